"""Names as they stand in cases → their first case: by the other forms in the text, otherwise by endings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import Final

from .grammar import Grammar

_NAME: Final = re.compile(r"[^\W\d_][\w’'-]*")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
_MOST_WAYS: Final = 12


class Cases:
    """The names of one text."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.grammar = grammar
        self.text = text
        self._times: Counter[tuple[str, ...]] = Counter()
        self.seen = {
            match[0] for match in _NAME.finditer(text) if grammar.has_cases and match[0][0].isupper()
        }

    def times(self, *words: str) -> int:
        """How often one to three words stand side by side in the text, no mark between them."""
        if not self._times:
            found = _WORD.findall(self.text)
            for size in (1, 2, 3):
                self._times.update(zip(*(found[at:] for at in range(size)), strict=False))
        return self._times[words]

    def name(self, words: Sequence[str], *, first_case: bool | None) -> str:
        """What somebody is called. ``first_case`` says whether the words before tell that the name stands in
        it; None where they do not."""
        if not self.grammar.has_cases or first_case:
            return " ".join(words)
        oblique = first_case is False or any(self._is_oblique(word) for word in words)
        return " ".join(self._base(word, oblique=oblique) for word in words)

    def _is_oblique(self, word: str) -> bool:
        """Whether a word's ending is none of the first case."""
        return word.lower().endswith(self.grammar.oblique) and bool(self.grammar.bases(word))

    def _base(self, word: str, *, oblique: bool) -> str:
        head, hyphen, last = word.rpartition("-")
        if hyphen:
            return f"{head}-{self._base(last, oblique=oblique)}"
        bases = self.grammar.bases(word)
        seen = next((base for base in bases if base in self.seen and base != word), "")
        if seen:
            return seen
        if not bases or word.lower() in self.grammar.first_cases or self.grammar.by_sight:
            return word
        if not (self._is_oblique(word) or word.lower().endswith(self.grammar.either)):
            return word
        listed = next((base for base in bases if base.lower() in self.grammar.first_cases), "")
        return listed or (bases[0] if oblique else word)

    def ways(self, written: str) -> list[str]:
        """The ways in which what is written may be called in the first case, as written first."""
        words = written.split(" ")
        if not self.grammar.has_cases or len(words) > 4:
            return [written]
        choices = [self._choices(word) for word in words]
        made = [" ".join(way) for way in product(*choices)][: _MOST_WAYS**2]
        return sorted(dict.fromkeys([written, *made]), key=lambda way: way != written)[: _MOST_WAYS * 2]

    def _choices(self, word: str) -> list[str]:
        head, hyphen, last = word.rpartition("-")
        if not word[:1].isupper():
            return [word]
        return [word, *(f"{head}{hyphen}{base}" for base in self.grammar.bases(last))]
