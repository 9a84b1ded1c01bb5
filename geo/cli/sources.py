"""Where the table of a command comes from: a path, an address, or a state of one that was kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import SummitAtlasError

if TYPE_CHECKING:
    from ..living import Living

_SWITCH = "--online-table"


class UsageError(SummitAtlasError):
    """The call asks for something that cannot be done; the message says what would work."""


def table_said(text: str) -> Path | str:
    """A path, or the text of what is none: an address, or ``kept:…``."""
    return text if is_elsewhere(text) else Path(text)


def is_elsewhere(text: str) -> bool:
    """Whether a text is an address or a state that was kept, and no path."""
    return "://" in text or text.startswith("kept:")


def add_online_table(command: argparse.ArgumentParser) -> None:
    """Whether a table at an address is asked for."""
    command.set_defaults(as_of="")
    command.add_argument(
        _SWITCH,
        action="store_true",
        help="a table may be an address (https://…), which is asked for now; without it nobody is asked",
    )


def add_living(command: argparse.ArgumentParser) -> None:
    """The same, and as of when."""
    add_online_table(command)
    command.add_argument(
        "--as-of",
        default="",
        metavar="DAY",
        help="the address as it was kept on that day (YYYY-MM-DD), or by the first letters of its digest; "
        "nobody is asked",
    )


def opened(table: Path | str, options: argparse.Namespace) -> tuple[Path, bytes | None]:
    """A file's path; or the name and the bytes of what is elsewhere. Says on standard error what was done.

    Raises ``UsageError`` for an address without the switch, ``TableError`` for what cannot be had.
    """
    if isinstance(table, Path):
        if options.as_of:
            raise UsageError("--as-of says which state of an address is meant; TABLE is a path")
        return table, None
    found = living(table, options)
    return Path(found.state.name), found.content


def living(table: str, options: argparse.Namespace, quiet: bool = False) -> Living:
    """What is at an address, or was there, as the call says; ``quiet``: nothing is said of it."""
    from ..living import again, latest

    if table.startswith("kept:") or options.as_of:
        found = again(table, options.as_of)
        state = found.state
        print(f"{state.address} as it came on {state.day} ({state.said}); nobody was asked", file=sys.stderr)
        return found
    if not options.online_table:
        raise UsageError(
            f"{table} is an address: nothing is asked of the network unless you say {_SWITCH} "
            "(--as-of DAY shows a state that was kept)"
        )
    found = latest(table)
    if quiet:
        return found
    if found.note:
        print(found.note, file=sys.stderr)
    state = found.state
    was = "came anew" if found.new else f"is as it came on {state.day}"
    print(f"{state.address} {was}: {state.size:,} bytes, {state.said}", file=sys.stderr)
    return found
