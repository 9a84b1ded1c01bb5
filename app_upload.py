"""Uploaded files → a data set."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from geo.errors import Problem, TableError
from geo.reports import Dataset, load

_PARTS = ("reports", "leaders", "sources", "totals", "places")


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    content: bytes


def load_upload(uploads: list[Upload]) -> Dataset:
    """One file is the table of reports; several are told apart by their names.

    Raises ``TableError`` when it cannot be said which file is which, or two are the same table.
    """
    if len(uploads) == 1:
        return load(Path(PurePath(uploads[0].name).name), uploads[0].content)
    taken: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as scratch:
        folder = Path(scratch) / "reports"  # the data set is named after it
        folder.mkdir()
        for upload in uploads:
            path = PurePath(upload.name)
            part = next((name for name in _PARTS if path.stem.lower().startswith(name)), None)
            if part is None:
                raise TableError([_unnamed(upload.name)])
            if part in taken:
                raise TableError([_second(upload.name, part, taken[part])])
            taken[part] = upload.name
            (folder / f"{part}{path.suffix.lower()}").write_bytes(upload.content)
        return load(folder)


def _unnamed(name: str) -> Problem:
    return Problem(
        name,
        None,
        None,
        name,
        f"several files are named {', '.join(_PARTS)}",
        "rename it, or upload the table of reports alone",
    )


def _second(name: str, part: str, first: str) -> Problem:
    advice = f"join it with {first}, or remove one of the two"
    return Problem(name, None, None, f"a second table of {part}", "one file for each table", advice)
