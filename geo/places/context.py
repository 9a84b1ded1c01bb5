"""Namesakes told apart by what stands beside them: the other places of the journey, the leader's other rows.

Never against a written country or given coordinates: only places that are ambiguous, or open with candidates,
and of which no country is written are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from .answers import Candidate
from .doubt import HINT, at_most
from .keys import split_key
from .matches import spherical_km

CONTEXT: Final = "context"
"""Method of a place that the others of its journey decided."""

_BESIDE_KM: Final = 800.0
_BESIDE, _SAME_COUNTRY = 30.0, 8.0
"""How much more likely a candidate is that lies near a sure place of the journey, or in its country."""
_LEAST: Final = 0.02
"""Confidence of a candidate below which even the journey does not make it likely."""
_AT_MOST: Final = 0.8
"""Confidence at most: it stays a question."""
_CLEAR: Final = 0.5
"""Share from which a place is the one that the journey means; below it nothing is drawn."""
_SMALLER: Final = 5
"""A place with so many times fewer people than the first one is meant only where hardly another is left: the
Geneva of a list of towns in Illinois may be Geneva."""


class Known(NamedTuple):
    """A place of the journey that is sure."""

    lat: float
    lon: float
    country: str


def decided(
    candidates: Mapping[str, tuple[Candidate, ...]],
    sure: Mapping[str, Known],
    together: Iterable[Collection[str]],
) -> dict[str, tuple[Candidate, ...]]:
    """The candidates of those keys whose order the journey changes, best first with method ``context``.

    ``candidates`` are those of the keys that are not sure, ``sure`` are the others that have a place;
    ``together`` are groups of keys that belong together. A key in several groups is decided by all of them.
    """
    beside: dict[str, dict[str, Known]] = {}
    for group in together:
        known = {key: sure[key] for key in sorted(group) if key in sure}
        for key in group:
            if key in candidates and not _has_country(key):
                beside.setdefault(key, {}).update(known)
    found = {key: _weighed(candidates[key], tuple(known.values())) for key, known in beside.items() if known}
    return {key: ordered for key, ordered in found.items() if ordered}


def _has_country(key: str) -> bool:
    try:
        _, _, country, lat, _ = split_key(key)
    except ValueError:
        return False
    return bool(country) or lat is not None


def _weighed(candidates: tuple[Candidate, ...], known: tuple[Known, ...]) -> tuple[Candidate, ...]:
    """The candidates by what the journey makes of them; ``()`` where the first one stays the first. Where it
    speaks against the first and for no other clearly, none is drawn."""
    weights = [one.confidence * _factor(one, known) for one in candidates]
    order = sorted(range(len(candidates)), key=lambda at: (-weights[at], at))
    best = order[0] if order else 0
    if best == 0 or candidates[best].confidence < _LEAST:
        return ()
    share = min(weights[best] / sum(weights), _AT_MOST)
    rest = tuple(candidates[at] for at in order[1:])
    small = candidates[best].population * _SMALLER < candidates[0].population
    if share < (_AT_MOST if small else _CLEAR):
        return at_most((candidates[best], *rest), HINT)
    return (candidates[best]._replace(method=CONTEXT, confidence=round(share, 4)), *rest)


def _factor(one: Candidate, known: tuple[Known, ...]) -> float:
    home = [place for place in known if place.country == one.country]
    near = any(spherical_km(one.lat, one.lon, place.lat, place.lon) <= _BESIDE_KM for place in home)
    return _BESIDE if near else _SAME_COUNTRY if home else 1.0
