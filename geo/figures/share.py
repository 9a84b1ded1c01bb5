"""All that one leader did, as columns of plain numbers: made once, then counted within any days at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..atlas import Atlas
from ..schema import ROLES

Days = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
EARLIEST: Final = np.iinfo("int64").min
LATEST: Final = np.iinfo("int64").max


@dataclass(frozen=True, eq=False)
class Spans:
    """Days of rows as whole numbers, both ends inclusive; an open end is as far away as can be."""

    first: Days
    last: Days
    dated: Mask | None = None
    """Whether anything of a date is known; None: of every row."""

    @classmethod
    def of_meetings(cls, meetings: pd.DataFrame) -> Spans:
        """Those of a table of meetings (``schema.MEETINGS``)."""
        return cls(
            meetings["start_day"].to_numpy("int64", na_value=EARLIEST),
            meetings["end_day"].to_numpy("int64", na_value=LATEST),
            ~undated(meetings),
        )

    @classmethod
    def of(cls, table: pd.DataFrame) -> Spans:
        """Those of a table whose days are all known: of stays and trips."""
        return cls(table["first_day"].to_numpy("int64"), table["last_day"].to_numpy("int64"))

    def within(self, first: int | None, last: int | None) -> Mask:
        """Which rows may lie on a day from ``first`` to ``last``, both inclusive; None leaves an end open.

        What has no date is only in the range that is open at both ends.
        """
        if first is None and last is None:
            return np.ones(len(self.first), dtype=np.bool_)
        fits = np.ones(len(self.first), dtype=np.bool_) if self.dated is None else self.dated
        if first is not None:
            fits = fits & (self.last >= first)
        if last is not None:
            fits = fits & (self.first <= last)
        return fits


def undated(meetings: pd.DataFrame) -> Mask:
    """Which meetings have no date."""
    return meetings["date_kind"].eq("none").to_numpy()


def lengths(legs: pd.DataFrame) -> dict[str, pd.Series[bool]]:
    """Which legs count as ``distance_km``, and which only as ``vague_km``: inferred ways of which no day is
    known. Whether they began at the seat, or where another stay ended, nobody says."""
    vague = legs["vague"] & legs["basis"].eq("inferred")
    return {"distance_km": ~vague, "vague_km": vague}


@dataclass(frozen=True, eq=False)
class Share:
    """One leader's share of an atlas, whatever the days; nothing in it may be changed."""

    atlas: Atlas
    leader: str
    """As spelt in ``atlas.leaders``."""

    @cached_property
    def position(self) -> int:
        """The leader's row in ``atlas.leaders``."""
        return self.atlas.leaders["name"].tolist().index(self.leader)

    @cached_property
    def has_home(self) -> bool:
        """Whether it is known from which country the leader comes."""
        return bool(self.atlas.leaders["country"].iloc[self.position])

    @cached_property
    def participations(self) -> pd.DataFrame:
        """The leader's rows of ``travel.participations``."""
        who = self.atlas.travel.participations
        return who[who["leader"].eq(self.position)]

    @cached_property
    def meetings(self) -> pd.DataFrame:
        """The leader's meetings, in that order."""
        return self.atlas.meetings.iloc[self.participations["meeting"].to_numpy()]

    @cached_property
    def met(self) -> Spans:
        """Their days."""
        return Spans.of_meetings(self.meetings)

    @cached_property
    def held(self) -> Mask:
        """Which of them were held."""
        return self.meetings["status"].eq("held").to_numpy()

    def outside(self, first: int, last: int) -> int:
        """How many of them are dated, and on no day from ``first`` to ``last``, whatever their status."""
        return int((~self.met.within(first, last) & ~undated(self.meetings)).sum())

    def not_held(self, first: int | None, last: int | None) -> int:
        """How many of them may lie on these days and were not held: planned, invited or cancelled."""
        return int((self.met.within(first, last) & ~self.held).sum())

    @cached_property
    def undated(self) -> int:
        """How many of them have no date, whatever their status."""
        return int(undated(self.meetings).sum())

    @cached_property
    def roles(self) -> Days:
        """The role of the leader in each, as its position in ``schema.ROLES``."""
        return pd.Index(ROLES).get_indexer(pd.Index(self.participations["role"]))

    @cached_property
    def stays(self) -> Stays:
        """Those abroad that were held."""
        table = self.atlas.travel.stays
        mine = (table["leader"].to_numpy() == self.position) & table["abroad"].to_numpy()
        found = table[mine & table["status"].eq("held").to_numpy()]
        codes, __ = pd.factorize(self.atlas.travel.points["country"].iloc[found["point"]])
        return Stays(found, Spans.of(found), found["vague"].to_numpy(), codes)

    @cached_property
    def trips(self) -> Trips:
        """Those that were held, with their legs."""
        travel = self.atlas.travel
        table = travel.trips
        mine = table["leader"].to_numpy() == self.position
        found = table[mine & table["status"].eq("held").to_numpy()]
        numbers = pd.Index(found["trip"])
        legs = travel.legs[travel.legs["trip"].isin(numbers)]
        known = {name: mask.to_numpy() for name, mask in lengths(legs).items()}
        return Trips(
            Spans.of(found),
            found["abroad"].to_numpy(),
            numbers.get_indexer(legs["trip"]),
            legs["distance_km"].to_numpy(),
            known,
            legs,
        )

    @cached_property
    def differing(self) -> Mask:
        """On which of the meetings sources differ."""
        return self.meetings["disagreements"].map(bool).to_numpy(dtype=np.bool_)

    @cached_property
    def unplaced(self) -> Mask:
        """Which of the meetings were somewhere, but where that is was not found."""
        mine = self.participations
        return (mine["point"].lt(0) & mine["role"].ne("virtual")).to_numpy()


@dataclass(frozen=True, eq=False)
class Stays:
    """Stays of one leader, as a table (``travel.stays``) and its columns."""

    table: pd.DataFrame
    days: Spans
    vague: Mask
    countries: Days
    """A number for each country, and one for what is not known."""


@dataclass(frozen=True, eq=False)
class Trips:
    """Trips of one leader, as columns, and their legs."""

    days: Spans
    abroad: Mask
    trip_of_leg: Days
    """The row of its trip, for each leg."""
    distance_km: npt.NDArray[np.float64]
    known: dict[str, Mask]
    """Which legs count as what (``lengths``)."""
    legs: pd.DataFrame
