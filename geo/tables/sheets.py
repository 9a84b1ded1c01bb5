"""Workbooks → rows of text, sheet by sheet: Excel's by openpyxl, OpenDocument by calamine."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, Final, Protocol

from defusedxml.ElementTree import iterparse

from .alike import STRUCK
from .indented import without_indents
from .limits import MAX_ROWS, Budget, no_opendocument
from .spans import MERGED, Span, spans_of
from .texts import as_text
from .unseen import hidden_rows

_CHUNK: Final = 1 << 20
_ROW_NUMBER: Final = re.compile(rb"<(?:\w{1,20}:)?row\s[^<>]{0,500}?\br=[\"']([0-9]{1,9})[\"']")
_STRIKE: Final = re.compile(rb"<(\w+:)?strike[\s/>]")
_TEXTS: Final = re.compile(r"(?i)sharedStrings\.xml$|worksheets/")
_CONTENT: Final = "content.xml"
_REPEATED: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-%s-repeated"
_SPANNED: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-rows-spanned"
_NAMED: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}name"
_SPACES: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}string-value"
_DIGITS: Final = 12
"""Of a number of times, so many: with more it is beyond every bound."""
_CELLS: Final = ("table-cell", "covered-table-cell")


class Book(Protocol):
    """The sheets of a workbook."""

    titles: list[str]
    hidden: frozenset[str]
    """Those of sheets that the spreadsheet does not show."""

    def rows(self, title: str) -> Iterator[list[str]]:
        """Every row of a sheet from the first on, empty ones included, up to one more than allowed."""
        ...

    def spans(self, title: str) -> list[Span]:
        """The ranges of a sheet that are merged over several rows."""
        ...

    def hidden_rows(self, title: str) -> frozenset[int]:
        """Numbers of the rows of a sheet that are not shown, as far as the format tells."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class ExcelBook:
    """An XLSX workbook: values as stored with their formulas, or the formulas.

    Of a cell in several fonts what is struck through is told apart where the workbook has such text at all:
    reading fonts takes a quarter more time where many cells have several.
    """

    def __init__(self, content: bytes) -> None:
        self._rich = _has_struck_runs(content)
        self._book = opened(content, data_only=True, rich_text=self._rich)
        self.titles = [sheet.title for sheet in self._book.worksheets]
        unseen = (sheet.title for sheet in self._book.worksheets if sheet.sheet_state != "visible")
        self.hidden = frozenset(unseen)

    def hidden_rows(self, title: str) -> frozenset[int]:
        """See ``Book``."""
        return frozenset(hidden_rows(self._book[title]))

    def rows(self, title: str) -> Iterator[list[str]]:
        """See ``Book``."""
        struck = self._struck()
        for cells in laid_out(self._book[title], rich_text=self._rich):
            row = [""] * max((cell["column"] for cell in cells), default=0)
            for cell in cells:
                value, lined = cell["value"], cell["style_id"] in struck
                if isinstance(value, list):
                    text = _of_runs(value, lined)
                else:
                    text = STRUCK if (text := as_text(value)) and lined else text
                row[cell["column"] - 1] = text
            yield row

    def _struck(self) -> frozenset[int]:
        """Numbers of the styles whose text has a line through it."""
        fonts, styles = self._book._fonts, self._book._cell_styles
        lined = {number for number, font in enumerate(fonts) if font.strike}
        return frozenset(number for number, style in enumerate(styles) if style.fontId in lined)

    def spans(self, title: str) -> list[Span]:
        """See ``Book``."""
        return spans_of(_merged(self._book[title]))

    def close(self) -> None:
        """See ``Book``."""
        self._book.close()


class OpenDocumentBook:
    """An OpenDocument spreadsheet; raises ``TableError`` when it stands for more cells than are read."""

    def __init__(self, content: bytes, file: str) -> None:
        from python_calamine import (
            CalamineError,
            CalamineWorkbook,
            SheetVisibleEnum,
        )  # here: most tables are no workbooks

        self._spans = _check_repeated(content, file)
        try:
            self._book = CalamineWorkbook.from_filelike(BytesIO(content))
        except CalamineError:
            self._book = CalamineWorkbook.from_filelike(BytesIO(without_indents(content, file)))
        self.titles = list(self._book.sheet_names)
        shown = SheetVisibleEnum.Visible
        self.hidden = frozenset(one.name for one in self._book.sheets_metadata if one.visible != shown)

    def rows(self, title: str) -> Iterator[list[str]]:
        """See ``Book``."""
        sheet = self._book.get_sheet_by_name(title)
        for row in islice(sheet.to_python(skip_empty_area=False), MAX_ROWS + 1):
            yield [as_text(value) for value in row]

    def spans(self, title: str) -> list[Span]:
        """See ``Book``."""
        return self._spans.get(title, [])

    def hidden_rows(self, title: str) -> frozenset[int]:
        """See ``Book``; calamine does not say."""
        return frozenset()

    def close(self) -> None:
        """See ``Book``."""
        self._book.close()


def _has_struck_runs(content: bytes) -> bool:
    """Whether some part of a cell's text may be struck through; fonts of whole cells are kept elsewhere."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = [one for one in archive.infolist() if _TEXTS.search(one.filename)]
        return any(contains(archive, member, _STRIKE) for member in members)


def contains(archive: zipfile.ZipFile, member: zipfile.ZipInfo, pattern: re.Pattern[bytes]) -> bool:
    """Whether the bytes of a file in the archive match somewhere, within 64 bytes."""
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            if pattern.search(tail + chunk):
                return True
            tail = chunk[-64:]
    return False


def _of_runs(runs: Sequence[Any], lined: bool) -> str:
    """The text of a cell in several fonts, a mark for what is struck; a run of no font has its cell's, which
    may be ``lined``."""
    return "".join(
        STRUCK if (lined if isinstance(run, str) else run.font.strike) and str(run).strip() else str(run)
        for run in runs
    )


def laid_out(sheet: Any, *, rich_text: bool = False) -> Iterator[list[dict[str, Any]]]:
    """The cells of every row of a sheet of openpyxl, with rows that the file leaves out, up to the limit.

    openpyxl's own rows end where the file says that the sheet does, leave out what stands below a row of a
    higher number, and cells behind one of a higher column: rows and cells would be lost.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        numbered: Iterable[tuple[int, list[dict[str, Any]]]] = _as_stored(sheet, rich_text)
        if not _is_in_order(sheet):
            numbered = sorted(numbered, key=lambda row: row[0])
        yield from islice(_with_gaps(numbered), MAX_ROWS + 1)


def _with_gaps(rows: Iterable[tuple[int, list[dict[str, Any]]]]) -> Iterator[list[dict[str, Any]]]:
    reached = 0
    for number, cells in rows:
        for _ in range(reached + 1, number):
            yield []
        yield cells
        reached = max(reached + 1, number)  # of two rows of one number the second counts as the next


def _as_stored(sheet: Any, rich_text: bool) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The rows in the order of the file with their numbers, as openpyxl's own sheets get them."""
    from openpyxl.worksheet._reader import WorkSheetParser  # no public name reads sheets in this order

    book = sheet.parent
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=book.data_only,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
            rich_text=rich_text,
        )
        yield from parser.parse()


def _is_in_order(sheet: Any) -> bool:
    """Whether the numbers of the rows rise in the file."""
    last, tail = 0, b""
    with sheet._get_source() as source:
        while chunk := source.read(_CHUNK):
            whole = (tail + chunk).rpartition(b">")
            for number in map(int, _ROW_NUMBER.findall(whole[0] + whole[1])):
                if number <= last:
                    return False
                last = number
            tail = whole[2][-_CHUNK:]
    return True


def _merged(sheet: Any) -> Iterator[tuple[bytes, bytes, bytes]]:
    """What ``MERGED`` finds in a sheet; it stands behind the cells, where openpyxl's rows do not reach."""
    tail = b""
    with sheet._get_source() as source:
        while chunk := source.read(_CHUNK):
            whole = (tail + chunk).rpartition(b">")
            if b"mergeCell" in whole[0]:
                yield from MERGED.findall(whole[0] + whole[1])
            tail = whole[2][-_CHUNK:]


def opened(content: bytes, *, data_only: bool, rich_text: bool = False) -> Any:
    """The workbook as openpyxl reads it."""
    import openpyxl  # here, because it is slow to import and most tables are no workbooks

    with warnings.catch_warnings():  # openpyxl warns of every feature that it does not keep when saving
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=data_only, rich_text=rich_text
        )


def _check_repeated(content: bytes, file: str) -> dict[str, list[Span]]:
    """The merged ranges of every sheet, by its name.

    Refuses a file of a few kilobytes that says of one cell that it stands in every column of every row, of
    a long text that it stands in thousands of rows, or of a space that it stands a thousand million times.
    Calamine makes
    each sheet a whole rectangle up to its last filled cell before it hands out a row.
    """
    budget = Budget(file)
    merged: dict[str, list[Span]] = {}
    spans: list[Span] = []
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if _CONTENT not in archive.namelist():
            raise no_opendocument(file)
        with archive.open(_CONTENT) as stream:
            place = last = width = rows = height = characters = 0
            for _, element in iterparse(stream):
                name = element.tag.rpartition("}")[2]
                if name in _CELLS:
                    if (spanned := _times(element, _SPANNED)) > 1:
                        spans.append(Span(place, rows, rows + spanned - 1))
                    columns = _times(element, _REPEATED % "columns")
                    place += columns
                    characters += columns * _length(element)
                    last = place if len(element) or any("}value" in key for key in element.attrib) else last
                elif name == "table-row":
                    times = _times(element, _REPEATED % "rows")
                    rows += times
                    budget.take(0, times * characters)
                    width, height = (max(width, last), rows) if last else (width, height)
                    place = last = characters = 0
                elif name == "table":
                    budget.take(width * height)
                    width = rows = height = 0
                    merged[element.get(_NAMED, "")], spans = spans, []
                if name in (*_CELLS, "table-row", "table"):
                    element.clear()
    return merged


def _times(element: Any, attribute: str) -> int:
    said = element.get(attribute, "1")
    return int(said[:_DIGITS]) if said.isascii() and said.isdigit() else 1


def _length(cell: Any) -> int:
    """Characters of the text that a cell stands for."""
    spaces = sum(_times(space, f"{_SPACES}c") for space in cell.iter(f"{_SPACES}s"))
    return spaces + sum(map(len, cell.itertext())) + len(cell.get(_TEXT, ""))
