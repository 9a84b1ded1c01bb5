"""One project in one file: a SQLite database, of which every change is there whole or not at all.

The small state stands apart from the large contents. A part is a JSON value under a name; contents are bytes
under their SHA-256, written once however often the parts around them change (docs/projects.md).
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from .faults import ProjectError, absent, changed_elsewhere, misshapen, newer, of_the_disk
from .values import values_of, word_of

FORMAT: Final = 1
"""Of the files; one with a higher number is refused."""
_MARK: Final = 0x5341544C  # ``SATL``: tells our databases from those of others
_PATIENCE_S: Final = 5.0
_LONGEST_S: Final = 60.0
"""After so many seconds a database that is read has made itself endless."""
LATEST: Final = 2**37
"""No project was made or changed after this many seconds since 1970 (the year 6325)."""
_TABLES: Final = """
CREATE TABLE about (name TEXT NOT NULL, made REAL NOT NULL, changed REAL NOT NULL, revision INTEGER NOT NULL);
CREATE TABLE part (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE content (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE uses (part TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (part, digest));
"""
_STATEMENTS: Final = tuple(filter(None, map(str.strip, _TABLES.split(";"))))


@dataclass(frozen=True)
class Kept:
    """What a part is to be kept as: a JSON value, and the contents that it names by their digests.

    With ``value`` None the part goes.
    """

    value: Any
    contents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Head:
    """A project as a list shows it."""

    number: str
    """By which it is asked for: the name of its file without the ending."""
    name: str
    made: float
    """Seconds since 1970, as ``changed``."""
    changed: float
    revision: int
    """Grows with every change; looks (``save`` with ``light``) are none."""
    size: int
    """Bytes of its file."""
    summary: Mapping[str, Any]
    """The part ``summary``."""


@dataclass(frozen=True)
class Project:
    """Everything that a project holds."""

    name: str
    parts: Mapping[str, Any]
    contents: Mapping[str, bytes]
    """By SHA-256, read when they are asked for."""
    uses: Mapping[str, frozenset[str]]
    """Part → the contents that it names."""
    revision: int = 0
    made: float = 0.0
    changed: float = 0.0

    def kept(self) -> dict[str, Kept]:
        """All parts as they would be kept."""
        return {
            name: Kept(value, {digest: self.contents[digest] for digest in self.uses.get(name, ())})
            for name, value in self.parts.items()
        }


class Stored(Mapping[str, bytes]):
    """The contents of a project's file, each read when it is asked for. Raises ``DamagedError`` for one that
    is not what its digest says."""

    def __init__(self, path: Path, digests: Collection[str]) -> None:
        self._path, self._digests = path, frozenset(digests)

    def __getitem__(self, digest: str) -> bytes:
        if digest not in self._digests:
            raise KeyError(digest)
        with _opened(self._path) as database:
            row = database.execute("SELECT bytes FROM content WHERE digest = ?", (digest,)).fetchone()
        if row is None or not isinstance(row[0], bytes) or digest_of(row[0]) != digest:
            raise misshapen(self._path.name, "a table in it is not the one that was kept")
        return row[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def digest_of(content: bytes) -> str:
    """By what contents are told apart: SHA-256, in hexadecimal."""
    return sha256(content).hexdigest()


def make(path: Path, name: str, parts: Mapping[str, Kept], *, made: float | None = None) -> int:
    """A new file with a project, there whole or not at all; its revision. Raises ``ProjectError``."""
    half = path.with_name(f".{path.name}.part")
    now = time.time()
    try:
        if path.exists():
            raise FileExistsError(f"{path.stem} is there already")
        half.touch(mode=0o600)  # for nobody else, also where the folder lets others in
        with closing(_connected(half)) as database:
            database.execute("BEGIN")
            database.execute(f"PRAGMA application_id = {_MARK}")
            database.execute(f"PRAGMA user_version = {FORMAT}")
            for statement in _STATEMENTS:
                database.execute(statement)
            database.execute("INSERT INTO about VALUES (?, ?, ?, 1)", (_text(name), made or now, now))
            _put(database, parts)
            database.execute("COMMIT")
        os.rename(half, path)
    except (sqlite3.Error, OSError) as error:
        raise of_the_disk(path, error) from error
    finally:
        for one in (half, half.with_name(f"{half.name}-journal")):
            with suppress(OSError):
                one.unlink(missing_ok=True)
    return 1


def save(path: Path, parts: Mapping[str, Kept], revision: int, *, light: bool = False) -> int:
    """Keep these parts, whole or not at all, and return the revision that the project has now.

    ``light``: what was looked at, no work; the revision stays. Raises ``ChangedError`` where the project is
    not at ``revision`` any more, and ``ProjectError`` where it cannot be written.
    """
    with _changing(path) as database:
        (found,) = database.execute("SELECT revision FROM about").fetchone()
        if found != revision:
            raise changed_elsewhere(path)
        _put(database, parts)
        if not light:
            database.execute("UPDATE about SET revision = revision + 1, changed = ?", (time.time(),))
    return revision if light else revision + 1


def rename(path: Path, name: str) -> None:
    """Call the project otherwise; nobody's work is disturbed by it. Raises ``ProjectError``."""
    with _changing(path) as database:
        database.execute("UPDATE about SET name = ?", (_text(name),))


def revision_of(path: Path) -> int:
    """At which revision a project is. Raises ``ProjectError``."""
    with _opened(path) as database:
        return _about(database)[3]


def head(path: Path) -> Head:
    """What a list shows of a project. Raises ``ProjectError``."""
    with _opened(path) as database:
        about = _about(database)
        row = database.execute("SELECT value FROM part WHERE name = 'summary'").fetchone()
        summary = _read(path, row[0]) if row else {}
        size = path.stat().st_size
    return Head(path.stem, *about, size, summary if isinstance(summary, dict) else {})


def load(path: Path) -> Project:
    """A project, with contents that are read when they are asked for. Raises ``ProjectError``."""
    with _opened(path) as database:
        if (fault := database.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise misshapen(path.name, str(fault))
        name, made, changed, revision = _about(database)
        parts = {
            word_of(part): _read(path, text)
            for part, text in database.execute("SELECT name, value FROM part")
        }
        uses: dict[str, set[str]] = {}
        for part, digest in database.execute("SELECT part, digest FROM uses"):
            uses.setdefault(word_of(part), set()).add(word_of(digest))
        digests = [word_of(digest) for (digest,) in database.execute("SELECT digest FROM content")]
    used = {part: frozenset(named) for part, named in uses.items()}
    return Project(name, parts, Stored(path, digests), used, revision, made, changed)


def _about(database: sqlite3.Connection) -> tuple[str, float, float, int]:
    """Name, made, changed and revision of a project. Raises ``ValueError`` for what these cannot be."""
    row = database.execute("SELECT name, made, changed, revision FROM about").fetchone()
    name, made, changed, revision = row
    if not all(isinstance(one, int | float) and 0 <= one < LATEST for one in (made, changed)):
        raise ValueError("its dates are none")
    if not isinstance(revision, int) or revision < 0:
        raise ValueError("its revision is no number")
    return word_of(name), float(made), float(changed), revision


def _read(path: Path, text: str) -> Any:
    try:
        return values_of(text)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise misshapen(path.name, f"a part of it is no JSON: {str(error)[:80]}") from error


def _text(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _put(database: sqlite3.Connection, parts: Mapping[str, Kept]) -> None:
    for name, kept in parts.items():
        database.execute("DELETE FROM uses WHERE part = ?", (name,))
        if kept.value is None:
            database.execute("DELETE FROM part WHERE name = ?", (name,))
            continue
        text = json.dumps(kept.value, separators=(",", ":"), allow_nan=False)
        database.execute("INSERT OR REPLACE INTO part VALUES (?, ?)", (name, text))
        for digest, content in kept.contents.items():
            database.execute("INSERT INTO uses VALUES (?, ?)", (name, digest))
            # Asked first, so that what is there already is not handed over once more.
            if not database.execute("SELECT 1 FROM content WHERE digest = ?", (digest,)).fetchone():
                database.execute("INSERT INTO content VALUES (?, ?)", (digest, content))
    if any(kept.value is None or kept.contents for kept in parts.values()):
        database.execute("DELETE FROM content WHERE digest NOT IN (SELECT digest FROM uses)")


def _connected(path: Path, mode: str = "rwc") -> sqlite3.Connection:
    """A connection without transactions but those that are begun."""
    database = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE_S, isolation_level=None
    )
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA synchronous = FULL")
    if mode == "rwc":
        database.execute("PRAGMA journal_mode = DELETE")
    return database


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A project's database, known for one of a format that this version reads."""
    if not path.is_file():
        raise absent(path.stem, path.parent)
    try:
        with closing(_connected(path, "rw")) as database:
            (mark,) = database.execute("PRAGMA application_id").fetchone()
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if mark != _MARK:
                raise misshapen(path.name, "it is a database of something else")
            if version > FORMAT:
                raise newer(path.name, version, FORMAT)
            end = time.monotonic() + _LONGEST_S
            database.set_progress_handler(lambda: time.monotonic() > end, 100_000)
            _known(database, path)
            yield database
    except ProjectError:
        raise
    except (sqlite3.Error, OSError) as error:
        raise of_the_disk(path, error) from error
    except (TypeError, ValueError) as error:  # a table of it is empty or holds what it never should
        raise misshapen(path.name, "what it says of itself is not whole") from error


def _known(database: sqlite3.Connection, path: Path) -> None:
    """See to it that the tables are ours: a view or trigger of somebody else would answer in their place."""
    found = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    if sorted(map(str, found)) != sorted(_STATEMENTS):
        raise misshapen(path.name, "its tables are not those of a project")


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    with _opened(path) as database:
        database.set_progress_handler(None, 0)  # what is written is ours, and has the time it takes
        with suppress(OSError):
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)
        database.execute("BEGIN IMMEDIATE")
        try:
            yield database
            database.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise
