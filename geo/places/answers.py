"""What a segment of a text may mean, and the places that are answered with how sure each is."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from .matches import Kind, Match, Method

SURE: Final = 0.85
"""Confidence below which a place is ambiguous."""

DRAWN: Final = 0.15
"""Confidence under which nothing is drawn: the place is open, with its candidates. Measured by
``python -m tests.bench.drawn``: of the answers between 0.10 and 0.15 one in seven is right, between 0.15 and
0.20 seven in ten."""

Role = Literal["text", "venue", "city", "context"]


class Candidate(NamedTuple):
    """A place that a text may mean. ``lat``, ``lon`` in WGS 84 degrees."""

    name: str
    lat: float
    lon: float
    country: str
    """ISO 3166-1 alpha-2; the written country where it lists the place under it."""
    precision: Kind
    method: Method | str
    """How it was found; from an online provider its name and the day: ``nominatim 2026-11-22``."""
    confidence: float
    """0 to 1: its share among all candidates and what no list holds."""
    population: int
    division: str = ""
    """Name of its first-order division where another candidate bears the same name in the same country."""

    def within(self, division: str) -> Candidate:
        """The same place in a division of that name."""
        return self if division == self.division else Candidate(*self[:-1], division)


class Reading(NamedTuple):
    """What one segment may mean. ``role`` says which column it was written in."""

    role: Role
    matches: tuple[Match, ...]
    key: str = ""
    doubtful: bool = False
    """Words beside the name were not understood."""
    hint: bool = False
    """Only a word of the name is known: what bears it is offered, never drawn."""
    called: bool = False
    """A house is called so, which need not be there; ``spoken``: where small towns count."""
    spoken: frozenset[str] = frozenset()
    of: bool = False
    """Something is said to be of what is read."""
    whole: str = ""
    """Key of the words among which the name stands."""


def candidate(match: Match, confidence: float) -> Candidate:
    """The match as a candidate of that confidence."""
    return Candidate(
        match.name,
        match.lat,
        match.lon,
        match.country,
        match.kind,
        match.method,
        round(confidence, 4),
        match.population,
        match.division,
    )
