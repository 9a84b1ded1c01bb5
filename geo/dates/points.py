"""A date as far as it is written, and the days that it may be: a day, a month, a season, a decade."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..errors import DateError
from ..language import phrase
from .calendars import GREGORIAN, Calendar
from .days import WEEKDAYS, iso, weekday
from .named import Weekday

# Thirds of a month, as news texts say them; the last one ends with the month.
PARTS: Final[dict[str, tuple[int, int]]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
}
_Steps = list[tuple[int, int]]
"""Months in order, each a year and the number of the month."""


class Stretch(NamedTuple):
    """A stretch of time with a name of its own."""

    kind: str
    """season (1 to 3, northern spring first), quarter, week (of ISO 8601), decade or century."""
    number: int
    """Which one: the first year of a decade; for centuries before Christ negative."""


class Point(NamedTuple):
    """A date as far as it is written: parts that are missing are None."""

    year: int | None = None
    """0 is 1 BC, -1 is 2 BC."""
    month: int | None = None
    day: int | None = None
    part: str = ""
    """One of ``PARTS``, of the unit that is written; empty: the whole."""
    weekday: int | None = None
    """Monday = 0, when the text names one."""
    stretch: Stretch | None = None

    @classmethod
    def written(cls, year: int | None, month: int | None, day: int | None) -> Point:
        """A date whose month or day 0 stands for one that is not known."""
        return cls(year, month or None, (day or None) if month else None)

    @property
    def unit(self) -> str:
        """day, month, year or the kind of the stretch: the finest part that is written."""
        if self.stretch is not None:
            return self.stretch.kind
        return "day" if self.day is not None else "year" if self.month is None else "month"

    def completed_by(self, other: Point) -> Point:
        """This point with the month and the year it lacks taken from another."""
        month = other.month if self.month is None and self.day is not None else self.month
        return self._replace(year=other.year if self.year is None else self.year, month=month)

    def bounds(self, calendar: Calendar = GREGORIAN) -> tuple[int, int]:
        """First and last day of what is written, inclusive, in the calendar that it is written in.

        Raises ``DateError`` when the year is missing, the date does not exist or
        falls on another day of the week than the text says.
        """
        if self.stretch is not None and self.stretch.kind in ("decade", "century"):
            return _months(self._cut(_years(self.stretch)), calendar)
        if self.year is None or (self.month is None and self.day is not None):
            advice = (
                phrase("the year is missing; write it out: 16 May 2024")
                if self.year is None
                else phrase("the month is missing; write it out: 16 May 2024")
            )
            raise DateError("", phrase("a date with its year"), advice)
        if self.stretch is not None and self.stretch.kind == "week":
            return self._week(self.year, self.stretch.number, calendar)
        if self.stretch is not None:
            first = 3 * self.stretch.number - (2 if self.stretch.kind == "quarter" else 0)
            return _months(self._cut([(self.year, first + step) for step in range(3)]), calendar)
        if self.month is None:
            return _months(self._cut([(self.year, month) for month in range(1, 13)]), calendar)
        if self.day is not None:
            day = calendar.day_number(self.year, self.month, self.day)
            self._check_weekday(day)
            return day, day
        first, last = PARTS.get(self.part, (1, 31))
        start = calendar.day_number(self.year, self.month, first)
        last = min(last, calendar.month_length(self.year, self.month))
        return start, calendar.day_number(self.year, self.month, last)

    def _cut(self, steps: _Steps) -> _Steps:
        """The months that ``part`` leaves of them: thirds, the middle one the shortest, or halves."""
        if not self.part:
            return steps
        # A decade is cut by its years, a century too.
        unit = 12 if len(steps) > 12 else 1
        size = len(steps) // unit
        third, half = -(-size // 3), size // 2
        ends = {
            "early": (0, third),
            "mid": (third, size - size // 3),
            "late": (size - size // 3, size),
            "first half": (0, half),
            "second half": (half, size),
        }
        first, last = ends[self.part]
        if "half" in self.part and size % 2:
            advice = phrase("half of it is no whole number of months; write the days")
            raise DateError("", phrase("half a month, a year, a decade or a century"), advice)
        return steps[first * unit : last * unit]

    def _week(self, year: int, number: int, calendar: Calendar) -> tuple[int, int]:
        """The days of a week of ISO 8601: week 1 has the year's first Thursday."""
        fourth = calendar.day_number(year, 1, 4)
        start = fourth - weekday(fourth) + 7 * (number - 1)
        if not 1 <= number <= 53 or calendar.civil(start + 3)[0] != year:
            advice = phrase("{year} has no week {week}; correct it", year=str(year), week=number)
            raise DateError("", phrase("a week that the year has"), advice)
        if self.weekday is not None:
            return start + self.weekday, start + self.weekday
        return start, start + 6

    def _check_weekday(self, day: int) -> None:
        if self.weekday is not None and self.weekday != weekday(day):
            advice = phrase(
                "{day} is a {weekday}, not a {other}; correct one of them or leave out the weekday",
                day=iso(day),
                weekday=Weekday(weekday(day), WEEKDAYS[weekday(day)]),
                other=Weekday(self.weekday, WEEKDAYS[self.weekday]),
            )
            raise DateError("", phrase("a weekday that fits the date"), advice, kind="weekday")


def over_new_year(first: int, last: int) -> bool:
    """Whether a stay from month ``first`` to month ``last``, of which one year is said, is over New Year.

    December to January, November to February; from June to January is more likely a fault.
    """
    return first >= 11 and 1 <= last <= 2


def _years(stretch: Stretch) -> _Steps:
    if stretch.kind == "decade":
        first, number = stretch.number, 10
    else:
        first = 100 * (stretch.number - 1) + 1 if stretch.number > 0 else 100 * stretch.number + 1
        number = 100
    return [(year, month) for year in range(first, first + number) for month in range(1, 13)]


def _months(steps: _Steps, calendar: Calendar) -> tuple[int, int]:
    """First and last day of months in a row."""
    start, end = steps[0], steps[-1]
    last = calendar.month_length(*end)
    return calendar.day_number(*start, 1), calendar.day_number(*end, last)
