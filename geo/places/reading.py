"""What each part of a written place may mean: text → readings, by asking the gazetteer's tables.

A text falls into segments; a segment that is no name is tried again without the words around the
name, then as an airport, then as several names without a comma between them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .agreement import lies_in
from .answers import Reading, Role
from .attempts import Attempts
from .called import judged, without_other_things
from .channels import is_virtual
from .countries import countries_written
from .datelines import is_of_dateline, shortens, without_dateline
from .guessing import names_wide
from .inside import without_owners
from .kinds import (
    behind_embassy,
    host_of,
    is_camel,
    is_embassy,
    is_house_by_nature,
    is_nature,
    is_settlement,
)
from .lookup import Lookup, Years
from .matches import BARE, Match
from .names import MOST_SEGMENTS, is_unstated, normalise, segments
from .organs import Organs, is_of_state, without_far_houses
from .postal import in_postal_country, without_postal_codes
from .standing import (
    is_country_abroad,
    is_great,
    is_no_place,
    is_rather_nature,
    is_street,
    not_understood,
    stands_out,
    tells_kind,
)
from .store import Store
from .words import OF_SAINTS, bare, described, is_small, is_water, parts

_WHOLE: Final = 20.0
"""How much more a name says that has its state behind a comma: ``Marengo, Indiana``."""
_LONGEST_NAME: Final = 6
_FIRST_CJK: Final = "\u3040"


class Reader:
    """Reads written places with the names of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lookup = Lookup(store)
        self.attempts = Attempts(store, self.lookup)
        self.organs = Organs(store, self.lookup)
        # Behind a comma stand the same few countries and states in a whole table.
        self.behind = lru_cache(maxsize=500)(self._segment)
        self._is_country = lru_cache(maxsize=1_000)(self._names_country)

    def read(
        self, text: str, role: Role, years: Years | None = None, in_country: bool = False
    ) -> list[Reading]:
        """Each segment of the text as a reading; the whole text where it is a name itself.

        ``in_country``: a country is written beside the text, so that a comma never is part of a name.
        """
        if not text:
            return []
        text = without_dateline(text)
        undotted = (part for piece in segments(text) for part in self.attempts.undotted(piece, years))
        written = tuple(undotted)[:MOST_SEGMENTS]
        postal = without_postal_codes(written, self._kinds_within)
        pieces = postal.parts
        text = text if pieces == written else ", ".join(pieces)
        if part := self._part_of_country(pieces, text, years):
            return [Reading(role, (part,), normalise(text))]
        as_one = len(pieces) > 1 and not in_country and not self._is_country(pieces[-1])
        if as_one and (whole := self.lookup.matches(normalise(text), text, years)):
            sure = tuple(one._replace(worth=one.worth * _WHOLE) for one in whole)
            return [Reading(role, sure, normalise(text))]
        found: list[Reading] = []
        for number, piece in enumerate(pieces):
            if not (is_no_place(piece) or (number and self._says_no_place(piece, text))):
                alone = not in_country and all(map(self._is_at_sea, pieces[number + 1 :]))
                read = self.behind if number else self._segment
                read_so = read(piece, role, years, follows=number > 0, alone=alone)
                found += without_other_things(piece, read_so)
        found = without_far_houses(found)
        # A written country goes before what the form of a code says.
        stated = in_country or not written or self._is_country(written[-1])
        return found if stated else in_postal_country(found, postal)

    def _is_at_sea(self, behind: str) -> bool:
        """Whether what stands behind a name is water or nobody's name: no place on land."""
        key = normalise(behind)
        return is_water(key) or not self.lookup.matches(key, behind, None)

    def _kinds_within(self, name: str, codes: frozenset[str]) -> frozenset[str]:
        """The kinds of what bears a name as it stands within the codes of countries or divisions."""
        found = self.lookup.matches(normalise(name), name, None)
        return frozenset(match.kind for match in found if lies_in(match, codes))

    def _says_no_place(self, piece: str, text: str) -> bool:
        """Whether a part says no more than what another one is called for short, or who reported it when."""
        short = shortens(piece, text) and not self.store.countries(normalise(piece))
        return short or is_of_dateline(piece, text)

    def _part_of_country(self, pieces: tuple[str, ...], text: str, years: Years | None) -> Match | None:
        """The country that a list has under another one by its name alone: ``Taiwan, China``."""
        if len(pieces) != 2 or not (self._is_country(pieces[1]) and self._is_country(pieces[0])):
            return None
        named, whole = countries_written(text, self.store), self.store.countries(normalise(pieces[1]))
        if len(named) != 1 or any(named[0].code in country.members for country in whole):
            return None
        return self.store.country_then(named[0], years)

    def _names_country(self, piece: str) -> bool:
        """Whether the piece is a country's own name: then a comma before it parts two names."""
        found = self.lookup.matches(normalise(piece), piece, None)
        return any(one.kind == "country" and one.worth == 1.0 for one in found)

    def _segment(
        self, piece: str, role: Role, years: Years | None, *, follows: bool, alone: bool
    ) -> list[Reading]:
        """The readings of one segment; ``follows``: another one stands before it, ``alone``: nothing that may
        say where it is stands behind it. Water alone is not the hamlet on its shore (``North Sea``)."""
        key = normalise(piece)
        whole = self._whole(piece, key, years, follows=follows)
        if not whole and (apart := self.attempts.with_melted_article(piece, years)):
            piece, key = apart, normalise(apart)
            whole = self._whole(piece, key, years, follows=follows)
        if whole or names_wide(key, self.store):
            return judged(piece, [Reading(role, whole, key, hint=alone and is_rather_nature(whole, key))])
        if (town := described(key)) and not (is_water(town) or is_nature(town)):
            return self.attempts.longer(town, key, role, years) or self._part(town, role, years)
        if is_embassy(piece):
            host = host_of(piece)
            return self._part(host, role, years) if host else [self._behind_embassy(piece, key, role, years)]
        if (is_water(key) or is_nature(key)) and not is_house_by_nature(key):
            return self._nature(piece, key, role, years)
        if (len(inner := parts(piece)) > 1 or (inner and inner[0] != piece)) and not self._is_of_saint(inner):
            readings = [one for part in inner for one in self._part(part, role, years)]
            if any(one.matches for one in readings):
                return without_owners(readings)
        readings = self._part(piece, role, years)
        if not any(one.matches for one in readings):
            readings = judged(piece, self._scan(piece, role, years))
        venue = any(match.kind == "venue" for one in readings for match in one.matches)
        return readings if venue else self.organs.read(key, role, readings, years)

    def _behind_embassy(self, piece: str, key: str, role: Role, years: Years | None) -> Reading:
        """The city that stands right behind an embassy; what bears a country's name says whose it is."""
        behind = behind_embassy(piece)
        name = normalise(behind)
        found = () if self.store.countries(name) else self.lookup.matches(name, behind, years)
        towns = tuple(one for one in found if one.kind == "city" and stands_out(one))
        return Reading(role, towns, name) if towns else Reading(role, (), key)

    def _is_of_saint(self, inner: tuple[str, ...]) -> bool:
        """Whether a house is parted from whom it is called after: ``St. Patrick's``, ``Cathedral``."""
        owner, *rest = map(normalise, inner)
        return len(rest) == 1 and rest[0] in OF_SAINTS and not self.store.countries(owner)

    def _whole(self, piece: str, key: str, years: Years | None, *, follows: bool) -> tuple[Match, ...]:
        """What bears the segment as its name, from the first letter to the last."""
        if names_wide(key, self.store):
            return ()
        if follows and (state := self.lookup.in_state(key, piece)):
            return state
        if is_camel(piece) and (arabic := self.lookup.with_article(piece, key, years)):
            return arabic
        short = self.store.places(f"abbr:{key}") if follows else ()
        found = (*short, *self.lookup.matches(key, piece, years))
        if any(one.kind == "venue" for one in found) and (is_water(key) or is_nature(key)):
            return tuple(one for one in found if one.kind != "venue" or one.worth > BARE)
        return found or self.lookup.capital(key) or self.attempts.venue_in_city(key, years)

    def _nature(self, piece: str, key: str, role: Role, years: Years | None) -> list[Reading]:
        """An island that is a region or a country, and of parks, seas and mountains what shares a word, as a
        hint; a place that prepositions part from it is read (``the islands near Bergen``)."""
        if island := self.lookup.island(key, years):
            return [Reading(role, island, key)]
        for part in parts(piece)[1:]:
            if (found := self.lookup.matches(normalise(part), part, years)) and not is_nature(
                normalise(part)
            ):
                coast = all(one.kind == "country" for one in found)
                return [Reading(role, found, normalise(part), doubtful=True, hint=coast)]
        return [one._replace(hint=True) for one in self._scan(piece, role, years)]

    def _part(self, written: str, role: Role, years: Years | None) -> list[Reading]:
        """A part of a segment, without the words around its name."""
        key = normalise(written)
        if not key or is_virtual(written) or is_unstated(written):
            return []
        for found in self.attempts.readings(key, written, role, years):
            if any(one.matches for one in found):
                return judged(written, found)
        return [Reading(role, (), key)]

    def _scan(self, piece: str, role: Role, years: Years | None) -> list[Reading]:
        """Names among other words: the longest ones, from the left.

        In a script with capitals a name begins with one, unless names and small words are all there
        is. Words left over make the reading doubtful.
        """
        key = normalise(piece)
        words = piece.split()
        if names_wide(key, self.store) or not 1 < len(words) <= 40:
            return [Reading(role, (), key)]
        found: list[Reading] = []
        rest: list[str] = []
        before: list[int] = []
        at, capitals = 0, any(word[:1].isupper() for word in words)
        while at < len(words):
            size, matches = self._longest(words[at : at + _LONGEST_NAME], years, capitals)
            if matches:
                found.append(Reading(role, matches, normalise(" ".join(words[at : at + size]))))
                before.append(len(not_understood(rest)))
            else:
                rest.append(words[at])
            at += max(size, 1)
        unknown = not_understood(rest)
        adjectives = [country for word in unknown for country in self.attempts.adjective(normalise(word))]
        if not found and adjectives and is_of_state(key):
            return [*adjectives, Reading(role, (), key)]
        if not found or (unknown and not capitals and piece.isascii()):
            return [Reading(role, (), key)]
        doubtful = len(unknown) > len(adjectives) or is_street(words, found)
        last, halved = normalise(words[-1]), self._is_half(rest, found)
        other_town = is_settlement(key) and (words[-1] in rest or any(one.key == last for one in found))
        kind_first = words[0] in rest and tells_kind(words[0])
        half = doubtful and not any(tells_kind(word) for word in rest)
        house = doubtful and is_house_by_nature(key)
        return [
            *adjectives,
            *(
                one._replace(
                    whole=key,
                    doubtful=doubtful,
                    # Between words that are not understood even a great name is a word of theirs.
                    hint=other_town
                    or halved
                    or (half and 0 < at < len(unknown))
                    or (at < len(unknown) and kind_first and not _is_great(one))
                    or ((half or house) and not _is_great(one)),
                )
                for one, at in zip(found, before, strict=True)
            ),
        ]

    def _is_half(self, rest: list[str], found: list[Reading]) -> bool:
        """Whether the article left out before a name makes it another place's: ``La Granja``, ``Granja``."""
        return len(found) == 1 and any(
            word[:1].isupper()
            and self.lookup.matches(whole := normalise(f"{word} {found[0].key}"), whole, None)
            for word in rest[-1:]
        )

    def _longest(
        self, words: list[str], years: Years | None, capitals: bool
    ) -> tuple[int, tuple[Match, ...]]:
        """How many of the first words are one name, and what bears it."""
        if capitals and words[0][:1].islower():
            return 0, ()
        for size in range(len(words), 0, -1):
            key = normalise(" ".join(words[:size]))
            shortest = 2 if key >= _FIRST_CJK else 4 if key.isascii() else 3
            if len(key) < shortest or is_small(key) or is_nature(key):
                continue
            for name in (key, *(bare(key, "") if size == 1 and not key.isascii() else ())):
                matches = self.lookup.matches(name, name, years) or self.lookup.with_city_word(name)
                if known := self._known(matches, name):
                    return size, known
        return 0, ()

    def _known(self, matches: tuple[Match, ...], name: str) -> tuple[Match, ...]:
        """What is a place even among words that are none; an adjective is no town that is called so too."""
        known = tuple(one for one in matches if stands_out(one) or is_country_abroad(one, name))
        also = all(one.method == "alternate" for one in known)
        return () if also and self.store.countries(f"demonym:{name}") else known


def _is_great(one: Reading) -> bool:
    """Whether what is read is great enough to be meant among words that are no names."""
    return any(is_great(match, one.key) or is_country_abroad(match, one.key) for match in one.matches)
