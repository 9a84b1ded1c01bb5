"""Spans of days → EDTF (ISO 8601-2), the text from which ``parse_date`` makes the same span."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..errors import DateError
from .days import DateSpan, civil, iso, month_length
from .labels import label
from .texts import parse_date

_UNREAD = "not read: "
"""Keeps a text in a column of dates from being read."""


def edtf(span: DateSpan) -> str:
    """The span in EDTF: ``2024-05-16``, ``2024-05-16/2024-05-17``, ``2024-06~``, ``[..2024-07-04]``.

    A vague span that is a whole month or year is written as one, any other as the choice of a day within it.
    ``""`` when both ends are open.

    >>> edtf(DateSpan(19875, 19904, precise=False, approximate=True))
    '2024-06~'
    """
    about = "~" if span.approximate else ""
    first = "" if span.start_day is None else iso(span.start_day) + about
    last = "" if span.end_day is None else iso(span.end_day) + about
    if span.start_day is None or span.end_day is None:
        return f"[{first}..{last}]" if first or last else ""
    if first == last:
        return first
    if span.precise:
        return f"{first}/{last}"
    named = _month_or_year(span.start_day, span.end_day)
    return named + about if named else f"[{first}..{last}]"


def edtf_column(dates: pd.DataFrame) -> pd.Series[str]:
    """``edtf`` of every row of ``start_day, end_day, date_kind, approximate``; ``""`` where undated."""
    keys = _keys(dates)
    known = {key: edtf(span) if (span := _span(key)) else "" for key in set(keys)}
    return pd.Series([known[key] for key in keys], index=dates.index, dtype="str")


def rereadable(dates: pd.DataFrame, texts: pd.Series[str]) -> pd.Series[str]:
    """The dates as written where that alone gives the same span, and in EDTF where it does not.

    ``05/06/2024`` needs its column, ``16 May`` its heading: in another table they might become other
    days. An unreadable date stays unreadable, whatever its table made of it.
    """
    keys = list(zip(_keys(dates), texts.tolist(), strict=True))
    known = {key: _rereadable(_span(key[0]), key[1]) for key in set(keys)}
    return pd.Series([known[key] for key in keys], index=dates.index, dtype="str")


def _rereadable(span: DateSpan | None, text: str) -> str:
    if span is not None and span.precise and text in _plain(span):
        return text
    if all(_read(text, day_first) == span for day_first in (True, False)):
        return text
    if span is not None:
        # EDTF's 0000 is 1 BC, which tables that mean "not known" by it keep from being read.
        written = edtf(span)
        return written if _read(written, True) == span else label(span)
    unread = _UNREAD + text
    return unread if _read(unread, True) is None else ""


def _plain(span: DateSpan) -> tuple[str, ...]:
    """The ways in which most tables write days, known to be read back: no need to try."""
    if span.start_day is None or span.end_day is None:
        return ()
    first, last = iso(span.start_day), iso(span.end_day)
    return (*([first] if first == last else []), f"{first}/{last}", f"{first} – {last}")


def _read(text: str, day_first: bool) -> DateSpan | None:
    try:
        return parse_date(text, day_first=day_first)
    except DateError:
        return None


_Key = tuple[int | None, int | None, str, bool]


def _keys(dates: pd.DataFrame) -> list[_Key]:
    days = [
        [None if pd.isna(day) else int(day) for day in dates[name].tolist()]
        for name in ("start_day", "end_day")
    ]
    return list(zip(*days, dates["date_kind"].tolist(), dates["approximate"].tolist(), strict=True))


def _span(key: Any) -> DateSpan | None:
    start, end, kind, approximate = key
    return None if kind == "none" else DateSpan(start, end, kind == "precise", approximate)


def _month_or_year(first: int, last: int) -> str:
    start, end = civil(first), civil(last)
    if start[2] != 1 or end[2] != month_length(*end[:2]) or start[0] != end[0]:
        return ""
    year = iso(first)[:-6]
    if (start[1], end[1]) == (1, 12):
        return year
    return f"{year}-{start[1]:02d}" if start[1] == end[1] else ""
