"""Events counted as flows, as a function of what is chosen: here, or in a process of its own (``aside``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..flow import DUCKDB, Answer, Question, Step, answer, credits, find_sources, open_engine
from ..language import Phrase


@dataclass(frozen=True)
class Asked:
    """What the reader asked for."""

    paths: tuple[str, ...]
    question: Question
    engine: str = DUCKDB
    skip_bad: bool = False
    cache: Path | None = None
    memory: str | None = None
    """What the engine may take; None: what it takes by itself."""
    uploaded: bool = False


class Found(NamedTuple):
    """What came of it, and whom it is owed to."""

    answer: Answer
    credits: tuple[Phrase, ...]


def counted(asked: Asked, progress: Callable[[Step], None]) -> Found:
    """Read and count what was asked for. Raises ``FlowSourceError`` and ``FlowEngineError``."""
    sources = find_sources(asked.paths)
    with open_engine(asked.engine, memory=asked.memory) as engine:
        found = answer(
            engine,
            sources,
            asked.question,
            cache=asked.cache,
            skip_bad=asked.skip_bad,
            progress=progress,
        )
    return Found(found, credits(sources))
