"""What can be wrong with a project, in words that say what to do.

ProjectError (OSError)
├── NotKeptError      it could not be written: a full disk, a folder that may not be written
├── ChangedError      somebody else has changed it since it was read
├── AbsentError       there is none of that name
├── NewerError        a newer version of this program wrote it
└── DamagedError      it is no project, or not whole any more
"""

from __future__ import annotations

import sqlite3
from errno import ENOSPC
from pathlib import Path
from typing import Final

from ..errors import SummitAtlasError
from ..language import phrase

_FULL: Final = frozenset({sqlite3.SQLITE_FULL})
_BROKEN: Final = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR}
)


class ProjectError(SummitAtlasError, OSError):
    """Something about a project that cannot be."""


class NotKeptError(ProjectError):
    """A project that could not be written; what was there before stands."""


class ChangedError(ProjectError):
    """A project that was changed elsewhere since it was read; nothing was written."""


class AbsentError(ProjectError):
    """A project that is not there."""


class NewerError(ProjectError):
    """A project of a newer version of this program; it is left alone."""


class DamagedError(ProjectError):
    """A file that is no project, or not whole; it is left alone."""


def newer(name: str, found: int, known: int) -> NewerError:
    """That a project is written in a format that this version does not know."""
    return NewerError(
        phrase(
            "{name} was kept by a newer Summit Atlas (format {found}; this one reads up to {known}); open it"
            " there, or bring this one up to date",
            name=name,
            found=str(found),
            known=str(known),
        )
    )


def damaged(name: str, found: str) -> DamagedError:
    """That a file holds no project that can be read, and why."""
    return DamagedError(
        phrase(
            "{name} is damaged or no project of Summit Atlas: {found}; it is left as it is",
            name=name,
            found=found,
        )
    )


def misshapen(name: str, reason: str) -> DamagedError:
    """That a file is not of the shape of a project, with what a programmer would want to know of it."""
    return damaged(name, phrase("it is not of the shape of a project ({reason})", reason=reason))


def absent(name: str, folder: Path) -> AbsentError:
    """That there is no project of this name or number."""
    return AbsentError(phrase("there is no project {name} in {folder}", name=name, folder=str(folder)))


def changed_elsewhere(path: Path) -> ChangedError:
    """That somebody else has changed the project in this file."""
    return ChangedError(phrase("{name} was changed elsewhere since it was read here", name=path.stem))


def of_the_disk(path: Path, error: sqlite3.Error | OSError) -> ProjectError:
    """What a fault of the database or the disk means for the project in this file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BROKEN or (isinstance(error, sqlite3.DatabaseError) and not code):
        return damaged(path.name, str(error))
    if code in _FULL or getattr(error, "errno", None) == ENOSPC:
        return NotKeptError(
            phrase(
                "the disk is full: nothing more is kept in {folder}; make room on it", folder=str(path.parent)
            )
        )
    if code == sqlite3.SQLITE_INTERRUPT:
        return damaged(path.name, phrase("it takes too long to be read"))
    reason = getattr(error, "strerror", None) or str(error)
    return NotKeptError(
        phrase(
            "{file} cannot be written ({reason}); make room, or let this program write there",
            file=str(path),
            reason=reason,
        )
    )
