"""Figures that grow with the days: what has come together up to each of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..atlas import Atlas
from ..schema import conform, names
from .counting import in_range
from .followed import followed
from .schemas import RUNNING
from .share import lengths
from .tables import known_days


def running(
    atlas: Atlas, leader: str | None = None, first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """What ``leader`` (as in ``atlas.leaders``), or everybody for None, had done by which day (``RUNNING``).

    From day ``first`` to ``last``, both inclusive; None is open. One row for each day on which a figure
    grows, in order; the last row has what ``figures`` counts. What is known only to a range of days counts
    from its last one, what began before ``first`` from that, and a way from the day on which it is drawn to
    end. Undated meetings and ways are not in it.
    Of everybody only meetings are counted, each once; of a leader whose home is not known, too.
    """
    if leader is None:
        held = atlas.meetings["status"].eq("held") & in_range(atlas.meetings, first, last)
        dates = atlas.meetings.loc[held, ["date_kind", "start_day", "end_day"]]
        parts = {"meetings": _met(dates.rename(columns={"start_day": "first_day", "end_day": "last_day"}))}
    else:
        one = followed(atlas, leader, first, last)
        stays = one.abroad
        begun = stays["first_day"].where(~stays["vague"], stays["last_day"])
        legs = one.legs[lengths(one.legs)["distance_km"]]
        parts = {
            "meetings": _met(one.meetings),
            "countries": _grown(begun.groupby(stays["country"]).min()),
            "days_abroad": _grown(pd.Series(known_days(stays, first, last))),
            "distance_km": legs.groupby(_drawn(legs))["distance_km"].sum(),
        }
    table = pd.DataFrame({name: _from(part, first, last) for name, part in parts.items()}).fillna(0).cumsum()
    table = table.rename_axis("day").reset_index()
    return conform(table.reindex(columns=names(RUNNING), fill_value=0), RUNNING)


def _drawn(legs: pd.DataFrame) -> pd.Series[int]:
    """The day on which each way is drawn to end; its own where nobody is shown on it."""
    arrive: pd.Series[float] = legs["arrive"].where(legs["moves"]).fillna(legs["day"])
    return arrive.floordiv(1).astype("int64")


def _met(dates: pd.DataFrame) -> pd.Series[int]:
    vague = dates["date_kind"].ne("precise")
    return _grown(dates["first_day"].where(~vague, dates["last_day"].fillna(dates["first_day"])).dropna())


def _grown(days: pd.Series[int]) -> pd.Series[int]:
    """How many are added on which day."""
    return days.astype("int64").value_counts()


def _from(added: pd.Series[Any], first: int | None, last: int | None) -> pd.Series[float]:
    """What is added within the days; what lies outside counts at the end that it is nearest to."""
    day = np.clip(added.index.to_numpy(dtype="int64"), first, last) if len(added) else added.index
    return added.groupby(np.asarray(day, dtype="int64")).sum().sort_index()
