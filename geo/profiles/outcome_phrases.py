"""Phrases for what became of a visit, found among the words of a clause."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ..dates import lacks_year, looks_dated
from .outcome_words import Words, outcome_words

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_DAY_FIGURES, _YEAR_FIGURES, _PARTS = 2, 4, 3
"""Figures of a day, of a year, and numbers of a date: a telephone number has others."""
_REACH: Final = 3
"""Words before an outcome among which a negation takes it back."""


class Phrase(NamedTuple):
    first: int
    """Position of its first word in the clause."""
    behind: int
    """Position of the word behind it."""
    outcome: str


def found_in(words: Words) -> list[Phrase]:
    """Every phrase of a clause, the longest from each word on."""
    made, place = [], 0
    while place < len(words):
        one = _phrase_at(words, place)
        if one is not None:
            made.append(one)
        place = place + 1 if one is None else one.behind
    return made


def _phrase_at(words: Words, place: int) -> Phrase | None:
    known = outcome_words().phrases
    for length in range(min(outcome_words().longest, len(words) - place), 0, -1):
        if outcome := known.get(words[place : place + length], ""):
            return Phrase(place, place + length, outcome)
    outcome = _within_han(words[place])
    return Phrase(place, place + 1, outcome) if outcome else None


def _within_han(word: str) -> str:
    """What a Chinese text, which has no spaces, says somewhere within it."""
    if not HAN.match(word):
        return ""
    there = (one for one in han_phrases().items() if one[0] in word)
    nots = in_han(outcome_words().negations)
    return next((made for one, made in there if not any(f"{no}{one}" in word for no in nots)), "")


@cache
def in_han(listed: frozenset[str]) -> tuple[str, ...]:
    """The Chinese words of a list."""
    return tuple(sorted(filter(HAN.match, listed)))


@cache
def han_phrases() -> dict[str, str]:
    known = outcome_words().phrases
    return {words[0]: outcome for words, outcome in known.items() if HAN.match(words[0])}


def is_negated(words: Words, first: int) -> bool:
    return any(word in outcome_words().negations for word in words[max(0, first - _REACH) : first])


def is_date(words: Words) -> bool:
    text = " ".join(words)
    if all(word.isdigit() for word in words):
        years = [word for word in words if len(word) > _DAY_FIGURES]
        return len(words) <= _PARTS and len(years) <= 1 and all(len(word) == _YEAR_FIGURES for word in years)
    return looks_dated(text) or lacks_year(text)
