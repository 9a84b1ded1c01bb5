"""Airports as rows, from the package airportsdata: by name, by IATA and by ICAO code."""

from __future__ import annotations

import re
from typing import Any

import airportsdata
from build_sources import (
    ALTERNATE,
    BARE,
    PRIMARY,
    SMALLEST,
    VENUE,
    Names,
    Place,
    apart_km,
    cities_by_country,
    normalise,
    rows,
)
from rapidfuzz import fuzz

_MILITARY = re.compile(
    r"\b(?:Air ?Base|Air Force|AFB|Naval|RAF|Joint Base|Air Station|Army Air Field|International)\b", re.I
)
_INTERNATIONAL = re.compile(r"\b(?:international|intl) ?")
_KIND = re.compile(
    r" (?:(?:regional|municipal|county|domestic|metropolitan|national|city)? ?(?:airport|airfield"
    r"|aerodrome|air base|airbase|air force base|airpark|field))$"
)
_FROM = 2 * 10**9
_TOWN_KM = 30.0
_ALIKE = 87.0
"""Likeness in per cent from which two spellings are of one town."""


def airport_rows(taken: set[str], division_of: dict[tuple[str, str], str]) -> tuple[list[Place], Names]:
    """Airports with an IATA code, and air bases; ``taken`` are keys that a bare name must not have.

    ``division_of`` has the code of a first-order division by its country and a key of its name. The
    population of an airport is its rank: 3 international, 2 with an IATA code, 1 other. Where the package
    has an airport in the wrong place, ``airports.csv`` has the right one.
    """
    places, names = [], set()
    mended = {row["icao"]: (float(row["lat"]), float(row["lon"])) for row in rows("airports.csv")}
    for number, airport in enumerate(sorted(airportsdata.load("ICAO").values(), key=lambda one: one["icao"])):
        if not (airport["iata"] or _MILITARY.search(airport["name"])):
            continue
        key = normalise(airport["name"])
        lat, lon = mended.get(airport["icao"], (airport["lat"], airport["lon"]))
        rank = 3 if airport["iata"] and "international" in key else 2 if airport["iata"] else 1
        places.append(
            Place(
                _FROM + number, label(airport), airport["country"],
                division_of.get((airport["country"], normalise(airport["subd"])), ""), "",
                round(lat * 1e5), round(lon * 1e5), rank, VENUE, 0,
            )
        )  # fmt: skip
        keys = airport_names(airport, key, taken)
        for bare in [name for name, kind in keys.items() if kind == BARE]:
            if town := town_spelt(bare, airport, lat, lon):
                names.add((bare, ALTERNATE, town))
                del keys[bare]
        names |= {(name, kind, _FROM + number) for name, kind in keys.items()}
    return places, names


def town_spelt(bare: str, airport: dict[str, Any], lat: float, lon: float) -> int:
    """GeoNames id of the town beside an airport that is called as the town, in a spelling that GeoNames lacks
    (``Hodeidah`` International Airport, in Hodeida); 0 for none.

    Such a name alone means the town.
    """
    if "/" in airport["city"] or fuzz.ratio(bare, normalise(airport["city"])) < _ALIKE:
        return 0
    near = (
        city
        for city in cities_by_country()[airport["country"]]
        if city["population"] >= SMALLEST and apart_km(lat, lon, city) < _TOWN_KM
    )
    for city in near:
        known = {normalise(name) for name in (city["name"], *city["alternatenames"])}
        if bare not in known and any(fuzz.ratio(bare, name) >= _ALIKE for name in known):
            return int(city["geonameid"])
    return 0


def label(airport: dict[str, Any]) -> str:
    """The name to show: it says that it is an airport."""
    name = str(airport["name"])
    kinds = r"\b(?:airport|airfield|aerodrome|base|station|field|afb|raf|heliport|airpark|port)\b"
    return name if re.search(kinds, name, re.I) else f"{name} Airport"


def airport_names(airport: dict[str, Any], key: str, taken: set[str]) -> dict[str, int]:
    """Keys of an airport → class.

    >>> airport_names({"iata": "LHR", "icao": "EGLL", "city": "London"}, "london heathrow airport", set())
    ... # doctest: +SKIP
    {'london heathrow airport': 0, 'heathrow airport': 0, 'london heathrow': 4, 'heathrow': 4, …}
    """
    result: dict[str, int] = {}
    short = " ".join(_INTERNATIONAL.sub("", key).split())
    bare = _KIND.sub("", f" {short}").strip()
    city = normalise(airport["city"])
    own = bare.removeprefix(city).strip() if bare != city else bare
    for name in {bare, own} - {""}:
        result |= {f"{name} airport": PRIMARY, f"{name} international airport": PRIMARY}
        if len(name) >= 4 and name not in taken:
            result[name] = BARE
    result |= {key: PRIMARY, short: PRIMARY} if key not in taken else {}
    if airport["iata"]:
        result[f"air:{airport['iata'].lower()}"] = PRIMARY
        if city:
            result[f"{city} airport"] = PRIMARY
    result[f"air:{airport['icao'].lower()}"] = PRIMARY
    return result
