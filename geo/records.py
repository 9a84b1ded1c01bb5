"""JSON and Parquet → raw text cells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geo.decoding import decode
from geo.errors import Problem
from geo.rawtable import (
    MAX_COLUMNS,
    MAX_ROWS,
    RawTable,
    as_text,
    clip,
    row_problems,
    tabulate,
    unusable,
    whole_number,
)

_LIST_SEPARATOR: Final = "|"
_JSON_SHAPE: Final = (
    "a list of objects, or an object with such lists under reports, leaders, sources and totals"
)


def read_json(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    """The tables of a JSON file: one list of objects, or an object of such lists.

    A record lacks a column where its object lacks the key; columns come in the order in
    which keys first occur. Numbers are kept as written, whole ones without ``.0``; null is
    empty; a list of plain values is joined with ``|``. Deeper values are kept as JSON text
    and reported. Rows are numbered as if a header stood above the records. Raises
    ``TableError`` for anything but JSON of this shape.
    """
    text, problems = decode(content, file)
    repeated: set[str] = set()
    try:
        document = json.loads(
            text,
            parse_int=str,
            parse_float=whole_number,
            parse_constant=lambda _: None,  # NaN and Infinity, which some programs write for an empty cell
            object_pairs_hook=lambda pairs: _object(pairs, repeated),
        )
    except json.JSONDecodeError as error:
        found = f"no JSON from line {error.lineno}, character {error.colno} on ({error.msg})"
        raise unusable(file, found, _JSON_SHAPE, "correct the file there, or export it again") from error
    except RecursionError as error:
        raise unusable(
            file, "lists in lists beyond all bounds", _JSON_SHAPE, "export the table again"
        ) from error
    problems += [_repeated(file, key) for key in sorted(repeated)]
    if isinstance(document, list):
        return {wanted[0]: _json_table(document, file, problems)}
    if not isinstance(document, dict) or not any(name.strip().lower() in wanted for name in document):
        found = (
            f"an object with {', '.join(document) or 'nothing in it'}"
            if isinstance(document, dict)
            else "one value"
        )
        raise unusable(file, found, _JSON_SHAPE, "put the records into a list")
    return _named_tables(document, file, wanted, problems)


def _named_tables(
    document: dict[str, Any], file: str, wanted: tuple[str, ...], problems: list[Problem]
) -> dict[str, RawTable]:
    tables: dict[str, RawTable] = {}
    for key, records in document.items():
        name = key.strip().lower()
        if name not in wanted or name in tables:
            allowed = f"the names {', '.join(wanted)}, each once"
            problems.append(
                Problem(
                    file, None, None, clip(key), allowed, "it was not read; rename or remove it", "warning"
                )
            )
        elif not isinstance(records, list):
            raise unusable(
                f"{file} ({name})", "something else than a list", _JSON_SHAPE, "make it a list of objects"
            )
        else:
            tables[name] = _json_table(records, f"{file} ({name})", problems)
            problems = []
    if problems:  # noticed after the last table was made
        name, last = list(tables.items())[-1]
        tables[name] = RawTable(last.file, last.cells, last.rows, (*last.problems, *problems))
    return tables


def _object(pairs: Sequence[tuple[str, Any]], repeated: set[str]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated.update(key for key in made if keys.count(key) > 1)
    return made


def _repeated(file: str, key: str) -> Problem:
    advice = "the last of its values was used; rename the others"
    return Problem(file, None, clip(key), "the same key twice in one object", "each key once", advice)


def _json_table(records: list[Any], file: str, problems: Sequence[Problem]) -> RawTable:
    strangers = [i for i, record in enumerate(records) if not isinstance(record, dict)]
    found = row_problems(
        file,
        [i + 2 for i in strangers],
        [json.dumps(records[i], ensure_ascii=False) for i in strangers],
        column=None,
        allowed="an object with the columns as keys",
        advice="write the record as an object; it was left out",
    )
    header = list(dict.fromkeys(key for record in records if isinstance(record, dict) for key in record))
    blank: dict[str, Any] = {}
    rows = [record if isinstance(record, dict) else blank for record in records]
    columns = [[row.get(key) for row in rows] for key in header]
    return _from_values(file, header, columns, [*problems, *found])


def _from_values(
    file: str, header: list[str], columns: Sequence[Sequence[Any]], problems: Sequence[Problem]
) -> RawTable:
    """A table from columns of values; lists are joined, deeper values reported."""
    if not header:
        raise unusable(
            file, "no records", "records with named columns", "check that the right file was saved"
        )
    found = list(problems)
    texts: list[list[str]] = []
    for name, values in zip(header, columns, strict=True):
        nested = [i for i, value in enumerate(values) if isinstance(value, dict) or _is_deep(value)]
        texts.append([_value_text(value) for value in values])
        found += row_problems(
            file,
            [i + 2 for i in nested],
            [texts[-1][i] for i in nested],
            column=name,
            allowed="a plain value, or a list of plain values",
            advice="give each part a column of its own; the whole was kept as text",
        )
        if any(isinstance(value, list) for value in values) and not nested:
            advice = f'its items were joined with "{_LIST_SEPARATOR}"'
            found.append(Problem(file, None, name, "lists", "plain values", advice, "note"))
    return tabulate(file, [header, *zip(*texts, strict=True)], found, equal_widths=False)


def _is_deep(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, list | dict) for item in value)


def _value_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not _is_deep(value):
        return _LIST_SEPARATOR.join(as_text(item) for item in value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    return as_text(value)


def read_parquet(content: bytes, file: str) -> RawTable:
    """The cells of a Parquet file: dates as ISO text, whole numbers without ``.0``, null empty.

    Lists of plain values are joined with ``|``, deeper values kept as JSON text and
    reported. Rows are numbered as if a header stood above the records. Raises
    ``TableError`` when there are too many; any exception of pyarrow on a damaged file
    passes through.
    """
    if not content.startswith(b"PAR1"):
        raise unusable(
            file, "not a Parquet file", "a Parquet file", "save it again, or correct the file's ending"
        )
    source = pq.ParquetFile(BytesIO(content))
    rows, columns = source.metadata.num_rows, source.metadata.num_columns
    if rows >= MAX_ROWS or columns > MAX_COLUMNS:
        allowed = f"fewer than {MAX_ROWS:,} rows and at most {MAX_COLUMNS:,} columns"
        raise unusable(
            file, f"{rows:,} rows and {columns:,} columns", allowed, "split the table into several"
        )
    table = source.read()
    return _from_values(file, list(table.column_names), [_values(column) for column in table.columns], ())


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Plain Python values; where Python has none (a year beyond 9999), Arrow's own text."""
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        values = pc.cast(column, pa.string()).to_pylist()
    return [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in values]
