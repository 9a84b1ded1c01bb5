"""Columns under other names that say which visits took place: by yes and no to what the header asks
(``Cancelled``, ``Took place``, ``Confirmed?``), or in statuses, of which it is asked what they are of."""

from __future__ import annotations

from functools import cache
from typing import Final

import pandas as pd

from ..tables import HEADING, clip
from . import wordings
from .headers import claims
from .outcome_words import CANCELLED, HELD, PLANNED, VIRTUAL, words_of
from .outcomes import is_one_clause, said
from .questions import Question
from .values import is_status, is_truth
from .wordlists import words

_YES: Final = frozenset(
    ["true", "yes", "y", "x", "wahr", "ja", "vrai", "oui", "sí", "si", "verdadero", "verdadeiro", "sim",
     "vero", "да", "истина", "так", "是", "evet", "ya", "हाँ", "نعم", "✓", "✔"]
)  # fmt: skip
_NO: Final = frozenset(["n", "ні", "hayır", "tidak", "नहीं", "لا", "✗", "✘"])
_MOST: Final = 6
"""Different answers of such a column at most."""


def answered(header: str, cells: pd.Series[str]) -> dict[str, str]:
    """What the answers of a column say of their visits, by their text; nothing where it is no such column.

    ``Cancelled: yes`` was cancelled, ``Took place: no`` was not made, ``Confirmed: no`` is a plan. All other
    answers leave the visit as it is.

    >>> answered("Took place?", pd.Series(["Yes", "No", ""]))
    {'No': 'cancelled'}
    """
    distinct = [text for text in cells.unique() if text.strip()]
    if not distinct or len(distinct) > _MOST or not all(_is_answer(text) for text in distinct):
        return {}
    asked, confirming = _asked(header)
    for outcome, unless in ((CANCELLED, False), (PLANNED, confirming), (HELD, True)):
        if asked == outcome:
            meant = CANCELLED if outcome == HELD else outcome
            return {text: meant for text in distinct if _is_yes(text) is not unless}
    return {}


def unknown_statuses(cells: pd.DataFrame) -> Question | None:
    """A column of nothing but statuses under a header of which no word is known: they may be the visits'."""
    for header in map(str, cells):
        distinct = [text for text in cells[header].unique() if text]
        if distinct and len(distinct) <= _MOST and header != HEADING and not claims(header):
            unmade = [text for text in distinct if _says_unmade(text)]
            if unmade and all(text in unmade or is_status(text) for text in distinct):
                why = wordings.statuses_of_visits(clip(header.strip()), clip(unmade[0]))
                return Question("status", (header,), why, (f"status={header}", "status=="))
    return None


def _says_unmade(text: str) -> bool:
    told = said(text)
    return told.sure and told.outcome != VIRTUAL and is_one_clause(text)


def _is_answer(text: str) -> bool:
    word = text.strip().casefold()
    return is_truth(word) or word in _YES or word in _NO


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in _YES


def _asked(header: str) -> tuple[str, bool]:
    """What a header asks: cancelled, planned or held; and whether a no to it makes a plan of the visit."""
    spoken = " ".join(words_of(header))
    listed = _listed()
    if spoken in listed:
        return listed[spoken]
    told = said(header)
    return (told.outcome, False) if told.sure else ("", False)


@cache
def _listed() -> dict[str, tuple[str, bool]]:
    """The words for what became of visits as headers write them, with what they ask."""
    confirming = words().confirming
    return {
        " ".join(words_of(word)): (outcome, word in confirming)
        for word, outcome in words().statuses.items()
        if outcome in (CANCELLED, PLANNED, HELD)
    }
