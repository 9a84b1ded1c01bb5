"""Columns that strangers nest, and names of what stands at points."""

from __future__ import annotations

import json

import pytest

from .strangers import leaders, places, table

pytestmark = pytest.mark.slow

STOPS = [
    ("2014-05-06", "Germany", "Berlin"),
    ("2014-06-06", "France", "Lyon"),
    ("2014-07-06", "Italy", "Turin"),
]


@pytest.mark.parametrize("path", ["meetings", "visit", "encounter", "details"])
def test_a_city_within_a_record_is_read_beside_our_own_names(path: str) -> None:
    records = [
        {"leader": "Ada Quill (Spain)", "date": day, "country": land, path: {"city": town}}
        for day, land, town in STOPS
    ]
    assert places(table(json.dumps(records), "table.json")) == ["Berlin DE", "Lyon FR", "Turin IT"]


LANDMARKS = """
when,{header},latitude,longitude
2014-05-06,Reichstag,52.518,13.376
2014-06-06,Opéra de Lyon,45.767,4.836
2014-06-16,Mole Antonelliana,45.069,7.693
2014-06-18,Kremlin,55.752,37.617
"""


@pytest.mark.parametrize("header", ["name", "Name", "nom", "name_en"])
def test_a_name_of_what_stands_at_the_points_is_no_traveller(header: str) -> None:
    atlas = table(LANDMARKS.format(header=header), "Ada Quill.csv")
    assert list(leaders(atlas)) == ["Ada Quill"]
    assert [place[-2:] for place in places(atlas)] == ["DE", "FR", "IT", "RU"]


def test_names_of_people_beside_points_are_travellers() -> None:
    atlas = table(
        "when,name,latitude,longitude\n2014-05-06,Angela Merkel,52.518,13.376\n"
        "2014-06-06,Angela Merkel,45.767,4.836\n2014-06-16,Emmanuel Macron,45.069,7.693\n"
    )
    assert list(leaders(atlas)) == ["Angela Merkel", "Emmanuel Macron"]


def test_a_blank_name_beside_a_point_is_no_fault() -> None:
    atlas = table(
        "when,name,latitude,longitude\n2014-05-06,,52.518,13.376\n2014-06-06,,45.767,4.836\n"
        "2014-06-16,Stadio Olimpico,45.042,7.650\n", "Ada Quill.csv"
    )  # fmt: skip
    assert [place[-2:] for place in places(atlas)] == ["DE", "FR", "IT"]


@pytest.mark.parametrize(
    "names", [("city", "date"), ("ciudad", "fecha"), ("Stadt", "Datum"), ("ville", "date")]
)
def test_what_each_part_of_a_record_says_goes_before_what_the_record_does(names: tuple[str, str]) -> None:
    city, date = names
    days = [
        ("Rome", "2024-05-01", ["Rome", "Rome"]),
        ("Oslo", "2024-05-02", ["Rome", "Oslo", "Bonn"]),
        ("Bonn", "2024-05-03", ["Bonn"]),
    ]
    records = [
        {city: one, date: day, "visits": [{"title": "Talks", date: day, city: inner} for inner in within]}
        for one, day, within in days
    ]
    assert places(table(json.dumps(records), "visits.json")) == [
        "Rome IT",
        "Rome IT",
        "Rome IT",
        "Oslo NO",
        "Bonn DE",
        "Bonn DE",
    ]
