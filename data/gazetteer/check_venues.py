"""Checks venues.csv: sources, distances, names and precision. Prints each fault; exit 1 when there is one.

python data/gazetteer/check_venues.py [VENUES.csv]
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

from geo.gazetteer import Gazetteer  # noqa: E402
from geo.gazetteer_store import spherical_km  # noqa: E402
from geo.placenames import normalise  # noqa: E402

CITY_KM: Final = 50.0
"""Kilometres that a venue may lie from the point of the city it names."""

SOURCES_KM: Final = {"resort or estate": 5.0, "airport": 2.5, "": 1.0}
"""Kilometres within which the sources of a venue agree, by its kind; buildings have no kind."""

CHECKED: Final = re.compile(
    r"(?P<city_km>\d+) km from (?P<city>.+) in GeoNames; (?:(?P<kind>resort or estate|airport), )?"
    r"within (?P<sources_km>\d+\.\d) km: (?P<sources>.+)"
)
"""How ``checked`` is written."""

Row = dict[str, str]


def read(path: Path = FOLDER / "venues.csv") -> list[Row]:
    """The rows of the table of venues, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sources(row: Row) -> tuple[str, ...]:
    """What the row's coordinates were compared with; empty when ``checked`` is not as it should be."""
    match = CHECKED.fullmatch(row["checked"])
    return tuple(match["sources"].split(" + ")) if match else ()


def poorly_sourced(rows: list[Row]) -> Iterator[str]:
    """Rows with fewer than two sources, with none but general knowledge, or whose sources disagree."""
    for row in rows:
        match, named = CHECKED.fullmatch(row["checked"]), set(sources(row))
        if match is None:
            yield f"{row['name']}: checked is not written as expected: {row['checked']!r}"
        elif len(named) < 2 or all(one.startswith("general knowledge") for one in named):
            yield f"{row['name']}: fewer than two sources"
        elif float(match["sources_km"]) > SOURCES_KM[match["kind"] or ""]:
            yield f"{row['name']}: sources {match['sources_km']} km apart"


def city_km(row: Row, gazetteer: Gazetteer) -> float | None:
    """Kilometres from the venue to the nearest point of the city it names; None when that is not found."""
    found = gazetteer.find("", city=row["city"], country=row["country"])
    points = [(one.lat, one.lon) for one in found if one.precision == "city"]
    here = float(row["lat"]), float(row["lon"])
    return min((spherical_km(*here, *point) for point in points), default=None)


def far_from_city(rows: list[Row], gazetteer: Gazetteer) -> Iterator[str]:
    """Rows whose city is not found, is too far, or is not as far as ``checked`` says."""
    for row in rows:
        km, match = city_km(row, gazetteer), CHECKED.fullmatch(row["checked"])
        if km is None:
            yield f"{row['name']}: no city {row['city']} in {row['country']}"
        elif km > CITY_KM:
            yield f"{row['name']}: {km:.0f} km from {row['city']}"
        elif match is None or match["city"] != row["city"] or abs(km - float(match["city_km"])) > 1:
            yield f"{row['name']}: {km:.0f} km from {row['city']}, checked says {row['checked'][:40]!r}"


def namesakes(rows: list[Row]) -> Iterator[str]:
    """Names that two venues of one country bear, and names a row has twice."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        keys = [normalise(name) for name in (row["name"], *filter(None, row["aliases"].split("|")))]
        yield from (f"{row['name']}: {key} twice" for key in sorted(set(keys)) if keys.count(key) > 1)
        for key in keys:
            bearers[row["country"], key].add(row["name"])
    for (country, key), names in sorted(bearers.items()):
        if len(names) > 1:
            yield f"{key} in {country}: {', '.join(sorted(names))}"


def coarse(rows: list[Row]) -> Iterator[str]:
    """Coordinates with fewer than three decimals or off the globe, and years that are no years."""
    for row in rows:
        for column, limit in (("lat", 90), ("lon", 180)):
            if len(row[column].partition(".")[2]) < 3 or abs(float(row[column])) > limit:
                yield f"{row['name']}: {column} is {row[column]}"
        years = [row[column] for column in ("from", "until") if row[column]]
        if any(not re.fullmatch(r"\d{4}", year) for year in years) or years != sorted(years):
            yield f"{row['name']}: years {years}"


def faults(rows: list[Row], gazetteer: Gazetteer) -> list[str]:
    """Everything that is wrong with the table, a line each; empty when nothing is."""
    return [*poorly_sourced(rows), *far_from_city(rows, gazetteer), *namesakes(rows), *coarse(rows)]


def main() -> int:
    """Prints the faults of the table named on the command line, or of the committed one."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "venues.csv"
    rows = read(path)
    found = faults(rows, Gazetteer())
    print(*found, f"{len(rows)} venues, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
