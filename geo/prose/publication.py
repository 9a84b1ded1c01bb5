"""The day of publication that a text says at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from ..dates import DateSpan, parse_date
from ..errors import DateError
from .places import Places
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
_BRACKETS: Final = re.compile(r"\([^()]*\)")
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
        until = _spans(line, tokens[dash + 1 :], 1) if dash >= 0 else ()
        for at in range(len(told)):
            if told[at].low in _ARTICLES | {"on"} or not _is_head(line[: told[at].start]):
                continue
            day = _day(line, told[at:], _LONGEST_DATE, _SHORTEST_DATE)
            if day is not None and not any((one.start_day or 0) > day for one in until):
                return day  # and no period that ends behind the dash
    return None


def _is_head(before: str) -> bool:
    """Whether nothing stands before a date, or a place or agency: *PARIS (Reuters),*, *Paris, le*."""
    words = [one for one in re.split(r"[,./|\s]+", _BRACKETS.sub(" ", before)) if one]
    words = words[:-1] if words and words[-1].lower() in _ARTICLES else words
    if ":" in before or "(" in _BRACKETS.sub("", before):
        return False
    if not words:
        return True
    place = re.split(r"[,./|(]", before)[0].strip()
    return len(words[0]) > 1 and (words[0].isupper() or Places().named(place) is not None)


def _day(line: str, tokens: Sequence[Token], most: int, least: int) -> int | None:
    """The one day that begins at the first of some tokens, in the longest way to read it."""
    spans = _spans(line, tokens[:most], least)
    return next((one.start_day for one in spans if one.precise and one.start_day == one.end_day), None)


def _spans(line: str, tokens: Sequence[Token], least: int) -> list[DateSpan]:
    """What the first tokens say as a date, in each way to read them, the longest first."""
    found = []
    for size in range(min(len(tokens), _LONGEST_DATE), least - 1, -1):
        with suppress(DateError):
            found.append(parse_date(line[tokens[0].start : tokens[size - 1].end]))
    return [one for one in found if one is not None]
