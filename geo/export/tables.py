"""The tables of a data set as this program reads them: CSV, a zip of CSV files, XLSX, Parquet."""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from importlib import import_module
from io import BytesIO, StringIO
from typing import Any, Final

import pandas as pd
from pandas.api.types import is_numeric_dtype

from ..archives import MOMENT, packed
from ..dates import rereadable
from ..files import WriteError
from ..language import N_
from ..meetings import register
from ..reports import Dataset
from ..tables import guarded
from .meetings import with_country

REPORT_COLUMNS: Final = (
    "meeting", "source", "date", "venue", "city", "country", "lat", "lon", "leaders", "journey", "stop",
    "occasion", "category", "status", "disputes", "note", "url",
)  # fmt: skip
"""Columns of every table of reports that is written; each is read back (docs/table.md)."""

_NUMBERS: Final = ("lat", "lon")
_NARROWEST, _WIDEST = 8, 60
"""Characters: bounds for the columns of a workbook."""
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Tables = dict[str, pd.DataFrame]
"""Cells by the name of the table: text, and ``lat`` and ``lon`` as Float64."""


def tables_of(dataset: Dataset, meetings: Collection[str] | None = None) -> Tables:
    """The tables of a data set in our columns; ``meetings`` (ids) keeps to the reports of these.

    Dates stand as written where that alone says the same days, otherwise in EDTF. Without rows the
    tables of leaders, sources, totals and places are absent.
    """
    reports = dataset.reports
    if meetings is not None:
        reports = reports[reports["meeting"].isin(list(meetings))]
    reports = reports.assign(
        date=rereadable(reports, reports["date_text"]),
        leaders=_joined(reports["leaders"], "; "),
        stop=reports["stop"].astype("str").replace("0", ""),
    )
    leaders = dataset.leaders.assign(aliases=_joined(dataset.leaders["aliases"], "|"))
    tables = {
        "reports": reports[list(REPORT_COLUMNS)],
        "leaders": leaders,
        "sources": dataset.sources,
        "totals": dataset.totals,
        "places": dataset.corrections,
    }
    return {name: table for name, table in tables.items() if name == "reports" or len(table)}


def one_table(dataset: Dataset, meetings: Collection[str] | None = None) -> pd.DataFrame:
    """The reports alone, for files that hold one table.

    Where the data set has a table of leaders, names stand as it spells them and with their country,
    ``Xi Jinping (China)``, so that the reports can do without it; where it has a table of sources,
    ``precedence`` is their rank. What else there is has no room here: ``left_out``.
    """
    reports = tables_of(dataset, meetings)["reports"]
    if not dataset.sources.empty:
        rank = {source: str(number) for number, source in enumerate(dataset.sources["source"], 1)}
        reports.insert(2, "precedence", reports["source"].map(rank).fillna("").astype("str"))
    if dataset.leaders.empty:
        return reports
    names = dataset.reports["leaders"].reindex(reports.index)
    known = register([name for row in names for name in row], dataset.leaders)
    country = dict(zip(known.leaders["name"], known.leaders["country"], strict=True))
    shown = {written: with_country(name, country[name]) for written, name in known.names.items()}
    rows = [tuple(dict.fromkeys(shown[name] for name in row)) for row in names]
    return reports.assign(leaders=_joined(pd.Series(rows, index=reports.index, dtype="object"), "; "))


def left_out(dataset: Dataset) -> tuple[str, ...]:
    """What ``one_table`` has no room for, in words; nothing when the reports are all there is."""
    told = any(dataset.sources[name].ne("").any() for name in dataset.sources if name != "source")
    said = [
        (N_("offices, seats and aliases of leaders"), not dataset.leaders.empty),
        (N_("publishers and stance of sources"), told),
        (N_("the figures that sources claim"), not dataset.totals.empty),
        (N_("corrections of places"), not dataset.corrections.empty),
    ]
    return tuple(words for words, lost in said if lost)


def table_csv(table: pd.DataFrame, titles: Iterable[str] = ()) -> bytes:
    """One table as CSV: UTF-8 with its mark, by which spreadsheet programs know it, commas, CR LF.

    ``titles`` are lines above the header. No cell is a formula, wherever a program sees a cell begin
    (``geo.tables.guards``).
    """
    text = StringIO()
    writer = csv.writer(text)
    writer.writerows([guarded(title)] for title in titles)
    writer.writerow(guarded(str(name)) for name in table.columns)
    safe = {name: table[name].map(guarded) for name in _names(table) if not is_numeric_dtype(table[name])}
    writer.writerows(_rows(table.assign(**safe)))
    return text.getvalue().encode("utf-8-sig", "replace")


def csv_bytes(dataset: Dataset, meetings: Collection[str] | None = None) -> bytes:
    """The reports as one CSV file (``one_table``)."""
    return table_csv(one_table(dataset, meetings))


def zip_bytes(dataset: Dataset, meetings: Collection[str] | None = None) -> bytes:
    """All tables as CSV files in a zip archive, which is read like a folder."""
    tables = tables_of(dataset, meetings)
    return packed((f"{name}.csv", table_csv(table)) for name, table in tables.items())


def xlsx_bytes(dataset: Dataset, meetings: Collection[str] | None = None) -> bytes:
    """All tables as sheets of a workbook."""
    return workbook_bytes(tables_of(dataset, meetings))


def workbook_bytes(tables: Tables, titles: Sequence[str] = ()) -> bytes:
    """Tables as sheets of a workbook, ``titles`` above the header of the first. Every text is a text
    cell, marked as such where it looks like a formula; characters that a workbook cannot hold become
    U+FFFD. Raises ``WriteError`` where the temporary folder, where sheets are put together, has no room."""
    import openpyxl  # slow to load, and only this needs it

    book = openpyxl.Workbook(write_only=True)
    whole = BytesIO()
    try:
        for number, (name, table) in enumerate(tables.items()):
            _fill(book.create_sheet(name), table, () if number else titles)
        book.save(whole)
    except _unwritable() as error:
        advice = "make room in it, or name another in the variable TMPDIR"
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"the temporary folder cannot be written: {reason}; {advice}") from error
    book.properties.created = book.properties.modified = dt.datetime(*MOMENT)  # noqa: DTZ001
    with zipfile.ZipFile(whole) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    members["docProps/core.xml"] = openpyxl.xml.functions.tostring(book.properties.to_tree())
    return packed(members.items())


def _unwritable() -> tuple[type[Exception], ...]:
    """What openpyxl raises where a sheet cannot be put together: lxml's own error where lxml is installed."""
    try:
        return OSError, import_module("lxml.etree").SerialisationError
    except ImportError:
        return (OSError,)


def parquet_bytes(dataset: Dataset, meetings: Collection[str] | None = None) -> bytes:
    """The reports as one Parquet file: ``leaders`` a list of names, coordinates numbers, all else text."""
    import pyarrow as pa  # slow to load, and only this needs it
    from pyarrow import parquet

    table = one_table(dataset, meetings)
    columns: dict[str, Any] = {}
    for name in _names(table):
        values = table[name].tolist()
        if name in _NUMBERS:
            columns[name] = pa.array([None if pd.isna(one) else float(one) for one in values], pa.float64())
        elif name == "leaders":
            names = [_unicode(text).split("; ") if text else [] for text in values]
            columns[name] = pa.array(names, pa.list_(pa.string()))
        else:
            columns[name] = pa.array(map(_unicode, values), pa.string())
    sink = BytesIO()
    parquet.write_table(pa.table(columns), sink, compression="zstd")
    return sink.getvalue()


def _names(table: pd.DataFrame) -> list[str]:
    return [str(name) for name in table.columns]


def _joined(names: Iterable[tuple[str, ...]], between: str) -> pd.Series[str]:
    index = names.index if isinstance(names, pd.Series) else None
    return pd.Series([between.join(row) for row in names], index=index, dtype="str")


def _rows(table: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    """The rows with absent numbers as None."""
    columns = [
        table[name].astype("object").where(table[name].notna(), None).tolist()
        if is_numeric_dtype(table[name])
        else table[name].tolist()
        for name in _names(table)
    ]
    return zip(*columns, strict=True)


def _fill(sheet: Any, table: pd.DataFrame, titles: Sequence[str]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{len(titles) + 2}"
    for number, name in enumerate(_names(table), 1):
        longest = 0 if name in _NUMBERS or table.empty else int(table[name].str.len().max())
        width = min(max(longest, len(name), _NARROWEST) + 2, _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for title in titles:
        sheet.append([_text_cell(sheet, title)])
    sheet.append([_text_cell(sheet, name, bold=True) for name in _names(table)])
    for row in _rows(table):
        sheet.append([_text_cell(sheet, one) if isinstance(one, str) else one for one in row])


def _text_cell(sheet: Any, text: str, *, bold: bool = False) -> Any:
    """The text as a cell that is text and nothing else; plain text needs no object of its own."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    plain = _NOT_XML.sub("\ufffd", text)
    if not plain:
        return None
    if not bold and plain[0] not in "=+-@#'":
        return plain
    cell = WriteOnlyCell(sheet, plain)
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    else:
        cell.quotePrefix = True
    return cell


def _unicode(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
