"""The words by which a language tells of meetings: ``data/prose/*.toml``, read once each.

A phrase is looked up by its first word and compared word by word, the longest first, so that finding phrases
in a text takes a time that grows with the text and with nothing else.

The engine knows a few words by what they do: *and*, *with*, *who*, *him*. Tables of other languages say
under ``roles`` which words of theirs do the same; text and tables are both read through them, and, where a
language has endings, through their stems.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..resources import DATA
from .grammar import Grammar, halves

FOLDER: Final = DATA / "prose"


class Found(NamedTuple):
    """A phrase that begins at a token: which lists it is in, and how many tokens it takes."""

    size: int
    kinds: frozenset[str]


class Phrases:
    """Phrases by their first two words. ``lists`` has the name of a list → its phrases, in lower case."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        kinds: dict[tuple[str, ...], set[str]] = {}
        for kind, phrases in lists.items():
            for phrase in phrases:
                kinds.setdefault(tuple(phrase.split()), set()).add(kind)
        self._alone: dict[str, Found] = {}
        self._by_two: dict[tuple[str, str], list[tuple[tuple[str, ...], Found]]] = {}
        for words in sorted(kinds, key=len, reverse=True):
            found = Found(len(words), frozenset(kinds[words]))
            if len(words) == 1:
                self._alone[words[0]] = found
            else:
                self._by_two.setdefault((words[0], words[1]), []).append((words, found))
        self.first_words = frozenset(words[0] for words in kinds)
        """The words with which phrases begin."""

    def at(self, low: Sequence[str], index: int, wanted: frozenset[str] | None = None) -> Found | None:
        """The longest phrase that begins at ``index``, of the ``wanted`` lists if those are told."""
        if index >= len(low) or low[index] not in self.first_words:
            return None
        if index + 1 < len(low):
            for words, found in self._by_two.get((low[index], low[index + 1]), ()):
                if wanted is not None and not found.kinds & wanted:
                    continue
                if tuple(low[index : index + len(words)]) == words:
                    return found
        alone = self._alone.get(low[index])
        return alone if alone is not None and (wanted is None or alone.kinds & wanted) else None


class Vocabulary:
    """The tables of one language; ``words`` are sets of single entries, ``phrases`` what is looked up."""

    def __init__(self, code: str, tables: Mapping[str, Any]) -> None:
        self.code = code
        self.name: str = tables["language"]
        self.known_by = frozenset(tables["known_by"])
        self.grammar = Grammar(tables.get("grammar", {}), tables.get("roles", {}))
        plain = self.grammar.phrase
        self.words: dict[str, frozenset[str]] = {
            f"{table}.{kind}": frozenset(map(plain, entries))
            for table, lists in tables.items()
            if isinstance(lists, dict) and table not in _OF_GRAMMAR
            for kind, entries in lists.items()
        }
        self.offices = {
            plain(phrase): office for office, many in tables.get("offices", {}).items() for phrase in many
        }
        """Office as the language calls it → the English word by which the engine knows it."""
        self.short_offices: Mapping[str, str] = tables.get("short_offices", {})
        """Office as agencies shorten it → the word by which the engine knows it: *FM*."""
        self.office_words = {
            self.grammar.stem(word): word
            for many in tables.get("offices", {}).values()
            for phrase in many
            for word in phrase.split()[:1]
        }
        """First word of an office without its ending → the word in its first case."""
        self.titles: Mapping[str, str] = tables.get("royal", {})
        """What a monarch's title is called, by the English word."""
        self.called = {way: name for name, ways in tables.get("called", {}).items() for way in ways}
        """A house as it may be written, in small letters → the name by which it is known."""
        self.particles = frozenset(tables["people"]["particles"])
        """Small words within names as they are written: *al* is one, *a* that does the same work is none."""
        if self.offices:
            self.words["people.offices"] = frozenset(self.offices)
        for tense, says in _TENSES.items():
            self._add_tense(tables.get(tense, {}), says)
        self.grammar.verbs = self._verbs()
        self.grammar.add_singular(self.grammar.verbs)
        self.deeds = self._deeds()
        """Verbs by one word, which are never a name: *Met*, *Visited*, *Receives*."""
        self.adjectives = _adjectives(code, self.grammar)
        self._demonym = lru_cache(maxsize=_KEPT)(self._find_demonym)
        self.headings = {
            name: tuple(f"{phrase} " for phrase in self.words[f"status.headings_{name}"])
            for name in ("abroad", "home", "none")
        }
        """What lines begin with that stand above trips, visitors and what is not counted."""
        self.dates: dict[str, list[str]] = {
            kind: [plain(line) for line in lines] for kind, lines in tables["dates"].items()
        }
        self.signs = Phrases({kind: self.words[kind] for kind in self.words if _is_sign(kind)})
        self.people = Phrases({kind: self.words[kind] for kind in self.words if kind in _OF_PEOPLE})
        self._add_phrases(tables["status"])
        self.days = Phrases(
            {kind: self.words[f"dates.{kind}"] for kind in self.dates if kind not in _NUMBERED}
        )
        self.opening = self._openings()

    def _add_phrases(self, status: Mapping[str, Any]) -> None:
        """What is looked for beside signs and people."""
        self.within = Phrases({"within": self.words.get("status.within", frozenset())})
        """What begins a sentence that tells of a visit told before: *During the visit*."""
        self.screens = Phrases({"virtual": self.words["verbs.virtual_words"]})
        self.remote = Phrases({"means": self.words["calls.means"]})
        """By what people talk who are not in one room: *by telephone*, *per Video*."""
        self.halves = halves(map(self.grammar.phrase, status.get("separable", ())))
        """First half of a verb that calls something off → the halves that may end its clause."""

    def _openings(self) -> frozenset[str]:
        """Every word in lower case with which anything begins that is looked for; most words of a text are
        none."""
        lists = ("people.he", "people.his", "status.clauses", "people.never_names")
        single = frozenset().union(*(self.words.get(kind, frozenset()) for kind in lists))
        dates = {form for kind in _NUMBERED for line in self.dates.get(kind, ()) for form in line.split()}
        first = self.signs.first_words | self.people.first_words | self.days.first_words
        first |= self.adjectives.keys()
        return single | dates | first | frozenset([";", ":", ".", "!", "?", "the", "earlier", "later"])

    def _add_tense(self, kinds: Mapping[str, Iterable[str]], says: str) -> None:
        """Verbs of one tense or form: each is one of its kind, and the form says how far it happened."""
        for kind, entries in kinds.items():
            forms = frozenset(map(self.grammar.phrase, entries))
            self.words[f"verbs.{kind}"] = self.words.get(f"verbs.{kind}", frozenset()) | forms
            self.words[says] = self.words.get(says, frozenset()) | forms

    def _verbs(self) -> frozenset[str]:
        """Words before which a pronoun may stand that is an article elsewhere."""
        verbs = {
            phrase.split()[0]
            for kind, phrases in self.words.items()
            if kind.startswith("verbs.") and kind not in ("verbs.meals", "verbs.virtual_words")
            for phrase in phrases
        }
        nouns = {p.split()[0] for kind in self.words if kind.startswith("nouns.") for p in self.words[kind]}
        return frozenset((verbs - nouns) | self.words.get("status.auxiliaries", frozenset()))

    def _deeds(self) -> frozenset[str]:
        if self.grammar.free:
            return frozenset()
        lists = (phrases for kind, phrases in self.words.items() if kind.startswith("verbs."))
        single = {phrase for phrases in lists for phrase in phrases if " " not in phrase}
        past = frozenset(one for one in single if one.endswith("ed") or one in ("met", "held"))
        present = frozenset(one for one in single if {f"{one[:-1]}ed", f"{one[:-1]}d"} & past)
        return past | {one for one in present if one.endswith("s")} | ({"meets"} & single)

    def demonym(self, word: str) -> str:
        """Code of the country whose adjective a word is in this language's own table; empty for others."""
        return self._demonym(word) if self.adjectives else ""

    def _find_demonym(self, word: str) -> str:
        return self.adjectives.get(word, "") or self.adjectives.get(self.grammar.adjective(word), "")

    def has(self, kind: str, word: str) -> bool:
        """Whether a word is in a list, such as ``people.he``."""
        return word in self.words.get(kind, _NO_WORDS)

    def has_any(self, kind: str, words: Iterable[str]) -> bool:
        """Whether any of the words is in a list."""
        return not self.words.get(kind, _NO_WORDS).isdisjoint(words)


_KEPT: Final = 8_192
_NO_WORDS: Final[frozenset[str]] = frozenset()
_OF_GRAMMAR: Final = frozenset(
    [
        "grammar",
        "roles",
        "offices",
        "short_offices",
        "royal",
        "called",
        "future",
        "conditional",
        "present",
        "infinitive",
    ]
)
_TENSES: Final = {
    "future": "status.planned",
    "conditional": "status.possible",
    "present": "forms.present",
    "infinitive": "forms.infinitive",
}
"""Tables of verbs by their form, and the list that the form puts them in besides their kind's."""


def _adjectives(code: str, grammar: Grammar) -> dict[str, str]:
    """Adjective of a country, without its ending → the country's code, of one language."""
    found: dict[str, str] = {}
    with (FOLDER / "adjectives.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in filter(None, (row.get(code) or "").split("|")):
                found.setdefault(grammar.adjective(word), row["country"])
    return found


_NUMBERED: Final = frozenset(
    [
        "months",
        "weekdays",
        "units",
        "numbers",
        "tens",
        "behind_last",
        "behind_next",
        "before_year",
        "before_may",
        "behind_bare",
        "behind_ordinal",
        "closes",
    ]
)
_OF_PEOPLE: Final = frozenset(
    [
        "people.offices",
        "people.honorifics",
        "people.they",
        "people.plural_offices",
        "people.no_leaders",
        "people.counterparts",
    ]
)


_BESIDE: Final = frozenset(["status.happens", "status.happened", "status.after", "status.points_back"])
"""Words that are looked for behind a sign, and are none."""


def _is_sign(kind: str) -> bool:
    return kind.startswith(("verbs.", "nouns.", "status.")) and kind not in _BESIDE


@lru_cache(maxsize=8)
def vocabulary(code: str) -> Vocabulary:
    """The words of a language by its code; raises ``KeyError`` for a language that has no tables."""
    path = FOLDER / f"{code}.toml"
    if code not in languages():
        raise KeyError(code)
    return Vocabulary(code, tomllib.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the languages that are read."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.toml")))
