"""``python data/gazetteer/build_written.py``: write written.csv, names of cities in other scripts than Latin.

Most are CLDR's names of the cities that time zones are called after; exonyms.csv adds capitals and cities of
summits that no zone is called after, each form only where GeoNames has it among the city's alternate names
(unless the row says that it rests on general knowledge).
"""

from __future__ import annotations

import csv
import unicodedata
from typing import Final

from babel import Locale
from build_sources import FOLDER, cities, city_named, countries, normalise, rows
from build_zones import NO_PLACE, zone_city, zones

LANGUAGES: Final = (
    "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "km", "ko", "ky", "lo", "mk",
    "mn", "my", "ne", "ru", "sr", "ta", "te", "th", "uk", "ur", "zh", "zh-Hant",
)  # fmt: skip
"""Languages in other scripts in which CLDR knows nearly all of the cities."""

Names = dict[int, dict[str, str]]
"""GeoNames id → language → name."""


def is_other_script(name: str) -> bool:
    """Whether a name is there and has no letter of the Latin script: some are in English still."""
    return bool(name) and not any(unicodedata.name(sign, "").startswith("LATIN ") for sign in name)


def called_after_country(zone: str, number: int) -> bool:
    """Whether the zone bears the country's name and its city another: Andorra, not Andorra la Vella."""
    country = normalise(countries()[zones()[zone][0]]["name"])
    return (
        normalise(zone.rpartition("/")[2].replace("_", " ")) == country != normalise(cities()[number]["name"])
    )


def from_zones() -> Names:
    """CLDR's names. Where several zones are called after one city the first in order of name counts."""
    found: Names = {}
    for language in LANGUAGES:
        for zone, entry in sorted(Locale.parse(language, sep="-").time_zones.items()):
            name = str(entry.get("city", ""))
            if not is_other_script(name) or zone not in zones() or zones()[zone][0] == NO_PLACE:
                continue
            number = zone_city(zone)
            if number in cities() and not called_after_country(zone, number):
                found.setdefault(number, {}).setdefault(language, name)
    return found


def from_exonyms() -> tuple[Names, list[str]]:
    """The names of exonyms.csv, and those that are left out because GeoNames does not have them."""
    found: Names = {}
    left = []
    for row in rows("exonyms.csv"):
        city = city_named(row["name"], row["country"], "exonyms.csv")
        known = {normalise(name) for name in city["alternatenames"]}
        trusted = row["rests_on"] == "general knowledge"
        for language in set(row) - {"name", "country", "rests_on"}:
            if trusted or normalise(row[language]) in known:
                found.setdefault(city["geonameid"], {})[language] = row[language]
            else:
                left.append(f"{row['name']} in {language}: {row[language]}")
    return found, sorted(left)


def main() -> None:
    """Writes the file and says what is not in it."""
    added, left = from_exonyms()
    names = from_zones()
    for number, forms in added.items():
        names[number] = forms | names.get(number, {})
    with (FOLDER / "written.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "country", "lat", "lon", *LANGUAGES))
        for _, city, forms in sorted(
            ((cities()[number]["countrycode"], cities()[number], forms) for number, forms in names.items()),
            key=lambda row: (row[0], row[1]["name"], row[1]["geonameid"]),
        ):
            where = (f"{city[axis]:.3f}" for axis in ("latitude", "longitude"))
            spelt = (forms.get(language, "") for language in LANGUAGES)
            writer.writerow((city["name"], city["countrycode"], *where, *spelt))
    print(f"{len(names)} cities; left out, for GeoNames does not have them: {'; '.join(left) or 'none'}")


if __name__ == "__main__":
    main()
