"""Shapes of files that strangers' tables have, each with several members of its kind."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.errors import Problem, TableError
from geo.tables import limits
from geo.tables.headers import column_named
from geo.tables.limits import MAX_LENGTH, MAX_NAME
from geo.tables.raw import RawTable
from geo.tables.reading import read_tables

Rows = list[list[str]]


def read(content: bytes | str, name: str = "t.csv") -> RawTable:
    data = content.encode() if isinstance(content, str) else content
    return read_tables(Path(name), data)["reports"]


def names(table: RawTable) -> list[str]:
    return [str(name) for name in table.cells.columns]


def rows(table: RawTable) -> Rows:
    return [[str(cell) for cell in row] for row in table.cells.to_numpy().tolist()]


def refusal(content: bytes | str, name: str) -> Problem:
    with pytest.raises(TableError) as caught:
        read(content, name)
    return caught.value.problems[0]


def said(table: RawTable) -> str:
    return "\n".join(map(str, table.problems))


# --- JSON -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"events": [{"a": "1"}]}, "events"),
        ({"meta": {"updated": "x"}, "trips": [{"a": "1"}]}, "trips"),
        ({"data": {"viajes": {"lista": [{"a": "1"}]}}, "n": [1, 2]}, "data.viajes.lista"),
        ({"schema": {"fields": [1]}, "data": [{"a": "1"}]}, "data"),
    ],
)
def test_one_list_of_records_under_any_key_is_the_table_and_a_note_says_which(
    document: object, path: str
) -> None:
    table = read(json.dumps(document), "t.json")
    assert rows(table) == [["1"]]
    assert f'"{path}"' in said(table)


def test_the_tables_that_pandas_writes_are_read_back() -> None:
    frame = pd.DataFrame({"who": ["A", "B"], "city": ["X", "Y"]})
    for text in (
        frame.to_json(orient="records"),
        frame.to_json(orient="table", index=False),
        frame.to_json(orient="records", lines=True),
    ):
        assert rows(read(text, "t.json")) == [["A", "X"], ["B", "Y"]]
    assert rows(read(frame.to_xml(index=False, parser="etree"), "t.xml")) == [["A", "X"], ["B", "Y"]]


@pytest.mark.parametrize(
    "document",
    [
        {"visits": [{"a": 1}], "meetings": [{"b": 2}]},
        {"x": {"visits": [{"a": 1}]}, "y": {"meetings": [{"b": 2}]}},
        {"visits": [{"a": 1}, {"a": 2}], "people": {"meetings": [{"b": 2}]}},
    ],
)
def test_several_lists_of_records_are_refused_with_their_paths(document: object) -> None:
    found = refusal(json.dumps(document), "t.json").found
    assert "visits" in found
    assert "meetings" in found


def test_lists_named_as_ours_go_with_the_one_that_is_not() -> None:
    document = {"trips": [{"leaders": "A"}], "leaders": [{"name": "A"}]}
    assert list(read_tables(Path("t.json"), json.dumps(document).encode())) == ["reports", "leaders"]


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.json"])
def test_one_record_a_line_is_a_table_and_a_broken_line_is_reported_not_lost(name: str) -> None:
    table = read('{"a": "1"}\n{"a": "2", "b": {"c": "x"}}\n\n{"a": \n{"a": "3"}\n', name)
    assert rows(table) == [["1", ""], ["2", "x"], ["3", ""]]
    assert names(table) == ["a", "b.c"]
    assert table.rows.tolist() == [2, 3, 5]
    assert [(p.row, p.severity) for p in table.problems] == [(4, "error")]


def test_a_file_of_one_line_is_one_record() -> None:
    assert rows(read('{"a": "1"}\n', "t.jsonl")) == [["1"]]


@pytest.mark.parametrize(
    ("record", "columns"),
    [
        ({"concert": {"date": "x", "venue": {"name": "y"}}}, ["concert.date", "concert.venue.name"]),
        ({"who": {"name": "A"}, "where": {"geo": {"lat": 1}}}, ["who.name", "where.geo.lat"]),
        ({"a": {"b": {"c": {"d": {"e": "x"}}}}, "f": {}}, ["a.b.c.d.e", "f"]),
    ],
)
def test_a_value_deep_within_is_a_column_named_by_its_path(record: object, columns: list[str]) -> None:
    assert names(read(json.dumps([record]), "t.json")) == columns


def test_null_where_other_records_have_a_record_is_no_column_of_its_own() -> None:
    assert names(read('[{"a": null, "x": 1}, {"a": {"b": 2}, "x": 1}]', "t.json")) == ["x", "a.b"]


def test_a_list_of_records_in_each_record_gives_a_row_for_each() -> None:
    document = [
        {"leader": "A", "visits": [{"city": "X"}, {"city": "Y", "at": {"day": 1}}]},
        {"leader": "B", "visits": []},
        {"leader": "C", "visits": [{"city": "Z"}]},
    ]
    table = read(json.dumps(document), "t.json")
    assert names(table) == ["leader", "visits.city", "visits.at.day", "visits"][: len(names(table))]
    assert [row[:2] for row in rows(table)] == [["A", "X"], ["A", "Y"], ["B", ""], ["C", "Z"]]
    assert table.rows.is_unique
    assert '3 records in the lists under "visits"' in said(table)


def test_two_lists_of_records_in_one_record_are_one_finding_with_both() -> None:
    document = [{"visits": [{"a": 1}], "sources": [{"b": 1}]}] * 3
    errors = [p for p in read(json.dumps(document), "t.json").problems if p.kind == "records"]
    assert len(errors) == 1
    assert "visits" in errors[0].found
    assert "sources" in errors[0].found


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('[{"city": ["Washington, D.C.", "Bath | Avon", "Rome; Ostia"]}]', "t.json"),
        ('city\n"[""Washington, D.C."", ""Bath | Avon"", ""Rome; Ostia""]"\n', "t.csv"),
        ("city\n\"['Washington, D.C.', 'Bath | Avon', 'Rome; Ostia']\"\n", "t.csv"),
        ("<r><v><city>Washington, D.C.</city><city>Bath | Avon</city><city>Rome; Ostia</city></v>"
         "<v><city>x</city></v></r>", "t.xml"),
    ],
)  # fmt: skip
def test_a_list_in_a_cell_is_parted_by_lines_so_that_items_may_hold_any_sign(content: str, name: str) -> None:
    assert rows(read(content, name))[0] == ["Washington, D.C.\nBath | Avon\nRome; Ostia"]


def test_edtf_sets_and_text_in_square_brackets_are_no_lists() -> None:
    text = "date,note\n[2024-06-01..2024-06-10],[sic]\n[2024],[1]\n"
    assert rows(read(text)) == [["[2024-06-01..2024-06-10]", "[sic]"], ["[2024]", "[1]"]]


# --- GeoJSON --------------------------------------------------------------------------------------


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


POINT = {"type": "Point", "coordinates": [116.4, 39.9]}
LINE = {"type": "LineString", "coordinates": [[0, 1], [2, 3]]}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ({"type": "FeatureCollection", "features": [feature(POINT, city="Beijing")]}, "t.json"),
        ({"type": "FeatureCollection", "features": [feature(POINT, city="Beijing")]}, "t.geojson"),
        (feature({"type": "MultiPoint", "coordinates": [[116.4, 39.9]]}, city="Beijing"), "t.geojson"),
        ([feature(POINT, city="Beijing")], "t.json"),
    ],
)
def test_points_become_rows_with_lat_and_lon(content: object, name: str) -> None:
    table = read(json.dumps(content), name)
    assert names(table) == ["city", "lat", "lon"]
    assert rows(table) == [["Beijing", "39.9", "116.4"]]
    assert "GeoJSON" in said(table)


def test_features_line_by_line_are_read() -> None:
    lines = "\n".join(json.dumps(feature(POINT, city=city)) for city in "AB")
    assert rows(read(lines, "t.geojsonl")) == [["A", "39.9", "116.4"], ["B", "39.9", "116.4"]]


def test_lines_among_points_are_counted_and_lines_alone_refused_with_the_next_step() -> None:
    mixed = {
        "type": "FeatureCollection",
        "features": [feature(POINT, a=1), feature(LINE, a=2), feature(None, a=3)],
    }
    table = read(json.dumps(mixed), "t.geojson")
    assert rows(table) == [["1", "39.9", "116.4"], ["3", "", ""]]
    assert [p.found for p in table.problems if p.severity == "warning"] == ["1 line drawn"]
    alone = refusal(json.dumps({"type": "FeatureCollection", "features": [feature(LINE)]}), "t.geojson")
    assert "1 line" in alone.found
    assert "lat and lon" in alone.advice


# --- headers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Bangkok;05.09.2018 11:00;05.12.2018 10:00;1100\nKo Samui;05.12.2018 18:00;05.18.2018 9:00;900\n",
        "Paris,48.8566,2.3522,A\nRome,41.9028,12.4964,B\n",
        "Ada Quill,12 May 2019,Oslo\nAda Quill,3 June 2020,Rome\n",
        "Oslo,1999,A\nRome,2004,B\nParis,2011,C\n",
        "2024-05-16\tBeijing\n",
    ],
)
def test_a_first_row_of_dates_and_numbers_is_data_and_never_lost(text: str) -> None:
    table = read(text)
    assert table.headerless
    assert names(table) == list("ABCDEFG")[: len(names(table))]
    assert len(table.cells) == len(text.splitlines())
    assert table.rows.tolist() == list(range(1, len(table.cells) + 1))


@pytest.mark.parametrize(
    "text",
    [
        "country,2001,2002,2003\nFrance,1500,1600,1700\nSpain,2000,1900,1800\n",
        "date,2024-05-16\n2024-05-17,2024-05-18\n",
        "leader,2024-01-01,2024-02-01\nA,Rome,Oslo\nB,Paris,Bonn\n",
        "who,where\nA,2001\nB,2002\n",
    ],
)
def test_names_that_are_figures_are_still_a_header(text: str) -> None:
    assert not read(text).headerless


def test_no_column_is_nameless_twice_and_all_are_in_one_warning() -> None:
    table = read("a,,b,\n1,2,3,4\n5,6,7,8\n")
    assert names(table) == ["a", "(column B)", "b", "(column D)"]
    (warning,) = table.problems
    assert warning.found == "cells under an empty column name (columns B, D)"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html"])
def test_a_last_column_without_a_name_keeps_its_cells(kind: str) -> None:
    data = [["Country", "Date", ""], ["Mexico", "2001", "Ada"], ["Spain", "2002", "Ada"]]
    if kind == "csv":
        table = read("\n".join(",".join(row) for row in data))
    elif kind == "xlsx":
        book = openpyxl.Workbook()
        for row in data:
            book.active.append([cell or None for cell in row])
        buffer = io.BytesIO()
        book.save(buffer)
        table = read(buffer.getvalue(), "t.xlsx")
    else:
        made = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in data)
        table = read(f"<html><table>{made}</table></html>", "t.html")
    assert table.cells["(column C)"].tolist() == ["Ada", "Ada"]


def test_columns_that_differ_by_case_or_spaces_are_told_apart_and_the_fullest_keeps_the_name() -> None:
    table = read("Lat,lon,lat,Trip  date,Trip date\n0,5,50,a,\n0,6,51,b,\n")
    assert names(table) == ["Lat (A)", "lon", "lat", "Trip  date", "Trip date (E)"]
    assert [p.severity for p in table.problems] == ["warning", "warning"]
    assert "Lat (A), lat (C)" in said(table)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Latitude", "Latitude (E)"),
        ("latitude", "latitude"),
        ("LATITUDE", "latitude"),
        ("Latitude (E)", "Latitude (E)"),
        ("latitude (G)", "latitude"),
        ("E", "Latitude (E)"),
        ("column g", "latitude"),
        ("(column H)", "(column H)"),
        ("H", "(column H)"),
        ("Z", None),
        ("Longitude", None),
    ],
)
def test_every_column_can_be_named_by_name_and_by_letter(asked: str, found: str | None) -> None:
    columns = ["Latitude (E)", "latitude", "(column H)"]
    assert column_named(asked, columns, ("E", "G", "H")) == found


@pytest.mark.parametrize(
    "text",
    [
        "Leader,,Visit,\nname,country,start,end\nA,FR,2024-01-01,2024-01-02\nB,DE,2024-02-01,2024-02-03\n",
        "Leader,Visit,Visit\n,start,end\nA,2024-01-01,2024-01-02\nB,2024-02-01,2024-02-03\n",
        "Ort,Reise,,\n,von,bis,Nächte\nRom,1.2.2003,3.2.2003,2\nBonn,4.5.2006,6.5.2006,2\n",
    ],
)
def test_two_rows_of_names_are_one_header(text: str) -> None:
    table = read(text)
    assert any(" / " in name for name in names(table))
    assert table.rows.tolist() == [3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "Country,Locale,Date,\nMexico,Leon,unknown,W. Doe\nSpain,Madrid,2001-01-01,W. Doe\nCuba,Habana,x,B\n",
        "a,b,\nx,y,z\nx,w,z\n",
        "leaders,city,date\nA,X,2024\nB,Y,2025\n",
    ],
)
def test_a_first_row_of_data_is_no_second_header(text: str) -> None:
    table = read(text)
    assert len(table.cells) == len(text.splitlines()) - 1


def test_header_cells_over_one_another_in_a_web_page_are_one_header() -> None:
    page = """<html><table><tr><th colspan="3">Trips of Ada</th></tr>
    <tr><th rowspan="2">City</th><th colspan="2">Visit</th></tr><tr><th>start</th><th>end</th></tr>
    <tr><td>Oslo</td><td>1 May 2020</td><td>2 May 2020</td></tr></table></html>"""
    table = read(page, "t.html")
    assert names(table) == ["City", "Visit / start", "Visit / end", "(heading)"]
    assert rows(table) == [["Oslo", "1 May 2020", "2 May 2020", "Trips of Ada"]]


def test_lines_of_two_cells_above_a_wide_table_are_titles() -> None:
    text = "Updated,2024-01-01\nBy,Ada\n\nwho,city,country,date\nA,X,FR,2001\nB,Y,DE,2002\nC,Z,ES,2003\n"
    table = read(text)
    assert names(table) == ["who", "city", "country", "date"]
    assert table.titles == ("Updated", "2024-01-01", "By", "Ada")


# --- other formats --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
@pytest.mark.parametrize(("name", "text"), [
    ("t.csv", "a,b\n1,2\n"), ("t.json", '[{"a": "1", "b": "2"}]'), ("t", "a\tb\n1\t2\n"),
    ("t.md", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
])  # fmt: skip
def test_a_packed_file_is_the_file_in_it(ending: str, pack: object, name: str, text: str) -> None:
    table = read(pack(text.encode()), name + ending)  # type: ignore[operator]
    assert rows(table)[0][:2] == ["1", "2"]


def test_a_packed_file_that_unpacks_beyond_the_limit_or_is_damaged_is_refused() -> None:
    assert "too large" in refusal(gzip.compress(bytes(200_000_001)), "t.csv.gz").found
    assert "damaged" in refusal(gzip.compress(b"a,b\n1,2\n")[:-9], "t.csv.gz").found


@pytest.mark.parametrize("name", ["t.md", "t.txt", "t.csv"])
def test_a_table_in_markdown_is_read_with_its_heading(name: str) -> None:
    text = (
        "# Trips\n\nWords.\n\n## 2001\n| City | Who |\n|:--|--:|\n"
        "| **Oslo** | [Ada](http://x) |\n| A\\|B | Eve |\n"
    )
    table = read(text, name)
    assert names(table) == ["City", "Who", "(heading)"]
    assert rows(table) == [["Oslo", "Ada", "2001"], ["A|B", "Eve", "2001"]]
    assert table.titles == ("Trips",)


XML = """<?xml version="1.0"?><list xmlns="http://x"><made by="me"/>
<visit day="2024-05-16"><place><city>Oslo</city></place><who>Ada</who></visit>
<visit day="2024-06-01"><place><city>Rome</city></place><who>Ada</who><who>Eve</who></visit></list>"""


def test_the_repeated_element_of_xml_is_the_row() -> None:
    table = read(XML, "t.xml")
    assert names(table) == ["day", "place.city", "who"]
    assert rows(table) == [["2024-05-16", "Oslo", "Ada"], ["2024-06-01", "Rome", "Ada\nEve"]]


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        ("<stop><city>Rome</city></stop>", "warning"),
        ("<day><city>Rome</city><n>1</n></day>", "warning"),
        ("<made by='me'/>", "note"),
    ],
)
def test_siblings_of_another_name_are_named_with_their_rows(other: str, severity: str) -> None:
    one = "<visit><city>Paris</city></visit>"
    table = read(f"<trips>{one}{other}{one}</trips>", "t.xml")
    assert rows(table) == [["Paris"], ["Paris"]]
    assert table.rows.tolist() == [2, 4]
    (finding,) = [p for p in table.problems if "beside" in p.found]
    assert (finding.row, finding.severity) == (3, severity)


def test_xml_that_declares_entities_or_repeats_nothing_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x><v>&b;</v><v>&b;</v></x>'
    assert "entities" in refusal(bomb, "t.xml").found
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x><v>&a;</v><v>&a;</v></x>'
    assert "entities" in refusal(outside, "t.xml").found
    assert "repeated" in refusal("<x><v><a>1</a></v></x>", "t.xml").allowed
    assert "damaged" in refusal("<x><v>", "t.xml").found


CELL = '<table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell>'


def ods(**sheets: str) -> bytes:
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    tables = "".join(
        f'<table:table table:name="{name}">{body}</table:table>' for name, body in sheets.items()
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


def ods_row(*cells: str, times: int = 1) -> str:
    made = "".join(CELL.replace(">A<", f">{cell}<") for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{made}</table:table-row>'


def test_an_opendocument_sheet_is_read_with_its_dates() -> None:
    day = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="7"/>'
        '<table:table-cell office:value-type="date" office:date-value="2024-05-16"/></table:table-row>'
    )
    table = read(ods(Visits=ods_row("n", "day") + day + ods_row("x", "y", times=2)), "t.ods")
    assert rows(table) == [["7", "2024-05-16"], ["x", "y"], ["x", "y"]]


def test_a_small_opendocument_file_that_stands_for_millions_of_cells_is_refused() -> None:
    wide = CELL.replace("table-cell office", 'table-cell table:number-columns-repeated="16384" office')
    assert "cells" in refusal(ods(S=f"<table:table-row>{wide}</table:table-row>" * 2_000), "t.ods").found
    assert "cells" in refusal(ods(S=ods_row(*"A" * 100, times=1_000_000)), "t.ods").found
    assert "characters" in refusal(ods(S=ods_row("A" * 9_000, times=100_000)), "t.ods").found
    spaces = CELL.replace("</text:p>", '<text:s text:c="2000000000"/></text:p>')
    assert "characters" in refusal(ods(S=f"<table:table-row>{spaces}</table:table-row>" * 2), "t.ods").found
    times = "9" * 5_000
    wide = CELL.replace("table-cell office", f'table-cell table:number-columns-repeated="{times}" office')
    assert "more than" in refusal(ods(S=f"<table:table-row>{wide}</table:table-row>" * 2), "t.ods").found


def sheets(**named: Rows) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, records in named.items():
        sheet = book.create_sheet(title)
        for record in records:
            sheet.append(record)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_cover_before_the_table_is_not_read_for_it() -> None:
    cover = [["WHO | WHERE | WHEN"], [None, "Journeys of two"], ["made by", "an institute"]]
    table = [["leader", "country", "date"], ["Ada Quill", "Kenya", "2024"]]
    for content in (sheets(Cover=cover, Data=table), sheets(Data=table, Cover=cover)):
        assert list(read(content, "book.xlsx").cells) == ["leader", "country", "date"]
    assert len(read(sheets(Cover=cover), "book.xlsx").cells)


def test_sheets_with_the_same_columns_are_read_together_and_the_others_named() -> None:
    content = sheets(
        y2023=[["Trips"], ["who", "city", "date"], ["A", "X", "1"], ["B", "Y", "2"]],
        Notes=[["remark", "by"], ["n", "m"], ["n", "m"]],
        y2024=[["City", "Who", "Date"], ["Z", "C", "3"]],
    )
    table = read(content, "t.xlsx")
    assert rows(table) == [["A", "X", "1", "y2023"], ["B", "Y", "2", "y2023"], ["C", "Z", "3", "y2024"]]
    assert table.rows.tolist() == [3, 4, 5]
    assert "y2024 from row 5 on" in said(table)
    assert '"Notes" (2 rows)' in said(table)


def test_tables_of_a_zip_in_other_folders_or_under_a_name_once_more_are_named_with_their_rows() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/reports.csv", "leaders\nA\n")
        archive.writestr("b/reports.csv", "leaders\nB\nC\n")
        archive.writestr("a/old/reports.csv", "leaders\nD\n")
    table = read(buffer.getvalue(), "t.zip")
    assert rows(table) == [["A"]]
    (warning,) = [p for p in table.problems if p.severity == "warning"]
    assert '"b/reports.csv" (2 rows)' in warning.advice
    assert '"a/old/reports.csv" (1 row)' in warning.advice


def test_tables_of_a_page_that_are_not_read_are_named_with_their_rows() -> None:
    def made(header: str, count: int) -> str:
        names = "".join(f"<th>{name}</th>" for name in header)
        row = "".join(f"<td>{name}</td>" for name in header.lower())
        return f"<table><tr>{names}</tr>{f'<tr>{row}</tr>' * count}</table>"

    table = read(f"<html>{made('ABC', 3)}{made('XY', 2)}</html>", "t.html")
    assert len(table.cells) == 3
    assert '"X, Y" (2 rows)' in said(table)


# --- bounds ---------------------------------------------------------------------------------------


def test_cells_names_and_titles_are_cut_when_the_table_is_made() -> None:
    long = "x" * 50_000
    table = read(f"{long}\n\na,b,{long}\n{long},2,3\n")
    assert max(map(len, names(table))) <= MAX_NAME
    assert max(map(len, table.titles)) <= MAX_NAME
    assert table.cells["a"].str.len().max() == MAX_LENGTH + 1


def test_records_with_keys_of_their_own_are_refused() -> None:
    lines = "\n".join(json.dumps({f"k{n}": n}) for n in range(5_000))
    assert "1,000 columns" in refusal(lines, "t.jsonl").allowed


def test_many_keys_of_which_one_is_doubled_take_no_search_for_each() -> None:
    keys = ", ".join(f'"k{n}": {n}' for n in range(100_000))
    assert "different keys" in refusal('[{"k0": 0, ' + keys + "}]", "t.json").found


def test_a_dictionary_that_stands_for_gigabytes_is_refused_while_it_is_read() -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int32()), pa.array(["x" * 9_000]))
    buffer = io.BytesIO()
    pq.write_table(pa.table({"a": column}), buffer)
    assert len(buffer.getvalue()) < 50_000
    assert "characters" in refusal(buffer.getvalue(), "t.parquet").found


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundredth of what may be kept, so that reaching it takes no seconds."""
    monkeypatch.setattr(limits, "MAX_CELLS", limits.MAX_CELLS // 100)


@pytest.mark.usefixtures("small_budget")
def test_a_cell_in_the_last_column_of_each_row_of_a_sheet_is_refused() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("S")
    sheet.append(["a", "b", "c"])
    buffer = io.BytesIO()
    book.save(buffer)
    changed = io.BytesIO()
    far = b"".join(
        b'<row r="%d"><c r="XFD%d" t="inlineStr"><is><t>x</t></is></c></row>' % (n, n) for n in range(2, 100)
    )
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member, old.read(member).replace(b"</sheetData>", far + b"</sheetData>"))
    assert "cells" in refusal(changed.getvalue(), "t.xlsx").found


@pytest.mark.usefixtures("small_budget")
def test_cells_that_span_a_page_are_refused() -> None:
    spanned = '<tr><td colspan="1000" rowspan="1000">x</td></tr>' + "<tr></tr>" * 999
    table = f"<table><tr><th>a</th><th>b</th></tr>{spanned}</table>"
    assert "cells" in refusal("<html>" + table + "</html>", "t.html").found


@given(
    st.lists(
        st.lists(st.text(alphabet="ab1, \n\"|#-[]{}<>'", max_size=8), min_size=3, max_size=3), min_size=1
    )
)
def test_whatever_the_cells_are_no_filled_row_is_lost(body: Rows) -> None:
    frame = pd.DataFrame(body, columns=["leaders", "city", "date"], dtype="str")
    filled = [row for row in body if any(cell.strip() for cell in row)]
    assume(filled)
    for content, name in ((frame.to_json(orient="records"), "t.json"), (frame.to_csv(index=False), "t.csv")):
        assert len(read(content, name).cells) == len(filled)


# --- pieces of web pages --------------------------------------------------------------------------

_ROWS = "<tr><th>Day</th><th>City</th></tr><tr><td>1 May</td><td>Paris</td></tr>"


@pytest.mark.parametrize(
    "text",
    [
        f"<table>{_ROWS}</table>",
        f"<div><h2>Trips</h2><table class='x'>{_ROWS}</table></div>",
        f"\n<!-- copied -->\n<TABLE>{_ROWS}</TABLE>",
        f"<tbody>{_ROWS}</tbody>",
        _ROWS,
        f"Copied on Monday: <table>{_ROWS}</table>",
    ],
)
def test_a_piece_of_a_web_page_is_read_like_a_whole_one(text: str) -> None:
    assert rows(read(text, "t.html"))[0][:2] == ["1 May", "Paris"]


def test_a_piece_of_a_web_page_may_bear_any_ending_of_text() -> None:
    assert rows(read(f"<table>{_ROWS}</table>", "t.csv"))[0][:2] == ["1 May", "Paris"]


@pytest.mark.parametrize("text", ["day,note\n1 May,<tr> is no row\n", "<b>day</b>,city\n1 May,Paris\n"])
def test_other_text_with_marks_in_it_is_no_web_page(text: str) -> None:
    assert rows(read(text, "t.csv"))[0][0] == "1 May"
