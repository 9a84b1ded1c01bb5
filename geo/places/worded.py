"""Towns that are called as venues are: ``Summit, N.J.``, ``Mission, Texas``, ``Center, Colorado``.

Alone such a word names no place, it says what took place there. Right before a division that has a town of
the name, and in a column of cities, it is the town, though never surely: a summit may have been held there.
"""

from __future__ import annotations

from collections.abc import Sequence

from .agreement import in_division
from .answers import Candidate, Reading
from .behind import divisions_behind
from .doubt import COARSE, UNSURE, at_most, capped
from .matches import Match
from .names import is_generic
from .standing import is_great
from .store import Store


def with_worded(readings: Sequence[Reading], store: Store) -> list[Reading]:
    """The readings, those that are nothing but a word that venues share with the towns of that name: those of
    the division right behind it, in a column of cities all."""
    return [
        one._replace(matches=_towns(readings, number, store)) if not one.matches and is_worded(one) else one
        for number, one in enumerate(readings)
    ]


def is_worded(one: Reading) -> bool:
    """Whether all that is read is a word that venues share, and nothing around it."""
    return bool(one.key) and not one.whole and is_generic(one.key)


def doubted(found: tuple[Candidate, ...], readings: list[Reading]) -> tuple[Candidate, ...]:
    """The candidates as sure as the text allows: ``capped``, and less where the best one is a town by such a
    word alone, or a division that stands for something in it that only such a word says."""
    found = capped(found, readings)
    if not found:
        return found
    for one in readings:
        if one.role != "city" and is_worded(one):
            if any(_is(found[0], match) for match in one.matches):
                return at_most(found, UNSURE)
            if found[0].precision == "admin" and not one.matches:
                return at_most(found, COARSE)
    return found


def _towns(readings: Sequence[Reading], number: int, store: Store) -> tuple[Match, ...]:
    """The towns, not the quarters of a great city: its airport is an airport (``Airport, Hawaii``)."""
    one, divisions = readings[number], divisions_behind(readings, number)
    if one.role != "city" and (
        not divisions or any(is_great(match, "") for match in readings[number + 1].matches)
    ):
        return ()  # at a summit in Washington they met in the city
    return tuple(
        town
        for town in store.places(one.key)
        if town.kind == "city"
        and town.method == "exact"
        and not (town.part and " " not in one.key)
        and (not divisions or any(in_division(town, division) for division in divisions))
    )


def _is(one: Candidate, match: Match) -> bool:
    return match.kind == "city" and (one.lat, one.lon) == (match.lat, match.lon)
