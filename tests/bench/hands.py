"""Hands that change one cell of a table in the page again and again: Chromium's, and a client's.

Each has ``bring`` (open a table; the number of its project) and ``work`` (open the project and go on until it
is over). What is typed as change N is the N-th day after ``FIRST``.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import websockets
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.app.mortal import Mortal
from tests.app.visitor import visitor
from tests.browser.app_page import WAIT, opened, settled

FIRST: Final = dt.date(1950, 1, 1)
PAUSE_S: Final = 0.1
"""Between two changes of the client."""
Told = list[float]
"""When each change was made, by ``time.monotonic``; the place is the number of the change in its round."""


def day(number: int) -> str:
    """What is typed as change ``number``."""
    return (FIRST + dt.timedelta(days=number)).isoformat()


class Browser:
    """Chromium's hand: it types into the table's first cell, as quickly as the page takes it."""

    def __init__(self, server: Mortal, page: Page) -> None:
        self._server, self.page, self._address = server, page, ""

    def bring(self, file: Path) -> str:
        """Open the table; the number of its project."""
        page = self.page
        opened(page, self._server.url)
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_url("**project=*", timeout=WAIT)
        self._address = page.url
        return page.url.partition("project=")[2]

    def work(self, first: int, told: Told, over: Callable[[], bool], begun: Callable[[], None]) -> None:
        """Open the project and change the cell until it is over."""
        page = self.page
        opened(page, self._address)
        page.get_by_role("tab", name="Mend").click()
        expect(page.get_by_role("button", name="Undo")).to_be_visible(timeout=WAIT)
        settled(page)
        begun()
        with suppress(PlaywrightError):  # the server, or the browser itself, is gone in the middle of it
            while not over():
                self._type(day(first + len(told) + 1))
                told.append(time.monotonic())

    def _type(self, text: str) -> None:
        page = self.page
        grid = page.get_by_role("tabpanel").filter(visible=True).get_by_test_id("stDataFrame").first
        field = page.locator("#portal textarea, #portal input").first
        while True:  # a grid that is just being drawn anew takes no keys
            grid.get_by_test_id("data-grid-canvas").click(
                position={"x": 70, "y": 52}, force=True, timeout=2_000
            )
            page.keyboard.press("ArrowRight")
            page.keyboard.press("Enter")
            with suppress(PlaywrightTimeout):
                field.wait_for(timeout=1_500)
                break
        field.fill(text)
        field.press("Enter")


class Client:
    """Streamlit's own messages, a change every tenth of a second whether or not the last one was answered."""

    def __init__(self, server: Mortal) -> None:
        self._server, self._number = server, ""

    def bring(self, file: Path) -> str:
        """Open the table; the number of its project."""
        asyncio.run(self._bring(file))
        (self._number,) = (path.stem for path in self._server.projects.glob("*.summit"))
        return self._number

    async def _bring(self, file: Path) -> None:
        async with visitor(self._server.place) as guest:
            await guest.run()
            await guest.put("files", file.name, file.read_bytes())
            await guest.run()

    def work(self, first: int, told: Told, over: Callable[[], bool], begun: Callable[[], None]) -> None:
        """Open the project and change the cell until it is over."""
        with suppress(websockets.ConnectionClosed, OSError):
            asyncio.run(self._work(first, told, over, begun))

    async def _work(
        self, first: int, told: Told, over: Callable[[], bool], begun: Callable[[], None]
    ) -> None:
        async with visitor(self._server.place) as guest:
            guest.query = f"project={self._number}"
            await guest.run()
            guest.hold("tab", string_value="Mend")
            await guest.run()
            key = next(key for key in guest.widgets if key.startswith("editor "))
            begun()
            hearing = asyncio.create_task(guest.ignore())
            while not over():
                edited = {"edited_rows": {"0": {"c0": day(first + len(told) + 1)}}}
                guest.hold(key, string_value=json.dumps({"added_rows": [], "deleted_rows": [], **edited}))
                await guest.send()
                told.append(time.monotonic())
                await asyncio.sleep(PAUSE_S)
            hearing.cancel()
