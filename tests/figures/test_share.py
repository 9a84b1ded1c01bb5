"""One leader's share of an atlas counts, within any days, what one counts day by day by hand."""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd
import pytest

from geo.atlas import Atlas, build
from geo.dates import day_number
from geo.figures.counting import counts, figures, in_range
from geo.figures.share import Share
from geo.reports.loading import Dataset
from tests.build import atlas_of, gazetteer

Days = tuple[int | None, int | None]


@pytest.fixture(scope="module")
def atlas(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


def ranges(atlas: Atlas) -> list[Days]:
    chance, (first, last) = random.Random(17), atlas.extent or (0, 0)
    some = [sorted(chance.sample(range(first - 40, last + 40), 2)) for __ in range(12)]
    return [
        (None, None),
        *((a, b) for a, b in some),
        *((None, b) for __, b in some),
        *((a, None) for a, __ in some),
    ]


def may_be_within(row: pd.Series, days: Days) -> bool:
    """Whether a meeting may have been on one of the days, read off its row."""
    if days == (None, None):
        return True
    if row["date_kind"] == "none":
        return False
    ends_before = days[0] is not None and pd.notna(row["end_day"]) and row["end_day"] < days[0]
    begins_after = days[1] is not None and pd.notna(row["start_day"]) and row["start_day"] > days[1]
    return not ends_before and not begins_after


def test_meetings_in_range_are_those_that_may_have_been_on_one_of_its_days(atlas: Atlas) -> None:
    for days in ranges(atlas):
        expected = [may_be_within(row, days) for __, row in atlas.meetings.iterrows()]
        assert in_range(atlas.meetings, *days).tolist() == expected


def test_a_share_that_is_used_again_counts_what_a_new_one_counts(atlas: Atlas) -> None:
    for leader in atlas.leaders["name"].head(6):
        share = Share(atlas, leader)
        for days in ranges(atlas):
            new = figures(atlas, leader, *days)
            assert counts(share, *days).items() <= new.items()


def test_days_abroad_are_the_days_that_one_counts_by_hand(atlas: Atlas) -> None:
    stays = atlas.travel.stays
    for leader in atlas.leaders["name"].head(6):
        share = Share(atlas, leader)
        mine = stays[stays["leader"].eq(share.position) & stays["status"].eq("held") & stays["abroad"]]
        for first, last in ranges(atlas):
            days = {
                day
                for __, stay in mine[~mine["vague"]].iterrows()
                for day in range(stay["first_day"], stay["last_day"] + 1)
                if (first is None or day >= first) and (last is None or day <= last)
            }
            found = counts(share, first, last)["days_abroad"]
            assert found == (len(days) if share.has_home else None)


def test_what_is_left_out_of_a_range_is_known_without_it(tmp_path: Path) -> None:
    rows = "date,city,country,leaders,status\n2024-06-18,Hanoi,Vietnam,A (Russia),held\n"
    rows += ",Minsk,Belarus,A (Russia),held\n2025-01-01,Minsk,Belarus,A (Russia),planned\n"
    share = Share(atlas_of(rows + "2024,Paris,France,A (Russia),held", tmp_path), "A")
    assert share.undated == 1
    last = day_number(2024, 12, 31)
    assert (share.outside(day_number(2024, 6, 1), last), share.not_held(None, last)) == (1, 0)
    assert (share.outside(day_number(2025, 1, 1), last + 1), share.not_held(None, last + 1)) == (2, 1)
