"""Towns called as a country is, between towns of another country on one day: Lebanon, Pennsylvania."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pandas as pd

from ..language import phrase, phrases
from ..places import Gazetteer, country_codes, country_name, normalise, spherical_km
from ..words import Country
from .reading import PLACES, Reading

_OTHERS: Final = 2
"""Other towns of that day at least, all of one country, by which the name is a town of theirs."""

_LIKELY: Final = 0.05
"""Share of a candidate from which on a town may be meant in its country."""
_BEARERS: Final = 100
_NEAR_KM, _FAR_KM = 150.0, 20_000.0
"""How far from the day's other towns, on average, the one that is meant may lie; what counts as far."""
_SAME_DAY_KM: Final = 1_500.0
"""So far from the capital of a country its visit on the same day as the other towns may well be meant."""
_RANGE: Final = ("–", " to ", "/", "..")


def as_towns(
    reading: Reading, frame: pd.DataFrame, rows: pd.Series[int], gazetteer: Gazetteer
) -> pd.DataFrame:
    """Our columns, with countries that stand alone among towns of one other country on one day as its towns.

    The day's other towns, two at least, can lie in one country, in which a town of that name is near them,
    and far from them the country so called, which has no capital of its name. One warning says it. Where a
    town may be meant, but less surely, the country stays, and a note says so.
    """
    if not any(name in frame for name in ("venue", "city")):
        return frame
    names = _names(frame)
    alone = {place: _country(name) for place, name in enumerate(names) if name}
    if not any(alone.values()):
        return frame
    seen = _Towns(gazetteer)
    told: dict[int, _Town] = {}
    stays: list[int] = []
    for group in _days(frame, rows):
        lands = [place for place in group if alone.get(place)]
        towns = {names[place] for place in group if names[place] and not alone[place]}
        if lands and len(towns) >= _OTHERS:
            for place in lands:
                town = seen.town(names[place], alone[place], sorted(towns))
                if town is not None and town.is_meant:
                    told[place] = town
                elif town is not None:
                    stays.append(place)
    if stays:
        _say_stays(reading, frame, rows, names, stays)
    return _told(reading, frame, rows, names, told) if told else frame


def _names(frame: pd.DataFrame) -> list[str]:
    """What each row calls its place, where it says no more than one name; otherwise nothing."""
    columns = [frame[name].tolist() for name in PLACES if name in frame]
    filled = [[text for text in row if text] for row in zip(*columns, strict=True)]
    return [row[0] if len(row) == 1 else "" for row in filled]


def _country(name: str) -> str:
    codes = country_codes(name)
    return codes[0] if len(codes) == 1 else ""


def _days(frame: pd.DataFrame, rows: pd.Series[int]) -> Iterator[list[int]]:
    """Positions of the places of one leader on one day, as far as its date says one day alone."""
    blank = pd.Series("", frame.index, dtype="str")
    date, start, end, leaders = (frame.get(name, blank) for name in ("date", "start", "end", "leaders"))
    when = date.mask(date.eq(""), start)
    single = when.ne("") & (end.eq("") | end.eq(when))
    for sign in _RANGE if single.any() else ():
        single &= ~when.str.contains(sign, regex=False) | when.str.count("/").eq(2)
    keys = zip(when.tolist(), leaders.tolist(), single.tolist(), strict=True)
    groups: dict[tuple[str, str], list[int]] = {}
    for place, (day, who, is_one) in enumerate(keys):
        if is_one:
            groups.setdefault((day, who), []).append(place)
    yield from (group for group in groups.values() if len(group) > _OTHERS)


class _Town(NamedTuple):
    country: str
    """Code of the country that the other towns of the day have in common."""
    division: str
    """Name of its state."""
    is_meant: bool
    """Whether it is near the others, and the country so called far from them."""


class _Bearer(NamedTuple):
    country: str
    division: str
    lat: float
    lon: float


class _Towns:
    """In which countries towns of a name are, asked once for each name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known: dict[str, frozenset[str]] = {}

    def countries(self, name: str) -> frozenset[str]:
        """Countries in which a town of that name may be meant."""
        if name not in self.known:
            found = self.gazetteer.find(name)
            self.known[name] = frozenset(one.country for one in found if one.confidence >= _LIKELY)
        return self.known[name]

    def town(self, name: str, country: str, towns: Iterable[str]) -> _Town | None:
        """The town of this name in the one country of the other ``towns``; None where there is none."""
        common = self._common(towns)
        if not common or country in common:
            return None
        there = [one for one in self._bearers(name) if one.country in common]
        if len({one.country for one in there}) != 1:
            return None
        land = there[0].country
        others = [[one for one in self._meant(town) if one.country == land] for town in towns]
        far = [
            sum(min((_km(one, two) for two in other), default=_FAR_KM) for other in others) for one in there
        ]
        nearest = min(range(len(there)), key=far.__getitem__)
        near = far[nearest] <= _NEAR_KM * len(others)
        about = [there[nearest]] if near else [one for other in others for one in other]
        division = self.gazetteer.store.division(there[nearest].division)
        return _Town(land, division, near and self._is_far(name, country, about))

    def _common(self, towns: Iterable[str]) -> frozenset[str]:
        """Countries with towns of all these names; no more names are asked for once there is none."""
        common: frozenset[str] | None = None
        for town in towns:
            common = self.countries(town) if common is None else common & self.countries(town)
            if not common:
                break
        return common or frozenset()

    def _is_far(self, name: str, country: str, towns: Iterable[_Bearer]) -> bool:
        """Whether a country is far from all these, and its capital not called as it is."""
        capital = self.gazetteer.store.capital(country)
        if capital is None or normalise(capital.name).startswith(normalise(name)):
            return False
        if any(one.id == capital.id for one in self.gazetteer.store.places(normalise(name))):
            return False
        return all(spherical_km(capital.lat, capital.lon, one.lat, one.lon) > _SAME_DAY_KM for one in towns)

    def _meant(self, name: str) -> list[_Bearer]:
        """The towns that another name of the day may mean, be it written otherwise: ``St. Louis``."""
        found = self._bearers(name)
        likely = [] if found else self.gazetteer.find(name)
        return found or [_Bearer(one.country, "", one.lat, one.lon) for one in likely[:_BEARERS]]

    def _bearers(self, name: str) -> list[_Bearer]:
        found = self.gazetteer.store.places(normalise(name))
        cities = [one for one in found if one.kind == "city" and not one.part]  # no part of a city
        return [_Bearer(one.country, one.division, one.lat, one.lon) for one in cities[:_BEARERS]]


def _km(one: _Bearer, other: _Bearer) -> float:
    return spherical_km(one.lat, one.lon, other.lat, other.lon)


def _say_stays(
    reading: Reading, frame: pd.DataFrame, rows: pd.Series[int], names: list[str], stays: list[int]
) -> None:
    column = "city" if "city" in frame else "venue"
    reading.say(
        phrases(
            "{count} place such as {text}", "{count} places such as {text}", len(stays), text=names[stays[0]]
        ),
        reading.headers.get(column, column),
        phrase("a country written behind a town that is called as a country is"),
        phrase(
            "taken for the country, though a town near the others of that day may be meant; if "
            "it is, write its "
            "country behind it"
        ),
        "place",
        "note",
        sorted({int(rows.iloc[place]) for place in stays}),
    )


def _told(
    reading: Reading, frame: pd.DataFrame, rows: pd.Series[int], names: list[str], told: Mapping[int, _Town]
) -> pd.DataFrame:
    column = "city" if "city" in frame else "venue"
    cells = {name: frame[name].tolist() if name in frame else [""] * len(frame) for name in PLACES}
    for place, town in told.items():
        for name in PLACES:
            cells[name][place] = ""
        cells["city"][place] = ", ".join(filter(None, (names[place], town.division)))
        cells["country"][place] = country_name(town.country)
    first = next(iter(told))
    for name in ("city", "country"):
        reading.headers.setdefault(name, reading.headers.get(column, column))
    reading.say(
        phrases(
            "{count} place such as {text}", "{count} places such as {text}", len(told), text=names[first]
        ),
        reading.headers.get(column, column),
        phrase("a country written behind a town that is called as a country is"),
        phrase(
            "taken for a town in {country}, where the other towns of that day lie; write the "
            "country behind it",
            country=_land(told[first]),
        ),
        "place",
        "warning",
        sorted({int(rows.iloc[place]) for place in told}),
    )
    kept = [name for name in PLACES if name in frame or name == "country" or any(cells[name])]
    return frame.assign(**{name: pd.Series(cells[name], frame.index, dtype="str") for name in kept})


def _land(town: _Town) -> Country:
    return Country(town.country, country_name(town.country))
