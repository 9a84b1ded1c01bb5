"""Parquet → raw text cells."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from ..language import phrase
from .limits import (
    ANOTHER_ENDING,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_LENGTH,
    MAX_ROWS,
    SPLIT,
    Budget,
    too_large,
    unusable,
)
from .nested import records_table, values_table
from .raw import RawTable

_MAX_UNPACKED: Final = 1_000_000_000
_AT_ONCE: Final = 2_048
"""Rows that are unpacked together."""


def read_parquet(content: bytes, file: str) -> RawTable:
    """The cells of a Parquet file: dates as ISO text, whole numbers without ``.0``, null empty.

    Lists and deeper values are as in ``nested``. Rows are numbered as if a header stood above the
    records. Raises ``TableError`` when there are too many, or too much in them; any exception of pyarrow
    on a damaged file passes through.
    """
    if not content.startswith(b"PAR1"):
        raise unusable(file, phrase("not a Parquet file"), phrase("a Parquet file"), ANOTHER_ENDING)
    import pyarrow.parquet as pq  # and with it the file systems of object storage

    source = pq.ParquetFile(BytesIO(content))
    _check_size(file, source.metadata)
    names = list(source.schema_arrow.names)
    texts = [field.name for field in source.schema_arrow if _is_text(field.type)]
    source = pq.ParquetFile(BytesIO(content), read_dictionary=texts)
    budget = Budget(file)
    columns: list[list[Any]] = [[] for _ in names]
    for batch in source.iter_batches(batch_size=_AT_ONCE):
        for place, column in enumerate(batch.columns):
            values = _values(column)
            budget.take(len(values), sum(len(value) for value in values if isinstance(value, str | list)))
            columns[place] += values
    if any(pa.types.is_nested(field.type) for field in source.schema_arrow):
        rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
        return records_table(rows, file)
    return values_table(file, names, columns)


def _check_size(file: str, metadata: Any) -> None:
    rows, columns = metadata.num_rows, metadata.num_columns
    if rows >= MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        allowed = phrase(
            "fewer than {rows} rows, at most {columns} columns and {cells} cells in all",
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
            cells=MAX_CELLS,
        )
        found = phrase("rows: {rows}, columns: {columns}", rows=rows, columns=columns)
        raise unusable(file, found, allowed, SPLIT)
    groups = range(metadata.num_row_groups)
    unpacked = sum(metadata.row_group(group).total_byte_size for group in groups)
    if unpacked > _MAX_UNPACKED:
        found = phrase("{count} MB when unpacked", count=unpacked // 1_000_000)
        raise too_large(file, found, _MAX_UNPACKED // 1_000_000, SPLIT)


def _is_text(kind: Any) -> bool:
    """Whether values are text or bytes, which a dictionary can hold once for all rows."""
    return bool(
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
    )


def _values(column: Any) -> list[Any]:
    """Plain Python values, one object for each distinct text; where Python has none (a year beyond 9999),
    Arrow's own text."""
    if pa.types.is_dictionary(column.type):
        words = [_short(word) for word in _plain(column.dictionary)]
        return [None if place is None else words[place] for place in column.indices.to_pylist()]
    return [_short(value) for value in _plain(column)]


def _plain(column: Any) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        values = pc.cast(column, pa.string()).to_pylist()
    return values


def _short(value: Any) -> Any:
    if isinstance(value, bytes):
        value = value[: 4 * MAX_LENGTH].decode("utf-8", "replace")
    return value[: MAX_LENGTH + 1] if isinstance(value, str) else value
