"""Lines with unwrapped longitudes → pieces that stay within ±180° (RFC 7946, section 3.1.9)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from .geodesy import LatLon


def cut(line: Sequence[LatLon]) -> list[list[LatLon]]:
    """The pieces of a line of (lat, lon) vertices as ``great_circle`` gives them, in order.

    Neighbours differ by less than 180° of longitude, and longitudes may leave ±180. Every piece has its
    longitudes within ±180; where the line crosses the antimeridian one piece ends on it and the next
    begins at the same latitude on its other side. A line that only touches it is not cut.

    >>> cut([(10.0, 170.0), (10.0, 190.0)])[1][-1]
    (10.0, -170.0)
    """
    pieces: list[list[LatLon]] = []
    turns: int | None = None
    for start, end in pairwise(_with_crossings(line)):
        if turns is None or not (_within(start[1], turns) and _within(end[1], turns)):
            turns = _turns(min(start[1], end[1]))
            pieces.append([_turned(start, turns)])
        pieces[-1].append(_turned(end, turns))
    return pieces


def _with_crossings(line: Sequence[LatLon]) -> list[LatLon]:
    """The line with a vertex wherever it crosses the antimeridian between two vertices."""
    points = [line[0]]
    for start, end in pairwise(line):
        low, high = sorted((start[1], end[1]))
        at = 360.0 * _turns(low) + 180
        if low < at < high:
            points.append((_latitude(start, end, at), at))
        points.append(end)
    return points


def _latitude(start: LatLon, end: LatLon, lon: float) -> float:
    """Latitude at which the great circle through two points crosses a meridian, all in degrees.

    E. Williams, Aviation Formulary, "Latitude of point on GC".
    """
    lat1, lon1, lat2, lon2 = map(math.radians, (*start, *end))
    at = math.radians(lon)
    rise = math.tan(lat1) * math.sin(lon2 - at) + math.tan(lat2) * math.sin(at - lon1)
    return math.degrees(math.atan(rise / math.sin(lon2 - lon1)))


def _turns(lon: float) -> int:
    """In which copy of the world a longitude lies; an antimeridian begins one."""
    turns = math.floor((lon + 180) / 360)
    return turns if lon >= 360 * turns - 180 else turns - 1  # the sum is rounded: up, a hair before one


def _within(lon: float, turns: int) -> bool:
    return abs(lon - 360 * turns) <= 180


def _turned(point: LatLon, turns: int) -> LatLon:
    # A hair beyond the antimeridian, by rounding, is on it.
    return point[0], min(180.0, max(-180.0, point[1] - 360 * turns))
