"""Cells that list several well-known towns: each is a stop, and no town is taken for a region of another."""

from __future__ import annotations

import pytest

from geo.profiles.behind import Asked
from geo.profiles.splitting import LISTING, split_places
from geo.profiles.town_lists import towns_listed

from .strangers import countries, gazetteer, rows, said, table

OWN = "leaders,date,city\nLula da Silva (Brazil),2024-03-01,{}\n"
PRESIDENTS = "Presidente,Data,Cidades visitadas,País visitado\n"


def listed(cell: str, country: str = "") -> list[str]:
    return list(towns_listed(cell, country, Asked(gazetteer())))


class TestTownsThatAreKnownByTheirNames:
    @pytest.mark.parametrize(
        "cell",
        [
            "Belém, Rio de Janeiro, Brasilia",
            "São Paulo, Brasília",
            "Sfax, Tunis",
            "Lubumbashi, Kinshasa",
            "Kuala Lumpur, Singapore",
            "Rome, Florence, Milan",
            "Los Angeles, San Francisco",
            "Washington, New York",
            "New York, Washington",
            "Москва, Казань",
        ],
    )
    def test_between_commas(self, cell: str) -> None:
        assert listed(cell) == cell.split(", ")

    @pytest.mark.parametrize(
        ("cell", "sign"),
        [
            ("Paris; Lyon", "; "),
            ("Doha/Riyadh", "/"),
            ("Rome and Vatican City", " and "),
            ("Wien und Graz", " und "),
            ("Astana – Almaty", " – "),
            ("Berlin → Warsaw", " → "),
            ("北京、上海", "、"),
        ],
    )
    def test_between_other_signs(self, cell: str, sign: str) -> None:
        assert listed(cell) == cell.split(sign)

    def test_with_what_says_where_they_lie(self) -> None:
        assert listed("Washington, D.C., New York") == ["Washington, D.C.", "New York"]
        assert listed("Paris, France; Lyon, France") == ["Paris, France", "Lyon, France"]

    def test_lie_in_the_country_of_the_row(self) -> None:
        assert listed("Rome, Florence", "Italy") == ["Rome", "Florence"]
        assert listed("Rome, Florence", "Peru") == []


class TestOnePlace:
    @pytest.mark.parametrize(
        "cell",
        [
            "Paris, Texas",
            "Washington, D.C.",
            "Rio de Janeiro, Rio de Janeiro",
            "New York, New York",
            "Salem, Oregon",
            "Brasília, DF",
            "Melbourne, Victoria",
            "León, Guanajuato",
            "Brooklyn, New York",
            "Vancouver, Washington",
            "Georgetown, Washington",
            "Versailles, Paris",
            "Panama City, Panama",
            "Luxembourg, Luxembourg",
            "Kowloon, Hong Kong",
            "Tbilisi, Georgia",
            "Biel/Bienne",
            "Brighton and Hove",
            "Castilla y León",
            "Trinidad and Tobago",
        ],
    )
    def test_is_no_list(self, cell: str) -> None:
        assert listed(cell) == []


class TestOurOwnColumns:
    @pytest.mark.parametrize(
        ("cell", "lands"),
        [
            ("Paris; Lyon", ["FR", "FR"]),
            ("Doha/Riyadh", ["QA", "SA"]),
            ('"Rome, Florence, Milan"', ["IT", "IT", "IT"]),
            ("Rome and Vatican City", ["IT", "VA"]),
            ('"Washington, New York"', ["US", "US"]),
        ],
    )
    def test_have_a_stop_for_each(self, cell: str, lands: list[str]) -> None:
        atlas = table(OWN.format(cell))
        assert countries(atlas) == lands
        assert rows(atlas)["stop"].tolist() == list(range(1, len(lands) + 1))
        assert rows(atlas)["row"].tolist() == [2] * len(lands)
        assert said(atlas).count("with several places") == 1

    def test_say_what_was_left_out_of_a_list_that_is_not_known(self) -> None:
        atlas = table(OWN.format("Paris; Qwxyzzy"))
        assert len(atlas.reports) == 1
        assert "others were left out" in said(atlas)

    def test_keep_a_row_with_a_point_or_a_meeting_of_several_rows_whole(self) -> None:
        head = "leaders,date,city,lat,lon,meeting\n"
        point = table(head + "Ada Quill (Japan),2024-03-01,Paris; Lyon,48.85,2.35,\n")
        twice = table(head + "Ada Quill (Japan),2024-03-01,Paris; Lyon,,,m1\n" * 2)
        assert len(point.reports) == 1
        assert len(twice.reports) == 2
        assert "others were left out" in said(twice)

    def test_keep_the_numbers_of_other_rows(self) -> None:
        atlas = table(
            "leaders,date,city,stop\nAda Quill (Japan),2024-03-01,Berlin,2\n"
            "Ada Quill (Japan),2024-03-02,Paris; Lyon,\n"
        )
        assert rows(atlas)["stop"].tolist() == [2, 1, 2]


class TestTablesOfOthers:
    def test_part_well_known_towns_though_the_column_lists_none(self) -> None:
        cells = [("Paris, Texas", ""), ("Salem, Oregon", ""), ("Lyon, France", ""), ("Kyiv, Lviv", "")]
        cells += [(f"{town}, Ohio", "") for town in ("Dayton", "Toledo", "Akron", "Canton", "Lima")]
        parts = split_places(cells, LISTING, gazetteer()).parts
        assert parts.pop(("Kyiv, Lviv", "")) == ("Kyiv", "Lviv")
        assert all(places == (cell,) for (cell, _), places in parts.items())

    def test_lose_no_capital_that_some_language_has_for_a_country(self) -> None:
        atlas = table(
            PRESIDENTS
            + 'Ada Quill,01/03/2024,"Belém, Rio de Janeiro, Brasilia",Brasil\n'
            + 'Ada Quill,05/03/2024,"Sfax, Tunis",Tunísia\nAda Quill,09/03/2024,Lima,Peru\n'
        )
        assert countries(atlas) == ["BR", "BR", "BR", "TN", "TN", "PE"]


@pytest.mark.parametrize(
    ("city", "state", "country"),
    [
        ("Jammu", "Jammu and Kashmir", "India"),
        ("Port Blair", "Andaman and Nicobar Islands", "India"),
        ("St. John's", "Newfoundland and Labrador", "Canada"),
    ],
)
def test_a_state_with_and_in_its_name_is_no_list(city: str, state: str, country: str) -> None:
    text = f"Leader,Date,City,State,Country\nAda Quill,2024-05-01,{city},{state},{country}\n"
    atlas = table(text)
    assert len(atlas.reports) == 1
