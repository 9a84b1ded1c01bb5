"""What the commands share: reading their options, progress, findings and exit status."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import Problem, SummitAtlasError
from .terminal import over

if TYPE_CHECKING:  # half a second of imports, for which no help shall wait
    import pandas as pd

    from ..atlas import Ask, Atlas, Progress

OK, FAULTY, USAGE, STOPPED, CUT_OFF = 0, 1, 2, 130, 141
_SHOWN_PROBLEMS: Final = 50


class UsageError(SummitAtlasError):
    """The call asks for something that cannot be done; the message says what would work."""


def program() -> str:
    """How this program was called, for its help and its advice."""
    called = Path(sys.argv[0]).stem
    return called if called == "summit-atlas" else f"python -m {__name__.partition('.')[0]}"


def add_table(command: argparse.ArgumentParser) -> None:
    """The table, and how to read it."""
    command.add_argument("table", type=Path, metavar="TABLE", help="a table, or a folder with reports.csv")
    command.add_argument(
        "--profile", metavar="NAME", help="how to read the table: a known profile, or a file ending in .toml"
    )
    command.add_argument(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help="which column holds what: leader=Who,city=Ort,start=Von, a column also by its letter"
        " (leader=E); leader==Name is the same in every row, date== leaves that field out",
    )


def add_span(command: argparse.ArgumentParser, default: str) -> None:
    """Whom to follow, ``default`` in words where nobody is named, and from when to when."""
    command.add_argument("--follow", metavar="NAME", help=f"the leader; default: {default}")
    command.add_argument("--from", dest="first", metavar="DATE", help="first day, inclusive (YYYY-MM-DD)")
    command.add_argument("--to", dest="last", metavar="DATE", help="last day, inclusive (YYYY-MM-DD)")


def add_json(command: argparse.ArgumentParser) -> None:
    """Whether a program reads the output."""
    command.add_argument("--json", action="store_true", help="print JSON")


def add_online(command: argparse.ArgumentParser) -> None:
    """Whom to ask online, if anybody."""
    command.add_argument(
        "--provider", metavar="NAME", help="ask this one online for what is not found, e.g. nominatim"
    )
    command.add_argument("--domain", default="", metavar="HOST", help="the provider's host[:port][/path]")
    command.add_argument("--scheme", default="", metavar="SCHEME", help="https (default) or http")


def add_projection(command: argparse.ArgumentParser) -> None:
    """In which projection a map opens."""
    command.add_argument(
        "--projection",
        metavar="NAME",
        help="projection in which the map opens: equal-earth (so by itself, without tiles), web-mercator, "
        "azimuthal-equidistant (distances from the seat), orthographic (a globe) or north-polar",
    )
    command.add_argument(
        "--centre", metavar="DEGREES", help="longitude in the middle, e.g. 150 for the Pacific, or: seat"
    )


def days_asked(options: argparse.Namespace) -> tuple[int | None, int | None]:
    """First and last day of ``--from`` and ``--to``, both inclusive; None where none is asked for.

    Raises ``UsageError`` for an end before its start, ``DateError`` for what is no date.
    """
    if options.first is None and options.last is None:
        return None, None
    from ..dates import parse_date

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
    from ..atlas import read
    from ..profiles import profile_named

    atlas = read(
        options.table,
        profile=profile_named(options.profile) if options.profile else None,
        columns=_columns(options.columns or ""),
        progress=_counter("locating venues"),
        ask=asking(options),
        today=today(),
    )
    credit(atlas.places)
    return atlas


def today() -> int:
    """The day of the clock, after which nothing was held yet, as a day number."""
    return datetime.now().astimezone().date().toordinal() - date(1970, 1, 1).toordinal()


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
    from ..online import ask_online, provider

    chosen = provider(options.provider, domain=options.domain, scheme=options.scheme)
    return partial(ask_online, provider=chosen, progress=_counter(f"asking {chosen}"))


def _counter(words: str) -> Progress:
    """Progress on one line of standard error, where a person is looking."""
    shows = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if shows:
            over(f"{words}: {done} of {total}", done=done == total)

    return progress


def credit(places: pd.DataFrame) -> None:
    """Whose places are used, where they came from an online provider."""
    from ..online import credit_lines

    for line in credit_lines(places["method"]):
        print(line, file=sys.stderr)


def report(problems: Sequence[Problem]) -> None:
    """Errors and warnings on standard error, at most fifty; ``check`` lists them all."""
    worth = [problem for problem in problems if problem.severity != "note"]
    for problem in worth[:_SHOWN_PROBLEMS]:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    if len(worth) > _SHOWN_PROBLEMS:
        print(
            f"… and {len(worth) - _SHOWN_PROBLEMS} more; `{program()} check` lists them all",
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
