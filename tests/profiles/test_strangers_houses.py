"""What strangers write of houses, lists and days: no travellers, words between names, the year meant."""

from __future__ import annotations

import pytest

from geo.profiles.splitting import LISTING, split_places

from .strangers import days, findings, gazetteer, leaders, places, table

pytestmark = pytest.mark.slow


class TestNoTravellers:
    @pytest.mark.parametrize(
        ("header", "cells"),
        [
            ("Hotel name", ["Das Park Hostel", "Grand Hotel Imperial", "Hotel Amsel", "Hotel Savoy"]),
            ("name", ["Soldier Field Stadium", "Wembley Arena", "Gillette Stadium", "Olympic Stadium"]),
            ("street", ["Cardinals Drive", "Dale Mabry Highway", "Al Davis Road", "Patriot Parkway"]),
            ("Unterkunft", ["Hotel Sacher", "Pension Anna", "Hotel Bristol", "Gasthof Zur Post"]),
        ],
    )
    def test_houses_and_streets(self, header: str, cells: list[str]) -> None:
        towns = ["Vienna,Austria", "Rome,Italy", "Berlin,Germany", "Lisbon,Portugal"]
        lines = [
            f"2014-05-0{at},{town},{cell}"
            for at, (town, cell) in enumerate(zip(towns, cells, strict=True), 1)
        ]
        atlas = table("\n".join([f"date,city,country,{header}", *lines]), "Ada Quill.csv")
        assert list(leaders(atlas)) == ["Ada Quill"]
        assert places(atlas) == ["Vienna AT", "Rome IT", "Berlin DE", "Lisbon PT"]

    def test_one_word_in_every_row_is_no_venue(self) -> None:
        atlas = table(
            "Country,City/region,Period,Host,year\n"
            'Portugal,Lisbon and Coimbra,"28,  29 e 30 de Março",Host,2011\n'
            'China,"Pequim, Sanya e Xian",08 a 15 de Abril,Host,2011\n'
            "Uruguay,Montevideo,30 de Maio,Host,2011\n"
            "Peru,Lima,28 de Julho,Host,2011\n"
            "Bulgaria,Sofia,05 de Outubro,Host,2011\n",
            "Ada Quill.csv",
        )
        listed = ["Lisbon PT", "Coimbra PT", "Beijing CN", "Sanya CN", "Xi’an CN"]
        assert places(atlas) == [*listed, "Montevideo UY", "Lima PE", "Sofia BG"]
        assert days(atlas)[0] == "2011-03-28/2011-03-30"


class TestWordsBetweenNames:
    @pytest.mark.parametrize(
        ("cell", "found"),
        [
            ("Roma e Milano", ["Rome IT", "Milan IT"]),
            ("Lisboa e Porto", ["Lisbon PT", "Porto PT"]),
            ("Castilla y León", ["Castilla y León ES"]),
            ("Newfoundland and Labrador", ["Newfoundland and Labrador CA"]),
        ],
    )
    def test_part_two_places_and_no_name(self, cell: str, found: list[str]) -> None:
        atlas = table(f'Who,visit date,Visited places\nAda Quill (France),2014-05-06,"{cell}"\n')
        assert places(atlas) == found

    @pytest.mark.parametrize(
        "cell", ["Arts and Crafts Museum", "Rome and Foreign Ministry", "Kunst und Gewerbe Museum"]
    )
    def test_part_no_house(self, cell: str) -> None:
        assert split_places([(cell, "")], LISTING, gazetteer()).parts == {(cell, ""): (cell,)}


class TestDaysThatNameTheirWeekday:
    def test_have_the_year_of_the_days_around_them(self) -> None:
        atlas = table(
            "Date of rally,City visited,Country,Who\n"
            '"Monday, September 12, 2016",Vienna,Austria,Ada Quill (France)\n'
            '"Tuesday, September 13",Rome,Italy,Ada Quill (France)\n'
            '"Thursday, September 15, 2016",Berlin,Germany,Ada Quill (France)\n'
        )
        assert days(atlas) == ["2016-09-12", "2016-09-13", "2016-09-15"]

    def test_are_at_fault_where_the_weekday_is_another_years(self) -> None:
        atlas = table(
            "Date of rally,City visited,Country,Who\n"
            '"Monday, September 12, 2016",Vienna,Austria,Ada Quill (France)\n'
            '"Friday, September 13",Rome,Italy,Ada Quill (France)\n'
            '"Thursday, September 15, 2016",Berlin,Germany,Ada Quill (France)\n'
        )
        assert days(atlas)[1] == ""
        assert "a Tuesday, not a Friday" in str(findings(atlas, "date"))
