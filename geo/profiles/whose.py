"""Whose a column of places is where each traveller has one alone: where they went, or whence they come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..tables import clip
from . import wordings
from .candidates import FEW, LIKELY, Candidates
from .guests import Theirs, theirs
from .headers import is_visited
from .questions import Question

_WHERE: Final = ("country", "city", "venue", "division")


def whose_country(candidates: Candidates, chosen: Mapping[str, str]) -> Question | None:
    """One country, state or city for each traveller, and nothing else visited: they may come from there."""
    who, where = chosen.get("leaders"), [name for name in _WHERE if name in chosen]
    if not who or not where or "leader_country" in chosen or candidates.point:
        return None
    if len(where) > 1:
        return _of_guests(candidates, chosen, who)
    field, header = where[0], chosen[where[0]]
    if header in candidates.said.values() or is_visited(header):
        return None
    raw = candidates.trial.raw
    own = theirs(candidates, (*raw.titles, raw.file), who, header)
    return _of_one_each(candidates, who, field, header) if own is None else _whose(own)


def _of_one_each(candidates: Candidates, who: str, field: str, header: str) -> Question | None:
    """One place for each traveller, which no title explains."""
    found = candidates.trial.determined(who, header)
    if min(found.repeated, found.different) < FEW or found.share < 0.9:
        return None
    if field == "country":
        return Question("country", (header,))
    why = wordings.place_or_own(clip(header.strip()))
    return Question(field, (header,), why, (f"{field}={header}", f"{field}=="))


def _of_guests(candidates: Candidates, chosen: Mapping[str, str], who: str) -> Question | None:
    """Countries beside places that do not lie in them, under a title that says that visits were received."""
    place, header = chosen.get("venue") or chosen.get("city"), chosen.get("country")
    if not place or not header or header in candidates.said.values() or is_visited(header):
        return None
    raw = candidates.trial.raw
    own = theirs(candidates, (*raw.titles, raw.file), who, header)
    if own is None or not own.said or candidates.trial.inside(place, header)[0] >= LIKELY:
        return None
    why = wordings.titled_visits(clip(header.strip()), own.host)
    return Question("country", (header,), why, (f"country={header}", f"leader_country={header}"))


def _whose(own: Theirs) -> Question:
    """Whose a column of countries is, beside travellers who each have one of them."""
    if not own.said:
        return Question("country", (own.header,))
    why = wordings.titled_visits(clip(own.header.strip()), own.host)
    answers = (f"country={own.header}", f"leader_country={own.header},country=={own.host or 'HOST'}")
    return Question("country", (own.header,), why, answers)
