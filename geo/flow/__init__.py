"""Events of any number → flows: who visited whom, period by period (``docs/flows.md``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .codes import CODES, known_codes
    from .engines import DUCKDB, open_engine
    from .files import WRITERS, Told, as_csv, as_html, as_parquet, credits
    from .run import Answer, Question, Step, answer
    from .schema import COLOURED, PERIODS, REASONS, Period
    from .sources import find_sources

__all__ = [
    "CODES",
    "COLOURED",
    "DUCKDB",
    "PERIODS",
    "REASONS",
    "WRITERS",
    "Answer",
    "Period",
    "Question",
    "Step",
    "Told",
    "answer",
    "as_csv",
    "as_html",
    "as_parquet",
    "credits",
    "find_sources",
    "known_codes",
    "open_engine",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "codes": (
            "CODES",
            "known_codes",
        ),
        "engines": (
            "DUCKDB",
            "open_engine",
        ),
        "files": (
            "WRITERS",
            "Told",
            "as_csv",
            "as_html",
            "as_parquet",
            "credits",
        ),
        "run": (
            "Answer",
            "Question",
            "Step",
            "answer",
        ),
        "schema": (
            "COLOURED",
            "PERIODS",
            "REASONS",
            "Period",
        ),
        "sources": ("find_sources",),
    },
)
