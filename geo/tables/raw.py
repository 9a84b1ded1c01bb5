"""One table of raw text cells, and the rules every format shares to make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, NamedTuple

import pandas as pd

from ..errors import Problem, Severity
from ..language import phrase, phrases
from .cell_lists import listing, parted
from .header_rows import Head, find_head, is_filled
from .headers import clip_name, column_letter, labelled
from .limits import MAX_COLUMNS, MAX_ROWS, Budget, clip, nothing_in, too_many_columns, too_many_rows
from .pairs import pair_of
from .texts import whole_text

MAX_LISTED: Final = 1_000


class Shapes(NamedTuple):
    """What is known of files that do not say it themselves."""

    headerless: Mapping[int, Sequence[str]] = MappingProxyType({})
    """Number of columns of delimited text without a header → the names of its columns."""
    sheets: frozenset[str] = frozenset()
    """Sheets of a workbook that hold the table of reports, lower case, besides ``reports``."""
    records: str = ""
    """Where in JSON the records of reports lie: ``data.trips`` or ``/data/trips``; empty: anywhere."""


PLAIN: Final = Shapes()


@dataclass(frozen=True, eq=False)
class RawTable:
    """The cells of one table as text, before anything is read into them.

    ``cells`` has one column for each column of the file, under the header's own text;
    every cell is a string, empty for an empty cell; its index is 0…n-1. ``rows`` has
    the same index and gives each row's number as a spreadsheet shows it, the header
    being row 1; for JSON and Parquet it is the record's number plus one. Rows without
    any text are not data and are left out. ``problems`` is what was noticed on the way.
    ``titles`` are the lines above the header, such as a caption or a year. ``letters`` are those of
    the columns in the file, by which each can be named; ``headerless`` says that the file has no header:
    its columns are then called by their letters, and the first row is row 1.

    Where a profile has read the table, a row number stands as often as its row names places:
    ``stops`` numbers these from 1 (0 for a row with one place), and ``day_first`` says how
    03/04/2024 is meant, if the profile knows. ``addresses`` are the columns whose format says that a cell is
    one address, with whatever commas: only a line end parts several.
    """

    file: str
    cells: pd.DataFrame
    rows: pd.Series[int]
    problems: tuple[Problem, ...]
    titles: tuple[str, ...] = ()
    stops: pd.Series[int] | None = None
    day_first: bool | None = None
    letters: tuple[str, ...] = ()
    headerless: bool = False
    addresses: frozenset[str] = frozenset()


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
    found = phrases(
        "{count} more row like the {listed} listed",
        "{count} more rows like the {listed} listed",
        len(hidden),
        listed=MAX_LISTED,
    )
    rows = tuple(int(row) for row in hidden)
    advice = phrase("they are kept in the same way")
    return Problem(file, None, column, found, allowed, advice, severity, rows=rows)


def tabulate(
    file: str,
    records: Sequence[Sequence[str]],
    problems: Sequence[Problem] = (),
    *,
    equal_widths: bool,
    named: bool = False,
) -> RawTable:
    """A table from all records of a file, ``records[0]`` being row 1 of a spreadsheet.

    The header is as in ``header_rows.find_head``; with ``named`` the first record surely is one. Names are
    told apart as in ``headers.labelled``. ``equal_widths`` says that a record with fewer cells than the
    header is a fault of the format (it is in delimited text, not in a spreadsheet, where more cells than
    the header has are cells under an empty name). Raises ``TableError`` for a table without text, or with
    too many rows or columns.
    """
    head = Head(list(records[0]), 0, 1) if named and records and is_filled(records[0]) else find_head(records)
    if head is None:
        raise nothing_in(file, phrase("no text"))
    rows = [i for i in range(head.body, len(records)) if is_filled(records[i])]
    body = [records[i] for i in rows]
    numbers = [i + 1 for i in rows]
    named_cells = _named_cells(head.names)
    width = _width(head, body, named_cells, equal_widths)
    _check_size(file, named_cells, len(records))
    Budget(file).take(width * len(body))
    found = [*problems, *_width_problems(file, named_cells, width, body, numbers, equal_widths)]
    columns = list(zip_longest(*(record[:width] for record in body), fillvalue=""))
    columns += [("",) * len(body)] * (width - len(columns))
    header = [*map(whole_text, head.names), *[""] * (width - len(head.names))][:width]
    labels = labelled(file, head.first + 1, header, columns)
    kept = [(name, place) for place, name in enumerate(labels.names) if name is not None]
    cells, letters, said = _read_columns(file, {name: columns[place] for name, place in kept}, dict(kept))
    return RawTable(
        file,
        pd.DataFrame(cells, index=pd.RangeIndex(len(body))),
        pd.Series(numbers, dtype="int64"),
        (*found, *said, *labels.problems),
        _titles(records[: head.first]),
        letters=tuple(letters),
        headerless=head.missing,
    )


def _read_columns(
    file: str, columns: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> tuple[dict[str, pd.Series[str]], list[str], list[Problem]]:
    """The columns by name, lists in their cells and pairs of coordinates taken apart; their letters."""
    cells: dict[str, pd.Series[str]] = {}
    letters: list[str] = []
    found: list[Problem] = []
    for name, texts in columns.items():
        letter = column_letter(places[name])
        lists = parted(texts)
        if (
            pair := pair_of(file, name, texts if lists is None else lists, columns, list(columns))
        ) is not None:
            cells |= {one: _text_series(part) for one, part in zip(pair.names, pair.columns, strict=True)}
            letters += [letter, letter]
            found.append(pair.problem)
            continue
        if lists is not None:
            found.append(listing(file, name, sum(one != two for one, two in zip(texts, lists, strict=True))))
        cells[name] = _text_series(texts if lists is None else lists)
        letters.append(letter)
    return cells, letters, found


def _titles(records: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(clip_name(whole_text(cell.strip())) for record in records for cell in record if cell.strip())


def _named_cells(header: Sequence[str]) -> int:
    """Cells of the header without the empty names at its end, which trailing delimiters leave."""
    return max(i for i, name in enumerate(header) if name.strip()) + 1


def _width(head: Head, body: Sequence[Sequence[str]], named: int, equal_widths: bool) -> int:
    """Columns of the table: those of the header, and in a spreadsheet those that cells stand in."""
    if equal_widths:
        return min(len(head.names), max(named, MAX_COLUMNS))
    widest = max((len(record) for record in body if len(record) <= MAX_COLUMNS), default=named)
    while widest > named and not any(len(row) >= widest and row[widest - 1].strip() for row in body):
        widest -= 1
    return max(widest, named)


def _check_size(file: str, columns: int, rows: int) -> None:
    if columns > MAX_COLUMNS:
        raise too_many_columns(file, phrases("{count} column", "{count} columns", columns))
    if rows > MAX_ROWS:
        raise too_many_rows(file, rows)


def _width_problems(
    file: str,
    named: int,
    width: int,
    body: Sequence[Sequence[str]],
    numbers: Sequence[int],
    equal_widths: bool,
) -> list[Problem]:
    """Rows with surplus cells, and rows with fewer than are named where that is a fault."""
    surplus: list[tuple[int, str]] = []
    short: list[tuple[int, str]] = []
    for number, record in zip(numbers, body, strict=True):
        if len(record) > width:
            if is_filled(record[width:]):
                surplus.append((number, " | ".join(cell for cell in record[width:] if cell.strip())))
        elif equal_widths and len(record) < named:
            short.append((number, phrases("{count} cell", "{count} cells", len(record))))
    allowed = phrases(
        "{count} cell, as many as the header has names",
        "{count} cells, as many as the header has names",
        named,
    )
    return row_problems(
        file,
        [row for row, _ in short],
        [text for _, text in short],
        column=None,
        allowed=allowed,
        advice=phrase("add the missing delimiters; the missing cells were read as empty"),
    ) + row_problems(
        file,
        [row for row, _ in surplus],
        [text for _, text in surplus],
        column=None,
        allowed=allowed,
        advice=phrase(
            "put quotes around a cell that contains the delimiter, or name the column; "
            "the surplus cells were left out"
        ),
    )


def _text_series(column: Sequence[str]) -> pd.Series[str]:
    """The cells as a column of text; halves of surrogate pairs, which are not text, as U+FFFD."""
    try:
        "".join(column).encode()  # however pandas keeps texts
    except UnicodeEncodeError:
        column = [whole_text(cell) for cell in column]
    return pd.Series(column, dtype="str")
