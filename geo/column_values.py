"""What the values of a column show: dates, countries, places, people, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd

from geo.date_texts import parse_date
from geo.errors import DateError
from geo.gazetteer import Gazetteer, country_codes
from geo.splitting import LISTING, countries_in
from geo.yearless import completed

_LOOKED_AT: Final = 40
"""Different values of a column that are judged."""
_PLACES_LOOKED_AT: Final = 12
_NUMBER: Final = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?\s*°?")
_NAME: Final = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s+){1,5}(?:\(.+\)|[^\W\d_a-z][\w.'’-]*,?)|[\u4e00-\u9fff·]{2,8}"
)
_FIGURES: Final = re.compile(r"\d{1,4}")
_SHORT: Final = 60
_KINDS: Final = {
    "date": "dates", "start": "dates", "end": "dates", "country": "countries", "leader_country": "countries",
    "lat": "degrees", "lon": "degrees", "year": "figures", "day": "figures", "url": "addresses",
}  # fmt: skip


@dataclass(frozen=True)
class Evidence:
    """Shares of a column's values, 0 to 1, that look like something; all 0 in an empty column."""

    dates: float
    countries: float
    places: float
    people: float
    degrees: float
    figures: float
    addresses: float
    words: float
    """Values with letters in them."""

    def said(self, kind: str) -> str:
        """Why a column is proposed, in words."""
        return f"{getattr(self, kind):.0%} of its values look like {kind}"

    def allows(self, field: str, least: float) -> str | None:
        """The field that a column of that name may hold by its values; None where they speak against it.

        ``from`` and ``to`` may name places, ``day`` may head whole dates, ``state`` may be a status.
        """
        kind = _KINDS.get(field)
        if field in ("day", "year") and self.dates > self.figures:
            return "date"
        if kind is not None:
            return field if getattr(self, kind) >= least else None
        if field in ("leaders", "with") and self.countries > 0.5:
            return None
        if field in ("leaders", "venue", "city", "with"):
            return field if self.words >= least and self.dates < 1 - least else None
        return field


def evidence(cells: pd.Series[str], gazetteer: Gazetteer) -> Evidence:
    """What the first different values of a column show."""
    distinct = [text.strip() for text in cells[cells.ne("")].unique()[:_LOOKED_AT]]
    values = [text for text in distinct if text]
    figures = _share(values, lambda text: _FIGURES.fullmatch(text) is not None)
    dates = _share(values, _is_date) if figures < 1 else 0.0
    countries = _share(values, _is_country)
    people = _share(values, lambda text: len(text) <= _SHORT and _NAME.fullmatch(text) is not None)
    places = 0.0
    if max(dates, countries, figures) < 0.5:
        places = _share(values[:_PLACES_LOOKED_AT], lambda text: _is_place(text, gazetteer))
    return Evidence(
        dates,
        countries,
        places,
        people if places < 0.5 and countries < 0.5 else 0.0,
        _share(values, lambda text: _NUMBER.fullmatch(text) is not None),
        figures,
        _share(values, lambda text: text.startswith(("http://", "https://", "www."))),
        _share(values, lambda text: any(char.isalpha() for char in text)),
    )


def _share(values: list[str], shows: Callable[[str], bool]) -> float:
    return sum(map(shows, values)) / len(values) if values else 0.0


def _is_date(text: str) -> bool:
    for attempt in (text, completed(text, 2000)):
        try:
            if parse_date(attempt) is not None and any(char.isdigit() for char in text):
                return True
        except DateError:
            continue
    return False


def _is_country(text: str) -> bool:
    """Whether a cell names a country, or several."""
    return len(text) <= 2 * _SHORT and all(map(country_codes, countries_in(text, LISTING)))


def _is_place(text: str, gazetteer: Gazetteer) -> bool:
    if len(text) > _SHORT:
        return False
    found = gazetteer.find(text)
    return bool(found) and found[0].method in ("exact", "alternate", "venue", "country")
