"""Known houses beside a town or a division in which they are not: ``Kremlin, Nizhny Novgorod``.

Other towns have a kremlin, and a slip of the hand is as likely: the written place stands, unsure, and the
known house is offered behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product
from typing import Final

from .agreement import VENUE_KM, apart, in_division, lies_in
from .answers import Candidate, Reading, candidate
from .doubt import UNSURE, at_most
from .matches import Match
from .store import Store

_OUT_OF_TOWN_KM: Final = 15.0
"""A house nearer than this to a town may be called that town's."""

_IN_TOWN_KM: Final = 10.0
_GREAT: Final = 500_000
"""People of a town that quarters far out may be of, too."""
_OFFERED: Final = 0.1
"""Confidence of the house at least, as a share of the best one's."""


def with_houses(
    found: tuple[Candidate, ...], readings: Sequence[Reading], within: Collection[str], store: Store
) -> tuple[Candidate, ...]:
    """The candidates: behind a town or a division that contradicts a known house this one, as second; a house
    in a greater town than the one that is written out of it unsure (``Palazzo Chigi, Ariccia``).

    ``within`` are the codes of the written countries: a house elsewhere is not offered.
    """
    if not found:
        return found
    best = found[0]
    if best.precision == "venue":
        return at_most(found, UNSURE) if _is_of_other_town(best, readings, store) else found
    houses = [house for house in _houses(best, readings) if not within or lies_in(house, within)]
    if not houses:
        return found
    rest = [one for one in found[1:] if not any(_is(one, house) for house in houses)]
    most = max((one.confidence for one in found[1:]), default=0.0)
    offered = [candidate(house, max(most, _OFFERED * best.confidence)) for house in houses[:1]]
    return at_most((best, *offered, *rest), UNSURE)


def _houses(best: Candidate, readings: Sequence[Reading]) -> list[Match]:
    """The houses of one part of the text, where another names the best candidate and they lie elsewhere."""
    houses = [one for one in readings if any(map(_is_house, one.matches))]
    if not houses:
        return []
    places = [
        match
        for one in readings
        for match in one.matches
        if match.kind in {"city", "admin"} and _is(best, match)
    ]
    named = [
        match
        for one in houses
        for match in one.matches
        if _is_house(match) and not any(place in one.matches for place in places)
    ]
    return [] if any(_holds(place, house) for place, house in product(places, named)) else named


def _holds(place: Match, house: Match) -> bool:
    return apart(place, house) <= VENUE_KM if place.kind == "city" else in_division(house, place)


def _is_house(match: Match) -> bool:
    """Whether it is a venue of the list by a name of its own; an airport has no divisions around it."""
    return match.kind == "venue" and bool(match.members) and match.worth == 1.0


def _is_of_other_town(best: Candidate, readings: Sequence[Reading], store: Store) -> bool:
    """Whether a house stands in a town greater than all that the other parts name, which lie out of it.

    A division that holds the house and is called as such a town is meant: ``Sanssouci, Brandenburg``.
    """
    houses = [match for one in readings for match in one.matches if _is_house(match) and _is(best, match)]
    towns = [
        town
        for one in readings
        for town in one.matches
        if town.kind == "city" and not one.hint
        for house in houses
        if house not in one.matches and apart(town, house) <= VENUE_KM
    ]
    divisions = (match for one in readings for match in one.matches if match.kind == "admin")
    if any(one.worth == 1.0 and in_division(house, one) for one in divisions for house in houses):
        return False
    if not houses or not towns or any(apart(town, houses[0]) <= _OUT_OF_TOWN_KM for town in towns):
        return False
    around, people = store.nearest(best.lat, best.lon, _IN_TOWN_KM), max(town.population for town in towns)
    if around is None:
        return False
    return around[0].population > people or (around[0].part and people < _GREAT)


def _is(one: Candidate, match: Match) -> bool:
    return (one.precision, one.lat, one.lon) == (match.kind, match.lat, match.lon)
