"""Several tables in one file → the one that is read, and what was not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from ..errors import Problem
from ..language import phrase, phrases
from .headers import header_word
from .limits import clip, some_of
from .raw import RawTable, tabulate

HEADING: Final = "(heading)"
"""Name of the column with the heading that stands above a row's table."""
_SHOWN: Final = 4
STRUCK: Final = "\ufdd0"
"""Stands in a cell where text that was struck through was left out; a sign that no text has."""
_SPACES: Final = re.compile(" {2,}")


class Part(NamedTuple):
    """One table of a page."""

    heading: str
    header: tuple[str, ...]
    rows: list[list[str]]


def united(file: str, parts: Iterable[Part], problems: Sequence[Problem] = ()) -> RawTable | None:
    """The table of all parts with one header: of these the ones that have the most rows together.

    Headers are one when they say the same words, whatever their case. Row 1 is the header, and the
    rows of all parts count on; the column ``(heading)`` has the heading above each. A note names the
    tables that were not read, with their rows. None when no part has rows.
    """
    together: dict[tuple[str, ...], list[Part]] = {}
    for part in parts:
        if part.rows:
            together.setdefault(tuple(header_word(_unstruck(name)) for name in part.header), []).append(part)
    if not together:
        return None
    best = max(together, key=lambda words: _rows(together[words]))
    read, width = together.pop(best), len(best)
    body = [[*row[:width], *[""] * (width - len(row)), part.heading] for part in read for row in part.rows]
    header = [_unstruck(name) for name in read[0].header]
    found = [*problems, *taken_back(file, body, first=2, headed=True)]
    table = tabulate(file, [[*header, HEADING], *body], found, equal_widths=False, named=True)
    others = {", ".join(one[0].header): _rows(one) for one in together.values()}
    return replace(table, problems=(*table.problems, *unread(file, others, "table")))


def taken_back(file: str, body: list[list[str]], *, first: int, headed: bool) -> list[Problem]:
    """Take the marks of struck text out of the cells; the finding that names the rows it stood in.

    ``first`` is the number of the first row; ``headed`` rows end with the heading above their table.
    """
    rows = []
    for number, row in enumerate(body, start=first):
        if any(STRUCK in cell for cell in row):
            row[:] = map(_unstruck, row)
            if not any(row[:-1] if headed else row):
                row.clear()
            rows.append(number)
    if not rows:
        return []
    found = phrases(
        "text that is struck through, in {count} row",
        "text that is struck through, in {count} rows",
        len(rows),
    )
    allowed = phrase("text that holds")
    advice = phrase(
        "left out as taken back, and so is a row with nothing else; to keep it, undo the line through it"
    )
    return [Problem(file, None, None, found, allowed, advice, "warning", rows=tuple(rows))]


def _unstruck(cell: str) -> str:
    return _SPACES.sub(" ", cell.replace(STRUCK, "")).strip() if STRUCK in cell else cell


def _rows(parts: Iterable[Part]) -> int:
    return sum(len(part.rows) for part in parts)


_MORE: Final[Mapping[str, Callable[[int], str]]] = {
    "table": lambda count: phrases("{count} more table", "{count} more tables", count),
    "sheet": lambda count: phrases("{count} more sheet", "{count} more sheets", count),
    "document": lambda count: phrases("{count} more document", "{count} more documents", count),
    "file": lambda count: phrases("{count} more file", "{count} more files", count),
}


def _with_rows(name: str, count: int) -> str:
    return phrases('"{name}" ({count} row)', '"{name}" ({count} rows)', count, name=clip(name))


def unread(file: str, others: Mapping[str, int], word: str) -> list[Problem]:
    """The note that names what was not read of a file: names with their rows; ``word`` says what they are."""
    if not others:
        return []
    largest = sorted(others, key=lambda name: -others[name])
    advice = phrase(
        "not read: {names}; to read one, save it as a file of its own",
        names=some_of([_with_rows(name, others[name]) for name in largest], _SHOWN),
    )
    allowed = phrase("one table, or several with the same columns")
    return [Problem(file, None, None, _MORE[word](len(others)), allowed, advice, "note", "unread")]


def together(file: str, titles: Sequence[str], begins: Sequence[str]) -> Problem:
    """The note on sheets that are read as one table, and where the rows of each begin."""
    found = phrases(
        "{count} sheet with the same columns: {names}",
        "{count} sheets with the same columns: {names}",
        len(titles),
        names=", ".join(titles),
    )
    advice = clip(phrase("read as one table; rows count on: {names}", names=", ".join(begins)))
    allowed = phrase("one sheet, or several alike")
    return Problem(file, None, None, clip(found), allowed, advice, "note", "records")
