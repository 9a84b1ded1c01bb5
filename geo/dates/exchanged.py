"""Spans whose day and month a spreadsheet exchanged: 7 January – 7 February for 1 – 2 July.

A program that reads 02/07/2013 as month first stores 7 February; 30/11/2004 it leaves alone. Every date
whose day could be a month is therefore exchanged, every other one is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .days import DateSpan, civil, day_number, make_span

_FIGURES: Final = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T ][0-9:.]+Z?)?")
_MONTHS: Final = 12
_LONG: Final = 27
"""A stay of more days is long: two dates exchanged are hardly ever nearer."""
_SHORT: Final = 14
"""A stay of at most so many days is short."""
_CONTROLS: Final = 3


class Pair(NamedTuple):
    """A start and an end as read, each a day."""

    start: int
    end: int


def day_pair(start: object, end: object) -> Pair | None:
    """The days of a row whose two dates are days; None for all others."""
    if not (_is_day(start) and _is_day(end)):
        return None
    return Pair(start.start_day, end.start_day)  # type: ignore[attr-defined]


def _is_day(read: object) -> bool:
    return isinstance(read, DateSpan) and read.precise and read.start_day == read.end_day


def exchanges(pairs: Sequence[Pair | None], texts: Sequence[tuple[str, str]]) -> dict[int, Pair]:
    """Positions of the pairs that become short when day and month are exchanged → the days then.

    ``texts`` are the pairs as written: only figures can have been exchanged. None where long stays are
    the rule among the pairs that cannot have been: terms of office are long.
    """
    found: dict[int, Pair] = {}
    for position, pair in enumerate(pairs):
        if pair is None or 0 <= pair.end - pair.start <= _LONG or not _exchangeable(pair):
            continue
        other = _other(pair)
        if other is not None and all(_FIGURES.fullmatch(text.strip()) for text in texts[position]):
            found[position] = other
    return {} if found and _long_is_the_rule(pairs) else found


def _long_is_the_rule(pairs: Sequence[Pair | None]) -> bool:
    fixed = [pair.end - pair.start for pair in pairs if pair is not None and not _exchangeable(pair)]
    long = sum(not 0 <= length <= _LONG for length in fixed)
    return len(fixed) >= _CONTROLS and 2 * long > len(fixed)


def _exchangeable(pair: Pair) -> bool:
    return any(civil(day)[2] <= _MONTHS for day in pair)


def _other(pair: Pair) -> Pair | None:
    start, end = map(_exchange, pair)
    return Pair(start, end) if 0 <= end - start <= _SHORT else None


def _exchange(day: int) -> int:
    year, month, of_month = civil(day)
    return day_number(year, of_month, month) if of_month <= _MONTHS else day


def between(pair: Pair, other: Pair) -> DateSpan:
    """All days that both readings allow, as some day within: the vague span of a row not yet settled."""
    days = (*pair, *other)
    return make_span(min(days), max(days), lasted=False)
