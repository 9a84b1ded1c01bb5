"""Lists of records within records: visits are rows, what only tells of a visit is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.errors import TableError
from geo.tables import RawTable, nested, read_tables


def read(document: object) -> RawTable:
    return read_tables(Path("t.json"), json.dumps(document).encode())["reports"]


PAPERS = [{"title": "Communiqué", "issuer": "Press office", "published": "2001-05-09"}, {"title": "Speech"}]
PHOTOS = [{"file": "a.jpg", "isLocal": True}, {"file": "b.jpg", "isLocal": False}]
MAPS = [{"url": "https://example.org/a", "place": "https://example.org/b"}] * 3


@pytest.mark.parametrize("name", ["papers", "documents", "photos", "sourceList"])
@pytest.mark.parametrize("inner", [PAPERS, PHOTOS, MAPS])
def test_what_tells_of_a_visit_is_kept_in_its_cell_and_said(name: str, inner: object) -> None:
    visit = {"leader": "A", "city": "Oslo", "date": "2001-05-07", name: inner}
    table = read([visit, visit | {"city": "Bern"}])
    assert table.cells["city"].tolist() == ["Oslo", "Bern"]
    assert json.loads(table.cells[name][0]) == inner
    assert [(one.severity, name in one.found) for one in table.problems if one.kind == "records"] == [
        ("note", True)
    ]
    assert not [one for one in table.problems if one.severity == "error"]


@pytest.mark.parametrize(
    ("outer", "name", "inner"),
    [
        ({"leader": "A", "year": 1901}, "legs", [{"ort": "Linz", "ankunft": "1901-02-03"}] * 2),
        ({"tour": "North", "country": "Norway"}, "gigs", [{"day": "1901-02-03", "hall": {"name": "X"}}] * 2),
        ({"leader": "A", "start": "1901-02-03"}, "etapes", [{"ville": "Nantes"}, {"ville": "Brest"}]),
        ({"leader": "A", "born": "1850-01-01"}, "seen", [{"x": "1901-02-03"}, {"x": "1901-02-04"}]),
        ({"city": "Oslo", "date": "1901-02-03"}, "participants", [{"name": "A"}, {"name": "B"}]),
    ],
)  # fmt: skip
def test_inner_records_that_say_when_where_or_who_are_rows(outer: object, name: str, inner: object) -> None:
    assert isinstance(outer, dict)
    table = read([outer | {name: inner, "images": PHOTOS}] * 3)
    assert len(table.cells) == 6
    assert [one.severity for one in table.problems if one.kind == "records"] == ["note", "note"]


def test_lists_that_all_hold_visits_are_an_error_with_their_names() -> None:
    stops = [{"city": "Oslo", "date": "2001-05-07"}]
    found = [p for p in read([{"leader": "A", "out": stops, "home": stops}]).problems if p.kind == "records"]
    assert [one.severity for one in found] == ["error"]
    assert "out" in found[0].found
    assert "home" in found[0].found


def test_a_text_whose_lines_begin_with_dates_is_told_apart_from_a_broken_table() -> None:
    text = "# Diary\n\n- 03/05/1923, Turin\n- 04/05/1923, Nice\n* 7 May 1923: Bern\n\nThen home.\n"
    with pytest.raises(TableError, match="3 lines begin with a date"):
        read_tables(Path("t.md"), text.encode())
    with pytest.raises(TableError, match="Markdown without a table"):
        read_tables(Path("t.md"), b"# Notes\n\nNothing happened.\n")


def test_stops_that_say_their_day_and_place_are_rows_though_the_record_says_both() -> None:
    stops = [{"city": "Rome", "date": "2024-05-02"}, {"city": "Oslo", "date": "2024-05-04"}]
    journey = {"date": "2024-05-01", "leader": "A", "city": "Berlin", "stops": stops}
    table = read([journey, journey | {"city": "Vienna"}])
    assert table.cells["stops.city"].tolist() == ["Rome", "Oslo"] * 2


def test_records_without_lists_are_read_without_asking_what_their_values_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To ask after each of very many keys took nearly all the time in which such a file was refused."""
    asked: list[object] = []
    monkeypatch.setattr(nested, "of_visits", lambda flat, lists: asked.append(lists) or [])
    assert read([{"leader": "A", "city": "Oslo"}]).cells["city"].tolist() == ["Oslo"]
    assert asked == []
    read([{"leader": "A", "stops": PAPERS}])
    assert asked == [["stops"]]
