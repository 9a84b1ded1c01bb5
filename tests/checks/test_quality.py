"""What the quality report finds, each finding with its rows."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import geo
from geo.atlas import read
from geo.errors import Problem

HEAD = "leaders,start,end,city,country,category,status\n"


def findings(rows: str, kind: str) -> list[Problem]:
    atlas = read(Path("t.csv"), (HEAD + rows).encode())
    return [one for one in atlas.problems if one.kind == kind]


def test_one_leader_in_two_far_places_on_the_same_days_is_an_overlap() -> None:
    (one,) = findings(
        "A (France),2024-05-01,2024-05-09,Tokyo,Japan,,\nA (France),2024-05-03,2024-05-05,Rome,Italy,,\n",
        "overlap",
    )
    assert (one.severity, one.rows) == ("warning", (2, 3))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A (France),2024-05-01,2024-05-03,Tokyo,Japan,,", "A (France),2024-05-03,2024-05-05,Rome,Italy,,"),
        ("A (France),2024-05-01,2024-05-09,Tokyo,Japan,,", "B (France),2024-05-03,2024-05-05,Rome,Italy,,"),
        ("A (France),2024-05-01,2024-05-09,Tokyo,Japan,,", "A (France),2024-05-03,,Rome,Italy,,planned"),
        ("A (France),2024-05-01,2024-05-09,Tokyo,Japan,,", "A (France),2024-05-03,,Rome,Italy,virtual,"),
        ("A (France),2024-05-01,2024-05-09,Tokyo,Japan,,", "A (France),2024-05-03,2024-05-05,,Italy,,"),
        ("A (France),2024-05-01,2024-05-09,Rome,Italy,,", "A (France),2024-05-03,,Fiumicino,Italy,,"),
    ],
)
def test_leaving_one_place_and_reaching_the_next_on_one_day_is_none(first: str, second: str) -> None:
    assert findings(f"{first}\n{second}\n", "overlap") == []


@pytest.mark.parametrize(("year", "count"), [(1850, 1), (2010, 0)])
def test_a_journey_is_impossible_by_the_vehicles_of_its_time(year: int, count: int) -> None:
    places = ((1, "Paris,France"), (2, "Cairo,Egypt"))
    rows = "".join(f"A (France),{year}-05-0{day},,{place},,\n" for day, place in places)
    found = findings(rows, "speed")
    assert [one.rows for one in found] == [(2, 3)] * count


def test_rows_that_say_the_same_are_found_together() -> None:
    row = "A (France); B (Italy),2024-05-01,2024-05-01,Rome,Italy,,\n"
    turned = "B (Italy); A (France),2024-05-01,2024-05-01,Rome,Italy,,\n"
    (one,) = findings(row + "A (France),2024-06-01,2024-06-01,Rome,Italy,,\n" + turned, "duplicate")
    assert (one.severity, one.rows) == ("warning", (2, 4))


def test_rows_without_a_city_and_rows_without_travel_are_counted() -> None:
    rows = "A (France),2024-05-01,,,Italy,,\nA (France),2024-05-09,,Rome,Italy,,cancelled\n"
    (bare,) = findings(rows, "missing city")
    (idle,) = findings(rows, "no travel")
    assert (bare.rows, idle.rows) == ((2,), (3,))


def test_rows_without_a_date_are_counted_in_one_note() -> None:
    cells = (",,Oslo,Norway,,", "2024-05-09,,Rome,Italy,,", "unknown,,Bari,Italy,,planned")
    (one,) = findings("".join(f"A (France),{one}\n" for one in cells), "undated")
    assert (one.severity, one.rows, one.found) == ("note", (2, 4), "2 rows without a date")
    assert "not on the timeline" in one.advice


@pytest.mark.parametrize(
    "row",
    [
        "A (France),2024-05-09,,Rome,Italy,,",
        "A (France),,2024-05-09,Rome,Italy,,",  # an end alone is a date
        "A (France),,,Rome,Italy,,cancelled",
        "A (France),soon,,Rome,Italy,,",  # refused, and said with its row
    ],
)
def test_rows_with_a_date_or_another_finding_are_not_among_them(row: str) -> None:
    assert findings(f"{row}\nA (France),2024-05-01,,Bonn,Germany,,\n", "undated") == []


def test_a_report_whose_meeting_another_report_dates_is_not_among_them() -> None:
    text = "meeting,leaders,date,city\nm,A (France),,Rome\nm,A (France),2024-05-09,Rome\nn,A (France),,Oslo\n"
    atlas = read(Path("t.csv"), text.encode())
    assert [one.rows for one in atlas.problems if one.kind == "undated"] == [(4,)]


def test_a_missing_time_of_a_frame_is_no_date() -> None:
    days = pd.to_datetime(["2024-05-01", None])
    atlas = geo.read(pd.DataFrame({"leader": "A (France)", "city": ["Rome", "Oslo"], "when": days}))
    (one,) = atlas.problems[atlas.problems["found"].eq("1 row without a date")].itertuples()
    assert (one.severity, one.row) == ("note", 3)


@pytest.mark.parametrize(
    ("one", "other", "offered"),
    [
        ("Benjamin Netanyahu (Israel)", "Benyamin Netanyahu (Israel)", True),
        ("Benjamin Netanyahu (Israel)", "Benyamin Netanyahu (Italy)", False),
        ("John Paul I (Italy)", "John Paul II (Italy)", False),
        ("Helmut Kohl (Germany)", "Helmut Schmidt (Germany)", False),
    ],
)
def test_spellings_that_look_like_one_leader_are_offered_never_merged(
    one: str, other: str, offered: bool
) -> None:
    rows = f"{one},2024-05-01,,Rome,Italy,,\n{other},2024-06-01,,Rome,Italy,,\n"
    atlas = read(Path("t.csv"), (HEAD + rows).encode())
    found = [problem for problem in atlas.problems if problem.kind == "variant"]
    assert [problem.rows for problem in found] == ([(2, 3)] if offered else [])
    assert len(atlas.leaders) == 2


def test_a_leader_of_no_known_country_is_named_with_the_rows() -> None:
    rows = "A,2024-05-01,,Rome,Italy,,\nB (Italy),2024-05-02,,Rome,Italy,,\nA,2024-05-03,,Rome,Italy,,\n"
    (one,) = findings(rows, "unknown leader")
    assert one.rows == (2, 4)


@pytest.mark.slow
def test_every_finding_about_rows_names_them_and_has_a_kind() -> None:
    atlas = read(Path(__file__).parents[1] / "bench" / "us_president_travels.csv")
    numbers = set(range(2, 834))
    for problem in atlas.problems:
        assert problem.kind, problem
        assert set(problem.as_dict()["rows"] or ()) <= numbers
    assert {"overlap", "speed", "split", "duplicate", "missing city", "variant", "place", "profile"} <= {
        problem.kind for problem in atlas.problems
    }
