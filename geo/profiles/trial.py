"""Columns tried against each other on the rows: what holds together is likely read right.

Every trial looks at a sample of the different pairs of values, chosen by their text alone, and is made once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from ..dates import DateSpan, ParsedDates, parse_date, parse_dates
from ..errors import DateError
from ..places import DRAWN, Gazetteer, countries_of_division, country_codes
from ..tables import RawTable
from .evidence import Evidence
from .values import first_name, sample, says_something
from .wordlists import unaccented
from .yearless import completed

_PAIRS: Final = 40
_ROWS: Final = 20_000
"""Rows in which columns are tried against each other."""
_SIGN: Final = "\x1f"
_ALL_BUT_FEW, _MANY, _HARDLY = 0.9, 0.4, 0.2
_SEVERAL: Final = 2
_LIKELY, _KNOWN = 0.5, 0.7
"""Confidence of a place in the country beside it from which on it is believed, and of a namesake elsewhere
from which on it is not."""
RELABELLED: Final = "disputed or former"
"""How the gazetteer calls a city of another country under the one written beside it."""


class Determined(NamedTuple):
    """How far one column says what stands in another."""

    share: float
    """Share of the values that stand in several rows and have one value beside them alone."""
    repeated: int
    """How many values stand in several rows."""
    different: int
    """How many different values stand beside them."""


class Spans(NamedTuple):
    """What two columns of dates make together."""

    ordered: float
    """Share of the pairs in which the first is not after the second."""
    days: float
    """Median length in days, the first day not counted."""
    pairs: int


class Trial:
    """One table whose columns are tried. Columns go by their headers."""

    def __init__(self, raw: RawTable, gazetteer: Gazetteer) -> None:
        self.raw = raw
        self.gazetteer = gazetteer
        self._kept: dict[tuple[str, ...], object] = {}

    @cached_property
    def shown(self) -> dict[str, Evidence]:
        """What the values of each column look like."""
        return {str(header): Evidence(self.raw.cells[header], self.gazetteer) for header in self.raw.cells}

    def pairs(self, first: str, second: str) -> list[tuple[str, str]]:
        """A sample of the different pairs of values that stand in one row; both say something."""
        one, other = (self.raw.cells[name].head(_ROWS) for name in (first, second))
        both = _says_something(one) & _says_something(other)
        every = one[both].str.slice(0, 140) + _SIGN + other[both].str.slice(0, 140)
        joined = sample(every.unique(), _PAIRS)
        apart = (text.partition(_SIGN) for text in joined)
        return [(left.strip(), right.strip()) for left, _, right in apart]

    def inside(self, place: str, country: str) -> tuple[float, int]:
        """Share of the places that the gazetteer finds in the country beside them; of how many."""
        key = ("inside", place, country)
        if key not in self._kept:
            found = [self._is_inside(*pair) for pair in self.pairs(place, country) if country_codes(pair[1])]
            self._kept[key] = (sum(found) / len(found) if found else 0.0, len(found))
        return self._kept[key]  # type: ignore[return-value]

    def _is_inside(self, place: str, country: str) -> bool:
        found = self.gazetteer.find(first_name(place), country=country)
        if not found or found[0].confidence < DRAWN:
            return False
        if found[0].precision == "country" or found[0].method in ("fuzzy", "sound"):
            return False
        likely = found[0].confidence >= _LIKELY and found[0].method != RELABELLED
        return likely or not self._is_elsewhere(first_name(place), country_codes(country))

    def _is_elsewhere(self, place: str, codes: Sequence[str]) -> bool:
        """Whether a name is a known city's of another country, whatever small towns bear it in this one."""
        anywhere = self.gazetteer.find(place)
        known = bool(anywhere) and anywhere[0].confidence >= _KNOWN
        return known and len(codes) == 1 and anywhere[0].country not in codes

    def says_it_too(self, one: str, other: str) -> tuple[float, int]:
        """Share of the pairs of which either says what the other does; of how many."""
        key = ("says it too", one, other)
        if key not in self._kept:
            pairs = self.pairs(one, other)
            found = sum(first_name(left) in right or right in left for left, right in pairs)
            self._kept[key] = (found / len(pairs) if pairs else 0.0, len(pairs))
        return self._kept[key]  # type: ignore[return-value]

    def divides(self, division: str, country: str) -> tuple[float, int]:
        """Share of the states and provinces that the country beside them has; of how many known ones."""
        key = ("divides", division, country)
        if key not in self._kept:
            pairs = [
                (states, codes)
                for one, other in self.pairs(division, country)
                if (states := countries_of_division(one)) and (codes := country_codes(other))
            ]
            of_it = sum(not states.isdisjoint(codes) for states, codes in pairs)
            self._kept[key] = (of_it / len(pairs) if pairs else 0.0, len(pairs))
        return self._kept[key]  # type: ignore[return-value]

    def lies_in(self, city: str, division: str) -> tuple[float, int]:
        """Share of the cities that the gazetteer finds in the state or province beside them; of how many."""
        key = ("lies in", city, division)
        if key not in self._kept:
            pairs = [pair for pair in self.pairs(city, division) if countries_of_division(pair[1])]
            found = [self.gazetteer.find(f"{first_name(one)}, {other}") for one, other in pairs]
            cities = sum(bool(one) and one[0].precision == "city" for one in found)
            self._kept[key] = (cities / len(pairs) if pairs else 0.0, len(pairs))
        return self._kept[key]  # type: ignore[return-value]

    def near(self, lat: str, lon: str, country: str) -> tuple[float, int]:
        """Share of the points that lie in the country beside them; of how many."""
        key = ("near", lat, lon, country)
        if key not in self._kept:
            frame = self.raw.cells[[lat, lon, country]]
            texts = zip(*(frame[name].tolist() for name in (lat, lon, country)), strict=True)
            rows = sample(map(_SIGN.join, texts), _PAIRS)
            found = [one for one in map(self._is_near, rows) if one is not None]
            self._kept[key] = (sum(found) / len(found) if found else 0.0, len(found))
        return self._kept[key]  # type: ignore[return-value]

    def _is_near(self, row: str) -> bool | None:
        lat, lon, country, *_ = [*row.split(_SIGN), "", ""]  # a blank last one was trimmed away
        codes = country_codes(country)
        try:
            point = float(lat), float(lon)
        except ValueError:
            return None
        if not codes or not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
            return None
        return self.gazetteer.nearest_country(*point) in codes

    def determined(self, by: str, what: str) -> Determined:
        """How far the values of ``by`` say those of ``what``: a leader has one home, many destinations."""
        key = ("determined", by, what)
        if key not in self._kept:
            beside: dict[str, list[str]] = defaultdict(list)
            frame = self.raw.cells[[by, what]].head(_ROWS)
            for left, right in zip(frame[by].tolist(), frame[what].tolist(), strict=True):
                if left and right:
                    beside[left].append(right)
            several = [values for values in beside.values() if len(values) > 1]
            alone = sum(len(set(values)) == 1 for values in several)
            different = len({value for values in several for value in values})
            share = alone / len(several) if several else 0.0
            self._kept[key] = Determined(share, len(several), different)
        return self._kept[key]  # type: ignore[return-value]

    def outside(self, place: str, country: str) -> tuple[float, int]:
        """Share of the places that are known cities of another country than the one beside them; of how
        many. A name that the country beside it has too, or once had, is none of these."""
        key = ("outside", place, country)
        if key not in self._kept:
            pairs = [
                (first_name(one), codes)
                for one, other in self.pairs(place, country)
                if (codes := country_codes(other))
            ]
            found = [
                self._is_elsewhere(one, codes) and not self._is_inside(one, codes[0]) for one, codes in pairs
            ]
            self._kept[key] = (sum(found) / len(found) if found else 0.0, len(found))
        return self._kept[key]  # type: ignore[return-value]

    def is_home(self, who: str, country: str, place: str | None) -> bool:
        """Whether a country may be the traveller's own: each has one, and hardly a place lies in it.

        Of few travellers the places must prove it: many are known cities of other countries, which beside the
        country visited none would be. The others may have been visited at home.
        """
        found = self.determined(who, country)
        if found.repeated and found.share < _ALL_BUT_FEW:
            return False
        several = min(found.repeated, found.different)
        if place is None:
            return several > _SEVERAL
        share, pairs = self.inside(place, country)
        if share < _HARDLY and pairs > _SEVERAL and several >= _SEVERAL:
            return True
        outside, pairs = self.outside(place, country)
        return outside >= _MANY and round(outside * pairs) >= _SEVERAL

    def spans(self, first: str, second: str) -> Spans:
        """What the dates of two columns make together; how many pairs could be read."""
        key = ("spans", first, second)
        if key not in self._kept:
            lengths = [
                one for one in (_length(*pair) for pair in self._dated(first, second)) if one is not None
            ]
            ordered = sum(length >= 0 for length in lengths) / len(lengths) if lengths else 0.0
            days = float(np.median(lengths)) if lengths else 0.0
            self._kept[key] = Spans(ordered, days, len(lengths))
        return self._kept[key]  # type: ignore[return-value]

    def beside(self, first: str, second: str) -> float:
        """Share of the rows in which the first column says something that have something in the second."""
        key = ("beside", first, second)
        if key not in self._kept:
            one, other = (_says_something(self.raw.cells[name]) for name in (first, second))
            self._kept[key] = float(other[one].mean()) if one.any() else 0.0
        return self._kept[key]  # type: ignore[return-value]

    def _dated(self, first: str, second: str) -> list[tuple[DateSpan | None, DateSpan | None]]:
        pairs = self.pairs(first, second)
        both = pd.Series([one for pair in pairs for one in pair], dtype="str")
        spans = _read(both)
        return list(zip(spans[::2], spans[1::2], strict=True))

    def first_days(self, cells: pd.Series[str]) -> pd.Series[float]:
        """The first day of each of these dates as a day number, NaN where it is none."""
        texts = pd.Series(cells.unique(), dtype="str")
        starts = {text: span.start_day for text, span in zip(texts, _read(texts), strict=True) if span}
        return cells.map(starts).astype("float64")

    def same(self, one: str, other: str) -> bool:
        """Whether two columns say the same where both say something: the same letters, or the same days."""
        pairs = self.pairs(one, other)
        if not pairs:
            return False
        if sum(_letters(left) == _letters(right) for left, right in pairs) >= _ALL_BUT_FEW * len(pairs):
            return True  # "Papua New Guinea" and "papua-new-guinea"
        spans = self._dated(one, other)
        return all(first is not None and first == second for first, second in spans)

    def fineness(self, column: str) -> float:
        """Share of a sample of the column's values that say the day, or from which day to which."""
        key = ("fineness", column)
        if key not in self._kept:
            spans = _read(pd.Series(sample(self.raw.cells[column], _PAIRS), dtype="str"))
            days = [one for one in spans if one is not None and one.precise]
            self._kept[key] = len(days) / len(spans) if spans else 0.0
        return self._kept[key]  # type: ignore[return-value]


def _letters(text: str) -> str:
    """A text as keys are made of it: letters and figures alone, without accents."""
    return "".join(filter(str.isalnum, unaccented(text)))


def _says_something(cells: pd.Series[str]) -> pd.Series[bool]:
    """Whether each cell says something; a sign for nothing, completed by a year, would be a date."""
    return cells.isin([text for text in cells.unique() if says_something(text.strip())])


def _read(texts: pd.Series[str]) -> list[DateSpan | None]:
    """Dates as these texts settle together how each is read; None for what is none."""
    together = parse_dates(texts, pd.Series("", index=texts.index, dtype="str"))
    return [_span(text, together) for text in texts]


def _span(text: str, together: ParsedDates) -> DateSpan | None:
    for attempt in (text, completed(text, 2000)):
        try:
            return parse_date(attempt, style=together.style)
        except DateError:
            continue
    return None


def _length(first: DateSpan | None, second: DateSpan | None) -> int | None:
    start = first.start_day if first else None
    end = second.end_day if second else None
    if start is None or end is None:
        return None
    return end - start
