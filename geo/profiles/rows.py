"""Rows of a foreign table that tell of no meeting, and rows that tell of one meeting from two sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from .. import patterns as re
from ..errors import Severity
from ..language import phrase, phrases
from ..places import Gazetteer
from .dates import year_in
from .names import is_state
from .notes import is_dated, is_note, is_remark
from .profile import Mirror
from .reading import Reading, code_list

_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub|sous|overall)[ -]?)?(?:totals?|totaux|totale|totali|totales|totais|subtotals?|sum|summe"
    r"|gesamt|insgesamt|gesamtsumme|gesamtzahl|zwischensumme|ensemble|suma|soma|somma|итого|итог|всего"
    r"|合计|合計|总计|總計|共计|共計|小计|小計|总数|總數)(?!\w).*",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE: Final = re.compile(r"\d")
_SEVERAL: Final = 2
_LONG_LINE: Final = 60
"""Characters of a heading at most."""
_MANY, _SHARE = 5, 0.2
"""Lines left out, and their share of all rows, from which on both together are worth a warning."""


def set_aside(reading: Reading, gazetteer: Gazetteer) -> None:
    """Leave out what is no report, each kind in one finding that names its rows.

    The header once more, lines of totals, notes below the table, years as headings between the rows, and
    rows of codes that are no meeting's or of which no side is a country. Many lines left out are a warning.
    """
    again = _repeated_header(reading)
    _leave(reading, again, phrase("the header once more"), phrase("left out"))
    totals = _totals(reading)
    _leave(reading, totals, phrase("lines of totals"), phrase("left out"), severity=_severity(totals))
    below = _notes_below(reading, gazetteer)
    reading.legend += [" ".join(_texts(row)) for row in reading.cells[below].to_numpy().tolist()]
    _leave(reading, below, phrase("notes below the table"), phrase("left out"), severity=_severity(below))
    heading = _headings(reading)
    _leave(
        reading,
        heading,
        phrase("headings between the rows"),
        phrase("read as the year of the rows below them"),
    )
    for name, codes in reading.profile.keep.items():
        if columns := reading.named([name]):
            other = ~reading.cells[columns[0]].isin(list(codes))
            allowed = phrase("the codes {codes}", codes=", ".join(codes))
            _leave(
                reading, other, phrase("events that are no meeting"), phrase("left out"), columns[0], allowed
            )
    countries = reading.named(reading.profile.leaders.countries)
    if countries:
        sides = pd.DataFrame({name: _are_states(reading, reading.cells[name]) for name in countries})
        nobody = ~sides.any(axis="columns")
        allowed = phrase("a country as one of the sides")
        _leave(
            reading,
            nobody,
            phrase("events whose sides are no countries"),
            phrase("left out"),
            countries[0],
            allowed,
        )


def _leave(
    reading: Reading, rows: pd.Series[bool], found: str, advice: str, column: str = "", allowed: str = "",
    severity: Severity = "note",
) -> None:  # fmt: skip
    if rows.any():
        what = phrases("{count} row: {found}", "{count} rows: {found}", rows.sum(), found=found)
        reading.say(what, column, allowed, advice, "set aside", severity, reading.rows[rows].tolist())
        reading.only(~rows)


def _severity(left: pd.Series[bool]) -> Severity:
    """An error where nothing would be left to read, a warning where much is left out."""
    if left.any() and left.all():
        return "error"
    many = left.sum() >= _MANY and left.sum() >= _SHARE * len(left)
    return "warning" if many or left.sum() > len(left) / 2 else "note"


def _headings(reading: Reading) -> pd.Series[bool]:
    """Rows of one text alone that says a year; the rows below each get that year."""
    if not reading.profile.dates.headings or len(reading.cells.columns) < 2:
        return reading.blank().ne("")
    year = year_in(reading.titles[-1]) if reading.titles and len(reading.titles[-1]) <= _LONG_LINE else None
    said: dict[int, int] = {}
    for place, (text,) in _sparse(reading, 1):
        if (
            reading.wrote[place] < _SEVERAL
            and len(text) <= _LONG_LINE
            and not is_remark(text)
            and (one := year_in(text)) is not None
        ):
            said[place] = one
    for place in range(len(reading.cells)):
        reading.years[place] = year = said.get(place, year)
    return _at(reading, said)


def _repeated_header(reading: Reading) -> pd.Series[bool]:
    """Rows whose filled cells, two at least, say what their columns are called, in whatever case."""
    same = np.zeros(reading.cells.shape, dtype=bool)
    for place, name in enumerate(reading.cells):
        word = str(name).strip().casefold()
        same[:, place] = [text.strip().casefold() == word for text in reading.cells[name].tolist()]
    again = (same.sum(axis=1) >= 2) & (same == _filled(reading)).all(axis=1)
    return pd.Series(again, index=reading.rows.index)


def _totals(reading: Reading) -> pd.Series[bool]:
    """Rows that begin, in whatever column, with a word for a total and go on with figures or nothing.

    A row with a date is none: Soma is a town. One text over several columns, as spanning cells give it,
    counts once.
    """
    return _at(reading, [place for place, texts in _sparse(reading, 3) if _is_total(texts)])


def _is_total(texts: list[str]) -> bool:
    return bool(_TOTAL.fullmatch(texts[0])) and all(
        _FIGURE.search(text) and (text.isdigit() or not is_dated(text)) for text in texts[1:]
    )


def _notes_below(reading: Reading, gazetteer: Gazetteer) -> pd.Series[bool]:
    """Rows at the end that are remarks: of one text alone, or of one that its commas cut up."""
    told: list[int] = []
    width, first = len(reading.cells.columns), set(reading.cells.iloc[:-1, 0].tolist())
    for place in reversed(range(len(reading.cells) if width > 1 else 0)):
        if not is_note(reading.cells.iloc[place].tolist(), first, gazetteer):
            break
        told.append(place)
    return _at(reading, told)


def _sparse(reading: Reading, most: int) -> list[tuple[int, list[str]]]:
    """The rows with one to ``most`` different texts, and these."""
    cells = reading.cells.to_numpy(dtype=object)
    wide = _filled(reading).sum(axis=1)
    # Spanning cells give one text in several columns.
    spanned = ((cells[:, 1:] == cells[:, :-1]) & (cells[:, 1:] != "")).any(axis=1)
    places = np.flatnonzero((wide > 0) & ((wide <= most) | spanned)).tolist()
    rows = cells[places].tolist()
    made = [(place, _texts(row)) for place, row in zip(places, rows, strict=True)]
    return [(place, texts) for place, texts in made if len(texts) <= most]


def _texts(row: Iterable[str]) -> list[str]:
    """The different texts of a row, in its order."""
    return list(dict.fromkeys(filter(None, row)))


def _at(reading: Reading, places: Iterable[int]) -> pd.Series[bool]:
    return reading.rows.index.to_series().isin(list(places))


def _filled(reading: Reading) -> npt.NDArray[np.bool_]:
    """Which cells hold something, a row of the table each."""
    cells = [reading.cells[name].ne("").to_numpy(dtype=bool) for name in reading.cells]
    return np.column_stack(cells) if cells else np.zeros(reading.cells.shape, dtype=bool)


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
        phrases("{count} visit told from both sides", "{count} visits told from both sides", made.nunique()),
        reading.headers.get("category", mirror.code),
        "",
        phrase(
            "{one} and {other} of one day between the same two are one meeting with its reports",
            one=mirror.makes,
            other=mirror.hosts,
        ),
        "mirror",
        rows=reading.rows[paired.index].tolist(),
    )
    return ids.where(~ids.index.isin(paired.index), made.reindex(ids.index).fillna(""))
