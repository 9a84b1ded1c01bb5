"""What a reader did to a table ↔ plain values that JSON can hold (docs/projects.md).

Whatever is read may come from another machine: each function that reads raises ``ValueError`` in words for
what is not of the shape, and makes nothing but the values that it says.
"""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from ..export import Changes
from ..profiles import Profile, profile_of, to_toml
from ..schema import Schema, conform, empty

MOST_CELLS: Final = 200_000
"""Cells of one state of a table that are read as changed; the page takes fewer."""
MOST_STEPS: Final = 1_000
MOST_IN_ALL: Final = 4_000_000
"""Cells of all states of a table together; each holds all that were changed before it."""
MOST_ROWS: Final = 100_000
_LARGEST: Final = 2**53
_SOUTH: Final = {"lat": 90.0, "lon": 180.0}


def changes_plain(changes: Changes) -> dict[str, Any]:
    """The changes of a table: ``cells`` as row, header, text; the rows ``added`` and ``deleted``."""
    return {
        "cells": [[row, header, text] for (row, header), text in changes.cells.items()],
        "added": list(changes.added),
        "deleted": sorted(changes.deleted),
    }


def changes_read(plain: Any) -> Changes:
    """``changes_plain`` back."""
    told = _mapping(plain, "changes")
    cells = _list(told.get("cells"), MOST_CELLS, "changed cells")
    return Changes(
        {(_row(row), _text(header)): _text(text) for row, header, text in map(_triple, cells)},
        tuple(_rows(told.get("added"))),
        frozenset(_rows(told.get("deleted"))),
    )


def step_plain(before: Changes, after: Changes) -> dict[str, Any]:
    """What one step of mending changed: cells ``set`` and ``unset``, rows ``added`` and ``deleted`` where
    they are others."""
    cells = [[*key, text] for key, text in after.cells.items() if before.cells.get(key) != text]
    gone = [list(key) for key in before.cells if key not in after.cells]
    found: dict[str, Any] = {}
    if cells:
        found["set"] = cells
    if gone:
        found["unset"] = gone
    if before.added != after.added:
        found["added"] = list(after.added)
    if before.deleted != after.deleted:
        found["deleted"] = sorted(after.deleted)
    return found


def step_read(before: Changes, plain: Any) -> Changes:
    """The changes after a step of ``step_plain``."""
    told = _mapping(plain, "a step")
    cells = dict(before.cells)
    for gone in _list(told.get("unset"), MOST_CELLS, "cells"):
        row, header = _list(gone, 2, "row and header", exactly=True)
        cells.pop((_row(row), _text(header)), None)
    for one in _list(told.get("set"), MOST_CELLS, "cells"):
        row, header, text = _triple(one)
        cells[_row(row), _text(header)] = _text(text)
    return Changes(
        cells,
        tuple(_rows(told["added"])) if "added" in told else before.added,
        frozenset(_rows(told["deleted"])) if "deleted" in told else before.deleted,
    )


def steps_read(plain: Any, most: int = MOST_IN_ALL) -> tuple[tuple[Changes, ...], int]:
    """All states of mending in their order, and which of them holds now; of very large ones those near it,
    with ``most`` cells together."""
    told = _mapping(plain, "mending")
    steps, now = _list(told.get("steps"), MOST_STEPS, "steps"), told.get("now")
    if type(now) is not int or not 0 <= now <= len(steps):
        raise ValueError("mending says no state of it that holds now")
    states = [changes_read(told.get("first"))]
    size = states[0].count
    for one in steps:
        after = step_read(states[-1], one)
        size += after.count
        if len(states) > now and size > most:
            break
        states.append(after)
        while size > most and now > 0 and len(states) > 1:  # the oldest first
            size -= states.pop(0).count
            now -= 1
    return tuple(states), now


def rows_plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table of ``schema``, nothing where it has no value; tuples as lists."""
    return [
        {
            str(name): list(value) if isinstance(value, tuple) else value
            for name, value in row.items()
            if isinstance(value, tuple) or not pd.isna(value)
        }
        for row in table.to_dict("records")
    ]


def rows_read(plain: Any, schema: Schema) -> pd.DataFrame:
    """``rows_plain`` back, as a table of this schema: of texts, numbers and tuples of texts."""
    found = _list(plain, MOST_ROWS, "rows")
    if not found:
        return empty(schema)
    columns: dict[str, list[Any]] = {one.name: [] for one in schema}
    for row in found:
        told = _mapping(row, "a row")
        for one in schema:
            columns[one.name].append(_cell(told.get(one.name), one.dtype, one.name))
    return conform(pd.DataFrame(columns), schema)


def _cell(value: Any, dtype: str, name: str) -> Any:
    if dtype == "Float64":
        if value is None:
            return pd.NA
        most = _SOUTH.get(name, float(_LARGEST))
        if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
            raise ValueError(f"{name} is no number that it can be")
        return float(value)
    if dtype == "object":
        return tuple(map(_text, _list(value, MOST_ROWS, name)))
    return "" if value is None else _text(value)


def profile_plain(profile: Profile | None) -> str | None:
    """A profile as the text of its file."""
    return None if profile is None else to_toml(profile)


def profile_read(plain: Any) -> Profile | None:
    """``profile_plain`` back. Raises ``TableError`` for a profile with faults."""
    return None if plain is None else profile_of("the project's profile", _text(plain))


def _mapping(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{what}: a table of values was expected")
    return value


def _list(value: Any, most: int, what: str, *, exactly: bool = False) -> list[Any]:
    if value is None and not exactly:
        return []
    if not isinstance(value, list) or len(value) > most or (exactly and len(value) != most):
        raise ValueError(f"{what}: a list of {'' if exactly else 'at most '}{most:,} was expected")
    return value


def _triple(value: Any) -> list[Any]:
    return _list(value, 3, "row, header and text", exactly=True)


def _row(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _LARGEST:
        raise ValueError(f"{str(value)[:40]!r} is no number of a row")
    return value


def _rows(value: Any) -> list[int]:
    return [_row(one) for one in _list(value, MOST_ROWS, "rows")]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{str(value)[:40]!r} is no text")
    return value
