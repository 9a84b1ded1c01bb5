"""Places that a text names: the longest run of words that the gazetteer has, and what it is.

A name is asked for once; the words alone decide nothing. Whether a place is meant as one, and not as a
government, is for what stands before it to say (``signs``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..places import Gazetteer, capital, country_name, normalise
from ..sphere import distance_km
from .cases import Cases
from .text import Token

_MOST_WORDS: Final = 7
_SMALL: Final = 15_000
_GREAT: Final = 200_000
_SURE: Final = 0.55
_CODE: Final = 3
"""Letters of initials, at most, where a city begins a line in capitals: *KIEV* are none."""
_ACRONYM: Final = 4
"""Letters of initials that a town or country is called by elsewhere: *HCMC*; those of a house may be more."""
_WITHIN_TOWN_KM: Final = 25.0
_PREFIX: Final = (
    "republic",
    "kingdom",
    "state",
    "islamic",
    "democratic",
    "people",
    "federal",
    "united",
    "great",
    "holy",
    "czech",
)
_JOINING: Final = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "del",
        "la",
        "da",
        "do",
        "-",
        "'s",
        "al",
        "es",
        "el",
        "am",
        "der",
        "sur",
        "les",
    ]
)


class Place(NamedTuple):
    """A place as the text names it: kind venue, city, region or country; ISO code where that is sure."""

    text: str
    kind: str
    code: str
    opens: bool = False
    """Nothing but capitals stands before it: where it is in capitals too, those are a dateline's."""


class Places:
    """What the gazetteer has, asked once for each name."""

    def __init__(self) -> None:
        self.gazetteer = Gazetteer()
        self.store = self.gazetteer.store
        self.cases: Cases | None = None
        """How the names of the text are declined; None where they are not."""
        self.foreign = False
        """Countries are called as in other languages too."""
        self._known: dict[str, Place | None] = {}
        self._demonyms: dict[str, str] = {}

    def at(self, text: str, tokens: Sequence[Token], index: int) -> tuple[Place, int] | None:
        """The place whose name begins at a token and how many tokens it takes; the longest one."""
        first = tokens[index]
        if not (first.is_name or first.text.isdecimal()):
            return None
        longest = 1
        while index + longest < len(tokens) and longest < _MOST_WORDS and _goes_on(tokens[index + longest]):
            longest += 1
        for size in range(longest, 0, -1):
            last = tokens[index + size - 1]
            if not last.is_name or (first.text.isdecimal() and size < 3):
                continue
            found = self.named(text[first.start : last.end])
            if found:
                opens = all(token.text.isupper() or not token.text.isalpha() for token in tokens[:index])
                return found._replace(opens=opens), size
        return None

    def named(self, written: str) -> Place | None:
        """The place of a name as written, None where the gazetteer has none worth the name."""
        if written not in self._known:
            ways = self.cases.ways(written) if self.cases is not None else [written]
            self._known[written] = self._best(written, ways)
        return self._known[written]

    def _best(self, written: str, ways: Sequence[str]) -> Place | None:
        """The place of a name in the first of its cases that the gazetteer has; of several ways to call the
        same one that with an ending of the first case: *Варшаву* is rather *Варшава* than *Варшав*."""
        made = [found for way in ways if (found := self._find(way))]
        if not made or made[0].text == written:
            return made[0] if made else None
        ends = self.cases.grammar.either if self.cases is not None else ()
        same = (one for one in made if (one.kind, one.code) == (made[0].kind, made[0].code))
        return next((one for one in same if one.text.lower().endswith(ends)), made[0])

    def _find(self, written: str) -> Place | None:
        key = normalise(written)
        if len(key) < 2 or (
            len(key) <= 3
            and not written.replace(".", "").isupper()
            and len(key) < 4
            and not self.store.places(key)
        ):
            return None
        countries = self.store.countries(key) or (
            self.store.countries(f"code:{key}") if written in ("US", "UK", "U.S.", "UAE", "DRC") else ()
        )
        if written.replace(".", "") in ("US", "UK", "USA"):
            return Place(written, "country", "GB" if "K" in written else "US")
        if countries and any(one.worth >= 1 for one in countries):
            return Place(written, "country", countries[0].code if len(countries) == 1 else "")
        long_form = _without_form(key)
        if long_form and (countries := self.store.countries(long_form)):
            return Place(written, "country", countries[0].code if len(countries) == 1 else "")
        if (codes := self._codes_of_house(key)) and len(key) > 3:
            return Place(written, "venue", codes[0] if len(codes) == 1 else "")
        return self._foreign(written, key) or self._city(written, key)

    def _codes_of_house(self, key: str) -> list[str]:
        """The countries that have a house so called: several have a *Presidential Palace*."""
        return list(dict.fromkeys(one.country for one in self.store.venues(key, None)))

    def is_of_many(self, house: str) -> bool:
        """Whether a house's name says what it is, and not where: *im Präsidentenpalast*."""
        return len(self._codes_of_house(normalise(house.removeprefix("the ")))) > 1

    def _foreign(self, written: str, key: str) -> Place | None:
        """A country as another language calls it, where no great city is called so: *Granada*."""
        if not self.foreign or len(key) < 4:
            return None
        countries = self.store.countries(key)
        if not countries:
            return None
        cities = [one for one in self.store.places(key) if one.kind == "city"]
        seat = self._capital_of(countries[0].code)
        if any(one.capital or one.population >= max(_GREAT, seat) for one in cities):
            return None
        return Place(written, "country", countries[0].code if len(countries) == 1 else "")

    def _capital_of(self, code: str) -> int:
        """How many people live in a country's capital; 0 where there is none."""
        place = self.capital(code) if code else None
        towns = self.store.places(normalise(place.text)) if place is not None else []
        return max((one.population for one in towns if one.country == code), default=0)

    def _city(self, written: str, key: str) -> Place | None:
        if len(key) < 3 or (written.isupper() and len(written) < 4):
            return None
        towns = [one for one in self.store.places(key) if one.kind in ("city", "admin")]
        great = [one for one in towns if one.population >= _SMALL or one.capital]
        if not great:
            return None
        best = self.gazetteer.find(written)
        if not best or best[0].precision not in ("city", "admin"):
            return None
        kind = "city" if any(one.kind == "city" for one in great) else "region"
        return Place(written, kind, best[0].country if best[0].confidence >= _SURE else "")

    def small(self, written: str) -> Place | None:
        """A town of any size, where a sentence has it in the place of one; None where none is listed."""
        key = normalise(written)
        towns = (
            [one for one in self.store.places(key) if one.kind == "city" and one.worth >= 1.0]
            if len(key) > 3
            else []
        )
        codes = {one.country for one in towns}
        return Place(written, "city", towns[0].country if len(codes) == 1 else "") if towns else None

    def is_great(self, place: Place, *, capitals: bool = False) -> bool:
        """Whether a place is a country, a capital or, but for ``capitals`` alone, a great town."""
        towns = self.store.places(normalise(place.text)) if place.kind == "city" else ()
        great = (one.capital or (one.population >= _GREAT and not capitals) for one in towns)
        return place.kind == "country" or any(great)

    def demonym(self, word: str) -> str:
        """Code of the country whose adjective a word is (``British``); empty for others."""
        if word not in self._demonyms:
            named = self.store.countries(f"demonym:{normalise(word)}")
            self._demonyms[word] = named[0].code if named else ""
        return self._demonyms[word]

    def is_in(self, venue: str, city: str) -> bool:
        """Whether the first place of one name lies within the first city of another: a house in its town."""
        inner, outer = self.gazetteer.find(venue), self.gazetteer.find(city)
        if not inner or not outer or outer[0].precision != "city" or inner[0].country != outer[0].country:
            return False
        here, there = (inner[0].lat, inner[0].lon), (outer[0].lat, outer[0].lon)
        return distance_km(here, there) <= _WITHIN_TOWN_KM

    def country_of(self, city: str) -> str:
        """The name of the country where a city lies that is named alone; empty where that is not sure."""
        best = next(iter(self.gazetteer.find(city)), None)
        return country_name(best.country) if best is not None and best.confidence >= _SURE else ""

    def capital(self, code: str) -> Place | None:
        """The capital of a country, which a text may name by its country alone."""
        city = capital(code)
        return Place(city.name, "city", code) if city is not None else None

    def name(self, code: str) -> str:
        """The country's name in English."""
        return country_name(code)

    def plain_name(self, place: Place) -> str:
        """What a table calls a place: without its article; one in capitals as the gazetteer spells it, and
        what that calls otherwise as written or, of a town or country that is none of initials, as a name."""
        name = place.text.removeprefix("the ").removeprefix("The ")
        if not name.isupper():
            return name
        initials = _CODE if place.opens and place.kind != "country" else _ACRONYM
        is_name = len(name) > initials and place.kind != "venue"
        return self._own_spelling(name, place) or (_as_name(name) if is_name else name)

    def _own_spelling(self, name: str, place: Place) -> str:
        """A name as the gazetteer spells it; empty where its places of that name are called otherwise."""
        key = normalise(name)
        if place.kind == "country":
            own = country_name(place.code) if place.code else ""
            return own if normalise(own) == key else ""
        if place.kind == "venue":
            return next((one.name for one in self.store.venues(key, None) if normalise(one.name) == key), "")
        towns = [one for one in self.store.places(key) if normalise(one.name) == key]
        best = max(towns, key=lambda one: (one.country == place.code, one.population), default=None)
        return best.name if best is not None else ""


def _goes_on(token: Token) -> bool:
    return token.is_name or token.low in _JOINING


def _without_form(key: str) -> str:
    """``islamic republic of pakistan`` without its form of state; empty where it has none."""
    if not key.startswith(_PREFIX) or " of " not in key:
        return ""
    return key.rsplit(" of ", 1)[1].removeprefix("the ")


def _as_name(capitals: str) -> str:
    """Capitals as a name is written: *SANTIAGO DE CHILE* is *Santiago de Chile*."""
    words = (word.lower() if word.lower() in _JOINING else word.title() for word in capitals.split())
    name = " ".join(words)
    return name[:1].upper() + name[1:]
