"""Forms of names that are read in parts, and what stands around a name."""

from __future__ import annotations

import pytest

from geo.places import Gazetteer
from geo.places.forms import address, joined, tail, without_generic
from geo.places.rank import DRAWN, SURE


def test_a_japanese_address_falls_into_prefecture_town_and_what_is_in_it() -> None:
    assert address("神奈川県大磯町の旧吉田茂邸") == ("神奈川県", "大磯町", "旧吉田茂邸")
    assert address("東京") == ("", "", "")


def test_forms_are_told_from_the_text_alone() -> None:
    assert joined("Gua-tê-ma-la") == "guatemala"
    assert tail("Cancillería de Colombia") == "Colombia"
    assert tail("Lago di Como") == ""
    assert without_generic("marina bay sands convention centre")[-1] == "marina bay sands"


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("South Africa", "South Africa", "ZA"),
        ("Micronesia", "Micronesia", "FM"),
        ("White House", "White House", "US"),
        ("Tesero /Italy/", "Tesero", "IT"),
        ("Berdyansk /Zaporozhye Region/", "Berdyansk", "UA"),
        ("北京中南海", "Zhongnanhai", "CN"),
        ("プノン・ペン", "Phnom Penh", "KH"),
        ("俄罗斯符拉迪沃斯托克市", "Vladivostok", "RU"),
        ("浙江省杭州市西湖国宾馆", "Hangzhou", "CN"),
        ("广西壮族自治区南宁市国际会展中心", "Nanning", "CN"),
        ("Aeroporto militare di Ciampino", "Ciampino Airport", "IT"),
        ("Marina Bay Sands Expo & Convention Centre", "Marina Bay Sands", "SG"),
        ("Palacio de las Convenciones de La Habana", "Havana", "CU"),
    ],
)
def test_what_is_clearly_meant_is_sure(gazetteer: Gazetteer, written: str, name: str, country: str) -> None:
    best = gazetteer.find(written)[0]
    assert (best.name, best.country) == (name, country)
    assert best.confidence >= SURE


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Gyeongiu, South Korea", "Gyeongju"),
        ("Nw York", "New York City"),
        ("United Naitons", "UN Headquarters"),
        ("в финском Рованиеми", "Rovaniemi"),
    ],
)
def test_what_is_misspelt_or_described_is_drawn_and_doubtful(
    gazetteer: Gazetteer, written: str, name: str
) -> None:
    best = gazetteer.find(written)[0]
    assert best.name == name
    assert DRAWN <= best.confidence < SURE


def test_a_small_airports_code_alone_is_drawn_nowhere(gazetteer: Gazetteer) -> None:
    assert all(one.confidence < DRAWN for one in gazetteer.find("ISS"))


def test_a_venue_far_from_the_town_beside_it_makes_neither_sure(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Incirlik, Antalya, Turkey")[0].confidence < SURE


def test_an_abbreviation_in_brackets_is_no_place_of_its_own(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Aeropuerto Internacional Felipe Ángeles (AIFA)")[0]
    assert (best.precision, best.country) == ("venue", "MX")


@pytest.mark.parametrize(
    ("written", "country"), [("Zaporozhye Region", "UA"), ("Wyoming, United States", "US")]
)
def test_a_division_goes_before_the_towns_of_its_name(
    gazetteer: Gazetteer, written: str, country: str
) -> None:
    best = gazetteer.find(written)[0]
    assert (best.precision, best.country) == ("admin", country)


def test_a_name_that_begins_like_a_preposition_stays_whole() -> None:
    assert [tail(text) for text in ("Amiri Diwan", "Palazzo di Venezia", "Palais d'Orsay")] == [
        "",
        "Venezia",
        "Orsay",
    ]
