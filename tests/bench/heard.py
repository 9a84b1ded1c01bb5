"""Names by their sound, measured: ``python -m tests.bench.heard``.

Asks for GeoNames' own names in other scripts as if the gazetteer had not got them: in their country, and
alone; then once more as if the place were not listed either, so that every answer is wrong. The bars of
``guesses`` were chosen by this. In sample: ``sounds.csv`` was learned from a part of the same names.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections import Counter
from typing import NamedTuple

from geo.places import Gazetteer
from geo.places.guesses import _ALONE, _IN_COUNTRY, _Bar, answer, weighed
from geo.places.packed import database
from geo.places.sound import Spelt, script, signs
from tests.bench.pipeline import show

SCRIPTS = tuple(
    "ARABIC BENGALI CJK CYRILLIC DEVANAGARI GEORGIAN GREEK HANGUL HEBREW KATAKANA TAMIL THAI".split()  # noqa: SIM905
)
EACH = 40
ALONE_FROM = 15_000


class Asked(NamedTuple):
    """A key in another script, and whose it is."""

    key: str
    place: int
    name: str
    country: str
    population: int


def asked() -> list[Asked]:
    """A fixed sample of ``EACH`` names a script."""
    found: dict[str, list[Asked]] = {name: [] for name in SCRIPTS}
    with sqlite3.connect(f"{database().as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT key, place.id, place.name, country, population FROM name JOIN place"
            " ON place.id = name.place WHERE kind = 1 AND class = 1 AND key > 'ʰ' ORDER BY key, place.id"
        )
        for row in rows:
            if (one := Asked(*row)) and script(one.key) in found:
                found[script(one.key)].append(one)
    dice = random.Random(4)
    return [one for listed in found.values() for one in dice.sample(listed, EACH)]


def answered(gazetteer: Gazetteer, one: Asked, bar: _Bar, *, listed: bool) -> str:
    """The name that is answered: ``""`` for none."""
    within = frozenset([one.country]) if bar is _IN_COUNTRY else frozenset[str]()
    store, said = gazetteer.store, signs(one.key)
    hearing = store.hearing
    known = hearing._spelt

    def without(codes: tuple[str, ...], first: str, last: str) -> Spelt:
        every = known(codes, first, last)
        kept = [at for at, place in enumerate(every.places) if place != one.place or every.signs[at] != said]
        return Spelt([every.signs[at] for at in kept], [every.places[at] for at in kept])

    hearing._spelt = without  # type: ignore[assignment]
    try:
        heard = weighed(store, one.key, within, bar.unlike)
    finally:
        hearing._spelt = known
    if not listed:
        left = 1.0 - sum(other.share for other in heard if other.match.name == one.name)
        heard = [
            other._replace(share=other.share / max(left, 1e-9))
            for other in heard
            if other.match.name != one.name
        ]
    return answer(heard, one.key, bar)


def main() -> int:
    """Measures and prints."""
    gazetteer, questions = Gazetteer(), asked()
    rows = []
    for title, bar in (("in its country", _IN_COUNTRY), ("alone", _ALONE)):
        chosen = [one for one in questions if bar is _IN_COUNTRY or one.population >= ALONE_FROM]
        counts: Counter[str] = Counter()
        for one in chosen:
            name = answered(gazetteer, one, bar, listed=True)
            counts["answered"] += bool(name)
            counts["right"] += name == one.name
        others = chosen if bar is _IN_COUNTRY else [one for one in questions if one not in chosen]
        unlisted = sum(bool(answered(gazetteer, one, bar, listed=bar is _ALONE)) for one in others)
        share = counts["right"] / max(counts["answered"], 1)
        rows.append(
            [title, str(len(chosen)), f"{counts['answered'] / len(chosen):.1%}", f"{share:.1%}",
             f"{unlisted / max(len(others), 1):.1%}"]
        )  # fmt: skip
    show("By sound", ["asked", "names", "answered", "right of those", "answered though not listed"], rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
