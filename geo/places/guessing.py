"""Parts of a text that are no name as they stand, and what they may be meant for: names spelt or sounding
so."""

from __future__ import annotations

from typing import Final

from .agreement import in_division
from .answers import Reading
from .behind import country_behind
from .guesses import guesses
from .kinds import is_nature, is_wide
from .matches import Match
from .standing import is_foreign_script, is_great, name_places
from .store import Store
from .words import is_small, is_water

_MOST_GUESSED: Final = 2
"""Segments of a text that are no name and for which one is guessed."""


def names_wide(key: str, store: Store) -> bool:
    """Whether a continent or a region of many countries is named, not a country: ``South Africa``."""
    return is_wide(key) and not store.countries(key)


def with_misspelt(readings: list[Reading], within: frozenset[str], store: Store) -> list[Reading]:
    """The readings with guesses for segments that are no name, unless another one names a place: by the
    sound of a name in another script, otherwise by its spelling. A name in another script that is
    listed for places outside the written country alone is one that no list has there."""
    if name_places(readings[:-1], within):
        return readings
    if not within and (country := country_behind(readings)):
        return [*_misspelt_in(readings[:-1], country.members, store), readings[-1]]
    if name_places(readings[-1:], within):
        return readings
    readings = [_great_misspelt(one, store) for one in readings]
    unknown = [
        at
        for at, one in enumerate(readings)
        if one.key
        and not (one.hint or (one.matches and not (within and is_foreign_script(one.key))))
        and one.role in {"text", "city"}
        and not is_small(one.key)
    ]
    found = list(readings)
    for at in unknown[:_MOST_GUESSED]:
        one = found[at]
        found[at] = one._replace(matches=(*one.matches, *_guessed(one.key, within, store)))
    return found


def _misspelt_in(readings: list[Reading], within: frozenset[str], store: Store) -> list[Reading]:
    """Readings before a country: the first part, where it is no name at all, as a town in it, and in
    the division that stands between, that is spelt nearly so."""
    first, *others = readings
    if first.matches or first.hint or first.role != "text" or not first.key or is_small(first.key):
        return with_misspelt(readings, within, store)
    towns = _guessed(first.key, within, store)
    divisions = [match for one in others for match in one.matches if match.kind == "admin"]
    if divisions or any(one.matches for one in others):
        towns = tuple(
            one for one in towns if one.edits == 1 and any(in_division(one, other) for other in divisions)
        )
    return [first._replace(matches=towns), *others]


def _great_misspelt(one: Reading, store: Store) -> Reading:
    """Of several words of which one is a name, the great city that all of them are: ``Nw York``."""
    if not one.hint or " " not in one.whole or is_foreign_script(one.whole):
        return one
    great = tuple(match for match in store.misspelt(one.whole) if is_great(match, one.whole))
    return one._replace(matches=great, key=one.whole, hint=False) if great else one


def _guessed(key: str, within: frozenset[str], store: Store) -> tuple[Match, ...]:
    if names_wide(key, store) or is_nature(key) or is_water(key):
        return ()
    if is_foreign_script(key):
        return guesses(store, key, within)
    return store.misspelt(key, within)
