"""What is asked, and how it is answered."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.errors import TableError
from geo.profiles import asked
from geo.profiles.questions import named_by_parts
from geo.profiles.trial import Trial
from geo.tables import HEADING, RawTable

from .strangers import gazetteer, table


def parts(*names: str, header: str = "date") -> Trial:
    """A table of which each row stands under a heading."""
    cells = pd.DataFrame({header: ["2020-05-01"] * len(names), HEADING: list(names)}, dtype="str")
    rows = pd.Series(range(2, len(names) + 2), dtype="int64")
    return Trial(RawTable("trips.xlsx", cells, rows, ()), gazetteer())


@pytest.mark.parametrize(
    "names",
    [
        ("zeman", "havel", "klaus", "all"),
        ("Ada Quill", "Bo Lund"),
        ("MERKEL", "SCHOLZ", "MERZ"),
        ("Путин", "Медведев"),
    ],
)
def test_sheets_called_after_people_are_offered_as_those_who_travelled(names: tuple[str, ...]) -> None:
    question = named_by_parts(parts(*names), {})
    assert question is not None
    assert names[0] in question.words()
    problem = asked("trips.xlsx", question)
    assert "leaders=(heading)" in problem.advice
    assert "leader==Name (Country)" in problem.advice


@pytest.mark.parametrize(
    "names",
    [
        ("2019", "2020"),
        ("Africa", "Asia"),
        ("France", "Italy"),
        ("Trips", "Visits"),
        ("Sheet1", "Sheet2"),
        ("zeman",),
    ],
)
def test_sheets_called_after_other_things_are_not(names: tuple[str, ...]) -> None:
    assert named_by_parts(parts(*names), {}) is None


def test_nobody_is_offered_where_a_column_says_who_travelled() -> None:
    assert named_by_parts(parts("zeman", "havel"), {"leaders": "Who"}) is None


@pytest.mark.slow
def test_a_workbook_with_a_sheet_for_each_leader_asks_and_is_read_once_told(tmp_path: Path) -> None:
    from geo.atlas import read

    path = tmp_path / "trips.xlsx"
    with pd.ExcelWriter(path) as book:
        for name, city in (("havel", "Rome"), ("klaus", "Oslo")):
            frame = pd.DataFrame({"Date": ["2020-05-01", "2020-06-01"], "City": [city, "Bonn"]})
            frame.to_excel(book, sheet_name=name, index=False)
    with pytest.raises(TableError, match="havel"):
        read(path, gazetteer=gazetteer())
    told = read(path, gazetteer=gazetteer(), columns={"leaders": HEADING})
    assert sorted(told.leaders["name"]) == ["havel", "klaus"]


@pytest.mark.parametrize("header", ["reported_at", "Posted", "Last update"])
def test_the_only_dates_of_a_table_of_places_are_asked_about(header: str) -> None:
    text = f"Leader,City,{header}\nAda Quill,Rome,2024-05-01\nAda Quill,Oslo,2024-06-01\n"
    with pytest.raises(TableError) as raised:
        table(text)
    (problem,) = raised.value.problems
    assert f"date={header}" in str(problem).replace("'", "")
    answered = table(text, date=header)
    assert len(answered.reports) == 2


TALKS = [("2024-05-01", "Denmark"), ("2024-05-01", "Chile"), ("2024-05-02", "Fiji"), ("2024-05-02", "Oman"),
         ("2024-05-03", "Peru"), ("2024-05-03", "Iraq"), ("2024-05-04", "Japan"), ("2024-05-04", "Kenya"),
         ("2024-05-05", "Mali"), ("2024-05-05", "Chad")]  # fmt: skip


@pytest.mark.parametrize("header", ["Countries_inv", "Country concerned", "Land (betr.)"])
def test_countries_of_talks_are_asked_about(header: str) -> None:
    lines = [f"Ada Quill,{day},{land}" for day, land in TALKS]
    with pytest.raises(TableError) as raised:
        table("\n".join([f"Traveller,Trip date,{header}", *lines]))
    assert "is this no table of journeys" in str(raised.value)


@pytest.mark.parametrize("header", ["Country", "Country visited", "Destination country"])
def test_countries_that_are_called_so_are_not(header: str) -> None:
    lines = [f"Ada Quill,{day},{land}" for day, land in TALKS]
    assert len(table("\n".join([f"Traveller,Trip date,{header}", *lines])).reports) == len(TALKS)
