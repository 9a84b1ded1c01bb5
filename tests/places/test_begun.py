"""Names that begin with what is typed: what most people mean first, each place once."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, Gazetteer, begun_with

GAZETTEER = Gazetteer()


@pytest.mark.parametrize(
    ("typed", "country", "first"),
    [
        ("Beij", "", ("Beijing", "CN", "city")),
        ("genev", "", ("Geneva", "CH", "city")),
        ("Mosk", "", ("Moscow", "RU", "city")),
        ("Élys", "", ("Élysée Palace", "FR", "venue")),
        ("Fran", "", ("France", "FR", "country")),
        ("Берл", "", ("Berlin", "DE", "city")),
        ("Par", "Brazil", ("Paraná", "BR", "admin")),
    ],
)
def test_a_name_is_found_by_its_beginning(typed: str, country: str, first: tuple[str, str, str]) -> None:
    found = begun_with(GAZETTEER, typed, country)
    assert (found[0].name, found[0].country, found[0].precision) == first
    assert len({(one.name, one.lat, one.lon) for one in found}) == len(found) <= 6
    assert all(one.confidence < DRAWN for one in found)


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "x" * 10_000, "\ud800", "code:us", "' OR 1=1"])
def test_what_no_name_begins_with_finds_nothing(typed: str) -> None:
    assert begun_with(GAZETTEER, typed) == ()
