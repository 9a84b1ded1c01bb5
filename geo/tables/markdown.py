"""Tables in Markdown text → raw text cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ..errors import Problem, TableError
from ..language import phrase
from .alike import STRUCK, Part, united
from .decoding import lines_of
from .headers import clip_name
from .limits import Budget, counted, unusable
from .raw import RawTable

_RULE: Final = re.compile(r"\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?")
_BAR: Final = re.compile(r"(?<!\\)\|")
_HEADING: Final = re.compile(r"(#{1,6})\s+(.+)")
_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_LINK: Final = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}\)")
_DATED: Final = re.compile(
    r"[\s>*+#_-]{0,20}(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}(?:-\d{2})?"
    r"|\d{1,2}\.? [^\W\d_]{3,12}\.? \d{4}|[^\W\d_]{3,12} \d{1,2}, \d{4})"
)
_CHRONICLE: Final = 3
"""So many lines that begin with dates are told of."""
_LONGEST: Final = 65_536
"""Characters of a line of names and of the rule below it."""
_STRUCK: Final = re.compile(r"(?<!~)~~([^~]{1,2000})~~(?!~)")
_MARKS: Final = re.compile(r"(\*\*|__|`)([^*_`]{1,500})\1")
_LEANING: Final = re.compile(r"(?<![\w*])([*_])(?![\s*_])([^*_]{1,500})(?<!\s)\1(?![\w*])")
"""Text between two signs, before and behind which no word goes on: ``Rome*`` has the mark of a footnote."""


def is_markdown(text: str) -> bool:
    """Whether a table in Markdown stands among the first lines of a text."""
    lines = [line.strip() for line in text[:65_536].split("\n", 200)]
    return any(_begins(one, below) for one, below in pairwise(lines))


def read_markdown(text: str, file: str, problems: Sequence[Problem] = ()) -> RawTable:
    """The tables of a text that have one header, with the heading above each, as in ``alike.united``.

    Of links the words are read, of bold, italics and code the text; ``~~struck~~`` text is left out,
    with a finding. Lines without a table are no rows. Raises
    ``TableError`` when there is none.
    """
    titles: list[str] = []
    table = united(file, _tables(counted(file, map(str.strip, lines_of(text))), file, titles), problems)
    if table is None:
        raise _no_table(file, text)
    return replace(table, titles=tuple(titles))


_ALLOWED: Final = phrase("a table in Markdown")


def _no_table(file: str, text: str) -> TableError:
    """Why a text without a table is not read; a chronicle, whose lines begin with dates, could be one."""
    dated = sum(_DATED.match(line) is not None for line in lines_of(text))
    if dated < _CHRONICLE:
        advice = phrase("put a line of names and a line |---|---| above the rows, or save the table as CSV")
        return unusable(file, phrase("Markdown without a table"), _ALLOWED, advice)
    advice = phrase(
        "text is not read: write each visit as a row, under {names} and {line}",
        names="| date | city | country | leader |",
        line="|---|---|---|---|",
    )
    found = phrase("a list or a text, of which {count} lines begin with a date, and no table", count=dated)
    return unusable(file, found, _ALLOWED, advice)


def _begins(line: str, rule: str) -> bool:
    """Whether a line holds names of columns and the next one the rule below them."""
    if "|" not in line or "-" not in rule or "|" not in rule or not _RULE.fullmatch(rule):
        return False
    return max(len(line), len(rule)) < _LONGEST and len(_cells(line)) == len(_cells(rule)) > 1


def _tables(lines: Iterator[str], file: str, titles: list[str]) -> Iterator[Part]:
    budget = Budget(file)
    heading = ""
    line = next(lines, None)
    while line is not None:
        if (said := _HEADING.fullmatch(line)) is not None:
            heading = clip_name(said[2].strip("# "))
            if len(said[1]) == 1:
                titles.append(heading)
        below = next(lines, None)
        if below is not None and _begins(line, below):
            rows = []
            while (below := next(lines, None)) is not None and "|" in below:
                rows.append(budget.row(_cells(budget.parted(below, "|"))))
            yield Part(heading, tuple(_cells(line)), rows)
        line = below


def _cells(line: str) -> list[str]:
    inner = line.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [_plain(cell) for cell in _BAR.split(inner)]


def _plain(cell: str) -> str:
    text = _LINK.sub(r"\1", _BREAK.sub("\n", cell.strip().replace("\\|", "|")))
    return _LEANING.sub(r"\2", _MARKS.sub(r"\2", _STRUCK.sub(STRUCK, text.replace(STRUCK, ""))))
