"""What the gazetteer knows, asked by key: places, countries, venues and spellings near a key.

The file's places are GeoNames' (see data/gazetteer/README.md); venues come from
``venues.csv`` beside it. Keys are made by ``placenames.normalise`` and nothing else.
"""

from __future__ import annotations

import csv
import math
import sqlite3
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.errors import GazetteerError
from geo.gazetteer_file import FOLDER, database
from geo.placenames import is_generic, normalise

Kind = Literal["venue", "city", "admin", "country"]
Method = Literal["venue", "exact", "alternate", "country", "fuzzy"]

_KINDS: Final[tuple[Kind, ...]] = ("venue", "city", "admin", "country")
_CLASSES: Final = (1.0, 0.35, 0.3, 0.35, 0.05)
"""Worth of a match by class of name: the place's own name, an alternate, a shortened one, another
language's, an airport's without the word."""

_FORMER: Final = 0.3
"""Worth of a former name outside the years in which it was the place's own."""

_MOVED: Final = 0.03
"""The same where another place of weight bears the name today."""

_COUNTRY_CLASSES: Final = (1.0, 0.1)
"""Worth of a country by class of name: English or listed, or another language's (Granada is Grenada
in Spanish, Brasilia is Brazil in Uzbek: a city of that name is likelier)."""

_GENERIC_VENUE: Final = 0.01
"""Worth of a venue by a name that any country may have: it says little without the city."""

_FUZZY_FROM: Final = 15_000
_FUZZY_SHORT_FROM: Final = 500_000
"""Population from which a city is offered for a misspelt name, and for one of five letters:
too many words are one letter away from some town."""


class Match(NamedTuple):
    """A place that bears a name. ``lat``, ``lon`` in degrees; ``worth`` 0 to 1 by kind of name."""

    id: int
    name: str
    country: str
    division: str
    """Code of the first-order division, ``""`` for what lies in none or in several."""
    district: str
    """Code of the second-order division, where those are listed."""
    lat: float
    lon: float
    population: int
    """People; of an airport its rank: 3 international, 2 with an IATA code, 1 other."""
    kind: Kind
    capital: bool
    method: Method
    worth: float
    members: frozenset[str] = frozenset()
    """Of a country: codes of countries and divisions that lie in it, itself included."""
    edits: int = 0
    """Of a misspelt name: how many edits it is away."""


class Country(NamedTuple):
    """A country that a key may mean: its code, codes of all that lies in it, the name's worth."""

    code: str
    members: frozenset[str]
    worth: float


class Former(NamedTuple):
    """A name that a place bore from one year to another, both inclusive; None where that is open."""

    place: int
    first: int | None
    last: int | None
    moved: bool

    def worth(self, years: tuple[int, int] | None) -> float:
        """How much the name says for the place in those years, or where no year is known."""
        if years is not None and (self.first or -9999) <= years[0] and years[1] <= (self.last or 9999):
            return 1.0
        if self.moved:
            return _MOVED
        return 1.0 if years is None else _FORMER


_COLUMNS: Final = "place.id, name, country, division, district, lat, lon, population, kind, capital"


class Store:
    """The gazetteer's tables, read only. Safe to share between threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._database = sqlite3.connect(
            f"{database(folder).as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = Lock()
        self.names: dict[str, str] = {}
        self._points: dict[str, int] = {}
        for code, name, place in self._rows("SELECT code, name, place FROM country"):
            self.names[code] = name
            if place is not None:
                self._points[code] = place
        self._parts: dict[str, frozenset[str]] = {}
        for country, part in self._rows("SELECT country, part FROM part"):
            self._parts[country] = self._parts.get(country, frozenset()) | {part}
        self._venues = _read_venues(folder / "venues.csv")
        self._former: dict[str, list[Former]] = {}
        for key, place, first, last, moved in self._rows("SELECT key, place, first, last, moved FROM former"):
            self._former.setdefault(key, []).append(Former(place, first, last, bool(moved)))
        self._named = lru_cache(maxsize=4_000)(self._find_named)
        self.countries = lru_cache(maxsize=2_000)(self._find_countries)
        self.country = lru_cache(maxsize=None)(self._find_country)
        self._spellings = lru_cache(maxsize=12)(self._find_spellings)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def venues(self, key: str) -> tuple[Match, ...]:
        """Venues that bear the key."""
        return self._venues.get(key, ())

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
            match = by_id.get(former.place) or self._place(former.place)
            by_id[former.place] = match._replace(method="alternate", worth=former.worth(years))
        return tuple(by_id.values())

    def _find_named(self, key: str) -> tuple[Match, ...]:
        rows = self._rows(
            f"SELECT {_COLUMNS}, class FROM name JOIN place ON place.id = name.place WHERE key = ?", key
        )
        return tuple(map(_match, rows))

    def _place(self, number: int) -> Match:
        return _match(*self._rows(f"SELECT {_COLUMNS}, 0 FROM place WHERE id = ?", number))

    def _find_countries(self, key: str) -> tuple[Country, ...]:
        """Countries the key may mean."""
        rows = self._rows("SELECT code, members, class FROM country_name WHERE key = ? ORDER BY code", key)
        return tuple(
            Country(
                code,
                frozenset(members.split("|")) | {code} if members else self.members(code),
                _COUNTRY_CLASSES[name_class],
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

    def capital(self, code: str) -> Match | None:
        """The country's capital as GeoNames has it."""
        if code not in self._points:
            return None
        return self._place(self._points[code])._replace(capital=True)

    def nearest(self, lat: float, lon: float, within_km: float) -> tuple[Match, float] | None:
        """The city nearest to a point and its kilometres, if any is within the distance.

        Looks in wider and wider boxes of the index of half degrees.
        """
        reach = min(20.0, within_km)
        while True:
            found = [
                (spherical_km(lat, lon, row[5] / 1e5, row[6] / 1e5), row[0], row)
                for first, last in _cells(lat, lon, reach)
                for row in self._rows(
                    f"SELECT {_COLUMNS}, 0 FROM place WHERE kind = 1 AND cell BETWEEN ? AND ?", first, last
                )
            ]
            if found and min(found)[0] <= reach:
                km, _, row = min(found)
                return _match(row), km
            if reach >= within_km:
                return None
            reach = min(reach * 3, within_km)

    def misspelt(self, key: str) -> tuple[Match, ...]:
        """Places and countries whose name is one to three edits away, with the same first letter.

        Under 5 letters nothing is guessed; 5 to 8 letters allow one edit, 9 to 12 two, longer
        names three. A swap of neighbours is one edit (optimal string alignment).
        """
        edits = 0 if len(key) < 5 else 1 if len(key) < 9 else 2 if len(key) < 13 else 3
        if not edits or any(char.isdigit() for char in key):
            return ()
        found = process.extract(
            key, self._spellings(key[0]), scorer=OSA.distance, score_cutoff=edits, limit=5, processor=None
        )
        least = _FUZZY_SHORT_FROM if len(key) == 5 else _FUZZY_FROM
        matches = []
        for spelling, distance, _ in found:
            close = [one for one in self.places(spelling) if one.population >= least or one.capital]
            countries = [self.country(country) for country in self.countries(spelling)]
            matches += [
                match._replace(method="fuzzy", edits=int(distance))
                for match in (*close, *countries)
                if match is not None
            ]
        return tuple(matches)

    def _find_spellings(self, first: str) -> tuple[str, ...]:
        end = chr(min(ord(first) + 1, 0x10FFFF))
        rows = self._rows(
            "SELECT DISTINCT key FROM name JOIN place ON place.id = name.place WHERE key >= ? AND key < ?"
            " AND (population >= ? OR capital) AND length(key) >= 5"
            " UNION SELECT key FROM country_name WHERE key >= ? AND key < ? AND length(key) >= 5"
            " ORDER BY key",
            first, end, _FUZZY_FROM, first, end,
        )  # fmt: skip
        return tuple(key for (key,) in rows)


def _match(row: tuple[Any, ...]) -> Match:
    number, name, country, division, district, lat, lon, population, kind, capital, name_class = row
    airport = kind == 0
    return Match(
        number, name, country, division, district, lat / 1e5, lon / 1e5, population, _KINDS[kind], bool(capital),
        "venue" if airport else "alternate" if name_class else "exact", _CLASSES[name_class],
    )  # fmt: skip


def _read_venues(path: Path) -> dict[str, tuple[Match, ...]]:
    """Key → venues, for each name and alias of the table."""
    found: dict[str, tuple[Match, ...]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 1):
                venue = Match(
                    -(10**10) - number, row["name"], row["country"], "", "", float(row["lat"]), float(row["lon"]),
                    0, "venue", False, "venue", 1.0,
                )  # fmt: skip
                for key in {normalise(name) for name in (row["name"], *row["aliases"].split("|"))} - {""}:
                    worth = _GENERIC_VENUE if is_generic(key) else 1.0
                    found[key] = (*found.get(key, ()), venue._replace(worth=worth))
    except (OSError, KeyError, ValueError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error
    return found


def _cells(lat: float, lon: float, within_km: float) -> list[tuple[int, int]]:
    """First and last cell of every row of half degrees that a circle may reach."""
    reach = within_km / 111.0
    south, north = math.floor((lat - reach) * 2), math.floor((lat + reach) * 2)
    shrink = math.cos(math.radians(min(89.9, abs(lat) + reach)))
    east = min(reach / shrink, 180.0)
    west, stop = math.floor((lon - east) * 2), math.floor((lon + east) * 2)
    spans = [(max(west, -360), min(stop, 359))]
    spans += [(west + 720, 359)] if west < -360 else []
    spans += [(-360, stop - 720)] if stop > 359 else []
    return [(row * 720 + first, row * 720 + last) for row in range(south, north + 1) for first, last in spans]


def spherical_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on a sphere of 6371 km (haversine); close enough to tell near from far."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other_phi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, half)))
