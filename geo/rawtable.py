"""One table of raw text cells, and the rules every format shares to make it."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, zip_longest
from types import MappingProxyType
from typing import Final, NamedTuple

import pandas as pd

from geo.errors import Problem, Severity, TableError

MAX_BYTES: Final = 200_000_000
MAX_COLUMNS: Final = 1_000
MAX_ROWS: Final = 1_048_576  # what a spreadsheet can hold
MAX_LISTED: Final = 1_000
MAX_FOUND: Final = 120
TITLES_SEARCHED: Final = 20
HEADER_CELLS: Final = 3

_WHOLE_NUMBER = re.compile(r"(-?\d+)\.0+")


class Shapes(NamedTuple):
    """What is known of files that do not say it themselves."""

    headerless: Mapping[int, Sequence[str]] = MappingProxyType({})
    """Number of columns of delimited text without a header → the names of its columns."""
    sheets: frozenset[str] = frozenset()
    """Sheets of a workbook that hold the table of reports, lower case, besides ``reports``."""


PLAIN: Final = Shapes()


@dataclass(frozen=True, eq=False)
class RawTable:
    """The cells of one table as text, before anything is read into them.

    ``cells`` has one column for each column of the file, under the header's own text;
    every cell is a string, empty for an empty cell; its index is 0…n-1. ``rows`` has
    the same index and gives each row's number as a spreadsheet shows it, the header
    being row 1; for JSON and Parquet it is the record's number plus one. Rows without
    any text are not data and are left out. ``problems`` is what was noticed on the way.
    ``titles`` are the lines above the header, such as a caption or a year.

    Where a profile has read the table, a row number stands as often as its row names places:
    ``stops`` numbers these from 1 (0 for a row with one place), and ``day_first`` says how
    03/04/2024 is meant, if the profile knows.
    """

    file: str
    cells: pd.DataFrame
    rows: pd.Series[int]
    problems: tuple[Problem, ...]
    titles: tuple[str, ...] = ()
    stops: pd.Series[int] | None = None
    day_first: bool | None = None


def clip(text: str) -> str:
    """``text`` as a problem shows it: at most 120 characters, the cut marked by …."""
    return text if len(text) <= MAX_FOUND else text[: MAX_FOUND - 1] + "…"


def unusable(file: str, found: str, allowed: str, advice: str) -> TableError:
    """The error for a file that cannot be used at all, made of one problem."""
    return TableError([Problem(file, None, None, clip(found), allowed, advice)])


def row_problems(
    file: str,
    rows: Sequence[int],
    found: Sequence[str],
    *,
    column: str | None,
    allowed: str,
    advice: str,
    severity: Severity = "error",
) -> list[Problem]:
    """One problem of the same kind for each of ``rows``, with what was ``found`` there.

    Only the first 1,000 are listed; one more problem then says how many are not.
    """
    listed = [
        Problem(file, int(row), column, clip(text), allowed, advice, severity)
        for row, text in zip(rows[:MAX_LISTED], found[:MAX_LISTED], strict=True)
    ]
    if (hidden := len(rows) - len(listed)) > 0:
        listed.append(unlisted(file, column, allowed, rows[len(rows) - hidden :], severity))
    return listed


def unlisted(
    file: str, column: str | None, allowed: str, hidden: Sequence[int], severity: Severity
) -> Problem:
    """The problem that stands for the rows ``hidden`` of one kind, after the first 1,000."""
    found = f"{len(hidden):,} more rows like the {MAX_LISTED:,} listed"
    rows = tuple(int(row) for row in hidden)
    advice = "they are kept in the same way"
    return Problem(file, None, column, found, allowed, advice, severity, rows=rows)


def as_text(value: object) -> str:  # noqa: PLR0911 - one answer for each type
    """A cell's value as the text a person would have typed.

    Dates come out in ISO form, without a time when it is midnight; whole numbers without
    ``.0``; nothing, and not-a-number, as ``""``.
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            if math.isnan(value):
                return ""
            return str(int(value)) if value.is_integer() else repr(value)
        case Decimal():
            return whole_number(format(value, "f"))
        case datetime.datetime():
            midnight = value.time() == datetime.time.min
            return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)


def whole_number(text: str) -> str:
    """A number's text without a fraction that is all zeros; any other text as it is."""
    match = _WHOLE_NUMBER.fullmatch(text)
    return match[1] if match else text


def is_filled(record: Sequence[str]) -> bool:
    """Whether any cell of the record holds more than white space."""
    return any(cell and not cell.isspace() for cell in record)


def header_position(records: Sequence[Sequence[str]]) -> int | None:
    """Position of the header: the first record that holds text. None when none does.

    Lines of one cell above a wider record are titles, not headers: the header is then the first
    record of three or more cells among the first 20 that hold text.
    """
    filled = (i for i, record in enumerate(records) if is_filled(record))
    first = list(islice(filled, TITLES_SEARCHED))
    if not first or _filled_cells(records[first[0]]) > 1:
        return first[0] if first else None
    return next((i for i in first if _filled_cells(records[i]) >= HEADER_CELLS), first[0])


def _filled_cells(record: Sequence[str]) -> int:
    return sum(bool(cell and not cell.isspace()) for cell in record)


def column_letter(position: int) -> str:
    """A column's letter in a spreadsheet: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tabulate(
    file: str,
    records: Sequence[Sequence[str]],
    problems: Sequence[Problem] = (),
    *,
    equal_widths: bool,
) -> RawTable:
    """A table from all records of a file, ``records[0]`` being row 1 of a spreadsheet.

    The header is as in ``header_position``. ``equal_widths`` says that a record with
    fewer cells than the header is a fault of the format (it is in delimited text, not in
    a spreadsheet). Raises ``TableError`` for a table without a header, with two columns
    of one name, or with too many rows or columns.
    """
    head = header_position(records)
    if head is None:
        raise unusable(
            file, "no text", "a header row and rows of cells", "check that the right file was saved"
        )
    header = _trimmed(records[head])
    _check_size(file, len(header), len(records))
    _check_names(file, header)
    rows = [i for i in range(head + 1, len(records)) if is_filled(records[i])]
    body = [records[i] for i in rows]
    numbers = [i + 1 for i in rows]
    found = [*problems, *_width_problems(file, len(header), body, numbers, equal_widths)]
    columns = list(zip_longest(*body, fillvalue=""))[: len(header)] or [()] * len(header)
    columns += [("",) * len(body)] * (len(header) - len(columns))
    cells: dict[str, pd.Series[str]] = {}
    for position, (name, column) in enumerate(zip(header, columns, strict=True)):
        if not name.strip():
            if not is_filled(column):
                continue
            name = f"(column {column_letter(position)})"  # noqa: PLW2901
            found.append(_nameless(file, head + 1, name))
        cells[name] = _text_series(column)
    frame = pd.DataFrame(cells, index=pd.RangeIndex(len(body)))
    titles = tuple(cell.strip() for record in records[:head] for cell in record if cell.strip())
    return RawTable(file, frame, pd.Series(numbers, dtype="int64"), tuple(found), titles)


def _trimmed(header: Sequence[str]) -> list[str]:
    """The header without the empty names at its end, which trailing delimiters leave."""
    width = max(i for i, name in enumerate(header) if name.strip()) + 1
    return list(header[:width])


def _check_size(file: str, columns: int, rows: int) -> None:
    if columns > MAX_COLUMNS:
        raise unusable(
            file, f"{columns:,} columns", f"at most {MAX_COLUMNS:,} columns", "remove the columns without use"
        )
    if rows > MAX_ROWS:
        raise unusable(file, f"{rows:,} rows", f"at most {MAX_ROWS:,} rows", "split the table into several")


def _check_names(file: str, header: Sequence[str]) -> None:
    """Raise for names that occur twice: which of the two is meant cannot be known."""
    places: dict[str, list[str]] = {}
    for position, name in enumerate(header):
        if name.strip():
            places.setdefault(name.strip(), []).append(column_letter(position))
    doubled = {name: letters for name, letters in places.items() if len(letters) > 1}
    if doubled:
        raise TableError(
            Problem(
                file,
                None,
                clip(name),
                f"{clip(name)} in columns {', '.join(letters[:12])}",
                "each column name once",
                "rename or remove all but one of these columns",
            )
            for name, letters in doubled.items()
        )


def _nameless(file: str, row: int, name: str) -> Problem:
    return Problem(
        file,
        row,
        name,
        "cells under an empty column name",
        "a name for every column that holds cells",
        "name the column; until then it is not used",
        "warning",
    )


def _width_problems(
    file: str, width: int, body: Sequence[Sequence[str]], numbers: Sequence[int], equal_widths: bool
) -> list[Problem]:
    """Rows with surplus cells, and rows with too few where that is a fault."""
    surplus: list[tuple[int, str]] = []
    short: list[tuple[int, str]] = []
    for number, record in zip(numbers, body, strict=True):
        if len(record) > width:
            if is_filled(record[width:]):
                surplus.append((number, " | ".join(cell for cell in record[width:] if cell.strip())))
        elif equal_widths and len(record) < width:
            short.append((number, f"{len(record)} cell{'s' if len(record) > 1 else ''}"))
    allowed = f"{width} cells, as many as the header has names"
    return row_problems(
        file,
        [row for row, _ in short],
        [text for _, text in short],
        column=None,
        allowed=allowed,
        advice="add the missing delimiters; the missing cells were read as empty",
    ) + row_problems(
        file,
        [row for row, _ in surplus],
        [text for _, text in surplus],
        column=None,
        allowed=allowed,
        advice="put quotes around a cell that contains the delimiter, or name the column; "
        "the surplus cells were left out",
    )


def _text_series(column: Sequence[str]) -> pd.Series[str]:
    """The cells as a column of text; halves of surrogate pairs, which are not text, as U+FFFD."""
    try:
        return pd.Series(column, dtype="str")
    except UnicodeEncodeError:
        whole = [cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for cell in column]
        return pd.Series(whole, dtype="str")
