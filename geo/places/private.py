"""Folders and files that are the user's alone, also where others can write beside them."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Final

_FILES_OPEN: Final = ("/proc/self/fd", "/dev/fd")
"""Where a system lists the files that a process has open, if it does."""


def cache_folders() -> Iterator[Path]:
    """The user's cache folder of this program, then a temporary one: folders to try, best first."""
    with contextlib.suppress(RuntimeError):  # no home folder is known
        if os.environ.get("XDG_CACHE_HOME"):
            yield Path(os.environ["XDG_CACHE_HOME"]) / "summit-atlas"
        elif sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
            yield Path(os.environ["LOCALAPPDATA"]) / "summit-atlas" / "cache"
        elif sys.platform == "darwin":
            yield Path.home() / "Library" / "Caches" / "summit-atlas"
        else:
            yield Path.home() / ".cache" / "summit-atlas"
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    yield Path(tempfile.gettempdir()) / f"summit-atlas-{owner}"


def private_folder(folder: Path) -> Path:
    """The folder, made where it is absent, with nobody but the user let in (0700).

    Raises ``OSError`` when it cannot be, and when somebody else made it or a link to it: they could exchange
    what is in it at any time.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not hasattr(os, "getuid"):  # on Windows a folder below the user's own is the user's alone
        return folder
    for about in (folder.lstat(), folder.stat()):
        if about.st_uid != os.getuid():
            raise PermissionError(f"it belongs to another user (number {about.st_uid})")
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
    return folder


def opened_as_it_is(path: Path) -> BufferedReader:
    """A file, opened to be read and only if it is one: a link is not followed. Raises ``OSError``."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError("it is no file")
    return file


def is_own_file(about: os.stat_result) -> bool:
    """Whether a file is the user's and nobody else may write to it."""
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o022)


def is_same_file_open(file: BufferedReader, path: Path) -> bool:
    """Whether this process has opened the file once more, by its path.

    Where the system does not say, whether it stands under that path still.
    """
    mine = os.fstat(file.fileno())
    listing = next((place for place in _FILES_OPEN if os.path.isdir(place)), None)
    if listing is None:
        return os.path.samestat(mine, path.stat())
    others = (int(name) for name in os.listdir(listing) if name.isdigit() and int(name) != file.fileno())
    return any(_is(mine, other) for other in others)


def _is(mine: os.stat_result, number: int) -> bool:
    try:
        return os.path.samestat(mine, os.fstat(number))
    except OSError:  # closed meanwhile
        return False
