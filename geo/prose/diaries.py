"""What a diary goes on with: the weekday above its items, and whom its next line means by *he*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .people import Person
from .relative import Said
from .resolving import Span
from .sign import Sign
from .text import Sentence

_BACKGROUND: Final = 8
"""Tokens between *since* and whoever did something back then, at most."""
_WEEK: Final = 7


def spoken_of(sentence: Sentence, signs: Sequence[Sign]) -> Person | None:
    """Whom a sentence is about, that *he* may go on with: the first one named, who is none of its background:
    *since the visit of Indira Gandhi in 1982*."""
    first = next((one for one in signs if one.kind == "person" and not one.value.barred), None)
    if first is None:
        return None
    opened = [token.low for token in sentence.tokens[: first.first]]
    return None if "since" in opened[-_BACKGROUND:] else first.value


def weekday_from(said: Said, anchor: Span | None) -> Span | None:
    """The day that a weekday alone above a list means: the first one from the day told before."""
    if anchor is None or anchor.last - anchor.first > _WEEK:
        return None
    day = anchor.first + (said.first - (anchor.first + 3)) % _WEEK
    return Span(day, day, True)
