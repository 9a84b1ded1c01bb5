"""Dates of figures that can be read two ways, written in the one that was said: no later row changes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import pandas as pd

from ..dates import DateSpan, edtf, parse_date, parse_dates, rereadable
from ..errors import DateError
from .keeping import plain

DATED: Final = ("date", "start", "end")
"""The columns that hold dates."""


def as_read(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a row as they are typed, with dates that two days can be read from, such as 10/08/2023,
    as the day that the page says of them: ``2023-08-10``. Other dates stay as they are written."""
    return {name: _settled(text) if name in DATED else text for name, text in cells.items()}


def as_column(name: str, texts: Sequence[str]) -> list[str]:
    """The cells of a column that are pasted together, with dates that need their column to be read, in the
    order of day and month that it shows as a whole. What cannot be read so stays, to be found at its row;
    other columns stay as they are."""
    written = [plain(text) for text in texts]
    if name not in DATED or not any(written):
        return written
    column = pd.Series(written, dtype="str")
    read = parse_dates(column)
    faulty = {row for row, _ in read.faults}
    kept = rereadable(read.dates, column).tolist()
    return [
        text if at in faulty or not _of_figures(text) else new
        for at, (text, new) in enumerate(zip(written, kept, strict=True))
    ]


def month_first(text: str) -> str:
    """The day of a date that can only be read with the month first, in EDTF; empty for other texts."""
    day, month = _readings(text)
    return edtf(month) if month is not None and day is None else ""


def _settled(text: str) -> str:
    day, month = _readings(plain(text))
    return edtf(day) if day is not None and month is not None and day != month else text


def _of_figures(text: str) -> bool:
    """Whether the order of day and month decides what the text means."""
    day, month = _readings(text)
    return day != month


@lru_cache(maxsize=10_000)
def _readings(text: str) -> tuple[DateSpan | None, DateSpan | None]:
    """What the text is read as with the day first, and with the month first; None where it cannot be."""
    return _read(text, day_first=True), _read(text, day_first=False)


def _read(text: str, *, day_first: bool) -> DateSpan | None:
    try:
        return parse_date(text, day_first=day_first)
    except DateError:
        return None
