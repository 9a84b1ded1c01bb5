"""Where a table's header stands: under titles, in one row or two, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from .columns import COLUMNS
from .headers import column_letter, header_word
from .telling import tells_of_visits

TITLES_SEARCHED: Final = 20
HEADER_CELLS: Final = 3
_JUDGED: Final = 50
"""Rows below a header by which it is judged."""
_MOST: Final = 0.5
"""Share of a column's cells from which on they are of a kind."""
_LONGEST: Final = 60
"""Characters of a name in a second row of names."""
_JOINT: Final = " / "
_WHOLE: Final = 0.8
_SEVERAL: Final = 2
_DATE: Final = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T].{0,20})?"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.|º)? (?:de )?[^\W\d_]{3,12}\.?,? (?:de )?\d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}年\d{1,2}月(?:\d{1,2}日)?"
)
_DECIMAL: Final = re.compile(r"[+−-]?\d{1,3}[.,]\d{2,}")
_YEAR: Final = re.compile(r"1\d{3}|20\d\d")
_NUMBER: Final = re.compile(r"[+−-]?[\d.,]+")
_KNOWN: Final = frozenset(
    header_word(name)
    for accepted in COLUMNS.values()
    for column, others in accepted.items()
    for name in (column, *others)
)

Records = Sequence[Sequence[str]]


class Head(NamedTuple):
    """The header of a table, by the positions of its records."""

    names: list[str]
    first: int
    """Position of the header; of the first row where there is none."""
    body: int
    """Position of the first record below the header."""
    missing: bool = False
    """There is no header: the names are the columns' letters, and the first row is data."""


def is_filled(record: Sequence[str]) -> bool:
    """Whether any cell of the record holds more than white space."""
    return any(cell and not cell.isspace() for cell in record)


def find_head(records: Records) -> Head | None:
    """The header of a table from all records of a file; None when none holds text.

    A row of dates and numbers over dates and numbers is no header. Two rows are one header where names
    of the first stand over several of the second, as merged cells do: ``Visit / start``.
    """
    position = header_position(records)
    if position is None:
        return None
    first = next(i for i, record in enumerate(records) if is_filled(record))
    if first != position and _filled_cells(records[first]) > 1 and is_filled(records[first + 1]):
        groups = (
            None if any(map(_is_figure, records[first])) else _joined(records[first], _below(records, first))
        )
        if groups is not None:  # what looks like lines above the header are names over several columns
            return Head(groups, first, first + 2)
    below = _below(records, position)
    if _is_data(records[position], below):
        first = next(i for i in range(first, len(records)) if is_filled(records[i]) and len(records[i]) > 1)
        width = max(map(_width, (records[first], *below)))
        return Head([column_letter(place) for place in range(width)], first, first, missing=True)
    names = list(records[position])
    if (joined := _joined(names, below)) is not None and is_filled(records[position + 1]):
        return Head(joined, position, position + 2)
    return Head(names, position, position + 1)


def _below(records: Records, position: int) -> list[Sequence[str]]:
    return [record for record in islice(records, position + 1, position + 1 + _JUDGED) if is_filled(record)]


def header_position(records: Records) -> int | None:
    """Position of the header: the first record that holds text. None when none does.

    Lines of one cell above a wider record are titles, not headers: the header is then the first
    record of three or more cells among the first 20 that hold text. So are lines of two cells above a
    table most of whose rows have at least twice as many, where a line without text parts them from it or
    they have no further cells at all: ``Name,Date,,`` names two columns of four. So is a line of any cells
    above a wider one that alone names columns.
    """
    filled = (i for i, record in enumerate(records) if is_filled(record))
    first = list(islice(filled, TITLES_SEARCHED))
    if not first:
        return None
    if _stands_above(records, first):
        return first[1]
    counts = [_filled_cells(records[i]) for i in first]
    least = HEADER_CELLS
    if counts[0] > 1:
        wide = sorted(counts)[len(counts) // 2]
        if counts[0] > 2 or len(counts) < HEADER_CELLS or wide < 2 * counts[0]:
            return first[0]
        least = max(HEADER_CELLS, (wide + 1) // 2)
    found = next((i for i, count in zip(first, counts, strict=True) if count >= least), first[0])
    apart = len(records[first[0]]) < HEADER_CELLS or not all(map(is_filled, records[first[0] : found]))
    return found if counts[0] == 1 or apart else first[0]


def _stands_above(records: Records, first: Sequence[int]) -> bool:
    """Whether the first line tells of the whole table, ``Ann Lee,painter,,``, and the next names its columns.

    The next has more cells, as words that do not come again below, and several of them say when, where or
    who; none of the first line does.
    """
    if len(first) < HEADER_CELLS:
        return False
    upper, low = ([cell.strip() for cell in records[i]] for i in first[:2])
    named = [text for text in low if text]
    if len(named) <= _filled_cells(upper) or _KNOWN & set(map(header_word, filter(None, upper))):
        return False
    if any(map(tells_of_visits, upper)) or not _are_names(low, [records[i] for i in first[2:]]):
        return False
    return sum(header_word(text) in _KNOWN or tells_of_visits(text) for text in named) >= _SEVERAL


def _filled_cells(record: Sequence[str]) -> int:
    return sum(bool(cell and not cell.isspace()) for cell in record)


def _width(record: Sequence[str]) -> int:
    """Cells up to the last that is filled."""
    return next((place + 1 for place in reversed(range(len(record))) if record[place].strip()), 0)


def _is_data(header: Sequence[str], below: Records) -> bool:
    """Whether a row says what a row of cells says: dates, decimals or a year, over others of its kind."""
    texts = [cell.strip() for cell in header]
    if any(header_word(text) in _KNOWN for text in texts if text):
        return False
    years = 0
    for place, text in enumerate(texts):
        if _DATE.fullmatch(text) and (not below or _share(_cells(below, place), _DATE.fullmatch) >= _MOST):
            return True
        if _DECIMAL.fullmatch(text) and below and _share(_cells(below, place), _DECIMAL.fullmatch) >= _MOST:
            return True
        if _YEAR.fullmatch(text):
            years += 1 if below and _share(_cells(below, place), _YEAR.fullmatch) >= _WHOLE else 2
    return years == 1


def _cells(records: Records, place: int) -> list[str]:
    """The filled cells of one column."""
    cells = (record[place].strip() for record in records if place < len(record))
    return [cell for cell in cells if cell]


def _share(cells: Sequence[str], shows: Callable[[str], object]) -> float:
    return sum(bool(shows(cell)) for cell in cells) / len(cells) if cells else 0.0


def _joined(top: Sequence[str], below: Records) -> list[str] | None:
    """The names of two rows as one; None where the second is a row like all others."""
    if len(below) < 2:
        return None
    low, rest = [cell.strip() for cell in below[0]], below[1:]
    width = max(len(top), len(low))
    upper = [cell.strip() for cell in top] + [""] * (width - len(top))
    low += [""] * (width - len(low))
    over = _over(upper, low)
    spanned = {place for place, (first, _) in over.items() if first != place}
    grouped = spanned | {over[place][0] for place in spanned}
    if not spanned or not _are_names(low, rest):
        return None
    others = any(low[place] and low[place] != upper[place] for place in range(width) if place not in grouped)
    known = sum(header_word(text) in _KNOWN for text in low if text) * 2 >= sum(map(bool, low))
    differs = any(_share(_cells(rest, place), _is_figure) >= _MOST for place in grouped)
    if not known and (others or not differs):
        return None
    names = [over[place][1] if place in over else upper[place] for place in range(width)]
    return joined_names([names, low])


def joined_names(rows: Records) -> list[str]:
    """The names of several rows that are one header, each text of a column once: ``Visit / start``."""
    width = max(map(len, rows))
    columns = ([row[place].strip() if place < len(row) else "" for row in rows] for place in range(width))
    return [_JOINT.join(filter(None, dict.fromkeys(names))) for names in columns]


def _over(upper: Sequence[str], low: Sequence[str]) -> dict[int, tuple[int, str]]:
    """For each named column of the second row where the name over it begins, and that name."""
    made: dict[int, tuple[int, str]] = {}
    start = None
    for place, name in enumerate(upper):
        if name and not (start is not None and upper[start] == name):
            start = place
        if start is not None and low[place] and (low[start] or name):
            made[place] = (start, upper[start])
    return made


def _are_names(low: Sequence[str], rest: Records) -> bool:
    """Whether the cells of a row could be names of columns: short words that do not come again below."""
    named = [(place, text) for place, text in enumerate(low) if text]
    return all(
        len(text) <= _LONGEST and not _is_figure(text) and text not in _cells(rest, place)
        for place, text in named
    )


def is_date(text: str) -> bool:
    """Whether a cell's whole text is written as a date of a day is."""
    return _DATE.fullmatch(text) is not None


def _is_figure(text: str) -> bool:
    return bool(is_date(text) or _NUMBER.fullmatch(text))
