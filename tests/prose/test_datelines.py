"""Several dated reports in one text: relative days count from the date line before them."""

from __future__ import annotations

import pytest

from geo.dates import day_number
from geo.prose import Told, marked, read_prose, records, verified

PUBLISHED = day_number(2024, 7, 10)
"""A Wednesday, two months behind the reports."""
MET = "French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris"


def rows(text: str, language: str = "en") -> list[dict[str, str]]:
    """The rows of a text."""
    return records([Told(read_prose(text, PUBLISHED, language=language), "x")])


def days(text: str, language: str = "en") -> list[str]:
    """The dates of the rows of a text."""
    return [row["date"] for row in rows(text, language)]


THREE = (
    f"PARIS (Reuters), 7 May 2024 - {MET} on Tuesday.\n\n"
    f"PARIS, 14 May 2024 (Reuters) - {MET} on Tuesday.\n\n"
    f"PARIS, May 21 (Reuters) — {MET} on Tuesday."
)
LINES = (
    f"7 May 2024\n\n{MET} on Tuesday.\n\n"
    f"Tuesday, 14 May 2024\n\n{MET} yesterday.\n\n"
    f"21 May 2024:\n\n{MET} on Tuesday."
)


def test_a_weekday_counts_from_the_date_line_of_its_own_report() -> None:
    assert days(THREE) == ["2024-05-07", "2024-05-14", "2024-05-21"]


def test_a_date_alone_in_its_line_is_a_date_line_too() -> None:
    assert days(LINES) == ["2024-05-07", "2024-05-13", "2024-05-21"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday", "2024-05-06"),
        ("today", "2024-05-07"),
        ("last Friday", "2024-05-03"),
        ("on Sunday", "2024-05-05"),
        ("three days ago", "2024-05-04"),
        ("on 2 April", "2024-04-02"),
    ],
)
def test_every_relative_day_counts_from_the_date_line(said: str, day: str) -> None:
    assert days(f"PARIS, 7 May 2024 (AFP) — {MET} {said}.") == [day]


def test_the_date_line_holds_for_the_paragraphs_below_it() -> None:
    text = f"PARIS, 7 May 2024 (AFP) — Traffic was heavy.\n\nIt rained.\n\n{MET} on Monday."
    assert days(text) == ["2024-05-06"]


def test_what_a_report_says_is_to_come_is_planned_from_its_day() -> None:
    text = "PARIS, 7 May 2024 (AFP) — French President Emmanuel Macron will visit Rome on Friday."
    assert [(row["date"], row["status"]) for row in rows(text)] == [("2024-05-10", "planned")]


def test_a_diary_of_past_days_plans_nothing() -> None:
    text = f"7 May 2024 - It rained all day.\n\nOn 9 May 2024, {MET}."
    assert [(row["date"], row["status"]) for row in rows(text)] == [("2024-05-09", "held")]


@pytest.mark.parametrize(
    "text",
    [
        f"{MET} on Tuesday.",
        f"PARIS (Reuters) - {MET} on Tuesday.",
        f"Nobody came on 7 May 2024 - {MET} on Tuesday.",
        f"PARIS, 7 May 2031 (Reuters) - {MET} on Tuesday.",
        f"PARIS, 7-8 May 2024 (Reuters) - {MET} on Tuesday.",
    ],
)
def test_a_text_without_a_day_of_its_own_counts_from_publication(text: str) -> None:
    assert "2024-07-09" in days(text)


@pytest.mark.parametrize("text", [THREE, LINES])
def test_rows_hold_by_the_date_line_and_not_by_publication(text: str) -> None:
    found = rows(text)
    assert all(one.holds for one in verified(found, text, PUBLISHED, language="en"))
    altered = [row | {"date": "2024-07-09"} for row in found]
    assert all("date" in one.faults for one in verified(altered, text, PUBLISHED, language="en"))


def test_days_are_marked_as_they_are_read() -> None:
    dates = [mark.value for mark in marked(LINES, PUBLISHED, language="en") if mark.kind == "date"]
    assert dates == ["2024-05-07", "2024-05-07", "2024-05-14", "2024-05-13", "2024-05-21", "2024-05-21"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "PARIS, 7 mai 2024 (AFP) — Le président français Emmanuel Macron a rencontré mardi à Paris le"
               " chancelier allemand Olaf Scholz."),
        ("es", "MADRID, 7 mayo 2024 (EFE) — El presidente francés, Emmanuel Macron, se reunió el martes en"
               " Madrid con el canciller alemán, Olaf Scholz."),
        ("de", "BERLIN, 7. Mai 2024 (dpa) — Der französische Präsident Emmanuel Macron hat am Dienstag in"
               " Berlin Bundeskanzler Olaf Scholz getroffen."),
        ("ru", "МОСКВА, 7 мая. /ТАСС/. Президент России Владимир Путин встретился во вторник в Москве с"
               " президентом Франции Эмманюэлем Макроном."),
    ],
)  # fmt: skip
def test_date_lines_of_other_languages_count_alike(language: str, text: str) -> None:
    assert days(text, language) == ["2024-05-07"]


REPORT = (
    "KABUL: Foreign Minister Ann Reed met Afghan President Karim Noor in Kabul on Monday.\n\n"
    "Reed also met Prime Minister Omar Zahid.\n"
)


def test_what_a_report_goes_on_to_tell_is_of_the_day_and_place_with_which_it_begins() -> None:
    row = rows(f"{REPORT}")[1]
    assert (row["date"], row["city"], row["leaders"]) == ("2024-07-08", "Kabul", "Ann Reed; Omar Zahid")
    assert "the day with which the report begins" in row["note"]


@pytest.mark.parametrize(
    "told",
    [
        "Reed had met Prime Minister Omar Zahid.",
        "Earlier, Reed met Prime Minister Omar Zahid.",
        "Reed met Prime Minister Omar Zahid three times.",
        "Reed said she met Prime Minister Omar Zahid.",
        "King Felipe met Prime Minister Omar Zahid.",
        "Reed met Prime Minister Omar Zahid in Delhi.",
        "Reed was born on 3 May 1960.\n\nReed met Prime Minister Omar Zahid.",
        "Reed will meet Prime Minister Omar Zahid.",
    ],
)
def test_the_day_of_a_report_s_beginning_is_lent_to_nothing_that_may_be_of_another(told: str) -> None:
    found = days(REPORT.replace("Reed also met Prime Minister Omar Zahid.", told))
    assert [day for day in found if day] == ["2024-07-08"]


def test_a_row_whose_day_the_report_began_with_holds_and_another_day_does_not() -> None:
    row = rows(REPORT)[1]
    held, false = verified([row, row | {"date": "2024-07-09"}], REPORT, PUBLISHED, language="en")
    assert held.holds
    assert "date" in false.faults
