"""Columns of statuses under a header of which no word is known: it is asked what they are of."""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..tables import HEADING, clip
from . import wordings
from .headers import claims
from .questions import Question
from .statuses import asked, says_unmade
from .values import is_status

_MOST: Final = 6
"""Different statuses of such a column at most."""


def unknown_statuses(cells: pd.DataFrame) -> Question | None:
    """A column of nothing but statuses under such a header: they may be the visits'."""
    for header in map(str, cells):
        distinct = [text for text in cells[header].unique() if text]
        free = header != HEADING and not claims(header) and not asked(header)[0]
        if distinct and len(distinct) <= _MOST and free:
            unmade = [text for text in distinct if says_unmade(text)]
            if unmade and all(text in unmade or is_status(text) for text in distinct):
                why = wordings.statuses_of_visits(clip(header.strip()), clip(unmade[0]))
                return Question("status", (header,), why, (f"status={header}", "status=="))
    return None
