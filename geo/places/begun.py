"""Places whose names begin with what somebody has typed so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .countries import countries_written
from .gazetteer import Gazetteer
from .matches import Country, Match, spherical_km
from .names import normalise
from .rank import SAME_KM, Candidate, candidate

_CALLED_SO, _DIVISION = 0.05, 0.1
"""Shares of its people that count where the place is only called so as well, and of a division: most meet in
its towns."""
_HOUSE, _COUNTRY = 120_000, 3_000_000
"""People that a venue and a country count as, so that they stand among the cities."""
_BEGUN: Final = 0.1
"""How sure a place is of whose name only the beginning is written: never enough to be drawn."""


def begun_with(gazetteer: Gazetteer, text: str, country: str = "", most: int = 6) -> tuple[Candidate, ...]:
    """Countries, cities, divisions and venues that bear a name beginning with ``text``, those of most weight
    first.

    In the ``country`` alone where one is written. Their confidence is too low to be drawn: a reader chooses
    among them. A place that bears several such names stands once.
    """
    key = normalise(text)
    if not key:
        return ()
    store = gazetteer.store
    within: frozenset[str] = frozenset().union(*(one.members for one in countries_written(country, store)))
    found = [(_weight(one, own), one) for one, own in store.beginnings.places(key, within)]
    found += [(_HOUSE, one) for one in store.beginnings.venues(key) if not within or one.country in within]
    if not within:
        states = [
            store.country(Country(code, store.members(code), 1.0)) for code in store.beginnings.countries(key)
        ]
        found += [(_COUNTRY, one) for one in states if one is not None]
    best: dict[tuple[str, int], Candidate] = {}
    for _, one in sorted(found, key=lambda weighed: -weighed[0]):
        best.setdefault((one.kind, one.id), candidate(one, _BEGUN))
    chosen = [one for one in best.values() if not _has_town(one, best.values())][:most]
    names = [(one.name, one.country) for one in chosen]
    return tuple(
        one.within(store.division(one.division) if names.count(name) > 1 else "")
        for one, name in zip(chosen, names, strict=True)
    )


def _weight(place: Match, own: bool) -> float:
    share = _DIVISION if place.kind == "admin" else 1.0
    return place.population * share * (1.0 if own else _CALLED_SO)


def _has_town(one: Candidate, others: Iterable[Candidate]) -> bool:
    """Whether a division's own town stands among the others: it is hardly meant then."""
    return one.precision == "admin" and any(
        other.precision == "city"
        and other.country == one.country
        and spherical_km(one.lat, one.lon, other.lat, other.lon) <= SAME_KM
        for other in others
    )
