"""Where venues are put, what is said about it, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from geopy.distance import geodesic
from pandas.testing import assert_frame_equal

from geo.places import Gazetteer, capital
from geo.places.keys import venue_key
from geo.places.locating import locate
from geo.reports.loading import Dataset
from geo.schema import PLACES, PRECISIONS, empty, names

METHODS = {"given", "venue", "exact", "alternate", "country", "fuzzy", "none"}


def place(
    venue: str = "", city: str = "", country: str = "", lat: float | None = None, lon: float | None = None
) -> pd.Series[object]:
    """The one row for the venue."""
    return locate([venue_key(venue, city, country, lat, lon)]).iloc[0]


def is_unlocated(row: pd.Series[object]) -> bool:
    return bool(
        row["precision"] == "none"
        and row["method"] == "none"
        and pd.isna(row["lat"])
        and pd.isna(row["lon"])
        and row["name"] == ""
    )


def test_the_table_has_the_declared_columns_and_types() -> None:
    table = locate(
        [venue_key("Kremlin", "Moscow", "Russia"), venue_key("", "", "Belarus"), venue_key("?", "", "")]
    )
    assert list(table.columns) == names(PLACES)
    assert list(table.dtypes) == list(empty(PLACES).dtypes)
    assert table["written"].tolist() == ["Belarus", "?", "Kremlin, Moscow, Russia"]


def test_no_keys_give_an_empty_table_of_the_same_columns() -> None:
    for nothing in ([], [""], pd.Series([], dtype="str"), pd.Series(["", None], dtype="str")):
        table = locate(nothing)
        assert len(table) == 0
        assert list(table.columns) == names(PLACES)


def test_keys_are_looked_up_once_each_and_sorted() -> None:
    keys = [venue_key("", city, "") for city in ("Minsk", "Astana", "Minsk", "Beijing", "Astana")]
    told: list[tuple[int, int]] = []
    table = locate(pd.Series(keys, dtype="str"), progress=lambda done, total: told.append((done, total)))
    assert table["venue_key"].tolist() == sorted(set(keys))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert_frame_equal(table, locate(keys))


def test_given_coordinates_win() -> None:
    row = place("Some hall", "Paris", "Kazakhstan", 51.1, 71.4)
    assert (row["lat"], row["lon"], row["country"]) == (51.1, 71.4, "KZ")
    assert (row["precision"], row["method"], row["name"]) == ("venue", "given", "Some hall")
    assert not row["ambiguous"]


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        (("Hall", "Paris", "France"), "venue"),
        (("", "Paris", "France"), "city"),
        (("", "", "France"), "country"),
        (("", "", ""), "venue"),
    ],
)
def test_given_coordinates_are_as_precise_as_what_is_written(
    written: tuple[str, str, str], precision: str
) -> None:
    assert place(*written, 48.8, 2.3)["precision"] == precision


def test_given_coordinates_without_a_country_take_the_nearest_citys_or_none_at_sea() -> None:
    assert place("Hall", "", "", 55.75, 37.61)["country"] == "RU"
    assert place("Hall", "", "", -17.8, 178.0)["country"] == "FJ"
    assert place("Ship", "", "", 0.5, -30.0)["country"] == ""
    assert place("Pole", "", "", -90.0, 0.0)["country"] == ""


def test_a_venue_in_its_city_is_found_as_a_venue() -> None:
    row = place("Kremlin", "Moscow", "Russia")
    assert (row["name"], row["country"], row["precision"], row["method"]) == (
        "Kremlin",
        "RU",
        "venue",
        "venue",
    )
    assert geodesic((row["lat"], row["lon"]), (55.752, 37.6175)).km < 1
    assert not row["ambiguous"]


def test_an_unknown_venue_is_its_city_and_a_venue_elsewhere_is_not_taken() -> None:
    for venue in ("Some unheard-of hall", "Kremlin", "White House"):
        row = place(venue, "Kazan", "Russia")
        assert (row["name"], row["precision"]) == ("Kazan", "city"), venue


def test_a_country_alone_is_its_capital_with_the_countrys_name() -> None:
    row = place(country="Belarus")
    city = capital("BY")
    assert city is not None
    assert (row["lat"], row["lon"]) == (city.lat, city.lon)
    assert (row["name"], row["country"], row["precision"], row["method"]) == (
        "Belarus",
        "BY",
        "country",
        "country",
    )
    assert not row["ambiguous"]


def test_an_unknown_city_in_a_known_country_is_the_country_never_another_city() -> None:
    for city in ("Xyzzyburg", "Aaaaa", "Summit venue"):
        row = place(city=city, country="Kazakhstan")
        assert (row["country"], row["precision"]) == ("KZ", "country"), city


def test_a_city_that_the_written_country_does_not_hold_is_the_country_and_says_so() -> None:
    row = place(city="Paris", country="Kazakhstan")
    assert (row["country"], row["precision"], row["ambiguous"]) == ("KZ", "country", True)
    assert ("Paris", "FR") in {(one.name, one.country) for one in row["candidates"]}


@pytest.mark.parametrize("column", ["venue", "city", "country"])
@pytest.mark.parametrize(("name", "codes"), [("Congo", {"CG", "CD"}), ("Korea", {"KP", "KR"})])
def test_a_name_of_two_countries_is_not_located_and_lists_both(
    column: str, name: str, codes: set[str]
) -> None:
    row = place(**{column: name})
    assert is_unlocated(row)
    assert row["ambiguous"]
    assert row["country"] == ""
    assert codes == {one.country for one in row["candidates"] if one.precision == "country"}


def test_a_city_settles_which_of_two_countries_is_meant() -> None:
    assert place(city="Brazzaville", country="Congo")["country"] == "CG"
    assert place(city="Kinshasa", country="Congo")["country"] == "CD"
    assert place(city="Seoul", country="Korea")["country"] == "KR"
    assert place(country="Republic of the Congo")["country"] == "CG"
    assert place(country="Democratic Republic of the Congo")["country"] == "CD"


@pytest.mark.parametrize(
    "venue",
    ["video link", "Videoconference", "by phone", "online", "via video link", "по видеосвязи", "Zoom"],
)
def test_a_channel_is_no_place_even_where_a_city_is_written(venue: str) -> None:
    assert is_unlocated(place(venue))
    assert is_unlocated(place(venue, "Moscow", "Russia"))


@pytest.mark.parametrize(
    "venue", ["TBD", "undisclosed location", "unknown", "to be announced", "n/a", "-", "?"]
)
def test_a_venue_that_is_not_known_leaves_its_city(venue: str) -> None:
    assert is_unlocated(place(venue))
    assert place(venue, "Kazan", "Russia")["name"] == "Kazan"


def test_an_unknown_country_makes_a_place_doubtful() -> None:
    assert place(city="Paris", country="Ruritania")["ambiguous"]
    assert not place(city="Paris")["ambiguous"]


def test_a_country_without_any_listed_place_is_not_located_elsewhere() -> None:
    for city in ("", "Casey", "Vostok"):
        assert is_unlocated(place(city=city, country="Antarctica"))


def test_one_text_says_as_much_as_three_columns() -> None:
    for venue, city, country in [("Kremlin", "Moscow", "Russia"), ("Élysée Palace", "Paris", "France")]:
        whole, parted = place(f"{venue}, {city}, {country}"), place(venue, city, country)
        assert list(whole[["name", "lat", "lon", "country"]]) == list(
            parted[["name", "lat", "lon", "country"]]
        )


HOSTILE = [
    "x" * 10_000,
    "Moscow " * 2_000,
    "," * 10_000,
    "'; DROP TABLE name; --",
    '" OR 1=1 --',
    "NEAR(a b) AND * ^ : -",
    "\x00\x01\x02",
    "\u202egnijieB",
    "\ud800",
    "\udfff\ud800",
    "\x1f\x1f\x1f\x1f\x1f\x1f",
    "a\x1fb",
    "\x1f\x1f\x1fnorth\x1fsouth",
    "\x1f\x1f\x1f91\x1f10",
    "\x1f\x1f\x1fnan\x1finf",
    "</script><img src=x onerror=alert(1)>",
    "${alert(1)}",
    "%s%n{0}",
    "🏛",
    "….?!",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_a_row_without_a_place(text: str) -> None:
    table = locate([text])
    assert len(table) == 1
    assert is_unlocated(table.iloc[0])


def test_marks_of_direction_and_invisible_characters_do_not_hide_a_name() -> None:
    for text in ("\u202aMoscow\u202c", "Mos\u200bcow", "\ufeffMoscow", "MOSCOW\x00"):
        assert place(text)["name"] == "Moscow", text


def test_every_venue_of_the_bundled_reports_is_located_but_the_two_without_a_place(seed: Dataset) -> None:
    table = locate(seed.reports["venue_key"]).set_index("written")
    assert (table["precision"] != "none").all(), table[table["precision"] == "none"]
    assert not table["ambiguous"].any(), table[table["ambiguous"]]
    expected = {
        "Belarus": ("BY", "country"),
        "China": ("CN", "country"),
        "Democratic People's Republic of Korea": ("KP", "country"),
        "Türkiye": ("TR", "country"),
        "Beijing, China": ("CN", "city"),
        "Pyongyang, North Korea": ("KP", "city"),
        "Kyiv, Ukraine": ("UA", "city"),
        "Kremlin, Moscow, Russia": ("RU", "venue"),
    }
    for written, (country, precision) in expected.items():
        assert tuple(table.loc[written, ["country", "precision"]]) == (country, precision), written


def test_ten_thousand_keys_ask_for_each_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, str]] = []
    original = Gazetteer.find

    def counting(
        self: Gazetteer, query: str, *, city: str = "", country: str = "", days: object = None
    ) -> object:
        asked.append((query, city, country))
        return original(self, query, city=city, country=country, days=days)

    monkeypatch.setattr(Gazetteer, "find", counting)
    keys = [venue_key("", city, "") for city in ("Minsk", "Astana", "Beijing")] * 3_334
    assert len(locate(pd.Series(keys, dtype="str"))) == 3
    assert len(asked) == len(set(asked)) == 3


def test_precision_and_method_are_words_of_the_schema(tmp_path: Path) -> None:
    texts = [*HOSTILE, "Kremlin", "Minsk", "Bavaria", "France", "Tashkeent", "video link", "Congo"]
    table = locate(texts)
    assert set(table["precision"]) <= set(PRECISIONS)
    assert set(table["precision"]) == {"venue", "city", "admin", "country", "none"}
    assert set(table["method"]) <= METHODS


def test_the_middle_of_a_division_is_a_division() -> None:
    keys = [
        venue_key("Ohio, United States", "", "United States", 40.3736, -82.7755),
        venue_key("Columbus, Ohio, United States", "", "United States", 39.9612, -82.9988),
    ]
    found = locate(keys).set_index("name")["precision"]
    assert found.to_dict() == {"Ohio, United States": "admin", "Columbus, Ohio, United States": "venue"}
