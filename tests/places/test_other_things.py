"""Two letters behind a town that are a country's own name or a state's code, and houses whose name another
thing bears. Points to about a tenth of a degree."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Candidate, Gazetteer


def is_at(one: Candidate, lat: float, lon: float) -> bool:
    return abs(one.lat - lat) < 0.15 and abs(one.lon - lon) < 0.15


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Birmingham, UK", 52.48, -1.90),
        ("Manchester Town Hall, UK", 53.48, -2.24),
        ("Edinburgh Castle, Edinburgh, UK", 55.95, -3.20),
        ("Hilton Birmingham, UK", 52.48, -1.90),
        ("10 Downing St, London SW1A 2AA, UK", 51.51, -0.13),
        ("St Andrews, UK", 56.34, -2.80),
        ("Lough Erne, UK", 54.39, -7.71),
        ("Leeds, U.K.", 53.80, -1.55),
    ],
)
def test_uk_is_the_united_kingdom(gazetteer: Gazetteer, text: str, lat: float, lon: float) -> None:
    best = gazetteer.find(text)[0]
    assert best.country == "GB"
    assert is_at(best, lat, lon)


@pytest.mark.parametrize("town", ["Dehradun", "Nainital", "Haridwar"])
def test_uk_is_uttarakhand_behind_a_town_there(gazetteer: Gazetteer, town: str) -> None:
    assert gazetteer.find(f"{town}, UK")[0].country == "IN"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Hilton Tel Aviv, IL", "IL"),
        ("Sheraton Tel Aviv, IL", "IL"),
        ("Hilton Boston, MA", "US"),
        ("Hilton Chicago, IL", "US"),
        ("Springfield, IL", "US"),
    ],
)
def test_a_town_in_the_country_or_state_of_a_code_decides_which_is_meant(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.precision, best.country) == ("city", country)


@pytest.mark.parametrize(
    "text",
    [
        "The Balmoral Hotel",
        "Pentagon City",
        "Buckingham Palace Hotel",
        "Chequers Inn",
        "Windsor Castle pub",
        "Camp David Inn",
        "Blair House Inn",
        "Buckingham Palace Road",
    ],
)
def test_another_thing_with_a_house_s_name_is_open_and_the_house_offered(
    gazetteer: Gazetteer, text: str
) -> None:
    found = gazetteer.find(text)
    assert found
    assert found[0].confidence < DRAWN


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("The Balmoral Hotel, Edinburgh", 55.95, -3.20),
        ("Windsor Castle pub, London", 51.51, -0.13),
        ("White House Hotel, Istanbul", 41.01, 28.95),
        ("Windsor Castle Hotel, Mumbai", 19.07, 72.88),
    ],
)
def test_beside_another_thing_with_a_house_s_name_the_written_town_is_drawn(
    gazetteer: Gazetteer, text: str, lat: float, lon: float
) -> None:
    best = gazetteer.find(text)[0]
    assert best.precision == "city"
    assert is_at(best, lat, lon)


@pytest.mark.parametrize(
    "text", ["Emirates Palace Hotel", "Emirates Palace Hotel, Abu Dhabi", "Vatican City"]
)
def test_a_name_that_has_such_a_word_itself_is_surely_what_bears_it(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text)[0].confidence >= SURE
