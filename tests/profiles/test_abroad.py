"""A country beside foreign places, in a table too short to say whose it is, is asked about."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import countries, findings, leaders, table

ONE = "leader,country,date,city\nEmma Leclerc,{country},2024-05-06,{city}\n"
SHAPES = [
    ONE,
    "Name,Nation,Datum,Ort\nEmma Leclerc,{country},6.5.2024,{city}\n",
    "leaders,date,venue,country\nEmma Leclerc,2024-05-06,{city},{country}\n",
    ONE + "Emma Leclerc,{country},2024-06-06,{city}\n",
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("country", "city", "there"),
    [
        ("France", "Rome", "IT"),
        ("France", "Geneva", "CH"),
        ("France", "Davos", "CH"),
        ("France", "Bonn", "DE"),
        ("United States", "Warsaw", "PL"),
        ("Canada", "London", "GB"),
        ("France", "Milan", "IT"),
    ],
)
def test_is_asked_and_the_answer_puts_the_place_where_it_is(
    shape: str, country: str, city: str, there: str
) -> None:
    text = shape.format(country=country, city=city)
    column = "Nation" if "Nation" in shape else "country"
    with pytest.raises(TableError, match=f"does not fit “{city}” beside it.*leader_country={column}"):
        table(text)
    atlas = table(text, leader_country=column)
    assert set(countries(atlas)) == {there}
    assert set(leaders(atlas)) == {"Emma Leclerc"}
    assert "" not in leaders(atlas).values()


@pytest.mark.parametrize("city", ["Rome", "Tokyo", "Bonn", "Athens"])
def test_said_to_be_the_country_visited_the_city_is_taken_and_told(city: str) -> None:
    atlas = table(ONE.format(country="France", city=city), country="country")
    assert countries(atlas) == [{"Rome": "IT", "Tokyo": "JP", "Bonn": "DE", "Athens": "GR"}[city]]
    assert any(city in str(one) for one in findings(atlas, "elsewhere"))


@pytest.mark.parametrize(
    ("country", "city"),
    [
        ("France", "Lyon"),
        ("United States", "Chicago"),
        ("Italy", "Roma"),
        ("France", "Zzyzx"),
        ("Canada", "Ottawa"),
        ("Germany", "Munich"),
        ("United States", "Athens, Georgia"),
        ("Yugoslavia", "Belgrade"),
    ],
)
def test_a_place_of_its_country_is_not_asked_about(country: str, city: str) -> None:
    assert len(countries(table(ONE.format(country=country, city=f'"{city}"')))) == 1


def test_travellers_whose_own_country_is_told_are_not_asked_about() -> None:
    atlas = table("leaders,country,date,city\nAna Nord (Norway),China,2024-05-06,Rome\n")
    assert countries(atlas) == ["IT"]


def test_one_place_in_its_country_shows_that_countries_were_visited() -> None:
    visits = "Emma Leclerc,France,2024-05-06,Lyon\nEmma Leclerc,South Korea,2024-06-06,Tokyo\n"
    atlas = table("leader,country,date,city\n" + visits)
    assert countries(atlas) == ["FR", "JP"]


def test_of_some_visits_at_home_and_a_few_abroad_under_one_country_it_is_asked() -> None:
    visits = [
        f"Emma Leclerc,France,2024-0{at}-06,{city}" for at, city in enumerate(["Lyon", "Geneva", "Lille"], 1)
    ]
    with pytest.raises(TableError, match="does not fit “Geneva”"):
        table("\n".join(["leader,country,date,city", *visits]))
