"""Pictures: reduced, upright, without what a camera knows; never from outside, nor unasked from afar."""

from __future__ import annotations

import base64
import io
import shutil
from pathlib import Path

from PIL import Image

from geo.errors import OnlineError
from geo.reports import load_story
from geo.story import told
from tests.story.tables import atlas, photograph, told_of, written


def test_a_picture_is_reduced_upright_carried_once_and_knows_no_camera(tmp_path: Path) -> None:
    photograph(tmp_path / "a.jpg")
    row = {"text": "a", "image": "a.jpg", "alt": "Two people", "credit": "Photo: C"}
    story = told_of(tmp_path, row, row | {"alt": "The same"})
    assert story.problems == ()
    assert story.document
    (picture,) = story.document["pictures"]
    assert [one["picture"]["number"] for one in story.document["chapters"]] == [0, 0]
    assert story.document["chapters"][0]["picture"]["credit"] == "Photo: C"
    content = base64.b64decode(picture["src"].removeprefix("data:image/webp;base64,"))
    with Image.open(io.BytesIO(content)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (800, 1600))
        assert (picture["width"], picture["height"]) == opened.size
        assert not opened.getexif()
    assert b"SECRET" not in content


def test_what_is_no_picture_is_said_by_row_and_column(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    photograph(tmp_path / "outside.jpg")
    (folder / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    (folder / "text.png").write_text("<svg onload=alert(1)>", "utf-8")
    whole = photograph(folder / "whole.jpg").read_bytes()
    (folder / "half.jpg").write_bytes(whole[: len(whole) // 2])
    with (folder / "large.jpg").open("wb") as stream:
        stream.truncate(50_000_000)
    (folder / "within").mkdir()
    shutil.copy(folder / "whole.jpg", folder / "within" / "fine.jpg")
    names = ["missing.jpg", "../outside.jpg", "link.jpg", str(tmp_path / "outside.jpg"), "text.png",
             "half.jpg", "large.jpg", "within", "\0", "within/fine.jpg"]  # fmt: skip
    story = told_of(folder, *({"text": "a", "image": name, "alt": "x"} for name in names))
    found = [(one.row, one.column) for one in story.problems if one.severity == "error"]
    assert found == [(row, "image") for row in range(2, 2 + len(names) - 1)]
    assert "50" in next(one.allowed for one in story.problems if one.found == "large.jpg")
    assert story.document
    assert ["picture" in one for one in story.document["chapters"]] == [False] * 9 + [True]


def test_every_picture_needs_a_text_alternative(tmp_path: Path) -> None:
    photograph(tmp_path / "a.jpg", (40, 20))
    story = told_of(tmp_path, {"text": "a", "image": "a.jpg"})
    assert [(one.row, one.column, one.severity) for one in story.problems] == [(2, "alt", "error")]


def test_an_address_is_read_only_where_somebody_lets_it(tmp_path: Path) -> None:
    content = photograph(tmp_path / "a.jpg", (40, 20)).read_bytes()
    address = "https://example.org/a.jpg"
    table, _ = load_story(written(tmp_path, {"text": "a", "image": address, "alt": "x"}))
    (refused,) = told(atlas(), table, tmp_path).problems
    assert (refused.row, refused.column, "--fetch-images" in refused.advice) == (2, "image", True)
    asked: list[str] = []

    def fetch(wanted: str, most: int) -> bytes:
        asked.append(wanted)
        assert most > len(content)
        return content

    story = told(atlas(), table, tmp_path, fetch=fetch)
    assert (asked, story.problems) == ([address], ())

    def silent(wanted: str, most: int) -> bytes:
        raise OnlineError("cannot be reached")

    (silence,) = told(atlas(), table, tmp_path, fetch=silent).problems
    assert silence.column == "image"
    assert "cannot be reached" in silence.advice


def test_a_picture_with_transparent_parts_keeps_them(tmp_path: Path) -> None:
    Image.new("RGBA", (20, 10), (255, 0, 0, 0)).save(tmp_path / "a.png")
    story = told_of(tmp_path, {"text": "a", "image": "a.png", "alt": "x"})
    assert story.document
    content = base64.b64decode(story.document["pictures"][0]["src"].partition(",")[2])
    with Image.open(io.BytesIO(content)) as opened:
        assert opened.mode == "RGBA"
