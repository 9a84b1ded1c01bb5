"""Articles before names: a part of one, melted into a preposition, or of another name."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, Gazetteer
from geo.places.articles import parted


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("au Havre", "Le Havre"),
        ("du Havre", "Le Havre"),
        ("Préfecture du Mans", "Le Mans"),
        ("conférence au Bourget", "Le Bourget"),
        ("aux Sables-d'Olonne", "Les Sables-d'Olonne"),
        ("de La Baule", "La Baule-Escoublac"),
        ("all'Aquila", "L'Aquila"),
        ("à La Haye", "The Hague"),
        ("in den Haag", "The Hague"),
    ],
)
def test_town_is_read_behind_a_preposition_that_has_its_article_in_it(
    gazetteer: Gazetteer, written: str, town: str
) -> None:
    best = gazetteer.find(written)[0]
    assert (best.name, best.confidence >= DRAWN) == (town, True)


@pytest.mark.parametrize("written", ["Die Hel", "in der Hölle"])
def test_small_town_is_not_the_place_whose_name_has_an_article(gazetteer: Gazetteer, written: str) -> None:
    assert all(one.confidence < DRAWN for one in gazetteer.find(written))


def test_town_that_has_the_written_article_goes_before_those_that_lack_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("The Valley")[0].country == "AI"
    assert gazetteer.find("Valley")[0].country != "AI"


@pytest.mark.parametrize("written", ["Des Moines", "Museo del Prado, Madrid", "Playa del Carmen"])
def test_names_that_begin_or_go_on_like_such_a_preposition_stay_whole(
    gazetteer: Gazetteer, written: str
) -> None:
    assert gazetteer.find(written)[0].name in {"Des Moines", "Madrid", "Playa del Carmen"}


def test_nothing_is_parted_from_words_without_a_name() -> None:
    assert [parted(text) for text in ("", "au port", "Havre", "au 3")] == [("", "")] * 4
