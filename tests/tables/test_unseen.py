"""Rows that a workbook does not show are read, and said once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl

from geo.tables import read_tables


def test_hidden_rows_are_one_warning() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Leader", "Date", "City"],
        ["A", "2022-06-16", "Kyiv"],
        ["A", "2022-06-17", "Rome"],
        ["A", "2022-06-18", "Oslo"],
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    content = BytesIO()
    book.save(content)
    table = read_tables(Path("t.xlsx"), content.getvalue())["reports"]
    assert len(table.cells) == 3
    (warning,) = [one for one in table.problems if one.kind == "hidden"]
    assert (warning.severity, warning.rows) == ("warning", (3,))
