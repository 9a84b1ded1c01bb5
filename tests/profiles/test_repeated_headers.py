"""A header that stands between the rows once more is no meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import read


@pytest.mark.parametrize(
    "again", ["leaders,date,city,country", "Leaders,Date,City,Country", "LEADERS,DATE,,"]
)
def test_a_header_between_the_rows_is_left_out_in_whatever_case(again: str) -> None:
    rows = (
        "leaders,date,city,country",
        "A (Spain),2024-05-01,Paris,France",
        again,
        "A (Spain),2024-06-01,Rome,Italy",
    )
    atlas = read(Path("t.csv"), "\n".join(rows).encode())
    assert len(atlas.meetings) == 2
    assert [one.rows for one in atlas.problems if "header once more" in one.found] == [(3,)]
