"""Which bearers of one name are hardly meant by it alone: foreign names, parts of cities, divisions."""

from __future__ import annotations

from typing import Final

from .matches import BARE, Match

_GREAT_CITY: Final = 1_000_000
_SMALL_TOWN: Final = 100_000
_HARDLY: Final = 0.2
_FOREIGN: Final = 0.1
"""Worth of a country's name in another language."""
_FIRST_PART: Final = 0.05
_OWN_FROM: Final = 1_000
_WELL_KNOWN: Final = 20_000
"""People of a town that is rather meant today than a city that was called so once."""
_FEW: Final = 3
"""A division has at least so many times the people of a town that is hardly meant beside it."""
_ARTICLE: Final = "the "
_MUCH_GREATER: Final = 60
"""An own name beats the alternate name of a place that has at most so many times the people."""


def settled(found: tuple[Match, ...], written: str) -> tuple[Match, ...]:
    """The bearers of one name, with those made less likely that news hardly means by it alone.

    A division that has the name of a great city in it is written with its kind (``New York State``);
    a small town that has the name of a country, with its state; an airport that has the name of a
    town beside it, with the word.
    """
    if len(found) < 2:
        return found
    found = _with_its_article(found if all(map(_is_own, found)) else _own_first(found), written)
    if all(one.kind == "city" for one in found):
        return found
    towns = {one.country for one in found if one.kind == "city"}
    found = tuple(one for one in found if one.worth > BARE or one.kind != "venue" or one.country not in towns)
    found = _whole_country(_division_first(found))
    great = {one.division for one in found if one.kind == "city" and one.population >= _GREAT_CITY}
    country = any(one.kind == "country" and one.worth == 1.0 for one in found)
    return tuple(
        one._replace(worth=one.worth * _HARDLY)
        if (one.kind == "admin" and one.division in great)
        or (country and one.kind == "city" and not one.capital and one.population < _SMALL_TOWN)
        else one
        for one in found
    )


def _own_first(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """The bearers of one name, those less likely that have it as an alternate or foreign name while a town
    has it as its own (Philadelphia is not Amman), and districts of a city beside a city of the name."""
    found = _venue_first(found)
    own = [one for one in found if one.kind == "city" and one.method == "exact" and one.worth == 1.0]
    if not own:
        return found
    people = max(one.population for one in own)
    apart = any(not one.part for one in own)
    return tuple(
        one._replace(worth=one.worth * _HARDLY)
        if (people >= _OWN_FROM and _is_foreign(one) and one.population <= people * _MUCH_GREATER)
        or (people >= _WELL_KNOWN and _is_former(one))
        or (one.part and apart and one.kind == "city")
        else one
        for one in found
    )


def _with_its_article(found: tuple[Match, ...], written: str) -> tuple[Match, ...]:
    """The bearers, towns less likely whose name lacks the article that is written and another one's has:
    ``The Valley``, which keys do not tell from ``Valley``."""
    name = written.casefold()
    if not name.startswith(_ARTICLE) or not any(one.name.casefold() == name for one in found):
        return found
    return tuple(
        one._replace(worth=one.worth * _HARDLY)
        if one.kind == "city" and not one.name.casefold().startswith(_ARTICLE)
        else one
        for one in found
    )


def _venue_first(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """The bearers, a town less likely that has a venue's own name as an alternate one: White House is not
    Casablanca."""
    if not any(one.kind == "venue" and one.worth == 1.0 for one in found):
        return found
    return tuple(
        one._replace(worth=one.worth * _HARDLY) if one.kind == "city" and _is_foreign(one) else one
        for one in found
    )


def _division_first(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """The bearers, towns less likely that have the name of a division of their country in which they do not
    lie, or of their own as an alternate one: Wyoming is the state, and Montana not Montana City."""
    divisions = [
        one
        for one in found
        if one.kind == "admin" and one.method == "exact" and one.division and not one.district
    ]
    if not divisions:
        return found
    return tuple(
        one._replace(worth=one.worth * _HARDLY)
        if one.kind == "city" and any(_is_less_than(one, division) for division in divisions)
        else one
        for one in found
    )


def _is_less_than(town: Match, division: Match) -> bool:
    if town.country != division.country or town.capital or town.population * _FEW >= division.population:
        return False
    return town.division != division.division or town.method == "alternate"


def _whole_country(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """The bearers, a country less likely by the first part of its name where a town has it too:
    ``Antigua`` of Antigua and Barbuda."""
    if not any(one.kind == "city" for one in found):
        return found
    return tuple(
        one._replace(worth=one.worth * _FIRST_PART)
        if one.kind == "country" and " and " in one.name and one.method != "fuzzy"
        else one
        for one in found
    )


def _is_own(match: Match) -> bool:
    """Whether a city bears a name as its own, and is no part of another one."""
    return match.kind == "city" and match.method == "exact" and match.worth == 1.0 and not match.part


def _is_former(match: Match) -> bool:
    """Whether a name was a city's own, at a time that nobody tells: a town has it today (Gorki)."""
    return match.kind == "city" and match.method == "alternate" and match.worth == 1.0


def _is_foreign(match: Match) -> bool:
    """Whether a name is a city's alternate or a country's in another language."""
    if match.kind == "country":
        return match.worth <= _FOREIGN
    return match.kind == "city" and match.method == "alternate" and match.worth < 1.0
