"""From sources to flows in one call: batch by batch, with progress, keeping what has been read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from ..errors import FlowSourceError
from .cache import FlowCache, stamp
from .codes import CODES
from .engines import DUCKDB, Engine
from .extract import extract
from .flows import Flows, flows_of
from .schema import Period
from .sources import Source, batches

_BATCH_BYTES: Final = 256 << 20
"""Small enough that progress moves, large enough that all cores have work."""
_CLUSTER_BATCH_BYTES: Final = 4 << 30
"""A job of a cluster has a fixed cost."""


@dataclass(frozen=True)
class Step:
    """How far reading has come."""

    files: int = 0
    all_files: int = 0
    size: int = 0
    """Bytes on disk of the sources that are done."""
    all_size: int = 0
    rows: int = 0

    @property
    def share(self) -> float:
        """0 to 1, by bytes."""
        return self.size / self.all_size if self.all_size else 1.0


@dataclass(frozen=True)
class Question:
    """What is asked of the sources; ``first`` and ``last`` are inclusive days."""

    by: Period = "month"
    first: date | None = None
    last: date | None = None
    codes: tuple[str, ...] = CODES
    least: int = 1
    """Visits that a route must have."""


@dataclass(frozen=True)
class Answer:
    """Flows, and the sources that were left out whole."""

    flows: Flows
    bad: tuple[FlowSourceError, ...]
    rows_kept: int
    """Rows that were not read again, because the cache had them."""


def answer(
    engine: Engine,
    sources: Sequence[Source],
    question: Question,
    *,
    cache: Path | None = None,
    skip_bad: bool = False,
    progress: Callable[[Step], None] = lambda step: None,
) -> Answer:
    """The flows of ``sources``. ``cache``: where to keep what is read; None: nothing is kept.

    A run that is stopped, by an exception from ``progress`` too, keeps the batches that are whole. Batches
    with bad files are not kept, so that these are named in every run.

    Raises ``FlowSourceError`` and ``FlowEngineError`` as ``extract`` does, ``ValueError`` for codes that
    are not known.
    """
    kept_in = FlowCache(cache or engine.temporary / "events", question.codes)
    kept = kept_in.batches(sources)
    known = {one for batch in kept for one in batch.sources}
    left = [source for source in sources if stamp(source) not in known]
    step = Step(
        files=len(sources) - len(left),
        all_files=len(sources),
        size=sum(batch.size for batch in kept),
        all_size=sum(source.size for source in sources),
        rows=sum(batch.rows for batch in kept),
    )
    rows_kept = step.rows
    progress(step)
    folders = [batch.folder for batch in kept]
    bad: list[FlowSourceError] = []
    with ExitStack() as rooms:
        for batch in batches(left, _BATCH_BYTES if engine.name == DUCKDB else _CLUSTER_BATCH_BYTES):
            room = rooms.enter_context(kept_in.room())
            found = extract(engine, batch, room, codes=question.codes, skip_bad=skip_bad)
            folders.append(room if found.bad else kept_in.keep(room, batch, found.rows).folder)
            bad += found.bad
            step = _after(step, batch, found.rows)
            progress(step)
        flows = flows_of(
            engine,
            folders,
            by=question.by,
            first=question.first,
            last=question.last,
            least=question.least,
        )
    return Answer(flows, tuple(bad), rows_kept)


def _after(step: Step, batch: Sequence[Source], rows: int) -> Step:
    return replace(
        step,
        files=step.files + len(batch),
        size=step.size + sum(source.size for source in batch),
        rows=step.rows + rows,
    )
