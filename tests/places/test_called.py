"""Houses, streets, seas and organs that are called after a place are not there for sure."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Candidate, Gazetteer
from geo.places.called import CALLED


def is_open(found: tuple[Candidate, ...]) -> bool:
    return not found or found[0].confidence < DRAWN


@pytest.mark.parametrize(
    "text",
    [
        "Hopetoun House",
        "San Anton Palace",
        "Ribston House",
        "Marlborough Hotel",
        "Palais Fisher",
        "Palais de la Moselle",
        "Palacio San Martín",
        "Lambeth Palace",
        "Villa Wolkonsky",
        "Royal Palace of La Granja",
        "Casa Branca",
        "Queen Victoria Hall",
        "Old Victoria Hall",
        "Lady Florence Ballroom",
        "Government House",
        "National Palace",
        "Parliament House",
    ],
)
def test_a_house_is_not_in_the_small_town_that_its_name_shares(gazetteer: Gazetteer, text: str) -> None:
    assert is_open(gazetteer.find(text)), gazetteer.find(text)[:2]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Edinburgh Castle", "Edinburgh"), ("Hotel Berlin", "Berlin"), ("Hiroshima Memorial", "Hiroshima")],
)
def test_a_house_called_after_the_only_great_town_stands_there_doubtfully(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert DRAWN <= best.confidence <= CALLED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Presidential Palace Minsk", "Minsk"),
        ("Warsaw Royal Castle", "Warsaw"),
        ("Wiener Rathaus", "Vienna"),
        ("Dresdner Hauptbahnhof", "Dresden"),
        ("Château-Thierry", "Château-Thierry"),
    ],
)
def test_a_town_beside_other_words_of_kind_and_a_towns_own_name_are_read_as_before(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert best.confidence > CALLED


def test_a_house_is_where_another_part_of_the_text_says(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Blenheim Palace, London")[0]
    assert (best.name, best.country) == ("London", "GB")
    assert gazetteer.find("Ribston House", country="United Kingdom")[0].precision == "country"


@pytest.mark.parametrize(
    "text",
    [
        "Lok Kalyan Marg",
        "7 Lok Kalyan Marg",
        "Berlin Road",
        "Rue de Paris",
        "улица Минск",
        "Avenida Lima",
        "Largo da Luz",
        "Largo de Roma",
        "Alameda de Paris",
        "Terreiro do Paço",
    ],
)
def test_a_street_is_not_in_the_city_that_it_is_called_after(gazetteer: Gazetteer, text: str) -> None:
    assert is_open(gazetteer.find(text)), gazetteer.find(text)[:2]


@pytest.mark.parametrize(
    "text", ["Ibu Kota Nusantara", "Istana Garuda, Ibu Kota Nusantara", "Qux Delhi Zzyzx"]
)
def test_a_name_between_words_that_nobody_knows_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert is_open(gazetteer.find(text)), gazetteer.find(text)[:2]


@pytest.mark.parametrize(
    "text", ["United Nations Economic Commission for Africa", "United Nations Development Programme"]
)
def test_an_organ_is_not_at_the_seat_of_its_organisation(gazetteer: Gazetteer, text: str) -> None:
    assert is_open(gazetteer.find(text)), gazetteer.find(text)[:2]


def test_an_assembly_is_at_the_seat_of_its_organisation(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("United Nations General Assembly")[0].name == "UN Headquarters"


@pytest.mark.parametrize(
    "text",
    [
        "Red Sea",
        "Mer Rouge",
        "Mar Rojo",
        "Mar Rosso",
        "Rotes Meer",
        "Красное море",
        "البحر الأحمر",
        "الخليج العربي",
        "紅海",
        "홍해",
        "Gulf of Mexico",
        "golfe d'Aden",
        "Golf von Aden",
        "Strait of Gibraltar",
    ],
)
def test_a_sea_is_not_the_state_on_its_shore(gazetteer: Gazetteer, text: str) -> None:
    assert is_open(gazetteer.find(text)), gazetteer.find(text)[:2]


@pytest.mark.parametrize("text", ["Mar del Plata", "Bay City", "Detroit", "Zell am See", "青海", "Stralsund"])
def test_a_town_or_state_with_a_word_for_water_in_its_name_is_found(gazetteer: Gazetteer, text: str) -> None:
    assert not is_open(gazetteer.find(text))


def test_a_state_called_after_a_sea_is_found_in_its_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Red Sea", country="Egypt")[0].precision == "admin"


@pytest.mark.parametrize("text", ["ماهي", "Мае"])
def test_a_name_of_one_victoria_is_not_what_hong_kong_was_called(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert found[0].country == "SC"
    assert found[0].confidence < SURE


def test_a_great_city_is_meant_by_the_short_name_in_another_script(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Франкфурт")[0].name == "Frankfurt am Main"
