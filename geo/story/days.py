"""Which day a chapter shows, and within which range."""

from __future__ import annotations

import pandas as pd

from ..atlas import Days
from ..dates import iso, parse_date
from ..errors import DateError
from .telling import Telling


def days_of(
    telling: Telling, day_above: int | None, range_above: Days | None
) -> tuple[int | None, Days | None]:
    """Day and range of a chapter, both among the days of the reports; the range holds the day.

    ``day_above`` and ``range_above`` are those of the chapter above, for a row that says none.
    """
    extent = telling.atlas.extent
    day = _moved(telling, "date", _span(telling, "date"))
    if day is None:
        day = _meeting_day(telling)
    asked = _range(telling, range_above)
    if extent is None:
        return None, None
    low, high = asked or range_above or extent
    if day is None:
        day = day_above if asked is None else high
    if day is not None:
        low, high = min(low, day), max(high, day)
    return day, (low, high)


def _span(telling: Telling, column: str) -> Days | None:
    """First and last day of what a cell says; an open end is the other one. None where it says none."""
    if not (text := telling.cell(column)):
        return None
    try:
        span = parse_date(text)
    except DateError as error:
        telling.wrong(column, error.allowed, error.advice)
        return None
    first, last = (span.start_day, span.end_day) if span else (None, None)
    known = [day for day in (first, last) if day is not None]
    if known and telling.atlas.extent is not None:
        return known[0], known[-1]
    allowed = "nothing, since no report has a date" if known else "a day"
    telling.wrong(column, allowed, "leave it out" if known else "write YYYY-MM-DD")
    return None


def _moved(telling: Telling, column: str, span: Days | None) -> int | None:
    """The last day of ``span``, moved to the nearest of the reports; said where none of it is theirs."""
    extent = telling.atlas.extent
    if span is None or extent is None:
        return None
    if span[0] > extent[1] or span[1] < extent[0]:
        allowed = f"a day from {iso(extent[0])} to {iso(extent[1])}, which the reports tell of"
        telling.wrong(column, allowed, "correct it; the nearest of these is shown")
    return min(max(span[1], extent[0]), extent[1])


def _range(telling: Telling, above: Days | None) -> Days | None:
    """The range that the row asks for, cut to what the reports tell of; None where it asks for none."""
    first, last = _span(telling, "from"), _span(telling, "to")
    extent = telling.atlas.extent
    if extent is None or (first is None and last is None):
        return None
    low, high = above or extent
    asked = (first[0] if first else low, last[1] if last else high)
    column = "from" if first else "to"
    if asked[0] > asked[1]:
        allowed = f"a first day that is not after the last one ({iso(asked[1])})"
        telling.wrong(column, allowed, "exchange them, or correct one")
        return None
    if asked[0] > extent[1] or asked[1] < extent[0]:
        allowed = f"days between {iso(extent[0])} and {iso(extent[1])}, which the reports tell of"
        telling.wrong(column, allowed, "correct it; the range of the chapter above is shown")
        return None
    return max(asked[0], extent[0]), min(asked[1], extent[1])


def _meeting_day(telling: Telling) -> int | None:
    """The first day on which the meeting was, or may have been."""
    if telling.meeting is None:
        return None
    row = telling.atlas.meetings.iloc[telling.meeting]
    known = [int(row[name]) for name in ("start_day", "end_day") if not pd.isna(row[name])]
    if not known:
        telling.wrong("meeting", "a meeting that has a date", "say the day in the column date", warning=True)
    return known[0] if known else None
