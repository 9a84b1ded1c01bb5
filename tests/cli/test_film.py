"""The command ``film``: films that a real browser drew and a real ffmpeg made, read back frame by frame."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geo.atlas import read
from geo.cli.film import EPILOG
from geo.html import film_script, map_document
from geo.pictures import Filmed, browser, film, find_encoder
from geo.pictures.filming import FILM_SIZES, begun
from geo.pictures.tab import opened
from geo.replay import replay_document
from tests import chromium
from tests.cli.test_main import ROOT, geo

HOW = Filmed(size="1280x720", seconds=4, fps=12)
WIDTH, HEIGHT, _ = FILM_SIZES[HOW.size]
DATE = (slice(24, 60), slice(WIDTH - 320, WIDTH - 20))
"""Where the date is written in a frame: rows and columns."""


@pytest.fixture(autouse=True)
def _drawn_by_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser of the tests is the machine's; without one these fail and say how to get it."""
    try:
        monkeypatch.setenv(browser.VARIABLE, str(chromium.windowless()))
    except chromium.ChromiumMissingError as error:
        pytest.fail(str(error), pytrace=False)


def frames_of(path: Path) -> np.ndarray:
    """Every frame of a film as grey pixels: frame, row, column."""
    words = ["-loglevel", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    out = subprocess.run([str(find_encoder()), *words], capture_output=True, check=True).stdout
    return np.frombuffer(out, dtype=np.uint8).reshape(-1, HEIGHT, WIDTH)


@pytest.mark.browser
class TestFrames:
    def test_each_says_the_day_of_its_time_and_the_same_map_gives_the_same_film(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        document = map_document(replay_document(read(seed_folder), follow="Vladimir Putin"))
        first, second = tmp_path / "a.mp4", tmp_path / "b.mp4"
        for out in (first, second):
            film(document, film_script(), out, HOW)
        assert first.read_bytes() == second.read_bytes()
        page = tmp_path / "map.html"
        page.write_text(document, "utf-8")
        ready = "globalThis.summitAtlasFilm"
        with opened(browser.find(), f"{page.as_uri()}#film", tmp_path, ready=ready) as tab:
            frames = begun(tab, film_script(), HOW).frames
            clocks = tab.value(f"saFilm.clocks([...Array({frames}).keys()])")
            first_day, last_day = tab.value("summitAtlasFilm.state.range")
        days = [min(int(clock), last_day) for clock in clocks]
        assert (days[0], days[-1]) == (first_day, last_day)
        assert days == sorted(days)
        dates = frames_of(first)[:, *DATE].astype(int)
        assert len(dates) == frames == 48
        for one, other, before, after in zip(days, days[1:], dates, dates[1:], strict=False):
            changed = bool((abs(before - after) > 60).sum() > 12)  # pixels of another figure of the date
            assert changed == (one != other), (one, other)

    def test_its_figures_speak_the_language_of_the_map(self, seed_folder: Path, tmp_path: Path) -> None:
        names = ["meetings", "countries", "days_abroad", "distance_km"]
        how = replace(HOW, figures={"days": [0], "values": [[5, 2, 1, 6049]], "names": names})
        document = replay_document(read(seed_folder), follow="Vladimir Putin", languages=("fr",))
        page = tmp_path / "map.html"
        page.write_text(map_document(document, filmed=True), "utf-8")
        ready = "globalThis.summitAtlasFilm"
        with opened(browser.find(), f"{page.as_uri()}#film", tmp_path, ready=ready) as tab:
            begun(tab, film_script(), how)
            told = tab.value("saFilm.figures(1).map(({ value, label }) => `${value} ${label}`)")
        assert told == ["5 rencontres", "2 pays", "1 jour à l’étranger", "6\u202f049 km"]


@pytest.mark.browser
class TestCommand:
    @pytest.mark.parametrize("kind", ["webm", "gif"])
    def test_writes_a_film_of_its_length_and_size(self, seed_folder: Path, tmp_path: Path, kind: str) -> None:
        out = tmp_path / f"out.{kind}"
        asked = ("--size", "1080x1080", "--seconds", "1", "--fps", "5", "--camera")
        ran = geo("film", seed_folder, "-o", out, *asked)
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr.endswith(f"wrote {out}: 1 seconds, 5 frames\n")
        words = [str(find_encoder()), "-i", str(out)]
        said = subprocess.run(words, capture_output=True, text=True, check=False)
        assert re.search(r"Duration: 00:00:01\.00", said.stderr)
        assert re.search(rf"{kind.replace('webm', 'vp9')}.*1080x1080.* 5 fps", said.stderr)
        again = geo("film", seed_folder, "-o", out, *asked, "--everyone")
        assert again.returncode == 2
        assert [path.name for path in tmp_path.iterdir()] == [out.name]

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
    @pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
    def test_ended_in_the_middle_it_leaves_no_film(
        self, seed_folder: Path, tmp_path: Path, sent: signal.Signals
    ) -> None:
        out, own = tmp_path / "out", tmp_path / "own"
        out.mkdir()
        own.mkdir()
        words = ["film", str(seed_folder), "-o", str(out / "a.mp4"), "--seconds", "120"]
        job = subprocess.Popen(
            [sys.executable, "-m", "geo", *words],
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(own)},
            stderr=subprocess.DEVNULL,
        )
        try:
            while not list(own.rglob("film.said")):  # frames are being put together
                assert job.poll() is None
                time.sleep(0.05)
            job.send_signal(sent)
            assert job.wait(60) != 0
        finally:
            job.kill()
            job.wait()
        assert list(out.iterdir()) == []
        if sent != signal.SIGKILL:  # after which nobody can clear up
            assert list(own.iterdir()) == []


class TestRefused:
    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            (("-o", "a.avi"), "name a file that ends in .mp4, .webm, .gif"),
            (("-o", "a.mp4", "--size", "4k"), 'no size "4k"; there are 1920x1080'),
            (("-o", "a.mp4", "--seconds", "0"), "--seconds got 0; more than 0, up to 600"),
            (("-o", "a.mp4", "--seconds", "nan"), "--seconds got nan; more than 0, up to 600"),
            (("-o", "a.gif", "--fps", "30"), "--fps got 30; 1 to 12 for .gif"),
            (("-o", "a.mp4", "--camera", "--everyone"), "--camera goes along with one leader"),
        ],
    )
    def test_what_cannot_be_is_said_before_anything_is_read(
        self, tmp_path: Path, asked: tuple[str, ...], words: str
    ) -> None:
        ran = geo("film", tmp_path / "none.csv", *asked)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert words in ran.stderr

    def test_a_table_without_dates_has_nothing_to_play(self, tmp_path: Path) -> None:
        table = tmp_path / "t.csv"
        table.write_text("date,city,country,leaders\n,Paris,France,A (Germany)\n", "utf-8")
        ran = geo("film", table, "-o", tmp_path / "a.mp4")
        assert ran.returncode == 2
        assert "there is nothing to play" in ran.stderr
        assert list(tmp_path.iterdir()) == [table]

    def test_a_missing_ffmpeg_is_named_with_what_installs_it(
        self, seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SUMMIT_ATLAS_FFMPEG", "no such program")
        ran = geo("film", seed_folder, "-o", tmp_path / "a.mp4")
        assert ran.returncode == 1
        assert 'SUMMIT_ATLAS_FFMPEG names "no such program"' in ran.stderr
        assert "SUMMIT_ATLAS_FFMPEG" in EPILOG

    def test_a_program_that_makes_none_is_said(
        self, seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SUMMIT_ATLAS_FFMPEG", "false")
        ran = geo("film", seed_folder, "-o", tmp_path / "a.mp4", "--seconds", "2")
        assert ran.returncode == 1
        assert "has made no film" in ran.stderr
        assert list(tmp_path.iterdir()) == []
