"""The country of a row binds its place, unless that surely lies elsewhere or says so itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.places import Gazetteer, bound, locate, venue_key
from geo.places.binding import part_named

GAZETTEER = Gazetteer()


def countries(keys: Sequence[tuple[str, str, str]], *, listed: bool = False) -> list[str]:
    """The country in which each (venue, city, country) is found."""
    written = [venue_key(*key) for key in keys]
    places, _ = bound(locate(written, gazetteer=GAZETTEER), written if listed else (), GAZETTEER)
    at = dict(zip(places["venue_key"], places["country"], strict=True))
    return [at[key] for key in written]


@pytest.mark.parametrize(
    ("city", "country", "lies_in"),
    [
        ("Tokio", "Corea del Sur", "JP"),
        ("Hong Kong", "United Kingdom", "HK"),
        ("Vaticano", "Italia", "VA"),
        ("Moscú", "Suiza", "RU"),
        ("Shanghai", "Japan", "CN"),
        ("Cairo", "Sudan", "EG"),
        ("Nagoya (Japan)", "South Korea", "JP"),
        ("Salzburg (Austria)", "Germany", "AT"),
    ],
)
def test_a_stop_that_surely_lies_elsewhere_is_found_there(city: str, country: str, lies_in: str) -> None:
    assert countries([("", city, country)], listed=True) == [lies_in]


@pytest.mark.parametrize(("city", "country"), [("Hong Kong", "United Kingdom"), ("Mariupol", "Russia")])
def test_a_great_city_alone_beside_a_country_keeps_the_word_for_it(city: str, country: str) -> None:
    (place,) = locate([venue_key("", city, country)], gazetteer=GAZETTEER).itertuples()
    assert place.method == "disputed or former"
    assert countries([("", city, country)]) == [place.country]


@pytest.mark.parametrize(
    ("city", "country", "lies_in"),
    [
        ("Tokyo", "South Korea", "JP"),
        ("Seoul", "Japan", "KR"),
        ("Vienna", "Hungary", "AT"),
        ("Cairo", "Sudan", "EG"),
        ("Shanghai", "Japan", "CN"),
    ],
)
def test_a_capital_or_great_city_beside_a_country_that_it_was_never_listed_under_is_found_where_it_lies(
    city: str, country: str, lies_in: str
) -> None:
    assert countries([("", city, country)]) == [lies_in]


@pytest.mark.parametrize(
    ("city", "country"),
    [("Taipei", "China"), ("Mariupol", "Russia"), ("Kaliningrad", "Germany"), ("Sevastopol", "Ukraine")],
)
def test_the_word_stays_where_lists_of_countries_or_the_border_bear_it_out(city: str, country: str) -> None:
    (place,) = locate([venue_key("", city, country)], gazetteer=GAZETTEER).itertuples()
    assert countries([("", city, country)]) == [place.country]
    assert place.precision == "city"


@pytest.mark.parametrize(
    ("city", "country", "lies_in"),
    [
        ("Moscow", "United States", "US"),  # Idaho has one
        ("Rome", "United States", "US"),
        ("Valencia", "Venezuela", "VE"),
        ("Xyzzyville", "Chad", "TD"),  # on no list, and nothing else of that name
        ("Athens (Georgia)", "United States", "US"),  # a state, not the country
        ("Columbia (MD)", "United States", "US"),  # a state, not Moldova
        ("Salamanca", "Chile", "CL"),
    ],
)
def test_the_row_s_country_holds_for_what_may_lie_in_it(city: str, country: str, lies_in: str) -> None:
    assert countries([("", city, country)]) == [lies_in]


def test_in_a_list_a_small_town_gives_way_to_the_country_of_its_name() -> None:
    mexico = ("México", "", "EE.UU.")
    assert countries([mexico], listed=True) == ["MX"]
    assert countries([mexico]) == ["US"]


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("Yugoslavia (Kosovo)", "Kosovo"),
        ("Serbia (Kosovo)", "Kosovo"),
        ("China (Taiwan)", "Taiwan"),
        ("United Kingdom (Gibraltar)", "Gibraltar"),
        ("Taiwan, China", "Taiwan"),
        ("Germany", ""),
        ("Myanmar (Burma)", ""),
        ("Congo (Brazzaville)", ""),
        ("Korea, Republic of", ""),
        ("Germany, France", ""),
    ],
)
def test_a_cell_of_countries_that_names_a_part_means_it(cell: str, part: str) -> None:
    assert part_named(cell) == part


def test_keys_and_words_stay_as_written_and_the_moved_ones_are_named() -> None:
    keys = [venue_key("", "Tokio", "Corea del Sur"), venue_key("", "Seúl", "Corea del Sur")]
    places, moved = bound(locate(keys, gazetteer=GAZETTEER), keys, GAZETTEER)
    assert set(places["venue_key"]) == set(keys)
    assert moved == (keys[0],)
    assert "Tokio, Corea del Sur" in places["written"].tolist()


@pytest.mark.parametrize(
    ("venue", "country", "precision"),
    [
        ("Brazil", "Brazil", "country"),
        ("Brésil", "BR", "country"),
        ("Deutschland", "Germany", "country"),
        ("Luxembourg", "Luxembourg", "venue"),  # the capital bears the name too
        ("Paris, France", "France", "venue"),
    ],
)
def test_given_coordinates_of_nothing_but_a_country_are_the_country(
    venue: str, country: str, precision: str
) -> None:
    (place,) = locate([venue_key(venue, "", country, -10.0, -55.0)], gazetteer=GAZETTEER).itertuples()
    assert place.precision == precision
