"""What the values of one column show, each thing judged when it is first asked for.

A table has many columns, and of most of them one or two things settle what they are.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final

import pandas as pd

from ..dates import known_part
from ..language import N_, _
from ..places import Gazetteer, divisions_within, is_organisation, is_virtual
from . import values
from .statuses import status_of
from .wordings import share_words
from .wordlists import words

_PLACES_LOOKED_AT: Final = 24
_NAMED: Final = 0.5
"""Share of letters from which on, and of days or stories up to which, values may be names of places."""


_LOOK_LIKE: Final = {
    "dates": N_("{share} of its values look like dates"),
    "countries": N_("{share} of its values look like countries"),
    "cities": N_("{share} of its values look like cities"),
    "places": N_("{share} of its values look like places"),
    "people": N_("{share} of its values look like people"),
}

_STATUSES: Final = 20
"""Different texts of a column of statuses at most; others are remarks."""


class Evidence:
    """Shares of a column's values, 0 to 1, that look like something; all 0 in an empty column."""

    def __init__(self, cells: pd.Series[str], gazetteer: Gazetteer) -> None:
        self._cells = cells
        self._gazetteer = gazetteer

    def said(self, kind: str) -> str:
        """Why a column is proposed, in words."""
        return _(_LOOK_LIKE[kind], share=share_words(getattr(self, kind)))

    @cached_property
    def filled(self) -> float:
        """Share of the rows with a value."""
        return float(self._cells.ne("").mean()) if len(self._cells) else 0.0

    @cached_property
    def different(self) -> int:
        """Number of different values."""
        return sum(text.strip() != "" for text in self._distinct)

    @cached_property
    def dates(self) -> float:
        """Whole dates, alone or with a year from elsewhere."""
        return self._whole_dates + self.yearless

    @cached_property
    def yearless(self) -> float:
        """Dates that need a year from elsewhere."""
        return self._share(values.is_yearless) if self._figures < 1 and self._whole_dates < 1 else 0.0

    @cached_property
    def serials(self) -> float:
        """Plain numbers that a spreadsheet may mean as days, or a program as seconds."""
        return self._share(values.is_serial)

    @cached_property
    def countries(self) -> float:
        """Names of countries, one or several in a cell."""
        return self._share(values.is_country)

    @cached_property
    def homes(self) -> float:
        """Names of countries, and of organisations for which somebody may travel."""
        return self._share(lambda text: values.is_country(text) or is_organisation(text))

    @cached_property
    def cities(self) -> float:
        """Values that are, whole, the name of a city, or begin with one before a comma or a bracket."""
        return _share(self._few, lambda text: values.is_city(text, self._gazetteer))

    @cached_property
    def divisions(self) -> float:
        """Values that are, whole, the name or abbreviation of a state or province of one country."""
        return self._divisions[1]

    @cached_property
    def divided(self) -> str:
        """That country, as ISO 3166-1 alpha-2 code."""
        return self._divisions[0]

    @cached_property
    def places(self) -> float:
        """Values in which the gazetteer finds a place."""
        return _share(self._few, lambda text: values.is_place(text, self._gazetteer))

    @cached_property
    def people(self) -> float:
        """Names of people."""
        return self._share(values.is_person)

    @cached_property
    def offices(self) -> float:
        """Values in which an office is named, with or without who holds it."""
        return self._share(values.names_office)

    @cached_property
    def compatriots(self) -> float:
        """Names of people with their country in brackets: ``Emmanuel Macron (France)``."""
        return self._share(lambda text: values.is_person_of(text, self._gazetteer))

    @cached_property
    def events(self) -> float:
        """Names of meetings and institutions, which look like names of people."""
        return self._share(values.is_event)

    @cached_property
    def degrees(self) -> float:
        """Numbers that may be coordinates."""
        return self._share(values.is_number)

    @cached_property
    def years(self) -> float:
        """Numbers of years."""
        return self._share(values.is_year)

    @cached_property
    def months(self) -> float:
        """Names and numbers of months, and those of code books for none."""
        return self._share(lambda text: values.is_month(text) or not known_part(text))

    @cached_property
    def days(self) -> float:
        """Numbers of days in a month, one or several in a cell."""
        return self._share(lambda text: values.is_day_span(text) or not known_part(text))

    @cached_property
    def day_spans(self) -> bool:
        """Whether some cells hold several days of the month, and one is no number of days of a visit."""
        cells = [text for text in self._distinct if values.is_day_span(text)]
        return any(not text.isdigit() for text in cells) and any(map(values.is_late_day, cells))

    @cached_property
    def addresses(self) -> float:
        """Addresses of pages."""
        return self._share(lambda text: text.startswith(("http://", "https://", "www.")))

    @cached_property
    def markup(self) -> float:
        """Values with elements of HTML."""
        return self._share(values.has_markup)

    @cached_property
    def prose(self) -> float:
        """Values that tell a story."""
        return self._share(values.is_prose)

    @cached_property
    def statuses(self) -> float:
        """Words that say if, or how, somebody met."""
        return self._share(values.is_status)

    @cached_property
    def tells_outcomes(self) -> bool:
        """Whether of few short texts some say, as a status would or by yes and no, what became of a visit."""
        told = self._share(lambda text: bool(status_of(text)) or values.is_truth(text))
        return told > 0 and self.different <= _STATUSES and self.prose == 0

    @cached_property
    def continents(self) -> float:
        """Names of continents."""
        return self._share(lambda text: text.casefold() in words().continents)

    @cached_property
    def single(self) -> float:
        """Single words that begin with a capital, as surnames alone do, and lists of such."""
        return self._share(values.are_surnames)

    @cached_property
    def truths(self) -> float:
        """Words for yes and no."""
        return self._share(values.is_truth)

    @cached_property
    def words(self) -> float:
        """Values with letters in them."""
        return self._share(lambda text: any(map(str.isalpha, text)))

    @cached_property
    def _distinct(self) -> list[str]:
        return list(self._cells.unique())

    @cached_property
    def _sample(self) -> list[str]:
        return values.sample(self._distinct)

    @cached_property
    def _figures(self) -> float:
        return self._share(values.is_figure)

    @cached_property
    def _whole_dates(self) -> float:
        return self._share(values.is_date) if self._figures < 1 else 0.0

    @cached_property
    def _few(self) -> list[str]:
        """Values that may be names of places; fewer, for to look each up takes longest."""
        named = self.words >= _NAMED and self.dates < _NAMED and self.prose < _NAMED
        where = (text for text in self._distinct if not is_virtual(text))  # by phone is nowhere
        return values.sample(list(where), _PLACES_LOOKED_AT) if named else []

    @cached_property
    def _divisions(self) -> tuple[str, float]:
        return divisions_within([values.first_name(text) for text in self._few])

    def _share(self, shows: Callable[[str], bool]) -> float:
        return _share(self._sample, shows)


def _share(texts: list[str], shows: Callable[[str], bool]) -> float:
    return sum(map(shows, texts)) / len(texts) if texts else 0.0
