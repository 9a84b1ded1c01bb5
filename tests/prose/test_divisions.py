"""A town with its state, province or country behind it is that town, and not the greatest of its name."""

from __future__ import annotations

import pytest

from geo.dates import day_number
from geo.places import Gazetteer
from geo.prose import Told, read_prose, records, verified

PUBLISHED = day_number(2024, 5, 20)
MET = "French President Emmanuel Macron met US President Joe Biden in {} on 11 May 2024."


def rows(place: str) -> list[dict[str, str]]:
    """The rows of a sentence that tells of a meeting in a place."""
    return records([Told(read_prose(MET.format(place), PUBLISHED, language="en"), "x")])


def faults(place: str, city: str, country: str) -> set[str]:
    """The fields that do not hold of a row with that city and country, for a meeting in a place."""
    row = {
        "date": "2024-05-11",
        "leaders": "Emmanuel Macron; Joe Biden",
        "city": city,
        "country": country,
        "quote": MET.format(place),
    }
    return set(verified([row], MET.format(place), PUBLISHED, language="en")[0].faults)


@pytest.mark.parametrize(
    ("place", "city", "country"),
    [
        ("Paris, Texas,", "Paris, Texas", "United States"),
        ("PARIS, TEXAS,", "Paris, Texas", "United States"),
        ("Dublin, Ohio,", "Dublin, Ohio", "United States"),
        ("Washington, England,", "Washington, England", "United Kingdom"),
        ("Moscow, Scotland,", "Moscow, Scotland", "United Kingdom"),
        ("Melbourne, Florida,", "Melbourne, Florida", "United States"),
        ("London, Ontario,", "London, Ontario", "Canada"),
        ("Delhi, N.Y.,", "Delhi, N.Y.", "United States"),
        ("Paris, Tex.,", "Paris, Tex.", "United States"),
        ("Vancouver, Wash.,", "Vancouver, Wash.", "United States"),
        ("Wales, Alaska,", "Wales, Alaska", "United States"),
        ("Lebanon, Pennsylvania,", "Lebanon, Pennsylvania", "United States"),
        ("Athens (Georgia)", "Athens, Georgia", "United States"),
    ],
)
def test_a_town_is_kept_with_the_division_that_makes_it_another_one(
    place: str, city: str, country: str
) -> None:
    (row,) = rows(place)
    assert (row["city"], row["country"]) == (city, country)
    assert not faults(place, city, country)


@pytest.mark.parametrize(
    ("place", "city", "country"),
    [
        ("Washington, D.C.,", "Washington", "United States"),
        ("Hamburg, Bavaria,", "Hamburg", "Germany"),
        ("Tbilisi, Georgia,", "Tbilisi", "Georgia"),
        ("Paris, Russia,", "Paris", "Russia"),
        ("Paris, Berlin and London", "Paris", "France"),
        ("Moscow, Washington and Kyiv", "Moscow", "Russia"),
    ],
)
def test_a_town_stays_as_it_was_where_nothing_makes_it_another_or_a_list_goes_on(
    place: str, city: str, country: str
) -> None:
    (row,) = rows(place)
    assert (row["city"], row["country"]) == (city, country)


@pytest.mark.parametrize("place", ["Paris, Texas,", "Paris, Tex.,", "Paris (Texas)", "Paris, Russia,"])
def test_the_country_of_the_famous_town_does_not_hold_against_what_stands_behind(place: str) -> None:
    assert "country" in faults(place, "Paris", "France")


def test_a_town_without_the_state_that_the_quote_says_of_it_does_not_hold_alone() -> None:
    assert faults("Paris, Texas,", "Paris", "")
    assert not faults("Paris, Texas,", "Paris", "United States")
    assert not faults("Paris,", "Paris", "")


def test_where_a_report_is_written_does_not_stand_for_the_town_of_that_name_that_it_tells_of() -> None:
    text = f"PARIS, 14 May 2024 (Reuters) - {MET.format('Paris, Texas,')}"
    (row,) = records([Told(read_prose(text, PUBLISHED, language="en"), "x")])
    altered = row | {"city": "Paris", "country": "France"}
    verdicts = verified([row, altered], text, PUBLISHED, language="en")
    assert [set(one.faults) for one in verdicts] == [set(), {"country"}]


def test_the_map_finds_the_place_that_was_kept() -> None:
    (row,) = rows("Paris, Texas,")
    found = Gazetteer().find(f"{row['city']}, {row['country']}")
    assert (found[0].name, found[0].division) == ("Paris", "Texas")
