"""What the gazetteer knows, asked by key: places, countries, venues and spellings near a key.

The file's places are GeoNames' (see data/gazetteer/README.md); venues come from
``venues.csv`` beside it. Keys are made by ``names.normalise`` and nothing else.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any, Final

from .beginnings import Beginnings
from .hearing import Hearing
from .matches import COUNTRY_CLASSES, Country, Former, Match, as_match, cells_around, spherical_km
from .packed import FOLDER, connected, opened
from .spellings import Spellings
from .venues import Venues, divisions_around

_FUZZY_FROM: Final = 15_000
_FUZZY_SHORT_FROM: Final = 500_000
"""Population from which a city is offered for a misspelt name, and for one of five letters:
too many words are one letter away from some town."""

_SEAT_KM: Final = 5.0
_LONG_VENUE: Final = 10
_MISSPELT_FORMER, _MISSPELT_ALTERNATE = 0.05, 0.3
_BITS: Final = (1 << 18) - 1

_COLUMNS: Final = (
    "place.id, name, country, division, district, lat, lon, population, kind, capital, fame, part"
)


_DIVISIONS: Final = "SELECT division, name FROM place WHERE kind = 2 AND district = '' AND division <> ''"
"""Islands and mountains, which are of no division, have the kind of divisions too."""


class Store:
    """The gazetteer's tables, read only. Safe to share between threads.

    ``path`` is an unpacked file to read instead of the folder's own.
    """

    def __init__(self, folder: Path = FOLDER, path: Path | None = None) -> None:
        self._database = connected(folder) if path is None else opened(path)
        self._lock = Lock()
        self.names: dict[str, str] = {}
        self._points: dict[str, int] = {}
        for code, name, place in self._rows("SELECT code, name, place FROM country"):
            self.names[code] = name
            if place is not None:
                self._points[code] = place
        self._divisions: dict[str, str] = {}
        self._parts: dict[str, frozenset[str]] = {}
        for country, part in self._rows("SELECT country, part FROM part"):
            self._parts[country] = self._parts.get(country, frozenset()) | {part}
        venues = Venues(folder / "venues.csv", partial(divisions_around, self._rows))
        self.venues, self.palaces, self.palace_alone = venues.named, venues.palaces, venues.palace_alone
        self.beginnings = Beginnings(self._rows, venues)
        self._venue_spellings = lru_cache(maxsize=40)(lambda first: Spellings(venues.spellings(first)))
        self._former: dict[str, list[Former]] = {}
        for key, place, first, last, moved in self._rows("SELECT key, place, first, last, moved FROM former"):
            self._former.setdefault(key, []).append(Former(place, first, last, bool(moved)))
        # Most keys are no country's: a byte for each hash of one that is saves asking the file.
        self._country_bits = bytearray(_BITS + 1)
        for (key,) in self._rows("SELECT key FROM country_name"):
            self._country_bits[hash(key) & _BITS] = 1
        self._named = lru_cache(maxsize=200)(self._find_named)
        self.countries = lru_cache(maxsize=2_000)(self._find_countries)
        self.country = lru_cache(maxsize=None)(self._find_country)
        self._spellings = lru_cache(maxsize=400)(self._find_spellings)
        self.hearing = Hearing(self._rows)
        self._seats: dict[str, list[tuple[int, int, int]]] = {}
        for code, place, first, last in self._rows("SELECT country, place, first, last FROM seat"):
            self._seats.setdefault(code, []).append((place, first or -9999, last or 9999))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def places(self, key: str, years: tuple[int, int] | None = None) -> tuple[Match, ...]:
        """Cities, divisions and airports that bear the key.

        ``years`` are the first and the last year, inclusive, at which the name was written: a former
        name counts as the place's own while it was.
        """
        found = self._named(key)
        if key not in self._former:
            return found
        by_id = {match.id: match for match in found}
        for former in self._former[key]:
            match = by_id.get(former.place) or self.place(former.place)
            by_id[former.place] = match._replace(method="alternate", worth=former.worth(years))
        return tuple(by_id.values())

    def _find_named(self, key: str) -> tuple[Match, ...]:
        rows = self._rows(
            f"SELECT {_COLUMNS}, class FROM name JOIN place ON place.id = name.place WHERE key = ?", key
        )
        return tuple(map(as_match, rows))

    def place(self, number: int) -> Match:
        """The place of that number."""
        return as_match(*self._rows(f"SELECT {_COLUMNS}, 0 FROM place WHERE id = ?", number))

    def _find_countries(self, key: str) -> tuple[Country, ...]:
        """Countries the key may mean."""
        if not self._country_bits[hash(key) & _BITS]:
            return ()
        rows = self._rows("SELECT code, members, class FROM country_name WHERE key = ? ORDER BY code", key)
        return tuple(
            Country(
                code,
                frozenset(members.split("|")) | {code} if members else self.members(code),
                COUNTRY_CLASSES[name_class],
            )
            for code, members, name_class in rows
        )

    def members(self, code: str) -> frozenset[str]:
        """The country and the territories that tables also list under it."""
        return self._parts.get(code, frozenset()) | {code}

    def _find_country(self, country: Country) -> Match | None:
        """The country at its capital's point; None for one without any place, such as Antarctica."""
        capital = self.capital(country.code)
        if capital is None:
            return None
        return capital._replace(
            name=self.names[country.code],
            kind="country",
            method="country",
            worth=country.worth,
            members=country.members,
        )

    def country_then(self, country: Country, years: tuple[int, int] | None) -> Match | None:
        """``country`` at the place that was its seat of government throughout those years (seats.csv)."""
        match = self.country(country)
        for place, first, last in self._seats.get(country.code, ()) if match and years else ():
            if years and first <= years[0] and years[1] <= last:
                seat = self.place(place)
                return match and match._replace(id=seat.id, lat=seat.lat, lon=seat.lon)
        return match

    def division(self, code: str) -> str:
        """Name of a first-order division, ``""`` for a code that none has."""
        if not self._divisions:
            rows = self._rows(_DIVISIONS)
            self._divisions.update(rows)
        return self._divisions.get(code, "")

    def division_coded(self, code: str) -> Match | None:
        """The first-order division of that code, at its point."""
        rows = self._rows(
            f"SELECT {_COLUMNS}, 0 FROM place WHERE kind = 2 AND district = '' AND division = ?", code
        )
        return next(map(as_match, rows), None)

    def division_at(self, code: str, seat: Match) -> Match | None:
        """The first-order division of that code, where it has its point at the seat."""
        rows = self._rows(
            f"SELECT {_COLUMNS}, 0 FROM place WHERE kind = 2 AND district = '' AND division = ?", code
        )
        near = (
            one
            for one in map(as_match, rows)
            if spherical_km(one.lat, one.lon, seat.lat, seat.lon) < _SEAT_KM
        )
        return next(near, None)

    def capital(self, code: str) -> Match | None:
        """The country's capital as GeoNames has it."""
        if code not in self._points:
            return None
        return self.place(self._points[code])

    def is_near(self, lat: float, lon: float, codes: frozenset[str], within_km: float) -> bool:
        """Whether any city of the countries lies within the distance of the point."""
        reach = within_km / 111.0
        east = min(reach / max(math.cos(math.radians(lat)), 0.05), 180.0)
        return any(
            spherical_km(lat, lon, one[0] / 1e5, one[1] / 1e5) <= within_km
            for code in sorted(codes)
            for one in self._rows(
                "SELECT lat, lon FROM place WHERE kind = 1 AND country = ? AND lat BETWEEN ? AND ?"
                " AND lon BETWEEN ? AND ?",
                code, *(round(at * 1e5) for at in (lat - reach, lat + reach, lon - east, lon + east)),
            )
        )  # fmt: skip

    def nearest(self, lat: float, lon: float, within_km: float) -> tuple[Match, float] | None:
        """The city nearest to a point and its kilometres, if any is within the distance.

        Looks in wider and wider boxes of the index of half degrees.
        """
        reach = min(20.0, within_km)
        while True:
            found = [
                (spherical_km(lat, lon, row[5] / 1e5, row[6] / 1e5), row[0], row)
                for first, last in cells_around(lat, lon, reach)
                for row in self._rows(
                    f"SELECT {_COLUMNS}, 0 FROM place WHERE kind = 1 AND cell BETWEEN ? AND ?", first, last
                )
            ]
            if found and min(found)[0] <= reach:
                km, _, row = min(found)
                return as_match(row), km
            if reach >= within_km:
                return None
            reach = min(reach * 3, within_km)

    def misspelt(self, key: str, within: frozenset[str] = frozenset()) -> tuple[Match, ...]:
        """Places and countries whose name is one to three edits away, with the same first letter.

        Under 5 letters nothing is guessed; 5 to 8 letters allow one edit, 9 to 12 two, longer
        names three. A swap of neighbours is one edit (optimal string alignment). ``within`` are
        codes of countries: in them small towns are guessed too.
        """
        edits = 0 if len(key) < 5 else 1 if len(key) < 9 else 2 if len(key) < 13 else 3
        if not edits or any(char.isdigit() for char in key):
            return ()
        least = _FUZZY_SHORT_FROM if len(key) == 5 else _FUZZY_FROM
        matches: list[Match] = []
        for codes, people in ((frozenset[str](), least), (within, 0)):
            if matches or (not people and not codes):
                break
            for spelling, distance in self._spellings(key[0], codes).near(key, edits):
                close = [one for one in self.places(spelling) if _may_be_meant(one, people, within)]
                countries = [self.country(country) for country in self.countries(spelling) if not codes]
                matches += [
                    match._replace(method="fuzzy", edits=distance, worth=match.worth * _misspelt_worth(match))
                    for match in (*close, *countries)
                    if match is not None
                ]
        return tuple(matches) or self._misspelt_venue(key)

    def _misspelt_venue(self, key: str) -> tuple[Match, ...]:
        """The venue whose name is one edit away."""
        near = self._venue_spellings(key[0]).near(key, 1) if len(key) >= _LONG_VENUE else []
        if not near:
            return ()
        (name, _), *_ = near
        return tuple(one._replace(method="fuzzy", edits=1) for one in self.venues(name))

    def nearly(self, key: str, country: str) -> tuple[Match, ...]:
        """Cities of a country whose name is at most two edits away, same first letter; best first."""
        close = self._spellings(key[0], frozenset([country])).near(key, 2)
        towns = [one for name, _ in close for one in self.places(name)]
        distinct = {one.id: one for one in reversed(towns) if one.kind == "city" and one.country == country}
        return tuple(reversed(distinct.values()))

    def _find_spellings(self, first: str, within: frozenset[str]) -> Spellings:
        """Keys of five letters or more that begin with the letter: of places of weight and countries
        anywhere, or of all cities in the countries ``within``."""
        end = chr(min(ord(first) + 1, 0x10FFFF))
        joined = (
            "SELECT DISTINCT key FROM name JOIN place ON place.id = name.place WHERE key >= ? AND key < ?"
        )
        if within:
            codes = sorted(code for code in within if len(code) == 2)
            rows = self._rows(
                f"{joined} AND kind = 1 AND country IN ({', '.join('?' * len(codes))}) AND length(key) >= 5"
                " ORDER BY key",
                first, end, *codes,
            )  # fmt: skip
        else:
            rows = self._rows(
                f"{joined} AND kind > 0 AND (population >= ? OR capital) AND length(key) >= 5"
                " UNION SELECT key FROM country_name WHERE key >= ? AND key < ? AND length(key) >= 5"
                " ORDER BY key",
                first, end, _FUZZY_FROM, first, end,
            )  # fmt: skip
        return Spellings(key for (key,) in rows if ":" not in key)


def _misspelt_worth(match: Match) -> float:
    """Share of a name's worth where it is misspelt: little of a former name, some of an alternate one."""
    if match.method != "alternate":
        return 1.0
    return _MISSPELT_FORMER if match.worth >= 1.0 else _MISSPELT_ALTERNATE


def _may_be_meant(match: Match, people: int, within: frozenset[str]) -> bool:
    """Whether a place is of enough weight, or in the written country, to be meant by a misspelt name."""
    if not people:
        return match.country in within and match.kind == "city"
    return match.kind != "venue" and (match.population >= people or match.capital > 0)


def open_store(folder: Path = FOLDER) -> Store:
    """One open file for the process: the gazetteer is read only."""
    return _open(folder)


_open = cache(Store)
