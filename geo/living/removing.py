"""Removing states that are kept: their files, and their lines in the list."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from .addresses import refused
from .states import LIST, State, kept_folder, kept_states, path_of, state_read


def freed(states: Collection[State]) -> dict[str, int]:
    """The digests whose files nobody needs without these states, and how many bytes each file has.

    A file that another state has too stays: an address may give the same bytes again later.
    """
    gone = set(states)
    needed = {state.digest for state in kept_states() if state not in gone}
    files = {state.digest: path_of(state.digest) for state in states if state.digest not in needed}
    return {digest: path.stat().st_size for digest, path in files.items() if path.is_file()}


def remove_states(states: Collection[State]) -> int:
    """Remove states that are kept; how many bytes that freed. Those that are gone by now are no fault.

    Raises ``TableError`` where the folder cannot be written.
    """
    files = freed(states)
    try:
        _unlist(kept_folder() / LIST, set(states))
        for digest in files:
            path_of(digest).unlink(missing_ok=True)
    except OSError as error:
        raise refused(
            str(kept_folder()), f"a folder that cannot be written ({error.strerror})",
            "one from which states can be removed", "see whose it is, and that nothing else uses it",
        ) from error  # fmt: skip
    return sum(files.values())


def _unlist(path: Path, gone: set[State]) -> None:
    """Write the list without these states; anew where somebody kept another one meanwhile."""
    while True:
        with contextlib.suppress(FileNotFoundError):
            content = path.read_bytes()
            kept = [line for line in content.splitlines(keepends=True) if state_read(line) not in gone]
            handle, whole = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(b"".join(kept))
                if path.stat().st_size != len(content):
                    continue
                os.replace(whole, path)
            finally:
                Path(whole).unlink(missing_ok=True)
        return
