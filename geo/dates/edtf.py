"""Dates in EDTF, the Extended Date/Time Format of ISO 8601-2 (levels 0 to 2).

Specification: https://www.loc.gov/standards/datetime/. Intervals, sets and plain
dates are taken apart here; single dates with anything rarer in them (qualified
parts, seasons, significant figures, years in exponents) are read by the ``edtf``
package. The package alone would not do: it takes about 20 milliseconds for a
set, raises TypeError at open ranges, puts an unknown end ten years on and cannot
read ``2024-1X``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from .. import patterns as re
from ..errors import DateError
from ..language import phrase
from .calendars import Calendar
from .days import YEARS_ALLOWED, DateSpan, make_span
from .numbers import year_zero
from .points import Point
from .style import PLAIN, Style

_EXPRESSION: Final = re.compile(r"[0-9XYESTZ~?%\[\]{}.,:/ +-]+")
_PLAIN: Final = re.compile(
    r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9])?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?[~?%]?"
)
_MASKED: Final = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[~?%]?")
# No wider than what the package reads or refuses cleanly: of other shapes, such as ?1950S2,
# it raises TypeError after printing to standard output.
_RARE: Final = re.compile(
    r"[~?%]?-?[0-9]{4}[~?%]?(?:-[~?%]?[0-9]{2}[~?%]?){0,2}|[0-9]{4}S[1-4][~?%]?|Y[1-9][0-9]{0,3}E[1-4](?:S[1-4])?"
)
_QUALIFIED: Final = re.compile(r"(-?[0-9]{4})[~?%]?(?:-[~?%]?([0-9]{2})[~?%]?(?:-[~?%]?([0-9]{2})[~?%]?)?)?")
_YEAR_ZERO: Final = re.compile(r"(?<![0-9])-?0000(?![0-9])")
_SHORT_YEAR: Final = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{2})")
_LONG_YEAR: Final = re.compile(r"Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?")
SEASON_CODE: Final = re.compile(r"(?<![0-9-])[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])(?![0-9-])")
_FIRST_SEASON, _LAST_SEASON = 21, 41


class _Bounds(NamedTuple):
    start: int | None
    end: int | None
    days: bool
    """Both ends are days, none of them qualified."""


_OPEN: Final = _Bounds(None, None, days=False)


def read_edtf(text: str, style: Style = PLAIN) -> DateSpan | None:
    """The span of an EDTF expression; None when the text is none.

    An interval or an inclusive set ``{..}`` of days lasted, one between other parts
    is vague; of a choice ``[..]`` some day is meant. An unknown end (``2024-05-16/``)
    is open like ``..``. Every qualifier (~, ?, %) makes the whole approximate. A month or day of 00
    is not known. ``-0043`` is 44 BC; 0000 is refused, because most tables mean by it that the year
    is not known. Years cut short, ``1914-18``, are none of EDTF's.
    Raises ``DateError`` for dates that do not exist and years that are not supported.
    """
    text = text.upper()
    if not _EXPRESSION.fullmatch(text) or is_short_span(text, style):
        return None
    if _YEAR_ZERO.search(text):
        raise year_zero()
    if _LONG_YEAR.fullmatch(text) and not _RARE.fullmatch(text):
        advice = phrase("other years are not supported; leave the cell empty and keep it in a note")
        raise DateError("", YEARS_ALLOWED, advice)
    calendar = style.calendar
    if text[0] + text[-1] in ("[]", "{}"):
        bounds, lasted = _set(text[1:-1], calendar, inclusive=text[0] == "{")
    elif "/" in text:
        bounds, lasted = _pair(text, "/", calendar), True
    elif ".." in text:
        bounds, lasted = _pair(text, "..", calendar), False
    else:
        bounds, lasted = _single(text, calendar), True
    if bounds is None:
        return None
    approximate = any(mark in text for mark in "~?%")
    return make_span(bounds.start, bounds.end, lasted=lasted and bounds.days, approximate=approximate)


def is_short_span(text: str, style: Style) -> bool:
    """Whether ``1914-18`` or, where the column shows it, ``1920-21`` is meant as two years.

    Alone, 21 to 41 are the seasons and quarters of EDTF, 01 to 12 are months.
    """
    match = _SHORT_YEAR.fullmatch(text)
    if match is None or int(match[3]) <= int(match[2]):
        return False
    last = int(match[3])
    return style.short_years or 13 <= last < _FIRST_SEASON or last > _LAST_SEASON


def _pair(text: str, separator: str, calendar: Calendar) -> _Bounds | None:
    sides = (
        [side.strip() for side in text.split(separator)] if separator == "/" else text.partition("..")[::2]
    )
    if len(sides) != 2:
        return None
    start, end = (_OPEN if side.strip() in ("", "..") else _single(side.strip(), calendar) for side in sides)
    if start is None or end is None:
        return None
    return _Bounds(start.start, end.end, start.days and end.days)


def _set(text: str, calendar: Calendar, *, inclusive: bool) -> tuple[_Bounds | None, bool]:
    """The bounds of a set's members, and whether they fill all days between."""
    read = [
        _pair(member, "..", calendar) if ".." in member else _single(member.strip(), calendar)
        for member in text.split(",")
    ]
    members = [member for member in read if member is not None]
    if len(members) < len(read):
        return None, False
    start = min((m.start for m in members if m.start is not None), default=None)
    end = max((m.end for m in members if m.end is not None), default=None)
    bounds = _Bounds(
        None if any(m.start is None for m in members) else start,
        None if any(m.end is None for m in members) else end,
        all(m.days for m in members),
    )
    return bounds, inclusive and bounds.days and _without_gap(members)


def _without_gap(members: list[_Bounds]) -> bool:
    ordered = sorted((m.start, m.end) for m in members if m.start is not None and m.end is not None)
    reached = ordered[0][1]
    for start, end in ordered[1:]:
        if start > reached + 1:
            return False
        reached = max(reached, end)
    return True


def _single(text: str, calendar: Calendar) -> _Bounds | None:
    if match := _PLAIN.fullmatch(text):
        return _dated(match[1], match[2], match[3], calendar)
    if "X" in text:
        match = _MASKED.fullmatch(text)
        return _masked(match[1], match[2], match[3], calendar) if match else None
    if match := _QUALIFIED.fullmatch(text):
        return _dated(match[1], match[2], match[3], calendar)
    return _rare(text, calendar) if _RARE.fullmatch(text) else None


def _dated(year: str, month: str | None, day: str | None, calendar: Calendar) -> _Bounds | None:
    """A plain date, or a year with the code of a season."""
    if day is None and month is not None and _FIRST_SEASON <= int(month) <= _LAST_SEASON:
        return _rare(f"{year}-{month}", calendar)
    point = Point.written(int(year), int(month or 0), int(day or 0))
    return _Bounds(*point.bounds(calendar), days=point.day is not None)


def _masked(year: str, month: str | None, day: str | None, calendar: Calendar) -> _Bounds:
    """First and last day that fit unspecified figures: 201X, 2024-1X, 2024-06-XX."""
    start = next(_fitting(year, month, day, calendar, latest=False), None)
    end = next(_fitting(year, month, day, calendar, latest=True), None)
    if start is None or end is None:
        advice = phrase("no date fits the figures given; correct them")
        raise DateError("", phrase("figures that some date has"), advice)
    return _Bounds(start, end, days=False)


def _fitting(
    year: str, month: str | None, day: str | None, calendar: Calendar, *, latest: bool
) -> Iterator[int]:
    step = -1 if latest else 1
    years = [number for number in _numbers(year.removeprefix("-")) if number > 0]
    if year[0] == "-":
        years = [-number for number in reversed(years)]
    months = [number for number in _numbers(month or "XX") if 1 <= number <= 12]
    days = [number for number in _numbers(day or "XX") if 1 <= number <= 31]
    for y, m, d in product(years[::step], months[::step], days[::step]):
        if d <= calendar.month_length(y, m):
            yield calendar.day_number(y, m, d)


@lru_cache(maxsize=256)
def _numbers(mask: str) -> tuple[int, ...]:
    """All numbers that fit a mask of figures and X, ascending."""
    choices = ["0123456789" if figure == "X" else figure for figure in mask]
    return tuple(int("".join(figures)) for figures in product(*choices))


def _rare(text: str, calendar: Calendar) -> _Bounds | None:
    """What the package reads: seasons, significant figures, exponents, parts qualified before."""
    import edtf  # here, because it is slow to import and its texts are rare

    try:
        read = edtf.parse_edtf(text.rstrip("~?%"))
    except edtf.EDTFParseException:
        return None
    lower, upper = read.lower_strict(), read.upper_strict()
    if "S" in text:
        # Significant figures are bounds: 1950S2 is some year from 1900 to 1999.
        lower, upper = read.lower_fuzzy(), read.upper_fuzzy()
    start, end = calendar.day_number(*lower[:3]), calendar.day_number(*upper[:3])
    season = isinstance(read, edtf.Season)
    if season and lower.tm_mon == upper.tm_mon == 12:
        # The package ends winter with its year; winter 2024 lasts until the end of February 2025.
        end = calendar.day_number(upper.tm_year + 1, 3, 1) - 1
    is_day = not season and "S" not in text and start == end
    return _Bounds(start, end, days=is_day)
