"""A span of days in the words of the language that is spoken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from ..language import ENGLISH, PSEUDO, _, spoken
from .days import DateSpan, civil, month_length
from .labels import label
from .points import PARTS

_YEARS: Final = range(100, 10_000)
"""Years that every calendar of CLDR writes without an era; the others are said in English."""
_Civil = tuple[int, int, int]


@dataclass(frozen=True)
class Days:
    """A span as a value of a phrase."""

    span: DateSpan

    def in_words(self) -> str:
        """``label_said`` of it."""
        return label_said(self.span)


def label_said(span: DateSpan) -> str:
    """As ``label``, in the language that is spoken: days, months and years as CLDR has them there, the words
    around them from the catalogue. Years before 100 stay in English."""
    tag = spoken()
    days = [day for day in (span.start_day, span.end_day) if day is not None]
    if tag in (ENGLISH, PSEUDO) or not days or any(civil(day)[0] not in _YEARS for day in days):
        return label(span)
    said = _said(span, tag.replace("-", "_"))
    # Translators: before a date or a period: "about May 2024".
    return _("about {date}", date=said) if span.approximate else said


def _said(span: DateSpan, locale: str) -> str:
    if span.start_day is None:
        return _("on or before {date}", date=_day(span.end_day or 0, locale))
    if span.end_day is None:
        return _("on or after {date}", date=_day(span.start_day, locale))
    if span.start_day == span.end_day:
        return _day(span.start_day, locale)
    first, last = civil(span.start_day), civil(span.end_day)
    return (not span.precise and _period(first, last, locale)) or _between(span, first, last, locale)


def _between(span: DateSpan, first: _Civil, last: _Civil, locale: str) -> str:
    """A span without a name of its own."""
    from babel.dates import format_interval

    if span.precise or span.approximate:
        return str(format_interval(dt.date(*first), dt.date(*last), "yMMMd", locale=locale))
    start, end = (_day(day or 0, locale) for day in (span.start_day, span.end_day))
    if span.end_day == (span.start_day or 0) + 1:
        return _("{first} or {last}", first=start, last=end)
    # Translators: some day within, not known which; not the whole time from the one to the other.
    return _("between {first} and {last}", first=start, last=end)


def _period(first: _Civil, last: _Civil, locale: str) -> str:
    """The name of a decade, a year, a month or a third of one; empty when it has none."""
    from babel.dates import format_skeleton

    day = dt.date(*first)
    is_whole = first[1:] == (1, 1) and last[1:] == (12, 31)
    if is_whole and last[0] - first[0] == 9 and first[0] % 10 == 0 and first[0] % 100:
        # Translators: a decade: the 2010s. {year} is its first year, 2010.
        return _("the {year}s", year=str(first[0]))
    if is_whole and first[0] == last[0]:
        return str(format_skeleton("y", day, locale=locale))
    if first[:2] != last[:2]:
        return ""
    month = str(format_skeleton("yMMMM", day, locale=locale))
    length = month_length(*first[:2])
    if (first[2], last[2]) == (1, length):
        return month
    for part, (begin, finish) in PARTS.items():
        if (first[2], last[2]) == (begin, min(finish, length)):
            return _part(part, month)
    return ""


def _part(part: str, month: str) -> str:
    """A third of a month."""
    if part == "early":
        # Translators: the first ten days of a month and year.
        return _("early {month}", month=month)
    if part == "mid":
        # Translators: the 11th to the 20th of a month and year.
        return _("mid-{month}", month=month)
    # Translators: what is left of a month and year from the 21st on.
    return _("late {month}", month=month)


def _day(day: int, locale: str) -> str:
    from babel.dates import format_date

    return str(format_date(dt.date(*civil(day)), "long", locale=locale))
