"""Folders for what readers upload: gone with who uploaded it, after a kill at the next start of a server."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import shutil
import stat
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import IO, Final

_PREFIX: Final = "summit-atlas-served-"
_LOCK: Final = "in-use"
_UNLOCKED_S: Final = 3600
"""After so many seconds a folder without a lock is one that was never finished."""
_HELD: Final[list[IO[bytes]]] = []
"""Open for as long as this process lives; the system closes them however it ends."""
LONGEST: Final = 100


@cache
def home() -> Path:
    """The folder of this process for such files, the user's alone; those of ended processes are removed."""
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    lock = (folder / _LOCK).open("wb")
    _locked(lock)
    _HELD.append(lock)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def new_folder() -> tempfile.TemporaryDirectory[str]:
    """An empty folder of that kind, which goes when it is cleaned up or nobody holds it any more."""
    return tempfile.TemporaryDirectory(prefix="upload-", dir=home(), ignore_cleanup_errors=True)


def safe_name(name: str) -> str:
    """A name for an uploaded file on this disk: letters, digits, dots and dashes of it, its ending kept."""
    plain = re.sub(r"[^\w.-]+", "_", name.replace("\\", "/").rpartition("/")[2]).lstrip(".")
    stem, dot, ending = plain.rpartition(".")
    ending = ending[:20]
    return f"{stem[: LONGEST - len(ending)]}.{ending}" if dot and stem else plain[:LONGEST] or "table"


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            about = folder.lstat()
            if stat.S_ISDIR(about.st_mode) and _is_mine(about) and _is_abandoned(folder, about):
                shutil.rmtree(folder, ignore_errors=True)


def _is_mine(about: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or about.st_uid == os.getuid()


def _is_abandoned(folder: Path, about: os.stat_result) -> bool:
    """Whether the process that made the folder has ended: it held a lock, which nobody holds then."""
    try:
        lock = (folder / _LOCK).open("r+b")
    except FileNotFoundError:
        return time.time() - about.st_mtime > _UNLOCKED_S
    with lock:
        return _locked(lock)


def _locked(file: IO[bytes]) -> bool:
    """Lock a file for as long as it is open; false where another process has."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
