"""Rules that distances and great circles keep for any two points.

Distances: symmetric, never negative, no detour shorter. Great circles: both ends, no jump in
longitude, every vertex in the plane of the circle, evenly spaced, the same way back.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from hypothesis import assume, example, given
from hypothesis import strategies as st

from geo.sphere.geodesy import MAX_STEP_DEG, distance_km, distances_km, great_circle

Point = tuple[float, float]
Vectors = npt.NDArray[np.float64]

LATITUDES = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, -89.999999, 0.0, 89.999999, 90.0]))
LONGITUDES = st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, -179.999999, 0.0, 179.999999, 180.0]))
POINTS = st.tuples(LATITUDES, LONGITUDES)
# Millimetres: what the geodesic's own rounding may amount to over half the globe, with room.
MILLIMETRE_KM = 1e-6
ROUNDING_KM = 1e-6
# Degrees: 1e-6 is 0.1 m on the ground.
ANGLE_DEG = 1e-6


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Point, Point]:
    """Two points: anywhere, close together, or close to each other's antipodes."""
    origin = draw(POINTS)
    how = draw(st.sampled_from(["anywhere", "close", "antipodes"]))
    if how == "anywhere":
        return origin, draw(POINTS)
    spread = draw(st.sampled_from([0.0, 1e-12, 1e-9, 1e-7, 1e-5, 1e-2]))
    lat = origin[0] + spread * draw(st.floats(-1, 1))
    lon = origin[1] + spread * draw(st.floats(-1, 1))
    if how == "antipodes":
        lat, lon = -lat, lon - math.copysign(180.0, lon)
    return origin, (min(90.0, max(-90.0, lat)), min(180.0, max(-180.0, lon)))


def vectors(line: list[Point]) -> Vectors:
    lat, lon = np.radians(np.array(line)).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def arcs_deg(u: Vectors, v: Vectors) -> Vectors:
    crossed = np.linalg.norm(np.cross(u, v), axis=-1)
    return np.degrees(np.arctan2(crossed, (u * v).sum(axis=-1)))


def angle_deg(a: Point, b: Point) -> float:
    u, v = vectors([a, b])
    return float(arcs_deg(u, v))


@given(POINTS, POINTS)
def test_a_distance_is_symmetric_and_never_negative(a: Point, b: Point) -> None:
    assert distance_km(a, b) >= 0
    assert abs(distance_km(a, b) - distance_km(b, a)) <= ROUNDING_KM


@given(POINTS, POINTS, POINTS)
def test_no_detour_is_shorter(a: Point, b: Point, c: Point) -> None:
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + ROUNDING_KM


@given(st.lists(st.tuples(POINTS, POINTS), max_size=6).map(lambda found: found * 2))
def test_columns_give_what_single_pairs_give(found: list[tuple[Point, Point]]) -> None:
    table = np.array([[*a, *b] for a, b in found]).reshape(-1, 4)
    expected = [distance_km(a, b) for a, b in found]
    assert np.abs(distances_km(*table.T) - expected).max(initial=0) <= MILLIMETRE_KM


@given(pairs())
@example(((90.0, 0.0), (0.0, 180.0)))
@example(((90.0, 0.0), (90.0, 180.0)))
@example(((80.0, -90.0), (80.0, 90.0)))
def test_the_ends_are_the_inputs_and_no_step_jumps(pair: tuple[Point, Point]) -> None:
    origin, destination = pair
    line = great_circle(origin, destination)
    assert line[0] == origin
    assert line[-1][0] == destination[0]
    turns = (line[-1][1] - destination[1]) / 360
    assert abs(turns - round(turns)) < 1e-12
    assert all(abs(b[1] - a[1]) < 180 for a, b in pairwise(line))
    assert all(-90 <= lat <= 90 for lat, _ in line)


@given(pairs())
def test_every_vertex_lies_in_the_plane_of_the_great_circle(pair: tuple[Point, Point]) -> None:
    origin, destination = pair
    # Points that coincide or are antipodes lie in many planes; nearer than this, rounding decides which.
    assume(1e-4 < angle_deg(origin, destination) < 180 - 1e-4)
    start, end = vectors([origin, destination])
    normal = np.cross(start, end)
    off = vectors(great_circle(origin, destination)) @ (normal / np.linalg.norm(normal))
    assert np.degrees(np.abs(off)).max() < ANGLE_DEG


@given(pairs(), st.sampled_from([MAX_STEP_DEG, 0.7, 10.0]))
def test_vertices_are_evenly_spaced_and_add_up_to_the_shortest_way(
    pair: tuple[Point, Point], step: float
) -> None:
    origin, destination = pair
    line = great_circle(origin, destination, max_step_deg=step)
    found = vectors(line)
    steps = arcs_deg(found[:-1], found[1:])
    assert abs(steps.sum() - angle_deg(origin, destination)) < 4 * ANGLE_DEG
    assert steps.max() <= step + ANGLE_DEG
    # Where every vertex lies along the way, and where even ones would; only a pole may come between.
    along = np.concatenate([[0.0], steps.cumsum()])
    count = max(1, math.ceil(along[-1] / step - 1e-9))
    even = np.linspace(0.0, along[-1], count + 1)
    apart = np.abs(along[:, None] - even)
    assert apart.min(axis=0).max() < 4 * ANGLE_DEG
    at_a_pole = np.array([abs(lat) == 90 for lat, _ in line])
    assert apart[~at_a_pole].min(axis=1, initial=360.0).max(initial=0.0) < 4 * ANGLE_DEG


@given(pairs())
def test_the_way_back_passes_the_same_points(pair: tuple[Point, Point]) -> None:
    origin, destination = pair
    assume(angle_deg(origin, destination) < 180 - 1e-4)
    there = vectors(great_circle(origin, destination))
    back = vectors(great_circle(destination, origin))[::-1]
    assert len(there) == len(back)
    assert arcs_deg(there, back).max() < ANGLE_DEG
