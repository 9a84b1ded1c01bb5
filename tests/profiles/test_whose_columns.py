"""Whose a column is, by its header and by whom it names: the meeting's, or somebody's who was there."""

from __future__ import annotations

import pytest

from geo.errors import TableError
from geo.profiles.headers import claims, is_of_meeting
from geo.profiles.values import is_person_of

from .strangers import gazetteer, rows, table

MET = """Date,Leader,Met,{city},{country}
2024-05-06,Emmanuel Macron (France),Xi Jinping (China),Beijing,France
2024-06-08,Emmanuel Macron (France),Olaf Scholz (Germany),Berlin,France
"""
HOSTED = """Host,Date,Guest,Country,Capital
Emmanuel Macron (France),2024-05-06,Xi Jinping,{one},Beijing
Emmanuel Macron (France),2024-05-28,Olaf Scholz,{other},Berlin
"""


@pytest.mark.parametrize("country", ["Country of meeting", "Country of the summit", "Pays de la rencontre"])
@pytest.mark.parametrize("city", ["Their city", "Newsroom city", "Leur ville"])
def test_a_country_of_the_meeting_is_visited_and_a_city_of_somebody_is_no_place_of_it(
    country: str, city: str
) -> None:
    read = rows(table(MET.format(city=city, country=country)))
    assert read["country"].tolist() == ["France", "France"]
    assert not {"Beijing", "Berlin"} & {*read["city"], *read["venue"]}


@pytest.mark.parametrize("header", ["Their city", "His city", "Newsroom city", "Redaktion Stadt"])
def test_a_city_of_somebody_claims_no_field(header: str) -> None:
    assert {one.field for one in claims(header)} == {""}


@pytest.mark.parametrize("header", ["City of their meeting", "Their destination city", "City visited"])
def test_a_city_of_somebodys_visit_is_a_place(header: str) -> None:
    assert "city" in {one.field for one in claims(header)}


def test_a_header_is_of_the_meeting_unless_it_names_somebody() -> None:
    assert all(
        map(is_of_meeting, ["Country of meeting", "Summit country", "Land des Treffens", "País de la cumbre"])
    )
    assert not any(
        map(is_of_meeting, ["Country", "Home country", "Country of visitor", "Country of president"])
    )


def test_hosts_with_their_countries_are_no_venue_and_the_country_of_others_is_asked_about() -> None:
    text = HOSTED.format(one="China", other="Germany")
    with pytest.raises(TableError, match="where they went, or where they come from") as caught:
        table(text)
    assert "leader_country=Country,country==France" in str(caught.value)
    read = rows(table(text, leader_country="Country", country="=France"))
    assert set(read["venue"]) == {""}
    assert set(read["country"]) == {"France"}


def test_a_country_that_is_the_hosts_own_is_not_asked_about() -> None:
    read = rows(table(HOSTED.format(one="France", other="France")))
    assert (set(read["venue"]), set(read["country"])) == ({""}, {"France"})


def test_a_name_with_a_country_behind_it_is_a_persons_unless_a_place_is_called_so() -> None:
    people = ["Emmanuel Macron (France)", "Luiz Inácio Lula da Silva (Brazil)"]
    places = [
        "Buenos Aires (Argentina)",
        "White House (United States)",
        "Camp David (USA)",
        "Élysée Palace (France)",
    ]
    assert [is_person_of(one, gazetteer()) for one in [*people, *places]] == [True] * 2 + [False] * 4
