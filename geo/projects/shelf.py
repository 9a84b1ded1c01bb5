"""The projects of one user: a folder with a file for each, listed, found by name, copied and removed."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Final

import platformdirs

from ..language import phrase
from ..places import private_folder
from . import store
from .faults import AbsentError, NotKeptError, ProjectError, absent
from .store import Head, Kept, Project

FOLDER: Final = "SUMMIT_ATLAS_PROJECTS"
"""In the environment: the folder of projects, instead of the one in the user's data directory."""
ENDING: Final = ".summit"
LONGEST_NAME: Final = 120
_NUMBER: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_STEM: Final = 30
_HALF_S: Final = 3600
"""After so many seconds half a file is one that nobody finishes."""


@dataclass(frozen=True)
class Listed:
    """The projects there are, those changed last first, and those that cannot be read."""

    heads: tuple[Head, ...]
    faults: tuple[ProjectError, ...]


def home() -> Path:
    """Where the projects of this user are; nothing is made."""
    told = os.environ.get(FOLDER, "").strip()
    return Path(told) if told else platformdirs.user_data_path("summit-atlas", appauthor=False) / "projects"


def path_of(number: str) -> Path:
    """The file of a project; raises ``AbsentError`` for what names none."""
    if not _NUMBER.fullmatch(number):
        raise absent(repr(number[:60]), home())
    return home() / f"{number}{ENDING}"


def listed() -> Listed:
    """All projects; one that cannot be read keeps no other one from being listed."""
    heads, faults = [], []
    try:
        paths = sorted(path for path in home().glob(f"*{ENDING}") if _NUMBER.fullmatch(path.stem))
    except OSError:
        paths = []
    for path in paths:
        try:
            heads.append(store.head(path))
        except AbsentError:  # removed meanwhile
            continue
        except ProjectError as error:
            faults.append(error)
    return Listed(tuple(sorted(heads, key=lambda one: (-one.changed, one.number))), tuple(faults))


def named(name: str) -> Head:
    """The project of this number or name. Raises ``AbsentError`` where there is none, or several.

    Where no name is the very same, its case does not matter, and a number may lack the signs at its end that
    tell projects of one name apart: ``new-table`` of ``new-table-3f9a2c01``.
    """
    if _NUMBER.fullmatch(name) and path_of(name).is_file():
        return store.head(path_of(name))
    found = _called(name)
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(one.number for one in found)
        words = phrase(
            "several projects are called {name}: {names}; name one by that", name=repr(name), names=numbers
        )
        raise AbsentError(words)
    raise absent(repr(name), home())


def is_kept(name: str) -> bool:
    """Whether any project has this number or name."""
    return (bool(_NUMBER.fullmatch(name)) and path_of(name).is_file()) or bool(_called(name))


def _called(name: str) -> list[Head]:
    heads = listed().heads
    if same := [one for one in heads if one.name == name]:
        return same
    alike = name.casefold()
    return [one for one in heads if alike in (one.name.casefold(), one.number.rpartition("-")[0])]


def begin(name: str, parts: Mapping[str, Kept], *, made: float | None = None) -> str:
    """Keep a new project and return its number. Raises ``NotKeptError``."""
    try:
        folder = private_folder(home())
    except OSError as error:
        words = phrase(
            "{folder} cannot be used ({reason}); {variable} may name another folder",
            folder=str(home()),
            reason=str(error),
            variable=FOLDER,
        )
        raise NotKeptError(words) from error
    _sweep(folder)
    name = name_of(name)
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower())[:_STEM].strip("-")
    number = "-".join(filter(None, [stem, token_hex(4)]))
    store.make(path_of(number), name, parts, made=made)
    return number


def copy(number: str) -> str:
    """A project like this one, under a name of its own; its number. Raises ``ProjectError``."""
    project = store.load(path_of(number))
    return begin(free_name(project.name), project.kept())


def bring(project: Project) -> str:
    """Keep a project that came from elsewhere; its number. Raises ``ProjectError``."""
    return begin(free_name(project.name), project.kept(), made=project.made or None)


def remove(number: str, revision: int | None = None) -> None:
    """Delete a project. Raises ``ProjectError``, ``ChangedError`` where it is at another ``revision``."""
    path = path_of(number)
    if revision is not None:
        store.save(path, {}, revision)  # whoever would change it meanwhile is told so, and loses nothing
    try:
        path.unlink()
    except FileNotFoundError as error:
        raise absent(number, home()) from error
    except OSError as error:
        words = phrase(
            "{file} cannot be deleted: {reason}", file=str(path), reason=error.strerror or str(error)
        )
        raise NotKeptError(words) from error


def name_of(said: str) -> str:
    """A name for a project as it was said: one line, not too long, never nothing."""
    seen = "".join(sign if sign.isprintable() else " " for sign in said)
    return " ".join(seen.split())[:LONGEST_NAME].strip() or "Untitled"


def free_name(name: str) -> str:
    """The name, with a number behind it where another project bears it."""
    there = {one.name for one in listed().heads}
    base = re.sub(r" \(\d+\)$", "", name)
    number, found = 2, name
    while found in there:
        found = f"{base} ({number})"
        number += 1
    return found


def _sweep(folder: Path) -> None:
    """Remove what a process left half written when it was killed."""
    for path in folder.glob(f".*{ENDING}.part*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _HALF_S:
                path.unlink()
