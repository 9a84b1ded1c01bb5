"""A city written with a country in which it does not lie: disputed, lost, or ruled from far away.

The city keeps its point and the table's word for the country stays. One rule for all: the name means a city
of weight, and the written country has cities near it, or it is the seat of a territory, which tables put
under several states. The capital of a state is another state's only where lists of countries have its state
under that one (``Taiwan, Province of China``): ``Tokyo`` beside South Korea is a slip. A city that is
merely written with the wrong country is not kept there: the country stands for it (``Paris, Kazakhstan``),
both are offered, and ``binding`` finds the city where it surely lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .answers import Candidate, Reading
from .countries import is_listed_under
from .matches import Country
from .store import Store

DISPUTED: Final = "disputed or former"
"""Method of a place that is drawn where it is and called by the written country."""

_OF_A_STATE: Final = 2
_WEIGHT: Final = 50_000
_LIKELY: Final = 0.5
"""Confidence from which a name alone means that city; a capital or the seat of a territory needs none."""
_REACH_KM: Final = 500.0
_CONFIDENCE: Final = 0.8


def kept(
    others: tuple[Candidate, ...], readings: Sequence[Reading], codes: tuple[Country, ...], store: Store
) -> tuple[Candidate, ...]:
    """The city of ``others`` that keeps its point, under the written country; ``()`` when none does."""
    seats = {
        (match.lat, match.lon): match.capital
        for one in readings
        for match in one.matches
        if match.kind == "city"
    }
    within = frozenset(country.code for country in codes)
    for one in others:
        capital = seats.get((one.lat, one.lon), 0)
        likely = capital or (one is others[0] and one.confidence >= _LIKELY and one.population >= _WEIGHT)
        if one.precision != "city" or not likely or len(codes) != 1:
            continue
        if capital == _OF_A_STATE and not is_listed_under(one.country, codes[0].code, store):
            continue
        if capital == 1 or store.is_near(one.lat, one.lon, within, _REACH_KM):
            return (one._replace(country=codes[0].code, method=DISPUTED, confidence=_CONFIDENCE),)
    return ()
