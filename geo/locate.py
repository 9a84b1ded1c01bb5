"""Distinct venues → places: each key is looked up once, and each gets a row whatever it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import pandas as pd

from geo.gazetteer import Candidate, Gazetteer, country_codes
from geo.placenames import is_virtual
from geo.placerank import SURE
from geo.reports import split_key
from geo.schema import PLACES, conform, names
from geo.words import place_words

__all__ = ["locate"]

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_NONE: Final = ("", pd.NA, pd.NA, "", "none", "none", 0.0, False, ())


def locate(
    venue_keys: Iterable[str] | pd.Series[str],
    *,
    gazetteer: Gazetteer | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Where each distinct venue is: ``schema.PLACES``, one row per non-empty key, sorted by key.

    Keys are those of ``reports.venue_key``; any other text is taken as a venue. Coordinates in
    a key win (method ``given``); their country is the written one, otherwise that of the
    nearest listed city within 150 km. Without them the gazetteer is asked; a written country
    is a condition, and where nothing inside it is found the country itself is the place, at
    its capital. A name that two countries bear alike (Congo) is not located and lists both.
    A venue that is a channel (``video link``) is not located. What is not found is a row with
    precision ``none`` and NA coordinates, for any text; lone surrogates, which no table can
    hold, become U+FFFD. ``progress`` is told after each key how many of how many are done.

    Raises ``GazetteerError`` when the gazetteer's file is missing or damaged.
    """
    gazetteer = gazetteer or Gazetteer()
    distinct = venue_keys.dropna().unique() if isinstance(venue_keys, pd.Series) else set(venue_keys)
    keys = sorted({_SURROGATES.sub("\ufffd", key) for key in distinct} - {""})
    found = []
    for done, key in enumerate(keys, 1):
        found.append(_place(key, gazetteer))
        if progress is not None:
            progress(done, len(keys))
    return conform(pd.DataFrame(found, columns=names(PLACES), dtype="object"), PLACES)


def _place(key: str, gazetteer: Gazetteer) -> tuple[Any, ...]:
    """One row of ``schema.PLACES``."""
    venue, city, country, lat, lon = _parts(key)
    written = (key, place_words(key))
    if lat is not None and lon is not None:
        return (*written, *_given(venue, city, country, lat, lon, gazetteer))
    if venue and is_virtual(venue):
        return (*written, *_NONE)
    found = gazetteer.find(venue, city=city, country=country)
    if not found:
        return (*written, *_NONE)
    if _is_tie(found):
        return (*written, *_NONE[:-2], True, found)
    best = found[0]
    return (
        *written, best.name, best.lat, best.lon, best.country, best.precision, best.method,
        best.confidence, best.confidence < SURE, found,
    )  # fmt: skip


def _parts(key: str) -> tuple[str, str, str, float | None, float | None]:
    """The parts of a key; text that is no key is a venue, and coordinates off the globe are none."""
    try:
        venue, city, country, lat, lon = split_key(key)
    except ValueError:
        return key, "", "", None, None
    on_globe = lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180
    return (venue, city, country, lat, lon) if on_globe else (venue, city, country, None, None)


def _given(
    venue: str, city: str, country: str, lat: float, lon: float, gazetteer: Gazetteer
) -> tuple[Any, ...]:
    """A place at coordinates that the table gives; as precise as what is written beside them."""
    codes = country_codes(country)
    code = codes[0] if len(codes) == 1 else gazetteer.nearest_country(lat, lon)
    precision = "venue" if venue else "city" if city else "country" if country else "venue"
    name = venue or city or country or f"{lat:.4f}, {lon:.4f}"
    return (name, lat, lon, code, precision, "given", 1.0, False, ())


def _is_tie(found: tuple[Candidate, ...]) -> bool:
    """Whether the first two are countries that bear the name alike."""
    first, *others = found
    return first.precision == "country" and any(
        other.precision == "country" and other.confidence == first.confidence for other in others[:1]
    )
