"""Whom titles name as who travelled, and who it was where they name an office alone."""

from __future__ import annotations

import pytest

from geo.errors import TableError
from geo.profiles.titled import Titled, person_named, titled

from .strangers import countries, leaders, places, table


class TestTitles:
    @pytest.mark.parametrize(
        ("title", "person"),
        [
            ("List of Ada Quill's foreign trips in 2015", "Ada Quill"),
            ("Barack Obama’s visits abroad", "Barack Obama"),
            ("State visits made by Elizabeth II", "Elizabeth II"),
            ("Liste der Auslandsreisen von Ada Quill", "Ada Quill"),
            ("Viajes al exterior de Ada Quill", "Ada Quill"),
            ("Reisen der Bundeskanzlerin Ada Quill", "Ada Quill"),
            ("Dienstreisen des Bundespräsidenten Bo Lund 2015", "Bo Lund"),
            ("Auslandsreisen der Bundeskanzlerin Quill", "Bundeskanzlerin Quill"),
            ("Déplacements du président Ada Quill", "Ada Quill"),
            ("Voyages à l'étranger du Premier ministre Ada da Quill", "Ada da Quill"),
            ("Viajes oficiales de la presidenta Ada Quill", "Ada Quill"),
            ("Viaggi apostolici di papa Francesco", "papa Francesco"),
            ("Staatsbezoeken van koning Bo Lund", "Bo Lund"),
            ("安倍晋三首相の外国訪問", "安倍晋三"),
            ("President Quill's travel", "President Quill"),
            ("Visits of President Ada Quill to Africa", "President Ada Quill"),
            ("International trips made by Ada Quill as Secretary of State", "Ada Quill"),
            ("劉少奇主席出訪行程", "刘少奇"),
            ("普京总统的访问", "普京"),
        ],
    )
    def test_name_a_person(self, title: str, person: str) -> None:
        assert titled([title]) == Titled(person=person)

    @pytest.mark.parametrize(
        "title",
        [
            "Trips made by prime ministers of India",
            "Trips of the presidents of the United States",
            "Visits by foreign ministers",
        ],
    )
    def test_name_an_office_that_several_held(self, title: str) -> None:
        assert titled([title]).office
        assert not titled([title]).person

    @pytest.mark.parametrize(
        "title",
        [
            "",
            "China's visits",
            "Here's a list of trips",
            "Meetings",
            "Trip reports",
            "列表",
            "'s trips",
            "Reisen der Bundeskanzlerin",
            "Reisen der Präsidenten Frankreichs",
            "Visitas del Presidente de Chile",
            "Reisen der Europäischen Union",
            "Viajes de Estado",
            "Voyages de la France",
        ],
    )
    def test_name_nobody(self, title: str) -> None:
        assert titled([title]) == Titled()


SECTIONS = """# List of trips made by prime ministers of Atlantis

## {0}

Country | Areas visited | Date(s) | Purpose(s)
---|---|---|---
Egypt | Cairo | 5–10 October 1964 | A summit

## {1}

Country | Areas visited | Date(s) | Purpose(s)
---|---|---|---
Iran | Tehran | 7 June 1977 | Talks
"""


@pytest.mark.slow
class TestOffices:
    @pytest.mark.parametrize(
        "names", [("Ada Quill (1964–1966)", "Bo Lund (1977–1979)"), ("Ada Quill", "Bo Lund")]
    )
    def test_that_several_held_are_told_by_the_sections(self, names: tuple[str, str]) -> None:
        atlas = table(SECTIONS.format(*names), "trips.md")
        assert list(leaders(atlas)) == list(names)

    def test_are_asked_about_where_sections_are_no_names(self) -> None:
        with pytest.raises(TableError, match="nobody who travelled"):
            table(SECTIONS.format("1964", "1977"), "trips.md")

    def test_of_two_countries_in_two_columns_are_both_there(self) -> None:
        atlas = table(
            "Date,Place,President of the United States,Premier of the Soviet Union\n"
            "3 June 1961,Vienna,John F. Kennedy,Nikita Khrushchev\n"
            "23 June 1967,Moscow,Lyndon B. Johnson,Alexei Kosygin\n"
            "22 May 1972,Helsinki,Richard Nixon,Leonid Brezhnev\n"
        )
        assert atlas.reports["leaders"].tolist()[0] == ("John F. Kennedy", "Nikita Khrushchev")


@pytest.mark.slow
class TestColumns:
    def test_headers_in_traditional_characters_are_known(self) -> None:
        text = "國家,地點,日期\n俄羅斯,莫斯科 明斯克,1960年11月5日\n越南,河內,1963年5月10日\n"
        atlas = table("刘少奇主席出访行程,,\n" + text)
        assert places(atlas) == ["Moscow RU", "Minsk BY", "Hanoi VN"]

    def test_numbers_of_a_list_are_left_out(self) -> None:
        text = "Place,Period,Who\n" + "".join(
            f'"{number}. {place}","{number} May, 2014",Ada Quill\n'
            for number, place in enumerate(["Bhutan", "Brazil", "Myanmar, Australia & Fiji", "Nepal"], 1)
        )
        assert countries(table(text)) == ["BT", "BR", "MM", "AU", "FJ", "NP"]

    def test_numbers_that_count_nothing_stay(self) -> None:
        text = "Place,Date,Who\n" + "".join(
            f'"{number}. Bezirk, Wien",{number} May 2014,Ada Quill\n' for number in (10, 3, 17, 1)
        )
        told = table(text).reports["venue"].tolist()
        assert told[0].startswith("10.")


@pytest.mark.parametrize(
    ("title", "person"),
    [
        ("Ada Quill's trips (compiled by John Smith)", "Ada Quill"),
        ("Quill trips, compiled by John Smith", ""),
        ("Ada Quill's predecessors' trips", ""),
        ("Trips by Ada Quill and Bea Nord", ""),
        ("Trips made by Prime Minister Ada Quill of Trinidad and Tobago", "Ada Quill"),
        ("Official visits of Ada Quill, prepared by the Foreign Office", "Ada Quill"),
    ],
)
def test_who_made_the_list_or_travelled_before_or_too_is_not_the_one_traveller(
    title: str, person: str
) -> None:
    assert person_named([title]).partition(" (")[0].removeprefix("Prime Minister ") == person
