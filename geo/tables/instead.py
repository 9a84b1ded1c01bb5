"""Files that hold tables and are not read here: what to do with each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ..errors import TableError
from .limits import unusable

OWN: Final = (b"<!-- Summit Atlas -->", b"PRODID:-//Summit Atlas//")
"""Stand near the top of what this program exports as KML and as a calendar."""
_HEAD: Final = 4096
INSTEAD: Final[Mapping[str, str]] = {
    ".xls": "open it in a spreadsheet program and save it as XLSX",
    ".xlsb": "open it in Excel and save it as XLSX",
    ".numbers": "in Numbers choose File, Export To, CSV",
    ".gsheet": "this only leads to the sheet: open it in the browser and choose File, Download, CSV",
    ".gpkg": "export the points as GeoJSON, or the table as CSV, from the program that made it",
    ".shp": "export the points as GeoJSON from the program that made it",
    ".docx": "copy the table into a spreadsheet; rows are read from the text by the command read",
    ".pdf": "copy the table into a spreadsheet; rows are read from the text by the command read",
    ".rds": "in R say: write.csv(table, 'reports.csv', row.names = FALSE)",
    ".dta": "in Stata say: export delimited using reports.csv",
    ".sav": "in SPSS save it as CSV",
}
"""Endings of files that hold tables and are not read, and what to do with each."""


def check_no_package(file: str, members: Iterable[str]) -> None:
    """Raise ``TableError`` for an archive that is a document of another program, such as one of Numbers."""
    if any(member.endswith(("Index/Document.iwa", "Index.zip")) for member in members):
        found = "a document of Numbers, packed by zip"
        raise unusable(file, found, "a table, or a zipped folder of tables", INSTEAD[".numbers"])


def own_export(file: str, called: str) -> TableError:
    """Why our own export for globes and calendars is not read back: it says less than the table did."""
    found = f"{called} that this program exported"
    advice = "open the table itself, or an export as CSV, XLSX, Parquet or GeoJSON, which are read back"
    return unusable(file, found, "a table, or places of another program", advice)


def is_own_export(content: bytes) -> bool:
    """Whether a file bears our mark."""
    return any(mark in content[:_HEAD] for mark in OWN)
