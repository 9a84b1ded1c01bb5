"""The command ``film`` with ``--story``: chapters that a real browser drew and a real ffmpeg put together."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geo.atlas import read
from geo.html import film_script, map_document
from geo.pictures import Filmed, browser, film, find_encoder
from geo.pictures.filming import FILM_SIZES, begun
from geo.pictures.tab import opened
from geo.replay import replay_document
from geo.reports import load_story
from geo.story import told
from tests import chromium
from tests.cli.test_main import ROOT, geo

HOW = Filmed(size="1280x720", seconds=12, fps=5)
WIDTH, HEIGHT, _ = FILM_SIZES[HOW.size]
DATE = (slice(24, 60), slice(WIDTH - 320, WIDTH - 20))
PANEL = slice(0, int(0.36 * WIDTH))
PURE = (255, 0, 255)
HOSTILE = "]]> </foreignObject><script>document.title = 1</script> & [here](javascript:alert(1))"
CHAPTERS: list[dict[str, str]] = [
    {"headline": "A & B", "title": "First <b>", "text": HOSTILE, "date": "2024-05-17", "view": "fit"},
    {"title": "Second", "text": "Seen.", "image": "pure.png", "alt": "Purple", "credit": "Nobody"},
    {"text": "Third", "date": "2024-06-20", "view": "45, 90, 3", "play": "yes"},
]


@pytest.fixture(autouse=True)
def _drawn_by_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser of the tests is the machine's; without one these fail and say how to get it."""
    try:
        monkeypatch.setenv(browser.VARIABLE, str(chromium.windowless()))
    except chromium.ChromiumMissingError as error:
        pytest.fail(str(error), pytrace=False)


def written(folder: Path, chapters: list[dict[str, str]]) -> Path:
    """A table of chapters with a picture of one colour beside it."""
    Image.new("RGB", (300, 200), PURE).save(folder / "pure.png")
    path = folder / "story.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(dict.fromkeys(key for row in chapters for key in row)))
        table.writeheader()
        table.writerows(chapters)
    return path


def asked(seed_folder: Path, story: Path, **how: Any) -> tuple[str, Filmed]:
    """The map of the bundled reports, and the film of a story that is told of them."""
    atlas = read(seed_folder)
    table, _ = load_story(story)
    document = told(atlas, table, story.parent).document
    assert document is not None
    nothing = dict(HOW.figures)
    film_of = replace(HOW, story={"document": document, "figures": [nothing] * len(document["chapters"])})
    return map_document(replay_document(atlas, follow="Vladimir Putin", **how), filmed=True), film_of


def frames_of(path: Path, size: str = HOW.size) -> np.ndarray:
    """Every frame of a film: frame, row, column, red and green and blue."""
    words = ["-loglevel", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    out = subprocess.run([str(find_encoder()), *words], capture_output=True, check=True).stdout
    width, height, _drawn = FILM_SIZES[size]
    return np.frombuffer(out, dtype=np.uint8).reshape(-1, height, width, 3)


def pure(frames: np.ndarray) -> np.ndarray:
    """Of each frame where the colour of the picture is."""
    return np.all(abs(frames.astype(int) - PURE) < 40, axis=-1)


@pytest.mark.browser
class TestFrames:
    def test_each_shows_the_chapter_and_the_day_of_its_time_and_the_same_story_gives_the_same_film(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        page, how = asked(seed_folder, written(tmp_path, CHAPTERS))
        first, second = tmp_path / "a.mp4", tmp_path / "b.mp4"
        made = [film(page, film_script(), out, how) for out in (first, second)]
        assert first.read_bytes() == second.read_bytes()
        assert made[0] == made[1]
        assert made[0].frames == 60
        map_file = tmp_path / "map.html"
        map_file.write_text(page, "utf-8")
        ready = "globalThis.summitAtlasFilm"
        with opened(browser.find(), f"{map_file.as_uri()}#film", tmp_path, ready=ready) as tab:
            assert begun(tab, film_script(), how) == made[0]
            all_frames = "[...Array(60).keys()]"
            shots, clocks = (
                tab.value(f"saFilm.shots({all_frames})"),
                tab.value(f"saFilm.clocks({all_frames})"),
            )
            from_day, to_day = 19860, 19894  # 17 May and 20 June 2024
            assert tab.value("document.title") != "1"
        chapters = [shot["chapter"] for shot in shots]
        assert chapters == sorted(chapters)
        assert set(chapters) == {0, 1, 2}
        # Chapters stand as their words take to be read, the third as long as its 34 days pass: 7 s at most.
        assert {clock for clock, number in zip(clocks, chapters, strict=True) if number < 2} == {from_day}
        third = [clock for clock, number in zip(clocks, chapters, strict=True) if number == 2]
        assert third == sorted(third)
        assert third[0] < from_day + 3
        assert third[-1] == to_day
        frames = frames_of(first)
        at_rest = np.array([shot["faded"] == 1 for shot in shots])
        purple = pure(frames[:, :, PANEL]).sum(axis=(1, 2))
        assert (purple[at_rest & (np.array(chapters) == 1)] > 20_000).all()
        assert (purple[at_rest & (np.array(chapters) != 1)] == 0).all()
        dates = frames[:, *DATE, 0].astype(int)
        days = [int(clock) for clock in clocks]
        for at in range(1, len(frames)):
            if at_rest[at] and at_rest[at - 1]:
                changed = bool((abs(dates[at] - dates[at - 1]) > 60).sum() > 12)
                assert changed == (days[at] != days[at - 1]), at

    def test_a_text_that_does_not_fit_is_told_in_pages_and_none_of_it_is_lost(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        words = [f"word{number}" for number in range(700)]
        page, how = asked(seed_folder, written(tmp_path, [{"title": "Long", "text": " ".join(words)}]))
        map_file = tmp_path / "map.html"
        map_file.write_text(page, "utf-8")
        ready = "globalThis.summitAtlasFilm"
        with opened(browser.find(), f"{map_file.as_uri()}#film", tmp_path, ready=ready) as tab:
            made = begun(tab, film_script(), replace(how, seconds=None))
            pages = tab.value(f"saFilm.shots([...Array({made.frames}).keys()]).map(({{ page }}) => page)")
        assert sorted(set(pages)) == list(range(max(pages) + 1))
        assert max(pages) > 2
        assert made.reading_s is not None
        # Words, title and "1 / 1" at three a second; 1.5 s to look, 0.8 s for each page more, 2 s at the end.
        assert made.reading_s == pytest.approx((700 + 3) / 3 + 1.5 + 0.8 * max(pages) + 2, abs=0.4)
        assert made.frames == round(made.reading_s * how.fps)

    def test_a_language_from_the_right_has_its_text_on_the_right(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        story = written(tmp_path, [CHAPTERS[1]])
        page, how = asked(seed_folder, story, languages=("ar",), fixed=True)
        out = tmp_path / "a.mp4"
        film(page, film_script(), out, replace(how, seconds=0.4))
        where = pure(frames_of(out)).any(axis=(0, 1)).nonzero()[0]
        assert where.min() > 0.63 * WIDTH


@pytest.mark.browser
class TestCommand:
    @pytest.mark.parametrize("size", ["1080x1080", "1080x1920"])
    def test_tells_the_story_beside_the_reports_in_every_size(
        self, seed_folder: Path, tmp_path: Path, size: str
    ) -> None:
        out = tmp_path / "out.mp4"
        ran = geo("film", seed_folder, "-o", out, "--story", "--size", size, "--seconds", "2", "--fps", "4")
        assert ran.returncode == 0, ran.stderr
        assert f"wrote {out}: 2 seconds, 8 frames\n" in ran.stderr
        assert re.search(r"warning: its words take 2\d\d seconds to be read", ran.stderr)
        assert len(frames_of(out, size)) == 8

    def test_a_story_too_long_to_be_read_is_refused_unless_its_length_is_said(
        self, seed_folder: Path, tmp_path: Path
    ) -> None:
        story = written(tmp_path, [{"text": "a bee " * 1000}])
        out = tmp_path / "a.mp4"
        ran = geo("film", seed_folder, "-o", out, "--story", story)
        assert ran.returncode == 1
        assert re.search(
            r"takes at least \d{3} seconds to be read, and a film has 600 at most; .*--seconds", ran.stderr
        )
        assert not out.exists()
        ran = geo("film", seed_folder, "-o", out, "--story", story, "--seconds", "1", "--fps", "2")
        assert (ran.returncode, out.exists()) == (0, True)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
    def test_ended_in_the_middle_it_leaves_nothing(self, seed_folder: Path, tmp_path: Path) -> None:
        out, own = tmp_path / "out", tmp_path / "own"
        out.mkdir()
        own.mkdir()
        words = ["film", str(seed_folder), "-o", str(out / "a.mp4"), "--story"]
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
            job.send_signal(signal.SIGINT)
            assert job.wait(60) != 0
        finally:
            job.kill()
            job.wait()
        assert list(out.iterdir()) == []
        assert list(own.iterdir()) == []


class TestRefused:
    @pytest.mark.parametrize(
        ("told_of", "words"),
        [
            (None, "there is no story beside"),
            ("title,text\n", "at least one row"),
            ("name,value\nA,1\n", "story.csv"),
        ],
    )
    def test_where_no_story_is_to_be_had_that_is_said_and_nothing_written(
        self, tmp_path: Path, told_of: str | None, words: str
    ) -> None:
        table = tmp_path / "t.csv"
        table.write_text("date,city,country,leaders\n2024-05-01,Paris,France,A (Germany)\n", "utf-8")
        named: list[Path] = []
        if told_of is not None:
            named = [tmp_path / "story.csv"]
            named[0].write_text(told_of, "utf-8")
        kept = sorted(tmp_path.iterdir())
        ran = geo("film", table, "-o", tmp_path / "a.mp4", "--story", *named)
        assert ran.returncode in (1, 2)
        assert words in ran.stderr
        assert sorted(tmp_path.iterdir()) == kept

    def test_a_camera_that_goes_along_is_none_for_a_story(self, tmp_path: Path) -> None:
        ran = geo("film", tmp_path / "none.csv", "-o", tmp_path / "a.mp4", "--camera", "--story")
        assert ran.returncode == 2
        assert "whose chapters say where the map looks" in ran.stderr
