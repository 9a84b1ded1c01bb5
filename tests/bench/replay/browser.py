"""One map in one fresh Chromium: ``python -m tests.bench.replay.browser KIND FILE [everyone]``.

KIND is ours, timeline, timestamped or bare. Prints one line of JSON after each step, in the order of
``STEPS``, so that whoever started it knows what was finished when it has to end it. ``everyone``: our file
opens on everyone already.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page, Route, ViewportSize, sync_playwright

from tests import chromium
from tests.bench.replay import cdn
from tests.bench.replay.workload import DAYS, FIRST, LAST, seek_days

HERE = Path(__file__).resolve().parent
VIEWPORT: ViewportSize = {"width": 1280, "height": 800}
AROUND = (
    "<!doctype html><style>html,body{margin:0;height:100%}iframe{display:block;border:0;width:100%;"
    "height:100vh}</style><body>"
)
LIMIT_SECONDS = 60.0
LOADS, SLOW_SECONDS = 3, 5.0
"""How often a map is loaded; once when the first time took longer than this."""
PLAY_SECONDS = 5.0
LOOKED_AT = 5
STEPS = ("ready", "ready, all drawn", "seek", "unfinished", "play", "heap", "loaded")


class Opened:
    """A map in a context of its own, with what it loaded."""

    def __init__(self, context: BrowserContext, kind: str, around: str) -> None:
        self.context = context
        self.loaded = 0
        self.refused: list[str] = []
        self.faults: list[str] = []
        self._files = cdn.files() if kind in ("timeline", "timestamped") else {}
        context.route(re.compile("^(https?|wss?)://"), self._serve)
        script = f"globalThis.replayBenchKind = {json.dumps(kind)};\n"
        context.add_init_script(script + (HERE / "probe.js").read_text(encoding="utf-8"))
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(around)
        self.page.wait_for_timeout(500)

    def _serve(self, route: Route) -> None:
        body = self._files.get(route.request.url)
        if body is None:
            self.refused.append(route.request.url)
            route.abort()
            return
        self.loaded += len(body)
        kind = "text/css" if route.request.url.endswith(".css") else "text/javascript"
        # A real network allows all origins too; without it a page from a file may not read the fonts' styles.
        route.fulfill(body=body, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})

    def load(self, address: str, ours: bool, changes: dict[str, Any] | None) -> float:
        """Milliseconds from the start of the navigation to the first complete picture."""
        arguments = [address, ours, changes, LAST]
        at: float = self.page.evaluate("(given) => replayBench.load(...given)", arguments)
        origin: float = self.frame.evaluate("performance.timeOrigin")
        return at - origin

    @property
    def frame(self) -> Frame:
        return self.page.frames[1]

    def ask(self, verb: str, *arguments: Any) -> Any:
        """A verb of ``probe.js`` in the map's frame."""
        return self.frame.evaluate("([verb, given]) => replayBench[verb](...given)", [verb, list(arguments)])

    def heap(self) -> dict[str, float]:
        """MB of JavaScript objects and of the arrays' memory beside them, after collecting garbage."""
        session = self.context.new_cdp_session(self.page)
        session.send("HeapProfiler.enable")
        session.send("HeapProfiler.collectGarbage")
        usage = session.send("Runtime.getHeapUsage")
        return {
            "objects": usage["usedSize"] / 1e6,
            "arrays": usage.get("backingStorageSize", 0) / 1e6,
        }


def say(step: str, value: Any) -> None:
    """A finished step, for whoever reads along."""
    print(json.dumps({"step": step, "value": value}), flush=True)


def main(kind: str, file: str, *options: str) -> int:
    """Measure the map and print every step."""
    ours, address = kind == "ours", Path(file).resolve().as_uri()
    everything = {"follow": None, "range": [FIRST, LAST], "day": LAST}
    opening = None if not ours or "everyone" in options else everything
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as session:
        around = Path(folder, "around.html")
        around.write_text(AROUND, encoding="utf-8")
        browser = session.chromium.launch(executable_path=str(chromium.find()), args=list(chromium.FLAGS))

        def fresh() -> Opened:
            return Opened(browser.new_context(viewport=VIEWPORT), kind, around.as_uri())

        for step, changes in (("ready", opening), ("ready, all drawn", everything)):
            opened, times = loads(fresh, address, ours, changes)
            say(step, times)
        measure(opened, ours, everything)
        browser.close()
    return 0


def loads(
    fresh: Callable[[], Opened], address: str, ours: bool, changes: dict[str, Any] | None
) -> tuple[Opened, list[float]]:
    """Load the map in fresh contexts; the last one, still open, and the milliseconds of each."""
    opened = fresh()
    times = [opened.load(address, ours, changes)]
    while len(times) < LOADS and times[0] < SLOW_SECONDS * 1000:
        opened.context.close()
        opened = fresh()
        times.append(opened.load(address, ours, changes))
    return opened, times


def measure(opened: Opened, ours: bool, everything: dict[str, Any]) -> None:
    """What is measured of a map that is open."""
    if ours:
        opened.ask("set", everything)
    days = seek_days()
    for _ in range(2):
        sought = opened.ask("seek", days, LIMIT_SECONDS * 1000)
    say("seek", sought)
    say("unfinished", {"changed": opened.ask("unfinished", days[:LOOKED_AT]), "of": LOOKED_AT})
    say("play", opened.ask("play", FIRST + DAYS // 2, PLAY_SECONDS * 1000))
    shown = opened.ask("rest", LAST)
    say("heap", opened.heap())
    loaded = {"shown": shown, "bytes": opened.loaded, "refused": opened.refused, "faults": opened.faults[:5]}
    say("loaded", loaded)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
