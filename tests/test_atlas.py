"""Reports → atlas: where leaders start from."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.atlas import seats_of
from geo.places import Gazetteer, capital, government_seats
from geo.schema import LEADERS, conform


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
