"""Words that stand together without a space, as pages copied from the web have them where a link ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ..places import country_codes
from .text import Token

_NAME: Final = re.compile(r"[^\W\d_][\w'’-]+")
_TWO: Final = re.compile(r"([A-ZÀ-ÞА-ЯЁ][a-zß-ÿа-яё'’-]{2,})([A-ZÀ-ÞА-ЯЁ][a-zß-ÿа-яё].*)")
_RELATIVES: Final = ("who", "where", "which", "whose", "whom")
_FAR: Final = 40
"""Letters of a token beyond which it is no two names."""


def glue_of(text: str) -> Callable[[Iterable[Token]], Iterator[Token]]:
    """What takes the tokens of a text and gives them with two that were run together apart.

    ``KazakhstanXi`` and ``Koreawhere`` are two words each, because both halves stand alone elsewhere in the
    text, or are a country; ``McDonald`` is one.
    """
    alone = {match[0] for match in _NAME.finditer(text) if match[0][0].isupper()}

    sizes: dict[str, int] = {}

    def is_known(word: str) -> bool:
        return word in alone or bool(country_codes(word))

    def apart(tokens: Iterable[Token]) -> Iterator[Token]:
        for token in tokens:
            if not token.is_name or len(token.text) >= _FAR:
                yield token
                continue
            if (size := sizes.get(token.text, -1)) < 0:
                size = sizes[token.text] = _first_of(token.text, is_known)
            if not size:
                yield token
                continue
            middle = token.start + size
            yield token._replace(text=token.text[:size], low=token.low[:size], end=middle)
            rest = token.text[size:]
            yield Token(rest, token.low[size:], middle, token.end, rest[:1].isupper())

    return apart


def _first_of(word: str, is_known: Callable[[str], bool]) -> int:
    """How many letters of a word are a name that another word is glued to; 0 for one word."""
    for relative in _RELATIVES:
        size = len(word) - len(relative)
        if word.endswith(relative) and size > 2 and is_known(word[:size]):
            return size
    two = _TWO.fullmatch(word)
    if two is None or not (is_known(two[1]) and is_known(two[2])):
        return 0
    return len(two[1])
