"""The gazetteer's file: unpacked once into the user's cache, checked by its hash at every opening.

``data/gazetteer/gazetteer.sqlite.xz`` is what is committed; SQLite needs it unpacked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from ..errors import GazetteerError
from ..resources import DATA
from .private import cache_folders, is_own_file, is_same_file_open, opened_as_it_is, private_folder

FOLDER: Final = DATA / "gazetteer"
PACKED: Final = "gazetteer.sqlite.xz"
MANIFEST: Final = "gazetteer.json"
_LOOKS: Final = 20
"""At a file that is put there anew meanwhile: more than processes are started at once."""


def database(folder: Path = FOLDER, *, read: bool = True) -> Path:
    """Path of the unpacked gazetteer, unpacking it where it is absent or damaged.

    Without ``read`` a file of the right name, owner and size is taken for whole: who opens it reads it.

    The place is the user's cache folder, or a temporary folder where that cannot be
    written; it is the user's alone. Processes that start at once may unpack twice, but each finds a
    whole file: it appears under its name in one step. Raises ``GazetteerError``.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        size, digest = int(manifest["size"]), str(manifest["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{folder / MANIFEST} cannot be read ({error}); {_ADVICE}") from error
    refusals = []
    for place in cache_folders():
        path = place / f"gazetteer-{digest[:16]}.sqlite"
        try:
            private_folder(place)
            if not _is_whole(path, size, digest if read else None):
                _unpack(folder / PACKED, path, size, digest)
        except GazetteerError:
            raise
        except OSError as error:
            refusals.append(f"{place}: {error}")
        else:
            return path
    raise GazetteerError(
        f"no folder to unpack the gazetteer into ({'; '.join(refusals)}); set XDG_CACHE_HOME to one"
        f" that can be written and has {size // 2**20 + 1} MB free"
    )


def connected(folder: Path = FOLDER) -> sqlite3.Connection:
    """The unpacked gazetteer, opened to be read; raises ``GazetteerError``.

    What is open is what was checked: another file under its name, put there after the check, is not read.
    Processes that start at once each put their own there, so that it is looked at more than once.
    """
    for look in range(_LOOKS):
        path = database(folder, read=look > 0)
        digest = str(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["sha256"])
        try:
            with opened_as_it_is(path) as file:
                connection = opened(path)
                if _digest(file) == digest and is_same_file_open(file, path):
                    return connection
                connection.close()
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(f"{path} cannot be opened ({error}); start the program again") from error
    raise GazetteerError(f"{path} was changed while it was opened; look who can write there, and start again")


def opened(path: Path) -> sqlite3.Connection:
    """An unpacked gazetteer, opened to be read; threads may share it."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


_ADVICE: Final = "get data/gazetteer back from the repository or run data/gazetteer/build.py"


def _is_whole(path: Path, size: int, digest: str | None) -> bool:
    """Whether the file is there, is the user's, and is what the manifest promises: of its size, and with
    ``digest`` byte for byte."""
    try:
        with opened_as_it_is(path) as file:
            about = os.fstat(file.fileno())
            is_mine = about.st_size == size and is_own_file(about)
            return is_mine and (digest is None or _digest(file) == digest)
    except OSError:
        return False


def _digest(file: BufferedReader) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(packed: Path, path: Path, size: int, digest: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            _write_plain(packed, file)
            file.flush()
            os.fsync(file.fileno())
        if not _is_whole(Path(temporary), size, digest):
            raise GazetteerError(f"{packed} is not the file that {MANIFEST} describes; {_ADVICE}")
        try:
            os.replace(temporary, path)
        except OSError:
            # Windows refuses to replace a file that another process has open; that one is whole.
            if not _is_whole(path, size, digest):
                raise
    finally:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _write_plain(packed: Path, file: BinaryIO) -> None:
    """Unpack piece by piece, so that little memory is needed."""
    for piece in _pieces(packed):
        file.write(piece)


def _pieces(packed: Path) -> Iterator[bytes]:
    try:
        with lzma.open(packed) as source:
            while piece := source.read(1 << 18):
                yield piece
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise GazetteerError(f"{packed} cannot be read ({error}); {_ADVICE}") from error
