"""DuckDB → raw text cells: one table of a database, or those with our names, read by a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ..errors import Problem, TableError
from ..language import phrase
from ..resources import PACKAGE
from .alike import unread
from .database import IN_ONE, SHAPE, WHOLE, read_sqlite, several_tables, takes_long
from .database import MAGIC as SQLITE
from .limits import ANOTHER_ENDING, MAX_ROWS, SAVE_AGAIN, clip, damaged, too_many_rows, unusable
from .parquet import read_parquet
from .raw import RawTable

MAGIC: Final = b"DUCK"
_AT: Final = slice(8, 12)
SECONDS: Final = 150
"""A little more than the process gives itself."""
_ORDER: Final = "COPY reports TO 'reports.parquet'"
_INSTEAD: Final = phrase("in {program} say: {order}", program="DuckDB", order=_ORDER)


def is_duckdb(content: bytes) -> bool:
    """Whether these are the bytes of a DuckDB database."""
    return content[_AT] == MAGIC


def read_database(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    """The tables of a SQLite or a DuckDB database, told by its first bytes: endings are those of both."""
    if is_duckdb(content):
        return read_duckdb(content, file, wanted)
    if file.lower().endswith((".duckdb", ".ddb")) and not content.startswith(SQLITE):
        raise unusable(file, phrase("no DuckDB database"), phrase("a DuckDB database"), ANOTHER_ENDING)
    return read_sqlite(content, file, wanted)


def told_beside(path: Path, tables: dict[str, RawTable]) -> dict[str, RawTable]:
    """The tables of a file, with a warning where the last changes of a DuckDB database stand beside it."""
    beside = path.with_name(f"{path.name}.wal")
    if (
        path.suffix.lower() not in (".duckdb", ".ddb", ".db")
        or not beside.is_file()
        or "reports" not in tables
    ):
        return tables
    found = phrase("a database whose last changes may stand in a file beside it")
    advice = phrase(
        "a file {name} is not read; to have its changes read, close the program that uses the database, or"
        " say in {program}: {order}",
        name=clip(beside.name),
        program="DuckDB",
        order="CHECKPOINT",
    )
    problem = Problem(path.name, None, None, found, IN_ONE, advice, "warning", "unread")
    first = tables["reports"]
    return tables | {"reports": replace(first, problems=(problem, *first.problems))}


def read_duckdb(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    """The tables called ``wanted``; where none is called like the first of them, the one table with rows.

    Views and macros are left alone, and nothing but the file can be reached. Lists are taken apart, other
    types are as DuckDB writes them. Raises ``TableError`` for several tables without our names, for too much
    in one, and for a file that DuckDB cannot open or that keeps it busy.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        path = Path(scratch) / "database.duckdb"
        path.write_bytes(content)
        told = _asked(path, file, wanted)
        if "error" in told:
            raise _fault(file, str(told["error"]))
        return _tables(Path(scratch), file, wanted, told)


def _asked(path: Path, file: str, wanted: tuple[str, ...]) -> dict[str, Any]:
    paths = os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", f"{PACKAGE.name}.tables.duckworker", path, path.parent, *wanted],
            capture_output=True,
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths, "TMPDIR": str(path.parent)},
        )
    except subprocess.TimeoutExpired:
        raise unusable(file, takes_long(round(SECONDS)), SHAPE, _INSTEAD) from None
    try:
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        found = phrase("a database at which DuckDB stops (status {count})", count=done.returncode)
        raise unusable(file, found, WHOLE, _INSTEAD) from None
    return told


def _tables(folder: Path, file: str, wanted: tuple[str, ...], told: dict[str, Any]) -> dict[str, RawTable]:
    counts: dict[str, int] = told["counts"]
    ours: dict[str, str] = told["ours"]
    filled = {name: count for name, count in counts.items() if count}
    if wanted[0] not in ours:
        raise several_tables(file, filled)
    tables: dict[str, RawTable] = {}
    for table in (name for name in wanted if name in ours):
        if counts[ours[table]] >= MAX_ROWS:
            raise too_many_rows(file, counts[ours[table]])
        if not told["made"].get(table):
            found = phrase('a table "{name}" of more than {count} GB', name=clip(ours[table]), count=1)
            raise unusable(file, found, SHAPE, _INSTEAD)
        tables[table] = read_parquet((folder / f"{table}.parquet").read_bytes(), file)
    beside = {name: count for name, count in filled.items() if name not in ours.values()}
    first = tables[wanted[0]]
    return tables | {wanted[0]: replace(first, problems=(*first.problems, *unread(file, beside, "table")))}


def _fault(file: str, error: str) -> TableError:
    if "version number" in error:
        found = phrase("a database of another version of DuckDB")
        advice = phrase("open it with the DuckDB that wrote it and say: {order}", order=_ORDER)
        return unusable(file, found, phrase("one that this DuckDB can read"), advice)
    if "OutOfMemory" in error or "MemoryError" in error:
        found = phrase("a database that needs more memory to be read than such a file may take")
        return unusable(file, found, SHAPE, _INSTEAD)
    if "encrypt" in error.lower():
        return unusable(file, phrase("a database that is encrypted"), phrase("one that is not"), _INSTEAD)
    return unusable(file, damaged("DuckDB", error), WHOLE, SAVE_AGAIN)
