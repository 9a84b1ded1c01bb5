"""What people write in a date column ↔ days.

``parse_date`` reads one text, ``parse_dates`` a column, ``label`` writes a span in
words. Read are EDTF (``geo.date_edtf``), figures (``geo.date_numbers``) and English
words (``geo.date_words``); days, spans and the calendar are in ``geo.days``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pandas as pd

from geo.date_labels import label
from geo.date_notes import SlashOrder, reading_notes
from geo.date_texts import ISO_DAY, parse_date, shown
from geo.days import FIRST_DAY, DateSpan, civil, day_number, iso, make_span
from geo.errors import DateError

__all__ = [
    "DateSpan",
    "ParsedDates",
    "civil",
    "day_number",
    "iso",
    "label",
    "parse_date",
    "parse_dates",
]

_Read = DateSpan | DateError | None
_Outcome = DateSpan | None | tuple[DateError, ...]
_Value = TypeVar("_Value", bound=Hashable)


@dataclass(frozen=True)
class ParsedDates:
    """A date column as days, with everything that could not be read."""

    dates: pd.DataFrame
    """``start_day``, ``end_day`` (Int64, days since 1970-01-01, inclusive, NA when open),
    ``date_kind`` (precise, vague or none), ``approximate`` (bool), ``date_label`` (str);
    the index of the input. A row at fault has the kind none."""
    faults: tuple[tuple[object, DateError], ...]
    """Index label and error, in the order of rows; a row with two columns can have two."""
    notes: tuple[str, ...]
    """How the column was read where it could have been read otherwise."""
    day_first: bool
    """Whether slash dates were read with the day first."""


def parse_dates(
    texts: pd.Series, ends: pd.Series | None = None, *, day_first: bool | None = None
) -> ParsedDates:
    """Read a column of dates; cost grows with the distinct texts.

    ``ends`` is an optional second column with the same index: the span then lasts
    from the first day of the one to the last day of the other, and an end before
    its start is a fault. Where only the end is known, the start stays open. Cells
    may be text, dates, time stamps (a time of day is dropped and never shifts the
    day) or numbers; absent cells give the kind none and are no fault.

    Slash dates are read day first unless some value of either column can only be
    month first and none only day first; ``day_first`` says it for a table whose order is known.
    Nothing depends on the order of rows.
    Raises ``ValueError`` when the two columns have different indexes.
    """
    if ends is not None and not ends.index.equals(texts.index):
        raise ValueError("the columns of starts and ends have different rows; pass them from one table")
    start_codes, distinct_starts = _distinct(map(_cell_text, texts.tolist()))
    end_codes, distinct_ends = _distinct(map(_cell_text, [] if ends is None else ends.tolist()))
    distinct = sorted({*distinct_starts, *distinct_ends})
    order = SlashOrder.of(distinct)
    first = order.day_first if day_first is None else day_first
    read = dict(zip(distinct, _read_distinct(distinct, first), strict=True))
    if ends is None:
        codes = start_codes
        outcomes = [_outcome(read[text]) for text in distinct_starts]
    else:
        codes, pairs = _distinct(zip(start_codes, end_codes, strict=True))
        outcomes = [_joined(distinct_starts[start], distinct_ends[end], read) for start, end in pairs]
    spans = [None if isinstance(outcome, tuple) else outcome for outcome in outcomes]
    faults = [outcome if isinstance(outcome, tuple) else () for outcome in outcomes]
    return ParsedDates(
        dates=_table(spans, np.asarray(codes, dtype=np.int64), texts.index),
        faults=tuple(
            (row, fault) for row, code in zip(texts.index, codes, strict=True) for fault in faults[code]
        ),
        notes=(*(order.notes() if day_first is None else ()), *reading_notes(read)),
        day_first=first,
    )


def _distinct(values: Iterable[_Value]) -> tuple[list[int], list[_Value]]:
    """The number of each value among the distinct ones, and these in order of appearance.

    Not ``pandas.factorize``: a table's text can hold lone surrogates, which Arrow refuses.
    """
    seen: dict[_Value, int] = {}
    codes = [seen.setdefault(value, len(seen)) for value in values]
    return codes, list(seen)


def _cell_text(cell: object) -> str:
    """A cell as the text a person would have typed; ``""`` for absent values."""
    if isinstance(cell, str):
        return cell
    if cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _read_distinct(texts: list[str], day_first: bool) -> list[_Read]:
    """Each text read; plain ISO days all at once."""
    read: list[_Read] = [None] * len(texts)
    plain = [position for position, text in enumerate(texts) if ISO_DAY.fullmatch(text)]
    days = _iso_days([texts[position][:10] for position in plain])
    for position, day in zip(plain, days, strict=False):
        read[position] = DateSpan(day, day, precise=True, approximate=False)
    vectorised = set(plain) if days else set()
    for position, text in enumerate(texts):
        if position not in vectorised:
            try:
                read[position] = parse_date(text, day_first=day_first)
            except DateError as fault:
                read[position] = fault
    return read


def _iso_days(texts: list[str]) -> list[int]:
    """Day numbers of YYYY-MM-DD texts; empty when one of them does not exist."""
    try:
        days = np.array(texts, dtype="datetime64[D]").astype(np.int64)
    except ValueError:
        return []
    return [] if (days < FIRST_DAY).any() else days.tolist()


def _outcome(read: _Read) -> _Outcome:
    return (read,) if isinstance(read, DateError) else read


def _joined(start_text: str, end_text: str, read: dict[str, _Read]) -> _Outcome:
    """The span from the start column's first day to the end column's last."""
    start, end = read[start_text], read[end_text]
    faults = tuple(side for side in (start, end) if isinstance(side, DateError))
    if faults or isinstance(start, DateError) or isinstance(end, DateError):
        return faults
    if end is None:
        return start
    try:
        if start is None:
            return make_span(None, end.end_day, lasted=False, approximate=end.approximate)
        lasted, approximate = start.precise and end.precise, start.approximate or end.approximate
        return make_span(start.start_day, end.end_day, lasted=lasted, approximate=approximate)
    except DateError as fault:
        return (DateError(shown(end_text), fault.allowed, fault.advice),)


def _table(spans: list[DateSpan | None], codes: np.ndarray, index: pd.Index) -> pd.DataFrame:
    """The rows' columns, each made once per distinct span and handed out by code."""
    kinds = ["none" if span is None else "precise" if span.precise else "vague" for span in spans]
    distinct = pd.DataFrame(
        {
            "start_day": pd.array(
                [None if span is None else span.start_day for span in spans], dtype="Int64"
            ),
            "end_day": pd.array([None if span is None else span.end_day for span in spans], dtype="Int64"),
            "date_kind": pd.array(kinds, dtype="str"),
            "approximate": np.array([span is not None and span.approximate for span in spans], dtype=bool),
            "date_label": pd.array(["" if span is None else label(span) for span in spans], dtype="str"),
        }
    )
    return distinct.take(codes).set_axis(index)
