"""The dates of reports → days, with one finding for each kind of fault."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, cast

import pandas as pd

from ..dates import (
    CALENDARS,
    DateSpan,
    ParsedDates,
    contradicts,
    days_of,
    iso,
    label,
    of_century,
    parse_dates,
    shown,
    with_year,
)
from ..errors import Change, DateError, Problem
from ..language import for_pages, phrase, phrases
from ..tables import MAX_LISTED, RawTable, clip, some_of, unlisted
from .companions import Read

_EXAMPLES: Final = 3
_SAME: Final = 1
"""Days by which a length and an end may differ: some count nights, some both ends."""


def read_dates(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """The days of every row and the date as written.

    ``date`` goes before ``start``; ``end`` ends either, unless a row has all three. ``year`` settles the
    century of a date or the year it lacks, ``duration`` gives an end, ``calendar`` says which one a
    row is written in, ``century`` which years of two figures are meant in the whole column.
    """
    written = cells["date"].mask(cells["date"].eq(""), cells["start"])
    ends = cells["end"].where(cells["date"].eq("") | cells["start"].eq(""), "")
    calendar = cells["calendar"] if cells["calendar"].ne("").any() else None
    century, problems = _century(table, cells["century"], headers)
    parsed = parse_dates(
        _with_years(written, cells["year"]),
        _with_years(ends, cells["year"]),
        day_first=table.day_first,
        calendars=calendar,
        century=century,
    )
    said = _Findings(table, cells, headers, problems)
    said.faults(parsed, ends)
    said.exchanged(parsed)
    said.calendars()
    dates, texts = said.lengths(
        parsed.dates, written.mask(ends.ne(""), (written + " – " + ends).str.strip()), ends
    )
    said.helpers(dates)
    problems += [Problem(table.file, None, said.header, "", "", note, "note") for note in parsed.notes]
    problems += [Problem(table.file, None, said.header, "", "", note, "warning") for note in parsed.undecided]
    if calendar is not None:
        julian = calendar.str.lower().map(lambda word: getattr(CALENDARS.get(word), "name", "") == "Julian")
        texts = texts.mask(julian.astype("bool") & texts.ne(""), texts + " (Julian)")
    return dates.assign(date_text=texts), problems


def _with_years(texts: pd.Series[str], years: pd.Series[str]) -> pd.Series[str]:
    """Dates with the century or the year that the column of years gives them."""
    if not years.ne("").any():
        return texts
    pairs = list(zip(texts.tolist(), years.tolist(), strict=True))
    made = {pair: with_year(*pair) for pair in set(pairs)}
    return pd.Series([made[pair] for pair in pairs], index=texts.index, dtype="str")


def _century(table: RawTable, cells: pd.Series[str], headers: Mapping[str, str]) -> tuple[str, list[Problem]]:
    """The one century that the column says, and a finding where it says none or several."""
    said = [text for text in cells.unique() if text]
    if not said or (len(said) == 1 and of_century(said[0])):
        return (said[0] if said else ""), []
    rows = tuple(int(row) for row in table.rows[cells.ne("")])
    advice = phrase("say one for the whole table; until then years of two figures are not read")
    found, allowed = clip(", ".join(said)), phrase("one century: 1900 or 2000")
    return "", [Problem(table.file, rows[0], headers.get("century"), found, allowed, advice, rows=rows)]


class _Findings:
    """What is found of the dates of one table, one finding for each kind."""

    def __init__(
        self, table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str], problems: list[Problem]
    ) -> None:
        self.table, self.cells, self.headers, self.problems = table, cells, headers, problems
        self.header = headers.get("date", headers.get("start"))

    @cached_property
    def _texts(self) -> dict[str, dict[Hashable, str]]:
        """Cells by row: one look into pandas for each costs far more."""
        return {name: dict(self.cells[name].items()) for name in ("date", "start", "end")}

    def say(
        self,
        rows: Sequence[int],
        column: str | None,
        found: str,
        allowed: str,
        advice: str,
        **more: Any,
    ) -> None:
        """A finding of these positions in the table."""
        numbers = tuple(dict.fromkeys(int(self.table.rows[row]) for row in rows))
        several = numbers if len(numbers) > 1 else ()
        self.problems.append(
            Problem(self.table.file, numbers[0], column, clip(found), allowed, advice, rows=several, **more)
        )

    def faults(self, parsed: ParsedDates, ends: pd.Series[str]) -> None:
        """Dates that cannot be read: those of one kind, and the same text, in one finding."""
        groups: dict[tuple[str, str], list[tuple[int, DateError]]] = {}
        lasts = dict(ends[ends.ne("")].items()) if parsed.faults else {}
        for index, error in parsed.faults:
            row = cast(int, index)
            column, last = self._start(row), lasts.get(row)
            if last and error.text not in (shown(self._texts[column][row]), ""):
                column = "end" if error.text == shown(last) else column
            groups.setdefault((column, error.kind or f"{error.text}\n{error.advice}"), []).append(
                (row, error)
            )
        listed = list(groups.items())
        for (column, _), found in listed[:MAX_LISTED]:
            self._fault(column, found)
        if hidden := [row for _, found in listed[MAX_LISTED:] for row, _ in found]:
            rows = [int(self.table.rows[row]) for row in hidden]
            self.problems.append(
                unlisted(self.table.file, self.header, phrase("a date that can be read"), rows, "error")
            )

    def _fault(self, column: str, found: list[tuple[int, DateError]]) -> None:
        error = found[0][1]
        texts = list(dict.fromkeys(one.text for _, one in found))
        advice, *others = list(dict.fromkeys(one.advice for _, one in found))[:_EXAMPLES]
        for other in others:
            advice = phrase("{first}; {second}", first=advice, second=other)
        if error.kind.startswith("two figures"):
            said = f'--columns "{column}={self.headers[column]},century==2000"'
            once = phrase(
                "{advice}; or say it once for the column: {said} (or 1900)", advice=advice, said=said
            )
            advice = for_pages(once, advice)
        self.say(
            [row for row, _ in found],
            self.headers[column],
            some_of(texts, _EXAMPLES),
            error.allowed,
            phrases(
                "{advice}; until then the row is undated",
                "{advice}; until then these rows are undated",
                len(found),
                advice=advice,
            ),
        )

    def _start(self, row: int) -> str:
        return next((name for name in ("date", "start") if self._texts[name][row]), "end")

    def exchanged(self, parsed: ParsedDates) -> None:
        """One finding for all spans that a spreadsheet may have turned, with the cure as changes of cells."""
        if not parsed.exchanged:
            return
        turned = [(cast(int, index), span) for index, span in parsed.exchanged]
        changes = tuple(change for row, span in turned for change in self._turned(row, span))
        words = list(dict.fromkeys(label(span) for _, span in turned))
        examples = ", ".join(words[:_EXAMPLES]) + (" …" if len(words) > _EXAMPLES else "")
        self.say(
            [row for row, _ in turned],
            self.header,
            phrases(
                "{count} span becomes short when day and month are exchanged",
                "{count} spans become short when day and month are exchanged",
                len(turned),
            ),
            phrase("days and months in their places"),
            phrase(
                "a spreadsheet may have exchanged them: {examples}; until they are exchanged, or written "
                "otherwise, these rows are vague, and none of their days is counted",
                examples=examples,
            ),
            severity="warning",
            kind="exchanged",
            changes=changes,
        )

    def _turned(self, row: int, span: DateSpan) -> list[Change]:
        days = {self._start(row): span.start_day, "end": span.end_day}
        return [
            Change(int(self.table.rows[row]), self.headers[column], iso(day))
            for column, day in days.items()
            if day is not None and iso(day) != self.cells[column][row][:10]
        ]

    def calendars(self) -> None:
        """Words that name no calendar."""
        column = self.cells["calendar"]
        odd = column[~column.str.lower().isin(list(CALENDARS))]
        if len(odd):
            advice = phrase("write one of the two; until then these dates are read in today's calendar")
            found = ", ".join(odd.unique()[:_EXAMPLES])
            self.say(
                cast("list[int]", odd.index.tolist()),
                self.headers["calendar"],
                found,
                phrase("Julian or Gregorian"),
                advice,
            )

    def lengths(
        self, dates: pd.DataFrame, texts: pd.Series[str], ends: pd.Series[str]
    ) -> tuple[pd.DataFrame, pd.Series[str]]:
        """The dates with the ends that lengths of stay give, and as written with them."""
        column = self.cells["duration"]
        if not column.ne("").any():
            return dates, texts
        header = self.headers.get("duration", "")
        known = {text: days_of(text, header) for text in column.unique() if text}
        self._unread_lengths(column, {text for text, days in known.items() if days is None})
        length = column.map(known).astype("Int64")
        first, last = dates["start_day"], dates["end_day"]
        days = dates["date_kind"].eq("precise") & length.notna()
        given = days & ends.eq("") & first.eq(last)
        other = days & ~given & (last - first + 1 - length).abs().gt(_SAME).fillna(False)
        self._other_lengths(other, dates, column)
        ended = dates.assign(end_day=last.mask(given, first + length - 1))
        spans = {
            (start, end): label(DateSpan(start, end, precise=True, approximate=False))
            for start, end in set(zip(first[given].tolist(), ended["end_day"][given].tolist(), strict=True))
        }
        words = [
            spans[one] for one in zip(first[given].tolist(), ended["end_day"][given].tolist(), strict=True)
        ]
        ended.loc[given, "date_label"] = words
        if words:
            at = int(given.to_numpy().argmax())
            note = phrase(
                "lengths of stay give the last day, the first one counted: {length} from {date} is {days}",
                length=column.iloc[at],
                date=texts.iloc[at],
                days=words[0],
            )
            self.problems.append(Problem(self.table.file, None, header or None, "", "", note, "note"))
        counted = length.astype("str") + length.eq(1).fillna(False).map({True: " day", False: " days"})
        return ended, texts.mask(given & length.gt(1).fillna(False), texts + " (" + counted + ")")

    def _unread_lengths(self, column: pd.Series[str], unread: set[str]) -> None:
        odd = column[column.isin(list(unread))]
        if len(odd):
            advice = phrase("write the number of days; until then it says nothing of the end")
            found = ", ".join(odd.unique()[:_EXAMPLES])
            self.say(
                cast("list[int]", odd.index.tolist()), self.headers["duration"], found,
                phrase("3, 3 days or 2 nights"), advice, severity="warning", kind="length",
            )  # fmt: skip

    def _other_lengths(self, rows: pd.Series[bool], dates: pd.DataFrame, column: pd.Series[str]) -> None:
        if rows.any():
            at = int(rows.to_numpy().argmax())
            found = phrase("{one} beside {other}", one=column.iloc[at], other=dates["date_label"].iloc[at])
            advice = phrase("the dates were used; correct whichever is wrong")
            self.say(
                cast("list[int]", rows.index[rows].tolist()), self.headers["duration"], found,
                phrase("a length that fits the dates"), advice, severity="warning", kind="helper",
            )  # fmt: skip

    def helpers(self, dates: pd.DataFrame) -> None:
        """Dates that lie outside the year or the month that other columns say, in one finding."""
        years, months = self.cells["year"], self.cells["month"]
        if not (years.ne("").any() or months.ne("").any()):
            return
        spans = [
            [None if pd.isna(day) else int(day) for day in dates[name].tolist()]
            for name in ("start_day", "end_day")
        ]
        keys = zip(*spans, years.tolist(), months.tolist(), strict=True)
        rows = [row for row, key in enumerate(keys) if contradicts(*key)]
        if not rows:
            return
        said = " ".join(filter(None, (months.iloc[rows[0]], years.iloc[rows[0]])))
        column = self.headers.get("month", self.headers.get("year"))
        self.say(
            rows,
            column,
            phrase("{one} beside {other}", one=said, other=dates["date_label"].iloc[rows[0]]),
            phrase("a month and a year that fit the date"),
            phrase("the date, which says more, was used; correct whichever is wrong"),
            severity="warning",
            kind="helper",
        )
