"""Calendars as they are met: cut off, with faults, with days written in several ways, and very large."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from geo.errors import Problem, TableError
from geo.tables import RawTable, read_tables


def calendar(*events: str, end: str = "END:VCALENDAR\n") -> RawTable:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return read_tables(Path("x.ics"), f"BEGIN:VCALENDAR\n{body}{end}".encode())["reports"]


def days(table: RawTable) -> list[tuple[str, str]]:
    ends = table.cells["end"].tolist() if "end" in table.cells else [""] * len(table.cells)
    return list(zip(table.cells["begin"].tolist(), ends, strict=True))


def told(table: RawTable, *kinds: str) -> list[Problem]:
    return [one for one in table.problems if one.kind not in ("lists", *kinds)]


@pytest.mark.parametrize(
    ("lines", "first", "last"),
    [
        ("DTSTART;VALUE=DATE:20240501\nDURATION:P5D", "2024-05-01", "2024-05-05"),
        ("DTSTART;VALUE=DATE:20240501\nDURATION:P1W", "2024-05-01", "2024-05-07"),
        ("DTSTART:20240501T220000\nDURATION:PT4H", "2024-05-01T22:00:00", "2024-05-02T02:00:00"),
        ("DTSTART:20240501T220000\nDURATION:PT2H", "2024-05-01T22:00:00", "2024-05-01"),
        ("DTSTART:20240601T000000\nDTEND:20240602T000000", "2024-06-01", "2024-06-01"),
        ("DTSTART:20240601T100000\nDTEND;VALUE=DATE:20240603", "2024-06-01T10:00:00", "2024-06-02"),
        ("DTSTART;VALUE=DATE:20240601\nDTEND:20240602T120000", "2024-06-01", "2024-06-02T12:00:00"),
        ("DTSTART;VALUE=DATE:20240601\nDTEND;VALUE=DATE:20240601", "2024-06-01", "2024-06-01"),
        ("dtstart;value=date:20240601", "2024-06-01", ""),
    ],
)
def test_the_last_day_is_the_last_on_which_it_goes_on(lines: str, first: str, last: str) -> None:
    assert days(calendar(lines)) == [(first, last)]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 400))
def test_a_duration_and_an_end_of_the_same_days_are_one(begin: dt.date, count: int) -> None:
    made = Calendar()
    for name, value in (("dtend", begin + dt.timedelta(count)), ("duration", dt.timedelta(count))):
        event = Event()
        event.add("dtstart", begin)
        event.add(name, value)
        made.add_component(event)
    read = read_tables(Path("x.ics"), made.to_ical())["reports"]
    last = begin + dt.timedelta(count - 1)
    assert days(read) == [(begin.isoformat(), last.isoformat())] * 2


def test_a_calendar_that_is_cut_off_says_how_many_events_are_whole() -> None:
    whole = "DTSTART:20240501\nSUMMARY:a"
    for end in ("BEGIN:VEVENT\nDTSTART:20240601\n", "BEGIN:VEVENT\nDTSTART:20240601\nEND:VCALENDAR\n"):
        read = calendar(whole, whole, end=end)
        assert len(read.cells) == 2
        (warning,) = told(read)
        assert (warning.severity, warning.found) == (
            "warning",
            "a calendar that is cut off: of its events 3 begin, and 2 are whole",
        )
    assert "of its events 2 begin, and 2 are whole" in told(calendar(whole, whole, end=""))[0].found
    with pytest.raises(TableError, match="whose events have no end"):
        calendar(end="BEGIN:VEVENT\nDTSTART:20240601\n")


def test_a_property_that_cannot_be_read_is_told_with_its_row_and_the_others_are_read() -> None:
    read = calendar(
        "DTSTART:20240501\nSUMMARY:a",
        "DTSTART:2024-07-01\nDTEND:2024-07-03\nSUMMARY:b",
        "DTSTART:20240801\nDURATION:five days\nGEO:here\nSUMMARY:c",
        "DTSTART;VALUE=DATE:99991231\nDURATION:P9D\nSUMMARY:d\nthis is no property",
    )
    assert read.cells["summary"].tolist() == ["a", "b", "c", "d"]
    assert days(read) == [
        ("2024-05-01", ""), ("2024-07-01", "2024-07-03"), ("2024-08-01", ""), ("9999-12-31", ""),
    ]  # fmt: skip
    assert [(one.row, one.column, one.found) for one in told(read)] == [
        (3, "DTSTART", "2024-07-01"),
        (3, "DTEND", "2024-07-03"),
        (4, "DURATION", "five days"),
        (5, "DURATION", "P9D"),
        (4, "GEO", "here"),
        (5, None, "1 line of events that says no property"),
    ]


def test_properties_that_stand_twice_are_both_read_or_told() -> None:
    read = calendar(
        "DTSTART:20240801\nLOCATION:Madrid\\, Spain\nLOCATION:Lisbon\\, Portugal\nSUMMARY:a\nSUMMARY:a",
        "DTSTART:20240901\nDTSTART:20241001\nLOCATION:Rome\nSUMMARY:b",
    )
    assert read.cells["location"].tolist() == ["Madrid, Spain\nLisbon, Portugal", "Rome"]
    assert read.cells["summary"].tolist() == ["a", "b"]
    assert days(read)[1] == ("2024-09-01", "")
    assert [(one.row, one.found) for one in told(read)] == [
        (3, "DTSTART more than once in one event, in 1 row")
    ]


def test_other_components_with_faults_are_no_hindrance_and_lines_that_go_on_are_one() -> None:
    read = calendar(
        "BEGIN:VALARM\nTRIGGER:nonsense\nDTSTART:19990101\nEND:VALARM\nDTSTART:20240501\n"
        "SUMMARY:a lo\n ng visit",
        end="BEGIN:VTODO\nDUE:never\nEND:VTODO\nEND:VCALENDAR\n",
    )
    assert (days(read), read.cells["summary"].tolist()) == ([("2024-05-01", "")], ["a long visit"])
    assert told(read) == []


def test_days_in_universal_time_are_noted_once_with_their_rows() -> None:
    read = calendar(
        "DTSTART:20240501T233000Z",
        "DTSTART;TZID=Asia/Tokyo:20240502T083000",
        "DTSTART;TZID=UTC:20240503T010000",
    )
    (note,) = told(read)
    assert (note.severity, note.kind, note.rows) == ("note", "utc", (2, 4))
    assert "2 rows" in note.found


@pytest.mark.parametrize(
    "body",
    [
        "BEGIN:VTODO\nSUMMARY:a\nDUE:20240501\nEND:VTODO\n" * 500_000,
        "BEGIN:VEVENT\nDTSTART:20240501T100000Z\nLOCATION:Oslo\\, Norway\nEND:VEVENT\n" * 50_001,
        "BEGIN:VEVENT\n" + "".join(f"ATTENDEE;CN=P{n}:mailto:a@example.org\n" for n in range(50_001)),
        "BEGIN:VEVENT\n" + "SUMMARY:a\n" * 400_001,
        "BEGIN:VEVENT\n" + f"DESCRIPTION:{'a' * 30_000}\n" * 1_000,
        "\n" * 5_000_001,
    ],
    ids=["tasks", "events", "people", "properties", "characters", "lines"],
)
def test_too_much_of_anything_is_passed_over_or_refused_in_short(body: str) -> None:
    begin = time.process_time()
    with pytest.raises(TableError, match=r"at most|without events"):
        read_tables(Path("x.ics"), f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n".encode())
    assert time.process_time() - begin < 10
