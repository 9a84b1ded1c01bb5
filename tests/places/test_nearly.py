"""A first part that is nearly a town beside the place that was found makes it doubtful."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, SURE, Gazetteer


@pytest.mark.parametrize(
    ("text", "country", "drawn", "offered"),
    [
        ("Rappalo, Genoa, Italy", "", "Genoa", "Rapallo"),
        ("Rappalo, Genoa", "Italy", "Genoa", "Rapallo"),
        ("Potsdm, Berlin, Germany", "", "Berlin", "Potsdam"),
    ],
)
def test_the_place_is_doubtful_and_the_town_is_offered(
    gazetteer: Gazetteer, text: str, country: str, drawn: str, offered: str
) -> None:
    best, *others = gazetteer.find(text, country=country)
    assert best.name == drawn
    assert DRAWN <= best.confidence < SURE
    assert [one.name for one in others].count(offered) == 1


@pytest.mark.parametrize(
    "text", ["Elysium, Paris, France", "Rapallo, Genoa, Italy", "Hotel Majestic, Genoa, Italy"]
)
def test_what_is_near_no_town_by_its_spelling_changes_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text)[0].confidence >= SURE


def test_of_two_hamlets_that_bear_a_lone_name_alike_none_is_drawn(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Los Pinos")
    assert found[0].confidence < DRAWN
    assert len(found) > 1
