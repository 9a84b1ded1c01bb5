"""The tables of a web page → raw text cells.

A list of trips is often one table a year under a heading; those with the same header are read as
one table, with the heading above each row in a column of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final

from geo.errors import Problem
from geo.rawtable import MAX_COLUMNS, MAX_ROWS, RawTable, tabulate, unusable

HEADING: Final = "(heading)"
"""Name of the column with the heading that stands above a row's table."""

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "caption", "title"))
_UNSEEN: Final = frozenset(("script", "style", "sup", "noscript", "template"))
"""Not read: footnote marks stand in ``sup``, as do the endings of ordinal numbers."""
_BREAKS: Final = frozenset(("br", "li", "p", "div"))
_VOID: Final = frozenset(("br", "img", "hr", "input", "link", "meta", "wbr", "area", "col", "source"))
_EDIT: Final = re.compile(r"\[[^\]]{0,40}\]\s*$")
_MOST_SPANNED: Final = 1_000


@dataclass
class _Cell:
    text: list[str] = field(default_factory=list)
    is_header: bool = False
    columns: int = 1
    rows: int = 1

    def shown(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass
class _Table:
    heading: str
    rows: list[list[_Cell]] = field(default_factory=list)


class _Page(HTMLParser):
    """Every outermost table of a page with the last heading above it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.titles: list[str] = []
        self._open: list[_Table] = []
        self._heading: list[str] | None = None
        self._last = ""
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        hidden = "display:none" in (attributes.get("style") or "").replace(" ", "").lower()
        if tag not in _VOID and (self._unseen or tag in _UNSEEN or hidden):
            self._unseen.append(tag)
        elif tag in _HEADINGS:
            self._heading = []
        elif tag == "table":
            self._open.append(_Table(self._last))
        elif self._open and tag == "tr":
            self._open[-1].rows.append([])
        elif self._open and tag in ("td", "th"):
            if not self._open[-1].rows:
                self._open[-1].rows.append([])
            columns, rows = (_span(attributes.get(name)) for name in ("colspan", "rowspan"))
            self._open[-1].rows[-1].append(_Cell([], tag == "th", columns, rows))
        elif tag in _BREAKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
        elif tag in _HEADINGS and self._heading is not None:
            heading = _EDIT.sub("", " ".join("".join(self._heading).split())).strip()
            self._heading = None
            if tag in ("h1", "title", "caption"):
                self.titles.append(heading)
            else:
                self._last = heading
        elif tag == "table" and self._open:
            table = self._open.pop()
            if not self._open:
                self.tables.append(table)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._heading is not None:
            self._heading.append(data)
        elif self._open and self._open[-1].rows and self._open[-1].rows[-1]:
            self._open[-1].rows[-1][-1].text.append(data)


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPANNED) if text and text.isascii() and text.isdigit() and int(text) else 1


def read_page(text: str, file: str, problems: Sequence[Problem] = ()) -> RawTable:
    """The table of a page: of all tables with one header those that have the most rows together.

    Cells that span rows or columns stand in each of them; line breaks stay; footnote marks and hidden
    text are left out. Row 1 is the first header, and the rows of all tables read count on, without
    their headers. The column ``(heading)`` has the heading above each table. Raises ``TableError``
    when there is no table with a header and rows.
    """
    page = _Page()
    page.feed(text)
    page.close()
    together: dict[tuple[str, ...], list[list[str]]] = {}
    for table in [*page.tables, *page._open]:
        grid = _grid(table)
        if len(grid) > 1 and len(grid[0]) > 1:
            body = [[*row[: len(grid[0])], table.heading] for row in grid[1:]]
            together.setdefault(tuple(grid[0]), []).extend(body)
    if not together:
        advice = "open the page, copy the table, and save it as CSV"
        raise unusable(file, "a web page without a table", "a page with a table", advice)
    header, body = max(together.items(), key=lambda item: len(item[1]))
    read = tabulate(file, [[*_apart(header), HEADING], *body], problems, equal_widths=False)
    return replace(read, titles=tuple(filter(None, page.titles)))


def _apart(header: Sequence[str]) -> list[str]:
    """The names of the columns, a second one of the same name told apart by its number."""
    seen: dict[str, int] = {}
    made = []
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        made.append(name if seen[name] == 1 or not name else f"{name} ({seen[name]})")
    return made


def _grid(table: _Table) -> list[list[str]]:
    """The table's text in straight rows and columns, spanning cells repeated; rows without cells left out."""
    made: list[list[str]] = []
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
            made.append(line)
    return made
