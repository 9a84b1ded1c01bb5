"""Places and where they are, from sources that the gazetteer is measured against.

``places.tsv`` are places as news writes them: it was tuned on; ``places_test.tsv`` was not. CLDR's names of
time zones' cities are a part of the gazetteer, so they are measured with and without the names that only
CLDR has. No part of it are the places of the GNOME desktop's weather (Debian's libgweather-4-common and its
translations, read from the machine where it is installed), and the time zone database's points.
"""

from __future__ import annotations

import csv
import gettext
import os
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.places.packed import database

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ROOT = Path(os.environ.get("GEOCODING_TRUTH", "/"))
"""Where Debian's packages are installed, or were unpacked (see geocoding_scripts)."""
LOCATIONS = ROOT / "usr/share/libgweather-4/Locations.xml"
TRANSLATIONS = ROOT / "usr/share/locale"
_LANGUAGES = (
    "ar bg bn ca cs da de el es et fa fi fr gl he hi hr hu id it ja ka kk ko lt lv mk ms nb nl pl pt ro ru sk"
    " sl sr sv th tr uk vi zh_CN zh_TW"
)
LANGUAGES = tuple(_LANGUAGES.split())
CAPITAL_KM = 25.0
OLDER_ZONES = {
    "America/Argentina/Buenos_Aires": "America/Buenos_Aires",
    "America/Nuuk": "America/Godthab",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
    "Atlantic/Faroe": "Atlantic/Faeroe",
    "Europe/Kyiv": "Europe/Kiev",
}
"""Zone today → the older name that CLDR has it under."""


class Asked(NamedTuple):
    """A question and its right answers: points as (lat, lon, country), none where nothing is right."""

    query: str
    country: str
    accepted: tuple[tuple[float, float, str], ...]
    precision: str = "any"


def places(name: str | Path) -> list[Asked]:
    """The rows of a fixture, or of a file elsewhere, in the form of places.tsv."""
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Asked(
            row["query"],
            row["hint"],
            tuple(_point(point) for point in row["accept"].split(";") if point),
            row["precision"],
        )
        for row in rows
    ]


def _point(text: str) -> tuple[float, float, str]:
    lat, lon, country = text.split(",")
    return float(lat), float(lon), country


def zones() -> Iterator[tuple[str, str, float, float]]:
    """Zone, country, lat and lon of every row of the time zones' table but Antarctica's."""
    for line in (FIXTURES / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "AQ")):
            code, point, zone = line.split("\t")[:3]
            half = max(point.rfind("+"), point.rfind("-"))
            yield zone, code, degrees(point[:half], 2), degrees(point[half:], 3)


def degrees(text: str, digits: int) -> float:
    """±DDMM[SS] or ±DDDMM[SS] as degrees; ``digits`` are those of the whole degrees."""
    size = text[1:]
    whole, minutes, seconds = size[:digits], size[digits : digits + 2], size[digits + 2 :] or "0"
    return float(f"{text[0]}1") * (int(whole) + int(minutes) / 60 + int(seconds) / 3600)


def cldr_cities() -> list[Asked]:
    """Every zone's city in ``LANGUAGES``, at the zone's point. Needs Babel."""
    from babel import Locale

    spelt = [Locale.parse(language).time_zones for language in LANGUAGES]
    return [
        Asked(str(entry["city"]), "", ((lat, lon, code),))
        for zone, code, lat, lon in zones()
        for names in spelt
        if "city" in (entry := names.get(OLDER_ZONES.get(zone, zone), {}))
    ]


def cldr_capitals() -> list[Asked]:
    """Those of ``cldr_cities`` that are the capital of their country, within 25 km. Needs Babel."""
    from geo.places import capital
    from geo.places.matches import spherical_km

    found = []
    for one in cldr_cities():
        (lat, lon, code), *_ = one.accepted
        seat = capital(code)
        if seat is not None and spherical_km(seat.lat, seat.lon, lat, lon) < CAPITAL_KM:
            found.append(one)
    return found


def former_names(dated: bool) -> list[tuple[Asked, tuple[int, int] | None]]:
    """former.csv's names with the last two years of their use, or with none. The table is our own."""
    from geo.places.gazetteer import Gazetteer

    gazetteer, found = Gazetteer(), []
    with (FIXTURES.parent.parent / "data/gazetteer/former.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            city = gazetteer.find("", city=row["city"], country=row["country"])[0]
            last = int(row["last"] or 2000)
            days = ((last - 1971) * 365, (last - 1970) * 365 - 200) if dated else None
            if dated or not row["moved"]:
                found.append((Asked(row["name"], "", ((city.lat, city.lon, row["country"]),)), days))
    return found


class Listed(NamedTuple):
    """A place of libgweather; ``context`` tells its translators which of several places is meant."""

    name: str
    context: str
    country: str
    state: str
    lat: float
    lon: float


@cache
def weather_places(path: Path = LOCATIONS) -> tuple[Listed, ...]:
    """Every place of libgweather."""
    found = []
    for country in ET.parse(path).getroot().iter("country"):
        code = country.findtext("iso-code") or ""
        for parent in [country, *country.iter("state")]:
            state = (parent.findtext("_name") or "") if parent.tag == "state" else ""
            for city in parent.findall("city"):
                name, point = city.find("_name"), (city.findtext("coordinates") or "").split()
                if name is not None and name.text and len(point) == 2:
                    found.append(
                        Listed(
                            name.text,
                            name.get("msgctxt") or "",
                            code,
                            state,
                            float(point[0]),
                            float(point[1]),
                        )
                    )
    return tuple(found)


def weather_cities(every: int) -> list[Asked]:
    """Each ``every``-th place of libgweather in ``LANGUAGES``, with its country."""
    return [
        Asked(local, one.country, ((one.lat, one.lon, one.country),))
        for one, local in _translated(weather_places()[::every])
    ]


def weather_capitals() -> list[Asked]:
    """States' capitals of libgweather in ``LANGUAGES``, alone."""
    from geo.places import capital
    from geo.places.matches import spherical_km
    from geo.places.store import Store

    territories = {part for code in Store().names for part in Store().members(code) - {code}}
    seats = {one.country: capital(one.country) for one in weather_places()}
    chosen = [
        one
        for one in weather_places()
        if (seat := seats[one.country]) is not None
        and one.country not in territories
        and one.name.casefold() in seat.name.casefold()
        and spherical_km(seat.lat, seat.lon, one.lat, one.lon) < CAPITAL_KM
    ]
    return [Asked(local, "", ((one.lat, one.lon, one.country),)) for one, local in _translated(chosen)]


def _translated(listed: list[Listed] | tuple[Listed, ...]) -> Iterator[tuple[Listed, str]]:
    for language in LANGUAGES:
        path = TRANSLATIONS / language / "LC_MESSAGES" / "libgweather-4.0-locations.mo"
        with path.open("rb") as file:
            translation = gettext.GNUTranslations(file)
        for one in listed:
            local = (
                translation.pgettext(one.context, one.name) if one.context else translation.gettext(one.name)
            )
            yield one, local


def campaign_stops() -> list[Asked]:
    """Towns and hamlets of the United States and Canada with their state, as libgweather has them."""
    return [
        Asked(f"{one.name}, {one.state}", "", ((one.lat, one.lon, one.country),))
        for one in weather_places()
        if one.state and one.country in {"US", "CA"}
    ]


def city_names(count: int) -> list[tuple[str, str]]:
    """The ``count`` most populous cities of the gazetteer that differ, as (name, country's name)."""
    with sqlite3.connect(f"{database().as_uri()}?mode=ro", uri=True) as connection:
        return connection.execute(
            "SELECT DISTINCT place.name, country.name FROM place JOIN country ON country.code = place.country"
            " WHERE kind = 1 ORDER BY population DESC, place.id LIMIT ?",
            (count,),
        ).fetchall()
