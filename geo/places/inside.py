"""Rooms in a venue, and houses in a town that stands beside them: what they are called after is not where.

``St George Hall, the Kremlin`` is not in Saint George, ``Point Loma Naval Base, San Diego`` not in Rome, as
Loma is called in another language: where the part that names a house or a room contradicts a venue or a town
that another part names and nothing else, the latter says where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Final

from .. import patterns as re
from .agreement import VENUE_KM, apart, bears_out, in_division, lies_in
from .answers import Reading
from .matches import BARE, Match
from .standing import stands_out, tells_kind

_CODE: Final = 2
"""Letters of a country's code."""
_GROUNDS: Final = re.compile(
    r" (?:hospital|medical cent(?:er|re)|clinic|jail|prison|high school|school|college|university|mall|zoo"
    r"|church|fairgrounds?|speedway|raceway|courthouse|hotel|arena|stadium|coliseum"
    r"|police department|fire department)$"
)
"""Houses that are called after the town before them, in English."""
_NAMES_TOWN: Final = frozenset(("city", "venue"))


def weighed_inside(readings: Sequence[Reading]) -> list[Reading]:
    """The readings; what a house or a room is called after as a hint where another part says where it is."""
    found, wholes = list(readings), [one.whole for one in readings if one.matches]
    for number, one in enumerate(readings):
        pieces = (
            wholes.count(one.whole) > 1
        )  # Golden Temple, Amritsar: two names of a word each are one that is no name
        if (
            one.matches
            and not one.hint
            and (_is_of_thing(one) or (one.whole and pieces))
            and not _own_venues(one)
        ):
            others = (other for at, other in enumerate(readings) if at != number)
            if any(_places(one, other) for other in others):
                found[number] = one._replace(hint=True)
    return found


def without_owners(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of the parts of one text; a country that something is of as a hint where a part behind
    says where this is (``Monument du Canada à Vimy``, ``Pavillon de la France à Osaka``)."""
    found = list(readings)
    for number, one in enumerate(readings):
        lands = [match for match in one.matches if match.kind == "country"]
        towns = [
            match for other in readings[number + 1 :] for match in other.matches if match.kind in _NAMES_TOWN
        ]
        abroad = not any(lies_in(town, land.members) for town in towns for land in lands)
        if one.of and towns and len(lands) == len(one.matches) > 0 and abroad:
            found[number] = one._replace(hint=True)
    return found


def with_coded(readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a town among other words no hint where the country of the code behind it has it, which is
    a state's code, too (``Hilton Tel Aviv, IL``), or where the division behind it has it as no small town
    and ``_GROUNDS`` must match the house, in English alone (``Norwalk Hospital, Connecticut``)."""
    found = list(readings)
    for number, (one, behind) in enumerate(pairwise(readings)):
        if one.hint and one.doubtful and (inside := _in_coded(one, behind) or _in_division(one, behind)):
            found[number] = one._replace(hint=False, matches=inside)
    return found


def _in_coded(one: Reading, code: Reading) -> tuple[Match, ...]:
    """The towns of the name in the country of a code, where none is in a division that has it as well."""
    lands = [match for match in code.matches if match.kind == "country" and len(code.key) == _CODE]
    inside = tuple(match for match in _own_towns(one) for land in lands if lies_in(match, land.members))
    divisions = [match for match in code.matches if match.kind == "admin"]
    return () if any(map(in_division, inside, divisions)) else inside


def _in_division(one: Reading, behind: Reading) -> tuple[Match, ...]:
    """The towns of the name that a house stands before, in the division behind."""
    divisions = [match for match in behind.matches if match.kind == "admin" and match.worth == 1.0]
    if not one.whole.startswith(f"{one.key} ") or not _GROUNDS.search(one.whole):
        return ()
    return tuple(town for town in _own_towns(one) if any(in_division(town, other) for other in divisions))


def _own_towns(one: Reading) -> list[Match]:
    return [
        match
        for match in one.matches
        if match.kind == "city" and match.method == "exact" and stands_out(match)
    ]


def _is_of_thing(one: Reading) -> bool:
    """Whether a name stands among words for a house or a room (``St George Hall``)."""
    return bool(one.whole) and one.whole != one.key and any(map(tells_kind, one.whole.split()))


def _own_venues(one: Reading) -> list[Match]:
    return [match for match in one.matches if match.kind == "venue" and match.worth == 1.0]


def _places(one: Reading, other: Reading) -> bool:
    """Whether the other part says where a thing is, and nothing that ``one`` may mean lies there."""
    if other.hint or other.role == "context":
        return False
    if venues := _own_venues(other):
        return all(apart(match, venue) > VENUE_KM for match, venue in product(one.matches, venues))
    if other.whole or other.doubtful or not any(match.kind == "city" for match in other.matches):
        return False
    return all(
        bears_out(match, there) < 1.0
        for match, there in product(one.matches, other.matches)
        if there.kind in _NAMES_TOWN and there.worth > BARE
    )
