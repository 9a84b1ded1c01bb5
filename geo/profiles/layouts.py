"""Which profile a table of reports is read by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ..places import Gazetteer
from ..tables import HEADING, REPORT_COLUMNS, RawTable, header_word, missing, recognise
from .candidates import CLAIMED, LIKELY, Candidates
from .guess import applied, chosen, guess
from .lacking import lacking_year_beside
from .overlaid import NOTHING_SAID, Choices, beside, left_alone, overlaid
from .own_names import is_ours
from .profile import Profile, recognised
from .questions import (
    Question,
    may_be_statistics,
    names_of_parts,
    visited_perhaps,
    when_perhaps,
    where_perhaps,
    who_of_an_office,
)
from .trial import Trial
from .unknown_statuses import unknown_statuses

_SOME, _NEARLY_ALL = 0.3, 0.8
"""Shares of a column's values that must look like what a known shape has there, and like people's names."""


class Layout(NamedTuple):
    """How a table is to be read, as far as that can be told."""

    profile: Profile | None
    """By which it is read; None: by our own columns."""
    questions: tuple[Question, ...] = ()
    """What must be said before it can be read."""
    said: Choices = NOTHING_SAID
    """What is said of some of our own columns; of a profile it is part."""


def layout(
    raw: RawTable, profile: Profile | None, columns: Mapping[str, str], gazetteer: Gazetteer | None
) -> Layout:
    """The profile given, else the one the columns tell, else one guessed; None for our own columns.

    ``columns`` leads from our columns to the file's: the rest of the table is read as it would be without
    them, by the same profile, by our own columns or by a guess that keeps to them. A table of our own columns
    alone is none to guess at, whatever it lacks. A guess that finds
    no date or no place is none: the table is then judged by our own columns, which says what is
    missing. Raises ``TableError`` for columns that the file lacks.
    """
    said = chosen(raw, columns)
    if profile is not None:
        return Layout(overlaid(profile, said))
    made = _told_by_columns(raw, said, gazetteer or Gazetteer())
    known = "status" in said or _has_statuses(raw, made)
    question = (
        None
        if known
        else unknown_statuses(raw.cells, {one.columns[0] for one in said.values() if one.columns})
    )
    return made._replace(questions=(*made.questions, question)) if question else made


def _has_statuses(raw: RawTable, made: Layout) -> bool:
    """Whether the reading has a column of statuses."""
    if made.profile is None:
        return "status" in recognise(raw, "reports").headers
    return "status" in made.profile.fields or "status" in made.profile.constants


def _told_by_columns(raw: RawTable, said: Choices, gazetteer: Gazetteer) -> Layout:
    """A known shape, our own columns, or a guess, in this order."""
    ours = recognise(raw, "reports")
    complete = not missing(raw, "reports", ours.headers)
    if (known := _known(raw, complete, gazetteer, said)) is not None:
        return known
    all_ours = len(ours.headers) == len(raw.cells.columns)
    if said.keys() <= REPORT_COLUMNS.keys() and (complete or all_ours) and is_ours(raw, ours, gazetteer):
        return Layout(None, (), said)
    return _guessed(raw, said, gazetteer)


def _known(raw: RawTable, complete: bool, gazetteer: Gazetteer, said: Choices) -> Layout | None:
    """The known shape that the table has, with what is said and with columns beside it under our own names.

    Where our own names alone make a table (``complete``) and the shape would lose some of them, it is
    none: ``leader_country`` or ``status`` beside ``country, city, date, purpose``. Nor is it where it would
    lose the ``venue`` beside a city, or the ``city`` of a venue.
    """
    headers = [str(header) for header in raw.cells.columns]
    known = recognised(headers)
    left = left_alone(known, headers) if known is not None else {}
    lost = bool(left and complete) or bool({"venue", "city"} & left.keys())
    if known is None or lost or not _holds(known, trial := Trial(raw, gazetteer)):
        return None
    whole = overlaid(known, {**beside(known, left, headers), **said})
    return Layout(whole) if "leaders" in said else _with_travellers(whole, Candidates(trial))


def _guessed(raw: RawTable, said: Choices, gazetteer: Gazetteer) -> Layout:
    """What the user chose and what is proposed for the rest; our own columns if that is no table.

    A table needs a date and a place; where no column names who travelled, the title or the file's
    name does.
    """
    made = guess(raw, gazetteer, said)
    found = {one.field: one.columns[0] for one in made.proposals}
    placed = bool({"venue", "city", "country", "division"} & found.keys() or {"lat", "lon"} <= found.keys())
    if not {"date", "start", "year"} & found.keys():
        trial, open_yet = Trial(raw, gazetteer), placed and not {"date", "year"} & said.keys()
        when = when_perhaps(trial, found.values()) if open_yet else None
        when = when or (lacking_year_beside(Candidates(trial)) if open_yet else None)
        return Layout(applied(made.proposals), (*made.questions, when)) if when else Layout(None)
    if not placed:
        days = [found[name] for name in ("date", "start", "end", "year") if name in found]
        perhaps = where_perhaps(Trial(raw, gazetteer), days) if "venue" not in said else None
        return Layout(applied(made.proposals), (*made.questions, perhaps)) if perhaps else Layout(None)
    if "country" not in said and (where := visited_perhaps(Candidates(Trial(raw, gazetteer)), found)):
        return Layout(applied(made.proposals), (*made.questions, where))
    statistics = (Question("leaders", ()),) if may_be_statistics(found) else ()
    return Layout(applied(made.proposals), made.questions or statistics)


def _with_travellers(profile: Profile, candidates: Candidates) -> Layout:
    """The known shape, with the table's column of travellers where the shape itself has none.

    Where the title names several holders of an office, the parts of the file may be called after them;
    otherwise it is asked who travelled.
    """
    people, trial = profile.leaders, candidates.trial
    named = set(map(header_word, trial.shown)) & set(map(header_word, profile.fields.get("leaders", ())))
    if named or "leaders" in profile.constants or people.countries or people.always:
        return Layout(profile)
    found = [one for one, _ in candidates.best("leaders") if _names(candidates, one)]
    question = None if found else who_of_an_office(trial, {})
    if question is not None and names_of_parts(trial):
        found, question = [HEADING], None
    if not found:
        return Layout(profile, (question,) if question else ())
    return Layout(replace(profile, fields={**profile.fields, "leaders": (found[0],)}))


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
