"""Columns of latitudes and longitudes as text → degrees, with the faulty cells."""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..errors import Problem
from ..language import phrase, phrases
from .cells import Where
from .hemispheres import signed

_NUMBER: Final = r"[+-]?[0-9]{1,3}(\.[0-9]*)?([eE][+-]?[0-9]{1,2})? ?°?"
_LEFT_OUT: Final = phrase("both coordinates of the row were left out")
_LATITUDE: Final = phrase("a latitude from -90 to 90")
_LONGITUDE: Final = phrase("a longitude from -180 to 180")


def coordinates(
    lat: pd.Series[str], lon: pd.Series[str], at_lat: Where, at_lon: Where
) -> tuple[pd.Series[float], pd.Series[float], list[Problem]]:
    """Latitudes and longitudes (WGS 84 degrees, Float64), NA where not given or not usable.

    Decimal point or comma. A longitude from 180 to 360 is turned into its western form,
    with a note. What cannot be read, is out of range, or comes alone is an error; (0, 0),
    which tables write for an unknown place, is a warning. In all these cases both numbers
    of the row are left out.
    """
    if not (lat.ne("") | lon.ne("")).any():  # as in most tables
        nothing = pd.Series(pd.NA, index=lat.index, dtype="Float64")
        return nothing, nothing.copy(), []
    north, problems = _degrees(lat, at_lat)
    east, more = _degrees(lon, at_lon)
    problems += [*more, *_lone(lat, lon, at_lat, at_lon)]
    high, far = north.abs().gt(90), east.lt(-180) | east.gt(360)
    problems += _out_of_range(lat, north, east, at_lat)
    problems += at_lon.problems(lon, far, allowed=_LONGITUDE, advice=_LEFT_OUT)
    western = east.gt(180) & ~far
    problems += _westward(int(western.sum()), at_lon)
    east = east.mask(western, east - 360)
    nowhere = north.eq(0) & east.eq(0)
    problems += at_lat.problems(
        lat.str.cat(lon, sep=", "),
        nowhere,
        allowed=phrase("where the meeting was, or nothing"),
        advice=_left_out(phrase("0, 0 is open sea and usually stands for an unknown place")),
        severity="warning",
    )
    usable = north.notna() & east.notna() & ~high & ~far & ~nowhere
    return north.where(usable).astype("Float64"), east.where(usable).astype("Float64"), problems


def _degrees(cells: pd.Series[str], where: Where) -> tuple[pd.Series[float], list[Problem]]:
    """Numbers as float64, NaN for what is blank or no number; the latter reported."""
    plain = _without_sides(cells).str.replace(",", ".", regex=False).str.replace("−", "-", regex=False)
    number = plain.str.fullmatch(_NUMBER)
    values = pd.to_numeric(plain.where(number).str.rstrip(" °"), errors="coerce").astype("float64")
    problems = where.problems(
        cells,
        cells.ne("") & ~number,
        allowed=phrase("degrees as one decimal number, such as 55.7520 or -33,4489"),
        advice=_left_out(phrase("write south and west as negative numbers")),
    )
    return values, problems


def _without_sides(cells: pd.Series[str]) -> pd.Series[str]:
    """Cells with a hemisphere as signed numbers: ``33.9° S`` as ``-33.9``."""
    read = {text: found[1] for text in cells.unique() if (found := signed(text)) is not None}
    return cells.map(lambda text: read.get(text, text)) if read else cells


def _lone(lat: pd.Series[str], lon: pd.Series[str], at_lat: Where, at_lon: Where) -> list[Problem]:
    """Rows with only one of the two, reported at the one that is missing."""
    both = phrase("both lat and lon")
    advice = {name: _left_out(phrase("add the {column}", column=name)) for name in ("lat", "lon")}
    no_lat = at_lat.problems(lon, lat.eq("") & lon.ne(""), allowed=both, advice=advice["lat"])
    no_lon = at_lon.problems(lat, lon.eq("") & lat.ne(""), allowed=both, advice=advice["lon"])
    return no_lat + no_lon


def _out_of_range(
    lat: pd.Series[str], north: pd.Series[float], east: pd.Series[float], at_lat: Where
) -> list[Problem]:
    """Latitudes beyond the poles; where the two numbers would fit the other way round, that is said."""
    high = north.abs().gt(90)
    swapped = high & north.abs().le(180) & east.abs().le(90)
    hint = _left_out(phrase("lat and lon look swapped"))
    return at_lat.problems(lat, swapped, allowed=_LATITUDE, advice=hint) + at_lat.problems(
        lat, high & ~swapped, allowed=_LATITUDE, advice=_LEFT_OUT
    )


def _westward(count: int, where: Where) -> list[Problem]:
    if not count:
        return []
    found = phrases("{count} longitude from 180 to 360", "{count} longitudes from 180 to 360", count)
    advice = phrase("360 was subtracted")
    return [Problem(where.file, None, where.header, found, _LONGITUDE, advice, "note")]


def _left_out(advice: str) -> str:
    return phrase("{first}; {second}", first=advice, second=_LEFT_OUT)
