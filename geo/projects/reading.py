"""A project → the table that it holds, read as its reader has it by now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

import pandas as pd

from ..errors import Problem, TableError
from ..export import Changes
from ..language import phrase
from ..places import Gazetteer
from ..profiles import Profile
from ..reports import Dataset, from_tables
from ..schema import CORRECTIONS, LEADERS
from .faults import DamagedError
from .opened import Opened, Upload, open_upload
from .plain import changes_read, profile_plain, profile_read, rows_plain, rows_read
from .store import Kept, Project, digest_of

T = TypeVar("T")
TABLE, READING, CHANGES, TOLD = "table", "reading", "changes", "told"
"""Names of the parts that say what a project's table is, and how it is read."""
_SCHEMAS: Final = {"corrections": CORRECTIONS, "leaders": LEADERS}
MOST_FILES: Final = 50
MOST_BYTES: Final = 500_000_000
"""Of all files of a table together, those counted again that are there twice."""


def table_kept(source: str, uploads: list[Upload]) -> Kept:
    """The files of a table, and where they came from, as a part of a project."""
    contents, files = {}, []
    for one in uploads:
        digest = digest_of(one.content)
        contents[digest] = one.content
        records = {"records": one.records} if one.records else {}
        files.append({"name": one.name, "digest": digest, **records})
    return Kept({"source": source, "files": files}, contents)


def source_of(project: Project) -> str:
    """Where the table of a project came from: ``files``, ``bundled``, ``texts`` or another page's word."""
    return part(project, TABLE, lambda plain: str(plain["source"])[:40], "files")


def uploads_of(project: Project) -> list[Upload]:
    """The files of a project's table; none where it has none yet. Raises ``ProjectError``."""

    def uploads(plain: Any) -> list[Upload]:
        files = plain["files"]
        if not isinstance(files, list) or len(files) > MOST_FILES:
            raise ValueError("more files than a table has")
        contents: dict[str, bytes] = {}  # each is read once, however many files are it
        size = 0
        for one in files:
            if one["digest"] not in contents:
                contents[one["digest"]] = project.contents[one["digest"]]
            size += len(contents[one["digest"]])
            if size > MOST_BYTES:
                raise ValueError(f"its files are more than {MOST_BYTES // 1_000_000} MB")
        return [
            Upload(str(one["name"]), contents[one["digest"]], str(one.get("records", ""))) for one in files
        ]

    return part(project, TABLE, uploads, [])


def reading_plain(opened: Opened) -> dict[str, Any]:
    """By what profile a table is read, and whether its reader has said so."""
    return {
        "profile": profile_plain(opened.profile),
        "settled": opened.settled,
        "confirmed": opened.confirmed,
        **({"columns": dict(opened.columns)} if opened.columns else {}),
    }


def as_kept(opened: Opened, project: Project) -> Opened:
    """The table of a project, opened from its files, with how it is read and what was changed in it.

    Raises ``ProjectError``.
    """

    def reading(plain: Any) -> Opened:
        profile, settled, confirmed, columns = _reading(plain)
        questions = () if settled else opened.questions
        return replace(
            opened,
            profile=profile,
            settled=settled,
            confirmed=confirmed,
            questions=questions,
            columns=columns,
        )

    read = part(project, READING, reading, opened)

    def changes(plain: Any) -> Changes:
        found = changes_read(plain)
        see_they_fit([found], opened)
        return found

    return replace(read, changes=part(project, CHANGES, changes, read.changes))


def _reading(plain: Any) -> tuple[Profile | None, bool, bool, dict[str, str]]:
    columns = {str(name): str(column) for name, column in plain.get("columns", {}).items()}
    return profile_read(plain["profile"]), plain["settled"] is True, plain["confirmed"] is True, columns


def look_over(project: Project) -> None:
    """Read what a project says of its table, and drop it. Raises ``ProjectError`` where that cannot be.

    Whether changes fit the table is known by ``as_kept`` alone.
    """
    source_of(project)
    part(project, READING, _reading, None)
    part(project, CHANGES, changes_read, None)
    told_of(project)


def see_they_fit(states: Iterable[Changes], opened: Opened) -> None:
    """Raise ``ValueError`` where any of these changes name a row or column that the table does not have."""
    table = opened.tables["reports"]
    rows, headers = set(table.rows.tolist()), set(table.cells.columns)
    for changes in states:
        added = set(changes.added)
        for row, header in changes.cells:
            if header not in headers or not (row in rows or row in added):
                raise ValueError(f"the table has no cell in row {row} and column {header[:60]!r}")


def told_plain(told: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """What a reader has said of a data set: ``corrections`` of places, ``leaders`` and their homes."""
    return {name: rows_plain(table) for name, table in told.items()}


def told_of(project: Project) -> dict[str, pd.DataFrame]:
    """What the reader of a project has said of its data set. Raises ``ProjectError``."""

    def tables(plain: Any) -> dict[str, pd.DataFrame]:
        return {name: rows_read(rows, _SCHEMAS[name]) for name, rows in plain.items() if name in _SCHEMAS}

    return part(project, TOLD, tables, {})


def dataset_of(
    project: Project,
    gazetteer: Gazetteer | None = None,
    *,
    profile: Profile | None = None,
    columns: Mapping[str, str] | None = None,
) -> Dataset:
    """The data set of a project's table with everything that was said and changed.

    ``profile`` and ``columns`` go before how the project reads it, as in ``reports.load``. Raises
    ``ProjectError``, and ``TableError`` where the table cannot be used.
    """
    uploads = uploads_of(project)
    if not uploads:
        found, allowed = phrase("a project without a table"), phrase("one with")
        advice = phrase("open it on the page and choose a table")
        raise TableError([Problem(project.name, None, None, found, allowed, advice)])
    opened = as_kept(open_upload(uploads), project)  # also where nobody has opened it: it says how it is read
    chosen = profile or (None if columns else opened.profile)
    columns = columns or (None if profile else opened.columns)
    read = from_tables(project.name, opened.current, profile=chosen, columns=columns, gazetteer=gazetteer)
    return replace(read, **told_of(project))  # type: ignore[arg-type]


def part(project: Project, name: str, read: Callable[[Any], T], absent: T) -> T:
    """A part of a project, read; ``absent`` where it has none. Raises ``DamagedError`` in words."""
    plain = project.parts.get(name)
    if plain is None:
        return absent
    try:
        return read(plain)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as error:
        raise DamagedError(
            phrase(
                "the project {name} cannot be read: its part {part} is not what it should be ({reason}); the"
                " file is left as it is",
                name=repr(project.name),
                part=repr(name),
                reason=str(error)[:200],
            )
        ) from error
