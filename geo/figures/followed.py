"""What one leader did within a range of days, taken out of an atlas."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..atlas import Atlas
from .counting import held_within, in_range


@dataclass(frozen=True)
class Followed:
    """What one leader did within a range of days, as far as it was held."""

    atlas: Atlas
    leader: int
    first: int | None
    last: int | None
    meetings: pd.DataFrame
    """Per meeting held: ``meeting`` (position), ``role``, ``country`` of the place, and its dates."""
    abroad: pd.DataFrame
    """Stays abroad with ``country``."""
    legs: pd.DataFrame


def followed(atlas: Atlas, leader: str, first: int | None, last: int | None) -> Followed:
    """The leader's share of ``atlas``; days inclusive, None: open. The leader must be in it, by name."""
    position = atlas.leaders["name"].tolist().index(leader)
    travel = atlas.travel
    who = travel.participations[travel.participations["leader"].eq(position)]
    facts = atlas.meetings.iloc[who["meeting"]].reset_index(drop=True)
    kept = (facts["status"].eq("held") & in_range(facts, first, last)).to_numpy()
    places = travel.points["country"].reindex(who["point"]).fillna("").to_numpy()
    met = who.assign(country=places).reset_index(drop=True)[["meeting", "role", "country"]]
    dates = facts[["date_kind"]].assign(first_day=facts["start_day"], last_day=facts["end_day"])
    stays = held_within(travel.stays, position, first, last)
    stays = stays[stays["abroad"]]
    trips = held_within(travel.trips, position, first, last)["trip"]
    return Followed(
        atlas,
        position,
        first,
        last,
        met.join(dates)[kept],
        stays.assign(country=travel.points["country"].iloc[stays["point"]].to_numpy()),
        travel.legs[travel.legs["trip"].isin(trips)],
    )
