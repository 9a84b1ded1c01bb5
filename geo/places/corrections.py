"""An editor's word on where a venue is: it wins over everything that was found."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..schema import CORRECTIONS, PLACES, conform, empty, rows
from ..tables import guarded
from .countries import country_codes
from .gazetteer import Gazetteer
from .keys import split_key, venue_key

METHOD = "corrected"
"""The method of a corrected place; after the provider's, where the point is an online provider's."""


def corrected(places: pd.DataFrame, corrections: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """The places (``schema.PLACES``) with the corrections (``schema.CORRECTIONS``) applied.

    A correction holds for every venue written with the same venue, city and country, whatever
    coordinates the reports give; of two for one venue the last one counts. Its method is
    ``corrected``, after the online provider's whose point it is, and its confidence 1; what was
    found before stays among the candidates. A venue called unlocatable has no coordinates and
    precision ``none``.
    """
    if corrections.empty or places.empty:
        return places
    words = {venue_key(row.venue, row.city, row.country): row for row in rows(corrections)}
    table = places.astype("object")
    for place in rows(places):
        correction = words.get(venue_key(*split_key(place.venue_key)[:3]))
        if correction is not None:
            fields = _fields(place, correction, gazetteer)
            table.loc[place.Index, list(fields)] = pd.Series(fields, dtype="object")
    return conform(table, PLACES)


def is_corrected(methods: pd.Series[str]) -> pd.Series[bool]:
    """Whether places of these methods were settled by an editor."""
    return methods.str.endswith(METHOD)


def with_choice(corrections: pd.DataFrame, choice: dict[str, Any]) -> pd.DataFrame:
    """The corrections with one more (a dict of ``schema.CORRECTIONS``), in place of any for its venue."""
    others = without(corrections, choice["venue"], choice["city"], choice["country"])
    added = pd.DataFrame([choice]).astype({"lat": "Float64", "lon": "Float64"})
    return conform(pd.concat([others, added], ignore_index=True) if len(others) else added, CORRECTIONS)


def as_csv(corrections: pd.DataFrame) -> str:
    """The corrections as the text of a ``places.csv``: no cell is a formula, and it is read back the same."""
    text = [column.name for column in CORRECTIONS if column.dtype == "str"]
    safe = corrections.assign(**{name: corrections[name].map(guarded) for name in text})
    return str(safe.to_csv(index=False, lineterminator="\n"))


def without(corrections: pd.DataFrame, venue: str, city: str, country: str) -> pd.DataFrame:
    """The corrections without any for this venue."""
    key = venue_key(venue, city, country)
    keys = [venue_key(row.venue, row.city, row.country) for row in rows(corrections)]
    kept = corrections[[other != key for other in keys]]
    return kept.reset_index(drop=True) if len(kept) else empty(CORRECTIONS)


def _fields(place: Any, correction: Any, gazetteer: Gazetteer) -> dict[str, Any]:
    """What a correction says of a place."""
    method = f"{correction.found_by}, {METHOD}" if correction.found_by else METHOD
    sure = {"method": method, "confidence": 1.0, "ambiguous": False}
    if correction.status == "unlocatable":
        return sure | {"name": "", "lat": pd.NA, "lon": pd.NA, "country": "", "precision": "none"}
    lat, lon = float(correction.lat), float(correction.lon)
    codes = country_codes(correction.code or correction.country)
    written = (("venue", correction.venue), ("city", correction.city), ("country", correction.country))
    precision = next((name for name, text in written if text), "venue")
    return sure | {
        "name": correction.name or correction.venue or correction.city or correction.country,
        "lat": lat,
        "lon": lon,
        "country": codes[0] if len(codes) == 1 else gazetteer.nearest_country(lat, lon),
        "precision": correction.precision or precision,
    }
