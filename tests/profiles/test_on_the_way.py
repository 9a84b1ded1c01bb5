"""Where a cell says that somebody was on the way, it names no place."""

from __future__ import annotations

import pytest

from .strangers import places, table


@pytest.mark.parametrize(
    "word",
    ["En tránsito", "In transit", "Unterwegs", "Em trânsito", "En route", "В пути", "In flight", "途中"],
)
def test_no_place_is_made_of_it(word: str) -> None:
    lines = [("Rome", 1), (word, 2), ("Oslo", 3)]
    text = "\n".join(f"Ada Quill,{city},2024-05-0{day}" for city, day in lines)
    assert places(table(f"Traveller,Stop city,Trip date\n{text}")) == ["Rome IT", "", "Oslo NO"]


def test_a_town_with_such_a_word_in_its_name_is_one() -> None:
    text = "Ada Quill,Tránsito,2024-05-01\nAda Quill,Vialonga,2024-05-02\nAda Quill,Rome,2024-05-03"
    made = places(table(f"Traveller,Stop city,Trip date\n{text}"))
    assert made[0]
    assert made[2] == "Rome IT"
