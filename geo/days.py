"""Days, spans of days and the calendar.

The calendar is the proleptic Gregorian one, years 1 to 9999, as in ISO 8601 and
in ``datetime.date``; days are integers counted from 1970-01-01. This module reads
no text: ``geo.dates`` does.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Final, NamedTuple

from geo.errors import DateError

MONTHS: Final[tuple[str, ...]] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final[tuple[str, ...]] = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
# Thirds of a month, as news texts say them; the last one ends with the month.
PARTS: Final[dict[str, tuple[int, int]]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
FIRST_DAY: Final = dt.date.min.toordinal() - _EPOCH
LAST_DAY: Final = dt.date.max.toordinal() - _EPOCH

YEARS_ALLOWED: Final = "a year from 1 to 9999"


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


def month_length(year: int, month: int) -> int:
    """Number of days in a month, 28 to 31."""
    return calendar.monthrange(year, month)[1]


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date, negative before it.

    Raises ``DateError`` for a date that does not exist, saying why.

    >>> day_number(2024, 5, 16)
    19859
    """
    text = f"{year:04d}-{month:02d}-{day:02d}"
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise DateError(text, YEARS_ALLOWED, f"there is no year {year} here; write a year in that range")
    if not 1 <= month <= 12:
        raise DateError(
            text, "a month from 1 to 12", f"there is no month {month}; check the order of day and month"
        )
    if not 1 <= day <= month_length(year, month):
        length = f"{MONTHS[month - 1]} {year} has {month_length(year, month)} days"
        raise DateError(text, "a day that exists", f"{length}; correct the day")
    return dt.date(year, month, day).toordinal() - _EPOCH


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month of a day number.

    Raises ``DateError`` outside the years 1 to 9999.

    >>> civil(19859)
    (2024, 5, 16)
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise DateError(str(day), YEARS_ALLOWED, "this day lies outside; correct the date")
    date = dt.date.fromordinal(day + _EPOCH)
    return date.year, date.month, date.day


def iso(day: int) -> str:
    """A day number as ISO 8601 text, year with four digits.

    >>> iso(19859)
    '2024-05-16'
    """
    year, month, day_of_month = civil(day)
    return f"{year:04d}-{month:02d}-{day_of_month:02d}"


def weekday(day: int) -> int:
    """Day of the week of a day number, Monday = 0; 1970-01-01 was a Thursday."""
    return (day + 3) % 7


class Point(NamedTuple):
    """A date as far as it is written: parts that are missing are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    """early, mid or late, of a month."""
    weekday: int | None = None
    """Monday = 0, when the text names one."""

    @property
    def unit(self) -> str:
        """day, month or year: the finest part that is written."""
        return "day" if self.day is not None else "year" if self.month is None else "month"

    def completed_by(self, other: Point) -> Point:
        """This point with the month and the year it lacks taken from another."""
        month = other.month if self.month is None and self.day is not None else self.month
        return self._replace(year=other.year if self.year is None else self.year, month=month)

    def bounds(self) -> tuple[int, int]:
        """First and last day of the day, part of a month, month or year, inclusive.

        Raises ``DateError`` when the year is missing, the date does not exist or
        falls on another day of the week than the text says.
        """
        if self.year is None or (self.month is None and self.day is not None):
            missing = "year" if self.year is None else "month"
            raise DateError(
                "", "a date with its year", f"the {missing} is missing; write it out: 16 May 2024"
            )
        if self.month is None:
            return day_number(self.year, 1, 1), day_number(self.year, 12, 31)
        if self.day is not None:
            day = day_number(self.year, self.month, self.day)
            self._check_weekday(day)
            return day, day
        first, last = PARTS.get(self.part, (1, 31))
        start = day_number(self.year, self.month, first)
        return start, day_number(self.year, self.month, min(last, month_length(self.year, self.month)))

    def _check_weekday(self, day: int) -> None:
        if self.weekday is not None and self.weekday != weekday(day):
            truth = f"{iso(day)} is a {WEEKDAYS[weekday(day)]}, not a {WEEKDAYS[self.weekday]}"
            raise DateError(
                "", "a weekday that fits the date", f"{truth}; correct one of them or leave out the weekday"
            )


def make_span(start: int | None, end: int | None, *, lasted: bool, approximate: bool = False) -> DateSpan:
    """A span from its first to its last day, inclusive; None is open.

    ``lasted`` says that both ends are days and all between belongs to it. One day
    alone is precise however it is written, unless it is approximate.
    Raises ``DateError`` when both ends are open, the end lies before the start or an
    end leaves the years 1 to 9999.
    """
    if start is None and end is None:
        raise DateError(
            "", "at least one end", "it names no day; leave the cell empty if the date is unknown"
        )
    for day in (start, end):
        if day is not None:
            civil(day)
    if start is None or end is None:
        return DateSpan(start, end, precise=False, approximate=approximate)
    if end < start:
        order = f"it would end on {iso(end)}, before it starts on {iso(start)}"
        raise DateError(
            "", "an end on or after the start", f"{order}; give both ends their year, or swap them"
        )
    return DateSpan(start, end, precise=(lasted or start == end) and not approximate, approximate=approximate)
