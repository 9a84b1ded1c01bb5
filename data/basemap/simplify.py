"""Fewer points per arc, with every shared line simplified once.

Visvalingam and Whyatt's method: again and again the point goes whose triangle with its
two neighbours is smallest (Line generalisation by repeated elimination of points, The
Cartographic Journal 30, 1993). Areas are areas on the ground: a degree of longitude counts
for the cosine of the latitude. An arc's two ends always stay, so neighbours still meet.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

GridPoint = tuple[int, int]
"""(lon, lat) in whole steps of the output grid."""
Segment = tuple[GridPoint, GridPoint, int]
"""Two ends and the number of the arc."""
CELL = 64
"""Side of the cells, in grid steps, in which crossings are looked for."""


def snap(points: Iterable[tuple[float, float]], scale: int) -> list[GridPoint]:
    """The points on the grid, without repeats and without there-and-back spikes."""
    kept: list[GridPoint] = []
    for lon, lat in points:
        point = (round(lon * scale), round(lat * scale))
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
            continue
        kept.append(point)
    return kept


def ground_area(a: GridPoint, b: GridPoint, c: GridPoint, scale: int) -> float:
    """Area of a triangle in square grid steps at the equator."""
    doubled = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(doubled) / 2 * math.cos(math.radians(b[1] / scale))


def thin(points: Sequence[GridPoint], tolerance: float, scale: int) -> list[GridPoint]:
    """The arc without the points whose triangle is smaller than ``tolerance``.

    A closed arc keeps at least three different points.
    """
    spare = len(points) - (4 if points[0] == points[-1] else 2)
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    area = [
        ground_area(points[i - 1], points[i], points[i + 1], scale) if 0 < i < len(points) - 1 else math.inf
        for i in range(len(points))
    ]
    queue = [(size, i) for i, size in enumerate(area) if size < tolerance]
    heapq.heapify(queue)
    gone: set[int] = set()
    while queue and spare > 0:
        size, i = heapq.heappop(queue)
        if i in gone or size != area[i]:
            continue
        gone.add(i)
        spare -= 1
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < len(points) - 1:
                # Never smaller than what has just gone, or a coast would be eaten up from one end.
                area[j] = max(size, ground_area(points[before[j]], points[j], points[after[j]], scale))
                if area[j] < tolerance:
                    heapq.heappush(queue, (area[j], j))
    return [point for i, point in enumerate(points) if i not in gone]


def crossing_arcs(arcs: Sequence[Sequence[GridPoint]]) -> set[int]:
    """The arcs that cross themselves or one another away from their points."""
    cells: dict[GridPoint, list[Segment]] = {}
    for number, points in enumerate(arcs):
        for a, b in pairwise(points):
            for cell in _cells(a, b):
                cells.setdefault(cell, []).append((a, b, number))
    found: set[int] = set()
    for segments in cells.values():
        for i, (a, b, first) in enumerate(segments):
            for c, d, second in segments[:i]:
                if (first not in found or second not in found) and _cross(a, b, c, d):
                    found |= {first, second}
    return found


def _cells(a: GridPoint, b: GridPoint) -> Iterator[GridPoint]:
    for x in range(min(a[0], b[0]) // CELL, max(a[0], b[0]) // CELL + 1):
        for y in range(min(a[1], b[1]) // CELL, max(a[1], b[1]) // CELL + 1):
            yield x, y


def _turn(a: GridPoint, b: GridPoint, c: GridPoint) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0
