"""Names in other scripts that no list has: compared by their sound with names that are listed.

The nearest name is the answer where it is clearly the nearest, never a sure one: in a written country, and
without one only where hardly anything else in the world can be meant. Otherwise what is near is offered and
nothing is drawn.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from .matches import Match
from .sound import Heard, is_of_one_alphabet, loudness
from .store import Store

_PEOPLE, _FAME, _SOUND = 0.25, 0.5, 0.7
"""Nats for e times the people and for e times the names in GeoNames, and the share of a nat of sound that
counts: letters of one name do not err independently."""
_CAPITAL: Final = math.log(4)
"""Nats for a state's capital where no country is written: as much as ``rank`` gives one."""
_UNLISTED: Final = 1.6
"""Weight, in nats, of a place that no list has: a hamlet that nobody names abroad."""


class _Bar(NamedTuple):
    """What an answer must reach: its share of all, what no list has included; ``unlike`` are the nats a sign
    at which a listed name is as likely as that; ``letters`` are the fewest (see ``sound.loudness``)."""

    share: float
    unlike: float
    letters: int


_IN_COUNTRY: Final = _Bar(0.45, 1.3, 2)
_ALONE: Final = _Bar(0.7, 0.8, 4)
_CAPITAL_ALONE: Final = _Bar(0.5, 0.8, 2)
"""All set on names that GeoNames has in other scripts, each asked as if it had it not: ``python -m
tests.bench.heard``."""
_ANSWER, _OFFER = 1e4, 1e-4
"""Worth of the answer, and of what is only offered: too little to be drawn."""
_OF_A_STATE: Final = 2
_OFFERED: Final = 8
_LONGEST, _MOST_SPACES = 32, 4
"""Signs of a name at most, and spaces in it: nothing that is longer is one."""


class Weighed(NamedTuple):
    """A city that is heard, and its share of what all weigh."""

    share: float
    match: Match


def guesses(store: Store, key: str, within: frozenset[str]) -> tuple[Match, ...]:
    """Cities whose names sound like ``key``, best first; ``within`` are codes of countries.

    Where a name is the answer all that bear it are, as if it had been written in Latin letters. Where none
    is, one that is spelt nearly so goes before what only sounds alike.
    """
    bar = _IN_COUNTRY if within else _ALONE
    if len(key) > _LONGEST or key.count(" ") > _MOST_SPACES or not is_of_one_alphabet(key):
        return ()
    heard = weighed(store, key, within, bar.unlike)
    meant = answer(heard, key, bar)
    if not meant and (misspelt := store.misspelt(key, within)):
        return misspelt
    return tuple(
        one.match._replace(
            method="fuzzy", edits=1, worth=_ANSWER if meant and one.match.name == meant else _OFFER
        )
        for one in heard[:_OFFERED]
    )


def answer(heard: list[Weighed], key: str, bar: _Bar) -> str:
    """The name that is clearly the nearest; ``""`` where none is."""
    if not heard:
        return ""
    best = heard[0].match
    least = _CAPITAL_ALONE if best.capital == _OF_A_STATE and bar is _ALONE else bar
    share = sum(one.share for one in heard if one.match.name == best.name)
    return best.name if share >= least.share and loudness(key) >= least.letters else ""


def weighed(store: Store, key: str, within: frozenset[str], unlike: float) -> list[Weighed]:
    """The cities that are heard, likeliest first."""
    heard = store.hearing.heard(key, within)
    if not heard:
        return []
    capital = 0.0 if within else _CAPITAL
    found = [(_weight(match := store.place(one.place), one, capital), match) for one in heard]
    unlisted = _UNLISTED - _SOUND * unlike * heard[0].signs
    most = max(unlisted, *(weight for weight, _ in found))
    whole = math.exp(unlisted - most) + sum(math.exp(weight - most) for weight, _ in found)
    shares = [Weighed(math.exp(weight - most) / whole, match) for weight, match in found]
    return sorted(shares, key=lambda one: (-one.share, one.match.id))


def _weight(match: Match, heard: Heard, capital: float) -> float:
    """Nats for a city: its people, its fame, that it is a ``capital``; less how unlike it sounds."""
    known = _PEOPLE * math.log(match.population + 100) + _FAME * math.log(match.fame + 1)
    known += capital if match.capital == _OF_A_STATE else 0.0
    return known - _SOUND * heard.cost
