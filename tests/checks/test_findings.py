"""Findings help: one for each kind, with its rows and its cure, and none for what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read
from geo.dates import day_number
from geo.errors import Problem
from geo.export.tables import csv_bytes

HEAD = "leaders,date,city,country,lat,lon\n"


def made(*rows: str, head: str = HEAD, today: int | None = None) -> Atlas:
    return read(Path("t.csv"), (head + "\n".join(rows)).encode(), today=today)


def told(atlas: Atlas, kind: str) -> list[Problem]:
    return [one for one in atlas.problems if one.kind == kind]


@pytest.mark.parametrize(
    ("city", "country", "lat", "lon", "says"),
    [
        ("Paris", "France", "51.5072", "-0.1276", "in London, United Kingdom, 344 km from Paris"),
        ("Sydney", "Australia", "33.87", "151.2", "would be Sydney with the sign of the latitude changed"),
        ("Lima", "Peru", "-12.05", "77.05", "would be Lima with the sign of the longitude changed"),
        ("Santiago", "Chile", "33.45", "70.67", "would be Santiago with both signs changed"),
        ("Rome", "Italy", "12.48", "41.89", "would be Rome with latitude and longitude exchanged"),
        ("Nouméa", "New Caledonia", "35.61", "-77.37", "outside New Caledonia"),
        ("Quito", "Ecuador", "0", "-78.5", ""),
        ("Oslo", "Norway", "0", "10.75", "a zero"),
        ("", "Japan", "-35.68", "139.69", "would be in Japan with the sign of the latitude changed"),
        ("", "Peru", "48.85", "2.35", "in Paris, France, outside Peru"),
        ("Wilmington", "United States", "-75.5466", "39.7447", "latitude and longitude exchanged"),
        ("Wilmington", "United States", "39.74", "75.54", "would be Wilmington with the sign of"),
        ("Springfield", "United States", "39.78", "89.65", "would be Springfield with the sign of"),
        ("San José", "", "-9.93", "-84.08", "would be San José with the sign of the latitude changed"),
        ("Georgetown", "", "-58.15", "6.8", "would be Georgetown with latitude and longitude exchanged"),
        ("Qwxyzville", "Brazil", "10", "48", "would be in Brazil with both signs changed"),
        ("Santa Cruz", "Bolivia", "48.85", "2.35", "in Paris, France, 9,804 km from Santa Cruz"),
        ("Qwxyzville", "Peru", "48.85", "2.35", "in Paris, France, outside Peru"),
    ],
)  # fmt: skip
def test_coordinates_far_from_the_words_are_said_with_their_cure(
    city: str, country: str, lat: str, lon: str, says: str
) -> None:
    found = told(made(f"A (Italy),2020-01-02,{city},{country},{lat},{lon}"), "coordinates")
    assert [says in one.found for one in found] == ([True] if says else [])


@pytest.mark.parametrize(
    ("city", "country", "lat", "lon"),
    [
        ("Paris", "France", "48.7", "2.2"),  # a palace outside the town
        ("Paris", "France", "49.01", "2.55"),  # its airport
        ("", "France", "49.0", "8.2"),  # beside the border
        ("Nowhereville", "France", "48.0", "2.0"),
        ("Springfield", "United States", "39.8", "-89.6"),  # one of many
        ("Wilmington", "United States", "39.74", "-75.54"),
        ("Wilmington", "United States", "34.2", "-77.9"),
        ("Saint-Denis", "France", "-20.88", "55.45"),  # Réunion
        ("Qwxyzville", "Brazil", "-30", "-20"),  # at sea
        ("Springfield", "", "-34", "18.5"),  # perhaps one that is on no list
    ],
)
def test_coordinates_that_may_be_right_are_not_disputed(city: str, country: str, lat: str, lon: str) -> None:
    assert told(made(f"A (Italy),2020-01-02,{city},{country},{lat},{lon}"), "coordinates") == []


def test_one_finding_a_kind_names_all_its_rows() -> None:
    rows = [f"A (Italy),2020-01-{day:02},Sydney,Australia,33.87,151.2{day}" for day in range(1, 8)]
    (one,) = told(made(*rows), "coordinates")
    assert one.rows == tuple(range(2, 9))
    assert one.found.startswith("7 rows: ")


def test_leaders_without_a_country_are_one_finding_with_the_count_and_the_cure() -> None:
    rows = [f"Leader {name},2020-01-02,Rome,Italy,," for name in "ABCDEFG"]
    (one,) = told(made(*rows), "unknown leader")
    assert one.found.startswith("7 leaders have no country: ")
    assert "--columns leader_country=" in one.advice
    assert one.rows == tuple(range(2, 9))


@pytest.mark.parametrize(("name", "shown"), [("Croatia", 0), ("Singapore", 0), ("Xyzzyville, Chad", 1)])
def test_nothing_is_called_not_found_that_was_found(name: str, shown: int) -> None:
    atlas = made(f'A (Italy),2020-01-02,"{name}"', head="leaders,date,place\n")
    assert len([one for one in told(atlas, "place") if "not found" in str(one)]) <= shown


@pytest.mark.parametrize(
    ("today", "count"), [(None, 0), (day_number(2026, 1, 1), 1), (day_number(2099, 12, 31), 0)]
)
def test_a_visit_held_after_today_is_said_where_a_day_is_given(today: int | None, count: int) -> None:
    atlas = made("A (Italy),2099-05-01,Oslo,Norway,,", "A (Italy),2020-05-01,Oslo,Norway,,", today=today)
    found = told(atlas, "future")
    assert [one.rows for one in found] == [(2,)] * count


def test_a_planned_visit_may_be_in_the_future() -> None:
    row = "A (Italy),2099-05-01,Oslo,Norway,planned"
    atlas = made(row, head="leaders,date,city,country,status\n", today=day_number(2026, 1, 1))
    assert told(atlas, "future") == []


@pytest.mark.parametrize(
    ("cities", "count"),
    [
        (("Oslo,Norway", "Rome,Italy", "Paris,France", "Vienna,Austria", "Lima,Peru"), 1),
        (("Oslo,Norway", "Rome,Italy", "Paris,France"), 0),
        (("Rome,Italy", "Milan,Italy", "Turin,Italy", "Naples,Italy", "Bari,Italy"), 0),
    ],
)
def test_many_capitals_on_one_day_are_said(cities: tuple[str, ...], count: int) -> None:
    atlas = made(*(f"A (Chile),2020-05-01,{city},," for city in cities))
    found = told(atlas, "crowded day")
    assert len(found) == count
    assert all(len(one.rows) == len(cities) for one in found)


@pytest.mark.parametrize(
    "table",
    [
        "who,from,to,land,place\nL (Chile),2009-11-13,2009-11-18,China,\"Shanghai, Beijing\"\n",
        "who,from,to,land,place\nL (Chile),2009-11-13,2009-11-18,South Korea,Seoul / Tokyo / Nagoya\n",
        "leaders,start,end,city,country\nK (Chile),1959-07-13,1959-08-05,Geneva,Switzerland\n"
        "K (Chile),1959-07-25,,Berlin,Germany\n",
        'leaders,date,city\n"Ana Uno (Brazil), Eva Tres (Peru)",2013-08-15,Rome\nAna,2014-08-15,Rome\n',
    ],
)  # fmt: skip
def test_our_own_export_read_back_gives_no_finding_that_the_table_did_not(table: str) -> None:
    first = read(Path("t.csv"), table.encode())
    again = read(Path("t.csv"), csv_bytes(first.dataset))
    left = [one.kind for one in first.problems]
    for kind in [one.kind for one in again.problems]:
        assert kind in left
        left.remove(kind)


def test_places_outside_the_row_s_country_are_one_note() -> None:
    rows = ["A (Chile),2020-01-02,Moscow,Switzerland,,", "A (Chile),2020-02-02,Cairo,Japan,,"]
    (one,) = told(made(*rows), "elsewhere")
    assert (one.severity, one.rows) == ("note", (2, 3))
    assert told(made(*rows), "place") == []


@pytest.mark.parametrize("day", ["1448", "1448-05", "1440s"])
def test_stays_whose_days_are_not_known_are_told_with_their_kilometres(day: str) -> None:
    atlas = made(f"A (France),{day},Vienna,Austria,,", "A (France),1452-03-04,London,United Kingdom,,")
    found = told(atlas, "vague")
    assert [one.rows for one in found] == [(2,)]
    assert "2,073 of 2,762 km" in found[0].advice


def test_stays_known_to_the_day_are_not() -> None:
    assert not told(made("A (France),1452-03-04,London,United Kingdom,,"), "vague")


@pytest.mark.parametrize(
    ("place", "division"),
    [
        ("Zzyzx, IL", "Illinois (United States)"),
        ("Foobar, TX", "Texas (United States)"),
        ("Blorpville, Ont.", "Ontario (Canada)"),
    ],
)
def test_a_division_that_stands_for_a_town_in_it_is_said_to(place: str, division: str) -> None:
    (one,) = told(made(f'A (Italy),2020-01-02,"{place}"', head="leaders,date,place\n"), "place")
    assert one.allowed.startswith(f"not found; {division} stands for it, shown at its seat")


def test_a_division_alone_that_two_countries_have_is_not_said_to_stand_for_anything() -> None:
    (one,) = told(made("A (Italy),2020-01-02,Punjab", head="leaders,date,place\n"), "place")
    assert one.allowed.startswith("taken for Punjab (Pakistan)")
