"""Zip archives: written so that the same files give the same bytes, and read within limits.

An archive may come from anybody: its end is looked at before the list of its files is read, and what is in it
is counted while it is unpacked. Nothing is written to disk.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final, Literal

from .errors import SummitAtlasError
from .language import phrase

MOMENT: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive of ours: the first one that an archive can say."""
_READABLE: Final = 0o644 << 16
_END: Final = b"PK\x05\x06"
_FAR: Final = b"PK\x06\x07"
"""Stands before the end of an archive whose list is kept in another place."""
_END_SIZE, _FAR_SIZE, _MOST_REMARK = 22, 20, 65_535
_LISTED: Final = 1_000
"""Bytes of the list for one file at most; it takes about a hundred."""

_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # also what this version of the format does not have
    ValueError,  # offsets before the beginning, names that are no UTF-8
)
"""What reading a damaged archive raises."""
_READ: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How files may be packed: as every program packs them. Other ways unpack slowly to the end of a bomb."""

Fault = Literal["large", "cut", "many", "damaged"]


class ArchiveError(SummitAtlasError, ValueError):
    """An archive that is not read; its ``fault`` says why: it is too large, cut off before its end, of too
    many files, or damaged in a way that the message tells."""

    def __init__(self, fault: Fault, words: str) -> None:
        super().__init__(words)
        self.fault = fault


def packed(files: Iterable[tuple[str, bytes]], stored: Collection[str] = ()) -> bytes:
    """Names and contents as a zip, in their order; ``stored`` are names of files that are packed already."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            about = zipfile.ZipInfo(name, MOMENT)
            about.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            about.external_attr = _READABLE
            archive.writestr(about, content)
    return target.getvalue()


@contextmanager
def opened(content: bytes, most: int, most_files: int) -> Iterator[zipfile.ZipFile]:
    """A zip of at most ``most`` bytes and ``most_files`` files, to be read within.

    Raises ``ArchiveError``, also where something cannot be unpacked within; other errors of ours pass.
    """
    _see_its_end(content, most, most_files)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive
    except SummitAtlasError:
        raise
    except _DAMAGED as error:
        raise ArchiveError("damaged", str(error)) from error


def unpacked(archive: zipfile.ZipFile, entry: str | zipfile.ZipInfo, most: int) -> bytes:
    """What a file of an archive holds: counted while it is read, for what it says of its size may be false.

    Raises ``ArchiveError`` for more than ``most`` bytes, and for one that is packed in an unusual way.
    """
    about = archive.getinfo(entry) if isinstance(entry, str) else entry
    if about.compress_type not in _READ:
        raise ArchiveError("damaged", phrase("a file in it is not packed as in an ordinary zip"))
    with archive.open(about) as stream:
        found = stream.read(most + 1)
    if len(found) > most:
        words = phrase("more than {count} MB when unpacked", count=round(most / 1_000_000))
        raise ArchiveError("large", words)
    return found


def _see_its_end(content: bytes, most: int, most_files: int) -> None:
    """Look at the end of an archive, before the list of its files is read: that may be of millions."""
    if len(content) > most:
        raise ArchiveError("large", phrase("more than {count} MB", count=most // 1_000_000))
    at = content.rfind(_END, max(0, len(content) - _END_SIZE - _MOST_REMARK))
    if at < 0 or at + _END_SIZE > len(content):
        raise ArchiveError("cut", phrase("its end is missing"))
    count = int.from_bytes(content[at + 10 : at + 12], "little")
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    is_far = at >= _FAR_SIZE and content[at - _FAR_SIZE :].startswith(_FAR)
    if count > most_files or size > _LISTED * most_files or is_far:
        raise ArchiveError("many", phrase("more than {count} files", count=most_files))
