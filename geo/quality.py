"""What an editor should look at once meetings are placed and dated: each finding names its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from geo.dates import label
from geo.days import DateSpan, day_number
from geo.errors import Problem, Severity
from geo.meetings import near
from geo.rawtable import MAX_LISTED, clip
from geo.reports import split_key
from geo.roles import in_person
from geo.trips import Travel
from geo.words import place_words

_WAKING_HOURS: Final = 14.0
"""Hours of a day in which somebody travels at most."""
_FASTEST: Final = (
    (day_number(1958, 1, 1), 900.0, "by jet"),
    (day_number(1930, 1, 1), 400.0, "by propeller aeroplane"),
    (day_number(1840, 1, 1), 60.0, "by railway or steamship"),
    (-(10**9), 12.0, "on horseback or by sail"),
)
"""From which day on, how many km/h a journey makes at most, and how."""
_TRANSIT: Final = "transit|stopover|stop-over|refuel|escala|escale|транзит|过境|经停"


def quality_findings(reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel) -> tuple[Problem, ...]:
    """Everything about whole rows that looks wrong or wants a second look.

    ``reports`` (``schema.REPORTS``) in the order in which ``meetings.reports`` counts them, ``meetings``
    with settled places. Found are one leader at two far places at once, journeys faster than the
    fastest vehicle of their time, rows that say the same, rows without a city and rows in
    which nobody travelled.
    """
    if reports.empty:
        return ()
    return (
        *_apart_at_once(reports, meetings, travel),
        *_same_rows(reports),
        *_without_city(reports),
        *_no_travel(reports),
    )


def _apart_at_once(reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel) -> list[Problem]:
    """Overlaps and impossible speeds, from every stay at a known place and the one before it."""
    after = _presence(reports, meetings, travel)
    before = _reaching(after)
    together = before["row"].ne(after["row"]) & before["leader"].eq(after["leader"])
    far = ~near(before["lat"], before["lon"], after["lat"], after["lon"]) & together.to_numpy()
    pairs = pd.concat([before.add_suffix("_1"), after.add_suffix("_2")], axis="columns")[far]
    pairs = pairs.assign(
        shared_from=pairs[["first_1", "first_2"]].max(axis="columns"),
        shared_to=pairs[["last_1", "last_2"]].min(axis="columns"),
        km=_kilometres(pairs),
    )
    inside = _within(pairs, "1") | _within(pairs, "2")
    overlap = pairs["shared_from"].lt(pairs["shared_to"]) | (
        pairs["shared_from"].eq(pairs["shared_to"]) & inside
    )
    fastest = _fastest(pairs["first_2"])
    hours = _WAKING_HOURS * (pairs["first_2"] - pairs["last_1"] + 1).clip(lower=1)
    too_fast = ~overlap & (pairs["km"] / hours).gt(fastest["km_h"])
    found = [
        _pair(pair, "overlap", "one place at a time", f"{pair.km:,.0f} km apart on the same days")
        for pair in pairs[overlap].head(MAX_LISTED).itertuples()
    ]
    found += [
        _pair(
            pair, "speed", f"at most {limit:,.0f} km/h {how}",
            f"{pair.km:,.0f} km within {hour:,.0f} waking hours",
        )
        for pair, limit, how, hour in zip(
            pairs[too_fast].head(MAX_LISTED).itertuples(), fastest["km_h"][too_fast],
            fastest["how"][too_fast], hours[too_fast], strict=False,
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
            "who": [names[0] if names else "" for names in facts["leaders"]],
        }
    )
    held = facts["status"].eq("held") & facts["date_kind"].eq("precise")
    kept = rows[held & points["precision"].isin(["venue", "city"])]
    kept = kept.astype({"first": "int64", "last": "int64", "row": "int64"})
    return kept.sort_values(["leader", "first", "last", "row"], ignore_index=True)


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


def _kilometres(pairs: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Great-circle kilometres on a sphere: enough to tell possible from impossible."""
    lat1, lon1, lat2, lon2 = (
        np.radians(pairs[name].to_numpy(dtype="float64")) for name in ("lat_1", "lon_1", "lat_2", "lon_2")
    )
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    made: np.ndarray[tuple[int], np.dtype[np.float64]] = 12742.0176 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return made


def _fastest(days: pd.Series[int]) -> pd.DataFrame:
    conditions = [days.ge(start).to_numpy() for start, _, _ in _FASTEST]
    return pd.DataFrame(
        {
            "km_h": np.select(conditions, [speed for _, speed, _ in _FASTEST], default=0.0),
            "how": np.select(conditions, [how for _, _, how in _FASTEST], default=""),
        },
        index=days.index,
    )


def _pair(pair: tuple[object, ...], kind: str, allowed: str, why: str) -> Problem:
    one = pair._asdict()  # type: ignore[attr-defined]  # a named tuple of pandas
    days = [
        label(DateSpan(one[f"first_{side}"], one[f"last_{side}"], precise=True, approximate=False))
        for side in ("1", "2")
    ]
    found = f"{one['place_1']} ({days[0]}) and {one['place_2']} ({days[1]})"
    advice = f"{why}; check dates, places and whether it is one person"
    return _finding(one["file_2"], [one["row_1"], one["row_2"]], found, allowed, advice, kind, "warning")


def _more(pairs: pd.DataFrame, kind: str) -> list[Problem]:
    hidden = pairs.iloc[MAX_LISTED:]
    if hidden.empty:
        return []
    found = f"{len(hidden):,} more like the {MAX_LISTED:,} listed"
    rows = pd.concat([hidden["row_1"], hidden["row_2"]]).tolist()
    return [_finding(hidden["file_2"].iloc[0], rows, found, "", "check them likewise", kind, "warning")]


def _finding(
    file: str, rows: Iterable[int], found: str, allowed: str, advice: str, kind: str,
    severity: Severity = "note", column: str | None = None,
) -> Problem:  # fmt: skip
    about = tuple(sorted({int(row) for row in rows}))
    return Problem(file, about[0], column, clip(found), allowed, advice, severity, kind, about)


def _same_rows(reports: pd.DataFrame) -> list[Problem]:
    """Rows of different meetings with the same leaders, days and place."""
    dated = reports[reports["date_kind"].ne("none") & reports["leaders"].map(len).gt(0)]
    keys = ["leaders", "start_day", "end_day", "venue_key", "status", "file"]
    dated = dated.assign(leaders=dated["leaders"].map(frozenset))
    several = dated[dated.duplicated(keys, keep=False)]
    found: list[Problem] = []
    hidden: list[int] = []
    for (_, _, _, venue, _, file), group in several.groupby(keys, sort=False, dropna=False):
        if group["meeting"].nunique() < 2 or group["row"].nunique() < 2:
            continue
        if len(found) >= MAX_LISTED:
            hidden += group["row"].tolist()
            continue
        same = group["occasion"].nunique() == 1 and group["note"].nunique() == 1
        what = f"{group['date_label'].iloc[0]}, {place_words(str(venue))}"
        advice = (
            "these rows say the same; remove all but one, or give them one meeting id"
            if same
            else "same leaders, days and place: one meeting told twice, or several; give one meeting one id"
        )
        severity: Severity = "warning" if same else "note"
        found.append(
            _finding(str(file), group["row"], what, "each meeting once", advice, "duplicate", severity)
        )
    if hidden:
        more = f"{len(hidden):,} more rows like those of the {MAX_LISTED:,} findings listed"
        found.append(
            _finding(str(reports["file"].iloc[0]), hidden, more, "", "check them likewise", "duplicate")
        )
    return found


def _without_city(reports: pd.DataFrame) -> list[Problem]:
    """Rows whose place no report of their meeting knows beyond its country."""
    finer = {
        key: any(split_key(key)[:2]) or split_key(key)[3] is not None for key in set(reports["venue_key"])
    }
    known = reports["venue_key"].map(finer).astype("bool").groupby(reports["meeting"]).transform("any")
    bare = reports[~known]
    return _by_file(
        bare, "without a city or a venue", "a city where one is known",
        "the country stands for it, shown at its capital", "missing city",
    )  # fmt: skip


def _no_travel(reports: pd.DataFrame) -> list[Problem]:
    """Rows that make no stay: cancelled, virtual, passed through."""
    said = list(zip(reports["category"].tolist(), reports["venue"].tolist(), strict=True))
    remote = {one for one in set(said) if not in_person(*one)}
    virtual = pd.Series([one in remote for one in said], index=reports.index)
    passing = reports["category"].str.contains(_TRANSIT, case=False, regex=True)
    kinds: Sequence[tuple[pd.Series[bool], str, str]] = (
        (reports["status"].eq("cancelled"), "cancelled", "they are listed and make no stay"),
        (virtual, "where nobody travelled", "they are meetings and make no stay"),
        (
            passing,
            "of places passed through",
            "they count as stays; remove them, or cancel them, if none was made",
        ),
    )
    return [
        finding
        for mask, what, advice in kinds
        for finding in _by_file(reports[mask], what, "", advice, "no travel")
    ]


def _by_file(rows: pd.DataFrame, what: str, allowed: str, advice: str, kind: str) -> list[Problem]:
    found = []
    for file, group in rows.groupby("file", sort=True):
        numbers = group["row"].unique().tolist()
        counted = f"{len(numbers):,} row{'' if len(numbers) == 1 else 's'} {what}"
        found.append(_finding(str(file), numbers, counted, allowed, advice, kind))
    return found


def with_rows(problems: Iterable[Problem], reports: pd.DataFrame) -> tuple[Problem, ...]:
    """What is said about a leader's name, with the rows of ``reports`` that write it so."""
    told = list(problems)
    wanted = {one.found for one in told if one.row is None}
    written = reports[["file", "row", "leaders"]].explode("leaders")
    written = written[written["leaders"].isin(wanted)]
    by_name = {str(name): group for name, group in written.groupby("leaders")}
    return tuple(_at_rows(one, by_name[one.found]) if one.found in by_name else one for one in told)


def _at_rows(problem: Problem, rows: pd.DataFrame) -> Problem:
    first = str(rows["file"].iloc[0])
    numbers = tuple(rows.loc[rows["file"].eq(first), "row"].astype("int64").unique().tolist())
    return replace(problem, file=first, row=numbers[0], column="leaders", kind="unknown leader", rows=numbers)
