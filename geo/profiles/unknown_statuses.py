"""Columns of statuses under a header of which no word is known: it is asked what they are of."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

import pandas as pd

from ..tables import HEADING, clip
from . import wordings
from .headers import claims
from .nouns import kinds
from .outcome_words import CANCELLED, PLANNED, words_of
from .outcomes import said
from .questions import Question
from .statuses import asked, is_no, is_short_answer, says_unmade, status_of
from .values import is_status

_MOST: Final = 6
"""Different statuses of such a column at most."""
_TWO: Final = 2
_SHORT: Final = 40
_HALF: Final = 0.5
_REMARKS: Final = {"note", "occasion"}


def unknown_statuses(cells: pd.DataFrame, taken: Container[str] = ()) -> Question | None:
    """A column of few short texts by which visits may not have been made, under a header that leaves it open.

    ``taken``: columns that say who, where and when.
    """
    for header in map(str, cells):
        if header in taken or header == HEADING or asked(header)[0]:
            continue
        distinct = list(dict.fromkeys(text.strip() for text in cells[header].unique() if text.strip()))
        if distinct and len(distinct) <= _MOST and (unmade := _unmade(header, distinct)):
            why = wordings.statuses_of_visits(clip(header.strip()), clip(unmade))
            return Question("status", (header,), why, (f"status={header}", "status=="))
    return None


def _unmade(header: str, distinct: Sequence[str]) -> str:
    """The text by which a visit may not have been made; nothing where the column speaks of something else.

    Under a header for remarks yes and no count, and half of the texts; under others each must be a status.
    """
    fields = {one.field for one in claims(header)}
    unmade = [text for text in distinct if says_unmade(text)]
    if not fields or fields == {"status"}:
        unmade += [text for text in distinct if text not in unmade and said(text) == (CANCELLED, True)]
        known = all(text in unmade or is_status(text) or is_short_answer(text) for text in distinct)
        return unmade[0] if unmade and known else ""
    remarks = fields <= _REMARKS and any("note" in kinds(word) for word in words_of(header))
    if not remarks or len(distinct) < _TWO or any(len(text) > _SHORT for text in distinct):
        return ""
    answers = [text for text in distinct if is_short_answer(text)]
    doubtful = [text for text in distinct if text not in answers or is_no(text) or _is_open(text)]
    asks = len(answers) >= _HALF * len(distinct) and not all(said(text).sure for text in answers)
    return doubtful[0] if asks and doubtful else ""


def _is_open(text: str) -> bool:
    """Whether a text under a header for remarks may mean both, or that the visit was to come."""
    return text.casefold() == "x" or status_of(text) == PLANNED
