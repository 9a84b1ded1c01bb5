"""Records of JSON and XML by the path that somebody names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.errors import TableError
from geo.tables import Shapes, lists_of_json, read_tables
from geo.tables.by_path import at_path

ANA, BEN = {"leader": "Ana", "city": "Oslo"}, {"leader": "Ben", "city": "Rome"}
DOCUMENT = {
    "data": {"trips": [ANA], "staff": [{"name": "x"}], "a.b": [BEN]},
    "years": {"2023": {"trips": [ANA]}, "2024": {"trips": [BEN]}},
    "by/name": {"~": {"x": ANA, "y": BEN}},
    "pages": [{"rows": [ANA]}, {"rows": [BEN]}],
    "count": 2,
}


def leaders(path: str) -> list[str]:
    content = json.dumps(DOCUMENT).encode()
    return read_tables(Path("x.json"), content, Shapes(records=path))["reports"].cells["leader"].tolist()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("data.trips", ["Ana"]),
        ("/data/trips", ["Ana"]),
        ("$.data.trips", ["Ana"]),
        ("data.a.b", ["Ben"]),
        ("years.*.trips", ["Ana", "Ben"]),
        ("years.2024", ["Ben"]),
        ("/by~1name/~0", ["Ana", "Ben"]),
        ("pages[1].rows", ["Ben"]),
        ("pages[*].rows", ["Ana", "Ben"]),
        ("pages.*.rows", ["Ana", "Ben"]),
    ],
)
def test_records_are_found_by_their_path(path: str, found: list[str]) -> None:
    assert leaders(path) == found


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("data.visits", 'in data there is no "visits" but trips, staff, a.b'),
        ("dat", 'at the top there is no "dat" but data, years'),
        ("count", "one value at count"),
        ("pages[9].rows", "nothing at pages"),
        ("count.x.y", "nothing at count.x.y"),
    ],
)
def test_a_path_that_leads_nowhere_says_how_far_it_leads_and_what_there_is(path: str, words: str) -> None:
    with pytest.raises(TableError) as error:
        leaders(path)
    assert words in str(error.value)
    assert '"data.trips" (1)' in str(error.value)


def test_several_lists_are_told_with_their_paths_for_who_is_to_choose() -> None:
    content = json.dumps(DOCUMENT).encode()
    assert lists_of_json(content)[:3] == [("data.trips", 1), ("data.staff", 1), ("data.a.b", 1)]
    assert lists_of_json(b"[") == lists_of_json(b"[1]") == []
    with pytest.raises(TableError, match=r'--records "data.trips"'):
        leaders("")


def test_xml_has_paths_too_and_other_tables_have_none() -> None:
    xml = (
        b"<a><trips><t><leader>Ana</leader></t><t><leader>Ben</leader></t></trips><s><x>1</x><x>2</x></s></a>"
    )
    read = read_tables(Path("x.xml"), xml, Shapes(records="trips.t"))["reports"]
    assert read.cells["leader"].tolist() == ["Ana", "Ben"]
    with pytest.raises(TableError, match="no paths"):
        read_tables(Path("x.csv"), b"leader,city\nAna,Oslo\n", Shapes(records="data.trips"))


def test_a_path_of_very_many_steps_is_refused_at_once() -> None:
    with pytest.raises(TableError, match="a path of more than 64 steps"):
        at_path({"a": {"z": 1}}, "a." * 4_000, "x.json")
