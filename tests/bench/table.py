"""Tables of any number of rows, made from a century of real travel. Plain csv: small in memory,
so that what is measured of the programs started afterwards is theirs."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent / "us_president_travels.csv"
COLUMNS = ("leaders", "start", "end", "city", "country", "occasion")
SHIFT = dt.timedelta(weeks=52)
"""How much later each further copy of the sample is; the days of the week stay."""


def sample() -> list[dict[str, str]]:
    """The sample's rows in our columns; of several places named in one row the first."""
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        return [
            {
                "leaders": f"{row['name']} (United States)",
                "start": row["start_date"],
                "end": row["end_date"],
                "city": row["locale"].partition(",")[0].strip(),
                "country": row["country"],
                "occasion": row["remarks"],
            }
            for row in csv.DictReader(file)
        ]


def rows(number: int) -> Iterator[dict[str, str]]:
    """``number`` rows: the sample, then copies of it, each ``SHIFT`` later than the one before."""
    originals = sample()
    for index in range(number):
        copy, row = divmod(index, len(originals))
        moved = {end: _later(originals[row][end], copy * SHIFT) for end in ("start", "end")}
        yield originals[row] | moved


def write(path: Path, number: int) -> None:
    """The table of ``number`` rows as a CSV file; the same number gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(rows(number))


def _later(day: str, by: dt.timedelta) -> str:
    return (dt.date.fromisoformat(day) + by).isoformat()
