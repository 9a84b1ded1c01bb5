"""The committed table of venues: every row has its sources, lies where it says and is found."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.matches import spherical_km
from geo.places.names import normalise
from geo.places.packed import FOLDER
from geo.places.rank import SURE
from geo.places.venues import is_other_script

SCRIPT = FOLDER / "check_venues.py"

BETTER_KNOWN_THAN_THE_TOWN = {
    "Amalienborg", "Andrews Air Force Base", "Balmoral", "Berlin Tegel", "Beştepe", "COEX",
    "Capitol Hill", "Casa Blanca", "Charlevoix", "Eielson Air Force Base", "Elmendorf Air Force Base",
    "Esenboga", "ExCeL", "Itamaraty", "La Maison-Blanche", "Maison Blanche", "Matignon", "Melsbroek",
    "Miyajima", "Moncloa", "Naval Academy", "Offutt Air Force Base", "SHAPE", "Sandringham", "Schönbrunn",
    "Sirius", "South Lawn", "Tsarskoye Selo", "Villacoublay", "Vostochny", "White House", "Zavidovo",
    "Élysée", "Завидово", "Сириус",
}  # fmt: skip
"""Names of venues that a town, most of them a small one, bears too."""

BARE = {
    "Chancellery", "Congress Center", "Congress Centre", "Government House", "Government Palace",
    "Hôtel Royal", "National Palace", "Palace of Parliament", "Palace of the Parliament",
    "Parliament House", "Presidential Office Building", "Presidential Palace", "Royal Castle",
    "Capitolio Nacional", "Cumhurbaşkanlığı Sarayı", "Istana Kepresidenan", "Istana Presiden",
    "Königspalast", "Palacio Nacional",
    "Palacio Real", "Palacio presidencial", "Palais du peuple", "Palais présidentiel", "Palais royal",
    "Palazzo Reale", "Palazzo presidenziale", "Präsidentenpalast", "Королевский дворец",
    "Королівський палац", "Президентский дворец", "Президентський палац", "القصر الجمهوري",
    "القصر الرئاسي", "القصر الملكي", "قصر الشعب", "大統領府", "总统府", "總統府", "王宫", "迎賓館",
    "대통령궁", "왕궁",
}  # fmt: skip
"""Names that any country may have; they find nothing sure without their city or country."""

AT_A_BORDER = {
    "Mount Kumgang Tourist Region", "Palais de la Nation Kinshasa", "Panmunjom", "Peace House",
    "Wattay Airport",
}  # fmt: skip
"""Venues whose nearest listed city lies across a border."""

Evidence = dict[tuple[str, str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """data/gazetteer/check_venues.py, which is a script beside the table and no part of a package."""
    spec = importlib.util.spec_from_file_location("check_venues", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_venues"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sound() -> dict[str, str]:
    """A row without a fault."""
    return {
        "name": "Höfði",
        "aliases": "Hofdi House",
        "city": "Reykjavík",
        "country": "IS",
        "lat": "64.1464",
        "lon": "-21.9067",
        "from": "1986",
        "until": "",
        "checked": "1 km from Reykjavík in GeoNames; 2 read, within 0.0 km: wikipedia Höfði (its point) + "
        "list:1 (its point)",
    }


@pytest.fixture
def evidence() -> Evidence:
    """What two sources say of it."""
    return {("Höfði", "IS"): [source("wikipedia", "64.14639", entry="Höfði"), source("list:1", "64.1465")]}


def source(name: str, lat: str, lon: str = "-21.9067", *, entry: str = "", since: str = "") -> dict[str, str]:
    return {"source": name, "entry": entry, "lat": lat, "lon": lon, "from": since, "until": ""}


def test_there_are_at_least_645_venues_in_147_countries(check: ModuleType) -> None:
    rows = check.read()
    assert len(rows) >= 645
    assert len({row["country"] for row in rows}) >= 147


def test_at_least_640_venues_rest_on_two_sources_that_were_read(check: ModuleType) -> None:
    rows, evidence = check.read(), check.read_evidence()
    assert sum(check.on_two(row, evidence) for row in rows) >= 640


def test_the_points_of_at_least_465_venues_are_confirmed_by_two_sources(check: ModuleType) -> None:
    on = check.counts(check.read(), check.read_evidence())
    assert sum(count for sources, count in on.items() if sources >= 2) >= 465


def test_two_lists_of_airports_alone_vouch_for_no_more_than_60_venues(check: ModuleType) -> None:
    rows, evidence = check.read(), check.read_evidence()
    lists = {"airportsdata", "ourairports"}
    assert sum(set(check.confirming(row, evidence)) == lists for row in rows) <= 60


def test_no_town_is_robbed_of_its_name(check: ModuleType) -> None:
    assert {name for _, name in check.towns(check.read())} == BETTER_KNOWN_THAN_THE_TOWN


def test_hardly_a_venue_has_a_name_that_any_country_may_have(check: ModuleType) -> None:
    assert {name for _, name in check.bare(check.read())} == BARE


@pytest.mark.parametrize("text", ["Istana", "State House", "The Lodge", "Palace", "Air Base", "Summit Hall"])
def test_a_bare_word_for_a_residence_means_no_venue(text: str, gazetteer: Gazetteer) -> None:
    assert all(found.precision != "venue" for found in gazetteer.find(text))


def test_at_least_113_venues_have_a_year_and_a_source_tells_one_of_152(check: ModuleType) -> None:
    dated, told = check.dated(check.read(), check.read_evidence())
    assert dated >= 113
    assert told >= 152


def test_the_years_that_a_source_tells_lie_within_those_of_the_table(check: ModuleType) -> None:
    assert not list(check.untold(check.read(), check.read_evidence()))


def test_a_source_without_a_point_tells_of_the_use_and_does_not_confirm_the_point(
    check: ModuleType, sound: dict[str, str]
) -> None:
    evidence = {("Höfði", "IS"): [source("wikipedia", "64.1464"), source("list:1", "", "", entry="summit")]}
    assert set(check.confirming(sound, evidence)) == {"wikipedia"}
    assert set(check.telling(sound, evidence)) == {"list:1"}
    assert check.on_two(sound, evidence)
    assert check.said(sound, evidence, 1.0).endswith("that source's alone; its use: list:1 summit")


def test_a_source_that_repeats_the_one_with_the_point_does_not_count_for_the_use(
    check: ModuleType, sound: dict[str, str]
) -> None:
    evidence = {("Höfði", "IS"): [source("wikipedia", "64.1464"), source("dbpedia", "", "", entry="Höfði")]}
    assert not check.telling(sound, evidence)
    assert not check.on_two(sound, evidence)


def test_a_year_that_a_source_tells_outside_the_table_s_is_named(
    check: ModuleType, sound: dict[str, str]
) -> None:
    evidence = {("Höfði", "IS"): [source("wikipedia", "64.1464", entry="Höfði", since="1909")]}
    assert list(check.untold([sound], evidence)) == ["Höfði: wikipedia Höfði tells of 1909"]


def test_no_venue_rests_on_its_settlement_alone(check: ModuleType) -> None:
    rows, evidence = check.read(), check.read_evidence()
    assert not [row["name"] for row in rows if not check.confirming(row, evidence).keys() - {"geonames"}]


def test_two_sources_one_of_them_a_list_of_unknown_origin_are_counted_apart(check: ModuleType) -> None:
    row = {"name": "Höfði", "country": "IS", "lat": "64.1465", "lon": "-21.9067", "checked": ""}
    named = [source("wikipedia", "64.14639")]
    lists = [source("list:1", "64.1465"), source("list:2", "64.1466")]
    for sources, most_one, none in ((named + lists, 1, 0), (lists, 1, 1), (named, 0, 0)):
        evidence = {("Höfði", "IS"): sources}
        assert (check.nameless([row], evidence, 1), check.nameless([row], evidence, 0)) == (most_one, none)


def test_every_venue_has_a_source_and_all_its_sources_are_near(check: ModuleType) -> None:
    assert not list(check.unconfirmed(check.read(), check.read_evidence()))


def test_every_venue_lies_near_its_city_and_checked_says_what_is_measured(
    check: ModuleType, gazetteer: Gazetteer
) -> None:
    assert not list(check.wrongly_said(check.read(), check.read_evidence(), gazetteer))


def test_a_point_that_fewer_than_two_sources_confirm_says_what_it_rests_on_besides(check: ModuleType) -> None:
    evidence = check.read_evidence()
    for row in check.read():
        alone = len(check.confirming(row, evidence)) < 2
        assert alone == any(one in row["checked"] for one in check.ALONE), row["name"]


def test_every_venue_lies_in_its_country(check: ModuleType, gazetteer: Gazetteer) -> None:
    """By the nearest listed city; at a border that may be the neighbour's."""
    abroad = {
        row["name"]
        for row in check.read()
        if gazetteer.nearest_country(float(row["lat"]), float(row["lon"])) != row["country"]
    }
    assert abroad <= AT_A_BORDER


def test_no_two_venues_of_a_country_share_a_name(check: ModuleType) -> None:
    assert not list(check.namesakes(check.read()))


def test_coordinates_have_three_decimals_and_years_are_years(check: ModuleType) -> None:
    assert not list(check.coarse(check.read()))


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Camp David", 39.648, -77.465),
        ("Sunnylands, California", 33.777, -116.411),
        ("Wye River", 38.914, -76.163),
        ("Windsor Hotel Toya, Toyako", 42.592, 140.760),
        ("Ufa Congress Hall", 54.721, 55.929),
        ("Zavidovo, Tver Oblast", 56.529, 36.526),
        ("Borgo Egnazia", 40.875, 17.390),
        ("Kananaskis, Alberta", 50.926, -115.144),
        ("Castel Gandolfo", 41.747, 12.650),
        ("Beidaihe", 39.825, 119.485),
        ("ASEAN Secretariat, Jakarta", -6.239, 106.799),
        ("Arab League headquarters, Cairo", 30.044, 31.235),
        ("African Union headquarters, Addis Ababa", 9.000, 38.743),
        ("Marlborough House, London", 51.505, -0.136),
        ("Lough Erne, Northern Ireland", 54.390, -7.697),
        ("Sea Island, Georgia", 31.188, -81.344),
        ("Brussels Airport", 50.901, 4.484),
        ("EBBR", 50.901, 4.484),
        ("Melsbroek", 50.908, 4.488),
        ("Luxembourg Airport", 49.623, 6.204),
    ],
)
def test_where_leaders_met_is_found_by_name(gazetteer: Gazetteer, text: str, lat: float, lon: float) -> None:
    found = gazetteer.find(text)
    assert found, text
    assert spherical_km(found[0].lat, found[0].lon, lat, lon) < 3, (text, found[0])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Кэмп-Дэвид", "Camp David"),
        ("キャンプ・デービッド、米国", "Camp David"),
        ("وايت هاوس، البيت الأبيض، واشنطن", "White House"),
        ("Palast der Nationen Genf", "Palais des Nations"),
        ("日内瓦万国宫", "Palais des Nations"),
        ("Palacio del Elíseo, París", "Élysée Palace"),
        ("엘리제궁", "Élysée Palace"),
        ("Điện Kremlin", "Kremlin"),
        ("İttihadiye Sarayı, Kahire", "Heliopolis Palace"),
        ("قصر بلفيو، برلين", "Bellevue Palace"),
        ("کاخ سعدآباد، تهران", "Sa'dabad Palace"),
        ("हैदराबाद हाउस", "Hyderabad House"),
        ("Istana Negara, Jakarta", "Merdeka Palace"),
        ("釣魚臺國賓館", "Diaoyutai State Guesthouse"),
        ("Мар-а-Лаго", "Mar-a-Lago"),
        ("Palais présidentiel, Varsovie", "Presidential Palace"),
        ("Casa Blanca, Washington", "White House"),
        ("Casa Blanca, Estados Unidos", "White House"),
        ("Malta International Airport", "Malta International Airport"),
        ("桃園國際機場", "Taoyuan International Airport"),
        ("Radż Ghat / राजघाट, New Delhi", "Raj Ghat"),
        ("القصر الجمهوري، الخرطوم", "Republican Palace Khartoum"),
        ("القصر الجمهوري، بغداد", "Republican Palace Baghdad"),
        ("總統府，台北", "Presidential Office Building Taipei"),
        ("Siège de l'UNESCO, Paris", "UNESCO Headquarters"),
        ("Отделение ООН в Найроби", "United Nations Office at Nairobi"),
        ("hôtel de Marigny, Paris", "Hôtel de Marigny"),
        ("Residencia Oficial de Los Pinos, México", "Los Pinos residence"),
        ("Palacio de El Pardo", "Royal Palace of El Pardo"),
        ("Harpsund", "Harpsund"),
        ("Kultaranta, Naantali", "Kultaranta"),
        ("Fredensborg Slot", "Fredensborg Palace"),
        ("Hertoginnedal, Brussel", "Château de Val Duchesse"),
        ("Yankee Stadium, Bronx, New York", "Yankee Stadium"),
        ("Sándor-palota", "Sándor Palace"),
        ("Farmleigh House, Dublin", "Farmleigh"),
        ("Kirribilli House, Sydney", "Kirribilli House"),
        ("Tenuta di Castelporziano", "Castelporziano"),
        ("Schloss Meseberg", "Schloss Meseberg"),
        ("Hotel Petersberg, Königswinter", "Petersberg Hotel"),
        ("Mahlamba Ndlopfu, Pretoria", "Mahlamba Ndlopfu"),
        ("24 Sussex Drive, Ottawa", "24 Sussex Drive"),
        ("League of Arab States, Cairo", "Arab League Headquarters"),
        ("جامعة الدول العربية، القاهرة", "Arab League Headquarters"),
    ],
)
def test_the_best_known_venues_are_found_in_the_languages_of_those_who_go_there(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    found = gazetteer.find(text)
    assert found, text
    assert (found[0].name, found[0].precision) == (name, "venue"), (text, found[:3])


@pytest.mark.parametrize(
    "text",
    [
        "Casa Blanca", "Palacio Nacional", "Президентский дворец", "Palais du peuple", "القصر الملكي",
        "迎賓館", "Дворец Наций", "Istana Negara", "Дворец независимости", "Los Pinos",
    ],
)  # fmt: skip
def test_a_name_that_towns_or_other_countries_houses_share_is_open(text: str, gazetteer: Gazetteer) -> None:
    assert all(found.confidence < SURE for found in gazetteer.find(text)), gazetteer.find(text)[:3]


def test_a_town_keeps_the_name_that_a_venue_has_in_another_language(gazetteer: Gazetteer) -> None:
    """Without its marks the White House in Vietnamese is Nha Trang."""
    for text, country in (("Nha Trang", "VN"), ("Hico, Texas", "US"), ("Casa Branca, Brasil", "BR")):
        assert (gazetteer.find(text)[0].country, gazetteer.find(text)[0].precision) == (country, "city")


def test_a_name_is_in_another_script_exactly_when_its_key_is(check: ModuleType) -> None:
    """Venues are looked up in the half of the table that the key's script tells."""
    names = [name for row in check.read() for name in (row["name"], *row["aliases"].split("|"))]
    assert [one for one in names if is_other_script(one) != is_other_script(normalise(one))] == []


def test_at_least_5900_names_of_venues_2600_of_them_in_other_scripts(check: ModuleType) -> None:
    names = [name for row in check.read() for name in (row["name"], *filter(None, row["aliases"].split("|")))]
    assert len(names) >= 5900
    assert sum(map(is_other_script, names)) >= 2600


def test_every_name_and_alias_with_its_city_finds_its_venue(check: ModuleType, gazetteer: Gazetteer) -> None:
    missed = [
        (name, row["city"], [(one.name, one.precision) for one in found[:2]])
        for row in check.read()
        for name in (row["name"], *filter(None, row["aliases"].split("|")))
        for found in (gazetteer.find(name, city=row["city"], country=row["country"]),)
        if not found or (found[0].name, found[0].precision) != (row["name"], "venue")
    ]
    assert not missed


def test_a_sound_row_has_no_fault(
    check: ModuleType, gazetteer: Gazetteer, sound: dict[str, str], evidence: Evidence
) -> None:
    assert check.faults([sound], evidence, gazetteer) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"checked": ""}, "checked is ''"),
        ({"checked": "looked at a map"}, "measured: '1 km from Reykjavík"),
        ({"name": "Another house"}, "Another house: no source"),
        ({"city": "Qqqq zzzz"}, "no city Qqqq zzzz"),
        ({"lat": "65.6800", "lon": "-18.1000"}, "km from Reykjavík"),
        ({"lat": "64.14"}, "lat is 64.14"),
        ({"lon": "-221.9067"}, "lon is"),
        ({"aliases": "Hofdi House|HÖFÐI house"}, "hofdi house twice"),
        ({"until": "1980"}, "years"),
    ],
)
def test_each_fault_is_named(
    check: ModuleType,
    gazetteer: Gazetteer,
    sound: dict[str, str],
    evidence: Evidence,
    change: dict[str, str],
    said: str,
) -> None:
    assert any(said in fault for fault in check.faults([sound | change], evidence, gazetteer))


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        ([source("wikipedia", "64.1464"), source("dbpedia", "64.1464")], 1),
        ([source("wikipedia", "64.1464"), source("ourairports", "64.1464")], 2),
        ([source("wikipedia", "64.1464"), source("ourairports", "64.1864")], 1),
        ([source("wikipedia", "64.1864")], 0),
        ([], 0),
    ],
)
def test_sources_of_one_origin_count_once_and_far_ones_not_at_all(
    check: ModuleType, sound: dict[str, str], sources: list[dict[str, str]], number: int
) -> None:
    assert len(check.confirming(sound, {("Höfði", "IS"): sources})) == number


def test_a_source_that_lies_too_far_is_named(
    check: ModuleType, sound: dict[str, str], evidence: Evidence
) -> None:
    evidence["Höfði", "IS"].append(source("ourairports", "64.1864", entry="X"))
    assert list(check.unconfirmed([sound], evidence)) == ["Höfði: 4.4 km from ourairports X"]


def test_sources_of_a_venue_that_is_not_in_the_table_are_named(check: ModuleType, evidence: Evidence) -> None:
    assert list(check.unconfirmed([], evidence)) == ["Höfði, IS: sources of no venue"]


def test_two_venues_of_one_name_in_a_country_are_named(check: ModuleType, sound: dict[str, str]) -> None:
    other = sound | {"name": "Another house", "city": "Akureyri"}
    assert list(check.namesakes([sound, other])) == ["hofdi house in IS: Another house, Höfði"]


def test_the_script_mends_checked_and_exits_with_1_when_there_is_a_fault(
    check: ModuleType,
    sound: dict[str, str],
    evidence: Evidence,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table, sources = tmp_path / "venues.csv", tmp_path / "sources.csv"
    save(table, [sound | {"checked": "in GeoNames; "}])
    save(sources, [{"venue": "Höfði", "country": "IS"} | one for one in evidence["Höfði", "IS"]])
    monkeypatch.setattr(sys, "argv", ["check_venues.py", str(table), str(sources)])
    assert check.main() == 1
    monkeypatch.setattr(sys, "argv", ["check_venues.py", "--write", str(table), str(sources)])
    assert check.main() == 0
    assert check.read(table) == [sound]
    assert "1 venues, 1 on two sources or more, 1 of them for the point" in capsys.readouterr().out


def test_the_committed_tables_have_no_fault(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["check_venues.py"])
    assert check.main() == 0
    assert capsys.readouterr().out.endswith("0 faults\n")


def save(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
