"""Dates of figures that can be read two ways, written in the one that was said: no later row changes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import pandas as pd

from ..dates import DateSpan, Style, edtf, parse_date, parse_dates, rereadable
from ..errors import DateError
from .keeping import Ledger, plain

DATED: Final = ("date", "start", "end")
"""The columns that hold dates."""
Years = tuple[int, int] | None
"""First and last of at most a hundred years."""


def as_read(cells: Mapping[str, str], others: Iterable[str] = ()) -> dict[str, str]:
    """The cells of a row as they are typed, with dates that two days can be read from, such as 10/08/2023,
    as the day that the page says of them: ``2023-08-10``. So are years of two figures whose century the
    ``others``, the dates of the table, show. Other dates stay as they are written."""
    return {name: _settled(text, others) if name in DATED else text for name, text in cells.items()}


def dates_of(ledger: Ledger) -> set[str]:
    """The different dates that stand in a ledger."""
    return {row.cells[name] for row in ledger.rows for name in DATED if name in row.cells}


def read_beside(text: str, others: Iterable[str]) -> tuple[DateSpan | None, DateSpan | None]:
    """What a date is read as that is typed beside others, and what else it may mean: with the month first.

    Each is None where there is no such reading. Raises ``DateError`` for what cannot be read either way.
    """
    day, month = _readings(plain(text), _years(text, others))
    if day is None:
        return parse_date(text), None
    return day, month if month is not None and month != day else None


class Pasted(NamedTuple):
    """The cells of a column that are pasted together, and one of them that could have been read otherwise."""

    texts: list[str]
    text: str = ""
    """The first that two days can be read from; empty where there is none."""
    read: str = ""
    """What it was read as, in EDTF, and the other day."""
    other: str = ""
    shown: bool = False
    """Whether the column shows which is meant."""


def as_column(name: str, texts: Sequence[str]) -> Pasted:
    """The cells of a column that are pasted together, with dates that need their column to be read, in the
    order of day and month that it shows as a whole. What cannot be read so stays, to be found at its row;
    other columns stay as they are."""
    written = [plain(text) for text in texts]
    if name not in DATED or not any(written):
        return Pasted(written)
    column = pd.Series(written, dtype="str")
    read = parse_dates(column)
    faulty = {row for row, _ in read.faults}
    kept = rereadable(read.dates, column).tolist()
    years = read.style.window
    made = [
        text if at in faulty or not _of_figures(text, years) else new
        for at, (text, new) in enumerate(zip(written, kept, strict=True))
    ]
    for text, new in zip(written, made, strict=True):
        days = [edtf(one) for one in _readings(text, years) if one is not None]
        if len(set(days)) == 2 and new in days:
            return Pasted(made, text, new, days[days[0] == new], not read.undecided)
    return Pasted(made)


def month_first(text: str) -> str:
    """The day of a date that can only be read with the month first, in EDTF; empty for other texts."""
    day, month = _readings(text)
    return edtf(month) if month is not None and day is None else ""


def _settled(text: str, others: Iterable[str]) -> str:
    years = _years(text, others)
    day, month = _readings(plain(text), years)
    if day is None:
        return text
    short = years is not None and _readings(plain(text)) == (None, None)
    return edtf(day) if short or (month is not None and day != month) else text


def _of_figures(text: str, years: Years) -> bool:
    """Whether the order of day and month, or the other dates of the column, decide what the text means."""
    day, month = _readings(text, years)
    return day != month or (day is not None and _readings(text) == (None, None))


def _years(text: str, others: Iterable[str]) -> Years:
    """The years among which a year of two figures lies that is typed beside these dates; None where they show
    no century, or the text needs none."""
    if not plain(text) or _readings(plain(text)) != (None, None):
        return None
    return parse_dates(pd.Series([plain(text), *sorted(others)], dtype="str")).style.window


@lru_cache(maxsize=10_000)
def _readings(text: str, years: Years = None) -> tuple[DateSpan | None, DateSpan | None]:
    """What the text is read as with the day first, and with the month first; None where it cannot be."""
    return _read(text, Style(window=years)), _read(text, Style(day_first=False, window=years))


def _read(text: str, style: Style) -> DateSpan | None:
    try:
        return parse_date(text, style=style)
    except DateError:
        return None
