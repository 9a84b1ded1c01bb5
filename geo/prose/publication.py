"""The day of publication that a text says at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..dates import parse_date
from ..errors import DateError
from .text import Token, tokens_of

_PUBLISHED: Final = re.compile(r"\bpublished\b[: ]{1,3}", re.IGNORECASE)
_HEAD: Final = 1500
_LINES: Final = 5
"""Lines of a text of which one may bear its date, at most."""
_LONGEST: Final = 16
"""Tokens of a date line, at most."""
_ALONE: Final = 9
"""Tokens of a line that has only a place and a date, at most."""
_LONGEST_DATE: Final = 8
_SHORTEST_DATE: Final = 3
_ARTICLES: Final = frozenset(["le", "den", "the"])
_DASHES: Final = frozenset(["-", "–", "—", "--"])


def published_of(text: str) -> int | None:
    """The day of publication that the head of a text says (``Published: 2025-02-27``), or the date line with
    which it begins (``PARIS, 14 May 2024 (Reuters) -``); None where there is none."""
    head = text[:_HEAD]
    mark = _PUBLISHED.search(head)
    if mark is None:
        return _of_date_line(head)
    line = head[mark.end() : mark.end() + 40].split("\n")[0]
    return _day(line, tokens_of(line), _LONGEST_DATE, 1)


def _of_date_line(head: str) -> int | None:
    """The full date of the first lines that stands before a dash, or alone with a place."""
    for line in [one for one in head.split("\n") if one.strip()][:_LINES]:
        tokens = tokens_of(line)
        dash = next((at for at, token in enumerate(tokens[: _LONGEST + 1]) if token.low in _DASHES), -1)
        told = tokens[:dash] if dash >= 0 else tokens if len(tokens) <= _ALONE else ()
        for at in (at for at in range(len(told)) if _stands_apart(told, at)):
            day = _day(line, told[at:], _LONGEST_DATE, _SHORTEST_DATE)
            if day is not None:
                return day
    return None


def _stands_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a place or agency stands before a date: *PARIS, 3 May*, *Paris, le 3 mai*."""
    before = tokens[at - 1] if at else None
    before = tokens[at - 2] if at > 1 and tokens[at - 1].low in _ARTICLES else before
    if tokens[at].low in _ARTICLES | {"on"}:
        return False
    return before is None or not before.text[:1].isalnum() or (before.text.isupper() and len(before.text) > 1)


def _day(line: str, tokens: Sequence[Token], most: int, least: int) -> int | None:
    """The one day that begins at the first of some tokens, in the longest way to read it."""
    for size in range(min(len(tokens), most), least - 1, -1):
        try:
            span = parse_date(line[tokens[0].start : tokens[size - 1].end])
        except DateError:
            continue
        if span is not None and span.precise and span.start_day == span.end_day:
            return span.start_day
    return None
