"""The last day of a stay in columns of its own, beside year, month and day."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import read
from geo.profiles.headers import part_of


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
     ("End city day", ""), ("day_to", "day"), ("день по", "day"), ("dy_end", "day"), ("dy_start", "")],
)  # fmt: skip
def test_a_header_is_the_part_of_an_end_only_by_words_for_both(header: str, part: str) -> None:
    assert part_of(header, "end") == part


@pytest.mark.parametrize(
    "columns",
    ["year,mo,dy_start,dy_end", "year,month,day_from,day_to", "year,month,d1,d2", "year,month,day1,day2",
     "year,month,start_day,end_day", "Jahr,Monat,Tag von,Tag bis", "Año,Mes,Día inicio,Día fin",
     "annee,mois,jour_debut,jour_fin", "год,месяц,день с,день по"],
)  # fmt: skip
def test_a_pair_of_days_beside_one_month(columns: str) -> None:
    rows = (
        f"Leader,{columns},City,Country", "A (Spain),2023,5,3,6,Rome,Italy",
        "A (Spain),2023,5,30,2,Paris,France",
        "A (Spain),2022,12,30,3,Cairo,Egypt", "A (Spain),2022,7,12,12,Berlin,Germany",
    )  # fmt: skip
    told = read(Path("t.csv"), "\n".join(rows).encode()).meetings["date_label"]
    days = ["12 July 2022", "3–6 May 2023", "30 December 2022 – 3 January 2023", "30 May – 2 June 2023"]
    assert sorted(told) == sorted(days)


@pytest.mark.parametrize("code", ["99", "-9", "00", "88", "-99"])
def test_figures_for_what_is_not_known_leave_the_year(code: str) -> None:
    rows = (
        "Leader,year,mo,dy_start,dy_end,City,Country", f"A (Spain),2023,5,3,{code},Rome,Italy",
        f"A (Spain),2022,5,{code},{code},Paris,France", f"A (Spain),2021,{code},{code},{code},Cairo,Egypt",
        "A (Spain),2020,7,3,5,Berlin,Germany",
    )  # fmt: skip
    told = read(Path("t.csv"), "\n".join(rows).encode()).meetings["date_label"]
    assert sorted(told) == ["2021", "3 May 2023", "3–5 July 2020", "May 2022"]
