"""Rules that hold for every table, whatever is in it."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import schema
from geo.dates import looks_dated
from geo.errors import TableError
from geo.places.keys import split_key, venue_key
from geo.reports.loading import Dataset, load
from geo.tables.raw import RawTable
from geo.tables.reading import ENDINGS, read_tables

BUNDLED = Path(__file__).parents[2] / "data" / "reports" / "putin-2024"
ENDING = st.sampled_from((*ENDINGS, ".xls", ""))
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1e"), max_size=12)
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='",;|\t'), max_size=8)


def whole_files() -> dict[str, bytes]:
    """The bundled reports in every format, as material to damage."""
    frame = pd.read_csv(BUNDLED / "reports.csv", dtype="str", keep_default_na=False)
    files = {".csv": frame.to_csv(index=False).encode(), ".json": frame.to_json(orient="records").encode()}
    for ending, write in ((".parquet", frame.to_parquet), (".xlsx", frame.to_excel)):
        buffer = io.BytesIO()
        write(buffer)
        files[ending] = buffer.getvalue()
    return files


WHOLE = whole_files()


def tables_or_error(name: str, content: bytes) -> dict[str, RawTable] | None:
    """What is read, or None where a ``TableError`` says what is wrong; any other error fails."""
    try:
        tables = read_tables(Path(name), content)
    except TableError as error:
        check_refusal(error)
        return None
    for table in tables.values():
        assert all(str(dtype) == "str" for dtype in table.cells.dtypes)
        assert not table.cells.isna().any(axis=None)
        assert table.cells.index.tolist() == list(range(len(table.cells))) == table.rows.index.tolist()
        assert table.rows.is_monotonic_increasing
        assert table.rows.is_unique
    return tables


def check_refusal(error: TableError) -> None:
    assert error.problems
    for problem in error.problems:
        assert 0 < len(problem.found) <= 120
        assert problem.allowed
        assert problem.advice


@given(st.binary(max_size=400), ENDING)
def test_any_bytes_under_any_ending_are_tables_or_a_table_error(content: bytes, ending: str) -> None:
    tables_or_error(f"t{ending}", content)


@given(st.text(max_size=200), ENDING, st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-8-sig"]))
def test_any_text_under_any_ending_is_tables_or_a_table_error(text: str, ending: str, encoding: str) -> None:
    tables_or_error(f"t{ending}", text.encode(encoding, "replace"))


@given(st.sampled_from(sorted(WHOLE)), st.floats(0, 1), st.binary(max_size=40), st.integers(0, 200))
def test_damage_anywhere_in_a_good_file_is_tables_or_a_table_error(
    ending: str, place: float, junk: bytes, lost: int
) -> None:
    content = WHOLE[ending]
    start = int(place * len(content))
    tables_or_error(f"t{ending}", content[:start] + junk + content[start + lost :])


@given(JSON)
@example([None, {"0": None}])
def test_any_json_is_tables_or_a_table_error(document: object) -> None:
    tables_or_error("t.json", json.dumps(document).encode())
    tables_or_error("t.json", json.dumps([{"leaders": document}]).encode())


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["leaders", "city", "note"], *rows])
    expected = [row for row in rows if "".join(row).strip()]
    tables = tables_or_error("t.csv", buffer.getvalue().encode("utf-8-sig"))
    if tables is None:  # nothing but blank rows, or more control characters than text has
        controls = sum(
            char < " " and char not in "\t\n\r\v\f" for row in rows for cell in row for char in cell
        )
        assert not expected or controls > 4
        return
    read = tables["reports"].cells.to_numpy().tolist()
    assert read == [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in expected]
    assert tables["reports"].problems == ()


@given(st.lists(st.lists(PLAIN, max_size=6), min_size=1, max_size=12))
def test_rows_in_are_rows_out_and_every_uneven_row_is_reported(rows: list[list[str]]) -> None:
    text = "leaders,date,city\n" + "".join(",".join(row) + "\n" for row in rows)
    tables = tables_or_error("t.csv", text.encode())
    filled = [n for n, row in enumerate(rows, start=2) if "".join(row).strip()]
    if tables is None:
        assert not filled
        return
    table = tables["reports"]
    assert table.rows.tolist() == filled
    uneven = [n for n in filled if len(rows[n - 2]) < 3 or "".join(rows[n - 2][3:]).strip()]
    assert sorted(p.row for p in table.problems) == uneven
    cells = dict(zip(filled, table.cells.to_numpy().tolist(), strict=True))
    assert all((rows[n - 2] + ["", "", ""])[:3] == cells[n] for n in filled)


VALUE = (
    PLAIN
    | st.none()
    | st.integers(-(10**15), 10**15)  # a workbook keeps 15 digits
    | st.dates(datetime.date(1900, 3, 1))  # and no earlier days
)


@given(st.lists(st.lists(VALUE, min_size=2, max_size=2), min_size=1, max_size=8))
def test_a_workbook_and_a_csv_of_it_give_the_same_cells_and_row_numbers(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    book.active.append(["leaders", "city"])
    for number, row in enumerate(rows, start=2):
        for position, value in enumerate(row, start=1):
            cell = book.active.cell(number, position)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    workbook, text = io.BytesIO(), io.StringIO()
    book.save(workbook)
    csv.writer(text).writerow(["leaders", "city"])
    csv.writer(text).writerows(["" if value is None else str(value) for value in row] for row in rows)
    one = tables_or_error("t.xlsx", workbook.getvalue())
    two = tables_or_error("t.csv", text.getvalue().encode())
    if one is None or two is None:
        assert one is two
        return
    pd.testing.assert_frame_equal(one["reports"].cells, two["reports"].cells)
    assert one["reports"].rows.tolist() == two["reports"].rows.tolist()


REPORT = st.fixed_dictionaries(
    {
        "leaders": CELL
        | st.sampled_from(["Vladimir Putin; Xi Jinping", "${alert(1)}", "Source: Kremlin", "*A", "Total"]),
        "date": CELL
        | st.sampled_from(["2024-05-16", "16-17 May 2024", "2024-02-31", "05/13/2024", "2024-06~"]),
        "city": CELL | st.sampled_from(["Paris", "Soma", "Lebanon"]),
        "status": st.sampled_from(["", "held", "planned", "postponed"]) | CELL,
        "lat": st.sampled_from(["", "55,75", "-91", "0", "north"]) | CELL,
        "lon": st.sampled_from(["", "37.6", "200", "361", "0"]) | CELL,
    }
)


def as_csv(rows: list[dict[str, str]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [*rows[0]], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def _is_of_a_visit(row: dict[str, str]) -> bool:
    return (
        looks_dated(row["date"])
        and row["date"] != row["city"]
        and row["city"] in ("Paris", "Soma", "Lebanon")
    )


@given(st.lists(REPORT, min_size=1, max_size=10))
def test_every_row_with_text_is_a_report_or_named_as_none_and_every_faulty_one_is_reported(
    rows: list[dict[str, str]],
) -> None:
    try:
        data = load(Path("t.csv"), as_csv(rows))
    except TableError:
        return
    reports = data.reports
    left = {row for p in data.problems if p.kind == "set aside" for row in p.rows}
    assert not left & set(reports["row"])
    assert not left & {number for number, row in enumerate(rows, 2) if _is_of_a_visit(row)}
    rows_with_text = sum(bool("".join(row.values()).strip()) for row in rows)
    assert reports["row"].nunique() + len(left) == rows_with_text  # one row may tell of many stops
    assert list(reports.columns) == schema.names(schema.REPORTS)
    errors = {(row, p.column) for p in data.problems if p.severity == "error" for row in p.rows or (p.row,)}
    for report in reports.itertuples():
        assert report.status in schema.STATUSES
        assert bool(report.leaders) != ((report.row, "leaders") in errors)
        assert pd.isna(report.lat) == pd.isna(report.lon)
        assert pd.isna(report.lat) or (abs(report.lat) <= 90 and abs(report.lon) <= 180)
        assert (report.date_kind == "none") == (not report.date_text or (report.row, "date") in errors)
    assert [p.row or 0 for p in data.problems] == sorted(p.row or 0 for p in data.problems)


@pytest.fixture(scope="module")
def plain() -> Dataset:
    return load(BUNDLED / "reports.csv")


@given(random=st.randoms(use_true_random=False))
def test_shuffling_the_rows_of_a_table_with_ids_changes_order_and_row_numbers_only(
    plain: Dataset, random: object
) -> None:
    header, *rows = list(csv.reader((BUNDLED / "reports.csv").read_text(encoding="utf-8").splitlines()))
    order = list(range(len(rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    buffer = io.StringIO()
    csv.writer(buffer).writerows([header, *(rows[i] for i in order)])
    shuffled = load(Path("reports.csv"), buffer.getvalue().encode())
    assert shuffled.problems == plain.problems == ()
    assert shuffled.reports["row"].tolist() == list(range(2, len(rows) + 2))
    expected = plain.reports.drop(columns="row").iloc[order].reset_index(drop=True)
    pd.testing.assert_frame_equal(shuffled.reports.drop(columns="row"), expected)


@given(CELL, CELL, CELL, st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
def test_a_venue_key_made_of_its_own_parts_is_itself(
    venue: str, city: str, country: str, point: tuple[float, float] | None
) -> None:
    key = venue_key(venue, city, country, *(point or ()))
    assert venue_key(*split_key(key)) == key
    if point:
        lat, lon = split_key(key)[3:]
        assert abs(lat - point[0]) <= 5.1e-6
        assert abs(lon - point[1]) <= 5.1e-6
