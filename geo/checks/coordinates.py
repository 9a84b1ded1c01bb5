"""Coordinates that do not lie in the city or the country written beside them, each kind with its cure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, Final, NamedTuple

import pandas as pd

from ..errors import Problem
from ..language import phrase, phrases
from ..places import (
    SURE,
    Candidate,
    Gazetteer,
    country_codes,
    country_name,
    place_words,
    spherical_km,
    split_key,
)
from ..schema import rows
from ..sphere import distance_km
from ..tables import clip
from ..words import Country

_AWAY_KM: Final = 100.0
"""How far a point may lie from the city written beside it: a great city and its airports."""
_THERE_KM: Final = 60.0
"""How near a point must come to the city for a cure to be its cure."""
_SEARCHED_KM: Final = 150.0
_FAR_KM: Final = 300.0
"""How far from every listed city of its country a point lies before the country is said to be another."""

_LISTED: Final = 5
_UNLIKE: Final = ("fuzzy", "sound")
"""How a name is found that is not written so."""
_KM_A_DEGREE: Final = 111.0
_POLE: Final = 90.0

Point = tuple[float, float]
_CURES: Final[tuple[tuple[str, Callable[[float, float], Point]], ...]] = (
    (phrase("the sign of the latitude changed"), lambda lat, lon: (-lat, lon)),
    (phrase("the sign of the longitude changed"), lambda lat, lon: (lat, -lon)),
    (phrase("both signs changed"), lambda lat, lon: (-lat, -lon)),
    (phrase("latitude and longitude exchanged"), lambda lat, lon: (lon, lat)),
    (
        phrase("latitude and longitude exchanged and the sign of the latitude changed"),
        lambda lat, lon: (-lon, lat),
    ),
    (
        phrase("latitude and longitude exchanged and the sign of the longitude changed"),
        lambda lat, lon: (lon, -lat),
    ),
)
_ZERO: Final = phrase("a zero, which usually stands for a number that is not known")
_ELSEWHERE: Final = ""


class _Odd(NamedTuple):
    """One point that does not lie where the words beside it are."""

    key: str
    cure: str
    """What would bring it there; ``_ZERO``; ``_ELSEWHERE`` where nothing would."""
    lat: float
    lon: float
    code: str
    """The country that is written, or in which the city lies."""
    city: Candidate | None
    """The city that is written; None where only a country is."""


def coordinate_findings(
    reports: pd.DataFrame, places: pd.DataFrame, gazetteer: Gazetteer
) -> tuple[Problem, ...]:
    """One warning for each file and kind of given points that lie far from the city or country beside them.

    ``reports`` (``schema.REPORTS``), ``places`` (``schema.PLACES``). A kind is the cure: a sign, the order,
    a zero, or none, where the point is simply elsewhere. Nothing is changed. Of a name that several towns
    bear, the point may be at any of them; where it is at none, a cure must bring it to one, or the point
    must lie outside the country that is written.
    """
    given = places[places["method"].eq("given")]
    found = cache(lambda venue, city, country: _found(venue, city, country, gazetteer))
    near = _Near(gazetteer)
    odd = [one for place in rows(given) if (one := _odd(place, found, near)) is not None]
    if not odd:
        return ()
    by_key = {one.key: one for one in odd}
    told = reports[reports["venue_key"].isin(list(by_key))]
    told = told.assign(cure=told["venue_key"].map({key: one.cure for key, one in by_key.items()}))
    return tuple(
        _finding(str(file), group, by_key, gazetteer)
        for (file, _), group in told.groupby(["file", "cure"], sort=False)
    )


def _found(venue: str, city: str, country: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The cities, venues or the country that the words may mean, the likeliest first."""
    return tuple(gazetteer.find(venue if not city else "", city=city, country=country))


def _meant(found: Sequence[Candidate]) -> Candidate | None:
    """The one city, venue or country that the words surely mean."""
    sure = found and found[0].confidence >= SURE and found[0].method not in _UNLIKE
    return found[0] if sure and found[0].precision != "admin" else None


def _odd(place: Any, found: Callable[..., Sequence[Candidate]], near: _Near) -> _Odd | None:
    venue, city, country, lat, lon = split_key(place.venue_key)
    if lat is None or lon is None:
        return None
    candidates = found(venue, city, country)
    where = _meant(candidates)
    if where is None:
        return _at_none(place.venue_key, lat, lon, country, candidates) or _outside(
            place.venue_key, lat, lon, country, near
        )
    if "country" in (where.precision, place.precision):
        return _outside(place.venue_key, lat, lon, country, near)
    if _about_km((lat, lon), where) <= _AWAY_KM:
        return None
    cure = _cure(lat, lon, partial(_is_there, where))
    return _Odd(place.venue_key, cure, lat, lon, where.country, where)


def _at_none(key: str, lat: float, lon: float, country: str, candidates: Sequence[Candidate]) -> _Odd | None:
    """A point at none of the towns of that name, which a cure brings to one of them."""
    if any(_about_km((lat, lon), one) <= _AWAY_KM for one in candidates):
        return None
    towns = [one for one in candidates if one.precision == "city" and one.method not in _UNLIKE]
    for town in towns:
        cure = _cure(lat, lon, partial(_is_there, town))
        if cure not in (_ZERO, _ELSEWHERE):
            return _Odd(key, cure, lat, lon, town.country, town)
    return None


def _is_there(town: Candidate, point: Point) -> bool:
    return _about_km(point, town) <= _THERE_KM


def _outside(key: str, lat: float, lon: float, country: str, near: _Near) -> _Odd | None:
    """A point beside a country, in whose neighbourhood lie cities of other countries only, or none at all.

    Where there are none, as at sea and on ice, only a cure that brings the point into the country says that
    it is wrong, or a zero.
    """
    codes = country_codes(country)
    if len(codes) != 1:
        return None
    found = near.country(lat, lon)
    if found in near.members(codes[0]) or not near.is_far(lat, lon, codes[0]):
        return None
    cure = _cure(lat, lon, lambda point: near.country(*point) == codes[0])
    return _Odd(key, cure, lat, lon, codes[0], None) if found or cure else None


def _cure(lat: float, lon: float, is_there: Callable[[Point], bool]) -> str:
    """What turns a point into one that ``is_there``."""
    for cure, turned in _CURES:
        point = turned(lat, lon)
        if abs(point[0]) <= _POLE and is_there(point):
            return cure
    return _ZERO if 0 in (lat, lon) else _ELSEWHERE


class _Near:
    """Which country's cities lie around a point, asked once for each tenth of a degree."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._country = cache(lambda lat, lon: gazetteer.nearest_country(lat, lon, _SEARCHED_KM))
        self.members = cache(lambda code: frozenset({code, *gazetteer.store.members(code)}))

    def country(self, lat: float, lon: float) -> str:
        """The country of the nearest listed city; ``""`` where there is none near."""
        return str(self._country(round(lat, 1), round(lon, 1)))

    def is_far(self, lat: float, lon: float, code: str) -> bool:
        """Whether the point lies beyond any border of the country: nothing around it is the country's."""
        step = _FAR_KM / _KM_A_DEGREE / 2
        around = ((lat + up * step, lon + right * step) for up in (-1, 0, 1) for right in (-1, 0, 1))
        points = ((min(max(north, -_POLE), _POLE), (east + 180) % 360 - 180) for north, east in around)
        halves = {(round(2 * north) / 2, round(2 * east) / 2) for north, east in points}
        return all(self.country(*point) != code for point in halves)


def _says(odd: _Odd, gazetteer: Gazetteer) -> str:
    """Where a point is, or would be, in words."""
    point, country = _degrees(odd.lat, odd.lon), Country(odd.code, country_name(odd.code))
    if odd.cure not in (_ZERO, _ELSEWHERE):
        place = odd.city.name if odd.city else phrase("in {country}", country=country)
        return phrase("{point} would be {place} with {cure}", point=point, place=place, cure=odd.cure)
    outside = phrase("outside {country}", country=country)
    if odd.city is None:
        far = outside
    else:
        km = round(_km((odd.lat, odd.lon), odd.city))
        far = phrase("{km} km from {place}", km=km, place=odd.city.name)
    if odd.cure == _ZERO:
        return phrase("{point} holds {what}; it is {far}", point=point, what=_ZERO, far=far)
    around = _around(odd.lat, odd.lon, gazetteer)
    abroad = odd.city is not None and gazetteer.nearest_country(odd.lat, odd.lon) not in ("", odd.code)
    where = phrase("{first}, {second}", first=far, second=outside) if abroad else far
    return phrase("{point} is {around}, {far}", point=point, around=around, far=where)


def _around(lat: float, lon: float, gazetteer: Gazetteer) -> str:
    near = gazetteer.store.nearest(lat, lon, _SEARCHED_KM)
    if near is None:
        return phrase("far from every listed city")
    match, km = near
    country = Country(match.country, country_name(match.country))
    place = (
        country if match.name == country.name
        else phrase("{first}, {second}", first=match.name, second=country)
    )  # fmt: skip
    if km <= _THERE_KM / 2:
        return phrase("in {place}", place=place)
    return phrase("{km} km from {place}", km=round(km), place=place)


def _degrees(lat: float, lon: float) -> str:
    return f"{lat:.4f}".rstrip("0").rstrip(".") + ", " + f"{lon:.4f}".rstrip("0").rstrip(".")


def _about_km(point: Point, where: Candidate) -> float:
    """Kilometres on a sphere: close enough to tell near from far, and quick for every point of a table."""
    return spherical_km(*point, where.lat, where.lon)


def _km(point: Point, where: Candidate) -> float:
    return float(distance_km(point, (where.lat, where.lon)))


def _finding(file: str, group: pd.DataFrame, odd: dict[str, _Odd], gazetteer: Gazetteer) -> Problem:
    numbers = tuple(group["row"].astype("int64").unique().tolist())
    each = [odd[key] for key in group["venue_key"].unique()]
    first, others = each[0], each[1:_LISTED]
    says = _says(first, gazetteer)
    if len(numbers) > 1:
        says = phrases("{count} row: {found}", "{count} rows: {found}", len(numbers), found=says)
    allowed = phrase("coordinates of {place}", place=place_words(first.key)[:60])
    advice = phrase(
        "{advice}; until then the places are drawn at the coordinates as given", advice=_advice(first.cure)
    )
    for one in others:
        advice = phrase("{advice}; also: {found}", advice=advice, found=_says(one, gazetteer))
    return Problem(file, numbers[0], "lat", clip(says), allowed, advice, "warning", "coordinates", numbers)


def _advice(cure: str) -> str:
    if cure == _ELSEWHERE:
        return phrase("correct the numbers or the words beside them")
    if cure == _ZERO:
        return phrase("leave both numbers empty where they are not known; the words then say where it was")
    return phrase("correct them so: {cure}", cure=cure)
