"""In which language a text is written, by its most common words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from .vocabulary import FOLDER, languages, vocabulary

_LEAST_KNOWN: Final = 0.12
_LEAST_OF_ONE: Final = 0.15
"""Where a text has only one of a language's common words, which another one may have too: Finnish *he*."""
_LEAST_DIFFERENT: Final = 2
_SEEN: Final = 2000
_SHORT: Final = 12
_PLAIN: Final = "en"
_HEADLINES: Final = frozenset(
    ["arrives", "arrived", "talks", "hold", "holds", "monday", "tuesday", "thursday", "meet"]
)


@lru_cache(maxsize=1)
def _known_words() -> dict[str, frozenset[str]]:
    """The most common words of each language, ours by code and others by name, to tell them apart."""
    others = tomllib.loads((FOLDER / "others.toml").read_text(encoding="utf-8"))
    return {
        **{code: vocabulary(code).known_by for code in languages()},
        **{name: frozenset(words) for name, words in others.items()},
    }


def language_of(words: Sequence[str]) -> str:
    """The language whose most common words a text has; ``""`` where it is none of ours.

    >>> language_of("the two met in the capital and he was received with honours".split())
    'en'
    """
    seen = [word for word in words if word[:1].isalpha()][:_SEEN]
    if not seen:
        return ""
    shares = {code: sum(word in known for word in seen) / len(seen) for code, known in _known_words().items()}
    best = max(shares, key=lambda code: shares[code])
    alike = len(_known_words()[best].intersection(seen)) < _LEAST_DIFFERENT
    least = _LEAST_OF_ONE if alike else _LEAST_KNOWN
    if shares[best] >= least and best in languages():
        return best
    return _PLAIN if len(seen) < _SHORT and _is_headline(seen) else ""


def _is_headline(words: Sequence[str]) -> bool:
    """Whether a few words are plain English: a verb of ours among them, and no word common elsewhere:
    *Putin visits Beijing*."""
    plain = vocabulary(_PLAIN)
    others = frozenset().union(*(words for code, words in _known_words().items() if code != _PLAIN))
    verbs = (plain.deeds - {"met"}) | {one for one in plain.words["verbs.visit"] if one.endswith("ing")}
    told = not (verbs | _HEADLINES).isdisjoint(words)
    return told and (others - plain.known_by).isdisjoint(words) and all(word.isascii() for word in words)
