"""Text that is struck through is taken back: it is left out, and said to be, with its rows."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from geo.tables.alike import STRUCK
from geo.tables.reading import RawTable, read_tables

HEAD = "<table><tr><th>date<th>city<th>leaders</tr>"
END = "<tr><td>2024-06-01<td>Oslo<td>Olof Palme</tr></table>"


MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def page(rows: str) -> RawTable:
    table = read_tables(Path("t.html"), f"{HEAD}{rows}{END}".encode())["reports"]
    assert not any(table.cells[name].str.contains(STRUCK).any() for name in table.cells)
    return table


@pytest.mark.parametrize(
    "city",
    [
        "<s>Berlin</s> Rome",
        "<del>Berlin</del> Rome",
        "<strike>Berlin</strike>Rome",
        "Rome <s>(was Berlin)",
        "<span style='text-decoration: line-through'>Ber<span>l</span>in</span> Rome",
        "<s><b>Berlin</b><br>Bonn</s> Rome",
    ],
)
def test_of_a_cell_what_is_not_struck_is_read(city: str) -> None:
    table = page(f"<tr><td>2024-05-16<td>{city}</td><td>Xi Jinping</tr>")
    assert table.cells["city"].tolist() == ["Rome", "Oslo"]
    struck = [one for one in table.problems if "struck through" in one.found]
    assert [one.rows for one in struck] == [(2,)]


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td><s>2024-05-16</s><td><s>Berlin</s><td><s>Xi Jinping</s></tr>",
        "<tr style='text-decoration:line-through'><td>2024-05-16<td>Berlin<td>Xi Jinping</tr>",
        "<del><tr><td>2024-05-16</td><td>Berlin</td><td>Xi Jinping</td></tr></del>",
    ],
)
def test_a_row_that_is_struck_as_a_whole_is_left_out_with_a_finding(row: str) -> None:
    table = page(row)
    assert table.cells["city"].tolist() == ["Oslo"]
    assert [one.rows for one in table.problems if "struck through" in one.found] == [(2,)]


def test_a_line_that_is_never_ended_ends_with_its_cell() -> None:
    table = page("<tr><td>2024-05-16<td><s>Berlin<td>Xi Jinping</tr>")
    assert table.cells["leaders"].tolist() == ["Xi Jinping", "Olof Palme"]
    assert table.cells["city"].tolist() == ["", "Oslo"]


def test_markdown_is_read_so_too() -> None:
    text = "|date|city|leaders|\n|---|---|---|\n"
    text += "|2024-05-16|~~Berlin~~ Rome|A|\n|~~2024-06-01~~|~~Oslo~~|~~A~~|\n"
    table = read_tables(Path("t.md"), text.encode())["reports"]
    assert table.cells["city"].tolist() == ["Rome"]
    assert [one.rows for one in table.problems if "struck through" in one.found] == [(2, 3)]


def workbook(struck: list[str]) -> RawTable:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["date", "city", "leaders"], ["2024-05-16", "Berlin", "A"], ["2024-06-01", "Oslo", "B"]):
        sheet.append(row)
    for name in struck:
        sheet[name].font = Font(strike=True)
    content = BytesIO()
    book.save(content)
    return read_tables(Path("t.xlsx"), content.getvalue())["reports"]


@pytest.mark.parametrize(
    ("struck", "cities", "rows"),
    [
        (["B2"], ["", "Oslo"], (2,)),
        (["A2", "B2", "C2"], ["Oslo"], (2,)),
        (["A3", "B3", "C3"], ["Berlin"], (3,)),
        (["D2"], ["Berlin", "Oslo"], ()),
    ],
)
def test_a_workbook_is_read_so_too(struck: list[str], cities: list[str], rows: tuple[int, ...]) -> None:
    table = workbook(struck)
    assert table.cells["city"].tolist() == cities
    found = [one for one in table.problems if "struck through" in one.found]
    assert [one.rows for one in found] == ([rows] if rows else [])


def written(city: list[tuple[str, bool | None]], *, shared: bool = True, strike: bool = False) -> RawTable:
    """A workbook of which one cell has these runs, each struck or not, None: in the font of the cell; as
    openpyxl writes them, in the cell, or as Excel does, ``shared`` with all texts."""
    runs = [text if on is None else TextBlock(InlineFont(b=True, strike=on), text) for text, on in city]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["date", "city", "leaders"], ["2024-05-16", "", "A"], ["2024-06-01", "Oslo", "B"]):
        sheet.append(row)
    sheet["B2"].value = CellRichText(*runs)
    if strike:
        sheet["B2"].font = Font(strike=True)
    content = BytesIO()
    book.save(content)
    file = as_excel_writes(content.getvalue()) if shared else content.getvalue()
    return read_tables(Path("t.xlsx"), file)["reports"]


def as_excel_writes(content: bytes) -> bytes:
    """The workbook with the texts of its cells in a file of their own."""
    with ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    texts: list[bytes] = []

    def shared(cell: re.Match[bytes]) -> bytes:
        texts.append(b"<si>" + cell[2] + b"</si>")
        return b't="s"' + cell[1] + b"><v>%d</v>" % (len(texts) - 1)

    sheet, kinds = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
    files[sheet] = re.sub(rb't="inlineStr"([^>]*)><is>(.*?)</is>', shared, files[sheet])
    files["xl/sharedStrings.xml"] = b'<sst xmlns="%s">%s</sst>' % (MAIN, b"".join(texts))
    kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % SHARED
    files[kinds] = files[kinds].replace(b"</Types>", kind)
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    assert len(texts) == 9
    return made.getvalue()


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize(
    ("runs", "city", "rows"),
    [
        ([("Berlin", True), (" Rome", None)], "Rome", (2,)),
        ([("Rome ", None), ("(was Berlin)", True)], "Rome", (2,)),
        ([("Ro", False), ("xx", True), ("me", None)], "Rome", (2,)),
        ([("Berlin", True), (" ", None), ("Bonn", True)], "", (2,)),
        ([("Ro", False), ("me", None)], "Rome", ()),
        ([("Ro", False), (" ", True), ("me", None)], "Ro me", ()),
    ],
)
def test_of_a_cell_in_several_fonts_what_is_struck_is_left_out(
    runs: list[tuple[str, bool | None]], city: str, rows: tuple[int, ...], shared: bool
) -> None:
    table = written(runs, shared=shared)
    assert table.cells["city"].tolist() == [city, "Oslo"]
    found = [one for one in table.problems if "struck through" in one.found]
    assert [one.rows for one in found] == ([rows] if rows else [])


def test_a_part_in_a_font_of_its_own_holds_in_a_cell_that_is_struck() -> None:
    table = written([("Berlin ", None), ("Rome", False), ("Bonn", True)], strike=True)
    assert table.cells["city"].tolist() == ["Rome", "Oslo"]
