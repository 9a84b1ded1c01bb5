"""What the commands share: reading their options, progress, findings and exit status."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..errors import DateError, Problem
from .sources import UsageError, add_living, opened, table_said
from .terminal import over

if TYPE_CHECKING:  # half a second of imports, for which no help shall wait
    import pandas as pd

    from ..atlas import Ask, Atlas, Progress
    from ..projects import Project

__all__ = ["UsageError"]
OK, FAULTY, USAGE, STOPPED, CUT_OFF = 0, 1, 2, 130, 141
_SHOWN_PROBLEMS: Final = 50
PROJECTS: Final = (".summit", ".summit.zip")
"""How the names of files end that are projects."""


def program() -> str:
    """How this program was called, for its help and its advice."""
    called = Path(sys.argv[0]).stem
    return called if called == "summit-atlas" else f"python -m {__name__.partition('.')[0]}"


def add_table(command: argparse.ArgumentParser) -> None:
    """The table, and how to read it."""
    command.add_argument(
        "table",
        type=table_said,
        metavar="TABLE",
        help="a table, a folder of them, a project, or with --online-table an address",
    )
    add_living(command)
    command.add_argument(
        "--profile", metavar="NAME", help="how to read the table: a known profile, or a file ending in .toml"
    )
    command.add_argument(
        "--columns",
        metavar="FIELD=COLUMN,…",
        help="which column holds what: leader=Who,city=Ort,start=Von, a column also by its letter"
        " (leader=E); leader==Name is the same in every row, date== leaves that field out",
    )
    add_records(command)


def add_records(command: argparse.ArgumentParser) -> None:
    """Where the records of JSON lie."""
    command.add_argument(
        "--records",
        default="",
        metavar="PATH",
        help="where in JSON the records lie: data.trips, or /data/trips; * is every key or item",
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
        "azimuthal-equidistant (or seat: distances from there), orthographic (or globe) or north-polar",
    )
    command.add_argument(
        "--centre", metavar="DEGREES", help="longitude in the middle, e.g. 150 for the Pacific, or: seat"
    )


def add_opening(
    command: argparse.ArgumentParser, example: str = "day=2024-06-19&mode=30-days&view=55.7,37.6,4"
) -> None:
    """How the map opens, in the words of its address."""
    command.add_argument(
        "--opening",
        default="",
        metavar="PARTS",
        help=f"how it opens, as a map's own address says it: {example}; counts before the other options",
    )


def add_language(command: argparse.ArgumentParser) -> None:
    """In which languages a document can be read."""
    command.add_argument(
        "--language",
        metavar="TAG,…",
        help="a language that readers may choose beside English, and in which the map opens: fr, es, de, pt, "
        "ru, uk, zh-Hans, ja, ar, hi, tr or id. Of several the reader's browser chooses",
    )
    command.add_argument("--only-language", action="store_true", help="in that language alone")


def languages_asked(options: argparse.Namespace) -> tuple[str, ...]:
    """The tags of ``--language``, each once; raises ``UsageError`` for a language that is not spoken."""
    from ..language import LANGUAGES, is_language

    tags = tuple(dict.fromkeys(tag.strip() for tag in (options.language or "").split(",") if tag.strip()))
    unknown = [tag for tag in tags if not is_language(tag)]
    if unknown:
        raise UsageError(f'--language got "{unknown[0]}"; the program speaks {", ".join(LANGUAGES)}')
    if options.only_language and len(tags) != 1:
        raise UsageError("--only-language needs --language with one language")
    return tags


def days_asked(options: argparse.Namespace) -> tuple[int | None, int | None]:
    """First and last day of ``--from`` and ``--to``, both inclusive; None where none is asked for.

    Raises ``UsageError`` for an end before its start, ``DateError`` for what is no date.
    """
    if options.first is None and options.last is None:
        return None, None
    from ..dates import days_said

    try:
        return days_said(options.first, options.last, ("--from", "--to"))
    except DateError:
        raise
    except ValueError as error:
        raise UsageError(str(error)) from error


def atlas_asked(options: argparse.Namespace) -> Atlas:
    """The table that the call names with everything derived from it; raises as ``atlas.read`` does."""
    return atlas_of(*opened(options.table, options), options)


def atlas_of(path: Path, content: bytes | None, options: argparse.Namespace) -> Atlas:
    """The same of a file, or of what came from somewhere else under a name; read as the call says."""
    from ..dates import today

    how = {"progress": counter("locating venues"), "ask": asking(options), "today": today()}
    atlas = read_said(path, content, options, **how)
    credit(atlas.places)
    return atlas


def read_said(path: Path, content: bytes | None, options: argparse.Namespace, **how: Any) -> Atlas:
    """A table or project with everything derived from it, read as ``--profile`` and its like say.

    ``how`` goes to ``atlas.build``. Raises as ``atlas.read`` does, and ``ProjectError``.
    """
    from ..atlas import build, read
    from ..profiles import columns_said, profile_named
    from ..schema import keep_texts_plain

    keep_texts_plain()
    profile = profile_named(options.profile) if options.profile else None
    columns = columns_said(options.columns or "")
    project = project_of(path) if content is None else None
    if project is not None:
        from ..projects import dataset_of

        return build(dataset_of(project, profile=profile, columns=columns), **how)
    return read(path, content, records=options.records, profile=profile, columns=columns, **how)


def project_of(path: Path) -> Project | None:
    """The project that a path names, if it names one. Raises ``ProjectError``."""
    if path.name.lower().endswith(PROJECTS) or not path.exists():
        from ..projects import project_at

        return project_at(path)
    return None


def asking(options: argparse.Namespace) -> Ask | None:
    """How to ask the provider that the call names; None when it names none: then nobody is asked."""
    if options.provider is None:
        if options.domain or options.scheme:
            raise UsageError("--domain and --scheme say where a provider is; name it with --provider")
        return None
    from ..online import ask_online, provider

    chosen = provider(options.provider, domain=options.domain, scheme=options.scheme)
    return partial(ask_online, provider=chosen, progress=counter(f"asking {chosen}"))


def counter(words: str) -> Progress:
    """Progress on one line of standard error, where a person is looking."""
    shows = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if shows:
            over(f"{words}: {done} of {total}", done=done == total)

    return progress


def credit(places: pd.DataFrame) -> None:
    """Whose places are used, where they came from an online provider."""
    from ..language import rephrased
    from ..online import credit_lines

    for line in credit_lines(places["method"]):
        print(rephrased(line), file=sys.stderr)


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
