"""Whether a column called ``Trip`` says which meetings were one journey, or merely counts its rows.

An id of a journey stands in several rows of one leader, and these follow each other by their days. A row
number stands once, a number that starts anew with each year comes back after other journeys, and so does a
word for the kind of trip: each would be stated as journeys that no source knows of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from .trial import Trial

_ROWS: Final = 20_000
"""Rows that are looked at."""
_MOST: Final = 0.5
"""Share of the ids in several rows from which on they hold together."""


def joins_rows(trial: Trial, header: str, columns: Mapping[str, str]) -> bool:
    """Whether most values that a leader has in several rows stand in rows that follow each other.

    ``columns`` leads from our fields to the columns that are known for them; without one of leaders the
    whole table is one leader's, and without one of dates it is enough that some value comes back.
    """
    cells = trial.raw.cells
    there = {name: one for name, one in columns.items() if one in cells}
    frame = pd.DataFrame({"id": cells[header], "who": ""})
    if "leaders" in there:
        frame["who"] = cells[there["leaders"]]
    frame = frame[frame["id"].str.strip().ne("")].head(_ROWS)
    when = there.get("date") or there.get("start")
    frame["day"] = trial.first_days(cells.loc[frame.index, when]) if when else np.nan
    repeated = frame[frame.duplicated(["who", "id"], keep=False)]
    if repeated.empty or not repeated["day"].notna().any():
        return not repeated.empty
    known = frame.dropna(subset="day").sort_values(["who", "day", "id"])
    other = known["id"].ne(known["id"].shift()) | known["who"].ne(known["who"].shift())
    groups = known.assign(run=other).groupby(["who", "id"])["run"].agg(["size", "sum"])
    several = groups[groups["size"].gt(1)]
    return several.empty or bool(several["sum"].eq(1).mean() >= _MOST)
