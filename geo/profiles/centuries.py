"""The century of years of two figures, where rows write the same year in full in another column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pandas as pd

from ..dates import parse_date
from ..errors import DateError
from ..language import phrase, phrases
from .headers import claims, is_key
from .reading import Reading
from .yearless import YEAR

_SHORT: Final = re.compile(r".*[^\d\s:][\s]?'?(\d{2})\s*", re.DOTALL)
"""A date that ends in two figures: ``17-Oct-22``."""
_LONGEST: Final = 2_000
"""So much of a cell is looked at."""
_FEWEST: Final = 3
_MOST: Final = 0.8
"""Share of the rows with a year in full of which it must be that of the date."""


def settle_century(reading: Reading) -> None:
    """Take the years that other columns write in full: ``17-Oct-22`` beside ``October 2022``.

    Most rows with a year must have that of the date. Where these are all of one century it is that of the
    column; otherwise each of them has its own year, and the others none.
    """
    name = next((one for one in ("start", "date") if one in reading.ours), "")
    if not name or "century" in reading.ours:
        return
    cells = reading.ours[name].str.strip()
    short = cells[cells.map({text: _is_short(text) for text in cells.unique()}).astype("bool")]
    if short.empty or 2 * len(short) < cells.ne("").sum():
        return
    told = _told(reading, name, short)
    agreeing = {row: found for row, years in told.items() if (found := _agreeing(years, short[row]))}
    if len(agreeing) < _FEWEST or len(agreeing) < _MOST * len(told):
        return
    if len({year // 100 for found in agreeing.values() for year in found}) == 1:
        (year, *_) = next(iter(agreeing.values()))
        reading.ours["century"] = pd.Series(f"{year // 100}00", index=cells.index, dtype="str")
        reading.headers["century"] = reading.headers[name]
        _say(reading, name, short, year)
        return
    years = {row: str(*found) for row, found in agreeing.items() if len(found) == 1}
    if years:
        reading.ours["year"] = pd.Series(years, dtype="str").reindex(cells.index, fill_value="")
        reading.headers["year"] = reading.headers[name]
        _say(reading, name, short[list(years)], int(next(iter(years.values()))))


def _told(reading: Reading, name: str, short: pd.Series[str]) -> dict[int, set[int]]:
    """The years in full in other columns of these rows, where there are any."""
    cells = reading.cells
    written = [
        one for one in cells if not (_is_of_sources(str(one)) or cells[one].equals(reading.ours[name]))
    ]
    rows = reading.cells.loc[short.index, written].itertuples(index=False, name=None)
    told = zip(short.index, map(_years, rows), strict=True)
    return {row: years for row, years in told if years}


def _is_of_sources(header: str) -> bool:
    """Whether a column says where something is written, whose years are not those of visits: ``Archive``."""
    return is_key(header) or any(one.field in ("source", "url") for one in claims(header))


def _agreeing(years: set[int], text: str) -> set[int]:
    """The years that may be that of a date of two figures."""
    return {year for year in years if year % 100 == int(_figures(text))}


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


def _years(row: Iterable[str]) -> set[int]:
    """Years within texts; plain numbers may count anything."""
    return {int(year) for text in row if not text.isdecimal() for year in YEAR.findall(text[:_LONGEST])}


def _say(reading: Reading, name: str, short: pd.Series[str], year: int) -> None:
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
            year=f"{year // 100}{_figures(example)}",
        ),
        "year",
        rows=reading.rows[short.index].tolist(),
    )
