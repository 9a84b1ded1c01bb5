"""Workbooks, XLSX and OpenDocument → raw text cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any, Final, NamedTuple

from ..errors import Problem
from ..language import phrase
from .alike import HEADING, taken_back, together, unread
from .choosing import reads_best
from .header_rows import TITLES_SEARCHED, find_head, is_filled
from .headers import column_letter, header_word
from .limits import Budget, nothing_in, too_large, unusable
from .raw import RawTable, row_problems, tabulate
from .sheets import Book, ExcelBook, OpenDocumentBook, contains, laid_out, opened
from .spans import Span, fill_down
from .texts import as_text
from .unseen import say_hidden

MAX_UNPACKED: Final = 400_000_000
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_CELL_ERRORS: Final = frozenset(
    ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
_SAVE_AS: Final = phrase("open it in a spreadsheet program and save it as .xlsx or .csv")
_PLAIN: Final = phrase("a plain value")
_NOT_STORED: Final = phrase("a value; this formula has none stored with it")
_CHECK: Final = phrase("the value stored with the formula was used; check that it is up to date")
_SAVE: Final = phrase("open the workbook in a spreadsheet program and save it; the cell was read as empty")
Records = list[list[str]]
Formulas = dict[tuple[int, int], str]
"""Formulas as written, by the positions of their row and column."""


class _Sheet(NamedTuple):
    title: str
    named: bool
    """Chosen for its name, not for being the first with cells."""
    records: Records
    spans: list[Span]
    """Ranges that are merged over several rows."""


def read_workbook(
    content: bytes, file: str, wanted: tuple[str, ...], preferred: frozenset[str] = frozenset()
) -> dict[str, RawTable]:
    """The tables on the sheets named ``wanted`` (in any case), by that name.

    When no sheet bears the first of the names, the one that reads best (``reads_best``) takes its place, one
    named in ``preferred`` (lower case) before all others. Sheets with the same header as that
    one are read with it, the name of each in the column ``(heading)``; a note says from where on their rows
    count, and names the sheets that were not read, with their rows. A hidden sheet is read only by its name,
    or where no other has cells. Dates come out as ISO text, whole numbers without ``.0``; merged cells stand
    in each of their rows. A formula stands for the value stored with it and is a warning; without one, and
    for a cell error such as ``#REF!``, the cell is empty and the problem an error. Raises ``TableError`` for
    one that is locked, too large, no workbook, or empty; openpyxl's exceptions on a damaged one pass through.
    """
    has_formulas = _inspect(content, file)
    written = opened(content, data_only=False) if has_formulas else None
    tables = _tables(ExcelBook(content), file, wanted, preferred, written)
    if written is not None:
        written.close()
    return tables


def read_opendocument(
    content: bytes, file: str, wanted: tuple[str, ...], preferred: frozenset[str] = frozenset()
) -> dict[str, RawTable]:
    """The same of an OpenDocument spreadsheet; formulas stand for the values stored with them."""
    if not content.startswith(b"PK"):
        allowed = phrase("an OpenDocument spreadsheet without a password")
        found = phrase("not an OpenDocument spreadsheet, or a damaged one")
        raise unusable(file, found, allowed, _SAVE_AS)
    return _tables(OpenDocumentBook(content, file), file, wanted, preferred, None)


def _tables(
    book: Book, file: str, wanted: tuple[str, ...], preferred: frozenset[str], written: Any
) -> dict[str, RawTable]:
    budget = Budget(file)
    sheets = _chosen(book, wanted, preferred, budget)
    if not sheets:
        raise nothing_in(file, phrase("no cells"))
    taken = {sheet.title for sheet in sheets.values()}
    tables = {}
    for name, sheet in sheets.items():
        label = f"{file} ({name})" if sheet.named else file
        more: list[_Sheet] = []
        notes: list[Problem] = []
        if name == wanted[0]:
            more, others = _alike(book, sheet, [title for title in book.titles if title not in taken], budget)
            notes = [replace(one, severity="warning") for one in unread(file, others, "sheet")]
        table = _table(label, _mended(label, sheet, written), more, written)
        notes += say_hidden(label, table, book.hidden_rows(sheet.title))
        tables[name] = replace(table, problems=(*table.problems, *notes))
    book.close()
    return tables


def _inspect(content: bytes, file: str) -> bool:
    """Refuse what is not a workbook of bearable size; otherwise whether it holds formulas."""
    if content.startswith(_OLD_OFFICE):
        locked = _ENCRYPTED in content
        found = phrase("a workbook locked by a password") if locked else phrase("an old Excel workbook (XLS)")
        advice = phrase("remove the password and save it again") if locked else _SAVE_AS
        raise unusable(file, found, phrase("an XLSX workbook without a password"), advice)
    if not content.startswith(b"PK"):
        found = phrase("not an XLSX workbook, or a damaged one")
        raise unusable(file, found, phrase("an XLSX workbook"), _SAVE_AS)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if not any(member.filename == "[Content_Types].xml" for member in members):
            found = phrase("a zip archive that is no XLSX workbook")
            raise unusable(file, found, phrase("an XLSX workbook"), _SAVE_AS)
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            advice = phrase("split it, or save the table as CSV")
            raise too_large(file, phrase("a workbook that is too large"), MAX_UNPACKED // 1_000_000, advice)
        sheets = [member for member in members if "worksheets/" in member.filename]
        return any(contains(archive, member, _FORMULA) for member in sheets)


def _chosen(
    book: Book, wanted: tuple[str, ...], preferred: frozenset[str], budget: Budget
) -> dict[str, _Sheet]:
    by_name = {title.strip().lower(): title for title in book.titles}
    chosen = {
        name: _Sheet(by_name[name], True, _records(book, by_name[name], budget), book.spans(by_name[name]))
        for name in wanted
        if name in by_name
    }
    if wanted[0] in chosen:
        return chosen
    shown = {name: title for name, title in by_name.items() if title not in book.hidden}
    ordered = sorted((shown or by_name).items(), key=lambda item: item[0] not in preferred)
    starts = {title: _start(book.rows(title)) for name, title in ordered if name not in wanted}
    named = [
        title for name, title in ordered if name in preferred and any(map(is_filled, starts.get(title, ())))
    ]
    best = named[0] if named else reads_best(starts)
    if best is None:
        return chosen
    return {wanted[0]: _Sheet(best, False, _records(book, best, budget), book.spans(best)), **chosen}


def _start(rows: Iterator[list[str]]) -> Records:
    return list(islice(rows, 2 * TITLES_SEARCHED))


def _records(book: Book, title: str, budget: Budget) -> Records:
    return [budget.record(row) for row in book.rows(title)]


def _alike(
    book: Book, first: _Sheet, titles: Sequence[str], budget: Budget
) -> tuple[list[_Sheet], dict[str, int]]:
    """The sheets with the same names of columns as the first, and the others with cells: their rows."""
    more: list[_Sheet] = []
    others: dict[str, int] = {}
    for title in titles:
        rows = book.rows(title)
        start = _start(rows)
        if title not in book.hidden and _words(start) and _words(start) == _words(first.records):
            records = [budget.record(row) for row in _chained(start, rows)]
            more.append(_Sheet(title, False, records, book.spans(title)))
        elif any(map(is_filled, start)):
            others[title] = max(sum(map(is_filled, _chained(start, rows))) - 1, 0)
    return more, others


def _chained(start: Records, rest: Iterator[list[str]]) -> Iterator[list[str]]:
    yield from start
    yield from rest


def _words(records: Records) -> list[str]:
    """The names of a sheet's columns as they are compared, in the order of the alphabet."""
    head = find_head(records)
    return [] if head is None or head.missing else sorted(filter(None, map(header_word, head.names)))


def _formulas(sheet: Any) -> Formulas:
    found: Formulas = {}
    for number, cells in enumerate(laid_out(sheet)):
        for cell in cells:
            if cell["data_type"] == "f":
                text = getattr(cell["value"], "text", cell["value"])
                found[number, cell["column"] - 1] = as_text(text) or "="
    return found


class _Mended(NamedTuple):
    """The records of a sheet without what is no value, and what was found so."""

    title: str
    records: Records
    problems: list[Problem]


def _mended(file: str, sheet: _Sheet, written: Any) -> _Mended:
    """A sheet's records; cells without a usable value are emptied and reported."""
    records = sheet.records
    head = find_head(records)
    header = head.names if head is not None else []
    formulas = _formulas(written[sheet.title]) if written is not None else {}
    problems = _formula_problems(file, records, header, formulas)
    problems += taken_back(file, records, first=1, headed=False)
    broken = [
        (number, position)
        for number, record in enumerate(records)
        if not _CELL_ERRORS.isdisjoint(record)
        for position, cell in enumerate(record)
        if cell in _CELL_ERRORS
    ]
    for number, position in broken:
        problems += row_problems(
            file,
            [number + 1],
            [records[number][position]],
            column=_name(header, position),
            allowed="a value",
            advice="correct the formula in the spreadsheet; the cell was read as empty",
        )
        records[number][position] = ""
    if sheet.spans and head is not None:
        fill_down(records, sheet.spans, head.body, Budget(file))
    return _Mended(sheet.title, records, problems)


def _table(file: str, first: _Mended, more: Sequence[_Sheet], written: Any) -> RawTable:
    """The table of a sheet, with the rows of those like it below its own."""
    head = find_head(first.records)
    if head is None or not more:
        return tabulate(file, first.records, first.problems, equal_widths=False)
    width = len(head.names)
    words = [header_word(name) for name in head.names]
    records = list(first.records)
    while not is_filled(records[-1]):
        records.pop()
    titled = [
        [*row[:width], *[""] * (width - len(row)), first.title] if is_filled(row) else []
        for row in records[head.body :]
    ]
    records = [*records[: head.first], [*head.names, HEADING], *[[]] * (head.body - head.first - 1), *titled]
    problems, begins = list(first.problems), []
    for sheet in more:
        mended = _mended(f"{file} ({sheet.title})", sheet, written)
        problems += mended.problems
        begins.append(f"{sheet.title} from row {len(records) + 1:,} on")
        records += _under(words, mended)
    problems.append(together(file, [first.title, *(sheet.title for sheet in more)], begins))
    return tabulate(file, records, problems, equal_widths=False)


def _under(words: Sequence[str], sheet: _Mended) -> Records:
    """The filled rows of a sheet with the cells in the order of these columns, and its name behind them."""
    head = find_head(sheet.records)
    if head is None:
        return []
    own = [header_word(name) for name in head.names]
    places = [own.index(word) if word in own else None for word in words]
    return [
        [*("" if place is None or place >= len(row) else row[place] for place in places), sheet.title]
        for row in sheet.records[head.body :]
        if is_filled(row)
    ]


def _formula_problems(file: str, records: Records, header: list[str], formulas: Formulas) -> list[Problem]:
    by_column: dict[tuple[int, bool], list[int]] = {}
    for number, position in formulas:
        stored = number < len(records) and position < len(records[number]) and records[number][position] != ""
        by_column.setdefault((position, stored), []).append(number)
    problems: list[Problem] = []
    for (position, stored), numbers in by_column.items():
        problems += row_problems(
            file,
            [number + 1 for number in numbers],
            [formulas[number, position] for number in numbers],
            column=_name(header, position),
            allowed=_PLAIN if stored else _NOT_STORED,
            advice=_CHECK if stored else _SAVE,
            severity="warning" if stored else "error",
        )
    return problems


def _name(header: list[str], position: int) -> str:
    named = position < len(header) and header[position].strip()
    return header[position].strip() if named else f"(column {column_letter(position)})"
