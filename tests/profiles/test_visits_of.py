"""A column that names visits by who made them is one of travellers."""

from __future__ import annotations

import pytest

from .strangers import leaders, table

pytestmark = pytest.mark.slow

ROWS = ("2019-03-01,Rome", "2019-04-02,Oslo", "2019-05-03,Lima")


@pytest.mark.parametrize(
    ("header", "cells", "names"),
    [
        ("Визит", ["Визит Путина", "Визит Дмитрия Медведева", "Визит Путина"], {"Путин", "Дмитрий Медведев"}),
        ("Reise", ["Merkels Reise", "Scholz’ Besuch", "Merkels Besuch"], {"Merkel", "Scholz"}),
        ("Trip", ["Macron's visit", "Xi's trip", "Macron's visit"], {"Macron", "Xi"}),
        ("Visita", ["Visita de Lula", "Viaje de Javier Milei", "Visita de Lula"], {"Lula", "Javier Milei"}),
    ],
)
def test_visits_of_several_are_theirs(header: str, cells: list[str], names: set[str]) -> None:
    lines = (f"{cell},{row}" for cell, row in zip(cells, ROWS, strict=True))
    assert set(leaders(table("\n".join([f"{header},Date,City", *lines])))) == names


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Visit", ["State visit", "Visit to Norway", "Working visit"]),
        ("Visita", ["Visita de Trabajo", "Visita de Cortesía", "Visita de Estado"]),
        ("Reise", ["Reise nach Rom", "Besuch in Oslo", "Dienstreise"]),
        ("Visite", ["Visite de Rome", "Visite de Paris", "Visite de Lima"]),
    ],
)
def test_what_they_are_for_and_where_they_led_is_nobody(header: str, cells: list[str]) -> None:
    lines = (f"{cell},{row}" for cell, row in zip(cells, ROWS, strict=True))
    assert set(leaders(table("\n".join([f"{header},Date,City", *lines])))) == {"The traveller of table"}


def test_a_column_that_calls_itself_travellers_goes_before_them() -> None:
    lines = (f"Putin's visit to {at},Dmitry Medvedev,{row}" for at, row in enumerate(ROWS))
    assert set(leaders(table("\n".join(["Trip,Leader,Date,City", *lines])))) == {"Dmitry Medvedev"}
