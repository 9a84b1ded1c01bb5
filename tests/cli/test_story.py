"""A story on the command line: told by itself beside its table, elsewhere where it is named, and checked."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from geo.storybook import Book, filled, packed, pictured, written
from tests.cli.test_main import carried, geo
from tests.storybook.books import photograph


@pytest.fixture
def folder(tmp_path: Path, seed_folder: Path) -> Path:
    """A copy of the bundled reports, as an editor has them; with their story."""
    target = tmp_path / "mine"
    shutil.copytree(seed_folder, target)
    return target


def test_a_story_beside_the_table_is_told_by_itself_and_left_out_when_asked(
    folder: Path, tmp_path: Path
) -> None:
    ran = geo("map", folder, "-o", tmp_path / "a.html")
    assert (ran.returncode, "8 chapters, 0.6 MB" in ran.stderr) == (0, True), ran.stderr
    assert len(carried(tmp_path / "a.html")["story"]["chapters"]) == 8
    assert geo("map", folder / "reports.csv", "-o", tmp_path / "b.html").returncode == 0
    assert len(carried(tmp_path / "b.html")["story"]["chapters"]) == 8
    assert geo("map", folder, "-o", tmp_path / "c.html", "--no-story").returncode == 0
    assert "story" not in carried(tmp_path / "c.html")


def test_the_bundled_reports_open_as_a_map_and_tell_their_story_when_it_is_named(
    seed_folder: Path, tmp_path: Path
) -> None:
    plain = geo("map", seed_folder, "-o", tmp_path / "a.html")
    assert plain.returncode == 0
    assert "story" not in (text := (tmp_path / "a.html").read_text("utf-8")).partition("<script")[0]
    assert "summitAtlas.story" not in text
    told = geo("map", seed_folder, "-o", tmp_path / "b.html", "--story", seed_folder / "story.csv")
    assert (told.returncode, "error" in told.stderr) == (0, False), told.stderr
    story = carried(tmp_path / "b.html")["story"]
    assert [chapter["title"] != "" for chapter in story["chapters"]] == [True] * 8


def test_check_names_what_is_wrong_in_the_story_and_ends_with_one(folder: Path) -> None:
    clean = json.loads(geo("check", folder, "--json").stdout)
    assert clean["chapters"] == 8
    assert [one for one in clean["findings"] if one["file"] == "story.csv"] == []
    (folder / "story.csv").write_text(
        'title,text,meeting,image,view\nA,"<script>x</script>",nowhere,none.png,"99, 0, 2"\n', "utf-8"
    )
    ran = geo("check", folder, "--json")
    found = {(p["row"], p["column"]) for p in json.loads(ran.stdout)["findings"] if p["file"] == "story.csv"}
    assert ran.returncode == 1
    assert found == {(2, "text"), (2, "meeting"), (2, "image"), (2, "alt"), (2, "view")}


def test_what_is_no_story_is_refused_in_words(seed_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    for file in (tmp_path / "none.csv", tmp_path / "other.csv"):
        ran = geo("map", seed_folder, "-o", out, "--story", file)
        assert (ran.returncode, "Traceback" in ran.stderr, file.name in ran.stderr) == (1, False, True)
    ran = geo("map", seed_folder, "-o", out, "--story", tmp_path / "none.csv", "--no-story")
    assert ran.returncode == 2
    assert not out.exists()


def test_a_story_is_a_sheet_or_a_key_as_well(seed_folder: Path, tmp_path: Path) -> None:
    rows = [{"date": "2024-05-16", "city": "Beijing", "country": "China", "leaders": "A; B"}]
    chapters = [{"title": "One", "text": "First line\n\nsecond *line*", "date": "2024-05-16"}]
    file = tmp_path / "both.json"
    file.write_text(json.dumps({"reports": rows, "story": chapters}), "utf-8")
    assert geo("map", file, "-o", tmp_path / "a.html").returncode == 0
    (chapter,) = carried(tmp_path / "a.html")["story"]["chapters"]
    assert chapter["text"] == [["p", ["First line"]], ["p", ["second ", ["em", ["line"]]]]]


def test_a_heavy_file_is_a_warning(
    seed_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = ("map", seed_folder, "-o", tmp_path / "a.html")
    assert "MB and opens slowly" not in geo(*calls).stderr
    monkeypatch.setattr("geo.cli.map.HEAVY_BYTES", 500_000)
    ran = geo(*calls)
    assert (ran.returncode, "is over 5 MB and opens slowly" in ran.stderr) == (0, True), ran.stderr


def test_a_zip_of_a_story_is_told_with_its_pictures_and_checked(seed_folder: Path, tmp_path: Path) -> None:
    book = filled(
        Book(), [{"title": "One", "text": "Text.", "date": "2024-05-17", "view": "China"}], "opened"
    )
    book = written(pictured(book, 1, "a.jpg", photograph()), 1, "alt", "Two people")
    (tmp_path / "story.zip").write_bytes(packed(book))
    ran = geo("map", seed_folder, "-o", tmp_path / "a.html", "--story", tmp_path / "story.zip")
    assert (ran.returncode, "1 chapter" in ran.stderr) == (0, True), ran.stderr
    story = carried(tmp_path / "a.html")["story"]
    assert story["pictures"][0]["src"].startswith("data:image/webp;base64,")
    checked = json.loads(geo("check", seed_folder, "--story", tmp_path / "story.zip", "--json").stdout)
    assert checked["chapters"] == 1
    assert [one for one in checked["findings"] if one["file"] == "story.csv"] == []
    published = geo("publish", seed_folder, "-o", tmp_path / "folder", "--story", tmp_path / "story.zip")
    assert published.returncode == 0, published.stderr


def test_a_zip_that_is_no_story_is_refused_and_a_picture_that_it_lacks_is_said(
    seed_folder: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "story.zip", "w") as archive:
        archive.writestr("../story.csv", "title\nOne\n")
    ran = geo("map", seed_folder, "-o", tmp_path / "a.html", "--story", tmp_path / "story.zip")
    assert (ran.returncode, "leads out of its folder" in ran.stderr) == (1, True), ran.stderr
    assert not (tmp_path / "a.html").exists()
    with zipfile.ZipFile(tmp_path / "lacking.zip", "w") as archive:
        archive.writestr("story.csv", "title,image,alt\nOne,p/a.jpg,A\n")
    ran = geo("map", seed_folder, "-o", tmp_path / "b.html", "--story", tmp_path / "lacking.zip")
    assert (ran.returncode, "a picture that is in the zip" in ran.stderr) == (1, True), ran.stderr
    assert (tmp_path / "b.html").exists()
