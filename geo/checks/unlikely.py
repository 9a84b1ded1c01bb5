"""What can hardly have been, or is not known to the day: visits held in the future, more places in a day than
anybody sees, journeys of which only the year or the month is written."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from ..dates import DateSpan, Days
from ..errors import Problem
from ..language import phrase, phrases
from ..tables import clip
from ..travel import Travel

_PLACES_A_DAY: Final = 4
"""Different countries in which one leader is on one day, from which on that is said."""
_SHOWN: Final = 6


def held_in_future(reports: pd.DataFrame, today: int | None) -> list[Problem]:
    """One warning for each file on rows that are held and begin after ``today``, a day number.

    None where no day is given: then nothing is known of the future.
    """
    if today is None:
        return []
    late = reports[reports["status"].eq("held") & reports["start_day"].fillna(-(10**9)).gt(today)]
    found = []
    for file, rows in late.groupby("file", sort=True):
        latest = rows["date_label"].tolist()[int(rows["start_day"].astype("int64").argmax())]
        numbers = tuple(rows["row"].astype("int64").unique().tolist())
        what = phrases(
            "{count} row held after today, the last on {day}",
            "{count} rows held after today, the last on {day}",
            len(numbers),
            day=latest,
        )
        advice = phrase('correct the year, or write "planned" in a column status')
        found.append(
            Problem(
                str(file),
                numbers[0],
                None,
                clip(what),
                phrase("held visits in the past"),
                advice,
                "warning",
                "future",
                numbers,
            )
        )
    return found


def crowded_days(reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel) -> list[Problem]:
    """One warning on days on which a leader is in four countries or more, each for that day alone."""
    who = travel.participations
    facts = meetings.iloc[who["meeting"]].reset_index(drop=True)
    points = travel.points
    held = (
        facts["status"].eq("held")
        & facts["date_kind"].eq("precise")
        & facts["start_day"].eq(facts["end_day"])
    )
    there = held.to_numpy() & who["point"].ge(0).to_numpy() & who["role"].ne("virtual").to_numpy()
    rows = who[there].assign(day=facts.loc[there, "start_day"].astype("int64").to_numpy())
    if not rows.duplicated(["leader", "day"]).any():
        return []
    where = points.iloc[rows["point"]]
    rows = rows.assign(country=where["country"].to_numpy(), name=where["name"].to_numpy())
    crowded = rows[rows.groupby(["leader", "day"])["country"].transform("nunique").ge(_PLACES_A_DAY)]
    if crowded.empty:
        return []
    first = crowded[
        crowded["leader"].eq(crowded["leader"].iloc[0]) & crowded["day"].eq(crowded["day"].iloc[0])
    ]
    names = list(dict.fromkeys(first["name"]))
    day = int(first["day"].iloc[0])
    days = len(crowded[["leader", "day"]].drop_duplicates())
    told = [row for number in crowded["meeting"].unique() for row in meetings["reports"].iloc[number]]
    about = reports.iloc[np.unique(told)]
    file = str(about["file"].iloc[0])
    numbers = tuple(sorted(set(about.loc[about["file"].eq(file), "row"].astype("int64").tolist())))
    what = phrase(
        "{places} places in {countries} countries on {day}: {names}",
        places=len(names),
        countries=int(first["country"].nunique()),
        day=Days(DateSpan(day, day, precise=True, approximate=False)),
        names=", ".join(names[:_SHOWN]),
    )
    advice = phrase("check the dates, and whether a column of places lists who came instead of where it was")
    if days > 1:
        advice = phrases(
            "{count} such day of a leader; {advice}", "{count} such days of a leader; {advice}", days,
            advice=advice,
        )  # fmt: skip
    return [
        Problem(
            file,
            numbers[0],
            None,
            clip(what),
            phrase("a few places a day"),
            advice,
            "warning",
            "crowded day",
            numbers,
        )
    ]


def vague_journeys(reports: pd.DataFrame, meetings: pd.DataFrame, travel: Travel) -> list[Problem]:
    """One note on stays of which only a range of days is known: their ways there and back are inferred."""
    stays, legs = travel.stays, travel.legs
    held = stays[stays["vague"] & stays["abroad"] & stays["status"].eq("held")]
    inferred = legs[legs["vague"] & legs["basis"].eq("inferred") & legs["status"].eq("held")]
    if held.empty or inferred.empty:
        return []
    told = [row for several in held["meetings"] for one in several for row in meetings["reports"].iloc[one]]
    about = reports.iloc[np.unique(told)]
    file = str(about["file"].iloc[0])
    numbers = tuple(sorted(set(about.loc[about["file"].eq(file), "row"].astype("int64").tolist())))
    whole = legs.loc[legs["status"].eq("held"), "distance_km"].sum()
    what = phrases(
        "{count} stay of which only the month, the year or a longer range is known",
        "{count} stays of which only the month, the year or a longer range is known",
        len(held),
    )
    advice = phrase(
        "their ways there and back are inferred, on some day of that range: {far} of {whole} km, "
        "which are a sum of their own; none of their days is counted",
        far=round(inferred["distance_km"].sum()),
        whole=round(whole),
    )
    return [Problem(file, numbers[0], None, what, phrase("days"), advice, "note", "vague", numbers)]
