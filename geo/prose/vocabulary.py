"""The words by which a language tells of meetings: ``data/prose/*.toml``, read once each.

A phrase is looked up by its first word and compared word by word, the longest first, so that finding phrases
in a text takes a time that grows with the text and with nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..resources import DATA

FOLDER: Final = DATA / "prose"


class Found(NamedTuple):
    """A phrase that begins at a token: which lists it is in, and how many tokens it takes."""

    size: int
    kinds: frozenset[str]


class Phrases:
    """Phrases by their first word. ``lists`` has the name of a list → its phrases, in lower case."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        kinds: dict[tuple[str, ...], set[str]] = {}
        for kind, phrases in lists.items():
            for phrase in phrases:
                kinds.setdefault(tuple(phrase.split()), set()).add(kind)
        self._by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for words in sorted(kinds, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, frozenset(kinds[words])))

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which phrases begin."""
        return frozenset(self._by_first)

    def at(self, low: Sequence[str], index: int, wanted: frozenset[str] | None = None) -> Found | None:
        """The longest phrase that begins at ``index``, of the ``wanted`` lists if those are told."""
        for words, kinds in self._by_first.get(low[index], ()):
            if wanted is not None and not kinds & wanted:
                continue
            if tuple(low[index : index + len(words)]) == words:
                return Found(len(words), kinds)
        return None


class Vocabulary:
    """The tables of one language; ``words`` are sets of single entries, ``phrases`` what is looked up."""

    def __init__(self, code: str, tables: Mapping[str, Any]) -> None:
        self.code = code
        self.name: str = tables["language"]
        self.known_by = frozenset(tables["known_by"])
        self.words: dict[str, frozenset[str]] = {
            f"{table}.{kind}": frozenset(entries)
            for table, lists in tables.items()
            if isinstance(lists, dict)
            for kind, entries in lists.items()
        }
        self.dates: dict[str, list[str]] = tables["dates"]
        self.signs = Phrases({kind: self.words[kind] for kind in self.words if _is_sign(kind)})
        self.people = Phrases({kind: self.words[kind] for kind in self.words if kind in _OF_PEOPLE})
        self.screens = Phrases({"virtual": self.words["verbs.virtual_words"]})
        self.days = Phrases(
            {kind: self.words[f"dates.{kind}"] for kind in self.dates if kind not in _NUMBERED}
        )
        self.opening = self._openings()

    def _openings(self) -> frozenset[str]:
        """Every word in lower case with which anything begins that is looked for; most words of a text are
        none."""
        lists = ("people.he", "people.his", "status.clauses", "people.never_names")
        single = frozenset().union(*(self.words.get(kind, frozenset()) for kind in lists))
        dates = {form for kind in _NUMBERED for line in self.dates[kind] for form in line.split()}
        first = self.signs.first_words | self.people.first_words | self.days.first_words
        return single | dates | first | frozenset([";", ".", "!", "?", "the", "earlier", "later"])

    def has(self, kind: str, word: str) -> bool:
        """Whether a word is in a list, such as ``people.he``."""
        return word in self.words.get(kind, ())


_NUMBERED: Final = frozenset(
    [
        "months",
        "weekdays",
        "units",
        "numbers",
        "tens",
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


def _is_sign(kind: str) -> bool:
    return kind.startswith(("verbs.", "nouns.", "status."))


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
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


_LEAST_KNOWN: Final = 0.12
_SEEN: Final = 2000


def language_of(words: Sequence[str]) -> str:
    """The language whose most common words a text has; ``""`` where it is none of ours.

    >>> language_of("the two met in the capital and he was received with honours".split())
    'en'
    """
    seen = words[:_SEEN]
    if not seen:
        return ""
    shares = {
        code: sum(word in vocabulary(code).known_by for word in seen) / len(seen) for code in languages()
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST_KNOWN else ""
