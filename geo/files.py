"""Writing files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from .errors import SummitAtlasError

GENERATOR: Final = '<meta name="generator" content="Summit Atlas">'
"""Stands near the top of every map document and tells it from other people's files."""
_HEAD: Final = 4096


class WriteError(SummitAtlasError, OSError):
    """A file that may not be, or could not be, written; the message says what to do."""


def check_free(path: Path, *, replaces: str) -> None:
    """Say before the work what ``write_whole`` would say after it; raises ``WriteError``.

    Of a file that bears no mark (``replaces`` is empty) that is sure only once the content is there: it may
    be the same.
    """
    if not path.parent.is_dir():
        raise WriteError(f"cannot write to {path.parent}: there is no such folder; choose another folder")
    if not os.access(path.parent, os.W_OK):
        raise WriteError(f"cannot write to {path.parent}: it may not be written; choose another folder")
    if _is_there(path) and (replaces or not path.is_file()) and not _made_here(path, replaces):
        raise _taken(path, replaces)


def _is_there(path: Path) -> bool:
    """Whether something has that name; raises ``WriteError`` for what cannot be a name."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write {str(path)[:200]!r}: {reason}; choose another name") from error
    return path.exists()


def _taken(path: Path, replaces: str) -> WriteError:
    reason = "was not made by this program" if replaces else "may hold somebody's work"
    return WriteError(f"{path} exists and {reason}; choose another name or remove it")


def write_whole(path: Path, content: str | bytes, *, replaces: str) -> None:
    """Write ``content``, text as UTF-8, to ``path``, whole or not at all.

    An existing file is replaced only when ``replaces`` stands in its first 4 kB: that is, when this
    program made it. With ``replaces`` empty no file is: a table that this program made may have been
    worked on since. A file that holds ``content`` already is left as it is. Raises ``WriteError``
    otherwise, or when the folder cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    if _is_there(path) and not _made_here(path, replaces):
        if _holds(path, data):
            return
        raise _taken(path, replaces)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise WriteError(f"cannot write to {path.parent}: {error.strerror}; choose another folder") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        _put(Path(temporary), path, data, replaces)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, WriteError):
            raise WriteError(f"cannot write {path}: {error.strerror}") from error
        raise


def _put(whole: Path, path: Path, data: bytes, replaces: str) -> None:
    """Give a file that was written the name that it is meant to have; what is there may have come meanwhile.

    Only over a file of our own does it come by renaming, which asks nothing. Another name for a file is made
    only where none of it is; so too, by writing it there, where the disk knows no second names.
    """
    if replaces and path.exists():
        if not _made_here(path, replaces):
            raise _taken(path, replaces)
        os.replace(whole, path)
        return
    try:
        try:
            os.link(whole, path)
        except FileExistsError:
            raise
        except (OSError, AttributeError, NotImplementedError):
            _copy(path, data)
    except FileExistsError as error:
        if replaces and _made_here(path, replaces):
            os.replace(whole, path)
            return
        if not _holds(path, data):
            raise _taken(path, replaces) from error
    whole.unlink()


def _copy(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet; nothing of it stays where that fails."""
    with path.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _made_here(path: Path, mark: str) -> bool:
    if not mark or not path.is_file():
        return False
    with path.open("rb") as stream:
        return mark.encode() in stream.read(_HEAD)
