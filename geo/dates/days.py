"""Days and spans of days.

The calendar is the proleptic Gregorian one, years 10000 BC to AD 9999, as in ISO 8601; days are
integers counted from 1970-01-01. This module reads no text: ``geo.dates.parsing`` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ..errors import DateError
from ..language import phrase
from .calendars import FIRST_DAY, GREGORIAN, LAST_DAY, MONTHS, YEARS_ALLOWED

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "MONTHS",
    "WEEKDAYS",
    "YEARS_ALLOWED",
    "DateSpan",
    "civil",
    "day_number",
    "iso",
    "make_span",
    "month_length",
    "today",
    "weekday",
]

WEEKDAYS: Final[tuple[str, ...]] = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days known or possible, both ends inclusive.

    Raises ``ValueError`` when the end lies before the start or when a precise span
    lacks an end: no text leads to either.
    """

    start_day: int | None
    """Days since 1970-01-01, inclusive; None when open."""
    end_day: int | None
    """Days since 1970-01-01, inclusive; None when open."""
    precise: bool
    """True: lasted from start to end, both known to the day. False: some day or days within."""
    approximate: bool
    """The source marks it as approximate or uncertain: ~, ?, %, about, circa."""

    def __post_init__(self) -> None:
        if self.start_day is None or self.end_day is None:
            if self.precise:
                raise ValueError("a precise span has a first and a last day")
        elif self.end_day < self.start_day:
            raise ValueError(f"the span ends on day {self.end_day}, before day {self.start_day}")


_civil: Final = GREGORIAN.civil


def month_length(year: int, month: int) -> int:
    """Number of days in a month, 28 to 31."""
    return GREGORIAN.month_length(year, month)


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date, negative before it. Year 0 is 1 BC, -1 is 2 BC.

    Raises ``DateError`` for a date that does not exist, saying why.

    >>> day_number(2024, 5, 16)
    19859
    """
    return GREGORIAN.day_number(year, month, day)


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of a day number.

    Raises ``DateError`` outside the years 10000 BC to AD 9999.

    >>> civil(19859)
    (2024, 5, 16)
    """
    return _civil(day)


def iso(day: int) -> str:
    """A day number as ISO 8601 text, year with four digits, before 1 with a minus: 44 BC is ``-0043``.

    >>> iso(19859)
    '2024-05-16'
    """
    year, month, day_of_month = civil(day)
    return f"{year:0{4 if year >= 0 else 5}d}-{month:02d}-{day_of_month:02d}"


def weekday(day: int) -> int:
    """Day of the week of a day number, Monday = 0; 1970-01-01 was a Thursday."""
    return (day + 3) % 7


def make_span(start: int | None, end: int | None, *, lasted: bool, approximate: bool = False) -> DateSpan:
    """A span from its first to its last day, inclusive; None is open.

    ``lasted`` says that both ends are days and all between belongs to it. One day
    alone is precise however it is written, unless it is approximate.
    Raises ``DateError`` when both ends are open, the end lies before the start or an
    end leaves the years 10000 BC to AD 9999.
    """
    if start is None and end is None:
        advice = phrase("it names no day; leave the cell empty if the date is unknown")
        raise DateError("", phrase("at least one end"), advice)
    for day in (start, end):
        if day is not None:
            civil(day)
    if start is None or end is None:
        return DateSpan(start, end, precise=False, approximate=approximate)
    if end < start:
        advice = phrase(
            "it would end on {end}, before it starts on {start}; give both ends their year, or swap them",
            end=iso(end),
            start=iso(start),
        )
        raise DateError("", phrase("an end on or after the start"), advice)
    return DateSpan(start, end, precise=(lasted or start == end) and not approximate, approximate=approximate)


def today() -> int:
    """The day of the clock where this program runs, as a day number: nothing after it was held yet."""
    return (datetime.now().astimezone().date() - date(1970, 1, 1)).days
