"""Find Chrome or Chromium, or get one. One way for ``python -m tests`` and for the browser tests.

Order: the program that ``SUMMIT_ATLAS_CHROMIUM`` names, the usual names on PATH, the usual
places on macOS and Windows, Playwright's own browser. ``obtain`` installs one when there is none.

The tests take the same browser built without windows where there is one (``windowless``): it needs about half
the processor's time. Benchmarks and pictures take the one that readers have.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests import debian

VARIABLE = "SUMMIT_ATLAS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WINDOWLESS = "chromium-headless-shell"
MAC_PLACES = (
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
)
WINDOWS_PLACE = "Google/Chrome/Application/chrome.exe"
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

# No name but this machine's resolves, whatever a page asks for; nothing goes through a proxy.
FLAGS = (
    "--disable-gpu",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1 , EXCLUDE [::1]",
)


class ChromiumMissingError(RuntimeError):
    """No browser was found, or the one that was named is not there."""


def find(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The browser's program. Raises ``ChromiumMissingError`` saying what to do when there is none."""
    named = environment.get(VARIABLE)
    if named:
        if program := shutil.which(named, path=environment.get("PATH", "")):
            return Path(program)
        raise ChromiumMissingError(f"{VARIABLE} names {named!r}, which is not a program; correct or unset it")
    for place in _places(environment, platform):
        if place.is_file():
            return place
    raise ChromiumMissingError(
        f"no Chrome or Chromium found; run `python -m tests`, which gets one, "
        f"or install one, or let {VARIABLE} name its program"
    )


def windowless(environment: Mapping[str, str] = os.environ) -> Path:
    """The browser without windows, otherwise the one of ``find``; a browser that the environment names is
    taken by both. Raises ``ChromiumMissingError``."""
    light = None if environment.get(VARIABLE) else shutil.which(WINDOWLESS, path=environment.get("PATH", ""))
    return Path(light) if light else find(environment)


def obtain() -> Path:
    """The browser of the tests, with what is missing installed now. Raises ``ChromiumMissingError``."""
    _obtain_the_usual_one()
    if not os.environ.get(VARIABLE) and not shutil.which(WINDOWLESS) and debian.can_install():
        debian.install(WINDOWLESS)  # others than Debian do not have it, and go on with the usual one
    return windowless()


def _obtain_the_usual_one() -> None:
    try:
        find()
        return
    except ChromiumMissingError:
        if os.environ.get(VARIABLE):
            raise
    # A font too: without any, text has no width and nothing can be clicked.
    if not (debian.can_install() and debian.install("chromium", "fonts-dejavu-core")):
        libraries = ["--with-deps"] if debian.can_install() else []
        command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
        print("No Chrome or Chromium found; getting one:", " ".join(command), flush=True)
        subprocess.run(command, check=False)
    find()


def _places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    """Where a browser may be, likeliest first."""
    for name in NAMES:
        if program := shutil.which(name, path=environment.get("PATH", "")):
            yield Path(program)
    if platform == "darwin":
        yield from (root / place for root in (Path("/"), Path.home()) for place in MAC_PLACES)
    if platform == "win32":
        yield from (Path(environment[root], WINDOWS_PLACE) for root in WINDOWS_ROOTS if root in environment)
    yield from _playwrights_own(environment)


def _playwrights_own(environment: Mapping[str, str]) -> Iterator[Path]:
    """Where Playwright keeps the browser it downloads. Asked in a process of its own: two of its
    sessions cannot run in one."""
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as session: print(session.chromium.executable_path)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], env=dict(environment), capture_output=True, text=True, check=False
    )
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())
