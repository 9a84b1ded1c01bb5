"""A country or a division behind a place: behind a comma it is a condition, as in a column of its own, and no
rival."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .agreement import in_division, lies_in
from .answers import Reading
from .matches import BARE, OWN_CODE, Match

NAMED: Final = 0.3
"""Worth of a name from which the place in the country is meant, and not the country."""

_CITY: Final = 20_000
"""People of a city that is meant by a name which others have as their own, where it alone bears it there."""

_NO_RIVAL: Final = 0.001


def country_behind(readings: Sequence[Reading]) -> Match | None:
    """The country that the last part of a text surely names, ``None`` where it names none or stands alone.

    Its own capital or state of that name is no other country: ``La Glorieta, México``.
    """
    last = readings[-1] if len(readings) > 1 else None
    if last is None or last.role == "context":
        return None
    named = [one for one in last.matches if one.kind == "country" and one.worth == 1.0 and not one.edits]
    if len(named) != 1:
        return None
    others = (one for one in last.matches if one.worth >= NAMED and one is not named[0])
    rivals = [one for one in others if not lies_in(one, named[0].members)]
    return None if any(_may_hold(one, readings[:-1]) for one in rivals) else named[0]


def _may_hold(rival: Match, readings: Sequence[Reading]) -> bool:
    """Whether anything before it lies in a place that is called as a country is, or nothing is known that
    could: Belgium has a Luxembourg, and no Esch in it."""
    if rival.kind != "admin" or not rival.division:
        return True
    before = [match for one in readings for match in one.matches]
    return not before or any(in_division(match, rival) for match in before)


def in_country_behind(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, those before a country without what lies outside it, where it has anything of the name.

    The country is no rival of a town or a venue of that name: ``Tesero, Italy`` is a place that is listed.
    """
    country = country_behind(readings)
    if country is None:
        return readings
    found, named = [], False
    for one in readings[:-1]:
        inside = tuple([match for match in one.matches if lies_in(match, country.members)])
        found.append(one._replace(matches=inside) if 0 < len(inside) < len(one.matches) else one)
        named = named or (not one.doubtful and (any(map(_is_named, inside)) or _is_one_city(inside)))
    last = readings[-1]
    return [*found, last._replace(matches=(country._replace(worth=_NO_RIVAL),)) if named else last]


def divisions_behind(readings: Sequence[Reading], number: int) -> tuple[Match, ...]:
    """The first-order divisions that the part behind that of this number surely names; ``()`` where it may
    mean anything that the name is of as well, such as a town of the country."""
    if number + 1 >= len(readings) or readings[number + 1].role not in {readings[number].role, "context"}:
        return ()
    return tuple(
        one
        for one in readings[number + 1].matches
        if one.kind == "admin" and one.division and not one.district and one.worth == 1.0
    )


def in_division_behind(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, those before a division without countries and regions, where the division has a town or
    a venue of that very name: ``Kanata, Ontario`` is not Canada, as the Finns and Japanese write it.

    The division then is no rival: ``Malaga, California`` is a small town, and listed. A country that holds
    the division may stand before it, in its own language (``Mexico, Puebla``).
    """
    found = list(readings)
    for number, one in enumerate(readings[:-1]):
        divisions = divisions_behind(readings, number)
        if not divisions or one.doubtful or one.hint:
            continue
        towns = tuple(
            match
            for match in one.matches
            if match.kind in {"city", "venue"}
            and match.method in {"exact", "venue"}
            and match.worth > BARE
            and any(in_division(match, division) for division in divisions)
        )
        if not towns:
            continue
        found[number] = one._replace(
            matches=tuple(match for match in one.matches if not _is_no_town(match, divisions))
        )
        behind = found[number + 1]
        held = [division for division in divisions if any(in_division(town, division) for town in towns)]
        found[number + 1] = behind._replace(
            matches=tuple(
                match._replace(worth=_NO_RIVAL) if match in held else match
                for match in behind.matches
                if match in held or not _is_of_own_code(match)
            )
        )
    return found


def _is_of_own_code(match: Match) -> bool:
    """Whether a division is read from the code of a province in it: ``MI`` is Milan's, too."""
    return match.kind == "admin" and match.worth == OWN_CODE


def _is_no_town(match: Match, divisions: Sequence[Match]) -> bool:
    """Whether a bearer is not meant before any of the divisions: a country, a region, or a city elsewhere by
    another name (Zion is Jerusalem, but not before ``IL``)."""
    if match.kind == "city":
        inside = any(in_division(match, division) for division in divisions)
        return match.method == "alternate" and match.worth < 1.0 and not inside
    if match.kind == "admin":
        return not match.division
    holds = any(lies_in(division, match.members) for division in divisions)
    return match.kind == "country" and not (holds and match.worth == 1.0)


def _is_one_city(inside: Sequence[Match]) -> bool:
    """Whether one city of the country alone bears a name that elsewhere is a place's own: ``Brunswick``."""
    cities = {(one.lat, one.lon) for one in inside if one.kind == "city" and not one.edits}
    return len(cities) == len(inside) == 1 and inside[0].population >= _CITY


def _is_named(match: Match) -> bool:
    """Whether a name is the town's or the venue's own, in whatever language, or that misspelt."""
    return match.kind in {"city", "venue"} and (match.worth >= NAMED if not match.edits else match.edits == 1)
