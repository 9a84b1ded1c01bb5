"""The command ``picture``: the map of a table on one day, as SVG, PDF or PNG.

The picture is drawn by the map itself, in a browser that nobody sees: one that is on this machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from ..files import check_free, write_whole
from .browser import Browser, find, picture_of, printed
from .map import add_look, check_look, document_asked
from .shared import UsageError, report, status_of

ENDINGS: Final = (".svg", ".pdf", ".png")
SIZES: Final = {
    "1200x675": (1200 * 0.75, 675 * 0.75),
    "1080x1080": (1080 * 0.75, 1080 * 0.75),
    "1080x1920": (1080 * 0.75, 1920 * 0.75),
    "a4": (297 / 25.4 * 72, 210 / 25.4 * 72),
}
"""By the names of ``assets/core/picture_size.js``, how large a page is on paper: in points."""

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
    address = _address(_within(day, document, options.date), sort, size)
    write_whole(options.output, _drawn(browser, map_document(document), address, sort, size), replaces="")
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


def _within(day: int | None, document: dict[str, Any], text: str | None) -> int | None:
    """The day, which must be one that the map has."""
    extent = document["extent"]
    if day is None:
        return None
    if extent is None:
        raise UsageError(f'--date got "{text}", and no meeting of this table has a date; leave it out')
    if not extent[0] <= day <= extent[1]:
        from ..dates import iso

        first, last = map(iso, extent)
        raise UsageError(f'--date got "{text}"; the meetings of this table are from {first} to {last}')
    return day


def _address(day: int | None, sort: str, size: str) -> str:
    """The fragment by which a document shows that picture alone (``docs/embed.md``)."""
    from ..dates import iso

    shown = [] if day is None else [f"day={iso(day)}"]
    return "#" + "&".join([*shown, f"picture={sort}", f"size={size}"])


def _drawn(browser: Browser, document: str, address: str, sort: str, size: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as name:
        folder = Path(name)
        page = folder / "map.html"
        page.write_text(document, encoding="utf-8")
        shown = page.as_uri() + address
        return (
            printed(browser, shown, folder, SIZES[size])
            if sort == "pdf"
            else picture_of(browser, shown, folder)
        )
