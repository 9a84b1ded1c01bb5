"""Two dates in figures with a word for "to" between them, whatever the language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import parse_date
from geo.dates.ranges import joined_by_to
from geo.errors import DateError

WORDS = [
    " to ", " à ", " a ", " au ", " bis ", " bis zum ", " al ", " hasta ", " hasta el ", " até ", " fino al ",
    " по ", " до ", " do ", " t/m ", " 至 ", "至", " 到 ", "到", "～", "〜", " ~ ",
    "から", " → ", "->", " 부터 ",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(
    ("first", "last"),
    [("1987-03-30", "1987-04-02"), ("30.03.1987", "02.04.1987"), ("30/3/1987", "2/4/1987"),
     ("1987/03/30", "1987/04/02")],
)  # fmt: skip
def test_days_in_figures_are_joined_by_the_word_of_any_language(word: str, first: str, last: str) -> None:
    assert parse_date(f"{first}{word}{last}") == parse_date("30 March 1987 – 2 April 1987")


@pytest.mark.parametrize(
    "text",
    ["从1987-03-30到1987-04-02", "1987-03-30から1987-04-02まで", "del 1987-03-30 al 1987-04-02",
     "du 30/03/1987 au 02/04/1987", "vom 30.03.1987 bis 02.04.1987", "с 30.03.1987 по 02.04.1987"],
)  # fmt: skip
def test_a_word_before_and_after_says_nothing_more(text: str) -> None:
    assert parse_date(text) == parse_date("1987-03-30/1987-04-02")


def test_months_and_years_are_joined_too_and_stay_vague() -> None:
    assert parse_date("1987-03 至 1987-04") == parse_date("March 1987 – April 1987")
    assert parse_date("1914 à 1918") == parse_date("1914–1918")


@pytest.mark.parametrize("text", ["3 a 5", "vers 1987-03-30", "rome à paris", "1987-03-30 à", "1987-03-30"])
def test_what_is_no_pair_of_dates_is_not_joined(text: str) -> None:
    assert joined_by_to(text) is None


def test_figures_that_are_no_dates_are_none() -> None:
    with pytest.raises(DateError):
        parse_date("10.5 a 12.5")


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(DateError, match="before it starts"):
        parse_date("1987-04-02 至 1987-03-30")


@given(st.dates(), st.dates(), st.sampled_from(WORDS))
def test_every_pair_of_days_reads_as_the_interval_of_edtf(one: object, other: object, word: str) -> None:
    first, last = sorted((str(one), str(other)))
    assert parse_date(f"{first}{word}{last}") == parse_date(f"{first}/{last}")
