"""At the head of a report only the town is a place: neither the agency nor the day."""

from __future__ import annotations

import pytest

from geo.places import SURE, Gazetteer
from geo.places.datelines import is_day, without_dateline


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LONDON, March 3 (Reuters)", "London"),
        ("МОСКВА, 5 марта /ТАСС/", "Moscow"),
        ("ROMA (ANSA)", "Rome"),
        ("BERLIN (dpa)", "Berlin"),
        ("Brasília, 3 de março de 2023", "Brasília"),
        ("新华社北京5月1日电", "Beijing"),
        ("(서울=연합뉴스)", "Seoul"),
    ],
)
def test_the_town_at_the_head_of_a_report_is_sure(gazetteer: Gazetteer, text: str, name: str) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert best.confidence >= SURE


def test_initials_of_an_agency_are_no_state_behind_a_town_in_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("WASHINGTON (AP)")[0].name == "Washington"


def test_the_code_of_a_state_is_one_behind_a_town(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Vijayawada (AP)")[0]
    assert (best.name, best.country) == ("Vijayawada", "IN")


def test_a_day_at_the_beginning_may_be_a_town(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("25 de Mayo, Argentina")[0].country == "AR"


@pytest.mark.parametrize("text", ["10 Downing Street", "Villa 18", "Gate 5", "Hall 3", "7 Lok Kalyan Marg"])
def test_a_house_with_a_number_is_no_day(text: str) -> None:
    assert not is_day(text)


@pytest.mark.parametrize("text", ["March 3", "5 марта", "le 3 mars 2023", "3 de março de 2023", "3 May"])
def test_a_day_with_its_month_is_one(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize("text", ["北京", "Rome", "人民大会堂", "서울", "(Paris)"])
def test_a_place_stays_as_it_is(text: str) -> None:
    assert without_dateline(text) == text
