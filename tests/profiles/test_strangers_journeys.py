"""Stays and visits as strangers tell of them: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import pytest

from .strangers import case, countries, days, figure, findings, leaders, places, rows, said, table

pytestmark = pytest.mark.slow


class TestPlacesPassedThrough:
    def test_are_drawn_and_count_as_no_visit(self) -> None:
        atlas = case("35-transit.csv")
        assert countries(atlas) == ["FR", "DE", "IS", "NO"]
        assert figure(atlas, "days_abroad") == 5
        assert figure(atlas, "foreign_visits") == 2
        (finding,) = findings(atlas, "no travel")
        assert finding.rows == (4, 5)

    @pytest.mark.parametrize(
        ("place", "category"),
        [
            ("Oslo", "stopover"),
            ("Oslo", "Zwischenstopp"),
            ("Oslo", "escale technique"),
            ("Oslo", "refuelling stop"),
            ("stopover in Oslo", ""),
            ("Zwischenstopp in Oslo", ""),
            ("escala en Oslo", ""),
            ("Oslo (transit)", ""),
            ("Oslo (stopover)", ""),
        ],
    )
    def test_in_other_words(self, place: str, category: str) -> None:
        atlas = table(f"date,place,leaders,category\n2024-06-05,{place},Ada Quill (Spain),{category}\n")
        assert places(atlas) == ["Oslo NO"]
        assert figure(atlas, "foreign_visits") == 0


class TestConferences:
    def test_are_held_in_person(self) -> None:
        atlas = case("33-conference.csv")
        assert countries(atlas) == ["DE", "KR", "IT"]
        assert "virtual" not in set(atlas.travel.participations["role"])

    @pytest.mark.parametrize(
        "kind", ["Konferenz", "conférence", "press conference", "Conferencia", "конференция"]
    )
    def test_in_other_languages(self, kind: str) -> None:
        atlas = table(f"country,date,city,type,leaders\nItaly,2024-06-13,Bari,{kind},Ada Quill (Spain)\n")
        assert figure(atlas, "foreign_visits") == 1

    @pytest.mark.parametrize(
        "kind", ["video conference", "Videokonferenz", "visioconférence", "videoconferencia", "phone call"]
    )
    def test_by_wire_are_no_visit(self, kind: str) -> None:
        atlas = table(f"country,date,city,type,leaders\nItaly,2024-06-13,Bari,{kind},Ada Quill (Spain)\n")
        assert figure(atlas, "foreign_visits") == 0


class TestADayElsewhereWithinAStay:
    def test_interrupts_it_and_overlaps_nothing(self) -> None:
        atlas = case("day_trip.csv")
        assert findings(atlas, "overlap") == []
        assert figure(atlas, "days_abroad") == 24
        assert len(atlas.travel.stays[atlas.travel.stays["abroad"]]) == 3

    @pytest.mark.parametrize(
        ("stay", "there", "trip", "back", "total"),
        [
            ("Vienna", "1961-06-01/1961-06-15", "Budapest,1961-06-04", 3, 15),
            ("Lima", "2001-03-01/2001-03-10", "Quito,2001-03-04", 3, 10),
            ("Tokyo", "2019-06-27/2019-07-03", "Seoul,2019-06-30", 3, 7),
        ],
    )
    def test_elsewhere(self, stay: str, there: str, trip: str, back: int, total: int) -> None:
        place, when = trip.split(",")
        atlas = table(
            f"leaders,date,city\nK. Person (India),{there},{stay}\nK. Person (India),{when},{place}\n"
        )
        assert findings(atlas, "overlap") == []
        assert len(atlas.travel.stays[atlas.travel.stays["abroad"]]) == back
        assert figure(atlas, "days_abroad") == total


class TestTwoDaysElsewhereWithinAStay:
    @pytest.mark.parametrize(
        ("there", "trip", "back"),
        [
            ("1961-06-01/1961-06-15,Vienna", "1961-06-04/1961-06-05,Budapest", 3),
            ("2001-03-01/2001-03-10,Lima", "2001-03-04/2001-03-05,Quito", 3),
            ("2019-06-27/2019-07-10,Tokyo", "2019-06-30/2019-07-01,Seoul", 3),
        ],
    )
    def test_interrupt_it_and_overlap_nothing(self, there: str, trip: str, back: int) -> None:
        atlas = table(f"leaders,date,city\nK. Person (India),{there}\nK. Person (India),{trip}\n")
        assert findings(atlas, "overlap") == []
        assert len(atlas.travel.stays) == back

    @pytest.mark.parametrize(
        ("there", "trip"),
        [
            ("2001-06-01/2001-06-15,Lima", "2001-06-04/2001-06-05,Tokyo"),  # no side trip is so far
            ("2001-06-01/2001-06-15,Lima", "2001-06-04/2001-06-06,Quito"),  # two nights and more
            ("2001-06-01/2001-06-10,Lima", "2001-06-05/2001-06-12,Quito"),
        ],
    )
    def test_that_are_no_side_trip_overlap(self, there: str, trip: str) -> None:
        atlas = table(f"leaders,date,city\nK. Person (India),{there}\nK. Person (India),{trip}\n")
        assert len(findings(atlas, "overlap")) == 1


class TestBlankPlaces:
    def test_are_not_filled_from_another_leaders_row(self) -> None:
        atlas = case("carry_other_leader.csv")
        assert countries(atlas) == ["FR", "", "PE"]
        assert days(atlas) == ["1990-03-02", "1970-10-20", "1995-05-04"]
        assert leaders(atlas) == {"A. One": "FR", "B. Two": "JP", "C. Three": "CL"}

    @pytest.mark.parametrize(
        ("who", "day"), [("B. Two (Japan)", "1990-03-03"), ("A. One (France)", "1991-03-03")]
    )
    def test_nor_on_a_later_day(self, who: str, day: str) -> None:
        first, last = "A. One (France),Lima,1990-03-02", "A. One (France),Rome,1995-05-04"
        atlas = table(f"traveller,town,visit date\n{first}\n{who},,{day}\n{last}\n")
        assert countries(atlas) == ["PE", "", "IT"]


class TestNamesOfPlacesThatSayLess:
    @pytest.mark.parametrize(
        ("word"),
        ["No location", "unknown", "n/a", "none", "-", "?", "unbekannt", "inconnu", "TBD", "неизвестно"],
    )
    def test_are_no_place(self, word: str) -> None:
        atlas = table(
            f"leaders,date,venue\nU. Person (Russia),2025-03-24,Paris\nU. Person (Russia),2025-03-25,{word}\n"
        )
        assert places(atlas) == ["Paris FR", ""]
        assert "not found" not in said(atlas)
        assert rows(atlas)["venue"].tolist()[1] == ""
