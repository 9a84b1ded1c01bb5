"""The flows' map at its largest, in a fresh Chromium: ``python -m tests.bench.flows.map [visits] [places]``.

Makes up 40 years by month of ``visits`` visits (5,000,000) to ``places`` minor places in each country (12),
writes their map, and prints: its size against 5 MB, the time until it is ready, seeks to months of chance and
frames of play against the replay's budgets, counting by month and so far, with 50 and with 500 routes drawn.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
from playwright.sync_api import sync_playwright

from geo.flow.document import flow_document
from geo.flow.map import flow_map_document
from tests import chromium
from tests.bench.replay.browser import AROUND, LIMIT_SECONDS, LOADS, VIEWPORT, Opened
from tests.bench.replay.report import in_time
from tests.flow.world import world_flows

YEARS: Final = 40
MOST_BYTES: Final = 5_000_000
SEEK_MS: Final = (17.0, 33.0)
PLAY_MS: Final = (17.0, 20.0)
"""Median and 95th percentile wanted."""
SEEKS: Final = 60
PLAY_SECONDS: Final = 5.0
MONTHS_A_SECOND: Final = 12
CHOICES: Final = (("so-far", 50), ("so-far", 500), ("period", 50), ("period", 500))
PLAY: Final = """async ([speed, ms]) => {
  const part = (role) => document.querySelector(`[data-role=${role}]`);
  const select = part("speed");
  const offered = [...select.options].map(({ value }) => Number(value));
  const nearest = offered.reduce((a, b) => (Math.abs(b - speed) < Math.abs(a - speed) ? b : a));
  select.selectedIndex = offered.indexOf(nearest);
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const first = part("date").dataset.day;
  part("play").click();
  const intervals = [];
  let last = await new Promise(requestAnimationFrame);
  for (const started = last; last - started < ms; ) {
    const now = await new Promise(requestAnimationFrame);
    intervals.push(now - last);
    last = now;
  }
  part("play").click();
  return { intervals, days: part("date").dataset.day - first };
}"""


def main(visits: str = "5000000", places: str = "12") -> int:
    """Make, measure, print; 1 when the map is too large or a fault showed."""
    flows = world_flows(visits=int(visits), years=YEARS, minor_places=int(places))
    print(f"{len(flows):,} cells origin × place × month, {flows['count'].sum():,} visits")
    started = time.perf_counter()
    document = flow_document(flows, "month", title="The world, by month", credits=["Visits: made up"])
    text = flow_map_document(document)
    cut = document["cut"]
    kept = 1 - cut["dropped_visits"] / cut["visits"]
    placed = 1 - cut["rolled_visits"] / cut["visits"]
    print(f"made in {time.perf_counter() - started:.1f} s: {document['cells']['count']:,} cells on", end=" ")
    print(f"{document['routes']['count']:,} routes; {kept:.1%} of visits kept, {placed:.1%} with their place")
    print(f"size {len(text) / 1e6:.2f} MB of {MOST_BYTES / 1e6:.0f}: {verdict(len(text) <= MOST_BYTES)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "flows.html")
        path.write_text(text, encoding="utf-8")
        faults = measured(path, Path(folder))
    for fault in faults:
        print(f"fault: {fault}")
    return int(bool(faults) or len(text) > MOST_BYTES)


def verdict(within: bool) -> str:
    """In a word."""
    return "within" if within else "OVER"


def measured(path: Path, folder: Path) -> list[str]:
    """Print what a browser needs for the map; what went wrong in it."""
    around = folder / "around.html"
    around.write_text(AROUND, encoding="utf-8")
    with sync_playwright() as session:
        browser = session.chromium.launch(executable_path=str(chromium.find()), args=list(chromium.FLAGS))
        times = []
        for _ in range(LOADS):
            opened = Opened(browser.new_context(viewport=VIEWPORT), "ours", around.as_uri())
            times.append(opened.load(path.as_uri(), True, None))
        print(f"ready in {statistics.median(times):.0f} ms ({', '.join(f'{one:.0f}' for one in times)})")
        for mode, top in CHOICES:
            opened.ask("set", {"mode": mode, "top": top})
            measure(opened, f"{mode}, {top} routes")
        heap = opened.heap()
        print(f"heap {heap['objects']:.0f} MB of objects, {heap['arrays']:.0f} MB of arrays")
        faults = [*opened.faults, *opened.refused]
        browser.close()
    return faults


def measure(opened: Opened, name: str) -> None:
    """Print seeks and frames of play of the map as it is set."""
    months = np.random.default_rng(5).integers(0, YEARS * 12, SEEKS)
    starts = (np.datetime64("1985-01", "M") + months).astype("datetime64[D]").astype(int).tolist()
    for _ in range(2):
        sought = opened.ask("seek", starts, LIMIT_SECONDS * 1000)
    told(f"seek, {name}", sought["rendered"], SEEK_MS)
    print(f"seek, {name}: {in_time(sought['second']):.0f} % shown by the next frame")
    opened.ask("seek", [int(pd.Timestamp("2004-01-01").timestamp() // 86400)], LIMIT_SECONDS * 1000)
    played: dict[str, Any] = opened.frame.evaluate(PLAY, [MONTHS_A_SECOND * 30.4375, PLAY_SECONDS * 1000])
    told(f"play, {name}, {played['days'] / 30.4 / PLAY_SECONDS:.0f} months/s", played["intervals"], PLAY_MS)


def told(name: str, times: list[float], wanted: tuple[float, float]) -> None:
    """Print median and 95th percentile, and whether they are within what is wanted."""
    median, late = np.percentile(times, [50, 95])
    within = verdict(bool(median <= wanted[0] and late <= wanted[1]))
    print(
        f"{name}: median {median:.1f} ms, p95 {late:.1f} ms of {wanted[0]:.0f} and {wanted[1]:.0f}: {within}"
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
