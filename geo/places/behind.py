"""A country behind a place: behind a comma it is a condition, as in a column of its own, and no rival."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .agreement import lies_in
from .answers import Reading
from .matches import Match

_NAMED: Final = 0.3
"""Worth of a name from which the place in the country is meant, and not the country."""

_NO_RIVAL: Final = 0.001


def country_behind(readings: Sequence[Reading]) -> Match | None:
    """The country that the last part of a text surely names, ``None`` where it names none or stands alone."""
    last = readings[-1] if len(readings) > 1 else None
    if last is None or last.role == "context":
        return None
    country = None
    for match in last.matches:
        if match.kind == "country" and match.worth == 1.0 and not match.edits:
            if country is not None:
                return None
            country = match
        elif match.worth >= _NAMED:
            return None
    return country


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
        named = named or (not one.doubtful and any(map(_is_named, inside)))
    last = readings[-1]
    return [*found, last._replace(matches=(country._replace(worth=_NO_RIVAL),)) if named else last]


def _is_named(match: Match) -> bool:
    """Whether a name is the town's or the venue's own, in whatever language, or that misspelt."""
    return match.kind in {"city", "venue"} and (
        match.worth >= _NAMED if not match.edits else match.edits == 1
    )
