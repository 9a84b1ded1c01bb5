"""What one leader did within a range of days, taken out of an atlas."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..atlas import Atlas
from .share import Share


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
    share = Share(atlas, leader)
    points = atlas.travel.points
    facts, who = share.meetings, share.participations
    places = points["country"].reindex(who["point"]).fillna("").to_numpy()
    met = who.assign(country=places).reset_index(drop=True)[["meeting", "role", "country"]]
    dates = facts[["date_kind"]].assign(first_day=facts["start_day"], last_day=facts["end_day"])
    stays = share.stays.table[share.stays.days.within(first, last)]
    trips = share.trips
    return Followed(
        atlas,
        share.position,
        first,
        last,
        met.join(dates.reset_index(drop=True))[share.held & share.met.within(first, last)],
        stays.assign(country=points["country"].iloc[stays["point"]].to_numpy()),
        trips.legs[trips.days.within(first, last)[trips.trip_of_leg]],
    )
