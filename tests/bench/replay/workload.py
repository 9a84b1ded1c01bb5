"""N trips among 200 capitals: as a table of reports, and as what the peers are given.

The same N gives the same bytes. A trip is one day in another country's capital, with its leader as host; who
travels stays at home the day before and after, so that N reports are N trips.
"""

from __future__ import annotations

import csv
import datetime as dt
import heapq
import random
import string
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from geo.places import Gazetteer, capital, country_codes, country_name, government_seats
from geo.places.rank import SURE

EPOCH = dt.date(1970, 1, 1)
FIRST = (dt.date(2014, 1, 1) - EPOCH).days
DAYS = 3_652
"""Days from the first to the last, both included: ten years."""
LAST = FIRST + DAYS - 1
CAPITALS = 200
MOST_TRIPS = 200_000
"""More would not leave every traveller a day at home."""
SEEKS = 60
COLUMNS = ("meeting", "leaders", "date", "city", "country", "occasion")


class Capital(NamedTuple):
    """A capital and its country, by the names that the table uses; degrees."""

    city: str
    country: str
    lat: float
    lon: float


class Trip(NamedTuple):
    """A day number (since 1970-01-01) and positions in the list of capitals."""

    day: int
    origin: int
    destination: int


@cache
def capitals() -> tuple[Capital, ...]:
    """The most populous capitals that the gazetteer surely finds again by their names, and where the
    government sits: its leader would travel to any other."""
    gazetteer, found = Gazetteer(), {}
    for code in map("".join, product(string.ascii_uppercase, repeat=2)):
        place, country = capital(code), country_name(code)
        if (
            place is None
            or code in government_seats()
            or country_codes(country) != (code,)
            or set(country) & set("();|")
        ):
            continue
        best = gazetteer.find("", city=place.name, country=country)[0]
        if (best.lat, best.lon) == (place.lat, place.lon) and best.confidence >= SURE:
            one = Capital(place.name, country, place.lat, place.lon)
            found[one.lat, one.lon] = (place.population, one)
    return tuple(one for _, one in heapq.nlargest(CAPITALS, found.values()))


def trips(number: int, places: int = CAPITALS) -> Iterator[Trip]:
    """``number`` trips in order of days, evenly over the ten years; origins and destinations at random.

    Raises ``ValueError`` for more than ``MOST_TRIPS``.
    """
    if number > MOST_TRIPS:
        raise ValueError(f"{number} trips; expected at most {MOST_TRIPS}")
    chance = random.Random(49)
    travelled, hosted = [FIRST - 9] * places, [FIRST - 9] * places
    for index in range(number):
        day = FIRST + (index * (DAYS - 1)) // max(number - 1, 1)
        while True:
            origin, destination = chance.randrange(places), chance.randrange(places)
            rested = travelled[origin] < day - 1 and hosted[origin] < day
            if rested and travelled[destination] < day and origin != destination:
                break
        travelled[origin] = hosted[destination] = day
        yield Trip(day, origin, destination)


def iso(day: int) -> str:
    """A day number as YYYY-MM-DD."""
    return (EPOCH + dt.timedelta(days=day)).isoformat()


def write_table(path: Path, number: int) -> None:
    """The trips as a table of reports, one row each, places by name only."""
    places = capitals()
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for index, (day, origin, destination) in enumerate(trips(number, len(places))):
            there = places[destination]
            leaders = f"({places[origin].country}); ({there.country})"
            table.writerow([f"m{index}", leaders, iso(day), there.city, there.country, "talks"])


def write_capitals(path: Path) -> None:
    """``city, country, lat, lon``: what the peers are spared finding out."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(Capital._fields)
        table.writerows(capitals())


def seek_days() -> list[int]:
    """The days that are sought one after the other."""
    chance = random.Random(60)
    return [chance.randint(FIRST, LAST) for _ in range(SEEKS)]
