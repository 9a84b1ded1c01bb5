"""Travellers written once for each block of rows, and rows that name nobody."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas

from .strangers import findings, rows, table


@pytest.mark.parametrize("header", ["Leader,Date,City", "leaders,date,venue", "Kanzler,Datum,Ort"])
def test_a_traveller_of_the_first_row_of_each_block_is_carried_on(header: str) -> None:
    atlas = table(
        f"{header}\nAngela Merkel,2013-05-03,Oslo\n,2013-05-04,Bergen\nBarack Obama,2012-06-03,Berlin\n"
        ",2012-06-04,Bonn\n,,Potsdam\n"
    )
    assert [names[0] for names in rows(atlas)["leaders"]] == ["Angela Merkel"] * 2 + ["Barack Obama"] * 3
    assert len(findings(atlas, "carried")) == 1


@pytest.mark.parametrize(
    "lines",
    [
        "Ada,2013-05-03,Oslo\n,2013-05-04,Bergen\nBea,2013-06-03,Berlin\nAda,2013-07-04,Bonn\n",
        "Ada,2013-05-03,Oslo\nunknown,2013-05-04,Bergen\nBea,2013-06-03,Berlin\n",
        "Ada,2013-05-03,Oslo\n,2012-05-04,Bergen\nBea,2013-06-03,Berlin\n",
        ",2013-05-03,Oslo\nAda,2013-05-04,Bergen\nBea,2013-06-03,Berlin\n",
    ],
)
def test_other_blanks_are_nobodys(lines: str) -> None:
    atlas = table("Leader,Date,City\n" + lines)
    assert () in rows(atlas)["leaders"].tolist()
    assert findings(atlas, "leaders")


def _on(*cells: tuple[str, str]) -> Atlas:
    return table("Date,City\n" + "".join(f"2013-05-{day},{city}\n" for day, city in cells))


def test_capitals_near_each_other_on_one_day_are_several_peoples() -> None:
    cells = [
        ("03", "Paris"),
        ("03", "Berlin"),
        ("04", "Rome"),
        ("04", "London"),
        ("05", "Madrid"),
        ("05", "Bern"),
    ]
    atlas = table("Date,City\n" + "".join(f"2013-05-{day},{city}\n" for day, city in cells))
    assert any("one person" in one.found for one in findings(atlas, "agreement"))


def test_a_tour_of_one_country_a_day_is_one_persons() -> None:
    cells = [
        ("03", "Paris"),
        ("04", "Berlin"),
        ("04", "Prague"),
        ("05", "Rome"),
        ("06", "Madrid"),
        ("07", "Bern"),
    ]
    atlas = table("Date,City\n" + "".join(f"2013-05-{day},{city}\n" for day, city in cells))
    assert not findings(atlas, "agreement")
