"""Reports → atlas: where leaders start from, and with which days a map opens."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.atlas import read, seats_of
from geo.dates import day_number
from geo.places import Gazetteer, capital, government_seats
from geo.replay import replay_document
from geo.schema import LEADERS, conform
from tests.build import atlas_of
from tests.profiles.strangers import STRANGERS


def seat(country: str, written: str = "") -> str:
    """The name of the seat of a leader of a country; ``written``: as a table of leaders has it."""
    leader = pd.DataFrame([{"name": "A", "country": country, "office": "", "seat": written, "aliases": ()}])
    return str(seats_of(conform(leader, LEADERS), Gazetteer())["name"].iloc[0])


@pytest.mark.parametrize(
    ("country", "city"),
    [
        ("NL", "The Hague"),
        ("BO", "La Paz"),
        ("CI", "Abidjan"),
        ("BJ", "Cotonou"),
        ("FR", "Paris"),
        ("ZA", "Pretoria"),
    ],
)
def test_leaders_start_where_their_government_sits(country: str, city: str) -> None:
    """By the CIA World Factbook, under "Capital"."""
    assert seat(country) == city


def test_a_seat_that_is_written_goes_before_the_governments() -> None:
    assert seat("NL", "Amsterdam") == "Amsterdam"


def test_every_seat_of_a_government_is_found_and_is_not_the_capital() -> None:
    for country, city in government_seats().items():
        found = capital(country)
        assert found is not None
        assert seat(country) not in ("", found.name), city


def test_the_opening_days_reach_to_what_was_held_on_some_day_near_them_and_no_further(tmp_path: Path) -> None:
    rows = "date,city,country,leaders\n"
    rows += "".join(f"2023-03-12,{city},Germany,A (France)\n" for city in ("Berlin", "Bonn"))
    near = atlas_of(f"{rows}late June 2023,Rome,Italy,A (France)\n", tmp_path)
    assert near.opening("A") == (day_number(2023, 3, 12), day_number(2023, 6, 30))
    far = atlas_of(f"{rows}late June 2025,Rome,Italy,A (France)\n", tmp_path)
    assert far.opening("A") == (day_number(2023, 3, 12), day_number(2023, 3, 12))


@pytest.mark.parametrize(
    "others",
    [
        "2024-01-05,Rome,Italy,A (France),planned\n2024-02-07,Oslo,Norway,A (France),planned\n",
        "2024-01-05,Rome,Italy,A (France),cancelled\n2024-02-07,Oslo,Norway,A (France),invited\n",
        "2024-01-05,Rome,Italy,A (France),planned\n2024-02-07,Oslo,Norway,B (Spain); A (France),planned\n",
        "2019,Rome,Italy,A (France),held\n2024-02-07,Oslo,Norway,A (France),planned\n",
    ],
)
def test_a_map_opens_with_all_days_where_a_third_and_more_would_lie_outside(
    others: str, tmp_path: Path
) -> None:
    rows = "date,city,country,leaders,status\n2023-03-12,Berlin,Germany,A (France),held\n"
    atlas = atlas_of(rows + others, tmp_path)
    assert atlas.opening("A") == atlas.extent
    assert atlas.turned_to("A", (0, 1)) == atlas.extent


def test_a_plan_does_not_squeeze_together_what_happened(tmp_path: Path) -> None:
    rows = "date,city,country,leaders,status\n"
    rows += "".join(f"2023-03-{day},Berlin,Germany,A (France),held\n" for day in (12, 13, 14))
    atlas = atlas_of(f"{rows}2029-01-05,Rome,Italy,A (France),planned\n", tmp_path)
    assert atlas.opening("A") == (day_number(2023, 3, 12), day_number(2023, 3, 14))


@pytest.mark.parametrize("table", ["own", "08-bce.csv"])
def test_however_pandas_keeps_texts_the_tables_are_the_same(table: str, seed_folder: Path) -> None:
    """A notebook's process keeps them as its owner wants, ours as Python's own strings."""
    path = seed_folder if table == "own" else STRANGERS / table
    with pd.option_context("mode.string_storage", "python"):
        plain = read(path)
    with pd.option_context("mode.string_storage", "pyarrow"):
        arrow = read(path)
    for name in ("reports", "leaders", "meetings", "places"):
        left, right = getattr(plain, name), getattr(arrow, name)
        pd.testing.assert_frame_equal(left, right, check_dtype=False, check_column_type=False)
    assert plain.problems == arrow.problems
    assert replay_document(plain) == replay_document(arrow)
