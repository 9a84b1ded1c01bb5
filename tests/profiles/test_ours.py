"""Our own columns: lists in a cell are a row for each place, whatever else the table has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import geo

WHO = "Emmanuel Macron (France)"
BOTH = {"leaders": WHO, "city": ["Berlin", "Meissen"], "date": "2024-05-01/2024-05-02"}
ONE = {"leaders": WHO, "city": ["Rome"], "date": "2024-06-01"}


def stops(atlas: geo.Atlas) -> list[tuple[str, int]]:
    """The place of each meeting, and its number among those of its row."""
    reports = atlas.derived.reports.sort_values(["row", "stop"])
    place = {one.venue_key: one.name for one in atlas.derived.places.itertuples()}
    assert reports["meeting"].is_unique
    return [(place[key], int(stop)) for key, stop in reports[["venue_key", "stop"]].itertuples(index=False)]


class TestListsInACell:
    @pytest.mark.parametrize("given", ["records", "frame", "file"])
    def test_are_meetings_of_their_own_without_a_column_of_ids(self, given: str, tmp_path: Path) -> None:
        table: Any = [BOTH, ONE]
        if given == "frame":
            table = pd.DataFrame(table)
        elif given == "file":
            table = tmp_path / "visits.json"
            table.write_text(json.dumps([BOTH, ONE]), "utf-8")
        atlas = geo.read(table)
        assert stops(atlas) == [("Berlin", 1), ("Meissen", 2), ("Rome", 0)]
        assert not any(atlas.derived.meetings["disagreements"].map(len))

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ({"country": ["Spain", "Portugal"]}, [("Spain", 1), ("Portugal", 2)]),
            ({"venue": ["Tórshavn", "Vágur"], "country": "FO"}, [("Tórshavn", 1), ("Vágur", 2)]),
            ({"city": ["Oslo", "Bergen", "Oslo"], "meeting": ""}, [("Oslo", 1), ("Bergen", 2), ("Oslo", 3)]),
        ],
    )
    def test_of_countries_of_venues_and_with_blank_ids(
        self, row: dict[str, Any], told: list[tuple[str, int]]
    ) -> None:
        assert stops(geo.read([{"leaders": WHO, "date": "2024-05-01", **row}])) == told

    def test_keep_what_a_tag_says_of_one_place(self) -> None:
        atlas = geo.read([{**ONE, "city": ["Berlin", "Paris (cancelled)"]}])
        assert dict(atlas.meetings[["place", "status"]].to_numpy()) == {
            "Berlin": "held",
            "Paris": "cancelled",
        }

    def test_leave_the_order_that_the_table_gives_to_its_other_rows(self) -> None:
        given = [("Bergen", "2"), ("Oslo", "1"), (["Bonn", "Trier"], "")]
        rows = [{"leaders": WHO, "city": city, "date": "2024-06", "stop": stop} for city, stop in given]
        assert stops(geo.read(rows)) == [("Bergen", 2), ("Oslo", 1), ("Bonn", 1), ("Trier", 2)]
