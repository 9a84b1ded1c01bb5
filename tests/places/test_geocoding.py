"""How much of what people write the offline geocoder finds, and how seldom it is wrong where it is sure.

The lists and the counting are the benchmark's (``tests/bench/geocoding.py``); the floors are asserted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from geo.places.gazetteer import Gazetteer
from tests.bench import geocoding_divisions as divisions
from tests.bench import geocoding_truth as truth
from tests.bench.geocoding import ZONE_KM, Score, by, score, without_cldr
from tests.bench.geocoding_truth import Asked

MOST_SURE_AND_WRONG = 0.01


def share(found: Score) -> float:
    return found.near / found.asked


def told(found: Score) -> str:
    return f"{found.row('')} misses: {found.misses[:40]}"


@pytest.mark.parametrize(("name", "rows"), [("places.tsv", 120), ("places_test.tsv", 160)])
def test_places_as_news_writes_them_are_found(gazetteer: Gazetteer, name: str, rows: int) -> None:
    found = score(truth.places(name), by(gazetteer))
    assert found.asked >= rows
    assert share(found) >= 0.99, told(found)
    assert found.foreign == found.sure_and_wrong == 0, told(found)
    assert found.precise / found.asked >= 0.97, told(found)


def is_seldom_sure_and_wrong(found: Score) -> bool:
    return found.sure_and_wrong <= MOST_SURE_AND_WRONG * found.sure


def test_capitals_are_found_in_the_languages_of_their_readers(gazetteer: Gazetteer) -> None:
    found = score(truth.cldr_capitals(), by(gazetteer), ZONE_KM)
    assert found.asked > 4_000
    assert share(found) >= 0.97, told(found)
    assert is_seldom_sure_and_wrong(found), told(found)


@pytest.fixture(scope="module")
def cities() -> Sequence[Asked]:
    return truth.cldr_cities()[::3]


def test_cities_are_found_in_the_languages_of_their_readers(
    gazetteer: Gazetteer, cities: Sequence[Asked]
) -> None:
    found = score(cities, by(gazetteer), ZONE_KM)
    assert found.asked > 3_000
    assert share(found) >= 0.85, told(found)
    assert is_seldom_sure_and_wrong(found), told(found)


@pytest.mark.slow
def test_names_that_only_geonames_has_are_not_taken_for_others(
    cities: Sequence[Asked], tmp_path: Path
) -> None:
    """Without CLDR's names of cities these were never seen in the making of the gazetteer."""
    found = score(cities, by(without_cldr(tmp_path)), ZONE_KM)
    assert share(found) >= 0.7, told(found)
    assert is_seldom_sure_and_wrong(found), told(found)


@pytest.mark.parametrize("dated", [False, True], ids=["alone", "by the years"])
def test_former_names_are_found(gazetteer: Gazetteer, dated: bool) -> None:
    days = dict(truth.former_names(dated))
    found = score(list(days), lambda one: gazetteer.find(one.query, days=days[one]))
    assert share(found) >= 0.97, told(found)
    assert found.sure_and_wrong == 0, told(found)


def test_a_peer_finds_the_plainest_names_too(gazetteer: Gazetteer) -> None:
    """The comparison in the benchmark is of two programs that both work."""
    from tests.bench.geocoding import peer

    plain = [one for one in truth.places("places.tsv") if "," not in one.query and one.precision == "city"][
        :3
    ]
    assert score(plain, peer()).near > 0


def test_names_before_a_division_and_misspelt_articles_are_never_sure_and_wrong(gazetteer: Gazetteer) -> None:
    find = by(gazetteer)
    for name, asked in (
        ("nobody's", divisions.unknown_before_division(gazetteer)),
        ("like an article", divisions.like_an_article(gazetteer)),
    ):
        found = score(asked, find)
        assert found.asked >= 140, name
        assert found.sure_and_wrong == 0, told(found)
    assert share(found) >= 0.8, told(found)


def test_towns_before_their_division_are_found(gazetteer: Gazetteer) -> None:
    for asked in divisions.before_division(gazetteer, 1_500):
        found = score(asked, by(gazetteer))
        assert share(found) >= 0.97, told(found)
        assert found.sure_and_wrong <= 0.003 * found.sure, told(found)
