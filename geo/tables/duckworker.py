"""A process that reads one DuckDB file; ``duckfile`` starts it.

A damaged file, or one that somebody made for it, can end the process that opens it, or keep it busy. Here
nothing but the file itself can be reached, and the process may be ended at any time. Arguments: the file, a
folder for what comes out of it, and the names of tables that are wanted. Out: a line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow.parquet as pq

MEGABYTES: Final = 1_500
SECONDS: Final = 120
_AT_ONCE: Final = 2_048
_MOST_BYTES: Final = 1_000_000_000
_MOST_ROWS: Final = 1_048_576
_SETTINGS: Final[dict[str, Any]] = {
    "access_mode": "READ_ONLY",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "memory_limit": f"{MEGABYTES // 2}MB",
    "threads": "1",
    "lock_configuration": "true",
}
_PLAIN: Final = re.compile(
    r"(?:(?:U?(?:TINY|SMALL|BIG)?INT(?:EGER)?|U?INTEGER|FLOAT|DOUBLE|BOOLEAN|VARCHAR|DATE|TIMESTAMP(?:_S|_MS|_NS)?"
    r"|TIMESTAMP WITH TIME ZONE|DECIMAL\(\d+,\d+\))(?:\[\d*\])*)"
)
"""Types that come out as they are, and lists of them; all others come as DuckDB's own text."""


def main(path: str, folder: str, *wanted: str) -> dict[str, Any]:
    """Write the tables called ``wanted``, or the one that has rows, as Parquet; what there is of others."""
    _limit()
    with duckdb.connect(path, config=_SETTINGS) as database:
        # By its whole name: a macro in the file may be called so, too.
        names = [
            (str(schema), str(name))
            for schema, name in database.execute(
                "SELECT schema_name, table_name FROM system.main.duckdb_tables() "
                "WHERE NOT internal AND NOT temporary ORDER BY ALL"
            ).fetchall()
        ]
        counts = {name: _count(database, name) for name in names}
        filled = [name for name in names if counts[name]]
        ours = {
            name[1].strip().lower(): name for name in reversed(names) if name[1].strip().lower() in wanted
        }
        if wanted[0] not in ours and len(filled) == 1:
            ours[wanted[0]] = filled[0]
        made = {}
        for table in wanted if wanted[0] in ours else ():
            if table in ours and counts[ours[table]] < _MOST_ROWS:
                made[table] = _written(database, ours[table], Path(folder) / f"{table}.parquet")
    return {
        "counts": {_said(name): counts[name] for name in names},
        "ours": {table: _said(name) for table, name in ours.items()},
        "made": made,
    }


def _said(name: tuple[str, str]) -> str:
    return name[1] if name[0] == "main" else ".".join(name)


def _quoted(*names: str) -> str:
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)


def _count(database: Any, name: tuple[str, str]) -> int:
    return int(database.execute(f"SELECT count(*) FROM {_quoted(*name)}").fetchone()[0])


def _written(database: Any, name: tuple[str, str], to: Path) -> bool:
    """Write a table; false where it is too much."""
    columns = database.execute(f"DESCRIBE {_quoted(*name)}").fetchall()
    chosen = ", ".join(
        _quoted(column)
        if _PLAIN.fullmatch(kind)
        else f"CAST({_quoted(column)} AS VARCHAR) AS {_quoted(column)}"
        for column, kind, *_ in columns
    )
    size = 0
    reader = database.execute(f"SELECT {chosen} FROM {_quoted(*name)}").to_arrow_reader(_AT_ONCE)
    with pq.ParquetWriter(to, reader.schema) as writer:
        for batch in reader:
            size += batch.nbytes
            if size > _MOST_BYTES:
                return False
            writer.write_batch(batch)
    return True


def _limit() -> None:
    """Take no more memory and processor than this, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    try:
        told = main(*sys.argv[1:])
    except (duckdb.Error, OSError, MemoryError) as error:
        told = {"error": f"{type(error).__name__}: {error}"[:500]}
    print(json.dumps(told))
