"""A table mended by hand: changes kept apart from the original, and the mended table as a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from ..profiles.reading import MENDED
from ..tables import HEADER_CELLS, TITLES_SEARCHED, RawTable
from .tables import table_csv, workbook_bytes

__all__ = ["MENDED", "UNCHANGED", "Changes", "changed", "mended", "mended_csv", "mended_xlsx"]


@dataclass(frozen=True)
class Changes:
    """What was changed in a table, rows by their numbers in the original; added ones follow the last."""

    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Row and header → the text that now stands there."""
    added: tuple[int, ...] = ()
    deleted: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many cells and rows are different."""
        cells = sum(row not in self.added for row, _ in self.cells)
        return cells + len(self.added) + len(self.deleted)


UNCHANGED: Final = Changes()


def changed(
    raw: RawTable,
    start: Changes,
    rows: Sequence[int],
    *,
    cells: Mapping[int, Mapping[str, str]],
    added: Sequence[Mapping[str, str]] = (),
    deleted: Collection[int] = (),
) -> Changes:
    """``start`` and what was done to a view of the table since.

    ``rows`` are the numbers of the rows in view, ``cells`` and ``deleted`` count by position in it;
    ``added`` are new rows, header → text. A cell changed back is unchanged.
    """
    gone = {rows[position] for position in deleted}
    first = max(int(raw.rows.max()), *start.added, 0) + 1
    new = range(first, first + len(added))
    now = dict(start.cells)
    for position, texts in cells.items():
        now |= {(rows[position], header): text for header, text in texts.items()}
    for row, texts in zip(new, added, strict=True):
        now |= {(row, header): text for header, text in texts.items()}
    own = pd.Series(raw.cells.index, index=raw.rows)
    kept = {
        (row, header): text
        for (row, header), text in now.items()
        if row not in gone and (row not in own.index or raw.cells.at[own[row], header] != text)
    }
    return Changes(
        kept,
        tuple(row for row in (*start.added, *new) if row not in gone),
        start.deleted | (gone - set(start.added)),
    )


def mended(raw: RawTable, changes: Changes, *, blanks: bool = False) -> RawTable:
    """The table with the changes; ``raw`` stays as it is.

    Rows keep their numbers. Those without any text are left out, as they are when a file is read,
    unless ``blanks``. What was noticed of a row when the file was read is gone once the row is
    changed: a mended table is written anew.
    """
    if changes == UNCHANGED:
        return raw
    numbers = [*raw.rows.tolist(), *changes.added]
    position = {row: place for place, row in enumerate(numbers)}
    cells = raw.cells.reindex(range(len(numbers)), fill_value="").astype("str")
    by_header: dict[str, dict[int, str]] = {}
    for (row, header), text in changes.cells.items():
        by_header.setdefault(header, {})[position[row]] = text
    for header, texts in by_header.items():
        column = cells[header].copy()
        column.iloc[list(texts)] = list(texts.values())
        cells[header] = column
    rows = pd.Series(numbers, dtype="int64")
    kept = ~rows.isin(list(changes.deleted))
    if not blanks:
        filled = pd.Series(False, index=cells.index)
        for header in cells.columns:
            filled |= cells[header].str.strip().ne("")
        kept &= filled
    touched = {row for row, _ in changes.cells} | changes.deleted
    return replace(
        raw,
        cells=cells[kept].reset_index(drop=True),
        rows=rows[kept].reset_index(drop=True),
        problems=tuple(one for one in raw.problems if one.row not in touched),
    )


def mended_csv(table: RawTable) -> bytes:
    """The table as a CSV file that ``read_tables`` reads back to the same cells; rows are counted anew."""
    return table_csv(table.cells, _titles(table))


def mended_xlsx(tables: Mapping[str, RawTable]) -> bytes:
    """All tables as sheets of a workbook under their names, ``reports`` first."""
    frames = {name: table.cells for name, table in tables.items()}
    return workbook_bytes(frames, _titles(tables["reports"]))


def _titles(table: RawTable) -> Sequence[str]:
    """Lines above the header, where a reader can tell them from it."""
    told = len(table.cells.columns) >= HEADER_CELLS
    return table.titles[: TITLES_SEARCHED - 1] if told else ()
