"""What projections and coloured countries cost: ``python -m tests.bench.replay.projections [TRIPS …]``.

Every projection of our map, with countries coloured, beside Web Mercator without colours and, with
``--before FILE``, beside the map of another version (same trips, made by its ``geo map``), in turns, in
one browser. Changes of the projection are from the message until the frame that shows it has been laid out.
Azimuthal equidistant follows the busiest leader, whose seat is its middle, and so shows fewer trips.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import sync_playwright

from geo.html.projections import FROM_SEAT, PROJECTIONS, TILED
from tests import chromium
from tests.bench.replay import process, workload
from tests.bench.replay.browser import AROUND, LIMIT_SECONDS, VIEWPORT, Opened
from tests.bench.replay.workload import DAYS, FIRST, LAST, seek_days

ROUNDS = 3
PLAY_MS = 3000.0
EVERYTHING: dict[str, Any] = {"follow": None, "range": [FIRST, LAST], "day": LAST}
BEFORE, PLAIN = "the version before", "Web Mercator, not coloured"
CHANGED = """async (wanted) => {
  const start = performance.now();
  await replayBench.set(wanted);
  await new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    requestAnimationFrame(() => port2.postMessage(0));
  });
  return performance.now() - start;
}"""
Times = dict[str, list[float]]


def written(table: Path, file: Path) -> None:
    """Our map of a table."""
    command = [sys.executable, "-m", "geo", "map", str(table), "-o", str(file), "--everyone"]
    done = subprocess.run(command, cwd=process.ROOT, capture_output=True, text=True, check=False)
    if not file.exists():
        raise SystemExit(done.stderr)


def busiest(table: Path) -> str:
    """Whoever is named most in the table."""
    with table.open(encoding="utf-8", newline="") as rows:
        return Counter(
            name for row in csv.DictReader(rows) for name in row["leaders"].split("; ")
        ).most_common(1)[0][0]


def views(follow: str) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Name of a view → what is set before, and the change that is timed: the projection alone."""
    found: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        PLAIN: ({**EVERYTHING, "projection": TILED, "countries": "none"}, {})
    }
    for name in PROJECTIONS:
        whom = {"follow": follow} if name == FROM_SEAT else {}
        other = {"projection": "north-polar" if name != "north-polar" else TILED}
        found[name] = ({**EVERYTHING, "countries": "made", **whom, **other}, {"projection": name})
    return found


def timed(opened: Opened, before: dict[str, Any], change: dict[str, Any], times: Times) -> None:
    """Set a view, and add what it takes to come to it, to seek in it and to play in it."""
    opened.ask("set", before)
    opened.page.wait_for_timeout(300)
    if change:
        times["change"].append(opened.frame.evaluate(CHANGED, change))
    opened.page.wait_for_timeout(500)
    times["seek"] += opened.ask("seek", seek_days(), LIMIT_SECONDS * 1000)["rendered"]
    played = opened.ask("play", FIRST + DAYS // 2, PLAY_MS)
    times["play"] += played["intervals"]


def measure(file: Path, before: Path | None, follow: str) -> dict[str, Times]:
    """The times in milliseconds of every view, all in turn."""
    around = file.with_name("around.html")
    around.write_text(AROUND, encoding="utf-8")
    times: dict[str, Times] = defaultdict(lambda: defaultdict(list))
    with sync_playwright() as session:
        browser = session.chromium.launch(executable_path=str(chromium.find()), args=list(chromium.FLAGS))
        for _ in range(ROUNDS):
            for path, wanted in ((before, {BEFORE: (EVERYTHING, {})}), (file, views(follow))):
                if path is None:
                    continue
                opened = Opened(browser.new_context(viewport=VIEWPORT), "ours", around.as_uri())
                opened.load(path.resolve().as_uri(), True, EVERYTHING)
                for name, (first, change) in wanted.items():
                    timed(opened, first, change, times[name])
                opened.context.close()
        browser.close()
    return times


def told(times: dict[str, Times]) -> str:
    """The figures as a Markdown table."""
    lines = ["| view | change, median ms | seek, median ms | p95 | play frame, median ms | p95 |"]
    lines.append("| :--- | ---: | ---: | ---: | ---: | ---: |")
    for name, found in times.items():
        change = f"{median(found['change']):.0f}" if found["change"] else ""
        cells = [
            f"{middle:.1f} | {high:.1f}" for middle, high in map(_spread, (found["seek"], found["play"]))
        ]
        lines.append(f"| {name} | {change} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _spread(values: list[float]) -> tuple[float, float]:
    return median(values), quantiles(values, n=20)[-1]


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.replay.projections", description=__doc__)
    parser.add_argument("trips", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--before", type=Path, help="a map of the same trips, made by another version")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        for trips in options.trips:
            print(f"\n## {trips:,} trips\n", flush=True)
            table, file = Path(name, f"{trips}.csv"), Path(name, f"{trips}.html")
            workload.write_table(table, trips)
            written(table, file)
            print(told(measure(file, options.before, busiest(table))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
