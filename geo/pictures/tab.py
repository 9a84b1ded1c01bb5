"""A page in a browser that nobody sees, asked step by step: the Chrome DevTools Protocol over two pipes.

https://chromedevtools.github.io/devtools-protocol/ : every message is JSON and ends with a zero byte. Pipes,
since a port could be spoken to by any program and any web page of this machine.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from ..errors import BrowserError
from .browser import FLAGS, VARIABLE, Browser, end, unwalled

_HEARS, _SAYS = 3, 4
"""The descriptors by which a browser is spoken to, and speaks."""
_STARTED_AS: Final = (
    "import os, sys\n"
    f"os.dup2(int(sys.argv[1]), {_HEARS}); os.dup2(int(sys.argv[2]), {_SAYS})\n"
    "os.execv(sys.argv[3], sys.argv[3:])\n"
)
_ABOVE: Final = 10
"""Descriptors from here on are none of those that a browser expects."""
_CHUNK: Final = 1 << 20
_OPENS_S: Final = 120
"""Longer than the largest map takes to open on a slow machine."""
_POLL_S: Final = 0.1


class Tab:
    """One page. Every question waits for its answer, ``seconds`` at most."""

    def __init__(self, hears: int, says: int, browser: Browser) -> None:
        self._hears, self._says, self._browser = hears, says, browser
        self._number = 0
        self._read = bytearray()
        self._session: str | None = None

    def open(self, address: str, ready: str) -> None:
        """Open ``address``, and wait until the expression ``ready`` is true there."""
        target = self._ask("Target.createTarget", {"url": address})["targetId"]
        attached = self._ask("Target.attachToTarget", {"targetId": target, "flatten": True})
        self._session = attached["sessionId"]
        limit = time.monotonic() + _OPENS_S
        while self.value(f"Boolean({ready})") is not True:
            if time.monotonic() > limit:
                raise self._failed(f"the map has not opened in {_OPENS_S} seconds")
            time.sleep(_POLL_S)

    def value(self, expression: str, seconds: float = 60) -> Any:
        """The value of a JavaScript expression on the page, as JSON has it.

        Raises ``BrowserError`` where the page throws, or does not answer in time.
        """
        asked = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        answer = self._ask("Runtime.evaluate", asked, seconds)
        if "exceptionDetails" in answer:
            thrown = answer["exceptionDetails"].get("exception", {}).get("description", "an error")
            raise self._failed(f"the map says: {str(thrown)[:300]}")
        return answer["result"].get("value")

    def _ask(self, method: str, params: dict[str, Any], seconds: float = 60) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        text = json.dumps(message).encode() + b"\0"
        limit = time.monotonic() + seconds
        try:
            while text:
                text = text[os.write(self._hears, text) :]
            while (answer := json.loads(self._next(limit))).get("id") != self._number:
                pass  # what the browser tells unasked
        except OSError as error:
            raise self._failed("it has ended") from error
        if "error" in answer:
            raise self._failed(str(answer["error"].get("message", ""))[:300])
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self, limit: float) -> bytes:
        """The next message of the browser."""
        while (at := self._read.find(b"\0")) < 0:
            if not select.select([self._says], [], [], max(0.0, limit - time.monotonic()))[0]:
                raise self._failed("it has not answered in time")
            more = os.read(self._says, _CHUNK)
            if not more:
                raise OSError
            self._read += more
        message = bytes(self._read[:at])
        del self._read[: at + 1]
        return message

    def _failed(self, why: str) -> BrowserError:
        return BrowserError(f"{self._browser}: {why}; try again, or let {VARIABLE} name another browser")


@contextmanager
def opened(browser: Browser, address: str, folder: Path, *, ready: str) -> Iterator[Tab]:
    """A tab that shows ``address``, once the expression ``ready`` is true in it; ended with the block.

    ``folder`` takes what the browser keeps. Raises ``BrowserError``.
    """
    if sys.platform == "win32":
        raise BrowserError("Windows gives a browser no pipes of this kind; make the film on Linux or macOS")
    import fcntl

    pairs = [os.pipe() for _ in range(2)]
    (its_in, ours_out), (ours_in, its_out) = pairs
    given = [fcntl.fcntl(one, fcntl.F_DUPFD, _ABOVE) for one in (its_in, its_out)]
    process = None
    try:
        for one in given:
            os.set_inheritable(one, True)
        kept = f"--user-data-dir={folder / 'profile'}"
        wanted = ["--remote-debugging-pipe", "--force-prefers-reduced-motion", kept, "about:blank"]
        command = [str(browser), *FLAGS, *unwalled(), *wanted]
        process = subprocess.Popen(
            [sys.executable, "-c", _STARTED_AS, *map(str, given), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=given,
            start_new_session=True,
        )
        for one in (its_in, its_out, *given):
            os.close(one)
        given, pairs = [], [(ours_in, ours_out)]
        tab = Tab(ours_out, ours_in, browser)
        tab.open(address, ready)
        yield tab
    finally:
        if process is not None:
            end(process)
        for one in (*given, *(one for pair in pairs for one in pair)):
            with suppress(OSError):
                os.close(one)
