"""What strangers write where a guess weighs columns: states, ships, lists, lengths, helpers."""

from __future__ import annotations

import json

import pytest

from .strangers import case, countries, days, findings, leaders, near, places, rows, said, table

pytestmark = pytest.mark.slow


class TestYearsThatEnd:
    def test_a_column_of_end_years_is_the_end(self) -> None:
        assert days(case("08-endyear.csv")) == ["0200-01-01..0210-12-31"]

    @pytest.mark.parametrize(
        "header",
        [
            "start year,end year",
            "year_start,year_end",
            "Von Jahr,Bis Jahr",
            "année de début,année de fin",
            "año inicio,año fin",
        ],
    )
    def test_in_other_words(self, header: str) -> None:
        text = f"{header},city,country,leaders\n1200,1210,Athens,Greece,Titus Aper (Italy)\n"
        assert days(table(text)) == ["1200-01-01..1210-12-31"]


class TestStates:
    def test_tell_towns_of_one_name_apart(self) -> None:
        assert near(case("21-state-column.csv")) == [(39, -77), (34, -83), (40, -75)]

    def test_are_no_country_where_a_column_is(self) -> None:
        atlas = case("21-state-beats-country.csv")
        assert countries(atlas) == ["US", "US", "US"]
        assert near(atlas) == [(34, -84), (39, -77), (44, -70)]

    @pytest.mark.parametrize(
        ("header", "cells", "point"),
        [
            ("city,province,country", "London,ON,Canada", (43, -81)),
            ("city,province,country", "Richmond,BC,Canada", (49, -123)),
            ("city,state,country", "Newcastle,NSW,Australia", (-33, 152)),
            ("cidade,UF,país", "Santa Maria,RS,Brasil", (-30, -54)),
            ("city,state,country", "Aurora,IL,USA", (42, -88)),
        ],
    )
    def test_of_other_countries(self, header: str, cells: str, point: tuple[int, int]) -> None:
        atlas = table(f"{header},visit date,leader\n{cells},2023-05-05,Ada Quill (France)\n")
        assert near(atlas) == [point]


class TestShips:
    def test_lie_at_their_anchorage_and_a_flag_is_no_place(self) -> None:
        atlas = case("23-ships.csv")
        assert countries(atlas) == ["US", "US", "US"]
        assert days(atlas) == ["1775-08-05/1775-09-18", "1786-09-14/1786-09-24", "1818-10-05/1818-10-10"]
        assert rows(atlas)["status"].tolist() == ["held"] * 3

    @pytest.mark.parametrize(
        "header",
        [
            "ship,arrived,departed,port,flag,status",
            "vessel,arrival,departure,harbour,flag state,status",
        ],
    )
    def test_in_other_languages(self, header: str) -> None:
        atlas = table(
            f"{header}\nKamchatka,1818-10-05,1818-10-10,Honolulu,russia,reviewed\n"
            "Boussole,1786-09-14,1786-09-24,Macau,france,reviewed\n"
        )
        assert not {"RU", "FR"} & set(countries(atlas))
        assert places(atlas)[0] == "Honolulu US"


class TestListsOfCountries:
    def test_are_as_many_reports_and_no_name_is_cut(self) -> None:
        atlas = case("25-lists-of-countries.json")
        assert countries(atlas) == [
            *("GH", "TT", "AR", "BR", "NA"),
            *("AE", "QA"),
            *("JO", "ET", "OM"),
            "UZ",
            "JP",
        ]

    @pytest.mark.parametrize(
        ("label", "codes"),
        [
            ("Bosnia & Herzegovina, Serbia & Croatia", ["BA", "RS", "HR"]),
            ("São Tomé and Príncipe, Angola and Namibia", ["ST", "AO", "NA"]),
            ("Frankreich, Italien und Spanien", ["FR", "IT", "ES"]),
            ("Japon, Corée du Sud et Chine", ["JP", "KR", "CN"]),
            ("Perú, Chile y Bolivia", ["PE", "CL", "BO"]),
            ("Россия, Казахстан и Китай", ["RU", "KZ", "CN"]),
        ],
    )
    def test_with_other_names_and_in_other_languages(self, label: str, codes: list[str]) -> None:
        trips = [
            {"label": label, "start": "2025-07-02", "end": "2025-07-09", "pm": "Ada Quill (India)"},
            {"label": "Kenya", "start": "2024-07-02", "end": "2024-07-03", "pm": "Ada Quill (India)"},
        ]
        assert countries(table(json.dumps(trips, ensure_ascii=False), name="trips.json")) == [*codes, "KE"]


class TestRecordsWithinRecords:
    def test_are_read_by_path_and_a_stadium_is_nobody(self) -> None:
        atlas = case("37-nested.json")
        assert days(atlas) == ["2023-03-17", "2023-03-18", "2023-03-24"]
        assert near(atlas) == [(34, -112), (34, -112), (36, -115)]
        assert not any("Stadium" in name for name in leaders(atlas))

    @pytest.mark.parametrize(
        ("person", "venue"),
        [("leader", "place"), ("visitor", "hall"), ("president", "venue"), ("traveller", "stop")],
    )
    def test_a_person_within_a_record_is_who_travelled(self, person: str, venue: str) -> None:
        trip = {
            "when": {"start": "2023-03-17", "end": "2023-03-18"},
            person: {"name": "Ada Quill", "country": "Spain"},
            venue: {"city": "Rome", "country": "Italy"},
        }
        atlas = table(
            json.dumps([trip, trip | {venue: {"city": "Oslo", "country": "Norway"}}]), name="t.json"
        )
        assert countries(atlas) == ["IT", "NO"]
        assert leaders(atlas) == {"Ada Quill": "ES"}


class TestATravellerBesideAKnownShape:
    def test_is_not_overlooked(self) -> None:
        atlas = case("39-who-column-ignored.csv")
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}
        assert places(atlas) == ["Paris FR", "Singapore SG"]

    @pytest.mark.parametrize("header", ["Leader", "Traveller", "President", "Visitor", "Minister"])
    def test_whatever_the_header(self, header: str) -> None:
        atlas = table(
            f"Dates,Country,City,{header},Purpose\n3 May 2023,France,Paris,Ada Quill (Spain),talks\n"
            "2 June 2023,Singapore,Singapore,Bo Lund (Chile),dialogue\n"
        )
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}


class TestLengthsOfStay:
    def test_give_the_end(self) -> None:
        assert days(case("duration.csv")) == ["2013-05-22/2013-05-24", "2013-06-22/2013-06-23"]

    @pytest.mark.parametrize(
        ("header", "length"),
        [
            ("Duration", "3 days"),
            ("Nights", "2"),
            ("Duración", "3 días"),
            ("Length of stay", "3"),
        ],
    )
    def test_in_other_words(self, header: str, length: str) -> None:
        atlas = table(
            f"Leader,Country,City,Arrival,{header}\nW. Person (Brazil),Peru,Lima,2013-05-22,{length}\n"
            f"W. Person (Brazil),Chile,Santiago,2013-07-22,{length}\n"
        )
        assert days(atlas) == ["2013-05-22/2013-05-24", "2013-07-22/2013-07-24"]


class TestStopsAbroadOfTheRowsCountry:
    def test_each_is_found_where_it_surely_is_and_a_note_says_so(self) -> None:
        atlas = case("stops_abroad_of_row_country.csv")
        assert countries(atlas) == ["KR", "JP", "JP", "CH", "RU", "KZ", "US", "MX", "IT", "VA"]
        assert len(findings(atlas, "elsewhere")) == 1

    @pytest.mark.parametrize(
        ("cell", "country", "codes"),
        [
            ("Paris / Berlin", "Frankreich", ["FR", "DE"]),
            ("Vienna / Prague / Budapest", "Austria", ["AT", "CZ", "HU"]),
            ("Roma / Londres", "Italia", ["IT", "GB"]),
            ("New Delhi / Kathmandu", "India", ["IN", "NP"]),
            ("Lisbon / Madrid", "Portugal", ["PT", "ES"]),
        ],
    )
    def test_of_other_journeys(self, cell: str, country: str, codes: list[str]) -> None:
        atlas = table(
            f"President,Destination,Country,Start,End\n"
            f"Luis Muestra (Brasil),{cell},{country},2005-05-22,2005-05-29\n"
            "Luis Muestra (Brasil),Lima / Cusco,Peru,2006-05-22,2006-05-29\n"
        )
        assert countries(atlas) == [*codes, "PE", "PE"]


class TestYearsAndMonthsBesideDates:
    def test_the_finest_column_is_read(self) -> None:
        atlas = case("year_month_helpers.csv")
        assert days(atlas) == ["1959-06-26", "1959-12-07/1959-12-09", *["1963-07-01/1963-07-02"] * 2]
        assert list(leaders(atlas)) == ["Roe"]

    def test_a_month_that_contradicts_is_a_finding(self) -> None:
        atlas = table(
            "President,Country,Locale,Dates,Year,Month\nAda Quill,Canada,Montreal,26 June 1959,1959,6\n"
            "Ada Quill,Pakistan,Karachi,7 December 1959,1959,11\n"
        )
        (finding,) = findings(atlas, "helper")
        assert finding.row == 3

    @pytest.mark.parametrize(
        "header",
        ["Datum,Jahr,Monat", "date,année,mois", "fecha,año,mes", "Date,Yr,Mon"],
    )
    def test_in_other_languages(self, header: str) -> None:
        atlas = table(
            f"leader,city,{header}\nAda Quill (Spain),Montreal,1959-06-26,1959,6\n"
            "Ada Quill (Spain),Karachi,1959-12-07,1959,12\n"
        )
        assert days(atlas) == ["1959-06-26", "1959-12-07"]


class TestNoPlace:
    def test_nothing_is_said_to_stand_for_it(self) -> None:
        atlas = case("missing_place_words.csv")
        assert places(atlas) == ["", ""]
        assert "stands for it" not in said(atlas)

    @pytest.mark.parametrize("name", ["carry_other_leader.csv", "place_name_as_leader.csv"])
    def test_elsewhere(self, name: str) -> None:
        assert "stands for it" not in said(case(name))


class TestLabelsOfOffers:
    def test_a_venue_is_said_with_its_own_country_alone(self) -> None:
        atlas = case("white_house_label.csv")
        assert places(atlas) == ["White House US"]
        for island in ("Wallis", "Pemba"):
            assert island not in said(atlas)

    @pytest.mark.parametrize(
        ("venue", "country"),
        [("The Kremlin", "RU"), ("10 Downing Street", "GB"), ("Élysée Palace", "FR"), ("Camp David", "US")],
    )
    def test_of_other_seats(self, venue: str, country: str) -> None:
        atlas = table(f"leaders,date,venue\nZ. Person (Japan),2025-03-24,{venue}\n")
        assert countries(atlas) == [country]
        assert not any(f"{island}," in said(atlas) for island in ("Wallis", "Pemba Island", "Sigave"))
