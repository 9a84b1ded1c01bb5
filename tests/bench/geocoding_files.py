"""Truths in files that are no part of the project, measured where they are there; none is built in.

Under ``GEOCODING_TRUTH`` (see geocoding_scripts): ``exonyms.geojson``, Slovenia's gazetteer of exonyms, with
names of settlements in seven more languages (github stefanb/ungegn-slo-exonyms, ``eksonimi.geojson``);
``gdelt/*``, rows of GDELT's event tables as they come, from 1.0 or 2.0, or of its knowledge graph;
``lists/*.tsv``, lists in the form of places.tsv that somebody judged. All are out of sample.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from geo.places import country_name
from geo.places.gazetteer import Gazetteer
from tests.bench import geocoding_truth as truth
from tests.bench.geocoding_truth import Asked

EXONYMS = truth.ROOT / "exonyms.geojson"
GDELT = truth.ROOT / "gdelt"
LISTS = truth.ROOT / "lists"
_FIPS = Path(__file__).resolve().parents[2] / "data/profiles/fips.csv"
_SETTLEMENT = "naselje"
"""Kind of a town or village in the gazetteer of exonyms; a former one has a word before it."""
_MOST_KINDS = 3
_NAMES = tuple(f"name:{language}" for language in ("de", "en", "es", "fr", "hr", "hu", "it"))
_VARIANTS = re.compile(r"[/;,\[(]")
_NEAR_KM = 60.0
_COUNTY = " County, "
_COLUMNS = 55
"""Of a row of events at least; those of the knowledge graph are fewer."""
_OF_GRAPH = re.compile(r"([1-5])#([^#;\t]+)#(\w\w)#\w*#(?:\w*#)?(-?[\d.]+)#(-?[\d.]+)#")
_TOWN_TYPES = frozenset("34")
"""GDELT's types of a place: 3 a city or county of the United States, 4 a city elsewhere."""


def exonyms(gazetteer: Gazetteer) -> tuple[list[Asked], list[Asked]]:
    """Foreign names of towns that are lived in alone, and with the country in which they lie today.

    The first of several variants; the place's own name is left out, and so are ancient cities.
    """
    found: dict[tuple[str, float, float], str] = {}
    for feature in json.loads(EXONYMS.read_text(encoding="utf-8"))["features"]:
        words = feature["properties"]
        kind = words["semantic-type"]
        if kind.startswith(_SETTLEMENT) and len(kind.split("/")) < _MOST_KINDS:
            lon, lat = feature["geometry"]["coordinates"]
            country = gazetteer.nearest_country(lat, lon, _NEAR_KM)
            for name in _foreign(words) if country else ():
                found[name, lat, lon] = country
    alone = [Asked(name, "", ((lat, lon, country),)) for (name, lat, lon), country in found.items()]
    return alone, [one._replace(country=country_name(one.accepted[0][2])) for one in alone]


def _foreign(words: dict[str, str]) -> list[str]:
    own = {part.strip() for part in words["name"].split("/")}
    names = {_VARIANTS.split(words[key])[0].strip() for key in _NAMES if words.get(key)}
    return sorted(names - own - {""})


def gdelt_names() -> tuple[list[Asked], list[Asked]]:
    """Full names of GDELT's places at its points: towns, and countries and divisions at any point in them."""
    with _FIPS.open(encoding="utf-8", newline="") as file:
        codes = {row["code"]: row["iso"] for row in csv.DictReader(file)}
    found: dict[str, tuple[str, Asked]] = {}
    for path in sorted(GDELT.glob("*")):
        for kind, name, country, lat, lon in _places(path):
            point = (float(lat), float(lon), codes.get(country, ""))
            found.setdefault(name, (kind, Asked(name, "", (point,))))
    towns = [one for kind, one in found.values() if kind in _TOWN_TYPES and _COUNTY not in one.query]
    return towns, [one for kind, one in found.values() if one not in towns]


def _places(path: Path) -> Iterator[list[str]]:
    """Type, full name, country, lat and lon of both actors and of the event, or of an article's places."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            yield from (list(found.groups()) for found in _OF_GRAPH.finditer(line))
            cells = line.rstrip("\n").split("\t")
            later = len(cells) > 58
            for start in (35, 43, 51) if later else (35, 42, 49) if len(cells) > _COLUMNS else ():
                kind, name, country = cells[start : start + 3]
                lat, lon = cells[start + 4 + later : start + 6 + later]
                if name and lat and lon:
                    yield [kind, name, country, lat, lon]


def judged() -> list[tuple[str, list[Asked]]]:
    """Name and rows of each list that somebody judged."""
    return [(path.stem, truth.places(path)) for path in sorted(LISTS.glob("*.tsv"))]
