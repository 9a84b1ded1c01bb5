"""The command ``diff``: two tables in, what changed out; nothing of the user's is overwritten."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.test_main import geo

OLD = "leader,date,city,country\nAna (Norway),2024-05-01,Paris,France\nBen (Chile),2024-06-01,Oslo,Norway\n"
NEW = "leader,date,city,country\nAna (Norway),2024-05-20,Paris,France\nBen (Chile),2024-06-01,Oslo,Norway\n"


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_changes_are_said_in_a_line_each(tables: tuple[Path, Path]) -> None:
    ran = geo("diff", *tables)
    assert (ran.returncode, ran.stdout) == (
        0,
        "re-dated: 2024-05-01 → 2024-05-20, Ana, Paris, France, held (one by leaders and place)\n",
    )
    assert ran.stderr.endswith("1 re-dated\n")


def test_only_what_is_another_is_shown_as_before_and_after(tables: tuple[Path, Path]) -> None:
    old, new = tables
    new.write_text(NEW.replace("Oslo", "Christiania").replace("Ben", "Benn"), encoding="utf-8")
    ran = geo("diff", old, new)
    assert (
        "other leaders: 2024-06-01, Ben → Benn, Christiania, Norway, held (one by place and days)"
        in ran.stdout
    )


def test_they_are_written_as_a_table_and_as_json(tables: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "changes.csv"
    ran = geo("diff", *tables, "-o", out, "--json")
    assert ran.returncode == 0
    (told,) = json.loads(ran.stdout)
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (told["what"], row["what"], row["date"]) == (["re-dated"], "re-dated", "2024-05-20")


def test_equal_tables_have_not_changed(tables: tuple[Path, Path]) -> None:
    ran = geo("diff", tables[0], tables[0])
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "nothing changed\n")


def test_a_file_that_is_there_is_not_written_over(tables: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "mine.csv"
    out.write_text("mine", encoding="utf-8")
    ran = geo("diff", *tables, "-o", out)
    assert ran.returncode == 1
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("more", "status", "words"),
    [
        (("-o", "changes.xlsx"), 2, "ends in .csv"),
        (("--columns", "leader"), 2, "write FIELD=COLUMN"),
        (("--profile", "none.toml"), 1, "none.toml"),
    ],
)
def test_a_wrong_call_is_refused_in_words(
    tables: tuple[Path, Path], more: tuple[str, ...], status: int, words: str
) -> None:
    ran = geo("diff", *tables, *more)
    assert (ran.returncode, ran.stdout) == (status, "")
    assert words in ran.stderr


def test_a_table_that_is_not_there_is_said(tables: tuple[Path, Path], tmp_path: Path) -> None:
    ran = geo("diff", tables[0], tmp_path / "none.csv")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "no such file" in ran.stderr
