"""Days and months of which nothing says the year: it is asked."""

from __future__ import annotations

from collections.abc import Mapping

from ..tables import HEADING, clip
from . import wordings
from .candidates import LIKELY, Candidates
from .questions import Question
from .trial import Trial
from .yearless import YEAR


def lacking_year(trial: Trial, found: Mapping[str, str]) -> Question | None:
    """Days and months of which neither a row nor a title says the year; the file's name is no proof of it."""
    header = found.get("date") or found.get("start")
    if header is None or "year" in found or trial.shown[header].yearless < LIKELY:
        return None
    raw, told = trial.raw, trial.shown[header]
    above = raw.cells[HEADING].unique().tolist() if HEADING in raw.cells else []
    filled = raw.cells != ""
    lone = raw.cells[filled.sum(axis="columns") == 1].to_numpy().ravel().tolist()
    if told.dates > told.yearless or any(map(YEAR.search, [*raw.titles, *above, *lone])):
        return None
    years = set(YEAR.findall(raw.file))
    year = years.pop() if len(years) == 1 else ""
    why = wordings.which_year(clip(header.strip()), year)
    return Question("year", (), why, (f"year=={year or 'YEAR'}", "year=COLUMN"))


def lacking_year_beside(candidates: Candidates) -> Question | None:
    """A column of months beside one of days, where none says the year."""
    shown = candidates.trial.shown
    parts = [
        next(
            (
                one
                for one in shown
                if candidates.claim(one, part) and getattr(shown[one], f"{part}s") >= LIKELY
            ),
            "",
        )
        for part in ("month", "day")
    ]
    if not all(parts):
        return None
    why = wordings.which_year(clip(parts[1].strip()), "")
    return Question("year", (), why, ("year==YEAR", "year=COLUMN"))
