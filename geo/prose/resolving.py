"""What a date said in prose means: counted from publication, and from what was said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from ..dates import civil, day_number
from ..errors import DateError
from .daywords import LAST_YEAR
from .relative import THIRDS, TURNS, WEEKDAYS, Said


class Span(NamedTuple):
    """First and last day, inclusive, and whether it lasted from one to the other."""

    first: int
    last: int
    lasted: bool


class Context(NamedTuple):
    """What dates are resolved against."""

    published: int
    """Day number of publication; dates without a year cannot be told without it."""
    anchor: Span | None = None
    """The date said before, for *two days later* and *the 23rd*."""
    year: int = -1
    """The year that the text tells of, where that is not the year of publication."""
    ahead: bool = False
    """The sentence speaks of what is to come."""
    goes_on: bool = False
    """The paragraph has told of a day, of which *earlier in the day* speaks."""
    nearest: bool = False
    """A day without a year is the nearest one to publication, before or after it."""


Resolver = Callable[[Said, Context], Span | None]


def resolve(said: Said, context: Context) -> Span | None:
    """The days that a date means; None where it hangs on what nobody said or does not exist."""
    try:
        return _RESOLVERS[said.kind](said, context)
    except (DateError, ValueError, OverflowError):
        return None


def _near_year(said: Said, context: Context, month: int, day: int) -> int:
    """The year of a month and day without one: the last such day, or the next where it is to come."""
    if said.year > 0:
        return said.year
    year = civil(context.published)[0]
    if said.year in (0, LAST_YEAR):
        return year - (said.year == LAST_YEAR)
    if context.year > 0:
        return context.year
    here = day_number(year, month, min(day, 28))
    if context.nearest:
        return min(
            (year, year - 1, year + 1),
            key=lambda one: abs(day_number(one, month, min(day, 28)) - context.published),
        )
    if context.ahead:
        return year if here >= context.published - 3 else year + 1
    return year if here <= context.published + 3 else year - 1


def _days(said: Said, context: Context) -> Span:
    year = _near_year(said, context, said.month, said.first)
    first = day_number(year, said.month, said.first)
    end_year = year + (said.last_month < said.month)
    last = day_number(end_year, said.last_month, said.last)
    return Span(first, last, True)


def _month(said: Said, context: Context) -> Span:
    turn = said.turn if said.turn in TURNS else ""
    current, this_month, _ = civil(context.published)
    if said.turn == "following":
        told = context.anchor.last if context.anchor is not None else context.published
        year, before, _ = civil(told)
        year += said.month <= before
    elif turn == "last":
        year = current - (said.month >= this_month)
    elif turn == "next":
        year = current + (said.month <= this_month)
    elif said.year == -1 and context.year < 0 and not context.nearest:
        later = said.month > this_month
        year = current + (said.month < this_month) if context.ahead else current - later
    else:
        year = _near_year(said, context, said.month, 1)
    first = day_number(year, said.month, 1)
    last = day_number(year + said.month // 12, said.month % 12 + 1, 1) - 1
    third = THIRDS.index(said.turn) if said.turn in THIRDS else -1
    return Span(*_third(third, first, last), False)


def _third(which: int, first: int, last: int) -> tuple[int, int]:
    """The first, second or last ten days of a month; for -1 all of it."""
    return [(first, first + 9), (first + 10, first + 19), (first + 20, last), (first, last)][which]


def _quarter(said: Said, context: Context) -> Span:
    """Three months; without a year those of publication, or of the year whose side the sentence speaks of."""
    year, month, _ = civil(context.published)
    first = 3 * said.number - 2
    if said.year > 0:
        year = said.year
    elif context.ahead:
        year += first + 2 < month
    else:
        year -= first > month
    last = day_number(year + (first + 3) // 13, (first + 2) % 12 + 1, 1) - 1
    return Span(day_number(year, first, 1), last, False)


def _since(said: Said, context: Context) -> Span | None:
    """From the beginning of a month or day without an end up to publication."""
    month = _month(said, context) if said.first < 0 else _days(said, context)
    return Span(month.first, context.published, False) if month.first <= context.published else None


def _year_span(year: int) -> Span:
    return Span(day_number(year, 1, 1), day_number(year, 12, 31), False)


def _weekday_span(said: Said, context: Context) -> Span:
    published = context.published
    monday = published - (published + 3) % WEEKDAYS
    length = (said.last - said.first) % WEEKDAYS
    if said.turn.endswith("week"):
        shift = {"last": -7, "next": 7}.get(said.turn.split()[0], 0)
        first = monday + shift + said.first
    elif said.turn == "next" or (context.ahead and said.turn != "last"):
        days = (said.first - (published + 3)) % WEEKDAYS
        one_day = context.anchor is not None and context.anchor.first == context.anchor.last
        told = context.anchor.first if context.anchor is not None and one_day else published
        if days == 0 and told - published == WEEKDAYS and said.turn != "next":
            return Span(told, told + length, True)
        first = published + (days or (WEEKDAYS if said.turn == "next" else 0))
    else:
        back = ((published + 3) - said.first) % WEEKDAYS
        first = published - back
        if said.turn == "last" and back == 0:
            first -= 7
    return Span(first, first + length, True)


def _unit(said: Said, context: Context) -> Span:
    published = context.published
    shift = {"last": -1, "next": 1}.get(said.turn, 0)
    year, month, _ = civil(published)
    if said.turn == "same":
        if context.anchor is None:
            raise ValueError("no date before")
        year, month, _ = civil(context.anchor.first)
    if said.number == 0:
        monday = published - (published + 3) % WEEKDAYS + 7 * shift
        last = monday + 6 if shift or context.ahead else published
        return Span(monday, last, False)
    if said.number == 1:
        number = year * 12 + month - 1 + shift
        first = day_number(number // 12, number % 12 + 1, 1)
        last = day_number((number + 1) // 12, (number + 1) % 12 + 1, 1) - 1
        return Span(*_third(said.first, first, last), False)
    if said.number == 2:
        return _year_span(year + shift)
    saturday = published - (published + 3) % WEEKDAYS + 5
    if (not context.ahead and saturday > published) or said.turn == "last":
        saturday -= 7
    if said.turn == "next":
        saturday += 7
    return Span(saturday, saturday + 1, True)


def _from_anchor(days: int) -> Resolver:
    def resolved(said: Said, context: Context) -> Span | None:
        shift = said.number or days
        anchor = context.anchor
        if anchor is None or anchor.last - anchor.first > 31:
            return None
        if shift == 0:
            return anchor
        day = (anchor.last if shift > 0 else anchor.first) + shift
        return Span(day, day, True)

    return resolved


def _end_of_anchor(said: Said, context: Context) -> Span | None:
    """The first or last of the days told before: *on the last day*."""
    anchor = context.anchor
    if anchor is None or not anchor.lasted or anchor.last - anchor.first > 31:
        return None
    day = anchor.first if said.kind == "first_day" else anchor.last
    return Span(day, day, True)


def _from_publication(days: int) -> Resolver:
    def resolved(said: Said, context: Context) -> Span | None:
        return Span(context.published + days, context.published + days, True)

    return resolved


def _bare(said: Said, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    year, month, _ = civil(context.anchor.first)
    return Span(day_number(year, month, said.first), day_number(year, month, said.last), True)


def _of_month(said: Said, context: Context) -> Span | None:
    """A day of the month of publication: *the 27th of this month*."""
    year, month, _ = civil(context.published)
    return Span(day_number(year, month, said.first), day_number(year, month, said.last), True)


def _ago(said: Said, context: Context) -> Span | None:
    published = context.published
    unit = said.turn.split()[0]
    if unit == "day":
        return Span(published - said.number, published - said.number, True)
    year, month, day = civil(published)
    if unit == "week":
        return Span(published - 7 * said.number - 3, published - 7 * said.number + 3, False)
    if unit == "month":
        number = year * 12 + month - 1 - said.number
        first = day_number(number // 12, number % 12 + 1, 1)
        return Span(first, day_number((number + 1) // 12, (number + 1) % 12 + 1, 1) - 1, False)
    if said.turn.endswith("today"):
        on = day_number(year - said.number, month, min(day, 28) if month == 2 else day)
        return Span(on, on, True)
    return _year_span(year - said.number)


_RESOLVERS: Final[dict[str, Resolver]] = {
    "days": _days,
    "month": _month,
    "year": lambda said, context: _year_span(said.year),
    "weekday": _weekday_span,
    "unit": _unit,
    "quarter": _quarter,
    "hint": lambda said, context: None,
    "since": _since,
    "bare": _bare,
    "of_month": _of_month,
    "ago": _ago,
    "today": _from_publication(0),
    "yesterday": _from_publication(-1),
    "tomorrow": _from_publication(1),
    "in_day": lambda said, context: (
        context.anchor if context.goes_on else Span(context.published, context.published, True)
    ),
    "same_day": _from_anchor(0),
    "first_day": _end_of_anchor,
    "last_day": _end_of_anchor,
    "day_after": _from_anchor(1),
    "day_before": _from_anchor(-1),
    "counted": _from_anchor(0),
}
