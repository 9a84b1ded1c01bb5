"""Several stops of a journey in one cell, with arrows or dashes between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import read
from geo.profiles.splitting import LISTING, countries_in, split_places

from .strangers import gazetteer


def parts(cell: str) -> tuple[str, ...]:
    return split_places([(cell, "")], LISTING, gazetteer()).parts[cell, ""]


@pytest.mark.parametrize(
    "cell",
    ["Cairo → Amman", "Cairo - Amman", "Cairo > Amman", "Cairo -> Amman", "Cairo–Amman", "Cairo-Amman",
     "Cairo=>Amman", "Cairo ⇒ Amman", "Cairo — Amman"],
)  # fmt: skip
def test_arrows_and_dashes_part_stops(cell: str) -> None:
    assert parts(cell) == ("Cairo", "Amman")


@pytest.mark.parametrize(
    ("cell", "stops"),
    [
        ("Cairo → Amman → Beirut", ("Cairo", "Amman", "Beirut")),
        ("Cairo–Amman–Beirut", ("Cairo", "Amman", "Beirut")),
        ("London-Paris", ("London", "Paris")),
        ("Kinshasa - Brazzaville", ("Kinshasa", "Brazzaville")),
        ("Москва – Минск", ("Москва", "Минск")),
        ("Palace → Qorgtown", ("Palace", "Qorgtown")),
    ],
)
def test_also_of_three_and_an_arrow_whatever_stands_beside_it(cell: str, stops: tuple[str, ...]) -> None:
    assert parts(cell) == stops


@pytest.mark.parametrize(
    "cell",
    ["Aix-en-Provence", "Bielsko-Biała", "Nagorno-Karabakh", "Clermont-Ferrand", "Buenos-Aires",
     "Paris-Orly", "Paris-Le Bourget", "Dallas-Fort Worth", "Tel Aviv-Yafo", "Schleswig-Holstein",
     "Rome - Villa Madama", "Cairo (Al Masa - Tahrir)"],
)  # fmt: skip
def test_names_and_neighbours_stay_whole(cell: str) -> None:
    assert parts(cell) == (cell,)


@pytest.mark.parametrize(
    ("cell", "countries"),
    [
        ("Egypt → Jordan", ("Egypt", "Jordan")),
        ("Egypt - Jordan", ("Egypt", "Jordan")),
        ("Guinea-Bissau", ("Guinea-Bissau",)),
        ("Serbia-Montenegro", ("Serbia-Montenegro",)),
    ],
)
def test_countries_too(cell: str, countries: tuple[str, ...]) -> None:
    assert countries_in(cell, LISTING) == countries


def test_each_stop_is_in_its_country() -> None:
    rows = (
        "Leader,Date,Place,Country", "A B,2 May 2023,Cairo → Amman,Egypt; Jordan",
        "A B,5 May 2023,Rome,Italy",
    )  # fmt: skip
    atlas = read(Path("t.csv"), "\n".join(rows).encode())
    assert sorted(atlas.places["name"]) == ["Amman", "Cairo", "Rome"]
