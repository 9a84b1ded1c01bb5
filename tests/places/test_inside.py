"""A room is in its venue, a house in the town beside it, whatever they are called after."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Gazetteer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("St George Hall, the Kremlin", "Kremlin"),
        ("Saint Catherine Hall of the Kremlin", "Kremlin"),
        ("モスクワのクレムリン", "Kremlin"),
        ("在北京钓鱼台国宾馆", "Diaoyutai State Guesthouse"),
        ("قصر بيان العامر", "Bayan Palace"),
    ],
)
def test_a_room_is_in_the_venue_beside_it(gazetteer: Gazetteer, text: str, name: str) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert best.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Point Loma Naval Base, San Diego", "San Diego", "US"),
        ("Centre des congrès Bellevue, Biarritz", "Biarritz", "FR"),
        ("Four Seasons Hotel George V, Paris", "Paris", "FR"),
        ("بمقر إقامته بنيويورك", "New York City", "US"),
        ("X, Celje", "Celje", "SI"),
        ("Esch, Luxembourg", "Esch-sur-Alzette", "LU"),
        ("Arlon, Luxembourg", "Arlon", "BE"),
    ],
)
def test_an_unknown_house_is_in_the_town_beside_it(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.country) == (name, country)
    assert best.confidence >= DRAWN


@pytest.mark.parametrize(
    "text",
    [
        "St George's Hall",
        "State Dining Room",
        "King William Hotel",
        "Toyako Windsor Hotel",
        "Equator Village",
    ],
)
def test_a_room_or_hotel_is_not_in_the_town_that_shares_its_word(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert not found or found[0].confidence < DRAWN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vilnius Town Hall", "Vilnius"),
        ("Sheraton Izmir Hotel", "İzmir"),
        ("Hotel Okura Tokyo", "Tokyo"),
        ("Lima Convention Center", "Lima"),
        ("Berlin Concert Hall", "Berlin"),
    ],
)
def test_a_great_city_in_the_name_of_a_house_is_where_it_is(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.confidence >= DRAWN) == (name, True)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Villa Doria Pamphilj", "IT"),
        ("Sala Clementina", "VA"),
        ("قصر المرادية", "DZ"),
        ("용산 대통령실", "KR"),
        ("Георгиевский зал", "RU"),
        ("Hôtel national des Invalides", "FR"),
        ("Ζάππειο", "GR"),
    ],
)
def test_a_venue_is_known_by_its_name_in_the_local_script(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.country, best.precision) == (country, "venue")


@pytest.mark.parametrize("text", ["British Postal Archive", "Thai Silk Building", "Danish Royal Library"])
def test_an_adjective_alone_places_no_house(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.find(text)
    assert not found or found[0].confidence < DRAWN


def test_a_territory_that_shares_its_name_with_towns_is_not_sure(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Saint-Martin, France")[0]
    assert (best.country, best.confidence < SURE) == ("MF", True)


@pytest.mark.parametrize(
    ("place", "code", "country"),
    [
        ("Washington", "AS", "US"),
        ("Gedung Putih", "AS", "US"),
        ("Pago Pago", "AS", "AS"),
        ("Londres", "RU", "GB"),
        ("Vladivostok", "RU", "RU"),
        ("Seoul", "SK", "KR"),
        ("Bratislava", "SK", "SK"),
    ],
)
def test_the_place_decides_whose_initials_a_code_is(
    gazetteer: Gazetteer, place: str, code: str, country: str
) -> None:
    best = gazetteer.find(place, country=code)[0]
    assert (best.country, best.confidence >= SURE) == (country, True)


def test_initials_alone_are_not_sure(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("", country="AS")[0].confidence < SURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Palacio Nacional, Santo Domingo", "Santo Domingo"),
        ("Palacio Nacional, Ciudad de México", "National Palace"),
        ("المقاطعة في رام الله", "Ramallah"),
        ("Château de La Celle-Saint-Cloud", "La Celle-Saint-Cloud"),
    ],
)
def test_a_name_that_any_country_may_have_is_where_the_town_beside_it_is(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert gazetteer.find(text)[0].name == name


def test_a_convention_centre_is_not_the_airport_that_is_called_so(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Jinnah Exhibition Centre")
    assert not found or found[0].confidence < DRAWN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norwalk Hospital, Connecticut, United States", "Norwalk"),
        ("Columbus Zoo, Ohio", "Columbus"),
        ("Hilton Tel Aviv, IL", "Tel Aviv"),
        ("Wilcox County High School, Georgia, United States", "Georgia"),
        ("Jackson Heights, Mississippi", "Mississippi"),
    ],
)
def test_a_house_is_in_the_town_of_its_name_in_the_division_behind(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    best = gazetteer.find(text)[0]
    assert best.name == name
    assert best.confidence < SURE


def test_a_sea_among_the_oceans_is_no_hamlet(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("North Sea, Oceans (general), Oceans")
    assert not found or found[0].confidence < DRAWN
