"""Firefox driven by WebDriver BiDi, which it speaks by itself. Playwright drives only one that it made."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

START_SECONDS = ANSWER_SECONDS = 120
"""Patience with a machine that is busy with other tests."""
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "End": "\ue010", "Home": "\ue011"}
KEYS |= {"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
# A proxy that is not there: no address but this machine's leads anywhere, for Firefox's own questions too.
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}


class Tab:
    """One tab. ``problems``: every message of the console and every error, as text; ``requests_made``: every
    address it asked for but file:, data:, blob: and about:."""

    def __init__(self, socket: ClientConnection, downloads: Path) -> None:
        self._socket = socket
        self._number = 0
        self._downloads = downloads
        self.problems: list[str] = []
        self.requests_made: list[str] = []
        self.version = self._send("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        keep = {"type": "allowed", "destinationFolder": str(downloads)}
        self._send("browser.setDownloadBehavior", downloadBehavior=keep)
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to one command. What is told meanwhile is noted."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.recv(timeout=ANSWER_SECONDS))
            if told.get("id") != self._number:
                self._note(told)
            elif told["type"] == "error":
                raise RuntimeError(f"{method}: {told['error']}: {told['message']}")
            else:
                answer: dict[str, Any] = told["result"]
                return answer

    def _note(self, told: dict[str, Any]) -> None:
        params = told.get("params", {})
        if told.get("method") == "log.entryAdded":
            self.problems.append(f"{params['level']}: {params['text']}")
        elif told.get("method") == "network.beforeRequestSent":
            url = params["request"]["url"]
            if not url.startswith(("file:", "data:", "blob:", "about:")):
                self.requests_made.append(url)

    def open(self, url: str, width: int = 1280, height: int = 800) -> Self:
        """Load a page afresh in a window of this size, and forget what was told before."""
        self._send("browsingContext.navigate", context=self._context, url="about:blank", wait="complete")
        self.problems.clear()
        self.requests_made.clear()
        size = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._context, viewport=size)
        self._send("browsingContext.navigate", context=self._context, url=url, wait="complete")
        return self

    def run(self, expression: str) -> Any:
        """The value of an expression, or of what it promises, as JSON carries it."""
        answer = self._send(
            "script.evaluate",
            expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def until(self, expression: str, seconds: float = ANSWER_SECONDS) -> None:
        """Wait until the expression holds; fail when it does not within so many seconds."""
        self.wait(lambda: bool(self.run(expression)), seconds, expression)

    def wait(self, holds: Callable[[], bool], seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"not within {seconds} s: {what}"
            time.sleep(0.03)

    def drag(self, selector: str, right: float = 0) -> None:
        """Press an element's middle, move so many CSS pixels to the right, release: 0 is a click."""
        target = f"document.querySelector({json.dumps(selector)})"
        self.until(f"{target} !== null")
        self.run(f"{target}.scrollIntoView({{block: 'nearest'}})")
        x, y = self.run(
            f"(() => {{ const r = {target}.getBoundingClientRect(); "
            "return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)]; })()"
        )
        moves = [{"type": "pointerMove", "x": round(x + right * part), "y": y} for part in (0.5, 1) if right]
        button = {"button": 0}
        steps = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown"} | button,
            *moves,
            {"type": "pointerUp"} | button,
        ]
        self._perform({"type": "pointer", "id": "mouse", "actions": steps})

    def press(self, *keys: str) -> None:
        """Press keys by their names, or letters, one after another."""
        steps = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": steps})

    def _perform(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._context, actions=[source])

    def download(self, start: Callable[[], object], seconds: float = ANSWER_SECONDS) -> Path:
        """The one file that comes of ``start()``, once it is whole."""
        before = set(self._downloads.iterdir())
        start()

        def fresh() -> list[Path]:
            found = sorted(set(self._downloads.iterdir()) - before)
            return [] if any(path.suffix == ".part" or not path.stat().st_size for path in found) else found

        self.wait(lambda: bool(fresh()), seconds, "a file is downloaded")
        (path,) = fresh()
        return path

    def paper(self) -> bytes:
        """The page as PDF, as it is printed."""
        return base64.b64decode(self._send("browsingContext.print", context=self._context)["data"])


@contextmanager
def running_firefox(program: Path, folder: Path) -> Iterator[Tab]:
    """Firefox without a window, its profile and what it downloads under ``folder``."""
    profile, downloads = folder / "profile", folder / "downloads"
    for made in (profile, downloads):
        made.mkdir(parents=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    log = folder / "firefox.log"
    command = [str(program), "--headless", "--no-remote", "--remote-debugging-port", "0"]
    with log.open("w", encoding="utf-8") as output:
        started = subprocess.Popen([*command, "--profile", str(profile)], stdout=output, stderr=output)
    try:
        with connect(f"{_address(started, log)}/session", max_size=None, proxy=None) as socket:
            tab = Tab(socket, downloads)
            yield tab
            with suppress(WebSocketException):
                tab._send("browser.close")
    finally:
        try:
            started.wait(timeout=5)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


def _address(started: subprocess.Popen[bytes], log: Path) -> str:
    """Where Firefox says that it listens. Raises ``RuntimeError`` with its output when it does not say so."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and started.poll() is None:
        if match := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text("utf-8", "replace")):
            return match[1]
        time.sleep(0.05)
    raise RuntimeError(f"Firefox does not listen; its output:\n{log.read_text('utf-8', 'replace')}")
