"""From N table rows to HTML, as whole processes: ``python -m tests.bench.pipeline [ROWS …]``.

Prints time, user time, peak memory and what was written, how each grows from one number of rows
to the next, the seconds of every stage, and the same rows drawn by a plain folium script.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import table

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = (1_000, 10_000, 100_000)
PEER_ROWS = 10_000
"""The peer draws no table longer than this: its file would open in no browser."""


@dataclass(frozen=True)
class Run:
    """One whole process."""

    what: str
    rows: int
    wall: float
    """Seconds on the clock."""
    user: float
    """Seconds of processor time in user mode; NaN where the system does not tell."""
    peak: float
    """Largest resident memory in MB (10^6 bytes); NaN where the system does not tell."""
    written: int
    """Bytes of the file it wrote; 0 when it wrote none."""
    output: str

    def row(self) -> list[str]:
        size = f"{self.written / 1e6:.2f}" if self.written else ""
        return [self.what, f"{self.rows:,}", f"{self.wall:.2f}", f"{self.user:.2f}", f"{self.peak:.0f}", size]


def run(what: str, rows: int, arguments: list[str], written: Path | None = None, allowed: int = 0) -> Run:
    """Run a module of this interpreter in a process of its own and measure all of it."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", *arguments], cwd=ROOT, stdout=output, stderr=errors)
        user, peak = _wait(process)
        wall = time.perf_counter() - start
        if process.returncode not in (0, allowed):
            errors.seek(0)
            sys.exit(f"{what} of {rows:,} rows failed with {process.returncode}:\n{errors.read()[-3000:]}")
        output.seek(0)
        size = written.stat().st_size if written else 0
        return Run(what, rows, wall, user, peak, size, output.read())


def _wait(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for the end; user seconds and peak MB of just this process."""
    if not hasattr(os, "wait4"):  # Windows
        process.wait()
        return float("nan"), float("nan")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime, usage.ru_maxrss * unit / 1e6


def show(title: str, header: list[str], rows: list[list[str]]) -> None:
    """Print a Markdown table unless it is empty; the first column is text, the others are numbers."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]

    def line(cells: list[str]) -> str:
        padded = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
        return f"| {' | '.join([cells[0].ljust(widths[0]), *padded[1:]])} |"

    rule = [":" + "-" * (widths[0] - 1), *("-" * (width - 1) + ":" for width in widths[1:])]
    print("", title, "", line(header), line(rule), *map(line, rows), sep="\n", flush=True)


def growth(runs: list[Run]) -> list[list[str]]:
    """Each number of rows against every smaller one: how many times as much of everything."""
    return [
        [
            small.what,
            f"{small.rows:,} → {large.rows:,}",
            f"×{large.rows / small.rows:g}",
            f"×{large.wall / small.wall:.1f}",
            f"×{large.peak / small.peak:.1f}",
            f"×{large.written / small.written:.1f}" if small.written else "",
        ]
        for what in dict.fromkeys(one.what for one in runs)
        for large in runs
        for small in runs
        if large.what == small.what == what and small.rows < large.rows
    ]


def measure(rows: int, folder: Path) -> tuple[list[Run], dict[str, float], list[Run]]:
    """Our commands, our stages, and the peer, on one table."""
    source, html, points = folder / f"{rows}.csv", folder / f"{rows}.html", folder / f"{rows}-points.csv"
    table.write(source, rows)
    ours = [
        run("geo map", rows, ["geo", "map", str(source), "-o", str(html)], html, allowed=1),
        run("geo check", rows, ["geo", "check", str(source)], allowed=1),  # 1: the table has findings
    ]
    staged = run("stages", rows, ["tests.bench.stages", str(source), str(html)], html, allowed=1)
    peers = []
    if rows <= PEER_ROWS:
        run("points", rows, ["tests.bench.points", str(source), str(points)], points)
        drawn = folder / f"{rows}-peer.html"
        peers = [run("plain folium", rows, ["tests.bench.peer", str(points), str(drawn)], drawn)]
    return ours, json.loads(staged.output), peers


def main(arguments: list[str]) -> int:
    """Measure and print; 2 for a number of rows that is none."""
    if not all(argument.isdecimal() and int(argument) > 0 for argument in arguments):
        print("usage: python -m tests.bench.pipeline [ROWS …]   (whole numbers above 0)", file=sys.stderr)
        return 2
    sizes = sorted({int(argument) for argument in arguments} or ROWS)
    ours: list[Run] = []
    peers: list[Run] = []
    stages: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            print(f"measuring {rows:,} rows …", file=sys.stderr, flush=True)
            own, stages[rows], peer = measure(rows, Path(folder))
            ours += own
            peers += peer
    columns = ["process", "rows", "wall s", "user s", "peak MB", "file MB"]
    show("Whole processes", columns, [one.row() for one in sorted([*ours, *peers], key=lambda one: one.what)])
    show("Growth", ["process", "rows", "rows ×", "wall", "peak", "file"], growth([*ours, *peers]))
    show("Seconds per stage of geo map", ["stage", *(f"{rows:,}" for rows in sizes)], by_stage(stages))
    against = [
        (mine, peer) for mine in ours for peer in peers if (mine.what, mine.rows) == ("geo map", peer.rows)
    ]
    show(
        "geo map : plain folium, same rows",
        ["rows", "wall", "peak", "file"],
        [ratio(*pair) for pair in against],
    )
    return 0


def by_stage(stages: dict[int, dict[str, float]]) -> list[list[str]]:
    """One row per stage, one column per number of rows."""
    names = next(iter(stages.values()))
    return [[name, *(f"{seconds[name]:.2f}" for seconds in stages.values())] for name in names]


def ratio(mine: Run, peer: Run) -> list[str]:
    """Ours in parts of the peer's; below 1 is less than the peer needs."""
    parts = [mine.wall / peer.wall, mine.peak / peer.peak, mine.written / peer.written]
    return [f"{mine.rows:,}", *(f"{part:.2f}" for part in parts)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
