"""A known house beside a town or a division in which it is not: the written place stands, in doubt.

Points to about a tenth of a degree.
"""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Candidate, Gazetteer


def is_at(one: Candidate, lat: float, lon: float) -> bool:
    return abs(one.lat - lat) < 0.15 and abs(one.lon - lon) < 0.15


ELSEWHERE = [
    ("Kremlin", "Nizhny Novgorod", 56.33, 44.00),
    ("Kremlin", "Astrakhan", 46.35, 48.03),
    ("Kremlin", "Rostov", 47.23, 39.72),
    ("Kremlin", "Astana", 51.18, 71.45),
    ("Imperial Palace", "Kyoto", 35.02, 135.75),
    ("Akasaka Palace", "Kyoto", 35.02, 135.75),
    ("Great Hall of the People", "Shanghai", 31.22, 121.46),
    ("Blue House", "Busan", 35.10, 129.04),
    ("Emirates Palace", "Dubai", 25.07, 55.17),
    ("Buckingham Palace", "Edinburgh", 55.95, -3.20),
    ("Presidential Complex", "Istanbul", 41.01, 28.95),
    ("Dolmabahce Palace", "Ankara", 39.92, 32.85),
    ("Moncloa", "Barcelona", 41.39, 2.16),
    ("Winter Palace", "Vienna", 48.21, 16.37),
    # Relatives that nobody mended for.
    ("Great Hall of the People", "Guangzhou", 23.12, 113.25),
    ("Élysée Palace", "Marseille", 43.30, 5.38),
    ("Kremlin", "Kazan", 55.79, 49.12),
    ("Zhongnanhai", "Wuhan", 30.58, 114.27),
    ("Rashtrapati Bhavan", "Mumbai", 19.07, 72.88),
]


@pytest.mark.parametrize(("house", "town", "lat", "lon"), ELSEWHERE)
def test_a_town_in_which_a_known_house_is_not_stands_in_doubt_and_the_house_is_offered(
    gazetteer: Gazetteer, house: str, town: str, lat: float, lon: float
) -> None:
    for found in (gazetteer.find(house, city=town), gazetteer.find(f"{house}, {town}")):
        best, second = found[:2]
        assert best.precision == "city"
        assert is_at(best, lat, lon)
        assert DRAWN <= best.confidence < SURE
        assert second.precision == "venue"
        assert second.confidence <= best.confidence


@pytest.mark.parametrize(
    ("house", "division"),
    [
        ("Camp David", "Texas"),
        ("Mar-a-Lago", "California"),
        ("Sunnylands", "Florida"),
        ("Camp David", "Ohio"),
        ("Sunnylands", "Nevada"),
        ("Mar-a-Lago", "TX"),
    ],
)
def test_a_division_in_which_a_known_house_is_not_stands_in_doubt(
    gazetteer: Gazetteer, house: str, division: str
) -> None:
    best, second = gazetteer.find(f"{house}, {division}")[:2]
    assert best.precision == "admin"
    assert best.confidence < SURE
    assert second.precision == "venue"


def test_the_white_house_is_not_in_tennessee(gazetteer: Gazetteer) -> None:
    assert is_at(gazetteer.find("White House, Tennessee")[0], 36.47, -86.65)
    best = gazetteer.find("White House", city="Tennessee")[0]
    assert (best.precision, best.confidence < SURE) == ("admin", True)


@pytest.mark.parametrize(
    "text",
    [
        "Camp David, Maryland",
        "Sea Island, Georgia",
        "Mar-a-Lago, Florida",
        "Sunnylands, California",
        "Windsor Castle, Windsor",
        "Chequers, London",
        "Balmoral Castle, Aberdeen",
        "Kremlin, Moscow Oblast",
        "Kuksaroy residence, Tashkent",
        "Sanssouci, Brandenburg",
    ],
)
def test_a_house_in_or_near_what_is_written_is_surely_the_house(gazetteer: Gazetteer, text: str) -> None:
    best = gazetteer.find(text)[0]
    assert best.precision == "venue"
    assert best.confidence >= SURE


@pytest.mark.parametrize(
    ("house", "town"), [("Palazzo Chigi", "Ariccia"), ("Merdeka Palace", "Bogor"), ("Élysée", "Versailles")]
)
def test_a_house_in_a_greater_town_than_the_one_written_out_of_it_is_never_sure(
    gazetteer: Gazetteer, house: str, town: str
) -> None:
    assert gazetteer.find(house, city=town)[0].confidence < SURE
    assert gazetteer.find(f"{house}, {town}")[0].confidence < SURE


def test_a_house_outside_the_written_country_is_not_offered(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Kremlin", city="Astana", country="Kazakhstan")
    assert is_at(found[0], 51.18, 71.45)
    assert all(one.country == "KZ" for one in found)
