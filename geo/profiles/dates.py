"""The dates of a foreign table: their years and their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from ..dates import finest, is_before, joined, known_part, looks_dated, month_number, over_new_year, with_year
from ..language import phrase, phrases
from ..tables import HEADING
from .centuries import settle_century
from .headers import part_of
from .outcome_words import CANCELLED, PLANNED
from .outcomes import is_one_clause, said
from .profile import Dates
from .reading import Reading
from .tags import untagged
from .yearless import YEAR, with_years, year_of_end

_CONSTANT: Final = "="
_TAKEN: Final = ("date", "start", "end", "duration", "calendar", "century")


def take_dates(reading: Reading, titles: Sequence[str]) -> None:
    """``date``, ``start`` and ``end`` with their years; a date in three columns is put together.

    Of a date and its parts in other columns the one that says more is taken in each row; year and month go
    along, so that a date which contradicts them is found.
    """
    for name in _TAKEN:
        reading.take(name)
    tell_undated(reading)
    settle_century(reading)
    _find_end_parts(reading)
    dates = reading.profile.dates
    whole = bool({"date", "start"} & reading.ours.keys())
    _take_parts(reading, (dates.year, dates.month, dates.day), "start" if "start" in reading.ours else "date")
    if dates.end_day and not dates.end_year and dates.year:
        _take_end_without_year(reading)
    else:
        _take_parts(reading, (dates.end_year, dates.end_month, dates.end_day), "end")
    for name, header in (("year", dates.year), ("month", dates.month)):
        if whole and header and (column := reading.named([header])):
            reading.ours[name] = reading.cells[column[0]]
            reading.headers[name] = column[0]
    if not dates.headings:
        return
    years = reading.years
    if HEADING in reading.cells:
        above = [year_in(text) for text in reading.cells[HEADING].tolist()]
        years = [year if year is not None else one for year, one in zip(above, years, strict=True)]
    named = {int(match) for title in titles for match in YEAR.findall(title)}
    title = named.pop() if len(named) == 1 else None
    for name in ("date", "start", "end"):
        if name in reading.ours:
            _complete(reading, name, _start_years(reading) if name == "end" else years, title)


def tell_undated(reading: Reading) -> None:
    """Give rows whose date says that they were cancelled, or is planned, that status, and no date.

    A status of their own stays; the cell then stays too, and is refused as a date.
    """
    for name in ("date", "start", "end"):
        cells = reading.ours_or_blank(name)
        meant = {text: found.outcome for text in cells.unique() if (found := said(text)).sure}
        meant = {
            text: one
            for text, one in meant.items()
            if (one == CANCELLED or _is_planned(text, one)) and not looks_dated(untagged(text, {})[0])
        }
        status = reading.ours_or_blank("status")
        rows = cells.isin(list(meant)) & status.str.strip().eq("") if meant else None
        if rows is None or not rows.any():
            continue
        reading.ours["status"] = status.mask(rows, cells.map(meant)).astype("str")
        reading.ours[name] = cells.mask(rows, "")
        header = reading.headers[name]
        reading.headers.setdefault("status", header)
        reading.say(
            phrases(
                "{count} cell such as {text}",
                "{count} cells such as {text}",
                rows.sum(),
                text=cells[rows].iloc[0],
            ),
            header,
            phrase("a date"),
            phrase(
                "read as the status of the row, which has no date and makes no stay; write the date here and "
                "cancelled in a column status"
            ),
            "status",
            "warning",
            reading.rows[rows].tolist(),
        )


def _is_planned(text: str, outcome: str) -> bool:
    return outcome == PLANNED and is_one_clause(text)


def _take_parts(reading: Reading, headers: Sequence[str], name: str) -> None:
    """Our column ``name`` put together from year, month and day, where it is not there or says less."""
    target = "date" if "date" in reading.ours and name == "start" else name
    known = reading.ours_or_blank(target)
    parts = [reading.column(part) for part in headers]
    if headers[0].startswith(_CONSTANT):
        dated = known.ne("") | parts[1].ne("") | parts[2].ne("")
        parts[0] = parts[0].mask(dated, headers[0].removeprefix(_CONSTANT))
    year = reading.named([headers[0]]) if headers[0] else []
    if not year and parts[0].eq("").all():
        return
    if target not in reading.ours:
        reading.headers[target] = year[0] if year else name
    triples = list(zip(known.tolist(), *(part.tolist() for part in parts), strict=True))
    made = {one: finest(with_year(one[0], one[1]), joined(*one[1:])) for one in set(triples)}
    reading.ours[target] = pd.Series([made[one] for one in triples], index=known.index, dtype="str")


def _find_end_parts(reading: Reading) -> None:
    """Take ``End month`` and ``End day`` beside a date in columns of its own, where no column is its end."""
    dates = reading.profile.dates
    if not dates.day or dates.end_day or dates.end_month or dates.end_year or "end" in reading.ours:
        return
    used = {dates.day, dates.month, dates.year, *(reading.headers.values())}
    found: dict[str, list[str]] = {}
    for header in map(str, reading.cells):
        if header not in used and (part := part_of(header, "end") or _second_of(header, dates)):
            found.setdefault(part, []).append(header)
    if "day" not in found or any(len(headers) > 1 for headers in found.values()):
        return
    year, month, day = (found.get(part, [""])[0] for part in ("year", "month", "day"))
    ends = replace(dates, end_year=year, end_month=month, end_day=day)
    reading.profile = replace(reading.profile, dates=ends)
    reading.say(
        ", ".join(filter(None, (year, month, day))),
        day,
        "",
        phrase("read as the last day of each row"),
        "dates",
    )


def _second_of(header: str, dates: Dates) -> str:
    """``day`` or ``month`` where a header is numbered behind the one that was taken: ``d2`` beside ``d1``."""
    firsts = {"day": dates.day, "month": dates.month}
    return next((part for part, one in firsts.items() if one.endswith("1") and header == f"{one[:-1]}2"), "")


def _take_end_without_year(reading: Reading) -> None:
    """The end of a date in columns, whose year is the start's, or the next one over New Year.

    A day before the first one is of the next month, where no column has the month of the end.
    """
    dates = reading.profile.dates
    names = (dates.year, dates.month, dates.day, dates.end_month, dates.end_day)
    columns = [reading.column(name) if name else reading.blank() for name in names]
    made = [_end_of(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
    days = columns[-1]
    start = "start" if "start" in reading.ours else "date"
    reading.ours["end"] = pd.Series(made, index=days.index, dtype="str")
    reading.headers["end"] = reading.named([dates.end_day])[0]
    if start == "date" and "date" in reading.ours:
        reading.ours["start"] = reading.ours.pop("date")
        reading.headers["start"] = reading.headers.pop("date")


def _end_of(year: str, month: str, first_day: str, last_month: str, day: str) -> str:
    if not known_part(day):
        return ""
    first, last = month_number(month), month_number(last_month or month)
    if not last_month and first and is_before(day, first_day):
        last = first % 12 + 1
        last_month = str(last)
    if year.strip().isdigit() and over_new_year(first or 0, last or 0):
        year = str(int(year) + 1)
    return joined(year, last_month or month, day)


def _start_years(reading: Reading) -> list[int | None]:
    """For each row the year of an end that writes none: the first in which it ends after its start."""
    starts, ends = reading.ours_or_blank("start").tolist(), reading.ours_or_blank("end").tolist()
    return [year_of_end(start, end) for start, end in zip(starts, ends, strict=True)]


def _complete(reading: Reading, name: str, years: Sequence[int | None], title: int | None) -> None:
    before = reading.ours[name]
    done = with_years(before.tolist(), years, title)
    if not done.changed:
        return
    first = done.changed[0]
    reading.say(
        f"{before.iloc[first]} → {done.texts[first]}",
        reading.headers[name],
        phrase("dates with their year"),
        phrases(
            "{count} date without a year; it was taken from {reason}",
            "{count} dates without a year; it was taken from {reason}",
            len(done.changed),
            reason=done.reason,
        ),
        "year",
        rows=reading.rows.iloc[done.changed].tolist(),
    )
    reading.ours[name] = pd.Series(done.texts, index=before.index, dtype="str")


def year_in(text: str) -> int | None:
    """The only year that a heading says."""
    found = set(YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None
