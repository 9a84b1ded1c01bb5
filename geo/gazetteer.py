"""The offline geocoder: every country, capital and city, and the venues where leaders meet.

>>> from geo.gazetteer import Gazetteer
>>> place = Gazetteer().geocode("Great Hall of the People, Beijing")
>>> round(place.latitude, 2), round(place.longitude, 2), place.raw["precision"]
(39.9, 116.39, 'venue')

It asks no network. The data are GeoNames' (CC BY 4.0) and CLDR's; see data/gazetteer/README.md.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geo.gazetteer_file import FOLDER
from geo.gazetteer_store import Country, Match, Store
from geo.placenames import is_generic, is_unstated, is_virtual, normalise, parts, segments
from geo.placerank import MOST_CANDIDATES, SURE, Candidate, Reading, Role, candidate, rank

__all__ = ["Candidate", "Gazetteer", "capital", "country_codes", "country_name"]

_UNSURE = 0.8
"""Confidence at most where the written country is not understood."""

_STATE_FORMS = (
    "republic of ",
    "kingdom of ",
    "state of ",
    "islamic republic of ",
    "federal republic of ",
    "federal democratic republic of ",
    "peoples republic of ",
    "democratic republic of ",
    "socialist republic of ",
    "commonwealth of ",
    "sultanate of ",
    "emirate of ",
    "union of ",
    "principality of ",
    "республика ",
    "королевство ",
)


class _Closed(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no annotations
    """The adapter of a geocoder that asks nobody; geopy's own would read certificates for 50 ms."""

    def get_json(self, url: str, *, timeout: object, headers: object) -> Any:
        raise GeocoderUnavailable(f"the gazetteer asks no network, and was to ask {url}")

    get_text = get_json


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy has no annotations
    """A geopy geocoder over the committed gazetteer. Safe to share between threads.

    ``folder`` holds ``gazetteer.sqlite.xz``, ``gazetteer.json`` and ``venues.csv``. Raises
    ``GazetteerError`` when they are missing or damaged.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(adapter_factory=_Closed)
        self.store = _store(folder)

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        *,
        country: str | None = None,
        limit: int = MOST_CANDIDATES,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The place a text names, as geopy gives it; ``None`` when nothing is found.

        ``country`` is a name or code that the place must lie in. ``exactly_one=False`` gives a
        list of at most ``limit``, best first. ``raw`` has ``country, precision, method,
        confidence, ambiguous`` and, of the best one, ``candidates``. ``timeout`` is not used:
        nothing is waited for.
        """
        found = self.find(query, country=country or "")
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

    def find(self, query: str, *, city: str = "", country: str = "") -> tuple[Candidate, ...]:
        """The places that a text may mean, best first; ``()`` when nothing is found.

        ``query`` is a venue or a whole place as written, ``city`` and ``country`` what is
        written in columns of their own. A written country is a condition: what lies outside it
        is a candidate only behind the country itself. Channels (``video link``) and words for
        "not known" are no places. Any text is allowed.
        """
        codes = self._countries(country)
        within = frozenset().union(*(country.members for country in codes))
        readings = [
            *self._read(query, "venue" if city.strip() else "text", bool(codes)),
            *self._read(city, "city", bool(codes)),
            *([] if codes else self._read(country, "context", False)),
        ]
        readings = self._with_misspelt(readings)
        known = [reading for _, reading in readings]
        found = rank(known, within)
        if codes:
            found = tuple(self._as_written(one, codes) for one in found)
            return found or self._countries_alone(codes, known)
        if country.strip() and not any(one.matches for one in known if one.role == "context"):
            # A written country that nobody knows may change everything.
            found = tuple(replace(one, confidence=min(one.confidence, _UNSURE)) for one in found)
        return found

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
        share = 1.0 if not others else 0.6
        alone = tuple(candidate(point, share / len(points)) for point in points)
        rest = tuple(replace(one, confidence=round(one.confidence * (1 - share), 4)) for one in others)
        return (alone + rest)[:MOST_CANDIDATES]

    def _read(self, text: str, role: Role, in_country: bool) -> list[tuple[str, Reading]]:
        """Each segment of the text as key and reading; the whole text where it is a name itself."""
        pieces = segments(text)
        if len(pieces) > 1 and not in_country and (whole := self._matches(normalise(text), text, role)):
            return [(normalise(text), Reading(role, whole))]
        readings = []
        for piece in pieces:
            if is_virtual(piece) or is_unstated(piece):
                continue
            key = normalise(piece)
            found = self._matches(key, piece, role)
            inner = parts(piece) if not found else ()
            if inner and inner != (key,):
                readings += [(part, Reading(role, self._matches(part, part, role))) for part in inner]
            else:
                readings.append((key, Reading(role, found)))
        return readings

    def _matches(self, key: str, written: str, role: Role) -> tuple[Match, ...]:
        """Everything that bears the key."""
        if not key or is_generic(key):
            return self.store.venues(key)
        if written.isascii() and len(key) <= 3:
            return self._short(key, written)
        countries = [self.store.country(country) for country in self._countries_named(key)]
        found = (*self.store.venues(key), *self.store.places(key), *filter(None, countries))
        return found

    def _countries_named(self, key: str) -> tuple[Country, ...]:
        for name in _without_state_form(key):
            if found := self.store.countries(name):
                return found
        return ()

    def _short(self, key: str, written: str) -> tuple[Match, ...]:
        """Two or three letters are an abbreviation where they are capitals, else a name like Ufa."""
        if not written.replace(".", "").strip().isupper():
            return self.store.places(key)
        named = self.store.countries(key)
        coded = () if named else self.store.countries(f"code:{key}")
        countries = [self.store.country(country) for country in named or coded]
        divisions = () if named else self.store.places(f"code:{key}")
        return (*self.store.places(key), *divisions, *filter(None, countries))

    def _with_misspelt(self, readings: list[tuple[str, Reading]]) -> list[tuple[str, Reading]]:
        """The readings with guesses for segments that are no name, unless another one names a place."""
        places = [
            m for _, one in readings for m in one.matches if m.kind != "country" and one.role != "context"
        ]
        if places:
            return readings
        filled = []
        for key, reading in readings:
            if not reading.matches and reading.role in {"text", "city"} and key and not is_generic(key):
                filled.append((key, Reading(reading.role, self.store.misspelt(key))))
            else:
                filled.append((key, reading))
        return filled

    def nearest_country(self, lat: float, lon: float, within_km: float = 150.0) -> str:
        """Country of the listed city nearest to the point, ``""`` when none is within the distance.

        Beside a border this may be the neighbour's; a written country is always better.
        """
        found = self.store.nearest(lat, lon, within_km)
        return found[0].country if found else ""


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
    keys = [*_without_state_form(key)]
    if "," in text:  # Korea, Republic of
        first, _, rest = text.partition(",")
        keys.append(normalise(f"{rest} {first}"))
    if "(" in text:  # Myanmar (Burma)
        keys.append(normalise(text.partition("(")[0]))
    code = [f"code:{key}"] if len(key) <= 3 else []
    return [*code, *(key for key in keys if key)]


def _without_state_form(key: str) -> list[str]:
    """The key, and the key without ``republic of`` and the like."""
    shortened = [key.removeprefix(form).removeprefix("the ") for form in _STATE_FORMS if key.startswith(form)]
    return [key, *shortened]


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
    return candidate(found, 1.0) if found else None
