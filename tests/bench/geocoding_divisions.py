"""Names before a state or province, and misspelt ones that begin like an article, made from the gazetteer.

In sample: the towns are the gazetteer's own, so what is found says little, and *sure and wrong* is the
column to read. The made-up names are nobody's.
"""

from __future__ import annotations

import random
import string
from collections import defaultdict
from typing import NamedTuple

from geo.places import Gazetteer
from geo.places.names import normalise
from tests.bench.geocoding_truth import Asked

SEED = 7
MANY = 6_000
_CODED = frozenset(["US", "CA", "AU"])
_SYLLABLES = "zor bli plen vask trun glib morv quast fenk drub yelv snark".split()  # noqa: SIM905
_GREAT = 50_000
_SHORTEST = 7


class Town(NamedTuple):
    """A city of the gazetteer; ``lat``, ``lon`` in degrees."""

    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int


def _towns(gazetteer: Gazetteer) -> list[Town]:
    rows = gazetteer.store._rows(
        "SELECT name, country, division, lat / 1e5, lon / 1e5, population FROM place WHERE kind = 1"
        " ORDER BY id"
    )
    return [Town(*row) for row in rows]


def _divisions(gazetteer: Gazetteer) -> dict[str, tuple[str, str]]:
    """Code of each first-order division → its name, and its abbreviation or ``""``."""
    rows = gazetteer.store._rows(
        "SELECT division, name FROM place WHERE kind = 2 AND district = '' AND division <> ''"
        " ORDER BY id DESC"
    )
    codes = dict(
        gazetteer.store._rows(
            "SELECT division, key FROM name JOIN place ON place.id = name.place"
            " WHERE kind = 2 AND key LIKE 'code:%'"
        )
    )
    return {code: (name, codes.get(code, "").removeprefix("code:").upper()) for code, name in rows}


def lists(gazetteer: Gazetteer) -> list[tuple[str, list[Asked]]]:
    """All of it, with what each list is."""
    named, coded = before_division(gazetteer, MANY)
    return [
        ("towns before their division (in sample)", named),
        ("towns before its abbreviation (in sample)", coded),
        ("names of nobody before a state (made up)", unknown_before_division(gazetteer)),
        ("al…, el… misspelt (made up from the gazetteer)", like_an_article(gazetteer)),
    ]


def before_division(gazetteer: Gazetteer, many: int) -> tuple[list[Asked], list[Asked]]:
    """Towns with their division behind them, and with its abbreviation where that is written."""
    divisions, alike = _divisions(gazetteer), defaultdict(list)
    towns = [town for town in _towns(gazetteer) if town.division in divisions]
    for town in towns:
        alike[town.name, town.division].append((town.lat, town.lon, town.country))
    random.Random(SEED).shuffle(towns)
    named = [
        Asked(
            f"{town.name}, {divisions[town.division][0]}", "", tuple(alike[town.name, town.division]), "any"
        )
        for town in towns[:many]
    ]
    coded = [town for town in towns if town.country in _CODED and divisions[town.division][1]]
    short = [
        Asked(
            f"{town.name}, {divisions[town.division][1]}", "", tuple(alike[town.name, town.division]), "any"
        )
        for town in coded[:many]
    ]
    return named, short


def unknown_before_division(gazetteer: Gazetteer) -> list[Asked]:
    """Names that nobody bears before each state and abbreviation of the United States, Canada and Australia:
    a sure answer is wrong, whatever it is."""
    made = random.Random(SEED)
    written = [
        form
        for code, (name, short) in sorted(_divisions(gazetteer).items())
        if code.partition(".")[0] in _CODED
        for form in (name, short)
        if form
    ]
    return [
        Asked(f"{''.join(made.sample(_SYLLABLES, 3)).title()}, {form}", "", (), "any") for form in written
    ]


def like_an_article(gazetteer: Gazetteer) -> list[Asked]:
    """Cities whose names begin with ``al`` or ``el``, each name one edit wrong so that what is left behind
    those letters is a name too."""
    keys = {key for (key,) in gazetteer.store._rows("SELECT DISTINCT key FROM name")}
    asked = []
    for town in _towns(gazetteer):
        key = normalise(town.name)
        if (
            town.population < _GREAT
            or not key.startswith(("al", "el"))
            or not (key.isascii() and key.isalpha())
        ):
            continue
        asked += [
            Asked(wrong.title(), "", ((town.lat, town.lon, town.country),), "any")
            for wrong in sorted(_one_edit(key) - keys)
            if wrong.startswith(("al", "el"))
            and len(wrong) >= _SHORTEST
            and {wrong[2:], f"{wrong[:2]} {wrong[2:]}"} & keys
        ]
    return asked


def _one_edit(key: str) -> set[str]:
    """The key with one letter left out, doubled, changed or exchanged with its neighbour, never the first."""
    found = set()
    for at in range(1, len(key)):
        found |= {key[:at] + key[at + 1 :], key[:at] + key[at] + key[at:]}
        found.add(key[:at] + key[at + 1 : at + 2] + key[at] + key[at + 2 :])
        found |= {key[:at] + letter + key[at + 1 :] for letter in string.ascii_lowercase}
    return found - {key}
