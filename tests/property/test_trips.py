"""What holds for the travel of any table."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.atlas import Atlas, build
from geo.figures.counting import NEED_HOME, figures, in_range
from geo.replay.document import replay_document
from geo.reports.loading import load
from tests.build import gazetteer
from tests.examples import examples
from tests.property.strategies import ALIKE, REPORTS, as_csv

pytestmark = pytest.mark.slow

TABLES = st.lists(REPORTS, min_size=1, max_size=12)


def atlas_of(reports: list[dict[str, Any]]) -> Atlas:
    return build(load(Path("reports.csv"), as_csv(reports)), gazetteer=gazetteer())


def every_report_is_in_exactly_one_meeting(atlas: Atlas) -> None:
    kept = sorted(row for rows in atlas.meetings["reports"] for row in rows)
    assert kept == list(range(len(atlas.reports)))


def parts_of(atlas: Atlas) -> dict[tuple[int, int], list[Any]]:
    """Leader and meeting → the stays that have it, by day: several where stays elsewhere interrupted it."""
    found: dict[tuple[int, int], list[Any]] = {}
    for stay in atlas.travel.stays.sort_values("first_day").itertuples():
        for meeting in stay.meetings:
            found.setdefault((stay.leader, meeting), []).append(stay)
    return found


def days(stays: Iterable[Any]) -> set[int]:
    return {day for stay in stays for day in range(stay.first_day, stay.last_day + 1)}


def days_elsewhere(atlas: Atlas, stay: Any) -> set[int]:
    """The days on which the leader is, or is to be, anywhere but at the place of this stay."""
    return days(
        one
        for one in atlas.travel.stays.itertuples()
        if (one.leader, one.status) == (stay.leader, stay.status) and one.point != stay.point
    )


def every_placed_dated_meeting_is_in_a_stay_of_each_leader(atlas: Atlas) -> None:
    travel, meetings = atlas.travel, atlas.meetings
    happens = meetings["date_kind"].ne("none") & meetings["status"].ne("cancelled")
    expected = {
        (row.leader, row.meeting)
        for row in travel.participations.itertuples()
        if row.point >= 0 and happens.iloc[row.meeting] and row.role != "virtual"
    }
    assert set(parts_of(atlas)) == expected
    for stay in travel.stays.itertuples():
        assert len(stay.meetings) == len(set(stay.meetings))


def a_meeting_is_in_several_stays_only_around_stays_elsewhere(atlas: Atlas) -> None:
    for parts in parts_of(atlas).values():
        for one, other in pairwise(parts):
            assert one.last_day < other.first_day
            assert days_elsewhere(atlas, one).issuperset(range(one.last_day + 1, other.first_day))


def a_stay_covers_its_meetings(atlas: Atlas) -> None:
    starts = atlas.meetings["start_day"].fillna(atlas.meetings["end_day"])
    ends = atlas.meetings["end_day"].fillna(atlas.meetings["start_day"])
    parts = parts_of(atlas)
    for stay in atlas.travel.stays.itertuples():
        first, last = min(starts.iloc[list(stay.meetings)]), max(ends.iloc[list(stay.meetings)])
        assert first <= stay.first_day <= stay.last_day <= last
        if all(len(parts[stay.leader, meeting]) == 1 for meeting in stay.meetings):
            assert (first, last) == (stay.first_day, stay.last_day)
    for (_, meeting), stays in parts.items():
        there = set(range(int(starts.iloc[meeting]), int(ends.iloc[meeting]) + 1))
        assert there <= days(stays) | days_elsewhere(atlas, stays[0])


def the_meetings_of_a_stay_are_in_its_country(atlas: Atlas) -> None:
    countries = atlas.travel.points["country"].tolist()
    for stay in atlas.travel.stays.itertuples():
        for meeting in stay.meetings:
            assert countries[atlas.travel.meeting_points[meeting]] == countries[stay.point]


def the_legs_of_a_trip_chain_from_the_seat_back_to_the_seat(atlas: Atlas) -> None:
    travel = atlas.travel
    for trip in travel.trips.itertuples():
        legs = travel.legs[travel.legs["trip"].eq(trip.trip)].sort_values(["depart", "leg"])
        if legs.empty:
            continue
        assert legs["origin"].iloc[1:].tolist() == legs["destination"].iloc[:-1].tolist()
        seat = travel.seats[trip.leader]
        if seat >= 0:
            assert legs["origin"].iloc[0] == seat
            assert legs["destination"].iloc[-1] == seat


def nobody_walks_two_legs_at_once_nor_backwards_in_time(atlas: Atlas) -> None:
    legs = atlas.travel.legs
    assert (legs["arrive"] > legs["depart"]).all()
    for _, walked in legs[legs["moves"]].groupby("leader"):
        ordered = walked.sort_values("leg")
        assert (ordered["depart"].to_numpy()[1:] >= ordered["arrive"].to_numpy()[:-1] - 1e-9).all()


def whoever_walks_arrives_where_the_next_leg_begins(atlas: Atlas) -> None:
    travel = atlas.travel
    for leader, walked in travel.legs[travel.legs["moves"]].groupby("leader"):
        if travel.seats[int(str(leader))] >= 0:
            assert walked["origin"].iloc[1:].tolist() == walked["destination"].iloc[:-1].tolist()


def the_versions_of_a_disagreement_are_told_once_and_differ(atlas: Atlas) -> None:
    for found in atlas.meetings["disagreements"]:
        for one in found:
            assert len(one.versions) == len(set(one.versions))
            assert len({says for _, says in one.versions}) > 1


RULES = (
    every_report_is_in_exactly_one_meeting,
    every_placed_dated_meeting_is_in_a_stay_of_each_leader,
    a_meeting_is_in_several_stays_only_around_stays_elsewhere,
    a_stay_covers_its_meetings,
    the_meetings_of_a_stay_are_in_its_country,
    the_legs_of_a_trip_chain_from_the_seat_back_to_the_seat,
    nobody_walks_two_legs_at_once_nor_backwards_in_time,
    whoever_walks_arrives_where_the_next_leg_begins,
    the_versions_of_a_disagreement_are_told_once_and_differ,
)


def figures_of_a_range_never_exceed_those_of_the_whole(atlas: Atlas, first: int, length: int) -> None:
    for name in atlas.leaders["name"]:
        whole, part = figures(atlas, name), figures(atlas, name, first, first + length)
        assert part["meetings"] <= whole["meetings"]
        if whole["made"] is None:  # nobody knows where the leader is at home
            assert {part[figure] for figure in NEED_HOME} == {whole[figure] for figure in NEED_HOME} == {None}
            continue
        for figure in ("made", "hosted", "third", "foreign_visits", "countries", "trips_abroad"):
            assert part[figure] <= whole[figure]
        assert part["days_abroad"] <= min(whole["days_abroad"], length + 1)


INTERRUPTED = [
    {"meeting": number, "source": "first", "date": date, "place": place, "leaders": "(Brazil)", "journey": "",
     "status": "held"}
    for number, date, place in (
        ("m1", "2024-05-07/2024-05-09", ("", "China")), ("m2", "2024-05-08", ("Moscow", "Russia")),
    )
]  # fmt: skip
"""A day elsewhere within a stay: its meeting is in the parts before and after."""


@examples(25)
@given(TABLES, st.integers(19840, 19900), st.integers(0, 60))
@example(INTERRUPTED, 19851, 1)
def test_the_travel_of_every_table_keeps_every_rule(
    reports: list[dict[str, Any]], day: int, length: int
) -> None:
    """One atlas for all rules: reading and deriving takes far longer than any of them."""
    atlas = atlas_of(reports)
    for rule in RULES:
        rule(atlas)
    before, after = in_range(atlas.meetings, None, day), in_range(atlas.meetings, day + 1, None)
    assert np.array_equal(before | after, atlas.meetings["date_kind"].ne("none"))
    figures_of_a_range_never_exceed_those_of_the_whole(atlas, day, length)


@examples(25)
@given(TABLES | st.lists(ALIKE, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(reports: list[dict[str, Any]], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    one, other = (replay_document(atlas_of(table)) for table in (reports, shuffled))
    for document in (one, other):
        del document["reports"]["row"]
    assert one == other
