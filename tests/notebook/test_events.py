"""Flows in a line: counted from tables of meetings, shown as a map, refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

import geo
from geo.errors import FlowSourceError


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "trips.csv"
    path.write_text(
        "leader,date,city,country\n"
        "Ana Nord (Norway),2024-01-05,Paris,France\n"
        "Ana Nord (Norway),2024-01-20,Rome,Italy\n"
        "Ben Sud (Chile),2024-02-29,Oslo,Norway\n",
        encoding="utf-8",
    )
    return path


def test_visits_are_counted_from_country_to_place_by_period(table: Path) -> None:
    found = geo.flows(table, by="year").table
    assert sorted(zip(found["origin"], found["country"], found["count"], strict=True)) == [
        ("CL", "NO", 1), ("NO", "FR", 1), ("NO", "IT", 1),
    ]  # fmt: skip


def test_ends_of_the_range_are_inclusive_and_a_glob_is_its_files(table: Path) -> None:
    asked = geo.flows(str(table.parent / "*.csv"), start="2024-01-20", end="2024-02-29")
    assert sorted(asked.table["country"]) == ["IT", "NO"]
    assert sum(asked.left_out.values()) == 1
    assert "2 visits, 2 flows by month" in repr(asked)


def test_the_map_shows_itself_but_is_not_steered(table: Path) -> None:
    shown = geo.flows(table).map(title="Who <b>", countries="received")
    assert "summit-atlas-flows" in shown.to_html()
    assert "Who <b>" not in shown._repr_html_()
    with pytest.raises(ValueError, match="no leader and no day"):
        shown.widget()


def test_what_cannot_be_is_refused_in_words(table: Path) -> None:
    with pytest.raises(FlowSourceError, match="no file is there"):
        geo.flows(table.parent / "none.csv")
    with pytest.raises(ValueError, match="day, week, month, year"):
        geo.flows(table, by="decade")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="countries got"):
        geo.flows(table).map(countries="hosted")
