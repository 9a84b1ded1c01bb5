"""Answers of other readers: read in the shapes that they come in, and held against the text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.desk import NotTakenError, answered, pointed, prompt, rows_of, taken
from tests.desk.desks import TEXTS, desk, place
from tests.examples import examples

QUOTE = (
    "Virtala travelled to Oslo on 5 May, where she held talks with Norwegian Prime Minister Sigrun Halvdal."
)
GOOD = {
    "leaders": "Aino Virtala (Finland); Sigrun Halvdal (Norway)",
    "date": "2025-05-05",
    "city": "Oslo",
    "country": "Norway",
    "status": "held",
    "quote": QUOTE,
}
CSV = "leaders,date,city,country,status,quote\n" + ",".join(f'"{text}"' for text in GOOD.values())
TABLE = "| leaders | date | city | quote |\n| - | - | - | - |\n| {leaders} | {date} | {city} | {quote} |\n"


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps([GOOD]),
        json.dumps({"rows": [GOOD]}),
        json.dumps([{**GOOD, "leaders": GOOD["leaders"].split("; ")}]),
        f"Here you are [1]:\n```json\n{json.dumps([GOOD], indent=1)}\n```\nAnything else?",
        CSV,
        f"```csv\n{CSV}\n```",
        TABLE.format(**GOOD),
        f"The rows are:\n\n{TABLE.format(**GOOD)}",
    ],
)
def test_an_answer_in_any_usual_shape_becomes_rows_that_hold(answer: str) -> None:
    cards = answered(desk(), 0, answer).made
    assert [(card.leaders, card.fields["date"], dict(card.faults)) for card in cards] == [
        (("Aino Virtala (Finland)", "Sigrun Halvdal (Norway)"), "2025-05-05", {})
    ]
    assert TEXTS[0].text[slice(*cards[0].spans[0])] == cards[0].quote == QUOTE
    rests = {key: TEXTS[0].text[one.start : one.end] for key, one in cards[0].basis.items()}
    assert (rests["date"], rests["city"]) == ("5 May", "Oslo")
    assert rests["leaders"].startswith("Virtala travelled")
    assert rests["leaders"].endswith("Halvdal")


@pytest.mark.parametrize(
    ("field", "text"), [("date", "2025-05-06"), ("city", "Bergen"), ("status", "planned")]
)
def test_a_row_that_the_text_does_not_support_says_where_and_is_not_taken(field: str, text: str) -> None:
    stands = desk().after(answered(desk(), 0, json.dumps([{**GOOD, field: text}])))
    assert field in stands.card("0.given1").faults
    with pytest.raises(NotTakenError):
        taken(stands, "0.given1")


def test_a_quote_that_stands_nowhere_is_never_taken_until_words_are_marked() -> None:
    stands = desk().after(answered(desk(), 0, json.dumps([{**GOOD, "quote": "They met in Oslo."}])))
    with pytest.raises(NotTakenError, match="mark in the text"):
        taken(stands, "0.given1", sure=True)
    stands = stands.after(pointed(stands, "0.given1", "quote", *place("Virtala travelled to Oslo")))
    assert stands.card("0.given1").faults == {}
    assert rows_of(stands.after(taken(stands, "0.given1")))[0]["quote"] == QUOTE


@pytest.mark.parametrize(
    "answer", ["", "I cannot help with that.", "[]", "[1, 2]", "[" * 100_000, '[{"leaders": "A"}]', "{"]
)
def test_what_is_no_table_of_rows_is_refused_in_words(answer: str) -> None:
    with pytest.raises(NotTakenError):
        answered(desk(), 0, answer)


@examples(60)
@given(
    st.text()
    | st.lists(st.dictionaries(st.text(max_size=8), st.text() | st.none() | st.integers())).map(json.dumps)
)
def test_any_answer_gives_rows_or_is_refused(answer: str) -> None:
    try:
        step = answered(desk(), 0, answer)
    except NotTakenError:
        return
    assert all(card.faults for card in step.made)


def test_the_prompt_has_the_text_its_day_and_every_column() -> None:
    words = prompt(TEXTS[0])
    assert TEXTS[0].text in words
    assert "Published: 2025-05-16" in words
    assert all(
        f"\n{name} " in words for name in ("leaders", "date", "venue", "city", "country", "status", "quote")
    )
