"""How tables that the program was not made from are read: ``python -m tests.bench.strangers FOLDER``.

FOLDER holds whole tables of different makers as they are, and beside each ``NAME.truth.json`` with rows that
a person judged by reading: ``{"source", "ask_ok", "rows": [{"row", "leader", "first", "last", "city",
"country", "lat", "lon", "stops", "doubtful"}]}``. ``row`` counts as a spreadsheet does; what is null the
table does not say; ``first`` and ``last`` are EDTF. The tables are other people's and are not kept here.

A row is *right* when leader, days and place are what was judged, *open* when the program says of one of them
that it does not know, *wrong* when it says something else. A table that the program refuses or asks about is
*asked*: nothing of it is drawn.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from geo.atlas import Atlas, read
from geo.dates import parse_date
from geo.errors import DateError, SummitAtlasError
from geo.places import normalise
from geo.sphere import distance_km

NEAR_KM = 40.0
"""A point this near to the judged one is the place."""


@dataclass
class Judged:
    """What became of the judged rows of one table."""

    name: str
    asked: str = ""
    outcomes: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0
    ask_ok: bool = False

    @property
    def rows(self) -> int:
        return sum(self.outcomes.values())

    @property
    def right(self) -> float:
        return self.outcomes["right"] / self.rows if self.rows else 0.0


def judged(table: Path, truth: dict[str, Any]) -> Judged:
    """Read a table and compare the rows that were judged."""
    made = Judged(table.name, ask_ok=bool(truth.get("ask_ok")))
    started = time.perf_counter()
    try:
        atlas = read(table)
    except SummitAtlasError as error:
        made.asked = str(error).splitlines()[0]
        atlas = None
    made.seconds = time.perf_counter() - started
    if atlas is None or not is_read(atlas):
        made.asked = made.asked or "the reading does not agree with itself"
        return made
    reports = atlas.reports.merge(atlas.places, on="venue_key", how="left", suffixes=("", "_place"))
    by_row = dict(tuple(reports.groupby("row")))
    for row in truth["rows"]:
        if not row.get("doubtful"):
            outcome, why = compare(row, by_row.get(row["row"]))
            made.outcomes[outcome] += 1
            if outcome != "right":
                made.examples.append(f"row {row['row']}: {outcome}: {why}")
    return made


def is_read(atlas: Atlas) -> bool:
    """Whether the program itself calls the table read."""
    return not any(one.kind == "agreement" and one.severity == "error" for one in atlas.problems)


def compare(row: dict[str, Any], reports: pd.DataFrame | None) -> tuple[str, str]:
    """``right``, ``open`` or ``wrong``, and why."""
    places = row.get("stops") or [row]
    wanted = [one for one in places if one.get("city") or one.get("country") or one.get("lat") is not None]
    if reports is None:
        return ("open", "no report") if wanted and row.get("first") else ("right", "")
    faults = [_leader(row, reports), _days(row, reports), *(_place(one, reports) for one in wanted)]
    found = [one for one in faults if one]
    if not found:
        return "right", ""
    return ("wrong" if any(kind == "wrong" for kind, _ in found) else "open"), "; ".join(w for _, w in found)


def _leader(row: dict[str, Any], reports: pd.DataFrame) -> tuple[str, str] | None:
    if not row.get("leader"):
        return None
    wanted = set(normalise(row["leader"]).split())
    names = [name for names in reports["leaders"] for name in names]
    if any(_alike(wanted, set(normalise(name.partition("(")[0]).split())) for name in names):
        return None
    return ("wrong" if names else "open"), f"leader {names[:2]}, not {row['leader']}"


def _alike(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _days(row: dict[str, Any], reports: pd.DataFrame) -> tuple[str, str] | None:
    if not row.get("first"):
        return None
    first = _span(row["first"])
    last = _span(row.get("last") or row["first"])
    if first is None or last is None:
        return None
    for start, end in zip(reports["start_day"], reports["end_day"], strict=True):
        if (
            not pd.isna(start)
            and int(start) == first.start_day
            and (pd.isna(end) or int(end) == last.end_day)
        ):
            return None
    said = reports["date_label"].tolist()
    known = [label for label in said if label and label != "no date"]
    return ("wrong" if known else "open"), f"days {known[:1]}, not {row['first']}–{row.get('last')}"


def _span(text: str) -> Any:
    try:
        return parse_date(text)
    except DateError:
        return None


def _place(wanted: dict[str, Any], reports: pd.DataFrame) -> tuple[str, str] | None:
    located = reports[reports["lat_place"].notna()]
    if located.empty:
        return "open", f"no place, not {wanted.get('city')} {wanted.get('country')}"
    for _, one in located.iterrows():
        if wanted.get("lat") is None:
            if wanted.get("country") in (None, one["country_place"]):
                return None
        elif distance_km((one["lat_place"], one["lon_place"]), (wanted["lat"], wanted["lon"])) <= NEAR_KM:
            return None
    # Of several places of a row, one that is known to its country only may be the judged one.
    rough = located["precision"].isin(["country", "admin"])
    coarse = rough.any() if len(located) > 1 else rough.all()
    same = located["country_place"][rough].eq(wanted.get("country")).any()
    if len(located) < len(reports):
        return "open", f"a place of the row was not found, not {wanted.get('city')} {wanted.get('country')}"
    said = f"place {located['name_place' if 'name_place' in located else 'name'].tolist()[:2]}"
    return (
        "open" if coarse and same else "wrong"
    ), f"{said}, not {wanted.get('city')} {wanted.get('country')}"


def main(folder: Path) -> None:
    """Judge every table of the folder and print the figures."""
    every = []
    for path in sorted(folder.glob("*.truth.json")):
        stem = path.name.removesuffix(".truth.json")
        tables = [one for one in folder.glob(f"{stem}.*") if one != path]
        truth = json.loads(path.read_text("utf-8"))
        every.append(judged(tables[0], truth))
        show(every[-1])
    total(every)


def show(one: Judged) -> None:
    """One table's line, and what went wrong in it."""
    if one.asked:
        print(
            f"{one.name:42} asked{'' if one.ask_ok else ' (a person would not)'}: {one.asked[:150]}",
            flush=True,
        )
        return
    counts = ", ".join(f"{one.outcomes[kind]} {kind}" for kind in ("right", "open", "wrong"))
    print(f"{one.name:42} {one.right:4.0%} of {one.rows}: {counts}  ({one.seconds:.1f} s)", flush=True)
    for example in one.examples[:4]:
        print(f"      {example[:200]}")


def total(every: list[Judged]) -> None:
    """The figures over all tables."""
    told = [one for one in every if not one.asked and one.rows]
    rows = sum(one.rows for one in told)
    counts: Counter[str] = sum((one.outcomes for one in told), Counter())
    print(f"\n{len(every)} tables: {len(told)} read, {sum(bool(one.asked) for one in every)} asked")
    print(", ".join(f"{counts[kind]} of {rows} judged rows {kind}" for kind in ("right", "open", "wrong")))
    print(f"tables read with less than 90 % right: {sum(one.right < 0.9 for one in told)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.bench.strangers FOLDER")
    main(Path(sys.argv[1]))
