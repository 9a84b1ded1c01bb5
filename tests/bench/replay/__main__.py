"""``python -m tests.bench.replay [N …]``: see tests/bench/README.md."""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.replay import browser, cdn, process, report, workload
from tests.bench.replay.process import Made
from tests.bench.replay.report import PEERS, Measured

NUMBERS = (30, 1_000, 10_000)
LIMIT = browser.LIMIT_SECONDS
TWICE_SECONDS = 10.0
"""What takes less is done twice, and the second time counts."""
START_SECONDS = 20.0
"""For the browser itself and the loads that are repeated."""
LIMITS = dict.fromkeys(browser.STEPS, LIMIT) | {
    "ready": LIMIT + START_SECONDS,
    "ready, all drawn": LIMIT + START_SECONDS,
    "seek": 3 * LIMIT,  # twice the list, and a last seek that may go on
}
TABLE_HAS_FINDINGS = 1


def offers_everyone() -> bool:
    """Whether ``geo map`` can be told to open on everyone."""
    command = [sys.executable, "-m", "geo", "map", "--help"]
    said = subprocess.run(command, cwd=process.ROOT, capture_output=True, text=True, check=True)
    return "--everyone" in said.stdout


def written(arguments: list[str]) -> Made | str:
    """The second of two runs of a module; of a slow one the first."""
    first = process.made(arguments, LIMIT, (0, TABLE_HAS_FINDINGS))
    if isinstance(first, str) or first.wall > TWICE_SECONDS:
        return first
    return process.made(arguments, LIMIT, (0, TABLE_HAS_FINDINGS))


def measured(kind: str, file: Path, made: Made | str, options: list[str]) -> Measured:
    """The file in the browser, if there is one."""
    if isinstance(made, str):
        return Measured(made, made, dict.fromkeys(LIMITS, "no file"))
    print(f"  {kind} …", file=sys.stderr, flush=True)
    command = ["tests.bench.replay.browser", kind, str(file), *options]
    return Measured(file.stat().st_size, made, process.steps(command, LIMITS, LIMIT))


def measure(number: int, folder: Path, options: list[str]) -> dict[str, Measured]:
    """Ours, the peers, and a page with nothing but the day."""
    table, capitals = folder / f"{number}.csv", folder / "capitals.csv"
    workload.write_table(table, number)
    workload.write_capitals(capitals)
    found = {}
    file = folder / f"{number}-ours.html"
    switches = [f"--{option}" for option in options]
    made = written(["geo", "map", str(table), "-o", str(file), *switches])
    found["ours"] = measured("ours", file, made, options)
    for kind in PEERS:
        file = folder / f"{number}-{kind}.html"
        made = written(["tests.bench.replay.peers", kind, str(table), str(capitals), str(file)])
        found[kind] = measured(kind, file, made, [])
    file = folder / "bare.html"
    file.write_text("<!doctype html><title>Bare</title><body>", encoding="utf-8")
    found["bare"] = measured("bare", file, Made(math.nan, math.nan), [])
    return found


def main(arguments: list[str]) -> int:
    """Measure and print; 2 for a number of trips that is none."""
    if not all(one.isdecimal() and 0 < int(one) <= workload.MOST_TRIPS for one in arguments):
        print("usage: python -m tests.bench.replay [TRIPS …]   (1 to 200000)", file=sys.stderr)
        return 2
    cdn.fetch()
    options = ["everyone"] if offers_everyone() else []
    with tempfile.TemporaryDirectory() as folder:
        for number in sorted({int(one) for one in arguments} or NUMBERS):
            print(f"measuring {number:,} trips …", file=sys.stderr, flush=True)
            report.table(number, measure(number, Path(folder), options))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
