"""The commands that read texts and check rows against them."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
from pathlib import Path

import pytest

from geo.cli.main import main

TEXT = Path(__file__).resolve().parents[1] / "fixtures/prose/demonstration.txt"


def geo(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit status, output and what was said on standard error."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main([*map(str, arguments)])
        except SystemExit as stopped:
            status = int(str(stopped.code))
    return status, out.getvalue(), err.getvalue()


def test_read_writes_a_table_that_is_read_as_our_own_and_holds(tmp_path: Path) -> None:
    table = tmp_path / "reports.csv"
    status, _, said = geo("read", TEXT, "-o", table, "--source", "ferry", "--follow", "Aino Virtala")
    assert status == 0
    assert "rows to check" in said
    rows = list(csv.DictReader(table.open(encoding="utf-8")))
    assert {row["source"] for row in rows} == {"ferry"}
    text = " ".join(TEXT.read_text(encoding="utf-8").split())
    assert all(row["quote"] in text for row in rows)
    assert geo("verify", table, TEXT)[0] == 0
    assert geo("trips", table, "--follow", "Aino Virtala", "--json")[0] == 0


def test_read_prints_what_was_left_as_json() -> None:
    status, out, _ = geo("read", TEXT, "--published", "2025-05-16", "--json")
    assert status == 0
    (told,) = json.loads(out)
    assert {one["reason"] for one in told["left"]} >= {"possible", "denied"}
    assert all(row["basis"] for row in told["rows"])


def test_two_texts_of_one_meeting_share_its_id(tmp_path: Path) -> None:
    names = []
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(
            "President Luis Arce met President Ali Bongo in Lima on 3 May 2024."
        )
        names.append(tmp_path / f"{name}.txt")
    out = geo("read", *names, "--published", "2024-05-17", "--language", "en")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["source"] for row in rows] == ["one", "two"]
    assert len({row["meeting"] for row in rows}) == 1


def test_a_text_without_its_day_of_publication_is_asked_for_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("President Luis Arce met President Ali Bongo in Lima on Tuesday.")
    status, _, said = geo("read", tmp_path / "a.txt")
    assert status == 2
    assert "--published" in said


@pytest.mark.parametrize(
    "wrong", [("--published", "soon"), ("--published", "2024-05"), ("--source", "a", "--source", "b")]
)
def test_a_wrong_call_says_what_would_work(wrong: tuple[str, ...]) -> None:
    assert geo("read", TEXT, *wrong)[0] == 2


def test_what_is_no_file_is_refused_in_words_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for odd in (pipe, tmp_path, tmp_path / "none.txt"):
        status, _, said = geo("read", odd, "--published", "2024-07-10")
        assert (status, str(odd) in said, "Errno" in said) == (2, True, False)
        assert geo("verify", odd, TEXT)[0] == 2


def test_verify_names_the_row_and_the_field(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(
        "date,city,leaders,status,quote\n"
        "2025-05-06,Oslo,Aino Virtala,held,Virtala travelled to Oslo on 5 May\n",
        encoding="utf-8",
    )
    status, out, _ = geo("verify", rows, TEXT)
    assert status == 1
    assert "row 2, date" in out
    rows.write_text("date\n2025-05-06\n", encoding="utf-8")
    assert geo("verify", rows, TEXT)[0] == 2
