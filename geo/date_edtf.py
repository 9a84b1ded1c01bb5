"""Dates in EDTF, the Extended Date/Time Format of ISO 8601-2 (levels 0 to 2).

Specification: https://www.loc.gov/standards/datetime/. Intervals, sets and plain
dates are taken apart here; single dates with anything rarer in them (qualified
parts, seasons, significant figures, years in exponents) are read by the ``edtf``
package. The package alone would not do: it takes about 20 milliseconds for a
set, raises TypeError at open ranges, puts an unknown end ten years on and cannot
read ``2024-1X``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from geo.days import YEARS_ALLOWED, DateSpan, Point, day_number, make_span, month_length
from geo.errors import DateError

_EXPRESSION: Final = re.compile(r"[0-9XYESTZ~?%\[\]{}.,:/ +-]+")
_PLAIN: Final = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9])?"
    r"(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?[~?%]?"
)
_MASKED: Final = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[~?%]?")
# No wider than what the package reads or refuses cleanly: of other shapes, such as ?1950S2,
# it raises TypeError after printing to standard output.
_RARE: Final = re.compile(
    r"[~?%]?[0-9]{4}[~?%]?(?:-[~?%]?[0-9]{2}[~?%]?){0,2}|[0-9]{4}S[1-4][~?%]?|Y[1-9][0-9]{0,3}E[1-4](?:S[1-4])?"
)
_NEGATIVE_YEAR: Final = re.compile(r"[~?%]?-[0-9]{4}(?:[-~?%S/.].*)?")
_LONG_YEAR: Final = re.compile(r"Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?")
SEASON_CODE: Final = re.compile(r"(?<![0-9-])[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])(?![0-9-])")
_FIRST_SEASON, _LAST_SEASON = 21, 41


class _Bounds(NamedTuple):
    start: int | None
    end: int | None
    days: bool
    """Both ends are days, none of them qualified."""


_OPEN: Final = _Bounds(None, None, days=False)


def read_edtf(text: str) -> DateSpan | None:
    """The span of an EDTF expression; None when the text is none.

    An interval or an inclusive set ``{..}`` of days lasted, one between other parts
    is vague; of a choice ``[..]`` some day is meant. An unknown end (``2024-05-16/``)
    is open like ``..``. Every qualifier (~, ?, %) makes the whole approximate.
    Raises ``DateError`` for dates that do not exist and years outside 1 to 9999.
    """
    text = text.upper()
    if not _EXPRESSION.fullmatch(text):
        return None
    if _NEGATIVE_YEAR.fullmatch(text) or (_LONG_YEAR.fullmatch(text) and not _RARE.fullmatch(text)):
        raise DateError(
            "", YEARS_ALLOWED, "other years are not supported; leave the cell empty and keep it in a note"
        )
    if text[0] + text[-1] in ("[]", "{}"):
        bounds, lasted = _set(text[1:-1], inclusive=text[0] == "{")
    elif "/" in text:
        bounds, lasted = _pair(text, "/"), True
    elif ".." in text:
        bounds, lasted = _pair(text, ".."), False
    else:
        bounds, lasted = _single(text), True
    if bounds is None:
        return None
    approximate = any(mark in text for mark in "~?%")
    return make_span(bounds.start, bounds.end, lasted=lasted and bounds.days, approximate=approximate)


def _pair(text: str, separator: str) -> _Bounds | None:
    sides = (
        [side.strip() for side in text.split(separator)] if separator == "/" else text.partition("..")[::2]
    )
    if len(sides) != 2:
        return None
    start, end = (_OPEN if side.strip() in ("", "..") else _single(side.strip()) for side in sides)
    if start is None or end is None:
        return None
    return _Bounds(start.start, end.end, start.days and end.days)


def _set(text: str, *, inclusive: bool) -> tuple[_Bounds | None, bool]:
    """The bounds of a set's members, and whether they fill all days between."""
    read = [_pair(member, "..") if ".." in member else _single(member.strip()) for member in text.split(",")]
    members = [member for member in read if member is not None]
    if len(members) < len(read):
        return None, False
    start = min((m.start for m in members if m.start is not None), default=None)
    end = max((m.end for m in members if m.end is not None), default=None)
    bounds = _Bounds(
        None if any(m.start is None for m in members) else start,
        None if any(m.end is None for m in members) else end,
        all(m.days for m in members),
    )
    return bounds, inclusive and bounds.days and _without_gap(members)


def _without_gap(members: list[_Bounds]) -> bool:
    ordered = sorted((m.start, m.end) for m in members if m.start is not None and m.end is not None)
    reached = ordered[0][1]
    for start, end in ordered[1:]:
        if start > reached + 1:
            return False
        reached = max(reached, end)
    return True


def _single(text: str) -> _Bounds | None:
    if match := _PLAIN.fullmatch(text):
        year, month, day = (None if part is None else int(part) for part in match.groups())
        if month is None or day is not None or not _FIRST_SEASON <= month <= _LAST_SEASON:
            return _Bounds(*Point(year, month, day).bounds(), days=day is not None)
    if "X" in text:
        match = _MASKED.fullmatch(text)
        return _masked(*match.groups()) if match else None
    return _rare(text) if _RARE.fullmatch(text) else None


def _masked(year: str, month: str | None, day: str | None) -> _Bounds:
    """First and last day that fit unspecified figures: 201X, 2024-1X, 2024-06-XX."""
    start = next(_fitting(year, month, day, latest=False), None)
    end = next(_fitting(year, month, day, latest=True), None)
    if start is None or end is None:
        raise DateError("", "figures that some date has", "no date fits the figures given; correct them")
    return _Bounds(start, end, days=False)


def _fitting(year: str, month: str | None, day: str | None, *, latest: bool) -> Iterator[int]:
    step = -1 if latest else 1
    years = [number for number in _numbers(year) if number > 0]
    months = [number for number in _numbers(month or "XX") if 1 <= number <= 12]
    days = [number for number in _numbers(day or "XX") if 1 <= number <= 31]
    for y, m, d in product(years[::step], months[::step], days[::step]):
        if d <= month_length(y, m):
            yield day_number(y, m, d)


@lru_cache(maxsize=256)
def _numbers(mask: str) -> tuple[int, ...]:
    """All numbers that fit a mask of figures and X, ascending."""
    choices = ["0123456789" if figure == "X" else figure for figure in mask]
    return tuple(int("".join(figures)) for figures in product(*choices))


def _rare(text: str) -> _Bounds | None:
    """What the package reads: qualified parts, seasons, significant figures, exponents."""
    import edtf  # here, because it is slow to import and its texts are rare

    try:
        read = edtf.parse_edtf(text.rstrip("~?%"))
    except edtf.EDTFParseException:
        return None
    lower, upper = read.lower_strict(), read.upper_strict()
    if "S" in text:
        # Significant figures are bounds: 1950S2 is some year from 1900 to 1999.
        lower, upper = read.lower_fuzzy(), read.upper_fuzzy()
    start, end = day_number(*lower[:3]), day_number(*upper[:3])
    season = isinstance(read, edtf.Season)
    if season and lower.tm_mon == upper.tm_mon == 12:
        # The package ends winter with its year; winter 2024 lasts until the end of February 2025.
        end = day_number(upper.tm_year + 1, 2, month_length(upper.tm_year + 1, 2))
    is_day = not season and "S" not in text and start == end
    return _Bounds(start, end, days=is_day)
