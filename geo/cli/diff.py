"""The command ``diff``: what changed between two states of a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..files import GENERATOR, check_free, write_whole
from .shared import OK, UsageError, add_json, add_records, print_json, read_said, report, status_of
from .sources import add_online_table, opened, table_said

if TYPE_CHECKING:
    import pandas as pd

    from ..atlas import Atlas

_SHOWN: Final = 200
GUESSES: Final = ("leaders and place", "leaders and days", "place and days")
"""By what meetings without ids are taken for one."""
EPILOG: Final = """\
Meetings are compared by their ids. Where a table gives none, they are taken for one by the same leaders and
place, by the same leaders and days, or by place and days with a name spelt much alike, which is said: it is a
guess. OUT is a CSV file with one row for each meeting that changed. OLD and NEW may be states that were kept:
kept:DIGEST, or kept:DAY:ADDRESS, as the command kept lists them. Exit status: 0; 1 when a table has
errors; 2 for a wrong call."""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``diff``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument("old", type=table_said, metavar="OLD", help="the table as it was")
    command.add_argument("new", type=table_said, metavar="NEW", help="the table as it is, or its address")
    add_online_table(command)
    command.add_argument("--profile", metavar="NAME", help="how to read both tables")
    command.add_argument(
        "--columns", metavar="FIELD=COLUMN,…", help="which column holds what, in both tables"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="OUT.csv", help="write the changes to this file"
    )
    command.add_argument(
        "--map", type=Path, metavar="OUT.html", help="write the map of NEW with what changed marked on it"
    )
    add_records(command)
    add_json(command)


def run(options: argparse.Namespace) -> int:
    """Say what changed; what is wrong with the tables is said on standard error."""
    from ..export import table_csv
    from ..revision import as_json, revised, summary

    if options.output is not None:
        if options.output.suffix.lower() != ".csv":
            raise UsageError(f"{options.output}: name a file that ends in .csv")
        check_free(options.output, replaces="")
    if options.map is not None:
        check_free(options.map, replaces=GENERATOR)
    old, new = (read_said(*opened(table, options), options) for table in (options.old, options.new))
    table = revised(old, new)
    if options.output is not None:
        write_whole(options.output, table_csv(table), replaces="")
        print(f"wrote {options.output}", file=sys.stderr)
    if options.map is not None:
        _write_map(options, old, new)
    if options.json:
        print_json(as_json(table))
    else:
        for line in change_lines(table):
            print(line)
    for atlas in (old, new):
        report(atlas.problems)
    print(summary(table), file=sys.stderr)
    return max(OK, *(status_of(atlas.problems) for atlas in (old, new)))


def _write_map(options: argparse.Namespace, old: Atlas, new: Atlas) -> None:
    from ..html import map_document
    from ..replay import replay_document
    from ..revision import on_the_map

    changes = on_the_map(old, new, since=_since(options.old))
    document = replay_document(new) | ({"changes": changes} if changes else {})
    write_whole(options.map, map_document(document), replaces=GENERATOR)
    print(f"wrote {options.map}", file=sys.stderr)


def _since(table: Path | str) -> str:
    """What the old state is called on the map: a file's name, or when it came from its address."""
    if isinstance(table, Path):
        return table.name
    if not table.startswith("kept:"):
        return table
    from ..living import again

    return again(table).state.moment


def change_lines(table: pd.DataFrame) -> list[str]:
    """A line for each meeting, what is another as ``before → after``."""
    lines = []
    for row in table.head(_SHOWN).to_dict("records"):
        what = row["what"].split("; ")
        dates = _change(row, "date", any("date" in word for word in what)) or "undated"
        places = _change(row, "place", any("place" in word or word == "moved" for word in what))
        told = [dates, _change(row, "leaders", True), places, _change(row, "status", True)]
        guessed = f" (one by {row['by']})" if row["by"] in GUESSES else ""
        lines.append(f"{row['what']}: {', '.join(filter(None, told))}{guessed}")
    if len(table) > _SHOWN:
        lines.append(f"… and {len(table) - _SHOWN:,} more; -o OUT.csv or --json has them all")
    return lines


def _change(row: Mapping[Hashable, str], name: str, changed: bool) -> str:
    before, after = row[f"{name}_before"], row[name]
    return f"{before} → {after}" if changed and before and after and before != after else after or before
