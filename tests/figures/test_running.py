"""Figures that grow with the days: at the end they are those of the range."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import build, read
from geo.dates import day_number
from geo.figures import figures, running
from geo.reports.loading import Dataset
from tests.build import gazetteer

FIRST = date(2024, 1, 1)
PLACES = ["Paris,France", "Lyon,France", "Rome,Italy", "Berlin,Germany", "Warsaw,Poland"]


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows = ["date,city,country,leaders"]
    for _ in range(draw(st.integers(1, 8))):
        begins = FIRST + timedelta(draw(st.integers(0, 60)))
        ends = begins + timedelta(draw(st.integers(0, 4)))
        when = draw(st.sampled_from([f"{begins}", f"{begins}/{ends}", f"[{begins}..{ends}]"]))
        rows.append(f"{when},{draw(st.sampled_from(PLACES))},A (Germany); B (Poland)")
    return "\n".join(rows)


COUNTED = ["meetings", "countries", "days_abroad", "distance_km"]


@pytest.mark.slow
@given(tables(), st.none() | st.integers(0, 70), st.none() | st.integers(0, 70))
def test_the_last_row_is_what_is_counted_of_the_range(
    table: str, first: int | None, last: int | None
) -> None:
    atlas = read(Path("t.csv"), table.encode(), gazetteer=gazetteer())
    begin = day_number(FIRST.year, FIRST.month, FIRST.day)
    days = [None if day is None else begin + day for day in (first, last)]
    grown, whole = running(atlas, "A", *days), figures(atlas, "A", *days)
    end = grown[COUNTED].iloc[-1].round(1).tolist() if len(grown) else [0, 0, 0, 0]
    assert end == pytest.approx([whole[name] for name in COUNTED], abs=0.2)
    assert grown["day"].is_monotonic_increasing
    assert all(grown[name].is_monotonic_increasing for name in COUNTED)
    inside = [day for day in grown["day"] if days[0] is not None and days[1] is not None]
    assert not inside or days[0] > days[1] or all(days[0] <= day <= days[1] for day in inside)


def test_of_everybody_each_meeting_counts_once(seed: Dataset) -> None:
    atlas = build(seed, gazetteer=gazetteer())
    held = atlas.meetings["status"].eq("held") & atlas.meetings["date_kind"].ne("none")
    assert running(atlas)["meetings"].iloc[-1] == held.sum()
    assert running(atlas)["countries"].eq(0).all()
