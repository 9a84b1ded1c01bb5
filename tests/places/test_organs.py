"""Organs of states: a ministry or a parliament is in the city that governs its state, never surely."""

from __future__ import annotations

import csv

import pytest

from geo.places import DRAWN, SURE, Gazetteer, normalise
from geo.resources import DATA


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Embassy of France in Germany", "Berlin"),
        ("посольство РФ в Финляндии", "Helsinki"),
        ("中国驻法国大使馆", "Paris"),
        ("주프랑스 대한민국 대사관", "Paris"),
    ],
)
def test_an_embassy_is_where_its_host_is_governed(gazetteer: Gazetteer, text: str, name: str) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert best.confidence < SURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Piskaryovskoye Memorial Cemetery", "Saint Petersburg"),
        ("Мемориал «Мамаев курган»", "Volgograd"),
        ("Arlington National Cemetery, Virginia", "Arlington"),
        ("Ikulu", "Dar es Salaam"),
        ("西湖国宾馆", "Hangzhou"),
    ],
)
def test_a_known_house_is_in_its_city_never_surely(gazetteer: Gazetteer, text: str, name: str) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.precision) == (name, "city")
    assert best.confidence < SURE


def test_a_town_beside_a_house_says_where_it_is(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Grand Hotel Rixos Tripoli, Antalya")[0].name == "Antalya"
    assert gazetteer.find("Riksdag, Gothenburg")[0].confidence < SURE


@pytest.mark.parametrize("table", ["organs.csv", "organisations.csv", "houses.csv"])
def test_every_name_of_the_tables_is_in_a_city_that_is_known(gazetteer: Gazetteer, table: str) -> None:
    with (DATA / "gazetteer" / table).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [
        row for row in rows if row["city"] and not gazetteer.find(row["city"], country=row["country"])
    ] == []
    names = [normalise(name) for row in rows for name in row["names"].split("|")]
    assert [name for name in names if names.count(name) > 1 or not name] == []


def test_no_house_bears_the_name_of_a_place(gazetteer: Gazetteer) -> None:
    with (DATA / "gazetteer" / "houses.csv").open(encoding="utf-8", newline="") as lines:
        names = [name for row in csv.DictReader(lines) for name in row["names"].split("|")]
    assert [name for name in names if gazetteer.reader.lookup.matches(normalise(name), name, None)] == []
