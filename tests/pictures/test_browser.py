"""A browser of this machine: found, let draw, and ended with all it has started."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.errors import BrowserError
from geo.pictures import SIZES, SORTS, browser, picture
from tests.cli.test_picture import _program


def test_one_that_is_named_and_not_there_is_not_replaced_by_another() -> None:
    with pytest.raises(BrowserError, match=f'{browser.VARIABLE} names "nowhere"'):
        browser.find({browser.VARIABLE: "nowhere", "PATH": os.environ["PATH"]})


def test_is_found_by_its_name_on_the_path_and_in_its_usual_place(tmp_path: Path) -> None:
    program = _program(tmp_path / "bin" / "google-chrome", "")
    assert browser.find({"PATH": str(program.parent)}, "linux") == program
    edge = _program(tmp_path / "Microsoft/Edge/Application/msedge.exe", "")
    assert browser.find({"PATH": "", "PROGRAMFILES": str(tmp_path)}, "win32") == edge


@pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts of a shell")
def test_one_that_does_not_end_is_ended_with_all_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "child"
    script = f"sleep 1000 & echo $! > {told}.part; mv {told}.part {told}; wait"
    program = _program(tmp_path / "chromium", script)

    def out_of_patience(process: subprocess.Popen[bytes], timeout: float) -> None:
        assert _soon(told.exists)
        raise subprocess.TimeoutExpired(process.args, timeout)

    with monkeypatch.context() as patched:
        patched.setattr(subprocess.Popen, "communicate", out_of_patience)
        with pytest.raises(BrowserError, match=f"has drawn nothing in {browser._SECONDS} seconds"):
            browser.picture_of(browser.Browser(program), "about:blank", tmp_path)
    assert _soon(lambda: _has_ended(int(told.read_text())))


@pytest.mark.parametrize(("sort", "size"), [("gif", "a4"), ("svg", "a5"), ("", "")])
def test_a_picture_that_there_is_not_is_refused_before_a_browser_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, sort: str, size: str
) -> None:
    monkeypatch.setenv(browser.VARIABLE, "nowhere")
    with pytest.raises(ValueError, match=r"no picture|no size"):
        picture("", sort, size=size)


def test_sizes_are_those_of_the_scripts() -> None:
    from tests import node

    with node.started() as core:
        sizes = core.evaluate("() => core.PICTURE_SIZES", None)
        sorts = core.evaluate("() => core.PICTURE_SORTS", None)
    assert (tuple(sorts), {*SIZES, "view"}) == (SORTS, set(sizes))


def _soon(so: Callable[[], bool]) -> bool:
    """Whether something comes true while a busy machine may still be at it."""
    end = time.monotonic() + 60
    while not so() and time.monotonic() < end:
        time.sleep(0.02)
    return so()


def _has_ended(process: int) -> bool:
    """Whether a process has ended; whoever takes in orphans may not have asked for it yet."""
    said = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()[:1] in ("", "Z")
