"""While something long is worked out, its reader is heard: the run gives way, and the work is given up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

from geo.app import meanwhile as module
from geo.app.meanwhile import meanwhile
from geo.app.turns import AT_ONCE, Turns
from geo.atlas import Progress


class _LeftForAnotherError(Exception):
    """In place of what Streamlit leaves a run with."""


def _with(requests: ScriptRequests, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Runs of a fragment that have these requests; the scopes of the runs that follow them."""
    scopes: list[str] = []

    def rerun(*, scope: str) -> None:
        scopes.append(scope)
        raise _LeftForAnotherError

    context = SimpleNamespace(script_requests=requests, fragment_ids_this_run=["mend"])
    monkeypatch.setattr(module, "get_script_run_ctx", lambda **_: context)
    monkeypatch.setattr(st, "rerun", rerun)
    return scopes


def test_what_was_worked_out_comes_back_and_how_far_it_is_can_be_said() -> None:
    said: list[Any] = []

    def work(progress: Progress) -> str:
        progress(1, 2)
        while not said:
            time.sleep(0.01)
        return "done"

    assert meanwhile(work, lambda seconds, far: said.append((seconds >= 0, far))) == "done"
    assert set(said) <= {(True, None), (True, (1, 2))}


def test_what_goes_wrong_there_is_raised_here() -> None:
    def work(_progress: Progress) -> None:
        raise ValueError("no table")

    with pytest.raises(ValueError, match="no table"):
        meanwhile(work)


def test_a_change_that_waits_for_a_run_of_its_fragment_ends_this_one_and_its_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests = ScriptRequests()
    scopes = _with(requests, monkeypatch)
    ended = threading.Event()

    def work(progress: Progress) -> None:
        requests.request_rerun(RerunData(fragment_id="mend"))
        end = time.monotonic() + 60
        try:
            while time.monotonic() < end:
                progress(1, 2)
                time.sleep(0.01)
        finally:
            ended.set()

    with pytest.raises(_LeftForAnotherError):
        meanwhile(work)
    assert scopes == ["fragment"]
    assert requests.on_scriptrunner_yield() is None  # so Streamlit itself would not have left it
    assert ended.wait(60)
    monkeypatch.undo()
    assert meanwhile(lambda _progress: "the next one") == "the next one"


def test_works_in_turn_are_done_a_few_at_a_time_and_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.local()

    class EachItsOwn:
        """A session for every thread, as Streamlit has one for every reader."""

        @property
        def session_state(self) -> dict[str, Any]:
            return held.__dict__.setdefault("session", {})

    monkeypatch.setattr(module, "st", EachItsOwn())
    together, most, go_on = [0], [0], threading.Event()
    busy = threading.Semaphore(0)

    def work(_progress: Progress) -> str:
        together[0] += 1
        most[0] = max(most[0], together[0])
        busy.release()
        assert go_on.wait(60)
        together[0] -= 1
        return "done"

    found: list[str] = []
    readers = [
        threading.Thread(target=lambda: found.append(meanwhile(work, in_turn=True)))
        for _ in range(AT_ONCE + 3)
    ]
    for reader in readers:
        reader.start()
    for _ in range(AT_ONCE):
        assert busy.acquire(timeout=60)
    assert not busy.acquire(timeout=0.2)
    assert meanwhile(lambda _progress: "at once") == "at once"
    go_on.set()
    for reader in readers:
        reader.join(60)
    assert found == ["done"] * len(readers)
    assert most[0] <= AT_ONCE


def test_a_work_that_fails_gives_its_turn_to_the_next() -> None:
    def work(_progress: Progress) -> None:
        raise ValueError("no table")

    for _ in range(AT_ONCE + 1):
        with pytest.raises(ValueError, match="no table"):
            meanwhile(work, in_turn=True)
    assert meanwhile(lambda _progress: "the next one", in_turn=True) == "the next one"


def _nothing() -> None:
    pass


def _until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_work_that_is_left_before_its_turn_keeps_the_sessions_next_one_not_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests = ScriptRequests()
    _with(requests, monkeypatch)
    requests.request_rerun(RerunData(fragment_id="mend"))
    found: list[str] = []
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            held.enter_context(module._TURNS.one(_nothing))
        with pytest.raises(_LeftForAnotherError):
            meanwhile(lambda _progress: found.append("left"), in_turn=True)
        monkeypatch.undo()
        following = threading.Thread(
            target=lambda: found.append(meanwhile(lambda _progress: "the next one")), daemon=True
        )
        following.start()
        following.join(60)
        assert found == ["the next one"]
        assert not module._TURNS.waiting
    assert module._TURNS.free == AT_ONCE


def test_who_came_first_has_the_next_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    turns, own = Turns(1), threading.local()
    monkeypatch.setattr(module, "_TURNS", turns)
    monkeypatch.setattr(module, "st", own)
    readers: list[threading.Thread] = []
    done: list[int] = []

    def come(number: int) -> None:
        def work(_progress: Progress) -> None:
            if number == 0:  # who comes while others wait stands behind them
                come(5)
            done.append(number)

        def run() -> None:
            own.session_state = {}
            meanwhile(work, in_turn=True)

        waiting = turns.waiting
        readers.append(threading.Thread(target=run, daemon=True))
        readers[-1].start()
        _until(lambda: turns.waiting > waiting)

    with turns.one(_nothing):
        for number in range(5):
            come(number)
    _until(lambda: len(done) == 6)
    for reader in readers:
        reader.join(60)
    assert done == [0, 1, 2, 3, 4, 5]
