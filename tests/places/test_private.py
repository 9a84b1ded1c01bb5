"""The cache folder is the user's alone, and what is open is what was checked."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.places import packed
from geo.places.private import is_same_file_open, opened_as_it_is, private_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="users' folders are their own there")


@pytest.mark.parametrize("mode", [0o777, 0o755, 0o700])
def test_a_folder_is_closed_to_everybody_else(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "summit-atlas"
    folder.mkdir()
    folder.chmod(mode)
    assert private_folder(folder) == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_is_made_closed(tmp_path: Path) -> None:
    assert stat.S_IMODE(private_folder(tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_a_folder_that_another_user_made_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs").mkdir(mode=0o777)
    monkeypatch.setattr(os, "getuid", lambda: os.stat(tmp_path).st_uid + 1)
    with pytest.raises(PermissionError, match="belongs to another user"):
        private_folder(tmp_path / "theirs")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a link away")
def test_a_link_that_another_user_made_is_not_used_though_it_leads_to_an_own_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    os.lchown(tmp_path / "link", 12345, 12345)
    with pytest.raises(PermissionError, match="12345"):
        private_folder(tmp_path / "link")


def test_a_shared_temporary_folder_taken_by_another_is_refused_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = os.getuid()
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(os, "getuid", lambda: uid + 1)
    (tmp_path / f"summit-atlas-{uid + 1}").mkdir(mode=0o777)
    with pytest.raises(GazetteerError, match=r"belongs to another user.*XDG_CACHE_HOME"):
        packed.database()


def test_a_link_and_a_pipe_in_place_of_a_file_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe"):
        with pytest.raises(OSError):  # noqa: PT011  # the system's own words
            opened_as_it_is(tmp_path / name)


@pytest.mark.parametrize("times", [1, 9])
def test_a_file_exchanged_after_it_was_checked_is_not_read(
    times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is exchanged again and again ends in a refusal."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(packed, "_LOOKS", 2)
    path = packed.database()
    forged = tmp_path / "forged.sqlite"
    shutil.copy(path, forged)
    with sqlite3.connect(forged) as database:
        database.execute("UPDATE place SET lat = 0, lon = 0")
    connect, left = sqlite3.connect, [forged] * times

    def late(*arguments: object, **more: object) -> sqlite3.Connection:
        if left:
            shutil.copy(left.pop(), tmp_path / "copy.sqlite")
            os.replace(tmp_path / "copy.sqlite", path)
        return connect(*arguments, **more)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(packed.sqlite3, "connect", late)
    if times == 1:
        ((nowhere,),) = packed.connected().execute("SELECT count(*) FROM place WHERE lat = 0 AND lon = 0")
        assert nowhere < 10
    else:
        with pytest.raises(GazetteerError, match="was changed while it was opened"):
            packed.connected()


def test_what_else_is_open_is_told_from_the_file_itself(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("1")
    (tmp_path / "other").write_text("2")
    with opened_as_it_is(tmp_path / "one") as one:
        assert not is_same_file_open(one, tmp_path / "one") or not Path("/proc/self/fd").is_dir()
        with (tmp_path / "one").open("rb"):
            assert is_same_file_open(one, tmp_path / "one")
