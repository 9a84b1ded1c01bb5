"""What a whole column settles of how each of its texts is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from .calendars import GREGORIAN, Calendar


class Epochs(NamedTuple):
    """How most numbers of a column count from 1970."""

    unit: int
    """So many make a day."""
    first: int
    last: int
    """The days between which they lie."""


@dataclass(frozen=True, slots=True)
class Style:
    """How texts are read that could be read otherwise."""

    day_first: bool = True
    """16/05/2024 and 16-05-2024; otherwise the month comes first."""
    dots_day_first: bool = True
    """16.05.2024."""
    calendar: Calendar = GREGORIAN
    short_years: bool = False
    """1911/12 and 1920-21 are two years, and not a month or a season."""
    epochs: Epochs | None = None
    """Numbers of nine figures and more count from 1970."""
    window: tuple[int, int] | None = None
    """First and last of the years, at most a hundred, among which years of two figures lie."""
    bare: bool = False
    """Two figures alone are such a year too: somebody said so."""

    def full_year(self, figures: str) -> int | None:
        """The year that two figures stand for; None where nothing settles the century."""
        if self.window is None:
            return None
        first, last = self.window
        year = first + (int(figures) - first) % 100
        return year if year <= last else None


PLAIN: Final = Style()
MONTH_FIRST: Final = Style(day_first=False)


def of_century(text: str) -> tuple[int, int] | None:
    """The years that a column ``century`` names: ``1900``, ``1900s``, ``19..``, ``20th``; None for others."""
    word = text.strip().lower().removesuffix("s").removesuffix("..").removesuffix("xx")
    for ending in ("st", "nd", "rd", "th"):
        if word.endswith(ending) and word[:-2].isdigit():
            return (int(word[:-2]) - 1) * 100, (int(word[:-2]) - 1) * 100 + 99
    if not (word.isascii() and word.isdigit() and len(word) in (2, 4)):
        return None
    first = int(word) * 100 if len(word) == 2 else int(word)
    return (first, first + 99) if first % 100 == 0 or len(word) == 4 else None
