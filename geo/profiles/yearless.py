"""Dates without a year → dates with the year that stands above them, or that the column's order gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from ..dates import civil, completed, lacks_year, month_of, parse_date, year_of_end
from ..errors import DateError
from ..language import phrase

__all__ = ["YEAR", "Completed", "completed", "with_years", "year_of_end"]

YEAR: Final = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")


class Completed(NamedTuple):
    """A column of dates with the years that it lacked."""

    texts: list[str]
    changed: list[int]
    """Positions of the dates that got a year."""
    reason: str
    """Where the years come from, in words; empty where none was needed or none could be found."""


def with_years(texts: Sequence[str], headings: Sequence[int | None], title: int | None) -> Completed:
    """Every date that lacks its year with one, the decision being one for the whole column.

    ``headings`` has for each row the year above it, ``title`` the only year of the table's title.
    Headings go before all else; then the years that other dates of the column write, carried on in
    the order of the rows, one more where the month falls back (one less in a column that runs
    backwards); then the title. A span over New Year ends in the next year. Without any of these the
    dates stay as they are.
    """
    lacking = [place for place, text in enumerate(texts) if text and lacks_year(text)]
    if not lacking:
        return Completed(list(texts), [], "")
    if any(headings[place] is not None for place in lacking):
        years, reason = list(headings), phrase("the heading above each, or the start of its row")
    elif any(YEAR.search(text) for text in texts):
        years, reason = (
            _carried(texts),
            phrase("the years of the dates around each, in the order of the rows"),
        )
    elif title is not None:
        years, reason = _onward(texts, title), phrase("the title, which says {year}", year=str(title))
    else:
        return Completed(list(texts), [], "")
    made, changed = list(texts), []
    for place in lacking:
        year = years[place]
        if year is not None:
            made[place] = completed(texts[place], year)
            changed.append(place)
    return Completed(made, changed, reason)


def _carried(texts: Sequence[str]) -> list[int | None]:
    """The year of each row, taken from the rows around it that write theirs."""
    written = [int(match[1]) if (match := YEAR.search(text)) else None for text in texts]
    known = [year for year in written if year is not None]
    backwards = sum(a > b for a, b in pairwise(known)) > sum(a < b for a, b in pairwise(known))
    first = next(place for place, year in enumerate(written) if year is not None)
    years: list[int | None] = list(written)
    _walk(texts, years, range(first, len(texts)), -1 if backwards else 1)
    _walk(texts, years, range(first, -1, -1), 1 if backwards else -1)
    return years


def _walk(texts: Sequence[str], years: list[int | None], places: range, step: int) -> None:
    """Carry the year on, one ``step`` further wherever the month turns over."""
    year, month = years[places[0]], _month_of(texts[places[0]])
    for place in places[1:]:
        here = _month_of(texts[place])
        if years[place] is not None:
            year = years[place]
        elif year is not None and here is not None and month is not None:
            year += step if (here - month) * step < 0 else 0
        years[place] = year
        month = here if here is not None else month


def _month_of(text: str) -> int | None:
    if not text:
        return None
    if not YEAR.search(text):
        return month_of(text)
    try:
        span = parse_date(text)
    except DateError:
        return None
    return None if span is None or span.start_day is None else civil(span.start_day)[1]


def _onward(texts: Sequence[str], year: int) -> list[int | None]:
    years: list[int | None] = [year, *[None] * (len(texts) - 1)]
    _walk(texts, years, range(len(texts)), 1)
    return years
