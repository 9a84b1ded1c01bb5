"""Organs of states: a ministry or a parliament is in the city that governs its state, never surely."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from geo.places import DRAWN, SURE, Gazetteer, normalise
from geo.places.agreement import VENUE_KM, apart
from geo.places.standing import stands_out
from geo.resources import DATA


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thai Ministry of Foreign Affairs", "Bangkok"),
        ("the Finnish Parliament", "Helsinki"),
        ("MFA of Georgia", "Tbilisi"),
        ("Parliament of Georgia", "Tbilisi"),
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
        ("Parliament House Kuala Lumpur", "Kuala Lumpur"),
        ("Cerro Castillo residence", "Viña del Mar"),
        ("Casa de Huéspedes Ilustres", "Cartagena"),
        ("Hotel Sacher Wien", "Vienna"),
        ("Taj Mahal India", "Agra"),
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hotel Sacher Salzburg", "Salzburg"),
        ("Blue Mosque Yerevan", "Yerevan"),
        ("Red Fort Agra", "Agra"),
        ("Georgetown University Doha", "Doha"),
        ("Sorbonne University Abu Dhabi", "Abu Dhabi"),
        ("Centre Pompidou-Metz", "Metz"),
        ("Independence Hall Tel Aviv", "Tel Aviv"),
        ("Ikulu ya Nairobi", "Nairobi"),
        ("Bayerischer Hof Bad Kissingen", "Bad Kissingen"),
        ("Al-Azhar University Gaza", "Gaza"),
        ("МГИМО Ташкент", "Tashkent"),
        ("清华大学深圳研究院", "Shenzhen"),
        ("Quai d'Orsay Berlin", "Berlin"),
        ("Gare du Nord Bruxelles", "Brussels"),
        ("Beau-Rivage Palace Geneva", "Geneva"),
        ("Teatro alla Scala Genova", "Genoa"),
        ("Blue Mosque Malaysia", "Malaysia"),
    ],
)
def test_a_place_among_the_words_beside_a_house_says_where_it_is(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert best.confidence < SURE


@pytest.mark.parametrize("room", ["Reading Room", "Lincoln Room", "Columbia Hall", "Bridge", "Tower"])
def test_a_room_of_a_house_is_no_town_that_it_is_called_after(gazetteer: Gazetteer, room: str) -> None:
    assert gazetteer.find(f"British Museum {room}")[0].name == "London"


def test_names_of_two_countries_houses_are_neither_s(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Riksdag delegation at Bletchley Park")[0].name == "Bletchley"
    found = gazetteer.find("Sejm delegation at Chatham House")
    assert not found or found[0].confidence < DRAWN


@pytest.mark.parametrize("country", ["Angola", "Cabo Verde", "Moçambique"])
def test_a_ministry_that_portuguese_has_for_several_states_is_whose_it_says(
    gazetteer: Gazetteer, country: str
) -> None:
    best = gazetteer.find(f"Ministério dos Negócios Estrangeiros de {country}")[0]
    assert best.name == gazetteer.find(f"Ministério das Relações Exteriores de {country}")[0].name
    assert DRAWN <= best.confidence < SURE


@pytest.mark.parametrize(
    "text", ["Ministério dos Negócios Estrangeiros", "Amiri Diwan", "National Press Club"]
)
def test_a_name_that_several_countries_houses_bear_is_open(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert not found or found[0].confidence < DRAWN


TABLES = ("organs.csv", "organisations.csv", "houses.csv")


CALLED_AFTER = {
    "organs.csv": set(),
    "organisations.csv": set(),
    "houses.csv": {
        "Ateneul Român",
        "Mamayev Kurgan",
        "Mamaev Kurgan",
        "Wahat Al Karama",
        "Tomb of the Unknown Soldier Arlington",
        "Basílica de Guadalupe",
        "Gare de Lyon",
    },
}
"""Names that end like a town of the country that they have nothing to do with."""


def rows(table: str) -> list[tuple[str, str, str]]:
    """Each name of a table with its country and its city."""
    with (DATA / "gazetteer" / table).open(encoding="utf-8", newline="") as lines:
        return [
            (name, row["country"], row["city"])
            for row in csv.DictReader(lines)
            for name in row["names"].split("|")
        ]


def test_no_name_is_in_two_tables_or_twice_in_one() -> None:
    count = Counter(normalise(name) for table in TABLES for name, *_ in rows(table))
    assert [name for name, times in count.items() if times > 1 or not name] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_city_of_the_tables_is_known(gazetteer: Gazetteer, table: str) -> None:
    cities = {(city, country) for _, country, city in rows(table) if city}
    assert [one for one in cities if not gazetteer.reader.organs._town(*one)] == []


@pytest.mark.parametrize("table", TABLES)
def test_a_town_at_the_end_of_a_house_s_name_is_the_city_of_its_row(gazetteer: Gazetteer, table: str) -> None:
    organs = gazetteer.reader.organs
    wrong = []
    for name, country, city in rows(table):
        own = organs._town(city, country) if city else None
        words = normalise(name).split()
        for end in (" ".join(words[at:]) for at in range(1, len(words))):
            town = organs._town(end, country)
            named = town if town and town.method == "exact" and stands_out(town) else None
            if own and named and apart(own, named) > VENUE_KM:
                wrong.append(name)
    assert set(wrong) == CALLED_AFTER[table]


def test_no_house_bears_the_name_of_a_place(gazetteer: Gazetteer) -> None:
    names = [name for name, *_ in rows("houses.csv")]
    assert [name for name in names if gazetteer.reader.lookup.matches(normalise(name), name, None)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("New Mexico Supreme Court", "New Mexico"),
        ("Parliament of British Columbia", "British Columbia"),
        ("Northern Ireland Parliament", "Northern Ireland"),
        ("Government House South Australia", "South Australia"),
        ("Assembleia da República, Maputo", "Maputo"),
        ("House of Lords, Ottawa", "Ottawa"),
        ("外務省, 北京", "Beijing"),
        ("Consulate General of India in the United States", "United States"),
        ("Permanent Mission of France in Switzerland", "Switzerland"),
        ("Bonner Rathaus", "Bonn"),
        ("Prager Rathaus", "Prague"),
        ("北京大学深圳研究生院", "Shenzhen"),
    ],
)
def test_a_longer_name_a_written_town_and_the_host_go_before_a_word_for_an_organ(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert gazetteer.find(text)[0].name == name


@pytest.mark.parametrize(
    "text", ["中国会展中心", "日本商工協議会", "Au siège", "Kaiser Schloss", "Latin American Parliament"]
)
def test_what_only_looks_like_an_organ_or_a_towns_house_is_not_drawn(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert not found or found[0].confidence < DRAWN


def test_a_court_of_a_country_and_of_a_state_of_its_name_is_open_until_either_is_written(
    gazetteer: Gazetteer,
) -> None:
    alone = gazetteer.find("Supreme Court of Georgia")
    assert {(one.country, one.precision) for one in alone} == {("GE", "country"), ("US", "admin")}
    assert alone[0].confidence < SURE
    for text, country, name in (
        ("Georgia Supreme Court, Atlanta", "", "Atlanta"),
        ("Supreme Court of Georgia, Tbilisi", "", "Tbilisi"),
        ("Supreme Court of Georgia", "United States", "Georgia"),
    ):
        best = gazetteer.find(text, country=country)[0]
        assert (best.name, best.confidence > SURE) == (name, True), text


def test_an_embassy_is_in_the_city_that_stands_right_behind_it(gazetteer: Gazetteer) -> None:
    for text, name in (
        ("American Embassy Tel Aviv", "Tel Aviv"),
        ("British High Commission Islamabad", "Islamabad"),
        ("U.S. Consulate Herat", "Herāt"),
    ):
        assert gazetteer.find(text)[0].name == name, text
    for text in ("American Embassy School", "Embassy of Mexico", "Embassy Suites", "US Embassy London Road"):
        assert not any(one.confidence >= DRAWN for one in gazetteer.find(text)), text
