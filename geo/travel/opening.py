"""The days that a map opens with: those on which a leader met, as long as they show what the table holds."""

from __future__ import annotations

from typing import Final

import pandas as pd

Days = tuple[int, int]

_NEAR_DAYS: Final = 184
_MOST_OUTSIDE: Final = 1 / 3
"""The largest share of a leader's dated meetings that may lie outside of the days to open with."""


def opening_days(meetings: pd.DataFrame, leader: str) -> Days | None:
    """First to last day on which ``leader`` is known to have met, inclusive; None when no such day is known.

    Meetings that were not held do not widen it: a plan for next year would squeeze together what
    happened. One that was held within a range of days widens it only where no day of that range is in
    it, for nobody would see it, and only where it is no further away than ``_NEAR_DAYS``: what was long
    before is told in the list. Where more than ``_MOST_OUTSIDE`` of what is dated would lie outside, as of
    a table of plans, it is all the days of the leader.
    """
    dated = _dated(meetings, leader)
    days = _days_met(dated[dated["status"].eq("held")])
    if days is None or (~_within(dated, days)).mean() <= _MOST_OUTSIDE:
        return days
    return int(dated["first"].min()), int(dated["last"].max())


def meets_within(meetings: pd.DataFrame, leader: str, days: Days) -> bool:
    """Whether any meeting of ``leader``, held or not, may lie within ``days``, inclusive."""
    return bool(_within(_dated(meetings, leader), days).any())


def _dated(meetings: pd.DataFrame, leader: str) -> pd.DataFrame:
    """The dated meetings of a leader, with ``first`` and ``last`` day: of one with an open end the same."""
    names = meetings["leaders"].map(lambda names: leader in names)
    met = meetings[names.astype("bool") & meetings["date_kind"].ne("none")]
    start, end = met["start_day"], met["end_day"]
    return met.assign(first=start.fillna(end), last=end.fillna(start))


def _days_met(held: pd.DataFrame) -> Days | None:
    known = held[held["date_kind"].eq("precise")]
    if known.empty:
        return None
    first, last = int(known["first"].min()), int(known["last"].max())
    vague = held[held["date_kind"].eq("vague")].dropna(subset=["start_day", "end_day"])
    near = _within(vague, (first - _NEAR_DAYS, last + _NEAR_DAYS))
    apart = vague[near & ~_within(vague, (first, last))]
    if apart.empty:
        return first, last
    return min(first, int(apart["first"].min())), max(last, int(apart["last"].max()))


def _within(dated: pd.DataFrame, days: Days) -> pd.Series[bool]:
    return dated["last"].ge(days[0]) & dated["first"].le(days[1])
