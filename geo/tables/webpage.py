"""The tables of a web page → raw text cells.

A list of trips is often one table a year under a heading; those with the same header are read as
one table, with the heading above each row in a column of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..errors import Problem
from ..language import phrase
from .alike import HEADING, STRUCK, Part, united
from .header_rows import joined_names
from .headers import clip_name
from .limits import MAX_COLUMNS, MAX_LENGTH, MAX_MARKS, MAX_ROWS, Budget, unusable
from .marks import Marks
from .raw import RawTable

__all__ = ["HEADING", "read_page"]

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "caption", "title"))
_UNSEEN: Final = frozenset(("script", "style", "sup", "noscript", "template"))
"""Not read: footnote marks stand in ``sup``, as do the endings of ordinal numbers."""
_STRUCK: Final = frozenset(("s", "del", "strike"))
_CELLS: Final = frozenset(("td", "th"))
_BREAKS: Final = frozenset(("br", "li", "p", "div"))
_VOID: Final = frozenset(("br", "img", "hr", "input", "link", "meta", "wbr", "area", "col", "source"))
_EDIT: Final = re.compile(r"\[[^\]]{0,40}\]\s*$")
_MOST_SPANNED: Final = 1_000
_MOST_HEADERS: Final = 4
"""Rows of header cells that are one header."""


@dataclass
class _Cell:
    text: list[str] = field(default_factory=list)
    is_header: bool = False
    columns: int = 1
    rows: int = 1

    def shown(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        return "\n".join(line for line in lines if line)[: MAX_LENGTH + 1]


@dataclass
class _Table:
    heading: str
    rows: list[list[_Cell]] = field(default_factory=list)

    def is_one(self) -> bool:
        """Whether there are rows and columns in it."""
        return sum(len(row) > 1 for row in self.rows) > 1


class _Page(Marks):
    """Every table of a page, those within cells too, with the last heading above it."""

    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.titles: list[str] = []
        self._open: list[_Table] = []
        self._heading: list[str] | None = None
        self._last = ""
        self._unseen: list[str] = []
        self._unseen_tags: Counter[str] = Counter()
        self._struck: list[tuple[str, bool]] = []
        """Elements whose text is struck through, and whether they began within a cell, where they end too."""
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: Mapping[str, str]) -> None:
        if not self._unseen:
            self._strike(tag, attrs.get("style", ""))
        hidden = "display:none" in attrs.get("style", "").replace(" ", "").lower()
        if tag not in _VOID and (self._unseen or tag in _UNSEEN or hidden):
            self._unseen.append(tag)
            self._unseen_tags[tag] += 1
        elif tag in _HEADINGS:
            self._heading = []
        elif tag == "table":
            self._open.append(_Table(self._last))
        elif self._open and tag == "tr":
            self._open[-1].rows.append([])
        elif self._open and tag in ("td", "th"):
            if not self._open[-1].rows:
                self._open[-1].rows.append([])
            columns, rows = (_span(attrs.get(name)) for name in ("colspan", "rowspan"))
            self._open[-1].rows[-1].append(_Cell([], tag == "th", columns, rows))
        elif tag in _BREAKS:
            self.handle_data("\n")

    def _strike(self, tag: str, style: str) -> None:
        """Know from where on text is struck through; a line that is never ended ends with its cell."""
        if tag in _CELLS or tag == "tr":
            ended = _CELLS if tag in _CELLS else _CELLS | {"tr"}
            while self._struck and (self._struck[-1][1] or self._struck[-1][0] in ended):
                self._struck.pop()
        within = bool(self._struck) and self._struck[-1][0] == tag
        if tag not in _VOID and (tag in _STRUCK or within or "line-through" in style.lower()):
            self._struck.append((tag, self._in_cell and tag not in _CELLS and tag != "tr"))
        self._in_cell = tag in _CELLS or (self._in_cell and tag not in ("tr", "table"))

    def handle_endtag(self, tag: str) -> None:
        if not self._unseen and self._struck and self._struck[-1][0] == tag:
            self._struck.pop()
        self._in_cell = self._in_cell and tag not in _CELLS and tag not in ("tr", "table")
        if self._unseen:
            if self._unseen_tags[tag]:  # counted, so that ten thousand open marks are not searched for each
                while (closed := self._unseen.pop()) != tag:
                    self._unseen_tags[closed] -= 1
                self._unseen_tags[tag] -= 1
        elif tag in _HEADINGS and self._heading is not None:
            heading = _EDIT.sub("", clip_name(" ".join("".join(self._heading).split()))).strip()
            self._heading = None
            if tag in ("h1", "title", "caption"):
                self.titles.append(heading)
            else:
                self._last = heading
        elif tag == "table" and self._open:
            table = self._open.pop()
            if self._open and not table.is_one():  # it only lays out what its cell says
                self._say("\n".join(" ".join(cell.shown() for cell in row) for row in table.rows))
            else:
                self.tables.append(table)
            self._in_cell = bool(self._open)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._heading is not None:
            self._heading.append(data)
        else:
            struck = self._struck and not data.isspace()
            self._say(STRUCK if struck else data.replace(STRUCK, ""))

    def _say(self, text: str) -> None:
        """Text of the cell that is open, if any."""
        if self._open and self._open[-1].rows and self._open[-1].rows[-1]:
            self._open[-1].rows[-1][-1].text.append(text)


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPANNED) if text and text.isascii() and text.isdigit() and int(text) else 1


def read_page(text: str, file: str, problems: Sequence[Problem] = ()) -> RawTable:
    """The table of a page: of all tables with one header those that have the most rows together.

    Cells that span rows or columns stand in each of them; line breaks stay; footnote marks and hidden
    text are left out, and text that is struck through, with a finding.
    Rows of header cells above one another are one header: ``Visit / start``. Row 1 is
    the first header, and the rows of all tables read count on, without their headers. The column
    ``(heading)`` has the heading above each table; a note names the tables that were not read. Raises
    ``TableError`` when there is no table with a header and rows, or one that is too large.
    """
    if (marks := text.count("<")) > MAX_MARKS:
        allowed = phrase("at most {count} marks of {format}", count=MAX_MARKS, format="HTML")
        found = phrase("{count} marks of {format}", count=marks, format="HTML")
        raise unusable(file, found, allowed, phrase("save the table as CSV, or split it"))
    page = _Page()
    page.feed(text)
    budget = Budget(file)
    parts = (_part(table, budget) for table in [*page.tables, *page._open])
    read = united(file, (part for part in parts if part is not None and len(part.header) > 1), problems)
    if read is None:
        advice = phrase("open the page, copy the table, and save it as CSV")
        found, allowed = phrase("a web page without a table"), phrase("a page with a table")
        raise unusable(file, found, allowed, advice)
    return replace(read, titles=tuple(filter(None, page.titles)))


def _part(table: _Table, budget: Budget) -> Part | None:
    """A table's header and rows; None without both."""
    grid, headers = _grid(table, budget)
    heading = table.heading
    while len(grid) > 2 and len(grid[0]) > 1 and len(set(grid[0])) == 1 and grid[0][0]:
        heading = heading or clip_name(grid[0][0])  # one cell over all columns is a title
        grid, headers = grid[1:], headers[1:]
    if len(grid) < 2:
        return None
    rows = next((place for place, is_header in enumerate(headers) if not is_header), len(grid))
    rows = rows if 1 < rows < len(grid) and rows <= _MOST_HEADERS else 1
    return Part(heading, tuple(joined_names(grid[:rows])), grid[rows:])


def _grid(table: _Table, budget: Budget) -> tuple[list[list[str]], list[bool]]:
    """The table's text in straight rows and columns, and which rows are of header cells alone.

    Spanning cells are repeated; rows without cells are left out.
    """
    made: list[list[str]] = []
    headers: list[bool] = []
    hanging: dict[int, tuple[int, str]] = {}
    for row in table.rows:
        cells = iter(row)
        line: list[str] = []
        while True:
            if (rest := hanging.pop(len(line), None)) is not None:
                if rest[0] > 1:
                    hanging[len(line)] = (rest[0] - 1, rest[1])
                line.append(rest[1])
                continue
            cell = next(cells, None)
            if cell is None or len(line) >= MAX_COLUMNS:
                break
            text = cell.shown()
            for _ in range(min(cell.columns, MAX_COLUMNS - len(line))):
                if cell.rows > 1:
                    hanging[len(line)] = (cell.rows - 1, text)
                line.append(text)
        if line and len(made) <= MAX_ROWS:
            made.append(budget.record(line))
            headers.append(all(cell.is_header for cell in row))
    return made, headers
