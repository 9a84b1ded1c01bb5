"""Cells of a sheet that are merged over several rows → their text in each of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from .headers import column_number
from .limits import MAX_COLUMNS, Budget

MERGED: Final = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s[^<>]{0,100}?\bref=[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7})"
    rb":\$?[A-Z]{1,3}\$?([0-9]{1,7})[\"']"
)
"""A merged range in the XML of a sheet: its first column, its first and last row."""


class Span(NamedTuple):
    """A merged range: positions of its column and of its first and last row."""

    column: int
    top: int
    bottom: int


def spans_of(found: Iterable[Sequence[bytes]]) -> list[Span]:
    """The ranges of more than one row that ``MERGED`` found."""
    read = ((column_number(name.decode()), int(top), int(bottom)) for name, top, bottom in found)
    return [Span(column, top - 1, bottom - 1) for column, top, bottom in read if bottom > top > 0]


def fill_down(records: list[list[str]], spans: Iterable[Span], first: int, budget: Budget) -> None:
    """Write the text of merged cells into each of their rows, from the record ``first`` on.

    A row without any text of its own is no row, and stays so. Ranges that lie over one another, which no
    program writes, are not filled twice.
    """
    own = [any(record) for record in records]
    reached: dict[int, int] = {}
    for column, top, bottom in sorted(spans):
        if column >= MAX_COLUMNS or top < max(first, reached.get(column, 0)) or top >= len(records):
            continue
        reached[column] = bottom + 1
        text = records[top][column] if column < len(records[top]) else ""
        for number in range(top + 1, min(bottom + 1, len(records))):
            if text and own[number]:
                record = records[number]
                budget.take(max(column + 1 - len(record), 0))
                record += [""] * (column + 1 - len(record))
                record[column] = record[column] or text
