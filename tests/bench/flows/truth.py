"""What is true of the files that ``generate`` writes, known from how their rows were made.

``python -m tests.bench.flows.truth TRUTH FLOWS.parquet`` says by its exit status whether a table of flows by
month is the truth's, visit for visit and report for report.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

FLOW_KEYS = ["origin", "destination", "country", "lat", "lon", "precision", "period", "role", "status"]
ORDER = ["period", "origin", "country", "destination", "lat", "lon", "precision", "role", "status"]


@dataclass(frozen=True)
class Truth:
    """Rows written, those without a flow by reason, and every visit that the others tell of."""

    rows: int
    left_out: dict[str, int]
    visits: pd.DataFrame
    """``origin``, place (``destination``, ``country``, ``lat``, ``lon``, ``precision``), ``day``, ``role``,
    ``status``, ``reports``: one row a visit."""

    def flows(self, by: str, least: int = 1) -> pd.DataFrame:
        """The visits by route and period, in the order of period, origin and destination."""
        counted = (
            self.visits.assign(period=starts(self.visits["day"], by), count=1)
            .groupby(FLOW_KEYS, dropna=False)[["count", "reports"]]
            .sum()
            .reset_index()
        )
        if least > 1:
            total = counted.groupby(FLOW_KEYS[:6], dropna=False)["count"].transform("sum")
            counted = counted[total >= least]
        return counted.sort_values(ORDER, ignore_index=True)[[*FLOW_KEYS, "count", "reports"]]

    def write(self, folder: Path) -> None:
        """Beside the files of a benchmark, in a folder of its own."""
        folder.mkdir(parents=True, exist_ok=True)
        told = {"rows": self.rows, "left_out": self.left_out}
        (folder / "truth.json").write_text(json.dumps(told, indent=1), "utf-8")
        self.visits.to_parquet(folder / "visits.parquet")

    @classmethod
    def read(cls, folder: Path) -> Truth:
        """What ``write`` wrote."""
        told = json.loads((folder / "truth.json").read_text("utf-8"))
        return cls(told["rows"], told["left_out"], pd.read_parquet(folder / "visits.parquet"))


def starts(days: pd.Series, by: str) -> pd.Series:
    """First day of the period of each day; 1 January 1970 was a Thursday, three days after a Monday."""
    number = days.to_numpy().astype("datetime64[D]")
    if by == "week":
        first = number - (number.astype("int64") + 3) % 7
    else:
        first = number.astype({"day": "datetime64[D]", "month": "datetime64[M]", "year": "datetime64[Y]"}[by])
    return pd.Series(first.astype("datetime64[s]"), index=days.index)


def run_starts(present: np.ndarray) -> np.ndarray:
    """For runs of up to four days on which two codes alternate: which day the visit of each day began on.

    ``present`` has a row for each run and a column for each of its days: whether any report tells of it.
    Written out day by day, so that nobody has to believe in windows: a day belongs to the visit of the day
    before when that one is there and began a visit of its own.
    """
    began = np.tile(np.arange(present.shape[1]), (len(present), 1))
    for day in range(1, present.shape[1]):
        second = present[:, day] & present[:, day - 1] & (began[:, day - 1] == day - 1)
        began[second, day] = day - 1
    return began


def agrees(truth: Truth, found: pd.DataFrame) -> bool:
    """Whether a table of flows by month, with all keys but status or with it, is the truth's."""
    keys = ["origin", "destination", "country", "lat", "lon", "precision", "period", "role"]
    both = [truth.flows("month"), found.assign(period=found["period"].astype("datetime64[s]"))]
    wanted, got = (one.groupby(keys, dropna=False)[["count", "reports"]].sum() for one in both)
    joined = wanted.reset_index().merge(got.reset_index(), on=[*keys, "count", "reports"])
    return len(wanted) == len(got) == len(joined)


if __name__ == "__main__":
    sys.exit(not agrees(Truth.read(Path(sys.argv[1])), pd.read_parquet(sys.argv[2])))
