"""The command ``picture``: files that a real browser drew, and what is refused before one is asked."""

from __future__ import annotations

import os
import re
import stat
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from geo.pictures import browser, picture
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

    def test_what_changed_since_an_earlier_state_is_in_the_picture_too(self, tmp_path: Path) -> None:
        head = "meeting,leader,city,date\n1,Ana (Norway),Paris,2024-05-01\n"
        old, new, out = (tmp_path / name for name in ("old.csv", "new.csv", "map.html"))
        old.write_text(f"{head}2,Ana (Norway),Rome,2024-05-02\n3,Ana (Norway),Vienna,2024-05-03\n")
        new.write_text(f"{head}2,Ana (Norway),Milan,2024-05-02\n4,Ana (Norway),Madrid,2024-05-04\n")
        assert geo("diff", old, new, "--map", out).returncode == 0
        drawn = ET.fromstring(picture(out.read_text("utf-8"), "svg", size="1200x675"))
        said = [text.text for text in drawn.iter(f"{SVG}text")]
        assert {"New in the table", "Changed in the table", "Gone from the table"} <= set(said)
        assert [said.count(sign) for sign in "+≠×"] == [2, 2, 2]  # on the map and in the legend

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
        (("--projection", "peters"), 'no projection "peters"; there are web-mercator, equal-earth,'),
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


def _program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path
