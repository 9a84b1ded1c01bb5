"""Tables and names of files do not steer a terminal, and no bad name or signal ends in a traceback."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli.main import main
from geo.cli.terminal import in_words, over, plain, plain_streams

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
RED, TURNED = "\x1b[31m", "\u202e"
ROW = "2024-05-16,Oslo,Xi Jinping\n"


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status, and all that was said."""
    status = main(list(arguments))
    said = capsys.readouterr()
    return status, said.out + said.err


@given(st.text())
def test_plain_text_holds_no_control_character_and_turns_nothing(text: str) -> None:
    made = plain(text)
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in made)
    assert not any(unicodedata.bidirectional(sign) in ("LRO", "RLO", "LRE", "RLE", "PDF") for sign in made)
    assert json.loads(json.dumps(text)) == json.loads(plain(json.dumps(text, ensure_ascii=False)))


def test_names_of_all_scripts_are_as_they_are() -> None:
    assert plain("Пекин 北京 بكين é\tx\n") == "Пекин 北京 بكين é\tx\n"


@pytest.mark.parametrize("sign", [RED, TURNED, "\x9b31m", "\x07", "\u2066", "\x00"])
@pytest.mark.parametrize("json_asked", [[], ["--json"]])
def test_headers_cells_and_file_names_reach_the_terminal_as_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sign: str, json_asked: list[str]
) -> None:
    path = tmp_path / f"a{sign if sign != chr(0) else RED}.csv"
    path.write_text(f"date,ci{sign}ty,leaders\n20x4{sign},Os{sign}lo,{sign}Xi Jinping\n", "utf-8")
    status, said = called(capsys, "check", str(path), *json_asked)
    assert status == 1
    assert plain(said) == said
    assert "\\u" in said


def test_progress_still_writes_over_its_own_line(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_streams():
        over(f"locating {RED}: 1 of 2", done=False)
    assert capsys.readouterr().err == "\r\x1b[Klocating \\u001b[31m: 1 of 2"


def test_streams_are_given_back(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.stdout, sys.stderr
    main(["locate", "Oslo"])
    assert (sys.stdout, sys.stderr) == before


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
@pytest.mark.parametrize("name", [b"caf\xe9.csv", b"fold\xe9r/reports.csv"])
@pytest.mark.parametrize("command", ["check", "trips", "map", "export"])
def test_a_name_that_is_not_utf_8_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: bytes, command: str
) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Path(os.fsdecode(path)).write_text(f"date,city,leaders\n{ROW}", "utf-8")
    output = {"map": ["-o", str(tmp_path / "o.html")], "export": ["-o", str(tmp_path / "o.geojson")]}
    given = os.fsdecode(path if b"/rep" not in path else os.path.dirname(path))
    status, said = called(capsys, command, given, *output.get(command, []))
    assert status == 0, said


@pytest.mark.parametrize("key", ["a\\ud800", "\\udfff", "\\ud800\\ud800"])
def test_half_a_surrogate_pair_in_a_key_of_json_is_shown_as_the_replacement_character(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    path = tmp_path / "t.json"
    path.write_text(f'[{{"date":"2024-05-16","city":"Oslo","leaders":"Xi Jinping","{key}":"x"}}]', "utf-8")
    status, said = called(capsys, "check", str(path))
    assert (status, "1 rows mapped" in said) == (0, True)


def test_rows_left_out_for_a_fault_are_not_counted_as_rows_that_were_not_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"date":"2024-05-16","city":"Oslo","leaders":"Xi Jinping"}\n' + "{\n" * 50, "utf-8")
    status = main(["check", str(path), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (status, told["rows"], told["mapped_rows"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("command", "ending"), [("map", "html"), ("export", "geojson"), ("export", "kml"), ("flows", "html")]
)
def test_a_file_of_somebody_s_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, ending: str
) -> None:
    target = tmp_path / f"o.{ending}"
    target.write_text("my work", "utf-8")
    status, said = called(capsys, command, str(tmp_path / "nothing is here.csv"), "-o", str(target))
    assert status == 1
    assert "exists and was not made by this program" in said
    assert target.read_text("utf-8") == "my work"


@pytest.mark.parametrize("command", ["map", "export", "flows"])
def test_a_folder_that_is_not_there_is_named_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    target = tmp_path / "no" / ("o.geojson" if command == "export" else "o.html")
    status, said = called(capsys, command, str(tmp_path / "nothing is here.csv"), "-o", str(target))
    assert (status, "there is no such folder" in said) == (1, True)


HELD = """
import pathlib, runpy, sys, time
module, reached = sys.argv[1:]

class Held:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            pathlib.Path(reached).touch()
            time.sleep(120)

sys.meta_path.insert(0, Held())
sys.argv = ["geo", "check", "data/reports/putin-2024"]
runpy.run_module("geo", run_name="__main__", alter_sys=True)
"""
"""The program, held where it imports a module; a file says that it is there."""


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="signals as on Unix")
@pytest.mark.parametrize("module", ["geo.cli.main", "geo.cli.check", "numpy", "pandas", "geo.atlas"])
def test_ctrl_c_while_modules_are_imported_is_said_in_words(module: str, tmp_path: Path) -> None:
    reached = tmp_path / "reached"
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, module, str(reached)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not reached.exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert process.returncode == 130


def test_flows_keep_nothing_where_no_cache_folder_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("", "utf-8")
    monkeypatch.setattr("geo.cli.flows.cache_folders", lambda: iter([tmp_path / "taken"]))
    table = tmp_path / "t.csv"
    table.write_text("date,city,country,leaders\n2024-05-16,Beijing,China,Vladimir Putin (Russia)\n", "utf-8")
    status, said = called(capsys, "flows", str(table), "-o", str(tmp_path / "o.csv"))
    assert (status, "is not kept for the next run" in said) == (0, True)


def test_a_workbook_without_room_for_its_sheets_is_an_error_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "full"))
    table = tmp_path / "t.csv"
    table.write_text(f"date,city,leaders\n{ROW}", "utf-8")
    status, said = called(capsys, "export", str(table), "-o", str(tmp_path / "o.xlsx"))
    assert (status, "the temporary folder cannot be written" in said) == (1, True)
    assert isinstance(sys.stdout, io.TextIOBase)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams there in no such way")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_whoever_called_closed_is_no_reason_to_stop(tmp_path: Path, closed: str) -> None:
    table, target = tmp_path / "t.csv", tmp_path / "o.csv"
    table.write_text(f"date,city,leaders\n{ROW}", "utf-8")
    command = f"'{sys.executable}' -m geo export '{table}' -o '{target}' {closed}"
    made = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (made.returncode, "Traceback" in made.stdout + made.stderr) == (0, False)
    assert "Oslo" in target.read_text("utf-8")


def test_what_lxml_says_of_a_full_folder_is_an_error_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    etree = pytest.importorskip("lxml.etree")

    def full(*_: object) -> None:
        raise etree.SerialisationError("IO_ENOSPC")

    monkeypatch.setattr("geo.export.tables._fill", full)
    table = tmp_path / "t.csv"
    table.write_text(f"date,city,leaders\n{ROW}", "utf-8")
    status, said = called(capsys, "export", str(table), "-o", str(tmp_path / "o.xlsx"))
    assert (status, "the temporary folder cannot be written: IO_ENOSPC" in said) == (1, True)


def test_a_file_whose_name_holds_line_breaks_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "two\nlines.csv"
    odd.write_text("date,city,leader\n2024-05-,Oslo,Xi Jinping\n", encoding="utf-8")
    status, said = called(capsys, "check", str(odd))
    assert status == 1
    assert 'error: two\\nlines.csv row 2, column "date"' in said


@pytest.mark.skipif(sys.platform != "linux", reason="a device that is always full is there")
def test_an_output_that_is_full_is_said_in_words_with_what_to_do(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("date,city,leader\n" + ROW, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "geo", "check", str(table)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert "error: the output: no space left on device; free some space" in ended.stderr
    assert "Errno" not in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_the_system_refuses_names_the_file_and_a_next_step_without_a_number() -> None:
    assert in_words(PermissionError(13, "Permission denied", "/x/y.csv")) == (
        "/x/y.csv: permission denied; choose a place that you may read and write"
    )
    assert in_words(OSError(5, "Input/output error", "y.csv")).endswith("check the path, and try again")
    assert in_words(OSError(2, "No such file or directory", "a", None, "b")).startswith("a → b: no such file")
    assert in_words(ConnectionRefusedError(111, "Connection refused")) == "Connection refused"
    assert in_words(OSError("said already")) == "said already"
