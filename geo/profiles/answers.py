"""Yes and no as people write them in a column: ``ja``, ``✓``, ``1.0``, ``+`` beside ``-``, ``S`` by ``N``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import permutations
from typing import Final

from .values import is_truth

TICKS: Final = frozenset("✓✔✗✘☑☒✅❌")
"""Signs that are an answer in such a column, and stand for nothing in others."""
CROSSES: Final = frozenset("✗✘☒❌")
PLUS: Final = "+"
MINUSES: Final = frozenset("-–−")
"""Signs that say no beside a plus, and stand for nothing without one."""
_YES: Final = frozenset(
    ["true", "yes", "y", "x", "1", "wahr", "ja", "vrai", "oui", "sí", "si", "verdadero", "verdadeiro", "sim",
     "vero", "да", "истина", "так", "是", "evet", "ya", "हाँ", "نعم", "tak", PLUS, *(TICKS - CROSSES)]
)  # fmt: skip
_NO: Final = frozenset(["n", "0", "ні", "hayır", "tidak", "नहीं", "لا", "nie", *CROSSES])
_INITIALS: Final = frozenset(["yn", "jn", "on", "sn", "tn", "eh", "дн", "tf", "vf", "wf"])
"""First letters of yes and no, and of true and false: English, German, French, Spanish and its neighbours,
Polish, Turkish, Russian."""
_TRUTHS_NO: Final = frozenset(["no", "nein", "non", "não", "false", "falsch", "faux", "falso", "нет", "ложь"])
_UNCLEAR: Final = frozenset(("x", "1", "0", PLUS))
"""Answers only to what a header asks: ``Status: x`` may be both."""
_NUMBER: Final = re.compile(r"([01])[.,]0{1,6}")
_TWO: Final = 2


def answers(texts: Iterable[str], *, asking: bool = True) -> dict[str, bool]:
    """The texts of a column that say yes or no and nothing else; ``asking``: its header asks something.

    Two letters alone are the first ones of a yes and a no, and a minus is a no beside a plus.

    >>> answers(["S", "N", "later"]), answers(["j", "n"]), answers(["+", "-"])
    ({'N': False}, {'j': True, 'n': False}, {'+': True, '-': False})
    """
    plain = {text: _NUMBER.sub(r"\1", text.strip().casefold()) for text in texts if text.strip()}
    words = set(plain.values())
    told = {word: word in _YES for word in words if is_truth(word) or word in _YES or word in _NO}
    if not asking:
        told = {word: yes for word, yes in told.items() if word not in _UNCLEAR}
    elif PLUS in words:
        told |= dict.fromkeys(MINUSES & words, False)
    if asking and len(words) == _TWO and all(len(word) == 1 for word in words):
        told |= _by_first_letters(words)
    return {text: told[word] for text, word in plain.items() if word in told}


def _by_first_letters(letters: set[str]) -> dict[str, bool]:
    """What two letters say where they begin yes and no in one language: ``h`` and ``v`` are of none."""
    ways = [(one, other) for one, other in permutations(sorted(letters)) if one + other in _INITIALS]
    return {ways[0][0]: True, ways[0][1]: False} if len(ways) == 1 else {}
