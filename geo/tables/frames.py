"""Tables of a running program → raw text cells: a pandas table, or a list of records."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, time
from types import NoneType
from typing import Any, Final

import numpy as np
import pandas as pd
from pandas.api.types import is_integer_dtype

from ..errors import Problem
from .limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, clip, unusable
from .nested import records_table, values_table
from .raw import RawTable
from .texts import as_text

_WGS84: Final = "EPSG:4326"
POINT: Final = ("lat", "lon")
"""Columns of a point, in degrees."""
_DEEPEST: Final = 20
_LAST_YEAR: Final = 9999
"""Beyond it Python has no dates."""


def frame_table(frame: pd.DataFrame, name: str) -> RawTable:
    """The cells of a pandas table, called ``name`` in findings; the table itself is not changed.

    Values are as their types say them: dates in ISO form, whole numbers without ``.0``, what is missing
    empty, lists and records as in ``nested``. An index with a name, or of dates or texts, is a column
    before the others, several header rows are one with spaces between. A column of points (geopandas)
    becomes ``lat`` and ``lon``, in degrees of WGS 84; other shapes stand as text. Rows are numbered as in a
    spreadsheet, the header being row 1. Raises ``TableError`` when there is nothing in it, or too much.
    """
    if len(frame) >= MAX_ROWS or len(frame.columns) > MAX_COLUMNS or frame.size > MAX_CELLS:
        found = f"{len(frame):,} rows and {len(frame.columns):,} columns"
        most = f"at most {MAX_COLUMNS:,} columns and {MAX_CELLS:,} cells in all"
        allowed = f"fewer than {MAX_ROWS:,} rows, {most}"
        raise unusable(name, found, allowed, "take a part of the table")
    whole = _with_index(frame)
    headers: list[str] = []
    columns: list[list[Any]] = []
    for place, label in enumerate(whole.columns):
        column = whole.iloc[:, place]
        for header, values in _values(label, column, name):
            headers.append(header)
            columns.append(values)
    if any(isinstance(value, dict) for values in columns for value in values):
        return records_table(
            [dict(zip(headers, row, strict=True)) for row in zip(*columns, strict=True)], name
        )
    return values_table(name, headers, columns, _in_utc(whole, name))


def given_records(records: Sequence[Mapping[str, Any]], name: str) -> RawTable:
    """The cells of a list of records with texts as keys, as of a JSON file with such a list.

    Values of pandas and NumPy are those of Python; what is missing is empty. Raises ``TableError`` for
    records within records beyond all bounds, and as ``nested.records_table`` does.
    """
    return records_table([plain(one, name) for one in records], name)


def plain(value: Any, name: str, depth: int = 0) -> Any:  # noqa: PLR0911 - one answer for each type
    """Python's own value of anything: None for what is missing, lists and dicts with such values in them.

    What has no text, because making it raises, is named by its type. Raises ``TableError`` for lists and
    records that are deeper than can be read, as one is that holds itself.
    """
    if isinstance(value, str | bool | float | NoneType):
        return None if isinstance(value, float) and math.isnan(value) else value
    if depth > _DEEPEST:
        raise unusable(name, "lists in lists beyond all bounds", "a record with plain values", "flatten it")
    if isinstance(value, Mapping):
        return {_shown(key): plain(inner, name, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray | pd.Series | pd.Index):
        return [plain(inner, name, depth + 1) for inner in value]
    if value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, np.datetime64):
        return plain(pd.Timestamp(value), name, depth + 1)
    if isinstance(value, np.generic):
        return plain(value.item(), name, depth + 1)
    if isinstance(value, pd.Timestamp) and value.year > _LAST_YEAR:
        return value.isoformat()
    return value if isinstance(value, date | time | bytes) else _shown(value)


def _shown(value: Any) -> str:
    """The text of a value of any type, as a person would have typed it."""
    try:
        return as_text(value)
    except Exception:  # whatever somebody's own type raises; and numbers of thousands of digits
        return f"a {type(value).__name__} without text"


def _with_index(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with those parts of its index as columns that say more than where a row stands."""
    names = {place: name for place, name in enumerate(frame.index.names) if name is not None}
    if not names and not is_integer_dtype(frame.index.dtype):
        is_date = isinstance(frame.index, pd.DatetimeIndex | pd.PeriodIndex)
        names = {0: "date" if is_date and "date" not in frame.columns else "index"}
    if not names or not len(frame):
        return frame
    parts = [pd.Series(frame.index.get_level_values(place), index=frame.index) for place in names]
    columns = pd.concat([*parts, frame], axis="columns")
    columns.columns = pd.Index([*map(_header, names.values()), *map(_header, frame.columns)])
    return columns


def _in_utc(frame: pd.DataFrame, name: str) -> list[Problem]:
    """A note on columns whose moments are in UTC, of which the day on the spot may be another."""
    zoned = [
        clip(_header(label))
        for label, dtype in zip(frame.columns, frame.dtypes, strict=True)
        if isinstance(dtype, pd.DatetimeTZDtype) and str(dtype.tz) == "UTC"
    ]
    if not zoned:
        return []
    advice = "read as days of UTC; where the day on the spot may be another, convert the column first"
    return [Problem(name, None, zoned[0], "times in UTC", "days where it happened", advice, "note")]


def _header(label: Any) -> str:
    """A header as text; the parts of one that stands in several rows with spaces between."""
    if isinstance(label, tuple):
        return " ".join(str(part) for part in label if not pd.isna(part) and str(part).strip())
    return "" if label is None else str(label)


def _values(label: Any, column: pd.Series[Any], name: str) -> list[tuple[str, list[Any]]]:
    """A column, or the two that a column of points becomes: their headers and plain values."""
    if str(column.dtype) == "geometry":
        return _points(label, column)
    objects = column.astype("object")
    if column.dtype == "object" or isinstance(column.dtype, pd.CategoricalDtype):
        return [(_header(label), [plain(value, name) for value in objects])]
    if isinstance(column.dtype, pd.DatetimeTZDtype | np.dtype) and column.dtype.kind == "M":
        return [(_header(label), [plain(value, name) for value in objects])]
    return [(_header(label), objects.where(column.notna(), None).tolist())]


def _points(label: Any, column: pd.Series[Any]) -> list[tuple[str, list[Any]]]:
    """Latitude and longitude of points, where all that are there are points; otherwise their text."""
    shapes: Any = column
    there = shapes.notna() & ~shapes.is_empty
    if not shapes[there].geom_type.eq("Point").all():
        return [(_header(label), shapes.astype("str").where(there, None).tolist())]
    degrees = shapes if shapes.crs is None else shapes.to_crs(_WGS84)
    spots = [(one.y, one.x) if known else (None, None) for one, known in zip(degrees, there, strict=True)]
    return [(name, [spot[place] for spot in spots]) for place, name in enumerate(POINT)]
