"""Raw cells of recognised columns → clean text, without words that stand for nothing."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Final

import pandas as pd

from ..errors import Problem
from ..profiles import kept_as_names, names_too, stands_for_nothing
from ..tables import COLUMNS, DATE_HELPERS, RawTable, Recognised, Where, blanked, clean

_BLANKED: Final = ("leaders", "date", "start", "end", "venue", "city", "country")
"""Columns of reports in which a lone sign and words such as "unknown" stand for nothing."""


def cleaned(table: RawTable, found: Recognised, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Clean text in every accepted column; those that the file lacks are all blank."""
    problems: list[Problem] = []
    cells: dict[str, pd.Series[str]] = {}
    blank = pd.Series("", index=table.cells.index, dtype="str")
    for column in (*COLUMNS[name], *(DATE_HELPERS if name == "reports" else ())):
        if column in found.headers:
            where = Where(table.file, table.rows, found.headers[column])
            cells[column], faults = clean(found.cells[column], where)
            problems += faults
            if name == "reports" and column in _BLANKED:
                kept = names_too(column, cells[column], found.cells.get("country", blank))
                cells[column], faults = blanked(cells[column], where, partial(_means_nothing, kept))
                problems += [*faults, *kept_as_names(where, cells[column], kept)]
        else:
            cells[column] = blank
    return pd.DataFrame(cells, index=table.cells.index), problems


def _means_nothing(kept: Collection[str], text: str) -> bool:
    return text not in kept and stands_for_nothing(text)
