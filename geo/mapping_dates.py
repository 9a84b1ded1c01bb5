"""The dates of a foreign table: their years, their parts, and what a blank below a date means."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.dates import parse_dates
from geo.mapping_tools import Reading, counted
from geo.webpage import HEADING
from geo.yearless import YEAR, with_years, year_of_end


def take_dates(reading: Reading, titles: Sequence[str]) -> None:
    """``date``, ``start`` and ``end`` with their years; a date in three columns is put together."""
    for name in ("date", "start", "end"):
        reading.take(name)
    dates = reading.profile.dates
    if dates.year and (year := reading.named([dates.year])):
        parts = [reading.column(part) for part in (dates.year, dates.month, dates.day)]
        reading.ours["date"] = _joined(*parts)
        reading.headers["date"] = year[0]
    if not dates.headings:
        return
    years = reading.years
    if HEADING in reading.cells:
        above = [year_in(text) for text in reading.cells[HEADING].tolist()]
        years = [year if year is not None else one for year, one in zip(above, years, strict=True)]
    said = {int(match) for title in titles for match in YEAR.findall(title)}
    title = said.pop() if len(said) == 1 else None
    for name in ("date", "start", "end"):
        if name in reading.ours:
            _complete(reading, name, _start_years(reading) if name == "end" else years, title)


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
        "dates with their year",
        f"{counted(len(done.changed), 'date')} without a year; it was taken from {done.reason}",
        "year",
        rows=reading.rows.iloc[done.changed].tolist(),
    )
    reading.ours[name] = pd.Series(done.texts, index=before.index, dtype="str")


def year_in(text: str) -> int | None:
    """The only year that a heading says."""
    found = set(YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def _joined(year: pd.Series[str], month: pd.Series[str], day: pd.Series[str]) -> pd.Series[str]:
    """A date of three cells; months in figures or in words, days and months may be missing."""
    made: dict[tuple[str, str, str], str] = {}
    triples = list(zip(year.tolist(), month.tolist(), day.tolist(), strict=True))
    for one in set(triples):
        years, months, days = (text.strip() for text in one)
        if years.isdigit() and (not months or months.isdigit()) and (not days or days.isdigit()):
            figures = [years.zfill(4), *(text.zfill(2) for text in (months, days) if text)]
            made[one] = "-".join(figures) if months or not days else " ".join(filter(None, (days, years)))
        else:
            made[one] = " ".join(filter(None, (days, months, years)))
    return pd.Series([made[one] for one in triples], index=year.index, dtype="str")


def carry(reading: Reading) -> None:
    """Blanks that mean what the row above says, as far as the days between the two rows allow it."""
    for name, most in reading.profile.carry.items():
        column = reading.ours.get(name)
        if column is None:
            continue
        filled = column.where(column.ne("")).ffill().fillna("")
        blank = column.eq("") & filled.ne("")
        far = blank & _far_from_above(reading) if most >= 0 else blank & False
        broken = far.astype("int8").groupby(column.ne("").cumsum()).cummax().astype("bool") & blank
        reading.ours[name] = column.mask(blank & ~broken, filled)
        _say_carried(reading, name, most, blank & ~broken, broken)


def _say_carried(
    reading: Reading, name: str, most: int, believed: pd.Series[bool], broken: pd.Series[bool]
) -> None:
    header = reading.headers[name]
    if believed.any():
        reading.say(
            counted(believed.sum(), "blank cell"),
            header,
            "",
            "each was read as the same as in the row above",
            "carried",
            rows=reading.rows[believed].tolist(),
        )
    if broken.any():
        reading.say(
            counted(broken.sum(), "blank cell"),
            header,
            f"at most {most} days from the row above",
            "these rows are further from it, or before it, so that what it says was not carried on",
            "carried",
            "warning",
            reading.rows[broken].tolist(),
        )


def _far_from_above(reading: Reading) -> pd.Series[bool]:
    """Whether a row begins more days after the row above ended than its profile allows, or before it."""
    most = max(reading.profile.carry.values())
    texts = reading.ours_or_blank("date")
    texts = texts.mask(texts.eq(""), reading.ours_or_blank("start"))
    days = parse_dates(texts, reading.ours_or_blank("end")).dates
    gap = days["start_day"] - days["end_day"].shift()
    back = days["start_day"] < days["start_day"].shift()
    return ((gap > most) | back).fillna(True).astype("bool")
