"""Stops of a journey with arrows or dashes between them: ``Cairo → Amman``, ``Cairo–Amman–Beirut``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ..places import SURE, Candidate, country_codes, normalise
from ..sphere import distance_km
from .behind import Asked

ARROW: Final = "→"
_ARROW: Final = re.compile(r"\s*(?:<?[-–—=]{1,3}>+|[→⇒⟶➔➜➝➞➡⇨↔⇄]\ufe0f?)\s*")
_ANGLE: Final = re.compile(r"(?<=\w)\s*>+\s*(?=[^\W\d])")
"""``Cairo > Amman``, in a cell without elements of HTML."""
_DASH: Final = re.compile(r"\s*[-–—]\s*")
_TIGHT: Final = re.compile(r"(?<=\S)-(?=\S)")
_PART_KM, _BESIDE_KM = 15.0, 60.0
"""How near two towns of a country are parts of one, and with a hyphen between them: ``Paris-Orly``."""


def with_arrows(text: str) -> str:
    """The text with one kind of arrow.

    >>> with_arrows("Cairo->Amman > Beirut")
    'Cairo → Amman → Beirut'
    """
    text = _ARROW.sub(f" {ARROW} ", text)
    return text if "<" in text else _ANGLE.sub(f" {ARROW} ", text)


def route_read(text: str, country: str, ask: Asked) -> str:
    """The text with an arrow between any two stops; a dash parts cities that are found surely."""
    parts = with_arrows(text).split(ARROW)
    return f" {ARROW} ".join(_towns_apart(part.strip(), country, ask) for part in parts)


def countries_apart(text: str) -> list[str]:
    """The countries between dashes, where each is one and the whole is none (Serbia-Montenegro is)."""
    pieces = _DASH.split(text)
    several = len(pieces) > 1 and all(map(country_codes, pieces))
    return pieces if several and not country_codes(text) and not country_codes(" and ".join(pieces)) else []


def _towns_apart(text: str, country: str, ask: Asked) -> str:
    pieces = _DASH.split(text)
    if len(pieces) < 2 or country_codes(text) or ask.gazetteer.store.places(normalise(text)):
        return text
    towns = [town for piece in pieces if (town := _sure_town(piece, country, ask))]
    if len(towns) < len(pieces):
        return text
    near = _BESIDE_KM if _TIGHT.search(text) else _PART_KM
    one = any(_is_beside(first, second, near) for first, second in pairwise(towns))
    return text if one else f" {ARROW} ".join(pieces)


def _sure_town(text: str, country: str, ask: Asked) -> Candidate | None:
    found = ask(text, country)
    sure = found is not None and found.confidence >= SURE and found.method != "fuzzy"
    return found if sure and found is not None and found.precision == "city" else None


def _is_beside(one: Candidate, other: Candidate, km: float) -> bool:
    return (
        one.country == other.country and float(distance_km((one.lat, one.lon), (other.lat, other.lon))) <= km
    )
