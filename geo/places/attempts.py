"""Ways to read a part of a written place that is no name as it stands, most likely first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .. import patterns as re
from .agreement import VENUE_KM, apart
from .answers import Reading, Role
from .articles import MELTED, is_article_before, parted
from .forms import address, division_named, joined, tail, with_country_before, without_generic
from .kinds import GERMAN, city_and_venue, is_air, is_venue_word, named_after
from .lookup import Lookup, Years
from .matches import Match
from .names import dotted, normalise, simplified
from .rooms import around
from .standing import CITY_IN_TEXT, is_foreign_script, not_understood, stands_out, tells_kind
from .store import Store
from .words import ARTICLES, bare, han_splits, is_small, is_water

_OF_STATE: Final = 2
_TOWNS_OWN: Final = re.compile(r"^(?P<stem>[A-ZÄÖÜ]\w{3,})er (?:\w*bahnhof|Flughafen|Schloss|Messe|Rathaus)$")
_TOWN: Final = 5_000
"""People of a town that is meant behind a preposition with its article in it."""
_OF: Final = frozenset("de del d do da dos das di della du des of".split())  # noqa: SIM905 - as in ``names``
"""Behind them stands what something is of, whatever that is."""


class Attempts:
    """Asks one store in the ways in which a part of a text may hold a name."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self.store = store
        self.lookup = lookup

    def readings(self, key: str, written: str, role: Role, years: Years | None) -> Iterator[list[Reading]]:
        """Ways to read a part, most likely first."""
        yield [Reading(role, self.lookup.matches(key, written, years), key)]
        yield [Reading(role, self.lookup.capital(key), key)]
        yield [Reading(role, self.lookup.division(division_named(key), years), key)]
        yield [Reading(role, self.lookup.airport(key), key)]
        for name in without_generic(key):
            yield [Reading(role, _own(self.store.venues(name, years)), name)]
        yield [Reading(role, self.store.palaces(written, years), key)]
        for outer in around(simplified(written)):
            yield [Reading(role, self._house(outer, years), normalise(outer))]
        yield [Reading(role, self.lookup.with_city_word(key), key)]
        for name in _townsmen(written):
            towns = filter(_is_of_townsmen, self.lookup.matches(name, name, years))
            yield [Reading(role, tuple(towns), name)]
        called = named_after(written)
        air = is_air(written)
        for name, spoken in called:
            whole = self._with_its_article(name, key, years)
            yield [Reading(role, self.lookup.called_after(whole, spoken, years, air=air), whole)]
        yield [Reading(role, self.lookup.with_article(written, key, years), key)]
        yield from self._in_one_word(key, written, role, years)
        names = () if called else bare(key, written)
        for name in (*names, normalise(tail(written))):
            yield self.longer(name, key, role, years) if name else []
        for name in names:
            found = self.lookup.matches(name, name, years) or self.lookup.airport(name)
            found = found or self.venue_in_city(name, years)
            behind = is_article_before(key, name)
            found = tuple(one for one in found if _is_known_so(one, name, article=behind))
            other = behind and not any(map(_is_without_article, found))
            yield [*self.adjective(key.removesuffix(name)), Reading(role, found, name, hint=other)]
        for name in filter(None, (joined(written), _unless_small(normalise(tail(written))))):
            whole = self._with_its_article(name, key, years)
            found = tuple(one for one in self.lookup.matches(whole, whole, years) if stands_out(one))
            yield [Reading(role, found, whole, of=True)]
        for first, second in han_splits(key):
            both = self.lookup.matches(first, first, years), self.lookup.matches(second, second, years)
            if all(both):
                yield [Reading(role, one, name) for one, name in zip(both, (first, second), strict=True)]
        if palace := self.store.palace_alone(key, years):
            yield [Reading(role, palace, key, doubtful=True)]
        if names and not is_water(key):
            of = self.adjective(key.removesuffix(names[0]))
            yield [*of, Reading(role, (), names[0])]

    def longer(self, name: str, key: str, role: Role, years: Years | None) -> list[Reading]:
        """The longer name that the text ends with, where this is only its end: ``Port of Spain`` where
        ``Spain`` was seen. Doubtful where what stands before it is not understood."""
        words = key.split()
        for cut in range(1, len(words) - len(name.split())):
            end = " ".join(words[cut:])
            if end.endswith(f" {name}") and end.removesuffix(f" {name}") not in ARTICLES:
                found = tuple(filter(stands_out, self.lookup.matches(end, end, years)))
                if found:
                    unknown = [word for word in not_understood(words[:cut]) if not tells_kind(word)]
                    return [Reading(role, found, end, doubtful=bool(unknown) and words[cut - 1] not in _OF)]
        return []

    def _house(self, written: str, years: Years | None) -> tuple[Match, ...]:
        """The venue or the airport of that name."""
        key = normalise(written)
        found = self.lookup.matches(key, written, years) or self.lookup.airport(key)
        named = [one for one in found or self.venue_in_city(key, years) if one.kind == "venue"]
        return tuple(named)

    def _with_its_article(self, name: str, key: str, years: Years | None) -> str:
        """The name with its article where that is other places' own name: ``la granja``, not ``granja``."""
        before = [MELTED.get(word, word) for word in key.removesuffix(name).split()[-1:]]
        whole = " ".join([*before, name])
        theirs = bool(ARTICLES.intersection(before)) and self.lookup.matches(whole, whole, years)
        return whole if theirs and any(one.method == "exact" for one in theirs) else name

    def with_melted_article(self, written: str, years: Years | None) -> str:
        """The text with a town's article beside its name again: ``conférence in Le Havre``; ``""`` where no
        such town is meant."""
        before, name = parted(written)
        towns = self.lookup.matches(normalise(name), name, years) if name else ()
        own = any(one.kind == "city" and one.population >= _TOWN and _begins(one, name) for one in towns)
        return f"{before} in {name}" if own and before else name if own else ""

    def _in_one_word(
        self, key: str, written: str, role: Role, years: Years | None
    ) -> Iterator[list[Reading]]:
        """What is one word in East Asia: a city and a venue in it, an address, a country and a town."""
        outer, town, inner = address(written)
        parts = [normalise(part) for part in (inner, town, outer) if part] if town else []
        if parts and outer and self._town(normalise(town), years):
            yield [Reading(role, self._town(part, years), part) for part in parts]
        for city, venue in city_and_venue(key):
            if is_venue_word(venue) and (known := self._cities(city, years)):
                there = self._venues_in(venue, known, years)
                yield [Reading(role, there, venue), Reading(role, known, city)]
        if parts:
            yield [Reading(role, self._town(part, years), part) for part in parts]
        for country, city in with_country_before(key):
            if self.store.countries(country) and (towns := self.lookup.matches(city, city, years)):
                yield [Reading(role, towns, city), Reading(role, self._town(country, years), country)]

    def undotted(self, piece: str, years: Years | None) -> tuple[str, ...]:
        """The piece where it is a name as it stands, or what is between its middle dots: names, or the
        words of one (``クアラ・ルンプール``); a place and what is in it (``モスクワのクレムリン``)."""
        outer, of, inside = piece.partition("の")
        if of and inside and self._bears(outer, years) and not self._bears(piece, years):
            return (outer, inside)
        if "・" not in piece or self.store.venues(normalise(piece), years):
            return (piece,)
        inner = dotted(piece)
        joined = "".join(inner)
        if self._bears(joined, years) or not any(self._bears(part, years) for part in inner):
            return (joined,)
        return inner

    def _bears(self, name: str, years: Years | None) -> bool:
        return bool(self.lookup.matches(normalise(name), name, years))

    def venue_in_city(self, key: str, years: Years | None) -> tuple[Match, ...]:
        """A listed venue behind the name of the city that it is in: ``北京中南海``."""
        for city, venue in city_and_venue(key):
            if self.store.venues(venue, years) and (known := self._cities(city, years)):
                return self._venues_in(venue, known, years)
        return ()

    def _cities(self, key: str, years: Years | None) -> tuple[Match, ...]:
        found = self.lookup.matches(key, key, years) or self.lookup.with_city_word(key)
        return tuple(one for one in found if stands_out(one))

    def _venues_in(self, key: str, cities: tuple[Match, ...], years: Years | None) -> tuple[Match, ...]:
        return tuple(
            one._replace(worth=1.0)
            for one in self.store.venues(key, years)
            if any(apart(one, town) <= VENUE_KM for town in cities)
        )

    def _town(self, key: str, years: Years | None) -> tuple[Match, ...]:
        found = self.lookup.matches(key, key, years) or self.store.venues(key, years)
        return found or self.lookup.matches(key[:-1], key[:-1], years)

    def adjective(self, words: str) -> list[Reading]:
        """The country that an adjective before a name tells, as a reading that is no place itself."""
        found = self.lookup.adjective(words)
        return [Reading("context", found, words.strip())] if found else []


def _unless_small(key: str) -> str:
    """The key, ``""`` where its words say nothing of which place is meant: ``sul``, the south."""
    return "" if is_small(key) else key


def _is_known_so(one: Match, name: str, *, article: bool) -> bool:
    """Whether a name counts with words around it: a town's by another name than its own where it is large, a
    country's where it is not another language's (``Equator Village``) or an ``article`` is all there is."""
    if one.kind == "country":
        return article or one.worth == 1.0 or is_foreign_script(name)
    return one.method != "alternate" or one.population >= CITY_IN_TEXT


def _is_without_article(one: Match) -> bool:
    """Whether an article may stand before a name that has none: a country's, a division's, a great city's."""
    return one.kind != "city" or stands_out(one)


def _begins(town: Match, name: str) -> bool:
    """Whether a town's own name begins with the name, to the end of a word: ``La Baule-Escoublac``."""
    return f"{normalise(town.name)} ".startswith(f"{normalise(name)} ")


def _townsmen(written: str) -> tuple[str, ...]:
    """What towns a German adjective before a house may be of: ``Wiener Rathaus``, ``Dresdner Schloss``."""
    match = _TOWNS_OWN.match(written)
    stem = normalise(match["stem"]) if match else ""
    return (stem, f"{stem}en", f"{stem[:-1]}en") if stem else ()


def _is_of_townsmen(one: Match) -> bool:
    """Whether German may call a town's houses so: it lies where that is spoken, or is a state's capital."""
    return one.kind == "city" and (one.country in GERMAN or one.capital == _OF_STATE)


def _own(venues: tuple[Match, ...]) -> tuple[Match, ...]:
    return tuple(one for one in venues if one.worth == 1.0)
