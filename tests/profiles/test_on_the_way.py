"""Where a cell says that somebody was on the way, it names no place."""

from __future__ import annotations

import pytest

from .strangers import places, rows, table


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


@pytest.mark.parametrize("word", ["En tránsito", "in transit", "unterwegs", "в пути"])
def test_nor_beside_a_column_of_venues(word: str) -> None:
    stops = [("Casa Rosada", "Buenos Aires"), ("", word), ("", "Rosario"), ("", "Salta"), ("", "Mendoza")]
    lines = [f"Ada Quill,{venue},{city},2024-05-0{day}" for day, (venue, city) in enumerate(stops, 1)]
    made = table("\n".join(["Traveller,Venue,City,Trip date", *lines]))
    assert rows(made)["city"].tolist() == ["Buenos Aires", "", "Rosario", "Salta", "Mendoza"]
    assert places(made)[1] == ""


def test_nor_in_a_table_of_ours() -> None:
    made = table(
        "leaders,date,venue,city\nA,2024-05-01,,Rome\nA,2024-05-02,,En tránsito\nA,2024-05-03,In transit,\n"
    )
    assert places(made) == ["Rome IT", "", ""]
