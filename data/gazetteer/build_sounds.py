"""Builds sounds.csv beside it: what the signs of each script stand for, learned from GeoNames' names.

Pairs of a city's own name in Latin letters and one of its names in another script are aligned, each sign
with none to four letters, as they cost least; the counts of what stood for what give the costs of the next
round. Run after ``build.py``, in the same environment:
``build/gazetteer/bin/python data/gazetteer/build_sounds.py``.
"""

from __future__ import annotations

import csv
import lzma
import math
import random
import re
import sqlite3
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import ascii_lowercase

from anyascii import anyascii

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1]))

from geo.places.sound import MOST_LETTERS, NEVER, NONE, Costs, letters, script, signs  # noqa: E402

PAIRS, ROUNDS, FEWEST = 4_000, 4, 60
"""Pairs of a script that are learned from, rounds of learning, and pairs below which a script is left out."""
TOO_UNLIKE_FIRST, TOO_UNLIKE = 1.5, 2.4
"""Nats a sign or letter above which two names are different names, not one name in two scripts."""
ALIKE = ("aeiouyw", "bpvfw", "ckgqhx", "sczjx", "td", "lr", "mn", "ij")
RARE = 6
"""Times that a sign is seen up to which even what it stood for once is kept."""
LEFT_OUT = 0.5
"""Nats that a letter without a sign costs beside how seldom it is left out."""
Pair = tuple[str, str]
Step = tuple[str, str]


def pairs(path: Path) -> dict[str, list[Pair]]:
    """Script → pairs of the signs of a name in it and the letters of the city's own, a fixed sample."""
    found: dict[str, list[Pair]] = defaultdict(list)
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT key, place.name FROM name JOIN place ON place.id = name.place"
            " WHERE class IN (1, 3) AND kind = 1 AND key > 'ʰ' ORDER BY key, place.id"
        )
        for key, name in rows:
            if (said := signs(key)) and (latin := letters(name)):
                found[script(key)].append((said, latin))
    chosen = random.Random(16)
    return {
        word: chosen.sample(listed, min(PAIRS, len(listed)))
        for word, listed in sorted(found.items())
        if len(listed) >= FEWEST and word
    }


class Untaught(dict[str, dict[str, float]]):
    """Costs before anything is learned: by how near the letters are to the sign's romanisation."""

    def __missing__(self, sign: str) -> dict[str, float]:
        if sign == NONE:
            self[sign] = dict.fromkeys(ascii_lowercase, 1.8)
        else:
            romanised = anyascii(unicodedata.normalize("NFKC", sign)).lower()
            self[sign] = _Nearness(re.sub("[^a-z]", "", romanised))
        return self[sign]


class _Nearness(dict[str, float]):
    def __init__(self, romanised: str) -> None:
        self.romanised = romanised

    def __missing__(self, latin: str) -> float:
        self[latin] = cost = _nearness(self.romanised, latin)
        return cost


@cache
def _nearness(romanised: str, latin: str) -> float:
    """Nats by edits, those within one class of letters at a third of the cost."""
    if romanised == latin:
        return 0.1
    row = [1.2 * at for at in range(len(latin) + 1)]
    for one in romanised:
        above, row = row, [row[0] + 1.2]
        for at, other in enumerate(latin):
            alike = any(one in letters_alike and other in letters_alike for letters_alike in ALIKE)
            swap = 0.0 if one == other else 0.7 if alike else 2.5
            row.append(min(above[at] + swap, above[at + 1] + 1.2, row[at] + 1.2))
    return row[-1] + 0.3


def aligned(said: str, latin: str, costs: Costs) -> tuple[float, list[Step]]:
    """The least cost of writing ``latin`` as ``said``, and what stands for what then."""
    size = len(latin)
    table = [[math.inf] * (size + 1) for _ in range(len(said) + 1)]
    table[0][0] = 0.0
    before: dict[tuple[int, int], tuple[int, int]] = {}
    for down in range(len(said) + 1):
        for right in range(size + 1):
            for to, cost in _ways(said, latin, down, right, costs):
                if table[down][right] + cost < table[to[0]][to[1]]:
                    table[to[0]][to[1]] = table[down][right] + cost
                    before[to] = down, right
    found, at = [], (len(said), size)
    while at != (0, 0):
        last = before[at]
        found.append((said[last[0]] if last[0] < at[0] else NONE, latin[last[1] : at[1]]))
        at = last
    return table[-1][-1], found


def _ways(
    said: str, latin: str, down: int, right: int, costs: Costs
) -> Iterator[tuple[tuple[int, int], float]]:
    """Where one step leads to from ``down`` signs and ``right`` letters, and its cost."""
    if right < len(latin):
        yield (down, right + 1), _cost(costs, NONE, latin[right], NEVER)
    if down < len(said):
        for end in range(right, min(right + MOST_LETTERS, len(latin)) + 1):
            otherwise = NEVER + 2 * (end - right) if end - right < 2 else math.inf
            yield (down + 1, end), _cost(costs, said[down], latin[right:end], otherwise)


def _cost(costs: Costs, sign: str, latin: str, otherwise: float) -> float:
    try:
        return costs[sign][latin]
    except KeyError:
        return otherwise


def learned(of_script: list[Pair], costs: Costs, too_unlike: float) -> Costs:
    """The costs after one round: by how often the letters stood for the sign, of both their occurrences."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for said, latin in of_script:
        cost, steps = aligned(said, latin, costs)
        if cost <= too_unlike * max(len(said), len(latin)):
            for sign, stood_for in steps:
                counts[sign][stood_for] += 1
    left_out = counts.pop(NONE, Counter())
    named = sum((Counter(of) for of in counts.values()), Counter[str]())
    single = Counter(letter for of in counts.values() for latin in of.elements() for letter in latin)
    found: Costs = {
        NONE: {
            letter: LEFT_OUT - math.log((left_out[letter] + 0.5) / (left_out[letter] + single[letter] + 1))
            for letter in ascii_lowercase
        }
    }
    for sign, of in sorted(counts.items()):
        seen = of.total()
        found[sign] = {
            latin: -0.5 * (math.log(count / (seen + 0.5)) + math.log(count / named[latin]))
            for latin, count in sorted(of.items())
            if count > 1 or seen < RARE
        }
    return found


def taught(of_script: list[Pair]) -> Costs:
    """The costs of a script after all rounds."""
    costs: Costs = Untaught()
    for number in range(ROUNDS):
        costs = learned(of_script, costs, TOO_UNLIKE if number else TOO_UNLIKE_FIRST)
    return costs


def main() -> None:
    """Writes the file and says how much was learned from."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.sqlite"
        path.write_bytes(lzma.decompress((FOLDER / "gazetteer.sqlite.xz").read_bytes()))
        of_scripts = pairs(path)
    with (FOLDER / "sounds.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("script", "sign", "letters", "cost"))
        for word, listed in of_scripts.items():
            writer.writerows(
                (word, sign, latin, f"{cost:.2f}")
                for sign, of in taught(listed).items()
                for latin, cost in of.items()
                if cost < NEVER
            )
            print(word, len(listed), flush=True)


if __name__ == "__main__":
    main()
