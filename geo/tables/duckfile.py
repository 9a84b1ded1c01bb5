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
from ..resources import PACKAGE
from .alike import unread
from .database import MAGIC as SQLITE
from .database import read_sqlite, several_tables
from .limits import MAX_ROWS, clip, too_many_rows, unusable
from .parquet import read_parquet
from .raw import RawTable

MAGIC: Final = b"DUCK"
_AT: Final = slice(8, 12)
SECONDS: Final = 150
"""A little more than the process gives itself."""
_SHAPE: Final = "one table of meetings, or a table called reports"
_INSTEAD: Final = "in DuckDB say: COPY reports TO 'reports.parquet'"


def is_duckdb(content: bytes) -> bool:
    """Whether these are the bytes of a DuckDB database."""
    return content[_AT] == MAGIC


def read_database(content: bytes, file: str, wanted: tuple[str, ...]) -> dict[str, RawTable]:
    """The tables of a SQLite or a DuckDB database, told by its first bytes: endings are those of both."""
    if is_duckdb(content):
        return read_duckdb(content, file, wanted)
    if file.lower().endswith((".duckdb", ".ddb")) and not content.startswith(SQLITE):
        advice = "save it again, or correct its ending"
        raise unusable(file, "no DuckDB database", "a DuckDB database", advice)
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
    found = f"a database whose last changes stand in a file beside it, {clip(beside.name)}"
    advice = "they are not read; close the program that uses the database, or say in DuckDB: CHECKPOINT"
    problem = Problem(path.name, None, None, found, "a database in one file", advice, "warning", "unread")
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
        found = f"a database that takes longer than {SECONDS} seconds to read"
        raise unusable(file, found, _SHAPE, _INSTEAD) from None
    try:
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        found = f"a database at which DuckDB stops (status {done.returncode})"
        raise unusable(file, found, "a whole database", _INSTEAD) from None
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
            raise unusable(file, f'a table "{clip(ours[table])}" of more than 1 GB', _SHAPE, _INSTEAD)
        tables[table] = read_parquet((folder / f"{table}.parquet").read_bytes(), file)
    beside = {name: count for name, count in filled.items() if name not in ours.values()}
    first = tables[wanted[0]]
    return tables | {wanted[0]: replace(first, problems=(*first.problems, *unread(file, beside, "table")))}


def _fault(file: str, error: str) -> TableError:
    if "version number" in error:
        found, advice = (
            "a database of another version of DuckDB",
            "open it with the DuckDB that wrote it and say: ",
        )
        return unusable(
            file, found, "one that this DuckDB can read", f"{advice}COPY reports TO 'reports.parquet'"
        )
    if "OutOfMemory" in error or "MemoryError" in error:
        found = "a database that needs more memory to be read than such a file may take"
        return unusable(file, found, _SHAPE, _INSTEAD)
    if "encrypt" in error.lower():
        return unusable(file, "a database that is encrypted", "one that is not", _INSTEAD)
    found = f"a damaged DuckDB file ({error})"
    return unusable(file, found, "a whole database", "open it in the program it came from and save it again")
