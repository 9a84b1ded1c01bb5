"""A country behind a hyphen, and lists of towns each with its state."""

from __future__ import annotations

import pytest

from geo.profiles.splitting import LISTING, split_places

from .strangers import gazetteer


def parts(cell: str) -> tuple[str, ...]:
    return split_places([(cell, "")], LISTING, gazetteer()).parts[cell, ""]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Suva-Fiji", "Suva, Fiji"),
        ("Port Moresby-PNG", "Port Moresby, PNG"),
        ("Stratford-upon-Avon-UK", "Stratford-upon-Avon, UK"),
        ("Addis Ababa - Ethiopia", "Addis Ababa, Ethiopia"),
    ],
)
def test_a_country_behind_a_hyphen_is_one_behind_a_comma(cell: str, read: str) -> None:
    assert parts(cell) == (read,)


@pytest.mark.parametrize(
    "cell",
    ["Guinea-Bissau", "Timor-Leste", "Baden-Baden", "Hong Kong-China", "North-Ireland"],
)
def test_names_with_hyphens_stay_whole(cell: str) -> None:
    assert parts(cell) == (cell,)


def test_no_town_with_its_state_says_where_the_one_before_it_is() -> None:
    towns = ("Cavalcante, GO", "Anápolis, GO", "Formosa, GO")
    assert parts("Cavalcante/GO, Anápolis/GO, Formosa/GO") == parts(", ".join(towns)) == towns
    assert parts("Springfield, IL, USA") == ("Springfield, IL, USA",)
