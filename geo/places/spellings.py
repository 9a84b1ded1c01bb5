"""Names that are a few edits away from a key, without comparing it with each of ten thousand."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    import numpy as np

_MOST: Final = 5
"""So many of the nearest are enough."""
_SIGNS: Final = 63
_SELDOM: Final = 10


class Spellings:
    """Names in their order, by length, each with the letters that it has.

    An edit makes a name one letter longer or shorter, and then one letter comes or goes, or it exchanges one
    letter for another. So most names are ruled out by their length and letters alone.
    """

    def __init__(self, names: Iterable[str]) -> None:
        listed = list(names)
        alike: dict[int, array[int]] = {}
        for place, length in enumerate(map(len, listed)):
            places = alike.get(length)
            if places is None:
                places = alike[length] = array("I")
            places.append(place)
        self._by_length = {
            length: (places, "".join([listed[at] for at in places])) for length, places in alike.items()
        }
        """Places in the order, and the names in one text: hundreds of such lists are kept, and a text for
        each name takes ten times the memory."""
        self._letters: dict[int, np.ndarray] = {}
        """Of the names of each length that is asked for often: to make them costs as much as some answers."""
        self._asked: Counter[int] = Counter()

    def near(self, key: str, edits: int) -> list[tuple[str, int]]:
        """The nearest five, at most so many edits from the key (optimal string alignment), and how many."""
        close = []
        for more in range(-edits, edits + 1):
            close += self._close(key, len(key) + more, 2 * edits - abs(more))
        names = [name for _, name in sorted(close)]
        found = process.extract(key, names, scorer=OSA.distance, score_cutoff=edits, limit=_MOST)
        return [(name, int(distance)) for name, distance, _ in found]

    def _close(self, key: str, length: int, most: int) -> list[tuple[int, str]]:
        """Names of one length in which at most so many letters come or go."""
        places, text = self._by_length.get(length, (array("I"), ""))
        if not places:
            return []
        chosen: Iterable[int] = range(len(places))
        self._asked[length] += 1
        if self._asked[length] > _SELDOM:
            import numpy as np  # by now its import is worth it

            if length not in self._letters:
                self._letters[length] = _letters(text, length)
            other = np.bitwise_count(self._letters[length] ^ _letters(key, len(key))[0])
            chosen = np.flatnonzero(other <= most).tolist()
        return [(places[at], text[at * length : (at + 1) * length]) for at in chosen]


def _letters(text: str, length: int) -> np.ndarray:
    """Of each name of that length, written one behind the other: a bit for each letter that occurs. Letters
    that share a bit rule out fewer names, never too many."""
    import numpy as np

    signs = np.frombuffer(text.encode("utf-32-le"), "uint32").reshape(-1, length).astype("uint64")
    letters: np.ndarray = np.bitwise_or.reduce(np.uint64(1) << (signs & np.uint64(_SIGNS)), axis=1)
    return letters
