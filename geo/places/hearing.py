"""Which cities a name in another script may be, by its sound: those of some countries, or great ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from .sound import Heard, Sounds, Spelt, alphabet, by_sound, sounds, spelt

_MOST: Final = 40
"""Places that are weighed for a name."""
_WEIGHTY: Final = 15_000
"""Population from which a city is compared where no country is written."""

Codes = tuple[str, ...]


class Hearing:
    """Names as they sound, kept for the last few countries; ``rows`` asks the file by query and values."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
        self._rows = rows
        self._sounds = lru_cache(maxsize=8)(self._find_sounds)
        self._spelt = lru_cache(maxsize=64)(self.spelt)

    def heard(self, key: str, within: frozenset[str]) -> tuple[Heard, ...]:
        """Cities that sound like a key in another script, best first: in the countries ``within``, else
        capitals and those of weight anywhere."""
        codes = tuple(sorted(code for code in within if len(code) == 2))
        # All the world's names in a script are too many to look through: those that begin alike are few.
        first, last = alphabet(key) if codes else (key[0], key[0])
        return by_sound(key, self._sounds(codes), self._spelt(codes, first, last))[:_MOST]

    def _find_sounds(self, codes: Codes) -> Sounds:
        return sounds(self._rows(f"SELECT name, id FROM place WHERE kind = 1 AND {_among(codes)}", *codes))

    def spelt(self, codes: Codes, first: str, last: str) -> Spelt:
        """The cities' names in the script between two signs."""
        return spelt(
            self._rows(
                "SELECT key, place FROM name JOIN place ON place.id = name.place"
                f" WHERE kind = 1 AND {_among(codes)} AND key BETWEEN ? AND ? ORDER BY key",
                *codes, first, f"{last}\uffff",
            )
        )  # fmt: skip


def _among(codes: Codes) -> str:
    """The condition on a city that is compared, with a mark for each code."""
    if codes:
        return f"country IN ({', '.join('?' * len(codes))})"
    return f"(population >= {_WEIGHTY} OR capital)"
