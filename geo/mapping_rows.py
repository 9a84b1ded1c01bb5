"""Rows of a foreign table that tell of no meeting, and rows that tell of one meeting from two sides."""

from __future__ import annotations

import re
from typing import Final

import pandas as pd

from geo.mapping_dates import year_in
from geo.mapping_people import is_state
from geo.mapping_tools import Reading, code_list, counted
from geo.profiles import Mirror

_TOTAL: Final = re.compile(
    r"(?:grand )?(?:total|totals|sum|summe|итого|всего|合计|總計|总计)\b.*", re.IGNORECASE
)


def set_aside(reading: Reading) -> None:
    """Leave out what is no report, each kind in one finding that names its rows.

    Years as headings between the rows, the header once more, lines of totals, and rows of codes that
    are no meeting's or of which no side is a country.
    """
    heading = _headings(reading)
    _leave(reading, heading, "headings between the rows", "read as the year of the rows below them")
    again = _repeated_header(reading)
    _leave(reading, again, "the header once more", "left out")
    _leave(reading, _totals(reading), "lines of totals", "left out")
    for name, codes in reading.profile.keep.items():
        if columns := reading.named([name]):
            other = ~reading.cells[columns[0]].isin(list(codes))
            allowed = f"the codes {', '.join(codes)}"
            _leave(reading, other, "events that are no meeting", "left out", columns[0], allowed)
    countries = reading.named(reading.profile.leaders.countries)
    if countries:
        sides = pd.DataFrame({name: _are_states(reading, reading.cells[name]) for name in countries})
        nobody = ~sides.any(axis="columns")
        allowed = "a country as one of the sides"
        _leave(reading, nobody, "events whose sides are no countries", "left out", countries[0], allowed)


def _leave(
    reading: Reading, rows: pd.Series[bool], found: str, advice: str, column: str = "", allowed: str = ""
) -> None:
    if rows.any():
        what = f"{counted(rows.sum(), 'row')}: {found}"
        reading.say(what, column, allowed, advice, "set aside", rows=reading.rows[rows].tolist())
        reading.only(~rows)


def _headings(reading: Reading) -> pd.Series[bool]:
    """Rows of one text alone that says a year; the rows below each get that year."""
    if not reading.profile.dates.headings or len(reading.cells.columns) < 2:
        return reading.blank().ne("")
    texts = [set(filter(None, row)) for row in reading.cells.to_numpy().tolist()]
    alone = [next(iter(one)) if len(one) == 1 else "" for one in texts]
    said = [year_in(text) if len(text) <= 60 else None for text in alone]
    year = year_in(reading.titles[-1]) if reading.titles and len(reading.titles[-1]) <= 60 else None
    for place, one in enumerate(said):
        year = one if one is not None else year
        reading.years[place] = year
    return pd.Series([one is not None for one in said], index=reading.cells.index, dtype="bool")


def _repeated_header(reading: Reading) -> pd.Series[bool]:
    """Rows whose filled cells, two at least, say what their columns are called."""
    same = pd.DataFrame({name: reading.cells[name].eq(str(name).strip()) for name in reading.cells})
    filled = _filled(reading)
    return same.sum(axis="columns").ge(2) & same.eq(filled).all(axis="columns")


def _totals(reading: Reading) -> pd.Series[bool]:
    """Rows that begin with a word for a total."""
    first = reading.cells.iloc[:, 0]
    return first.str.fullmatch(_TOTAL) & _filled(reading).sum(axis="columns").le(3)


def _filled(reading: Reading) -> pd.DataFrame:
    return pd.DataFrame(
        {name: reading.cells[name].ne("") for name in reading.cells}, index=reading.rows.index
    )


def _are_states(reading: Reading, cells: pd.Series[str]) -> pd.Series[bool]:
    codes = code_list(reading.profile.leaders.codes)
    return cells.map({text: is_state(codes.get(text, text)) for text in cells.unique()}).astype("bool")


def mirrored(reading: Reading, mirror: Mirror) -> pd.Series[str]:
    """Ids of the meetings that two rows tell of: one as a visit made, one as the same visit received.

    They are of one day and between the same two; all other ids are as they were.
    """
    ids, code = reading.ours_or_blank("meeting"), reading.column(mirror.code)
    first, second = reading.column(mirror.first), reading.column(mirror.second)
    makes, hosts = code.eq(mirror.makes), code.eq(mirror.hosts)
    guest = first.where(makes, second)
    host = second.where(makes, first)
    day = reading.ours_or_blank("date")
    both = (makes | hosts) & first.ne("") & second.ne("") & first.ne(second) & day.ne("")
    keys = pd.DataFrame({"guest": guest, "host": host, "day": day, "code": code})[both]
    sides = keys.groupby(["guest", "host", "day"])["code"].transform("nunique")
    paired = keys[sides.gt(1)]
    if paired.empty:
        return ids
    made = reading.stem + " " + paired["day"] + " " + paired["guest"] + " to " + paired["host"]
    reading.say(
        f"{counted(made.nunique(), 'visit')} told from both sides",
        reading.headers.get("category", mirror.code),
        "",
        f"{mirror.makes} and {mirror.hosts} of one day between the same two are one meeting with its reports",
        "mirror",
        rows=reading.rows[paired.index].tolist(),
    )
    return ids.where(~ids.index.isin(paired.index), made.reindex(ids.index).fillna(""))
