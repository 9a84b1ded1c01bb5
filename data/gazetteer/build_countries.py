"""Countries as rows: their capitals, their names in every CLDR language, and adjectives."""

from __future__ import annotations

from babel import Locale, localedata
from build_sources import (
    ALTERNATE,
    PRIMARY,
    cities_by_country,
    countries,
    keys,
    normalise,
    rows,
)

ENGLISH = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CW": "Curaçao",
    "NL": "Netherlands",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
    "TL": "Timor-Leste",
}
"""Spelling of common English names where GeoNames' lacks marks or has an article."""


def capitals() -> dict[str, int]:
    """Country code → GeoNames id of the capital that GeoNames names.

    A country without one (Bonaire, Tokelau, …) has its most populous place; one
    without places (Antarctica, …) is left out.
    """
    found = {}
    for code, country in countries().items():
        inside = cities_by_country()[code]
        wanted = normalise(country["capital"])
        named = [city for city in inside if wanted and normalise(city["name"]) == wanted]
        also = [city for city in inside if wanted and wanted in map(normalise, city["alternatenames"])]
        choice = named or also or inside
        if choice:
            found[code] = max(choice, key=lambda city: (city["population"], -city["geonameid"]))["geonameid"]
    return found


def country_rows(capital_of: dict[str, int]) -> list[tuple[str, str, int | None]]:
    """Code, common English name and the capital's id."""
    return [
        (code, ENGLISH.get(code, country["name"].strip()), capital_of.get(code))
        for code, country in countries().items()
    ]


def country_names(of_zones: set[tuple[str, str]]) -> list[tuple[str, str, int, str]]:
    """Keys of countries: key, code, class and what lies in it where that is more than the code itself.

    English names and those of countries.csv are ``PRIMARY``, other languages' ``ALTERNATE``; a
    key in countries.csv means what stands there and nothing else. ``of_zones`` are names that
    CLDR has for a time zone that is a country. Adjectives have the prefix ``demonym:``.
    """
    found: dict[tuple[str, str], tuple[int, str]] = {
        pair: (ALTERNATE, "") for pair in of_zones if not _is_short(pair[0])
    }
    for identifier in localedata.locale_identifiers():
        for code, name in Locale.parse(identifier).territories.items():
            key = normalise(name)
            if code in countries() and not _is_short(key):
                found[key, code] = ALTERNATE, ""
    for row in rows("alternates.csv"):
        if not _is_short(key := normalise(row["name"])):
            found[key, row["country"]] = ALTERNATE, ""
    for code, country in countries().items():
        for name in (country["name"], ENGLISH.get(code, ""), Locale("en").territories.get(code, "")):
            found[normalise(name), code] = PRIMARY, ""
    found = {pair: value for pair, value in found.items() if pair[0]}
    return [(key, code, kind, members) for (key, code), (kind, members) in _settled(found).items()]


def _is_short(key: str) -> bool:
    """Two or three Latin letters: Bi, in some language, is AO."""
    return key.isascii() and len(key) <= 3


def _settled(found: dict[tuple[str, str], tuple[int, str]]) -> dict[tuple[str, str], tuple[int, str]]:
    """The names with those of countries.csv in place of the same keys, codes and adjectives."""
    written = rows("countries.csv")
    settled = {normalise(row["name"]) for row in written}
    result: dict[tuple[str, str], tuple[int, str]] = {
        pair: value for pair, value in found.items() if pair[0] not in settled
    }
    for row in written:
        for code in row["codes"].split("|"):
            result[normalise(row["name"]), code] = PRIMARY, row["members"]
    for code, country in countries().items():
        # A colon is in no key: a code is never taken for a name.
        for abbreviation in (code, country["iso3"]):
            result[f"code:{abbreviation.lower()}", code] = PRIMARY, ""
    for row in rows("demonyms.csv"):
        for key in keys(row["adjectives"]):
            result[f"demonym:{key}", row["country"]] = PRIMARY, ""
    return result


__all__ = ["capitals", "country_names", "country_rows"]
