"""Places of a written country and those of one name in its territories: ``Saint-Denis, France``.

Lists have Réunion under a code of its own and under France too, so a town there answers to ``France``.
Whoever writes so hardly means it where the country itself has a town of the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from .matches import Country, Match
from .names import normalise

BEHIND: Final = 0.4
"""Weight at most of a town overseas beside one in the country itself, which has as much of what the other had
alone: the answer is then never sure."""
_SHARE, _OF_CAPITAL = 0.05, 0.1
"""Inhabitants of the town in the country itself, of those of the one overseas or of a territory's capital,
from which on it goes before."""
_EITHER: Final = frozenset(("EH", "XK"))
"""Parts that tables list under either name, beside the same land: of these the table's word is kept."""
_SEVERAL: Final = 3
"""Places of the name in the country itself from which on one of them is meant, however small they are."""


def parts_of(in_text: Iterable[Match], written: Iterable[Country]) -> dict[str, str]:
    """Codes of territories → the code of the country that was written, of which they are parts.

    ``in_text`` are the countries that the text itself names, ``written`` those of a column.
    """
    named = [(one.country, one.members) for one in in_text]
    named += [(one.code, one.members) for one in written]
    return {part: code for code, members in named for part in members - {code} - _EITHER if "." not in part}


def is_own(one: Match) -> bool:
    """Whether a match is a city by its own name."""
    return one.kind == "city" and one.method == "exact" and not one.edits


def goes_before(home: Sequence[Match], away: Match, key: str) -> bool:
    """Whether one of the cities ``home``, in the country itself, is meant by ``key`` rather than the one
    overseas. A territory by its own name is meant itself: ``Saint-Martin``."""
    if not home or away.kind == "venue" or (away.kind == "country" and normalise(away.name) == key):
        return False
    share = _OF_CAPITAL if away.capital else _SHARE
    return len(home) >= _SEVERAL or max(one.population for one in home) >= share * away.population
