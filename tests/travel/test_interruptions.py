"""A stay within a stay interrupts it, and the leader is back the day after."""

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas, read
from geo.dates import iso
from geo.figures import figures
from geo.travel.interruptions import interrupted

HEAD = "leaders,start,end,city,country,category\n"


def made(*rows: str) -> Atlas:
    return read(Path("t.csv"), (HEAD + "\n".join(rows)).encode())


def spans(atlas: Atlas) -> list[str]:
    """``Place first last`` of every stay, in order."""
    names = atlas.travel.points["name"].tolist()
    return [
        f"{names[stay.point]} {iso(stay.first_day)[5:]} {iso(stay.last_day)[5:]}"
        for stay in atlas.travel.stays.itertuples()
    ]


def kinds(atlas: Atlas) -> set[str]:
    return {one.kind for one in atlas.problems}


@pytest.mark.parametrize(
    ("rows", "stays", "days_abroad"),
    [
        (  # a day trip to another country, before 1970
            ("K (United States),1959-07-13,1959-08-05,Geneva,Switzerland,",
             "K (United States),1959-07-25,,Berlin,Germany,"),
            ["Geneva 07-13 07-24", "Berlin 07-25 07-25", "Geneva 07-26 08-05"], 24,
        ),
        (  # two day trips in one stay
            ("A (Chile),2019-06-01,2019-06-20,Madrid,Spain,", "A (Chile),2019-06-05,,Lisbon,Portugal,",
             "A (Chile),2019-06-10,,Paris,France,"),
            ["Madrid 06-01 06-04", "Lisbon 06-05 06-05", "Madrid 06-06 06-09", "Paris 06-10 06-10",
             "Madrid 06-11 06-20"], 20,
        ),
        (  # a meeting in the city of the long stay is part of it, and of the part in which it was
            ("A (Chile),2019-06-01,2019-06-20,Madrid,Spain,", "A (Chile),2019-06-05,,Lisbon,Portugal,",
             "A (Chile),2019-06-12,,Madrid,Spain,"),
            ["Madrid 06-01 06-04", "Lisbon 06-05 06-05", "Madrid 06-06 06-20"], 20,
        ),
        (  # a trip within a trip
            ("A (Chile),2019-06-01,2019-06-20,Madrid,Spain,",
             "A (Chile),2019-06-05,2019-06-09,Lisbon,Portugal,", "A (Chile),2019-06-07,,Paris,France,"),
            ["Madrid 06-01 06-04", "Lisbon 06-05 06-06", "Paris 06-07 06-07", "Lisbon 06-08 06-09",
             "Madrid 06-10 06-20"], 20,
        ),
        (  # a stay at home that a journey abroad interrupts
            ("A (Chile),2019-06-01,2019-06-30,Santiago,Chile,", "A (Chile),2019-06-10,2019-06-12,Lima,Peru,"),
            ["Santiago 06-01 06-09", "Lima 06-10 06-12", "Santiago 06-13 06-30"], 3,
        ),
        (  # what shares its first day interrupts nothing: nobody knows which came first
            ("A (Chile),2019-06-01,2019-06-05,Madrid,Spain,", "A (Chile),2019-06-01,,Lisbon,Portugal,"),
            ["Lisbon 06-01 06-01", "Madrid 06-01 06-05"], 5,
        ),
    ],
)  # fmt: skip
def test_a_stay_elsewhere_within_a_stay_interrupts_it(
    rows: tuple[str, ...], stays: list[str], days_abroad: int
) -> None:
    atlas = made(*rows)
    assert spans(atlas) == stays
    assert figures(atlas, atlas.busiest)["days_abroad"] == days_abroad


def test_a_side_trip_of_two_days_is_no_overlap_and_a_longer_one_is_said() -> None:
    long = "A (Chile),2019-06-01,2019-06-20,Madrid,Spain,"
    for last in ("2019-06-05", "2019-06-06"):
        assert "overlap" not in kinds(made(long, f"A (Chile),2019-06-05,{last},Lisbon,Portugal,"))
    for last in ("2019-06-07", "2019-06-15"):
        assert "overlap" in kinds(made(long, f"A (Chile),2019-06-05,{last},Lisbon,Portugal,"))


def test_a_day_trip_that_no_vehicle_of_its_time_makes_is_an_overlap() -> None:
    rows = "A (France),1450-06-01,1450-06-20,Paris,France,", "A (France),1450-06-05,,Rome,Italy,"
    assert "overlap" in kinds(made(*rows))


@pytest.mark.parametrize(
    ("venue", "category"),
    [("Oslo", "transit"), ("Oslo", "Refuelling stop"), ("transit Oslo", ""), ("Stopover in Oslo", "")],
)
def test_a_place_passed_through_is_drawn_and_counts_as_no_visit(venue: str, category: str) -> None:
    rows = f"A (Spain),2024-05-01,2024-05-03,Paris,France,\nA (Spain),2024-05-05,,{venue},,{category}"
    atlas = made(rows)
    counted = figures(atlas, "A")
    assert (counted["foreign_visits"], counted["countries"], counted["days_abroad"]) == (1, 1, 3)
    assert (counted["made"], counted["trips_abroad"]) == (1, 1)
    assert any(name.startswith("Oslo") for name in atlas.travel.points["name"])
    assert len(atlas.travel.legs) == 4


@pytest.mark.parametrize("category", ["Conference", "conference meeting", "Courtesy call"])
def test_a_conference_is_a_visit_in_person(category: str) -> None:
    atlas = made(f"A (France),2024-02-16,,Munich,Germany,{category}")
    assert figures(atlas, "A")["foreign_visits"] == 1


@pytest.mark.parametrize("category", ["Video conference", "Conference call", "teleconference"])
def test_a_conference_over_a_wire_is_none(category: str) -> None:
    atlas = made(f"A (France),2024-02-16,,Munich,Germany,{category}")
    assert figures(atlas, "A")["foreign_visits"] == 0


def presence(spans: list[tuple[int, int, int]]) -> pd.DataFrame:
    """Rows of one leader: (point, first day, days); points lie 10 degrees apart."""
    return pd.DataFrame(
        {
            "leader": 0, "status": "held", "point": [point for point, _, _ in spans],
            "first_day": [first for _, first, _ in spans],
            "last_day": [first + days for _, first, days in spans],
            "ordered": True, "vague": False, "country": [f"C{point}" for point, _, _ in spans],
            "lat": [10.0 * point for point, _, _ in spans], "lon": 0.0, "number": range(len(spans)),
        }
    )  # fmt: skip


rows_of_one = st.lists(
    st.tuples(st.integers(0, 3), st.integers(-20, 20), st.integers(0, 15)), min_size=1, max_size=12
)


@given(rows_of_one)
def test_no_day_on_which_somebody_was_somewhere_is_lost_and_no_row_is(
    spans: list[tuple[int, int, int]],
) -> None:
    rows = presence(spans)
    parts = interrupted(rows)

    def days(table: pd.DataFrame) -> set[int]:
        pairs = zip(table["first_day"], table["last_day"], strict=True)
        return {day for first, last in pairs for day in range(first, last + 1)}

    assert days(parts) == days(rows)
    assert set(parts["number"]) == set(rows["number"])
    assert (parts["first_day"] <= parts["last_day"]).all()


def test_the_cost_is_in_step_with_the_rows() -> None:
    def seconds(count: int) -> float:
        rows = presence([(0, 0, 4 * count), *((1 + i % 3, 2 + 4 * i, 1) for i in range(count - 1))])
        started = time.process_time()
        interrupted(rows)
        return time.process_time() - started

    seconds(500)
    small, large = (min(seconds(count) for _ in range(3)) for count in (2_000, 16_000))
    assert large < 8 * small * 4  # eight times the rows; a square would take 64 times as long
