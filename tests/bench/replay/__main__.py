"""``python -m tests.bench.replay [N …]``: see tests/bench/README.md."""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.bench.replay import browser, cdn, process, report, workload
from tests.bench.replay.process import Made
from tests.bench.replay.report import PEERS, Measured

NUMBERS = (30, 1_000, 10_000)
LIMIT = browser.LIMIT_SECONDS
TWICE_SECONDS = 10.0
"""What takes less is done several times."""
RUNS = 3
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


def written(commands: Mapping[str, Sequence[str]]) -> dict[str, Made | str]:
    """What each module needs to write its file: the median of ``RUNS`` runs, all in turn, after a first one.

    Of what is slow or fails the first run counts.
    """
    runs = {
        kind: [process.made(command, LIMIT, (0, TABLE_HAS_FINDINGS))] for kind, command in commands.items()
    }
    quick = [
        kind for kind, (first,) in runs.items() if not isinstance(first, str) and first.wall < TWICE_SECONDS
    ]
    for _ in range(RUNS):
        for kind in quick:
            runs[kind].append(process.made(commands[kind], LIMIT, (0, TABLE_HAS_FINDINGS)))
    return {kind: _middle(made[1:] or made) for kind, made in runs.items()}


def _run(command: Sequence[str]) -> Made | str:
    return process.made(command, LIMIT, (0, TABLE_HAS_FINDINGS))


def _middle(runs: Sequence[Made | str]) -> Made | str:
    """The median of every measure; the reason where a run has none."""
    failed = [one for one in runs if isinstance(one, str)]
    return failed[0] if failed else Made(*map(median, zip(*runs, strict=True)))


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
    files = {kind: folder / f"{number}-{kind}.html" for kind in ("ours", *PEERS)}
    switches = [f"--{option}" for option in options]
    commands = {"ours": ["geo", "map", str(table), "-o", str(files["ours"]), *switches]} | {
        kind: ["tests.bench.replay.peers", kind, str(table), str(capitals), str(files[kind])]
        for kind in PEERS
    }
    made = written(commands)
    found = {
        kind: measured(kind, file, made[kind], options if kind == "ours" else [])
        for kind, file in files.items()
    }
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
