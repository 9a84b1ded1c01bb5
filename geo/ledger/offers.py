"""Words for a place, also half of them → the places that may be meant, each with what a row says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..places import (
    DRAWN,
    SURE,
    Candidate,
    Gazetteer,
    begun_with,
    country_name,
    is_unstated,
    is_virtual,
    spherical_km,
)
from .keeping import Row

MOST_OFFERED: Final = 6
SAME_KM: Final = 5.0
"""Points nearer than this are one place."""
SHORTEST_BEGUN: Final = 3
"""Letters from which names that begin so are offered."""


@dataclass(frozen=True)
class Offer:
    """A place that may be meant. ``lat``, ``lon`` in WGS 84 degrees."""

    name: str
    where: str
    """Its division and country, as far as they tell it from others."""
    lat: float
    lon: float
    text: str
    """What the row is to write for it."""
    filled: Mapping[str, str]
    """The cells beside it that the choice fills: the country; lat and lon where words do not tell it."""
    sure: bool = False
    """Whether the words as written are read as this place, with nothing else likely."""

    @property
    def key(self) -> str:
        """What tells it from the other offers for the same words."""
        return f"{self.name} {self.lat:.5f} {self.lon:.5f}"


def offered(
    text: str, country: str = "", *, gazetteer: Gazetteer, days: tuple[int, int] | None = None
) -> list[Offer]:
    """The places that ``text`` may mean, likeliest first, and then those whose names begin with it.

    ``country`` as written beside it, ``days`` the first and last day of the meeting. Nothing is offered for
    words that say that no place is known, or that nobody travelled.
    """
    words = " ".join(text.split())
    if not words or is_unstated(words) or is_virtual(words):
        return []
    found = gazetteer.find(words, country=country, days=days)
    sure = bool(found) and found[0].confidence >= SURE and found[0].method != "fuzzy"
    begun = begun_with(gazetteer, words, country, MOST_OFFERED) if len(words) >= SHORTEST_BEGUN else ()
    meant = [one for one in found if one.method != "fuzzy" and (sure or found[0].confidence < DRAWN)]
    meant = meant or [one for one in found if one.method != "fuzzy" and one.confidence >= DRAWN]
    meant = [*meant[:1], *(one for one in meant[1:] if one.method != "alternate")]
    others = [one for one in found if one not in meant]
    offers: list[Offer] = []
    for one, typed in (
        *((one, True) for one in meant),
        *((one, False) for one in begun),
        *((one, one.method != "fuzzy") for one in others),
    ):
        if len(offers) < MOST_OFFERED and not any(_is_same(one, other) for other in offers):
            first = sure and one is found[0]
            offers.append(_offer(one, words if typed else one.name, country, first, gazetteer, days))
    return offers


def of_row(row: Row) -> tuple[str, str]:
    """The words of a row for its place, and its country, without what a choice has filled."""
    parts = [row.cells.get(name, "") for name in ("venue", "city")]
    country = "" if "country" in row.filled else row.cells.get("country", "")
    return ", ".join(part for part in parts if part), country


def point(text: str, lat: float, lon: float, gazetteer: Gazetteer) -> Offer:
    """A point that a person has set for the words, in the country nearest to it."""
    country = country_name(code) if (code := gazetteer.nearest_country(lat, lon)) else ""
    filled = {"lat": f"{lat:.5f}", "lon": f"{lon:.5f}"} | ({"country": country} if country else {})
    return Offer(text, country, lat, lon, text, filled)


def _is_same(one: Candidate, other: Offer) -> bool:
    return (
        one.name.casefold() == other.name.casefold()
        and spherical_km(one.lat, one.lon, other.lat, other.lon) <= SAME_KM
    )


def _offer(
    one: Candidate,
    text: str,
    written: str,
    sure: bool,
    gazetteer: Gazetteer,
    days: tuple[int, int] | None,
) -> Offer:
    country = country_name(one.country) if one.country else ""
    where = ", ".join(part for part in (one.division, country) if part)
    if sure:
        return Offer(one.name, where, one.lat, one.lon, text, {}, sure)
    filled = {"country": country} if country else {}
    fully = [f"{one.name}, {one.division}"] if one.division else []
    told = (words for words in (text, *fully) if _is_read_as(one, words, written or country, gazetteer, days))
    if (alone := next(told, None)) is not None:
        return Offer(one.name, where, one.lat, one.lon, alone, filled)
    point = {"lat": f"{one.lat:.5f}", "lon": f"{one.lon:.5f}"}
    return Offer(one.name, where, one.lat, one.lon, text, filled | point)


def _is_read_as(
    one: Candidate, text: str, country: str, gazetteer: Gazetteer, days: tuple[int, int] | None
) -> bool:
    """Whether the words with the country are read as this place, and surely."""
    found = gazetteer.find(text, country=country, days=days)
    best = found[0] if found else None
    return (
        best is not None
        and best.confidence >= SURE
        and spherical_km(best.lat, best.lon, one.lat, one.lon) <= SAME_KM
    )
