"""``python data/gazetteer/build_written.py``: write written.csv, names of cities in 35 languages.

Most are CLDR's names of the cities that time zones are called after; exonyms.csv adds capitals and cities of
summits that no zone is called after, each form only where GeoNames has it among the city's alternate names
(unless the row rests on something else). A name in a language of Latin script is left out where
it is GeoNames' own name of the city, which the map shows anyway.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from typing import Final

from babel import Locale
from build_sources import FOLDER, City, cities, city_named, countries, normalise, rows
from build_zones import NO_PLACE, zone_city, zones

LANGUAGES: Final = (
    "ru", "bg", "mk", "sr", "uk", "be", "ky", "mn", "kk", "ar", "fa", "ur", "he", "hi", "ne", "bn", "ta",
    "te", "th", "lo", "km", "my", "ja", "zh", "zh-Hant", "ko", "el", "hy", "ka",
)  # fmt: skip
"""Languages in other scripts in which CLDR knows nearly all of the cities; those that are written alike stand
beside each other, as maps carry them, which packs closer."""

LATIN: Final = ("de", "es", "fr", "id", "pt", "tr")
"""Languages of Latin script that the program speaks."""

NOT_THE_CITY: Final = {"America/Bahia", "America/St_Thomas", "Indian/Mahe", "Pacific/Ponape"}
"""Zones called after the state or the island in which the city lies that bears the name beside its own."""

Names = dict[int, dict[str, str]]
"""GeoNames id → language → name."""


def is_in_script(name: str, language: str) -> bool:
    """Whether a name is there and in the language's script: some are in English still."""
    latin = any(unicodedata.name(sign, "").startswith("LATIN ") for sign in name)
    return bool(name) and latin == (language in LATIN)


def bare(name: str) -> str:
    """A name without what tells it from its namesakes: ``Tripoli (Libye)``."""
    return re.split(r"\s*[,(\[]", name)[0]


@cache
def is_qualified(zone: str) -> bool:
    """Whether the zone's city is told from namesakes in English too: CLDR translates what stands behind
    the comma then, and sometimes the name itself (``Center, North Dakota``)."""
    english = str(Locale("en").time_zones.get(zone, {}).get("city", ""))
    return bare(english) != english


def called_after_country(zone: str, number: int) -> bool:
    """Whether the zone bears the country's name and its city another: Andorra, not Andorra la Vella."""
    country = normalise(countries()[zones()[zone][0]]["name"])
    return (
        normalise(zone.rpartition("/")[2].replace("_", " ")) == country != normalise(cities()[number]["name"])
    )


@cache
def names_city(zone: str, language: str) -> bool:
    """Whether CLDR's name of the zone in the language is that of a listed city."""
    if zone in NOT_THE_CITY or zone not in zones() or zones()[zone][0] == NO_PLACE:
        return False
    if language in LATIN and is_qualified(zone):
        return False
    number = zone_city(zone)
    return number in cities() and not called_after_country(zone, number)


def from_zones() -> Names:
    """CLDR's names. Where several zones are called after one city the first in order of name counts."""
    found: Names = {}
    for language in (*LANGUAGES, *LATIN):
        for zone, entry in sorted(Locale.parse(language, sep="-").time_zones.items()):
            name = bare(str(entry.get("city", "")))
            if not is_in_script(name, language) or not names_city(zone, language):
                continue
            found.setdefault(zone_city(zone), {}).setdefault(language, name)
    return found


def from_exonyms() -> tuple[Names, list[str]]:
    """The names of exonyms.csv, and those that are left out because GeoNames does not have them."""
    found: Names = {}
    left = []
    for row in rows("exonyms.csv"):
        city = city_named(row["name"], row["country"], "exonyms.csv")
        known = {normalise(name) for name in city["alternatenames"]}
        trusted = row["rests_on"] != "GeoNames"
        for language in {key for key, name in row.items() if name} - {"name", "country", "rests_on"}:
            if trusted or normalise(row[language]) in known:
                found.setdefault(city["geonameid"], {})[language] = row[language]
            else:
                left.append(f"{row['name']} in {language}: {row[language]}")
    return found, sorted(left)


def shown(name: str, language: str, city: City) -> str:
    """A name as it is written down; ``""`` where the map has it without."""
    return "" if language in LATIN and name == city["name"] else name


def main() -> None:
    """Writes the file and says what is not in it."""
    added, left = from_exonyms()
    names = from_zones()
    for number, forms in added.items():
        names[number] = forms | names.get(number, {})
    with (FOLDER / "written.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "lat", "lon", *LANGUAGES, *LATIN))
        for _, city, forms in sorted(
            ((cities()[number]["countrycode"], cities()[number], forms) for number, forms in names.items()),
            key=lambda row: (row[0], row[1]["name"], row[1]["geonameid"]),
        ):
            where = (f"{city[axis]:.3f}" for axis in ("latitude", "longitude"))
            spelt = [shown(forms.get(language, ""), language, city) for language in (*LANGUAGES, *LATIN)]
            if any(spelt):
                writer.writerow((city["name"], city["countrycode"], *where, *spelt))
    print(f"{len(names)} cities; left out, for GeoNames does not have them: {'; '.join(left) or 'none'}")


if __name__ == "__main__":
    main()
