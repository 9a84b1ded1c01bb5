"""What a venue is looked up by: its parts as written, joined to one key and taken apart again."""

from __future__ import annotations

import unicodedata
from typing import Final, NewType

import pandas as pd

VenueKey = NewType("VenueKey", str)
"""What a venue is looked up by; made by ``venue_key`` and taken apart by ``split_key`` alone."""

_SEPARATOR: Final = "\x1f"


def venue_key(
    venue: str, city: str, country: str, lat: float | None = None, lon: float | None = None
) -> VenueKey:
    """The key of a place as written: its parts in Unicode NFC, white space folded, joined.

    Coordinates (WGS 84 degrees) count to five decimals, about a metre, and only as a pair.
    ``""`` when there is nothing at all.

    >>> split_key(venue_key(" Kremlin ", "Moscow", "Russia"))
    ('Kremlin', 'Moscow', 'Russia', None, None)
    """
    parts = [" ".join(unicodedata.normalize("NFC", part).split()) for part in (venue, city, country)]
    point = (
        ["", ""]
        if lat is None or lon is None
        else [f"{round(degrees, 5) + 0.0:.5f}" for degrees in (lat, lon)]
    )
    return VenueKey(_SEPARATOR.join(parts + point) if any(parts + point) else "")


def venue_keys(frame: pd.DataFrame) -> pd.Series[str]:
    """``venue_key`` of every row of ``venue, city, country`` (text) and ``lat, lon`` (numbers or NA)."""
    given = (frame["lat"].notna() & frame["lon"].notna()).to_numpy()
    points = [frame[name].astype("object").where(given, None).tolist() for name in ("lat", "lon")]
    rows = list(zip(*(frame[name].tolist() for name in ("venue", "city", "country")), *points, strict=True))
    keys = {row: venue_key(*row) for row in set(rows)}
    return pd.Series([keys[row] for row in rows], index=frame.index, dtype="str")


def split_key(key: str) -> tuple[str, str, str, float | None, float | None]:
    """The venue, city, country, lat and lon that a key was made of."""
    if not key:
        return "", "", "", None, None
    venue, city, country, lat, lon = key.split(_SEPARATOR)
    return venue, city, country, float(lat) if lat else None, float(lon) if lon else None


def place_words(key: str) -> str:
    """A venue key as a person would write it: ``Kremlin, Moscow, Russia``."""
    venue, city, country, *_ = [*key.split(_SEPARATOR), "", "", ""]
    return ", ".join(part for part in (venue, city, country) if part)
