"""SQLite → raw text cells: one table of a database, or those with our names."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from ..errors import Problem, TableError
from ..language import Phrase, phrase, phrases
from .alike import unread
from .limits import (
    ANOTHER_ENDING,
    MAX_COLUMNS,
    MAX_ROWS,
    RIGHT_FILE,
    SAVE_AGAIN,
    Budget,
    clip,
    some_of,
    too_many_columns,
    too_many_rows,
    unusable,
)
from .nested import values_table
from .raw import RawTable
from .texts import whole_text

MAGIC: Final = b"SQLite format 3\x00"
SHAPE: Final = phrase("one table of meetings, or a table called reports")
WHOLE: Final = phrase("a whole database")
IN_ONE: Final = phrase("a database in one file")
AS_CSV: Final = phrase("export the table of meetings as CSV from the program it came from")
_STEPS: Final = 1_000
"""Instructions of SQLite's machine after which the time is looked at."""
_MOST_SECONDS: Final = 60.0
"""Of the processor, to read the values: more than the largest table that is read takes."""
_MOST_TO_COUNT: Final = 10.0
"""Of the processor, to count rows. Pages that stand in many tables are gone through for each of them."""
_MOST_BYTES: Final = 50_000_000
"""Of one value, or of what describes one table."""
_SMALLEST_ROW: Final = 4
"""Bytes: less than any row takes up."""
_OF_MAPS: Final = (b"geometry_columns", b"spatial_ref_sys", b"gpkg_", b"rtree_")
"""How tables begin that programs of maps keep for themselves."""
_SHOWN: Final = 8
_JOURNAL: Final = slice(18, 20)
"""Bytes of the header: 1 where changes are written into the file, 2 where they stand beside it at first."""
_STORED: Final = 0
"""What ``table_xinfo`` says of a column that is neither computed nor hidden."""


class _Clock:
    """How much of the processor's time one kind of question may still take."""

    def __init__(self) -> None:
        self.begin(_MOST_TO_COUNT)

    def begin(self, seconds: float) -> None:
        """From now on so many seconds are left."""
        self.seconds = seconds
        self._end = time.thread_time() + seconds

    def is_late(self) -> bool:
        """Whether they are over."""
        return time.thread_time() > self._end


class _Base(NamedTuple):
    """An open database."""

    file: str
    connection: sqlite3.Connection
    most_rows: int
    """More than a file of its size can hold."""
    clock: _Clock


def read_sqlite(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    """The tables called ``wanted``; where none is called like the first of them, the one table with rows.

    The database is read from memory and nothing of it is run: views, triggers, virtual tables and columns
    that are computed are left alone. What was not read is named, tables with their rows. Raises
    ``TableError`` for several tables without our names, for too much in one, and for a database that keeps
    SQLite busy without end; errors of SQLite on damaged bytes pass through.
    """
    if not content.startswith(MAGIC):
        raise unusable(file, phrase("no SQLite database"), phrase("a SQLite database"), ANOTHER_ENDING)
    beside = content[_JOURNAL] == b"\x02\x02"
    connection = sqlite3.connect(":memory:")
    base = _Base(file, connection, len(content) // _SMALLEST_ROW, _Clock())
    try:
        _keep_within(base)
        connection.deserialize(_in_one_file(content) if beside else content)
        tables = _tables(base, wanted)
    except sqlite3.OperationalError as error:
        if not base.clock.is_late():
            raise
        raise _endless(base) from error
    except sqlite3.DataError as error:  # the limit of _keep_within
        found = phrase("a value of more than {count} MB", count=_MOST_BYTES // 1_000_000)
        advice = phrase("export the table of meetings as CSV, without it")
        raise unusable(file, found, SHAPE, advice) from error
    finally:
        connection.close()
    first = tables[wanted[0]]
    notes = [_written_ahead(file)] if beside else []
    return tables | {wanted[0]: replace(first, problems=(*notes, *first.problems))}


def _in_one_file(content: bytes) -> bytes:
    """The same database without the mark that changes stand in a file beside it, which has no name here."""
    return content[: _JOURNAL.start] + b"\x01\x01" + content[_JOURNAL.stop :]


def _keep_within(base: _Base) -> None:
    """Nothing is written, no function of the schema is run, and no question goes on for ever."""
    connection = base.connection
    connection.set_progress_handler(base.clock.is_late, _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _MOST_BYTES)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.text_factory = bytes


def _tables(base: _Base, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    asked = base.connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    names = [
        _text(name)
        for name, sql in asked
        if isinstance(name, bytes)
        and not name.startswith((b"sqlite_", *_OF_MAPS))
        and isinstance(sql, bytes)
        and sql.upper().startswith(b"CREATE TABLE")
    ]
    counts = {name: _rows(base, name) for name in names}
    base.clock.begin(_MOST_SECONDS)
    filled = {name: count for name, count in counts.items() if count}
    ours = {name.strip().lower(): name for name in names if name.strip().lower() in wanted}
    if wanted[0] not in ours:
        if len(filled) != 1:
            raise several_tables(base.file, filled)
        ours[wanted[0]] = next(iter(filled))
    known = [table for table in wanted if table in ours]
    tables = {table: _table(base, ours[table], counts[ours[table]]) for table in known}
    beside = {name: count for name, count in filled.items() if name not in ours.values()}
    first = tables[wanted[0]]
    told = replace(first, problems=(*first.problems, *unread(base.file, beside, "table")))
    return tables | {wanted[0]: told}


def _rows(base: _Base, name: str) -> int:
    """Rows of a table. SQLite's own short way of counting them cannot be stopped; going through them can."""
    inner = f"SELECT 1 FROM {_quoted(name)} NOT INDEXED LIMIT {base.most_rows + 1}"
    count = int(base.connection.execute(f"SELECT count(*) FROM ({inner})").fetchone()[0])
    if count > base.most_rows:
        found = phrase(
            'a damaged file: its table "{name}" has more rows than the file has room for', name=clip(name)
        )
        raise unusable(base.file, found, WHOLE, SAVE_AGAIN)
    return count


def several_tables(file: str, filled: dict[str, int]) -> TableError:
    """Why a database is refused in which no table is called as ours are; ``filled``: table → its rows."""
    if not filled:
        return unusable(file, phrase("a database without rows"), SHAPE, RIGHT_FILE)
    largest = sorted(filled, key=lambda name: -filled[name])
    named = some_of([f'"{clip(name)}" ({filled[name]:,})' for name in largest], _SHOWN)
    found = phrases(
        "{count} table with rows: {names}", "{count} tables with rows: {names}", len(filled), names=named
    )
    advice = phrase("rename the table of meetings to reports, or export it as CSV")
    return unusable(file, found, SHAPE, advice)


def _table(base: _Base, name: str, count: int) -> RawTable:
    """The cells of one table, its rows numbered as if a header stood above them."""
    if count >= MAX_ROWS:
        raise too_many_rows(base.file, count)
    stored, computed = _columns(base.connection, name)
    if len(stored) > MAX_COLUMNS:
        raise too_many_columns(base.file, phrases("{count} column", "{count} columns", len(stored)))
    rows = list(_cells(base, name, stored))
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in stored]
    notes = [_computed(base.file, name, computed)] if computed else []
    return values_table(base.file, [whole_text(column) for column in stored], columns, notes)


def _columns(connection: sqlite3.Connection, name: str) -> tuple[list[str], list[str]]:
    """Names of the columns whose values stand in the file, and of those that the schema computes."""
    stored: list[str] = []
    computed: list[str] = []
    for _, column, _, _, _, _, hidden in connection.execute(f"PRAGMA table_xinfo({_quoted(name)})"):
        (stored if hidden == _STORED else computed).append(_text(column))
    return stored, computed


def _cells(base: _Base, name: str, columns: list[str]) -> Iterator[list[Any]]:
    """The values of each row; each is weighed as it is stored, before its text is made."""
    chosen = ", ".join(f"t.{_quoted(column)}" for column in columns)
    budget = Budget(base.file)
    for row in base.connection.execute(f"SELECT {chosen} FROM {_quoted(name)} AS t NOT INDEXED"):
        budget.take(len(row), sum(len(value) for value in row if isinstance(value, bytes)))
        if base.clock.is_late():
            raise _endless(base)
        yield [_text(value) if isinstance(value, bytes) else value for value in row]


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _endless(base: _Base) -> TableError:
    return unusable(base.file, takes_long(round(base.clock.seconds)), SHAPE, AS_CSV)


def takes_long(seconds: int) -> Phrase:
    """That a database is not read to its end within the time that it may take."""
    return phrase("a database that takes longer than {count} seconds to read", count=seconds)


def _computed(file: str, table: str, columns: list[str]) -> Problem:
    found = phrases(
        '{count} computed column of "{table}": {names}',
        '{count} computed columns of "{table}": {names}',
        len(columns),
        table=table,
        names=some_of([f'"{clip(column)}"' for column in columns], _SHOWN),
    )
    advice = phrase("not read, for nothing of a database is run; to read them, export the table as CSV")
    allowed = phrase("columns that are stored")
    return Problem(file, None, None, clip(found), allowed, advice, "note", "unread")


def _written_ahead(file: str) -> Problem:
    found = phrase("a database whose last changes may stand in a file beside it")
    advice = phrase(
        "a file {name} is not read; to have its changes read, close the program that uses the database, or"
        " say in {program}: {order}",
        name=f"{clip(file)}-wal",
        program="SQLite",
        order="PRAGMA journal_mode=DELETE",
    )
    return Problem(file, None, None, found, IN_ONE, advice, "warning", "unread")
