"""Writing files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from geo.errors import SummitAtlasError

GENERATOR: Final = '<meta name="generator" content="Summit Atlas">'
"""Stands near the top of every map document and tells it from other people's files."""
_HEAD: Final = 4096


class WriteError(SummitAtlasError, OSError):
    """A file that may not be, or could not be, written; the message says what to do."""


def write_whole(path: Path, content: str | bytes, *, replaces: str) -> None:
    """Write ``content``, text as UTF-8, to ``path``, whole or not at all.

    An existing file is replaced only when ``replaces`` stands in its first 4 kB: that is, when this
    program made it. With ``replaces`` empty no file is: a table that this program made may have been
    worked on since. A file that holds ``content`` already is left as it is. Raises ``WriteError``
    otherwise, or when the folder cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    if path.exists() and not _made_here(path, replaces):
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        reason = "was not made by this program" if replaces else "may hold somebody's work"
        raise WriteError(f"{path} exists and {reason}; choose another name or remove it")
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
        os.replace(temporary, path)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WriteError(f"cannot write {path}: {error.strerror}") from error
        raise


def _made_here(path: Path, mark: str) -> bool:
    if not mark or not path.is_file():
        return False
    with path.open("rb") as stream:
        return mark.encode() in stream.read(_HEAD)
