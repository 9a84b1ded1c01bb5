"""Exported KML is valid, opens in other programs, and runs nothing that a table says."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import fastkml
import geopandas
import pytest
from fastkml.containers import Document, Folder
from fastkml.validator import validate
from lxml import etree

from geo.atlas import Atlas, build
from geo.export.formats import FORMATS, Choice, export
from geo.reports.loading import Dataset
from tests.build import atlas_of, gazetteer
from tests.export.test_geojson import DOUBTS

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><x/>",
    "&ltb&gt",
    "$[name]",
    "<![CDATA[x",
    "a\u0008b\uffff",
    "<img src=x>",
)
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def bundled(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


def written(atlas: Atlas, tmp_path: Path, choice: Choice | None = None) -> Path:
    path = tmp_path / "out.kml"
    path.write_bytes(export(atlas, FORMATS["kml"], choice))
    return path


def folders(path: Path) -> tuple[list[Any], list[Any]]:
    """The placemarks of meetings and of ways, as fastkml reads them."""
    (document,) = fastkml.KML.parse(path).features
    assert isinstance(document, Document)
    meetings, ways = document.features
    assert isinstance(meetings, Folder)
    assert isinstance(ways, Folder)
    return list(meetings.features), list(ways.features)


def about(placemarks: list[Any], meeting: str) -> Any:
    return next(one for one in placemarks if data(one).get("meeting") == meeting)


def data(placemark: Any) -> dict[str, str]:
    return {one.name: one.value for one in placemark.extended_data.elements}


def test_it_is_valid_against_the_schema_of_kml(bundled: Atlas, tmp_path: Path) -> None:
    assert validate(file_to_validate=written(bundled, tmp_path))
    assert validate(file_to_validate=written(atlas_of(DOUBTS, tmp_path), tmp_path))


def test_fastkml_reads_every_meeting_and_a_route_for_every_leg(bundled: Atlas, tmp_path: Path) -> None:
    meetings, ways = folders(written(bundled, tmp_path))
    assert (len(meetings), len(ways)) == (len(bundled.meetings), len(bundled.travel.legs))
    assert all(way.geometry is not None for way in ways)
    beijing = about(meetings, "china-2024-05").geometry
    assert (round(beijing.x), round(beijing.y)) == (116, 40)


def test_gdal_reads_the_same_routes(bundled: Atlas, tmp_path: Path) -> None:
    ways = geopandas.read_file(written(bundled, tmp_path), layer="Ways")
    assert len(ways) == len(bundled.travel.legs)
    assert ways.geometry.is_valid.all()


def test_days_are_time_stamps_and_spans_with_both_ends(tmp_path: Path) -> None:
    root = etree.parse(written(atlas_of(DOUBTS, tmp_path), tmp_path))
    times = {}
    for placemark in root.iter(f"{KML}Placemark"):
        found = placemark.find(f"{KML}ExtendedData/{KML}Data[@name='meeting']/{KML}value")
        if found is not None:
            times[found.text] = [
                one.text for tag in ("when", "begin", "end") for one in placemark.iter(f"{KML}{tag}")
            ]
    assert times["sure"] == ["2024-05-16", "2024-05-17"]
    assert times["plan"] == ["2025-01-02"]
    assert times["vague"] == ["2024-06-01", "2024-06-30"]
    assert times["open"] == ["2024-07-04"]
    assert times["undated"] == []


def test_what_is_doubtful_is_said(tmp_path: Path) -> None:
    meetings, _ = folders(written(atlas_of(DOUBTS, tmp_path), tmp_path))
    said = {meeting: data(about(meetings, meeting)) for meeting in ("vague", "off", "call", "torn", "congo")}
    assert (said["vague"]["date"], said["vague"]["date_kind"]) == ("2024-06~", "vague")
    assert (said["off"]["status"], said["call"]["in_person"]) == ("cancelled", "false")
    assert "two: 2024-09-05" in said["torn"]["disagreements"]
    assert said["congo"]["ambiguous"] == "true"
    assert "[cancelled]" in about(meetings, "off").name
    assert "not located" in about(meetings, "nowhere").description
    assert about(meetings, "nowhere").geometry is None


def test_a_way_across_the_antimeridian_is_a_route_in_two_pieces(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,country,leaders\n2024-05-16,Los Angeles,United States,A (Fiji)", tmp_path)
    _, ways = folders(written(atlas, tmp_path))
    assert [len(list(way.geometry.geoms)) for way in ways] == [2, 2]


class Tags(HTMLParser):
    """The tags of a balloon, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_text_in_the_file_and_in_the_balloon(text: str, tmp_path: Path) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    rows = f"date,venue,city,country,leaders,occasion,note\n2024-05-16,{quoted},Minsk,Belarus,"
    path = written(atlas_of(f"{rows}{quoted},{quoted},{quoted}", tmp_path), tmp_path)
    assert validate(file_to_validate=path)
    plain = text.replace("\u0008", "\ufffd").replace("\uffff", "\ufffd")
    (meeting,), _ = folders(path)
    assert meeting.name == plain
    balloon = Tags()
    balloon.feed(meeting.description)
    assert balloon.tags == {"br"}
    assert balloon.text.count(plain) == 3


def test_nothing_is_loaded_from_a_network(bundled: Atlas, tmp_path: Path) -> None:
    root = etree.parse(written(bundled, tmp_path))
    loaded = ("href", "NetworkLink", "Icon", "Link", "Model", "targetHref")
    assert not [one for name in loaded for one in root.iter(f"{KML}{name}")]
