"""Vague dates as strangers write them: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import pytest

from .strangers import case, case_with, days, findings, rows, table

pytestmark = pytest.mark.slow

EIGHTEEN_TWELVE = "1812-09-01..1812-11-30"


def dated(*texts: str, header: str = "date", city: str = "Rome,Italy") -> list[str]:
    """What each text is read as, all of one column."""
    cells = "\n".join(f'"{text}",{city},Ada Quill (France)' for text in texts)
    return days(table(f"{header},city,country,leaders\n{cells}\n"))


class TestSeasons:
    def test_are_three_months_in_either_order_in_four_languages(self) -> None:
        atlas = case("12-seasons.csv")
        spring = ["1467-03-01..1467-05-31"] * 2 + ["1740-03-01..1740-05-31"] * 2
        assert days(atlas) == [*spring, "1467-03-01..1467-05-31", "1467-03-01..1467-05-31"]

    def test_stand_beside_dates_of_every_other_kind(self) -> None:
        told = dict(zip(rows(case("season.csv"))["date_text"], days(case("season.csv")), strict=True))
        assert told["1467, весна"] == told["spring 1467"] == "1467-03-01..1467-05-31"
        assert told["April 1, 2025, 19:00"] == "2025-04-01"
        assert told["Mar 17th 2023"] == told["2023-03-17T19:00:00+01:00"] == "2023-03-17"
        assert told["25.7.1720"] == "1720-07-25"
        assert told["0020 BC"] == "-0019-01-01..-0019-12-31"
        assert told["2024年5月16日至17日"] == told["16.-17. Mai 2024"] == "2024-05-16/2024-05-17"

    @pytest.mark.parametrize(
        "text",
        [
            "autumn 1812",
            "fall 1812",
            "autumn of 1812",
            "Herbst 1812",
            "im Herbst 1812",
            "automne 1812",
            "l'automne 1812",
            "otoño de 1812",
            "outono de 1812",
            "autunno 1812",
            "осень 1812",
            "осенью 1812 года",
            "1812年秋",
            "1812, Herbst",
        ],
    )
    def test_in_more_languages(self, text: str) -> None:
        assert dated(text) == [EIGHTEEN_TWELVE]


class TestARegister:
    def test_unknown_days_and_signs_for_nothing_are_read_as_such(self) -> None:
        atlas = case_with(
            "13-german-register.csv",
            start="event_start",
            end="event_end",
            leader="pers_name",
            venue="place_name",
        )
        assert days(atlas) == [
            "1637-07-28/1637-07-30",
            "1641-12-01..1641-12-31",
            "1724-08-01..1724-08-31",
            "1740-01-01..1740-12-31",
            "1774-01-01..1775-12-31",
        ]
        assert rows(atlas)["approximate"].tolist() == [False, False, False, True, False]
        (finding,) = findings(atlas, "blank")
        assert finding.rows == (3, 4, 5, 6)

    @pytest.mark.parametrize("sign", ["#", "-", "--", "?", "…", "*", "n/a", "unknown"])
    def test_whatever_the_sign_or_word_is_the_one_end_beside_it_is_not_lost(self, sign: str) -> None:
        lines = "".join(f"Kurt von Aue,{day}.08.1724,{sign},Mainz,Germany\n" for day in range(1, 5))
        last = "Kurt von Aue,6.09.1724,8.09.1724,Mainz,Germany\n"
        atlas = table(f"who,from,to,place,country\n{lines}{last}")
        assert days(atlas) == [*(f"1724-08-0{day}" for day in range(1, 5)), "1724-09-06/1724-09-08"]

    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("?.8.1724", "1724-08-01..1724-08-31"),
            ("00.00.1641", "1641-01-01..1641-12-31"),
            ("vor 1740", "..1739-12-31"),
            ("ca. 1740", "1740-01-01..1740-12-31"),
            ("zwischen 1774 und 1775", "1774-01-01..1775-12-31"),
            ("1774-1775", "1774-01-01..1775-12-31"),
        ],
    )
    def test_other_words_of_registers(self, text: str, read: str) -> None:
        assert dated(text) == [read]


class TestVagueWords:
    def test_are_as_wide_as_they_say(self) -> None:
        atlas = case("15-vague-words.csv")
        assert days(atlas) == [
            "1920-01-01..1923-12-31",
            "2010-01-01..2010-12-31",
            "1922-03-01..1922-05-31",
        ]
        assert rows(atlas)["approximate"].tolist() == [False, True, True]

    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("early 1930s", "1930-01-01..1933-12-31"),
            ("Anfang der 1930er Jahre", "1930-01-01..1933-12-31"),
            ("début des années 1930", "1930-01-01..1933-12-31"),
            ("начало 1930-х годов", "1930-01-01..1933-12-31"),
            ("principios de la década de 1930", "1930-01-01..1933-12-31"),
            ("1930s", "1930-01-01..1939-12-31"),
        ],
    )
    def test_of_decades_in_other_languages(self, text: str, read: str) -> None:
        assert dated(text) == [read]

    @pytest.mark.parametrize("text", ["2010?", "c. 2010", "vers 2010", "около 2010", "um 2010", "hacia 2010"])
    def test_a_doubtful_year_is_a_year_in_doubt(self, text: str) -> None:
        atlas = table(f"date,city,country,leaders\n{text},Rome,Italy,Ada Quill (France)\n")
        assert days(atlas) == ["2010-01-01..2010-12-31"]
        assert atlas.reports["approximate"].tolist() == [True]


class TestDayZero:
    def test_stands_for_a_day_that_is_not_known(self) -> None:
        may, year = "1446-05-01..1446-05-31", "1446-01-01..1446-12-31"
        assert days(case("day_zero.csv")) == [may, year, may]

    @pytest.mark.parametrize("text", ["00/05/1446", "1446/05/00", "00.05.1446", "0.5.1446", "14460500"])
    def test_however_it_is_written(self, text: str) -> None:
        assert dated(text) == ["1446-05-01..1446-05-31"]
