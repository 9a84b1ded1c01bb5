"""A file or a folder of tables → raw text cells. Nothing is read into the cells here."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from ..errors import Problem, TableError
from ..language import phrase
from .alike import unread
from .by_path import check_has_paths
from .compressed import PACKED, unpacked
from .decoding import decode
from .delimited import read_delimited
from .duckfile import read_database, told_beside
from .events import read_ical
from .instead import ALLOWED, INSTEAD, check_no_package, not_read, second_table
from .limits import MAX_BYTES, SAVE_AGAIN, SPLIT, damaged, nothing_in, unusable
from .markdown import read_markdown
from .parquet import read_parquet
from .placemarks import read_kml, read_kmz
from .raw import PLAIN, RawTable, Shapes
from .records import read_json, read_json_lines
from .texts import whole_text
from .waypoints import read_gpx
from .workbook import read_opendocument, read_workbook
from .xmlfile import read_xml

__all__ = ["ENDINGS", "TABLES", "RawTable", "read_tables"]

TABLES: Final = ("reports", "leaders", "sources", "totals", "places", "story")
BESIDE: Final = {"places": "places.csv", "story": "story.csv"}
"""An editor's corrections of places, and a story; read from the folder of a single table too."""
_DELIMITED: Final = (".csv", ".tsv", ".tab", ".txt")
_WORKBOOKS: Final = (".xlsx", ".xlsm")
_PAGES: Final = (".html", ".htm")
_JSON: Final = (".json", ".geojson")
_JSON_LINES: Final = (".jsonl", ".ndjson", ".geojsonl")
_MARKDOWN: Final = (".md", ".markdown")
_PLACEMARKS: Final = (".kml", ".kmz", ".gpx")
_CALENDARS: Final = (".ics", ".ical")
_DATABASES: Final = (".sqlite", ".sqlite3", ".db", ".duckdb", ".ddb")
_MEMBERS: Final = (
    *_DELIMITED, *_WORKBOOKS, ".ods", *_JSON, *_JSON_LINES, ".parquet", *_PAGES, *_MARKDOWN, ".xml",
    *_PLACEMARKS, *_CALENDARS, *_DATABASES, *PACKED,
)  # fmt: skip
_AGAIN: Final = " (again)"
_OR_A_PROJECT: Final = ", or the name of the project: the command `projects` lists them"
_MOSTLY_TEXTS: Final = (".txt", *_PAGES, *_MARKDOWN)
"""Endings of files that in an archive mostly tell about the tables."""
ENDINGS: Final = (*_MEMBERS, ".zip")
"""The endings that can be read; in a folder an earlier one is preferred to a later one."""
_MAX_MEMBERS: Final = 1_000

Reader = Callable[[], bytes]


def read_tables(path: Path, content: bytes | None = None, shapes: Shapes = PLAIN) -> dict[str, RawTable]:
    """The tables of a file or folder, under the names among ``TABLES``; ``reports`` is always there.

    A single table is ``reports``. A workbook may hold the tables on sheets of these names,
    JSON under these keys; a folder, or a zip archive of one, in files of these names with
    any readable ending (CSV first where there are two); an archive of one file is that file.
    ``shapes`` says what files do not say themselves. ``places.csv`` and ``story.csv`` beside a
    single file are its ``places`` and ``story``. With ``content``, an upload,
    ``path`` is only its name and nothing is opened. Raises ``TableError``, and nothing
    else, when there is no such file, it cannot be read, or ``reports`` has no rows.
    """
    if content is None and path.is_dir():
        tables = _folder(path, shapes)
    else:
        name = whole_text(path.name or str(path))
        check_has_paths(name, shapes.records)
        tables = _file(name, _on_disk(path, name) if content is None else content, shapes)
        tables = told_beside(path, tables) if content is None else tables
        for part, beside in BESIDE.items() if content is None else ():
            if (file := path.with_name(beside)).is_file() and beside != path.name and part not in tables:
                tables[part] = _file(beside, _on_disk(file, beside))["reports"]
    reports = tables.get("reports")
    if reports is None:
        found = phrase("only {names}", names=", ".join(tables)) if tables else phrase("no table")
        allowed, advice = phrase("a table named reports"), phrase("add the table of reports")
        raise unusable(path.name or str(path), found, allowed, advice)
    if reports.cells.empty:
        found, advice = phrase("a header without rows"), phrase("add a row for each report")
        problem = unusable(reports.file, found, phrase("at least one row"), advice)
        raise TableError([*reports.problems, *problem.problems])
    return {name: tables[name] for name in TABLES if name in tables}


def _on_disk(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():
            found = "neither a file nor a folder" if path.exists() else "no such file or folder"
            raise unusable(name, found, ALLOWED, f"check the path {path}{_OR_A_PROJECT}")
        if (size := path.stat().st_size) > MAX_BYTES:
            raise _too_large(name, size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, TableError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        found = f"a file that cannot be opened ({reason})"
        raise unusable(name, found, ALLOWED, f"check the path {path}") from error


def _too_large(name: str, size: int) -> TableError:
    allowed = phrase("at most {count} MB", count=MAX_BYTES // 1_000_000)
    return unusable(name, phrase("{count} MB", count=round(size / 1_000_000)), allowed, SPLIT)


def _file(name: str, content: bytes, shapes: Shapes = PLAIN) -> dict[str, RawTable]:
    """The tables of one file, by the ending of its name."""
    if len(content) > MAX_BYTES:
        raise _too_large(name, len(content))
    if not content:
        raise nothing_in(name, phrase("an empty file"))
    ending = PurePosixPath(name).suffix.lower()
    try:
        return _by_ending(ending, name, content, shapes)
    except TableError:
        raise
    except Exception as error:  # readers of other projects raise whatever they meet in damaged bytes
        kind = ending.lstrip(".").upper()
        reason = damaged(kind, f"{type(error).__name__}: {error}")
        raise unusable(name, reason, phrase("a whole {kind} file", kind=kind), SAVE_AGAIN) from error


_READERS: Final[Mapping[str, Callable[[bytes, str, Shapes], dict[str, RawTable]]]] = {
    **dict.fromkeys(
        _WORKBOOKS, lambda content, name, shapes: read_workbook(content, name, TABLES, shapes.sheets)
    ),
    ".ods": lambda content, name, shapes: read_opendocument(content, name, TABLES, shapes.sheets),
    **dict.fromkeys(_JSON, lambda content, name, shapes: read_json(content, name, TABLES, shapes.records)),
    **dict.fromkeys(_JSON_LINES, lambda content, name, _: read_json_lines(content, name, TABLES)),
    ".xml": lambda content, name, shapes: read_xml(content, name, TABLES, shapes.records),
    **dict.fromkeys(_DATABASES, lambda content, name, _: read_database(content, name, TABLES)),
    ".kml": lambda content, name, _: {TABLES[0]: read_kml(content, name)},
    ".kmz": lambda content, name, _: {TABLES[0]: read_kmz(content, name)},
    ".gpx": lambda content, name, _: {TABLES[0]: read_gpx(content, name)},
    **dict.fromkeys(_CALENDARS, lambda content, name, _: {TABLES[0]: read_ical(content, name)}),
}
"""Endings whose files hold several tables, and their readers."""


def _by_ending(ending: str, name: str, content: bytes, shapes: Shapes) -> dict[str, RawTable]:
    if ending in (*_DELIMITED, *_PAGES):
        return {TABLES[0]: read_delimited(content, name, shapes)}
    if ending in _READERS:
        return _READERS[ending](content, name, shapes)
    if ending in PACKED:
        inner = name[: -len(ending)]
        inner = inner if PurePosixPath(inner).suffix.lower() in _MEMBERS else f"{inner}{_DELIMITED[0]}"
        if PurePosixPath(inner).suffix.lower() in PACKED:
            found = phrase("a packed file in a packed file")
            raise unusable(name, found, ALLOWED, phrase("unpack it once"))
        return _file(inner, unpacked(content, name, ending), shapes)
    if ending in _MARKDOWN:
        text, problems = decode(content, name)
        return {TABLES[0]: read_markdown(text, name, problems)}
    if ending == ".parquet":
        return {TABLES[0]: read_parquet(content, name)}
    if ending == ".zip":
        return _zip(content, name, shapes)
    raise not_read(name, ending)


def _folder(path: Path, shapes: Shapes) -> dict[str, RawTable]:
    name = whole_text(path.resolve().name or str(path))
    if (ending := path.suffix.lower()) in INSTEAD:  # a package, which other systems show as a folder
        found = phrase("a package ending in {ending}", ending=ending)
        raise unusable(name, found, ALLOWED, INSTEAD[ending])
    try:
        files = {whole_text(entry.name): entry for entry in sorted(path.iterdir()) if entry.is_file()}
    except OSError as error:
        why = phrase("a folder that cannot be opened ({error})", error=error.strerror or "")
        raise unusable(name, why, ALLOWED, phrase("check its permissions")) from error
    readers: dict[str, Reader] = {file: partial(_on_disk, entry, file) for file, entry in files.items()}
    return _members(name, readers, shapes)


def _zip(content: bytes, name: str, shapes: Shapes) -> dict[str, RawTable]:
    """The tables of a zipped folder; members are read into memory, nothing is written."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        check_no_package(name, (member.filename for member in members))
        if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > MAX_BYTES:
            allowed = phrase(
                "at most {files} files and {count} MB when unpacked",
                files=_MAX_MEMBERS,
                count=MAX_BYTES // 1_000_000,
            )
            found = phrase("an archive that is too large")
            raise unusable(name, found, allowed, phrase("keep only the tables in it"))
        if len(members) == 1 and _table_of(members[0].filename) is None:
            only = PurePosixPath(members[0].filename).name
            if PurePosixPath(only).suffix.lower() in _MEMBERS:
                return _file(only, archive.read(members[0]), shapes)
        top = min((len(PurePosixPath(m.filename).parts) for m in members if _table_of(m.filename)), default=0)
        readers: dict[str, Reader] = {}
        others: dict[str, Reader] = {}
        for member in members:
            path = PurePosixPath(member.filename)
            taken = len(path.parts) == top and path.name not in readers
            into = readers if taken else others
            label = path.name if taken else member.filename
            while label in others:  # members of one name are several tables
                label += _AGAIN
            into[label] = partial(archive.read, member)
        tables = _members(name, readers or others, shapes)
        beside = {file: read for file, read in readers.items() if _table_of(file) is None} | others
        notes = _unread(name, {file: read for file, read in beside.items() if _looks_like_one(file)}, shapes)
        reports = tables.get(TABLES[0])
        return (
            tables
            if reports is None
            else tables | {TABLES[0]: replace(reports, problems=(*reports.problems, *notes))}
        )


def _looks_like_one(file: str) -> bool:
    """Whether a member that is not read holds a table: not what systems and people put beside tables."""
    path = PurePosixPath(file.replace(_AGAIN, ""))
    if any(part.startswith((".", "__")) for part in path.parts if part != ".."):
        return False
    ending = path.suffix.lower()
    return _table_of(str(path)) is not None or (ending in _MEMBERS and ending not in _MOSTLY_TEXTS)


def _unread(name: str, readers: Mapping[str, Reader], shapes: Shapes) -> list[Problem]:
    """The note on tables of an archive that stand in other folders, or bear a name once more: their rows."""
    rows = {file: _rows(file, read, shapes) for file, read in readers.items()}
    return [replace(one, severity="warning") for one in unread(name, rows, "file")]


def _rows(file: str, read: Reader, shapes: Shapes) -> int:
    """Rows of the longest table of a file; 0 for one that cannot be read."""
    try:
        tables = _file(PurePosixPath(file.replace(_AGAIN, "")).name, read(), shapes)
    except TableError:
        return 0
    return max(len(table.cells) for table in tables.values())


def _table_of(file: str) -> str | None:
    """The table that a file of this name holds, if any."""
    path = PurePosixPath(file)
    stem = path.stem.lower()
    return stem if stem in TABLES and path.suffix.lower() in _MEMBERS else None


def _members(name: str, readers: Mapping[str, Reader], shapes: Shapes) -> dict[str, RawTable]:
    """The tables of a folder's files, each from the file that its name stands for.

    A workbook or JSON file that holds further tables gives those that have no file of
    their own. The problems of all files are raised together.
    """
    tables: dict[str, RawTable] = {}
    further: dict[str, RawTable] = {}
    problems: list[Problem] = []
    for table in TABLES:
        files = sorted((file for file in readers if _table_of(file) == table), key=_preference)
        if not files:
            continue
        try:
            known = shapes if table == TABLES[0] else shapes._replace(records="")
            read = _file(files[0], readers[files[0]](), known)
        except TableError as error:
            problems += error.problems
            continue
        own = read.pop(table if table in read else next(iter(read)))
        doubles = [
            second_table(file, _rows(file, readers[file], shapes), table, files[0]) for file in files[1:]
        ]
        tables[table] = replace(own, problems=(*own.problems, *doubles))
        further = {**read, **further}
    if problems:
        raise TableError(problems)
    if not tables:
        found = ", ".join(sorted(readers)[:12]) or phrase("an empty folder")
        advice = phrase("name the table of reports reports.csv, or choose the file itself")
        raise unusable(name, found, ALLOWED, advice)
    return {**further, **tables}


def _preference(file: str) -> tuple[int, str]:
    return _MEMBERS.index(PurePosixPath(file).suffix.lower()), file
