"""No row is lost in silence: it is read, or said to be unread, with how many there are."""

from __future__ import annotations

import io
import json
import re
import warnings
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tables.reading import RawTable, read_tables

HEADER = ["date", "city", "leaders"]
ROWS = [["2024-05-16", "Beijing", "Xi Jinping"], ["2024-06-01", "Oslo", "Jonas Store"]]


def csv(rows: list[list[str]], header: list[str] = HEADER) -> str:
    return "\n".join(",".join(row) for row in [header, *rows]) + "\n"


def zipped(*members: tuple[str, str]) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for name, text in members:
            archive.writestr(zipfile.ZipInfo(name), text)
    return stream.getvalue()


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(xml: str) -> bytes:
    """A workbook whose one sheet has these rows as they are written here."""
    made = []
    with zipfile.ZipFile(io.BytesIO(workbook({"a": [["x"]]}))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            if name.startswith("xl/worksheets/"):
                text = re.sub(
                    r"<sheetData>.*</sheetData>", lambda _: f"<sheetData>{xml}</sheetData>", text, flags=re.S
                )
            made.append((name, text))
    return zipped(*made)


def cells(number: int, texts: list[str], columns: str = "ABC") -> str:
    said = [
        f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in zip(columns, texts, strict=True)
    ]
    return f'<row r="{number}">{"".join(said)}</row>'


def read(content: bytes | str, name: str) -> RawTable:
    return read_tables(Path(name), content.encode() if isinstance(content, str) else content)["reports"]


def body(table: RawTable) -> list[list[str]]:
    return table.cells[HEADER].to_numpy().tolist()


def unread(table: RawTable) -> list[str]:
    """What warnings say of rows that were not read."""
    return [f"{one.found}; {one.advice}" for one in table.problems if one.severity != "note"]


def test_sheets_of_two_years_are_read_together() -> None:
    table = read(workbook({"2023": [HEADER, ROWS[0]], "2024": [HEADER, *ROWS]}), "t.xlsx")
    assert body(table) == [ROWS[0], *ROWS]


def test_a_sheet_of_other_columns_is_named_with_its_rows_as_a_warning() -> None:
    table = read(workbook({"2023": [HEADER, ROWS[0]], "2024": [["when", "where"], *ROWS]}), "t.xlsx")
    (said,) = unread(table)
    assert '"2024" (2 rows)' in said


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_named_with_its_rows_and_not_read(state: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook({"Old": [HEADER, *ROWS], "2024": [HEADER, ROWS[0]]})))
    book["Old"].sheet_state = state
    hidden = io.BytesIO()
    book.save(hidden)
    table = read(hidden.getvalue(), "t.xlsx")
    assert body(table) == [ROWS[0]]
    (said,) = unread(table)
    assert '"Old" (2 rows)' in said


@pytest.mark.parametrize("numbers", [(1, 5, 3), (5, 1, 3), (1, 3, 3), (1, 3, 2), (3, 2, 1)])
def test_rows_of_a_sheet_are_read_whatever_their_order(numbers: tuple[int, int, int]) -> None:
    texts = dict(zip(sorted(numbers), [HEADER, *ROWS], strict=True))
    if len(texts) < 3:  # two rows of one number
        xml = cells(1, HEADER) + cells(3, ROWS[0]) + cells(3, ROWS[1])
    else:
        xml = "".join(cells(number, texts[number]) for number in numbers)
    table = read(sheet_of(xml), "t.xlsx")
    assert body(table) == ROWS
    if len(texts) == 3:
        assert table.rows.tolist() == sorted(numbers)[1:]


def test_cells_of_a_row_are_read_whatever_their_order() -> None:
    turned = [cells(i, row[::-1], "CBA") for i, row in enumerate([HEADER, *ROWS], start=1)]
    assert body(read(sheet_of("".join(turned)), "t.xlsx")) == ROWS


@pytest.mark.parametrize(
    ("members", "kept", "named"),
    [
        (("2023/reports.csv", "2024/reports.csv"), 1, '"2024/reports.csv" (2 rows)'),
        (("reports.csv", "reports.csv"), 1, '"reports.csv" (2 rows)'),
        (("reports.csv", "old/reports.csv"), 1, '"old/reports.csv" (2 rows)'),
        (("Reports.csv", "reports.CSV"), 1, "2 rows"),
        (("reports.csv", "visits.csv"), 1, '"visits.csv" (2 rows)'),
    ],
)
def test_of_a_zip_what_is_not_read_is_named_with_its_rows(
    members: tuple[str, str], kept: int, named: str
) -> None:
    content = zipped((members[0], csv(ROWS[:1])), (members[1], csv(ROWS)))
    table = read(content, "t.zip")
    assert len(table.cells) == kept
    (said,) = unread(table)
    assert named in said


def test_three_members_of_one_name_are_all_named() -> None:
    table = read(zipped(*[("reports.csv", csv(ROWS))] * 4), "t.zip")
    (said,) = unread(table)
    assert said.startswith("3 more files")
    assert said.count("(2 rows)") == 3


def test_what_systems_and_people_put_beside_tables_in_a_zip_is_not_named() -> None:
    content = zipped(
        ("t/reports.csv", csv(ROWS)), ("__MACOSX/t/._reports.csv", "x"), ("t/readme.txt", "a,b\n1,2\n")
    )
    table = read(content, "t.zip")
    assert (body(table), unread(table)) == (ROWS, [])


def test_a_zip_without_reports_names_what_is_in_it() -> None:
    with pytest.raises(ValueError, match=r"2023\.csv, 2024\.csv"):
        read(zipped(("2023.csv", csv(ROWS)), ("2024.csv", csv(ROWS))), "t.zip")


def test_a_page_whose_header_doubles_in_case_keeps_its_rows() -> None:
    rows = "".join(f"<tr><td>{a}<td>{b}<td>{c}" for a, b, c in ROWS)
    table = read(f"<html><table><tr><th>Date<th>date<th>leaders{rows}</table>", "t.html")
    assert table.cells.iloc[:, :3].to_numpy().tolist() == ROWS


@given(st.text([chr(i) for i in range(32) if i not in (10, 13)] + list("\x7f\x85\u2028\u2029a,"), max_size=4))
def test_no_row_is_lost_below_a_line_with_control_characters(text: str) -> None:
    table = read(csv(ROWS[:1]) + text + "\n" + csv(ROWS[1:])[len(csv([])) :], "t.csv")
    assert body(table)[0] == ROWS[0]
    assert body(table)[-1] == ROWS[1]


@pytest.mark.parametrize("before", ["", "2024-07-01,", '2024-07-01,"Rome",'])
def test_no_line_of_a_file_is_taken_for_its_end(before: str) -> None:
    from geo.tables.delimited import _END

    table = read(csv(ROWS[:1]) + before + _END + "\n" + csv(ROWS[1:])[len(csv([])) :], "t.csv")
    assert len(table.cells) == 3
    assert body(table)[-1] == ROWS[1]


def test_a_list_of_json_that_stands_under_a_doubled_key_is_named_with_its_records() -> None:
    records = json.dumps([dict(zip(HEADER, row, strict=True)) for row in ROWS])
    table = read(f'{{"reports": {records}, "reports": {records}}}', "t.json")
    (said,) = unread(table)
    assert "2 items are not read: reports" in said


def test_a_member_that_leaves_the_folder_of_a_zip_is_named_with_its_rows() -> None:
    table = read_tables(Path("t.zip"), zipped(("reports.csv", csv(ROWS)), ("../../reports.csv", csv(ROWS))))
    assert any(
        "../../reports.csv" in one.advice and "2 rows" in one.advice for one in table["reports"].problems
    )


@pytest.mark.parametrize("length", [130_000, 140_000, 500_000])
def test_a_long_cell_in_quotes_that_close_is_no_open_quote(length: int) -> None:
    text = f'date,city,leaders,note\n2024-05-16,Oslo,A,"{"x, " * (length // 3)}"\n2024-05-17,Rome,A,y\n'
    table = read_tables(Path("t.csv"), text.encode())["reports"]
    assert table.problems == ()
    assert table.cells["city"].tolist() == ["Oslo", "Rome"]
    assert table.cells["note"].str.len().tolist() == [10_001, 1]


def test_a_table_within_a_cell_is_read_or_named_and_what_only_lays_out_a_cell_is_its_text() -> None:
    def row(*cells: str) -> str:
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

    inner = f"<table>{row('size', 'colour')}{row('1', 'red')}{row('2', 'blue')}</table>"
    laid_out = "<table><tr><td>Be</td></tr></table>"
    rows = [row(*HEADER), row("2024-05-16", laid_out, "A"), row("2024-05-17", "Oslo", f"B{inner}")]
    rows.append(row("x", "y", "z"))
    table = read_tables(Path("t.html"), f"<table>{''.join(rows)}</table>".encode())["reports"]
    assert table.cells["city"].tolist() == ["Be", "Oslo", "y"]
    assert any('"size, colour" (2 rows)' in one.advice for one in table.problems)
    page = f"<table><tr><td>menu</td><td><table>{''.join(rows)}</table></td></tr></table>"
    assert len(read_tables(Path("t.html"), page.encode())["reports"].cells) == 3
