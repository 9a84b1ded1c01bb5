"""How much the parts of a written place speak for each other: a city for its country, a venue for a city."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Final

from .matches import Match, spherical_km

SAME_KM: Final = 40.0
"""Points nearer than this are one place, read in two ways."""

VENUE_KM: Final = 80.0
"""A venue lies in a written city when it is nearer to it than this: summits meet out of town."""

_IN_COUNTRY, _IN_DIVISION, _SAME_CITY = 100.0, 60.0, 20.0
_IN_CITY: Final = 1e5
"""For a venue in the written city: it is what is meant, the city only says where."""
ELSEWHERE, _OTHER_COUNTRY = 0.02, 0.0005
_REGION_KM: Final = 500.0
"""A region that is no division (Donbas, Kashmir) reaches this far from its seat, within its country."""


def lies_in(match: Match, codes: Collection[str]) -> bool:
    """Whether the place's country or first-order division is among the codes."""
    return match.country in codes or match.division in codes


def bears_out(match: Match, other: Match) -> float:  # noqa: PLR0911 - one rule a line
    """How much a reading of another segment speaks for this one."""
    if other.kind == "country":
        return _IN_COUNTRY if lies_in(match, other.members) else _OTHER_COUNTRY
    if other.kind == "venue":
        near = match.kind == "city" and apart(match, other) <= VENUE_KM
        return _SAME_CITY if near else 1.0
    if match.kind == "country":
        return 1.0 if lies_in(other, match.members) else ELSEWHERE
    if other.kind == "admin":
        if match.kind == "admin" and in_division(other, match):
            # Of a division and a region in it, the region is meant; of a county and its state, the county.
            return _IN_DIVISION if in_division(match, other) and not match.division else 1.0
        return _IN_DIVISION if in_division(match, other) else ELSEWHERE
    if match.kind == "venue":
        return _IN_CITY if apart(match, other) <= VENUE_KM else ELSEWHERE
    if match.kind == "admin":
        return 1.0 if in_division(other, match) else ELSEWHERE
    return _SAME_CITY if apart(match, other) <= SAME_KM else ELSEWHERE


def in_division(match: Match, division: Match) -> bool:
    """Whether a place lies in a division or region, as far as the gazetteer knows."""
    if match.kind == "venue" and match.members and division.division:
        return division.division in match.members
    if not match.division or not division.division:
        reach = math.inf if division.division else _REGION_KM
        return match.country == division.country and (
            reach == math.inf or spherical_km(match.lat, match.lon, division.lat, division.lon) <= reach
        )
    if division.district:
        return match.district == division.district
    return match.division == division.division


def apart(one: Match, other: Match) -> float:
    if abs(one.lat - other.lat) > 1.0:
        return math.inf
    return spherical_km(one.lat, one.lon, other.lat, other.lon)
