"""A story and its pictures as one zip, and back from it; also from a table of chapters alone.

The file may come from anybody: what is in it is named, counted and measured while it is unpacked, and nothing
of it is written to disk.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

import pandas as pd

from .. import archives
from ..archives import ArchiveError
from ..errors import Problem, TableError, words_of
from ..export import table_csv
from ..language import phrase
from ..reports import load_story
from ..story import MOST_BYTES, is_address
from ..tables import ENDINGS
from .keeping import MOST_PICTURE_BYTES, MOST_PICTURES, Book
from .reading import NAME, as_table

ENDING: Final = ".zip"
MOST_FILES: Final = 1_000
"""Files in an archive, those of other programs too."""
MOST_ALL: Final = 2 * MOST_PICTURE_BYTES
"""Bytes of an archive as it comes."""
MOST_STORY: Final = 20_000_000
"""Bytes of the table of chapters."""
_FOLDER: Final = "pictures"
_TABLES: Final = frozenset(ENDINGS) - {ENDING}
_ALLOWED: Final = "a story: story.csv, alone or in a zip with its pictures"


@dataclass(frozen=True)
class Opened:
    """A story as it came."""

    table: pd.DataFrame
    """``schema.STORY``."""
    problems: tuple[Problem, ...]
    pictures: Mapping[str, bytes]
    """As the story names them → what they hold; not looked at yet."""


def packed(book: Book) -> bytes:
    """The story as a zip: ``story.csv`` and its pictures; the same story gives the same bytes."""
    used = sorted({image for one in book.chapters if (image := one.cell("image")) in book.pictures})
    paths = {name: f"{_FOLDER}/{name}" for name in used}
    rows = [{**one.cells, "image": paths.get(one.cell("image"), one.cell("image"))} for one in book.chapters]
    table = as_table(rows, book.headline).drop(columns=["file", "row"])
    pictures = {paths[name]: book.pictures[name].content for name in used}
    return archives.packed([(NAME, table_csv(table)), *pictures.items()], stored=pictures.keys())


def opened(name: str, content: bytes) -> Opened:
    """The story in a file called ``name``: a zip of it, or a table of chapters in any format.

    Raises ``TableError`` in words for what is neither, is damaged, is too large, or leads elsewhere.
    """
    if not name.lower().endswith(ENDING):
        table, problems = load_story(Path(_last(name)), content)
        return Opened(table, tuple(problems), {})
    try:
        with archives.opened(content, MOST_ALL, MOST_FILES) as archive:
            return _unpacked(archive, name)
    except ArchiveError as error:
        raise _refused_archive(name, error) from error


def opened_at(path: Path) -> Opened:
    """``opened`` of a file on disk. Raises ``TableError`` too where it cannot be read."""
    try:
        if path.stat().st_size > MOST_ALL:
            raise _too_large(path.name)
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, TableError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        found = f"a file that cannot be opened ({reason})"
        raise _refused(path.name, found, "check its path") from error
    return opened(path.name, content)


def _too_large(name: str) -> TableError:
    found = phrase("more than {count} MB", count=MOST_ALL // 1_000_000)
    return _refused(name, found, phrase("save its pictures smaller"))


def _refused_archive(name: str, error: ArchiveError) -> TableError:
    if error.fault == "large":
        return _too_large(name)
    if error.fault == "cut":
        return _refused(name, phrase("a file that is no whole zip"), _AGAIN)
    if error.fault == "many":
        found = phrase("an archive of {files}", files=words_of(error))
        return _refused(name, found, phrase("leave out what is not of the story"))
    found = phrase("a file that cannot be unpacked ({reason})", reason=words_of(error))
    return _refused(name, found, _AGAIN)


_AGAIN: Final = phrase("save it once more")


def _unpacked(archive: zipfile.ZipFile, name: str) -> Opened:
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
            words = phrase("a file that leads out of its folder: {file}", file=repr(entry.filename[:80]))
            raise _refused(name, words, phrase("rename it"))
        if entry.is_dir() or "__MACOSX" in path.parts:
            continue
        if str(path) in entries:
            words = phrase("two files of one name: {file}", file=repr(str(path)[:80]))
            raise _refused(name, words, phrase("rename one of them"))
        entries[str(path)] = entry
    story = _story_of(entries, name)
    table, problems = load_story(Path(story.name), _read(archive, entries[str(story)], MOST_STORY, name))
    pictures: dict[str, bytes] = {}
    room = MOST_PICTURE_BYTES
    for image in dict.fromkeys(table["image"]):
        found = entries.get(str(story.parent / image)) if image and not is_address(image) else None
        if found is None:
            continue
        pictures[image] = _read(archive, found, min(MOST_BYTES, room), name)
        room -= len(pictures[image])
        if len(pictures) > MOST_PICTURES:
            words = phrase("more than {count} pictures", count=MOST_PICTURES)
            raise _refused(name, words, phrase("tell it with fewer"))
    return Opened(table, tuple(problems), pictures)


def _story_of(entries: Mapping[str, zipfile.ZipInfo], name: str) -> PurePosixPath:
    """The table of chapters among the files: the one called ``story``, otherwise the only table."""
    tables = [path for path in map(PurePosixPath, entries) if path.suffix.lower() in _TABLES]
    named = [path for path in tables if path.stem.lower() == "story"] or tables
    if len(named) != 1:
        found = phrase("an archive without story.csv")
        if named:
            found = phrase("several tables that may be the story: {count}", count=len(named))
        raise _refused(name, found, phrase("call the table of chapters story.csv"))
    return named[0]


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    try:
        return archives.unpacked(archive, entry, most)
    except ArchiveError as error:
        found = phrase("{file} with {found}", file=repr(entry.filename[:80]), found=words_of(error))
        raise _refused(name, found, phrase("save it smaller")) from error


def _last(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/").replace("\0", "_")).name or NAME


def _refused(name: str, found: str, advice: str) -> TableError:
    return TableError([Problem(_last(name), None, None, found, _ALLOWED, advice)])
