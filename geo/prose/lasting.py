"""How many days a journey is said to last: *two-day visit*, *visite de trois jours*, *zweitägiger Besuch*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from .sign import Sign
from .vocabulary import Vocabulary

_MOST: Final = 31
_OF_DAYS: Final = "tägig"
"""What German puts behind a number to say of how many days a thing is."""
_NEAR: Final = 1
"""Words between a number of days and what lasts them, at most: *a three-day official visit*."""


def lengths(words: Vocabulary, low: Sequence[str], signs: Iterable[Sign]) -> set[int]:
    """Every number of days that the words of a sentence say of a journey or meeting told by a noun."""
    numbers = {one: at for at, line in enumerate(words.dates["numbers"], 1) for one in line.split()}
    days = next(set(line.split()) for line in words.dates["units"] if line.startswith("day "))
    parts = [(at, part) for at, word in enumerate(low) for part in word.split("-")]
    found = [(at, at2, _number(one, numbers)) for (at, one), (at2, unit) in pairwise(parts) if unit in days]
    if words.grammar.nouns_are_capital:
        of_days = ((at, word.partition(_OF_DAYS)[0]) for at, word in enumerate(low) if _OF_DAYS in word)
        found += [(at, at, numbers.get(number, 0)) for at, number in of_days]
    nouns = [
        one for one in signs if one.kind == "act" and any(kind.startswith("nouns.") for kind in one.value)
    ]
    return {
        number for first, last, number in found if any(_lasts(one, first, last, low) for one in nouns)
    } - {0, 1}


def _lasts(noun: Sign, first: int, last: int, low: Sequence[str]) -> bool:
    """Whether a noun stands right behind a number of days, or before it and *of*."""
    of = low[first - 1 : first] == ["of"] and 0 <= first - 1 - noun.last <= _NEAR
    return of or 0 < noun.first - last <= _NEAR + 1


def _number(word: str, numbers: dict[str, int]) -> int:
    if word.isdecimal() and len(word) <= len(str(_MOST)) and int(word) <= _MOST:
        return int(word)
    return numbers.get(word, 0)
