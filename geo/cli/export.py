"""The command ``export``: a table in the formats of other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..files import check_free, write_whole
from .shared import UsageError, add_online, add_span, add_table, atlas_asked, days_asked, report, status_of


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``export``."""
    from ..export import FORMATS

    add_table(command)
    add_span(command, "everyone")
    add_online(command)
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
    from ..export import Choice, ExportError, export, format_of, notes

    first, last = days_asked(options)
    try:
        form = format_of(options.output, options.format)
    except ExportError as error:
        raise UsageError(str(error)) from error
    check_free(options.output, replaces=form.mark)
    atlas = atlas_asked(options)
    follow = atlas.leader(options.follow) if options.follow else None
    choice = Choice(follow, first, last)
    write_whole(options.output, export(atlas, form, choice), replaces=form.mark)
    report(atlas.problems)
    for note in notes(atlas, form, choice):
        print(f"note: {note}", file=sys.stderr)
    print(f"wrote {options.output}: {form.title}", file=sys.stderr)
    return status_of(atlas.problems)
