"""An editor's corrections win, are read from beside the table, and lose nothing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.atlas import Atlas, read
from geo.places.corrections import as_csv, with_choice, without
from geo.replay.document import replay_document
from geo.schema import CORRECTIONS, empty
from tests.build import gazetteer

REPORTS = """date,venue,city,country,leaders
2024-05-16,Palace,Minsk,Belarus,A (Russia)
2024-05-20,,Springfield,,A (Russia)
"""


def atlas_of(tmp_path: Path, places: str, name: str = "reports.csv") -> Atlas:
    (tmp_path / name).write_text(REPORTS, encoding="utf-8")
    (tmp_path / "places.csv").write_text(places, encoding="utf-8")
    return read(tmp_path if name == "reports.csv" else tmp_path / name, gazetteer=gazetteer())


def place(atlas: Atlas, word: str) -> pd.Series:
    return next(row for _, row in atlas.places.iterrows() if word in row["written"])


@pytest.mark.parametrize("name", ["reports.csv", "mine.csv"])
def test_a_correction_beside_the_table_places_the_venue(name: str, tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path, "venue,city,country,lat,lon\nPalace,Minsk,Belarus,53.9275,27.522\n", name)
    row = place(atlas, "Palace")
    assert (row["lat"], row["lon"], row["country"]) == (53.9275, 27.522, "BY")
    assert (row["precision"], row["method"], row["confidence"]) == ("venue", "corrected", 1.0)
    assert not row["ambiguous"]


def test_a_corrected_place_is_no_longer_a_finding(tmp_path: Path) -> None:
    before = atlas_of(tmp_path, "venue,city,country,lat,lon\n")
    after = atlas_of(
        tmp_path, 'city,lat,lon,name,precision\nSpringfield,39.78,-89.65,"Springfield, Illinois",city\n'
    )
    doubtful = [[one for one in atlas.problems if "Springfield" in one.found] for atlas in (before, after)]
    assert [len(one) for one in doubtful] == [1, 0]
    assert place(after, "Springfield")["name"] == "Springfield, Illinois"
    assert place(after, "Springfield")["country"] == "US"


def test_what_was_found_before_stays_among_the_candidates(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path, "city,lat,lon\nSpringfield,39.78,-89.65\n")
    assert len(place(atlas, "Springfield")["candidates"]) > 1


def test_a_venue_called_unlocatable_is_listed_and_never_drawn(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path, "city,lat,lon,status\nSpringfield,,,unlocatable\n")
    row = place(atlas, "Springfield")
    assert row["precision"] == "none"
    assert pd.isna(row["lat"])
    assert atlas.travel.meeting_points.count(-1) == 1
    assert not any("Springfield" in one.found for one in atlas.problems)


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ("Springfield,91,10,,", "lat", "91"),
        ("Springfield,,,,", "lat", ""),
        ("Springfield,1,2,,lost", "status", "lost"),
        ("Springfield,1,2,street,", "precision", "street"),
    ],
)
def test_a_faulty_correction_is_named_with_its_row(row: str, column: str, found: str, tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path, f"city,lat,lon,precision,status\n{row}\n")
    errors = [one for one in atlas.problems if one.severity == "error"]
    assert ("places.csv", 2, column, found) in [(one.file, one.row, one.column, one.found) for one in errors]


def test_of_two_choices_for_a_venue_the_last_one_stands_and_can_be_taken_back() -> None:
    blank = {
        "venue": "",
        "city": "X",
        "country": "",
        "name": "",
        "code": "",
        "precision": "",
        "status": "placed",
        "found_by": "",
    }
    table = with_choice(empty(CORRECTIONS), blank | {"lat": 1.0, "lon": 2.0})
    table = with_choice(table, blank | {"lat": 3.0, "lon": 4.0})
    table = with_choice(table, blank | {"city": "Y", "lat": pd.NA, "lon": pd.NA, "status": "unlocatable"})
    assert table["lat"].tolist()[:1] == [3.0]
    assert table["city"].tolist() == ["X", "Y"]
    assert without(table, "", " X ", "")["city"].tolist() == ["Y"]
    assert without(without(table, "", "X", ""), "", "Y", "").empty


def test_corrections_written_as_csv_are_read_back_the_same(tmp_path: Path) -> None:
    blank = {
        "venue": "",
        "city": "Springfield",
        "country": "",
        "precision": "city",
        "status": "placed",
        "found_by": "",
    }
    table = with_choice(
        empty(CORRECTIONS), blank | {"lat": 39.78, "lon": -89.65, "name": "=Springfield", "code": "US"}
    )
    atlas = atlas_of(tmp_path, as_csv(table))
    assert "'=Springfield" in as_csv(table)
    assert place(atlas, "Springfield")["name"] == "=Springfield"
    assert place(atlas, "Springfield")["lat"] == 39.78


def test_a_point_that_an_online_provider_found_keeps_its_credit(tmp_path: Path) -> None:
    places = "city,lat,lon,found_by\nSpringfield,39.78,-89.65,nominatim 2026-11-22\n"
    atlas = atlas_of(tmp_path, places)
    assert place(atlas, "Springfield")["method"] == "nominatim 2026-11-22, corrected"
    assert not any("Springfield" in one.found for one in atlas.problems)
    assert any("OpenStreetMap" in str(line) for line in replay_document(atlas)["credits"])
