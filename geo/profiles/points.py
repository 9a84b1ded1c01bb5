"""Which of two numbers is the latitude, where neither header nor format says it: asked of the rows."""

from __future__ import annotations

from typing import Final, NamedTuple

import pandas as pd

from ..places import DRAWN
from .trial import Trial
from .values import sample

_FIRST, _SECOND = " (1)", " (2)"
_SIGN: Final = "\x1f"
_ROWS: Final = 40
_CLEAR: Final = 0.3
_LIKELY: Final = 0.5
_POLE: Final = 90


class Point(NamedTuple):
    """Two columns as a point."""

    lat: str
    lon: str
    sure: bool
    """Whether the rows decide which is which."""


def point_of_pair(trial: Trial) -> Point | None:
    """The columns of the first pair of coordinates that a table has; None without one.

    A number beyond 90 is a longitude. Otherwise the order is that in which the points lie in the countries of
    the places beside them; where that does not decide, the first number is proposed as the latitude, unsure.
    """
    names = [str(header).removesuffix(_FIRST) for header in trial.raw.cells if str(header).endswith(_FIRST)]
    stem = next((name for name in names if f"{name}{_SECOND}" in trial.raw.cells), None)
    if stem is None:
        return None
    first, second = f"{stem}{_FIRST}", f"{stem}{_SECOND}"
    far = [_goes_beyond(trial.raw.cells[name]) for name in (first, second)]
    if far[0] != far[1]:
        return Point(second, first, sure=True) if far[0] else Point(first, second, sure=True)
    plain, turned = _agreement(trial, first, second), _agreement(trial, second, first)
    if turned > plain + _CLEAR:
        return Point(second, first, sure=True)
    return Point(first, second, sure=plain > turned + _CLEAR)


def _goes_beyond(cells: pd.Series[str]) -> bool:
    degrees = pd.to_numeric(cells.str.replace("−", "-", regex=False), errors="coerce")
    return bool(degrees.abs().gt(_POLE).any())


def _agreement(trial: Trial, lat: str, lon: str) -> float:
    """The best share of points that lie in the country named, or in that of the place named, beside them."""
    best = 0.0
    for header, told in trial.shown.items():
        if told.countries >= _LIKELY:
            best = max(best, trial.near(lat, lon, header)[0])
        elif max(told.cities, told.places) >= _LIKELY:
            best = max(best, _near_places(trial, lat, lon, header))
    return best


def lies_at(trial: Trial, lat: str, lon: str, name: str) -> bool:
    """Whether most names of a column are places in the countries of the points beside them: landmarks."""
    return trial.shown[name].places >= _LIKELY and _near_places(trial, lat, lon, name) >= _LIKELY


def _near_places(trial: Trial, lat: str, lon: str, place: str) -> float:
    frame = trial.raw.cells[[lat, lon, place]].astype(str)
    texts = zip(*(frame[name].tolist() for name in (lat, lon, place)), strict=True)
    found = [
        one for row in sample(map(_SIGN.join, texts), _ROWS) if (one := _is_there(trial, row)) is not None
    ]
    return sum(found) / len(found) if found else 0.0


def _is_there(trial: Trial, row: str) -> bool | None:
    """Whether a point lies in the country of the place beside it; None where that says nothing."""
    north, east, place, *_ = [*row.split(_SIGN), "", ""]
    if not place:
        return None
    try:
        point = float(north), float(east)
    except ValueError:
        return None
    found = trial.gazetteer.find(place)
    if not found or found[0].confidence < DRAWN or max(abs(point[0]) - _POLE, abs(point[1]) - 2 * _POLE) > 0:
        return None
    return trial.gazetteer.nearest_country(*point) == found[0].country
