"""A span of days in words that a newspaper's reader understands."""

from __future__ import annotations

from typing import Final

from .calendars import MONTHS, year_words
from .days import DateSpan, civil, month_length
from .points import PARTS

_TIGHT: Final = "–"
_SPACED: Final = " – "

_Civil = tuple[int, int, int]


def label(span: DateSpan) -> str:
    """The span in English, from its days alone; ``""`` when both ends are open.

    Lasting spans: ``16 May 2024``, ``16–17 May 2024``, ``30 June – 2 July 2024``.
    Vague ones: ``May 2024``, ``2024``, ``the 2010s``, ``early June 2024`` (1 to 10;
    mid-June is 11 to 20, late June the rest), ``16 or 17 May 2024``, ``between 7 May and
    10 July 2024``, ``on or before 4 July 2024``; with ``about`` when approximate.
    Years before 100 are written ``AD 45``, those before 1 ``44 BC``. ``parse_date`` reads every label back as
    the same span. Seasons are shown as their months, because the same months are
    spring in one hemisphere and autumn in the other.
    """
    about = "about " if span.approximate else ""
    if span.start_day is None:
        return "" if span.end_day is None else f"on or before {about}{_whole_day(span.end_day)}"
    if span.end_day is None:
        return f"on or after {about}{_whole_day(span.start_day)}"
    first = civil(span.start_day)
    if span.start_day == span.end_day:
        return about + " ".join(_days(first))
    last = civil(span.end_day)
    if span.precise:
        return about + _dashed(*_shortened(_days(first), _days(last)))
    return about + (_named_period(first, last) or _some_day(span, first, last))


def _some_day(span: DateSpan, first: _Civil, last: _Civil) -> str:
    """A vague span without a name of its own."""
    start, end = _shortened(*_coarsest(first, last))
    if span.approximate:
        return _dashed(start, end)
    two_days = span.start_day is not None and span.end_day == span.start_day + 1
    return f"{start} or {end}" if two_days else f"between {start} and {end}"


def _days(day: _Civil) -> tuple[str, ...]:
    year, month, day_of_month = day
    return str(day_of_month), MONTHS[month - 1], year_words(year)


def _whole_day(day: int) -> str:
    return " ".join(_days(civil(day)))


def _coarsest(first: _Civil, last: _Civil) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both ends in whole years or whole months where that says the same."""
    if first[1:] == (1, 1) and last[1:] == (12, 31):
        return (year_words(first[0]),), (year_words(last[0]),)
    if first[2] == 1 and last[2] == month_length(*last[:2]):
        return _days(first)[1:], _days(last)[1:]
    return _days(first), _days(last)


def _shortened(start: tuple[str, ...], end: tuple[str, ...]) -> tuple[str, str]:
    """Both ends, the start without the month and year that the end repeats.

    ``("16", "May", "2024"), ("17", "May", "2024")`` gives ``"16", "17 May 2024"``.
    """
    keep = len(start)
    while keep > 1 and start[keep - 1] == end[keep - 1]:
        keep -= 1
    return ("" if start == end else " ".join(start[:keep])), " ".join(end)


def _dashed(start: str, end: str) -> str:
    if not start:
        return end
    return f"{start}{_SPACED if ' ' in start else _TIGHT}{end}"


def _named_period(first: _Civil, last: _Civil) -> str:
    """The name of a decade, a year, a month or a third of one; empty when it has none."""
    start, end = _coarsest(first, last)
    if (
        len(start) == 1
        and last[0] - first[0] == 9
        and first[0] % 10 == 0
        and first[0] % 100
        and first[0] > 100
    ):
        return f"the {first[0]}s"
    if len(start) < 3:
        return " ".join(start) if start == end else ""
    if first[:2] == last[:2]:
        length = month_length(*first[:2])
        for part in ("early", "mid", "late"):
            begin, finish = PARTS[part]
            if (first[2], last[2]) == (begin, min(finish, length)):
                return f"{part}{'-' if part == 'mid' else ' '}{' '.join(start[1:])}"
    return ""
