"""What the distinct texts of a date column settle of how each of them is read, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ..errors import DateError
from .days import DateSpan, civil
from .notes import meaning
from .numbers import epoch_day, epochs_of
from .orders import PartOrder
from .style import Style, of_century
from .texts import shown

_CUT_SHORT: Final = re.compile(r"\s*([0-9]{2})([0-9]{1,2})([-/–])([0-9]{1,2})\s*")
_DOUBLE: Final = re.compile(r".*[^0-9/].*[0-9]{4}/[0-9]{1,2}\s*")
_NEAR: Final = 10
"""So many years before and after the years that a column writes in full, its years of two figures may lie."""


def settled(
    texts: Sequence[str],
    number: int,
    spans: Iterable[tuple[str, str]] = (),
    *,
    day_first: bool | None = None,
    century: str = "",
) -> tuple[Style, tuple[str, ...], tuple[str, ...]]:
    """The style of a column from its distinct texts and its pairs of start and end, notes on it, and those
    on what nothing in the column decides.

    ``texts`` need not hold days such as 2024-05-16, which read one way only; ``number`` counts them too.
    ``day_first`` and ``century`` (1900, 20th) are what somebody said; they go before what is seen.
    Nothing depends on the order of the texts.
    """
    slashes, dots = PartOrder.of(texts, spans), PartOrder.of(texts, dots=True)
    short, notes = _short_years(texts)
    numbers = sum(epoch_day(text.strip().removeprefix("-")) is not None for text in texts)
    window = of_century(century)
    style = Style(
        day_first=slashes.day_first if day_first is None else day_first,
        dots_day_first=dots.day_first if day_first is None or not day_first else True,
        short_years=short,
        epochs=epochs_of(text.strip() for text in texts) if 2 * numbers > number - ("" in texts) else None,
        window=window,
        bare=window is not None,
    )
    orders = () if day_first is not None else (slashes, dots)
    sure, open_ = (
        [note for one in orders if one.is_open is kind for note in one.notes()] for kind in (False, True)
    )
    return style, (*sure, *notes), tuple(open_)


def _short_years(texts: Sequence[str]) -> tuple[bool, tuple[str, ...]]:
    """Whether 1911/12 is two years in this column, and a note where some text could be read otherwise."""
    shows: list[str] = []
    doubtful: list[str] = []
    months: list[str] = []
    for text in texts:
        match = _CUT_SHORT.fullmatch(text)
        if match is None:
            if "/" in text and _DOUBLE.fullmatch(text):
                shows.append(text)
            continue
        kind = _cut_kind(match)
        (shows if kind == "years" else doubtful if kind == "either" else months).append(text)
    shows, doubtful = sorted(shows), sorted(doubtful)
    slashed = [text for text in doubtful if "/" in text]
    if shows and not months:
        if not doubtful:
            return True, ()
        said = meaning(doubtful[0], Style(short_years=True))
        return True, (f'Years may be cut short: {said}, because "{shown(shows[0])}" can only be read so.',)
    if not slashed:
        return False, ()
    return False, (f"{meaning(slashed[0])}; if two years are meant, write both in full.",)


def _cut_kind(match: re.Match[str]) -> str:
    """``years``, ``month`` or ``either``: what 1774/75, 1911/03, 1911/12 can be."""
    figures = match[4]
    first, number = int(match[1] + match[2]), int(figures)
    last = int(str(first)[: -len(figures)] + figures)
    follows = last == first + 1 if match[3] == "/" else last > first
    if number > 12:
        clear = match[3] == "/" or number < 21 or number > 41
        return "years" if follows and clear else "either" if follows else "month"
    return "either" if follows and match[3] == "/" else "either" if follows else "month"


def with_century(
    style: Style, read: Mapping[str, DateSpan | DateError | None]
) -> tuple[Style, tuple[str, ...], list[str]]:
    """The style in which years of two figures are near those that the column writes in full.

    Also a note, and the texts to be read again; none where there are no such years, or where those
    written in full are too far apart to settle a century.
    """
    open_ = sorted(
        text for text, one in read.items() if isinstance(one, DateError) and one.kind == "two figures"
    )
    if not open_ or style.window is not None:
        return style, (), []
    years = [year for one in read.values() if isinstance(one, DateSpan) for year in _years(one)]
    if not years:
        return style, (), []
    first, last = min(years), max(years)
    window = (first - _NEAR, last + _NEAR)
    if window[1] - window[0] > 99:
        return style, (), []
    full = replace(style, window=window)
    years_said = str(first) if first == last else f"{first}–{last}"
    example = next((text for text in open_ if "cannot be read" not in meaning(text, full)), None)
    if example is None:
        return style, (), []
    said = meaning(example, full)
    note = f"Years of two figures are taken from the other dates of the column ({years_said}): {said}."
    return full, (note,), open_


def _years(span: DateSpan) -> list[int]:
    return [civil(day)[0] for day in (span.start_day, span.end_day) if day is not None]
