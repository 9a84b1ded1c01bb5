"""A small table of flows whose figures are known by heart, for the tests of the flows' map."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

HOSTILE: Final = '</script><img src=x onerror=alert(1)> {{ 7 * 7 }} ${x} O\'Brien & "Sons" \u202e abc'
COLUMNS: Final = (
    "origin",
    "destination",
    "country",
    "lat",
    "lon",
    "precision",
    "period",
    "role",
    "status",
    "count",
    "reports",
)
ROWS: Final = (
    ("FR", "Berlin", "DE", 52.52, 13.405, "city", "2019-03", "made", "held", 12, 34),
    ("FR", "Berlin", "DE", 52.52, 13.405, "city", "2019-04", "made", "held", 3, 3),
    ("DE", "Paris", "FR", 48.8534, 2.3488, "city", "2019-03", "made", "held", 5, 9),
    ("FR", "", "DE", np.nan, np.nan, "country", "2019-03", "made", "held", 2, 2),
    ("US", "Tokyo", "JP", 35.6895, 139.6917, "city", "2019-05", "made", "held", 7, 8),
    ("JP", HOSTILE, "BR", -10.0, -50.0, "city", "2019-04", "third", "held", 4, 4),
    ("IN", "Rome", "IT", 41.8919, 12.5113, "city", "2019-05", "made", "planned", 6, 6),
    ("KE", "", "AQ", np.nan, np.nan, "country", "2019-05", "made", "held", 1, 1),
)
LEFT_OUT: Final = {"domestic": 51, "no place": 7, "faulty row": 0}


def truth_flows(rows: tuple[tuple[Any, ...], ...] = ROWS) -> pd.DataFrame:
    """The table; periods are months, written ``2019-03``."""
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.assign(period=pd.to_datetime(table["period"] + "-01"))
