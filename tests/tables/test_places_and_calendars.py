"""KML, GPX, calendars and databases of other programs → cells; ours, and what is none of them, refused."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
import zipfile
from io import BytesIO
from pathlib import Path

import geopandas
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from shapely import LineString, Point

from geo.atlas import read
from geo.errors import TableError
from geo.export import FORMATS, export
from geo.tables import RawTable, read_tables
from tests.examples import examples

SHAPES = geopandas.GeoDataFrame(
    {
        "name": ["Ana & <b>Ben</b>", "Cleo"],
        "desc": ["talks", None],
        "time": pd.to_datetime(["2024-05-01", None]),
    },
    geometry=[Point(10.75, 59.91), Point(-70.65, -33.45)],
    crs="EPSG:4326",
)

WHOLE = {
    "kml": b"<kml><Placemark><name>a</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>",
    "gpx": b"<gpx><wpt lat='1' lon='2'><name>a</name></wpt></gpx>",
    "ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20240501\r\nGEO:1;2\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n",
}


def table(path: Path) -> RawTable:
    return read_tables(path)["reports"]


def found(table: RawTable) -> dict[str, list[str]]:
    return {name: column.tolist() for name, column in table.cells.items()}


class TestPlacemarks:
    def test_kml_as_gdal_writes_it_has_its_names_and_points(self, tmp_path: Path) -> None:
        SHAPES.drop(columns="time").to_file(tmp_path / "places.kml", driver="KML")
        cells = found(table(tmp_path / "places.kml"))
        assert cells["name"] == ["Ana & <b>Ben</b>", "Cleo"]
        assert [float(one) for one in cells["lat"]] == [59.91, -33.45]
        assert [float(one) for one in cells["lon"]] == [10.75, -70.65]

    def test_kml_of_a_map_maker_has_spans_data_and_folders_and_its_markup_is_text(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "my.kml").write_text(
            """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Trips</name>
            <Folder><name>2024</name>
            <Placemark><name>Oslo</name><description><![CDATA[Ana<br>talks]]></description>
            <TimeSpan><begin>2024-05-01</begin><end>2024-05-03</end></TimeSpan>
            <ExtendedData><Data name="leader"><value>Ana Nord</value></Data>
            <SchemaData><SimpleData name="country">Norway</SimpleData></SchemaData></ExtendedData>
            <Point><coordinates> 10.75,59.91,0 </coordinates></Point></Placemark></Folder>
            <Placemark><name>On the way</name><TimeStamp><when>2024-05-02</when></TimeStamp>
            <LineString><coordinates>0,0 1,1</coordinates></LineString></Placemark>
            <Placemark><name>Nowhere</name></Placemark></Document></kml>""",
            encoding="utf-8",
        )
        read = table(tmp_path / "my.kml")
        assert found(read) == {
            "leader": ["", "Ana Nord"],
            "country": ["", "Norway"],
            "name": ["Nowhere", "Oslo"],
            "description": ["", "Ana\ntalks"],
            "begin": ["", "2024-05-01"],
            "end": ["", "2024-05-03"],
            "folder": ["", "2024"],
            "lat": ["", "59.91"],
            "lon": ["", "10.75"],
        }
        assert [one.found for one in read.problems] == ["KML with 2 features", "1 line drawn"]

    def test_kmz_is_the_kml_in_it(self, tmp_path: Path) -> None:
        SHAPES.drop(columns="time").to_file(tmp_path / "doc.kml", driver="KML")
        with zipfile.ZipFile(tmp_path / "places.kmz", "w") as archive:
            archive.write(tmp_path / "doc.kml", "doc.kml")
        assert found(table(tmp_path / "places.kmz")) == found(table(tmp_path / "doc.kml"))

    def test_gpx_as_gdal_writes_it_has_its_waypoints_and_tells_of_tracks(self, tmp_path: Path) -> None:
        SHAPES.to_file(tmp_path / "way.gpx", driver="GPX", layer="waypoints")
        cells = found(table(tmp_path / "way.gpx"))
        assert (cells["name"], cells["desc"]) == (["Ana & <b>Ben</b>", "Cleo"], ["talks", ""])
        assert cells["time"][0].startswith("2024-05-01")
        assert [float(one) for one in cells["lat"]] == [59.91, -33.45]
        track = geopandas.GeoDataFrame(
            {"name": ["x"]}, geometry=[LineString([(0, 0), (1, 1)])], crs="EPSG:4326"
        )
        track.to_file(tmp_path / "track.gpx", driver="GPX", layer="routes")
        with pytest.raises(TableError, match="GPX with 1 line drawn and no point"):
            table(tmp_path / "track.gpx")

    @pytest.mark.parametrize("name", ["x.kml", "x.gpx", "x.kmz", "x.ics", "x.sqlite"])
    @pytest.mark.parametrize(
        "content", [b"\x00\x01", b"leader,date\nAna,2024\n", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"]
    )
    def test_what_is_none_of_it_is_refused_in_words(self, name: str, content: bytes) -> None:
        with pytest.raises(TableError, match=name):
            read_tables(Path(name), content)

    @examples(60)
    @given(st.binary(max_size=80), st.sampled_from(["kml", "gpx", "kmz", "ics", "sqlite"]))
    def test_damaged_bytes_are_read_or_refused_and_nothing_else(self, damage: bytes, ending: str) -> None:
        whole = WHOLE.get(ending, b"SQLite format 3\x00" + bytes(84))
        place = len(damage) % len(whole)
        try:
            rows = len(
                read_tables(Path(f"x.{ending}"), whole[:place] + damage + whole[place:])["reports"].cells
            )
        except TableError as error:
            rows = len(error.problems)
        assert rows


class TestCalendar:
    def test_events_have_inclusive_days_people_places_and_what_was_cancelled(self, tmp_path: Path) -> None:
        (tmp_path / "visits.ics").write_bytes(
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Protocol//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
            b"DTSTART;VALUE=DATE:20240501\r\nDTEND;VALUE=DATE:20240504\r\nSUMMARY:Visit\\, official\r\n"
            b"LOCATION:Oslo\\, Norway\r\nGEO:59.91;10.75\r\nORGANIZER;CN=Ana Nord:mailto:a@example.org\r\n"
            b'ATTENDEE;CN="Sud, Ben":mailto:b@example.org\r\nATTENDEE:mailto:c@example.org\r\n'
            b"STATUS:CANCELLED\r\n"
            b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART;TZID=Asia/Tokyo:20240601T010000\r\nSUMMARY:Call\r\n"
            b"RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        read = table(tmp_path / "visits.ics")
        cells = found(read)
        assert (cells["begin"], cells["end"]) == (["2024-05-01", "2024-06-01T01:00:00"], ["2024-05-03", ""])
        assert (cells["summary"][0], cells["location"][0]) == ("Visit, official", "Oslo, Norway")
        assert (cells["organizer"][0], cells["attendees"][0], cells["status"][0]) == (
            "Ana Nord",
            "Sud, Ben",
            "cancelled",
        )
        assert [float(cells[name][0]) for name in ("lat", "lon")] == [59.91, 10.75]
        assert [(one.severity, one.found) for one in read.problems if one.kind == "records"] == [
            ("warning", "1 event repeated by a rule")
        ]

    def test_a_calendar_of_another_library_goes_all_the_way(self) -> None:
        calendar = Calendar()
        for day, city in ((1, "Paris"), (9, "Rome")):
            event = Event()
            event.add("summary", "Ana Nord")
            event.add("dtstart", dt.date(2024, 5, day))
            event.add("location", city)
            calendar.add_component(event)
        atlas = read(Path("Ana Nord.ics"), calendar.to_ical())
        assert [(one.date_label, one.venue_key.split("\x1f")[0]) for one in atlas.meetings.itertuples()] == [
            ("1 May 2024", "Paris"),
            ("9 May 2024", "Rome"),
        ]

    def test_no_event_and_very_many_are_refused(self) -> None:
        with pytest.raises(TableError, match="without events"):
            read_tables(Path("x.ics"), b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        with pytest.raises(TableError, match="at most 50,000"):
            read_tables(Path("x.ics"), b"BEGIN:VEVENT\r\n" * 50_001)


class TestDatabase:
    def made(self, path: Path, **tables: list[tuple[str, ...]]) -> Path:
        connection = sqlite3.connect(path)
        for name, rows in tables.items():
            frame = pd.DataFrame(
                rows, columns=["leader", "date", "city"][: len(rows[0])] if rows else ["leader"]
            )
            frame.to_sql(name, connection, index=False)
        connection.commit()
        connection.close()
        return path

    def test_the_one_table_with_rows_is_read(self, tmp_path: Path) -> None:
        path = self.made(tmp_path / "a.sqlite", visits=[("Ana", "2024-05-01", "Oslo")], empty=[])
        assert found(table(path)) == {"leader": ["Ana"], "date": ["2024-05-01"], "city": ["Oslo"]}

    def test_tables_of_our_names_are_ours_and_the_others_are_named(self, tmp_path: Path) -> None:
        row = ("Ana", "2024-05-01", "Oslo")
        path = self.made(tmp_path / "a.db", Reports=[row], leaders=[("Ana",)], other=[row, row])
        tables = read_tables(path)
        assert set(tables) == {"reports", "leaders"}
        (note,) = [one for one in tables["reports"].problems if one.kind == "unread"]
        assert '"other" (2 rows)' in note.advice

    def test_several_tables_are_asked_about_with_their_rows(self, tmp_path: Path) -> None:
        row = ("Ana", "2024-05-01", "Oslo")
        path = self.made(tmp_path / "a.sqlite3", visits=[row], calls=[row, row])
        with pytest.raises(TableError, match='2 tables with rows: "calls" \\(2\\), "visits" \\(1\\)'):
            read_tables(path)

    def test_numbers_blobs_and_nothing_are_text_as_a_person_would_type_it(self, tmp_path: Path) -> None:
        connection = sqlite3.connect(tmp_path / "a.sqlite")
        connection.execute('CREATE TABLE "v ""1" (leader, year, raw, none)')
        connection.execute('INSERT INTO "v ""1" VALUES (?, ?, ?, ?)', ("Ana", 2024.0, b"\xffOslo", None))
        connection.commit()
        connection.close()
        assert found(table(tmp_path / "a.sqlite")) == {
            "leader": ["Ana"], "year": ["2024"], "raw": ["�Oslo"], "none": [""],
        }  # fmt: skip

    def test_what_a_schema_could_run_is_not_run(self, tmp_path: Path) -> None:
        path = tmp_path / "a.sqlite"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE visits (leader, date, city)")
        connection.execute("INSERT INTO visits VALUES ('Ana', '2024-05-01', 'Oslo')")
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
        connection.execute(f"CREATE VIEW reports AS {endless}")
        connection.execute(
            "CREATE TABLE slow (leader, n GENERATED ALWAYS AS (length(hex(zeroblob(9)))) VIRTUAL)"
        )
        connection.commit()
        connection.close()
        begin = time.process_time()
        assert found(table(path))["leader"] == ["Ana"]
        assert time.process_time() - begin < 20


def test_our_own_exports_that_say_less_than_the_table_are_not_taken_for_one(seed_folder: Path) -> None:
    atlas = read(seed_folder)
    for name in ("kml", "ics"):
        with pytest.raises(TableError, match="that this program exported"):
            read_tables(Path(f"x.{name}"), export(atlas, FORMATS[name]))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x.xls", "save it as XLSX"),
        ("x.numbers", "Export To, CSV"),
        ("x.gsheet", "Download, CSV"),
        ("x.duckdb", "correct its ending"),
    ],
)
def test_files_of_tables_that_are_not_read_are_refused_with_the_next_step(name: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        read_tables(Path(name), b"anything")


def test_a_package_that_is_a_folder_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.numbers" / "Index").mkdir(parents=True)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.numbers/Index/Document.iwa", b"x")
    for path, content in ((tmp_path / "x.numbers", None), (Path("x.numbers.zip"), packed.getvalue())):
        with pytest.raises(TableError, match="Export To, CSV"):
            read_tables(path, content)
