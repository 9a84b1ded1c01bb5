"""Merged cells stand in each of their rows, whichever program wrote the sheet."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tables.headers import column_letter, column_number
from geo.tables.limits import Budget
from geo.tables.reading import RawTable, read_tables
from geo.tables.spans import Span, fill_down

ROWS = [
    ["leaders", "date", "city", "country"],
    ["Xi Jinping", "2024-05-16", "Paris", "France"],
    ["", "2024-05-17", "Lyon", ""],
    ["", "2024-05-18", "Nice", ""],
    ["Olof Palme", "2024-06-01", "Oslo", "Norway"],
]


def merged(*ranges: str, rows: list[list[str]] = ROWS) -> RawTable:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for one in ranges:
        sheet.merge_cells(one)
    stream = io.BytesIO()
    book.save(stream)
    return read_tables(Path("t.xlsx"), stream.getvalue())["reports"]


def test_a_cell_over_several_rows_stands_in_each() -> None:
    table = merged("A2:A4", "D2:D4")
    assert table.cells["leaders"].tolist() == ["Xi Jinping"] * 3 + ["Olof Palme"]
    assert table.cells["country"].tolist() == ["France"] * 3 + ["Norway"]
    assert table.cells["city"].tolist() == ["Paris", "Lyon", "Nice", "Oslo"]


def test_blank_cells_that_are_not_merged_stay_blank() -> None:
    assert merged("A2:A3").cells["leaders"].tolist() == ["Xi Jinping", "Xi Jinping", "", "Olof Palme"]


def test_a_row_without_text_of_its_own_is_no_row() -> None:
    table = merged("A2:A3", "B2:B3", "C2:C3", "D2:D3", rows=[*ROWS[:2], ["", "", "", ""], ROWS[4]])
    assert table.rows.tolist() == [2, 4]


def test_merged_cells_of_the_header_and_of_titles_are_read_as_before() -> None:
    rows = [["My journeys", "", "", ""], *ROWS]
    table = merged("A1:D1", "A3:A5", rows=rows)
    assert list(table.cells) == ROWS[0]
    assert table.titles == ("My journeys",)
    assert table.cells["leaders"].tolist() == ["Xi Jinping"] * 3 + ["Olof Palme"]


def test_sheets_read_as_one_are_each_filled() -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title in ("2023", "2024"):
        sheet = book.create_sheet(title)
        for row in ROWS:
            sheet.append(row)
        sheet.merge_cells("A2:A4")
    stream = io.BytesIO()
    book.save(stream)
    table = read_tables(Path("t.xlsx"), stream.getvalue())["reports"]
    assert table.cells["leaders"].tolist() == 2 * (["Xi Jinping"] * 3 + ["Olof Palme"])


def test_an_open_document_sheet_is_filled_too() -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        kind = 'office:value-type="string"'
        return f"<table:table-cell {kind} {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    body = row(cell("leaders"), cell("date"), cell("city"))
    body += row(cell("Xi Jinping", 'table:number-rows-spanned="2"'), cell("2024-05-16"), cell("Paris"))
    body += row(covered, cell("2024-05-17"), cell("Lyon"))
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>"
    content += f'<table:table table:name="S">{body}</table:table>'
    content += "</office:spreadsheet></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    table = read_tables(Path("t.ods"), stream.getvalue())["reports"]
    assert table.cells["leaders"].tolist() == ["Xi Jinping", "Xi Jinping"]


@pytest.mark.parametrize("position", [0, 25, 26, 701, 702, 16_383])
def test_letters_and_positions_are_each_other_s(position: int) -> None:
    assert column_number(column_letter(position)) == position


SPANS = st.builds(lambda c, t, n: Span(c, t, t + n), st.integers(0, 5), st.integers(0, 9), st.integers(1, 9))


@given(st.lists(st.lists(st.sampled_from(["", "x", "y"]), max_size=4), max_size=8), st.lists(SPANS))
def test_no_text_is_changed_and_no_row_comes_or_goes(records: list[list[str]], spans: list[Span]) -> None:
    filled = [list(record) for record in records]
    fill_down(filled, spans, 1, Budget("t.xlsx"))
    assert len(filled) == len(records)
    for before, after in zip(records, filled, strict=True):
        assert any(before) == any(after)
        assert all(new == old for old, new in zip(before, after, strict=False) if old)
