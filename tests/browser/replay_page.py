"""What tests of the map page share: the fixture, day numbers, hooks, and what must not happen on the page."""

from __future__ import annotations

import datetime
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Locator, Page

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "replay.json"
EPOCH = datetime.date(1970, 1, 1).toordinal()

NewPage = Callable[..., Page]
PATIENCE_S = 60
"""With a machine that is busy with other things: nothing here is asserted to be quick."""


DEFAULT = "equal-earth"
OPENS_IN = os.environ.get("MAP_PROJECTION", DEFAULT)
"""In which projection maps without tiles open in the tests."""


def bundled() -> dict[str, Any]:
    """The replay document of the bundled reports."""
    document: dict[str, Any] = json.loads(FIXTURE.read_text("utf-8"))
    return document


def day(text: str) -> int:
    """Day number of an ISO date."""
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


def role(page: Page | Frame, name: str) -> Locator:
    """A hook of the page (docs/replay.md)."""
    return page.locator(f"[data-role={name}]")


def post(page: Page, **changes: Any) -> None:
    """Send a ``set`` message."""
    page.evaluate("(set) => postMessage({ 'summit-atlas': 1, set }, '*')", changes)


def noise(page: Page) -> list[str]:
    """Console messages, page errors and addresses asked for: there must be none."""
    return [*page.problems, *page.requests_made]


MOVED = ".leaflet-map-pane, .sa-mark, .sa-list, .sa-flow-row"
PLACES = f"""() => [...document.querySelectorAll("{MOVED}")].map((one) => {{
  const {{ x, y, width, height }} = one.getBoundingClientRect();
  return [x, y, width, height, one.scrollTop, one.textContent];
}})"""
"""Where everything is that moves with the map, and what the lists say."""


SPOKEN = """() => {
  window.spoken = [];
  new MutationObserver(() => spoken.push(performance.now()))
    .observe(document.querySelector(".sa-live"), { childList: true });
}"""
"""From now on ``spoken`` holds when the live region said something, in milliseconds."""


def still(page: Page | Frame, read: str = PLACES) -> Any:
    """What the expression, a function, gives once it has given the same for a while, in time and in frames:
    a flight has arrived then, a list that follows calmly has followed, a canvas is drawn."""
    return page.evaluate(
        f"async () => {{ const value = {read};"
        + """
          let [was, since, frames] = ["", 0, 0];
          for (;;) {
            const now = await new Promise(requestAnimationFrame);
            const is = JSON.stringify(value());
            frames += 1;
            if (is !== was) [was, since, frames] = [is, now, 0];
            else if (frames >= 10 && now - since >= 400) return JSON.parse(is);
          }
        }"""
    )


def until(page: Page, holds: Callable[[], Any]) -> Any:
    """Wait until something holds, and give what it gave; fail when it does not with all patience."""
    end = time.monotonic() + PATIENCE_S
    while not (found := holds()):
        assert time.monotonic() < end, "it did not come to hold"
        page.wait_for_timeout(30)
    return found
