"""Months and weekdays by their names in the language that is spoken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from ..language import ENGLISH, PSEUDO, spoken

_YEARS: Final = range(100, 10_000)
"""Years that every calendar of CLDR writes without an era."""


@dataclass(frozen=True)
class Month:
    """A month of a year (1 to 12), which ``english`` says in English; years before 100 are said so."""

    year: int
    month: int
    english: str

    def in_words(self) -> str:
        """``février 2023`` where French is spoken."""
        tag = spoken()
        if tag in (ENGLISH, PSEUDO) or self.year not in _YEARS:
            return self.english
        from babel.dates import format_skeleton

        day = dt.date(self.year, self.month, 1)
        return str(format_skeleton("yMMMM", day, locale=tag.replace("-", "_")))


@dataclass(frozen=True)
class Unknown:
    """A day that the calendar of today does not have, in English and as ``digits`` for all others."""

    english: str
    digits: str

    def in_words(self) -> str:
        """``1500-02-29`` where French is spoken."""
        return self.english if spoken() in (ENGLISH, PSEUDO) else self.digits


@dataclass(frozen=True)
class Weekday:
    """A day of the week, 0 for Monday, which ``english`` says in English."""

    number: int
    english: str

    def in_words(self) -> str:
        """``lundi`` where French is spoken."""
        tag = spoken()
        if tag in (ENGLISH, PSEUDO):
            return self.english
        from babel.dates import get_day_names

        return str(get_day_names(locale=tag.replace("-", "_"))[self.number])
