"""Whom places found online are owed to; a map that owes nobody loads no geocoders of geopy's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ..language import Phrase, phrase

_SAID: Final = re.compile(r"(\S+) \d{4}-\d{2}-\d{2}\b")
"""The method of a place that a provider found: who said it, and the day on which it did."""

_FROM_OSM: Final = {
    "geocodeearth", "maptiler", "nominatim", "opencage", "openmapquest", "pelias", "photon", "pickpoint",
}  # fmt: skip
"""Providers whose places are OpenStreetMap's, in part at least."""


def credit_lines(methods: Iterable[str]) -> list[Phrase]:
    """Lines of credit that places found by these methods (``schema.PLACES``) owe."""
    said = {match[1] for method in set(methods) if (match := _SAID.match(method))}
    if not said:
        return []
    from geopy.geocoders import SERVICE_TO_GEOCODER

    services = said & SERVICE_TO_GEOCODER.keys()
    osm, others = sorted(services & _FROM_OSM), sorted(services - _FROM_OSM)
    lines: list[Phrase] = []
    if osm:
        lines.append(
            phrase(
                "Places: © OpenStreetMap contributors (ODbL), found by {providers}", providers=", ".join(osm)
            )
        )
    if others:
        lines.append(phrase("Places: found by {providers}", providers=", ".join(others)))
    return lines
