"""Participations → stays: one leader at one place over one span of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from ..meetings import near
from ..schema import PRECISIONS, STAYS, conform
from .interruptions import interrupted
from .roles import passing


def stays_of(
    meetings: pd.DataFrame, participations: pd.DataFrame, points: pd.DataFrame, seats: Sequence[int]
) -> pd.DataFrame:
    """The stays of every leader (``schema.STAYS``), by leader, status and date; ``trip`` is not set (-1).

    ``seats``: for every leader the point of the seat, -1 when not known. Meetings of one leader at
    one place (within ``merging.NEAR_KM``, in one country) on the same or adjoining days are one
    stay; one known only to its country joins the earliest stay in that country that shares a day.
    Meetings of two stated journeys are never one stay. Vague meetings are stays of their own, united
    only when place and range are the same. Virtual, cancelled, undated and unlocated meetings make
    no stay. A leader is ``abroad`` in any country but that of the seat, but for places only passed
    through, which are drawn and never counted. A stay elsewhere within a longer one interrupts it.
    """
    rows = _presence(meetings, participations, points, seats)
    if rows.empty:
        return conform(rows.assign(stay=0, trip=-1, meetings=None), STAYS)
    ordered, unordered = rows[rows["ordered"]], rows[~rows["ordered"]]
    both = ((ordered, _run_starts), (unordered, _same_range_starts))
    parts = [_unite(part, starts(part)) for part, starts in both if not part.empty]
    stays = pd.concat(parts, ignore_index=True)
    order = ["leader", "status", "ordered", "sequence"]
    stays = stays.sort_values(order, ascending=[True, True, False, True], ignore_index=True)
    return conform(stays.assign(stay=range(len(stays)), trip=-1), STAYS)


def _presence(
    meetings: pd.DataFrame, participations: pd.DataFrame, points: pd.DataFrame, seats: Sequence[int]
) -> pd.DataFrame:
    """Participations at which the leader was, or is to be, in a known place on known days, in order."""
    rows = participations[(participations["point"] >= 0) & participations["role"].ne("virtual")]
    dated = meetings["date_kind"].ne("none") & meetings["status"].ne("cancelled")
    rows = rows[dated.to_numpy()[rows["meeting"]]].reset_index(drop=True)
    facts = meetings.iloc[rows["meeting"]].reset_index(drop=True)
    rows = rows.assign(
        first_day=facts["start_day"].fillna(facts["end_day"]).astype("int64"),
        last_day=facts["end_day"].fillna(facts["start_day"]).astype("int64"),
        vague=facts["date_kind"].eq("vague"),
        status=facts["status"],
        stop=facts["stop"],
    )
    rows = _placed(rows.assign(point=_known_finer(rows, points)), points, seats)
    rows["journey"] = facts["journey"].where(~rows["at_seat"], "")
    rows["ordered"] = ~rows["vague"] | _placed_by_journey(rows)
    rows["abroad"] &= ~passing(facts["category"], facts["venue_key"])
    rows = interrupted(rows)
    order = ["leader", "status", "first_day", "last_day", "at_seat", "stop", "point", "meeting"]
    ascending = [name != "at_seat" for name in order]
    return rows.sort_values(order, ascending=ascending, ignore_index=True)


def _known_finer(rows: pd.DataFrame, points: pd.DataFrame) -> pd.Series[int]:
    """The point of each row; where that is a country, the leader's earliest place in it on these days."""
    where = points.iloc[rows["point"]].reset_index(drop=True)
    whole = where["precision"].eq("country") & ~rows["vague"]
    if not whole.any():
        return rows["point"]
    known = rows.assign(country=where["country"])
    keys = ["leader", "status", "country"]
    fine = known[~where["precision"].eq("country") & ~rows["vague"] & where["country"].ne("")]
    fine = fine.sort_values(["last_day", "first_day", "point"], ascending=[False, False, False])
    # From the latest end back: the earliest start among all stays that end no sooner, and where that was.
    fine = fine.assign(reach=fine.groupby(keys, sort=False)["first_day"].cummin())
    fine["finer"] = (
        fine["point"]
        .where(fine["first_day"].eq(fine["reach"]))
        .groupby([fine[key] for key in keys], sort=False)
        .ffill()
    )
    asked = known.loc[whole, [*keys, "first_day", "last_day"]].reset_index().sort_values("first_day")
    answers = fine[[*keys, "last_day", "reach", "finer"]].drop_duplicates([*keys, "last_day"], keep="last")
    found = pd.merge_asof(
        asked, answers.sort_values("last_day"), left_on="first_day", right_on="last_day", by=keys,
        direction="forward", suffixes=("", "_fine"),
    )  # fmt: skip
    found = found[found["reach"] <= found["last_day"]].set_index("index")
    return found["finer"].reindex(rows.index).fillna(rows["point"]).astype("int64")


def _placed(rows: pd.DataFrame, points: pd.DataFrame, seats: Sequence[int]) -> pd.DataFrame:
    """The rows with where each ``point`` is, and what that is to the leader."""
    where = points.iloc[rows["point"]].reset_index(drop=True)
    seat = np.asarray(seats, dtype="int64")[rows["leader"]]
    home = points.reindex(seat).reset_index(drop=True)
    same_country = where["country"].eq(home["country"]).to_numpy()
    close = near(where["lat"], where["lon"], home["lat"], home["lon"])
    return rows.assign(
        abroad=~same_country & (seat >= 0) & where["country"].ne("").to_numpy(),
        at_seat=same_country & (close | where["precision"].eq("country").to_numpy()),
        lat=where["lat"],
        lon=where["lon"],
        country=where["country"],
        fineness=where["precision"].map(PRECISIONS.index),
    )


def _placed_by_journey(rows: pd.DataFrame) -> pd.Series[bool]:
    """Vague rows of a stated journey whose range leaves no doubt which stay comes before which."""
    in_journey = rows[rows["journey"].ne("")]
    if in_journey.empty:
        return pd.Series(False, index=rows.index)
    keys = ["leader", "status", "journey"]
    spans = in_journey.sort_values([*keys, "first_day", "last_day"])
    reached = spans.groupby(keys, sort=False)["last_day"].cummax()
    previous = reached.groupby([spans[key] for key in keys], sort=False).shift()
    upcoming = spans.groupby(keys, sort=False)["first_day"].shift(-1)
    clear = ~(previous > spans["first_day"]) & ~(upcoming < spans["last_day"])
    return clear.reindex(rows.index, fill_value=False).astype("bool")


def _run_starts(rows: pd.DataFrame) -> pd.Series[bool]:
    """Where, in the ordered rows, a new stay begins."""
    previous = rows.shift()
    elsewhere = rows["country"].ne(previous["country"]) | ~near(
        rows["lat"], rows["lon"], previous["lat"], previous["lon"]
    )
    either_vague = rows["vague"] | previous["vague"].eq(True)
    apart = rows["leader"].ne(previous["leader"]) | rows["status"].ne(previous["status"])
    apart |= elsewhere | either_vague
    reached = rows.groupby(apart.cumsum(), sort=False)["last_day"].cummax().shift()
    begins: pd.Series[bool] = apart | (rows["first_day"] > reached + 1)
    return begins | other_journey(rows["journey"], begins)


def other_journey(journey: pd.Series[str], begins: pd.Series[bool]) -> pd.Series[bool]:
    """Where, in the runs that start at ``begins``, a journey follows another one.

    ``""`` is no journey of its own: it goes along with the one before it.
    """
    if journey.eq("").all():
        return pd.Series(False, index=journey.index)
    run, stated = begins.cumsum(), journey.where(journey.ne(""))
    before = stated.groupby(run).ffill().groupby(run).shift()
    follows: pd.Series[bool] = stated.notna() & before.notna() & stated.ne(before)
    return follows


def _same_range_starts(rows: pd.DataFrame) -> pd.Series[bool]:
    """Where, in the rows of no known order, something differs from the row before."""
    keys = ["leader", "status", "first_day", "last_day", "point", "journey", "vague"]
    return rows[keys].ne(rows[keys].shift()).any(axis=1)


def _unite(rows: pd.DataFrame, begins: pd.Series[bool]) -> pd.DataFrame:
    """One row per run of rows; the point is the finest of the run, the first among equals."""
    starts = np.flatnonzero(begins)
    run = np.cumsum(begins)
    column = {name: rows[name].to_numpy() for name in rows}
    finest = np.lexsort((column["fineness"], run))[starts]
    parts = [*starts.tolist(), len(rows)]
    united: dict[str, Any] = {
        "leader": column["leader"][starts],
        "point": column["point"][finest],
        "first_day": np.minimum.reduceat(column["first_day"], starts),
        "last_day": np.maximum.reduceat(column["last_day"], starts),
        "vague": np.logical_or.reduceat(column["vague"], starts),
        "ordered": np.logical_and.reduceat(column["ordered"], starts),
        "abroad": np.logical_or.reduceat(column["abroad"], starts),
        "at_seat": np.logical_and.reduceat(column["at_seat"], starts),
        "status": column["status"][starts],
        "journey": [max(part) for part in _parts(rows["journey"].tolist(), parts)],
        "sequence": rows.index[starts],
        "meetings": [tuple(dict.fromkeys(part)) for part in _parts(rows["meeting"].tolist(), parts)],
    }
    return pd.DataFrame(united)


def _parts(values: list[Any], bounds: list[int]) -> Iterator[list[Any]]:
    """The values from each bound to the next."""
    return (values[first:end] for first, end in pairwise(bounds))
