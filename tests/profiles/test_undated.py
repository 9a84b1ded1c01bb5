"""A date cell that says that nothing took place is the status of its row, in any table."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read


def made(head: str, cell: str) -> Atlas:
    rows = head, f"A (Spain),{cell},Paris,France", "A (Spain),2024-05-01,Rome,Italy"
    return read(Path("t.csv"), "\n".join(rows).encode())


@pytest.mark.parametrize(
    "head", ["leaders,date,city,country", "President,Visit date,City visited,Country visited"]
)
@pytest.mark.parametrize(
    ("cell", "status"), [("cancelled", "cancelled"), ("annulé", "cancelled"), ("Postponed", "cancelled")]
)
def test_a_date_cell_that_says_what_became_of_the_visit_gives_its_status(
    head: str, cell: str, status: str
) -> None:
    atlas = made(head, cell)
    assert sorted(zip(atlas.meetings["date_label"], atlas.meetings["status"], strict=True)) == [
        ("", status),
        ("1 May 2024", "held"),
    ]
    said = [one for one in atlas.problems if f"such as {cell}" in one.found]
    assert [(one.severity, one.rows) for one in said] == [("warning", (2,))]


def test_a_date_still_to_be_confirmed_leaves_the_row_as_it_is_and_is_refused() -> None:
    atlas = made("leaders,date,city,country", "tbc")
    assert atlas.meetings["status"].tolist() == ["held", "held"]
    assert any("tbc" in one.found for one in atlas.problems)


@pytest.mark.parametrize(
    "cell", ["2024-01-03 (not held)", "2024-01-03 (cancelled)", "2024-01-03 – cancelled"]
)
def test_a_date_with_such_a_word_behind_it_stays_a_date(cell: str) -> None:
    atlas = made("leaders,date,city,country", cell)
    assert sorted(zip(atlas.meetings["date_label"], atlas.meetings["status"], strict=True)) == [
        ("1 May 2024", "held"),
        ("3 January 2024", "cancelled"),
    ]
