"""What a chapter's ``view`` says → where the map looks."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from typing import Any, Final

from ..html import basemap_text
from ..language import phrase
from ..places import country_codes, country_name
from ..words import Country

Json = dict[str, Any]
Box = tuple[float, float, float, float]
"""South, west, north and east edge, in degrees."""

FIT: Final = "fit"
ZOOM: Final = 4.0
MOST_ZOOM: Final = 18.0
ALLOWED: Final = phrase("latitude, longitude and zoom (55.75, 37.62, 4), countries with ; between, or fit")
_NUMBERS: Final = re.compile(r"[-+]?\d+(?:\.\d+)?")
_LIKE_NUMBERS: Final = re.compile(r"^[-+\d.,;\s°NSEW]+$")
_SMALL_PART: Final = 0.2
"""A part of a country smaller than this share of its largest one is not shown: an overseas territory."""


class ViewError(ValueError):
    """A view that cannot be; ``allowed`` says what can."""

    def __init__(self, allowed: str) -> None:
        super().__init__(allowed)
        self.allowed = allowed


def view_of(text: str) -> Json | None:
    """``{lat, lon, zoom}`` in degrees, ``{box: [south, west, north, east]}`` (of one country or
    around several), or None for everything ("fit").

    Raises ``ViewError`` for a place outside the world, a country that is unknown or not drawn, and all else.
    """
    if text.casefold() == FIT:
        return None
    if _LIKE_NUMBERS.match(text):
        return _numbers(text)
    shown = [_country(name.strip()) for name in text.split(";") if name.strip()]
    if not shown:
        raise ViewError(ALLOWED)
    south, west, north, east = zip(*shown, strict=True)
    return {"box": [min(south), min(west), max(north), max(east)]}


def _country(name: str) -> Box:
    """The box around a country, by its name or code."""
    codes = country_codes(name)
    if not codes:
        raise ViewError(ALLOWED)
    if len(codes) > 1:
        countries = tuple(Country(code, country_name(code)) for code in codes)
        raise ViewError(phrase("one country for {name}: {countries}", name=name, countries=countries))
    box = boxes().get(codes[0])
    if box is None:
        country = Country(codes[0], country_name(codes[0]))
        outline = phrase("the map has no outline of {country}", country=country)
        raise ViewError(phrase("{one}; {other}", one=ALLOWED, other=outline))
    return box


def _numbers(text: str) -> Json:
    found = [float(number) for number in _NUMBERS.findall(text)]
    if len(found) not in (2, 3):
        raise ViewError(ALLOWED)
    lat, lon, zoom = (*found, ZOOM)[:3]
    if not -90 <= lat <= 90:
        raise _beyond(phrase("a latitude from -90 to 90, and not {number}", number=f"{lat:g}"))
    if not -180 <= lon <= 180:
        raise _beyond(phrase("a longitude from -180 to 180, and not {number}", number=f"{lon:g}"))
    if not 0 <= zoom <= MOST_ZOOM:
        words = phrase(
            "a zoom from 0 (the world) to {most}, and not {number}", most=f"{MOST_ZOOM:g}", number=f"{zoom:g}"
        )
        raise _beyond(words)
    return {"lat": lat, "lon": lon, "zoom": zoom}


def _beyond(words: str) -> ViewError:
    return ViewError(phrase("{words}: {allowed}", words=words, allowed=ALLOWED))


@cache
def boxes() -> dict[str, Box]:
    """Code of each country that is drawn → ``(south, west, north, east)`` of its larger parts, in degrees."""
    world = json.loads(basemap_text())
    arcs = [_points(arc) for arc in world["arcs"]]
    found = {}
    for country in world["countries"]:
        rings = [
            [point for arc in polygon[0] for point in _walked(arcs, arc)] for polygon in country["polygons"]
        ]
        sizes = [_size(ring) for ring in rings]
        kept = [
            point
            for ring, size in zip(rings, sizes, strict=True)
            if size >= _SMALL_PART * max(sizes)
            for point in ring
        ]
        lons, lats = zip(*kept, strict=True)
        scale = world["scale"]
        found[country["id"]] = (
            min(lats) / scale,
            min(lons) / scale,
            max(lats) / scale,
            max(lons) / scale,
        )
    return found


def _points(arc: list[int]) -> list[tuple[int, int]]:
    """The points of an arc, whose numbers after the first pair are differences."""
    x = y = 0
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def _walked(arcs: list[list[tuple[int, int]]], arc: int) -> list[tuple[int, int]]:
    return arcs[arc] if arc >= 0 else arcs[~arc][::-1]


def _size(ring: list[tuple[int, int]]) -> float:
    """The area of a ring on the plane of degrees."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]))) / 2
