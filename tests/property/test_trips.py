"""What holds for the travel of any table."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas, build
from geo.figures import figures, in_range
from geo.replay import replay_document
from geo.reports import load
from tests.build import gazetteer
from tests.property.strategies import REPORTS, as_csv

TABLES = st.lists(REPORTS, min_size=1, max_size=12)


def atlas_of(reports: list[dict[str, Any]]) -> Atlas:
    return build(load(Path("reports.csv"), as_csv(reports)), gazetteer=gazetteer())


@given(TABLES)
def test_every_report_is_in_exactly_one_meeting(reports: list[dict[str, Any]]) -> None:
    atlas = atlas_of(reports)
    kept = sorted(row for rows in atlas.meetings["reports"] for row in rows)
    assert kept == list(range(len(reports)))


@given(TABLES)
def test_every_placed_dated_meeting_is_in_exactly_one_stay_of_each_leader(
    reports: list[dict[str, Any]],
) -> None:
    atlas = atlas_of(reports)
    travel, meetings = atlas.travel, atlas.meetings
    happens = meetings["date_kind"].ne("none") & meetings["status"].ne("cancelled")
    who = travel.participations
    expected = {
        (row.leader, row.meeting)
        for row in who.itertuples()
        if row.point >= 0 and happens.iloc[row.meeting] and row.role != "virtual"
    }
    found = [(stay.leader, meeting) for stay in travel.stays.itertuples() for meeting in stay.meetings]
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(TABLES)
def test_a_stay_covers_its_meetings(reports: list[dict[str, Any]]) -> None:
    atlas = atlas_of(reports)
    starts = atlas.meetings["start_day"].fillna(atlas.meetings["end_day"])
    ends = atlas.meetings["end_day"].fillna(atlas.meetings["start_day"])
    for stay in atlas.travel.stays.itertuples():
        assert stay.first_day == min(starts.iloc[list(stay.meetings)])
        assert stay.last_day == max(ends.iloc[list(stay.meetings)])


@given(TABLES)
def test_the_legs_of_a_trip_chain_from_the_seat_back_to_the_seat(reports: list[dict[str, Any]]) -> None:
    travel = atlas_of(reports).travel
    for trip in travel.trips.itertuples():
        legs = travel.legs[travel.legs["trip"].eq(trip.trip)].sort_values(["depart", "leg"])
        if legs.empty:
            continue
        assert legs["origin"].iloc[1:].tolist() == legs["destination"].iloc[:-1].tolist()
        seat = travel.seats[trip.leader]
        if seat >= 0:
            assert legs["origin"].iloc[0] == seat
            assert legs["destination"].iloc[-1] == seat


@given(TABLES)
def test_nobody_walks_two_legs_at_once_nor_backwards_in_time(reports: list[dict[str, Any]]) -> None:
    legs = atlas_of(reports).travel.legs
    assert (legs["arrive"] > legs["depart"]).all()
    for _, walked in legs[legs["moves"]].groupby("leader"):
        ordered = walked.sort_values("leg")
        assert (ordered["depart"].to_numpy()[1:] >= ordered["arrive"].to_numpy()[:-1] - 1e-9).all()


@given(TABLES)
def test_whoever_walks_arrives_where_the_next_leg_begins(reports: list[dict[str, Any]]) -> None:
    travel = atlas_of(reports).travel
    for leader, walked in travel.legs[travel.legs["moves"]].groupby("leader"):
        if travel.seats[int(str(leader))] >= 0:
            assert walked["origin"].iloc[1:].tolist() == walked["destination"].iloc[:-1].tolist()


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(reports: list[dict[str, Any]], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    one, other = (replay_document(atlas_of(table)) for table in (reports, shuffled))
    for document in (one, other):
        for rows in document["meetings"]["reports"]:
            for report in rows:
                report[5] = ""
    assert one == other


@given(TABLES, st.integers(19840, 19900), st.integers(0, 60))
def test_figures_of_a_range_never_exceed_those_of_the_whole(
    reports: list[dict[str, Any]], first: int, length: int
) -> None:
    atlas = atlas_of(reports)
    for name in atlas.leaders["name"]:
        whole, part = figures(atlas, name), figures(atlas, name, first, first + length)
        for figure in ("meetings", "made", "hosted", "third", "foreign_visits", "countries", "trips_abroad"):
            assert part[figure] <= whole[figure]
        assert part["days_abroad"] <= min(whole["days_abroad"], length + 1)


@given(TABLES, st.integers(19840, 19900))
def test_a_range_and_what_follows_it_hold_every_dated_meeting(
    reports: list[dict[str, Any]], day: int
) -> None:
    meetings = atlas_of(reports).meetings
    before, after = in_range(meetings, None, day), in_range(meetings, day + 1, None)
    assert np.array_equal(before | after, meetings["date_kind"].ne("none"))
