"""The command ``export``: a table in the formats of other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.cli import UsageError, atlas_asked, days_asked, report, status_of
from geo.export import FORMATS, Choice, ExportError, export, format_of, notes
from geo.files import write_whole


def add_options(command: argparse.ArgumentParser) -> None:
    """The options that ``export`` has beside those of every table."""
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help=f"the file to write; its ending says the format: {', '.join(f'.{name}' for name in FORMATS)}",
    )
    command.add_argument("--format", metavar="FORMAT", help="the format, whatever the ending")


def run(options: argparse.Namespace) -> int:
    """Write the file; what it cannot hold is said on standard error."""
    first, last = days_asked(options)
    try:
        form = format_of(options.output, options.format)
    except ExportError as error:
        raise UsageError(str(error)) from error
    atlas = atlas_asked(options)
    follow = atlas.leader(options.follow) if options.follow else None
    choice = Choice(follow, first, last)
    write_whole(options.output, export(atlas, form, choice), replaces=form.mark)
    report(atlas.problems)
    for note in notes(atlas, form, choice):
        print(f"note: {note}", file=sys.stderr)
    print(f"wrote {options.output}: {form.title}", file=sys.stderr)
    return status_of(atlas.problems)
