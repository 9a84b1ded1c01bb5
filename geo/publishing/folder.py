"""Files by name → a folder of them, whole or not at all, and over nobody's work."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..archives import packed
from ..files import WriteError

MANIFEST: Final = "summit-atlas.json"
"""Tells a folder that was published from other people's: its files, each with the SHA-256 of its content."""


_GENERATOR: Final = "Summit Atlas"


def check_folder(folder: Path) -> None:
    """Say before the work what ``write_folder`` would say after it; raises ``WriteError``.

    A folder may be new, empty, or one that was published before and has nothing else in it since.
    """
    if not folder.parent.is_dir():
        raise WriteError(f"cannot write to {folder.parent}: there is no such folder; choose another one")
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WriteError(f"{folder} is no folder; choose another name")
    if not os.access(folder if folder.exists() else folder.parent, os.W_OK):
        raise WriteError(f"cannot write to {folder}: it may not be written; choose another folder")
    if folder.is_dir() and (name := _of_others(folder)):
        raise WriteError(
            f"{folder} holds {name}, which may be somebody's work; choose another folder, or move it away"
        )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The folder of ``files`` as a zip; the same files give the same bytes."""
    return packed(sorted({**files, MANIFEST: _manifest(files)}.items()))


def address_of(text: str) -> str:
    """The address of a folder with a slash at its end; empty for none.

    Raises ``ValueError`` for one that cannot be: all of it will be public, so it has no name and password.
    """
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        plain = not (parts.query or parts.fragment or "@" in parts.netloc or parts.port == 0)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and plain
    except ValueError:  # a port that there is not
        fits = False
    if not fits or any(char.isspace() or char in "\"'<>" for char in text):
        raise ValueError(f'got "{text}"; write where the folder will be, as https://example.org/map/')
    return text.rstrip("/") + "/"


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (by plain names) as ``folder``, in place of what was published there before.

    All are written beside it first; then the folder takes its name. Raises ``WriteError``.
    """
    check_folder(folder)
    made = {**files, MANIFEST: _manifest(files)}
    try:
        whole = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.", suffix=".part"))
    except OSError as error:
        raise WriteError(
            f"cannot write to {folder.parent}: {error.strerror}; choose another folder"
        ) from error
    try:
        for name, content in made.items():
            (whole / name).write_bytes(content)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(whole, 0o777 & ~mask)
        _put(whole, folder)
    except OSError as error:
        if isinstance(error, WriteError):
            raise
        raise WriteError(f"cannot write {folder}: {error.strerror}") from error
    finally:
        shutil.rmtree(whole, ignore_errors=True)


def _put(whole: Path, folder: Path) -> None:
    if not folder.exists():
        whole.rename(folder)
        return
    check_folder(folder)  # somebody may have put something there meanwhile
    before = whole.with_suffix(".before")
    folder.rename(before)
    try:
        whole.rename(folder)
    except OSError:
        before.rename(folder)
        raise
    shutil.rmtree(before)


def _manifest(files: Mapping[str, bytes]) -> bytes:
    told = {name: sha256(content).hexdigest() for name, content in sorted(files.items())}
    return (json.dumps({"generator": _GENERATOR, "files": told}, indent=1) + "\n").encode()


def _of_others(folder: Path) -> str:
    """The name of something in the folder that was not published there, or was changed since; else empty."""
    known: dict[str, object] = {}
    manifest = folder / MANIFEST
    try:
        told = json.loads(manifest.read_bytes()) if manifest.is_file() else {}
    except ValueError:
        told = {}
    ours = isinstance(told, dict) and told.get("generator") == _GENERATOR
    if ours and isinstance(told.get("files"), dict):
        known = told["files"]
    for path in sorted(folder.iterdir()):
        if path.name == MANIFEST and known:
            continue
        same = path.is_file() and not path.is_symlink() and known.get(path.name) == _digest(path)
        if not same:
            return path.name
    return ""


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
