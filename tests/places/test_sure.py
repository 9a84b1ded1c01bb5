"""What no list knows, or knows twice, is never a sure place: it is vague, offered, or where the text says.

Points to about a tenth of a degree.
"""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Candidate, Gazetteer


def is_at(one: Candidate, lat: float, lon: float) -> bool:
    return abs(one.lat - lat) < 0.15 and abs(one.lon - lon) < 0.15


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("SUMMIT, N.J.", 40.72, -74.36),
        ("Mission, BC", 49.13, -122.31),
        ("Center, Colorado", 37.75, -106.11),
        ("Council, Idaho, USA", 44.73, -116.44),
    ],
)
def test_a_town_called_as_venues_are_is_found_in_the_division_behind_it_and_not_surely(
    gazetteer: Gazetteer, text: str, lat: float, lon: float
) -> None:
    best = gazetteer.find(text)[0]
    assert best.precision == "city"
    assert is_at(best, lat, lon)
    assert DRAWN <= best.confidence < SURE


@pytest.mark.parametrize(
    "text", ["Summit, Washington", "Summit (Singapore)", "Airport, Hawaii", "Summit, New York"]
)
def test_a_word_for_a_venue_is_no_town_where_a_great_city_or_a_quarter_has_the_name(
    gazetteer: Gazetteer, text: str
) -> None:
    assert not any("Summit" in one.name or "Airport" in one.name for one in gazetteer.find(text)[:1])


def test_a_column_of_cities_may_hold_a_town_called_as_venues_are(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="Summit", country="US")
    assert {one.division for one in found} >= {"New Jersey", "Illinois"}
    assert found[0].confidence < SURE
    assert is_at(gazetteer.find("", city="Mission", country="TX")[0], 26.22, -98.33)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("KANATA, Ontario", 45.30, -75.92),  # Canada, as the Japanese call it
        ("Kanata, Ontario, Canada", 45.30, -75.92),
        ("Zion, IL", 42.45, -87.83),  # Jerusalem, in Israel, whose code is IL too
        ("Palestine, IL", 39.00, -87.61),
        ("New England, ND", 46.54, -102.87),  # the region
        ("Fruitdale, California, United States", 37.31, -121.93),  # smaller by far than its state
    ],
)
def test_a_town_of_the_division_behind_it_goes_before_a_country_or_region_of_the_name(
    gazetteer: Gazetteer, text: str, lat: float, lon: float
) -> None:
    best = gazetteer.find(text)[0]
    assert best.precision == "city"
    assert is_at(best, lat, lon)


@pytest.mark.parametrize("text", ["London, CA", "Hebron, IL", "Ontario, CA", "Manawa, Wisconsin", "Zion|IL"])
def test_a_name_that_a_state_and_a_country_of_one_code_have_or_two_towns_of_a_state_is_never_sure(
    gazetteer: Gazetteer, text: str
) -> None:
    name, _, country = text.partition("|")
    best = gazetteer.find(name, country=country)[0]
    assert DRAWN <= best.confidence < SURE


@pytest.mark.parametrize(
    "text", ["Jerusalem, IL", "München, Bayern", "Roma, Lazio", "Canton, Guangdong", "Paris, TX"]
)
def test_what_only_one_of_them_has_stays_sure(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text)[0].confidence >= SURE


@pytest.mark.parametrize(
    ("text", "meant"),
    [("ALTANTA", "Atlanta"), ("Elbusan", "Elbasan"), ("Alkambra", "Alhambra"), ("Alhabra", "Alhambra")],
)
def test_a_misspelt_name_that_begins_like_an_arabic_article_is_no_sure_town_behind_it(
    gazetteer: Gazetteer, text: str, meant: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.method) == (meant, "fuzzy")
    assert best.confidence < SURE


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [("Alriyadh", 24.69, 46.72), ("Aldammam", 26.43, 50.10), ("Elobeid", 13.18, 30.22)],
)
def test_an_arabic_name_behind_a_joined_article_stays_sure(
    gazetteer: Gazetteer, text: str, lat: float, lon: float
) -> None:
    best = gazetteer.find(text)[0]
    assert is_at(best, lat, lon)
    assert best.confidence >= SURE


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Palácio Piratini do Rio Grande do Sul",
            "Rio Grande do Sul",
            "BR",
        ),  # not Seoul, which is Sul in Catalan
        ("Snarkdrub Port of Spain", "Port of Spain", "TT"),
        ("Drubsnark Ciudad de México", "Mexico City", "MX"),
        ("Xyzzy Santiago de Cuba", "Santiago de Cuba", "CU"),
    ],
)
def test_the_longer_name_is_read_where_the_text_ends_with_it(
    gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("Zzyzx, IL", "Illinois"),
        ("Foobar, TX", "Texas"),
        ("Blorpville, Ont.", "Ontario"),
        ("Boston, Ill.", "Illinois"),  # known elsewhere
        ("Summit, Nevada", "Nevada"),  # a word for a venue
        ("Drubvask, Bavaria, Germany", "Bayern"),
    ],
)
def test_a_town_that_is_not_known_in_a_known_division_is_the_division_never_surely(
    gazetteer: Gazetteer, text: str, division: str
) -> None:
    best = gazetteer.find(text)[0]
    assert (best.name, best.precision) == (division, "admin")
    assert DRAWN <= best.confidence < SURE
