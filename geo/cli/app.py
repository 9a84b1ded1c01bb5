"""The command ``app``: the page, served on this computer."""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from ..resources import PACKAGE, PAGE_CONFIG
from .shared import UsageError

EPILOG = """\
The page is opened in the browser; its address is said as well, and nothing more where there is no screen.
What follows -- goes to Streamlit as it is, for example: -- --server.address 127.0.0.1"""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``app``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument(
        "--port", type=int, metavar="N", help="the port to serve on; default: the first free one from 8501"
    )
    command.add_argument("--no-browser", action="store_true", help="do not open the page in a browser")
    command.add_argument("streamlit", nargs="*", metavar="-- OPTION", help="options of Streamlit's own")


def run(options: argparse.Namespace) -> int:
    """Serve the page until it is stopped."""
    try:
        from streamlit import net_util
        from streamlit.web import cli as streamlit
    except ImportError as error:
        raise UsageError('the page needs Streamlit: pip install "summit-atlas[app]"') from error
    net_util._external_ip = "127.0.0.1"  # as in app/guard.py, here before anybody can knock
    settings = tomllib.loads(PAGE_CONFIG.read_text("utf-8"))
    settings["server"] |= _browser(options)
    ours = list(_flags(settings))
    if options.port is not None:
        ours.append(f"--server.port={options.port}")
    sys.argv = ["streamlit", "run", str(PACKAGE / "app" / "script.py"), *ours, *options.streamlit]
    return int(streamlit.main(standalone_mode=False) or 0)


def _browser(options: argparse.Namespace) -> dict[str, bool]:
    """Settings by which the page is opened in a browser, unless the call or the environment says otherwise or
    no screen is there; without the question for an address of e-mail that Streamlit joins to it."""
    told = any(one.startswith("--server.headless") for one in options.streamlit)
    said = os.environ.get("STREAMLIT_SERVER_HEADLESS", "").lower() in ("1", "true", "yes", "on")
    headless = options.no_browser or said or not _has_screen()
    return {"headless": headless and not told, "showEmailPrompt": False}


def _has_screen() -> bool:
    """As Streamlit sees it: other systems than Windows and macOS have one where they name it."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _flags(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """A table of settings as Streamlit's options: ``--browser.gatherUsageStats=false``."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flags(value, f"{prefix}{name}.")
            continue
        for one in value if isinstance(value, list) else [value]:
            yield f"--{prefix}{name}={str(one).lower() if isinstance(one, bool) else one}"
