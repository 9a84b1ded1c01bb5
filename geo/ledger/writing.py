"""A ledger → the table that everything else reads, and the findings about it → its rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import pandas as pd

from ..errors import Problem
from ..language import N_, _, rephrased
from ..tables import RawTable, whole_text
from .dating import DATED, month_first
from .keeping import Ledger, Row
from .wording import label

UNDATED: Final = N_("No date yet: listed, and not drawn on the map until it has one.")
UNPLACED: Final = N_("No place yet: listed, and not drawn on the map until it has one.")
_PLACES: Final = ("venue", "city", "country", "lat")
NAME: Final = "new-table"
"""What the table is called, without an ending."""


class Fault(NamedTuple):
    """A finding at its row: what was there, what is allowed, what to do."""

    column: str
    severity: str
    words: str


def as_table(ledger: Ledger, file: str = f"{NAME}.csv") -> RawTable:
    """The rows with text in them as the raw table of reports."""
    columns = list(ledger.written)
    kept = [row for row in ledger.rows if row.cells]
    cells = {name: [whole_text(row.cells.get(name, "")) for row in kept] for name in columns}
    return RawTable(
        file,
        pd.DataFrame(cells, columns=columns, dtype="str"),
        pd.Series(range(2, len(kept) + 2), dtype="int64"),
        (),
    )


def faults_of(ledger: Ledger, problems: Iterable[Problem]) -> dict[int, list[Fault]]:
    """The id of a row → what was found wrong with it, errors first; of the notes only what keeps a
    meeting from the map, the others are left to the other pages."""
    found: dict[int, list[Fault]] = {}
    ids = {number: row.id for number, row in zip(ledger.numbers, ledger.rows, strict=True) if row.cells}
    written = ledger.written
    for one in sorted(problems, key=lambda problem: problem.severity):
        undated = one.kind == "undated"
        if one.severity == "note" and not undated:
            continue
        column = one.column if one.column in written else ""
        fault = Fault(column or "", one.severity, _words(one, column or ""))
        if undated:
            fault = Fault("date", "note", _(UNDATED))
        for number in one.rows or (one.row,):
            if number in ids:
                found.setdefault(ids[number], []).append(fault)
    for row in ledger.rows:
        said = {fault.column for fault in found.get(row.id, ())}
        more = [fault for fault in _month_first(row) if fault.column not in said]
        if row.cells.get("leaders") and not any(row.cells.get(name) for name in _PLACES):
            more.append(Fault("venue", "note", _(UNPLACED)))
        if more:
            found.setdefault(row.id, []).extend(more)
    return found


def _month_first(row: Row) -> list[Fault]:
    """Where a date has the month first, which is not how dates of figures are read that are typed here."""
    return [
        Fault(
            name,
            "warning",
            _(
                "{column}: “{text}”. It has the month first; dates of figures that are typed here are read "
                "with the day first. Write {day}, and look at the other rows once more.",
                column=label(name),
                text=row.cells[name],
                day=day,
            ),
        )
        for name in DATED
        if name in row.cells and (day := month_first(row.cells[name]))
    ]


def _words(problem: Problem, column: str) -> str:
    what = f"“{rephrased(problem.found)}”" if problem.found else ""
    said = "; ".join(rephrased(part) for part in (problem.allowed, problem.advice) if part)
    words = ": ".join(part for part in (label(column) if column else "", what) if part)
    return f"{words}. {said[:1].upper()}{said[1:]}." if words else f"{said[:1].upper()}{said[1:]}."
