"""Exported GeoJSON opens in map programs, keeps to RFC 7946 and leaves nothing unsaid."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import antimeridian
import geopandas
import pyproj
import pytest
from shapely.geometry import LineString, shape

from geo.atlas import Atlas, build
from geo.dates.parsing import day_number
from geo.export.formats import FORMATS, Choice, export
from geo.export.meetings import LEG_EXPORT, MEETING_EXPORT
from geo.reports.loading import Dataset
from geo.schema import names
from geo.sphere.antimeridian import cut
from geo.sphere.geodesy import great_circle
from tests.build import atlas_of, gazetteer

DOUBTS = """meeting,source,date,venue,city,country,leaders,category,status,note
sure,one,2024-05-16/2024-05-17,,Beijing,China,A (Russia); B (China),,held,
vague,one,2024-06~,,Hanoi,Vietnam,A (Russia),,held,
open,one,[..2024-07-04],,Hanoi,Vietnam,A (Russia),,held,
undated,one,,,Hanoi,Vietnam,A (Russia),,invited,
plan,one,2025-01-02,,Havana,Cuba,A (Russia),,planned,
off,one,2024-08-01,,Havana,Cuba,A (Russia),,cancelled,
call,one,2024-08-02,,Moscow,Russia,A (Russia); B (China),video call,held,
nowhere,one,2024-08-03,,Xyzzyburg,,A (Russia),,held,
torn,one,2024-09-01,,Minsk,Belarus,A (Russia),,held,
torn,two,2024-09-05,,Minsk,Belarus,A (Russia),,held,
congo,one,2024-09-09,,Congo,,A (Russia),,held,
"""


@pytest.fixture(scope="module")
def bundled(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


def collection(atlas: Atlas, choice: Choice | None = None) -> dict[str, Any]:
    return json.loads(export(atlas, FORMATS["geojson"], choice))


def meetings(atlas: Atlas) -> dict[str, Any]:
    """The properties and geometry of every meeting, by its id."""
    features = collection(atlas)["features"]
    return {one["properties"]["meeting"]: one for one in features if one["properties"]["kind"] == "meeting"}


def test_geopandas_opens_it_with_a_point_for_every_meeting_and_a_line_for_every_leg(
    bundled: Atlas, tmp_path: Path
) -> None:
    path = tmp_path / "out.geojson"
    path.write_bytes(export(bundled, FORMATS["geojson"]))
    table = geopandas.read_file(path)
    assert table.crs.to_epsg() == 4326
    assert table["kind"].value_counts().to_dict() == {
        "meeting": len(bundled.meetings),
        "leg": len(bundled.travel.legs),
    }
    drawn = table[table.geometry.notna()]
    assert drawn.geometry.is_valid.all()
    assert drawn[drawn["kind"].eq("meeting")].geom_type.unique().tolist() == ["Point"]
    west, south, east, north = drawn.total_bounds
    assert west >= -180
    assert south >= -90
    assert east <= 180
    assert north <= 90


def test_positions_are_longitude_before_latitude(bundled: Atlas) -> None:
    lon, lat = meetings(bundled)["china-2024-05"]["geometry"]["coordinates"]
    assert (round(lon), round(lat)) == (116, 40)  # Beijing


def test_every_feature_has_the_declared_properties_and_an_id_of_its_own(bundled: Atlas) -> None:
    features = collection(bundled)["features"]
    said = {
        kind: {one["properties"]["kind"]: one["properties"] for one in features}[kind]
        for kind in ("meeting", "leg")
    }
    assert list(said["meeting"]) == ["kind", *(n for n in names(MEETING_EXPORT) if n not in ("lat", "lon"))]
    assert list(said["leg"]) == ["kind", *(n for n in names(LEG_EXPORT) if not n.endswith("_point"))]
    assert len({one["id"] for one in features}) == len(features)


def test_what_is_doubtful_is_said(tmp_path: Path) -> None:
    found = meetings(atlas_of(DOUBTS, tmp_path))
    said = {meeting: feature["properties"] for meeting, feature in found.items()}
    assert [said["sure"][name] for name in ("date", "date_kind", "first_day", "last_day")] == [
        *("2024-05-16/2024-05-17", "precise"),
        *("2024-05-16", "2024-05-17"),
    ]
    assert [said["vague"][name] for name in ("date", "date_kind", "approximate")] == [
        "2024-06~",
        "vague",
        True,
    ]
    assert [said["open"][name] for name in ("date", "first_day", "last_day")] == [
        "[..2024-07-04]",
        None,
        "2024-07-04",
    ]
    assert [said["undated"][name] for name in ("date", "date_kind", "first_day")] == ["", "none", None]
    statuses = {meeting: said[meeting]["status"] for meeting in ("undated", "plan", "off", "sure")}
    assert statuses == {"undated": "invited", "plan": "planned", "off": "cancelled", "sure": "held"}
    assert (said["call"]["in_person"], said["sure"]["in_person"]) == (False, True)
    assert found["nowhere"]["geometry"] is None
    assert (said["nowhere"]["precision"], said["nowhere"]["place"]) == ("none", "Xyzzyburg")
    assert said["torn"]["disagreements"] == "date – one: 2024-09-01; two: 2024-09-05"
    assert said["congo"]["ambiguous"]


def test_a_way_across_the_antimeridian_is_cut_on_it(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,country,leaders\n2024-05-16,Los Angeles,United States,A (Fiji)", tmp_path)
    legs = [one for one in collection(atlas)["features"] if one["properties"]["kind"] == "leg"]
    assert [one["geometry"]["type"] for one in legs] == ["MultiLineString"] * 2
    west, east = legs[0]["geometry"]["coordinates"]
    assert (west[-1][0], east[0][0]) == (180.0, -180.0)
    assert west[-1][1] == east[0][1]


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        ((-18.1, 178.4), (34.1, -118.2)),
        ((34.1, -118.2), (-18.1, 178.4)),
        ((64.7, 177.5), (64.8, -147.7)),
        ((-18.1, 179.9), (-18.1, -179.9)),
        ((52.0, 170.0), (52.0, -175.0)),
    ],
)
def test_the_cut_is_where_the_antimeridian_package_cuts(
    origin: tuple[float, float], destination: tuple[float, float]
) -> None:
    way = great_circle(origin, destination)
    turned = LineString([((lon + 180) % 360 - 180, lat) for lat, lon in way])
    theirs = antimeridian.fix_line_string(turned, great_circle=True)
    ours = cut(way)
    assert len(ours) == len(theirs.geoms) == 2
    for mine, other in zip(ours, theirs.geoms, strict=True):
        line = LineString([(lon, lat) for lat, lon in mine])
        assert line.hausdorff_distance(other) < 1e-5  # theirs rounds the latitude it crosses at


def test_following_a_leader_keeps_to_that_leader_and_says_the_role(bundled: Atlas) -> None:
    features = collection(bundled, Choice("Viktor Orban"))["features"]
    said = [one["properties"] for one in features]
    assert all("Viktor Orban" in one["leaders"] for one in said if one["kind"] == "meeting")
    assert {one["role"] for one in said if one["kind"] == "meeting"} == {"made"}
    legs = [one["destination"] for one in said if one["kind"] == "leg"]
    assert legs == ["Kyiv", "Moscow", "Beijing", "Budapest"]
    assert {one["basis"] for one in said if one["kind"] == "leg"} == {"stated"}


def test_a_range_keeps_to_its_days_both_inclusive(bundled: Atlas) -> None:
    choice = Choice("Vladimir Putin", day_number(2024, 5, 7), day_number(2024, 7, 10))
    features = collection(bundled, choice)["features"]
    held = [one for one in features if one["properties"].get("status") == "held"]
    assert sum(one["properties"]["kind"] == "meeting" for one in held) == 21
    assert len({one["properties"]["trip"] for one in held if one["properties"]["kind"] == "leg"}) == 5


def test_lines_are_as_long_as_their_kilometres_say(bundled: Atlas) -> None:
    earth = pyproj.Geod(ellps="WGS84")
    legs = [one for one in collection(bundled)["features"] if one["properties"]["kind"] == "leg"]
    for one in legs:
        km = earth.geometry_length(shape(one["geometry"])) / 1000
        assert km == pytest.approx(one["properties"]["distance_km"], rel=0.001)


def test_the_same_atlas_gives_the_same_bytes(bundled: Atlas) -> None:
    for form in FORMATS.values():
        assert export(bundled, form) == export(bundled, form), form.name
