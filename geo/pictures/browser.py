"""A browser of this machine that draws pages which nobody sees: Chromium, Chrome or Edge."""

from __future__ import annotations

import base64
import binascii
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NewType

from ..errors import BrowserError

Browser = NewType("Browser", Path)
"""The program of a browser."""

VARIABLE: Final = "SUMMIT_ATLAS_CHROMIUM"
NAMES: Final = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MAC_PLACES: Final = (
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS_PLACES: Final = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_WINDOWS_ROOTS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    # No name resolves, whatever is asked for.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-device-scale-factor=1",
    "--window-size=1280,800",
)
_AT_ONCE: Final = "--virtual-time-budget=60000"
"""In the page's own time, which stands still while it works."""
_SECONDS: Final = 180
"""Longer than the largest map takes on a slow machine."""
_FILE: Final = re.compile(r'<output[^>]*\bdata-role="picture-file"[^>]*>([A-Za-z0-9+/=]+)</output>')
_MEDIA_BOX: Final = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
_SLACK_POINTS: Final = 1.5
"""Browsers have whole dots on a page."""
_SAID_MOST: Final = 300


def find(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Browser:
    """A browser that can draw; raises ``BrowserError`` where there is none."""
    named = environment.get(VARIABLE)
    if named:
        if program := shutil.which(named, path=environment.get("PATH", "")):
            return Browser(Path(program))
        raise BrowserError(f'{VARIABLE} names "{named}", which is no program; correct or unset it')
    for place in _places(environment, platform):
        if place.is_file():
            return Browser(place)
    raise BrowserError(
        "no Chromium, Chrome or Edge is on this machine, and pictures are drawn by one; install one, let "
        f"{VARIABLE} name its program, or write the map and save the picture there (Share)"
    )


def _places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    """Where a browser may be, likeliest first."""
    for name in NAMES:
        if program := shutil.which(name, path=environment.get("PATH", "")):
            yield Path(program)
    if platform == "darwin":
        yield from (root / place for place in _MAC_PLACES for root in (Path("/"), Path.home()))
    if platform == "win32":
        roots = [environment[root] for root in _WINDOWS_ROOTS if root in environment]
        yield from (Path(root, place) for place in _WINDOWS_PLACES for root in roots)


def picture_of(browser: Browser, address: str, folder: Path) -> bytes:
    """The file that a page holds once it shows a picture alone (``assets/sharing/alone.js``).

    ``folder`` takes what the browser keeps. Raises ``BrowserError`` when the page holds none.
    """
    said = _run(browser, address, folder, "--dump-dom")
    found = _FILE.search(said.stdout.decode("utf-8", "replace"))
    if found:
        with suppress(binascii.Error):
            return base64.b64decode(found.group(1), validate=True)
    raise _failed(browser, said)


def printed(browser: Browser, address: str, folder: Path, points: tuple[float, float]) -> bytes:
    """The page at ``address`` as PDF; raises ``BrowserError`` unless it is one page, ``points`` large."""
    made = folder / "picture.pdf"
    said = _run(browser, address, folder, "--no-pdf-header-footer", f"--print-to-pdf={made}")
    content = made.read_bytes() if made.is_file() else b""
    pages = [tuple(map(float, box)) for box in _MEDIA_BOX.findall(content)]
    # A page that shows something else, or nothing yet, has the size of the browser's paper.
    if len(pages) == 1 and all(abs(a - b) < _SLACK_POINTS for a, b in zip(pages[0], points, strict=True)):
        return content
    raise _failed(browser, said)


def _run(browser: Browser, address: str, folder: Path, *wanted: str) -> subprocess.CompletedProcess[bytes]:
    """Let the browser do one thing; raises ``BrowserError`` when it cannot be started or does not end."""
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [str(browser), *FLAGS, _AT_ONCE, *unwalled(), profile, *wanted, address]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise BrowserError(
            f"{browser} cannot be started: {error.strerror}; let {VARIABLE} name another"
        ) from error
    try:
        out, err = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise BrowserError(
            f"{browser} has drawn nothing in {_SECONDS} seconds; try again, or let {VARIABLE} name another"
        ) from error
    finally:
        end(process)
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def unwalled() -> list[str]:
    """The flag without which no root starts Chromium: its own walls need another user. The page is ours, and
    its policy lets nothing in."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def end(process: subprocess.Popen[bytes]) -> None:
    """End a browser that still runs, with what it has started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _failed(browser: Browser, said: subprocess.CompletedProcess[bytes]) -> BrowserError:
    lines = [line for line in said.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    words = f' Its last words: "{lines[-1].strip()[:_SAID_MOST]}"' if lines else ""
    return BrowserError(
        f"{browser} has drawn no picture (its status was {said.returncode}).{words} "
        f"Try again, or let {VARIABLE} name another"
    )
