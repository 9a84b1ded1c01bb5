"""Spans of days in other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import DateSpan, civil, day_number, label, label_said, parse_date
from geo.language import LANGUAGES, speaking
from tests.examples import examples


def said(text: str, tag: str) -> str:
    span = parse_date(text)
    assert span is not None
    with speaking(tag):
        return label_said(span)


@pytest.mark.parametrize(
    ("text", "tag", "words"),
    [
        ("16 May 2024", "fr", "16 mai 2024"),
        ("16 May 2024", "ru", "16 мая 2024 г."),
        ("16 May 2024", "zh-Hans", "2024年5月16日"),
        ("16–17 May 2024", "de", "16.–17. Mai 2024"),
        ("May 2024", "uk", "травень 2024 р."),
        ("May 2024", "ja", "2024年5月"),
        ("2024", "es", "2024"),
        ("16 May 2024", "en", "16 May 2024"),
        ("44 BC", "fr", "44 BC"),
    ],
)
def test_days_months_and_years_are_those_of_cldr(text: str, tag: str, words: str) -> None:
    assert " ".join(said(text, tag).split()) == words


DAYS = st.integers(day_number(1900, 1, 1), day_number(2100, 12, 31))


@examples(60)
@given(DAYS, st.integers(0, 4000), st.booleans(), st.booleans(), st.sampled_from(list(LANGUAGES)))
def test_every_span_is_said_in_every_language(
    first: int, length: int, precise: bool, approximate: bool, tag: str
) -> None:
    span = DateSpan(first, first + length, precise, approximate)
    with speaking(tag):
        words = label_said(span)
    assert words
    assert "{" not in words
    if tag == "en":
        assert words == label(span)


def _whole(unit: str, first: int, length: int) -> DateSpan:
    """A day, days, a month or a year, from a day on."""
    year, month, _ = civil(first)
    if unit == "days":
        return DateSpan(first, first + length, precise=True, approximate=False)
    last_month = 12 if unit == "year" else month
    first_month = 1 if unit == "year" else month
    end = day_number(year + last_month // 12, last_month % 12 + 1, 1) - 1
    return DateSpan(day_number(year, first_month, 1), end, precise=False, approximate=False)


@examples(300)
@given(
    DAYS,
    st.integers(0, 40) | st.integers(0, 800),
    st.sampled_from(["days", "month", "year"]),
    st.sampled_from(list(LANGUAGES)),
)
def test_what_is_written_in_a_language_is_read_back_as_the_same_days(
    first: int, length: int, unit: str, tag: str
) -> None:
    span = _whole(unit, first, length)
    with speaking(tag):
        words = label_said(span)
    assert parse_date(words) == span, words
