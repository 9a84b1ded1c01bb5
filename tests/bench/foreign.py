"""``python -m tests.bench.foreign [ROWS …]``: how long ``check`` takes for a table of another shape.

The table is the sample in its own columns, repeated, each copy 52 weeks later than the one before (from
the hundredth copy on a day, so that no date leaves the calendar). Printed are rows, seconds, user
seconds, largest resident memory in MB, and how much more a longer table takes.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.table import SAMPLE, SHIFT

ROOT = Path(__file__).resolve().parents[2]
MANY = 100
"""Copies that move by a year; all further ones move by days."""


def write(path: Path, number: int) -> None:
    """The table of ``number`` rows as a CSV file, in the sample's columns."""
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        originals = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, originals[0])
        table.writeheader()
        for index in range(number):
            copy, row = divmod(index, len(originals))
            by = SHIFT * copy if copy < MANY else dt.timedelta(days=copy)
            table.writerow(
                originals[row]
                | {
                    end: (dt.date.fromisoformat(originals[row][end]) + by).isoformat()
                    for end in ("start_date", "end_date")
                }
            )


def measure(path: Path) -> tuple[float, dict[str, object]]:
    """Wall seconds of ``check`` and what it says, its findings left out."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "geo", "check", str(path), "--json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    said = json.loads(ran.stdout)
    said["findings"] = len(said["findings"])
    return time.perf_counter() - began, said


def main(sizes: list[int]) -> None:
    """Measure tables of these many rows, the shortest first: memory is the largest of all so far."""
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for number in sorted(sizes):
            path = Path(folder) / "us_president_travels.csv"
            write(path, number)
            user = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            seconds, said = measure(path)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            growth = (
                f", {seconds / before[1]:.1f} × the time for {number / before[0]:.1f} × the rows"
                if before
                else ""
            )
            print(
                f"{number:>9,} rows  {seconds:6.1f} s  {used.ru_utime - user:6.1f} s user  "
                f"{used.ru_maxrss / 1024:6.0f} MB{growth}\n{said}"
            )
            before = number, seconds


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
