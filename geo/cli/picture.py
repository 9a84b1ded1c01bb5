"""The command ``picture``: the map of a table on one day, as SVG, PDF or PNG.

The picture is drawn by the map itself, in a browser that nobody sees: one that is on this machine.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from ..files import check_free, write_whole
from ..pictures import SIZES, SORTS, find, picture
from .map import add_look, check_look, document_asked
from .shared import UsageError, add_opening, report, status_of

ENDINGS: Final = tuple(f".{sort}" for sort in SORTS)

EPILOG: Final = """\
OUT ends in .svg (texts as texts, layers by name), .pdf or .png. It needs Chromium, Chrome or Edge on this
machine; SUMMIT_ATLAS_CHROMIUM may name its program. Nothing is asked of the network. Exit status: 0; 1 when
the table has errors, there is no browser, or OUT cannot be written; 2 for a wrong call."""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``picture``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help=f"the file: {', '.join(ENDINGS)}"
    )
    command.add_argument(
        "--date", metavar="DATE", help="the day shown (YYYY-MM-DD); default: the last one of the range"
    )
    command.add_argument(
        "--size", default=next(iter(SIZES)), metavar="SIZE", help=f"{', '.join(SIZES)}; default: the first"
    )
    add_look(command)
    add_opening(command)


def run(options: argparse.Namespace) -> int:
    """Have the map drawn and write its picture; what is wrong with the table is said on standard error."""
    sort = _sort(options.output)
    size = options.size.lower()
    if size not in SIZES:
        raise UsageError(f'no size "{options.size}"; there are {", ".join(SIZES)}')
    check_look(options)
    day = _day(options.date)
    check_free(options.output, replaces="")
    browser = find()
    from ..html import map_document

    atlas, document = document_asked(options)
    shown = _within(day, document, options.date)
    if shown and "opening" in document:  # an address with a day would say the whole of it
        document["opening"] = f"day={shown}&{document['opening']}"
        shown = None
    drawn = picture(map_document(document), sort, size=size, day=shown, browser=browser)
    write_whole(options.output, drawn, replaces="")
    report(atlas.problems)
    print(f"wrote {options.output}", file=sys.stderr)
    return status_of(atlas.problems)


def _sort(output: Path) -> str:
    ending = output.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{output}: name a file that ends in {', '.join(ENDINGS)}")
    return ending[1:]


def _day(text: str | None) -> int | None:
    """The one day that ``--date`` says; raises ``UsageError`` for more days, ``DateError`` for none."""
    if text is None:
        return None
    from ..dates import parse_date

    said = parse_date(text)
    if said is None or said.start_day is None or said.start_day != said.end_day:
        raise UsageError(f'--date got "{text}", which says no one day; write YYYY-MM-DD')
    return said.start_day


def _within(day: int | None, document: dict[str, Any], text: str | None) -> str | None:
    """The day as ISO 8601 has it; it must be one that the map has."""
    from ..dates import iso

    extent = document["extent"]
    if day is None:
        return None
    if extent is None:
        raise UsageError(f'--date got "{text}", and no meeting of this table has a date; leave it out')
    if not extent[0] <= day <= extent[1]:
        first, last = map(iso, extent)
        raise UsageError(f'--date got "{text}"; the meetings of this table are from {first} to {last}')
    return iso(day)
