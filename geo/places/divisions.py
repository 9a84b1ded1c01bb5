"""States and provinces by name and abbreviation, and the one country whose states a list of texts names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from .names import normalise
from .store import open_store

_LONGEST_CODE: Final = 3


def divisions_within(texts: Sequence[str]) -> tuple[str, float]:
    """The one country of which most of the texts name a division, whole or abbreviated, and their share.

    ``("", 0.0)`` where none does. Ties go to the country with the first ISO code.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(countries_of_division(text))
    if not counts:
        return "", 0.0
    country, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return country, count / len(texts)


def countries_of_division(text: str) -> frozenset[str]:
    """Countries that have a division of this name or abbreviation."""
    key = normalise(text)
    coded = open_store().places(f"code:{key}") if len(key) <= _LONGEST_CODE else ()
    matches = (*coded, *open_store().places(key))
    return frozenset(one.country for one in matches if one.kind == "admin" and not one.district)
