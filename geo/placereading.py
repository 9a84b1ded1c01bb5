"""What each part of a written place may mean: text → readings, by asking the gazetteer's tables.

A text falls into segments; a segment that is no name is tried again without the words around the
name, then as an airport, then as several names without a comma between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from geo.gazetteer_match import BARE, Country, Match
from geo.gazetteer_store import Store
from geo.placenames import is_generic, is_unstated, is_virtual, normalise, segments
from geo.placerank import Reading, Role
from geo.placewords import bare, capital_of, han_splits, is_small, is_water, parts

Years = tuple[int, int]

STATE_FORMS: Final = (
    "republic of ",
    "kingdom of ",
    "state of ",
    "islamic republic of ",
    "federal republic of ",
    "federal democratic republic of ",
    "peoples republic of ",
    "democratic republic of ",
    "socialist republic of ",
    "commonwealth of ",
    "sultanate of ",
    "emirate of ",
    "union of ",
    "principality of ",
    "республика ",
    "королевство ",
)
_ORGANISATIONS: Final = frozenset(
    [
        "apec",
        "asem",
        "ceo",
        "cis",
        "cop",
        "csto",
        "eac",
        "eco",
        "eeu",
        "gcc",
        "imf",
        "mfa",
        "mou",
        "nam",
        "nato",
        "oic",
        "opec",
        "ots",
        "pmo",
        "sco",
        "unga",
        "uno",
        "wef",
        "wto",
    ]
)
"""Abbreviations that are an airport's code too, and never meant as one."""

_AIRPORT: Final = re.compile(
    r"^(?P<name>.+?) ?(?:(?:international|intl|domestic|regional|state|civil|military) )?"
    r"(?:airport|airfield|aerodrome|air base|airbase|аэропорт|аэропорту|flughafen)"
    r"(?: (?:terminal )?\w{1,2})?$"
)
_AIRPORT_FIRST: Final = re.compile(
    r"^(?:(?:international|domestic) )?(?:airport|aeroport|aeropuerto|aeroporto|flughafen|аэропорт|аэропорту"
    r"|аэропорта|air base)(?: (?:of|de|di|do|d|international de|internacional de|intercontinental de))? "
    r"(?P<name>.+?)(?: airport)?$"
)
_NUMBERED: Final = re.compile(r"^(?P<name>[^\W\d]{4,}) \d$")
_CODE: Final = re.compile(r"[A-Z]{3,4}\Z")
_GREAT_CITY: Final = 1_000_000
_SMALL_TOWN: Final = 100_000
_HARDLY: Final = 0.2
_WHOLE: Final = 20.0
"""How much more a name says that has its state behind a comma: ``Marengo, Indiana``."""
_MOST_ALIKE: Final = 3
_ALIKE: Final = 0.3
"""Worth of a name in another script for a namesake of the place it is listed for, in parts of that one's."""
_LONGEST_NAME: Final = 6
_CITY_IN_TEXT: Final = 50_000
_DIVISION_IN_TEXT: Final = 200_000
"""Population from which a name counts where it stands among words that are no names."""


class Reader:
    """Reads written places with the names of one store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read(
        self, text: str, role: Role, years: Years | None = None, in_country: bool = False
    ) -> list[Reading]:
        """Each segment of the text as a reading; the whole text where it is a name itself.

        ``in_country``: a country is written beside the text, so that a comma never is part of a name.
        """
        pieces = segments(text)
        if len(pieces) > 1 and not in_country and (whole := self.matches(normalise(text), text, years)):
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
        if found := (*short, *self.matches(key, piece, years)):
            return [Reading(role, found, key)]
        if capital := self._capital(key):
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
        yield [Reading(role, self.matches(key, written, years), key)]
        yield [Reading(role, self._capital(key), key)]
        yield [Reading(role, self._airport(key), key)]
        names = bare(key, written)
        for name in names:
            found = self.matches(name, name, years) or self._airport(name)
            yield [*self._adjective(key, name), Reading(role, found, name)]
        for first, second in han_splits(key):
            both = self.matches(first, first, years), self.matches(second, second, years)
            if all(both):
                yield [Reading(role, one, name) for one, name in zip(both, (first, second), strict=True)]
        if names and not is_water(key):
            yield self._adjective(key, "") and [*self._adjective(key, names[0]), Reading(role, (), names[0])]

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
        adjectives = [country for word in unknown for country in self._adjective(normalise(word), "")]
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
                if matches := tuple(one for one in self.matches(name, name, years) if _stands_out(one)):
                    return size, matches
        return 0, ()

    def _capital(self, key: str) -> tuple[Match, ...]:
        """The capital, where the text says whose it is: ``Belarusian capital``."""
        of = capital_of(key)
        if not of:
            return ()
        for name in (of, of.removesuffix("s")):
            if named := self.store.countries(name) or self.store.countries(f"demonym:{name}"):
                break
        return tuple(city for country in named if (city := self.store.capital(country.code)))

    def _airport(self, key: str) -> tuple[Match, ...]:
        """An airport by a name or code beside the word, or a terminal's number behind its name."""
        if match := _NUMBERED.match(key):
            return tuple(one for one in self.store.places(match["name"]) if one.kind == "venue")
        match = _AIRPORT.match(key) or _AIRPORT_FIRST.match(key)
        if not match:
            return ()
        name = match["name"]
        coded = self.store.places(f"air:{name}") if len(name) in (3, 4) else ()
        if found := coded or self.store.places(f"{name} airport"):
            return found
        return tuple(one._replace(worth=1.0) for one in self.store.places(name) if one.kind == "venue")

    def _adjective(self, key: str, name: str) -> list[Reading]:
        """The country whose adjective the words before the name begin with: ``Kazakh capital …``."""
        before = key.removesuffix(name).split()
        for size in (2, 1):
            named = self.store.countries(f"demonym:{' '.join(before[:size])}") if len(before) >= size else ()
            matches = [self.store.country(country) for country in named]
            if any(matches):
                return [Reading("context", tuple(filter(None, matches)), " ".join(before[:size]))]
        return []

    def matches(self, key: str, written: str, years: Years | None) -> tuple[Match, ...]:
        """Everything that bears the key."""
        if not key or is_generic(key):
            return self.store.venues(key, years)
        if written.isascii() and len(key) <= 3:
            return self._short(key, written, years)
        places = self._with_namesakes(self.store.places(key, years), key)
        # A region that a list of countries has too (Gaza Strip) lies at its own point.
        regions = {one.country for one in places if one.kind == "admin" and not one.division}
        named = [country for country in self._countries_named(key) if country.code not in regions]
        countries = filter(None, map(self.store.country, named))
        found = _settled((*self.store.venues(key, years), *places, *countries))
        if not found and len(key) == 4 and _CODE.match(written) and key not in _ORGANISATIONS:
            return self.store.places(f"air:{key}")
        return found

    def _with_namesakes(self, places: tuple[Match, ...], key: str) -> tuple[Match, ...]:
        """The bearers of a name in another script, and the cities that are called alike in their own:
        ``Кембридж`` is listed for one Cambridge and means any."""
        if key.isascii() or not places:
            return places
        known = {one.id for one in places}
        alike = {normalise(one.name) for one in places if one.kind == "city"} - {key}
        return places + tuple(
            one._replace(method="alternate", worth=places[0].worth * _ALIKE)
            for name in sorted(alike)[:_MOST_ALIKE]
            for one in self.store.places(name)
            if one.kind == "city" and one.method == "exact" and one.id not in known
        )

    def _countries_named(self, key: str) -> tuple[Country, ...]:
        for name in without_state_form(key):
            if found := self.store.countries(name):
                return found
        return ()

    def _short(self, key: str, written: str, years: Years | None) -> tuple[Match, ...]:
        """Two or three letters are an abbreviation where they are capitals, else a name like Ufa.

        A country's code goes before a division's, and an airport's comes last.
        """
        named = self.store.countries(key)
        places = (*self.store.venues(key, years), *self.store.places(key, years))
        if not written.replace(".", "").strip().isupper():
            return places
        coded = () if named else self.store.countries(f"code:{key}")
        countries = [self.store.country(country) for country in named or coded]
        divisions = () if named else self.store.places(f"code:{key}")
        found = (*places, *divisions, *filter(None, countries))
        if not found and _CODE.match(written) and key not in _ORGANISATIONS:
            return self.store.places(f"air:{key}")
        return found

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


def _settled(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """The bearers of one name, with those made less likely that news hardly means by it alone.

    A division that has the name of a great city in it is written with its kind (``New York State``);
    a small town that has the name of a country, with its state; an airport that has the name of a
    town beside it, with the word.
    """
    if len(found) < 2:
        return found
    towns = {one.country for one in found if one.kind == "city"}
    found = tuple(one for one in found if one.worth > BARE or one.kind != "venue" or one.country not in towns)
    great = {one.division for one in found if one.kind == "city" and one.population >= _GREAT_CITY}
    country = any(one.kind == "country" and one.worth == 1.0 for one in found)
    return tuple(
        one._replace(worth=one.worth * _HARDLY)
        if (one.kind == "admin" and one.division in great)
        or (country and one.kind == "city" and not one.capital and one.population < _SMALL_TOWN)
        else one
        for one in found
    )


def _stands_out(match: Match) -> bool:
    """Whether a name is a place's even among words that are none."""
    if match.kind == "city":
        return match.capital > 0 or match.population >= _CITY_IN_TEXT
    if match.kind == "admin":
        return not match.district and match.population >= _DIVISION_IN_TEXT
    return match.worth >= 0.3


def without_state_form(key: str) -> list[str]:
    """The key, and the key without ``republic of`` and the like."""
    if not key.startswith(STATE_FORMS):
        return [key]
    shortened = [key.removeprefix(form).removeprefix("the ") for form in STATE_FORMS if key.startswith(form)]
    return [key, *shortened]
