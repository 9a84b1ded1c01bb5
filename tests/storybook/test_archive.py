"""A story as a zip and back; archives that come from anybody are bounded and refused in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from geo.errors import TableError
from geo.story import headline
from geo.storybook import Book, as_cells, filled, headed, opened, packed, picture_of, pictured, written
from geo.storybook import archive as archives
from tests.story.tables import atlas
from tests.storybook.books import book, photograph

STORY = b"title,text,image,alt\nOne,Text,p/a.jpg,A\n"


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(TableError) as caught:
        opened(name, content)
    return str(caught.value)


def test_a_story_is_the_same_after_it_was_saved_and_opened() -> None:
    now = book("one", "two")
    now = written(now, 1, "text", "- a\n- =b\n\n+ 1, “quoted”; *c*")
    now = pictured(now, 2, "a.jpg", photograph())
    now = written(written(now, 2, "alt", "Two people"), 2, "credit", "Photo: C")
    content = packed(now)
    assert packed(now) == content
    found = opened("My story.ZIP", content)
    assert found.problems == ()
    assert found.table["image"].tolist() == ["", "pictures/a.webp"]
    pictures = {name: picture_of(one) for name, one in found.pictures.items()}
    again = filled(Book(), as_cells(found.table, atlas()), "opened", pictures)
    assert again.pictures == now.pictures
    for name in ("title", "text", "image", "alt", "credit"):
        assert [one.cell(name) for one in again.chapters] == [one.cell(name) for one in now.chapters]


def test_the_headline_goes_into_the_file_and_comes_back_from_it() -> None:
    now = headed(book("one", "two"), " A year  abroad\n")
    found = opened("story.zip", packed(now))
    assert found.problems == ()
    assert found.table["headline"].tolist() == ["A year abroad", ""]
    assert headline(found.table) == "A year abroad"


def test_a_picture_that_no_chapter_shows_any_more_is_not_saved() -> None:
    now = pictured(book("one"), 1, "a.jpg", photograph()).back()
    with zipfile.ZipFile(io.BytesIO(packed(now))) as archive:
        assert archive.namelist() == ["story.csv"]


def test_a_table_alone_is_a_story_too_and_one_within_a_folder_of_an_archive() -> None:
    assert opened("story.csv", STORY).table["title"].tolist() == ["One"]
    found = opened(
        "a.zip", zipped({"mine/story.csv": STORY, "mine/p/a.jpg": b"x", "__MACOSX/a": b"", "mine/b": b""})
    )
    assert found.pictures == {"p/a.jpg": b"x"}


@pytest.mark.parametrize("name", ["../story.csv", "/story.csv", "a/../../b.jpg", "C:\\a.jpg", "..\\a.jpg"])
def test_an_archive_that_leads_out_of_its_folder_is_refused(name: str) -> None:
    assert "leads out of its folder" in refusal("a.zip", zipped({"story.csv": STORY, name: b"x"}))


def test_an_image_that_names_a_file_outside_gets_none() -> None:
    found = opened("a.zip", zipped({"story.csv": STORY.replace(b"p/a.jpg", b"../../etc/passwd")}))
    assert found.pictures == {}


def test_bombs_are_refused_by_what_comes_out_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = zipped({"story.csv": STORY, "p/a.jpg": bytes(30_000_000)})
    assert len(picture) < 100_000
    assert "20 MB when unpacked" in refusal("a.zip", picture)
    assert "20 MB when unpacked" in refusal("a.zip", zipped({"story.csv": STORY + bytes(25_000_000)}))
    monkeypatch.setattr(archives, "MOST_ALL", 1_000)
    assert "more than 0 MB" in refusal("a.zip", zipped({"story.csv": STORY * 100}, zipfile.ZIP_STORED))


def test_too_many_files_are_refused_before_their_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({f"{number}.txt": b"" for number in range(1_001)})
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the list was read"))
    assert "more than 1,000 files" in refusal("a.zip", content)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "without story.csv"),
        ({"a.txt.bin": b"x"}, "without story.csv"),
        ({"a.csv": STORY, "b.csv": STORY}, "several tables that may be the story: 2"),
        ({"story.csv": b"who,what\na,b\n"}, "story"),
        ({"story.csv": b""}, "empty"),
    ],
)
def test_an_archive_without_one_story_is_refused(files: dict[str, bytes], words: str) -> None:
    assert words in refusal("a.zip", zipped(files))


def test_what_is_no_archive_or_a_damaged_one_is_refused() -> None:
    whole = zipped({"story.csv": STORY * 50})
    assert "no whole zip" in refusal("a.zip", b"not a zip")
    assert "no whole zip" in refusal("a.zip", whole[: len(whole) // 2])
    damaged = bytearray(whole)
    damaged[60:80] = bytes(20)
    assert "cannot be unpacked" in refusal("a.zip", bytes(damaged))


def test_a_project_is_no_story(tmp_path: Path) -> None:
    assert "without story.csv" in refusal("a.summit.zip", zipped({"content/0": b"x"}))
