"""What flows are made of: files, folders, globs and objects by their address, each told by its content."""

from __future__ import annotations

import glob
import gzip
import os
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import IO, Final, Literal

import pyarrow.parquet as pq
from pyarrow.lib import ArrowException

from ..errors import FlowSourceError, words_of
from ..language import Phrase, phrase
from . import codes, storage
from .storage import Stored

Shape = Literal["lines", "parquet", "table", "unreadable"]

ENDINGS: Final = (".csv", ".tsv", ".txt", ".gz", ".zip", ".parquet", ".xlsx", ".json")
"""What is taken from a folder or a glob, whatever the case; a file named by itself may end in anything."""
_REPORTS: Final = "reports."
_A_PATTERN: Final = re.compile(r"[*?\[\]{}\\]" if os.sep == "/" else r"[*?\[\]{}]")
"""Signs by which DuckDB or Spark take a path for a pattern of many."""
_PEEK_LINES: Final = 50
_PEEK_BYTES: Final = 1 << 16
_COPY_BYTES: Final = 4 << 20
_AT_ONCE: Final = 8
"""Objects that are asked for at the same time."""
_BATCH_BYTES: Final = 512 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one folder that holds a table of ours."""

    path: str
    """As it was named, or as it was found in the folder or by the glob that was named; or an address."""
    size: int
    """Bytes as they are stored."""
    mtime: int
    """Nanoseconds since 1970 at which it was last changed."""
    shape: Shape
    """``lines`` and ``parquet`` hold GDELT's events; ``table`` is for ``geo.atlas``."""
    columns: tuple[str, ...] = ()
    """Its columns, in its order; of lines, those of the version that most of the first lines agree with."""
    fault: str = ""
    """Why it is unreadable; of ``lines`` and ``parquet``, what is wrong with most of its first rows."""


def find_sources(paths: Iterable[str | Path]) -> list[Source]:
    """The sources that files, folders (with all folders in them) and globs (``**`` too) name.

    Each once, in the order of the paths and by name within each. A folder with a table ``reports`` is one
    source. What cannot be read is found too, as ``unreadable`` with its fault, so that who asked can decide.
    Addresses (``s3://``, ``gs://``) are those of objects, prefixes or globs: see ``geo.flow.storage``.

    Raises ``FlowSourceError`` for a path that leads to nothing, and when a storage refuses to tell.
    """
    found: dict[str, Source] = {}
    for path in map(str, paths):
        there = storage.stored(path, ENDINGS) if storage.is_address(path) else map(_on_disk, _expanded(path))
        listed = list(there)
        if not listed:
            raise FlowSourceError(path, *_NOTHING)
        new = [one for one in listed if one.path not in found]
        with ThreadPoolExecutor(_AT_ONCE if storage.is_address(path) else 1) as pool:
            found |= {source.path: source for source in pool.map(_source, new)}
    return list(found.values())


SPELLING: Final = phrase("look at the spelling")
ONCE_MORE: Final = phrase("get the file once more, or leave bad files out")
_NOTHING: Final = (phrase("no file is there"), phrase("a file, a folder or a glob that finds some"), SPELLING)


def batches(sources: Iterable[Source], size: int = _BATCH_BYTES) -> Iterator[list[Source]]:
    """The sources in their order, in groups of about ``size`` bytes on disk, one source at least."""
    batch: list[Source] = []
    held = 0
    for source in sources:
        if batch and held + source.size > size:
            yield batch
            batch, held = [], 0
        batch.append(source)
        held += source.size
    if batch:
        yield batch


def _expanded(path: str) -> Iterator[str]:
    """The names of the sources behind one path."""
    if _is_own_folder(path) or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from _expanded_names(os.path.join(glob.escape(path), "**"))
    else:
        yield from _expanded_names(path)


def _expanded_names(pattern: str) -> Iterator[str]:
    own: list[str] = []
    for name in sorted(glob.iglob(pattern, recursive=True)):
        if any(name.startswith(folder + os.sep) for folder in own):
            continue
        if _is_own_folder(name):
            own.append(name.rstrip(os.sep))
            yield name
        elif os.path.isfile(name) and name.lower().endswith(ENDINGS):
            yield name


def _is_own_folder(path: str) -> bool:
    """Whether a folder is a table of ours: it holds a file ``reports`` of any of the kinds of tables."""
    return os.path.isdir(path) and any(name.lower().startswith(_REPORTS) for name in os.listdir(path))


def _on_disk(path: str) -> Stored:
    files = [one for one in Path(path).iterdir() if one.is_file()] if os.path.isdir(path) else [Path(path)]
    stats = [one.stat() for one in files]
    return Stored(path, sum(one.st_size for one in stats), max(one.st_mtime_ns for one in stats))


def _source(there: Stored) -> Source:
    try:
        shape, columns, fault = _told(there.path)
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, ArrowException) as error:
        words = words_of(error)
        if not isinstance(words, Phrase):
            words = words.removeprefix(f"{there.path}: ") or type(error).__name__
        return Source(*there, "unreadable", fault=words)
    if shape == "table" and storage.is_address(there.path):
        fault = phrase("holds no events; tables of meetings are read from this machine alone")
        return Source(*there, "unreadable", fault=fault)
    return Source(*there, shape, columns, fault)


def _told(path: str) -> tuple[Shape, tuple[str, ...], str]:
    """What a file holds, from its first lines or its columns: ``shape``, ``columns``, ``fault``."""
    ending = _ending(path)
    if ending in {".xlsx", ".json"} or os.path.isdir(path):
        return "table", (), ""
    if ending == ".parquet":
        return _told_of_parquet(path)
    with _opened(path) as raw, _unwrapped(raw, ending) as file:
        lines = file.read(_PEEK_BYTES).split(b"\n")[:_PEEK_LINES]
    widths = Counter(line.count(b"\t") + 1 for line in lines if line.strip())
    width = next((one for one, _ in widths.most_common() if one in codes.WIDTHS), 0)
    if not width and widths and lines[0].split(b"\t")[0].isdigit():
        usual = widths.most_common(1)[0][0]
        width = min(codes.WIDTHS, key=lambda one: abs(one - usual)) if usual > codes.WIDTHS[0] // 2 else 0
    if not width:
        return ("table", (), "") if widths else ("lines", codes.columns(58), "")
    columns = codes.columns(width)
    shaped = [(name, columns.index(name)) for name in codes.SHAPES]
    texts = [line.decode("utf-8", "replace").split("\t") for line in lines if line]
    rows = [{name: cells[n] for name, n in shaped} if len(cells) == width else None for cells in texts]
    return "lines", columns, _fault(rows)


def _told_of_parquet(path: str) -> tuple[Shape, tuple[str, ...], str]:
    with _opened(path) as raw, pq.ParquetFile(raw) as file:
        names = tuple(file.schema_arrow.names)
        known = events_columns(names)
        if not known.keys() >= set(codes.USED):
            return "table", (), ""
        shaped = {one: known[one] for one in codes.SHAPES if one in known}
        rows = next(file.iter_batches(_PEEK_LINES, columns=list(shaped.values())), None)
    held = rows.to_pylist() if rows is not None else []
    texts = [
        {one: "" if row[name] is None else str(row[name]) for one, name in shaped.items()} for row in held
    ]
    return "parquet", names, _fault(texts)


def _fault(rows: Sequence[Mapping[str, str] | None]) -> str:
    """What is wrong with most of these rows; None is a row with another number of cells."""
    faulty = sum(row is None or not _plausible(row) for row in rows)
    if faulty <= len(rows) / 2:
        return ""
    return phrase("{faulty} of its first {count} rows are faulty", faulty=faulty, count=len(rows))


def _plausible(row: Mapping[str, str]) -> bool:
    """Whether days, codes and numbers look like that; empty cells may stand anywhere."""
    return all(not cell or re.match(codes.SHAPES[name], cell) for name, cell in row.items())


def events_columns(names: Iterable[str]) -> dict[str, str]:
    """Which of the columns that are read are there: GDELT's name → the name in the file."""
    wanted = {one.lower(): one for one in (*codes.USED, *codes.BESIDE)} | codes.SPELLINGS
    return {wanted[name.lower()]: name for name in names if name.lower() in wanted}


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _opened(path: str) -> AbstractContextManager[IO[bytes]]:
    """The bytes of a file or of an object; one may seek in them."""
    return storage.opened(path) if storage.is_address(path) else Path(path).open("rb")


@contextmanager
def _unwrapped(raw: IO[bytes], ending: str) -> Iterator[IO[bytes]]:
    """The bytes of a plain file, a gzip, or the one file in a zip."""
    if ending == ".gz":
        with gzip.GzipFile(fileobj=raw) as file:
            yield file  # type: ignore[misc]
    elif ending == ".zip":
        with zipfile.ZipFile(raw) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) != 1:
                raise ValueError(phrase("holds {count} files; expected one", count=len(members)))
            with archive.open(members[0]) as file:
                yield file
    else:
        yield raw


def fetched(source: Source, folder: Path, name: str, *, addresses: bool, stopped: Event) -> Path | None:
    """The source in ``folder`` as engines read it; None where they can read it as it is.

    Of a zip its one file is copied there, of an object the whole of it unless the engine opens ``addresses``.
    A file whose path would be a pattern for an engine, which would then read its neighbours too, is linked.
    Once it is ``stopped``, by another thread, copying ends at the next piece.

    Raises ``FlowSourceError`` for a zip that is damaged, and for an object that does not come whole.
    """
    ending, far = _ending(source.path), storage.is_address(source.path)
    target = folder / f"{name}{'.csv' if ending == '.zip' else ending}"
    if ending != ".zip" and (addresses or not far):
        return None if far or not _A_PATTERN.search(os.path.abspath(source.path)) else _linked(source, target)
    try:
        with (
            _opened(source.path) as raw,
            _unwrapped(raw, ending if ending == ".zip" else "") as file,
            target.open("wb") as copy,
        ):
            while not stopped.is_set() and (piece := file.read(_COPY_BYTES)):
                copy.write(piece)
    except (EOFError, ValueError, zipfile.BadZipFile) as error:
        raise damaged(source.path, words_of(error)) from error
    if ending != ".zip" and (came := target.stat().st_size) != source.size:
        raise damaged(source.path, phrase("{came} of {count} bytes came", came=came, count=source.size))
    return target


def _linked(source: Source, target: Path) -> Path:
    """``target`` as another name of the source's file, or a copy where the system gives it none."""
    try:
        target.symlink_to(os.path.abspath(source.path))
    except OSError:
        shutil.copyfile(source.path, target)
    return target


def check(source: Source) -> None:
    """Read a source from end to end. Raises ``FlowSourceError`` when that is not possible."""
    try:
        if source.shape == "parquet":
            with _opened(source.path) as raw:
                for batch in pq.ParquetFile(raw).iter_batches(columns=[]):
                    del batch
        elif source.shape == "lines":
            with _opened(source.path) as raw, _unwrapped(raw, _ending(source.path)) as file:
                while file.read(_COPY_BYTES):
                    pass
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, ArrowException) as error:
        raise damaged(source.path, str(error)) from error


def damaged(path: str, words: str) -> FlowSourceError:
    """The error for a file that cannot be read to its end."""
    return FlowSourceError(path, words, phrase("a whole file"), ONCE_MORE)
