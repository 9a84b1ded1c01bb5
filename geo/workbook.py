"""XLSX workbooks → raw text cells."""

from __future__ import annotations

import re
import warnings
import zipfile
from io import BytesIO
from itertools import islice
from typing import Any, Final, NamedTuple

from geo.errors import Problem
from geo.rawtable import (
    MAX_ROWS,
    RawTable,
    as_text,
    column_letter,
    header_position,
    row_problems,
    tabulate,
    unusable,
)

MAX_UNPACKED: Final = 400_000_000
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_CHUNK: Final = 1 << 20
_CELL_ERRORS: Final = frozenset(
    ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
_SAVE_AS: Final = "open it in a spreadsheet program and save it as .xlsx or .csv"

Records = list[list[str]]
Formulas = dict[tuple[int, int], str]
"""Formulas as written, by the positions of their row and column."""


class _Sheet(NamedTuple):
    title: str
    named: bool
    """Chosen for its name, not for being the first with cells."""
    records: Records


def read_workbook(
    content: bytes, file: str, wanted: tuple[str, ...], preferred: frozenset[str] = frozenset()
) -> dict[str, RawTable]:
    """The tables on the sheets named ``wanted`` (in any case), by that name.

    When no sheet bears the first of the names, the first other sheet with cells takes its
    place, one named in ``preferred`` (lower case) before all others. Dates come out as ISO
    text, whole numbers without ``.0``. A formula stands for the value stored with it and is a
    warning; without a stored value, and for a cell error such as ``#REF!``, the cell is empty
    and the problem an error. Raises ``TableError`` for a workbook that is locked by a password,
    too large, not a workbook, or empty; any exception of openpyxl on a damaged one passes
    through.
    """
    has_formulas = _inspect(content, file)
    values = _open(content, data_only=True)
    sheets = _chosen(values, wanted, preferred)
    values.close()
    if not sheets:
        raise unusable(
            file, "no cells", "a header row and rows of cells", "check that the right file was saved"
        )
    formulas: dict[str, Formulas] = {}
    if has_formulas:
        written = _open(content, data_only=False)
        formulas = {sheet.title: _formulas(written[sheet.title]) for sheet in sheets.values()}
        written.close()
    return {
        name: _table(f"{file} ({name})" if sheet.named else file, sheet, formulas.get(sheet.title, {}))
        for name, sheet in sheets.items()
    }


def _inspect(content: bytes, file: str) -> bool:
    """Refuse what is not a workbook of bearable size; otherwise whether it holds formulas."""
    if content.startswith(_OLD_OFFICE):
        locked = _ENCRYPTED in content
        found = "a workbook locked by a password" if locked else "an old Excel workbook (XLS)"
        advice = "remove the password and save it again" if locked else _SAVE_AS
        raise unusable(file, found, "an XLSX workbook without a password", advice)
    if not content.startswith(b"PK"):
        raise unusable(file, "not an XLSX workbook, or a damaged one", "an XLSX workbook", _SAVE_AS)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if not any(member.filename == "[Content_Types].xml" for member in members):
            raise unusable(file, "a zip archive that is no XLSX workbook", "an XLSX workbook", _SAVE_AS)
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            allowed = f"at most {MAX_UNPACKED // 1_000_000} MB when unpacked"
            raise unusable(
                file, "a workbook that is too large", allowed, "split it, or save the table as CSV"
            )
        sheets = [member for member in members if "worksheets/" in member.filename]
        return any(_contains(archive, member, _FORMULA) for member in sheets)


def _contains(archive: zipfile.ZipFile, member: zipfile.ZipInfo, pattern: re.Pattern[bytes]) -> bool:
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            if pattern.search(tail + chunk):
                return True
            tail = chunk[-64:]
    return False


def _open(content: bytes, *, data_only: bool) -> Any:
    import openpyxl  # here, because it is slow to import and most tables are no workbooks

    with warnings.catch_warnings():  # openpyxl warns of every feature that it does not keep when saving
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=data_only)


def _chosen(book: Any, wanted: tuple[str, ...], preferred: frozenset[str]) -> dict[str, _Sheet]:
    by_name = {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
    chosen = {
        name: _Sheet(by_name[name].title, True, _records(by_name[name])) for name in wanted if name in by_name
    }
    if wanted[0] in chosen:
        return chosen
    for name, sheet in sorted(by_name.items(), key=lambda item: item[0] not in preferred):
        if name not in wanted and header_position(records := _records(sheet)) is not None:
            return {wanted[0]: _Sheet(sheet.title, False, records), **chosen}
    return chosen


def _records(sheet: Any) -> Records:
    """Every row from the first on, empty ones included, up to one more than allowed."""
    sheet.reset_dimensions()  # the size written in the file may be too small; cells beyond it would be lost
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = islice(sheet.iter_rows(values_only=True), MAX_ROWS + 1)
        return [[as_text(value) for value in row] for row in rows]


def _formulas(sheet: Any) -> Formulas:
    sheet.reset_dimensions()
    found: Formulas = {}
    for number, row in enumerate(islice(sheet.iter_rows(), MAX_ROWS + 1)):
        for position, cell in enumerate(row):
            if cell.data_type == "f":
                text = getattr(cell.value, "text", cell.value)
                found[number, position] = as_text(text) or "="
    return found


def _table(file: str, sheet: _Sheet, formulas: Formulas) -> RawTable:
    """The table of one sheet; cells without a usable value are emptied and reported."""
    records = sheet.records
    head = header_position(records)
    header = records[head] if head is not None else []
    problems = _formula_problems(file, records, header, formulas)
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
    return tabulate(file, records, problems, equal_widths=False)


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
            allowed="a plain value" if stored else "a value; this formula has none stored with it",
            advice="the value stored with the formula was used; check that it is up to date"
            if stored
            else "open the workbook in a spreadsheet program and save it; the cell was read as empty",
            severity="warning" if stored else "error",
        )
    return problems


def _name(header: list[str], position: int) -> str:
    named = position < len(header) and header[position].strip()
    return header[position].strip() if named else f"(column {column_letter(position)})"
