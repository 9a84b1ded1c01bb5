"""``python -m tests.bench.flows [MILLIONS …] [--spark] [--keep FOLDER]``: see tests/bench/README.md."""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.bench.replay.process import ROOT, Made, made

LIMIT: Final = 3_600.0
FILE_ROWS: Final = 150_000
"""About a day of the news in GDELT."""
PLAIN_MOST: Final = 10
"""Millions of rows that plain pandas holds in the memory of a usual machine; ``careful`` holds all."""


def events(folder: Path, millions: float) -> Path:
    """A folder with files of so many rows and their truth, made once a folder."""
    place = folder / f"{millions:g}m"
    if not (place / "truth").exists():
        rows = int(millions * 1e6)
        words = ["--rows", str(rows), "--files", str(max(4, rows // FILE_ROWS))]
        child("tests.bench.flows.generate", str(place), *words)
    return place


def child(*words: str) -> bool:
    """Run a module of ours. What this process held in memory would count as its children's."""
    ran = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return ran.returncode == 0


@contextmanager
def spark(wanted: bool, folder: Path) -> Iterator[str | None]:
    """The master of a cluster of two workers on this machine; None when nobody asked for it."""
    if not wanted:
        yield None
        return
    from tests import java
    from tests.spark_cluster import cluster

    os.environ["JAVA_HOME"] = str(java.find().resolve().parent.parent)
    with cluster(folder) as running:
        yield running.url


def calls(source: Path, out: Path, millions: float, master: str | None) -> dict[str, list[str]]:
    """What is run: name → module and its words."""
    ours = ["geo", "flows", str(source), "-o", str(out), "--no-cache", "--memory", "1GB"]
    peer = ["tests.bench.flows.peer", str(source), str(out)]
    found = {"DuckDB": ours, "pandas, careful": [*peer, "careful"]}
    if millions <= PLAIN_MOST:
        found["pandas, plain"] = peer
    if master is not None:
        found["Spark, two workers"] = [*ours, "--engine", master]
    return found


def line(name: str, millions: float, ran: Made | str, base: float) -> str:
    """One line of the table; ``base``: wall seconds of plain pandas, nan where it did not run."""
    if isinstance(ran, str):
        return f"{millions:>6g}  {name:<20} {ran}"
    rate = millions * 1e6 / ran.wall
    words = f"{millions:>6g}  {name:<20} {ran.wall:>8.1f} {rate:>12,.0f} {ran.peak:>8.0f}"
    ratio = "" if math.isnan(base) else f"{base / ran.wall:>8.1f}"
    return f"{words} {ratio:>8}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("millions", nargs="*", type=float, default=[1, 10, 50])
    parser.add_argument("--spark", action="store_true", help="also on a cluster of two workers")
    parser.add_argument("--keep", type=Path, help="folder for the files, used again")
    options = parser.parse_args()
    print("million rows            wall s   rows/s        peak MB  times plain pandas' speed")
    with tempfile.TemporaryDirectory() as scratch, spark(options.spark, Path(scratch)) as master:
        for millions in options.millions:
            place = events(options.keep or Path(scratch), millions)
            out = Path(scratch) / "flows.parquet"
            ran: dict[str, Made | str] = {}
            for name, words in reversed(calls(place / "events", out, millions, master).items()):
                out.unlink(missing_ok=True)
                ran[name] = made(words, LIMIT)
                plain = ran.get("pandas, plain")
                base = plain.wall if isinstance(plain, Made) else math.nan
                print(line(name, millions, ran[name], base), end="  ", flush=True)
                right = child("tests.bench.flows.truth", str(place / "truth"), str(out))
                print("as the truth" if right else "NOT AS THE TRUTH", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
