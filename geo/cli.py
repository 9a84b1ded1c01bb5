"""What the commands share: reading their options, progress, findings and exit status."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import pandas as pd

from geo.atlas import Ask, Atlas, Progress, read
from geo.dates import parse_date
from geo.errors import Problem, SummitAtlasError
from geo.online import ask_online, credit_lines, provider
from geo.profiles import profile_named

OK, FAULTY, USAGE, CUT_OFF = 0, 1, 2, 141
_SHOWN_PROBLEMS: Final = 50


class UsageError(SummitAtlasError):
    """The call asks for something that cannot be done; the message says what would work."""


def table_options() -> argparse.ArgumentParser:
    """The table, and how to read it."""
    table = argparse.ArgumentParser(add_help=False)
    table.add_argument("table", type=Path, metavar="TABLE", help="a table, or a folder with reports.csv")
    table.add_argument(
        "--profile", metavar="NAME", help="how to read the table: a known profile, or a file ending in .toml"
    )
    table.add_argument(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help="which column holds what: leader=Who,city=Ort,start=Von; leader==Name is the same in every row",
    )
    return table


def span_options(default: str) -> argparse.ArgumentParser:
    """Whom to follow, ``default`` in words where nobody is named, and from when to when."""
    span = argparse.ArgumentParser(add_help=False)
    span.add_argument("--follow", metavar="NAME", help=f"the leader; default: {default}")
    span.add_argument("--from", dest="first", metavar="DATE", help="first day, inclusive (YYYY-MM-DD)")
    span.add_argument("--to", dest="last", metavar="DATE", help="last day, inclusive (YYYY-MM-DD)")
    return span


def json_option() -> argparse.ArgumentParser:
    """Whether a program reads the output."""
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", help="print JSON")
    return as_json


def online_options() -> argparse.ArgumentParser:
    """Whom to ask online, if anybody."""
    online = argparse.ArgumentParser(add_help=False)
    online.add_argument(
        "--provider", metavar="NAME", help="ask this one online for what is not found, e.g. nominatim"
    )
    online.add_argument("--domain", default="", metavar="HOST", help="the provider's host[:port][/path]")
    online.add_argument("--scheme", default="", metavar="SCHEME", help="https (default) or http")
    return online


def days_asked(options: argparse.Namespace) -> tuple[int | None, int | None]:
    """First and last day of ``--from`` and ``--to``, both inclusive; None where none is asked for.

    Raises ``UsageError`` for an end before its start, ``DateError`` for what is no date.
    """
    first = parse_date(options.first) if options.first else None
    last = parse_date(options.last) if options.last else None
    start = first.start_day if first else None
    end = last.end_day if last else None
    for option, text, day in (("--from", options.first, start), ("--to", options.last, end)):
        if text is not None and day is None:
            raise UsageError(f'{option} got "{text}", which says no day; write YYYY-MM-DD')
    if start is not None and end is not None and end < start:
        raise UsageError(f"--to {options.last} is before --from {options.first}")
    return start, end


def atlas_asked(options: argparse.Namespace) -> Atlas:
    """The table that the call names with everything derived from it; raises as ``atlas.read`` does."""
    atlas = read(
        options.table,
        profile=profile_named(options.profile) if options.profile else None,
        columns=_columns(options.columns or ""),
        progress=_counter("locating venues"),
        ask=asking(options),
    )
    credit(atlas.places)
    return atlas


def _columns(text: str) -> dict[str, str]:
    """``leader=Who,city=Ort`` as our field → the table's column; a comma within a name is doubled."""
    made: dict[str, str] = {}
    for pair in re.split(r"(?<!,),(?!,)", text) if text else ():
        field, equals, column = pair.replace(",,", ",").partition("=")
        if not equals or not field.strip() or not column.strip():
            raise UsageError(f'--columns got "{pair}"; write FIELD=COLUMN, several with commas between')
        made[field.strip()] = column.strip()
    return made


def asking(options: argparse.Namespace) -> Ask | None:
    """How to ask the provider that the call names; None when it names none: then nobody is asked."""
    if options.provider is None:
        if options.domain or options.scheme:
            raise UsageError("--domain and --scheme say where a provider is; name it with --provider")
        return None
    chosen = provider(options.provider, domain=options.domain, scheme=options.scheme)
    return partial(ask_online, provider=chosen, progress=_counter(f"asking {chosen}"))


def _counter(words: str) -> Progress:
    """Progress on one line of standard error, where a person is looking."""
    shows = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if shows:
            print(f"\r{words}: {done} of {total}", end="\n" if done == total else "", file=sys.stderr)

    return progress


def credit(places: pd.DataFrame) -> None:
    """Whose places are used, where they came from an online provider."""
    for line in credit_lines(places["method"]):
        print(line, file=sys.stderr)


def report(problems: Sequence[Problem]) -> None:
    """Errors and warnings on standard error, at most fifty; ``check`` lists them all."""
    worth = [problem for problem in problems if problem.severity != "note"]
    for problem in worth[:_SHOWN_PROBLEMS]:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    if len(worth) > _SHOWN_PROBLEMS:
        print(
            f"… and {len(worth) - _SHOWN_PROBLEMS} more; `python -m geo check` lists them all",
            file=sys.stderr,
        )


def counted(problems: Sequence[Problem]) -> str:
    """How many findings of each severity, in words."""
    counts = {name: sum(one.severity == name for one in problems) for name in ("error", "warning", "note")}
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())


def status_of(problems: Sequence[Problem]) -> int:
    """The exit status that a table with these findings gives."""
    return FAULTY if any(problem.severity == "error" for problem in problems) else OK


def print_json(value: Any, indent: int | None = 2) -> None:
    """A result on standard output as JSON, text as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=indent))
