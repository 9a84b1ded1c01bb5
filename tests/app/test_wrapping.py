"""No word of a finding is cut: columns fit beside the panel, rows are as high as their longest text needs."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.app.wrapping import NARROW, few, heights, widths

SCREEN = 1_090
"""Pixels that a window of 1,440 leaves for the table."""
BESIDE = NARROW["row"] + NARROW["file"]
"""Columns of many files, and one that is hidden."""


def findings(**longest: int) -> pd.DataFrame:
    names = (*NARROW, "found", "allowed", "advice")
    return pd.DataFrame([{name: "x" * longest.get(name, 5) for name in names}])


@pytest.mark.parametrize("found", [0, 5, 200])
@pytest.mark.parametrize("allowed", [0, 20, 300])
@pytest.mark.parametrize("advice", [0, 60, 400])
def test_every_text_has_room_on_a_screen_of_1440(found: int, allowed: int, advice: int) -> None:
    table = findings(found=found, allowed=allowed, advice=advice)
    wide = widths(table)
    assert sum(wide.values()) - BESIDE <= SCREEN
    row, _ = heights(table, wide)
    for name, letters in (("found", found), ("allowed", allowed), ("advice", advice)):
        assert letters * 6.5 / wide[name] * 21 <= row
    assert row > 64  # lower rows are not wrapped


def test_findings_without_a_row_have_room_too() -> None:
    table = findings(advice=60).assign(
        row=pd.array([pd.NA], dtype="Int64"), column=pd.array([pd.NA], dtype="str")
    )
    assert heights(table, widths(table))[0] > 64


def test_many_rows_are_counted_and_few_are_named() -> None:
    assert few((2, 3)) == "2, 3"
    assert few(tuple(range(2, 1_002))).endswith("… (1,000 rows)")
