"""Files that hold tables and are not read here: what to do with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ..errors import Problem, TableError
from ..language import phrase, phrases
from .limits import unusable

OWN: Final = (b"<!-- Summit Atlas -->", b"PRODID:-//Summit Atlas//")
"""Stand near the top of what this program exports as KML and as a calendar."""
_HEAD: Final = 4096
ALLOWED: Final = phrase(
    "a table as CSV, TSV, TXT, XLSX, ODS, JSON, GeoJSON, KML, GPX, iCalendar, SQLite, DuckDB, XML, HTML,"
    " Markdown or Parquet, also packed by gzip, or a folder or zip with reports.csv in it"
)
_SAVE: Final = phrase("save the table in one of these formats")
_COPY: Final = phrase("copy the table into a spreadsheet; rows are read from the text by the command read")
INSTEAD: Final[Mapping[str, str]] = {
    ".xls": phrase("open it in a spreadsheet program and save it as XLSX"),
    ".xlsb": phrase("open it in Excel and save it as XLSX"),
    ".numbers": phrase("in Numbers choose File, Export To, CSV"),
    ".gsheet": phrase("this only leads to the sheet: open it in the browser and choose File, Download, CSV"),
    ".gpkg": phrase("export the points as GeoJSON, or the table as CSV, from the program that made it"),
    ".shp": phrase("export the points as GeoJSON from the program that made it"),
    ".docx": _COPY,
    ".pdf": _COPY,
    ".rds": phrase("in R say: {order}", order="write.csv(table, 'reports.csv', row.names = FALSE)"),
    ".dta": phrase("in Stata say: {order}", order="export delimited using reports.csv"),
    ".sav": phrase("in SPSS save it as CSV"),
}
"""Endings of files that hold tables and are not read, and what to do with each."""


def check_no_package(file: str, members: Iterable[str]) -> None:
    """Raise ``TableError`` for an archive that is a document of another program, such as one of Numbers."""
    if any(member.endswith(("Index/Document.iwa", "Index.zip")) for member in members):
        found = phrase("a document of Numbers, packed by zip")
        allowed = phrase("a table, or a zipped folder of tables")
        raise unusable(file, found, allowed, INSTEAD[".numbers"])


def own_export(file: str) -> TableError:
    """Why our own export for globes and calendars is not read back: it says less than the table did."""
    found = phrase("a file for globes or calendars that this program exported")
    advice = phrase(
        "open the table itself, or an export as CSV, XLSX, Parquet or GeoJSON, which are read back"
    )
    return unusable(file, found, phrase("a table, or places of another program"), advice)


def is_own_export(content: bytes) -> bool:
    """Whether a file bears our mark."""
    return any(mark in content[:_HEAD] for mark in OWN)


def not_read(file: str, ending: str) -> TableError:
    """Why a file of this ending, or of none, is not read, and what to do with it."""
    found = (
        phrase("a file ending in {ending}", ending=ending)
        if ending
        else phrase("a file name without an ending")
    )
    return unusable(file, found, ALLOWED, INSTEAD.get(ending, _SAVE))


def second_table(file: str, rows: int, table: str, used: str) -> Problem:
    """The warning on a file beside the one that was ``used`` for a table."""
    advice = phrase("{name} was used; rename or remove one of the two", name=used)
    found = phrases(
        "a second table of {table} with {count} row",
        "a second table of {table} with {count} rows",
        rows,
        table=table,
    )
    allowed = phrase("one file for each table")
    return Problem(file, None, None, found, allowed, advice, "warning", "unread")
