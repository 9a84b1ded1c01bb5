"""The gazetteer's file: unpacked once into the user's cache, checked by its hash at every opening.

``data/gazetteer/gazetteer.sqlite.xz`` is what is committed; SQLite needs it unpacked.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import lzma
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from geo.errors import GazetteerError

FOLDER: Final = Path(__file__).resolve().parent.parent / "data" / "gazetteer"
PACKED: Final = "gazetteer.sqlite.xz"
MANIFEST: Final = "gazetteer.json"


def database(folder: Path = FOLDER) -> Path:
    """Path of the unpacked gazetteer, unpacking it where it is absent or damaged.

    The place is the user's cache folder, or a temporary folder where that cannot be
    written. Processes that start at once may unpack twice, but each finds a whole file:
    it appears under its name in one step. Raises ``GazetteerError``.
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
            if not _is_whole(path, size, digest):
                place.mkdir(parents=True, exist_ok=True, mode=0o700)
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


_ADVICE: Final = "get data/gazetteer back from the repository or run data/gazetteer/build.py"


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


def _is_whole(path: Path, size: int, digest: str) -> bool:
    """Whether the file is there and is, byte for byte, what the manifest promises."""
    try:
        if path.stat().st_size != size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


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
