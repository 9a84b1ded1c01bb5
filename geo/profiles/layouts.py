"""Which profile a table of reports is read by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ..places import Gazetteer
from ..tables import RawTable, header_word, missing, recognise
from .candidates import CLAIMED, LIKELY, Candidates
from .guess import applied, chosen, guess
from .own_names import is_ours
from .profile import Profile, recognised
from .questions import Question, may_be_statistics, where_perhaps
from .trial import Trial

_SOME, _NEARLY_ALL = 0.3, 0.8
"""Shares of a column's values that must look like what a known shape has there, and like people's names."""


class Layout(NamedTuple):
    """How a table is to be read, as far as that can be told."""

    profile: Profile | None
    """By which it is read; None: by our own columns."""
    questions: tuple[Question, ...] = ()
    """What must be said before it can be read."""


def layout(
    raw: RawTable, profile: Profile | None, columns: Mapping[str, str], gazetteer: Gazetteer | None
) -> Layout:
    """The profile given, else the one the columns tell, else one guessed; None for our own columns.

    ``columns`` leads from our columns to the file's and makes every other profile a guess that keeps
    to it. A table of our own columns alone is none to guess at, whatever it lacks. A guess that finds
    no date or no place is none: the table is then judged by our own columns, which says what is
    missing. Raises ``TableError`` for columns that the file lacks.
    """
    if profile is not None:
        return Layout(profile)
    gazetteer = gazetteer or Gazetteer()
    if not columns:
        known = recognised([str(header) for header in raw.cells.columns])
        if known is not None and _holds(known, trial := Trial(raw, gazetteer)):
            return Layout(_with_travellers(known, Candidates(trial)))
        ours = recognise(raw, "reports")
        complete = not missing(raw, "reports", ours.headers)
        if (complete or len(ours.headers) == len(raw.cells.columns)) and is_ours(raw, ours, gazetteer):
            return Layout(None)
    return _guessed(raw, columns, gazetteer)


def _guessed(raw: RawTable, choices: Mapping[str, str], gazetteer: Gazetteer) -> Layout:
    """What the user chose and what is proposed for the rest; our own columns if that is no table.

    A table needs a date and a place; where no column names who travelled, the title or the file's
    name does.
    """
    made = guess(raw, gazetteer, chosen(raw, choices))
    found = {one.field: one.columns[0] for one in made.proposals}
    if not {"date", "start", "year"} & found.keys():
        return Layout(None)
    if not {"venue", "city", "country", "division"} & found.keys() and not {"lat", "lon"} <= found.keys():
        days = [found[name] for name in ("date", "start", "end", "year") if name in found]
        perhaps = where_perhaps(Trial(raw, gazetteer), days) if "venue" not in choices else None
        return Layout(applied(made.proposals), (*made.questions, perhaps)) if perhaps else Layout(None)
    statistics = (Question("leaders", ()),) if may_be_statistics(found) else ()
    return Layout(applied(made.proposals), made.questions or statistics)


def _with_travellers(profile: Profile, candidates: Candidates) -> Profile:
    """The known shape, with the table's column of travellers where the shape itself has none."""
    people, there = profile.leaders, set(map(header_word, candidates.trial.shown))
    named = there & set(map(header_word, profile.fields.get("leaders", ())))
    if named or "leaders" in profile.constants or people.countries or people.always:
        return profile
    found = [one for one, _ in candidates.best("leaders") if _names(candidates, one)]
    return replace(profile, fields={**profile.fields, "leaders": (found[0],)}) if found else profile


def _names(candidates: Candidates, header: str) -> bool:
    """Whether a column says that it holds people, or is called ``Name`` and does."""
    claim = candidates.claim(header, "leaders")
    return claim >= CLAIMED or (claim >= LIKELY and candidates.trial.shown[header].people >= _NEARLY_ALL)


def _holds(profile: Profile, trial: Trial) -> bool:
    """Whether the table's cells are what its headers, which a known shape has too, promise."""
    by_word = {header_word(header): told for header, told in trial.shown.items()}
    for name in ("date", "start"):
        told = [
            by_word[word] for one in profile.fields.get(name, ()) if (word := header_word(one)) in by_word
        ]
        if told and not any(max(one.dates, one.serials, one.years) >= _SOME for one in told):
            return False
    return True
