"""Checks venues.csv against what its sources say (venue_sources.csv): distances, names, precision.

Prints each fault, how many venues rest on how many sources and how many points are confirmed by how many;
exit 1 when there is a fault.

python data/gazetteer/check_venues.py [--write] [VENUES.csv [SOURCES.csv]]

``--write`` writes the column ``checked`` anew, from what was measured, and then checks.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

from geo.places.gazetteer import Gazetteer  # noqa: E402
from geo.places.matches import spherical_km  # noqa: E402
from geo.places.names import normalise  # noqa: E402
from geo.places.packed import database  # noqa: E402
from geo.places.venues import is_bare  # noqa: E402

CITY_KM: Final = 50.0
"""Kilometres that a venue may lie from the point of the city it names."""

SOURCES_KM: Final = {"resort or estate": 2.0, "airport": 2.5, "": 1.0}
"""Kilometres within which a source confirms a venue, by its kind; buildings have no kind."""

POINT_KM: Final = 0.012
"""Kilometres within which the venue's point is a source's own: a unit of the fourth decimal."""

SETTLEMENT_KM: Final = 5.0
"""Kilometres at most to the settlement that alone vouches for a resort or estate."""

ORIGIN: Final = {
    "dbpedia": "wikipedia", "aroundus.com": "wikipedia", "nearbywiki.org": "wikipedia",
    "wikiplacemarks.com": "wikipedia", "list:54011373111": "list:54107722703",
}  # fmt: skip
"""Sources that repeat another: they and it count once."""

TOWN: Final = "SELECT 1 FROM name JOIN place ON place.id = name.place WHERE key = ? AND kind = 1"
"""Whether some city, town or district bears a key."""

KIND: Final = re.compile(r"in GeoNames; (?P<kind>resort or estate|airport), ")
"""Where ``checked`` says what kind of venue it is."""

ALONE: Final = (
    "; the point is that source's alone",
    "; position from general knowledge",
    "; position from general knowledge, written after reading it",
)
"""What ``checked`` says of a point that fewer than two sources confirm: what else it rests on."""

Row = dict[str, str]
Evidence = dict[tuple[str, str], list[Row]]


def read(path: Path = FOLDER / "venues.csv") -> list[Row]:
    """The rows of the table of venues, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_evidence(path: Path = FOLDER / "venue_sources.csv") -> Evidence:
    """(name, country) of a venue → the rows of its sources, as venue_sources.csv has them.

    A source without coordinates tells of the venue's use; years are those of use.
    """
    evidence: Evidence = defaultdict(list)
    for row in read(path):
        evidence[row["venue"], row["country"]].append(row)
    return dict(evidence)


def kind(row: Row) -> str:
    """What kind of venue it is, as ``checked`` says: a key of ``SOURCES_KM``."""
    match = KIND.search(row["checked"])
    return match["kind"] if match else ""


def distances(row: Row, evidence: Evidence) -> list[tuple[float, Row]]:
    """Kilometres from the venue to where each of its sources has it, nearest first."""
    here = float(row["lat"]), float(row["lon"])
    sources = [one for one in evidence.get((row["name"], row["country"]), []) if one["lat"]]
    measured = [(spherical_km(*here, float(one["lat"]), float(one["lon"])), one) for one in sources]
    return sorted(measured, key=lambda pair: (pair[0], pair[1]["source"]))


def confirming(row: Row, evidence: Evidence) -> dict[str, tuple[float, Row]]:
    """The sources that have the venue within its kind's distance: origin → its nearest, with kilometres."""
    found: dict[str, tuple[float, Row]] = {}
    for km, one in distances(row, evidence):
        if km <= SOURCES_KM[kind(row)]:
            found.setdefault(ORIGIN.get(one["source"], one["source"]), (km, one))
    return found


def telling(row: Row, evidence: Evidence) -> dict[str, Row]:
    """The sources that tell of the venue's use and do not confirm its point: origin → the first of them."""
    found: dict[str, Row] = {}
    for one in evidence.get((row["name"], row["country"]), []):
        if not one["lat"]:
            found.setdefault(ORIGIN.get(one["source"], one["source"]), one)
    return {origin: one for origin, one in found.items() if origin not in confirming(row, evidence)}


def called(one: Row) -> str:
    """How ``checked`` names a source: its id, and its entry where that bears a name of its own."""
    return f"{one['source']} {one['entry']}".strip()


def said(row: Row, evidence: Evidence, city: float) -> str:
    """What ``checked`` has to say; the kind of venue and what else it rests on are kept as they are.

    ``city`` are kilometres to the named city.
    """
    found, what = confirming(row, evidence), kind(row)
    if found:
        reach = f"{len(found)} read, within {max(km for km, _ in found.values()):.1f} km: "
        names = " + ".join(called(one) + " (its point)" * (km < POINT_KM) for km, one in found.values())
    else:
        nearest = distances(row, evidence)[:1]
        reach = "".join(f"0 read but the settlement, {km:.1f} km away: " for km, _ in nearest)
        names = "".join(called(one) for _, one in nearest)
    also = " + ".join(called(one) for one in telling(row, evidence).values())
    rest = alone(row["checked"]) if len(found) < 2 else ""
    place = f"{city:.0f} km from {row['city']} in GeoNames; {what}{', ' if what else ''}"
    return f"{place}{reach}{names}{rest}{'; its use: ' if also else ''}{also}"


def alone(checked: str) -> str:
    """What a point that fewer than two sources confirm rests on besides, as ``checked`` has it."""
    return max((one for one in ALONE if one in checked), key=len, default=ALONE[0])


def unconfirmed(rows: list[Row], evidence: Evidence) -> Iterator[str]:
    """Rows that no source has, and sources of venues that are not in the table or lie too far off."""
    for row in rows:
        near = distances(row, evidence)
        limit = SETTLEMENT_KM if kind(row) == "resort or estate" else SOURCES_KM[kind(row)]
        if not near:
            yield f"{row['name']}: no source; give at least one in venue_sources.csv, or leave the venue out"
        yield from (f"{row['name']}: {km:.1f} km from {called(one)}" for km, one in near if km > limit)
    names = {(row["name"], row["country"]) for row in rows}
    yield from (
        f"{name}, {country}: sources of no venue" for name, country in sorted(evidence.keys() - names)
    )


def city_km(row: Row, gazetteer: Gazetteer) -> float | None:
    """Kilometres from the venue to the nearest point of the city it names; None when that is not found."""
    found = gazetteer.find("", city=row["city"], country=row["country"])
    points = [(one.lat, one.lon) for one in found if one.precision == "city"]
    here = float(row["lat"]), float(row["lon"])
    return min((spherical_km(*here, *point) for point in points), default=None)


def wrongly_said(rows: list[Row], evidence: Evidence, gazetteer: Gazetteer) -> Iterator[str]:
    """Rows whose city is not found or too far, and whose ``checked`` is empty or not what is measured."""
    for row in rows:
        km = city_km(row, gazetteer)
        if km is None:
            yield f"{row['name']}: no city {row['city']} in {row['country']}"
        elif km > CITY_KM:
            yield f"{row['name']}: {km:.0f} km from {row['city']}"
        elif row["checked"] != (expected := said(row, evidence, km)):
            yield f"{row['name']}: checked is {row['checked']!r}; measured: {expected!r} (--write mends it)"


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


def untold(rows: list[Row], evidence: Evidence) -> Iterator[str]:
    """Years of use that a source tells and that lie outside those of the table."""
    for row in rows:
        first, last = int(row["from"] or 0), int(row["until"] or 9999)
        for one in evidence.get((row["name"], row["country"]), []):
            told = [int(year) for year in (one["from"], one["until"]) if year]
            if any(not first <= year <= last for year in told):
                yield f"{row['name']}: {called(one)} tells of {'-'.join(map(str, told))}"


def towns(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Venues with those of their names that a town bears too: such a name means the town."""
    with closing(sqlite3.connect(f"{database().as_uri()}?mode=ro", uri=True)) as gazetteer:
        for row in rows:
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                if gazetteer.execute(TOWN, (normalise(name),)).fetchone():
                    yield row["name"], name


def bare(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Venues with those of their names that any country may have, such as ``State House``."""
    for row in rows:
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            if is_bare(normalise(name)):
                yield row["name"], name


def counts(rows: list[Row], evidence: Evidence) -> Counter[int]:
    """Number of sources that confirm a venue's point → number of such venues."""
    return Counter(len(confirming(row, evidence)) for row in rows)


def on_two(row: Row, evidence: Evidence) -> bool:
    """Whether two sources at least were read for the venue, be it for its point or for its use."""
    return len(confirming(row, evidence)) + len(telling(row, evidence)) > 1


def dated(rows: list[Row], evidence: Evidence) -> tuple[int, int]:
    """How many venues have a year of use, and of how many a source tells one."""
    told = sum(any(one["from"] for one in evidence.get((row["name"], row["country"]), [])) for row in rows)
    return sum(bool(row["from"] or row["until"]) for row in rows), told


def nameless(rows: list[Row], evidence: Evidence, named: int) -> int:
    """How many venues two sources confirm, at most ``named`` of which are more than a nameless list."""
    confirmed = (confirming(row, evidence) for row in rows)
    return sum(
        len(found) > 1 and sum(not origin.startswith("list:") for origin in found) <= named
        for found in confirmed
    )


def faults(rows: list[Row], evidence: Evidence, gazetteer: Gazetteer) -> list[str]:
    """Everything that is wrong with the two tables, a line each; empty when nothing is."""
    return [
        *unconfirmed(rows, evidence),
        *wrongly_said(rows, evidence, gazetteer),
        *namesakes(rows),
        *coarse(rows),
        *untold(rows, evidence),
    ]


def write(rows: list[Row], evidence: Evidence, gazetteer: Gazetteer, path: Path) -> None:
    """Writes the table with ``checked`` as it is measured; a row whose city is not found stays as it is."""
    for row in rows:
        if (km := city_km(row, gazetteer)) is not None:
            row["checked"] = said(row, evidence, km)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main() -> int:
    """Prints the faults of the tables named on the command line, or of the committed ones, and counts."""
    paths = [Path(one) for one in sys.argv[1:] if one != "--write"]
    path = paths[0] if paths else FOLDER / "venues.csv"
    rows, gazetteer = read(path), Gazetteer()
    evidence = read_evidence(*paths[1:2])
    if "--write" in sys.argv[1:]:
        write(rows, evidence, gazetteer, path)
    found, on = faults(rows, evidence, gazetteer), counts(rows, evidence)
    print(*found, sep="\n", end="\n" if found else "")
    several = sum(count for sources, count in on.items() if sources > 1)
    both = sum(on_two(row, evidence) for row in rows)
    print(f"{len(rows)} venues, {both} on two sources or more, {several} of them for the point")
    print("{} have a year of use, a source tells one of {}".format(*dated(rows, evidence)))
    print(*(f"{count:4} by {sources}" for sources, count in sorted(on.items())), sep="\n")
    lists = sum(set(confirming(row, evidence)) == {"airportsdata", "ourairports"} for row in rows)
    print(f"{lists:4} of those on 2: two lists of airports, which may share an origin")
    few, none = (nameless(rows, evidence, most) for most in (1, 0))
    print(f"{few:4} of those on 2 or more need lists whose origin is unknown, {none} rest on such alone")
    print(f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
