"""Uploaded files → the tables in them, and how they are to be read."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from geo.errors import Problem, TableError
from geo.gazetteer import Gazetteer
from geo.layout import layout
from geo.mending import UNCHANGED, Changes, mended
from geo.profiles import GUESSED, Profile, known_profiles, read_profile, shapes
from geo.reports import Dataset, from_tables
from geo.table import TABLES, RawTable, read_tables

PROFILE = ".toml"


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    content: bytes


@dataclass(frozen=True, eq=False)
class Opened:
    """The reader's table as it was read, what is said of its columns, and what was changed in it."""

    key: str
    """Tells the files' contents apart."""
    name: str
    tables: Mapping[str, RawTable]
    """As in the files; never changed."""
    profile: Profile | None
    """By which the reports are read; None for our own columns."""
    settled: bool
    """Whether the columns are known, or the reader has confirmed them."""
    changes: Changes = UNCHANGED
    """What the reader has mended in the reports."""

    @property
    def current(self) -> dict[str, RawTable]:
        """The tables with the changes."""
        return {**self.tables, "reports": mended(self.tables["reports"], self.changes)}

    def read(self, gazetteer: Gazetteer | None = None) -> Dataset:
        """The data set of the table as it now is; raises ``TableError``."""
        return from_tables(self.name, self.current, profile=self.profile, gazetteer=gazetteer)

    def told(self, profile: Profile | None, *, settled: bool = True) -> Opened:
        """The same table, read by ``profile``."""
        return replace(self, profile=profile, settled=settled)


def content_key(uploads: list[Upload]) -> str:
    """What tells the contents of files apart."""
    content = hashlib.sha256()
    for upload in uploads:
        content.update(f"{upload.name}\0{len(upload.content)}\0".encode("utf-8", "replace") + upload.content)
    return content.hexdigest()


def open_folder(folder: Path, key: str) -> Opened:
    """The tables of a folder in our own columns."""
    return Opened(key, folder.name, read_tables(folder), None, settled=True)


def open_upload(uploads: list[Upload]) -> Opened:
    """One table is that of the reports; several are told apart by their names; a profile may be with them.

    Columns that were guessed are not settled. Raises ``TableError`` when a file cannot be read, it
    cannot be said which is which, or two are the same table.
    """
    profiles = [upload for upload in uploads if PurePath(upload.name).suffix.lower() == PROFILE]
    files = [upload for upload in uploads if upload not in profiles]
    if len(profiles) > 1:
        raise TableError([_second(profiles[1].name, "profile", profiles[0].name)])
    if not files:
        advice = "add the table that it is meant for"
        raise TableError(
            [Problem(profiles[0].name, None, None, "a profile alone", "a table beside it", advice)]
        )
    own = _own_profile(profiles[0]) if profiles else None
    known = known_profiles() if own is None else (own, *known_profiles())
    if len(files) == 1:
        path = Path(PurePath(files[0].name).name)
        name, tables = path.stem, read_tables(path, files[0].content, shapes(known))
    else:
        name, tables = "reports", _several(files, known)
    profile = layout(tables["reports"], own, {}, None)
    guess = own is None and profile is not None and profile.name == GUESSED
    return Opened(content_key(uploads), name, tables, profile, settled=not guess)


def _own_profile(upload: Upload) -> Profile:
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as scratch:
        path = Path(scratch) / PurePath(upload.name).name
        path.write_bytes(upload.content)
        return read_profile(path)


def _several(uploads: list[Upload], known: tuple[Profile, ...]) -> dict[str, RawTable]:
    taken: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as scratch:
        folder = Path(scratch)
        for upload in uploads:
            path = PurePath(upload.name)
            part = next((name for name in TABLES if path.stem.lower().startswith(name)), None)
            if part is None:
                raise TableError([_unnamed(upload.name)])
            if part in taken:
                raise TableError([_second(upload.name, f"table of {part}", taken[part])])
            taken[part] = upload.name
            (folder / f"{part}{path.suffix.lower()}").write_bytes(upload.content)
        return read_tables(folder, shapes=shapes(known))


def _unnamed(name: str) -> Problem:
    return Problem(
        name,
        None,
        None,
        name,
        f"several files are named {', '.join(TABLES)}",
        "rename it, or upload the table of reports alone",
    )


def _second(name: str, what: str, first: str) -> Problem:
    advice = f"join it with {first}, or remove one of the two"
    return Problem(name, None, None, f"a second {what}", f"one {what}", advice)
