"""The offline geocoder: every country, capital and city, and the venues where leaders meet.

>>> from geo.places.gazetteer import Gazetteer
>>> place = Gazetteer().find("Great Hall of the People, Beijing")[0]
>>> round(place.lat, 2), round(place.lon, 2), place.precision
(39.9, 116.39, 'venue')

It asks no network, and needs no geopy: as one of geopy's geocoders it is in ``geocoder``. The data are
GeoNames' (CC BY 4.0) and CLDR's; see data/gazetteer/README.md.
"""

from __future__ import annotations

import re
from functools import _lru_cache_wrapper, lru_cache
from pathlib import Path

from .beside import with_houses
from .called import weighed_called
from .countries import countries_with_article, countries_written, is_spoken
from .doubt import HINT, UNSURE, at_most, is_unknown, open_alone, telling, without_hints
from .elsewhere import kept
from .guessing import with_misspelt
from .inside import weighed_inside, with_coded
from .lookup import CODES_ABROAD
from .matches import Country
from .names import LONGEST, normalise
from .nearly import with_nearly, without_tiny
from .packed import FOLDER
from .plain import plain
from .provinces import initials
from .rank import DRAWN, MOST_CANDIDATES, Candidate, Reading, candidate, rank
from .reading import Reader
from .standing import is_foreign_script
from .store import Store, open_store
from .worded import doubted, with_worded

_DAYS_A_YEAR = 365.2425
_ANSWERS = 4_000
"""So many are kept for all who ask one store: many tables name the same places. For usual texts 8 MB, some
2 KB each; 40 MB at most, for none are kept of longer texts than ``LONGEST``, and cells may have 10,000."""
_SURROGATES = re.compile("[\ud800-\udfff]")


class Gazetteer:
    """What the committed gazetteer says to a text or a point. Safe to share between threads.

    ``folder`` holds ``gazetteer.sqlite.xz``, ``gazetteer.json`` and ``venues.csv``; ``store`` are
    tables already open, instead. Raises ``GazetteerError`` when the files are missing or damaged.
    """

    def __init__(self, folder: Path = FOLDER, *, store: Store | None = None) -> None:
        self.store = open_store(folder) if store is None else store
        self.reader = Reader(self.store)

    def find(
        self, query: str, *, city: str = "", country: str = "", days: tuple[int, int] | None = None
    ) -> tuple[Candidate, ...]:
        """The places that a text may mean, best first; ``()`` when nothing is found.

        ``query`` is a venue or a whole place as written, ``city`` and ``country`` what is
        written in columns of their own. A written country is a condition: what lies outside it
        is a candidate only behind the country itself. ``days`` are the first and the last day
        number (since 1970-01-01, inclusive) at which it was written so: a name that has moved
        means the place that bore it then (``Salisbury`` until 1982: Harare). Channels (``video
        link``) and words for "not known" are no places. Any text is allowed.
        """
        query, city, country = (_SURROGATES.sub("\ufffd", text) for text in (query, city, country))
        short = max(map(len, (query, city, country))) <= LONGEST
        found = _answers(self.store) if short else self._seated
        return self._told_apart(found(query, city, country, _years(days)))

    def _seated(
        self, query: str, city: str, country: str, years: tuple[int, int] | None
    ) -> tuple[Candidate, ...]:
        if not (city or country) and (town := plain(query, years, self.reader)):
            return (town,)
        return self.reader.organs.seated(self._found(query, city, country, years), query)

    def _found(
        self, query: str, city: str, country: str, years: tuple[int, int] | None
    ) -> tuple[Candidate, ...]:
        codes = countries_written(country, self.store) or countries_with_article(country, self.store)
        no_place = bool(codes) and not (query.strip() or city.strip())
        if (
            no_place
            and not is_spoken(country, [one.code for one in codes])
            and self.is_rather_a_city(country)
        ):
            query, country, codes = country, "", ()
        within = frozenset().union(*(country.members for country in codes))
        readings = [
            *self.reader.read(query, "venue" if city.strip() else "text", years, bool(codes)),
            *(self.reader.read(city, "city", years, bool(codes)) if city else ()),
            *(self.reader.read(country, "context", years) if country and not codes else ()),
        ]
        readings, hints = without_hints(
            with_coded(weighed_inside(weighed_called(with_worded(readings, self.store), within)))
        )
        readings = with_misspelt(readings, within, self.store)
        found = with_houses(rank(readings, within, codes), readings, within, self.store)
        if codes:
            found = tuple(self._as_written(one, codes) for one in found)
            if found and found[0].confidence >= DRAWN:
                found = with_nearly(doubted(found, readings), readings, self.store)
                return self._or_in_state(found, query, city, country, years)
            if (city or query) and (abroad := self._by_initials(query, city, country, years)):
                return abroad
            if (city or query) and self.is_state_code(country):
                in_state = self._found(*_before_state(query, city, country), "", years)
                if in_state and _speaks_for_state(in_state[0], normalise(f"{query} {city}")):
                    return in_state
            alone = self._countries_alone(codes, readings, found, years)
            return at_most(alone, UNSURE) if country.strip() in initials() and not (city or query) else alone
        if not found and hints:
            return at_most(rank(hints), HINT)
        if country.strip() and not any(one.matches for one in readings if one.role == "context"):
            # A written country that nobody knows may change everything.
            found = at_most(found, UNSURE)
        found = open_alone(doubted(found, readings), readings)
        return with_nearly(without_tiny(found, readings), readings, self.store)

    def _by_initials(
        self, query: str, city: str, country: str, years: tuple[int, int] | None
    ) -> tuple[Candidate, ...]:
        """What a place means in the country that a language shortens as another one's code is written, where
        it is in that one and not in the other: ``Washington`` beside ``AS``, Amerika Serikat."""
        means = initials().get(country.strip())
        found = self._found(query, city, means, years) if means else ()
        drawn = found and found[0].confidence >= DRAWN and found[0].precision != "country"
        return found if drawn and found[0].country == means and found[0].method != "fuzzy" else ()

    def _or_in_state(
        self, found: tuple[Candidate, ...], query: str, city: str, country: str, years: tuple[int, int] | None
    ) -> tuple[Candidate, ...]:
        """The candidates in a country whose code a state has too, unsure where the best one is only called
        so as well and the state has a town of that very name: ``Zion`` beside ``IL``."""
        if found[0].method != "alternate" or not (query or city) or not self.is_state_code(country):
            return found
        in_state = self._found(*_before_state(query, city, country), "", years)
        if not in_state or (in_state[0].precision, in_state[0].method) != ("city", "exact"):
            return found
        return (
            *at_most(found[:1], UNSURE),
            in_state[0]._replace(confidence=round(1 - UNSURE, 4)),
            *found[1:],
        )

    def _told_apart(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates with the division of those whose name and country another one shares."""
        if len(found) < 2:
            return tuple(one.within("") for one in found)
        names = [(one.name, one.country) for one in found]
        if len(set(names)) == len(names):
            return tuple([one.within("") for one in found])
        return tuple(
            one.within(self.store.division(one.division) if names.count(name) > 1 else "")
            for one, name in zip(found, names, strict=True)
        )

    def _as_written(self, one: Candidate, codes: tuple[Country, ...]) -> Candidate:
        """The candidate under the written country where that lists its place as a part (territories.csv)."""
        written = codes[0].code
        if len(codes) == 1 and one.country != written and one.country not in codes[0].members:
            return one._replace(country=written)
        if len(codes) == 1 and one.country in self.store.members(written):
            return one._replace(country=written)
        return one

    def is_rather_a_city(self, text: str) -> bool:
        """Whether a country alone may be a city: its name in another language, or the first part of it, is a
        city's own (``Aland``, ``Antigua``), with the same accents, and the city is no smaller than the
        country's capital: ``França`` is no Franca, and ``Líbano`` no town in Colombia."""
        codes = countries_written(text, self.store)
        key, written = normalise(text), text.strip().casefold()
        begun = any(self.store.names[one.code].startswith(f"{text.strip()} and") for one in codes)
        if not begun and any(one.worth == 1.0 for one in codes):
            return False
        capitals = (self.store.capital(one.code) for one in codes)
        least = 0 if begun else max((one.population for one in capitals if one is not None), default=0)
        return any(
            one.kind == "city"
            and one.method == "exact"
            and one.worth == 1.0
            and one.population >= least
            and (written.isascii() or written in one.name.casefold())
            for one in self.store.places(key)
        )

    def is_state_code(self, text: str) -> bool:
        """Whether the text is two capitals that are the code of a state, and of a country elsewhere."""
        return len(text) == 2 and text.isupper() and bool(self.store.places(f"code:{text.lower()}"))

    def country_at(self, lat: float, lon: float, written: str) -> str:
        """The country at a point where none is written, or where the written code is that of a state in it;
        ``""`` where it is not."""
        near = self.nearest_country(lat, lon)
        states = {one.country for one in self.store.places(f"code:{written.lower()}")}
        return near if near in states or not countries_written(written, self.store) else ""

    def _countries_alone(
        self,
        codes: tuple[Country, ...],
        readings: list[Reading],
        offered: tuple[Candidate, ...],
        years: tuple[int, int] | None,
    ) -> tuple[Candidate, ...]:
        """The written countries, then what is ``offered`` in them and what the rest of the text means outside
        them; a city that keeps its point stands before. A country without any listed place, such as
        Antarctica, gives nothing."""
        found = (self.store.country_then(country, years) for country in codes)
        points = [point for point in found if point is not None]
        if not points:
            return ()
        others = rank([telling(reading) for reading in readings])
        city = kept(others, readings, codes, self.store)
        others = (*offered, *others)
        share = 0.6 if others or any(map(is_unknown, readings)) else 1.0
        alone = tuple(candidate(point, share / len(points)) for point in points)
        rest = tuple(one._replace(confidence=round(one.confidence * (1 - share), 4)) for one in others)
        if city:
            alone = at_most(alone, (1 - city[0].confidence) / len(alone))
        return (*city, *alone, *rest)[:MOST_CANDIDATES]

    def nearest_country(self, lat: float, lon: float, within_km: float = 150.0) -> str:
        """Country of the listed city nearest to the point, ``""`` when none is within the distance.

        Beside a border this may be the neighbour's; a written country is always better.
        """
        found = self.store.nearest(lat, lon, within_km)
        return found[0].country if found else ""


@lru_cache(maxsize=2)
def _answers(store: Store) -> _lru_cache_wrapper[tuple[Candidate, ...]]:
    """What the store says to a text, which is the same for all who ask."""
    return lru_cache(maxsize=_ANSWERS)(Gazetteer(store=store)._seated)


def _years(days: tuple[int, int] | None) -> tuple[int, int] | None:
    """First and last year of a span of days; near enough to New Year to tell one era from another."""
    if days is None:
        return None
    return int(1970 + days[0] // _DAYS_A_YEAR), int(1970 + days[1] // _DAYS_A_YEAR)


def _before_state(query: str, city: str, code: str) -> tuple[str, str]:
    """Text and city with a state's code behind what says most of where it is."""
    return (query, f"{city}, {code}") if city else (f"{query}, {code}", "")


def _speaks_for_state(best: Candidate, key: str) -> bool:
    """Whether a code that a state and a country share is the state's: it has a town of the name, or it is a
    state whose code is written abroad and the name is in Latin letters."""
    if best.precision == "admin":
        return best.country in CODES_ABROAD and not is_foreign_script(key)
    return best.method != "fuzzy"
