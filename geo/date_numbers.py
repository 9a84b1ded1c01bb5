"""Dates written in figures alone: 16/05/2024, 20240516, a spreadsheet's 45428.

Every pattern is anchored and free of nested repetition, so a hostile text costs
no more than its length. Only the figures 0 to 9 count.
"""

from __future__ import annotations

import re
from typing import Final

from geo.days import Point, civil, day_number
from geo.errors import DateError

# A time of day after a date, with or without zone. It is dropped: the day stays the one written.
CLOCK: Final = (
    r"(?:t|,? (?:at )?)(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?"
    r"(?: ?[ap]m)?(?: ?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}))?"
)

_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_MONTH_YEAR: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_TWO_FIGURE_YEAR: Final = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{1,2}")
_PLAIN: Final = re.compile(r"([0-9]{3,8})(?:\.0+)?")
# Part of a longer run of figures, such as an ISO date, is no slash date.
_SLASHED: Final = re.compile(r"(?<![0-9])(?<![0-9][-/])([0-9]{1,2})([-/])([0-9]{1,2})\2[0-9]{4}(?![0-9])")

# Day 0 of the 1900 date system as every spreadsheet counts after its false 29 February
# 1900 (ECMA-376 part 1, 18.17.4.1): serial 45428 is 2024-05-16.
_EXCEL_ZERO: Final = day_number(1899, 12, 30)
_EXCEL_FIRST: Final = day_number(1930, 1, 1) - _EXCEL_ZERO
_EXCEL_LAST: Final = day_number(2100, 12, 31) - _EXCEL_ZERO


def two_figure_year(year: str) -> DateError:
    """The refusal of a year of two figures."""
    advice = f'"{year}" does not say the century; write all four figures, as in 16/05/2024'
    return DateError("", "a year of four figures", advice)


def read_number(text: str) -> Point | None:
    """A year, ``YYYYMMDD`` or a spreadsheet's day number (1900 system), of figures only.

    Three or four figures are a year, five a spreadsheet's day from 1930 to 2100,
    eight a date; ``.0``, as number columns write it, is dropped. None for other texts.
    """
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    figures = match[1]
    if len(figures) <= 4:
        return Point(year=int(figures))
    if len(figures) == 5:
        return Point(*civil(_EXCEL_ZERO + _excel_serial(figures)))
    if len(figures) == 8:
        return Point(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    return None


def is_excel_day(text: str) -> bool:
    """Whether the text is read as a spreadsheet's day number."""
    match = _PLAIN.fullmatch(text)
    return match is not None and len(match[1]) == 5


def _excel_serial(figures: str) -> int:
    serial = int(figures)
    if not _EXCEL_FIRST <= serial <= _EXCEL_LAST:
        advice = "as a spreadsheet's day number it lies outside 1930 to 2100; write the date as 2024-05-16"
        raise DateError("", f"a spreadsheet's day from {_EXCEL_FIRST} to {_EXCEL_LAST}", advice)
    return serial


def read_figures(text: str, *, day_first: bool) -> Point | None:
    """A date with separators: 2024/05/16, 2024-05, 16.05.2024, 16/05/2024, 05/2024.

    ``day_first`` settles slashes and hyphens; with points the day always comes first.
    None for other texts. Raises ``DateError`` for years of two figures and for
    months that exist only in the other order.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        return Point(int(match[1]), int(match[3]), int(match[4]) if match[4] else None)
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if day_first or match[2] == ".":
            return _ordered(year, second, first, "day", "month")
        return _ordered(year, first, second, "month", "day")
    if match := _MONTH_YEAR.fullmatch(text):
        return Point(int(match[2]), int(match[1]))
    if _TWO_FIGURE_YEAR.fullmatch(text):
        raise two_figure_year(re.split("[-/.]", text)[-1])
    return None


def _ordered(year: int, month: int, day: int, leading: str, other: str) -> Point:
    if month > 12 >= day:
        advice = f"read with the {leading} first there is no month {month}"
        meant = f"{year:04d}-{day:02d}-{month:02d}"
        raise DateError("", "a month from 1 to 12", f"{advice}; if the {other} comes first, write {meant}")
    return Point(year, month, day)


def slash_order(text: str) -> set[str]:
    """What the slash dates in a text say about their order.

    ``day`` or ``month`` for one that only makes sense with that part first,
    ``either`` for one that reads both ways to different days.

    >>> sorted(slash_order("16/05/2024"))
    ['day']
    """
    found = set()
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[3])
        if 12 < first <= 31 and second <= 12:
            found.add("day")
        elif 12 < second <= 31 and first <= 12:
            found.add("month")
        elif first != second and max(first, second) <= 12:
            found.add("either")
    return found
