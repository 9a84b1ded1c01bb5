"""A first part that no list has, and that is nearly the name of a town by the place that was found.

``Rappalo, Genoa, Italy`` is not Genoa for sure: Rapallo is meant, or something in Genoa. The place stays, as
what is known of it, doubtful, and the town is offered.
"""

from __future__ import annotations

from typing import Final

from .answers import Candidate, Reading, candidate
from .doubt import HINT, UNSURE, at_most, is_unknown
from .matches import spherical_km
from .names import has_generic
from .rank import MOST_CANDIDATES
from .store import Store

_BESIDE_KM: Final = 60.0
_SHORTEST: Final = 6
"""Letters from which two edits leave a name that can be told from others."""
_TINY: Final = 5_000
_ALIKE: Final = 0.5


def with_nearly(found: tuple[Candidate, ...], readings: list[Reading], store: Store) -> tuple[Candidate, ...]:
    """The candidates, less sure and with the towns beside the best one that an unknown first word nearly
    is."""
    first = readings[0] if len(readings) > 1 else None
    if (
        not found
        or first is None
        or first.role != "text"
        or not _is_word(first)
        or found[0].precision != "city"
    ):
        return found
    best = found[0]
    near = [
        candidate(town, HINT)
        for town in store.nearly(first.key, best.country)
        if spherical_km(best.lat, best.lon, town.lat, town.lon) <= _BESIDE_KM and town.name != best.name
    ]
    return (*at_most(found[:1], UNSURE), *near, *found[1:])[:MOST_CANDIDATES] if near else found


def _is_word(one: Reading) -> bool:
    plain = one.key.isascii() and one.key.isalpha() and len(one.key) >= _SHORTEST
    return plain and is_unknown(one) and not one.hint and not has_generic(one.key)


def without_tiny(found: tuple[Candidate, ...], readings: list[Reading]) -> tuple[Candidate, ...]:
    """The candidates, none of them drawn where two hamlets bear a lone name alike: more often than either,
    something that no list has is meant (``Los Pinos``)."""
    if len(found) < 2 or len(readings) > 1 or found[0].confidence >= _ALIKE:
        return found
    best, other = found[:2]
    tiny = all(one.precision == "city" and one.population < _TINY for one in (best, other))
    return at_most(found, HINT) if tiny and other.confidence >= _ALIKE * best.confidence else found
