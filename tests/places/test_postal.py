"""Postal codes in an address: its town in the country that writes them so, never another continent."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Gazetteer
from geo.places.postal import Postal, without_postal_codes

GAZETTEER = Gazetteer()


@pytest.mark.parametrize(
    ("address", "name", "country"),
    [
        ("Vienna, VA 22180", "Vienna", "US"),
        ("Lebanon, PA 17042", "Lebanon", "US"),
        ("Paris, Texas 75460", "Paris", "US"),
        ("Washington, D.C. 20003", "Washington", "US"),
        ("Philadelphia PA 19107-1234", "Philadelphia", "US"),
        ("San Juan, PR 00901", "San Juan", "PR"),
        ("Ottawa, ON K1A 0B1", "Ottawa", "CA"),
        ("Gatineau, QC K1A 0H3", "Gatineau", "CA"),
        ("Windsor N9A 1A1", "Windsor", "CA"),
        ("Windsor SL4 1NJ", "Windsor", "GB"),
        ("Boston PE21 6QQ", "Boston", "GB"),
        ("Douglas IM1 2EA", "Douglas", "IM"),
        ("Perth WA 6000", "Perth", "AU"),
        ("Willy-Brandt-Straße 1, 10557 Berlin", "Berlin", "DE"),
        ("1010 Wien", "Vienna", "AT"),
        ("CH-1211 Genève 10", "Geneva", "CH"),
        ("2514 GC Den Haag", "The Hague", "NL"),
        ("1218 København K", "Copenhagen", "DK"),
        ("110 00 Praha 1", "Prague", "CZ"),
        ("Piazza Colonna 370, 00187 Roma RM, Italy", "Rome", "IT"),
        ("Salvador - BA, 40010-000", "Salvador", "BR"),
        ("〒100-8914 東京都千代田区永田町1-7-1", "Chiyoda", "JP"),
        ("北京市100017", "Beijing", "CN"),
        ("Hyderabad 500001", "Hyderabad", "IN"),
    ],
)
def test_an_address_is_its_town_in_the_country_that_writes_such_codes(
    address: str, name: str, country: str
) -> None:
    best = GAZETTEER.find(address)[0]
    assert (best.name, best.country, best.confidence >= DRAWN) == (name, country, True)


@pytest.mark.parametrize(
    ("address", "country"),
    [("Minsk, PA 15001", "US"), ("Zzyzx, IL 60601", "US"), ("Zzyzx K1A 0B1", "CA")],
)
def test_a_town_that_is_not_known_there_is_its_division_unsure_or_open(address: str, country: str) -> None:
    drawn = [one for one in GAZETTEER.find(address) if one.confidence >= DRAWN]
    assert {(one.country, one.precision) for one in drawn} == ({(country, "admin")} if country else set())
    assert all(one.confidence < SURE for one in drawn)


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("2023 EU summit, Brussels", "Brussels", "BE"),
        ("2023 AU Addis Ababa", "Addis Ababa", "ET"),
        ("1000 UN Plaza, New York", "New York City", "US"),
        ("Johannesburg, SA 2023", "Johannesburg", "ZA"),
        ("Seattle, WA 1993", "Seattle", "US"),
        ("Yellowknife, NT 2012", "Yellowknife", "CA"),
        ("Boston, Hall A1 2ND", "Boston", "US"),
        ("Osaka, Y20 2019", "Osaka", "JP"),
        ("UN-2024 New York", "New York City", "US"),
        ("D-2024 Paris", "Paris", "FR"),
        ("Baltimore MD 2024", "Baltimore", "US"),
        ("123-4567 Moscow", "Moscow", "RU"),
        ("FL-9490 Vaduz", "Vaduz", "LI"),
        ("NL-2511 CS Den Haag", "The Hague", "NL"),
    ],
)
def test_years_halls_and_meetings_that_look_like_a_code_move_no_place(
    words: str, name: str, country: str
) -> None:
    best = GAZETTEER.find(words)[0]
    assert (best.name, best.country, best.confidence >= DRAWN) == (name, country, True)


def test_a_town_of_the_country_alone_does_not_make_a_code_of_a_year() -> None:
    assert all(one.country != "NL" or one.confidence < DRAWN for one in GAZETTEER.find("2019 EU Bergen"))


def test_a_written_country_goes_before_what_a_code_says() -> None:
    assert GAZETTEER.find("Windsor N9A 1A1", country="United Kingdom")[0].country == "GB"
    assert GAZETTEER.find("45001 Toledo, Philippines")[0].country == "PH"


@pytest.mark.parametrize(
    "text",
    [
        "2014 Sochi",
        "1600 Pennsylvania Avenue",
        "1234 NW Everett St",
        "Sector 17",
        "Milano, MI 20121",
        "Hall 75008",
    ],
)
def test_other_figures_are_no_postal_code(text: str) -> None:
    pieces = tuple(text.split(", "))
    assert without_postal_codes(pieces, lambda name, codes: frozenset()) == Postal(pieces)
