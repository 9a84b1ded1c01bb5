"""The command ``verify``: rows of any reader against the text they were read from."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from .read import content_of, day_of
from .shared import FAULTY, OK, UsageError, print_json

if TYPE_CHECKING:
    from ..prose import Verdict


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``verify``."""
    command.add_argument(
        "rows", type=Path, metavar="ROWS", help="a CSV file in our columns with a column quote"
    )
    command.add_argument("text", type=Path, metavar="TEXT", help="the text that the rows were read from")
    command.add_argument("--published", default="", metavar="DATE", help="day of publication (YYYY-MM-DD)")
    command.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    """Name each row that the text does not support, and why; the exit status is 1 where there is one."""
    from ..prose import text_of, verified
    from ..tables import decode

    content, _ = decode(content_of(str(options.rows)), str(options.rows))
    rows = list(csv.DictReader(io.StringIO(content)))
    if rows and "quote" not in rows[0]:
        raise UsageError(
            f'{options.rows} has no column "quote"; without the words of the text nothing can be checked'
        )
    text, _ = text_of(content_of(str(options.text)), str(options.text))
    verdicts = verified(rows, text, day_of(options.published, text, str(options.text)))
    if options.json:
        print_json([{"row": one.row + 2, "holds": one.holds, "faults": dict(one.faults)} for one in verdicts])
    else:
        _print(verdicts)
    return OK if all(one.holds for one in verdicts) else FAULTY


def _print(verdicts: list[Verdict]) -> None:
    for one in verdicts:
        for field, fault in one.faults.items():
            print(f"row {one.row + 2}, {field}: {fault}")
    held = sum(one.holds for one in verdicts)
    print(f"{held} of {len(verdicts)} rows are supported by the text")
