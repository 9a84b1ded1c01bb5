"""Room for the words of findings: how wide their columns are, and how high the rows, so that none is cut."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from ..language import ngettext

NARROW: Final = {"severity": 70, "kind": 85, "file": 110, "row": 60, "rows": 75, "column": 75}
"""Pixels of columns with few words."""
_WORDS: Final = ("found", "allowed", "advice")
_TOGETHER, _LEAST = 760, 110
"""Pixels of the columns with many words: of all of them, as many as a screen of 1,440 has beside the page's
panel; and of each at least."""
_LETTER, _LINE, _PADDING, _WRAPS_FROM = 6.8, 21, 16, 66
"""Pixels of a letter, with what wrapping leaves over at the ends of lines; of a line; above and below all
lines; of the lowest row in which Streamlit wraps text."""
_FEW: Final = 6
_HIGHEST, _HEADER = 700, 40
"""Pixels of a list of findings at most, and of its header."""


def few(rows: Sequence[int]) -> str:
    """The first of many rows, and how many there are."""
    shown = ", ".join(map(str, rows[:_FEW]))
    if len(rows) <= _FEW:
        return shown
    return ngettext("{rows} … ({count} row)", "{rows} … ({count} rows)", len(rows), rows=shown)


def widths(table: pd.DataFrame) -> dict[str, int]:
    """Pixels of each column of a table of findings: those with many words share the rest by their longest."""
    letters = {name: max(_letters(table, name), 1) for name in _WORDS}
    free = (_TOGETHER - _LEAST * len(_WORDS)) / sum(letters.values())
    return NARROW | {name: _LEAST + int(free * count) for name, count in letters.items()}


def heights(table: pd.DataFrame, wide: Mapping[str, int]) -> tuple[int, int]:
    """Pixels of each row, in which the longest text has room for all its lines, and of the list."""
    lines = max(math.ceil(_letters(table, name) * _LETTER / wide[name]) for name in wide)
    row = max(_WRAPS_FROM, _LINE * lines + _PADDING)
    return row, min(_HIGHEST, _HEADER + row * len(table))


def _letters(table: pd.DataFrame, name: str) -> int:
    return max((len(str(one)) for one in table[name] if not pd.isna(one)), default=0)
