"""Which of the places that bear the written names is meant, and how sure that is.

A written place falls into segments; each segment has readings, the places that bear its
name. A reading weighs by its population, by whether it is a capital and by the kind of
name, and more where the other segments agree with it: their country, their division,
their city. What a reading weighs among all is its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from geo.gazetteer_match import BARE, Kind, Match, Method, spherical_km

SURE: Final = 0.85
"""Confidence below which a place is ambiguous."""

SAME_KM: Final = 40.0
"""Points nearer than this are one place, read in two ways."""

VENUE_KM: Final = 80.0
"""A venue lies in a written city when it is nearer to it than this: summits meet out of town."""

MOST_CANDIDATES: Final = 8

Role = Literal["text", "venue", "city", "context"]

# Weights. A city of a million weighs 1000, and four times that as a capital; so a country, a venue and a
# division need weights on the same scale. They were chosen by hand on the development rows of
# tests/fixtures/places.tsv and are not probabilities of anything outside it.
_COUNTRY: Final = 4000.0
_COUNTRY_AS_CITY: Final = 1000.0
"""A column of cities may hold a country, but Luxembourg and Singapore are cities there."""
_VENUE: Final = 3000.0
_AIRFIELD: Final = 0.8
"""Share for an airport of less than rank 3 (international), named without the word."""
_DIVISION: Final = 0.4
_DIVISION_AS_CITY: Final = 0.1
"""A column of cities names a division (Bavaria) only where no city of weight bears the name."""
_CAPITAL: Final = 4.0
_CAPITAL_OF_WRITTEN: Final = 16.0
"""Where the country is written, its capital is meant: Washington, USA is not one of forty towns."""
_CAPITAL_PEOPLE: Final = 200_000
"""Population that a state's capital counts for at least: Victoria is the Seychelles'."""
_UNLISTED: Final = 25.0
_UNLISTED_IN_WRITTEN: Final = 5.0
"""Weight of all places that the gazetteer does not list, anywhere and in a written country."""
_PER_EDIT: Final = 0.05
_FUZZY_AT_MOST: Final = 0.8

_IN_COUNTRY, _IN_DIVISION, _SAME_CITY = 100.0, 60.0, 20.0
_IN_CITY: Final = 1e5
"""For a venue in the written city: it is what is meant, the city only says where."""
_METROPOLIS: Final = 0.01
_ELSEWHERE, _OTHER_COUNTRY = 0.02, 0.0005
_REGION_KM: Final = 500.0
"""A region that is no division (Donbas, Kashmir) reaches this far from its seat, within its country."""
_CONTRADICTED: Final = 0.7
"""Confidence at most where another part of the text names a place that does not hold the best one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a text may mean. ``lat``, ``lon`` in WGS 84 degrees."""

    name: str
    lat: float
    lon: float
    country: str
    """ISO 3166-1 alpha-2; the written country where it lists the place under it."""
    precision: Kind
    method: Method | str
    """How it was found; from an online provider its name and the day: ``nominatim 2026-11-22``."""
    confidence: float
    """0 to 1: its share among all candidates and what no list holds."""
    population: int
    division: str = ""
    """Name of its first-order division where another candidate bears the same name in the same country."""


class Reading(NamedTuple):
    """What one segment may mean. ``role`` says which column it was written in."""

    role: Role
    matches: tuple[Match, ...]
    key: str = ""
    doubtful: bool = False
    """Words beside the name were not understood."""


class _Target(NamedTuple):
    weight: float
    match: Match
    reading: int


def rank(readings: Sequence[Reading], within: Collection[str] = ()) -> tuple[Candidate, ...]:
    """Candidates by weight, best first; places nearer than ``SAME_KM`` are one candidate.

    ``within`` are the codes of countries and divisions that a place must lie in; empty
    means anywhere. What lies elsewhere is left out.
    """
    has_country = bool(within) or any(match.kind == "country" for one in readings for match in one.matches)
    capital = _CAPITAL_OF_WRITTEN if has_country else _CAPITAL
    targets = [
        _Target(_prior(match, reading.role, capital) * _agreement(match, number, readings), match, number)
        for number, reading in enumerate(readings)
        if reading.role != "context" or _only_context(readings)
        for match in reading.matches
        if not within or lies_in(match, within)
    ]
    targets = _where_it_was_written(targets, readings)
    if not targets:
        return ()
    targets.sort(key=lambda target: (-target.weight, target.match.id))
    best = targets[0]
    targets = [target for target in targets if target is best or not _holds(target, best)]
    at_most = _CONTRADICTED if _is_contradicted(best, readings) else 1.0
    return _candidates(_groups(targets), readings, _UNLISTED_IN_WRITTEN if within else _UNLISTED, at_most)


def _is_contradicted(best: _Target, readings: Sequence[Reading]) -> bool:
    """Whether some other segment names only places that are elsewhere: ``Sochi and Moscow``."""
    return any(
        max(_bears_out(best.match, other) for other in reading.matches) < 1.0
        for number, reading in enumerate(readings)
        if number != best.reading and reading.matches
    )


def lies_in(match: Match, codes: Collection[str]) -> bool:
    """Whether the place's country or first-order division is among the codes."""
    return match.country in codes or match.division in codes


def _only_context(readings: Sequence[Reading]) -> bool:
    return not any(reading.matches for reading in readings if reading.role != "context")


def _prior(match: Match, role: Role, capital: float) -> float:
    """Weight of a place by itself, read in a column of that role; ``capital`` is a capital's bonus."""
    if match.kind == "venue":
        weight = _VENUE * (_AIRFIELD if match.worth == BARE and match.population < 3 else 1.0)
    elif match.kind == "country":
        weight = _COUNTRY_AS_CITY if role == "city" else _COUNTRY
    else:
        least = _CAPITAL_PEOPLE if match.capital == 2 else 500
        weight = math.sqrt(max(match.population, least))
        weight *= capital if match.capital == 2 else capital / 2 if match.capital else 1.0
        if match.kind == "admin":
            weight *= _DIVISION_AS_CITY if role == "city" else _DIVISION
    return weight * match.worth * (_PER_EDIT**match.edits)


def _agreement(match: Match, own: int, readings: Sequence[Reading]) -> float:
    """How the other segments change the weight of a reading."""
    factor = 1.0
    for number, reading in enumerate(readings):
        if number != own and reading.matches:
            factor *= max(_bears_out(match, other) for other in reading.matches)
            if number < own and reading.role == readings[own].role and _is_beside(match, reading):
                factor *= _METROPOLIS
    return factor


def _is_beside(match: Match, earlier: Reading) -> bool:
    """Whether a city only says near what the town written before it lies: ``Yonkers, New York``."""
    return match.kind == "city" and any(
        other.kind == "city" and other.id != match.id and _apart(match, other) <= SAME_KM
        for other in earlier.matches
    )


def _bears_out(match: Match, other: Match) -> float:  # noqa: PLR0911 - one rule a line
    """How much a reading of another segment speaks for this one."""
    if other.kind == "country":
        return _IN_COUNTRY if lies_in(match, other.members) else _OTHER_COUNTRY
    if other.kind == "venue":
        near = match.kind == "city" and _apart(match, other) <= VENUE_KM
        return _SAME_CITY if near else 1.0
    if match.kind == "country":
        return 1.0 if lies_in(other, match.members) else _ELSEWHERE
    if other.kind == "admin":
        if match.kind == "admin" and _in_division(other, match):
            # Of a division and a region in it, the region is meant; of a county and its state, the county.
            return _IN_DIVISION if _in_division(match, other) and not match.division else 1.0
        return _IN_DIVISION if _in_division(match, other) else _ELSEWHERE
    if match.kind == "venue":
        return _IN_CITY if _apart(match, other) <= VENUE_KM else _ELSEWHERE
    if match.kind == "admin":
        return 1.0 if _in_division(other, match) else _ELSEWHERE
    return _SAME_CITY if _apart(match, other) <= SAME_KM else _ELSEWHERE


def _in_division(match: Match, division: Match) -> bool:
    """Whether a place lies in a division or region, as far as the gazetteer knows."""
    if not match.division or not division.division:
        reach = math.inf if division.division else _REGION_KM
        return match.country == division.country and (
            reach == math.inf or spherical_km(match.lat, match.lon, division.lat, division.lon) <= reach
        )
    if division.district:
        return match.district == division.district
    return match.division == division.division


def _apart(one: Match, other: Match) -> float:
    if abs(one.lat - other.lat) > 1.0:
        return math.inf
    return spherical_km(one.lat, one.lon, other.lat, other.lon)


def _where_it_was_written(targets: list[_Target], readings: Sequence[Reading]) -> list[_Target]:
    """A city is looked for in the column of cities first, a venue near it."""
    cities = [target for target in targets if readings[target.reading].role == "city"]
    if not cities:
        return targets
    points = [target.match for target in cities]
    venues = [
        target
        for target in targets
        if target.match.kind == "venue"
        and readings[target.reading].role != "city"
        and any(_bears_out(target.match, point) >= 1.0 for point in points)
    ]
    return cities + venues


def _holds(target: _Target, best: _Target) -> bool:
    """Whether a reading of another segment is what the best one lies in: context, no rival."""
    if target.reading == best.reading:
        return False
    outer, inner = target.match, best.match
    if outer.kind == "country":
        return lies_in(inner, outer.members)
    if outer.kind == "admin":
        return _in_division(inner, outer)
    return outer.kind == "city" and inner.kind == "venue" and _apart(inner, outer) <= VENUE_KM


def _groups(targets: list[_Target]) -> list[list[_Target]]:
    """Targets that are one place, heaviest group first."""
    groups: list[list[_Target]] = []
    for target in targets:
        for group in groups:
            first = group[0].match
            if first.country == target.match.country and _apart(first, target.match) <= SAME_KM:
                group.append(target)
                break
        else:
            groups.append([target])
    return groups


def _shown(group: list[_Target], readings: Sequence[Reading]) -> Match:
    """The reading that stands for a group.

    The country, where the whole text is its name (Singapore), but in a column of cities the city;
    a city before the division that bears its name (Genève); otherwise the heaviest.
    """
    best, own = group[0].match, group[0].reading
    if best.kind == "venue":
        return best
    in_cities = readings[own].role == "city"
    alone = sum(1 for one in readings if one.matches) == 1 and not in_cities
    for match in (target.match for target in group) if alone else ():
        if match.kind == "country" and match.worth == 1.0 and not match.edits:
            return match
    cities = [one.match for one in group if one.match.kind == "city" and one.reading == own]
    return cities[0] if cities and (best.kind == "admin" or in_cities) else best


def _candidates(
    groups: list[list[_Target]], readings: Sequence[Reading], unlisted: float, at_most: float
) -> tuple[Candidate, ...]:
    whole = sum(group[0].weight for group in groups) + unlisted
    found = []
    for group in groups[:MOST_CANDIDATES]:
        match = _shown(group, readings)
        share = min(group[0].weight / whole, at_most)
        found.append(candidate(match, min(share, _FUZZY_AT_MOST) if match.edits else share))
    return tuple(found)


def candidate(match: Match, confidence: float) -> Candidate:
    """The match as a candidate of that confidence."""
    return Candidate(
        match.name,
        match.lat,
        match.lon,
        match.country,
        match.kind,
        match.method,
        round(confidence, 4),
        match.population,
        match.division,
    )
