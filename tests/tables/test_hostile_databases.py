"""SQLite files that would keep the reader busy or fill its memory; those whose changes stand beside them."""

from __future__ import annotations

import sqlite3
import struct
import time
from pathlib import Path

import pytest

from geo.errors import TableError
from geo.tables import RawTable, read_tables

PAGE = 512


def table(path: Path) -> RawTable:
    return read_tables(path)["reports"]


def database(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def branching(path: Path) -> Path:
    """A table whose pages lead to one another so that going through its tree has no end."""
    rows = ", ".join(["('Ana', 'Oslo in Norway', '2024-05-01')"] * 400)
    database(path, f"PRAGMA page_size = {PAGE}", "CREATE TABLE reports (leader, city, date)",
             f"INSERT INTO reports VALUES {rows}")  # fmt: skip
    content = bytearray(path.read_bytes())
    root = 2
    pages = len(content) // PAGE
    leaf = next(page for page in range(root + 1, pages + 1) if content[(page - 1) * PAGE] == 13)
    chain = [root, *[page for page in range(root + 1, pages + 1) if page != leaf][:14]]
    for page, following in zip(chain, [*chain[1:], leaf], strict=True):
        made = bytearray(PAGE)
        made[0] = 5
        struct.pack_into(">HHHBI", made, 1, 0, 80, 500, 0, following)
        struct.pack_into(">80H", made, 12, *[500] * 80)
        struct.pack_into(">I", made, 500, following)
        made[504] = 5
        content[(page - 1) * PAGE : page * PAGE] = made
    path.write_bytes(content)
    return path


def test_a_tree_without_end_is_refused_at_once(tmp_path: Path) -> None:
    path = branching(tmp_path / "a.db")
    begin = time.process_time()
    with pytest.raises(TableError, match='"reports" has more rows than the file has room for'):
        table(path)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "computed",
    [
        "zeroblob(900000000)",
        "replace(hex(zeroblob(20000000)), '0', '00000000000000000000')",
        "instr(hex(zeroblob(50000000)), hex(zeroblob(20000000)) || '1')",
    ],
)
def test_a_computed_column_is_named_and_not_computed(computed: str, tmp_path: Path) -> None:
    path = database(
        tmp_path / "a.db",
        "CREATE TABLE reports (leader, date)",
        "INSERT INTO reports VALUES ('Ana', '2024-05-01')",
        f"ALTER TABLE reports ADD COLUMN x AS ({computed})",
    )
    begin = time.process_time()
    read = table(path)
    assert time.process_time() - begin < 5
    assert read.cells.to_dict("list") == {"leader": ["Ana"], "date": ["2024-05-01"]}
    assert [(one.severity, one.found) for one in read.problems] == [
        ("note", '1 computed column of "reports": "x"')
    ]


def test_a_stored_computed_column_is_left_out_too_and_a_table_without_row_numbers_is_read(
    tmp_path: Path,
) -> None:
    path = database(
        tmp_path / "a.db",
        "CREATE TABLE reports (leader PRIMARY KEY, date, y AS (date || '!') STORED) WITHOUT ROWID",
        "INSERT INTO reports VALUES ('Ana', '2024-05-01'), ('Ben', '2024-05-02')",
        "CREATE INDEX by_date ON reports (date)",
    )
    assert table(path).cells.to_dict("list") == {
        "leader": ["Ana", "Ben"],
        "date": ["2024-05-01", "2024-05-02"],
    }


def test_large_values_are_weighed_before_they_become_text(tmp_path: Path) -> None:
    path = database(
        tmp_path / "a.db",
        "CREATE TABLE reports (leader, picture)",
        "INSERT INTO reports VALUES ('Ana', zeroblob(60000000))",
    )
    with pytest.raises(TableError, match="more than 50 MB"):
        table(path)


def test_a_database_that_writes_ahead_is_read_and_says_what_is_not(tmp_path: Path) -> None:
    path = database(
        tmp_path / "a.db",
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE reports (leader, date)",
        "INSERT INTO reports VALUES ('Ana', '2024-05-01')",
    )
    assert path.read_bytes()[18:20] == b"\x02\x02"
    read = table(path)
    assert read.cells["leader"].tolist() == ["Ana"]
    (warning,) = read.problems
    assert (warning.severity, "a.db-wal is not read" in warning.advice) == ("warning", True)
    assert path.read_bytes()[18:20] == b"\x02\x02"


def test_pages_that_stand_in_many_tables_are_not_gone_through_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One table under a thousand names: each name has its rows counted."""
    monkeypatch.setattr("geo.tables.database._MOST_TO_COUNT", 0.2)
    path = database(
        tmp_path / "a.db",
        "CREATE TABLE t0 (a)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
        "INSERT INTO t0 SELECT i FROM n",
    )
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.executemany(
        "INSERT INTO sqlite_schema SELECT type, ?, ?, rootpage, ? FROM sqlite_schema WHERE name = 't0'",
        [(f"t{number}", f"t{number}", f"CREATE TABLE t{number} (a)") for number in range(1, 1_000)],
    )
    connection.commit()
    connection.close()
    begin = time.thread_time()
    with pytest.raises(TableError, match="longer than 0 seconds to read"):
        table(path)
    assert time.thread_time() - begin < 5
