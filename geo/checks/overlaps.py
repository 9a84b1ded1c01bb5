"""One leader in two far places at once, and journeys faster than the fastest vehicle of their time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..dates import DateSpan, Days, day_number
from ..errors import Problem
from ..language import phrase, phrases
from ..meetings import near
from ..tables import MAX_LISTED, clip
from ..travel import Travel

_Column = npt.NDArray[np.float64]

_WAKING_HOURS: Final = 14.0
"""Hours of a day in which somebody travels at most."""
_SIDE_TRIP_DAYS: Final = 2
"""Days of a side trip at most; a longer stay elsewhere within a stay interrupts it too, and is said."""
_FASTEST: Final = (
    (day_number(1958, 1, 1), 900.0, phrase("at most {speed} km/h by jet", speed=900)),
    (day_number(1930, 1, 1), 400.0, phrase("at most {speed} km/h by propeller aeroplane", speed=400)),
    (day_number(1840, 1, 1), 60.0, phrase("at most {speed} km/h by railway or steamship", speed=60)),
    (-(10**9), 12.0, phrase("at most {speed} km/h on horseback or by sail", speed=12)),
)
"""From which day on, how many km/h a journey makes at most, and how."""
_HOW: Final = {speed: how for _, speed, how in _FASTEST}


def apart_at_once(reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel) -> list[Problem]:
    """Overlaps and impossible speeds, from every stay at a known place and the one before it.

    A day or two elsewhere strictly within a stay at least twice as long are a side trip and no overlap, as
    far as it can be made: one of a day wherever one gets to in a day, one of two within half of that. Nor are
    the places of one row an overlap, told by their row or by the id that their reports were given.
    """
    after = _presence(reports, meetings, travel)
    before = _reaching(after)
    together = before["told"].ne(after["told"]) & before["leader"].eq(after["leader"])
    far = ~near(before["lat"], before["lon"], after["lat"], after["lon"]) & together.to_numpy()
    km = _kilometres(before, after)
    doubtful = far & _may_clash(before, after, km)
    if not doubtful.any():
        return []
    pairs = pd.concat([before.add_suffix("_1"), after.add_suffix("_2")], axis="columns")[doubtful]
    pairs = pairs.assign(
        shared_from=pairs[["first_1", "first_2"]].max(axis="columns"),
        shared_to=pairs[["last_1", "last_2"]].min(axis="columns"),
        km=km[doubtful],
    )
    inside = _within(pairs, "1") | _within(pairs, "2")
    fastest = _fastest(pairs["first_2"])
    a_day = _WAKING_HOURS * fastest
    reach = a_day.where(pairs["shared_from"].eq(pairs["shared_to"]), a_day / 2)
    side_trip = inside & _is_short(pairs) & pairs["km"].le(reach)
    overlap = ~side_trip & (pairs["shared_from"].lt(pairs["shared_to"]) | inside)
    touching = overlap | side_trip
    hours = _WAKING_HOURS * (pairs["first_2"] - pairs["last_1"] + 1).clip(lower=1)
    too_fast = ~touching & (pairs["km"] / hours).gt(fastest)
    found = [
        _pair(
            pair,
            "overlap",
            phrase("one place at a time"),
            phrase("{km} km apart on the same days", km=round(pair.km)),
        )
        for pair in pairs[overlap].head(MAX_LISTED).itertuples()
    ]
    found += [
        _pair(
            pair, "speed", _HOW[limit],
            phrase("{km} km within {hours} waking hours", km=round(pair.km), hours=round(hour)),
        )
        for pair, limit, hour in zip(
            pairs[too_fast].head(MAX_LISTED).itertuples(), fastest[too_fast], hours[too_fast], strict=False,
        )
    ]  # fmt: skip
    return found + _more(pairs[overlap], "overlap") + _more(pairs[too_fast], "speed")


def _presence(reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel) -> pd.DataFrame:
    """Who was where on which days, in order; only what was held, day-precise, and known to its city."""
    placed = travel.participations["point"].ge(0) & travel.participations["role"].ne("virtual")
    who = travel.participations[placed]
    points = travel.points.iloc[who["point"]].reset_index(drop=True)
    facts = meetings.iloc[who["meeting"]].reset_index(drop=True)
    first_report = np.array([told[0] for told in meetings["reports"]], dtype=np.int64)[who["meeting"]]
    rows = pd.DataFrame(
        {
            "leader": who["leader"].to_numpy(),
            "first": facts["start_day"],
            "last": facts["end_day"],
            "lat": points["lat"],
            "lon": points["lon"],
            "place": points["name"],
            "row": reports["row"].to_numpy()[first_report],
            "file": reports["file"].to_numpy()[first_report],
            "told": _told_together(reports).to_numpy()[first_report],
        }
    )
    held = facts["status"].eq("held") & facts["date_kind"].eq("precise")
    kept = rows[held & points["precision"].isin(["venue", "city"])]
    kept = kept.astype({"first": "int64", "last": "int64", "row": "int64"})
    return kept.sort_values(["leader", "first", "last", "row"], ignore_index=True)


def _told_together(reports: pd.DataFrame) -> pd.Series[str]:
    """What the places of one row share: its file and row, or the meeting's id without the place's number."""
    row = reports["file"] + "\x1f" + reports["row"].astype("str")
    stop = " stop " + reports["stop"].astype("str")
    ids = [one.removesuffix(end) for one, end in zip(reports["meeting"], stop, strict=True)]
    return row.mask(reports["stop"].gt(0), pd.Series(ids, index=reports.index, dtype="str"))


def _reaching(rows: pd.DataFrame) -> pd.DataFrame:
    """For each row the one before it, of the same leader, that lasts longest; of equals the latest."""
    new = rows["leader"].ne(rows["leader"].shift())
    reach = rows.groupby("leader", sort=False)["last"].cummax()
    longest = pd.Series(np.where(new | rows["last"].ge(reach), np.arange(len(rows)), -1)).cummax()
    position = longest.shift(fill_value=0).astype("int64").to_numpy()
    before = rows.iloc[position].reset_index(drop=True) if len(rows) else rows
    return before.assign(leader=before["leader"].where(~new, -1))


def _within(pairs: pd.DataFrame, side: str) -> pd.Series[bool]:
    """Whether the shared days lie strictly within the stay of one side."""
    first, last = pairs[f"first_{side}"], pairs[f"last_{side}"]
    return first.lt(pairs["shared_from"]) & last.gt(pairs["shared_to"])


def _is_short(pairs: pd.DataFrame) -> pd.Series[bool]:
    """Whether a night is spent away at most, and half of the longer stay."""
    shared = pairs["shared_to"] - pairs["shared_from"] + 1
    stays = [pairs[f"last_{side}"] - pairs[f"first_{side}"] + 1 for side in "12"]
    short: pd.Series[bool] = shared.le(_SIDE_TRIP_DAYS) & (2 * shared).le(
        stays[0].where(stays[0].ge(stays[1]), stays[1])
    )
    return short


def _may_clash(before: pd.DataFrame, after: pd.DataFrame, km: _Column) -> npt.NDArray[np.bool_]:
    """Where two stays share a day, or the way between them is faster than anything of its time: most do
    neither, and are looked at no further."""
    ended, begun = before["last"].to_numpy(), after["first"].to_numpy()
    hours = _WAKING_HOURS * np.maximum(begun - ended + 1, 1)
    shared_from = np.maximum(before["first"].to_numpy(), begun)
    shared_to = np.minimum(ended, after["last"].to_numpy())
    too_fast = km / hours > _fastest(after["first"]).to_numpy()
    clash: npt.NDArray[np.bool_] = too_fast | (shared_from <= shared_to)
    return clash


def _kilometres(before: pd.DataFrame, after: pd.DataFrame) -> _Column:
    """Great-circle kilometres on a sphere, row by row: enough to tell possible from impossible."""
    lat1, lon1, lat2, lon2 = (
        np.radians(side[axis].to_numpy(dtype="float64"))
        for side in (before, after)
        for axis in ("lat", "lon")
    )
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    made: _Column = 12742.0176 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return made


def _fastest(days: pd.Series[int]) -> pd.Series[float]:
    conditions = [days.ge(start).to_numpy() for start, _, _ in _FASTEST]
    speeds = np.select(conditions, [speed for _, speed, _ in _FASTEST], default=0.0)
    return pd.Series(speeds, index=days.index)


def _pair(pair: tuple[object, ...], kind: str, allowed: str, why: str) -> Problem:
    one = pair._asdict()  # type: ignore[attr-defined]  # a named tuple of pandas
    days = [
        Days(DateSpan(one[f"first_{side}"], one[f"last_{side}"], precise=True, approximate=False))
        for side in ("1", "2")
    ]
    found = phrase(
        "{one} ({days}) and {other} ({other_days})",
        one=one["place_1"],
        days=days[0],
        other=one["place_2"],
        other_days=days[1],
    )
    advice = phrase("{why}; check dates, places and whether it is one person", why=why)
    return _warning(one["file_2"], [one["row_1"], one["row_2"]], found, allowed, advice, kind)


def _more(pairs: pd.DataFrame, kind: str) -> list[Problem]:
    hidden = pairs.iloc[MAX_LISTED:]
    if hidden.empty:
        return []
    found = phrases("{count} more like those listed", "{count} more like those listed", len(hidden))
    rows = pd.concat([hidden["row_1"], hidden["row_2"]]).tolist()
    return [_warning(hidden["file_2"].iloc[0], rows, found, "", phrase("check them likewise"), kind)]


def _warning(file: str, rows: Iterable[int], found: str, allowed: str, advice: str, kind: str) -> Problem:
    about = tuple(sorted({int(row) for row in rows}))
    return Problem(file, about[0], None, clip(found), allowed, advice, "warning", kind, about)
