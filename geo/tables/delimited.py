"""CSV, TSV and other delimited text → raw text cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Final

from ..errors import Problem
from ..language import phrase
from .decoding import decode, lines_of
from .guards import unguarded_records
from .header_rows import HEADER_CELLS, TITLES_SEARCHED, is_filled
from .limits import MAX_COLUMNS, Budget, counted, unusable
from .markdown import is_markdown, read_markdown
from .raw import PLAIN, RawTable, Shapes, tabulate
from .webpage import read_page

DELIMITERS: Final = (",", ";", "\t", "|")
_NO_DELIMITER: Final = "\x1f"  # a table of one column has none; this sign is not written by people
_SNIFFED_RECORDS: Final = 100
_SNIFFED_LENGTH: Final = 262_144
_END: Final = "\x1eend of table\x1e"
_IN_PAIRS: Final = phrase('quotes in pairs; a quote inside a quoted cell doubled ("")')
_MAX_OPEN_QUOTES: Final = 100
_LONGEST_QUOTED: Final = 2_000_000
"""Characters within quotes up to which their end is looked for: each that never closes costs as many."""
_WEB_PAGE = re.compile(r"\s*<(!doctype html|html|\?xml)", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"\s*<(?:table|thead|tbody|tr|div|p|h[1-6]|body|head|title|section|article|main|figure|center|style|ul|span)\b",
    re.IGNORECASE,
)
"""How a piece of a web page begins that somebody copied out of it."""
_COMMENTS = re.compile(r"(?:\s*<!--(?:(?!-->).)*-->)+", re.DOTALL)
_OTHERS: Final = (
    (re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:'), phrase("JSON under another ending"), ".json"),
    (
        re.compile(r"\s*BEGIN:VCALENDAR\s*\n", re.IGNORECASE),
        phrase("a calendar under another ending"),
        ".ics",
    ),
)
_TABLE_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_SEPARATOR_LINE = re.compile(r"sep=([,;|\t])\n", re.IGNORECASE)


def read_delimited(content: bytes, file: str, shapes: Shapes = PLAIN) -> RawTable:
    """The cells of delimited text: comma, semicolon, tab or ``|``, double quotes respected.

    Encoding and delimiter are detected. A row is counted as a spreadsheet counts it: line
    ends inside quotes add none, blank lines do. A quote that never closes is reported,
    and its line is read again without quotes so that it cannot swallow the rows below.
    A file of a width in ``shapes.headerless`` whose first cell is a number has no header: its columns
    get the names given there, and its first row is row 1. A web page, or a piece of one, is read as
    ``webpage`` says, a table in Markdown as ``markdown`` does.
    The apostrophes by which ``guards`` keeps formulas from running are taken away again.
    Raises ``TableError`` when there is no table in the bytes.
    """
    text, problems = decode(content, file)
    if _is_page(text, file):
        return read_page(text if _TABLE.search(text) else f"<table>{text}</table>", file, problems)
    if is_markdown(text):
        return read_markdown(text, file, problems)
    _check_no_other(text, file)
    delimiter = None
    if separator := _SEPARATOR_LINE.match(text):  # spreadsheets take this line as an order, not as a row
        delimiter, text = separator[1], text[separator.end() :]
    delimiter = delimiter or find_delimiter(text)
    header = _known_header(text, delimiter, shapes)
    if header is not None:  # such files know no quotes either: a quote in a name is a quote
        budget = Budget(file)
        lines = counted(file, lines_of(text))
        records = [budget.row(budget.parted(line, delimiter).split(delimiter)) for line in lines]
        table = tabulate(file, [header, *records], problems, equal_widths=True)
        return replace(table, rows=table.rows - 1)
    records, faults = _records(text, delimiter, file)
    records = unguarded_records(records, text)
    return tabulate(file, records, [*problems, *faults], equal_widths=True)


def _check_no_other(text: str, file: str) -> None:
    """Raise ``TableError`` for text of another format, whose commas would make columns of nothing."""
    for pattern, found, ending in _OTHERS:
        if pattern.match(text):
            advice = phrase("rename it, so that its name ends in {ending}", ending=ending)
            raise unusable(file, found, phrase("delimited text"), advice)


def _is_page(text: str, file: str) -> bool:
    """Whether a text is a web page, or a piece of one with the rows of a table."""
    begins = _COMMENTS.match(text)
    start = begins.end() if begins else 0
    if _WEB_PAGE.match(text, start):
        return True
    called_so = file.lower().endswith((".html", ".htm"))
    return (called_so or _FRAGMENT.match(text, start) is not None) and _TABLE_ROW.search(text) is not None


def _known_header(text: str, delimiter: str, shapes: Shapes) -> list[str] | None:
    """The names of the columns of a file without a header; None for any other file."""
    first = text.lstrip("\n").partition("\n")[0].split(delimiter, MAX_COLUMNS)
    names = shapes.headerless.get(len(first))
    return list(names) if names and first[0].strip().isdigit() else None


def find_delimiter(text: str) -> str:
    """The delimiter under which the first 100 records agree best with the header's width.

    Lines of one cell above the header are titles (``raw.header_position``). Among equals
    the one with more columns wins, then comma, semicolon, tab, ``|``. When none of them divides
    the header, the table has one column.
    """
    head = text[:_SNIFFED_LENGTH]
    best, best_score = _NO_DELIMITER, (0.0, 1)
    for delimiter in DELIMITERS:
        widths = _widths(head, delimiter)
        header = widths[0] if widths else 0
        if header == 1:
            header = next((width for width in widths[:TITLES_SEARCHED] if width >= HEADER_CELLS), 1)
        if header < 2:
            continue
        score = (Counter(widths)[header] / len(widths), header)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    """Cells in each of the first records with text."""
    widths: list[int] = []
    try:
        for record in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            if is_filled(record):
                widths.append(len(record))
            if len(widths) == _SNIFFED_RECORDS:
                break
    except csv.Error:  # a cell beyond the csv module's limit; what was seen before it decides
        pass
    return widths


def _records(text: str, delimiter: str, file: str) -> tuple[list[list[str]], list[Problem]]:
    """All records, blank lines included, and the quotes that never close."""
    records: list[list[str]] = []
    faults: list[Problem] = []
    budget = Budget(file)
    start = 0
    while (opened := _read_until_open_quote(text, start, delimiter, file, records, budget)) is not None:
        if len(faults) == _MAX_OPEN_QUOTES:
            raise unusable(
                file,
                phrase("more than {count} quotes that never close", count=_MAX_OPEN_QUOTES),
                _IN_PAIRS,
                phrase("export the table again"),
            )
        end = text.find("\n", opened)
        end = len(text) if end < 0 else end
        line = text[opened:end]
        faults.append(
            Problem(
                file,
                len(records) + 1,
                None,
                line[:119] + "…" if len(line) > 120 else line,
                _IN_PAIRS,
                phrase("close the quote or remove it; the line was read without quotes"),
            )
        )
        records.append(budget.row(budget.parted(line, delimiter).split(delimiter)))
        start = end + 1
    return records, faults


def _read_until_open_quote(
    text: str, start: int, delimiter: str, file: str, records: list[list[str]], budget: Budget
) -> int | None:
    """Append records from ``start`` on; the offset of a record whose quote never closes, or None."""
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_QUOTED))  # of the whole process; only raised
    if start >= len(text):
        return None
    offsets = [start]
    lines = (budget.parted(line, delimiter) for line in _lines(text, start, offsets))
    reader = counted(file, csv.reader(lines, delimiter=delimiter))
    opened = start
    try:
        for record in reader:
            if len(offsets) > 1:
                return None if record == [_END] else opened
            records.append(budget.row(record))
            opened = offsets[0]
    except csv.Error:  # a cell beyond the limit
        pass
    return opened


def _lines(text: str, start: int, offsets: list[int]) -> Iterator[str]:
    """The lines from ``start`` on and an end mark: ``offsets`` has the end of the last line given, and one
    item more once the mark was given, for the text may hold the mark itself."""
    for line in lines_of(text, start):
        offsets[0] += len(line) + 1
        yield line + "\n"
    offsets.append(offsets[0])
    yield _END
