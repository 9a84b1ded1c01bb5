"""Which of the places that bear the written names is meant, and how sure that is.

A written place falls into segments; each segment has readings, the places that bear its
name. A reading weighs by its population, by whether it is a capital and by the kind of
name, and more where the other segments agree with it: their country, their division,
their city. What a reading weighs among all is its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from .agreement import ELSEWHERE, SAME_KM, VENUE_KM, apart, bears_out, in_division, lies_in
from .answers import DRAWN, SURE, Candidate, Reading, Role, candidate
from .behind import in_country_behind, in_division_behind
from .matches import ANYWHERE, BARE, Country, Match
from .overseas import BEHIND, goes_before, is_own, parts_of

__all__ = ["DRAWN", "SAME_KM", "SURE", "VENUE_KM", "Candidate", "Reading", "candidate", "lies_in", "rank"]

MOST_CANDIDATES: Final = 8

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
CAPITAL_OF_WRITTEN: Final = 16.0
"""Where the country is written, its capital is meant: Washington, USA is not one of forty towns."""
_CAPITAL_PEOPLE: Final = 200_000
"""Population that a state's capital counts for at least: Victoria is the Seychelles'."""
_UNKNOWN_ABROAD, _FAMES = 0.75, 150.0
"""A town that few languages name weighs 0.75 of what its people say, one that a hundred name 1.42."""
UNLISTED: Final = 25.0
_UNLISTED_IN_WRITTEN: Final = 5.0
"""Weight of all places that the gazetteer does not list, anywhere and in a written country."""
_PER_EDIT: Final = 0.05
_FUZZY_AT_MOST: Final = 0.8

_OF_A_STATE: Final = 2
_METROPOLIS: Final = 0.01
_HARDLY: Final = 0.1
"""Worth up to which a city that is only called so too does not say where a venue is."""
_CONTRADICTED: Final = 0.7
"""Confidence at most where another part of the text names a place that does not hold the best one."""


class _Target(NamedTuple):
    weight: float
    match: Match
    reading: int


def rank(
    readings: Sequence[Reading], within: Collection[str] = (), written: Sequence[Country] = ()
) -> tuple[Candidate, ...]:
    """Candidates by weight, best first; places nearer than ``SAME_KM`` are one candidate.

    ``within`` are the codes of countries and divisions that a place must lie in; empty
    means anywhere. What lies elsewhere is left out. ``written`` are the countries of a column of their own.
    """
    readings = in_country_behind(in_division_behind(readings))
    bonus = _capital_bonus(readings, within)
    targets = [
        _Target(
            prior(match, reading.role, bonus[number]) * _agreement(match, number, readings), match, number
        )
        for number, reading in enumerate(readings)
        if reading.role != "context" or _only_context(readings)
        for match in reading.matches
        if not within or lies_in(match, within)
    ]
    targets = _overseas_behind(_where_it_was_written(targets, readings), readings, written)
    if not targets:
        return ()
    targets.sort(key=lambda target: (-target.weight, target.match.id))
    best = targets[0]
    targets = [target for target in targets if target is best or not _holds(target, best)]
    at_most = _CONTRADICTED if _is_contradicted(best, readings) else 1.0
    return _candidates(_groups(targets), readings, bool(within), at_most)


def _overseas_behind(
    targets: list[_Target], readings: Sequence[Reading], written: Sequence[Country]
) -> list[_Target]:
    """The targets, those in a territory of the written country lighter than one of that name in itself."""
    named = [match for one in readings for match in one.matches if match.kind == "country"]
    parts = parts_of(named, written)
    if not any(one.match.country in parts for one in targets):
        return targets
    weights = {id(target): target.weight for target in targets}
    for country in set(parts.values()):
        home = [one for one in targets if one.match.country == country and is_own(one.match)]
        for number in {one.reading for one in home}:
            own = [one for one in home if one.reading == number]
            _before_overseas(own, [one for one in targets if one.reading == number], parts, readings, weights)
    return [target._replace(weight=weights[id(target)]) for target in targets]


def _before_overseas(
    own: Sequence[_Target], beside: Sequence[_Target], parts: Mapping[str, str],
    readings: Sequence[Reading], weights: dict[int, float],
) -> None:  # fmt: skip
    """Weigh the cities of one name anew: ``own`` in the country itself, those overseas ``beside`` them."""
    number, country = own[0].reading, own[0].match.country
    most = max(_agreement(one.match, number, readings) for one in own)
    matches = [one.match for one in own]
    away = [
        one
        for one in beside
        if parts.get(one.match.country) == country
        and _agreement(one.match, number, readings) <= most
        and goes_before(matches, one.match, readings[number].key)
    ]
    if not away:
        return
    best = max(one.weight for one in own)
    raised = max(best, BEHIND * max(one.weight for one in away))
    weights.update({id(one): one.weight * raised / best for one in own})
    weights.update({id(one): min(one.weight, BEHIND * raised) for one in away})


def _capital_bonus(readings: Sequence[Reading], within: Collection[str]) -> list[float]:
    """How much being a capital adds in each reading: more where another part of the text names a country."""
    named = [any(match.kind == "country" for match in one.matches) for one in readings]
    count = sum(named)
    return [CAPITAL_OF_WRITTEN if within or count > own else _CAPITAL for own in named]


def _is_contradicted(best: _Target, readings: Sequence[Reading]) -> bool:
    """Whether some other segment names only places that are elsewhere: ``Sochi and Moscow``."""
    return any(
        max(_allows(best.match, other) for other in reading.matches) < 1.0
        for number, reading in enumerate(readings)
        if number != best.reading and reading.matches
    )


def _allows(best: Match, other: Match) -> float:
    """How much a reading of another segment speaks for the best place: a venue far from it against it."""
    if other.kind == "venue" and best.kind == "city" and apart(best, other) > VENUE_KM:
        return ELSEWHERE
    if other.kind == "venue" and best.kind == "admin" and not in_division(other, best):
        return ELSEWHERE
    return bears_out(best, other)


def _only_context(readings: Sequence[Reading]) -> bool:
    return not any(reading.matches for reading in readings if reading.role != "context")


def prior(match: Match, role: Role, capital: float) -> float:
    """Weight of a place by itself, read in a column of that role; ``capital`` is a capital's bonus."""
    if match.kind == "venue":
        weight = _VENUE * (_AIRFIELD if match.worth == BARE and match.population < 3 else 1.0)
    elif match.kind == "country":
        weight = _COUNTRY_AS_CITY if role == "city" else _COUNTRY
    else:
        least = _CAPITAL_PEOPLE if match.capital == 2 else 500
        weight = math.sqrt(max(match.population, least))
        weight *= _UNKNOWN_ABROAD + match.fame / _FAMES if match.kind == "city" else 1.0
        weight *= capital if match.capital == 2 else capital / 2 if match.capital else 1.0
        if match.kind == "admin":
            weight *= _DIVISION_AS_CITY if role == "city" else _DIVISION
    return weight * match.worth * (_PER_EDIT**match.edits)


def _agreement(match: Match, own: int, readings: Sequence[Reading]) -> float:
    """How the other segments change the weight of a reading."""
    factor = 1.0
    for number, reading in enumerate(readings):
        if number != own and reading.matches:
            others = reading.matches if match.worth > ANYWHERE else _greatest(reading.matches)
            others = _likely(others) if match.kind == "venue" and match.worth > ANYWHERE else others
            if len(others) == 1:
                borne = bears_out(match, others[0])
            else:
                borne = max([bears_out(match, other) for other in others])
            # What is written before a division and lies elsewhere may be a place in it that no list has.
            unlisted = match.kind == "admin" and number < own and borne == ELSEWHERE
            factor *= 1.0 if unlisted else borne
            if number < own and match.kind == "city" and _is_beside(match, reading, readings[own].role):
                factor *= _METROPOLIS
    return factor


def _likely(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The places of a name without cities that are only called so too, while others bear it as their own."""
    if not any(one.worth >= 1.0 for one in matches):
        return matches
    return tuple(
        one for one in matches if one.kind != "city" or one.method != "alternate" or one.worth > _HARDLY
    )


def _greatest(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """The places of a name, of its cities the state's capital alone, if one is: the national palace in Santo
    Domingo is not that of Mexico, which has a quarter of the name."""
    capitals = [one for one in matches if one.kind == "city" and one.capital == _OF_A_STATE]
    return tuple(one for one in matches if one.kind != "city" or one in capitals) if capitals else matches


def _is_beside(match: Match, earlier: Reading, role: Role) -> bool:
    """Whether a city only says near what the town written before it lies: ``Yonkers, New York``."""
    return earlier.role == role and any(
        other.kind == "city" and other.id != match.id and apart(match, other) <= SAME_KM
        for other in earlier.matches
    )


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
        and any(bears_out(target.match, point) >= 1.0 for point in points)
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
        return in_division(inner, outer)
    return outer.kind == "city" and inner.kind == "venue" and apart(inner, outer) <= VENUE_KM


def _groups(targets: list[_Target]) -> list[list[_Target]]:
    """Targets that are one place, heaviest group first."""
    groups: list[list[_Target]] = []
    for target in targets:
        for group in groups:
            first = group[0].match
            if first.country == target.match.country and apart(first, target.match) <= SAME_KM:
                group.append(target)
                break
        else:
            groups.append([target])
    return groups


def _shown(group: list[_Target], readings: Sequence[Reading], written: bool, *, only: bool) -> Match:
    """The reading that stands for a group.

    The country, where the whole text is its name (Singapore), but in a column of cities, and where the
    country is ``written`` beside it, the city;
    a city before the division that bears its name (Genève, Lucerne); otherwise the heaviest. ``only``: no
    other segment means anything.
    """
    best, own = group[0].match, group[0].reading
    if best.kind == "venue" or len(group) == 1:
        return best
    in_cities = readings[own].role == "city" or written
    alone = only and not in_cities
    for match in (target.match for target in group) if alone else ():
        if match.kind == "country" and match.worth == 1.0 and not match.edits:
            return match
    called = [one.match for one in group if one.match.kind == "city" and one.reading == own]
    cities = [one for one in called if one.worth > _HARDLY or one.name == best.name]
    return cities[0] if cities and (best.kind == "admin" or in_cities) else best


def _candidates(
    groups: list[list[_Target]], readings: Sequence[Reading], written: bool, at_most: float
) -> tuple[Candidate, ...]:
    unlisted = _UNLISTED_IN_WRITTEN if written else UNLISTED
    whole = sum(group[0].weight for group in groups) + unlisted
    found, only = [], sum(1 for one in readings if one.matches) == 1
    for group in groups[:MOST_CANDIDATES]:
        match = _shown(group, readings, written, only=only)
        share = min(group[0].weight / whole, at_most)
        found.append(candidate(match, min(share, _FUZZY_AT_MOST) if match.edits else share))
    return tuple(found)
