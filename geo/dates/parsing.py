"""What people write in a date column ↔ days.

``parse_date`` reads one text, ``parse_dates`` a column, ``label`` writes a span in
words. Read are EDTF (``geo.dates.edtf``), figures (``geo.dates.numbers``) and English
words (``geo.dates.words``); days, spans and the calendar are in ``geo.dates.days``.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import pandas as pd

from ..errors import DateError
from .beside import dated_end
from .calendars import CALENDARS, GREGORIAN, JULIAN
from .days import DateSpan, civil, day_number, iso, make_span
from .exchanged import Pair, between, day_pair, exchanges
from .labels import label
from .notes import julian_note, reading_notes
from .settling import settled, with_century
from .style import Style
from .texts import ISO_DAY, parse_date, shown

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
    style: Style
    """What the column settled of how its texts are read."""
    exchanged: tuple[tuple[object, DateSpan], ...] = ()
    """Rows whose span becomes short when day and month are exchanged, with the span that it becomes.
    Until somebody settles them they are vague: some day of either reading."""
    undecided: tuple[str, ...] = ()
    """How the column was read where nothing in it says which reading is meant."""

    @property
    def day_first(self) -> bool:
        """Whether slash dates were read with the day first."""
        return self.style.day_first


def parse_dates(
    texts: pd.Series,
    ends: pd.Series | None = None,
    *,
    day_first: bool | None = None,
    calendars: pd.Series | None = None,
    century: str = "",
) -> ParsedDates:
    """Read a column of dates; cost grows with the distinct texts.

    ``ends`` is an optional second column with the same index: the span then lasts
    from the first day of the one to the last day of the other, and an end before
    its start is a fault. An end without a year has that of its start, or the next one over New Year. Where
    only the end is known, the start stays open. Cells
    may be text, dates, time stamps (a time of day is dropped and never shifts the
    day) or numbers; absent cells give the kind none and are no fault. ``calendars`` says for each row
    in which calendar it is written (words of ``CALENDARS``; others count as today's).

    Slash dates are read day first unless some value of either column can only be
    month first and none only day first, or the rows show it; ``day_first`` says it for a table whose
    order is known, ``century`` the century of years of two figures. Nothing depends on the order of rows.
    Raises ``ValueError`` when the columns have different indexes.
    """
    for other in (ends, calendars):
        if other is not None and not other.index.equals(texts.index):
            raise ValueError("the columns of starts and ends have different rows; pass them from one table")
    start_codes, starts = _distinct(map(_cell_text, texts.tolist()))
    end_codes, lasts = _distinct(map(_cell_text, [""] * len(texts) if ends is None else ends.tolist()))
    julian = [False] * len(texts) if calendars is None else [_is_julian(word) for word in calendars.tolist()]
    codes, keys = _distinct(zip(start_codes, end_codes, julian, strict=True))
    pairs = [(starts[start], dated_end(starts[start], lasts[end]), old) for start, end, old in keys]
    style, read, notes, open_ = _read_all(pairs, day_first, century)
    outcomes = [_outcome(start, end, read[old]) for start, end, old in pairs]
    days = [
        None if old or not end else day_pair(read[old][start], read[old][end]) for start, end, old in pairs
    ]
    swapped = exchanges(days, [(start, end) for start, end, _ in pairs])
    for position, turned in swapped.items():
        outcomes[position] = between(days[position] or turned, turned)
    spans = [None if isinstance(outcome, tuple) else outcome for outcome in outcomes]
    faults = [outcome if isinstance(outcome, tuple) else () for outcome in outcomes]
    converted = [
        (" – ".join(filter(None, (start, end))), span)
        for (start, end, old), span in zip(pairs, spans, strict=True)
        if old and span is not None
    ]
    return ParsedDates(
        dates=_table(spans, np.asarray(codes, dtype=np.int64), texts.index),
        faults=tuple(
            (row, fault) for row, code in zip(texts.index, codes, strict=True) for fault in faults[code]
        ),
        notes=(*notes, *julian_note(sorted(converted, key=lambda one: one[0]))),
        style=style,
        exchanged=_exchanged_rows(texts.index, codes, swapped),
        undecided=open_,
    )


_Texts = tuple[str, str, bool]
"""Start and end of a row as written, and whether in the Julian calendar."""


def _read_all(
    pairs: list[_Texts], day_first: bool | None, century: str
) -> tuple[Style, dict[bool, dict[str, _Read]], tuple[str, ...], tuple[str, ...]]:
    """Every distinct text read, in today's calendar and, where rows say so, in the Julian one; with notes,
    and those on what nothing decides."""
    distinct = {text for start, end, _ in pairs for text in (start, end)}
    rare = sorted(text for text in distinct if not ISO_DAY.fullmatch(text))  # days that read one way only
    spans = {(start, end) for start, end, _ in pairs if start and end} if rare else set()
    style, notes, open_ = settled(rare, len(distinct), spans, day_first=day_first, century=century)
    read: dict[bool, dict[str, _Read]] = {}
    for old in sorted({old for _, _, old in pairs} | {False}):
        wanted = sorted({text for start, end, one in pairs if one == old for text in (start, end)})
        calendar = JULIAN if old else GREGORIAN
        read[old] = dict(zip(wanted, _read_distinct(wanted, replace(style, calendar=calendar)), strict=True))
    full, more, again = with_century(style, read[False])
    read[False] |= dict(zip(again, _read_distinct(again, full), strict=True))
    everything = read[False] | read.get(True, {})
    said = (*notes, *more, *reading_notes({text: everything[text] for text in rare}, full))
    return full, read, said, open_


def _is_julian(word: object) -> bool:
    return CALENDARS.get(str(word).strip().lower(), GREGORIAN) is JULIAN


def _exchanged_rows(
    index: pd.Index, codes: list[int], swapped: dict[int, Pair]
) -> tuple[tuple[object, DateSpan], ...]:
    if not swapped:
        return ()
    spans = {code: make_span(*pair, lasted=True) for code, pair in swapped.items()}
    return tuple((row, spans[code]) for row, code in zip(index, codes, strict=True) if code in spans)


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


def _read_distinct(texts: list[str], style: Style) -> list[_Read]:
    """Each text read; plain ISO days all at once."""
    read: list[_Read] = [None] * len(texts)
    vectorised_too = style.calendar is GREGORIAN
    plain = [position for position, text in enumerate(texts) if vectorised_too and ISO_DAY.fullmatch(text)]
    days = _iso_days([texts[position][:10] for position in plain])
    for position, day in zip(plain, days, strict=False):
        read[position] = DateSpan(day, day, precise=True, approximate=False)
    vectorised = set(plain) if days else set()
    for position, text in enumerate(texts):
        if position not in vectorised:
            try:
                read[position] = parse_date(text, style=style)
            except DateError as fault:
                read[position] = fault
    return read


def _iso_days(texts: list[str]) -> list[int]:
    """Day numbers of YYYY-MM-DD texts; empty when one of them does not exist."""
    try:
        days = np.array(texts, dtype="datetime64[D]").astype(np.int64)
    except ValueError:
        return []
    return list(days.tolist())


def _outcome(start_text: str, end_text: str, read: dict[str, _Read]) -> _Outcome:
    """The span from the start's first day to the end's last, where there is an end."""
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
        return (DateError(shown(end_text), fault.allowed, fault.advice, fault.kind),)


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
