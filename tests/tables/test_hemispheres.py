"""Coordinates with their hemispheres: in one column or two, in whatever order, as signed numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.tables import read_tables
from geo.tables.hemispheres import signed, signed_pair


@pytest.mark.parametrize(
    "text",
    [
        "52.52° N, 13.405° E", "N 52.52, E 13.405", "13.405° E, 52.52° N", "52°31′12″N 13°24′18″E",
        "52° 31' 12\" N / 13° 24' 18\" E", "52,52° N; 13,405° E", "(52.52 N, 13.405 E)", "52.52N13.405E",
    ],
)  # fmt: skip
def test_a_pair_is_its_latitude_and_longitude(text: str) -> None:
    assert signed_pair(text) == ("52.52", "13.405")


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("33.9° S", ("lat", "-33.9")),
        ("W 74.5", ("lon", "-74.5")),
        ("0° N", ("lat", "0")),
        ("51°30′ N", ("lat", "51.5")),
    ],
)
def test_south_and_west_are_negative(text: str, degrees: tuple[str, str]) -> None:
    assert signed(text) == degrees


@pytest.mark.parametrize(
    "text", ["52.52, 13.405", "52.52 N, 13.405 N", "5 north", "13.4° O", "51°75′ N", "N, E", ""]
)
def test_others_are_none(text: str) -> None:
    assert signed_pair(text) is None
    assert signed(text) is None


def test_a_column_of_pairs_is_two_columns() -> None:
    content = (
        'date,city,coordinates\n2014-05-06,Berlin,"52.52° N, 13.405° E"\n2014-05-07,Rio,"22.9° S, 43.2° W"\n'
    )
    raw = read_tables(Path("table.csv"), content.encode())["reports"]
    assert raw.cells["coordinates (lat)"].tolist() == ["52.52", "-22.9"]
    assert raw.cells["coordinates (lon)"].tolist() == ["13.405", "-43.2"]
