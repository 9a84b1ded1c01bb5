"""Rules that locating keeps for any text.

One row per distinct key; coordinates both or neither, on the globe, and never without a name;
confidence from 0 to 1; candidates best first; the order and number of keys changes nothing;
names survive case, marks and spaces.
"""

from __future__ import annotations

import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from geo.places import Gazetteer, country_codes, country_name
from geo.places.channels import is_virtual
from geo.places.keys import venue_key
from geo.places.locating import locate
from geo.places.names import LONGEST, MOST_SEGMENTS, is_unstated, normalise, segments
from geo.places.words import parts
from geo.schema import PLACES, names

ANY = st.text(st.characters(codec=None), max_size=60)
WORDS = st.sampled_from(
    ("Kremlin", "Moscow", "Paris", "Congo", "Georgia", "Petersburg", "St", "北京", "القاهرة", "palace", "the")
) | st.sampled_from(
    (
        "of",
        "in",
        ",",
        ";",
        "(",
        ")",
        "/",
        "–",
        "'s",
        "TBD",
        "online",
        "US",
        "\u202e",
        "\ud800",
        "\x00",
        "91",
        "nan",
    )
)
WRITTEN = st.one_of(
    ANY, st.lists(WORDS, max_size=8).map(" ".join), st.lists(WORDS, max_size=6).map("\x1f".join)
)
CITIES = st.sampled_from(
    ["Minsk", "Astana", "Hanoi", "Tashkent", "Córdoba", "Nur-Sultan", "Saint Petersburg"]
)


@given(st.lists(WRITTEN, max_size=6))
@example(["\x1f\x1f\x1f0\x1f0"])
@example(["\x1f\x1f\x1f1e400\x1f0"])
@example(["\ud800", "\ufffd"])
def test_any_text_gives_one_sound_row(texts: list[str]) -> None:
    table = locate(texts)
    assert list(table.columns) == names(PLACES)
    assert table["venue_key"].is_unique
    assert len(table) <= len(set(texts))
    assert (table["lat"].isna() == table["lon"].isna()).all()
    assert (table["lat"].isna() == table["precision"].eq("none")).all()
    assert (table["precision"].eq("none") == table["method"].eq("none")).all()
    located = table[table["lat"].notna()]
    assert located["lat"].abs().le(90).all()
    assert located["lon"].abs().le(180).all()
    assert located["name"].ne("").all()
    assert table["confidence"].between(0, 1).all()
    for candidates in table["candidates"]:
        confidences = [one.confidence for one in candidates]
        assert all(0 <= confidence <= 1 for confidence in confidences)
        assert isinstance(candidates, tuple)


@given(st.lists(WRITTEN, min_size=1, max_size=6), st.randoms())
def test_order_and_repetition_of_keys_change_nothing(texts: list[str], random: object) -> None:
    shuffled = [*texts, *texts]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert_frame_equal(locate(texts), locate(shuffled))


@given(WRITTEN, WRITTEN, WRITTEN)
def test_a_located_place_lies_in_the_written_country_when_that_is_one(
    venue: str, city: str, country: str
) -> None:
    codes = country_codes(country)
    found = Gazetteer().find(venue, city=city, country=country)
    if len(codes) == 1 and found:
        assert found[0].country == codes[0]


@given(
    CITIES,
    st.sampled_from([str.upper, str.lower, str.title, lambda text: f"  {text}\t", lambda text: f"({text})"]),
)
def test_case_spaces_and_brackets_do_not_change_what_a_name_means(city: str, change: object) -> None:
    plain = Gazetteer().find(city)
    changed = Gazetteer().find(change(city))  # type: ignore[operator]
    assert plain[0].name == changed[0].name


@given(ANY)
def test_a_key_is_its_own_key(text: str) -> None:
    key = normalise(text)
    assert normalise(key) == key or key.startswith("the ")
    assert key == key.strip()
    assert "  " not in key
    assert not any(0xD800 <= ord(char) <= 0xDFFF for char in key)


@given(ANY)
def test_segments_are_bounded_and_part_of_the_text(text: str) -> None:
    found = segments(text)
    assert len(found) <= MOST_SEGMENTS
    assert all(part and part in text for part in found)
    assert all(inner and inner in part for part in found for inner in parts(part))
    assert not segments(text + "x" * (LONGEST + 1))
    assert not (is_virtual(text) and is_unstated(text))


@given(ANY)
def test_country_codes_are_codes_with_a_name(text: str) -> None:
    for code in country_codes(text):
        assert len(code) == 2
        assert country_name(code) != code


@given(CITIES, st.floats(-90, 90), st.floats(-180, 180))
def test_given_coordinates_are_kept_to_five_decimals(city: str, lat: float, lon: float) -> None:
    row = locate(pd.Series([venue_key("", city, "", lat, lon)], dtype="str")).iloc[0]
    assert abs(row["lat"] - lat) <= 5.1e-6
    assert abs(row["lon"] - lon) <= 5.1e-6
    assert (row["method"], row["precision"]) == ("given", "city")
