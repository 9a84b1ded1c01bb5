"""The figures of the bundled reports are those that a careful reader gets by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, build
from geo.dates.parsing import day_number
from geo.figures.counting import MEANING, NEED_HOME, figures
from geo.reports.loading import Dataset
from tests.build import atlas_of, gazetteer

FIRST, LAST = day_number(2024, 5, 7), day_number(2024, 7, 10)


@pytest.fixture(scope="module")
def atlas(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


def test_one_leader_s_spring_and_summer(atlas: Atlas) -> None:
    found = figures(atlas, "Vladimir Putin", FIRST, LAST)
    expected = {
        "meetings": 21,
        "made": 6,
        "hosted": 9,
        "third": 6,
        "domestic": 0,
        "foreign_visits": 6,
        "countries": 6,
        "trips_abroad": 5,
        "days_abroad": 11,
    }
    assert {name: found[name] for name in expected} == expected
    assert [one["meeting"] for one in found["disagreements"]] == ["china-2024-05"]
    assert [one["what"] for one in found["disagreements"][0]["disagreements"]] == ["who travelled"]
    assert (found["from"], found["to"]) == ("2024-05-07", "2024-07-10")


def test_the_five_trips_lead_to_the_places_of_the_reports(atlas: Atlas) -> None:
    found = figures(atlas, "Vladimir Putin", FIRST, LAST)
    assert [leg["destination"] for leg in found["legs"]] == [
        *("Beijing", "Moscow", "Minsk", "Moscow", "Tashkent", "Moscow"),
        *("Pyongyang", "Hanoi", "Moscow", "Astana", "Moscow"),
    ]
    assert [leg["date"] for leg in found["legs"] if leg["basis"] == "stated"] == [
        "2024-06-18",
        "2024-06-19",
        "2024-06-20",
    ]


def test_the_whole_table_lists_what_has_no_place_and_what_has_no_date(atlas: Atlas) -> None:
    found = figures(atlas, "Vladimir Putin")
    assert [one["meeting"] for one in found["unplaced"]] == ["turkey-2023-erdogan"]
    assert [one["meeting"] for one in found["undated"]] == ["invite-turkey"]


def test_another_leader_s_stated_journey(atlas: Atlas) -> None:
    found = figures(atlas, "Viktor Orban")
    assert [leg["destination"] for leg in found["legs"]] == ["Kyiv", "Moscow", "Beijing", "Budapest"]
    assert {leg["basis"] for leg in found["legs"]} == {"stated"}
    assert found["trips_abroad"] == 1


def test_every_held_meeting_has_one_role(atlas: Atlas) -> None:
    who = atlas.travel.participations
    assert not who.duplicated(["meeting", "leader"]).any()
    for name in atlas.leaders["name"]:
        found = figures(atlas, name, FIRST, LAST)
        assert sum(found[role] for role in ("made", "hosted", "third", "domestic")) == found["meetings"]


def test_days_in_two_countries_count_once_and_are_cut_to_the_range(tmp_path: Path) -> None:
    rows = "date,city,country,leaders\n2024-06-18/2024-06-19,Pyongyang,North Korea,A (Russia)\n"
    rows += "2024-06-19/2024-06-20,Hanoi,Vietnam,A (Russia)"
    atlas = atlas_of(rows, tmp_path)
    assert figures(atlas, "A")["days_abroad"] == 3
    assert figures(atlas, "A", day_number(2024, 6, 19), day_number(2024, 6, 19))["days_abroad"] == 1


def test_ends_of_the_range_are_inclusive(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,country,leaders\n2024-06-18,Hanoi,Vietnam,A (Russia)", tmp_path)
    day = day_number(2024, 6, 18)
    assert figures(atlas, "A", day, day)["meetings"] == 1
    assert figures(atlas, "A", day + 1, None)["meetings"] == 0
    assert figures(atlas, "A", None, day - 1)["meetings"] == 0


def test_an_open_range_may_fall_on_any_day_of_its_open_side(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,country,leaders\n[..2024-07-04],Kyiv,Ukraine,A (Hungary)", tmp_path)
    assert figures(atlas, "A", None, day_number(2020, 1, 1))["meetings"] == 1
    assert figures(atlas, "A", day_number(2024, 7, 5), None)["meetings"] == 0


def test_every_count_says_what_it_counts(atlas: Atlas) -> None:
    told = set(figures(atlas, "Vladimir Putin")) - {"leader", "from", "to", "legs"}
    assert told == set(MEANING)


@pytest.mark.parametrize("date", ["2024-06", "2024", "about June 2024", "[2024-06-03..2024-06-09]"])
def test_ways_to_a_stay_known_only_to_a_range_are_no_part_of_the_kilometres(
    date: str, tmp_path: Path
) -> None:
    head, known = "date,country,city,leaders", "2023-03-05,Spain,Madrid,A (Italy)"
    for name in ("known", "both"):
        (tmp_path / name).mkdir()
    alone = figures(atlas_of(f"{head}\n{known}", tmp_path / "known"), "A")
    both = figures(atlas_of(f"{head}\n{known}\n{date},Norway,Oslo,A (Italy)", tmp_path / "both"), "A")
    assert both["distance_km"] == alone["distance_km"] > 2000
    assert alone["vague_km"] == 0
    assert both["vague_km"] == pytest.approx(2 * 2008, rel=0.01)  # Rome to Oslo and back
    assert sum(leg["distance_km"] for leg in both["legs"]) == pytest.approx(
        both["distance_km"] + both["vague_km"], abs=0.5
    )


def test_the_ways_of_a_stated_journey_count_whatever_is_known_of_its_days(tmp_path: Path) -> None:
    stays = "2024-06,Norway,Oslo,A (Italy),j1\n2024-06,Spain,Madrid,A (Italy),j1"
    rows = f"date,country,city,leaders,journey\n{stays}"
    found = figures(atlas_of(rows, tmp_path), "A")
    assert found["distance_km"] > 5000
    assert found["vague_km"] == 0


def test_what_hangs_on_a_home_that_is_not_known_is_no_number(tmp_path: Path) -> None:
    atlas = atlas_of(
        "date,city,country,leaders\n2024-05-16,Oslo,Norway,A\n2024-06-16,Rome,Italy,A\n", tmp_path
    )
    found = figures(atlas, "A")
    assert found["meetings"] == 2
    assert {found[name] for name in NEED_HOME} == {None}
