"""Single words of headers → what kind of noun each is: inflected, and as compounds of known words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from .wordlists import words

_SHORTEST: Final = 3
"""Letters of a part of a compound; of what joins it to ``year`` or ``date``, two will do."""
_TWO: Final = 2
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_JOINTS: Final = ("", "s", "es", "n", "en")
"""What stands between the parts of a German compound: Geburt-s-ort."""
_ENDING: Final = re.compile(
    r"(?<=....)(?:innen|ern|en|er|es|in|e|n|s|ами|ями|ого|ему|ом|ов|ев|еи|ои|ем|ам|ах|ых|ые|а|я|ы|и|у|ю|е|о"
    r"|owie|ovi|ach|em|ech|ow|u|i|a|o)$"
)
"""Endings of cases and plurals."""
_INFLECTED: Final = ("person", "country", "city", "venue", "visited", "home", "host", "division", "date")
"""Kinds of which other forms than the listed ones are known too: Land des Staatschefs, Страна президента."""
_VOWEL: Final = re.compile("[aeiou]")
_LONGEST: Final = 40
"""A longer word is no compound."""


@lru_cache(maxsize=16_384)
def kinds(token: str) -> tuple[str, ...]:
    """What a word of a header is: ``city`` (a noun), ``start``, ``visited``, ``home``, ``other`` …

    ``token`` is in lower case and without accents.
    """
    return _listed(token) or _inflected(token) or _by_consonants().get(token, ())


@cache
def _by_consonants() -> dict[str, tuple[str, ...]]:
    """The consonants of words for people and countries, as code books write them: ``ldr``, ``cntry``."""
    nouns = words().nouns
    made: dict[str, set[tuple[str, ...]]] = {}
    for word in sorted(nouns["person"] | nouns["country"]):
        bare = word[:1] + _VOWEL.sub("", word[1:])
        if word.isascii() and word.isalpha() and _SHORTEST <= len(bare) < len(word) - 1:
            made.setdefault(bare, set()).add(_listed(word))
    return {bare: next(iter(every)) for bare, every in made.items() if len(every) == 1}


def _listed(token: str) -> tuple[str, ...]:
    return tuple(kind for kind, listed in words().nouns.items() if kind != "of" and token in listed)


def _inflected(token: str) -> tuple[str, ...]:
    """The kinds of a word known in another form, and that it is one: it qualifies what stands before it."""
    if "other" in _listed(token.removesuffix("s")):
        return ("other",)
    found = _listed(_stem(token)) or _by_stem().get(_stem(token), ())
    found = found if set(_INFLECTED) & set(found) else ()
    return (*found, "inflected") if found else ()


def _stem(token: str) -> str:
    return _ENDING.sub("", token)


@cache
def _by_stem() -> dict[str, tuple[str, ...]]:
    """Stem → the kinds of the words that have it; none for a stem of words of several kinds."""
    nouns = words().nouns
    made: dict[str, set[tuple[str, ...]]] = {}
    for token in {token for kind in _INFLECTED for token in nouns[kind]}:
        made.setdefault(_stem(token), set()).add(_listed(token))
    return {stem: next(iter(every)) for stem, every in made.items() if len(every) == 1}


@lru_cache(maxsize=16_384)
def apart(token: str) -> tuple[str, ...]:
    """A compound as its known words, where it is none itself: ``endyear``, ``hostcity``, ``geburtsort``."""
    if kinds(token) or token in words().nouns["of"] or len(token) > _LONGEST:
        return (token,)
    return _han(token) if _HAN.fullmatch(token) else _two(token)


def _two(token: str) -> tuple[str, ...]:
    for at in range(_TWO, len(token) - _TWO + 1):
        head, tail = token[:at], token[at:]
        if _is_dated(head, tail) or _is_dated(tail, head):
            return head, tail
        if min(len(head), len(tail)) >= _SHORTEST and kinds(tail):
            first = next((one for joint in _JOINTS if kinds(one := head.removesuffix(joint))), "")
            if len(first) >= _SHORTEST:
                return first, tail
    return (token,)


def _is_dated(part: str, end: str) -> bool:
    """``year`` and ``to``: a short word that is a start or an end beside one that is a part of a date."""
    return bool({"year", "date"} & set(kinds(part)) and {"start", "end"} & set(kinds(end)))


def _han(token: str) -> tuple[str, ...]:
    """Chinese words of a header, the longest known one first at each place; unknown signs stay together."""
    made: list[str] = []
    unknown, at = "", 0
    while at < len(token):
        known = next((token[at:to] for to in range(len(token), at, -1) if kinds(token[at:to])), "")
        if known and unknown:
            made.append(unknown)
            unknown = ""
        if known:
            made.append(known)
        else:
            unknown += token[at]
        at += len(known) or 1
    return (*made, unknown) if unknown else tuple(made)
