"""Spellings of leaders and places that look like one, offered to be merged, never merged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from geo.errors import Problem
from geo.leaders import name_key
from geo.meetings import near
from geo.placenames import normalise
from geo.rawtable import clip
from geo.reports import split_key
from geo.words import place_words

_ALIKE: Final = 88.0
"""Likeness (0 to 100) of two names from which on one may be a spelling of the other."""
_MOST: Final = 3_000
"""Names that are compared with each other; the cost grows with the square."""
_SHORTEST: Final = 5
_NUMBERING: Final = re.compile(r"\b(?:[ivx]+|\d+(?:st|nd|rd|th)?)\b")


def variant_findings(
    reports: pd.DataFrame, leaders: pd.DataFrame, places: pd.DataFrame, listed: frozenset[str]
) -> tuple[Problem, ...]:
    """One note for every two names that may be one, with the rows of both.

    ``reports`` with leaders' names resolved, ``leaders`` (``schema.LEADERS``), ``places``
    (``schema.PLACES``). Names that differ in a number (``John Paul I``, ``John Paul II``), that are
    both ``listed`` in a table of leaders, or whose countries differ are two; so are places near each
    other under two names, which are one already, and places that were found, surely, far apart.
    """
    return (*_people(reports, leaders, listed), *_places(reports, places))


def _people(reports: pd.DataFrame, leaders: pd.DataFrame, listed: frozenset[str]) -> list[Problem]:
    home = dict(zip(leaders["name"], leaders["country"], strict=True))
    names = [name for name in home if len(name_key(name)) >= _SHORTEST and not name.startswith("(")]
    pairs = [
        (one, other)
        for one, other in _alike({name: name_key(name) for name in names[:_MOST]})
        if (not home[one] or not home[other] or home[one] == home[other]) and not {one, other} <= listed
    ]
    if not pairs:
        return []
    wanted = {name for pair in pairs for name in pair}
    told = reports[["file", "row", "leaders"]].explode("leaders")
    told = told[told["leaders"].isin(wanted)]
    advice = "if they are one, write one of them, or put the other among the aliases in the table of leaders"
    return [_offer(told, "leaders", pair, "leader", advice) for pair in pairs]


def _places(reports: pd.DataFrame, places: pd.DataFrame) -> list[Problem]:
    """Names of one country whose places differ, at least one of them not surely found."""
    rows = {row["venue_key"]: row for row in places.to_dict("records")}
    by_country: dict[str, dict[str, str]] = {}
    for key in rows:
        venue, city, country, lat, _ = split_key(key)
        text = normalise(city or venue)
        if lat is None and len(text) >= _SHORTEST:
            by_country.setdefault(country, {})[key] = text
    pairs = [
        (one, other)
        for keys in by_country.values()
        if len(keys) <= _MOST
        for one, other in _alike(keys)
        if keys[one] != keys[other] and _may_be_one(rows[one], rows[other])
    ]
    told = reports[["file", "row", "venue_key"]]
    told = told[told["venue_key"].isin({key for pair in pairs for key in pair})]
    advice = "if they are one place, write one of them, or correct the one that was not found"
    return [_offer(told, "venue_key", pair, "place", advice) for pair in pairs]


def _may_be_one(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    sure = [
        row["precision"] in ("venue", "city") and row["method"] != "fuzzy" and not row["ambiguous"]
        for row in (one, other)
    ]
    if all(sure):
        return False
    known = [row["precision"] in ("venue", "city") for row in (one, other)]
    return not all(known) or not bool(near(one["lat"], one["lon"], other["lat"], other["lon"]))


def _alike(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of names whose keys are alike but not the same, in the order of the names."""
    names, texts = list(keys), list(keys.values())
    if len(names) < 2:
        return []
    likeness = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, dtype=np.uint8)
    first, second = np.nonzero(np.triu(likeness, k=1))
    found = [(names[a], names[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
    return [pair for pair in found if _numbers(keys[pair[0]]) == _numbers(keys[pair[1]])]


def _numbers(text: str) -> list[str]:
    return _NUMBERING.findall(text)


def _offer(told: pd.DataFrame, column: str, pair: tuple[str, str], kind: str, advice: str) -> Problem:
    rows = told[told[column].isin(pair)]
    numbers = tuple(sorted(set(rows["row"].astype("int64").tolist())))
    shown = [place_words(name) for name in pair] if column == "venue_key" else list(pair)
    counts = [int(rows[column].eq(name).sum()) for name in pair]
    found = clip(" and ".join(f"{name} ({count})" for name, count in zip(shown, counts, strict=True)))
    file = str(rows["file"].iloc[0]) if len(rows) else "leaders"
    first = numbers[0] if numbers else None
    return Problem(
        file, first, None, found, f"one spelling for each {kind}", advice, "note", "variant", numbers
    )
