"""A published folder is written whole, and over nobody's work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.files import WriteError
from geo.publishing import MANIFEST, check_folder, write_folder

FILES = {"index.html": b"<p>map</p>", "data.csv": b"a,b\n"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


def test_what_was_published_is_replaced_and_what_is_no_more_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    write_folder(folder, FILES)
    assert content(folder) == FILES
    write_folder(folder, {"index.html": b"other"})
    assert content(folder) == {"index.html": b"other"}
    assert [path.name for path in tmp_path.iterdir()] == ["map"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("mine.txt", b"mine"),
        ("index.html", b"changed by hand"),
        ("sub/page.html", b"mine"),
        (MANIFEST, b"{}"),
    ],
)
def test_what_somebody_put_there_or_changed_stays(tmp_path: Path, name: str, written: bytes) -> None:
    folder = tmp_path / "map"
    write_folder(folder, FILES)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(written)
    with pytest.raises(WriteError, match="may be somebody's work"):
        write_folder(folder, FILES)
    assert (folder / name).read_bytes() == written
    assert [path.name for path in tmp_path.iterdir()] == ["map"]


def test_files_links_and_folders_of_others_are_refused(tmp_path: Path) -> None:
    file, link, missing = tmp_path / "file", tmp_path / "link", tmp_path / "none" / "map"
    file.write_text("mine")
    link.symlink_to(tmp_path, target_is_directory=True)
    for folder, words in ((file, "is no folder"), (link, "is no folder"), (missing, "no such folder")):
        with pytest.raises(WriteError, match=words):
            check_folder(folder)
    empty = tmp_path / "empty"
    empty.mkdir()
    write_folder(empty, FILES)
    assert content(empty) == FILES


@pytest.mark.parametrize("manifest", ["[]", '{"files": []}', '{"files": {"x": 1}}', "\x00", '"files"'])
def test_a_manifest_of_somebody_elses_proves_nothing(tmp_path: Path, manifest: str) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / MANIFEST).write_text(manifest)
    with pytest.raises(WriteError, match="may be somebody's work"):
        write_folder(folder, FILES)


def test_the_manifest_says_what_was_written(tmp_path: Path) -> None:
    write_folder(tmp_path / "map", FILES)
    assert json.loads((tmp_path / "map" / MANIFEST).read_text())["files"].keys() == FILES.keys()
