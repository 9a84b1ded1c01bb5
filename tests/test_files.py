"""Files are written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from geo.files import WriteError, write_whole

MARK = "<made here>"


def test_a_new_file_is_written_as_utf_8_with_unix_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    write_whole(path, f"{MARK}\nПхеньян", replaces=MARK)
    assert path.read_bytes() == f"{MARK}\nПхеньян".encode()


def test_a_file_of_this_program_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    write_whole(path, f"{MARK} one", replaces=MARK)
    write_whole(path, f"{MARK} two", replaces=MARK)
    assert path.read_text() == f"{MARK} two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("theirs", ["date,leaders\n", "", "<html>"])
def test_a_file_of_somebody_else_is_left_alone(theirs: str, tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(theirs)
    with pytest.raises(WriteError, match="not made by this program"):
        write_whole(path, MARK, replaces=MARK)
    assert path.read_text() == theirs


def test_a_folder_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="choose another name"):
        write_whole(tmp_path, MARK, replaces=MARK)


def test_text_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    write_whole(path, MARK, replaces=MARK)
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800", replaces=MARK)
    assert path.read_text() == MARK
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="choose another folder"):
        write_whole(tmp_path / "no" / "out.html", MARK, replaces=MARK)


def test_with_no_mark_only_the_very_same_content_is_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    for _ in range(2):
        write_whole(path, b"\xef\xbb\xbfa\r\n", replaces="")
    with pytest.raises(WriteError, match="may hold somebody's work"):
        write_whole(path, b"b\r\n", replaces="")
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\n"


@pytest.mark.parametrize("links", [True, False])
def test_of_several_that_write_one_table_at_once_the_first_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    path, together = tmp_path / "out.csv", Barrier(8)

    def write(number: int) -> bool:
        together.wait()
        try:
            write_whole(path, bytes([65 + number]) * 200_000, replaces="")
        except WriteError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        written = list(threads.map(write, range(8)))
    assert written.count(True) == 1
    assert path.read_bytes() == bytes([65 + written.index(True)]) * 200_000
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("replaces", ["", MARK])
def test_a_file_that_comes_while_ours_is_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replaces: str
) -> None:
    path = tmp_path / "out.html"
    chmod = os.chmod

    def come(*how: object) -> None:
        path.write_text("somebody's")
        chmod(*how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "chmod", come)
    with pytest.raises(WriteError, match="choose another name"):
        write_whole(path, MARK, replaces=replaces)
    assert path.read_text() == "somebody's"
    assert list(tmp_path.iterdir()) == [path]


def _no_links(*_: object) -> None:
    raise PermissionError("this disk knows no second names")
