"""The replay document keeps the contract of docs/replay.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.atlas import Atlas, build
from geo.dates import day_number
from geo.errors import UnknownLeaderError
from geo.geodesy import distance_km
from geo.replay import replay_document
from geo.reports import Dataset
from tests.build import atlas_of, gazetteer

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def atlas(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


@pytest.fixture(scope="module")
def document(atlas: Atlas) -> dict[str, Any]:
    return replay_document(atlas)


def test_the_bundled_reports_give_the_fixture_that_javascript_is_tested_with(
    document: dict[str, Any],
) -> None:
    fixture = json.loads((ROOT / "tests" / "fixtures" / "replay.json").read_text("utf-8"))
    assert document == fixture, "if this change is meant: python -m tests.make_replay_fixture"


def test_every_field_is_in_the_contract_and_every_field_of_the_contract_is_there(
    document: dict[str, Any],
) -> None:
    contract = (ROOT / "docs" / "replay.md").read_text("utf-8")
    for name, value in document.items():
        assert f"`{name}`" in contract, name
        for column in value if isinstance(value, dict) else ():
            assert column in contract, f"{name}.{column}"


def test_columns_of_a_table_have_one_length_and_references_stay_inside(document: dict[str, Any]) -> None:
    sizes = {}
    for name in ("leaders", "sources", "points", "routes", "meetings", "stays", "legs", "arrivals"):
        (sizes[name],) = {len(column) for column in document[name].values()}
    for table, column, target in (
        ("leaders", "seat", "points"),
        ("routes", "origin", "points"),
        ("routes", "destination", "points"),
        ("meetings", "point", "points"),
        ("stays", "leader", "leaders"),
        ("stays", "point", "points"),
        ("legs", "leader", "leaders"),
        ("legs", "route", "routes"),
        ("arrivals", "meeting", "meetings"),
        ("arrivals", "guest", "leaders"),
        ("arrivals", "route", "routes"),
    ):
        assert all(-1 <= value < sizes[target] for value in document[table][column]), (table, column)


def test_meetings_are_in_order_and_the_undated_last(document: dict[str, Any]) -> None:
    first = document["meetings"]["first"]
    dated = [day for day in first if day is not None]
    assert dated == sorted(dated)
    assert first[len(dated) :] == [None]


def test_an_open_date_is_nominal_and_says_so(document: dict[str, Any]) -> None:
    meetings = document["meetings"]
    kyiv = meetings["id"].index("orban-kyiv-2024")
    day = day_number(2024, 7, 4)
    assert (meetings["first"][kyiv], meetings["last"][kyiv], meetings["open"][kyiv]) == (day, day, 1)
    assert meetings["label"][kyiv] == "on or before 4 July 2024"


def test_guests_arrive_from_their_seats(document: dict[str, Any]) -> None:
    points, routes, meetings = document["points"]["name"], document["routes"], document["meetings"]["id"]
    arrivals = document["arrivals"]
    ways = {
        meetings[meeting]: points[routes["origin"][route]]
        for meeting, route in zip(arrivals["meeting"], arrivals["route"], strict=True)
        if points[routes["destination"][route]] in ("Moscow", "Kremlin")
    }
    assert ways["hungary-2024-07"] == "Budapest"
    assert ways["cuba-2024-05"] == "Havana"


def test_routes_are_distinct_and_their_lines_end_where_they_lead(document: dict[str, Any]) -> None:
    routes, points = document["routes"], document["points"]
    pairs = list(zip(routes["origin"], routes["destination"], strict=True))
    assert len(set(pairs)) == len(pairs)
    for (origin, destination), line, km in zip(pairs, routes["line"], routes["km"], strict=True):
        lat, lon = sum(line[0::2]) / 1000, sum(line[1::2]) / 1000
        assert lat == pytest.approx(points["lat"][destination], abs=0.001)
        assert (lon - points["lon"][destination]) % 360 == pytest.approx(0, abs=0.001) or (
            lon - points["lon"][destination]
        ) % 360 == pytest.approx(360, abs=0.001)
        ends = [(points["lat"][end], points["lon"][end]) for end in (origin, destination)]
        assert km == round(distance_km(*ends))


def test_a_route_over_the_antimeridian_stays_in_one_piece(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,country,leaders\n2024-06-18,Los Angeles,United States,A (Japan)", tmp_path)
    for line in replay_document(atlas)["routes"]["line"]:
        assert all(abs(step) < 180_000 for step in line[3::2])


def test_the_range_is_cut_to_what_is_dated(atlas: Atlas) -> None:
    whole = replay_document(atlas)["extent"]
    assert replay_document(atlas, first=-(10**6), last=10**6)["range"] == whole
    day = day_number(2024, 6, 1)
    assert replay_document(atlas, first=day)["range"] == [day, whole[1]]


def test_the_range_at_opening_is_what_is_known_to_have_happened_and_plans_do_not_squeeze_it(
    atlas: Atlas,
) -> None:
    assert replay_document(atlas)["range"] == [day_number(2024, 5, 8), day_number(2024, 7, 9)]
    assert replay_document(atlas)["extent"] == [day_number(2023, 3, 1), day_number(2025, 12, 31)]


def test_without_a_known_day_the_range_at_opening_is_everything(tmp_path: Path) -> None:
    rows = "date,country,leaders,status\n2024-06,China,A (Russia),held\n2025-02-03,China,A (Russia),planned"
    document = replay_document(atlas_of(rows, tmp_path))
    assert document["range"] == document["extent"] == [day_number(2024, 6, 1), day_number(2025, 2, 3)]


def test_following_is_by_any_name_and_an_unknown_one_is_refused(atlas: Atlas) -> None:
    document = replay_document(atlas, follow="modi")
    assert document["leaders"]["name"][document["follow"]] == "Narendra Modi"
    with pytest.raises(UnknownLeaderError):
        replay_document(atlas, follow="Nobody")


def test_without_any_date_there_is_no_range(tmp_path: Path) -> None:
    document = replay_document(atlas_of("date,country,leaders\n,China,A (Russia)", tmp_path))
    assert document["range"] is None
    assert document["extent"] is None
    assert document["meetings"]["first"] == [None]


def test_every_report_keeps_its_row(document: dict[str, Any]) -> None:
    rows = [report[5] for reports in document["meetings"]["reports"] for report in reports]
    assert len(rows) == len(set(rows)) == 51
    assert all(row.startswith("reports.csv row ") for row in rows)


def test_the_document_is_json_and_the_same_every_time(atlas: Atlas, document: dict[str, Any]) -> None:
    text = json.dumps(document, allow_nan=False)
    assert json.dumps(replay_document(atlas), allow_nan=False) == text
    assert json.loads(text) == document
