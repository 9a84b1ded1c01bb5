"""Those whom the person of the title met, in a column that might name who travelled.

``State visits made by Queen Ada`` has her for the traveller of every row: the kings and presidents of its
column ``Visiting`` received her.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from ..tables import HEADING, clip
from . import wordings
from .candidates import CLAIMED, LIKELY, Candidates
from .evidence import Evidence
from .questions import Question
from .titled import names, person_named
from .when import Columns
from .wordlists import unaccented, words

_LOOKED_AT: Final = 20_000
"""Rows in which the person of the title is looked for."""


def met_by_titled(candidates: Candidates, chosen: Columns) -> Columns:
    """The columns, those of travellers as ``with`` where a title names another person as who travelled.

    A header that says who went (``Visitor``) stays one of travellers, and so does a column in which the
    person of the title stands. Where the header of another column says that it names those whom somebody met,
    that one does, and the column of travellers is none of both. So are headings above the rows.
    """
    who, raw = chosen.get("leaders", ""), candidates.trial.raw
    if not who or who in candidates.said.values() or _says_who_went(who):
        return chosen
    person = person_named((*raw.titles, PurePath(raw.file).stem.replace("_", " ")))
    if not person or any(names(person, text) for text in raw.cells[who].head(_LOOKED_AT).unique()):
        return chosen
    if who == HEADING or "with" in candidates.said or _met_elsewhere(candidates, chosen):
        return {field: header for field, header in chosen.items() if field != "leaders"}
    return {("with" if field == "leaders" else field): header for field, header in chosen.items()}


def guests_of_titled(candidates: Candidates, chosen: Columns) -> Question | None:
    """Guests in the only column of people, where a title says that the visits are another person's.

    They may have come to that person, or received them.
    """
    who, raw = chosen.get("leaders", ""), candidates.trial.raw
    if not who or who in candidates.said.values() or "with" in candidates.said or not _are_guests(who):
        return None
    person = person_named((*raw.titles, PurePath(raw.file).stem.replace("_", " ")))
    if not person or any(names(person, text) for text in raw.cells[who].head(_LOOKED_AT).unique()):
        return None
    why = wordings.guests_or_hosts(clip(who.strip()), clip(person))
    return Question("leaders", (who,), why, (f"leaders={who}", f"leaders=={person},with={who}"))


def may_be_met(told: Evidence) -> bool:
    """Whether values may be the people whom somebody met, in a column whose header says so."""
    return told.words >= LIKELY and max(told.dates, told.countries, told.markup) < LIKELY


def _met_elsewhere(candidates: Candidates, chosen: Columns) -> bool:
    """Whether another column calls itself that of those met, and the one of travellers does not."""
    if candidates.claim(chosen["leaders"], "with") >= CLAIMED:
        return False
    called = [one for one in candidates.trial.shown if candidates.claim(one, "with") >= CLAIMED]
    told = [candidates.trial.shown[one] for one in called if one not in chosen.values()]
    return any(one.filled and may_be_met(one) for one in told)


def _says_who_went(header: str) -> bool:
    return not words().guests["going"].isdisjoint(map(unaccented, header.split()))


def _are_guests(header: str) -> bool:
    return not words().guests["asked"].isdisjoint(map(unaccented, header.split()))
