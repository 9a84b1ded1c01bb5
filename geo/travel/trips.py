"""Meetings and places → roles, stays, legs and trips of every leader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from ..schema import LEGS, TRIPS, conform, empty
from ..sphere import distances_km
from .roles import participations, points_of
from .stays import other_journey, stays_of

MAX_GAP_DAYS: Final = 1
"""The next stay belongs to the same trip when it starts at most this many days after the last one ended."""


@dataclass(frozen=True)
class Travel:
    """Where everybody went. Positions lead from one table to another; see ``geo/schema.py``.

    ``seats``: for every leader, in the order of the leaders, the point of the seat, or -1.
    ``meeting_points``: for every meeting its point, or -1.
    """

    points: pd.DataFrame
    seats: tuple[int, ...]
    meeting_points: tuple[int, ...]
    participations: pd.DataFrame
    stays: pd.DataFrame
    legs: pd.DataFrame
    trips: pd.DataFrame


def travel(
    meetings: pd.DataFrame,
    leaders: pd.DataFrame,
    places: pd.DataFrame,
    seats: pd.DataFrame,
    *,
    max_gap_days: int = MAX_GAP_DAYS,
) -> Travel:
    """Derive everybody's travel.

    ``meetings`` (``schema.MEETINGS``) with settled places, ``leaders`` (``schema.LEADERS``),
    ``places`` (``schema.PLACES``), and ``seats``: one row per leader, in the leaders' order, with
    ``name, lat, lon, country, precision``, coordinates NA where the seat is not known.

    Stays follow each other in date order; the next one belongs to the same trip when it starts at
    most ``max_gap_days`` after the last one ended and no stay at the seat lies between. A shared
    journey states a trip whatever the gap, with the stays between, and two journeys are two trips.
    A stay whose order is not known is a trip of its own.
    Only trips that are ``held`` are walked; planned and invited ones get legs that are only drawn.
    """
    points, at_places, at_seats = points_of(places, seats)
    seat_points = at_seats.tolist()
    place_points = dict(zip(places["venue_key"], at_places, strict=True))
    at = meetings["venue_key"].map(place_points).fillna(-1).astype("int64")
    who = participations(meetings.assign(point=at), leaders, points)
    stays = stays_of(meetings, who, points, seat_points)
    stays["trip"] = _trip_numbers(stays, max_gap_days)
    legs = _legs(stays, seat_points, points)
    trips = _trips(stays, legs)
    return Travel(points, tuple(seat_points), tuple(at.tolist()), who, stays, legs, trips)


def _trip_numbers(stays: pd.DataFrame, max_gap_days: int) -> pd.Series[int]:
    """For each stay the number of its trip; -1 at the seat."""
    if stays.empty:
        return pd.Series(dtype="int64")
    previous = stays.shift()
    apart = stays["leader"].ne(previous["leader"]) | stays["status"].ne(previous["status"])
    apart |= stays["at_seat"] | previous["at_seat"].eq(True)
    apart |= ~stays["ordered"] | previous["ordered"].ne(True)
    journey = _between(stays["journey"], apart)
    same_journey = journey.eq(journey.shift()) & journey.ne("")
    reached = stays.groupby(["leader", "status"])["last_day"].cummax().shift()
    too_late = stays["first_day"] > reached + max_gap_days
    vague = stays["vague"] | previous["vague"].eq(True)
    begins = apart | (~same_journey & (too_late | vague))
    begins = (begins | other_journey(journey, begins)) & ~stays["at_seat"]
    return (begins.cumsum() - 1).where(~stays["at_seat"], -1).astype("int64")


def _between(journey: pd.Series[str], apart: pd.Series[bool]) -> pd.Series[str]:
    """The journey of each stay; what lies between two stays of one journey belongs to it."""
    if journey.eq("").all():
        return journey
    stated = journey.where(journey.ne("")).groupby(apart.cumsum())
    before, after = stated.ffill(), stated.bfill()
    return journey.mask(before.eq(after), before)


def _trips(stays: pd.DataFrame, legs: pd.DataFrame) -> pd.DataFrame:
    away = stays[stays["trip"] >= 0]
    if away.empty:
        return empty(TRIPS)
    by_trip = away.groupby("trip", sort=True)
    bounds = [*np.flatnonzero(away["trip"].ne(away["trip"].shift())).tolist(), len(away)]
    numbers = away["stay"].tolist()
    table = pd.DataFrame(
        {
            "leader": by_trip["leader"].first(),
            "first_day": by_trip["first_day"].min(),
            "last_day": by_trip["last_day"].max(),
            "basis": _basis(away["journey"].ne("").groupby(away["trip"]).any()),
            "abroad": by_trip["abroad"].any(),
            "status": by_trip["status"].first(),
            "stays": [tuple(numbers[a:b]) for a, b in pairwise(bounds)],
            "distance_km": legs.groupby("trip")["distance_km"].sum(),
        }
    )
    table["distance_km"] = table["distance_km"].fillna(0.0)
    return conform(table.rename_axis("trip").reset_index(), TRIPS)


def _basis(stated: pd.Series[bool]) -> pd.Series[str]:
    return stated.map({True: "stated", False: "inferred"}).astype("str")


def _legs(stays: pd.DataFrame, seats: Sequence[int], points: pd.DataFrame) -> pd.DataFrame:
    """A leg into every stay of every trip, and one back to the seat from the last stay of each."""
    away = stays[stays["trip"] >= 0].assign(
        seat=lambda table: np.asarray(seats, dtype="int64")[table["leader"]]
    )
    if away.empty:
        return empty(LEGS)
    stated = away["journey"].ne("").groupby(away["trip"]).transform("any")
    away = away.assign(basis=_basis(stated), moves=away["ordered"] & away["status"].eq("held"))
    home_on = away.groupby("trip")["last_day"].transform("max")
    first = away["trip"].ne(away["trip"].shift())
    last = away["trip"].ne(away["trip"].shift(-1))
    inbound = away.assign(
        origin=away["point"].shift().where(~first, away["seat"]).astype("int64"),
        destination=away["point"],
        day=away["first_day"],
        drawn_on=_inbound_day(stays).reindex(away.index),
    )
    outbound = away[last].assign(
        origin=away["point"][last],
        destination=away["seat"][last],
        day=home_on[last],
        drawn_on=home_on[last],
        step=1,
    )
    legs = pd.concat([inbound.assign(step=0), outbound], ignore_index=True)
    known = (legs["origin"] >= 0) & (legs["destination"] >= 0) & legs["origin"].ne(legs["destination"])
    return _timed(_measured(legs[known], points))


def _inbound_day(stays: pd.DataFrame) -> pd.Series[int]:
    """The day on which the leader is drawn moving into each stay.

    The eve of the stay; on its first day when the leader was still elsewhere on that day.
    """
    previous = stays.shift()
    same = stays["leader"].eq(previous["leader"]) & stays["ordered"] & previous["ordered"].eq(True)
    same &= stays["status"].eq(previous["status"])
    still_elsewhere = same & (previous["last_day"] >= stays["first_day"])
    return stays["first_day"] - (~still_elsewhere).astype("int64")


def _measured(legs: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    origin, destination = points.iloc[legs["origin"]], points.iloc[legs["destination"]]
    origin_country, destination_country = origin["country"].to_numpy(), destination["country"].to_numpy()
    return legs.assign(
        abroad=origin_country != destination_country,
        distance_km=distances_km(
            origin["lat"].to_numpy(),
            origin["lon"].to_numpy(),
            destination["lat"].to_numpy(),
            destination["lon"].to_numpy(),
        ),
    )


def _timed(legs: pd.DataFrame) -> pd.DataFrame:
    """Set the clock of each leg; legs of one leader on one day share the day in equal parts."""
    order = ["leader", "moves", "stay", "step"]
    legs = legs.sort_values(order, ascending=[True, False, True, True], ignore_index=True)
    walked = legs[legs["moves"]]
    legs.loc[walked.index, "drawn_on"] = walked[::-1].groupby("leader")["drawn_on"].cummin()[::-1]
    same_day = legs.groupby(["leader", "moves", "drawn_on"])
    share = same_day["stay"].transform("size").where(legs["moves"], 1)
    turn = same_day.cumcount().where(legs["moves"], 0)
    depart = legs["drawn_on"] + turn / share
    timed = legs.assign(depart=depart, arrive=legs["drawn_on"] + (turn + 1) / share)
    timed = timed.sort_values(["leader", "depart", "stay", "step"], ignore_index=True)
    return conform(timed.assign(leg=range(len(timed))), LEGS)
