"""Several tables in one file → the one that is read, and what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from ..errors import Problem
from ..language import phrase, phrases
from .headers import header_word
from .limits import clip
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


def unread(file: str, others: Mapping[str, int], word: str) -> list[Problem]:
    """The note that names what was not read of a file: names with their rows; ``word`` says what they are."""
    if not others:
        return []
    largest = sorted(others, key=lambda name: -others[name])
    named = [f'"{clip(name)}" ({others[name]:,} row{"" if others[name] == 1 else "s"})' for name in largest]
    count = f"{len(others):,} more {word}{'' if len(others) == 1 else 's'}"
    rest = f" and {len(named) - _SHOWN:,} more" if len(named) > _SHOWN else ""
    advice = f"not read: {', '.join(named[:_SHOWN])}{rest}; to read one, save it as a file of its own"
    return [
        Problem(
            file, None, None, count, f"one {word}, or several with the same columns", advice, "note", "unread"
        )
    ]
