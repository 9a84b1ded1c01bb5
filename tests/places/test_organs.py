"""Organs of states: a ministry or a parliament is in the city that governs its state, never surely."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thai Ministry of Foreign Affairs", "Bangkok"),
        ("the Finnish Parliament", "Helsinki"),
        ("MFA of Georgia", "Tbilisi"),
        ("МИД России", "Moscow"),
        ("Дом приёмов МИД РФ", "Moscow"),
        ("Министерство иностранных дел Казахстана", "Astana"),
        ("Assemblée nationale sénégalaise", "Dakar"),
        ("Sénat français", "Paris"),
        ("das estnische Außenministerium", "Tallinn"),
        ("Parlamento uruguayo", "Montevideo"),
        ("مجلس النواب الأردني", "Amman"),
        ("وزارة الخارجية المصرية", "Cairo"),
        ("俄罗斯外交部", "Moscow"),
        ("Dutch Ministry of Foreign Affairs", "The Hague"),
        ("Ministry of Defence, Finland", "Helsinki"),
    ],
)
def test_an_organ_stands_for_the_seat_of_its_state_never_surely(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.precision) == (name, "city")
    assert DRAWN <= best.confidence < SURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Swedish Riksdag", "Stockholm"),
        ("Auswärtiges Amt, Weltsaal", "Berlin"),
        ("Quai d'Orsay", "Paris"),
        ("Scottish Parliament", "Edinburgh"),
        ("Parliament of South Africa", "Cape Town"),
    ],
)
def test_an_organ_is_known_by_its_own_name(gazetteer: Gazetteer, text: str, name: str) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert DRAWN <= best.confidence < SURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministry of External Affairs, Mumbai, India", "Mumbai"),
        ("Ministry of Foreign Affairs, Nizwa, Oman", "Nizwá"),
        ("Foreign Ministry Saint Petersburg Russia", "Saint Petersburg"),
    ],
)
def test_a_town_beside_an_organ_says_where_it_is(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert gazetteer.find(text)[0].name == name


@pytest.mark.parametrize(
    "text",
    ["Ministry of Foreign Affairs", "Indiana Senate", "Embassy of Finland", "Bavarian Ministry of Finance"],
)
def test_an_organ_of_nobody_known_is_open(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert not found or found[0].confidence < DRAWN


def test_a_written_country_has_its_ministry_at_its_seat_then(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Foreign Office", country="Netherlands")[0].name == "The Hague"
    assert gazetteer.find("Ministry of Defence", country="Germany", days=(0, 300))[0].name == "Bonn"
    house = gazetteer.find("Royal Palace", country="Morocco")[0]
    assert house.precision == "country"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OPEC headquarters", "Vienna"),
        ("headquarters of the World Bank", "Washington"),
        ("Sitz des Europarats", "Strasbourg"),
        ("штаб-квартира ОДКБ", "Moscow"),
        ("Kievsky railway station", "Moscow"),
        ("Kiev railway station", "Kyiv"),
        ("Gare de Lyon", "Paris"),
        ("Finland Station", "Saint Petersburg"),
        ("World Bank headquarters, Jakarta", "Jakarta"),
    ],
)
def test_an_organisation_or_a_station_is_where_it_is_and_not_what_it_is_called_after(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert gazetteer.find(text)[0].name == name


@pytest.mark.parametrize(
    "text",
    [
        "Kremlin spokesman",
        "White House officials",
        "porte-parole de l'Élysée",
        "пресс-секретарь Кремля",
        "Chinese Foreign Ministry spokesperson",
    ],
)
def test_those_who_speak_for_a_house_are_no_place(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert not found or found[0].confidence < DRAWN
    assert gazetteer.find(f"{text} in Geneva")[0].name == "Geneva"
