"""Work in a process of its own: the same outcome, limits that hold, and a stop that ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from geo.app import aside, made
from geo.app.counting import Asked
from geo.app.turns import AT_ONCE
from geo.app.upload import Upload
from geo.errors import SummitAtlasError, TableError
from geo.flow import Question
from geo.projects.scratch import new_folder

pytestmark = pytest.mark.slow

TABLE = (
    b"date,city,country,leaders\n2024-05-16,Beijing,China,A (Russia)\n2024-06-19,Hanoi,Vietnam,A (Russia)\n"
)


class StopError(Exception):
    """What Streamlit raises in the page that was told to stop."""


def nothing(seconds: float, far: object) -> None:
    """Nobody looks on."""


def run(task: str, *arguments: object, waiting: aside.Waiting = nothing, endless: bool = False) -> Any:
    return aside.aside(task, *arguments, waiting=waiting, name="mine.csv", endless=endless)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that is started."""
    started: list[subprocess.Popen[bytes]] = []
    begin = aside._started

    def kept() -> Any:
        worker = begin()
        started.append(worker.process)
        return worker

    monkeypatch.setattr(aside, "_started", kept)
    return started


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that is started, and none of them ever answers."""
    started: list[subprocess.Popen[bytes]] = []
    code = "import sys, time; sys.stdin.buffer.read(); time.sleep(3600)"

    def hangs() -> Any:
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        started.append(process)
        return aside._Worker(process, new_folder())

    monkeypatch.setattr(aside, "_started", hangs)
    return started


def test_the_outcome_is_the_one_of_this_process() -> None:
    uploads = [Upload("mine.csv", TABLE)]
    here = made.opened(uploads)
    there = run("opened", uploads)
    assert there.key == here.key
    seen: list[Any] = []
    found = run("made", there, None, {}, None, 20_000, waiting=lambda _, far: seen.append(far))
    assert found.html == made.made(here, None, {}, None, 20_000).html
    assert seen[-1] == (2, 2)


def test_what_cannot_be_read_is_refused_in_the_same_words() -> None:
    uploads = [Upload("mine.csv", b"")]
    with pytest.raises(TableError) as here:
        made.opened(uploads)
    with pytest.raises(TableError) as there:
        run("opened", uploads)
    assert there.value.problems == here.value.problems


def test_a_file_of_events_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(SummitAtlasError, match="no file is there"):
        run("counted", Asked((str(tmp_path / "none.csv"),), Question()))


def test_a_table_that_needs_too_much_memory_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(aside.MEGABYTES, "150")
    rows = b"\n".join(b"2024-05-16,Beijing,China,A (Russia),%d" % number for number in range(400_000))
    with pytest.raises(TableError, match=r"mine\.csv.*150 MB of memory.*SUMMIT_ATLAS_MEGABYTES"):
        run("opened", [Upload("mine.csv", b"date,city,country,leaders,note\n" + rows)])


def test_a_table_that_takes_too_long_is_refused_and_its_process_is_gone(
    monkeypatch: pytest.MonkeyPatch, hanging: list[subprocess.Popen[bytes]]
) -> None:
    monkeypatch.setenv(aside.SECONDS, "1")
    with pytest.raises(TableError, match=r"mine\.csv.*1 seconds to read it.*SUMMIT_ATLAS_SECONDS"):
        run("opened", [Upload("mine.csv", TABLE)])
    assert [process.poll() is not None for process in hanging] == [True]


def test_a_stop_ends_the_process_and_the_turn_is_free(hanging: list[subprocess.Popen[bytes]]) -> None:
    def waiting(seconds: float, far: object) -> None:
        raise StopError

    for _ in range(AT_ONCE + 1):
        with pytest.raises(StopError):
            run("opened", [Upload("mine.csv", TABLE)], waiting=waiting)
    assert len(hanging) == AT_ONCE + 1
    assert all(process.poll() is not None for process in hanging)


def test_a_worker_that_was_taken_is_ended_where_no_spare_can_be_started(
    monkeypatch: pytest.MonkeyPatch, hanging: list[subprocess.Popen[bytes]]
) -> None:
    aside._SPARES.put(aside._started())

    def fails() -> Any:
        raise OSError("no more processes")

    monkeypatch.setattr(aside, "_started", fails)
    monkeypatch.setattr(aside, "is_shared", lambda: True)
    with pytest.raises(OSError, match="no more processes"):
        run("opened", [Upload("mine.csv", TABLE)])
    assert [process.poll() is not None for process in hanging] == [True]


def test_a_spare_that_was_killed_while_it_waited_is_not_given_to_the_next_reader(
    processes: list[subprocess.Popen[bytes]],
) -> None:
    spare = aside._started()
    spare.process.kill()
    spare.process.wait()
    aside._SPARES.put(spare)
    uploads = [Upload("mine.csv", TABLE)]
    assert run("opened", uploads).key == made.opened(uploads).key
    assert len(processes) == 2


@contextmanager
def _all_taken(kind: str) -> Iterator[None]:
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            held.enter_context(aside._TURNS[kind].one(lambda: None))
        yield


def test_who_comes_while_all_turns_are_taken_waits_and_can_stop(
    processes: list[subprocess.Popen[bytes]],
) -> None:
    waited: list[float] = []

    def waiting(seconds: float, far: object) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            raise StopError

    with _all_taken("made"), pytest.raises(StopError):
        run("opened", [Upload("mine.csv", TABLE)], waiting=waiting)
    assert not processes
    assert aside._TURNS["made"].free == AT_ONCE


@pytest.mark.parametrize("kind", ["service", "texts_made", "counting"])
def test_neither_a_service_nor_long_texts_nor_events_keep_a_table_waiting(kind: str) -> None:
    uploads = [Upload("mine.csv", TABLE)]
    with _all_taken(kind):
        assert run("opened", uploads).key == made.opened(uploads).key


@pytest.mark.parametrize(("said", "meant"), [("", 600), ("0", 600), ("-5", 600), ("many", 600), ("90", 90)])
def test_a_limit_is_a_number_above_zero_or_the_usual_one(
    said: str, meant: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(aside.SECONDS, said)
    assert aside.limit(aside.SECONDS) == meant


def test_a_process_that_says_no_more_and_goes_on_is_ended() -> None:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    assert not aside.was_killed(process, grace=0.2)
    assert process.wait(10) != 0


def test_a_process_ended_from_outside_is_told_from_one_that_fails_by_itself() -> None:
    outside = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    outside.kill()
    assert aside.was_killed(outside) is (os.name != "nt")
    assert not aside.was_killed(subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"]))
