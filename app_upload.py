"""Uploaded files → an atlas."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from geo.atlas import Atlas, Progress, read
from geo.errors import Problem, TableError

_PARTS = ("reports", "leaders", "sources", "totals")


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    content: bytes


def read_upload(uploads: list[Upload], progress: Progress) -> Atlas:
    """One file is the table of reports; several are told apart by their names.

    Raises ``TableError`` when it cannot be said which file is which.
    """
    if len(uploads) == 1:
        return read(Path(PurePath(uploads[0].name).name), uploads[0].content, progress=progress)
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as folder:
        for upload in uploads:
            path = PurePath(upload.name)
            part = next((name for name in _PARTS if path.stem.lower().startswith(name)), None)
            if part is None:
                raise TableError([_unnamed(upload.name)])
            (Path(folder) / f"{part}{path.suffix.lower()}").write_bytes(upload.content)
        return read(Path(folder), progress=progress)


def _unnamed(name: str) -> Problem:
    return Problem(
        name,
        None,
        None,
        name,
        f"several files are named {', '.join(_PARTS)}",
        "rename it, or upload the table of reports alone",
    )
