"""A town with its country behind a comma is answered as by the long way: the same place, as sure."""

from __future__ import annotations

import pytest

from geo.places import Gazetteer
from geo.places.plain import plain
from tests.bench import geocoding_truth as truth


def test_the_short_way_says_what_the_long_one_does(gazetteer: Gazetteer) -> None:
    written = [f"{city}, {country}" for city, country in truth.city_names(10_000)[::5]]
    written += [one.query for one in (*truth.places("places.tsv"), *truth.places("places_test.tsv"))]
    short = {text: town for text in written if (town := plain(text, None, gazetteer.reader))}
    assert len(short) > len(written) / 2
    for text, town in short.items():
        assert gazetteer._found(text, "", "", None) == (town,), text


@pytest.mark.parametrize(
    "text",
    [
        "Paris",
        "Luxembourg, Luxembourg",
        "Kremlin, Russia",
        "North Sea, Germany",
        "video link, France",
        "Senate, South Africa",
        "Springfield, United States",
        "Hofburg, Austria",
        "Sochi, Russia, 5 May",
        "Sochi (Russia)",
        "Atlanta, Georgia",
        "Scranton, PA",
    ],
)
def test_what_may_mean_more_goes_the_long_way(gazetteer: Gazetteer, text: str) -> None:
    assert plain(text, None, gazetteer.reader) is None
