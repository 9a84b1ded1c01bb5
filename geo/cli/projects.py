"""The command ``projects``: what the page has kept on this computer."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from ..files import check_free, write_whole
from .shared import FAULTY, OK, UsageError, add_json, print_json, program

EPILOG = """\
A project can be named, by its number or its name, wherever a table can, and so can the file that
-o writes. Exit status: 0; 1 when a project cannot be read; 2 for a wrong call."""


SHOWN = ("number", "name", "made", "changed", "revision", "size")
"""What is said of a project in JSON; times in seconds since 1970."""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``projects``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument("project", nargs="?", metavar="PROJECT", help="one alone, by its number or name")
    command.add_argument(
        "-o", "--output", type=Path, metavar="OUT.summit.zip", help="save it as one file, to carry elsewhere"
    )
    add_json(command)


def run(options: argparse.Namespace) -> int:
    """List all projects or one, or save one; those that cannot be read are named on standard error."""
    from ..projects import Listed, listed, named

    if options.output is not None:
        if options.project is None:
            raise UsageError(f"-o saves one project; name it: {program()} projects lists them")
        return _save(options.project, options.output)
    found = Listed((named(options.project),), ()) if options.project else listed()
    if options.json:
        print_json([{name: getattr(head, name) for name in SHOWN} for head in found.heads])
    else:
        for head in found.heads:
            changed = dt.datetime.fromtimestamp(head.changed).astimezone()
            rows = head.summary.get("rows", "–")
            print(
                f"{head.number}  {changed:%Y-%m-%d %H:%M}  {head.size / 1e6:.1f} MB  {rows} rows  {head.name}"
            )
    for fault in found.faults:
        print(f"error: {fault}", file=sys.stderr)
    return FAULTY if found.faults else OK


def _save(name: str, output: Path) -> int:
    from ..projects import ARCHIVE, load, named, packed, path_of

    if not output.name.lower().endswith(ARCHIVE):
        raise UsageError(f"{output}: name a file that ends in {ARCHIVE}")
    check_free(output, replaces="")
    write_whole(output, packed(load(path_of(named(name).number))), replaces="")
    print(f"wrote {output}", file=sys.stderr)
    return OK
