"""Exported tables are read back to the same meetings, and no program runs what stands in them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet

from geo.atlas import Atlas, build, read
from geo.dates.parsing import day_number
from geo.export.formats import FORMATS, Choice, export, notes
from geo.export.tables import REPORT_COLUMNS
from geo.places.corrections import with_choice
from geo.reports.loading import Dataset, load
from geo.schema import CORRECTIONS, empty
from geo.tables.columns import REPORT_COLUMNS as READ_COLUMNS
from tests.build import atlas_of, gazetteer
from tests.export.test_geojson import DOUBTS

pytestmark = pytest.mark.slow

TABLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "fixtures" / "tables").iterdir()
    if path.suffix in {".csv", ".html"}
)
ALONE, WHOLE = ("csv", "parquet"), ("zip", "xlsx")
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "a;=1+1",
    "a\n=1+1",
    "a\t@b",
    "'=1+1",
    "''-1",
    "#N/A!",
    "'quoted'",
)
DANGER = re.compile(r"[=+@＝＋－＠\-\t\r]")


@cache
def foreign(path: Path) -> Atlas:
    """A table of others, read once."""
    return read(path, gazetteer=gazetteer())


def again(atlas: Atlas, name: str, choice: Choice | None = None) -> Dataset:
    """The exported file, read."""
    return load(Path(f"{atlas.name}.{name}"), export(atlas, FORMATS[name], choice))


def same_reports(one: pd.DataFrame, other: pd.DataFrame, *, but: tuple[str, ...] = ()) -> None:
    """All columns but those that say where in which file a report stands."""
    left_out = ["file", "row", *but]
    pd.testing.assert_frame_equal(one.drop(columns=left_out), other.drop(columns=left_out))


def same_meetings(one: Atlas, other: Atlas) -> None:
    """Meetings, who took part in what role, and everybody's ways; positions of reports aside."""
    pd.testing.assert_frame_equal(
        one.meetings.drop(columns="reports"), other.meetings.drop(columns="reports")
    )
    pd.testing.assert_frame_equal(one.travel.participations, other.travel.participations)
    pd.testing.assert_frame_equal(one.travel.legs, other.travel.legs)
    assert one.leaders[["name", "country"]].equals(other.leaders[["name", "country"]])


@pytest.fixture(scope="module")
def bundled(seed: Dataset) -> Atlas:
    corrections = with_choice(
        empty(CORRECTIONS),
        {"venue": "", "city": "", "country": "Belarus", "lat": 53.9, "lon": -27.5, "name": "=Minsk",
         "code": "BY", "precision": "city", "status": "placed", "found_by": ""},
    )  # fmt: skip
    return build(Dataset(**{**vars(seed), "corrections": corrections}), gazetteer=gazetteer())


@pytest.mark.parametrize("name", WHOLE)
def test_every_table_of_a_data_set_is_read_back_as_it_was(bundled: Atlas, name: str) -> None:
    found, was = again(bundled, name), bundled.dataset
    same_reports(was.reports, found.reports)
    for table in ("leaders", "sources", "totals", "corrections"):
        pd.testing.assert_frame_equal(getattr(was, table), getattr(found, table))
    assert found.problems == ()
    same_meetings(bundled, build(found, gazetteer=gazetteer()))


@pytest.mark.parametrize("name", ALONE)
def test_the_reports_alone_are_read_back_to_the_same_meetings(seed: Dataset, name: str) -> None:
    atlas = build(seed, gazetteer=gazetteer())
    found = again(atlas, name)
    assert [one for one in found.problems if one.severity != "note"] == []
    same_meetings(atlas, build(found, gazetteer=gazetteer()))


@pytest.mark.parametrize("name", [*WHOLE, *ALONE])
@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem[:20])
def test_tables_that_others_keep_are_read_back_in_our_columns(path: Path, name: str) -> None:
    atlas = foreign(path)
    found = again(atlas, name)
    assert found.profile == "summit-atlas"
    same_reports(atlas.dataset.reports, found.reports, but=("date_text",))
    same_meetings(atlas, build(found, gazetteer=gazetteer()))


@pytest.mark.parametrize("name", [*WHOLE, *ALONE])
def test_what_is_doubtful_is_still_doubtful(name: str, tmp_path: Path) -> None:
    atlas = atlas_of(DOUBTS, tmp_path)
    same_meetings(atlas, build(again(atlas, name), gazetteer=gazetteer()))


@pytest.mark.parametrize("name", [*WHOLE, *ALONE])
def test_days_that_hang_on_their_column_become_no_other_days(name: str, tmp_path: Path) -> None:
    rows = "meeting,date,city,country,leaders\n1,03/04/2024,Paris,France,A (Russia)\n"
    rows += "2,04/25/2024,Paris,France,A (Russia)\n"
    atlas = atlas_of(rows + "3,2009-02-31,Paris,France,A (Russia)\n", tmp_path)
    found = again(atlas, name, Choice(None, None, day_number(2024, 4, 10)))
    assert found.reports["start_day"].tolist() == [day_number(2024, 3, 4)]
    unread = again(atlas, name).reports
    assert (unread["date_kind"].iloc[2], "2009-02-31" in unread["date_text"].iloc[2]) == ("none", True)


def hostile(tmp_path: Path, text: str) -> Atlas:
    cell = '"' + text.replace('"', '""') + '"'
    (tmp_path / "in.csv").write_text(
        f"date,venue,country,leaders,note\n2024-05-16,{cell},France,A (Russia),{cell}\n", "utf-8"
    )
    return read(tmp_path / "in.csv", gazetteer=gazetteer())


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula_however_it_is_divided(text: str, tmp_path: Path) -> None:
    atlas = hostile(tmp_path, text)
    content = export(atlas, FORMATS["csv"]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    divided = [part for cell in cells for part in re.split("[;\t\r\n]", cell)]
    assert [part for part in [*cells, *divided] if DANGER.match(part)] == []
    same_reports(atlas.dataset.reports, again(atlas, "csv").reports)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula_and_texts_stand_as_they_are(text: str, tmp_path: Path) -> None:
    atlas = hostile(tmp_path, text)
    sheet = openpyxl.load_workbook(io.BytesIO(export(atlas, FORMATS["xlsx"])))["reports"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    said = [cell for row in sheet.iter_rows() for cell in row if cell.value == atlas.reports["note"].iloc[0]]
    assert said
    assert all(cell.quotePrefix for cell in said) == (said[0].value[0] in "=+-@#'")
    same_reports(atlas.dataset.reports, again(atlas, "xlsx").reports)


def test_negative_coordinates_are_numbers_and_not_guarded(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,lat,lon,leaders\n2024-05-16,X,-36.85,-174.76,A (Russia)", tmp_path)
    assert ",-36.85,-174.76," in export(atlas, FORMATS["csv"]).decode("utf-8-sig")
    assert again(atlas, "xlsx").reports["lat"].tolist() == [-36.85]


def test_every_column_of_reports_that_is_read_is_written_but_for_what_others_say() -> None:
    assert set(READ_COLUMNS) - set(REPORT_COLUMNS) == {
        *("start", "end", "precedence"),
        *("duration", "calendar", "century"),  # the dates written say it all
    }


def test_a_csv_bears_the_mark_by_which_spreadsheet_programs_know_utf_8(bundled: Atlas) -> None:
    assert export(bundled, FORMATS["csv"]).startswith(b"\xef\xbb\xbfmeeting,source,precedence,date,")


def test_a_zip_holds_one_file_for_each_table(bundled: Atlas) -> None:
    with zipfile.ZipFile(io.BytesIO(export(bundled, FORMATS["zip"]))) as archive:
        files = ["reports.csv", "leaders.csv", "sources.csv", "totals.csv", "places.csv"]
        assert archive.namelist() == files
        assert "'=Minsk" in archive.read("places.csv").decode()


def test_parquet_has_lists_of_leaders_and_numbers_for_coordinates(bundled: Atlas) -> None:
    table = parquet.read_table(io.BytesIO(export(bundled, FORMATS["parquet"])))
    assert table["leaders"][0].as_py() == ["Vladimir Putin (Russia)", "Xi Jinping (China)"]
    assert str(table.schema.field("lat").type) == "double"


def test_a_choice_keeps_the_reports_of_its_meetings_alone(bundled: Atlas) -> None:
    choice = Choice("Viktor Orban", day_number(2024, 7, 1), None)
    found = again(bundled, "xlsx", choice).reports
    assert all(any("Orban" in name for name in names) for names in found["leaders"])
    assert 0 < len(found) < len(bundled.reports)


def test_what_one_table_has_no_room_for_is_said(bundled: Atlas, tmp_path: Path) -> None:
    for name in ALONE:
        (said,) = notes(bundled, FORMATS[name])
        for words in ("seats", "stance", "claim", "corrections", ".xlsx"):
            assert words in said
    assert all(notes(bundled, FORMATS[name]) == () for name in WHOLE)
    assert notes(atlas_of(DOUBTS, tmp_path), FORMATS["csv"]) == ()


def test_what_no_range_holds_is_said(tmp_path: Path) -> None:
    atlas = atlas_of(DOUBTS, tmp_path)
    said = notes(atlas, FORMATS["zip"], Choice(None, day_number(2024, 1, 1), None))
    assert said == ("1 meeting without a date left out: in no range of days",)
