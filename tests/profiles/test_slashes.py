"""A slash parts two places, or says where one lies, by the whole column."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.profiles.slashes import slashes_read
from geo.reports import load


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["Boston/MA", "Austin / TX", "Reno/NV"], ["Boston, MA", "Austin, TX", "Reno, NV"]),
        (["Manaus/AM", "Belém/PA, Santarém/PA"], ["Manaus, AM", "Belém, PA, Santarém, PA"]),
        (["Natal/RN", "Manaus/AM", "Osaka/Japan"], ["Osaka, Japan", "Natal, RN", "Manaus, AM"]),
        (["Boston/MA", "Reno/NV", "Lyon/France", "Turin/Italy"], None),
        (["Lyon/France", "Turin/Italy", "Brno/Czechia"], ["Lyon, France", "Turin, Italy", "Brno, Czechia"]),
    ],
)
def test_states_and_countries_behind_a_slash_say_where_the_place_lies(
    cells: list[str], read: list[str] | None
) -> None:
    wanted = read or [cell.replace("/", ", ") for cell in cells]
    assert sorted(slashes_read(cells).values()) == sorted(wanted)


@pytest.mark.parametrize(
    "cells",
    [
        ["Paris/Rome", "Oslo/Bergen"],
        ["Serbia/Montenegro", "Chad/Niger"],
        ["Seoul/Tokyo", "Boston/MA", "Rome/Bari"],
        [],
    ],
)
def test_two_places_stay_two(cells: list[str]) -> None:
    assert slashes_read(cells) == {}


def test_no_stop_is_made_of_a_state() -> None:
    rows = "".join(
        f"Ada Quill,{place},2023-05-0{day}\n"
        for day, place in enumerate(["Boston/MA", "Reno/NV", "Salem/OR"], 1)
    )
    data = load(Path("trips.csv"), f"Traveller,Where,Date\n{rows}".encode())
    assert len(data.reports) == 3
