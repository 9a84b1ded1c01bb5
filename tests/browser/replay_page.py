"""What tests of the map page share: the fixture, day numbers, hooks, and what must not happen on the page."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Locator, Page

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "replay.json"
EPOCH = datetime.date(1970, 1, 1).toordinal()

NewPage = Callable[..., Page]


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


def seen(core: Page, expression: str, argument: Any = None) -> Any:
    """What an expression of ``c``, the core, ``m``, the model, and ``argument`` gives."""
    return core.evaluate(f"(argument) => {{ const c = core, m = model; return {expression}; }}", argument)


def noise(page: Page) -> list[str]:
    """Console messages, page errors and addresses asked for: there must be none."""
    return [*page.problems, *page.requests_made]
