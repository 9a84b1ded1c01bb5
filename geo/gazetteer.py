"""The offline geocoder: every country, capital and city, and the venues where leaders meet.

>>> from geo.gazetteer import Gazetteer
>>> place = Gazetteer().geocode("Great Hall of the People, Beijing")
>>> round(place.latitude, 2), round(place.longitude, 2), place.raw["precision"]
(39.9, 116.39, 'venue')

It asks no network. The data are GeoNames' (CC BY 4.0) and CLDR's; see data/gazetteer/README.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer_file import FOLDER
from geo.gazetteer_match import Country
from geo.gazetteer_store import Store
from geo.placelookup import without_state_form
from geo.placenames import has_generic, normalise
from geo.placerank import MOST_CANDIDATES, SURE, Candidate, Reading, candidate, rank
from geo.placereading import Reader
from geo.placewords import is_small

__all__ = ["Candidate", "Gazetteer", "capital", "country_codes", "country_name"]

_UNSURE = 0.8
"""Confidence at most where the written country is not understood."""

_COARSE = 0.6
"""Confidence at most of a country or division that stands in for a name in it that no list has."""

_DOUBTFUL = 0.7
"""Confidence at most where words beside the name were not understood."""

_DAYS_A_YEAR = 365.2425


class _Closed(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no annotations
    """The adapter of a geocoder that asks nobody; geopy's own would read certificates for 50 ms."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> Any:
        raise GeocoderUnavailable(f"the gazetteer asks no network, and was to ask {url}")

    get_text = get_json


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no annotations
    """A geopy geocoder over the committed gazetteer. Safe to share between threads.

    ``folder`` holds ``gazetteer.sqlite.xz``, ``gazetteer.json`` and ``venues.csv``; ``store`` are
    tables already open, instead. Raises ``GazetteerError`` when the files are missing or damaged.
    """

    def __init__(self, folder: Path = FOLDER, *, store: Store | None = None) -> None:
        super().__init__(adapter_factory=_Closed)
        self.store = _store(folder) if store is None else store
        self.reader = Reader(self.store)

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        *,
        country: str | None = None,
        days: tuple[int, int] | None = None,
        limit: int = MOST_CANDIDATES,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The place a text names, as geopy gives it; ``None`` when nothing is found.

        ``country`` is a name or code that the place must lie in, ``days`` as ``find`` has them.
        ``exactly_one=False`` gives a
        list of at most ``limit``, best first. ``raw`` has ``country, precision, method,
        confidence, ambiguous`` and, of the best one, ``candidates``. ``timeout`` is not used:
        nothing is waited for.
        """
        found = self.find(query, country=country or "", days=days)
        if not found:
            return None
        locations = [self._location(one, found if one is found[0] else ()) for one in found[:limit]]
        return locations[0] if exactly_one else locations

    def _location(self, one: Candidate, found: tuple[Candidate, ...]) -> Location:
        address = one.name if one.precision == "country" else f"{one.name}, {self.store.names[one.country]}"
        raw: dict[str, Any] = asdict(one) | {"ambiguous": one.confidence < SURE}
        if found:
            raw["candidates"] = [asdict(other) for other in found]
        return Location(address, (one.lat, one.lon), raw)

    def find(
        self, query: str, *, city: str = "", country: str = "", days: tuple[int, int] | None = None
    ) -> tuple[Candidate, ...]:
        """The places that a text may mean, best first; ``()`` when nothing is found.

        ``query`` is a venue or a whole place as written, ``city`` and ``country`` what is
        written in columns of their own. A written country is a condition: what lies outside it
        is a candidate only behind the country itself. ``days`` are the first and the last day
        number (since 1970-01-01, inclusive) at which it was written so: a name that has moved
        means the place that bore it then (``Salisbury`` until 1982: Harare). Channels (``video
        link``) and words for "not known" are no places. Any text is allowed.
        """
        return self._told_apart(self._found(query, city, country, _years(days)))

    def _found(
        self, query: str, city: str, country: str, years: tuple[int, int] | None
    ) -> tuple[Candidate, ...]:
        codes = self._countries(country)
        within = frozenset().union(*(country.members for country in codes))
        readings = [
            *self.reader.read(query, "venue" if city.strip() else "text", years, bool(codes)),
            *self.reader.read(city, "city", years, bool(codes)),
            *([] if codes else self.reader.read(country, "context", years)),
        ]
        readings = self.reader.with_misspelt(readings, within)
        found = rank(readings, within)
        if codes:
            found = tuple(self._as_written(one, codes) for one in found)
            return _capped(found, readings) if found else self._countries_alone(codes, readings)
        if country.strip() and not any(one.matches for one in readings if one.role == "context"):
            # A written country that nobody knows may change everything.
            found = _at_most(found, _UNSURE)
        return _capped(found, readings)

    def _told_apart(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """The candidates with the division of those whose name and country another one shares."""
        shared = Counter((one.name, one.country) for one in found)
        return tuple(
            replace(
                one, division=self.store.division(one.division) if shared[one.name, one.country] > 1 else ""
            )
            for one in found
        )

    def _as_written(self, one: Candidate, codes: tuple[Country, ...]) -> Candidate:
        """The candidate under the written country where that lists its place as a part (territories.csv)."""
        written = codes[0].code
        if len(codes) == 1 and one.country != written and one.country not in codes[0].members:
            return replace(one, country=written)
        if len(codes) == 1 and one.country in self.store.members(written):
            return replace(one, country=written)
        return one

    def _countries(self, text: str) -> tuple[Country, ...]:
        """Codes a written country may mean, each with what lies in it."""
        if not text or len(text) > 200:
            return ()
        for key in _country_keys(text):
            if found := self.store.countries(key):
                return found
        return ()

    def _countries_alone(self, codes: tuple[Country, ...], readings: list[Reading]) -> tuple[Candidate, ...]:
        """The written countries, then what the rest of the text means outside them; a country without
        any listed place, such as Antarctica, gives nothing."""
        points = [point for country in codes if (point := self.store.country(country)) is not None]
        if not points:
            return ()
        others = rank([_telling(reading) for reading in readings])
        share = 0.6 if others or any(map(_is_unknown, readings)) else 1.0
        alone = tuple(candidate(point, share / len(points)) for point in points)
        rest = tuple(replace(one, confidence=round(one.confidence * (1 - share), 4)) for one in others)
        return (alone + rest)[:MOST_CANDIDATES]

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        exactly_one: bool = True,
        *,
        within_km: float = 50.0,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The listed city nearest to a point (lat, lon), as geopy gives it; ``None`` beyond ``within_km``.

        ``raw`` has the candidate's fields and ``distance_km``, on a sphere. Beside a border the city may
        be the neighbour's. Raises ``ValueError`` for what is no point on the globe, as geopy does.
        ``exactly_one=False`` gives a list of one. ``timeout`` is not used.
        """
        point = Point(query)
        near = self.store.nearest(point.latitude, point.longitude, within_km)
        if near is None:
            return None
        match, km = near
        (one,) = self._told_apart((candidate(match, 1.0),))
        location = self._location(replace(one, method="nearest"), ())
        location.raw["distance_km"] = round(km, 3)
        return location if exactly_one else [location]

    def nearest_country(self, lat: float, lon: float, within_km: float = 150.0) -> str:
        """Country of the listed city nearest to the point, ``""`` when none is within the distance.

        Beside a border this may be the neighbour's; a written country is always better.
        """
        found = self.store.nearest(lat, lon, within_km)
        return found[0].country if found else ""


def _years(days: tuple[int, int] | None) -> tuple[int, int] | None:
    """First and last year of a span of days; near enough to New Year to tell one era from another."""
    if days is None:
        return None
    return int(1970 + days[0] // _DAYS_A_YEAR), int(1970 + days[1] // _DAYS_A_YEAR)


def _is_unknown(reading: Reading) -> bool:
    """Whether a part of the text names something that no list has."""
    return not reading.matches and bool(reading.key) and not is_small(reading.key)


def _at_most(found: tuple[Candidate, ...], confidence: float) -> tuple[Candidate, ...]:
    return tuple(replace(one, confidence=min(one.confidence, confidence)) for one in found)


def _capped(found: tuple[Candidate, ...], readings: list[Reading]) -> tuple[Candidate, ...]:
    """The candidates, less sure where a part of the text is not accounted for."""
    if any(one.doubtful for one in readings):
        found = _at_most(found, _DOUBTFUL)
    if len(readings) > 1 and _is_unknown(readings[-1]) and not has_generic(readings[-1].key):
        # Where a country is usually written stands something else: Paris, Narnia.
        found = _at_most(found, _UNSURE)
    if found and any(map(_is_unknown, readings)) and _is_coarse(found[0], readings):
        found = _at_most(found, _COARSE)
    return found


def _is_coarse(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer may be all that is known of a name in it.

    A country or a division is; a city that has its division's name (``Radisson, Quebec``) may be,
    unless what is not known reads as a venue in it.
    """
    if best.precision in {"admin", "country"}:
        return True
    also_division = any(
        any(
            one.kind == "admin" and one.country == best.country and not one.district
            for one in reading.matches
        )
        for reading in readings
        if any(one.kind == "city" and one.name == best.name for one in reading.matches)
    )
    return also_division and not all(has_generic(one.key) for one in readings if _is_unknown(one))


def _telling(reading: Reading) -> Reading:
    """The reading without venues of a name that any country may have."""
    return reading._replace(matches=tuple(m for m in reading.matches if m.kind != "venue" or m.worth == 1.0))


@cache
def _store(folder: Path = FOLDER) -> Store:
    """One open file for the process: the gazetteer is read only."""
    return Store(folder)


def _country_keys(text: str) -> list[str]:
    """Keys under which a text written as a country may be listed, best first."""
    key = normalise(text)
    keys = [*without_state_form(key)]
    if "," in text:  # Korea, Republic of
        first, _, rest = text.partition(",")
        keys.append(normalise(f"{rest} {first}"))
    if "(" in text:  # Myanmar (Burma)
        keys.append(normalise(text.partition("(")[0]))
    # Not the key of a code: "mt" is the mount of a name, and Malta's code.
    code = text.strip().casefold()
    return [*([f"code:{code}"] if len(code) <= 3 else []), *(key for key in keys if key)]


def country_codes(name: str) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes that a country's name or code may mean: none, one or several.

    >>> country_codes("Türkiye"), country_codes("Congo"), country_codes("Ruritania")
    (('TR',), ('CD', 'CG'), ())

    States that are no more give the one that holds their seat: ``USSR`` is RU.
    """
    store = _store()
    for key in _country_keys(name) if len(name) <= 200 else ():
        if found := store.countries(key):
            return tuple(country.code for country in found)
    return ()


def country_name(code: str) -> str:
    """Common English name of an ISO 3166-1 alpha-2 code; the code itself when it is none."""
    return _store().names.get(code, code)


def capital(code: str) -> Candidate | None:
    """The country's capital as GeoNames names it; None for codes without one, such as AQ."""
    found = _store().capital(code)
    return replace(candidate(found, 1.0), division="") if found else None
