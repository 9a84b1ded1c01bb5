"""DuckDB databases: read with nothing but the file being reached; damaged ones are refused."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from geo.errors import TableError
from geo.tables import read_tables


def database(path: Path, *statements: str) -> Path:
    with duckdb.connect(str(path)) as made:
        for statement in statements:
            made.execute(statement)
    return path


REPORTS = (
    "CREATE TABLE reports (leader VARCHAR, city VARCHAR, start DATE, code ENUM ('a', 'b'), met VARCHAR[])"
)
ROW = "INSERT INTO reports VALUES ('Ana', 'Oslo', '2024-05-01', 'a', ['Ben', 'Cleo'])"


def test_our_tables_are_read_whatever_ending_they_have_and_others_are_named(tmp_path: Path) -> None:
    path = database(
        tmp_path / "a.duckdb", REPORTS, ROW, "CREATE TABLE Leaders AS SELECT 'Ana' AS name, 'NO' AS country",
        "CREATE TABLE rates AS SELECT range AS x FROM range(5)",
        "CREATE VIEW totals AS SELECT * FROM read_csv('/etc/passwd')",
    )  # fmt: skip
    tables = read_tables(path)
    assert {name: table.cells.to_dict("list") for name, table in tables.items()} == {
        "reports": {"leader": ["Ana"], "city": ["Oslo"], "start": ["2024-05-01"], "code": ["a"],
                    "met": ["Ben\nCleo"]},
        "leaders": {"name": ["Ana"], "country": ["NO"]},
    }  # fmt: skip
    assert '"rates" (5 rows)' in " ".join(str(one) for one in tables["reports"].problems)
    assert len(read_tables(Path("x.db"), path.read_bytes())["reports"].cells) == 1
    path.with_name("a.duckdb.wal").write_bytes(b"")
    assert "say in DuckDB: CHECKPOINT" in read_tables(path)["reports"].problems[0].advice


def test_the_one_table_with_rows_is_the_reports_and_of_several_it_is_asked(tmp_path: Path) -> None:
    path = database(tmp_path / "a.ddb", "CREATE SCHEMA s", "CREATE TABLE s.trips AS SELECT 'Ana' AS leader")
    assert read_tables(path)["reports"].cells.to_dict("list") == {"leader": ["Ana"]}
    database(path, "CREATE TABLE stops AS SELECT 'Oslo' AS city")
    with pytest.raises(TableError, match=r'"stops" \(1\), "s.trips" \(1\).*rename the table'):
        read_tables(path)


def test_damaged_and_mistaken_files_are_refused_in_words(tmp_path: Path) -> None:
    content = database(tmp_path / "a.duckdb", REPORTS, ROW).read_bytes()
    for wrong in (content[:9_000], content[:5_000] + b"\xff" * 8_000, content[:12] + b"\xff" * len(content)):
        with pytest.raises(TableError, match=r"damaged DuckDB|another version|DuckDB stops"):
            read_tables(Path("a.duckdb"), wrong)
    for wrong in (b"leader,city\nAna,Oslo\n", b"PK\x03\x04" + bytes(50)):
        with pytest.raises(TableError, match="no DuckDB database"):
            read_tables(Path("a.duckdb"), wrong)


def test_what_a_database_computes_reaches_no_file_and_no_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\nhidden\n")
    path = database(
        tmp_path / "a.duckdb", f"CREATE MACRO peep() AS TABLE SELECT * FROM read_csv('{secret}')",
        "CREATE TABLE reports (leader VARCHAR, twice VARCHAR GENERATED ALWAYS AS (leader || leader))",
        "INSERT INTO reports VALUES ('Ana')", f"CREATE VIEW leaders AS SELECT * FROM read_csv('{secret}')",
    )  # fmt: skip
    tables = read_tables(path)
    assert {name: table.cells.to_dict("list") for name, table in tables.items()} == {
        "reports": {"leader": ["Ana"], "twice": ["AnaAna"]}
    }


def test_a_macro_called_as_the_catalogue_brings_no_view_among_the_tables(tmp_path: Path) -> None:
    macro = (
        "CREATE MACRO duckdb_tables() AS TABLE SELECT 'main' AS schema_name, 'reports' AS table_name, "
        "false AS internal, false AS temporary"
    )
    path = database(
        tmp_path / "a.duckdb", macro, "CREATE VIEW reports AS SELECT 'Eve' AS leader",
        "CREATE TABLE trips AS SELECT 'Ana' AS leader",
    )  # fmt: skip
    assert read_tables(path)["reports"].cells.to_dict("list") == {"leader": ["Ana"]}


def test_no_program_of_the_folder_in_which_it_is_called_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = database(tmp_path / "a.duckdb", REPORTS, ROW)
    for name in ("duckdb", "pandas", "json", "geo"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read_tables(path)["reports"].cells) == 1
    assert not (tmp_path / "run").exists()
