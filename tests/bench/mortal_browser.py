"""A Chromium that is killed and started again: a process of its own, which Playwright drives from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Playwright

from tests.chromium import FLAGS, windowless
from tests.free_port import free_port

PATIENCE_S = 30.0


class MortalBrowser:
    """Chromium with its profile in ``folder``, until it is killed with everything that it has started."""

    def __init__(self, session: Playwright, folder: Path) -> None:
        self._session, self._folder = session, folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Page:
        """Start it; a page of it."""
        port = free_port()
        # Without a sandbox, as Playwright starts it: it opens our own page alone.
        command = [str(windowless()), *FLAGS, "--headless", "--no-sandbox", "--disable-dev-shm-usage"]
        command += [f"--remote-debugging-port={port}"]
        command += [f"--user-data-dir={self._folder / 'profile'}", "about:blank"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                browser = self._session.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
                return browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            except PlaywrightError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def kill(self) -> None:
        """End it as a crash does: it cannot say anything more."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
