"""Pairs of coordinates in one column are two columns; what is no point stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.tables import RawTable, read_tables


def read(text: str, name: str = "t.csv") -> RawTable:
    return read_tables(Path(name), text.encode())["reports"]


def column(header: str, *cells: str) -> RawTable:
    return read(f"town,{header}\n" + "".join(f'x,"{cell}"\n' for cell in cells))


@pytest.mark.parametrize(
    "cells",
    [("41.9,12.5", "-33.4,-70.7"), ("[41.9, 12.5]", "[-33.4, -70.7]"), ("41.9 12.5", "-33.4 -70.7"),
     ("(41.9; 12.5)", "(−33.4; −70.7)"), ("41.9, 12.5, 21", "-33.4, -70.7, 570")],
)  # fmt: skip
def test_a_pair_in_a_column_called_so_is_two_numbers(cells: tuple[str, str]) -> None:
    table = column("coords", *cells)
    assert list(table.cells) == ["town", "coords (1)", "coords (2)"]
    assert [cell.replace("−", "-") for cell in table.cells["coords (1)"]] == ["41.9", "-33.4"]
    assert [cell.replace("−", "-") for cell in table.cells["coords (2)"]] == ["12.5", "-70.7"]
    assert len(table.letters) == 3


@pytest.mark.parametrize(
    ("header", "cell", "lat", "lon"),
    [("latlng", "41.9, 12.5", "41.9", "12.5"), ("Lat/Long", "41.9, 12.5", "41.9", "12.5"),
     ("lon_lat", "12.5, 41.9", "41.9", "12.5"), ("where", "POINT(12.512 41.911)", "41.911", "12.512")],
)  # fmt: skip
def test_the_header_or_the_format_says_the_order(header: str, cell: str, lat: str, lon: str) -> None:
    table = column(header, cell)
    assert (table.cells[f"{header} (lat)"][0], table.cells[f"{header} (lon)"][0]) == (lat, lon)


def test_a_geometry_within_a_record_is_longitude_first() -> None:
    record = {"town": "x", "at": {"type": "Point", "coordinates": [12.5, 41.9]}}
    table = read(json.dumps([record]), "t.json")
    assert (table.cells["at.coordinates (lat)"][0], table.cells["at.coordinates (lon)"][0]) == (
        "41.9",
        "12.5",
    )


@pytest.mark.parametrize(
    ("header", "cells"),
    [("score", ("3, 2", "1, 0")), ("coords", ("Rome, Italy", "41.9, 12.5")),
     ("date", ("5.10, 6.10", "7.10, 8.10")),
     ("pages", ("12 14", "15 18")), ("coords", ("410.9, 120.5", "x"))],
)  # fmt: skip
def test_other_numbers_stay_in_their_cells(header: str, cells: tuple[str, str]) -> None:
    assert column(header, *cells).cells[header].tolist() == list(cells)


def test_a_cell_that_is_no_pair_stays_whole_in_the_first_column() -> None:
    table = column("coords", *["41.9, 12.5"] * 40, "by the river")
    assert (table.cells["coords (1)"].iloc[-1], table.cells["coords (2)"].iloc[-1]) == ("by the river", "")


@pytest.mark.parametrize("header", ["attendance", "score"])
def test_numbers_with_three_decimals_in_a_column_called_otherwise_are_no_points(header: str) -> None:
    assert list(column(header, "1.500, 2.000", "2.125, 3.250").cells) == ["town", header]
