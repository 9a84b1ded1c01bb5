"""Columns tried against each other: what is blank in a row says nothing, and breaks nothing."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.profiles.trial import Trial
from geo.tables import RawTable
from tests.build import gazetteer

PARIS, OSLO = ("48.85", "2.35", "France"), ("59.91", "10.75", "Norway")


def trial(*rows: tuple[str, str, str]) -> Trial:
    cells = pd.DataFrame(rows, columns=["y", "x", "land"], dtype="str")
    return Trial(RawTable("t.csv", cells, pd.Series(range(2, len(rows) + 2)), ()), gazetteer())


@pytest.mark.parametrize(
    "blank",
    [
        ("48.85", "2.35", ""),
        ("48.85", "2.35", "  "),
        ("48.85", "", ""),
        ("", "2.35", "France"),
        ("", "", "France"),
        ("", "", ""),
        ("48.85", "", "France"),
        ("north", "2.35", "France"),
        ("480", "2.35", "France"),
    ],
)
def test_a_row_with_a_blank_is_no_point_and_the_others_are_counted(blank: tuple[str, str, str]) -> None:
    assert trial(PARIS, blank, OSLO).near("y", "x", "land") == (1.0, 2)
    assert trial(blank).near("y", "x", "land") == (0.0, 0)


def test_points_in_other_countries_than_the_one_beside_them_are_told_apart() -> None:
    assert trial(PARIS, (*OSLO[:2], "France")).near("y", "x", "land") == (0.5, 2)
