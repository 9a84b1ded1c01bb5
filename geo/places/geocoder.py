"""The gazetteer as one of geopy's geocoders.

>>> from geo.places import GazetteerGeocoder
>>> place = GazetteerGeocoder().geocode("Great Hall of the People, Beijing")
>>> round(place.latitude, 2), round(place.longitude, 2), place.raw["precision"]
(39.9, 116.39, 'venue')

Apart from ``gazetteer``, because with geopy come all of its geocoders and their ways to the network.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from .gazetteer import Gazetteer
from .packed import FOLDER
from .rank import MOST_CANDIDATES, SURE, Candidate, candidate
from .store import Store


class _Closed(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no annotations
    """The adapter of a geocoder that asks nobody; geopy's own would read certificates for 50 ms."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> Any:
        raise GeocoderUnavailable(f"the gazetteer asks no network, and was to ask {url}")

    get_text = get_json


class GazetteerGeocoder(Gazetteer, Geocoder):  # type: ignore[misc]  # geopy has no annotations
    """A geopy geocoder over the committed gazetteer, with all that ``Gazetteer`` has."""

    def __init__(self, folder: Path = FOLDER, *, store: Store | None = None) -> None:
        Gazetteer.__init__(self, folder, store=store)
        Geocoder.__init__(self, adapter_factory=_Closed)

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
        location = self._location(one._replace(method="nearest"), ())
        location.raw["distance_km"] = round(km, 3)
        return location if exactly_one else [location]

    def _location(self, one: Candidate, found: tuple[Candidate, ...]) -> Location:
        address = one.name if one.precision == "country" else f"{one.name}, {self.store.names[one.country]}"
        raw: dict[str, Any] = one._asdict() | {"ambiguous": one.confidence < SURE}
        if found:
            raw["candidates"] = [other._asdict() for other in found]
        return Location(address, (one.lat, one.lon), raw)
