"""What ``load`` makes of reports, leaders, sources and totals, and of their faults."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo import schema
from geo.dates.parsing import day_number
from geo.errors import Problem, TableError
from geo.places.keys import split_key, venue_key, venue_keys
from geo.reports.loading import Dataset, load
from geo.tables.columns import COLUMNS, REQUIRED
from geo.tables.raw import MAX_LISTED
from geo.tables.reading import ENDINGS

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "data" / "reports" / "putin-2024"
DOCUMENT = (ROOT / "docs" / "table.md").read_text(encoding="utf-8")
STORY = (ROOT / "docs" / "story.md").read_text(encoding="utf-8")


def read(text: str, name: str = "visits.csv") -> Dataset:
    return load(Path(name), text.encode())


def one(text: str) -> tuple[pd.Series, Problem]:
    """The only report of a table, and its only problem."""
    data = read(text)
    assert len(data.reports) == 1
    assert len(data.problems) == 1
    return data.reports.iloc[0], data.problems[0]


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(TableError) as caught:
        read(text)
    return caught.value.problems


def folder(path: Path, **tables: str) -> Dataset:
    for name, text in tables.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return load(path)


# --- the bundled reports --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bundled() -> Dataset:
    return load(BUNDLED)


def test_the_bundled_reports_load_without_any_problem(bundled: Dataset) -> None:
    assert bundled.problems == ()
    assert bundled.name == "putin-2024"
    counts = (len(bundled.reports), bundled.reports["meeting"].nunique(), len(bundled.sources))
    assert counts == (51, 28, 3)
    assert bundled.leaders["name"].is_unique


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("reports", schema.REPORTS),
        ("leaders", schema.LEADERS),
        ("sources", schema.SOURCES),
        ("totals", schema.TOTALS),
    ],
)
def test_every_table_has_the_declared_columns_and_dtypes(
    bundled: Dataset, table: str, columns: schema.Schema
) -> None:
    for data in (bundled, read("leaders,date,city\nA,2024,X\n")):
        frame = getattr(data, table)
        assert list(frame.columns) == schema.names(columns)
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
            column.name: column.dtype for column in columns
        }
        assert frame.index.tolist() == list(range(len(frame)))


def test_a_report_of_the_bundled_table_is_read_as_it_stands(bundled: Dataset) -> None:
    report = bundled.reports.set_index(["meeting", "source"]).loc[("india-2024-07", "wire")]
    assert (report["file"], report["row"]) == ("reports.csv", 44)
    assert report["leaders"] == ("Vladimir Putin", "Narendra Modi")
    assert (report["start_day"], report["end_day"]) == (day_number(2024, 7, 9),) * 2
    assert split_key(report["venue_key"]) == ("Kremlin", "Moscow", "Russia", None, None)
    assert bundled.leaders.set_index("name").loc["Xi Jinping", "aliases"] == ("Xi", "Си Цзиньпин", "习近平")


# --- columns --------------------------------------------------------------------------------------


def test_all_missing_columns_are_named_at_once_with_those_that_were_found() -> None:
    problems = refused("id,who,when exactly\n1,2,3\n")
    assert [p.column for p in problems if p.severity == "error"] == ["leaders", "date", "venue"]
    assert all("id, who, when exactly" in p.found for p in problems)
    assert all("rename" in p.advice for p in problems)


@pytest.mark.parametrize("place", ["venue", "city", "country", "lat,lon"])
@pytest.mark.parametrize("date", ["date", "start"])
def test_leaders_a_date_and_one_place_are_enough(place: str, date: str) -> None:
    data = read(f"leaders,{date},{place}\nA,2024-05-16,{'1,2' if ',' in place else 'X'}\n")
    assert data.problems == ()


def test_lat_without_lon_is_no_place() -> None:
    assert [p.column for p in refused("leaders,date,lat\nA,2024,1\n")] == ["venue"]


def test_missing_columns_of_every_table_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        folder(tmp_path, reports="date,city\n2024,X\n", leaders="country\nRU\n", totals="source\ns\n")
    found = {(p.file, p.column) for p in caught.value.problems if p.severity == "error"}
    assert found == {
        ("reports.csv", "leaders"),
        ("leaders.csv", "name"),
        ("totals.csv", "claim"),
        ("totals.csv", "figure"),
    }


CALLED = {
    table: [
        (column, header)
        for column, synonyms in COLUMNS[table].items()
        for name in (column, *synonyms)
        for header in (name, f"  {name.upper().replace('_', ' ')} ", name.replace("_", "-"))
    ]
    for table in COLUMNS
}
"""For each table every column of ours, and a header that it may have."""


@pytest.mark.parametrize("number", range(max(map(len, CALLED.values()))))
def test_every_column_is_known_by_its_names_in_any_case_and_spacing(tmp_path: Path, number: int) -> None:
    """Every table has one column so called, and beside it those that it needs."""
    named = {table: called[number] for table, called in CALLED.items() if number < len(called)}
    texts = {"reports": "leaders,start,city\nA,2024,X\n"}
    texts |= {table: called_so(table, *called) for table, called in named.items()}
    data = folder(tmp_path, **texts)
    assert [p for p in data.problems if p.severity == "note"] == []
    for table, (column, _) in named.items():
        if table == "reports" and column in ("date", "start", "end"):
            assert data.reports["end_day"].tolist() == [day_number(2024, 12, 31)]
        elif column == "stop":
            assert data.reports["stop"].tolist() == [2]
        elif column not in ("lat", "lon", "precedence", "duration", "calendar", "century"):
            read = data.corrections if table == "places" else getattr(data, table)
            assert read[column].tolist() in (["x"], [values(table).get(column)], [("x",)])


def called_so(table: str, column: str, header: str) -> str:
    """A table of one row, with this header for a column of ours and those beside it that the table needs."""
    needed = {**REQUIRED, "reports": ("leaders", "start", "city"), "story": ("text",)}
    others = [name for name in needed[table] if name != column]
    row = [values(table).get(name, "x") for name in (column, *others)]
    return ",".join([header, *others]) + "\n" + ",".join(row) + "\n"


def values(table: str) -> dict[str, str]:
    """What stands in columns that do not take any text."""
    value = {"date": "2024", "start": "2024", "end": "2024", "lat": "10", "lon": "20", "precision": "city"}
    value |= {"stop": "2", "precedence": "2", "duration": "3", "calendar": "Gregorian", "century": "1900"}
    return value | {"status": "placed" if table == "places" else "invited"}


def test_a_table_of_reports_alone_may_rank_its_sources(tmp_path: Path) -> None:
    rows = "source,precedence,date,city,leaders\nb,1,2024,X,A\na,2,2024,X,A\nc,,2024,X,A\nb,1,2024,Y,A\n"
    assert folder(tmp_path, reports=rows).sources["source"].tolist() == ["b", "a"]
    wrong = folder(tmp_path, reports="source,precedence,date,city,leaders\nb,first,2024,X,A\n")
    assert [(one.row, one.column, one.found) for one in wrong.problems if one.severity == "warning"] == [
        (2, "precedence", "first")
    ]


def test_a_table_of_sources_goes_before_the_ranks_of_the_reports(tmp_path: Path) -> None:
    rows = "source,precedence,date,city,leaders\nb,1,2024,X,A\na,2,2024,X,A\n"
    assert folder(tmp_path, reports=rows, sources="source\na\nb\n").sources["source"].tolist() == ["a", "b"]


def test_unknown_columns_are_left_alone_with_one_note() -> None:
    _, problem = one("leaders,date,city,colour,weight\nA,2024,X,red,9\n")
    assert (problem.severity, problem.found, problem.row) == ("note", "colour, weight", None)


def test_of_two_columns_for_one_thing_the_proper_name_is_used_and_the_other_named() -> None:
    report, problem = one("leaders,date,place,Venue\nA,2024,x,y\n")
    assert report["venue"] == "y"
    assert (problem.severity, problem.column) == ("warning", "place")


def test_header_and_column_names_may_hold_anything() -> None:
    hostile = "</script><img src=x onerror=alert(1)>"
    _, problem = one(f"leaders,date,city,{hostile}\nA,2024,X,y\n")
    assert problem.found == hostile


# --- meetings, leaders, status --------------------------------------------------------------------


def test_a_blank_meeting_id_is_made_of_file_and_row_and_never_one_that_is_taken() -> None:
    data = read("meeting,leaders,date,city\n,A,2024,X\nvisits row 4,A,2024,X\n,A,2024,X\n \t,A,2024,X\n")
    ids = data.reports["meeting"]
    assert ids.is_unique
    assert ids.tolist()[:2] == ["visits row 2", "visits row 4"]
    assert ids.iloc[3] == "visits row 5"
    assert read("leaders,date,city\nA,2024,X\n").reports["meeting"].tolist() == ["visits row 2"]


def test_a_comma_that_nothing_decides_is_kept_and_said() -> None:
    data = read('leaders,date,city\n"Putin, Vladimir; Xi",2024,X\n')
    assert data.reports["leaders"].tolist() == [("Putin, Vladimir", "Xi")]
    assert [one.severity for one in data.problems] == ["warning"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("A; B;C", ("A", "B", "C")),
        ('"A\nB | C"', ("A", "B", "C")),
        (" ; A;; A ;", ("A",)),
        ("B; A; B", ("B", "A")),
        ('"Putin, Vladimir; Xi, Jinping"', ("Putin, Vladimir", "Xi, Jinping")),
        ("(Brazil)", ("(Brazil)",)),
        ("</script><img src=x onerror=alert(1)>", ("</script><img src=x onerror=alert(1)>",)),
        ("${alert(1)}", ("${alert(1)}",)),
    ],
)
def test_leaders_are_split_trimmed_and_named_once(written: str, names: tuple[str, ...]) -> None:
    data = read(f"leaders,date,city\n{written},2024,X\n")
    assert data.reports["leaders"].tolist() == [names]
    assert data.problems == ()


@pytest.mark.parametrize("written", ["", " ; | ", ";"])
def test_a_row_without_a_leader_is_an_error_and_kept(written: str) -> None:
    report, problem = one(f"leaders,date,city\n{written},2024,X\n")
    assert report["leaders"] == ()
    assert (problem.severity, problem.row, problem.column) == ("error", 2, "leaders")


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", "held"),
        ("Held ", "held"),
        ("completed", "held"),
        ("canceled", "cancelled"),
        ("INVITED", "invited"),
    ],
)
def test_a_status_is_one_of_four_words(written: str, status: str) -> None:
    data = read(f"leaders,date,city,status\nA,2024,X,{written}\n")
    assert data.reports["status"].tolist() == [status]
    assert data.problems == ()


@pytest.mark.parametrize("written", ["Confirmed", "confirmado", "confirmé", "bestätigt"])
def test_a_status_that_other_tables_write_is_read_with_a_note(written: str) -> None:
    report, problem = one(f"leaders,date,city,status\nA,2024,X,{written}\n")
    assert report["status"] == "planned"
    assert (problem.severity, problem.row, problem.column) == ("note", 2, "status")
    assert written in problem.found


@pytest.mark.parametrize("written", ["postponed", "aplazado", "verschoben"])
def test_what_was_put_off_is_cancelled_on_the_day_of_its_row(written: str) -> None:
    data = read(f"leaders,date,city,status\nA,2024,X,{written}\n")
    assert data.reports["status"].tolist() == ["cancelled"]


@pytest.mark.parametrize("written", ["heldd", "?", "perhaps"])
def test_an_unknown_status_is_an_error_and_never_shown_as_held(written: str) -> None:
    report, problem = one(f"leaders,date,city,status\nA,2024,X,{written}\n")
    assert report["status"] == "planned"
    assert (problem.severity, problem.row, problem.column, problem.found) == ("error", 2, "status", written)
    assert "held, planned, invited, cancelled" in problem.allowed
    assert "planned" in problem.advice


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "cells", "first", "last", "written"),
    [
        ("date", "2024-05-16/2024-05-17", 16, 17, "2024-05-16/2024-05-17"),
        ("start,end", "2024-05-16,2024-05-17", 16, 17, "2024-05-16 – 2024-05-17"),
        ("start_date,end_date", "16/05/2024,", 16, 16, "16/05/2024"),
        ("date,end", "2024-05-16,2024-05-18", 16, 18, "2024-05-16 – 2024-05-18"),
        ("date,start,end", ",2024-05-16,2024-05-18", 16, 18, "2024-05-16 – 2024-05-18"),
        ("date,start,end", "2024-05-20,2024-05-16,2024-05-18", 20, 20, "2024-05-20"),
    ],
)
def test_a_date_stands_in_one_column_or_in_two(
    header: str, cells: str, first: int, last: int, written: str
) -> None:
    report = read(f"leaders,city,{header}\nA,X,{cells}\n").reports.iloc[0]
    assert (report["start_day"], report["end_day"]) == (day_number(2024, 5, first), day_number(2024, 5, last))
    assert report["date_text"] == written


@pytest.mark.parametrize(
    ("header", "cells", "column", "found"),
    [
        ("Date", "2024-02-31", "Date", "2024-02-31"),
        ("start_date,end_date", "2024-02-31,2024-03-01", "start_date", "2024-02-31"),
        ("start_date,end_date", "2024-02-01,2024-02-31", "end_date", "2024-02-31"),
        ("start_date,end_date", "2024-02-05,2024-02-01", "end_date", "2024-02-01"),
    ],
)
def test_a_date_that_does_not_exist_is_an_error_at_its_cell_and_the_row_is_kept_undated(
    header: str, cells: str, column: str, found: str
) -> None:
    report, problem = one(f"leaders,city,{header}\nA,X,{cells}\n")
    assert (problem.severity, problem.row, problem.column, problem.found) == ("error", 2, column, found)
    assert "undated" in problem.advice
    assert report["date_kind"] == "none"
    assert pd.isna(report["start_day"])


def test_a_blank_date_is_no_fault() -> None:
    data = read("leaders,date,city\nA,,X\n")
    assert data.reports["date_kind"].tolist() == ["none"]
    assert data.problems == ()


def test_how_dates_were_read_of_which_nothing_shows_the_order_is_a_warning() -> None:
    _, problem = one("leaders,date,city\nA,03/04/2024,X\n")
    assert (problem.severity, problem.column) == ("warning", "date")


# --- coordinates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        ("55.752", "37.6175", (55.752, 37.6175)),
        ('"55,752"', '"-37,6175"', (55.752, -37.6175)),
        ("−33.4", "+70", (-33.4, 70.0)),
        ("55°", "37.5 °", (55.0, 37.5)),
        ("90", "180", (90.0, 180.0)),
        ("-90", "-180", (-90.0, -180.0)),
        ("0", "7", (0.0, 7.0)),
        ("1e-05", "7", (0.00001, 7.0)),
    ],
)
def test_coordinates_are_read_with_point_or_comma(lat: str, lon: str, point: tuple[float, float]) -> None:
    data = read(f"leaders,date,lat,lon\nA,2024,{lat},{lon}\n")
    assert data.problems == ()
    assert (data.reports["lat"].iloc[0], data.reports["lon"].iloc[0]) == point
    assert split_key(data.reports["venue_key"].iloc[0])[3:] == point


def test_longitudes_up_to_360_are_turned_west_and_noted_once() -> None:
    data = read("leaders,date,lat,lon\nA,2024,5,200\nA,2024,5,360\nA,2024,5,10\n")
    assert data.reports["lon"].tolist() == [-160.0, 0.0, 10.0]
    assert [(p.severity, p.column) for p in data.problems] == [("note", "lon")]


@pytest.mark.parametrize(
    ("lat", "lon", "column", "severity", "word"),
    [
        ("north", "10", "lat", "error", "decimal"),
        ("55.1.2", "10", "lat", "error", "decimal"),
        ("nan", "10", "lat", "error", "decimal"),
        ("10", "inf", "lon", "error", "decimal"),
        ("١٠", "10", "lat", "error", "decimal"),
        ("91", "100", "lat", "error", "left out"),
        ("139.7", "35.7", "lat", "error", "swapped"),
        ("10", "361", "lon", "error", "left out"),
        ("10", "-180.1", "lon", "error", "left out"),
        ("10", "", "lon", "error", "add the lon"),
        ("", "10", "lat", "error", "add the lat"),
        ("0", "0.0", "lat", "warning", "open sea"),
    ],
)
def test_unusable_coordinates_are_reported_and_left_out(
    lat: str, lon: str, column: str, severity: str, word: str
) -> None:
    report, problem = one(f"leaders,date,city,lat,lon\nA,2024,X,{lat},{lon}\n")
    assert (problem.severity, problem.row, problem.column) == (severity, 2, column)
    assert word in f"{problem.allowed} {problem.advice}"
    assert pd.isna(report["lat"])
    assert pd.isna(report["lon"])
    assert report["venue_key"] == venue_key("", "X", "")


# --- text -----------------------------------------------------------------------------------------


def test_text_is_composed_and_stripped_and_otherwise_left_as_written() -> None:
    decomposed = unicodedata.normalize("NFD", "Türkiye")
    written = f"\u00a0{decomposed} <b>\u202e&amp;  x "
    report = read(f"leaders,date,country\nA,2024,{written}\n").reports.iloc[0]
    assert report["country"] == "Türkiye <b>\u202e&amp;  x"


def test_control_characters_are_replaced_with_a_warning_but_tabs_and_line_ends_stay() -> None:
    report, problem = one('leaders,date,city,note\nA,2024,X\x00\x1bY,"a\tb\r\nc"\n')
    assert report["city"] == "X\ufffd\ufffdY"
    assert report["note"] == "a\tb\nc"
    assert (problem.severity, problem.row, problem.column) == ("warning", 2, "city")


def test_a_cell_of_unbearable_length_is_cut_and_reported() -> None:
    report, problem = one(f"leaders,date,city\nA,2024,{'x' * 10_001}\n")
    assert len(report["city"]) == 10_000
    assert (problem.severity, problem.row, problem.column) == ("error", 2, "city")
    assert len(problem.found) <= 120


# --- sources, leaders, totals ---------------------------------------------------------------------


def test_a_source_that_is_not_in_the_table_of_sources_is_named_once(tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        reports="source,leaders,date,city\na,A,2024,X\nb,A,2024,X\nb,A,2024,X\n,A,2024,X\n",
        sources="source\na\n",
        totals="source,claim,figure\nc,meetings,7\n",
    )
    found = [(p.file, p.row, p.column, p.found, p.severity) for p in data.problems]
    assert found == [
        ("reports.csv", 3, "source", "b", "warning"),
        ("totals.csv", 2, "source", "c", "warning"),
    ]
    assert data.reports["source"].tolist() == ["a", "b", "b", ""]


def test_without_a_table_of_sources_any_source_will_do() -> None:
    assert read("source,leaders,date,city\na,A,2024,X\n").problems == ()


def test_leaders_without_a_name_or_with_one_that_is_taken_are_reported_and_left_out(tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        reports="leaders,date,city\nA,2024,X\n",
        leaders="name,country,aliases\nA,RU,x| y ||x\n,Kenya,\na,Peru,\nB,,\n",
    )
    assert data.leaders["name"].tolist() == ["A", "B"]
    assert data.leaders["aliases"].tolist() == [("x", "y"), ()]
    found = [(p.file, p.row, p.column, p.found, p.severity) for p in data.problems]
    assert found == [("leaders.csv", 3, "name", "Kenya", "error"), ("leaders.csv", 4, "name", "a", "error")]


def test_the_order_of_the_sources_is_kept(bundled: Dataset) -> None:
    assert bundled.sources["source"].tolist() == ["scmp", "wire", "sputnik"]


# --- all problems at once -------------------------------------------------------------------------


def test_all_problems_are_reported_at_once_by_file_and_row(tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        leaders="name\nA\nA\n",
        reports="leaders,date,city,status,lat,lon,extra\n"
        ",2024-02-31,X,off,99,7,\n"
        "A,2024,X,held,,,\n"
        "A,2024,X,gone,1,,\n"
        "A,2024,X\n",
    )
    found = [(p.file, p.row, p.column) for p in data.problems]
    assert found[0] == ("reports.csv", None, None)
    assert sorted(found[1:5]) == [
        ("reports.csv", 2, column) for column in ("date", "lat", "leaders", "status")
    ]
    assert found[5:] == [
        ("reports.csv", 4, "lon"),
        ("reports.csv", 5, None),
        ("leaders.csv", 3, "name"),
    ]
    assert len(data.reports) == 4


def test_beyond_a_thousand_faults_of_a_kind_the_rest_are_counted_and_no_row_is_lost() -> None:
    rows = MAX_LISTED + 17
    # the same text in many rows is one finding; these dates are different ones
    data = read("leaders,date,city,status\n" + "".join(f",never {row},X,gone\n" for row in range(rows)))
    assert len(data.reports) == rows
    # all that name nobody are one finding, and so are all unknown statuses
    assert len(data.problems) == MAX_LISTED + 1 + 2
    assert sum(problem.found.startswith("17 more rows") for problem in data.problems) == 1


def test_two_problems_never_have_a_text_longer_than_the_page_can_show() -> None:
    long = "y" * 500
    data = read(f"leaders,date,city,status,lat,lon,{long}\n,{long},X,{long},{long},{long},z\n")
    assert len(data.problems) == 6
    assert all(len(problem.found) <= 120 for problem in data.problems)


# --- keys of venues -------------------------------------------------------------------------------


def test_a_key_is_made_in_one_way_and_taken_apart_again() -> None:
    key = venue_key("  Great\tHall ", "Bei\u00a0jing", "China", 39.9033333, -116.3899999)
    assert key == "Great Hall\x1fBei jing\x1fChina\x1f39.90333\x1f-116.39000"
    assert split_key(key) == ("Great Hall", "Bei jing", "China", 39.90333, -116.39)
    assert venue_key("Café", "", "") == venue_key("Cafe\u0301", "", "")
    assert venue_key("", "", "", -0.000001, 5) == venue_key("", "", "", 0.0, 5.0)


def test_the_key_of_nothing_is_empty() -> None:
    assert venue_key(" ", "", "") == ""
    assert venue_key("", "", "", 1.0, None) == ""
    assert split_key("") == ("", "", "", None, None)


def test_text_cannot_forge_the_parts_of_a_key() -> None:
    assert split_key(venue_key("a\x1fb", "c", "")) == ("a b", "c", "", None, None)


def test_keys_of_a_table_are_those_of_its_rows(bundled: Dataset) -> None:
    frame = pd.DataFrame(
        {
            "venue": ["Kremlin ", "", "", "x"],
            "city": ["Moscow", "", "", ""],
            "country": ["", "", "", ""],
            "lat": pd.array([55.75, 1.0, None, 1.0], dtype="Float64"),
            "lon": pd.array([37.6, 2.0, None, None], dtype="Float64"),
        },
        index=[5, 3, 9, 1],
    )
    keys = venue_keys(frame)
    assert keys.index.tolist() == [5, 3, 9, 1]
    assert keys.tolist() == [
        venue_key("Kremlin", "Moscow", "", 55.75, 37.6),
        venue_key("", "", "", 1, 2),
        "",
        venue_key("x", "", ""),
    ]
    assert venue_keys(bundled.reports).tolist() == bundled.reports["venue_key"].tolist()


# --- the document ---------------------------------------------------------------------------------


def documented(table: str) -> dict[str, tuple[str, ...]]:
    """The columns and synonyms in the section of docs/table.md about a table."""
    section = re.split(r"^## ", DOCUMENT, flags=re.MULTILINE)
    text = next(part for part in section if part.startswith(table.capitalize()))
    rows = re.findall(r"^\| `(\w+)` \|([^|]*)\|", text, flags=re.MULTILINE)
    return {name: tuple(re.findall(r"`(\w+)`", synonyms)) for name, synonyms in rows}


def documented_of_story() -> dict[str, tuple[str, ...]]:
    """The columns in docs/story.md, which have no synonyms."""
    text = STORY[STORY.index("## The table") : STORY.index("### The text")]
    return dict.fromkeys(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE), ())


@pytest.mark.parametrize("table", COLUMNS)
def test_the_document_names_exactly_the_columns_that_are_read(table: str) -> None:
    told = documented_of_story() if table == "story" else documented(table)
    assert told == dict(COLUMNS[table])
    assert list(told) == list(COLUMNS[table])


def test_the_document_names_exactly_the_endings_that_are_read() -> None:
    section = DOCUMENT[: DOCUMENT.index("A single table")]
    assert tuple(re.findall(r"`(\.\w+)`", section)) == ENDINGS


def test_the_document_shows_only_dates_that_are_read() -> None:
    row = next(line for line in DOCUMENT.splitlines() if line.startswith("| `date`"))
    dates = re.findall(r"`([^`]+)`", row)[2:]
    assert len(dates) >= 5
    for date in dates:
        data = read(f'leaders,date,city\nA,"{date}",X\n')
        assert data.reports["date_kind"].tolist() != ["none"], date
        assert [p for p in data.problems if p.severity != "note"] == []


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"city": ["Abu Dhabi", "Dubai"]}, [("Abu Dhabi", ""), ("Dubai", "")]),
        ({"city": ["Lyon", "Nice"], "country": "France"}, [("Lyon", "France"), ("Nice", "France")]),
        ({"city": ["Rome", "Oslo"], "country": ["Italy", "Norway"]}, [("Rome", "Italy"), ("Oslo", "Norway")]),
        ({"country": ["Italy", "Norway"]}, [("", "Italy"), ("", "Norway")]),
    ],
)
def test_a_list_of_places_in_a_cell_of_our_own_is_a_report_for_each(
    record: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    rows = [{"date": "2020-01-05", "leaders": ["Ada Quill (Spain)", "Bo Ek (Spain)"]} | record]
    made = load(Path("t.json"), json.dumps(rows).encode()).reports
    assert list(zip(made["city"], made["country"], strict=True)) == told
    assert made["stop"].tolist() == [1, 2]
    assert made["leaders"].tolist() == [("Ada Quill (Spain)", "Bo Ek (Spain)")] * 2
