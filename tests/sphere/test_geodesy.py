"""Distances against published values; great circles at the places where they go wrong."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import numpy as np
import pytest

from geo.sphere.geodesy import distance_km, distances_km, great_circle, to_lonlat

MOSCOW, MINSK, BEIJING = (55.7558, 37.6173), (53.9, 27.5667), (39.9042, 116.4074)
NORTH_POLE, SOUTH_POLE = (90.0, 0.0), (-90.0, 0.0)

# Metres on WGS 84 as published, with the place of publication. Tolerance: half of the last digit given,
# and where the inputs are rounded, what that rounding is worth.
PUBLISHED = [
    # origin, destination, metres, tolerance in metres, where
    # Karney, Algorithms for geodesics (2013), the worked direct problem: 10 000 km from 40° N, azimuth 30°.
    ((40.0, 0.0), (41.79331020506, 137.84490004377), 10_000_000.0, 0.001),
    # The same, the worked inverse problem of nearly antipodal points.
    ((-30.0, 0.0), (29.9, 179.8), 19_989_832.827610, 0.000001),
    # GeographicLib, documentation of the Python package: Wellington to Salamanca.
    ((-41.32, 174.81), (40.96, -5.50), 19_959_679.267, 0.0005),
    # GeographicLib, manual of GeodSolve: JFK airport to Singapore Changi, points in whole seconds.
    (
        (40 + 38 / 60 + 23 / 3600, -(73 + 46 / 60 + 44 / 3600)),
        (1 + 21 / 60 + 33 / 3600, 103 + 59 / 60 + 22 / 3600),
        15_347_628.0,
        0.5,
    ),
    # Length of the meridian quadrant of WGS 84, and half the meridian.
    ((0.0, 30.0), (90.0, 30.0), 10_001_965.729, 0.0005),
    (NORTH_POLE, SOUTH_POLE, 20_003_931.459, 0.001),
    # A quarter of the equator: a × π / 2 with a = 6 378 137 m, which defines WGS 84.
    ((0.0, 0.0), (0.0, 90.0), 6_378_137.0 * math.pi / 2, 0.000001),
    # One degree of the equator across the antimeridian.
    ((0.0, 179.5), (0.0, -179.5), 6_378_137.0 * math.pi / 180, 0.000001),
]

OUT_OF_RANGE = [(90.1, 0.0), (-91.0, 0.0), (0.0, 180.5), (0.0, -181.0), (math.inf, 0.0), (0.0, -math.inf)]


def unit(point: tuple[float, float]) -> np.ndarray:
    lat, lon = np.radians(point)
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def steps_deg(line: list[tuple[float, float]]) -> list[float]:
    """Arc lengths between neighbours, degrees, turning points at a pole (length 0) left out."""
    found = []
    for a, b in pairwise(line):
        u, v = unit(a), unit(b)
        arc = math.degrees(math.atan2(float(np.linalg.norm(np.cross(u, v))), float(u @ v)))
        found += [arc] if arc > 1e-9 else []
    return found


MILLIMETRE_KM = 1e-6


def largest_turn(line: list[tuple[float, float]]) -> float:
    return max(abs(b[1] - a[1]) for a, b in pairwise(line))


@pytest.mark.parametrize(("origin", "destination", "metres", "tolerance"), PUBLISHED)
def test_a_distance_is_the_published_one(
    origin: tuple[float, float], destination: tuple[float, float], metres: float, tolerance: float
) -> None:
    assert distance_km(origin, destination) * 1000 == pytest.approx(metres, abs=tolerance, rel=0)


def test_the_distance_to_the_same_point_is_zero() -> None:
    assert distance_km(MOSCOW, MOSCOW) == 0
    assert distance_km((10.0, 180.0), (10.0, -180.0)) == pytest.approx(0, abs=1e-9)
    assert distance_km((90.0, 10.0), (90.0, 100.0)) == pytest.approx(0, abs=1e-9)


def test_distances_of_columns_are_those_of_their_rows_in_order() -> None:
    rows = [(*MOSCOW, *MINSK), (*BEIJING, *MOSCOW), (*MOSCOW, *MINSK), (*MINSK, *MINSK)]
    found = distances_km(*np.array(rows).T)
    assert found.tolist() == pytest.approx([distance_km(row[:2], row[2:]) for row in rows], abs=MILLIMETRE_KM)
    assert distances_km([], [], [], []).shape == (0,)


@pytest.mark.parametrize(("origin", "destination", "metres", "tolerance"), PUBLISHED)
def test_a_distance_of_columns_is_the_published_one(
    origin: tuple[float, float], destination: tuple[float, float], metres: float, tolerance: float
) -> None:
    (found,) = distances_km(*np.array([[*origin, *destination]]).T)
    assert found * 1000 == pytest.approx(metres, abs=max(tolerance, 0.001), rel=0)


def test_a_hundred_thousand_pairs_cost_no_more_than_their_distinct_ones() -> None:
    pairs = np.tile([[*MOSCOW, *BEIJING], [*MINSK, *MOSCOW]], (50_000, 1))
    start = time.process_time()  # this process's own: what others do beside it costs nothing of that
    found = distances_km(*pairs.T)
    assert time.process_time() - start < 5  # one by one it would take half a minute
    assert len(set(found.tolist())) == 2


@pytest.mark.parametrize("bad", OUT_OF_RANGE)
def test_a_coordinate_out_of_range_is_refused_in_words(bad: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="expected degrees from -"):
        distance_km(MOSCOW, bad)
    with pytest.raises(ValueError, match="expected degrees from -"):
        great_circle(bad, MOSCOW)
    with pytest.raises(ValueError, match="position 1: l"):
        distances_km([0, 0], [0, 0], [0, bad[0]], [0, bad[1]])


@pytest.mark.parametrize("bad", [(math.nan, 0.0), (0.0, math.nan)])
def test_a_coordinate_that_is_not_a_number_is_refused_in_words(bad: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        distance_km(bad, MOSCOW)
    with pytest.raises(ValueError, match="is not a number"):
        great_circle(MOSCOW, bad)
    with pytest.raises(ValueError, match=r"position 0: l.* is not a number"):
        distances_km([bad[0]], [bad[1]], [0], [0])


def test_a_latitude_that_could_be_a_longitude_hints_at_the_order() -> None:
    with pytest.raises(ValueError, match=r"is the order \(lat, lon\)"):
        distance_km((116.4074, 39.9042), MOSCOW)


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths: 2, 2, 2, 1"):
        distances_km([1, 2], [1, 2], [1, 2], [1])


@pytest.mark.parametrize("step", [0, -1, math.nan])
def test_a_step_that_is_not_above_zero_is_refused(step: float) -> None:
    with pytest.raises(ValueError, match="max_step_deg"):
        great_circle(MOSCOW, BEIJING, max_step_deg=step)


def test_a_short_way_has_two_vertices_and_the_longest_no_more_than_75() -> None:
    assert great_circle(MOSCOW, (56.0, 38.0)) == [MOSCOW, (56.0, 38.0)]
    assert len(great_circle(MOSCOW, MINSK)) == 4
    assert len(great_circle((0.0, 0.0), (0.1, 179.0))) == 73
    assert len(great_circle((10.0, 20.0), (-10.0, -160.0))) <= 75


def test_the_same_point_gives_both_ends() -> None:
    assert great_circle(MOSCOW, MOSCOW) == [MOSCOW, MOSCOW]
    assert great_circle((5.0, 180.0), (5.0, -180.0)) == [(5.0, 180.0), (5.0, 180.0)]


def test_the_equator_stays_the_equator() -> None:
    line = great_circle((0.0, 10.0), (0.0, 30.0))
    assert [lat for lat, _ in line] == pytest.approx([0] * len(line), abs=1e-12)
    assert [lon for _, lon in line] == pytest.approx(np.linspace(10, 30, len(line)).tolist())


def test_the_highest_point_is_where_clairaut_puts_it() -> None:
    # On a great circle cos(latitude) × sin(bearing) is constant; from (45, -60) to (45, 60) the middle
    # is the top, at atan(tan 45° / cos 60°) = atan 2.
    line = great_circle((45.0, -60.0), (45.0, 60.0), max_step_deg=1)
    top = max(lat for lat, _ in line)
    assert top == pytest.approx(math.degrees(math.atan(2)), abs=0.02)


@pytest.mark.parametrize(
    ("origin", "destination", "last_lon"),
    [
        ((35.68, 139.69), (37.77, -122.42), 237.58),  # Tokyo to San Francisco, eastward
        ((37.77, -122.42), (35.68, 139.69), -220.31),  # and back, westward
        ((-18.14, 178.44), (-13.83, -171.77), 188.23),  # Fiji to Samoa
        ((10.0, 180.0), (20.0, -170.0), 190.0),
        ((10.0, -180.0), (20.0, 170.0), -190.0),
    ],
)
def test_a_way_across_the_antimeridian_is_in_one_piece(
    origin: tuple[float, float], destination: tuple[float, float], last_lon: float
) -> None:
    line = great_circle(origin, destination)
    assert line[0] == origin
    assert line[-1] == (destination[0], pytest.approx(last_lon))
    assert largest_turn(line) < 20


def test_a_way_over_the_pole_goes_up_one_meridian_and_down_the_other() -> None:
    line = great_circle((80.0, 20.0), (80.0, -160.0))
    assert largest_turn(line) < 180
    turning = [lon for lat, lon in line if lat == 90]
    assert turning == [20.0, 110.0, 200.0]
    assert {lon for lat, lon in line if lat < 90} == {20.0, 200.0}
    assert sum(steps_deg(line)) == pytest.approx(20)
    south = great_circle((-80.0, 20.0), (-70.0, -160.0))
    assert min(lat for lat, _ in south) == -90


@pytest.mark.parametrize("pole", [90.0, -90.0])
def test_a_pole_as_an_end_is_left_along_the_meridian_of_the_other_end(pole: float) -> None:
    line = great_circle((pole, 0.0), (10.0, 180.0))
    assert line[0] == (pole, 0.0)
    assert line[-1] == (10.0, 180.0)
    assert largest_turn(line) < 180
    assert {lon for lat, lon in line if abs(lat) < 90} == {180.0}
    assert great_circle((10.0, 180.0), (pole, 0.0))[-1][0] == pole


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        ((0.0, 0.0), (0.0, 180.0)),
        ((10.0, 20.0), (-10.0, -160.0)),
        ((-41.3, 174.8), (41.3, -5.2)),
        ((10.0, 20.0), (-10.0 + 1e-8, -160.0 - 1e-8)),  # nearly
        (SOUTH_POLE, NORTH_POLE),
        ((90.0, 50.0), (-90.0, -120.0)),
    ],
)
def test_antipodes_are_joined_by_the_north_pole_in_both_directions(
    origin: tuple[float, float], destination: tuple[float, float]
) -> None:
    for a, b in ((origin, destination), (destination, origin)):
        line = great_circle(a, b)
        assert max(lat for lat, _ in line) == 90
        assert line[0] == a
        assert line[-1][0] == b[0]
        assert (line[-1][1] - b[1]) % 360 == pytest.approx(0, abs=1e-9)
        assert largest_turn(line) < 180
        assert sum(steps_deg(line)) == pytest.approx(180, abs=1e-5)
        assert line == great_circle(a, b)


def test_beside_the_antipode_the_great_circle_is_taken_again() -> None:
    line = great_circle((0.0, 0.0), (0.0, 179.9))
    assert max(abs(lat) for lat, _ in line) < 1e-9


def test_to_lonlat_turns_the_order() -> None:
    assert to_lonlat((55.75, 37.62)) == (37.62, 55.75)
