"""The tables of figures say what a careful reader counts by hand, and agree with the single figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.atlas import Atlas, build
from geo.cli.main import main
from geo.dates.parsing import day_number
from geo.figures.counting import figures
from geo.figures.tables import FIGURES, as_json, compared, figure_tables
from geo.reports.loading import Dataset
from geo.schema import names
from tests.build import atlas_of, gazetteer

FIRST, LAST = day_number(2024, 5, 7), day_number(2024, 7, 10)
RANGES = [
    (None, None),
    (FIRST, LAST),
    (day_number(2024, 6, 19), day_number(2024, 6, 19)),
    (LAST + 4000, None),
]


@pytest.fixture(scope="module")
def atlas(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


@pytest.mark.slow
@pytest.mark.parametrize(("first", "last"), RANGES)
def test_tables_add_up_to_the_single_figures_for_every_leader(
    atlas: Atlas, first: int | None, last: int | None
) -> None:
    for leader in atlas.leaders["name"]:
        one, tables = figures(atlas, leader, first, last), figure_tables(atlas, leader, first, last)
        assert tables["by_month"]["meetings"].sum() == one["meetings"]
        for role in ("made", "hosted", "third"):
            months = tables["by_month"]
            assert months.loc[months["role"].eq(role), "meetings"].sum() == one[role]
        assert (len(tables["by_country"]), tables["by_country"]["visits"].sum()) == (
            one["countries"],
            one["foreign_visits"],
        )
        years = tables["by_year"]
        assert years["days_abroad"].sum() == one["days_abroad"]
        assert years["foreign_visits"].sum() == one["foreign_visits"]
        assert years["distance_km"].sum() == pytest.approx(one["distance_km"], abs=0.1)
        assert years["vague_km"].sum() == pytest.approx(one["vague_km"], abs=0.1)
        gaps = tables["gaps"]
        assert (gaps["visits"] + gaps["vague_visits"]).sum() == one["foreign_visits"]


def test_every_table_has_its_declared_columns_even_when_empty(atlas: Atlas) -> None:
    for first in (None, LAST + 4000):
        for name, table in figure_tables(atlas, "Vladimir Putin", first).items():
            assert list(table) == names(FIGURES[name].schema)
            assert [str(dtype) for dtype in table.dtypes] == [one.dtype for one in FIGURES[name].schema]


def test_two_months_of_one_leader_by_hand(atlas: Atlas) -> None:
    tables = figure_tables(atlas, "Vladimir Putin", FIRST, LAST)
    months = tables["by_month"].set_index(["month", "role"])["meetings"].to_dict()
    assert months == {
        ("2024-05", "hosted"): 4,
        ("2024-05", "made"): 3,
        ("2024-06", "hosted"): 3,
        ("2024-06", "made"): 2,
        ("2024-07", "hosted"): 2,
        ("2024-07", "made"): 1,
        ("2024-07", "third"): 6,
    }
    assert set(tables["by_country"]["country"]) == {"CN", "BY", "UZ", "KP", "VN", "KZ"}
    assert tables["by_country"]["days"].tolist() == [2] * 6
    assert tables["by_year"][["year", "days_abroad"]].values.tolist() == [["2024", 11]]
    first = tables["by_counterpart"].iloc[0]
    assert (first["leader"], first["meetings"], first["made"], first["third"]) == ("Xi Jinping", 2, 1, 1)
    balance = tables["reciprocity"].set_index("country")["balance"]
    assert balance[balance.eq("visited and did not come")].index.tolist() == [
        "BY",
        "CN",
        "KZ",
        "KP",
        "UZ",
        "VN",
    ]
    assert balance["HU"] == "came and was not visited"


VISITS = """date,city,country,leaders
2020-01-01/2020-01-03,Paris,France,A (Germany); F (France)
2020-01-10,Lyon,France,A (Germany); F (France)
2020-06-01,Berlin,Germany,A (Germany); F (France)
2020-12-31/2021-01-01,Vienna,Austria,A (Germany); B (Austria)
2021,Madrid,Spain,A (Germany); S (Spain)
2021-03,Rome,Italy,A (Germany)
2021-12/2022-01,Rome,Italy,A (Germany)
2021-05-05,Berlin,Germany,A (Germany); P (Poland)
"""


def test_gaps_are_from_the_end_of_one_stay_to_the_start_of_the_next(tmp_path: Path) -> None:
    gaps = figure_tables(atlas_of(VISITS, tmp_path), "A")["gaps"].set_index("country")
    france = gaps.loc["FR"]
    assert (france["first_visit"], france["last_visit"], france["visits"]) == ("2020-01-01", "2020-01-10", 2)
    assert (france["longest_gap_days"], france["gap_from"], france["gap_to"]) == (
        7,
        "2020-01-03",
        "2020-01-10",
    )
    assert gaps["longest_gap_days"].isna()["AT"]
    assert (gaps.loc["ES", "visits"], gaps.loc["ES", "vague_visits"], gaps.loc["ES", "first_visit"]) == (
        0,
        1,
        "",
    )


def test_what_is_known_only_to_a_range_is_in_a_month_or_year_when_it_is_within_one(tmp_path: Path) -> None:
    tables = figure_tables(atlas_of(VISITS, tmp_path), "A")
    months = tables["by_month"].groupby("month")["meetings"].sum().to_dict()
    assert months == {"": 2, "2020-01": 2, "2020-06": 1, "2020-12": 1, "2021-03": 1, "2021-05": 1}
    years = tables["by_year"].set_index("year")
    assert years["foreign_visits"].to_dict() == {"": 1, "2020": 3, "2021": 2}
    assert years["days_abroad"].to_dict() == {"": 0, "2020": 5, "2021": 1}


def test_reciprocity_names_both_sides(tmp_path: Path) -> None:
    table = figure_tables(atlas_of(VISITS, tmp_path), "A")["reciprocity"].set_index("country")
    assert table.loc["FR", ["received", "visited", "balance"]].tolist() == [1, 2, "both ways"]
    assert table.loc["PL", ["received", "visited", "balance"]].tolist() == [1, 0, "came and was not visited"]
    assert table.loc["PL", "guests"] == ("P",)
    assert table.loc["AT", "balance"] == "visited and did not come"


TWO_TOWNS = """date,city,country,leaders
2020-01-01,Paris,France,A (Germany); F (France)
2020-01-02,Lyon,France,A (Germany); F (France)
2020-01-02,Paris,France,A (Germany); F (France)
"""


def test_one_trip_to_two_towns_is_one_trip_and_a_table_of_trips_does_not_say_who_stayed_away(
    tmp_path: Path,
) -> None:
    tables = figure_tables(atlas_of(TWO_TOWNS, tmp_path), "A")
    france = tables["by_country"].set_index("country").loc["FR"]
    assert france["visits"] >= 2
    assert (france["days"], france["trips"]) == (2, 1)
    assert tables["reciprocity"]["balance"].tolist() == ["visited; the table has nobody who came"]
    gap = tables["gaps"].iloc[0]
    assert gap["longest_gap_days"] in (0, 1)
    assert gap["gap_from"] <= gap["gap_to"]


def test_leaders_are_compared_on_one_clock(tmp_path: Path) -> None:
    atlas = atlas_of(VISITS, tmp_path)
    table = compared(atlas, ("A", "F")).set_index(["month", "leader"])
    assert table.loc[("2020-01", "A")].tolist() == [2, 2, 4, 2]
    assert table.loc[("2020-01", "F")].tolist() == [2, 0, 0, 2]
    assert table.loc[("2020-06", "F")].tolist() == [1, 1, 1, 1]
    assert table.loc[("2021-05", "A"), "together"] == 0


def test_the_command_line_gives_the_same_numbers(
    atlas: Atlas, seed_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["trips", str(seed_folder), "--follow", "Putin", "--with", "Orban", "--json"]
    assert main(call) == 0
    found = json.loads(capsys.readouterr().out)
    for name, table in figure_tables(atlas, "Vladimir Putin").items():
        assert found[name] == as_json(table)
    assert found["compared"] == as_json(compared(atlas, ("Vladimir Putin", "Viktor Orban")))


def test_every_table_says_what_it_counts() -> None:
    assert all(one.title and one.meaning for one in FIGURES.values())
