"""The committed table of venues: every row has its sources, lies where it says and is found."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer_file import FOLDER

SCRIPT = FOLDER / "check_venues.py"


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


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


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
        "checked": "1 km from Reykjavík in GeoNames; within 0.1 km: Wikipedia, Höfði + general knowledge",
    }


def test_there_are_at_least_250_venues_in_80_countries(check: ModuleType) -> None:
    rows = check.read()
    assert len(rows) >= 250
    assert len({row["country"] for row in rows}) >= 80


def test_every_venue_has_two_sources_that_agree(check: ModuleType) -> None:
    assert not list(check.poorly_sourced(check.read()))


def test_every_venue_lies_near_its_city_and_as_far_as_written(
    check: ModuleType, gazetteer: Gazetteer
) -> None:
    assert not list(check.far_from_city(check.read(), gazetteer))


def test_no_two_venues_of_a_country_share_a_name(check: ModuleType) -> None:
    assert not list(check.namesakes(check.read()))


def test_coordinates_have_three_decimals_and_years_are_years(check: ModuleType) -> None:
    assert not list(check.coarse(check.read()))


def test_every_name_and_alias_with_its_city_finds_its_venue(check: ModuleType, gazetteer: Gazetteer) -> None:
    missed = [
        (name, row["city"], [(one.name, one.precision) for one in found[:2]])
        for row in check.read()
        for name in (row["name"], *filter(None, row["aliases"].split("|")))
        for found in (gazetteer.find(name, city=row["city"], country=row["country"]),)
        if not found or (found[0].name, found[0].precision) != (row["name"], "venue")
    ]
    assert not missed


def test_a_sound_row_has_no_fault(check: ModuleType, gazetteer: Gazetteer, sound: dict[str, str]) -> None:
    assert check.faults([sound], gazetteer) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"checked": "1 km from Reykjavík in GeoNames; within 0.1 km: general knowledge"}, "two sources"),
        ({"checked": "1 km from Reykjavík in GeoNames; within 3.0 km: OurAirports X + A"}, "3.0 km apart"),
        ({"checked": "looked at a map"}, "not written as expected"),
        ({"city": "Qqqq zzzz"}, "no city Qqqq zzzz"),
        ({"lat": "65.6800", "lon": "-18.1000"}, "km from Reykjavík"),
        ({"lat": "64.14"}, "lat is 64.14"),
        ({"lon": "-221.9067"}, "lon is"),
        ({"aliases": "Hofdi House|HÖFÐI house"}, "hofdi house twice"),
        ({"until": "1980"}, "years"),
    ],
)
def test_each_fault_is_named(
    check: ModuleType, gazetteer: Gazetteer, sound: dict[str, str], change: dict[str, str], said: str
) -> None:
    assert any(said in fault for fault in check.faults([sound | change], gazetteer))


def test_two_venues_of_one_name_in_a_country_are_named(check: ModuleType, sound: dict[str, str]) -> None:
    other = sound | {"name": "Another house", "city": "Akureyri"}
    assert list(check.namesakes([sound, other])) == ["hofdi house in IS: Another house, Höfði"]


def test_the_script_exits_with_1_when_there_is_a_fault(
    check: ModuleType, sound: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "venues.csv"
    bad = sound | {"lat": "64.1"}
    table.write_text(",".join(bad) + "\n" + ",".join(bad.values()) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["check_venues.py", str(table)])
    assert check.main() == 1
    monkeypatch.setattr(sys, "argv", ["check_venues.py"])
    assert check.main() == 0
