"""What the projections promise, held against figures and libraries that are not ours."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator
from typing import Any

import pytest
from geographiclib.geodesic import Geodesic
from geopy import Point
from geopy.distance import geodesic

from geo.html import basemap_text
from tests import node
from tests.node import Core

EARTH_KM2 = 510_065_621.7
"""The surface of WGS 84 (NIMA TR8350.2)."""

SURFACE_KM2 = {
    "BR": 8_515_770, "AU": 7_741_220, "AR": 2_780_400, "KZ": 2_724_902, "CD": 2_344_860, "MX": 1_964_375,
    "MN": 1_564_120, "PE": 1_285_220, "AO": 1_246_700, "ZA": 1_219_090, "CO": 1_141_749, "BO": 1_098_580,
    "EG": 1_001_450, "TZ": 947_300, "VE": 912_050, "NA": 824_290, "TR": 785_350, "ZM": 752_610,
    "CF": 622_980, "BW": 581_730, "TH": 513_120, "ES": 505_970, "UZ": 447_400, "IQ": 435_052,
    "ZW": 390_760, "DE": 357_580, "PL": 312_680, "IT": 301_340, "NZ": 267_710,
}  # fmt: skip
"""Surface areas as published by the World Bank (AG.SRF.TOTL.K2, after FAO), of countries whose outlines in
Natural Earth have the same extent: no borders through deserts that are not surveyed, nothing disputed."""

SEATS = {
    "Moscow": (55.75, 37.62), "Washington": (38.9, -77.04), "Quito": (-0.22, -78.51),
    "Canberra": (-35.28, 149.13), "Suva": (-18.14, 178.44), "Reykjavik": (64.15, -21.94),
}  # fmt: skip


@pytest.fixture(scope="module")
def core() -> Iterator[Core]:
    """The scripts that need no page, with ``shapes`` of the base map and ``traced`` (see below)."""
    with node.started() as core:
        core.evaluate(
            "(world) => { globalThis.shapes = core.createShapes(world); }", json.loads(basemap_text())
        )
        core.evaluate(TRACED)
        yield core


TRACED = """() => {
  globalThis.projected = (name, lat, lon) => core.createProjection(name, { lat, lon });
  globalThis.ringsOf = (projection, object) => {
    const rings = [];
    const to = (x, y) => rings[rings.length - 1].push([x, y]);
    const pen = { moveTo: (x, y) => { rings.push([]); to(x, y); }, lineTo: to, closePath() {}, arc() {} };
    projection.trace(object, pen, 1e-6);
    return rings;
  };
  globalThis.areaOf = (rings) => {
    const twice = (ring) => ring.reduce((sum, [x, y], at) => {
      const [u, v] = ring[(at + 1) % ring.length];
      return sum + x * v - u * y;
    }, 0);
    return Math.abs(rings.reduce((sum, ring) => sum + twice(ring), 0)) / 2;
  };
}"""
"""``ringsOf(projection, object)``: an object of GeoJSON as rings of the plane; ``areaOf(rings)``."""


def ask(core: Core, expression: str, *argument: Any) -> Any:
    """What an expression of ``a``, the arguments, gives."""
    return core.evaluate(f"(a) => {expression}", argument)


def shares(core: Core, codes: list[str], lon: float) -> list[float]:
    """Which share of the world countries fill on a map in Equal Earth with this longitude in its middle."""
    found: list[float] = ask(
        core,
        "{ const p = projected('equal-earth', 0, a[1]); const whole = areaOf(ringsOf(p, { type: 'Sphere' }));"
        " return a[0].map((code) => areaOf(ringsOf(p, shapes.country(code, false).area)) / whole); }",
        codes,
        lon,
    )
    return found


class TestAreas:
    """Countries drawn in Equal Earth."""

    @pytest.mark.parametrize("lon", [0, 150, -100])
    def test_agree_with_published_ones_to_a_hundredth(self, core: Core, lon: float) -> None:
        drawn = shares(core, list(SURFACE_KM2), lon)
        off = {
            code: share * EARTH_KM2 / published - 1
            for (code, published), share in zip(SURFACE_KM2.items(), drawn, strict=True)
        }
        assert {code: error for code, error in off.items() if abs(error) > 0.01} == {}

    def test_agree_with_those_of_the_same_outlines_on_the_ellipsoid(self, core: Core) -> None:
        """Far north and at the equator, on both sides of ±180° and around the pole."""
        codes = ["GL", "CD", "FJ", "RU", "AQ", "NO", "US", "ID", "NZ"]
        outlines = ask(core, "a[0].map((code) => shapes.country(code, false).area.coordinates)", codes)
        for code, polygons, share in zip(codes, outlines, shares(core, codes, 0), strict=True):
            true = sum(_area_km2(ring) for polygon in polygons for ring in polygon)
            assert share * EARTH_KM2 == pytest.approx(abs(true), rel=0.01), code

    def test_all_land_is_what_there_is(self, core: Core) -> None:
        """29.2 % of the Earth; a ring turned inside out would be all the rest."""
        land = ask(
            core,
            "{ const p = projected('equal-earth', 0, 0);"
            " const whole = areaOf(ringsOf(p, { type: 'Sphere' }));"
            " return a[0].map((least) => areaOf(ringsOf(p, shapes.at(least, false).land)) / whole); }",
            [0, 0.1, 0.5, 2],
        )
        assert land[0] == pytest.approx(0.292, abs=0.01)
        assert all(one == pytest.approx(land[0], abs=0.02) for one in land)


def _area_km2(ring: list[list[float]]) -> float:
    """The area that a ring encloses on the ellipsoid; a hole goes round the other way and counts less."""
    polygon = Geodesic.WGS84.Polygon()
    for lon, lat in ring[:-1]:
        polygon.AddPoint(lat, lon)
    area: float = polygon.Compute(True, True)[2]
    return area / 1e6


class TestDistances:
    """The world from a seat."""

    @pytest.mark.parametrize("seat", SEATS)
    def test_along_rays_agree_with_geopys_to_half_a_hundredth(self, core: Core, seat: str) -> None:
        lat, lon = SEATS[seat]
        rays = [
            (bearing, km)
            for bearing in range(0, 360, 15)
            for km in (1_000, 2_500, 5_000, 10_000, 15_000, 19_000)
        ]
        there = [geodesic(kilometers=km).destination(Point(lat, lon), bearing) for bearing, km in rays]
        places = [(place.latitude, place.longitude) for place in there]
        spots = ask(
            core,
            "{ const p = projected('azimuthal-equidistant', a[0], a[1]);"
            " return a[2].map(([north, east]) => p.project(north, east)); }",
            lat, lon, places,
        )  # fmt: skip
        unit = ask(core, "core.planeLength(1)")
        for (bearing, km), spot in zip(rays, spots, strict=True):
            assert math.hypot(spot["x"] - 0.5, spot["y"] - 0.5) / unit == pytest.approx(km, rel=0.005), (
                bearing,
                km,
            )

    @pytest.mark.parametrize("seat", SEATS)
    def test_ways_from_the_seat_are_straight(self, core: Core, seat: str) -> None:
        lat, lon = SEATS[seat]
        ends = [[lon, lat, other[1], other[0]] for name, other in SEATS.items() if name != seat]
        off = ask(
            core,
            "{ const p = projected('azimuthal-equidistant', a[0], a[1]); return a[2].map(([w, s, e, n]) => {"
            " const { x, y } = p.line([[w, s], [e, n]]); const last = x.length - 1;"
            " const [dx, dy] = [x[last] - x[0], y[last] - y[0]];"
            " return Math.max(...Array.from(x, (one, at) =>"
            " Math.abs((one - x[0]) * dy - (y[at] - y[0]) * dx) / Math.hypot(dx, dy))); }); }",
            lat, lon, ends,
        )  # fmt: skip
        assert max(off) < 1e-6


COUNTRY_RINGS = "ringsOf(projected('equal-earth', 0, a[1]), shapes.country(a[0], false).area)"
OVER_THE_POLE = """{
  const p = projected(a[0], 60, a[1]);
  const { x, y, starts } = p.line(core.wayPlaces(60, 10, 60, -170));
  return [{ x: Array.from(x), y: Array.from(y), starts }, p.project(90, 0)];
}"""


def _apart(spot: dict[str, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far a spot lies from the stretch between two others."""
    (x, y), (u, v) = one, other
    along = (spot["x"] - x) * (u - x) + (spot["y"] - y) * (v - y)
    part = max(0, min(1, along / ((u - x) ** 2 + (v - y) ** 2 or 1)))
    return math.hypot(spot["x"] - x - part * (u - x), spot["y"] - y - part * (v - y))


class TestEdges:
    """What lies across the edge of a map, at a pole or opposite."""

    @pytest.mark.parametrize("code", ["FJ", "RU"])
    def test_a_country_across_180_is_whole_where_the_edge_is_elsewhere(self, core: Core, code: str) -> None:
        """Fiji and Chukotka: in two pieces at the edges of a map centred on 0°, and no line runs across."""
        for lon, across in ((0, True), (150, False)):
            rings = ask(core, COUNTRY_RINGS, code, lon)
            wide = [max(x for x, _ in ring) - min(x for x, _ in ring) for ring in rings]
            at_left, at_right = (
                any(abs(x - edge) < 0.2 for ring in rings for x, _ in ring) for edge in (0.0, 1.0)
            )
            assert (at_left and at_right) == across
            assert max(wide) < 0.5

    def test_antarctica_reaches_the_bottom_of_the_map_and_no_farther(self, core: Core) -> None:
        box, rings = ask(
            core,
            "{ const p = projected('equal-earth', 0, 0);"
            " return [p.box, ringsOf(p, shapes.country('AQ', false).area)]; }",
        )
        bottom = max(y for ring in rings for _, y in ring)
        assert bottom == pytest.approx(box[3], abs=1e-4)
        assert min(y for ring in rings for _, y in ring) > 0.5

    @pytest.mark.parametrize("name", ["azimuthal-equidistant", "north-polar", "orthographic"])
    def test_a_way_over_the_pole_passes_it(self, core: Core, name: str) -> None:
        """From Oslo's meridian to the opposite one, in one piece."""
        line, pole = ask(core, OVER_THE_POLE, name, 10)
        assert line["starts"] == [0]
        stretches = list(itertools.pairwise(zip(line["x"], line["y"], strict=True)))
        assert min(_apart(pole, *ends) for ends in stretches) < 1e-4

    @pytest.mark.parametrize(("name", "last"), [("equal-earth", 82), ("web-mercator", 85)])
    def test_a_way_over_the_pole_is_cut_where_the_pole_is_a_line(
        self, core: Core, name: str, last: float
    ) -> None:
        """Up, and on from the opposite meridian; along the edge nothing leads."""
        line, __ = ask(core, OVER_THE_POLE, name, 0)
        assert len(line["starts"]) == 2
        second = line["starts"][1]
        edge = ask(core, "projected(a[0], 0, 0).project(a[1], 0)", name, last)["y"]
        assert [line["y"][at] for at in (second - 1, second)] == pytest.approx([edge] * 2, abs=1e-6)
        assert min(line["y"]) == pytest.approx(edge, abs=1e-6)
        assert abs(line["x"][second - 1] - line["x"][second]) % 1 == pytest.approx(0.5, abs=0.21)

    @pytest.mark.parametrize("name", ["web-mercator", "equal-earth", "azimuthal-equidistant", "orthographic"])
    @pytest.mark.parametrize("seat", SEATS)
    def test_a_way_to_the_antipode_is_drawn(self, core: Core, name: str, seat: str) -> None:
        lat, lon = SEATS[seat]
        opposite = lon - 180 if lon > 0 else lon + 180
        line = ask(
            core,
            "{ const p = projected(a[0], a[1], a[2]); const { x, y } = p.line(core.wayPlaces(...a.slice(1)));"
            " return { x: Array.from(x), y: Array.from(y) }; }",
            name, lat, lon, -lat, opposite,
        )  # fmt: skip
        assert len(line["x"]) > 1
        assert all(math.isfinite(value) for value in [*line["x"], *line["y"]])

    def test_the_antipode_of_the_seat_lies_on_the_rim(self, core: Core) -> None:
        rim = ask(core, "projected('azimuthal-equidistant', 40, -75).project(-39.9, 105.1)")
        assert math.hypot(rim["x"] - 0.5, rim["y"] - 0.5) == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize(
    "name", ["web-mercator", "equal-earth", "azimuthal-equidistant", "orthographic", "north-polar"]
)
def test_places_are_found_again(core: Core, name: str) -> None:
    """``invert`` undoes ``project``, in every copy of a world that goes on beside itself."""
    places = [[lat, lon] for lat in range(-84, 90, 12) for lon in range(-180, 180, 30)]
    back = ask(
        core,
        "{ const p = projected(a[0], 20, 10);"
        " const back = ({ x, y }) => [0, p.wraps ? 2 : 0].map((turns) => p.invert(x + turns, y));"
        " return a[1].map((place) => p.project(...place)).map((spot) => spot && back(spot)); }",
        name,
        places,
    )
    seen = [(place, found) for place, found in zip(places, back, strict=True) if found is not None]
    assert len(seen) > (len(places) / 3 if name == "orthographic" else len(places) - 2)
    for (lat, lon), found in seen:
        for place in found:
            assert place["lat"] == pytest.approx(lat, abs=1e-5)
            assert (place["lon"] - lon + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("name", ["equal-earth", "azimuthal-equidistant", "orthographic", "north-polar"])
def test_beside_the_world_there_is_no_place(core: Core, name: str) -> None:
    """And the nearest one lies on the world's edge."""
    corner, nearest = ask(
        core,
        "{ const p = projected(a[0], 20, 10); return [p.invert(0.01, 0.01), p.nearest(0.01, 0.01)]; }",
        name,
    )
    assert corner is None
    assert -90 <= nearest["lat"] <= 90
