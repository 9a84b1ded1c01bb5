"""A place in the written country goes before one of its name in that country's territories overseas."""

from __future__ import annotations

import pytest

from geo.places import SURE, Candidate, Gazetteer
from geo.places.matches import Match
from geo.places.overseas import goes_before, is_own, parts_of

NAMED_ALIKE = """
    SELECT DISTINCT part.country, part.part, inside.key FROM part
    JOIN place AS away ON away.country = part.part AND away.kind = 1
    JOIN name AS inside ON inside.place = away.id AND inside.class = 0
    JOIN name AS other ON other.key = inside.key AND other.class = 0
    JOIN place AS home ON home.id = other.place AND home.country = part.country AND home.kind = 1
    ORDER BY 1, 2, 3
"""


def is_at(one: Candidate, place: Match) -> bool:
    return abs(one.lat - place.lat) < 0.01 and abs(one.lon - place.lon) < 0.01


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("name", "country", "home", "overseas"),
    [
        ("Saint-Denis", "France", (48.94, 2.35), (-20.88, 55.45)),
        ("Saint-Paul", "France", (49.43, 2.01), (-21.01, 55.27)),
        ("Saint-Pierre", "France", (43.29, 5.41), (46.78, -56.18)),
        ("Hamilton", "United Kingdom", (55.77, -4.03), (32.29, -64.78)),
    ],
)
def test_the_town_in_the_country_itself_is_first_and_not_sure(
    gazetteer: Gazetteer, name: str, country: str, home: tuple[float, float], overseas: tuple[float, float],
    apart: bool,
) -> None:  # fmt: skip
    found = gazetteer.find("", city=name, country=country) if apart else gazetteer.find(f"{name}, {country}")
    points = [(one.lat, one.lon) for one in found]
    assert points[0] == pytest.approx(home, abs=0.02)
    assert any(point == pytest.approx(overseas, abs=0.02) for point in points[1:])
    assert found[0].confidence < SURE


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Saint-Denis, Réunion", "RE"),
        ("Saint-Denis, Réunion, France", "RE"),
        ("Saint-Pierre, Saint-Pierre-et-Miquelon, France", "PM"),
        ("Fort-de-France, France", "MQ"),
        ("San Juan, USA", "PR"),
        ("Dakhla, Morocco", "EH"),
    ],
)
def test_a_territory_that_is_named_or_has_no_rival_keeps_its_town(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    best = gazetteer.find(text)[0]
    assert best.country == country
    assert best.confidence >= SURE


def test_of_all_towns_called_alike_the_one_in_the_country_is_first_where_it_compares(
    gazetteer: Gazetteer,
) -> None:
    store, seen = gazetteer.store, 0
    for country, part, key in store._rows(NAMED_ALIKE):
        if part not in parts_of((), store.countries(f"code:{country.lower()}")):
            continue
        own = [one for one in store.places(key) if is_own(one)]
        home = [one for one in own if one.country == country]
        away = [one for one in own if one.country == part]
        if all(goes_before(home, one, key) for one in away):
            found = gazetteer.find("", city=key, country=store.names[country])
            assert not any(is_at(found[0], one) for one in away), (key, found[0])
            large = max(one.population for one in away) * 10 >= max(one.population for one in home)
            assert not large or found[0].confidence < SURE or found[0].precision == "admin", (key, found[0])
            seen += 1
    assert seen > 30
