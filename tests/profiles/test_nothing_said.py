"""Words for nothing are no people, no places and no dates, and say so once for each column."""

from __future__ import annotations

import pytest

from geo.profiles import stands_for_nothing

from .strangers import findings, leaders, places, rows, table


@pytest.mark.parametrize(
    "text",
    ["unknown", "N/A", "TBD", "?", "various", "n/d", "не указан", "k. A.", "s/d", "à déterminer", "(unknown)",
     "unknown location", "diverse Orte", "varias ciudades", "No especificado"],
)  # fmt: skip
def test_words_for_nothing(text: str) -> None:
    assert stands_for_nothing(text)


@pytest.mark.parametrize("text", ["Varna", "NC", "Nada Prlja", "Unknown Soldier", "New city", "Diversey"])
def test_other_words(text: str) -> None:
    assert not stands_for_nothing(text)


def test_they_are_blank_in_tables_of_others_and_in_ours() -> None:
    cells = "Putin,2022-07-19,Tehran\nunknown,2022-07-20,Baku\nPutin,n/d,Madrid\nPutin,2022-07-22,various\n"
    for header in ("Who,Date,City\n", "leaders,date,venue\n"):
        atlas = table(header + cells)
        assert leaders(atlas) == {"Putin": ""}
        assert places(atlas) == ["Tehran IR", "Baku AZ", "Madrid ES", ""]
        assert len(findings(atlas, "blank")) == 3


def test_a_row_with_a_day_alone_is_no_heading_where_words_for_nothing_stand_beside() -> None:
    atlas = table("Wer,Datum,Ort\nScholz,20.06.2022,Rom\nunbekannt,21.06.2022,diverse Orte\n")
    assert len(rows(atlas)) == 2


def test_surnames_that_towns_bear_are_people_under_a_header_of_people() -> None:
    atlas = table(
        "President,Date,City\nClinton,1994-06-06,Paris\nLincoln,1861-06-06,Rome\nMadison,1811-06-06,Bonn\n"
    )
    assert set(leaders(atlas)) == {"Clinton", "Lincoln", "Madison"}
