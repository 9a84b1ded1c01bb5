"""The command ``read``: texts → rows of a table, for somebody to check."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..files import write_whole
from ..prose import languages
from .shared import OK, UsageError, print_json, report

if TYPE_CHECKING:
    from ..prose import Reading

_MOST_BYTES: Final = 50_000_000
_FOR_EACH: Final = (
    ("--published", "DATE", "day of publication (YYYY-MM-DD)"),
    ("--source", "NAME", "what the source is called"),
    ("--url", "URL", "address of the text"),
)


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``read``."""
    command.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help="text, .md, .html, .docx or .pdf; without any, or for -, standard input",
    )
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="the CSV file to write; without it the rows are printed",
    )
    for option, metavar, meaning in _FOR_EACH:
        command.add_argument(
            option, action="append", metavar=metavar, help=f"{meaning}; once, or once for each text"
        )
    command.add_argument(
        "--follow", default="", metavar="NAME", help="the leader whom the texts are read for"
    )
    command.add_argument(
        "--language",
        default="",
        choices=sorted(languages()),
        help="the language; otherwise told by its words",
    )
    command.add_argument(
        "--json", action="store_true", help="print rows with their evidence, and what was left, as JSON"
    )


def run(options: argparse.Namespace) -> int:
    """Write or print the rows; what only may be and what was left out is counted on standard error."""
    from ..prose import Told, as_csv, as_json, read_texts

    names = options.texts or ["-"]
    texts = [_text(name) for name in names]
    days = [
        day_of(given, text, name)
        for given, text, name in zip(
            _each(options.published, names, "--published"), texts, names, strict=True
        )
    ]
    readings = read_texts(
        list(zip(texts, days, strict=True)), follow=options.follow, language=options.language
    )
    sources = _each(options.source, names, "--source")
    urls = _each(options.url, names, "--url")
    told = [
        Told(reading, source or _called(name), url)
        for reading, source, url, name in zip(readings, sources, urls, names, strict=True)
    ]
    if options.json:
        print_json(as_json(told))
    elif options.output:
        write_whole(options.output, as_csv(told), replaces="")
    else:
        sys.stdout.write(as_csv(told))
    for name, reading in zip(names, readings, strict=True):
        print(_summary(name, reading), file=sys.stderr)
    return OK


def _text(name: str) -> str:
    from ..prose import text_of

    content = content_of(name)
    text, problems = text_of(content, "standard input" if name == "-" else name)
    report(problems)
    return text


def content_of(name: str) -> bytes:
    """The bytes of a file, or of standard input under ``-``.

    Raises ``UsageError`` for what is no file or takes more than 50 MB, so that no device is read for ever.
    """
    if name == "-":
        content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    else:
        path = Path(name)
        if not path.is_file():
            found = "no file with a text" if path.exists() else "no such file"
            raise UsageError(f"{name}: {found}; check the path")
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UsageError(
            f"{name}: more than {_MOST_BYTES // 1_000_000} MB; give the part that tells of meetings"
        )
    return content


def _called(name: str) -> str:
    return "text" if name == "-" else re.sub(r"\W+", "-", Path(name).stem).strip("-") or "text"


def _each(given: list[str] | None, names: list[str], option: str) -> list[str]:
    """One value for each text: none, the same one for all, or as many as there are texts."""
    if not given:
        return [""] * len(names)
    if len(given) not in (1, len(names)):
        raise UsageError(
            f"{option} is given {len(given)} times for {len(names)} texts; give it once, or once for each"
        )
    return given * len(names) if len(given) == 1 else given


def day_of(given: str, text: str, name: str) -> int:
    """Day number of publication: as given, or as the head of the text says."""
    from ..dates import parse_date
    from ..prose import published_of

    if given:
        span = parse_date(given)
        if span is None or span.start_day is None or span.start_day != span.end_day:
            raise UsageError(f'--published got "{given}", which is no single day; write YYYY-MM-DD')
        return span.start_day
    found = published_of(text)
    if found is None:
        raise UsageError(
            f"{name} does not say when it was published, and without that no date can be told; "
            "add --published YYYY-MM-DD"
        )
    return found


def _summary(name: str, reading: Reading) -> str:
    if not reading.language:
        known = ", ".join(sorted(languages()))
        return (
            f"{name}: its language is none of those that are read ({known}); nothing is proposed; "
            "--language says which it is"
        )
    left = {reason: sum(one.reason == reason for one in reading.left) for reason in ("possible", "denied")}
    beside = f"{left['possible']} only possible, {left['denied']} denied"
    if reading.unread:
        what = "1 sentence seems" if reading.unread == 1 else f"{reading.unread} sentences seem"
        beside += f"; {what} to tell of more, without people, place or day that could be read"
    return f"{name}: {len(reading.rows)} rows to check; {beside} (not in the table; --json lists them)"
