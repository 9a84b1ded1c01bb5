"""Palaces by other languages' words and by their names alone; rooms; whose a house is; halves of words."""

from __future__ import annotations

import csv

import pytest

from geo.places import DRAWN, SURE, Gazetteer
from geo.places.packed import FOLDER
from geo.places.palaces import kind_and_name, name_alone


@pytest.mark.parametrize(
    ("written", "venue"),
    [
        ("Palacio de Sao Bento", "São Bento Mansion"),
        ("Château de Prague", "Prague Castle"),
        ("Schloss Windsor", "Windsor Castle"),
        ("Palais Chigi", "Palazzo Chigi"),
    ],
)
def test_palace_is_known_by_other_languages_words(gazetteer: Gazetteer, written: str, venue: str) -> None:
    assert gazetteer.find(written)[0].name == venue


@pytest.mark.parametrize("written", ["Meseberg", "Meseberg (Alemania)", "Meseberg, Allemagne"])
def test_palace_is_known_but_not_surely_by_a_name_that_no_town_of_the_list_has(
    gazetteer: Gazetteer, written: str
) -> None:
    best = gazetteer.find(written)[0]
    assert (best.name, DRAWN <= best.confidence < SURE) == ("Schloss Meseberg", True)


ALONE = """
akasaka balmoral blenheim bratislava buckingham carondelet chapultepec charlottenburg ciragan coburg cotroceni
dolmabahce drottningholm dublin fredensborg grasten guanabara holyrood kadriorg kensington laeken livadia
marselisborg massandra meseberg miraflores narayanhiti noordeinde peterhof rambouillet schonbrunn soestdijk
versailles westminster wilanow windsor
"""
"""Each was looked at: a proper name, and no word, given name or adjective in the languages that are read.
Where a town bears it the town is meant."""
WORDS = """
Winter Hiver Invierno Inverno Kislik Зимний Nations Nationen Naciones Nazioni Nações Milletler Peuple Pueblo
People Federal Federale Imperial Imperiale Royal Nacional Presiden Prezydencki Princier Presidentens
Kepresidenan Cumhurbaskanligi Parlamentului Perdamaian Reunification Reunificación Независимости Незалежності
Apostolic Apostolico Apostolique Catherine Caterina Katharina Konstantin Constantin Constantino Sándor
Victoria Maximos Wallenstein Egmont Coconut Herons Garças Цапель Aurore Quemado Moneda Muette Zarzuela
Merdeka Emirates
Bellevue Laranjeiras Prager Rigaer Stockholms Pressburger Елисейский Версальский
"""


def test_names_under_which_a_palace_is_known_alone_were_all_looked_at() -> None:
    with (FOLDER / "venues.csv").open(encoding="utf-8", newline="") as file:
        names = [[row["name"], *row["aliases"].split("|")] for row in csv.DictReader(file)]
    assert set(map(name_alone, names)) - {""} == set(ALONE.split())


@pytest.mark.parametrize("written", WORDS.split())
def test_no_word_given_name_or_part_of_a_description_draws_a_palace(
    gazetteer: Gazetteer, written: str
) -> None:
    drawn = [one for one in gazetteer.find(written) if one.confidence >= DRAWN]
    assert [one.name for one in drawn if one.precision == "venue"] == []


@pytest.mark.parametrize("written", ["Peuple, Kinshasa", "Winter, Paris", "Coconut, Nairobi", "Garzas, Lima"])
def test_such_a_word_before_a_town_makes_it_no_less_sure_than_any_other(
    gazetteer: Gazetteer, written: str
) -> None:
    best = gazetteer.find(written)[0]
    unknown = gazetteer.find(f"Qzxwvpt, {written.partition(', ')[2]}")[0]
    assert (best.name, best.confidence >= unknown.confidence) == (unknown.name, True)


def test_palace_is_no_castle_and_a_word_alone_is_none() -> None:
    assert kind_and_name("Castello di Miramare")[0] == "c"
    assert [kind_and_name(text) for text in ("Palace", "Royal Palace", "Palace Castle Hotel", "")] == [
        ("", "")
    ] * 4


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Pavillon d'Honneur de l'aéroport d'Orly", "FR"),
        ("Salón de honor del aeropuerto de El Alto", "BO"),
        ("VIP-зал аэропорта Внуково", "RU"),
        ("北京釣魚台國賓館5號樓", "CN"),
        ('Aeroporto Internazionale di Giacarta "Soekarno-Hatta"', "ID"),
    ],
)
def test_room_is_in_the_house_or_airport_of_which_the_text_says_so(
    gazetteer: Gazetteer, written: str, country: str
) -> None:
    best = gazetteer.find(written)[0]
    assert (best.precision, best.country) == ("venue", country)


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("Monument commémoratif du Canada à Vimy", "Vimy"),
        ("Pavillon de la France à Osaka", "Osaka"),
        ("Casa de España en Lima", "Lima"),
    ],
)
def test_what_is_of_a_country_is_in_the_town_behind_it(gazetteer: Gazetteer, written: str, town: str) -> None:
    assert gazetteer.find(written)[0].name == town


def test_no_city_is_drawn_by_half_a_word_of_its_name(gazetteer: Gazetteer) -> None:
    assert all(one.confidence < DRAWN for one in gazetteer.find("Salem, Israel"))
    assert gazetteer.find("Saloniki, Greece")[0].confidence >= SURE  # no other town is called so


@pytest.mark.parametrize("written", ["Cihan, Bursa, Turkey", "Buhari, Kano, Nigeria"])
def test_town_is_not_sure_that_may_stand_for_its_division(gazetteer: Gazetteer, written: str) -> None:
    assert gazetteer.find(written)[0].confidence < SURE


def test_state_is_not_a_town_in_it_that_is_only_called_so_too(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Geraldine, Montana, United States")[0].precision == "admin"


def test_two_names_of_a_word_each_before_a_town_are_one_that_is_no_name(gazetteer: Gazetteer) -> None:
    assert [gazetteer.find(text)[0].name for text in ("Golden Temple, Amritsar", "Lotus Temple, Delhi")] == [
        "Amritsar",
        "Delhi",
    ]


def test_words_before_a_town_are_read_in_german_and_russian(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("международный аэропорт Худжанд")[0].name == "Khujand"
    assert gazetteer.find("Hauptstadt Khartum")[0].name == "Khartoum"


@pytest.mark.parametrize(
    "written", ["Aeroporto internazionale di Ajaccio", "Ajaccio airport", "aéroport d'Ajaccio"]
)
def test_airport_is_none_that_a_list_has_under_a_town_far_from_it(gazetteer: Gazetteer, written: str) -> None:
    assert gazetteer.find(written)[0].name == "Ajaccio"


def test_airports_that_bear_another_name_than_their_town_are_known_by_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Toronto airport")[0].precision == "venue"
    assert gazetteer.find("Chicago airport")[0].precision == "venue"


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Sandringham", "GB"),
        ("Sandringham, Melbourne", "AU"),
        ("Casa Grande del Pueblo", "BO"),
        ("Palacio San Carlos", "CO"),
        ('Государственная резиденция "Ала-Арча"', "KG"),
        ("Horse Guards Parade", "GB"),
        ("Hôtel de Beauvau", "FR"),
    ],
)
def test_residences_and_halls_that_ministries_name_alone_are_known(
    gazetteer: Gazetteer, written: str, country: str
) -> None:
    assert gazetteer.find(written)[0].country == country
