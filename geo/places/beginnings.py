"""What bears a name that begins with a key: asked for while a name is still being typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .matches import Match, as_match

if TYPE_CHECKING:
    from .venues import Venues

_MOST: Final = 40
"""Of the most people; a reader is shown fewer."""
_LAST: Final = "\U0010ffff"
_NAMES: Final = (
    "SELECT {columns}, MIN(class) FROM name JOIN place ON place.id = name.place"
    " WHERE key >= ? AND key < ?{within} GROUP BY place.id"
    " ORDER BY population * (CASE MIN(class) WHEN 0 THEN 20 ELSE 1 END)"
    " / (CASE kind WHEN 2 THEN 10 ELSE 1 END)"
    " DESC LIMIT ?"
)
_COLUMNS: Final = (
    "place.id, name, country, division, district, lat, lon, population, kind, capital, fame, part"
)


class Beginning(NamedTuple):
    """A place, and whether the name that begins so is its own."""

    place: Match
    own: bool


class Beginnings:
    """``rows`` asks the gazetteer's file."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]], venues: Venues) -> None:
        self._rows = rows
        self.venues = venues.beginning

    def places(self, start: str, within: frozenset[str]) -> list[Beginning]:
        """Cities and divisions, of any country or of those ``within``; those of most people first."""
        codes = sorted(within)
        places = f" AND country IN ({', '.join('?' * len(codes))})" if codes else ""
        query = _NAMES.format(columns=_COLUMNS, within=places)
        found = self._rows(query, start, start + _LAST, *codes, _MOST)
        return [Beginning(as_match(row), row[-1] == 0) for row in found if ":" not in start]

    def countries(self, start: str) -> list[str]:
        """Codes of the countries that have a name of their own beginning so."""
        query = "SELECT DISTINCT code FROM country_name WHERE key >= ? AND key < ? AND class = 0"
        return [code for (code,) in self._rows(query, start, start + _LAST)]
