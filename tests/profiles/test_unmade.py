"""A visit that was not made is not shown as made, whoever says so: a remark, a tag or a mark."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from geo.errors import TableError
from geo.profiles.marked_leaders import of_leaders
from geo.profiles.profile import Profile
from geo.profiles.reading import Reading

from .strangers import figure, findings, places, rows, table

pytestmark = pytest.mark.slow

HEAD = "Date,Visited places,President,Purpose,Remarks"


def statuses(text: str) -> list[str]:
    return rows(table(text))["status"].tolist()


class TestRemarks:
    @pytest.mark.parametrize(
        ("remark", "status"),
        [
            ("Cancelled due to illness", "cancelled"),
            ("did not attend", "cancelled"),
            ("Besuch verschoben", "cancelled"),
            ("Визит не состоялся", "cancelled"),
            ("Discussed the cancelled treaty", "held"),
            ("not cancelled", "held"),
            ("TBC", "planned"),
            ("to be held", "planned"),
            ("will visit", "planned"),
            ("viaje previsto", "planned"),
            ("à confirmer", "planned"),
            ("soll stattfinden", "planned"),
            ("aura lieu", "planned"),
            ("visit not made", "cancelled"),
            ("not expected", "held"),
            ("Met the man who will visit Rome", "held"),
        ],
    )
    def test_of_others_tables(self, remark: str, status: str) -> None:
        told = statuses(
            f"{HEAD}\n2020-01-05,Rome,Ada Quill,Talks,\n2020-02-05,Paris,Ada Quill,Talks,{remark}\n"
        )
        assert told == ["held", status]

    @pytest.mark.parametrize(
        "remark", ["Video conference", "by phone", "will be a video call", "only by phone in the end"]
    )
    def test_that_nobody_travelled(self, remark: str) -> None:
        other = "2020-02-05,Oslo,Ada Quill (Spain),"
        own = f"date,city,leaders,note\n2020-01-05,Rome,Ada Quill (Spain),{remark}\n{other}\n"
        assert figure(table(own), "foreign_visits") == 1

    def test_that_are_unsure_are_said_and_change_nothing(self) -> None:
        atlas = table(f"{HEAD}\n2020-01-05,Rome,Ada Quill,Talks,Signed the cancelled treaty\n")
        (finding,) = findings(atlas, "status")
        assert (finding.severity, finding.row, finding.column) == ("warning", 2, "Remarks")

    def test_against_a_status_of_the_row_are_said_and_change_nothing(self) -> None:
        atlas = table("date,city,leaders,status,note\n2020-01-05,Rome,Ada Quill (Spain),held,Cancelled\n")
        assert rows(atlas)["status"].tolist() == ["held"]
        assert findings(atlas, "status")[0].severity == "warning"

    @pytest.mark.parametrize(
        ("header", "word"), [("Bus", "cancelled"), ("Condition", "abgesagt"), ("Bemerk. 2", "postponed")]
    )
    def test_in_a_column_that_means_nothing_to_us_are_asked_about(self, header: str, word: str) -> None:
        text = (
            f"Date,Visited places,President,{header}\n2020-01-05,Rome,Ada Quill,{word}\n"
            "2020-02-05,Oslo,Ada Quill,took place\n"
        )
        with pytest.raises(TableError, match="whether the visits took place"):
            table(text)
        assert rows(table(text, status=f"{header}"))["status"].tolist()[0] != "held"
        assert rows(table(text, status="="))["status"].tolist() == ["held", "held"]

    def test_in_a_column_of_other_things_are_said(self) -> None:
        atlas = table(
            "Date,Visited places,President,Bus\n2020-01-05,Rome,Ada Quill,cancelled\n"
            "2020-02-05,Oslo,Ada Quill,from the station\n"
        )
        assert rows(atlas)["status"].tolist() == ["held", "held"]
        assert "note=Bus" in findings(atlas, "status")[0].advice


class TestStatuses:
    @pytest.mark.parametrize(
        ("word", "status"),
        [
            ("Não realizada", "cancelled"),
            ("did not take place", "cancelled"),
            ("verschoben", "cancelled"),
            ("canceled", "cancelled"),
        ],
    )
    def test_in_other_words_are_read(self, word: str, status: str) -> None:
        head = "Data,Cidade visitada,Presidente,Situação"
        text = f"{head}\n2020-01-05,Rome,Ada Quill,{word}\n2020-02-05,Oslo,Ada Quill,realizado\n"
        assert statuses(text) == [status, "held"]
        assert [one for one in table(text).problems if one.severity == "error"] == []


class TestTagsAndMarksInLists:
    def test_are_of_their_own_place_alone(self) -> None:
        atlas = table(f"{HEAD}\n2020-01-05,Paris; Rome (cancelled); Oslo,Ada Quill,,\n")
        assert rows(atlas)["status"].tolist() == ["held", "cancelled", "held"]
        assert places(atlas) == ["Paris FR", "Rome IT", "Oslo NO"]

    @pytest.mark.parametrize(
        ("cell", "told"),
        [
            ("Paris (cancelled)", ["cancelled"]),
            ("Madrid – postponed", ["cancelled"]),
            ("Lima, Quito (abgesagt)", ["held", "cancelled"]),
            ("Quito (pospuesta); Lima", ["cancelled", "held"]),
        ],
    )
    def test_in_other_shapes(self, cell: str, told: list[str]) -> None:
        text = f'{HEAD}\n2020-01-05,"{cell}",Ada Quill,,\n2020-02-05,"Rome, Oslo",Ada Quill,,\n'
        assert statuses(text)[:-2] == told

    @pytest.mark.parametrize(
        ("cell", "told"),
        [
            (
                "Paris, Berlin (cancelled)",
                "1 place of several in a cell, such as Berlin (cancelled) beside Paris",
            ),
            (
                "Lima; Quito – postponed; Bogotá",
                "1 place of several in a cell, such as Quito postponed beside Lima, Bogotá",
            ),
            (
                "Rome (annulé), Oslo, Bern (annulé)",
                "2 places of several in a cell, such as Rome (annulé) beside Oslo",
            ),
            ("Oslo (by video), Bern", "1 place of several in a cell, such as Oslo (by video) beside Bern"),
        ],
    )
    def test_a_note_says_which_stop_was_not_made_and_that_the_others_were(self, cell: str, told: str) -> None:
        text = f'{HEAD}\n2020-01-05,"{cell}",Ada Quill,,\n2020-02-05,"Vienna, Madrid",Ada Quill,,\n'
        atlas = table(text)
        (note,) = findings(atlas, "status")
        assert note.found == told
        assert note.advice.endswith("the other places of the cell are not")
        assert all(one.found.startswith(f"{told[0]} report") for one in findings(atlas, "no travel"))

    def test_a_row_of_which_no_place_was_visited_counts_as_one(self) -> None:
        text = f'{HEAD}\n2020-01-05,"Rome (cancelled), Oslo (cancelled)",Ada Quill,,\n'
        text += '2020-02-05,"Vienna, Madrid",Ada Quill,,\n'
        atlas = table(text)
        assert [one.found for one in findings(atlas, "status")] == ["1 cell such as Rome (cancelled)"]
        assert [one.found for one in findings(atlas, "no travel")] == ["2 reports cancelled"]

    @pytest.mark.parametrize("below", ["* cancelled", "* Visit did not take place.", "* = cancelled visits"])
    def test_a_mark_means_what_the_line_below_says(self, below: str) -> None:
        text = f"{HEAD}\n2020-01-05,Paris,Ada Quill,,\n2020-02-05,Rome*,Ada Quill,,\n{below},,,,\n"
        assert statuses(text) == ["held", "cancelled"]
        assert places(table(text)) == ["Paris FR", "Rome IT"]

    def test_a_mark_that_no_line_explains_is_asked_about(self) -> None:
        atlas = table(f"{HEAD}\n2020-01-05,Paris*,Ada Quill,,\n2020-02-05,Rome,Ada Quill,,\n")
        assert places(atlas) == ["Paris FR", "Rome IT"]
        assert "Paris*" in findings(atlas, "status")[0].found


class TestTagsAtNames:
    @pytest.mark.parametrize("tag", ["did not attend", "absent", "by video"])
    def test_of_one_among_others_leave_him_out(self, tag: str) -> None:
        atlas = table(f"date,city,leaders\n2020-01-05,Paris,Ada Quill (Spain); Bo Ek ({tag})\n")
        assert rows(atlas)["leaders"].tolist() == [("Ada Quill",)]
        assert findings(atlas, "status")[0].row == 2

    @pytest.mark.parametrize("cell", ["Ada Quill (did not attend)", "Ada Quill – cancelled"])
    def test_of_the_only_one_are_of_the_row(self, cell: str) -> None:
        atlas = table(f"Date,Visited city,President\n2020-01-05,Paris,{cell}\n2020-02-05,Rome,Ada Quill\n")
        assert rows(atlas)["status"].tolist() == ["cancelled", "held"]
        assert set(atlas.leaders["name"]) == {"Ada Quill"}


def own(city: str = "Paris", leaders: str = "Ada Quill (Spain)", **others: str) -> str:
    row = {"date": "2024-05-15", "city": city, "leaders": leaders, "note": "", "category": "", "status": ""}
    cells = ",".join(f'"{cell}"' for cell in (row | others).values())
    return ",".join(row) + f"\n{cells}\n2024-06-01,Oslo,Ada Quill (Spain),,,\n"


class TestOneOfSeveral:
    @pytest.mark.parametrize("name", ["venue", "city"])
    def test_places_of_a_list_alone_is_cancelled(self, name: str) -> None:
        cities = ["Paris", "Berlin (cancelled)", "Rome"]
        text = json.dumps([{"date": "2024-05-15", "leaders": "Ada Quill (Spain)", name: cities}])
        assert rows(table(text, "t.json"))["status"].tolist() == ["held", "cancelled", "held"]

    @pytest.mark.parametrize(
        ("city", "told"),
        [
            ("Paris; Berlin (cancelled)", ["held", "cancelled"]),
            ("Paris, Berlin (cancelled)", ["held", "cancelled"]),
            ("Berlin (cancelled), Paris", ["cancelled", "held"]),
            ("Paris and Berlin – cancelled", ["held", "cancelled"]),
            ("Paris/Berlin*", ["held", "cancelled"]),
        ],
    )
    def test_towns_that_are_told_apart_alone_is_cancelled(self, city: str, told: list[str]) -> None:
        assert statuses(own(city) + "* cancelled,,,,,\n") == [*told, "held"]

    @pytest.mark.parametrize(
        "city", ["Paris; Qwxyzzy (cancelled)", "Qwxyzzy and Berlin – cancelled", "Paris/Qwxyzzy*"]
    )
    def test_places_of_a_cell_that_is_not_split_is_in_doubt(self, city: str) -> None:
        atlas = table(own(city) + "* cancelled,,,,,\n")
        assert rows(atlas)["status"].tolist() == ["held", "held"]
        assert findings(atlas, "status")[0].severity == "warning"

    @pytest.mark.parametrize(
        "city", ["Paris, France (cancelled)", "Trinidad and Tobago (cancelled)", "Lima – cancelled"]
    )
    def test_is_the_whole_where_one_place_is_named(self, city: str) -> None:
        assert statuses(own(city)) == ["cancelled", "held"]

    @pytest.mark.parametrize(
        "leaders",
        [
            "Vladimir Putin, Xi Jinping (absent)",
            "Vladimir Putin and Xi Jinping (absent)",
            "Vladimir Putin & Xi Jinping (did not attend)",
            "Vladimir Putin / Xi Jinping – absent",
        ],
    )
    def test_leaders_who_are_not_split_cancels_nothing(self, leaders: str) -> None:
        atlas = table(own(leaders=leaders))
        assert rows(atlas)["status"].tolist() == ["held", "held"]
        assert findings(atlas, "status")[0].severity == "warning"

    @pytest.mark.parametrize(("beside", "status"), [("Bo Ek", ""), ("", "cancelled")])
    def test_leaders_beside_others_of_another_column_cancels_nothing(self, beside: str, status: str) -> None:
        cells = pd.DataFrame({"A": ["Ada Quill (absent)"], "B": [beside]}, dtype="str")
        profile = Profile("two", fields={"leaders": ("A", "B")})
        reading = Reading("t.csv", profile, cells, pd.Series([2]), {"a": "A", "b": "B"}, [None])
        of_leaders(reading, {})
        assert reading.ours_or_blank("status").tolist() == [status]


class TestAVisitThatMayHaveBeenMade:
    @pytest.mark.parametrize(
        "note",
        ["Did not go to Lyon", "Postponed from May", "cancelled; then went anyway", "Virtual visit of Bo"],
    )
    def test_stays_as_it_is(self, note: str) -> None:
        assert figure(table(own(note=note)), "foreign_visits") == 2

    def test_on_the_day_to_which_it_was_put_off_was_made(self) -> None:
        atlas = table(own(date="15 May 2024 (postponed from 12 May)"))
        assert rows(atlas)["status"].tolist() == ["held", "held"]
        assert rows(atlas)["date_label"].tolist() == ["15 May 2024", "1 June 2024"]

    @pytest.mark.parametrize(
        "category",
        [
            "State visit; phone call",
            "Official visit; video message",
            "Joined by video link by Zelensky",
            "Virtual participation of Putin",
        ],
    )
    def test_in_person_is_not_made_virtual_by_its_category(self, category: str) -> None:
        assert figure(table(own(category=category)), "foreign_visits") == 2

    @pytest.mark.parametrize(
        "says",
        [{"status": "held"}, {"category": "State visit"}, {"status": "completed"}, {"category": "in person"}],
    )
    def test_in_person_by_its_own_word_is_not_made_virtual_by_a_remark(self, says: dict[str, str]) -> None:
        atlas = table(own(note="Video conference", **says))
        assert figure(atlas, "foreign_visits") == 2
        assert findings(atlas, "status")[0].severity == "warning"


class TestLinesOfOurOwnTables:
    def test_that_are_no_reports_are_left_out_and_named(self) -> None:
        atlas = table(
            "date,city,country,leaders,note\n2020-01-05,Paris,France,Ada Quill (Spain),\n"
            "Total,1,,,\n2021,,,,\n"
            "5 May,Bari,Italy,Ada Quill (Spain),\ndate,city,country,leaders,note\n"
            "2022-02-05,Rome,Italy,Ada Quill (Spain),\nCompiled by the press office,,,,\n"
        )
        assert rows(atlas)["date_label"].tolist() == ["5 January 2020", "5 May 2021", "5 February 2022"]
        assert set(atlas.leaders["name"]) == {"Ada Quill"}
        assert sorted(row for one in findings(atlas, "set aside") for row in one.rows) == [3, 4, 6, 8]

    @pytest.mark.parametrize(
        "line",
        [
            "Source: the ministry,,,",
            "* not all visits are listed,,,",
            "Data: press office, own count,,",
            "Last line of the list,,,",
        ],
    )
    def test_a_remark_at_the_end_is_no_traveller(self, line: str) -> None:
        atlas = table(f"leaders,date,city,country\nAda Quill (Spain),2020-01-05,Paris,France\n{line}\n")
        assert set(atlas.leaders["name"]) == {"Ada Quill"}


@pytest.mark.parametrize("category", ["Ceremony", "EU Council", "working lunch"])
def test_what_is_said_to_make_no_stay_makes_none_whatever_its_category(category: str) -> None:
    head = "leaders,date,city,country,category,note"
    atlas = table(f"{head}\nA (Spain),2024-05-01,Rome,Italy,{category},virtual")
    assert atlas.travel.stays.empty


class TestColumnsUnderOtherNames:
    @pytest.mark.parametrize(
        ("header", "cells", "told"),
        [
            ("Took place", ["Yes", "No"], ["held", "cancelled"]),
            ("Cancelled?", ["TRUE", "FALSE"], ["cancelled", "held"]),
            ("Annulé", ["non", "oui"], ["held", "cancelled"]),
            ("Stattgefunden", ["ja", "nein"], ["held", "cancelled"]),
            ("Confirmado", ["no", "sí"], ["planned", "held"]),
            ("Postponed", ["x", ""], ["cancelled", "held"]),
            ("Состоялся", ["нет", "да"], ["cancelled", "held"]),
        ],
    )
    def test_that_answer_what_their_header_asks(self, header: str, cells: list[str], told: list[str]) -> None:
        one, other = cells
        head = f"leader,date,city,{header}"
        assert statuses(f"{head}\nAda Quill,2020-01-05,Rome,{one}\nAda Quill,2020-02-05,Oslo,{other}") == told

    @pytest.mark.parametrize(
        ("header", "cells", "told"),
        [
            ("Flight", ["cancelled", "on time"], ["held", "held"]),
            ("Dinner", ["cancelled", "at the palace"], ["held", "held"]),
            ("Press accredited", ["yes", "no"], ["held", "held"]),
            ("Visa approved", ["no", "yes"], ["held", "held"]),
        ],
    )
    def test_that_speak_of_something_else(self, header: str, cells: list[str], told: list[str]) -> None:
        one, other = cells
        head = f"leader,date,city,{header}"
        assert statuses(f"{head}\nAda Quill,2020-01-05,Rome,{one}\nAda Quill,2020-02-05,Oslo,{other}") == told
