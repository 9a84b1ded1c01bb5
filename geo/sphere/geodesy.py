"""Distances and great circles.

Distances are geodesics on the WGS 84 ellipsoid (geographiclib, by Karney's method: Algorithms for
geodesics, Journal of Geodesy 87, 2013; whole columns by Vincenty's, which agrees to a millimetre).
Lines are great circles on the sphere: they show the way, they are not a flown route. Points are
(lat, lon) in WGS 84 degrees, latitude within ±90 and longitude within ±180.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from geographiclib.geodesic import Geodesic

_Column = npt.NDArray[np.float64]
LatLon = tuple[float, float]
"""(lat, lon) in degrees."""
Degrees = npt.ArrayLike
"""A column of degrees."""

_EQUATOR_KM: Final = 6378.137
_FLATTENING: Final = 1 / 298.257223563
_POLE_KM: Final = _EQUATOR_KM * (1 - _FLATTENING)
"""The WGS 84 ellipsoid: NIMA TR8350.2, third edition (2000), table 3.1."""
_ROUNDS: Final = 12
_SETTLED: Final = 1e-12
_NEAR_ANTIPODES: Final = math.radians(175)
MAX_STEP_DEG: Final = 2.5
"""Longest step of a great circle, degrees of arc (278 km): straight to the eye on a world map."""
ANTIPODE_TOLERANCE_DEG: Final = 1e-6
"""Points nearer than this to each other's antipodes (0.1 m) count as antipodes."""
POLE_TOLERANCE: Final = 1e-9
"""Radians (6 mm): an end this near to a pole is the pole, and a way that leaves its meridians by
no more than this passes through the pole."""


def distance_km(origin: LatLon, destination: LatLon) -> float:
    """Kilometres between two (lat, lon) points along the geodesic on the WGS 84 ellipsoid.

    Raises ``ValueError`` when a coordinate is not a number or out of range.

    >>> round(distance_km((0, 0), (0, 90)), 3)
    10018.754
    """
    _check(origin)
    _check(destination)
    way = Geodesic.WGS84.Inverse(*origin, *destination, Geodesic.DISTANCE)
    return float(way["s12"]) / 1000


def distances_km(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> npt.NDArray[np.float64]:
    """``distance_km`` for whole columns of equal length, to the millimetre, each distinct pair computed once.

    Raises ``ValueError`` when the lengths differ, or when a coordinate is not a number or out
    of range, saying at which position.
    """
    columns = [np.asarray(column, dtype=np.float64).ravel() for column in (lat1, lon1, lat2, lon2)]
    if len({len(column) for column in columns}) > 1:
        raise ValueError(f"columns of different lengths: {', '.join(str(len(column)) for column in columns)}")
    pairs = np.column_stack(columns)
    limits = np.array([90.0, 180.0, 90.0, 180.0])
    wrong = np.flatnonzero(~(np.abs(pairs) <= limits).all(axis=1))
    if wrong.size:
        at = int(wrong[0])
        try:
            _check(tuple(pairs[at, :2]))
            _check(tuple(pairs[at, 2:]))
        except ValueError as error:
            raise ValueError(f"position {at}: {error}") from None
    distinct, where = np.unique(pairs, axis=0, return_inverse=True)
    computed = _vincenty_km(*np.radians(distinct).T)
    for at in np.flatnonzero(np.isnan(computed)).tolist():
        computed[at] = distance_km(tuple(distinct[at, :2]), tuple(distinct[at, 2:]))
    return computed[where.ravel()]


def _vincenty_km(lat1: _Column, lon1: _Column, lat2: _Column, lon2: _Column) -> _Column:
    """Kilometres between columns of points in radians; NaN where the method does not settle.

    That is near antipodes, which are left out from 175 degrees on. T. Vincenty, Direct and inverse
    solutions of geodesics on the ellipsoid, Survey Review 23 (1975), equations 13 to 15, 4, 10, 11, 19.
    """
    u1, u2 = (np.arctan((1 - _FLATTENING) * np.tan(lat)) for lat in (lat1, lat2))
    both_sines, both_cosines = np.sin(u1) * np.sin(u2), np.cos(u1) * np.cos(u2)
    turn = lon2 - lon1
    longitude = turn
    with np.errstate(divide="ignore", invalid="ignore"):
        for _ in range(_ROUNDS):
            cosine = both_sines + both_cosines * np.cos(longitude)
            across = np.cos(u1) * np.sin(u2) - np.sin(u1) * np.cos(u2) * np.cos(longitude)
            sine = np.hypot(np.cos(u2) * np.sin(longitude), across)
            angle = np.arctan2(sine, cosine)
            azimuth_sine = np.where(sine == 0, 0.0, both_cosines * np.sin(longitude) / sine)
            squared = 1 - azimuth_sine**2
            middle = np.where(squared == 0, 0.0, cosine - 2 * both_sines / squared)
            part = _FLATTENING / 16 * squared * (4 + _FLATTENING * (4 - 3 * squared))
            inner = middle + part * cosine * (2 * middle**2 - 1)
            before = longitude
            longitude = turn + (1 - part) * _FLATTENING * azimuth_sine * (angle + part * sine * inner)
        bulge = squared * (_EQUATOR_KM**2 - _POLE_KM**2) / _POLE_KM**2
        outer = 1 + bulge / 16384 * (4096 + bulge * (-768 + bulge * (320 - 175 * bulge)))
        share = bulge / 1024 * (256 + bulge * (-128 + bulge * (74 - 47 * bulge)))
        last = share / 6 * middle * (4 * sine**2 - 3) * (4 * middle**2 - 3)
        less = share * sine * (middle + share / 4 * (cosine * (2 * middle**2 - 1) - last))
        settled = (np.abs(longitude - before) < _SETTLED) & (angle < _NEAR_ANTIPODES)
    return np.where(settled, np.round(_POLE_KM * outer * (angle - less), 6), np.nan)


def great_circle(origin: LatLon, destination: LatLon, *, max_step_deg: float = MAX_STEP_DEG) -> list[LatLon]:
    """The shortest way on the sphere as (lat, lon) vertices, both ends included.

    Vertices are evenly spaced by arc length, at most ``max_step_deg`` degrees apart: 2 for a
    short way, 73 half round the world. Longitudes are unwrapped: neighbours differ by less than
    180, so values may leave ±180 and a line drawn through them is in one piece. The first vertex
    is the origin as given, the last the destination plus a multiple of 360° of longitude.

    A way through a pole turns there: up one meridian, along the pole's latitude in steps below
    180° of longitude, down the other. These turning points come on top of the even ones.
    Antipodes have no shortest way; theirs goes by the North Pole, in both directions.

    Heights and the ellipsoid are ignored: the line may lie up to some 20 km off the geodesic.
    Raises ``ValueError`` when a coordinate is not a number or out of range, or ``max_step_deg``
    is not above 0.
    """
    _check(origin)
    _check(destination)
    if not max_step_deg > 0:
        raise ValueError(f"max_step_deg is {max_step_deg}; expected degrees above 0")
    start, end = _unit_vector(origin), _unit_vector(destination)
    across = np.cross(start, end)
    sine, cosine = float(np.linalg.norm(across)), float(start @ end)
    angle = math.degrees(math.atan2(sine, cosine))
    antipodes = angle > 180.0 - ANTIPODE_TOLERANCE_DEG
    if antipodes or _through_pole(origin, destination, sine):
        return _by_pole(origin, destination, max_step_deg, north=antipodes)
    steps = _steps(angle, max_step_deg)
    if steps == 1:
        return _unwrapped([origin, destination])
    onward = np.cross(across / sine, start)
    arc = np.radians(np.arange(1, steps) * (angle / steps))[:, None]
    x, y, z = (np.cos(arc) * start + np.sin(arc) * onward).T
    lats, lons = np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x))
    return _unwrapped([origin, *zip(lats.tolist(), lons.tolist(), strict=True), destination])


def to_lonlat(point: LatLon) -> tuple[float, float]:
    """(lat, lon) as GeoJSON's (lon, lat); the one place where the order turns.

    >>> to_lonlat((55.75, 37.62))
    (37.62, 55.75)
    """
    lat, lon = point
    return lon, lat


def _check(point: LatLon) -> None:
    lat, lon = point
    for name, value, limit in (("latitude", lat, 90), ("longitude", lon, 180)):
        if math.isnan(value):
            raise ValueError(f"{name} is not a number; expected degrees from -{limit} to {limit}")
        if abs(value) > limit:
            hint = "; is the order (lat, lon)?" if name == "latitude" and abs(value) <= 180 else ""
            raise ValueError(f"{name} is {value}; expected degrees from -{limit} to {limit}{hint}")


def _unit_vector(point: LatLon) -> npt.NDArray[np.float64]:
    lat, lon = math.radians(point[0]), math.radians(point[1])
    return np.array([math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)])


def _through_pole(origin: LatLon, destination: LatLon, sine: float) -> bool:
    """Whether the way passes a pole or ends at one; ``sine``: of the angle between the two points."""
    radii = [math.cos(math.radians(lat)) for lat, _ in (origin, destination)]
    turn = _wrapped(destination[1] - origin[1])
    off = max(radii) * abs(math.sin(math.radians(turn)))
    return min(radii) <= POLE_TOLERANCE or (abs(turn) > 90.0 and off <= POLE_TOLERANCE * sine)


def _steps(angle_deg: float, max_step_deg: float) -> int:
    """Into how many equal steps the way is cut; rounding alone never adds one."""
    return max(1, math.ceil(angle_deg / max_step_deg - 1e-9))


def _wrapped(degrees: float) -> float:
    """A difference of longitudes, at most half a turn either way; half a turn goes east."""
    return 180.0 - (180.0 - degrees) % 360.0


def _unwrapped(points: list[LatLon]) -> list[LatLon]:
    """The points with whole turns added to longitudes so that no neighbours differ by 180 or more."""
    lons = [points[0][1]]
    for _, lon in points[1:]:
        lons.append(lon + 360.0 * round((lons[-1] - lon) / 360.0))
    return [(lat, lon) for (lat, _), lon in zip(points, lons, strict=True)]


def _by_pole(origin: LatLon, destination: LatLon, max_step_deg: float, *, north: bool) -> list[LatLon]:
    """Along the origin's meridian to the nearer pole (or the northern), then along the destination's."""
    pole = 90.0 if north or origin[0] + destination[0] >= 0 else -90.0
    there, back = abs(pole - origin[0]), abs(pole - destination[0])
    steps = _steps(there + back, max_step_deg)
    along = [(there + back) * step / steps for step in range(1, steps)]
    last = origin[1] + _wrapped(destination[1] - origin[1])
    inward = math.copysign(1.0, pole)
    points = [
        origin,
        *((origin[0] + inward * far, origin[1]) for far in along if far < there - POLE_TOLERANCE),
        *((pole, lon) for lon in (origin[1], (origin[1] + last) / 2, last)),
        *((pole - inward * (far - there), last) for far in along if far > there + POLE_TOLERANCE),
        (destination[0], last),
    ]
    distinct = [origin, *(new for old, new in pairwise(points) if new != old)]
    return distinct if len(distinct) > 1 else [origin, points[-1]]
