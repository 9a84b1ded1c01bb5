"""Names of places in other languages: which place has which, and what the map carries of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import GazetteerError
from geo.places.written import written_names
from geo.replay.document import replay_document
from geo.schema import POINTS
from tests.build import atlas_of

FILE = Path(__file__).resolve().parents[2] / "data" / "gazetteer" / "written.csv"


def points(*rows: tuple[str, float, float, str, str]) -> pd.DataFrame:
    names = ["name", "lat", "lon", "country", "precision"]
    table = pd.DataFrame(rows, columns=names).assign(point=range(len(rows)))
    return table[[column.name for column in POINTS]]


def test_known_cities_have_the_names_that_their_readers_write() -> None:
    found = written_names(
        points(
            ("Moscow", 55.75, 37.62, "RU", "city"),
            ("Beijing", 39.91, 116.4, "CN", "country"),
            ("Hanoi", 21.02, 105.84, "VN", "city"),
        )
    )
    assert found["point"] == [0, 1, 2]
    assert found["ru"] == ["Москва", "Пекин", "Ханой"]
    assert found["zh"] == ["莫斯科", "北京", "河内"]
    assert found["zh-Hant"] == ["莫斯科", "北京", "河內"]
    assert found["ja"] == ["モスクワ", "北京", "ハノイ"]
    assert found["ar"] == ["موسكو", "بكين", "هانوي"]
    assert found["fr"] == ["Moscou", "Pékin", "Hanoï"]
    assert found["de"] == ["Moskau", "Peking", ""]  # as in English
    assert found["es"] == ["Moscú", "Pekín", "Hanói"]
    assert found["pt"] == ["Moscou", "Pequim", "Hanói"]
    assert found["tr"] == ["Moskova", "Pekin", ""]
    assert found["id"] == ["Moskwa", "", ""]


def test_a_city_is_not_called_after_the_state_or_island_of_its_zone() -> None:
    found = written_names(points(("Salvador", -12.98, -38.48, "BR", "city")))
    assert (found["ru"], found["es"]) == (["Салвадор"], ["Salvador de Bahía"])


def test_city_is_known_without_the_word_city_too() -> None:
    found = written_names(
        points(("New York", 40.71, -74.01, "US", "city"), ("Mexico", 23.9, -102.5, "MX", "city"))
    )
    assert (found["point"], found["ru"]) == ([0], ["Нью-Йорк"])


@pytest.mark.parametrize(
    "point",
    [
        ("Moscow", 55.75, 37.62, "RU", "venue"),  # a venue that is called so
        ("Moscow", 46.73, -117.0, "US", "city"),  # in Idaho
        ("Moscow", 43.1, 131.9, "RU", "city"),  # far from the city
        ("Uryupinsk", 50.79, 42.0, "RU", "city"),
    ],
)
def test_what_is_not_that_city_keeps_the_tables_name(point: tuple[str, float, float, str, str]) -> None:
    assert written_names(points(point)) == {"point": []}


def test_columns_are_as_long_as_the_points_that_have_a_name() -> None:
    found = written_names(
        points(("Astana", 51.18, 71.45, "KZ", "city"), ("Minsk", 53.9, 27.57, "BY", "city"))
    )
    assert {len(column) for column in found.values()} == {2}
    assert (
        found["be"][0] == ""
    )  # CLDR has no zone of that name, and GeoNames no form that is surely Belarusian
    assert all(any(column) for language, column in found.items() if language != "point")


LATIN = {"de", "es", "fr", "id", "pt", "tr"}


def test_file_has_each_city_once_and_each_name_in_its_languages_script() -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({(row["country"], row["name"], row["lat"]) for row in rows}) == len(rows) > 300
    languages = set(rows[0]) - {"name", "country", "lat", "lon"}
    for row in rows:
        for language in languages:
            letters = [letter for letter in row[language] if letter.isascii() and letter.isalpha()]
            assert bool(letters) == bool(row[language] and language in LATIN), row["name"]
            assert row[language] == row[language].strip()
            assert language not in LATIN or row[language] != row["name"]


def test_missing_file_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"build_written\.py"):
        written_names(points(("Moscow", 55.75, 37.62, "RU", "city")), tmp_path / "none.csv")


def test_document_carries_names_of_its_own_points_alone(tmp_path: Path) -> None:
    document = replay_document(
        atlas_of("date,city,country,leaders\n2024-01-01,Minsk,Belarus,A (Peru)", tmp_path)
    )
    names = document["points"]["name"]
    carried = [names[point] for point in document["written"]["point"]]
    assert set(carried) == set(names) == {"Lima", "Minsk"}
    assert "Unicode CLDR, GeoNames" in str(document["credits"])
    assert len(json.dumps(document["written"], ensure_ascii=False).encode()) < 4000
