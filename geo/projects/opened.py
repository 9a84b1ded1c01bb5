"""Files that somebody brings → the tables in them, and how they are to be read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath
from types import MappingProxyType

from ..errors import Problem, TableError
from ..export import UNCHANGED, Changes, mended
from ..language import phrase
from ..places import Gazetteer
from ..profiles import Profile, Question, known_profiles, layout, read_profile, shapes
from ..reports import Dataset, from_tables
from ..tables import ENDINGS, TABLES, RawTable, read_tables
from .scratch import new_folder, safe_name

PROFILE = ".toml"
_PACKED = (".gz", ".bz2", ".xz")
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    content: bytes
    records: str = ""
    """Where in JSON the records lie, if the reader has said it."""

    @cached_property
    def digest(self) -> str:
        """What tells it from any other file: SHA-256 of its name, records and content."""
        told = f"{self.name}\0{len(self.content)}\0{self.records}\0".encode("utf-8", "replace")
        return hashlib.sha256(told + self.content).hexdigest()


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
    """Whether the columns are known, told by the rows, or confirmed by the reader."""
    questions: tuple[Question, ...] = ()
    """What the rows do not tell of the columns."""
    confirmed: bool = False
    """Whether the reader has said how the table is to be read."""
    changes: Changes = UNCHANGED
    """What the reader has mended in the reports."""
    size: int = 0
    """Bytes of its files, as far as they were uploaded."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the reader has said of single ones of our own columns, as after ``--columns``."""

    @property
    def current(self) -> dict[str, RawTable]:
        """The tables with the changes."""
        return {**self.tables, "reports": mended(self.tables["reports"], self.changes)}

    def read(self, gazetteer: Gazetteer | None = None) -> Dataset:
        """The data set of the table as it now is; raises ``TableError``."""
        return from_tables(
            self.name, self.current, profile=self.profile, columns=self.columns, gazetteer=gazetteer
        )

    def told(
        self, profile: Profile | None, columns: Mapping[str, str] = _NONE, *, settled: bool = True
    ) -> Opened:
        """The same table, read by ``profile``, or by our own columns and what is said of them."""
        return replace(self, profile=profile, columns=dict(columns), settled=settled, confirmed=settled)

    def travelled(self, name: str) -> Opened:
        """The same table, read as one of this traveller."""
        if self.profile is None:
            return replace(self, columns={**self.columns, "leaders": f"={name}"})
        constants = {**self.profile.constants, "leaders": name}
        return replace(self, profile=replace(self.profile, constants=constants))


def content_key(uploads: list[Upload]) -> str:
    """What tells the contents of files apart."""
    return hashlib.sha256("\0".join(upload.digest for upload in uploads).encode()).hexdigest()


def open_folder(folder: Path, key: str) -> Opened:
    """The tables of a folder in our own columns."""
    return Opened(key, folder.name, read_tables(folder), None, settled=True)


def open_upload(uploads: list[Upload]) -> Opened:
    """One table is that of the reports; several are told apart by their names; a profile may be with them.

    Columns that the rows do not tell apart are not settled. Raises ``TableError`` when a file cannot be
    read, it cannot be said which is which, or two are the same table.
    """
    profiles = [upload for upload in uploads if PurePath(upload.name).suffix.lower() == PROFILE]
    files = [upload for upload in uploads if upload not in profiles]
    if len(profiles) > 1:
        raise TableError([_second(profiles[1].name, "TOML", profiles[0].name)])
    if not files:
        raise TableError([_alone(profiles[0].name)])
    own = _own_profile(profiles[0]) if profiles else None
    known = known_profiles() if own is None else (own, *known_profiles())
    if len(files) == 1:
        path = Path(_named(files[0].name))
        name, tables = (
            path.name.removesuffix(_ending(path)),
            read_tables(path, files[0].content, shapes(known)._replace(records=files[0].records)),
        )
    else:
        name, tables = "reports", _several(files, known)
    found = layout(tables["reports"], own, {}, None)
    return Opened(
        content_key(uploads),
        name,
        tables,
        found.profile,
        not found.questions,
        found.questions,
        own is not None,
        size=sum(len(upload.content) for upload in uploads),
    )


def _named(name: str) -> str:
    """The last part of a file's name; browsers send plain names, messages that are made up send anything."""
    last = PurePath(name.replace("\0", "_")).name
    return last if last.strip(". ") else "table"


def _own_profile(upload: Upload) -> Profile:
    with new_folder() as scratch:
        path = Path(scratch) / safe_name(upload.name)
        path.write_bytes(upload.content)
        return read_profile(path)


def _several(uploads: list[Upload], known: tuple[Profile, ...]) -> dict[str, RawTable]:
    taken: dict[str, str] = {}
    with new_folder() as scratch:
        folder = Path(scratch)
        for upload in uploads:
            path = PurePath(upload.name)
            part = next((name for name in TABLES if path.stem.lower().startswith(name)), None)
            if part is None:
                raise TableError([_unnamed(upload.name)])
            if part in taken:
                raise TableError([_second(upload.name, part, taken[part])])
            taken[part] = upload.name
            (folder / safe_name(f"{part}{_ending(path)}")).write_bytes(upload.content)
        return read_tables(folder, shapes=shapes(known))


def _ending(path: PurePath) -> str:
    """The ending of a file's name; of a packed one, both: ``.csv.gz``."""
    packed = path.suffix.lower() in _PACKED and PurePath(path.stem).suffix.lower() in ENDINGS
    return "".join(path.suffixes[-2:]) if packed else path.suffix


def _alone(name: str) -> Problem:
    allowed, advice = phrase("a table beside it"), phrase("add the table that it is meant for")
    return Problem(name, None, None, phrase("a profile alone"), allowed, advice)


def _unnamed(name: str) -> Problem:
    return Problem(
        name,
        None,
        None,
        name,
        phrase(
            "one table alone; of several each says by its name what it holds: {names}",
            names=", ".join(TABLES),
        ),
        phrase("remove all files but the one to show, or rename it to what it holds"),
    )


def _second(name: str, what: str, first: str) -> Problem:
    advice = phrase("join it with {file}, or remove one of the two", file=first)
    found = phrase("a second file of this kind: {kind}", kind=what)
    return Problem(name, None, None, found, phrase("one file of each kind"), advice)
