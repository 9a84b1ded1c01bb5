"""What binds a place: the country of its row, unless the place surely lies elsewhere or says so itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

import pandas as pd

from ..schema import PLACES, conform, rows
from .answers import Candidate
from .countries import capital, country_codes
from .elsewhere import DISPUTED
from .gazetteer import Gazetteer
from .keys import split_key, venue_key
from .locating import locate
from .store import open_store

_BRACKETS: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<country>[^()]{2,60})\)")
_GREAT: Final = 500_000
"""Inhabitants from which on a city is known by its name alone."""
_SURELY: Final = 0.9
"""Confidence from which on a name alone is taken before the country beside it."""
_LIKELY: Final = 0.7
"""The same of a name of which that country has no place at all."""
_SOME: Final = 0.5
_CITY: Final = 100_000
"""Confidence below which a place's other name gives way to a city of that very name; how large that is."""
_CODE: Final = 3
"""Letters of a code at most, which may be a division's (``MD``) as well as a country's."""
_TOWN: Final = 25_000
"""Inhabitants of a place that gives way to a country or a capital of its name, within a list of places."""


def bound(
    places: pd.DataFrame, listed: Collection[str], gazetteer: Gazetteer,
    days: Mapping[str, tuple[int, int]] | None = None,
) -> tuple[pd.DataFrame, tuple[str, ...]]:  # fmt: skip
    """The places (``schema.PLACES``), those that lie elsewhere than the country beside them found there.

    Elsewhere is a place whose own brackets name another country (``Nagoya (Japan)``); a country, a
    capital or a great city that the written country has none of (``Tokyo`` beside South Korea), or only as
    another name of a place that is called otherwise (``Bonn`` beside France); and,
    among the keys ``listed`` that are one of several places of a cell, also one of which the written
    country has a small town only (``Mexico`` beside United States). A country that names a part
    (``Yugoslavia (Kosovo)``, ``Hong Kong, China``) is that part. Keys stay as they are; those of
    places found elsewhere than in the written country are returned too, sorted. ``days`` as in ``locate``.
    """
    wanted: dict[str, str] = {}
    for place in rows(places):
        other = _other_key(place, place.venue_key in listed, gazetteer)
        if other is not None:
            wanted[place.venue_key] = other
    if not wanted:
        return places, ()
    then = {other: days[key] for key, other in wanted.items() if days and key in days}
    found = {row.venue_key: row for row in rows(locate(wanted.values(), gazetteer=gazetteer, days=then))}
    names = [column.name for column in PLACES if column.name not in ("venue_key", "written")]
    table = places.astype("object")
    moved = []
    for place in rows(places):
        better = found.get(wanted.get(place.venue_key, ""))
        if better is None or better.precision == "none" or _stands_in(better):
            continue
        table.loc[place.Index, names] = pd.Series(
            {name: getattr(better, name) for name in names}, dtype="object"
        )
        if better.country != place.country:
            moved.append(place.venue_key)
    return conform(table, PLACES), tuple(sorted(moved))


def _other_key(place: Any, listed: bool, gazetteer: Gazetteer) -> str | None:
    """The key by which the place is to be located instead; None where its own holds."""
    venue, city, country, lat, _ = split_key(place.venue_key)
    if lat is not None:
        return None
    land = part_named(country)
    bare_venue, of_venue = _apart(venue)
    bare_city, of_city = _apart(city)
    own = of_city or of_venue
    open_yet = place.ambiguous or place.precision not in ("city", "venue")
    if open_yet and own and country and country_codes(own) != country_codes(land or country):
        return venue_key(bare_venue if of_venue else venue, bare_city if of_city else city, own)
    if land:
        return venue_key(venue, city, land)
    if country and (venue or city) and _may_lie_elsewhere(place, listed):
        alone = gazetteer.find(venue, city=city)
        if alone and _outdoes(alone[0], place) and alone[0].country != place.country:
            return venue_key(venue, city, "")
    return None


def _apart(text: str) -> tuple[str, str]:
    """A name and the country in brackets behind it; ``""`` where there is none."""
    match = _BRACKETS.fullmatch(text)
    if match and len(match["country"]) > _CODE and len(country_codes(match["country"])) == 1:
        return match["name"], match["country"]
    return text, ""


def _stands_in(place: Any) -> bool:
    """Whether a country only stands for a name that it has not: brackets then meant something else."""
    return place.precision == "country" and bool(place.candidates) and place.confidence < _SURELY


def part_named(country: str) -> str:
    """The part that a cell of countries names beside the whole; ``""`` where it names none.

    >>> part_named("Yugoslavia (Kosovo)"), part_named("Germany")
    ('Kosovo', '')
    """
    if (match := _BRACKETS.fullmatch(country)) and len(country_codes(match["country"])) == 1:
        outer = country_codes(match["name"])
        return match["country"] if outer and outer != country_codes(match["country"]) else ""
    part, comma, whole = (piece.strip() for piece in country.partition(","))
    if not comma or country_codes(country) not in ((), country_codes(part)):
        return ""
    inner, outer = country_codes(part), country_codes(whole)
    if len(inner) != 1 or len(outer) != 1:
        return ""
    is_part = inner[0] in open_store().members(outer[0])
    return part if is_part or country_codes(f"{part}, Province of {whole}") == inner else ""


def _may_lie_elsewhere(place: Any, listed: bool) -> bool:
    """Whether the written country has no place of this name, or only a small town among others of a list."""
    if listed and place.method == DISPUTED:
        return True  # a great city that another country holds, among the stops of a journey
    if place.precision == "country":
        return any(one.country != place.country for one in place.candidates[1:])
    if place.method == "alternate" and place.confidence < _SOME:
        return True  # Bonn is hardly Bouin
    best = place.candidates[0] if place.candidates else None
    return listed and best is not None and best.precision == "city" and best.population < _TOWN


def _outdoes(alone: Candidate, place: Any) -> bool:
    """Whether what a name means by itself goes before what stands for it in the country beside it."""
    if place.precision == "country":
        return _is_known_by_name(alone, _LIKELY)
    if place.method == "alternate":
        return alone.confidence >= _SURELY and alone.population >= _CITY and alone.method == "exact"
    return _is_known_by_name(alone, _SURELY)


def _is_known_by_name(one: Candidate, least: float) -> bool:
    """Whether a name alone means this: a country, a capital or a great city, at least so surely."""
    if one.confidence < least or one.method == "fuzzy":
        return False
    seat = capital(one.country) if one.country else None
    is_capital = seat is not None and abs(seat.lat - one.lat) + abs(seat.lon - one.lon) < 0.2
    return one.precision == "country" or (
        one.precision == "city" and (is_capital or one.population >= _GREAT)
    )
