"""What a language does to its words: which do the work of which, elision, endings, cases, order.

``data/prose/*.toml`` has it as tables; English needs none, because the engine's own words are English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

_KEPT: Final = 16_384
_LEAST: Final = 3
"""Letters that stay of a word without its ending, at least."""
_LEAST_BASE: Final = 2
_MOST_BASES: Final = 6


class Grammar:
    """How the words of one language are read. ``tables`` are ``grammar`` of its file, ``roles`` what does
    the work of each English word that the engine knows."""

    def __init__(self, tables: Mapping[str, Any], roles: Mapping[str, Iterable[str]]) -> None:
        self.free: bool = tables.get("order", "") == "free"
        """Subject and object stand before the verb or behind it."""
        self.drops_subject: bool = tables.get("drops_subject", False)
        self.genitive: bool = tables.get("genitive", False)
        """Whose something is follows without a word of its own: *президент Франции*."""
        self.nouns_are_capital: bool = tables.get("nouns_are_capital", False)
        self.ordinal_point: bool = tables.get("ordinal_point", False)
        """A point behind a figure makes it the first, second …: *3. Mai*."""
        self.bare_year: bool = tables.get("bare_year", False)
        """A year stands without a word before it: *hatte 1999 …*."""
        self.elided = frozenset(tables.get("elided", ()))
        self._first_words: Mapping[str, str] = tables.get("first_words", {})
        """What does the work of which word at the head of a sentence, where capitals have no accent."""
        self._she = frozenset(tables.get("she", ()))
        self._one = frozenset(tables.get("one", ()))
        """A word for *she* and *they*, and the verbs beside which it is one woman."""
        self.clitics = frozenset(tables.get("clitics", ()))
        self._letters = str.maketrans({pair[0]: pair[1] for pair in tables.get("letters", ())})
        """Letters that may be written as another one: *ё* as *е*."""
        self.roles = {self.spelt(word): role for role, words in roles.items() for word in words}
        self.verbs: frozenset[str] = frozenset()
        self._irregular = dict(line.split() for line in tables.get("irregular", ()))
        self.plurals = frozenset(tables.get("plurals", ()))
        """Plurals in the first case of words that have no other form in the stems."""
        self.ordinals = tuple(tables.get("ordinals", ("st", "nd", "rd", "th")))
        self._endings = _longest_first(tables.get("endings", ()))
        self._adjective_endings = _longest_first(tables.get("adjective_endings", ()))
        self._cases = {
            parts[0]: tuple("" if base == "-" else base for base in parts[1:])
            for parts in (line.split() for line in tables.get("cases", ()))
        }
        self.oblique = tuple(tables.get("oblique", ()))
        """Endings that no name has in the first case."""
        self.either = tuple(tables.get("either", ()))
        """Endings that a name has in the first case or another one."""
        self.name_links = frozenset(tables.get("name_links", ()))
        """Small words within names: *Rebelo de Sousa*."""
        self.adjectives = tuple(tables.get("adjectives", ()))
        """Endings of adjectives, which stand before nouns and not before towns."""
        self.first_cases = frozenset(tables.get("first_cases", ()))
        """Names that look like another case and are none: *Ангела*."""
        self.by_sight: bool = tables.get("cases_by_sight", False)
        """An ending is one only where the text has the name without it: *Macrons*."""
        self._longest_case = max(map(len, self._cases), default=0)
        self._stem = lru_cache(maxsize=_KEPT)(lambda word: _without(word, self._endings))
        self.passive = frozenset(map(self.word, tables.get("passive", ())))
        self.passive_with_by = frozenset(map(self.word, tables.get("passive_with_by", ())))

    @property
    def says_she_of_her(self) -> bool:
        """Whether one word is *she* and *her*: *empfing sie*."""
        return bool(self._she)

    def add_singular(self, verbs: Iterable[str]) -> None:
        """Verbs that have a plural of their own: beside them a word for *she* and *they* is one woman."""
        known = frozenset(verbs)
        self._one |= {one for one in known if f"{one}n" in known or f"{one}en" in known}

    @property
    def is_plain(self) -> bool:
        """Whether words are taken as they stand, as in English."""
        return not (self.roles or self._endings or self.elided)

    @property
    def has_articles(self) -> bool:
        """Whether nouns have a word for *the* before them."""
        return self.is_plain or "the" in self.roles.values()

    def word(self, word: str) -> str:
        """What the engine takes a word for: the role it has, otherwise its stem."""
        word = self.spelt(word)
        return self.roles.get(word) or self.stem(word)

    def spelt(self, word: str) -> str:
        """A word in the one spelling that is compared."""
        return word.translate(self._letters) if self._letters else word

    def stem(self, word: str) -> str:
        """A word without the longest ending of the table that leaves enough of it."""
        word = self.spelt(word)
        if not self._endings or not (word.isalpha() or "-" in word):
            return word
        return self._stem(word)

    def adjective(self, word: str) -> str:
        """An adjective of a country without its ending."""
        return _without(word, self._adjective_endings)

    def phrase(self, phrase: str) -> str:
        """A phrase of the tables as it is looked for: its words one by one, elided ones apart."""
        words = [part for word in phrase.split() for part in self.parts(word)]
        return " ".join(map(self.word, words))

    def parts(self, word: str) -> tuple[str, ...]:
        """``l'état`` is two words where the language elides; others are one."""
        cut = word.find("'") + 1
        if 0 < cut < len(word) and word[:cut] in self.elided:
            return word[:cut], word[cut:]
        return (word,)

    def words(self, low: Sequence[str]) -> list[str]:
        """The words of a sentence as the engine takes them; an article before a verb is *him*."""
        found = [self.word(word) for word in low]
        if low and low[0] in self._first_words:
            found[0] = self._first_words[low[0]]
        for at, word in enumerate(low):
            if word in self._she and ({*low[max(0, at - 1) : at], *low[at + 1 : at + 2]} & self._one):
                found[at] = "she"
            behind = low[at + 1] if at + 1 < len(low) else ""
            after = found[at + 2] if at + 2 < len(low) else ""
            if word in self.clitics and (
                (found[at + 1 : at + 2] and found[at + 1] in self.verbs)
                or (behind in self.clitics and after in self.verbs)
            ):
                found[at] = "him"
        return found

    def bases(self, word: str) -> tuple[str, ...]:
        """The forms that a word may have in the first case, likeliest first; the word itself is not among
        them."""
        low = word.lower()
        if low in self._irregular:
            return (self._irregular[low].title(),)
        for size in range(min(self._longest_case, len(low) - _LEAST_BASE), 0, -1):
            if low[-size:] in self._cases:
                return tuple(word[:-size] + base for base in self._cases[low[-size:]])[:_MOST_BASES]
        return ()

    @property
    def has_cases(self) -> bool:
        """Whether names stand in cases."""
        return bool(self._cases)


def _longest_first(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(endings, key=len, reverse=True))


def _without(word: str, endings: Sequence[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def halves(verbs: Iterable[str]) -> dict[str, frozenset[str]]:
    """Verbs of two halves, each *first last* → first half and the last ones that it may have."""
    found: dict[str, frozenset[str]] = {}
    for first, last in (verb.split() for verb in verbs):
        found[first] = found.get(first, frozenset()) | {last}
    return found
