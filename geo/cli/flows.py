"""The command ``flows``: events of any number → who went where, period by period."""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..files import GENERATOR, check_free, write_whole
from ..flow.schema import BESIDE, COLOURED, PERIODS, REASONS
from ..places import cache_folders
from .shared import (
    FAULTY,
    OK,
    UsageError,
    add_language,
    add_opening,
    add_projection,
    days_asked,
    languages_asked,
)
from .terminal import over

if TYPE_CHECKING:  # engines take a second to import, which no other command shall wait for
    from ..flow.flows import Flows
    from ..flow.run import Answer, Question, Step

_EPOCH: Final = date(1970, 1, 1)
_DUCKDB: Final = "duckdb"
ENDINGS: Final = (".html", ".parquet", ".csv")
_MOST_BAD_NAMED: Final = 20
_PAUSE_S: Final = 0.1
"""Progress on a terminal is written anew no faster than this."""
_LINES_S: Final = 5.0
"""And as lines of a log no faster than this."""

EPILOG: Final = """\
SOURCE is event files of GDELT (1.0 or 2.0; plain, .gz, .zip, or Parquet of them), a table of meetings,
a folder or a glob of these; event files also by their address on object storage (s3://BUCKET/KEY, gs://…),
with the credentials of the environment or of the provider's configuration. What was read is kept, so that
a second run, or one with more files, reads only what is new. Exit status: 0; 1 when a source was left out
or cannot be used; 2 for a wrong call."""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``flows``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder, a glob or an address"
    )
    endings = ", ".join(ENDINGS)
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help=f"the file to write: {endings}"
    )
    command.add_argument("--by", choices=PERIODS, default="month", help="length of a period; default: month")
    command.add_argument("--from", dest="first", metavar="DATE", help="first day, inclusive (YYYY-MM-DD)")
    command.add_argument("--to", dest="last", metavar="DATE", help="last day, inclusive (YYYY-MM-DD)")
    command.add_argument(
        "--codes",
        default="042,043,044",
        metavar="042,043,…",
        help="CAMEO codes of events that count; default: 042,043,044 (visits, hosts, meets elsewhere)",
    )
    command.add_argument(
        "--min-count", type=_positive, default=1, metavar="N", help="leave out routes with fewer visits"
    )
    command.add_argument("--title", default="", metavar="TEXT", help="heading of the map")
    command.add_argument("--skip-bad", action="store_true", help="leave damaged files out and go on")
    command.add_argument(
        "--engine",
        default=_DUCKDB,
        metavar="ENGINE",
        help="duckdb (default), or a Spark master: spark://HOST:PORT, local[4], local-cluster[2,1,1024], sc://HOST",
    )
    command.add_argument(
        "--memory", metavar="SIZE", help="limit of memory; default: 2GB, on a cluster what it is set to"
    )
    command.add_argument(
        "--temporary", type=Path, metavar="DIR", help="folder for what does not fit in memory"
    )
    add_projection(command)
    add_language(command)
    add_opening(command, "day=2024-06-19&mode=period&country=FR&top=20&view=48,16,4")
    command.add_argument(
        "--countries",
        choices=COLOURED,
        help="colour countries by the visits that they received or made",
    )
    command.add_argument(
        "--beside",
        choices=BESIDE,
        help="with coloured countries: flows and capitals (all), or nothing",
    )
    keeping = command.add_mutually_exclusive_group()
    keeping.add_argument("--cache", type=Path, metavar="DIR", help="folder in which what was read is kept")
    keeping.add_argument("--no-cache", action="store_true", help="keep nothing of what was read")


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is less than 1")
    return value


def run(options: argparse.Namespace) -> int:
    """Read the sources, count, write the file; what was left out is said on standard error."""
    from ..flow.files import WRITERS, Told, credits
    from ..flow.flows import find_sources, open_engine
    from ..flow.run import answer

    ending = options.output.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"{options.output}: name a file that ends in {', '.join(ENDINGS)}")
    mark = GENERATOR if ending == ".html" else ""
    check_free(options.output, replaces=mark)
    said = _opening(options, ending)
    question = _question(options)
    sources = find_sources(options.sources)
    cache = None if options.no_cache else options.cache or _cache_folder()
    with open_engine(options.engine, memory=options.memory, temporary=options.temporary) as engine:
        found = answer(
            engine, sources, question, cache=cache, skip_bad=options.skip_bad, progress=Meter().show
        )
    languages = languages_asked(options)
    told = Told(
        found.flows,
        options.by,
        credits(sources),
        options.title,
        said,
        languages,
        options.only_language,
        options.opening,
    )
    try:
        content = WRITERS[ending](told)
    except ValueError as error:
        if not options.opening:
            raise
        raise UsageError(f"--opening {error}") from error
    write_whole(options.output, content, replaces=mark)
    _tell(found, options.output)
    return FAULTY if found.bad else OK


def _opening(options: argparse.Namespace, ending: str) -> dict[str, float | str]:
    """How a map opens; raises ``UsageError`` for what a table cannot have."""
    languages_asked(options)
    asked = {
        name: getattr(options, name) for name in ("projection", "centre", "countries", "beside", "language")
    }
    asked |= {"opening": options.opening or None}
    asked = {name: value for name, value in asked.items() if value is not None}
    if not asked:
        return {}
    if ending != ".html":
        named = ", ".join(f"--{name}" for name in asked)
        raise UsageError(f"{options.output.name} is no map, and for maps alone there is {named}")
    from ..html import opening

    coloured = {"coloured": options.countries, "beside": options.beside}
    said = {name: value for name, value in coloured.items() if value is not None}
    return opening(options.projection, options.centre) | said


def _cache_folder() -> Path | None:
    """The first of the user's cache folders that can be written; None without any, which is said."""
    for place in cache_folders():
        folder = place / "flows"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.access(folder, os.W_OK):
                return folder
    print("note: no cache folder can be written; what is read is not kept for the next run", file=sys.stderr)
    return None


def _question(options: argparse.Namespace) -> Question:
    from ..flow.flows import known_codes
    from ..flow.run import Question

    codes = tuple(dict.fromkeys(filter(None, (one.strip() for one in options.codes.split(",")))))
    if not codes or set(codes) - set(known_codes()):
        raise UsageError(f'--codes got "{options.codes}"; known are {", ".join(known_codes())}')
    first, last = (None if day is None else _EPOCH + timedelta(day) for day in days_asked(options))
    return Question(options.by, first, last, codes, options.min_count)


def doubts(flows: Flows, now: date) -> list[str]:
    """What can hardly be so: one leader in many countries on one day, visits held after ``now``."""
    said = []
    crowded = flows.crowded
    if crowded is not None and len(crowded):
        first = crowded.iloc[0]
        more = f", and {len(crowded) - 1:,} more such days" if len(crowded) > 1 else ""
        said.append(
            f"{first['visits']} visits of one leader ({first['origin']}) to {first['countries']} countries "
            f"on {str(first['day'])[:10]}{more}: mostly one article told as many visits; see its source"
        )
    table = flows.table
    late = table[table["status"].eq("held") & (table["period"] > str(now))]
    if len(late):
        periods = ", ".join(dict.fromkeys(str(one)[:10] for one in late["period"].head(3)))
        said.append(f"{int(late['count'].sum()):,} visits held after today (from {periods}): wrong years")
    return said


class Meter:
    """Progress on standard error: one line that is written over on a terminal, else a line now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()

    def show(self, step: Step) -> None:
        """Say how far reading has come."""
        now = time.monotonic()
        done = step.files == step.all_files
        if not done and now - self._shown < (_PAUSE_S if self._terminal else _LINES_S):
            return
        self._shown = now
        words = (
            f"{step.share:.0%} · {step.files:,} of {step.all_files:,} files · "
            f"{step.size / 1e6:,.1f} of {step.all_size / 1e6:,.1f} MB · {step.rows:,} rows · "
            f"{now - self._started:.0f} s"
        )
        if self._terminal:
            over(words, done=done)
        else:
            print(words, file=sys.stderr, flush=True)


def _tell(found: Answer, output: Path) -> None:
    for error in found.bad[:_MOST_BAD_NAMED]:
        print(f"warning: left out: {error}", file=sys.stderr)
    if len(found.bad) > _MOST_BAD_NAMED:
        print(f"… and {len(found.bad) - _MOST_BAD_NAMED} more files left out", file=sys.stderr)
    flows = found.flows
    told = flows.rows - sum(flows.left_out.values())
    kept = f" ({found.rows_kept:,} of them read earlier)" if found.rows_kept else ""
    print(f"{flows.rows:,} rows{kept}: {told:,} tell of visits", file=sys.stderr)
    for reason, rows in flows.left_out.items():
        print(f"  {rows:,} {reason}: {REASONS[reason]}", file=sys.stderr)
    from ..dates import today

    for line in doubts(flows, _EPOCH + timedelta(today())):
        print(f"warning: {line}", file=sys.stderr)
    visits = int(flows.table["count"].sum())
    print(f"wrote {output}: {visits:,} visits in {len(flows.table):,} flows", file=sys.stderr)
