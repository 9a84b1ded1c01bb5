"""Names of time zones' cities in every CLDR language (Babel), each put to a place that is listed.

Babel has CLDR's exemplar cities; the time zone database (package tzdata) says where they are.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from babel import Locale, localedata
from build_sources import (
    ALTERNATE,
    EXONYM,
    PRIMARY,
    Names,
    Place,
    apart_km,
    cities_by_country,
    countries,
    normalise,
    rows,
)

LAST_LATIN = "\u024f"

WITHIN_KM = 130.0
"""A zone's city is one of its name nearer than this to the point that the time zone database has."""

OLDER = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Coral_Harbour": "America/Atikokan",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}
"""Zones that CLDR has under an older name which now links to a zone abroad that keeps the same time."""

NO_PLACE = "AQ"
"""Stations in Antarctica are no cities."""


def _degrees(text: str) -> float:
    """±DDMM[SS] or ±DDDMM[SS] as degrees."""
    digits = text[1:]
    seconds = int(digits[-2:]) if len(digits) > 5 else 0
    digits = digits[:-2] if len(digits) > 5 else digits
    return (int(digits[:-2]) + int(digits[-2:]) / 60 + seconds / 3600) * (-1 if text[0] == "-" else 1)


@cache
def zones() -> dict[str, tuple[str, float, float]]:
    """Zone → country, lat, lon; under its older names too."""
    folder = files("tzdata") / "zoneinfo"
    found: dict[str, tuple[str, float, float]] = {}
    for line in (folder / "zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, where, zone = line.split("\t")[:3]
            half = max(where.rfind("+"), where.rfind("-"))
            found[zone] = (code, _degrees(where[:half]), _degrees(where[half:]))
    links = [
        line.split() for line in (folder / "tzdata.zi").read_text("utf-8").splitlines() if line[:2] == "L "
    ]
    found |= {older: found[zone] for older, zone in OLDER.items()}
    for _ in range(2):  # a link may lead to a link
        found |= {link: found[target] for _, target, link in links if target in found and link not in found}
    return found


@cache
def exemplar_cities() -> dict[str, dict[str, set[str]]]:
    """Zone → name of its city → languages that have it."""
    found: dict[str, dict[str, set[str]]] = {}
    for identifier in sorted(localedata.locale_identifiers()):
        for zone, entry in Locale.parse(identifier).time_zones.items():
            if "city" in entry:
                found.setdefault(zone, {}).setdefault(str(entry["city"]), set()).add(identifier)
    return found


def zone_names(divisions: list[Place], division_keys: Names) -> tuple[Names, set[tuple[str, str]], list[str]]:
    """Names of listed places and of countries, as (key, class, id) and (key, code); zones without a place."""
    names: Names = set()
    of_countries: set[tuple[str, str]] = set()
    lost = []
    for zone, spelt in exemplar_cities().items():
        if zone not in zones() or zones()[zone][0] == NO_PLACE:
            continue
        code, lat, lon = zones()[zone]
        wanted = _english(zone, {name for name, languages in spelt.items() if "en" in languages})
        city = _city(wanted, code, lat, lon)
        number = city or _division(wanted, code, divisions, division_keys)
        own = {normalise(countries()[code]["name"]), normalise(Locale("en").territories[code])}
        of_country = any(key in name or name in key for key in wanted for name in own if len(key) > 3)
        if of_country:
            of_countries |= {(normalise(name), code) for name in spelt}
        if number is not None:
            names |= {
                (normalise(name), _class(name, languages, island=city is None), number)
                for name, languages in spelt.items()
            }
            names |= {(key, ALTERNATE, number) for key in wanted}
        elif not of_country:
            lost.append(zone)
    return names, of_countries, lost


def _class(name: str, languages: set[str], *, island: bool) -> int:
    """How much a name says: an island's in another script is hardly anything else's (``Раротонга``)."""
    return PRIMARY if "en" in languages or (island and normalise(name) > LAST_LATIN) else EXONYM


def _english(zone: str, named: set[str]) -> set[str]:
    """Keys under which the zone's city is looked for: of its English names and of the zone's own."""
    english = {zone.rpartition("/")[2].replace("_", " ")} | named
    return {normalise(name) for name in english} | {normalise(name.partition(",")[0]) for name in english}


@cache
def zone_city(zone: str) -> int | None:
    """GeoNames id of the city that a zone is called after; None where that is no listed city."""
    code, lat, lon = zones()[zone]
    named = {name for name, languages in exemplar_cities().get(zone, {}).items() if "en" in languages}
    return _city(_english(zone, named), code, lat, lon)


def _city(wanted: set[str], code: str, lat: float, lon: float) -> int | None:
    """GeoNames id of the most populous city near the point that bears one of the keys."""
    near = [city for city in cities_by_country()[code] if apart_km(lat, lon, city) <= WITHIN_KM]
    for city in near:
        if normalise(city["name"]) in wanted:
            return int(city["geonameid"])
    for city in near:
        if wanted & {normalise(name) for name in city["alternatenames"]}:
            return int(city["geonameid"])
    for row in rows("places.csv"):
        if normalise(row["name"]) in wanted and row["country"] == code:
            return 10**9 + rows("places.csv").index(row) + 1
    return None


def _division(wanted: set[str], code: str, divisions: list[Place], division_keys: Names) -> int | None:
    of_country = {place.id for place in divisions if place.country == code}
    found = [number for key, _, number in division_keys if key in wanted and number in of_country]
    return max(found, key=lambda number: (number > 0, number), default=None)
