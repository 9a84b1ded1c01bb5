"""The century of years of two figures, where rows write the same year in full in another column."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import pandas as pd

from ..dates import parse_date
from ..errors import DateError
from ..language import phrase, phrases
from .reading import Reading
from .yearless import YEAR

_SHORT: Final = re.compile(r".*[^\d\s:][\s]?'?(\d{2})\s*", re.DOTALL)
"""A date that ends in two figures: ``17-Oct-22``."""
_ROWS: Final = 2_000
"""Rows that are looked at."""
_LONGEST: Final = 2_000
"""So much of a cell is looked at."""
_FEWEST: Final = 3
_MOST: Final = 0.8
"""Share of the rows with a year in full of which it must be that of the date."""


def settle_century(reading: Reading) -> None:
    """Take the century that other columns tell in most rows: ``17-Oct-22`` beside ``October 2022``."""
    name = next((one for one in ("start", "date") if one in reading.ours), "")
    if not name or "century" in reading.ours:
        return
    cells = reading.ours[name].str.strip()
    short = cells[cells.map({text: _is_short(text) for text in cells.unique()}).astype("bool")]
    if short.empty or 2 * len(short) < cells.ne("").sum():
        return
    written = [one for one in reading.cells.columns if not reading.cells[one].equals(reading.ours[name])]
    shown = short.iloc[:: 1 + len(short) // _ROWS]
    told = {row: _years(reading.cells.loc[row, written]) for row in shown.index}
    told = {row: years for row, years in told.items() if years}
    centuries = Counter(
        century
        for row, years in told.items()
        for century in {year // 100 for year in years if year % 100 == int(_figures(short[row]))}
    )
    century, rows = max(centuries.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    if rows >= _FEWEST and rows >= _MOST * len(told):
        reading.ours["century"] = pd.Series(f"{century}00", index=cells.index, dtype="str")
        reading.headers["century"] = reading.headers[name]
        _say(reading, name, short, century)


def _is_short(text: str) -> bool:
    """Whether nothing but the century is missing from a date: ``17-Oct-22``, and no ``May 22``."""
    if _SHORT.fullmatch(text) is None:
        return False
    try:
        parse_date(text)
    except DateError as fault:
        return fault.kind == "two figures"
    return False


def _figures(text: str) -> str:
    match = _SHORT.fullmatch(text)
    return match[1] if match else ""


def _years(row: pd.Series[str]) -> set[int]:
    """Years within texts; plain numbers may count anything."""
    return {int(year) for text in row if not text.isdecimal() for year in YEAR.findall(text[:_LONGEST])}


def _say(reading: Reading, name: str, short: pd.Series[str], century: int) -> None:
    example = short.iloc[0]
    reading.say(
        phrases(
            "{count} cell such as {text}",
            "{count} cells such as {text}",
            len(short),
            text=example,
        ),
        reading.headers[name],
        "",
        phrase(
            "the years of two figures are such as {year}: other columns have the same years in full",
            year=f"{century}{_figures(example)}",
        ),
        "year",
        rows=reading.rows[short.index].tolist(),
    )
