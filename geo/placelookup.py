"""Everything that bears a key: venues, cities, divisions, countries, airports, abbreviations.

Which of them a text means is for ``placerank`` to say.
"""

from __future__ import annotations

import re
from typing import Final

from geo.gazetteer_match import BARE, Country, Match
from geo.gazetteer_store import Store
from geo.placenames import is_generic, normalise
from geo.placewords import capital_of

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
_CITY_WORDS: Final = (
    (re.compile(r"[가-힣]{2,}"), " 시"),
    (re.compile(r"[ぁ-ゖー]{2,}"), "し"),
    (re.compile(r"[一-鿿]{2,}"), "市"),
)
"""A script and the word for a city behind a name in it: many cities are listed only with theirs."""
_LAST_LATIN: Final = "\u024f"
_MOST_ALIKE: Final = 3
_ALIKE: Final = 0.3
"""Worth of a name in another script for a namesake of the place it is listed for, in parts of that one's."""
_GREAT_CITY: Final = 1_000_000
_SMALL_TOWN: Final = 100_000
_HARDLY: Final = 0.2


class Lookup:
    """Asks one store by key, in the ways in which a key may be a name."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def capital(self, key: str) -> tuple[Match, ...]:
        """The capital, where the text says whose it is: ``Belarusian capital``."""
        of = capital_of(key)
        if not of:
            return ()
        for name in (of, of.removesuffix("s")):
            if named := self.store.countries(name) or self.store.countries(f"demonym:{name}"):
                break
        return tuple(city for country in named if (city := self.store.capital(country.code)))

    def with_city_word(self, key: str) -> tuple[Match, ...]:
        """Cities that are listed with the word for a city behind their name, which the text has not."""
        for script, word in _CITY_WORDS:
            if script.fullmatch(key):
                return tuple(one for one in self.store.places(key + word) if one.kind == "city")
        return ()

    def airport(self, key: str) -> tuple[Match, ...]:
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

    def adjective(self, words: str) -> tuple[Match, ...]:
        """The country whose adjective the words begin with: ``Kazakh capital``."""
        before = words.split()
        for size in (2, 1):
            named = self.store.countries(f"demonym:{' '.join(before[:size])}") if len(before) >= size else ()
            if matches := tuple(filter(None, map(self.store.country, named))):
                return matches
        return ()

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
        if not places or key[0] <= _LAST_LATIN:
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


def without_state_form(key: str) -> list[str]:
    """The key, and the key without ``republic of`` and the like."""
    if not key.startswith(STATE_FORMS):
        return [key]
    shortened = [key.removeprefix(form).removeprefix("the ") for form in STATE_FORMS if key.startswith(form)]
    return [key, *shortened]
