"""Foreign codes of countries, and what GDELT's events hold, as tables that an engine joins."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from ..profiles import profile_named
from ..profiles.profile import FOLDER

CODES: Final = ("042", "043", "044")
"""Visits made, visits received, meetings at a third location."""
MADE: Final = "042"
HOSTED: Final = "043"
PLANNED: Final = "036"
WIDTHS: Final = (57, 58, 61)
"""Columns of GDELT's event files: before April 2013 without the address, since then, and in version 2."""

DAY: Final = "Day"
CODE: Final = "EventCode"
ACTORS: Final = ("Actor1CountryCode", "Actor2CountryCode")
KIND: Final = "ActionGeo_Type"
NAME: Final = "ActionGeo_FullName"
COUNTRY: Final = "ActionGeo_CountryCode"
LAT: Final = "ActionGeo_Lat"
LON: Final = "ActionGeo_Long"
USED: Final = (DAY, *ACTORS, CODE, KIND, NAME, COUNTRY, LAT, LON)
"""The columns of GDELT's events that flows are made of."""
BASE: Final = "EventBaseCode"
BESIDE: Final = ("IsRootEvent", BASE, "EventRootCode")
"""Columns next to the code. The first has one digit and the last has two, so that no code can stand there."""
_LEAP: Final = "(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:1[26]|2[048])00)"
A_DAY: Final = (
    "^(?:[12][0-9]{3}(?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)"
    f"|02(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}0229)$"
)
"""A day of the years 1000 to 2999 as YYYYMMDD: an engine that is given a day that is none stops."""
A_CODE: Final = "^(?:[0-9]{2,4}|---)$"
"""GDELT writes --- where it found no code."""
A_NUMBER: Final = r"^[-+]?[0-9]{1,3}(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?$"
A_KIND: Final = "^[0-5]$"
SHAPES: Final = {
    DAY: A_DAY,
    BESIDE[0]: "^[01]$",
    CODE: A_CODE,
    BESIDE[2]: "^(?:[0-9]{1,2}|-+)$",
    KIND: A_KIND,
    LAT: A_NUMBER,
    LON: A_NUMBER,
}
"""What the cells of a column look like that are not empty."""
SPELLINGS: Final = {"sqldate": DAY}
"""Names, in lower case, that the same columns have in GDELT's public data warehouse."""

PRECISIONS: Final = {"1": "country", "2": "admin", "3": "city", "4": "city", "5": "admin"}
"""Kinds of place: country, US state, US city, city elsewhere, first-order division elsewhere."""


def columns(width: int) -> tuple[str, ...]:
    """Names of the columns of a GDELT event file with 57, 58 or 61 of them; ``KeyError`` for others."""
    widths = profile_named("gdelt-events").headerless
    return widths[58][:57] if width == 57 else widths[width]


def known_codes() -> tuple[str, ...]:
    """CAMEO codes that can be asked for: visits, meetings, and what announces or resembles them."""
    return profile_named("gdelt-events").keep[CODE]


def places() -> pa.Table:
    """``fips`` (FIPS 10-4 code of a place's country) → ``country`` (ISO 3166-1 alpha-2)."""
    return _table("fips.csv", "fips", "country")


def actors(name: str) -> pa.Table:
    """``code`` (CAMEO code of an actor's country) → a column ``name`` with the ISO 3166-1 alpha-2 code.

    Regions and groups of states (AFR, EUR, …) are no countries and stand in no line.
    """
    return _table("cameo.csv", "code", name)


def precisions() -> pa.Table:
    """``kind`` (GDELT's number for kinds of places) → ``precision``."""
    return _pairs(PRECISIONS.items(), "kind", "precision")


def _table(file: str, left: str, right: str) -> pa.Table:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return _pairs([(row["code"], row["iso"]) for row in csv.DictReader(lines)], left, right)


def _pairs(pairs: Iterable[tuple[str, str]], left: str, right: str) -> pa.Table:
    first, second = zip(*pairs, strict=True)
    return pa.table({left: pa.array(first, pa.string()), right: pa.array(second, pa.string())})
