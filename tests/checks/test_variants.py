"""Spellings that may be one leader are offered; marks make no difference, and are shown as written."""

from __future__ import annotations

import pytest

from geo.atlas import Atlas, read


def atlas_of(*names: str) -> Atlas:
    rows = "".join(f"{name},2020-01-{day:02d},Paris\n" for day, name in enumerate(names, 1))
    return read("t.csv", f"leaders,date,city\n{rows}".encode())


def offers(*names: str) -> list[str]:
    return [p.found for p in atlas_of(*names).problems if p.kind == "variant"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Jørgen Holm", "Jorgen Holm"),
        ("Þór Jónsson", "Thor Jonsson"),
        ("Æthelred Poe", "Aethelred Poe"),
        ("Zoran Đinđić", "Zoran Dindic"),
    ],
)
def test_marks_that_unicode_keeps_on_a_letter_make_no_difference(one: str, other: str) -> None:
    atlas = atlas_of(f"{one} (Poland)", f"{other} (Poland)", f"{one} (Poland)")
    assert atlas.leaders["name"].tolist() == [one]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Lula da Silva", "Luiz Inácio Lula da Silva"),
        ("Recep Erdoğan", "Recep Tayyip Erdoğan"),
        ("V. Putin", "Vladimir Putin"),
        ("Putin", "Vladimir Putin"),
        ("E. Macron", "Emmanuel Jean-Michel Macron"),
    ],
)
def test_a_part_of_one_name_is_offered_for_it(part: str, whole: str) -> None:
    (found,) = offers(f"{part} (Peru)", f"{whole} (Peru)")
    assert part in found
    assert whole in found


def test_a_part_without_a_country_is_offered_for_the_name_that_has_it() -> None:
    for whole in ("Emmanuel Macron", "Emmanuel Macron (France)"):
        (found,) = offers("Macron", whole)
        assert found.endswith("Macron (1) and Macron (1)"), found
    assert offers("Macron", "Emmanuel Macron", "Brigitte Macron") == []


def test_parts_of_parts_are_one_group() -> None:
    (found,) = offers("Lula (Brazil)", "Lula da Silva (Brazil)", "Luiz Inácio Lula da Silva (Brazil)")
    assert found.startswith("3 names")


@pytest.mark.parametrize(
    "names",
    [
        ("da Silva (Brazil)", "Luiz Lula da Silva (Brazil)", "Benedita da Silva (Brazil)"),
        ("Lula da Silva (Brazil)", "Luiz Inácio Lula da Silva (Portugal)"),
        ("Jean (France)", "Anne Jean Marie (France)"),
    ],
)
def test_what_may_be_of_several_or_of_another_country_is_offered_for_none(names: tuple[str, ...]) -> None:
    assert offers(*names) == []
