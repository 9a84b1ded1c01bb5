"""Lines that are no rows of a table: a row with a date or a place is never one of them."""

from __future__ import annotations

import pytest

from .strangers import findings, rows, table

pytestmark = pytest.mark.slow

MONTHS = ("2024-01-16", "2024-02-16", "2024-03-16")


class TestARowWithADateOrAPlaceIsNoNote:
    @pytest.mark.parametrize(
        "first",
        [
            "https://example.org/1",
            "Source: Kremlin",
            "Note: private visit",
            "*Kremlin",
            "Stand: Bonn",
            "† Kremlin",
        ],
    )
    @pytest.mark.parametrize(
        "head", ["url,date,leaders,city,country,note", "Quelle,Datum,Präsident,Ort,Land,Bem"]
    )
    def test_whatever_its_first_cell_begins_with(self, first: str, head: str) -> None:
        lines = [f"{first},{day},Ada Quill,Paris,France," for day in MONTHS]
        assert rows(table("\n".join([head, *lines])))["row"].tolist() == [2, 3, 4]

    @pytest.mark.parametrize("row", ["Source: A,Ada Quill,Paris,", "*A,Ada Quill,Peru,", "Note: A,Ada,Oslo,"])
    def test_without_a_date_it_stays_for_its_place(self, row: str) -> None:
        assert rows(table(f"note,leaders,city,date\n{row}\n{row}\n"))["row"].tolist() == [2, 3]

    @pytest.mark.parametrize("day", ["14 May", "May 2014", "16-17 May 2014", "2014-05-14"])
    def test_however_the_date_is_written(self, day: str) -> None:
        text = f"note,date,leaders,city\nSource: A,{day},Ada Quill,\nSource: A,{day},Ada Quill,\n"
        assert not findings(table(text), "set aside")

    def test_a_link_alone_is_a_note(self) -> None:
        atlas = table("city,date,leaders\nRome,2020-01-05,Ada Quill (Spain)\nhttps://example.org,,\n")
        assert findings(atlas, "set aside")[0].rows == (3,)


class TestLinesLeftOut:
    def test_that_leave_nothing_to_read_are_an_error(self) -> None:
        (finding,) = findings(table("date,city,leaders\nSource: a,,\nSource: b,,\n"), "set aside")
        assert (finding.severity, finding.rows) == ("error", (2, 3))

    def test_that_are_many_are_a_warning(self) -> None:
        text = "date,city,leaders\n2020-01-05,Rome,Ada Quill (Spain)\n" + "Source: a,,\n" * 5
        assert findings(table(text), "set aside")[0].severity == "warning"

    @pytest.mark.parametrize("town", ["Soma", "Sum", "Total", "Suma"])
    def test_are_no_towns_with_a_date(self, town: str) -> None:
        text = f"city,date,leaders\n{town},2014-05-14,\nParis,2014-06-14,Ada Quill (Spain)\n"
        assert not findings(table(text), "set aside")

    @pytest.mark.parametrize(
        "line",
        [
            "* cancelled because of the pandemic of 2020",
            "Note: as of 2020",
            "Visits abroad until 2020",
            "† by video in 2021",
        ],
    )
    def test_below_the_table_are_notes_though_they_name_a_year(self, line: str) -> None:
        text = f"date,city,leaders,note\n5 January 2019,Rome,Ada Quill (Spain),\n{line},,,\n"
        assert "notes below" in findings(table(text), "set aside")[0].found


class TestTheYearAboveATable:
    @pytest.mark.parametrize("title", ["Visits updated 2024", "Travels 2024", "As of 2024"])
    def test_is_given_to_dates_without_one_alone(self, title: str) -> None:
        atlas = table(
            f"{title}\ndate,city,leaders\n2020-01-05,Rome,Ada Quill (Spain)\n5 May,Oslo,Ada Quill (Spain)\n"
        )
        assert rows(atlas)["date_label"].tolist() == ["5 January 2020", "5 May 2024"]
        assert not findings(atlas, "date")
