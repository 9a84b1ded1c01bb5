"""Mending: changes stay apart from the original, and a mended file says what the mended table says."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.export.mending import UNCHANGED, Changes, changed, mended, mended_csv, mended_xlsx
from geo.reports.loading import from_tables, load
from geo.tables.reading import RawTable, read_tables
from tests.work import calls

FAULTY = b"date,country,leaders\n31/02/2009,China,A (Russia)\n\n2024-05-16,Cuba,A (Russia)\n"


def table(content: bytes = FAULTY, name: str = "mine.csv") -> RawTable:
    return read_tables(Path(name), content)["reports"]


def as_rows(raw: RawTable) -> list[list[str]]:
    return [[str(number), *cells] for number, cells in zip(raw.rows, raw.cells.to_numpy(), strict=True)]


def test_a_changed_cell_is_changed_and_the_original_is_not() -> None:
    raw = table()
    changes = changed(raw, UNCHANGED, (2, 4), cells={0: {"date": "2009-02-28"}})
    assert as_rows(mended(raw, changes))[0] == ["2", "2009-02-28", "China", "A (Russia)"]
    assert as_rows(raw)[0] == ["2", "31/02/2009", "China", "A (Russia)"]
    assert changes.count == 1


def test_a_cell_changed_back_is_no_change() -> None:
    raw = table()
    once = changed(raw, UNCHANGED, (2, 4), cells={0: {"date": "2009-02-28"}})
    assert changed(raw, once, (2, 4), cells={0: {"date": "31/02/2009"}}) == UNCHANGED


def test_rows_keep_their_numbers_and_new_ones_follow_the_last() -> None:
    raw = table()
    row = {"date": "2024-06-01", "country": "Mali", "leaders": "A"}
    changes = changed(raw, UNCHANGED, (2, 4), cells={}, added=[row, {}], deleted=[0])
    assert [one[0] for one in as_rows(mended(raw, changes))] == ["4", "5"]
    assert [one[0] for one in as_rows(mended(raw, changes, blanks=True))] == ["4", "5", "6"]
    assert changes.count == 3


def test_a_new_row_is_changed_and_deleted_like_any_other() -> None:
    raw = table()
    start = changed(raw, UNCHANGED, (2, 4), cells={}, added=[{"country": "Mali"}, {"country": "Chad"}])
    again = changed(raw, start, (2, 4, 5, 6), cells={3: {"country": "Niger"}}, deleted=[2])
    assert again == Changes({(6, "country"): "Niger"}, (6,), frozenset())


def test_a_view_of_some_rows_changes_those_rows() -> None:
    raw = table()
    changes = changed(raw, UNCHANGED, (4,), cells={0: {"country": "Haiti"}})
    assert [one[2] for one in as_rows(mended(raw, changes))] == ["China", "Haiti"]


def test_what_was_noticed_of_a_row_is_gone_once_it_is_changed() -> None:
    raw = table(b"date,country,leaders\n2024-05-16,Cuba\n2024-05-17,Mali\n")
    assert [one.row for one in raw.problems] == [2, 3]
    changes = changed(raw, UNCHANGED, (2, 3), cells={0: {"leaders": "A"}})
    assert [one.row for one in mended(raw, changes).problems] == [3]


def test_the_findings_of_a_mended_table_are_those_of_its_file() -> None:
    raw = table()
    assert any(one.row == 2 for one in from_tables("mine", {"reports": raw}).problems)
    now = mended(raw, changed(raw, UNCHANGED, (2, 4), cells={0: {"date": "28/02/2009"}}))
    assert not any(one.severity == "error" for one in from_tables("mine", {"reports": now}).problems)
    again = load(Path("mine-mended.csv"), mended_csv(now))
    assert again.reports["date_text"].tolist() == ["28/02/2009", "2024-05-16"]


SAMPLES = {
    "titles.csv": b"Visits of 2021\nDate,Country,Who\nMay 3,China,A\n\nMay 5,Cuba,A\n",
    "semicolons.csv": b'date;country;leaders;note\n2024-05-16;Cuba;"A; B";=1+1\n2024-05-17;Mali;A;-2\n',
    "lines.csv": b'date,country,leaders,note\n2024-05-16,Cuba,A,"one\ntwo, ""three"""\n',
    "guards.csv": b"date,country,leaders,note\n2024-05-16,Cuba,A,'=1\n2024-05-17,Mali,A,'quoted'\n",
}


@pytest.mark.parametrize("name", list(SAMPLES))
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_mended_file_is_read_back_to_the_same_cells_and_titles(name: str, form: str) -> None:
    raw = table(SAMPLES[name], name)
    content = mended_csv(raw) if form == "csv" else mended_xlsx({"reports": raw})
    again = read_tables(Path(f"again.{form}"), content)["reports"]
    pd.testing.assert_frame_equal(again.cells, raw.cells)
    assert again.titles == raw.titles


def test_the_workbook_holds_the_other_tables_too(seed_folder: Path) -> None:
    tables = read_tables(seed_folder)
    again = read_tables(Path("again.xlsx"), mended_xlsx(tables))
    assert again.keys() == tables.keys()
    for name, one in tables.items():
        pd.testing.assert_frame_equal(again[name].cells, one.cells)


def test_a_mended_copy_is_of_whom_the_original_was() -> None:
    content = b"Datum,Land\n2024-05-16,Cuba\n2024-05-17,Mali\n"
    names = [
        load(Path(f"Olof Palme{mark}.csv"), content).reports["leaders"].tolist() for mark in ("", "-mended")
    ]
    assert names[0] == names[1] == [("Olof Palme",)] * 2


def test_the_work_of_mending_is_in_step_with_the_rows() -> None:
    def work(rows: int) -> int:
        raw = table(FAULTY + b"2024-05-16,Cuba,A (Russia)\n" * rows)

        def mend() -> None:
            changes = changed(raw, UNCHANGED, tuple(raw.rows), cells={7: {"country": "Mali"}}, deleted=[9])
            assert len(mended(raw, changes).rows) == len(raw.rows) - 1

        return calls(mend)

    assert work(20_000) < 20 * work(1_000)
