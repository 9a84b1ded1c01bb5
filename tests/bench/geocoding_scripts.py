"""City names in other scripts that no part of the gazetteer was made from: out of sample.

KStars' cities (Debian's kstars-data, GPL) and libgweather's places (libgweather-4-common, GPL) with their
translations, read from the machine where they are installed, or from a folder into which the packages were
unpacked: ``GEOCODING_TRUTH=FOLDER``, after ``dpkg-deb -x kstars-data_….deb FOLDER``. Nothing of them is
built in.
"""

from __future__ import annotations

import gettext
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from geo.places import Gazetteer, country_codes
from geo.places.matches import spherical_km
from tests.bench import geocoding_truth as truth
from tests.bench.geocoding_truth import Asked, Listed

CITIES = truth.ROOT / "usr/share/kstars/citydb.sqlite"
LOCATIONS = truth.LOCATIONS
LOCALES = truth.TRANSLATIONS
LANGUAGES = tuple("ar be bg bn_IN el fa he hi ja ka kk ko ru sr ta th uk zh_CN".split())  # noqa: SIM905
"""Eighteen languages of other scripts."""
_DEGREES = re.compile(r"\s*(-?)\s*(\d+)\D+(\d+)\D+(\d+)")
LISTED_KM = 25.0


def script_names(gazetteer: Gazetteer, every: int) -> tuple[list[Asked], list[Asked]]:
    """Each ``every``-th name of both programs, with its country and alone.

    Places that are not found by their name in Latin letters with the country are left out: hamlets,
    airfields and observatories that no list has.
    """
    listed = [one for one in (*_kstars(), *_weather()) if _is_listed(gazetteer, one)]
    named = sorted({(local, one.country, one.lat, one.lon) for one, local in _translated(listed)})[::every]
    with_country = [Asked(local, country, ((lat, lon, country),)) for local, country, lat, lon in named]
    return with_country, [one._replace(country="") for one in with_country]


def _kstars() -> Iterator[Listed]:
    if not CITIES.exists():
        return
    with sqlite3.connect(f"{CITIES.as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT Name, Province, Country, Latitude, Longitude FROM city").fetchall()
    for name, province, country, *where in rows:
        codes, point = country_codes(country), [_degrees(text) for text in where]
        if len(codes) == 1 and None not in point:
            context = f"City in {province} {country}" if province else f"City in {country}"
            yield Listed(
                name, f"kstars\x04{context}", codes[0], province or "", point[0] or 0.0, point[1] or 0.0
            )


def _degrees(text: str) -> float | None:
    match = _DEGREES.match(text)
    if not match:
        return None
    size = int(match[2]) + int(match[3]) / 60 + int(match[4]) / 3600
    return -size if match[1] else size


def _weather() -> tuple[Listed, ...]:
    return truth.weather_places(LOCATIONS) if LOCATIONS.exists() else ()


def _is_listed(gazetteer: Gazetteer, one: Listed) -> bool:
    best = next(iter(gazetteer.find(one.name, country=one.country)), None)
    return (
        best is not None
        and best.precision == "city"
        and spherical_km(best.lat, best.lon, one.lat, one.lon) <= LISTED_KM
    )


def _translated(listed: list[Listed]) -> Iterator[tuple[Listed, str]]:
    """The places by their names in the languages, those that are in another script."""
    for language in LANGUAGES:
        folder = LOCALES / language / "LC_MESSAGES"
        spelt = {
            domain: _translation(folder / f"{domain}.mo")
            for domain in ("kstars", "libgweather-4.0-locations")
        }
        for one in listed:
            program, _, context = one.context.rpartition("\x04")
            translation = spelt[program or "libgweather-4.0-locations"]
            local = translation.pgettext(context, one.name) if context else translation.gettext(one.name)
            letters = [sign for sign in local if sign.isalpha()]
            if letters and not any(unicodedata.name(sign, "").startswith("LATIN") for sign in letters):
                yield one, local


def _translation(path: Path) -> gettext.NullTranslations:
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
