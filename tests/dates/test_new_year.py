"""A stay over New Year of which one year is said; marks of footnotes; days of spreadsheets with a time."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.dates import completed, iso, parse_date, parse_dates
from geo.errors import DateError


def days(text: str) -> tuple[str, str]:
    span = parse_date(text)
    assert span is not None
    assert span.precise
    return iso(span.start_day or 0), iso(span.end_day or 0)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30.12.-2.1.2025", "2024-12-30", "2025-01-02"),
        ("30/12-2/1/2025", "2024-12-30", "2025-01-02"),
        ("28 December – 3 January 2024", "2023-12-28", "2024-01-03"),
        ("28 décembre – 3 janvier 2024", "2023-12-28", "2024-01-03"),
        ("December 30, 2023 to January 2", "2023-12-30", "2024-01-02"),
        ("28 November 2023 – 3 February", "2023-11-28", "2024-02-03"),
        ("2024年12月30日至1月2日", "2024-12-30", "2025-01-02"),
    ],
)
def test_the_year_of_one_end_settles_the_other_over_new_year(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["28 June – 3 January 2024", "3 May – 2 May 2024", "10 May 2020 – 5 March"])
def test_an_end_before_its_start_at_another_time_of_year_stays_a_fault(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


@pytest.mark.parametrize("text", ["December 30 – January 2", "30.12.-2.1.", "30/12-2/1", "12月30日至1月2日"])
def test_a_year_from_beside_is_that_of_the_first_day(text: str) -> None:
    assert days(completed(text, 2024)) == ("2024-12-30", "2025-01-02")


def test_chinese_days_without_a_year_get_the_one_beside_them() -> None:
    assert days(completed("10月9日至13日", 2024)) == ("2024-10-09", "2024-10-13")


def test_an_end_without_a_year_has_that_of_its_start_or_the_next_over_new_year() -> None:
    starts = pd.Series(["30 December 2020", "10 May 2021", "10 May 2021"])
    read = parse_dates(starts, pd.Series(["2 January", "12 May", "5 May"]))
    assert read.dates["date_label"].tolist() == ["30 December 2020 – 2 January 2021", "10–12 May 2021", ""]
    assert [row for row, _ in read.faults] == [2]


@pytest.mark.parametrize(
    "text", ["2024-05-16[1]", "16 May 2024 [3][4]", "16 May 2024[note 2]", "16 May 2024¹", "May 16, 2024[a]"]
)
def test_marks_of_footnotes_behind_a_date_are_no_part_of_it(text: str) -> None:
    assert days(text) == ("2024-05-16", "2024-05-16")


@pytest.mark.parametrize("text", ["202[4]", "2024-05-1[6]", "16 May 2024[c]"])
def test_brackets_that_may_be_an_editors_guess_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


@pytest.mark.parametrize("text", ["45428.75", "45428.0", "45428.333333333336"])
def test_the_time_of_day_of_a_spreadsheets_number_is_dropped(text: str) -> None:
    assert days(text) == ("2024-05-16", "2024-05-16")
