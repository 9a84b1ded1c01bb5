"""Dates written in figures alone: 16/05/2024, 00.12.1641, 20240516, a spreadsheet's 45428.

Every pattern is anchored and free of nested repetition, so a hostile text costs
no more than its length. Only the figures 0 to 9 count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from re import Match
from typing import Final

from .. import patterns as re
from ..errors import DateError
from ..language import phrase
from .calendars import YEARS_ALLOWED
from .days import civil, day_number
from .points import Point
from .style import Epochs, Style

# One part of a date that may be unknown: 00, ??, xx.
_PART: Final = r"([0-9]{1,2}|[?x_]{1,2})"
_YEAR_FIRST: Final = re.compile(
    rf"([0-9]{{4}})([-/.]){_PART}(?:\2{_PART})?|([0-9]{{3}})([-/.]){_PART}\6{_PART}"
)
_YEAR_LAST: Final = re.compile(rf"{_PART}([-/.]){_PART}\2([0-9]{{3,4}})")
_MONTH_YEAR: Final = re.compile(rf"{_PART}[-/.]([0-9]{{4}})")
_TWO_FIGURE_YEAR: Final = re.compile(rf"{_PART}([-/.]){_PART}\2'?([0-9]{{2}})")
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2?")
_PLAIN: Final = re.compile(r"([0-9]{3,19})(?:\.0+)?")
_EPOCH: Final = re.compile(r"(-?)([0-9]{9,19})(?:\.0+)?")
_SERIAL: Final = re.compile(r"([0-9]{5})(?:\.[0-9]{1,17})?")
"""A spreadsheet's day; what follows the point is the time of day."""
# Part of a longer run of figures, such as an ISO date, is no slash date.
_SLASHED: Final = re.compile(
    r"(?<![0-9])(?<![0-9][-/])([0-9]{1,2})([-/])([0-9]{1,2})\2'?(?:[0-9]{3,4}|[0-9]{2})(?![0-9])"
)
_DOTTED: Final = re.compile(
    r"(?<![0-9])(?<![0-9]\.)([0-9]{1,2})(\.)([0-9]{1,2})\.'?(?:[0-9]{3,4}|[0-9]{2})(?![0-9])"
)

# Day 0 of the 1900 date system as every spreadsheet counts after its false 29 February
# 1900 (ECMA-376 part 1, 18.17.4.1): serial 45428 is 2024-05-16.
_EXCEL_ZERO: Final = day_number(1899, 12, 30)
_EXCEL_FIRST: Final = day_number(1930, 1, 1) - _EXCEL_ZERO
_EXCEL_LAST: Final = day_number(2100, 12, 31) - _EXCEL_ZERO
# How many of them make a day, by the count of figures: seconds, milli-, micro- and nanoseconds.
_EPOCHS: Final = {
    **dict.fromkeys((9, 10), 86_400),
    **dict.fromkeys((11, 12, 13), 86_400_000),
    **dict.fromkeys((15, 16), 86_400_000_000),
    **dict.fromkeys((18, 19), 86_400_000_000_000),
}
_EPOCH_FIRST: Final = day_number(1, 1, 1)
_EPOCH_LAST: Final = day_number(2100, 12, 31)


def two_figure_year(year: str, written: str = "") -> DateError:
    """The refusal of a year of two figures; ``written`` is the text where it is nothing but years."""
    if written:
        late = "–".join(f"19{figures}" for figures in re.findall("[0-9]{2}", written))
        early = written.replace("-", "–").replace("/", "–")
        advice = phrase("two figures: AD {early} or {late}?", early=early, late=late)
        allowed = phrase("a year of four figures, or AD before it")
        return DateError("", allowed, advice, "two figures alone")
    advice = phrase(
        '"{year}" does not say the century; write all four figures, as in 16/05/2024', year=str(year)
    )
    return DateError("", phrase("a year of four figures"), advice, "two figures")


def year_zero() -> DateError:
    """The refusal of the year 0000, which is 1 BC to ISO 8601 and not known to many tables."""
    advice = phrase(
        "there is no year 0; write 1 BC if ISO's 0000 is meant, or leave the cell empty if it is not known"
    )
    return DateError("", YEARS_ALLOWED, advice)


def read_number(text: str, *, epochs: Epochs | None = None) -> Point | None:
    """A year, ``YYYYMMDD``, a spreadsheet's day number (1900 system) or an epoch, of figures only.

    Three or four figures are a year, five a spreadsheet's day from 1930 to 2100, whose time of day
    (``45428.75``) is dropped, eight a date; ``.0``, as number columns write it, is dropped. Nine figures
    and more are seconds, milliseconds or finer since 1970, in Universal Time, where ``epochs`` says that the
    column holds such; those before 1970 have a minus. None for other texts.
    """
    if match := _SERIAL.fullmatch(text):
        return Point(*civil(_EXCEL_ZERO + _excel_serial(match[1])))
    if epochs is not None and (day := _day_since_1970(text, epochs)) is not None:
        return Point(*civil(day))
    match = _PLAIN.fullmatch(text)
    if not match:
        return None
    figures = match[1]
    if len(figures) <= 4:
        return Point(year=_year(figures))
    if len(figures) == 8:
        return Point.written(_year(figures[:4]), int(figures[4:6]), int(figures[6:]))
    day = epoch_day(figures)
    if day is None:
        return None
    year, month, of_month = civil(day)
    meant = f"{year}-{month:02d}-{of_month:02d}"
    advice = phrase(
        "as seconds or milliseconds since 1970 it would be {day}; a column of such numbers is read, "
        "one among other dates is not: write the date",
        day=meant,
    )
    raise DateError("", phrase("a date such as 2024-05-16"), advice, "epoch")


def epochs_of(texts: Iterable[str]) -> Epochs | None:
    """The unit in which most numbers of a column count from 1970, and the days between which those lie.

    >>> epochs_of(["852076800000", "1041379200000", "946684800"]).unit
    86400000
    """
    read = [(match, unit) for text in texts if (match := _EPOCH.fullmatch(text)) and (unit := _unit(match))]
    if not read:
        return None
    counted = Counter(unit for _, unit in read)
    most = max(counted, key=lambda unit: (counted[unit], unit))
    days = [int(match[1] + match[2]) // most for match, unit in read if unit == most]
    return Epochs(most, min(days), max(days))


def _unit(match: Match[str]) -> int | None:
    return _EPOCHS.get(len(match[2]))


def unit_read(text: str, epochs: Epochs | None) -> int | None:
    """So many of a number make a day: by its figures or as in its column, whichever is nearer to its days."""
    match = _EPOCH.fullmatch(text)
    if epochs is None or match is None:
        return None
    number = int(match[1] + match[2])
    days = {unit: number // unit for unit in (epochs.unit, _unit(match)) if unit is not None}
    return min(days, key=lambda unit: max(epochs.first - days[unit], days[unit] - epochs.last, 0))


def _day_since_1970(text: str, epochs: Epochs) -> int | None:
    unit = unit_read(text, epochs)
    day = int(text.partition(".")[0]) // unit if unit else None
    return day if day is not None and _EPOCH_FIRST <= day <= _EPOCH_LAST else None


def epoch_day(text: str) -> int | None:
    """The day, in Universal Time, of seconds, milliseconds, micro- or nanoseconds since 1970.

    From 1973 to 2100, told apart by the count of figures; None for other texts.

    >>> civil(epoch_day("852076800000"))
    (1997, 1, 1)
    """
    match = _PLAIN.fullmatch(text)
    unit = _EPOCHS.get(len(match[1])) if match else None
    if match is None or unit is None:
        return None
    day = int(match[1]) // unit
    return day if day <= _EPOCH_LAST else None


def is_excel_day(text: str) -> bool:
    """Whether the text is read as a spreadsheet's day number."""
    return _SERIAL.fullmatch(text) is not None


def _year(figures: str) -> int:
    if not int(figures):
        raise year_zero()
    return int(figures)


def _excel_serial(figures: str) -> int:
    serial = int(figures)
    if not _EXCEL_FIRST <= serial <= _EXCEL_LAST:
        allowed = phrase(
            "a spreadsheet's day from {first} to {last}", first=str(_EXCEL_FIRST), last=str(_EXCEL_LAST)
        )
        advice = phrase(
            "as a spreadsheet's day number it lies outside 1930 to 2100; write the date as 2024-05-16"
        )
        raise DateError("", allowed, advice)
    return serial


def read_figures(text: str, style: Style) -> Point | None:
    """A date with separators: 2024/05/16, 2024-05, 16.05.2024, 16/05/2024, 05/2024, ??.08.1724.

    ``style`` settles which part comes first, and the century of years of two figures. A day or a
    month of 00, ?? or xx is not known. None for other texts. Raises ``DateError`` for years of two
    figures that nothing settles and for months that exist only in the other order.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[7], match[8])
        return Point.written(_year(year), _part(month), _part(day or ""))
    if match := _YEAR_LAST.fullmatch(text):
        return _ordered(_year(match[4]), match[1], match[3], match[2], style)
    if match := _MONTH_YEAR.fullmatch(text):
        return Point.written(_year(match[2]), _part(match[1]), None)
    if match := _TWO_FIGURE_YEAR.fullmatch(text):
        settled = style.full_year(match[4])
        if settled is None:
            raise two_figure_year(match[4])
        return _ordered(settled, match[1], match[3], match[2], style)
    return None


def read_day_month(text: str, style: Style) -> Point | None:
    """A date that lacks its year, 28.07. or 28/07: the start of a span whose end has it."""
    match = _DAY_MONTH.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    day_first = style.dots_day_first if match[2] == "." else style.day_first
    return Point(None, second, first) if day_first else Point(None, first, second)


def _part(text: str) -> int:
    """The number of a day or month; 0 where it is not known."""
    return int(text) if text.isdigit() else 0


def _ordered(year: int, first: str, second: str, separator: str, style: Style) -> Point:
    day_first = style.dots_day_first if separator == "." else style.day_first
    day, month = (_part(first), _part(second)) if day_first else (_part(second), _part(first))
    if month > 12 >= day:
        meant = f"{year:04d}-{day:02d}-{month:02d}"
        raise DateError("", phrase("a month from 1 to 12"), _exchanged(day_first, month, meant))
    return Point.written(year, month, day)


def _exchanged(day_first: bool, month: int, meant: str) -> str:
    """What to do where the number read as a month is none, and the other number may be the month."""
    if day_first:
        return phrase(
            "read with the day first there is no month {month}; if the month comes first, write {date}",
            month=month,
            date=meant,
        )
    return phrase(
        "read with the month first there is no month {month}; if the day comes first, write {date}",
        month=month,
        date=meant,
    )


def part_pairs(text: str, *, dots: bool = False) -> list[tuple[int, int]]:
    """First and second part of every slash date (or, with ``dots``, every one with points) in a text."""
    pattern = _DOTTED if dots else _SLASHED
    return [(int(match[1]), int(match[3])) for match in pattern.finditer(text)]


def order_of(first: int, second: int) -> str:
    """What two parts say of their order: ``day`` or ``month`` first, ``either``, or nothing."""
    if 12 < first <= 31 and 1 <= second <= 12:
        return "day"
    if 12 < second <= 31 and 1 <= first <= 12:
        return "month"
    return "either" if first != second and min(first, second) >= 1 and max(first, second) <= 12 else ""


def slash_order(text: str) -> set[str]:
    """What the slash dates in a text say about their order.

    ``day`` or ``month`` for one that only makes sense with that part first,
    ``either`` for one that reads both ways to different days.

    >>> sorted(slash_order("16/05/2024"))
    ['day']
    """
    return {order for pair in part_pairs(text) if (order := order_of(*pair))}
