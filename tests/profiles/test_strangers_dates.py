"""Dates as strangers write them: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import pytest

from .strangers import case, days, findings, places, rows, said, table

pytestmark = pytest.mark.slow


def dated(*texts: str, header: str = "date", city: str = "Rome,Italy") -> list[str]:
    """What each text is read as, all of one column."""
    cells = "\n".join(f'"{text}",{city},Ada Quill (France)' for text in texts)
    return days(table(f"{header},city,country,leaders\n{cells}\n"))


class TestDayAndMonthExchanged:
    def test_one_finding_says_what_all_spans_become_and_no_row_is_lost(self) -> None:
        atlas = case("01-days-and-months-exchanged.csv")
        (finding,) = findings(atlas, "exchanged")
        assert finding.rows == (2, 4, 5)
        for span in ("1–2 July 2013", "30 November – 1 December 2004", "9–10 July 2003"):
            assert span in str(finding)
        assert "swap them" not in said(atlas)
        assert len(atlas.reports) == atlas.rows == 4

    def test_the_cure_is_offered_and_until_then_no_day_is_counted(self) -> None:
        atlas = case("day_month_swapped_iso.csv")
        (finding,) = findings(atlas, "exchanged")
        assert "1–2 July 2013" in str(finding)
        assert "12–14 July 2006" in str(finding)
        assert {change.text for change in finding.changes} >= {"2013-07-01", "2013-07-02"}
        assert rows(atlas)["date_kind"].eq("vague").all()

    @pytest.mark.parametrize(
        ("start", "end", "become"),
        [
            ("2019-03-08", "2019-05-08", "3–5 August 2019"),
            ("2011-10-30", "2011-02-11", "30 October – 2 November 2011"),
            ("1998-12-05", "1998-05-14", "12–14 May 1998"),
            ("2020-31-12", "2021-02-01", ""),
        ],
    )
    def test_other_days_and_headers_in_another_language(self, start: str, end: str, become: str) -> None:
        atlas = table(f"Wer,Von,Bis,Ort,Land\nJana Nova (Czechia),{start},{end},Lima,Peru\n")
        found = findings(atlas, "exchanged")
        assert [become in str(one) for one in found] == [True] * bool(become)
        assert len(atlas.reports) == 1

    @pytest.mark.parametrize(
        ("start", "end"),
        [("2013-01-17", "2013-03-15"), ("2013-01-07", "2013-03-02"), ("2013-07-01", "2013-07-02")],
    )
    def test_a_long_stay_that_no_exchange_makes_short_is_left_alone(self, start: str, end: str) -> None:
        atlas = table(f"leaders,start,end,city,country\nJana Nova (Czechia),{start},{end},Lima,Peru\n")
        assert findings(atlas, "exchanged") == []
        assert days(atlas) == [f"{start}/{end}"]


class TestMonthFirst:
    def test_one_date_that_can_only_be_month_first_decides_for_start_and_end(self) -> None:
        atlas = case("04-dots-month-first.csv")
        assert places(atlas) == ["Bangkok TH", "Ko Samui TH", "Krabi TH"]
        assert days(atlas) == ["2018-05-09/2018-05-12", "2018-05-12/2018-05-18", "2018-05-23/2018-05-27"]
        assert "month first" in said(atlas)

    @pytest.mark.parametrize("sign", ["-", "/", "."])
    def test_whatever_sign_stands_between(self, sign: str) -> None:
        cells = [one.replace(".", sign) for one in ("05.09.2018", "05.23.2018")]
        assert dated(*cells) == ["2018-05-09", "2018-05-23"]

    @pytest.mark.parametrize("sign", ["-", "/", "."])
    def test_a_date_that_can_only_be_day_first_decides_so(self, sign: str) -> None:
        cells = [one.replace(".", sign) for one in ("05.09.2018", "23.05.2018")]
        assert dated(*cells) == ["2018-09-05", "2018-05-23"]

    @pytest.mark.parametrize("sign", ["-", "/", "."])
    @pytest.mark.parametrize("header", ["start;end", "from;to", "Arrival;Departure", "Von;Bis"])
    def test_ends_that_can_only_be_month_first_decide_for_every_start(self, header: str, sign: str) -> None:
        lines = (
            "Krabi;05.02.2018;05.18.2018",
            "Bangkok;06.02.2018;06.13.2018",
            "Phuket;07.02.2018;07.23.2018",
        )
        text = "".join(f"{one.replace('.', sign)};Jana Nova (Czechia)\n" for one in lines)
        assert days(table(f"city;{header};leader\n{text}")) == [
            "2018-05-02/2018-05-18",
            "2018-06-02/2018-06-13",
            "2018-07-02/2018-07-23",
        ]


class TestYearsBeforeChrist:
    def test_years_before_and_after_are_one_line(self) -> None:
        atlas = case("08-bce.csv")
        assert days(atlas) == [
            "-0009-01-01..0002-12-31",
            "-0043-03-15",
            "-0351-01-01..-0351-12-31",
            "0001-01-01..0001-12-31",
        ]
        assert ["BC" in label for label in rows(atlas)["date_label"]] == [True, True, True, False]

    @pytest.mark.parametrize(
        "text",
        [
            "15 March 44 BCE",
            "March 15, 44 BC",
            "March 15, 44 B.C.",
            "15. März 44 v. Chr.",
            "15 mars 44 av. J.-C.",
            "15 de marzo de 44 a. C.",
            "15 марта 44 года до н. э.",
            "15 marzo 44 a.C.",
            "15 de março de 44 a.C.",
            "公元前44年3月15日",
        ],
    )
    def test_in_other_languages(self, text: str) -> None:
        assert dated(text) == ["-0043-03-15"]


class TestYearsOfFewFigures:
    def test_three_figures_are_a_year_and_two_are_asked_about(self) -> None:
        atlas = case("09-years-of-three-figures.csv")
        assert days(atlas) == ["0125-09-14", "", "0046-01-01..0048-12-31", ""]
        (finding,) = findings(atlas, "date")
        assert "AD 49 or 1949?" in str(finding)
        assert finding.rows == (3, 5)

    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("14 septembre 125", "0125-09-14"),
            ("14. September 125", "0125-09-14"),
            ("0125-09-14", "0125-09-14"),
            ("12 марта 988", "0988-03-12"),
            ("AD 98", "0098-01-01..0098-12-31"),
            ("98 n. Chr.", "0098-01-01..0098-12-31"),
        ],
    )
    def test_as_other_tables_write_them(self, text: str, read: str) -> None:
        assert dated(text) == [read]


class TestTheOldCalendar:
    def test_a_day_of_the_julian_calendar_only_and_a_double_year_are_told_apart(self) -> None:
        atlas = case("11-julian.csv")
        assert days(atlas) == ["", ""]
        assert "29 February 1500 exists in the Julian calendar only" in said(atlas)
        assert "double year 1557/8: write 1558-02-20 (new style) or 1557-02-20" in said(atlas)

    @pytest.mark.parametrize("text", ["1700-02-29", "29 February 1900", "29. Februar 1800"])
    def test_other_leap_days_of_that_calendar(self, text: str) -> None:
        atlas = table(f"date,city,country,leaders\n{text},Rome,Italy,Ada Quill (France)\n")
        assert days(atlas) == [""]
        assert "exists in the Julian calendar only" in said(atlas)

    @pytest.mark.parametrize("text", ["1701-02-29", "29 February 2023"])
    def test_a_day_of_no_calendar_is_not_called_julian(self, text: str) -> None:
        atlas = table(f"date,city,country,leaders\n{text},Rome,Italy,Ada Quill (France)\n")
        assert days(atlas) == [""]
        assert "Julian calendar only" not in said(atlas)

    @pytest.mark.parametrize("text", ["1600-02-29", "2000-02-29"])
    def test_a_leap_day_of_both_calendars_is_read(self, text: str) -> None:
        assert dated(text) == [text]

    @pytest.mark.parametrize(
        ("text", "new", "old"),
        [
            ("3 March 1610/11", "1611-03-03", "1610-03-03"),
            ("10 Jan. 1688/9", "1689-01-10", "1688-01-10"),
            ("2 février 1699/1700", "1700-02-02", "1699-02-02"),
        ],
    )
    def test_other_double_years(self, text: str, new: str, old: str) -> None:
        atlas = table(f"date,city,country,leaders\n{text},Rome,Italy,Ada Quill (France)\n")
        assert days(atlas) == [""]
        assert new in said(atlas)
        assert old in said(atlas)

    @pytest.mark.parametrize(
        ("text", "day"),
        [("1700-02-29", "1700-03-11"), ("1500-02-29", "1500-03-10"), ("25 October 1917", "1917-11-07")],
    )
    def test_a_column_that_says_the_calendar_settles_it(self, text: str, day: str) -> None:
        header = "date,calendar,city,country,leaders"
        assert days(table(f"{header}\n{text},Julian,Rome,Italy,Ada Quill (France)\n")) == [day]


class TestNumbersSince1970:
    def test_one_finding_for_the_column_says_what_they_are(self) -> None:
        atlas = case("17-epochs.csv")
        assert days(atlas) == ["1997-01-01", "2003-01-01", "2000-01-01"]
        (finding,) = findings(atlas, "date")
        assert "milliseconds" in str(finding)
        assert "since 1970" in str(finding)

    @pytest.mark.parametrize(
        ("numbers", "read"),
        [
            (("946684800", "946771200"), ["2000-01-01", "2000-01-02"]),
            (("852076800000.0", "852163200000.0"), ["1997-01-01", "1997-01-02"]),
            (("1715860800", "1715947200", "1716033600"), ["2024-05-16", "2024-05-17", "2024-05-18"]),
            (("852076800000000", "852163200000000"), ["1997-01-01", "1997-01-02"]),
        ],
    )
    def test_seconds_and_numbers_with_a_point(self, numbers: tuple[str, ...], read: list[str]) -> None:
        assert dated(*numbers) == read

    @pytest.mark.parametrize(
        ("numbers", "read"),
        [
            (("-3281194800000", "3214800000", "1000094400000"), ["1866-01-09", "1970-02-07", "2001-09-10"]),
            (("-2055600000", "-100036800000", "1400000000000"), ["1969-12-08", "1966-10-31", "2014-05-13"]),
            (("-631152000", "946684800", "1715860800"), ["1950-01-01", "2000-01-01", "2024-05-16"]),
        ],
    )
    def test_days_before_1970_and_shortly_after_are_in_the_unit_of_the_column(
        self, numbers: tuple[str, ...], read: list[str]
    ) -> None:
        assert dated(*numbers) == read

    @pytest.mark.parametrize("header", ["Original date", "Date of visit", "Datum", "Fecha"])
    def test_dates_that_people_wrote_go_before_numbers(self, header: str) -> None:
        text = f"""Leader,City,{header},start_time,end_time
Ada Quill,Rome,"December 11, 1979",313736400000,313822800000
Ada Quill,Oslo,"March 16–17, 1991",669099600000,669272400000
"""
        assert days(table(text)) == ["1979-12-11", "1991-03-16/1991-03-17"]


class TestTwoFiguresOfAYear:
    def test_a_year_beside_them_settles_the_century_and_nothing_else(self) -> None:
        assert days(case("two_digit_year.csv")) == ["2018-12-07", "2018-12-03"]

    @pytest.mark.parametrize(
        ("header", "date", "year", "read"),
        [
            ("date,year", "25/12/18", "2018", "2018-12-25"),
            ("date,year", "25/12/18", "1918", "1918-12-25"),
            ("Datum,Jahr", "25.12.18", "1818", "1818-12-25"),
            ("fecha,año", "25-12-18", "1918", "1918-12-25"),
            ("date,year", "25 Dec 18", "1918", "1918-12-25"),
            ("date,year", "25 Dec '18", "1918.0", "1918-12-25"),
        ],
    )
    def test_of_any_century_and_language(self, header: str, date: str, year: str, read: str) -> None:
        atlas = table(f"{header},country,leader\n{date},{year},Portugal,E. Person (China)\n")
        assert days(atlas) == [read]

    @pytest.mark.parametrize(
        ("dates", "told", "read"),
        [
            (
                ("17-Oct-22", "3-May-23", "9-Jan-24"),
                "On {} 20{} she met",
                ["2022-10-17", "2023-05-03", "2024-01-09"],
            ),
            (
                ("17.10.22", "03.05.23", "09.01.24"),
                "Treffen {} 19{}",
                ["1922-10-17", "1923-05-03", "1924-01-09"],
            ),
            (
                ("17/10/88", "25/05/89", "29/01/90"),
                "https://example.org/{}/19{}/a",
                ["1988-10-17", "1989-05-25", "1990-01-29"],
            ),
        ],
    )
    def test_years_in_full_in_other_columns_settle_it(
        self, dates: tuple[str, ...], told: str, read: list[str]
    ) -> None:
        lines = [f"Ada Quill,Rome,{one},{told.format('x', one[-2:])}" for one in dates]
        atlas = table("\n".join(["Traveller,Destination city,Trip date,Text", *lines]))
        assert days(atlas) == read
        assert "in full" in said(atlas)

    def test_over_the_turn_of_a_century_each_row_has_its_own_year(self) -> None:
        years = range(1997, 2013)
        lines = [f"Ada Quill,Rome,17-Oct-{year % 100:02},They met in {year}" for year in years]
        atlas = table("\n".join(["Traveller,Destination city,Trip date,Text", *lines]))
        assert days(atlas) == [f"{year}-10-17" for year in years]

    def test_other_years_beside_them_settle_nothing(self) -> None:
        lines = [f"Ada Quill,Rome,17-Oct-2{n},Printed in 201{n}" for n in range(4)]
        atlas = table("\n".join(["Traveller,Destination city,Trip date,Text", *lines]))
        assert days(atlas) == ["", "", "", ""]


class TestTwoColumnsOfDates:
    def test_columns_that_differ_in_case_are_named_with_their_letters(self) -> None:
        atlas = case("32-columns-that-differ-by-case.csv")
        assert "Year (B)" in said(atlas)
        assert "year (H)" in said(atlas)
        assert days(atlas) == ["2004-02-03/2004-02-04", "2004-02-01/2004-02-03"]
        assert places(atlas) == ["Algiers DZ", "Libreville GA"]
