"""Figures of one leader's travel, each with what it counts."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from ..atlas import Atlas
from ..dates import iso
from ..language import N_
from ..places import place_words
from ..schema import rows
from ..travel import Travel

MEANING: Final[dict[str, str]] = {
    "meetings": N_("meetings held that name the leader"),
    "made": N_("of these, abroad in the country of a leader met, or where no source names one"),
    "hosted": N_("of these, at home with a guest from abroad"),
    "third": N_("of these, abroad with leaders who were all away from home"),
    "domestic": N_("of these, at home with no guest from abroad"),
    "foreign_visits": N_("stays abroad, each one place over one span of days"),
    "countries": N_("different countries of these stays"),
    "trips_abroad": N_("journeys from the seat and back with at least one stay abroad"),
    "days_abroad": N_("different days known to have been spent abroad; dates known only to a range add none"),
    "distance_km": N_(
        "great-circle kilometres of all trips, domestic ones too, as far as their days or their journey are "
        "known; not the way flown"
    ),
    "vague_km": N_("kilometres inferred besides, to and from stays known only to a range of days"),
    "disagreements": N_("meetings whose sources differ"),
    "unplaced": N_("meetings with no place that was found"),
    "undated": N_("meetings with no date"),
}


NEED_HOME: Final = (
    "made",
    "hosted",
    "third",
    "domestic",
    "foreign_visits",
    "countries",
    "trips_abroad",
    "days_abroad",
    "distance_km",
    "vague_km",
)
"""What nobody can count of a leader whose home country is not known."""


def in_range(meetings: pd.DataFrame, first: int | None, last: int | None) -> pd.Series[bool]:
    """Whether each meeting may have taken place on a day from ``first`` to ``last``, both inclusive.

    ``None`` leaves that end open. An undated meeting is only in the range that is open at both ends.
    """
    if first is None and last is None:
        return pd.Series(True, index=meetings.index)
    fits = meetings["date_kind"].ne("none")
    if first is not None:
        fits &= (meetings["end_day"] >= first).fillna(True).astype("bool")
    if last is not None:
        fits &= (meetings["start_day"] <= last).fillna(True).astype("bool")
    return fits


def figures(atlas: Atlas, leader: str, first: int | None = None, last: int | None = None) -> dict[str, Any]:
    """The figures of ``leader`` (as spelt in ``atlas.leaders``) from day ``first`` to ``last``, inclusive.

    Counts are of what was held; ``MEANING`` says what each one counts. ``legs``,
    ``disagreements``, ``unplaced`` and ``undated`` are lists of plain dicts. Trips that touch the
    range count, with all their kilometres (``lengths``). None where nobody can say it (``NEED_HOME``, of
    a leader whose country is not known). JSON-ready.
    """
    meetings, travel = atlas.meetings, atlas.travel
    position = atlas.leaders["name"].tolist().index(leader)
    mine = travel.participations[travel.participations["leader"].eq(position)]
    mine = mine[in_range(meetings, first, last).to_numpy()[mine["meeting"]]]
    facts = meetings.iloc[mine["meeting"]]
    held = mine[facts["status"].eq("held").to_numpy()]
    roles = held["role"].value_counts()
    stays = held_within(travel.stays, position, first, last)
    trips = held_within(travel.trips, position, first, last)
    abroad = stays[stays["abroad"]]
    legs = travel.legs[travel.legs["trip"].isin(trips["trip"])]
    found = {
        "leader": leader,
        "from": None if first is None else iso(first),
        "to": None if last is None else iso(last),
        "meetings": len(held),
        **{role: int(roles.get(role, 0)) for role in ("made", "hosted", "third", "domestic")},
        "foreign_visits": len(abroad),
        "countries": int(travel.points["country"].iloc[abroad["point"]].nunique()),
        "trips_abroad": int(trips["abroad"].sum()),
        "days_abroad": _days(abroad[~abroad["vague"]], first, last),
        **{
            name: round(float(legs.loc[mask, "distance_km"].sum()), 1) for name, mask in lengths(legs).items()
        },
        "legs": _legs(travel, legs),
        "disagreements": [_disagreement(row) for row in rows(facts) if row.disagreements],
        "unplaced": [_listed(row) for row in rows(facts[_unplaced(mine)])],
        "undated": [_listed(row) for row in rows(facts[facts["date_kind"].eq("none")])],
    }
    return found if atlas.leaders["country"].iloc[position] else found | dict.fromkeys(NEED_HOME)


def lengths(legs: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    """Which legs count as ``distance_km``, and which only as ``vague_km``: inferred ways of which no day is
    known. Whether they began at the seat, or where another stay ended, nobody says."""
    vague = legs["vague"] & legs["basis"].eq("inferred")
    return {"distance_km": ~vague, "vague_km": vague}


def held_within(table: pd.DataFrame, leader: int, first: int | None, last: int | None) -> pd.DataFrame:
    """Stays or trips of one leader that were held and reach into the days, ends inclusive."""
    fits = table["leader"].eq(leader) & table["status"].eq("held")
    if first is not None:
        fits &= table["last_day"] >= first
    if last is not None:
        fits &= table["first_day"] <= last
    return table[fits]


def _days(stays: pd.DataFrame, first: int | None, last: int | None) -> int:
    """How many different days the stays cover, ends inclusive, cut to the range."""
    spans = stays[["first_day", "last_day"]].clip(lower=first, upper=last).sort_values("first_day")
    reached = spans["last_day"].cummax().shift(fill_value=np.iinfo("int64").min)
    begins = np.maximum(spans["first_day"], reached + 1)
    return int((spans["last_day"] - begins + 1).clip(lower=0).sum())


def _unplaced(mine: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return (mine["point"].lt(0) & mine["role"].ne("virtual")).to_numpy()


def _legs(travel: Travel, legs: pd.DataFrame) -> list[dict[str, Any]]:
    names, countries, precision = (travel.points[name].tolist() for name in ("name", "country", "precision"))
    return [
        {
            "trip": leg.trip,
            "origin": names[leg.origin],
            "origin_country": countries[leg.origin],
            "destination": names[leg.destination],
            "destination_country": countries[leg.destination],
            "destination_precision": precision[leg.destination],
            "date": iso(leg.day),
            "basis": leg.basis,
            "vague": leg.vague,
            "distance_km": round(leg.distance_km, 1),
        }
        for leg in rows(legs)
    ]


def _listed(row: Any) -> dict[str, Any]:
    return {
        "meeting": row.meeting,
        "date": row.date_label,
        "leaders": list(row.leaders),
        "place": place_words(row.venue_key),
        "status": row.status,
        "occasion": row.occasion,
    }


def _disagreement(row: Any) -> dict[str, Any]:
    return {
        "meeting": row.meeting,
        "disagreements": [
            {
                "what": one.what,
                "versions": [{"source": source, "says": says} for source, says in one.versions],
            }
            for one in row.disagreements
        ],
    }
