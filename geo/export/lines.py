"""The distinct routes of a table of legs as lines for GeoJSON and KML."""

from __future__ import annotations

import pandas as pd

from ..sphere import cut, great_circle, to_lonlat

LonLat = tuple[float, float]
Route = tuple[int, int]
_DECIMALS = 5


def lonlat(lat: float, lon: float) -> LonLat:
    """The point as GeoJSON and KML write it: (lon, lat), five decimals (a metre)."""
    east, north = to_lonlat((lat, lon))
    return round(float(east), _DECIMALS) + 0.0, round(float(north), _DECIMALS) + 0.0


def routes(legs: pd.DataFrame, points: pd.DataFrame) -> dict[Route, list[list[LonLat]]]:
    """For every distinct ``(from_point, to_point)`` of ``legs`` its great circle, cut at the antimeridian.

    Each is a list of pieces of (lon, lat) vertices, longitudes within ±180.
    """
    lats, lons = points["lat"].tolist(), points["lon"].tolist()
    lines = {}
    for origin, destination in set(zip(legs["from_point"], legs["to_point"], strict=True)):
        way = great_circle((lats[origin], lons[origin]), (lats[destination], lons[destination]))
        lines[origin, destination] = [[lonlat(*vertex) for vertex in piece] for piece in cut(way)]
    return lines
