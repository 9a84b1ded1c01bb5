"""What stands in the ledger, and every step that led there: each one can be taken back and made again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import Any, Final

from ..errors import SummitAtlasError
from ..language import _, ngettext, number_words
from ..tables import MAX_LENGTH, REPORT_COLUMNS
from .wording import step_kept, step_words

FIRST: Final[tuple[str, ...]] = ("leaders", "venue", "country", "date")
"""The columns of a new table: who met, where, when."""
MOST_ROWS: Final = 5_000
MOST_STEPS: Final = 300
"""Steps that can be taken back; the oldest are forgotten."""
MOST_CHARACTERS: Final = 4_000_000
"""In all rows. The steps keep twice as many: each has the rows that it changed, before and after."""
LONGEST_CELL: Final = MAX_LENGTH
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class NotWrittenError(SummitAtlasError):
    """A step that cannot be made, and why, in words for the person."""


@dataclass(frozen=True)
class Row:
    """One row. ``cells``: column of ``REPORT_COLUMNS`` → text, none of it blank."""

    id: int
    """What tells it from all other rows of the ledger, those that were removed too."""
    cells: Mapping[str, str] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    """The cells that the choice of a place has filled, and that go when another place is written."""

    @cached_property
    def size(self) -> int:
        """Its characters, and a few for each cell."""
        return sum(20 + len(text) for text in self.cells.values())

    def with_cells(self, cells: Mapping[str, str]) -> Row:
        """The row with these contents of some cells; another place takes what was filled for the last one.

        Raises ``NotWrittenError`` where a text is longer than ``LONGEST_CELL``.
        """
        new = {name: plain(text) for name, text in cells.items()}
        long = next((name for name, text in new.items() if len(text) > LONGEST_CELL), None)
        if long is not None:
            raise NotWrittenError(
                ngettext(
                    "{count} character is too many for one cell; at most {most} are read",
                    "{count} characters are too many for one cell; at most {most} are read",
                    len(new[long]),
                    most=number_words(LONGEST_CELL),
                )
            )
        moved = any(new.get(name, self.cells.get(name, "")) != self.cells.get(name, "") for name in PLACED)
        gone = {name: "" for name in self.filled if moved and name not in new}
        whole = {**self.cells, **gone, **new}
        kept = tuple(name for name in self.filled if name not in gone and name not in new)
        return Row(self.id, {name: text for name, text in whole.items() if text}, kept)


PLACED: Final = ("venue", "city")
"""The columns whose words say where; the other cells of a place hang on them."""


@dataclass(frozen=True)
class Splice:
    """Rows taken out at a position, counted from 0, and others put there."""

    at: int
    out: tuple[Row, ...]
    put: tuple[Row, ...]

    def applied(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows after it."""
        return (*rows[: self.at], *self.put, *rows[self.at + len(self.out) :])

    def back(self) -> Splice:
        """What takes it back."""
        return Splice(self.at, self.put, self.out)


@dataclass(frozen=True)
class Step:
    """One change of a person, its splices made in their order; what it was, by a kind of ``wording``."""

    kind: str
    splices: tuple[Splice, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    """What its words name: rows, columns, people."""

    @property
    def words(self) -> str:
        """What it was, in the language that is spoken."""
        return step_words(self.kind, self.values)

    def applied(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows after it."""
        for splice in self.splices:
            rows = splice.applied(rows)
        return rows

    def back(self) -> Step:
        """What takes it back."""
        return Step(self.kind, tuple(splice.back() for splice in reversed(self.splices)), self.values)

    @property
    def size(self) -> int:
        """How many characters it keeps."""
        return sum(row.size for splice in self.splices for row in (*splice.out, *splice.put))


@dataclass(frozen=True)
class Ledger:
    """A table that a person writes, row by row. Rows stand as they were written, blank ones too."""

    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = FIRST
    """The columns that are shown, in the order of ``REPORT_COLUMNS`` behind ``FIRST``."""
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    next: int = 1
    """The id of the next new row; none is given twice."""

    def after(self, step: Step) -> Ledger:
        """The ledger after one more step; itself where the step changes nothing. What was taken back
        before cannot be made again then. Raises ``NotWrittenError`` where there are too many rows."""
        rows = step.applied(self.rows)
        if rows == self.rows:
            return self
        if len(rows) > MOST_ROWS:
            raise NotWrittenError(
                ngettext(
                    "this would be {count} row; at most {most} can be written here. Save the table, and go "
                    "on in a spreadsheet program",
                    "these would be {count} rows; at most {most} can be written here. Save the table, and go "
                    "on in a spreadsheet program",
                    len(rows),
                    most=number_words(MOST_ROWS),
                )
            )
        if sum(row.size for row in rows) > MOST_CHARACTERS:
            raise NotWrittenError(
                ngettext(
                    "this is more than the {count} character that can be written here. Save the table, and "
                    "go on in a spreadsheet program",
                    "these are more than the {count} characters that can be written here. Save the table, "
                    "and go on in a spreadsheet program",
                    MOST_CHARACTERS,
                )
            )
        highest = max((row.id for row in rows), default=0)
        past = _kept((*self.past, step))
        return replace(self, rows=rows, past=past, future=(), next=max(self.next, highest + 1))

    def before(self) -> Ledger:
        """The ledger without its last step; itself where there is none."""
        if not self.past:
            return self
        *past, last = self.past
        rows = last.back().applied(self.rows)
        return replace(self, rows=rows, past=tuple(past), future=(last, *self.future))

    def again(self) -> Ledger:
        """The ledger with the step that was taken back last; itself where there is none."""
        if not self.future:
            return self
        last, *future = self.future
        return replace(self, rows=last.applied(self.rows), past=(*self.past, last), future=tuple(future))

    def place_of(self, number: int) -> int:
        """The position of the row of an id; raises ``NotWrittenError`` where there is none."""
        for at, row in enumerate(self.rows):
            if row.id == number:
                return at
        raise NotWrittenError(_("this row is not in the table any more"))

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The number of every row in the table as a spreadsheet counts it: the header is row 1, and rows
        without text are in no file; they have the number of the next one."""
        return tuple(accumulate((bool(row.cells) for row in self.rows), initial=2))[: len(self.rows)]

    def showing(self, columns: tuple[str, ...]) -> Ledger:
        """The ledger with these columns shown beside the first ones; no step, for nothing is written."""
        wanted = {*FIRST, *columns}
        order = (*FIRST, *(name for name in REPORT_COLUMNS if name not in FIRST))
        return replace(self, columns=tuple(name for name in order if name in wanted))

    @property
    def written(self) -> tuple[str, ...]:
        """The columns of the table: those shown, and any that has text."""
        used = {name for row in self.rows for name in row.cells}
        return self.showing((*self.columns, *used)).columns


def plain(text: str) -> str:
    """What is kept of a cell as it was typed: Unicode NFC, one line, nothing that cannot be written."""
    return " ".join(_UNWRITABLE.sub(" ", unicodedata.normalize("NFC", text)).split())


def state(ledger: Ledger) -> dict[str, Any]:
    """The ledger as plain values that JSON can hold; ``resume`` reads them."""
    return {
        "rows": [_row_state(row) for row in ledger.rows],
        "columns": list(ledger.columns),
        "past": [_step_state(step) for step in ledger.past],
        "future": [_step_state(step) for step in ledger.future],
        "next": ledger.next,
    }


def resume(values: Mapping[str, Any]) -> Ledger:
    """The ledger of ``state``. Raises ``NotWrittenError`` where the values are those of none."""
    try:
        ledger = Ledger(
            tuple(map(_row, values["rows"])),
            past=tuple(map(_step, values["past"])),
            future=tuple(map(_step, values["future"])),
            next=int(values["next"]),
        )
        ids = [row.id for row in ledger.rows]
        if len(set(ids)) < len(ids) or len(ids) > MOST_ROWS:
            raise ValueError("rows")
        return ledger.showing(tuple(map(str, values["columns"])))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotWrittenError(_("what was kept of this table cannot be read")) from error


def _kept(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The newest steps, as many as may be kept; the last one always."""
    room = 2 * MOST_CHARACTERS
    kept: list[Step] = []
    for step in reversed(steps[-MOST_STEPS:]):
        room -= step.size
        if kept and room < 0:
            break
        kept.append(step)
    return tuple(reversed(kept))


def _row_state(row: Row) -> dict[str, Any]:
    return {"id": row.id, "cells": dict(row.cells), "filled": list(row.filled)}


def _row(values: Mapping[str, Any]) -> Row:
    cells = {
        str(name): str(text) for name, text in values["cells"].items() if name in REPORT_COLUMNS and text
    }
    return Row(int(values["id"]), cells, tuple(name for name in values["filled"] if name in cells))


def _step_state(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "values": dict(step.values),
        "splices": [
            {
                "at": one.at,
                "out": [_row_state(row) for row in one.out],
                "put": [_row_state(row) for row in one.put],
            }
            for one in step.splices
        ],
    }


def _step(values: Mapping[str, Any]) -> Step:
    splices = tuple(
        Splice(int(one["at"]), tuple(map(_row, one["out"])), tuple(map(_row, one["put"])))
        for one in values["splices"]
    )
    kind, told = step_kept(values)
    return Step(kind, splices, told)
