"""Airports that a list has under a town far from them: Meribel's under Ajaccio."""

from __future__ import annotations

from typing import Final

from .agreement import apart
from .matches import Match
from .names import normalise
from .store import Store

_FROM_TOWN_KM: Final = 100.0
"""An airport farther from a town than this is not that town's, unless it bears its name."""
_WORD: Final = " airport"


def of_their_town(found: tuple[Match, ...], key: str, store: Store) -> tuple[Match, ...]:
    """The bearers of a key that ends in the word, without airports far from every town of that name."""
    if not key.endswith(_WORD):
        return found
    name = key.removesuffix(_WORD)
    foreign = [one for one in found if one.kind == "venue" and name not in normalise(one.name)]
    if not foreign:
        return found
    towns = [one for one in store.places(name) if one.kind == "city"]
    if not towns:
        return found
    return tuple(
        one for one in found if one not in foreign or any(apart(one, town) <= _FROM_TOWN_KM for town in towns)
    )
