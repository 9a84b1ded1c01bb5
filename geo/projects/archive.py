"""A project as one file to carry elsewhere, and back from it: ``.summit.zip``.

The file may come from anybody: what is in it is named, counted, measured while it is unpacked, and compared
with its digests; nothing of it is written to disk by a name of its own, and nothing of it is run.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from .. import archives
from ..archives import ArchiveError
from ..errors import words_of
from ..language import phrase
from .faults import NotKeptError, ProjectError, damaged, misshapen, newer
from .shelf import ENDING, is_kept, name_of, named, path_of
from .store import FORMAT, LATEST, Project, digest_of, load
from .values import MOST_SIGNS, signs_of, values_of

ARCHIVE: Final = ".summit.zip"
"""How the name of such a file ends."""
MAX_STATE: Final = 50_000_000
"""Bytes of everything but the contents, unpacked."""
MAX_CONTENT: Final = 200_000_000
MAX_ALL: Final = 500_000_000
"""Bytes of all that is in one, unpacked."""
MOST_FILES: Final = 500
_STATE: Final = "project.json"
_CONTENT: Final = re.compile(r"content/([0-9a-f]{64})")
_PART: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def packed(project: Project) -> bytes:
    """The project as the bytes of a ``.summit.zip``; the same project gives the same bytes.

    Raises ``ProjectError`` where its file cannot be read to its end, and where it is more than ``unpacked``
    reads.
    """
    state = {
        "format": FORMAT,
        "program": "Summit Atlas",
        "name": project.name,
        "made": project.made,
        "parts": dict(sorted(project.parts.items())),
        "uses": {part: sorted(named) for part, named in sorted(project.uses.items()) if named},
    }
    text = _writable(project, state)
    contents = ((f"content/{digest}", project.contents[digest]) for digest in sorted(project.contents))
    return archives.packed(chain([(_STATE, text.encode())], contents))


def _writable(project: Project, state: Mapping[str, Any]) -> str:
    """The state as a text that ``unpacked`` reads."""
    try:
        text = json.dumps(state, indent=1, allow_nan=False)
    except ValueError as error:
        words = phrase("{name} cannot be one file: a number in it is not finite", name=project.name)
        raise NotKeptError(words) from error
    sizes = [len(text), *(len(project.contents[digest]) for digest in project.contents)]
    is_small = len(text) <= MAX_STATE and max(sizes) <= MAX_CONTENT and sum(sizes) <= MAX_ALL
    if not is_small or len(sizes) > MOST_FILES or signs_of(text) > MOST_SIGNS:
        raise NotKeptError(
            phrase(
                "{name} is too large for one file; copy its file {ending} instead",
                name=project.name,
                ending=ENDING,
            )
        )
    return text


def project_at(path: Path) -> Project | None:
    """The project that a path names: a ``.summit.zip``, the file of one, or a number or name of those kept
    on this computer. None where it names none, but perhaps a table. Raises ``ProjectError``.
    """
    if path.name.lower().endswith(ARCHIVE) and path.is_file():
        if path.stat().st_size > MAX_ALL:
            raise damaged(path.name, phrase("it is more than {count} MB", count=MAX_ALL // 1_000_000))
        return unpacked(path.read_bytes(), path.name)
    if path.suffix == ENDING and path.is_file():
        return load(path)
    if path.exists() or not is_kept(str(path)):
        return None
    return load(path_of(named(str(path)).number))


def unpacked(content: bytes, name: str, most: int = MAX_ALL) -> Project:
    """The project in the bytes of a ``.summit.zip`` called ``name``, at most so many; kept nowhere yet.

    Raises ``ProjectError`` in words for what is none, is damaged, is too large, or is of a newer version.
    """
    try:
        with archives.opened(content, most, MOST_FILES) as archive:
            entries = archive.infolist()
            _measured(entries, name, most)
            state = _state(archive, name, most)
            contents = {
                digest: _content(archive, entry, digest, name)
                for entry in entries
                if entry.filename != _STATE and (digest := entry.filename.removeprefix("content/"))
            }
    except ProjectError:
        raise
    except ArchiveError as error:
        raise _refused(name, error) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise misshapen(name, str(error)[:200] or type(error).__name__) from error
    return _project(state, contents, name)


def _refused(name: str, error: ArchiveError) -> ProjectError:
    if error.fault == "large":
        return damaged(name, phrase("it is {found}", found=words_of(error)))
    if error.fault == "many":
        return misshapen(name, f"a project has at most {MOST_FILES:,} files; more are in it")
    return damaged(name, phrase("it cannot be unpacked ({reason})", reason=words_of(error)))


def _measured(entries: list[zipfile.ZipInfo], name: str, most: int) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_FILES:
        raise misshapen(name, f"a project has at most {MOST_FILES:,} files; more are in it")
    if len(set(names)) < len(names):
        raise misshapen(name, "two files in it have one name")
    if _STATE not in names:
        raise misshapen(name, f"no {_STATE} is in it")
    for entry in entries:
        if entry.filename != _STATE and not _CONTENT.fullmatch(entry.filename):
            other = repr(entry.filename[:80])
            raise misshapen(name, f"a file that no project has is in it: {other}")
    if sum(entry.file_size for entry in entries) > most:
        found = phrase("more than {count} MB when unpacked", count=most // 1_000_000)
        raise damaged(name, phrase("it is {found}", found=found))


def _unpacked(archive: zipfile.ZipFile, entry: str | zipfile.ZipInfo, most: int, name: str) -> bytes:
    try:
        return archives.unpacked(archive, entry, most)
    except ArchiveError as error:
        raise damaged(name, phrase("a file in it is {found}", found=words_of(error))) from error


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, digest: str, name: str) -> bytes:
    found = _unpacked(archive, entry, MAX_CONTENT, name)
    if digest_of(found) != digest:
        raise misshapen(name, "a table in it is not the one that was kept")
    return found


def _state(archive: zipfile.ZipFile, name: str, most: int) -> dict[str, Any]:
    state = values_of(_unpacked(archive, _STATE, min(MAX_STATE, most // 10), name), MOST_SIGNS)
    if not isinstance(state, dict) or type(state.get("format")) is not int:
        raise misshapen(name, f"{_STATE} does not say its format")
    if state["format"] > FORMAT:
        raise newer(name, state["format"], FORMAT)
    return state


def _project(state: Mapping[str, Any], contents: dict[str, bytes], name: str) -> Project:
    parts, uses, made = state.get("parts"), state.get("uses", {}), state.get("made", 0.0)
    if not isinstance(parts, dict) or not all(map(_PART.fullmatch, parts)):
        raise misshapen(name, "its parts are not named as parts are")
    named: dict[str, list[Any]] = uses if isinstance(uses, dict) else {"": []}
    if not all(isinstance(used, list) and part in parts for part, used in named.items()):
        raise misshapen(name, "it does not say which of its parts uses what")
    if any(not isinstance(one, str) or one not in contents for used in named.values() for one in used):
        raise misshapen(name, "a table that it names is not in it")
    is_time = isinstance(made, int | float) and not isinstance(made, bool) and 0 <= made < LATEST
    return Project(
        name_of(str(state.get("name", ""))),
        parts,
        contents,
        {part: frozenset(used) for part, used in named.items()},
        made=float(made) if is_time else 0.0,
    )
