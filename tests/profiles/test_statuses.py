"""A column whose header says that it holds statuses is read whatever share of its words is known."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from geo.atlas import Atlas, read
from geo.profiles.outcomes import said
from geo.profiles.statuses import status_of

from .strangers import findings, gazetteer, rows, table

pytestmark = pytest.mark.slow

CITIES = ("Rome", "Oslo", "Paris", "Vienna", "Madrid", "Cairo", "Tunis")


def told(header: str, cells: list[str]) -> list[str]:
    return rows(made(header, cells))["status"].tolist()


def made(header: str, cells: list[str]) -> Atlas:
    lines = (
        f"2020-01-{day:02},Ada Quill,Spain,{city},{cell}"
        for day, city, cell in zip(range(5, 20), CITIES, cells, strict=False)
    )
    return table(f"Date,Who,Country of the person,City,{header}\n" + "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("header", "cells", "statuses"),
    [
        ("Status", ["erledigt", "offen", "gestrichen"], ["held", "planned", "cancelled"]),
        ("Status", ["completed", "scrapped", "no", "✓"], ["held", "cancelled", "cancelled", "held"]),
        ("Estado", ["realizada", "no realizada", "se suspendió"], ["held", "cancelled", "cancelled"]),
        ("Statut", ["effectuée", "non effectuée"], ["held", "cancelled"]),
        ("Статус", ["состоялся", "сорвался"], ["held", "cancelled"]),
        ("Took place?", ["yes", "no", "not yet"], ["held", "cancelled", "planned"]),
        ("Durchgeführt", ["1", "0"], ["held", "cancelled"]),
        ("Cancelled", ["", "x", "", "x"], ["held", "cancelled", "held", "cancelled"]),
    ],
)  # fmt: skip
def test_known_words_and_answers_count_for_their_rows(
    header: str, cells: list[str], statuses: list[str]
) -> None:
    assert told(header, cells) == statuses


@pytest.mark.parametrize("unknown", ["bluep", "quaffled", "zorgt"])
def test_unknown_words_are_one_error_that_names_them_and_no_visit_that_was_held(unknown: str) -> None:
    atlas = made("Status", ["held", unknown, "cancelled", unknown, "held"])
    assert rows(atlas)["status"].tolist() == ["held", "planned", "cancelled", "planned", "held"]
    (error,) = (one for one in findings(atlas, "status") if one.severity == "error")
    assert f"{unknown} 2" in error.found
    assert error.rows == (3, 5)


@pytest.mark.parametrize(
    ("name", "status"), [("2025 planned", "planned"), ("geplant 2025", "planned"), ("Cancelled", "cancelled")]
)
def test_a_sheet_of_plans_or_of_what_was_cancelled_says_so_of_its_rows(name: str, status: str) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    for sheet, city in ((first, "Rome"), (book.create_sheet(name), "Oslo")):
        sheet.append(["Date", "Who", "Country of the person", "City"])
        sheet.append(["2020-01-05", "Ada Quill", "Spain", city])
        sheet.append(["2020-01-15", "Ada Quill", "Spain", "Paris"])
    first.title = "2020"
    written = BytesIO()
    book.save(written)
    atlas = read(Path("table.xlsx"), written.getvalue(), gazetteer=gazetteer())
    assert sorted(rows(atlas)["status"]) == sorted(["held", "held", status, status])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("scrapped because of fires", "cancelled"),
        ("aborted - plane trouble", "cancelled"),
        ("replaced by the minister", "cancelled"),
        ("kam nicht zustande", "cancelled"),
        ("non effectuée", "cancelled"),
    ],
)
def test_what_did_not_come_about_is_sure_of_the_visit(text: str, status: str) -> None:
    assert (status_of(text), said(text).sure) == (status, True)


@pytest.mark.parametrize("text", ["met the withdrawn ambassador", "discussed the shelved project"])
def test_the_same_words_of_other_things_are_not(text: str) -> None:
    assert not said(text).sure


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        ("postponed to 2 May 2030", "planned"),
        ("verschoben auf 2.5.2030", "planned"),
        ("postponed to 9 May 2030", "cancelled"),
        ("postponed", "cancelled"),
    ],
)
def test_a_row_of_the_day_to_which_a_visit_was_put_off_is_that_visit(remark: str, status: str) -> None:
    atlas = table(
        "Date,Who,Country of the person,City,Remarks\n2020-01-05,Ada Quill,Spain,Rome,\n"
        f"2030-05-02,Ada Quill,Spain,Oslo,{remark}\n"
    )
    assert rows(atlas)["status"].tolist()[1] == status
