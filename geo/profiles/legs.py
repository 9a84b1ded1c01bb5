"""The day of a leg from here to there, where its two dates are in no order."""

from __future__ import annotations

from typing import Final

from .candidates import LIKELY, Candidates
from .questions import Question
from .when import Columns

_IN_ORDER: Final = 0.9
"""Share of the rows from which on two dates of a leg are those of leaving and of arriving."""


def day_of_leg(candidates: Candidates, chosen: Columns) -> Question | None:
    """Whether a day is that of leaving or of arriving: asked where the dates of both are in no order."""
    start, trial = chosen.get("start", chosen.get("date", "")), candidates.trial
    if not start or "end" in chosen or start in candidates.said.values():
        return None
    if not candidates.claim(start, "origin"):
        return None
    for other, told in trial.shown.items():
        if other != start and told.dates >= LIKELY and candidates.claim(other, "venue"):
            found = trial.spans(start, other)
            if found.pairs and found.ordered < _IN_ORDER:
                return Question("date", (start, other))
    return None
