"""The command ``picture``: files that a real browser drew, and what is refused before one is asked."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.cli import browser
from geo.errors import BrowserError
from tests import chromium
from tests.cli.test_main import geo

SVG = "{http://www.w3.org/2000/svg}"
DAY = ("--follow", "Vladimir Putin", "--date", "2024-06-19")


@pytest.fixture
def drawn_by_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser of the tests is the machine's; without one these fail and say how to get it."""
    try:
        monkeypatch.setenv(browser.VARIABLE, str(chromium.windowless()))
    except chromium.ChromiumMissingError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.mark.browser
@pytest.mark.usefixtures("drawn_by_a_browser")
class TestDrawn:
    def test_svg_shows_the_day_in_the_projection_and_size_asked_for(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "map.svg"
        ran = geo(
            "picture", seed_folder, "-o", out, *DAY, "--size", "1080x1920", "--projection", "orthographic"
        )
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
        assert ran.stderr.endswith(f"wrote {out}\n")
        picture = ET.fromstring(out.read_text("utf-8"))
        assert (picture.get("width"), picture.get("height")) == ("1080", "1920")
        layers = {group.get("id"): group for group in picture.findall(f"{SVG}g")}
        assert {"land", "borders", "ways", "marks", "names", "legend"} <= layers.keys()
        said = {text.text for text in picture.iter(f"{SVG}text")}
        assert {"Where Vladimir Putin went, and who came", "19 June 2024", "Pyongyang, North Korea"} <= said
        assert len(layers["land"]) == 1  # a globe is there once
        assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]

    def test_pdf_is_one_page_of_its_size_with_fonts(self, seed_folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "map.pdf"
        assert geo("picture", seed_folder, "-o", out, *DAY, "--size", "A4").returncode == 0
        made = out.read_bytes()
        boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
        assert [(round(float(x)), round(float(y))) for x, y in boxes] == [(842, 595)]
        assert b"/FontFile2" in made or b"/FontFile3" in made
        assert b"/Subtype /Image" not in made

    def test_png_has_the_pixels_of_its_size_and_no_file_is_written_over(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "map.png"
        call = ("picture", seed_folder, "-o", out, "--size", "1080x1080", "--everyone", "--title", "Всё")
        assert geo(*call).returncode == 0
        made = out.read_bytes()
        assert made[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (1080, 1080)
        out.write_bytes(b"somebody's work")
        again = geo(*call)
        assert (again.returncode, out.read_bytes()) == (1, b"somebody's work")
        assert f"{out} exists and may hold somebody's work" in again.stderr

    def test_a_leader_without_a_seat_has_no_distances_from_it(self, tmp_path: Path) -> None:
        table = tmp_path / "table.csv"
        table.write_text(
            "leader,city,country,start\nNobody Known,Paris,France,2024-05-01\n", encoding="utf-8"
        )
        out = tmp_path / "map.svg"
        call = ("picture", table, "-o", out, "--everyone", "--projection", "azimuthal-equidistant")
        ran = geo(*call)
        assert (ran.returncode, out.exists()) == (2, False)
        assert "shows distances from a seat" in ran.stderr


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("-o", "map.gif"), "map.gif: name a file that ends in .svg, .pdf, .png"),
        (("-o", "map"), "map: name a file that ends in .svg, .pdf, .png"),
        (("-o", "map.svg", "--size", "a5"), 'no size "a5"; there are 1200x675, 1080x1080, 1080x1920, a4'),
        (
            ("-o", "map.svg", "--date", "2024-06"),
            '--date got "2024-06", which says no one day; write YYYY-MM-DD',
        ),
        (("-o", "map.svg", "--date", "yesterday"), "got 'yesterday'; expected a date"),
        (("-o", "map.svg", "--everyone", "--follow", "X"), "--everyone and --follow exclude each other"),
    ],
)
def test_a_wrong_call_is_refused_in_words_and_writes_nothing(
    seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = geo("picture", seed_folder, *call)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("drawn_by_a_browser")
@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("--date", "1999-12-31"), 'got "1999-12-31"; the meetings of this table are from 2023-03-01 to 20'),
        (("--projection", "mercator"), 'no projection "mercator"; there are web-mercator, equal-earth,'),
        (("--centre", "200"), 'no centre "200"'),
        (("--follow", "Nobody"), 'no leader named "Nobody"'),
    ],
)
def test_what_the_table_cannot_show_is_refused_in_words_and_writes_nothing(
    seed_folder: Path, tmp_path: Path, call: tuple[str, ...], words: str
) -> None:
    ran = geo("picture", seed_folder, "-o", tmp_path / "map.svg", *call)
    assert ran.returncode == 2
    assert words in ran.stderr
    assert list(tmp_path.iterdir()) == []


class TestBrowser:
    def test_where_there_is_none_it_says_so_and_what_to_do(
        self, seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv(browser.VARIABLE, raising=False)
        monkeypatch.setattr(browser, "_places", lambda *_: iter(()))
        ran = geo("picture", seed_folder, "-o", tmp_path / "map.svg")
        assert (ran.returncode, ran.stdout) == (1, "")
        assert ran.stderr.startswith("error: no Chromium, Chrome or Edge is on this machine")
        assert list(tmp_path.iterdir()) == []

    def test_one_that_is_named_and_not_there_is_not_replaced_by_another(self) -> None:
        with pytest.raises(BrowserError, match=f'{browser.VARIABLE} names "nowhere"'):
            browser.find({browser.VARIABLE: "nowhere", "PATH": os.environ["PATH"]})

    def test_is_found_by_its_name_on_the_path_and_in_its_usual_place(self, tmp_path: Path) -> None:
        program = _program(tmp_path / "bin" / "google-chrome", "")
        assert browser.find({"PATH": str(program.parent)}, "linux") == program
        edge = _program(tmp_path / "Microsoft/Edge/Application/msedge.exe", "")
        assert browser.find({"PATH": "", "PROGRAMFILES": str(tmp_path)}, "win32") == edge

    @pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts of a shell")
    @pytest.mark.parametrize("ending", ["svg", "pdf"])
    def test_one_that_draws_nothing_is_told_of_with_its_own_words(
        self, seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
    ) -> None:
        program = _program(
            tmp_path / "bin" / "chromium", "echo '<html></html>'; echo 'no display' >&2; exit 3"
        )
        monkeypatch.setenv(browser.VARIABLE, str(program))
        out = tmp_path / f"map.{ending}"
        ran = geo("picture", seed_folder, "-o", out)
        assert (ran.returncode, out.exists()) == (1, False)
        assert (
            f'{program} has drawn no picture (its status was 3). Its last words: "no display"' in ran.stderr
        )

    @pytest.mark.skipif(os.name != "posix", reason="the stand-ins are scripts of a shell")
    def test_one_that_does_not_end_is_ended_with_all_it_has_started(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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


def _program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path
