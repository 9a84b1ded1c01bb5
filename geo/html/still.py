"""A still picture of the world with points on it, as SVG that every notebook shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any, Final

import pandas as pd

from ..language import ngettext
from .basemap import basemap_text

_WIDTH: Final = 720
_NORTH, _SOUTH = 84, -58
"""Degrees: beyond, nobody is met."""
_STEP: Final = 6
"""Outlines keep a corner where it is so many tenths of a degree from the last one kept."""
_FINE: Final = ("venue", "city")
HOLLOW: Final = ' fill="none"'
_BEGIN: Final = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 {-_NORTH} 360 {_NORTH - _SOUTH}"'
Spot = tuple[float, float, bool]
"""Latitude, longitude, and whether it is known to a venue or city."""
_LARGEST: Final = 500
"""Points that are drawn, those of most meetings being the first."""


def still_map(points: pd.DataFrame) -> str:
    """Points (``lat``, ``lon``, ``precision``) on the world's outlines, as the text of an SVG.

    Those known to a state or country alone are hollow. Longitudes and latitudes are drawn as they are (plate
    carrée): a picture to recognise, not to measure.
    """
    there = points.dropna(subset=["lat", "lon"]).head(_LARGEST)
    spots = [
        (lat, lon, precision in _FINE)
        for lat, lon, precision in zip(there["lat"], there["lon"], there["precision"], strict=True)
    ]
    count = ngettext(
        "{count} place on the map of the world", "{count} places on the map of the world", len(there)
    )
    marks = _marks(spots, "#1b4a8f")
    style = f'style="max-width: {_WIDTH}px; width: 100%; display: block"'
    return f'{_BEGIN} role="img" aria-label="{escape(count)}" {style}>{_outlines()}{marks}</svg>'


def still_land() -> str:
    """The world's outlines alone, as the text of an SVG: to lie behind ``still_points``."""
    return f"{_BEGIN}>{_outlines()}</svg>"


def still_points(spots: Iterable[Spot], colour: str, scale: float = 1.0) -> str:
    """Spots alone, as the text of an SVG of the same measures, for many pictures on one page."""
    return f'{_BEGIN} aria-hidden="true">{_marks(spots, colour, scale)}</svg>'


def _marks(spots: Iterable[Spot], colour: str, scale: float = 1.0) -> str:
    circles = "".join(
        f'<circle cx="{lon:.1f}" cy="{-lat:.1f}" r="{1.5 * scale:g}"{"" if fine else HOLLOW}/>'
        for lat, lon, fine in spots
    )
    return f'<g fill="{colour}" stroke="{colour}" stroke-width="{0.5 * scale:g}">{circles}</g>'


@cache
def _outlines() -> str:
    return f'<path d="{_land()}" fill="#8884" stroke="#8888" stroke-width="0.25"/>'


@cache
def _land() -> str:
    """The outlines of all countries as one path, in whole and tenths of degrees, south positive."""
    world = json.loads(basemap_text())
    arcs = [_absolute(arc, world["scale"]) for arc in world["arcs"]]
    rings = [
        _thinned([spot for arc in ring for spot in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])])
        for country in world["countries"]
        for polygon in country["polygons"]
        for ring in polygon[:1]
    ]
    return "".join(
        f"M{'L'.join(f'{x / 10:g},{-y / 10:g}' for x, y in ring)}Z" for ring in rings if len(ring) > 3
    )


def _absolute(arc: list[int], scale: int) -> list[tuple[float, float]]:
    """The corners of an arc in tenths of degrees; only its first pair is absolute."""
    x = y = 0
    spots = []
    for at in range(0, len(arc), 2):
        x, y = x + arc[at], y + arc[at + 1]
        spots.append((x * 10 / scale, y * 10 / scale))
    return spots


def _thinned(ring: list[tuple[float, float]]) -> list[tuple[int, int]]:
    kept: list[Any] = []
    for x, y in ring:
        spot = (round(x), round(y))
        if not kept or max(abs(spot[0] - kept[-1][0]), abs(spot[1] - kept[-1][1])) >= _STEP:
            kept.append(spot)
    return kept
