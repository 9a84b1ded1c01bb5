"""The marks of a text: whole words, none over another, and dates as days."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geo.dates import day_number
from geo.prose import marked, quote_spans, sentence_spans
from tests.examples import examples

PUBLISHED = day_number(2025, 5, 16)
TEXT = (
    "Finnish Prime Minister Aino Virtala met Karl Lindqvast in Oslo on Tuesday. The line opens on 1 June. "
    "Virtala will travel to Riga on Thursday, and has been in Congo since May."
)


def marks(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, text[one.start : one.end], one.value) for one in marked(text, PUBLISHED)]


def test_people_have_their_country_and_dates_their_day() -> None:
    found = marks(TEXT)
    assert ("person", "Finnish Prime Minister Aino Virtala", "Aino Virtala (Finland)") in found
    assert ("date", "Tuesday", "2025-05-13") in found
    assert ("date", "1 June", "2025-06-01") in found
    assert ("date", "Thursday", "2025-05-22") in found
    assert ("place", "Congo", "Congo") in found


def test_a_city_knows_its_country_where_that_is_sure() -> None:
    places = {one.value: (one.part, one.country) for one in marked(TEXT, PUBLISHED) if one.kind == "place"}
    assert places["Oslo"] == ("city", "Norway")
    assert places["Congo"] == ("country", "")


def test_a_text_in_no_language_that_is_known_has_no_marks() -> None:
    assert marks("Zxq wvu tsr qpo nml kji hgf edc ba.") == []


@examples(60)
@given(
    st.lists(st.sampled_from([*TEXT.split(), ".", "\n", "the", "5 May", "Ähm", "🧭"]), max_size=40).map(
        " ".join
    )
)
def test_marks_and_sentences_follow_each_other_and_lie_in_the_text(text: str) -> None:
    for spans in ([(one.start, one.end) for one in marked(text, PUBLISHED)], sentence_spans(text)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_quotes_are_found_whatever_white_space_and_marks_they_have() -> None:
    text = "He said: “We met\n in Oslo”, and left. Then they met again."
    assert quote_spans(['"We met in  Oslo"', "He said … met again.", "nowhere", ""], text) == [
        ((10, text.index("”")),),
        ((0, 7), (text.index("met again"), len(text))),
        (),
        (),
    ]
