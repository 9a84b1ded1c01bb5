"""Everything that bears a key: venues, cities, divisions, countries, airports, abbreviations.

Which of them a text means is for ``rank`` to say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .. import patterns as re
from .airports import of_their_town
from .kinds import ARABIC, island_of, islands_of, with_article, with_joined_article
from .matches import BARE, OWN_CODE, Country, Match
from .names import is_generic, normalise
from .provinces import divisions_of_codes, initials
from .settling import settled
from .store import Store
from .words import capital_of

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
    """
    apec asem ceo cis cop csto eac eco eeu gcc imf mfa mou nam
    nato oic opec ots pmo sco unga uno wef wto
    """.split()  # noqa: SIM905 - as in ``names``
)
"""Abbreviations that are an airport's code too, and never meant as one."""

_AIRPORT: Final = re.compile(
    r"^(?P<name>.+?) ?(?:(?:international|intl|domestic|regional|state|civil|military) )?"
    r"(?:airport|airfield|aerodrome|air base|airbase|аэропорт|аэропорту|flughafen)"
    r"(?: (?:terminal )?\w{1,2})?$"
)
_AIRPORT_FIRST: Final = re.compile(
    r"^(?:(?:international\w{0,2}|domestic|международн\w+|міжнародн\w+) )?"
    r"(?:airport|aeroport|aeropuerto|aeroporto|flughafen|аэропорт|аэропорту"
    r"|аэропорта|air base)"
    r"(?: (?:international|internacional|internazionale|intercontinental|milita(?:ire|re|r)))?"
    r"(?: (?:of|de|di|do|d))? (?P<name>.+?)(?: airport)?$"
)
_NUMBERED: Final = re.compile(r"^(?P<name>[^\W\d]{4,}) \d$")
_CODE: Final = re.compile(r"[A-Z]{3,4}\Z")
_CITY_WORDS: Final = (
    (re.compile(r"[가-힣]{2,}"), "시"),
    (re.compile(r"[가-힣]{2,}"), " 시"),
    (re.compile(r"[ぁ-ゖー]{2,}"), "し"),
    (re.compile(r"[一-鿿]{2,}"), "市"),
)
"""A script and the word for a city behind a name in it: many cities are listed only with theirs."""
_LAST_LATIN: Final = "\u024f"
_MOST_ALIKE: Final = 3
_ALIKE: Final = 0.3
"""Worth of a name in another script for a namesake of the place it is listed for, in parts of that one's."""
_GREAT_NAMESAKE: Final = 500_000
"""People from which a city is a namesake by an alternate name too: Frankfurt."""
_SMALL_TOWN: Final = 100_000
_DIVISIONS: Final = ("krai", "oblast", "region", "province", "county")
_SEAT: Final = 50_000
"""People from which a town may have given its name to the division that it is the seat of."""
_INTERNATIONAL: Final = 3
"""Rank of an international airport."""
_CODE_ALONE: Final = 0.001
_FOREIGN: Final = 0.1
"""Worth of a country's name in another language."""
_CODE_ABROAD: Final = 0.03
"""Share of a country's weight by its code behind a town, where a state has the code too."""
CODES_ABROAD: Final = frozenset(["US", "CA", "AU"])
"""Countries whose states' codes are written abroad too."""


class Lookup:
    """Asks one store by key, in the ways in which a key may be a name."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.matches = lru_cache(maxsize=1_000)(self._matches)

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
            if script.fullmatch(key) and (found := self.store.places(key + word)):
                return tuple(one for one in found if one.kind == "city")
        return ()

    def with_article(self, written: str, key: str, years: Years | None) -> tuple[Match, ...]:
        """What bears an Arabic name whose article the list writes in another way."""
        for name in with_article(written, key):
            if found := tuple(one for one in self.matches(name, name, years) if one.kind != "country"):
                return found
        return self._with_joined_article(key, years)

    def _with_joined_article(self, key: str, years: Years | None) -> tuple[Match, ...]:
        """What bears an Arabic name whose first letters are its article; where the word is one letter away
        from the name of a place of weight, no surer than that (``Altanta``: Tanta, or Atlanta)."""
        for name in with_joined_article(key):
            named = self.matches(name, name, years)
            if found := tuple(one for one in named if one.kind != "country" and one.country in ARABIC):
                own = {one.id for one in named}
                near = tuple(one for one in self.store.misspelt(key) if one.edits == 1 and one.id not in own)
                guessed = (one._replace(method="fuzzy", edits=1) for one in found)
                return (*guessed, *near) if near else found
        return ()

    def called_after(
        self, name: str, spoken: frozenset[str], years: Years | None, *, air: bool
    ) -> tuple[Match, ...]:
        """Cities and venues that a venue is called after: a small one only where its kind's language is
        ``spoken``, if that is told. ``air``: it may be an airfield (``Jinnah Convention Centre`` is none)."""
        found = [
            one
            for one in self.matches(name, name, years)
            if one.kind == "city" or (one.kind == "venue" and (air or one.worth > BARE))
        ]
        at_home = tuple(one for one in found if one.country in spoken)
        return at_home or tuple(one for one in found if not spoken or one.population >= _SMALL_TOWN)

    def island(self, key: str, years: Years | None) -> tuple[Match, ...]:
        """The division, region or country that an island is: ``Jeju Island``; never a town of its name."""
        one, several = island_of(key), islands_of(key)
        kinds = {"admin", "country"} if one else {"country"}
        return tuple(
            match
            for match in (self.matches(one or several, "", years) if one or several else ())
            if match.kind in kinds and not match.district and match.worth > _FOREIGN
        )

    def in_state(self, key: str, written: str) -> tuple[Match, ...]:
        """What two capitals behind a town mean: the state (``Scranton, PA``), less likely a country.

        A province or a canton of that code (``Milano, MI``) is where the town before it shows it.
        """
        if len(key) != 2 or not written.replace(".", "").strip().isupper():
            return ()
        means = initials().get(key.upper(), "").lower()
        named = self.store.countries(key)
        coded = (*named, *self.store.countries(f"code:{key}"), *self.store.countries(f"code:{means}"))
        countries = map(self.store.country, coded)
        states = tuple(
            one._replace(worth=1.0 if one.country in CODES_ABROAD else one.worth)
            for one in self.store.places(f"code:{key}")
        )
        # Letters that are a country's name (UK) mean it before a state that only its own people shorten so.
        abroad = _CODE_ABROAD if states and not named else 1.0
        own = map(self.store.division_coded, divisions_of_codes().get(key, ()))
        found = (*states, *(one._replace(worth=OWN_CODE) for one in own if one))
        return found and (*found, *(one._replace(worth=one.worth * abroad) for one in countries if one))

    def division(self, name: str, years: Years | None) -> tuple[Match, ...]:
        """The division of that name, or the one whose seat has it: ``Zaporozhye Region``."""
        for kind in _DIVISIONS if name else ():
            if found := tuple(
                one for one in self.store.places(f"{name} {kind}", years) if one.kind == "admin"
            ):
                return found
        named = self.matches(name, name, years) if name else ()
        divisions = tuple(one for one in named if one.kind == "admin" and not one.district)
        if divisions or not named:
            return divisions
        seats = {one.division: one for one in named if one.kind == "city" and one.population >= _SEAT}
        around = (self.store.division_at(code, seat) for code, seat in seats.items())
        return tuple(one for one in around if one)

    def airport(self, key: str) -> tuple[Match, ...]:
        """An airport by a name or code beside the word, or a terminal's number behind its name."""
        if match := _NUMBERED.match(key):
            return tuple(one for one in self.store.places(match["name"]) if one.kind == "venue")
        match = _AIRPORT.match(key) or _AIRPORT_FIRST.match(key)
        if not match:
            return ()
        name = match["name"]
        coded = self.store.places(f"air:{name}") if len(name) in (3, 4) else ()
        if found := coded or of_their_town(
            self.store.places(f"{name} airport"), f"{name} airport", self.store
        ):
            return found
        listed = self.store.venues(f"{name} international airport") or self.store.venues(f"{name} airport")
        named = (one for one in self.store.places(name) if one.kind == "venue")
        return listed or tuple(one._replace(worth=1.0) for one in named)

    def adjective(self, words: str) -> tuple[Match, ...]:
        """The country whose adjective the words begin with: ``Kazakh capital``."""
        before = words.split()
        for size in (2, 1):
            named = self.store.countries(f"demonym:{' '.join(before[:size])}") if len(before) >= size else ()
            if matches := tuple(filter(None, map(self.store.country, named))):
                return matches
        return ()

    def _matches(self, key: str, written: str, years: Years | None) -> tuple[Match, ...]:
        """Everything that bears the key."""
        if not key or is_generic(key):
            return self.store.venues(key, years)
        if written.isascii() and len(key) <= 3:
            return self._short(key, written, years)
        bearers = of_their_town(self.store.places(key, years), key, self.store)
        places = self._with_namesakes(bearers, key)
        # A region that a list of countries has too (Gaza Strip) lies at its own point.
        regions = {one.country for one in places if one.kind == "admin" and not one.division}
        named = [country for country in self._countries_named(key) if country.code not in regions]
        countries = filter(None, (self.store.country_then(one, years) for one in named))
        found = settled((*self.store.venues(key, years), *places, *countries), written)
        if not found and len(key) == 4 and _CODE.match(written) and key not in _ORGANISATIONS:
            return self._coded(key)
        return found

    def _coded(self, key: str) -> tuple[Match, ...]:
        """The airport of a code without any word for one: a small one is hardly meant (``ISS``)."""
        return tuple(
            one if one.population >= _INTERNATIONAL else one._replace(worth=one.worth * _CODE_ALONE)
            for one in self.store.places(f"air:{key}")
        )

    def _with_namesakes(self, places: tuple[Match, ...], key: str) -> tuple[Match, ...]:
        """The bearers of a name in another script, and the cities that are called alike in their own:
        ``Кембридж`` is listed for one Cambridge and means any."""
        if not places or key[0] <= _LAST_LATIN:
            return places
        known = {one.id for one in places}
        alike = {normalise(one.name.partition(" (")[0]) for one in places if one.kind == "city"} - {key}
        return places + tuple(
            one._replace(method="alternate", worth=places[0].worth * _ALIKE)
            for name in sorted(alike)[:_MOST_ALIKE]
            for one in self.store.places(name)
            if one.kind == "city"
            and one.id not in known
            and (one.method == "exact" or _is_great_namesake(one, name))
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
            return self._coded(key)
        return found


def _is_great_namesake(match: Match, name: str) -> bool:
    """Whether a great city is called so for short: Frankfurt am Main, but not Hong Kong, once Victoria."""
    return match.population >= _GREAT_NAMESAKE and normalise(match.name).startswith(f"{name} ")


def without_state_form(key: str) -> list[str]:
    """The key, and the key without ``republic of`` and the like."""
    if not key.startswith(STATE_FORMS):
        return [key]
    shortened = [key.removeprefix(form).removeprefix("the ") for form in STATE_FORMS if key.startswith(form)]
    return [key, *shortened]
