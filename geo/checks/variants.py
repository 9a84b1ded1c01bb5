"""Spellings of leaders and places that look like one, offered to be merged, never merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from ..errors import Problem
from ..language import phrase, phrases
from ..meetings import name_key, near
from ..places import country_codes, normalise, place_words, split_key
from ..tables import MAX_LISTED, clip

_ALIKE: Final = 88.0
"""Likeness (0 to 100) of two names from which on one may be a spelling of the other."""
_WORD_ALIKE: Final = 78.0
"""Likeness from which on what two names do not share may be one word in two spellings: not Iran and Iraq."""
_PATTERN: Final = 30
"""Names that are like one, from which on it follows a pattern with them."""
_MOST: Final = 3_000
"""Names that are compared with each other; the cost grows with the square."""
_SHORTEST: Final = 5
_MOST_WORDS: Final = 7
"""Words of a name of which shorter forms are looked for."""
_NUMBERING: Final = re.compile(r"\b(?:[ivx]+|\d+(?:st|nd|rd|th)?)\b")


def variant_findings(
    reports: pd.DataFrame, leaders: pd.DataFrame, places: pd.DataFrame, listed: frozenset[str]
) -> tuple[Problem, ...]:
    """One note for names that may be one, all that are alike together, with the rows of all.

    ``reports`` with leaders' names resolved, ``leaders`` (``schema.LEADERS``), ``places``
    (``schema.PLACES``). A part of a name may be the only leader whose name has it (``Putin``, ``V. Putin``,
    ``Lula da Silva``). Names that differ in a number (``John Paul I``, ``John Paul II``) or in a whole word,
    that are both ``listed`` in a table of leaders, or whose countries differ are two; so are places near
    each other under two names, which are one already, and places that were found, surely, far apart.
    """
    return (*_people(reports, leaders, listed), *_places(reports, places))


def _people(reports: pd.DataFrame, leaders: pd.DataFrame, listed: frozenset[str]) -> list[Problem]:
    home = dict(zip(leaders["name"], leaders["country"], strict=True))
    keys = {name: name_key(name) for name in home if not name.startswith("(")}
    long = {name: key for name, key in keys.items() if len(key) >= _SHORTEST}
    pairs = [
        (one, other)
        for one, other in (*_alike(dict(list(long.items())[:_MOST])), *_shorter(keys, home))
        if _may_share_home(home[one], home[other]) and not {one, other} <= listed
    ]
    told = reports[["file", "row", "leaders"]].explode("leaders")
    advice = phrase(
        "if they are one, write one of them, or put the others among the aliases in the table of leaders"
    )
    return _offers(told, "leaders", pairs, "leader", advice)


def _shorter(keys: Mapping[str, str], home: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names with the longer one of which they are a part, in the same country or without one of their own.

    A part is a word at either end, words in the middle, the first and the last, or an initial for the first:
    ``Lula da Silva``, ``Recep Erdoğan``, ``V. Putin``. Where several longer names have it, and one of them
    does not hold the others, it may be anybody's and is nobody's.
    """
    holders: dict[str, list[str]] = {}
    for name, key in keys.items():
        for part in set(_parts(key.split())):
            holders.setdefault(part, []).append(name)
    found = []
    for name, key in keys.items():
        if len(key) < _SHORTEST - 1:
            continue
        bear = (one for one in holders.get(key, ()) if one != name and home[name] in ("", home[one]))
        longer = sorted(bear, key=lambda one: -len(keys[one]))
        if longer and all(keys[one] in set(_parts(keys[longer[0]].split())) for one in longer[1:]):
            found.append((name, longer[0]))
    return found


def _may_share_home(country: str, other: str) -> bool:
    return not country or not other or country == other


def _parts(words: Sequence[str]) -> Iterator[str]:
    """What a name of several words may be shortened to."""
    if not 1 < len(words) <= _MOST_WORDS:
        return
    yield from (words[0], words[-1], f"{words[0][0]} {' '.join(words[1:])}", f"{words[0][0]} {words[-1]}")
    yield from (
        " ".join(words[i:j])
        for i in range(len(words))
        for j in range(i + 2, len(words) + 1)
        if j - i < len(words)
    )
    middle = words[1:-1]
    yield from (
        " ".join((words[0], *kept, words[-1]))
        for size in range(len(middle))
        for kept in combinations(middle, size)
    )


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
    advice = phrase("if they are one place, write one of them, or correct the one that was not found")
    return _offers(reports[["file", "row", "venue_key"]], "venue_key", pairs, "place", advice)


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
    """Pairs of names whose keys are alike but not the same, in the order of the names.

    A name that is like very many others is a pattern (``Permanent Representative of … to the UN``) and
    no spelling of any.
    """
    names, texts = list(keys), list(keys.values())
    if len(names) < 2:
        return []
    in_order = [" ".join(sorted(text.split())) for text in texts]  # its scorer that does so is much slower
    likeness = process.cdist(in_order, in_order, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8)
    pattern = np.count_nonzero(likeness, axis=1) > _PATTERN
    likeness[pattern] = 0
    likeness[:, pattern] = 0
    first, second = np.nonzero(np.triu(likeness, k=1))
    found = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if texts[a] != texts[b]]
    return [(names[a], names[b]) for a, b in found if _differ_in_letters(texts[a], texts[b])]


def _differ_in_letters(one: str, other: str) -> bool:
    """Whether what two names do not share may be one word in two spellings: no number, no other word."""
    if _NUMBERING.findall(one) != _NUMBERING.findall(other):
        return False
    words, others = one.split(), other.split()
    left = " ".join(word for word in words if word not in others)
    right = " ".join(word for word in others if word not in words)
    if not left or not right:
        return True
    nations = country_codes(left), country_codes(right)
    return fuzz.ratio(left, right) >= _WORD_ALIKE and (not all(nations) or nations[0] == nations[1])


def _offers(
    told: pd.DataFrame, column: str, pairs: Sequence[tuple[str, str]], kind: str, advice: str
) -> list[Problem]:
    """One note for each group of names that pairs hold together, the first thousand groups."""
    groups = _groups(pairs)
    wanted = {name for group in groups for name in group}
    told = told[told[column].isin(wanted)]
    rows: dict[str, list[tuple[str, int]]] = {name: [] for name in wanted}
    for file, row, name in told[["file", "row", column]].itertuples(index=False):
        rows[name].append((file, int(row)))
    made = [
        _offer({name: rows[name] for name in group}, column, kind, advice) for group in groups[:MAX_LISTED]
    ]
    if hidden := groups[MAX_LISTED:]:
        numbers = tuple(sorted({row for group in hidden for name in group for _, row in rows[name]}))
        found = phrases("{count} more like those listed", "{count} more like those listed", len(hidden))
        allowed = _one_spelling(kind)
        first = numbers[0] if numbers else None
        made.append(Problem(made[0].file, first, None, found, allowed, advice, "note", "variant", numbers))
    return made


def _one_spelling(kind: str) -> str:
    return (
        phrase("one spelling for each place") if kind == "place" else phrase("one spelling for each leader")
    )


def _groups(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The names that pairs connect, directly or through others, in the order of the pairs."""
    of: dict[str, list[str]] = {}
    for one, other in pairs:
        mine, theirs = of.setdefault(one, [one]), of.setdefault(other, [other])
        if mine is not theirs:
            small, large = sorted((mine, theirs), key=len)
            large += small
            of |= dict.fromkeys(small, large)
    return list({id(group): group for group in of.values()}.values())


def _offer(told: Mapping[str, Sequence[tuple[str, int]]], column: str, kind: str, advice: str) -> Problem:
    numbers = tuple(sorted({row for rows in told.values() for _, row in rows}))
    counted = [
        f"{place_words(name) if column == 'venue_key' else name} ({len(rows)})"
        for name, rows in sorted(told.items())
    ]
    found = (
        phrases("{count} name: {names}", "{count} names: {names}", len(counted), names=", ".join(counted))
        if len(counted) > 2
        else phrase("{one} and {other}", one=counted[0], other=counted[-1])
    )
    file = next((file for rows in told.values() for file, _ in rows), "leaders")
    first = numbers[0] if numbers else None
    allowed = _one_spelling(kind)
    return Problem(file, first, None, clip(found), allowed, advice, "note", "variant", numbers)
