"""Exported calendars say no more than is known, and stay themselves when the table grows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas, build
from geo.export.calendar import calendar
from geo.export.formats import FORMATS, Choice, export, notes
from geo.reports.loading import Dataset
from tests.build import atlas_of, gazetteer
from tests.export.test_geojson import DOUBTS

ICS = FORMATS["ics"]


def read(content: bytes) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(content)
    assert isinstance(found, icalendar.Calendar)
    assert not found.errors
    return found


def entries(atlas: Atlas, choice: Choice | None = None) -> dict[str, icalendar.cal.Component]:
    """The entries by the first word of the place or summary that tells them apart."""
    return {str(one["UID"]): one for one in read(export(atlas, ICS, choice)).subcomponents}


def by_occasion(tmp_path: Path) -> dict[str, icalendar.cal.Component]:
    """The entries of ``DOUBTS`` by the meeting's id, which stands in each as its occasion."""
    lines = DOUBTS.strip().splitlines()
    rows = [f"{lines[0]},occasion", *(f"{line},{line.partition(',')[0]}" for line in lines[1:])]
    found = entries(atlas_of("\n".join(rows), tmp_path)).values()
    return {str(one["SUMMARY"]).rpartition("– ")[2]: one for one in found}


@pytest.fixture(scope="module")
def bundled(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


def test_every_meeting_has_one_entry_with_a_uid_of_its_own(bundled: Atlas) -> None:
    found = read(export(bundled, ICS)).subcomponents
    assert len(found) == len({str(one["UID"]) for one in found}) == len(bundled.meetings)
    precise = bundled.meetings["date_kind"].eq("precise")
    assert sum(one.name == "VEVENT" for one in found) == precise.sum()


def test_an_event_lasts_whole_days_and_ends_on_the_day_after_the_last(tmp_path: Path) -> None:
    event = by_occasion(tmp_path)["sure"]
    assert event.name == "VEVENT"
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (dt.date(2024, 5, 16), dt.date(2024, 5, 18))
    assert str(event["LOCATION"]) == "Beijing, China"
    lat, lon = event.decoded("GEO")
    assert (round(lat), round(lon)) == (40, 116)
    assert str(event["STATUS"]) == "CONFIRMED"


@pytest.mark.parametrize(
    ("meeting", "words", "edtf"),
    [
        ("vague", "about June 2024", "2024-06~"),
        ("open", "on or before 4 July 2024", "[..2024-07-04]"),
        ("undated", "no date", None),
    ],
)
def test_what_is_not_known_to_the_day_is_on_no_day(
    meeting: str, words: str, edtf: str | None, tmp_path: Path
) -> None:
    entry = by_occasion(tmp_path)[meeting]
    assert entry.name == "VJOURNAL"
    assert not {"DTSTART", "DTEND", "DURATION"} & set(entry)
    assert words in str(entry["SUMMARY"])
    assert entry.get("X-SUMMIT-ATLAS-DATE") == edtf


def test_status_channel_place_and_disagreement_are_said(tmp_path: Path) -> None:
    found = by_occasion(tmp_path)
    statuses = {meeting: str(found[meeting]["STATUS"]) for meeting in ("plan", "off", "undated", "vague")}
    assert statuses == {"plan": "TENTATIVE", "off": "CANCELLED", "undated": "DRAFT", "vague": "FINAL"}
    assert str(found["off"]["SUMMARY"]).startswith("[cancelled]")
    assert "GEO" not in found["call"]
    assert "not in person" in found["call"]["CATEGORIES"].cats
    assert "GEO" not in found["nowhere"]
    assert "not located" in str(found["nowhere"]["DESCRIPTION"])
    assert "two: 2024-09-05" in str(found["torn"]["DESCRIPTION"])
    assert "several places" in str(found["congo"]["DESCRIPTION"])


def test_a_place_known_to_its_country_has_no_point(tmp_path: Path) -> None:
    (event,) = entries(atlas_of("date,country,leaders\n2024-05-16,Cuba,A (Russia)", tmp_path)).values()
    assert "GEO" not in event
    assert "known to the country only" in str(event["DESCRIPTION"])


def test_uids_stay_when_rows_are_added_and_shuffled(tmp_path: Path) -> None:
    head, *rows = DOUBTS.strip().splitlines()
    before = set(entries(atlas_of(DOUBTS, tmp_path)))
    more = ["new,one,2026-01-01,,Paris,France,A (Russia),,held,", *reversed(rows)]
    after = set(entries(atlas_of("\n".join([head, *more]), tmp_path)))
    assert before < after
    assert len(after) == len(before) + 1


def test_the_end_of_the_calendar_is_no_stumbling_block(tmp_path: Path) -> None:
    rows = "date,city,country,leaders\n9999-12-30/9999-12-31,Paris,France,A (Russia)\n"
    rows += "0001-01-01,Paris,France,A (Russia)"
    first, last = entries(atlas_of(rows, tmp_path)).values()
    assert first.decoded("DTSTART") == dt.date(1, 1, 1)
    assert last.decoded("DTSTART") == dt.date(9999, 12, 30)
    assert last.decoded("DURATION") == dt.timedelta(days=2)


def test_the_role_of_the_leader_followed_is_a_category(bundled: Atlas) -> None:
    found = entries(bundled, Choice("Viktor Orban")).values()
    assert {"visit made" in one["CATEGORIES"].cats for one in found} == {True}


def test_how_many_are_no_events_is_said(bundled: Atlas) -> None:
    loose = int(bundled.meetings["date_kind"].ne("precise").sum())
    assert [one for one in notes(bundled, ICS) if f"{loose} meetings not known to the day" in one]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_any_text_is_read_back_and_no_line_is_longer_than_75_octets(bundled: Atlas, text: str) -> None:
    meetings = bundled.meetings.assign(occasion=text)
    content = calendar(replace(bundled, meetings=meetings)).encode()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    for one in read(content).subcomponents:
        assert str(one["SUMMARY"]).endswith(f"– {text}")
