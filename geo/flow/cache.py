"""What was extracted from sources, kept on disk, so that the next run reads only what is new."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from ..errors import FlowEngineError
from .sources import Source
from .storage import is_address

_VERSION: Final = 2
"""Raised whenever the same sources give other EVENTS, or EVENTS have other columns."""
_SUMMARY: Final = "sources.json"
_PART: Final = ".part-"
_ABANDONED_S: Final = 86_400


@dataclass(frozen=True)
class Batch:
    """The EVENTS of some sources in a folder, as ``geo.flow.flows.extract`` wrote them."""

    folder: Path
    sources: tuple[str, ...]
    """What each source was when it was read: ``stamp`` of it."""
    size: int
    """Bytes of the sources."""
    rows: int
    """Rows of the sources."""


def stamp(source: Source) -> str:
    """A source by its place, size and time of change: one that has the same is taken to be unchanged."""
    place = source.path if is_address(source.path) else os.path.abspath(source.path)
    return json.dumps([place, source.path, source.size, source.mtime])


class FlowCache:
    """Batches of EVENTS in a folder, for one choice of codes. Safe to share between processes.

    A batch is used only when all of its sources are asked for and none has changed. Nothing is ever removed
    but the unfinished work of runs that ended a day ago or more. Raises ``FlowEngineError`` when the
    folder cannot be made.
    """

    def __init__(self, folder: Path, codes: Sequence[str]) -> None:
        self._folder = folder / f"flows-{_VERSION}-{'-'.join(sorted(codes))}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FlowEngineError(
                f"{folder}: cannot be made a cache ({error.strerror}); choose another folder"
            ) from error
        self._clear_abandoned()

    def batches(self, sources: Iterable[Source]) -> list[Batch]:
        """What is kept of these sources, each in one batch at most; in a stable order."""
        open_stamps = {stamp(source) for source in sources}
        found = []
        for file in sorted(self._folder.glob(f"[!.]*/{_SUMMARY}")):
            batch = _read(file)
            if batch is not None and open_stamps.issuperset(batch.sources):
                open_stamps.difference_update(batch.sources)
                found.append(batch)
        return found

    @contextmanager
    def room(self) -> Iterator[Path]:
        """An empty folder to extract into; gone at the end unless it was kept."""
        # Not by tempfile, whose folders no other user may enter: a cluster's workers write here.
        folder = self._folder / f"{_PART}{uuid.uuid4().hex}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, room: Path, sources: Sequence[Source], rows: int) -> Batch:
        """Keep what was extracted from ``sources`` into ``room``; the batch as it is kept.

        When another process has kept the same meanwhile, that one is the answer.
        """
        stamps = tuple(sorted(map(stamp, sources)))
        target = self._folder / hashlib.sha256("\n".join(stamps).encode()).hexdigest()[:32]
        batch = Batch(target, stamps, sum(source.size for source in sources), rows)
        (room / _SUMMARY).write_text(json.dumps(asdict(batch) | {"folder": ""}), encoding="utf-8")
        if _read(target / _SUMMARY) is None:
            shutil.rmtree(target, ignore_errors=True)  # damaged
        try:
            os.rename(room, target)
        except OSError:
            kept = _read(target / _SUMMARY)
            if kept is None:
                raise
            return kept
        return batch

    def _clear_abandoned(self) -> None:
        for folder in self._folder.glob(f"{_PART}*"):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > _ABANDONED_S:
                    shutil.rmtree(folder, ignore_errors=True)


def _read(file: Path) -> Batch | None:
    """The batch that a summary tells of; None for one that is damaged: it is read anew then."""
    try:
        told = json.loads(file.read_text("utf-8"))
        return Batch(file.parent, tuple(told["sources"]), int(told["size"]), int(told["rows"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
