"""Pairs and lists of places in one cell, and towns that are called as a country is."""

from __future__ import annotations

import pytest

from .strangers import findings, places, table

pytestmark = pytest.mark.slow


def listed(*cells: str) -> list[str]:
    lines = [f'2020-{month:02d}-05,"{cell}",Ada Quill' for month, cell in enumerate(cells, 1)]
    return places(table("\n".join(["Date,Visited places,President", *lines])))


class TestATownAndItsDivision:
    @pytest.mark.parametrize(
        ("cells", "told"),
        [
            (["Frankfurt, Brandenburg"], ["Frankfurt (Oder) DE"]),
            (["Frankfurt, Brandenburg", "Potsdam, Brandenburg", "Berlin, Munich"],
             ["Frankfurt (Oder) DE", "Potsdam DE", "Berlin DE", "Munich DE"]),
            (["Salem, Oregon", "Rome, Milan", "Paris, Lyon"],
             ["Salem US", "Rome IT", "Milan IT", "Paris FR", "Lyon FR"]),
            (["Córdoba, Veracruz", "Xalapa, Veracruz"], ["Córdoba MX", "Xalapa MX"]),
        ],
    )  # fmt: skip
    def test_are_one_place(self, cells: list[str], told: list[str]) -> None:
        assert [one.replace("Xalapa de Enríquez", "Xalapa") for one in listed(*cells)] == told

    def test_two_towns_are_two(self) -> None:
        assert listed("Rome, Milan", "Berlin, Munich") == ["Rome IT", "Milan IT", "Berlin DE", "Munich DE"]


class TestACodeBehindASlash:
    @pytest.mark.parametrize(
        ("cells", "told"),
        [
            (["Rome/IT"], ["Rome IT"]),
            (["Oslo/NO", "Paris/FR", "Vienna/AT"], ["Oslo NO", "Paris FR", "Vienna AT"]),
            (["Lima/PER", "Quito/ECU"], ["Lima PE", "Quito EC"]),
            (["Boston/MA", "Salem/OR"], ["Boston US", "Salem US"]),
        ],
    )
    def test_says_where_the_town_is(self, cells: list[str], told: list[str]) -> None:
        assert listed(*cells) == told

    def test_between_two_places_it_parts_them(self) -> None:
        assert listed("Rome/Milan", "Paris/Lyon") == ["Rome IT", "Milan IT", "Paris FR", "Lyon FR"]


class TestATownCalledAsACountryIs:
    @pytest.mark.parametrize(
        ("town", "others"),
        [
            ("Lebanon", "Harrisburg; Lancaster"),
            ("Peru", "Indianapolis; Fort Wayne"),
            ("Cuba", "St. Louis; Rolla"),
        ],
    )
    def test_lies_where_the_other_towns_of_its_day_do(self, town: str, others: str) -> None:
        rows = f"2020-01-05,{town}; {others},Ada Quill\n2020-03-05,Boise,Ada Quill\n"
        atlas = table(f"Date,Towns visited,Governor\n{rows}")
        assert places(atlas)[0] == f"{town} US"
        assert any(town in one.found and one.severity == "warning" for one in findings(atlas, "place"))

    def test_in_rows_of_one_day(self) -> None:
        rows = "".join(f"2020-01-05,{town},Ada Quill\n" for town in ("Harrisburg", "Lebanon", "Lancaster"))
        assert places(table(f"Date,Town,Governor\n{rows}"))[1] == "Lebanon US"

    @pytest.mark.parametrize(
        "cell", ["Lebanon; Beirut; Tripoli", "Lebanon; Damascus; Amman", "Lebanon; Rome; Paris"]
    )
    def test_between_its_own_or_several_countries_it_is_the_country(self, cell: str) -> None:
        assert listed(cell, "Oslo; Bergen")[0] == "Lebanon LB"

    @pytest.mark.parametrize(
        ("cell", "country"),
        [
            ("Luxembourg; Strasbourg; Metz", "LU"),
            ("Mexico; San Antonio; Santa Fe", "MX"),
            ("Cuba; Miami; Orlando", "CU"),
            ("Jamaica; New York; Boston", "JM"),
            ("Panama; Tallahassee; Pensacola", "PA"),
        ],
    )
    def test_near_the_country_or_far_from_a_town_of_its_name_it_is_the_country(
        self, cell: str, country: str
    ) -> None:
        assert listed(cell, "Oslo; Bergen")[0].endswith(f" {country}")

    def test_that_may_be_meant_is_said_where_the_country_stays(self) -> None:
        text = 'Date,Visited places,President\n2020-01-05,"Cuba; Miami; Orlando",Ada Quill\n'
        found = findings(table(text + "2020-02-05,Oslo; Bergen,Ada Quill\n"), "place")
        assert any(one.severity == "note" and "Cuba" in one.found for one in found)


def test_our_own_columns_tell_a_town_from_the_country_it_is_called_as_too() -> None:
    rows = "".join(f"A (United States),2024-05-01,{city}\n" for city in ("Peru", "Indianapolis", "Kokomo"))
    for head in ("leaders,date,city", "Politiker,Datum,Stadt besucht"):
        assert [one.rpartition(" ")[2] for one in places(table(f"{head}\n{rows}"))] == ["US"] * 3
