"""Rows of a workbook that the spreadsheet does not show, by hand or by a filter: read, and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ..errors import Problem
from ..language import phrase, phrases
from .raw import RawTable

_CHUNK: Final = 1 << 20
_ROW: Final = re.compile(
    rb"<(?:\w{1,20}:)?row\s[^<>]{0,500}?\bhidden=[\"'](?:1|true)[\"'][^<>]{0,500}>", re.IGNORECASE
)
_NUMBER: Final = re.compile(rb"\br=[\"']([0-9]{1,9})[\"']")


def hidden_rows(sheet: Any) -> Iterator[int]:
    """Numbers of the rows of a sheet of openpyxl that are marked as hidden in the file."""
    tail = b""
    with sheet._get_source() as source:
        while chunk := source.read(_CHUNK):
            whole = (tail + chunk).rpartition(b">")
            for row in _ROW.findall(whole[0] + whole[1]):
                yield from map(int, _NUMBER.findall(row)[:1])
            tail = whole[2][-_CHUNK:]


def say_hidden(file: str, table: RawTable, hidden: frozenset[int]) -> list[Problem]:
    """One warning on the rows of a table that were read and are not shown."""
    rows = tuple(row for row in table.rows.tolist() if row in hidden)
    if not rows:
        return []
    found = phrases("{count} hidden row", "{count} hidden rows", len(rows))
    advice = phrase("read like all others; delete those that do not count")
    allowed = phrase("rows that are shown")
    return [Problem(file, rows[0], None, found, allowed, advice, "warning", "hidden", rows)]
