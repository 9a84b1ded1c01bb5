"""Columns as strangers name them: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import pytest

from geo.errors import TableError

from .strangers import (
    case,
    case_with,
    countries,
    days,
    figure,
    findings,
    leaders,
    near,
    places,
    rows,
    said,
    table,
)

pytestmark = pytest.mark.slow

ROME_AND_OSLO = ["Rome IT", "Oslo NO"]


class TestHeaders:
    @pytest.mark.parametrize("letter", ["a", "b", "g", "h"])
    def test_in_other_words_say_the_same_days_places_and_traveller(self, letter: str) -> None:
        atlas = case(f"h-{letter}-headers.csv")
        assert places(atlas) == ROME_AND_OSLO
        assert days(atlas) == ["2023-05-01", "2024-06-02"]
        assert list(leaders(atlas)) == ["Ada Quill"]

    @pytest.mark.parametrize("letter", ["d", "e", "j"])
    def test_of_arrival_and_departure_are_start_and_end(self, letter: str) -> None:
        atlas = case(f"h-{letter}-headers.csv")
        assert places(atlas) == ROME_AND_OSLO
        assert days(atlas) == ["2023-05-01/2023-05-03", "2024-06-02/2024-06-04"]
        assert list(leaders(atlas)) == ["Ada Quill"]

    @pytest.mark.parametrize(
        "header",
        [
            "Date du voyage,Ville de destination,Pays de destination,Nom du dirigeant",
            "Reisedatum,Zielort,Zielland,Name des Präsidenten",
            "Fecha del viaje,Ciudad de destino,País de destino,Nombre del presidente",
            "Data da viagem,Cidade de destino,País de destino,Nome do presidente",
            "Data della visita,Città di destinazione,Paese di destinazione,Nome del presidente",
            "Дата визита,Город визита,Страна визита,Имя президента",
            "访问日期,访问城市,访问国家,领导人姓名",
            "When,Town visited,Nation visited,Head of state",
            "VISIT_DATE,HOST_CITY,HOST_COUNTRY,VISITOR_NAME",
            "dateOfVisit,cityVisited,countryVisited,leaderName",
        ],
    )
    def test_in_other_languages_and_shapes(self, header: str) -> None:
        cells = "2023-05-01,Rome,Italy,Ada Quill (Spain)\n2024-06-02,Oslo,Norway,Ada Quill (Spain)\n"
        atlas = table(f"{header}\n{cells}")
        assert places(atlas) == ROME_AND_OSLO
        assert days(atlas) == ["2023-05-01", "2024-06-02"]
        assert leaders(atlas) == {"Ada Quill": "ES"}

    def test_the_order_of_columns_changes_nothing(self) -> None:
        atlas = table(
            "Leader name,Destination country,Trip date,Destination city\n"
            "Ada Quill (Spain),Italy,2023-05-01,Rome\nAda Quill (Spain),Norway,2024-06-02,Oslo\n"
        )
        assert places(atlas) == ROME_AND_OSLO
        assert leaders(atlas) == {"Ada Quill": "ES"}


class TestTwoCountries:
    def test_the_presidents_country_is_theirs_and_the_location_is_visited(self) -> None:
        atlas = case("01-leaders-country-read-as-visited.csv")
        assert places(atlas) == ["Dar es Salaam TZ", "Nadi FJ", "Moundou TD"]
        assert days(atlas) == ["2013-07-01/2013-07-02", "2014-11-21/2014-11-23", "2004-03-05/2004-03-06"]
        assert leaders(atlas) == {"Barack Obama": "US", "Vladimir Putin": "RU", "Xi Jinping": "CN"}

    def test_though_theirs_stands_first_and_a_city_is_missing(self) -> None:
        atlas = case("two_countries.csv")
        assert days(atlas) == ["2013-07-01/2013-07-02", "2016-11-22", "2004-10-14"]
        assert countries(atlas) == ["TZ", "CL", "TD"]
        assert leaders(atlas) == {"DOE": "US", "Ivanov": "RU", "Li Si": "CN"}

    @pytest.mark.parametrize(
        "header",
        [
            "Presidente,País del presidente,País visitado,Ciudad visitada,Inicio,Fin",
            "Leader,Leader's nation,Host country,Host city,Start,End",
            "Reisender,Herkunftsland,Zielland,Zielort,Von,Bis",
            "Dirigeant,Pays du dirigeant,Pays visité,Ville,Début,Fin",
            "Traveller,Nationality,Country,City,From,To",
            "LeaderName,LeaderCountryISO,DestinationCountry,DestinationCity,StartDate,EndDate",
        ],
    )
    def test_in_other_languages(self, header: str) -> None:
        atlas = table(
            f"{header}\nAda Quill,Spain,Italy,Rome,2023-05-01,2023-05-03\n"
            "Bo Lund,Chile,Norway,Oslo,2024-06-02,2024-06-04\n"
        )
        assert places(atlas) == ROME_AND_OSLO
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}
        assert days(atlas) == ["2023-05-01/2023-05-03", "2024-06-02/2024-06-04"]


class TestAFileWithoutHeader:
    @pytest.mark.parametrize("name", ["04-headerless.csv", "headerless.csv"])
    def test_is_refused_with_the_reason(self, name: str) -> None:
        with pytest.raises(TableError) as refused:
            case(name)
        (problem,) = refused.value.problems
        assert problem.row == 1
        assert "the first row holds dates and numbers, it is no header" in str(problem)
        assert "--columns" in problem.advice

    def test_is_read_from_its_first_row_on_when_its_columns_are_said(self) -> None:
        atlas = case_with("04-headerless.csv", city="A", start="B", end="C")
        assert places(atlas) == ["Bangkok TH", "Ko Samui TH", "Krabi TH"]
        assert days(atlas) == ["2018-05-09/2018-05-12", "2018-05-12/2018-05-18", "2018-05-23/2018-05-27"]
        assert len(case_with("headerless.csv", city="A", start="B", end="C").reports) == 2

    @pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
    def test_whatever_parts_its_columns(self, sign: str) -> None:
        lines = ["Ada Quill,2019-05-03,Lima,Peru", "Ada Quill,2019-06-03,Quito,Ecuador"]
        text = "\n".join(lines).replace(",", sign)
        with pytest.raises(TableError, match="it is no header"):
            table(text)
        atlas = table(text, leader="A", date="B", city="C", country="D")
        assert places(atlas) == ["Lima PE", "Quito EC"]

    def test_a_header_with_a_year_in_it_is_one(self) -> None:
        atlas = table("Leader,Date,City,Notes of 2019\nAda Quill (Spain),2019-05-03,Lima,none\n")
        assert places(atlas) == ["Lima PE"]


class TestAColumnWithoutName:
    @pytest.mark.parametrize("name", ["31-nameless-last-column.csv", "nameless_last.csv"])
    def test_is_warned_of_once_with_its_letter_and_guessed(self, name: str) -> None:
        atlas = case(name)
        (warning,) = findings(atlas, "columns")
        assert "cells under an empty column name (column E)" in str(warning)
        assert warning.severity == "warning"
        assert len(leaders(atlas)) == 2

    @pytest.mark.parametrize("column", ["E", "(column E)"])
    def test_can_be_named(self, column: str) -> None:
        atlas = case_with("31-nameless-last-column.csv", leaders=column)
        assert set(leaders(atlas)) == {"Barack Obama", "George W. Bush"}

    @pytest.mark.parametrize(
        ("header", "letter"),
        [
            (",Date,City,Country", "A"),
            ("Who,,City,Country", "B"),
            ("Wer,Datum,,Land", "C"),
            ("Qui,Date,Ville,", "D"),
        ],
    )
    def test_wherever_it_stands(self, header: str, letter: str) -> None:
        atlas = table(
            f"{header}\nAda Quill (Spain),2023-05-01,Rome,Italy\nBo Lund (Chile),2024-06-02,Oslo,Norway\n"
        )
        assert f"(column {letter})" in said(atlas)
        assert places(atlas) == ROME_AND_OSLO
        assert days(atlas) == ["2023-05-01", "2024-06-02"]
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}

    def test_of_numbers_as_programs_write_them_before_the_rows_is_nobody(self) -> None:
        text = ",who,date,city\n0,Ada Quill (Spain),2023-05-01,Rome\n1,Bo Lund (Chile),2024-06-02,Oslo\n"
        atlas = table(text)
        assert leaders(atlas) == {"Ada Quill": "ES", "Bo Lund": "CL"}
        assert places(atlas) == ROME_AND_OSLO


class TestColumnsOfOneName:
    def test_the_fuller_is_taken_said_with_its_letter_and_either_can_be_named(self) -> None:
        atlas = case("lat_twice.csv")
        assert "Latitude (E)" in said(atlas)
        assert "latitude (G)" in said(atlas)
        assert near(atlas) == [(50, -6), (52, -3), (44, 5)]
        assert countries(atlas) == ["GB", "GB", "FR"]
        assert near(case_with("lat_twice.csv", lat="G", lon="longitude")) == near(atlas)
        assert near(case_with("lat_twice.csv", lat="E", lon="longitude"))[2] == (0, 5)

    @pytest.mark.parametrize(
        ("header", "first", "second"),
        [
            ("Who,City,Country,Date,city", "City (B)", "city (E)"),
            ("Wer,ORT,Land,Datum,Ort", "ORT (B)", "Ort (E)"),
            ("Qui,ville ,Pays,Date,Ville", "ville (B)", "Ville (E)"),
        ],
    )
    def test_in_other_languages(self, header: str, first: str, second: str) -> None:
        atlas = table(
            f"{header}\nAda Quill (Spain),,Italy,2023-05-01,Rome\nBo Lund (Chile),,Norway,2024-06-02,Oslo\n"
        )
        assert first in said(atlas)
        assert second in said(atlas)
        assert places(atlas) == ROME_AND_OSLO


class TestStatus:
    def test_a_column_of_other_words_is_left_alone_and_visits_are_held(self) -> None:
        atlas = case("status_other.csv")
        assert rows(atlas)["status"].tolist() == ["held", "held"]
        assert figure(atlas, "foreign_visits") == 2

    @pytest.mark.parametrize(
        "word", ["published", "final", "draft", "checked", "verified", "ok", "1", "révisé"]
    )
    def test_whatever_the_word_of_whatever_language(self, word: str) -> None:
        days_of_may = "".join(f"Ada Quill (Spain),2023-05-0{day},Rome,Italy,{word}\n" for day in (1, 4, 7))
        atlas = table(f"who,day of visit,city,country,status\n{days_of_may}")
        assert rows(atlas)["status"].tolist() == ["held"] * 3
        assert [one for one in atlas.problems if one.severity == "error"] == []

    @pytest.mark.parametrize(
        ("word", "status"), [("cancelled", "cancelled"), ("planned", "planned"), ("Completed", "held")]
    )
    def test_words_of_status_are_taken(self, word: str, status: str) -> None:
        cells = f"Ada Quill (Spain),2023-05-01,Rome,Italy,{word}\n"
        assert rows(table(f"who,when,city,country,status\n{cells}"))["status"].tolist() == [status]


class TestCodesOfStates:
    def test_beside_coordinates_are_no_countries(self) -> None:
        atlas = case("us_state_codes.csv")
        assert countries(atlas) == ["US"] * 5
        assert near(atlas) == [(36, -77), (39, -105), (45, -69), (40, -75), (43, -71)]

    @pytest.mark.parametrize(
        ("place", "point"),
        [
            ("Gary, IN", (42, -87)),
            ("Wilmington, DE", (40, -76)),
            ("Mobile, AL", (31, -88)),
            ("Atlanta, GA", (34, -84)),
            ("Denver, CO", (40, -105)),
            ("Baltimore, MD", (39, -77)),
            ("New Orleans, LA", (30, -90)),
            ("Springfield, IL", (40, -90)),
        ],
    )
    def test_alone_behind_a_town_are_no_countries_either(self, place: str, point: tuple[int, int]) -> None:
        atlas = table(f'leaders,date,venue\nAda Quill (Spain),2023-05-01,"{place}"\n')
        assert countries(atlas) == ["US"]
        assert near(atlas) == [point]


class TestWordsForPlaces:
    def test_signs_for_nothing_get_one_note_for_the_column(self) -> None:
        atlas = case("hash_blank.csv")
        assert days(atlas) == ["1673-01-01..1673-12-31", "", "1680-01-01..1680-12-31"]
        assert [one.column for one in findings(atlas, "blank")] == ["when", "place"]
        assert "not found" not in said(atlas)

    def test_values_that_are_places_make_no_traveller(self) -> None:
        atlas = case("place_name_as_leader.csv")
        assert countries(atlas) == ["ES", "ES", "", "ES"]
        assert list(leaders(atlas)) == ["The traveller of place name as leader"]
        (warning,) = findings(atlas, "leader")
        assert "no column of leaders" in str(warning)

    @pytest.mark.parametrize("header", ["title", "label", "titre", "Titel"])
    def test_whatever_their_header(self, header: str) -> None:
        cells = "2023-05-01,Barcelona\n2023-05-02,Lisbon\n2023-05-04,Zaragoza\n2023-05-09,Paris\n"
        atlas = table(f"date,{header}\n{cells}", name="somebody.csv")
        assert countries(atlas) == ["ES", "PT", "ES", "FR"]
        assert list(leaders(atlas)) == ["The traveller of somebody"]
