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
_FEW: Final = 40
"""Words of a text, at most, whose verbs and days tell its language as well."""
_TELLING: Final = ("verbs.", "people.offices", "dates.weekdays", "dates.months")
"""Lists of words that tell the language of a few."""
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
    told = {code: _told(code, seen) for code in languages()} if len(seen) < _FEW else {}
    shares |= {code: shares[code] + many / len(seen) for code, many in told.items()}
    best = max(shares, key=lambda code: shares[code])
    different = len(_known_words()[best].intersection(seen)) + told.get(best, 0)
    least = _LEAST_OF_ONE if different < _LEAST_DIFFERENT else _LEAST_KNOWN
    alone = sum(share == shares[best] for share in shares.values()) == 1 and different > (best in told)
    if shares[best] >= least and alone and best in languages():
        return best
    return _PLAIN if len(seen) < _SHORT and _is_headline(seen) else ""


def _told(code: str, words: Sequence[str]) -> int:
    """How many words are verbs, offices, weekdays or months of a language, and common in no other."""
    tables = vocabulary(code)
    lists = (kind for kind in tables.words if kind.startswith(_TELLING))
    own = frozenset(form for kind in lists for phrase in tables.words[kind] for form in phrase.split())
    others = frozenset().union(*(known for name, known in _known_words().items() if name != code))
    return sum(tables.grammar.word(word) in own and word not in others for word in words)


def _is_headline(words: Sequence[str]) -> bool:
    """Whether a few words are plain English: a verb of ours among them, and no word common elsewhere:
    *Putin visits Beijing*."""
    plain = vocabulary(_PLAIN)
    others = frozenset().union(*(words for code, words in _known_words().items() if code != _PLAIN))
    verbs = (plain.deeds - {"met"}) | {one for one in plain.words["verbs.visit"] if one.endswith("ing")}
    told = not (verbs | _HEADLINES).isdisjoint(words)
    return told and (others - plain.known_by).isdisjoint(words) and all(word.isascii() for word in words)
