"""What the gazetteer answers with: a place that bears a name, and how much the name says for it."""

from __future__ import annotations

import math
from typing import Any, Final, Literal, NamedTuple

Kind = Literal["venue", "city", "admin", "country"]
Method = Literal["venue", "exact", "alternate", "country", "fuzzy"]

_KINDS: Final[tuple[Kind, ...]] = ("venue", "city", "admin", "country")

OWN_CODE: Final = 0.05
"""Worth of a province's code, which the same two letters of a state or a country go before, towns aside."""
ANYWHERE: Final = 0.02
"""Worth up to which a venue has a name that any country may have."""
BARE: Final = 0.05
"""Worth of an airport's name without the word."""

_CLASSES: Final = (1.0, 0.35, 0.3, 0.35, BARE)
"""Worth of a match by class of name: the place's own name, an alternate, a shortened one, another
language's, an airport's without the word."""

_IN_USE: Final = 8.0
"""Worth of a former name in the years in which it was the place's own."""

_FORMER: Final = 0.3
"""Worth of a former name outside the years in which it was the place's own."""

_MOVED: Final = 0.03
"""The same where the name alone means another place today (Salisbury)."""

COUNTRY_CLASSES: Final = (1.0, 0.1)
"""Worth of a country by class of name: English or listed, or another language's (Granada is Grenada
in Spanish, Brasilia is Brazil in Uzbek: a city of that name is likelier)."""


class Match(NamedTuple):
    """A place that bears a name. ``lat``, ``lon`` in degrees; ``worth`` 0 to 1 by kind of name."""

    id: int
    name: str
    country: str
    division: str
    """Code of the first-order division, ``""`` for what lies in none or in several."""
    district: str
    """Code of the second-order division, where those are listed."""
    lat: float
    lon: float
    population: int
    """People; of an airport its rank: 3 international, 2 with an IATA code, 1 other."""
    kind: Kind
    capital: int
    """Of a city: 2 a state's capital, 1 a territory's, 0 none."""
    method: Method
    worth: float
    members: frozenset[str] = frozenset()
    """Of a country: codes of countries and divisions that lie in it, itself included; of a venue: of the
    first-order divisions around it."""
    edits: int = 0
    """Of a misspelt name: how many edits it is away."""
    fame: int = 0
    """Of a city: in how many names it is known, at most 100."""
    part: bool = False
    """Of a city: it lies in the middle of a far greater one."""


class Country(NamedTuple):
    """A country that a key may mean: its code, codes of all that lies in it, the name's worth."""

    code: str
    members: frozenset[str]
    worth: float


class Former(NamedTuple):
    """A name that a place bore from one year to another, both inclusive; None where that is open."""

    place: int
    first: int | None
    last: int | None
    moved: bool

    def worth(self, years: tuple[int, int] | None) -> float:
        """How much the name says for the place in those years, or where no year is known."""
        if years is not None and (self.first or -9999) <= years[0] and years[1] <= (self.last or 9999):
            return _IN_USE
        if self.moved:
            return _MOVED
        return 1.0 if years is None else _FORMER


def as_match(row: tuple[Any, ...]) -> Match:
    """A row of ``place`` with the class of the name, in the order of ``store``'s columns."""
    number, name, country, division, district, lat, lon, population, kind, capital, fame, part, name_class = (
        row
    )
    method: Method = "venue" if kind == 0 else "alternate" if name_class else "exact"
    return Match(
        number, name, country, division, district, lat / 1e5, lon / 1e5, population, _KINDS[kind],
        capital, method, _CLASSES[name_class], frozenset(), 0, fame, bool(part),
    )  # fmt: skip


def spherical_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on a sphere of 6371 km (haversine); close enough to tell near from far."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other_phi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def cells_around(lat: float, lon: float, within_km: float) -> list[tuple[int, int]]:
    """First and last cell of every row of half degrees that a circle may reach."""
    reach = within_km / 111.0
    south, north = math.floor((lat - reach) * 2), math.floor((lat + reach) * 2)
    shrink = math.cos(math.radians(min(89.9, abs(lat) + reach)))
    east = min(reach / shrink, 180.0)
    west, stop = math.floor((lon - east) * 2), math.floor((lon + east) * 2)
    spans = [(max(west, -360), min(stop, 359))]
    spans += [(west + 720, 359)] if west < -360 else []
    spans += [(-360, stop - 720)] if stop > 359 else []
    return [(row * 720 + first, row * 720 + last) for row in range(south, north + 1) for first, last in spans]
