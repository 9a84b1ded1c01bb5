"""How many days something is said to last: *a two-day visit*, *pendant trois jours*, *zweitägiger Besuch*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .vocabulary import Vocabulary

_MOST: Final = 31
_OF_DAYS: Final = "tägig"
"""What German puts behind a number to say of how many days a thing is."""


def lengths(words: Vocabulary, low: Sequence[str]) -> set[int]:
    """Every number of days that the words of a sentence say."""
    numbers = {one: at for at, line in enumerate(words.dates["numbers"], 1) for one in line.split()}
    days = next(set(line.split()) for line in words.dates["units"] if line.startswith("day "))
    parts = [part for word in low for part in word.split("-")]
    found = {_number(one, numbers) for one, unit in pairwise(parts) if unit in days}
    if words.grammar.nouns_are_capital:
        found |= {numbers.get(word.partition(_OF_DAYS)[0], 0) for word in low if _OF_DAYS in word}
    return found - {0, 1}


def _number(word: str, numbers: dict[str, int]) -> int:
    if word.isdecimal() and len(word) <= len(str(_MOST)) and int(word) <= _MOST:
        return int(word)
    return numbers.get(word, 0)
