"""The last day of a stay in columns of its own, beside year, month and day."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import read
from geo.profiles.headers import end_part


def test_end_month_and_end_day_end_the_stay_over_new_year_too() -> None:
    rows = (
        "Leader,Year,Month,Day,End month,End day,City,Country", "A (Spain),2023,12,30,1,2,Paris,France",
        "A (Spain),2023,5,3,5,6,Rome,Italy", "A (Spain),2022,7,3,,,Berlin,Germany",
    )  # fmt: skip
    atlas = read(Path("t.csv"), "\n".join(rows).encode())
    told = sorted(atlas.meetings["date_label"])
    assert told == ["3 July 2022", "30 December 2023 – 2 January 2024", "3–6 May 2023"]
    assert any(one.found == "End month, End day" for one in atlas.problems)


@pytest.mark.parametrize(
    ("header", "part"),
    [("End month", "month"), ("end_day", "day"), ("EndYear", "year"), ("Day", ""), ("End date", ""),
     ("End city day", "")],
)  # fmt: skip
def test_a_header_is_the_part_of_an_end_only_by_words_for_both(header: str, part: str) -> None:
    assert end_part(header) == part
