"""Find Firefox, or get it. One way for ``python -m tests`` and for the browser tests.

Playwright brings a Firefox of its own, which is not what readers have. Order: the program that
``SUMMIT_ATLAS_FIREFOX`` names, the usual names on PATH, the usual places on macOS and Windows. ``obtain``
installs one on Debian, as root.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests import debian

VARIABLE = "SUMMIT_ATLAS_FIREFOX"
NAMES = ("firefox-esr", "firefox")
PLACES = {
    "darwin": ("/Applications/Firefox.app/Contents/MacOS/firefox",),
    "win32": (r"C:\Program Files\Mozilla Firefox\firefox.exe",),
}
PACKAGE = "firefox-esr"


class FirefoxMissingError(RuntimeError):
    """No Firefox was found, or the one that was named is not there."""


def find(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Firefox's program. Raises ``FirefoxMissingError`` saying what to do when there is none."""
    named = environment.get(VARIABLE)
    names = (named,) if named else (*NAMES, *PLACES.get(platform, ()))
    for name in names:
        if program := shutil.which(name, path=environment.get("PATH", "")):
            return Path(program)
    if named:
        raise FirefoxMissingError(f"{VARIABLE} names {named!r}, which is not a program; correct or unset it")
    raise FirefoxMissingError(
        f"no Firefox found; install one, or let {VARIABLE} name its program; "
        "on Debian `python -m tests` gets one when run as root"
    )


def obtain() -> Path:
    """Firefox as found, otherwise installed now (Debian, as root). Raises ``FirefoxMissingError``."""
    try:
        return find()
    except FirefoxMissingError:
        if os.environ.get(VARIABLE) or not debian.can_install():
            raise
    debian.install(PACKAGE)
    return find()
