"""Whether one person can have made all journeys of a table that does not say who travelled."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from ..sphere import distances_km

_FAR_KM: Final = 1_500.0
"""Two visits of one person on one day are hardly further apart, but for a campaign's last days."""
_APART_KM: Final = 300.0
_FEW, _MOSTLY = 4, 0.5
"""Rows, and share of them, from which on days in two countries are several people's."""
_FINE: Final = ("venue", "city")
_CAREER_DAYS: Final = 70 * 365
"""Nobody travels for longer in office."""


def share_of_one(reports: pd.DataFrame, places: pd.DataFrame) -> float:
    """Share of the dated, placed rows that can be journeys of one person, 0 to 1.

    Not those whose days another row spends in a far place, nor those outside the seventy years that have most
    of the rows, nor, where most are so, those of one day with a row in another country. The places of one
    row are one journey, and a day of arrival may be that of a departure.
    """
    rows = _stays(reports, places)
    if rows.empty:
        return 1.0
    first = rows["first"].to_numpy()
    until = np.searchsorted(first, first + _CAREER_DAYS, side="right")
    most = int((until - np.arange(len(rows))).argmax())
    within = np.arange(len(rows))
    kept = (within >= most) & (within < until[most])
    return float((kept & ~_clashes(rows) & ~_crowded(rows)).mean())


def _stays(reports: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The first place of every held row with days, and where it is, in the order of days."""
    known = places.loc[places["precision"].ne("none"), ["venue_key", "lat", "lon", "country", "precision"]]
    held = reports["status"].eq("held") & reports["date_kind"].eq("precise")
    rows = reports.loc[held, ["row", "start_day", "end_day", "venue_key"]].merge(known, on="venue_key")
    rows = rows.drop_duplicates("row").dropna(subset=["start_day"])
    rows = rows.assign(
        first=rows["start_day"].astype("int64"),
        last=rows["end_day"].fillna(rows["start_day"]).astype("int64"),
    )
    return rows.sort_values(["first", "last", "row"], ignore_index=True)


def _crowded(rows: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each row shares its only day with one in another country, where most rows of the table do.

    One person is in two countries on a day now and then, never mostly.
    """
    single = rows["first"].eq(rows["last"])
    beside = rows.shift(-1)
    same = single & single.shift(-1, fill_value=False) & rows["first"].eq(beside["first"])
    km = distances_km(*(rows[name].to_numpy() for name in ("lat", "lon")),
                      *(beside[name].fillna(0.0).to_numpy() for name in ("lat", "lon")))  # fmt: skip
    apart = same & rows["country"].ne(beside["country"]) & pd.Series(km > _APART_KM, rows.index)
    found = (apart | apart.shift(fill_value=False)).to_numpy(dtype=bool)
    return found if len(rows) >= _FEW and found.mean() > _MOSTLY else np.zeros(len(rows), dtype=bool)


def _clashes(rows: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each row is spent far from the one before it that lasts longest, on the same days."""
    reach = rows["last"].cummax()
    longest = pd.Series(np.where(rows["last"].eq(reach), np.arange(len(rows)), -1)).cummax()
    before = rows.iloc[longest.shift(fill_value=0).to_numpy()].reset_index(drop=True)
    shared = np.minimum(rows["last"], before["last"]) - rows["first"]
    one_day = before["first"].eq(before["last"]) & rows["first"].eq(before["first"])
    together = shared.gt(0) | (shared.eq(0) & (one_day | before["last"].gt(rows["first"])))
    km = distances_km(*(rows[name].to_numpy() for name in ("lat", "lon")),
                      *(before[name].to_numpy() for name in ("lat", "lon")))  # fmt: skip
    fine = rows["precision"].isin(_FINE) & before["precision"].isin(_FINE)
    told = (
        fine | rows["country"].ne(before["country"])
    ).to_numpy()  # the middle of a country is nowhere in it
    found = together.to_numpy() & told & (km > _FAR_KM)
    found[0] = False
    return np.asarray(found, dtype=np.bool_)
