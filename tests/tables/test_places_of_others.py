"""KML, KMZ and GPX as they are met: what is written in other ways is read or told, and nothing is lost."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from geo.errors import Problem
from geo.tables import RawTable, read_tables


def kml(body: str) -> RawTable:
    return read_tables(Path("x.kml"), f"<kml><Document>{body}</Document></kml>".encode())["reports"]


def gpx(body: str) -> RawTable:
    return read_tables(Path("x.gpx"), f"<gpx>{body}</gpx>".encode())["reports"]


def placed(name: str, coordinates: str = "1,2", more: str = "") -> str:
    point = f"<Point><coordinates>{coordinates}</coordinates></Point>"
    return f"<Placemark><name>{name}</name>{more}{point}</Placemark>"


def found(table: RawTable) -> dict[str, list[str]]:
    return {name: column.tolist() for name, column in table.cells.items()}


def told(table: RawTable) -> list[Problem]:
    return [one for one in table.problems if " feature" not in one.found]


def test_folders_within_folders_are_read_however_deep() -> None:
    read = kml("<Folder>" * 90 + placed("deep") + "</Folder>" * 90)
    assert found(read) == {"name": ["deep"], "lat": ["2"], "lon": ["1"]}


@pytest.mark.parametrize(
    "written",
    [
        "2.35 48.85",
        "12,5, 41,9",
        "12,5 41,9",
        "2.35,48.85 13.4,52.5",
        "2.35",
        "a,b",
        "",
        "1,2,3,4",
        "2.35;48.85",
    ],
)
def test_what_is_not_surely_one_point_is_told_with_its_row_and_read_without(written: str) -> None:
    read = kml(
        placed("a")
        + "<Placemark><name>way</name><LineString/></Placemark>"
        + placed("b", written)
        + placed("c", " 3.5,4,0\n")
    )
    assert (found(read)["lat"], found(read)["lon"]) == (["2", "", "4"], ["1", "", "3.5"])
    (warning,) = [one for one in told(read) if one.column == "coordinates"]
    assert (warning.severity, warning.row) == ("warning", 3)
    assert warning.found == (written or "a point without coordinates")


def test_data_called_as_the_placemark_says_itself_is_kept_beside_it() -> None:
    pairs = [
        ("name", "Ben"),
        ("begin", "1999"),
        ("x", "1"),
        ("x", "2"),
        ("x", "3"),
        ("y", "4"),
        ("y", "4"),
        ("lat", "9"),
    ]
    data = "".join(f'<Data name="{name}"><value>{value}</value></Data>' for name, value in pairs)
    when = "<TimeSpan><begin>2024-05-01</begin></TimeSpan>"
    read = kml(placed("Ana", more=f"{when}<ExtendedData>{data}</ExtendedData>"))
    assert {name: cells[0] for name, cells in found(read).items()} == {
        "name": "Ana", "begin": "2024-05-01", "name 2": "Ben", "begin 2": "1999", "x": "1", "x 2": "2",
        "x 3": "3", "y": "4", "lat": "2", "lon": "1", "lat 2": "9",
    }  # fmt: skip


def test_an_address_is_a_column_and_days_are_those_of_the_folder_around() -> None:
    span = "<TimeSpan><begin>2024-05-01</begin><end>2024-05-03T09:00:00Z</end></TimeSpan>"
    read = kml(
        f"<Folder><name>trip</name>{span}{placed('a')}<Folder>"
        "<Placemark><name>b</name><address>Oslo, Norway</address>"
        "<TimeStamp><when>2024-05-02</when></TimeStamp></Placemark></Folder></Folder>"
    )
    assert found(read) == {
        "name": ["a", "b"],
        "begin": ["2024-05-01", "2024-05-02"],
        "end": ["2024-05-03T09:00:00Z", ""],
        "folder": ["trip", "trip"],
        "lat": ["2", ""],
        "lon": ["1", ""],
        "address": ["", "Oslo, Norway"],
    }
    assert [(one.kind, one.rows) for one in told(read)] == [("utc", (2,))]


def test_links_and_pictures_are_told() -> None:
    link = "<NetworkLink><Link><href>https://example.org/y.kml</href></Link></NetworkLink>"
    read = kml(placed("a") + f"<Folder>{link}<GroundOverlay/><GroundOverlay/></Folder>")
    assert [(one.severity, one.found) for one in told(read)] == [
        ("warning", "1 link to places in other files: https://example.org/y.kml"),
        ("note", "2 pictures laid over the map, or tours of it"),
    ]


def test_of_an_archive_the_main_document_is_read_and_the_others_are_named() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("files/more.kml", f"<kml><Folder>{placed('b')}{placed('c')}</Folder></kml>")
        archive.writestr("broken.kml", "<kml>")
        archive.writestr("Doc.kml", f"<kml>{placed('a')}</kml>")
    read = read_tables(Path("x.kmz"), packed.getvalue())["reports"]
    assert found(read)["name"] == ["a"]
    (warning,) = told(read)
    assert warning.severity == "warning"
    assert '"files/more.kml" (2 rows), "broken.kml" (0 rows)' in warning.advice


def test_a_waypoint_says_all_that_stands_in_it() -> None:
    read = gpx(
        "<wpt lat='48.85' lon='2.35'><name>a</name><time>2024-05-01T23:30:00Z</time>"
        "<link href='http://a'><text>t</text></link><link href='http://b'/><desc>x</desc><desc>y</desc>"
        "<extensions><leader>Ana</leader><name>Ben</name><lat>1</lat><in><city>Oslo</city></in></extensions>"
        "<extensions><leader>Cleo</leader></extensions></wpt>"
        "<wpt lat='1' lon='2'><time>2024-05-02</time></wpt>"
    )
    assert {name: cells[0] for name, cells in found(read).items()} == {
        "lat": "48.85", "lon": "2.35", "name": "a", "time": "2024-05-01T23:30:00Z", "link.href": "http://a\nhttp://b",
        "link.text": "t", "desc": "x\ny", "leader": "Ana", "leader 2": "Cleo", "name 2": "Ben", "lat 2": "1",
        "in.city": "Oslo",
    }  # fmt: skip
    assert [(one.kind, one.rows) for one in told(read) if one.kind == "utc"] == [("utc", (2,))]
