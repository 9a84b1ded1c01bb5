"""Arcs and rings: reading them from TopoJSON and cutting them at the antimeridian.

The source joins polygons across ±180° so that they are whole on the sphere, with no
edge along the antimeridian and none at the pole. A flat map needs them cut: a ring that
crosses ±180° becomes one ring per side, closed by an *edge* arc along ±180° (and, for
Antarctica, along 90° south). Edge arcs close fills; they are never drawn as coast.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
"""(lon, lat) in degrees, the source's order."""
Ring = list[int]
"""Arc numbers in order; ``~arc`` is the arc reversed, as in TopoJSON."""
Polygon = list[Ring]


@dataclass
class Feature:
    """One country or territory of the source."""

    code: str
    """ISO 3166-1 alpha-2; empty when it has none."""
    name: str
    polygons: list[Polygon] = field(default_factory=list)


@dataclass
class Topology:
    """Arcs shared by the features; ``edges`` are the arcs that only close a cut."""

    arcs: list[list[Point]]
    features: list[Feature]
    edges: set[int] = field(default_factory=set)

    def points(self, arc: int) -> list[Point]:
        """The arc's points in the direction of travel."""
        return self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]

    def users(self) -> dict[int, list[int]]:
        """For every arc, the positions of the features that use it, in order."""
        found: dict[int, list[int]] = {}
        for number, feature in enumerate(self.features):
            for arc in sorted(
                {plain(arc) for polygon in feature.polygons for ring in polygon for arc in ring}
            ):
                found.setdefault(arc, []).append(number)
        return found


def plain(arc: int) -> int:
    """The arc's number whatever its direction."""
    return arc if arc >= 0 else ~arc


def decode(document: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised TopoJSON document as points in degrees.

    The source's extent rounds 180° east to 179.99999…; it is put back on the meridian.
    """
    (scale_x, scale_y), (left, bottom) = document["transform"]["scale"], document["transform"]["translate"]
    arcs = []
    for deltas in document["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            lon = x * scale_x + left
            points.append((math.copysign(180.0, lon) if abs(lon) > 179.99999 else lon, y * scale_y + bottom))
        arcs.append(points)
    return arcs


def cut_at_antimeridian(topology: Topology) -> Topology:
    """The same topology with every arc and ring cut where it meets ±180°."""
    cut = Topology([], [])
    pieces: list[list[int]] = []
    for points in topology.arcs:
        parts = _split(points)
        pieces.append(list(range(len(cut.arcs), len(cut.arcs) + len(parts))))
        cut.arcs.extend(parts)
    for feature in topology.features:
        polygons = [cut_polygon for polygon in feature.polygons for cut_polygon in _cut(polygon, pieces, cut)]
        cut.features.append(Feature(feature.code, feature.name, polygons))
    return cut


def _split(points: Sequence[Point]) -> list[list[Point]]:
    """The arc in pieces that stay on one side; segments along ±180° are left out."""
    parts: list[list[Point]] = []
    for here, there in pairwise(points):
        if abs(here[0]) == abs(there[0]) == 180.0:
            continue
        start, end = _beside(here, there), _beside(there, here)
        for a, b in _halves(start, end):
            if not parts or parts[-1][-1] != a:
                parts.append([a])
            parts[-1].append(b)
    return parts


def _beside(point: Point, neighbour: Point) -> Point:
    """A point on the antimeridian takes the side of its neighbour."""
    return (math.copysign(180.0, neighbour[0]), point[1]) if abs(point[0]) == 180.0 else point


def _halves(a: Point, b: Point) -> list[tuple[Point, Point]]:
    """The segment, in two where it jumps from one side of the antimeridian to the other."""
    if abs(a[0] - b[0]) <= 180.0:
        return [(a, b)]
    share = (180.0 - abs(a[0])) / (360.0 - abs(a[0]) - abs(b[0]))
    lat = a[1] + share * (b[1] - a[1])
    return [(a, (math.copysign(180.0, a[0]), lat)), ((math.copysign(180.0, b[0]), lat), b)]


def _cut(polygon: Polygon, pieces: list[list[int]], cut: Topology) -> list[Polygon]:
    """The polygon after the cut: one or more, each closed; empty holes vanish."""
    rings = []
    for ring in polygon:
        parts = [
            part
            for arc in ring
            for part in (pieces[arc] if arc >= 0 else [~piece for piece in reversed(pieces[~arc])])
        ]
        rings.append(_close(_runs(parts, cut), cut))
    outer, holes = rings[0], [hole for closed in rings[1:] for hole in closed]
    if len(outer) > 1 and holes:
        raise ValueError("a polygon with holes is cut in two; decide which part each hole belongs to")
    return [[ring, *holes] for ring in outer]


def _runs(parts: Sequence[int], cut: Topology) -> list[Ring]:
    """The ring's pieces grouped into runs without a gap, the first joined to the last."""
    runs: list[Ring] = []
    for part in parts:
        if runs and cut.points(runs[-1][-1])[-1] == cut.points(part)[0]:
            runs[-1].append(part)
        else:
            runs.append([part])
    if len(runs) > 1 and cut.points(runs[-1][-1])[-1] == cut.points(runs[0][0])[0]:
        runs[0] = runs.pop() + runs[0]
    return runs


def _close(runs: list[Ring], cut: Topology) -> list[Ring]:
    """Each run closed by an edge along ±180°, by way of the South Pole where it changes side."""
    for run in runs:
        start, end = cut.points(run[0])[0], cut.points(run[-1])[-1]
        if start == end:
            continue
        if abs(start[0]) != 180.0 or abs(end[0]) != 180.0:
            raise ValueError(f"a ring is open away from the antimeridian: {end} to {start}")
        around = [] if start[0] == end[0] else [(end[0], -90.0), (start[0], -90.0)]
        cut.edges.add(len(cut.arcs))
        run.append(len(cut.arcs))
        cut.arcs.append([end, *around, start])
    return runs
