"""Figures of one leader's travel that are tables: by month, country, counterpart and year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..atlas import Atlas
from ..dates import day_number, iso
from ..places import country_name
from ..schema import Schema, conform, empty
from .followed import Followed, followed
from .schemas import (
    BALANCE,
    BY_COUNTERPART,
    BY_COUNTRY,
    BY_MONTH,
    BY_YEAR,
    COMPARED,
    GAPS,
    ONE_WAY,
    RECIPROCITY,
    TOLD,
)
from .share import lengths

Days = npt.NDArray[np.int64]

_YEAR_1: Final = day_number(1, 1, 1)


@dataclass(frozen=True)
class Figure:
    """One table of figures."""

    title: str
    meaning: str
    """What it counts."""
    schema: Schema
    make: Callable[[Followed], pd.DataFrame]


def figure_tables(
    atlas: Atlas, leader: str, first: int | None = None, last: int | None = None
) -> dict[str, pd.DataFrame]:
    """The tables of ``FIGURES`` for ``leader`` (as in ``atlas.leaders``), from day ``first`` to ``last``.

    Both ends are inclusive; None is open. As in ``figures``, only what was held counts, and trips that
    touch the range count with all their kilometres.
    """
    one_leader = followed(atlas, leader, first, last)
    return {name: conform(one.make(one_leader), one.schema) for name, one in FIGURES.items()}


def as_json(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain dicts: tuples as lists, absent numbers as None, kilometres to one decimal."""
    plain = table.assign(**{n: table[n].round(1) for n in table.columns if n.endswith("_km")}).astype(
        "object"
    )
    return [
        {str(name): list(value) if isinstance(value, tuple) else value for name, value in row.items()}
        for row in plain.where(plain.notna(), None).to_dict("records")
    ]


def compared(
    atlas: Atlas, leaders: tuple[str, ...], first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """Several leaders, month by month on one clock (``COMPARED``); empty months are absent."""
    rows = []
    everyone = [followed(atlas, leader, first, last) for leader in leaders]
    met = [set(one.meetings["meeting"].tolist()) for one in everyone]
    shared = set.intersection(*met) if met else set()
    for leader, one in zip(leaders, everyone, strict=True):
        months = _unit(one.meetings, "M")
        together = months[one.meetings["meeting"].isin(shared)]
        table = pd.DataFrame(
            {
                "meetings": months.value_counts(),
                "foreign_visits": _unit(one.abroad, "M").value_counts(),
                "days_abroad": _calendar(known_days(one.abroad, first, last), "M").value_counts(),
                "together": together.value_counts(),
            }
        )
        rows.append(
            table.drop(index="", errors="ignore").rename_axis("month").reset_index().assign(leader=leader)
        )
    if not rows:
        return empty(COMPARED)
    table = pd.concat(rows, ignore_index=True).fillna(0)
    return conform(table, COMPARED).sort_values(["month", "leader"], ignore_index=True)


def _by_month(one: Followed) -> pd.DataFrame:
    table = one.meetings.assign(month=_unit(one.meetings, "M"))
    counts = table.groupby(["month", "role"], as_index=False).agg(meetings=("meeting", "size"))
    return counts.sort_values(["month", "role"], ignore_index=True)


def _by_country(one: Followed) -> pd.DataFrame:
    days = {
        country: len(known_days(stays, one.first, one.last))
        for country, stays in one.abroad.groupby("country")
    }
    table = one.abroad["country"].value_counts().rename("visits").rename_axis("country").reset_index()
    trips = one.abroad.groupby("country")["trip"].nunique()
    table = table.assign(days=table["country"].map(days), trips=table["country"].map(trips))
    return _named(table).sort_values(["visits", "country_name"], ascending=[False, True], ignore_index=True)


def _by_counterpart(one: Followed) -> pd.DataFrame:
    who = one.atlas.travel.participations
    others = who[who["meeting"].isin(one.meetings["meeting"]) & who["leader"].ne(one.leader)]
    met = others[["meeting", "leader"]].merge(one.meetings, on="meeting")
    precise = met["date_kind"].eq("precise")
    met = met.assign(**{role: met["role"].eq(role).astype("int64") for role in ("made", "hosted", "third")})
    met = met.assign(first_day=met["first_day"].where(precise), last_day=met["last_day"].where(precise))
    table = met.groupby("leader", as_index=False).agg(
        meetings=("meeting", "size"),
        made=("made", "sum"),
        hosted=("hosted", "sum"),
        third=("third", "sum"),
        first_day=("first_day", "min"),
        last_day=("last_day", "max"),
    )
    known = one.atlas.leaders.iloc[table["leader"]]
    table = table.assign(leader=known["name"].to_numpy(), country=known["country"].to_numpy())
    table = table.assign(first_day=_iso(table["first_day"]), last_day=_iso(table["last_day"]))
    return _named(table).sort_values(["meetings", "leader"], ascending=[False, True], ignore_index=True)


def _by_year(one: Followed) -> pd.DataFrame:
    legs = one.legs
    year = _calendar(legs["day"].to_numpy(dtype="int64"), "Y").mask(legs["vague"].to_numpy(), "")
    table = pd.DataFrame(
        {
            "foreign_visits": _unit(one.abroad, "Y").value_counts(),
            "days_abroad": _calendar(known_days(one.abroad, one.first, one.last), "Y").value_counts(),
            **{
                name: legs["distance_km"].where(mask, 0.0).groupby(year.to_numpy()).sum()
                for name, mask in lengths(legs).items()
            },
        }
    )
    return table.fillna(0).rename_axis("year").reset_index().sort_values("year", ignore_index=True)


def _reciprocity(one: Followed) -> pd.DataFrame:
    who, leaders = one.atlas.travel.participations, one.atlas.leaders
    hosted = one.meetings.loc[one.meetings["role"].eq("hosted"), "meeting"]
    guests = who[
        who["meeting"].isin(hosted) & who["role"].isin(["made", "unknown"]) & who["leader"].ne(one.leader)
    ]
    known = leaders.iloc[guests["leader"]]
    guests = guests.assign(country=known["country"].to_numpy(), name=known["name"].to_numpy())
    received = guests.drop_duplicates(["meeting", "country"])["country"].value_counts()
    visited = one.meetings.loc[one.meetings["role"].eq("made"), "country"].value_counts()
    table = (
        pd.DataFrame({"received": received, "visited": visited})
        .fillna(0)
        .rename_axis("country")
        .reset_index()
    )
    names = {country: tuple(sorted(some["name"].unique())) for country, some in guests.groupby("country")}
    one_way = [
        one if table[there].any() else other
        for one, other, there in zip(BALANCE[1:], ONE_WAY, ("visited", "received"), strict=True)
    ]
    balance = np.select([table["visited"].eq(0), table["received"].eq(0)], one_way, default=BALANCE[0])
    received_names = pd.Series([names.get(country, ()) for country in table["country"]], dtype="object")
    table = table.assign(balance=balance, guests=received_names)
    return _named(table).sort_values(
        ["received", "visited", "country_name"], ascending=[False, False, True], ignore_index=True
    )


def _gaps(one: Followed) -> pd.DataFrame:
    rows = [_gap(str(country), stays) for country, stays in one.abroad.groupby("country")]
    if not rows:
        return empty(GAPS)
    return _named(pd.DataFrame(rows)).sort_values(["first_visit", "country_name"], ignore_index=True)


def _gap(country: str, stays: pd.DataFrame) -> dict[str, Any]:
    known = stays[~stays["vague"]].sort_values(["first_day", "last_day"])
    starts, ends = known["first_day"].to_numpy(), np.maximum.accumulate(known["last_day"].to_numpy())
    row: dict[str, Any] = {
        "country": country,
        "visits": len(known),
        "first_visit": iso(int(starts[0])) if len(known) else "",
        "last_visit": iso(int(starts[-1])) if len(known) else "",
        "longest_gap_days": pd.NA,
        "gap_from": "",
        "gap_to": "",
        "vague_visits": int(stays["vague"].sum()),
    }
    if len(known) < 2:
        return row
    gaps = np.maximum(starts[1:] - ends[:-1], 0)
    at = int(gaps.argmax())
    if not gaps[at]:  # each began before the one before it had ended
        return row | {"longest_gap_days": 0}
    span = {"gap_from": iso(int(ends[at])), "gap_to": iso(int(starts[at + 1]))}
    return row | {"longest_gap_days": int(gaps[at]), **span}


def _unit(table: pd.DataFrame, unit: str) -> pd.Series[str]:
    """The month (``M``) or year (``Y``) of each row's ``first_day``; "" where the date does not say one.

    Days known exactly count with their first; a range of days counts where it lies within one unit.
    """
    first, last = table["first_day"], table["last_day"]
    known = (first.notna() & last.notna()).to_numpy()
    begins = _calendar(first.fillna(0).to_numpy(dtype="int64"), unit)
    ends = _calendar(last.fillna(0).to_numpy(dtype="int64"), unit)
    vague = table["vague"] if "vague" in table else table["date_kind"].ne("precise")
    unknown = ~known | (vague.to_numpy(dtype="bool") & begins.ne(ends).to_numpy())
    return begins.mask(unknown, "").set_axis(table.index)


def _calendar(days: Days, unit: str) -> pd.Series[str]:
    """YYYY-MM or YYYY of day numbers."""
    distinct, where = np.unique(days, return_inverse=True)
    texts = distinct.astype("datetime64[D]").astype(f"datetime64[{unit}]").astype("str")
    if len(distinct) and distinct[0] < _YEAR_1:  # NumPy writes years before 1 with three figures
        early = [iso(int(day))[: -3 if unit == "M" else -6] for day in distinct[distinct < _YEAR_1]]
        texts = np.array([*early, *texts[len(early) :]])
    return pd.Series(texts[where.ravel()], dtype="str")


def known_days(stays: pd.DataFrame, first: int | None, last: int | None) -> Days:
    """The different days of the stays whose days are known, cut to the range, in order."""
    known = stays[~stays["vague"]]
    spans = (
        known[["first_day", "last_day"]]
        .clip(lower=first, upper=last)
        .drop_duplicates()
        .to_numpy(dtype="int64")
    )
    lengths = (spans[:, 1] - spans[:, 0] + 1).clip(min=0)
    steps = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.unique(np.repeat(spans[:, 0], lengths) + steps)


def _iso(days: pd.Series[Any]) -> list[str]:
    known = {day: iso(int(day)) for day in days.dropna().unique()}
    return [known.get(day, "") for day in days.tolist()]


def _named(table: pd.DataFrame) -> pd.DataFrame:
    names = {code: country_name(code) if code else "" for code in table["country"].unique()}
    return table.assign(country_name=table["country"].map(names).astype("str"))


FIGURES: Final[dict[str, Figure]] = {
    "by_month": Figure(*TOLD["by_month"], BY_MONTH, _by_month),
    "by_country": Figure(*TOLD["by_country"], BY_COUNTRY, _by_country),
    "by_counterpart": Figure(*TOLD["by_counterpart"], BY_COUNTERPART, _by_counterpart),
    "by_year": Figure(*TOLD["by_year"], BY_YEAR, _by_year),
    "reciprocity": Figure(*TOLD["reciprocity"], RECIPROCITY, _reciprocity),
    "gaps": Figure(*TOLD["gaps"], GAPS, _gaps),
}
