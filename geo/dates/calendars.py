"""The two calendars: dates ↔ day numbers, for the years 10000 BC to AD 9999.

Years are counted as astronomers and ISO 8601 do: 0 is 1 BC, -43 is 44 BC. Days are integers counted
from 1970-01-01 of the Gregorian calendar, whichever calendar a date was written in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from ..errors import DateError
from ..language import for_pages, phrase
from .named import Month, Unknown

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
FIRST_YEAR: Final = -9999
LAST_YEAR: Final = 9999
YEARS_ALLOWED: Final = phrase("a year from 10000 BC to AD 9999")
_A_DAY: Final = phrase("a day that exists")

_LAST_ORDINAL: Final = dt.date.max.toordinal()
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE: Final = tuple(sum(_LENGTHS[:month]) for month in range(12))
# The Gregorian calendar repeats after 400 years, which Python's own, without years before 1, can use.
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
# 1 January AD 1 of the Julian calendar is 30 December 1 BC of the Gregorian one.
_JULIAN_OFFSET: Final = -2


@dataclass(frozen=True, slots=True)
class Calendar:
    """One way to divide days into years; ``GREGORIAN`` and ``JULIAN`` are all there are."""

    name: str

    def is_leap(self, year: int) -> bool:
        """Whether a year has a 29 February."""
        return year % 4 == 0 and (self.name == "Julian" or year % 100 != 0 or year % 400 == 0)

    def month_length(self, year: int, month: int) -> int:
        """Number of days in a month, 28 to 31."""
        return 29 if month == 2 and self.is_leap(year) else _LENGTHS[month - 1]

    def day_number(self, year: int, month: int, day: int) -> int:
        """Days from 1970-01-01 to a date of this calendar, negative before it.

        Raises ``DateError`` for a date that does not exist, saying why.
        """
        self._check(year, month, day)
        if self.name == "Julian":
            days = 365 * (year - 1) + (year - 1) // 4 + _BEFORE[month - 1] + day
            return days + (month > 2 and self.is_leap(year)) + _JULIAN_OFFSET - _EPOCH
        if year >= 1:
            return dt.date(year, month, day).toordinal() - _EPOCH
        cycles = (1 - year + _CYCLE_YEARS - 1) // _CYCLE_YEARS
        date = dt.date(year + cycles * _CYCLE_YEARS, month, day)
        return date.toordinal() - cycles * _CYCLE_DAYS - _EPOCH

    def civil(self, day: int) -> tuple[int, int, int]:
        """Year, month and day of the month of a day number in this calendar.

        Raises ``DateError`` outside the years 10000 BC to AD 9999 of the Gregorian calendar.
        """
        ordinal = day + _EPOCH
        if 1 <= ordinal <= _LAST_ORDINAL and self is GREGORIAN:  # nearly all days, and nothing is faster
            date = dt.date.fromordinal(ordinal)
            return date.year, date.month, date.day
        if not FIRST_DAY <= day <= LAST_DAY:
            raise DateError(str(day), YEARS_ALLOWED, phrase("this day lies outside; correct the date"))
        if self.name == "Julian":
            return self._julian(day)
        cycles = (1 - ordinal + _CYCLE_DAYS - 1) // _CYCLE_DAYS
        date = dt.date.fromordinal(ordinal + cycles * _CYCLE_DAYS)
        return date.year - cycles * _CYCLE_YEARS, date.month, date.day

    def _julian(self, day: int) -> tuple[int, int, int]:
        cycles, rest = divmod(day + _EPOCH - _JULIAN_OFFSET - 1, 1461)
        years = min(rest // 365, 3)
        year, rest = 4 * cycles + years + 1, rest - 365 * years
        month = 1
        while rest >= self.month_length(year, month):
            rest -= self.month_length(year, month)
            month += 1
        return year, month, rest + 1

    def _check(self, year: int, month: int, day: int) -> None:
        text = f"{year:04d}-{month:02d}-{day:02d}"
        if not FIRST_YEAR <= year <= LAST_YEAR:
            advice = phrase("there is no year {year} here; write a year in that range", year=str(year))
            raise DateError(text, YEARS_ALLOWED, advice)
        if not 1 <= month <= 12:
            advice = phrase("there is no month {month}; check the order of day and month", month=month)
            raise DateError(text, phrase("a month from 1 to 12"), advice)
        if not 1 <= day <= self.month_length(year, month):
            if self.name == "Gregorian" and 1 <= day <= JULIAN.month_length(year, month):
                raise _only_julian(text, year)
            advice = phrase(
                "{month} has {count} days; correct the day",
                month=Month(year, month, f"{MONTHS[month - 1]} {year_words(year)}"),
                count=self.month_length(year, month),
            )
            raise DateError(text, _A_DAY, advice)


def _only_julian(text: str, year: int) -> DateError:
    day = Unknown(f"29 February {year_words(year)}", text)
    month = Month(year, 2, f"February {year_words(year)}")
    said = phrase(
        "{day} exists in the Julian calendar only; if the dates are Julian, say so in a column calendar, or "
        "with --columns calendar==Julian; otherwise {month} has {count} days, correct the day",
        day=day,
        month=month,
        count=28,
    )
    on_page = phrase(
        "{day} exists in the Julian calendar only; if the dates are Julian, say so in a column calendar; "
        "otherwise {month} has {count} days, correct the day",
        day=day,
        month=month,
        count=28,
    )
    return DateError(text, _A_DAY, for_pages(said, on_page), kind="calendar")


def year_words(year: int) -> str:
    """A year in words: ``2024``, ``AD 45``, ``44 BC``."""
    if year < 1:
        return f"{1 - year} BC"
    # Two figures alone would read as the year of a century.
    return str(year) if year >= 100 else f"AD {year}"


GREGORIAN: Final = Calendar("Gregorian")
JULIAN: Final = Calendar("Julian")
LAST_DAY: Final = dt.date.max.toordinal() - _EPOCH
FIRST_DAY: Final = dt.date(1, 1, 1).toordinal() - _EPOCH - 25 * _CYCLE_DAYS
"""1 January 10000 BC, which is the year -9999 = 1 - 25 * 400."""
CALENDARS: Final[dict[str, Calendar]] = {
    **dict.fromkeys(
        (
            "julian",
            "old style",
            "os",
            "o.s.",
            "julianisch",
            "julien",
            "juliano",
            "giuliano",
            "юлианский",
            "儒略历",
        ),
        JULIAN,
    ),
    **dict.fromkeys(
        (
            "",
            "gregorian",
            "new style",
            "ns",
            "n.s.",
            "gregorianisch",
            "grégorien",
            "gregoriano",
            "григорианский",
            "公历",
        ),
        GREGORIAN,
    ),
}
"""What a column ``calendar`` may say, lower case."""
