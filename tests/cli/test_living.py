"""The command line's tables at addresses: asked for when it is said, kept, compared, watched."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from geo.atlas import Atlas
from geo.cli import watching as watching_table
from geo.cli.main import _parser, main
from geo.cli.shared import atlas_of
from geo.cli.watching import watch
from geo.living import State, kept_states
from geo.living.fetching import LOOPBACK
from geo.living.states import FOLDER, keep
from tests.living.server import Answer, Shelf, serving

HEAD = "meeting,leader,city,date\n"
ANA = "1,Ana (Norway),Oslo,2024-05-01\n"
BEN = "2,Ben (Italy),Paris,2024-05-03\n"
CLEO = "3,Cleo (Spain),Rome,2024-05-05\n"
ROWS = f"{HEAD}{ANA}{BEN}{CLEO}"
LATER = f"{HEAD}{ANA.replace('05-01', '05-02')}{CLEO}4,Dora (Greece),Vienna,2024-05-07\n"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    monkeypatch.setenv(LOOPBACK, "yes")
    with serving() as found:
        yield found


def test_an_address_is_asked_only_with_its_switch_and_kept_for_later(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    address = shelf.put("/trips.csv", ROWS)
    out = str(tmp_path / "map.html")
    assert main(["map", address, "-o", out]) == 2
    assert "unless you say --online-table" in capsys.readouterr().err
    assert shelf.asked == []
    assert main(["map", address, "-o", out, "--online-table"]) == 0
    told = capsys.readouterr().err
    digest = re.findall("kept:[0-9a-f]{12}", told)[0]
    shelf.put("/trips.csv", LATER)
    assert main(["check", address, "--online-table"]) == 0
    asked = len(shelf.asked)
    capsys.readouterr()
    assert main(["kept"]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()][1] == digest
    assert main(["diff", digest, f"kept:2999-01-01:{address}", "--map", str(tmp_path / "changes.html")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "re-dated: 2024-05-01 → 2024-05-02, Ana, Oslo, held",
        "gone: 2024-05-03, Ben, Paris, held",
        "new: 2024-05-07, Dora, Vienna, held",
    ]
    assert len(shelf.asked) == asked
    assert main(["map", address, "-o", out, "--as-of", digest.removeprefix("kept:")]) == 0
    assert main(["map", "x.csv", "-o", out, "--as-of", "2026"]) == 2
    assert main(["diff", digest, address, "--online-table"]) == 0
    assert len(shelf.asked) == asked + 1
    assert main(["check", f"{shelf.address}/none.csv", "--online-table"]) == 1


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[Path, IO[str], subprocess.Popen[str]]]:
    """A map that is watched: its table, what is said of it, and the process."""
    table, log = tmp_path / "trips.csv", tmp_path / "log"
    table.write_text(ROWS)
    wanted = [str(table), "-o", str(tmp_path / "map.html"), "--watch", "--every", "0.1"]
    command = [sys.executable, "-m", "geo", "map", *wanted]
    with log.open("w") as said, log.open() as read:
        process = subprocess.Popen(command, stdout=said, stderr=said, text=True, env=os.environ)
        try:
            yield table, read, process
        finally:
            process.kill()
            process.wait()


def heard(log: IO[str], words: str, process: subprocess.Popen[str]) -> str:
    """What is said until the words are."""
    told = ""
    while words not in told:
        told += log.read(1)
        assert process.poll() is None, told
    return told


def test_a_watched_map_is_made_anew_with_what_changed_and_stays_through_faults(
    watching: tuple[Path, IO[str], subprocess.Popen[str]],
) -> None:
    table, log, process = watching
    heard(log, "stop with Ctrl-C", process)
    written = table.with_name("map.html")
    first = written.read_bytes()
    table.write_bytes(b"\x00\x01")
    assert "error: trips.csv" in heard(log, "stays as it was; trying again", process)
    assert written.read_bytes() == first
    beside = table.with_name("new.csv")
    beside.write_text(LATER)
    beside.replace(table)
    told = heard(log, "wrote ", process)
    assert "gone: 2024-05-03, Ben, Paris, held\n" in told
    assert "1 new, 1 gone, 1 re-dated" in told
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    assert "is as it was made last" in log.read()
    assert written.read_bytes() != first


def test_a_watched_table_that_cannot_be_used_is_read_once_until_it_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, out = tmp_path / "trips.csv", tmp_path / "map.html"
    table.write_text(ROWS)
    read: list[Path] = []

    def counted(path: Path, *how: Any) -> Atlas:
        read.append(path)
        return atlas_of(path, *how)

    monkeypatch.setattr(watching_table, "atlas_of", counted)
    happens = iter([b"\x00\x01", b"", b"", LATER.encode(), b""])

    def sleep(seconds: float) -> None:
        """What happens to the table while nobody looks."""
        assert seconds >= 2
        if (written := next(happens, None)) is None:
            raise KeyboardInterrupt
        if written:
            table.write_bytes(written)

    options = _parser("map").parse_args(["map", str(table), "-o", str(out), "--watch"])
    assert watch(options, None, sleep) == 0
    assert len(read) == 3


def test_what_cannot_be_watched_is_said_at_once(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = str(tmp_path / "map.html")
    address = shelf.put("/trips.csv", ROWS)
    wrong = ["map", address, "-o", out, "--online-table"]
    assert main([*wrong, "--watch", "--every", "1"]) == 2
    assert main([*wrong, "--every", "20"]) == 2
    assert main([*wrong, "--watch", "--as-of", "2026-01-01"]) == 2
    shelf.answers["/trips.csv"] = Answer(status=500)
    assert main([*wrong, "--watch"]) == 1
    assert "status 500" in capsys.readouterr().err


def test_a_watched_address_is_asked_again_through_faults_and_marks_what_changed(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    address, out = shelf.put("/trips.csv", ROWS), tmp_path / "map.html"
    made: list[bytes] = []

    def sleep(seconds: float) -> None:
        """What happens on the server while nobody looks."""
        assert seconds == 300
        made.append(out.read_bytes())
        if len(made) == 4:
            raise KeyboardInterrupt
        shelf.answers["/trips.csv"] = Answer(status=500)
        if len(made) == 2:
            shelf.put("/trips.csv", LATER)

    options = _parser("map").parse_args(["map", address, "-o", str(out), "--online-table", "--watch"])
    assert watch(options, None, sleep) == 0
    told = capsys.readouterr()
    assert "gone: 2024-05-03, Ben, Paris, held" in told.out
    assert told.err.count("status 500") == 2
    assert made[0] == made[1] != made[2] == made[3]
    assert len(shelf.asked) == 4


class Typed(io.StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


class TestRemoving:
    @pytest.fixture
    def states(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[State]:
        monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
        places = [f"https://example.org/{name}.csv" for name in "aab"]
        return [keep(place, place, "a.csv", b"x" * size, "") for size, place in enumerate(places, 1_000_000)]

    def test_it_asks_first_and_says_what_it_frees(
        self, states: list[State], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.stdin", Typed("\n"))
        assert main(["kept", states[0].address, "--remove"]) == 1
        said = capsys.readouterr()
        assert said.out.startswith("Remove 2 states from ")
        assert said.out.endswith("? That frees 2.0 MB. [y/N] ")
        assert said.err == "nothing was removed\n"
        assert len(kept_states()) == 3
        monkeypatch.setattr("sys.stdin", Typed("y\n"))
        assert main(["kept", states[0].address, "--remove"]) == 0
        assert capsys.readouterr().err == "removed 2 states, 2.0 MB\n"
        assert kept_states() == [states[2]]

    def test_one_is_named_by_its_digest_and_others_by_their_day(
        self, states: list[State], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["kept", states[2].said, "--remove", "--yes"]) == 0
        assert main(["kept", "--before", states[0].day, "--remove", "--yes"]) == 0
        assert "no such state is kept" in capsys.readouterr().err
        assert set(kept_states()) == set(states[:2])
        assert main(["kept", "--before", "2999-01-01"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 2
        assert main(["kept", "--before", "2999-01-01", "--remove", "--yes"]) == 0
        assert kept_states() == []

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--remove"], "where nobody can answer, say --yes"),
            (["--yes"], "--yes answers what --remove asks"),
            (["--remove", "--json"], "leave one of them out"),
            (["--before", "soon"], "soon"),
        ],
    )
    def test_a_wrong_call_removes_nothing(
        self,
        states: list[State],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        words: list[str],
        said: str,
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
        assert main(["kept", *words]) == 2
        assert said in capsys.readouterr().err
        assert len(kept_states()) == 3
