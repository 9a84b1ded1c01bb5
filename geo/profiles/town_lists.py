"""A cell that lists towns each of which is well known by itself: several places, whatever its column does."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import Final

from ..places import SURE, Candidate, country_codes, normalise, spherical_km
from .behind import Asked, is_abbreviation, is_city_state, joined, pieces_outside_brackets

_SIGNS: Final = re.compile(
    r" ?[;/|、，→] ?|\n| (?:and|&|et|und|y|e|и|–|—|-|>) "  # a plain hyphen within a name has no spaces
)
_LONGEST: Final = 200
"""Characters of a cell that may be a list of towns."""
_MOSTLY, _LIKELY, _TIMES, _PEOPLE = 0.5, 0.3, 3, 100_000
"""Share of a town among its namesakes from which on, with so many people, its name alone means it; the
same of one that has so many times the share of the next."""
_SUBURB_KM: Final = 20.0
"""So near the town behind a comma, a place may be a part of it."""
_ONE_KM: Final = 1.0
_AS_WRITTEN: Final = ("fuzzy", "sound")


def towns_listed(cell: str, country: str, ask: Asked) -> tuple[str, ...]:
    """The towns of a cell in its order; nothing where it is no such list.

    Each is a town well known by its name alone, of the row's country where that has one, and no two are
    the same. No one holds the one before it, as a division, a country or the town of a suburb may. A name
    that is known as a whole is none.
    """
    if len(cell) > _LONGEST or not (_SIGNS.search(cell) or "," in cell) or _is_name(cell, ask):
        return ()
    parts = [piece for part in _apart(cell) if (piece := part.strip(" ,"))]
    towns = list(chain.from_iterable(_between_commas(part, country, ask) for part in parts))
    found = [_well_known(town, country, ask) for town in towns] if len(towns) > 1 else []
    known = [one for one in found if one is not None]
    return tuple(towns) if known and len(known) == len(towns) and not _meet(known) else ()


def _is_name(cell: str, ask: Asked) -> bool:
    return bool(country_codes(cell) or ask.gazetteer.store.places(normalise(cell)))


def _apart(cell: str) -> list[str]:
    """The pieces between signs other than the comma, those within brackets left whole."""
    signs = {match[0] for match in _SIGNS.finditer(cell)}
    parts = [cell]
    for sign in sorted(signs, key=len, reverse=True):
        parts = [piece for part in parts for piece in pieces_outside_brackets(part, sign)]
    return parts


def _between_commas(part: str, country: str, ask: Asked) -> list[str]:
    """The towns between commas, or the part as one where one of them may lie in the next."""
    pieces = [piece for piece in pieces_outside_brackets(part, ",") if piece]
    if len(pieces) < 2 or not all(_may_be_town(piece, ask) for piece in pieces):
        return [part]
    made = joined(pieces, country, ask)
    return [part] if any(_may_hold(*pair, country, ask) for pair in pairwise(made)) else made


def _may_be_town(piece: str, ask: Asked) -> bool:
    """Whether a list has the name as a town's or a country's, or it is short for a division: a quick look."""
    if is_abbreviation(piece) or country_codes(piece):
        return True
    return any(one.kind == "city" for one in ask.gazetteer.store.places(normalise(piece)))


def _may_hold(first: str, behind: str, country: str, ask: Asked) -> bool:
    """Whether what stands behind a comma may be where the place before it lies."""
    before, alone = ask(first, country), ask(behind, country)
    if before is None or alone is None:
        return False
    if before.country != alone.country:
        return min(before.confidence, alone.confidence) < SURE
    if _apart_km(before, alone) <= _SUBURB_KM:
        return True
    both = ask(f"{first}, {behind}", country)
    return both is not None and both.confidence >= SURE and ask.lies_in(both, first, behind)


def _well_known(town: str, country: str, ask: Asked) -> Candidate | None:
    """The town, or state that is a city, that its name alone means: in the row's country, if it has one."""
    found = ask.gazetteer.find(town, country=country)
    if not found or found[0].method in _AS_WRITTEN or found[0].precision not in ("city", "country"):
        return None
    if (found[0].precision == "country" and not is_city_state(town, ask)) or (
        country and found[0].country not in country_codes(country)
    ):
        return None
    shares = [one.confidence for one in found[:2]]
    is_first = shares[0] >= min(_MOSTLY, max(_LIKELY, _TIMES * sum(shares[1:])))
    return found[0] if shares[0] >= SURE or (is_first and found[0].population >= _PEOPLE) else None


def _meet(towns: list[Candidate]) -> bool:
    """Whether two towns that follow each other are one: ``Biel/Bienne``."""
    return any(_apart_km(one, other) <= _ONE_KM for one, other in pairwise(towns))


def _apart_km(one: Candidate, other: Candidate) -> float:
    return spherical_km(one.lat, one.lon, other.lat, other.lon)
