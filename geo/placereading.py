"""What each part of a written place may mean: text → readings, by asking the gazetteer's tables.

A text falls into segments; a segment that is no name is tried again without the words around the
name, then as an airport, then as several names without a comma between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from geo.gazetteer_match import Match
from geo.gazetteer_store import Store
from geo.placelookup import Lookup, Years
from geo.placenames import is_unstated, is_virtual, normalise, segments
from geo.placerank import Reading, Role
from geo.placewords import bare, han_splits, is_small, is_water, parts

_WHOLE: Final = 20.0
"""How much more a name says that has its state behind a comma: ``Marengo, Indiana``."""
_LONGEST_NAME: Final = 6
_CITY_IN_TEXT: Final = 50_000
_DIVISION_IN_TEXT: Final = 200_000
"""Population from which a name counts where it stands among words that are no names."""


class Reader:
    """Reads written places with the names of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lookup = Lookup(store)

    def read(
        self, text: str, role: Role, years: Years | None = None, in_country: bool = False
    ) -> list[Reading]:
        """Each segment of the text as a reading; the whole text where it is a name itself.

        ``in_country``: a country is written beside the text, so that a comma never is part of a name.
        """
        pieces = segments(text)
        as_one = len(pieces) > 1 and not in_country
        if as_one and (whole := self.lookup.matches(normalise(text), text, years)):
            sure = tuple(one._replace(worth=one.worth * _WHOLE) for one in whole)
            return [Reading(role, sure, normalise(text))]
        found: list[Reading] = []
        for number, piece in enumerate(pieces):
            if not is_virtual(piece) and not is_unstated(piece):
                found += self._segment(piece, role, years, follows=number > 0)
        return found

    def _segment(self, piece: str, role: Role, years: Years | None, *, follows: bool) -> list[Reading]:
        """The readings of one segment; ``follows``: another one stands before it."""
        key = normalise(piece)
        short = self.store.places(f"abbr:{key}") if follows else ()
        if found := (*short, *self.lookup.matches(key, piece, years)):
            return [Reading(role, found, key)]
        if capital := self.lookup.capital(key):
            return [Reading(role, capital, key)]
        if len(inner := parts(piece)) > 1 or (inner and inner[0] != piece):
            readings = [one for part in inner for one in self._part(part, role, years)]
            if any(one.matches for one in readings):
                return readings
        readings = self._part(piece, role, years)
        return readings if any(one.matches for one in readings) else self._scan(piece, role, years)

    def _part(self, written: str, role: Role, years: Years | None) -> list[Reading]:
        """A part of a segment, without the words around its name."""
        key = normalise(written)
        if not key or is_virtual(written) or is_unstated(written):
            return []
        for found in self._attempts(key, written, role, years):
            if any(one.matches for one in found):
                return found
        return [Reading(role, (), key)]

    def _attempts(self, key: str, written: str, role: Role, years: Years | None) -> Iterator[list[Reading]]:
        """Ways to read a part, most likely first."""
        yield [Reading(role, self.lookup.matches(key, written, years), key)]
        yield [Reading(role, self.lookup.capital(key), key)]
        yield [Reading(role, self.lookup.airport(key), key)]
        yield [Reading(role, self.lookup.with_city_word(key), key)]
        names = bare(key, written)
        for name in names:
            found = self.lookup.matches(name, name, years) or self.lookup.airport(name)
            yield [*self._adjective(key.removesuffix(name)), Reading(role, found, name)]
        for first, second in han_splits(key):
            both = self.lookup.matches(first, first, years), self.lookup.matches(second, second, years)
            if all(both):
                yield [Reading(role, one, name) for one, name in zip(both, (first, second), strict=True)]
        if names and not is_water(key):
            of = self._adjective(key.removesuffix(names[0]))
            yield [*of, Reading(role, (), names[0])]

    def _scan(self, piece: str, role: Role, years: Years | None) -> list[Reading]:
        """Names among other words: the longest ones, from the left.

        In a script with capitals a name begins with one, unless names and small words are all there
        is. Words left over make the reading doubtful.
        """
        key = normalise(piece)
        words = piece.split()
        if is_water(key) or not 1 < len(words) <= 40:
            return [Reading(role, (), key)]
        found: list[Reading] = []
        rest: list[str] = []
        at, capitals = 0, any(word[:1].isupper() for word in words)
        while at < len(words):
            size, matches = self._longest(words[at : at + _LONGEST_NAME], years, capitals)
            if matches:
                found.append(Reading(role, matches, normalise(" ".join(words[at : at + size]))))
            else:
                rest.append(words[at])
            at += max(size, 1)
        unknown = [word for word in rest if not is_small(normalise(word))]
        adjectives = [country for word in unknown for country in self._adjective(normalise(word))]
        if not found or (unknown and not capitals and piece.isascii()):
            return [Reading(role, (), key)]
        return [*adjectives, *(one._replace(doubtful=len(unknown) > len(adjectives)) for one in found)]

    def _longest(
        self, words: list[str], years: Years | None, capitals: bool
    ) -> tuple[int, tuple[Match, ...]]:
        """How many of the first words are one name, and what bears it."""
        if capitals and words[0][:1].islower():
            return 0, ()
        for size in range(len(words), 0, -1):
            key = normalise(" ".join(words[:size]))
            if len(key) < 3 or is_small(key) or (len(key) < 4 and key.isascii()):
                continue
            for name in (key, *(bare(key, "") if size == 1 and not key.isascii() else ())):
                matches = self.lookup.matches(name, name, years)
                if known := tuple(one for one in matches if _stands_out(one)):
                    return size, known
        return 0, ()

    def _adjective(self, words: str) -> list[Reading]:
        """The country that an adjective before a name tells, as a reading that is no place itself."""
        found = self.lookup.adjective(words)
        return [Reading("context", found, words.strip())] if found else []

    def with_misspelt(self, readings: list[Reading], within: frozenset[str]) -> list[Reading]:
        """The readings with guesses for segments that are no name, unless another one names a place."""
        if any(m.kind != "country" for one in readings if one.role != "context" for m in one.matches):
            return readings
        return [
            one._replace(matches=self.store.misspelt(one.key, within))
            if not one.matches and one.role in {"text", "city"} and one.key and not is_small(one.key)
            else one
            for one in readings
        ]


def _stands_out(match: Match) -> bool:
    """Whether a name is a place's even among words that are none."""
    if match.kind == "city":
        return match.capital > 0 or match.population >= _CITY_IN_TEXT
    if match.kind == "admin":
        return not match.district and match.population >= _DIVISION_IN_TEXT
    return match.worth >= 0.3
