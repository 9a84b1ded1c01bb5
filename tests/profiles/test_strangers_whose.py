"""What strangers' columns and cells belong to: the traveller or the visit, one place or all of a cell."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import countries, leaders, rows, said, table

pytestmark = pytest.mark.slow

OWN = """
leaders,date,{columns}
Angela Merkel,2014-05-06,{0}
Angela Merkel,2014-06-06,{1}
Angela Merkel,2014-07-06,{2}
François Hollande,2014-05-07,{3}
François Hollande,2014-06-07,{4}
Barack Obama,2014-05-08,{5}
Barack Obama,2014-06-08,{6}
"""
HOMES = ["Germany", "Germany", "Germany", "France", "France", "United States", "United States"]
ISO = ["DE", "DE", "DE", "FR", "FR", "US", "US"]
REGIONS = ["Devizes, Wiltshire", "Montebello, Quebec", "Portland, Maine", "Toronto, Ontario", "Lyon, Rhône"]
TOWNS = ["Paris", "Moscow", "Beijing", "Berlin", "Tokyo", "London", "Brussels"]


class TestOurOwnColumns:
    @pytest.mark.parametrize(("columns", "cells"), [("country", HOMES), ("country", ISO)])
    def test_ask_about_one_country_for_each_traveller(self, columns: str, cells: list[str]) -> None:
        with pytest.raises(TableError, match="one country for each traveller"):
            table(OWN.format(*cells, columns=columns))

    @pytest.mark.parametrize("column", ["city", "venue", "place"])
    def test_take_it_for_theirs_where_no_place_lies_in_it(self, column: str) -> None:
        cells = [f"{town},{home}" for town, home in zip(TOWNS, HOMES, strict=True)]
        atlas = table(OWN.format(*cells, columns=f"{column},country"))
        assert countries(atlas) == ["FR", "RU", "CN", "DE", "JP", "GB", "BE"]
        assert leaders(atlas) == {"Angela Merkel": "DE", "Barack Obama": "US", "François Hollande": "FR"}

    @pytest.mark.parametrize("columns", ["leaders,country,date,city", "leader,country,start,destination"])
    @pytest.mark.parametrize(
        ("towns", "found"),
        [
            (["Rome", "Berlin"], ["IT", "DE"]),
            (["Rome", '"Berlin, Munich"'], ["IT", "DE", "DE"]),
            (["Rome", "Lyon", "Berlin", "Lille"], ["IT", "FR", "DE", "FR"]),
        ],
    )
    def test_take_it_for_theirs_of_one_traveller_too(
        self, columns: str, towns: list[str], found: list[str]
    ) -> None:
        visits = [f"Emma Leclerc,France,2014-0{at}-06,{town}" for at, town in enumerate(towns, start=1)]
        atlas = table("\n".join([columns, *visits]))
        assert countries(atlas) == found
        assert leaders(atlas) == {"Emma Leclerc": "FR"}

    def test_take_it_for_theirs_where_each_travelled_once(self) -> None:
        atlas = table(
            "leader,country,date,city\nA. Leclerc,France,2014-05-06,Rome\nB. Kowal,Poland,2014-05-07,Oslo"
        )
        assert (countries(atlas), leaders(atlas)) == (["IT", "NO"], {"A. Leclerc": "FR", "B. Kowal": "PL"})

    def test_are_believed_where_one_of_many_places_is_another_countrys(self) -> None:
        towns = ["Lyon", "Lille", "Nice", "Toulouse", "Rome"]
        visits = [f"Jan Kowal,France,2014-0{at}-06,{town}" for at, town in enumerate(towns, start=1)]
        atlas = table("\n".join(["leader,country,date,city", *visits]))
        assert countries(atlas)[:4] == ["FR"] * 4
        assert leaders(atlas) == {"Jan Kowal": ""}

    def test_are_believed_where_countries_differ_or_hold_the_places(self) -> None:
        visited = ["France", "Russia", "China", "Germany", "Japan", "United Kingdom", "Belgium"]
        assert countries(table(OWN.format(*visited, columns="country"))) == [
            "FR",
            "RU",
            "CN",
            "DE",
            "JP",
            "GB",
            "BE",
        ]
        home = [
            f"{town},{land}"
            for town, land in zip(
                ["Bonn", "Kiel", "Ulm", "Lyon", "Lille", "Boston", "Dallas"], HOMES, strict=True
            )
        ]
        atlas = table(OWN.format(*home, columns="city,country"))
        assert countries(atlas) == ISO
        assert set(leaders(atlas).values()) == {""}


class TestTermsOfOffice:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("1er mandato", "2do mandato"),
            ("first term", "second term"),
            ("1. Amtszeit", "2. Amtszeit"),
            ("acting", "2nd administration"),
        ],
    )
    def test_in_brackets_are_no_part_of_a_name(self, first: str, second: str) -> None:
        atlas = table(
            "Presidente,Fecha de visita,País visitado\n"
            f"Michelle Bachelet ({first}),06/05/2007,Perú\n"
            f"Michelle Bachelet ({second}),16/05/2015,Brasil\n"
        )
        assert leaders(atlas) == {"Michelle Bachelet": ""}
        assert "the bracket was left out of the name" in said(atlas)

    @pytest.mark.parametrize("bracket", ["Chile", "1989–1993", "Lula"])
    def test_are_no_other_brackets(self, bracket: str) -> None:
        atlas = table(f"Who,Visit date,Country visited\nAda Quill ({bracket}),2007-05-06,Peru\n")
        assert list(leaders(atlas)) == ["Ada Quill"] or list(leaders(atlas)) == [f"Ada Quill ({bracket})"]
        assert "left out of the name" not in said(atlas)


class TestATagAtOnePlaceOfSeveral:
    def outcome(self, cell: str) -> str:
        cells = [cell, *REGIONS]
        lines = [f'Ada Quill (Spain),2014-06-0{at},"{one}"' for at, one in enumerate(cells, start=1)]
        atlas = table("\n".join(["Who,Visit date,Places visited", *lines]))
        return str(rows(atlas)["status"].iloc[0])

    @pytest.mark.parametrize(
        "cell", ["Paris, Berlin (cancelled)", "Rome, Madrid (abgesagt)", "Lima, Quito – cancelled"]
    )
    def test_tells_not_the_whole_row(self, cell: str) -> None:
        assert self.outcome(cell) == "held"

    @pytest.mark.parametrize(
        "cell", ["Salem, Oregon (cancelled)", "Oxford, Ohio (annulé)", "Bonn (cancelled)"]
    )
    def test_tells_it_where_the_cell_names_one(self, cell: str) -> None:
        assert self.outcome(cell) == "cancelled"
