"""Words by which people say that a visit was not made, from ``data/outcomes.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from ..resources import DATA
from .wordlists import inflected, unaccented

CANCELLED: Final = "cancelled"
PLANNED: Final = "planned"
VIRTUAL: Final = "virtual"
HELD: Final = "held"
_FILE: Final = "outcomes.toml"
_WORD: Final = re.compile(r"[^\W_]+")
Words = tuple[str, ...]


class OutcomeWords(NamedTuple):
    """The lists of the file; every word as ``words_of`` gives it."""

    phrases: dict[Words, str]
    """Phrase → what became of the visit: cancelled (put off, too), planned, virtual, or held after all."""
    put_off: frozenset[Words]
    """Those by which it was put off: they are of no visit where they say from when."""
    moved: frozenset[Words]
    """Those that say so only where the new day stands behind."""
    longest: int
    """Words of the longest phrase."""
    alone: dict[Words, str]
    """The same, of words that say it only where they are all that is said."""
    fine: frozenset[Words]
    """What says that all went well, and not what."""
    before: frozenset[str]
    """The visit itself, and verbs that add nothing."""
    links: frozenset[str]
    """Little words before and between words for channels."""
    meant: frozenset[str]
    """What was said of a visit before it was called off: planned, invited, confirmed."""
    buts: frozenset[str]
    """Words behind which stands what became of what was meant."""
    sides: frozenset[str]
    """Those who call a visit off, as a remark names them: ``the host``."""
    meetings: frozenset[str]
    visits: frozenset[str]
    reasons: frozenset[str]
    """How a reason or a new date begins."""
    causes: frozenset[str]
    """How the reason of a virtual meeting begins."""
    moved_from: frozenset[str]
    """How the date begins from which a visit was put off to that of its row."""
    moved_to: frozenset[str]
    lasting: frozenset[str]
    """How begins since when something has not been held."""
    goings: frozenset[str]
    """Verbs behind which ``towards`` begin with where else somebody did not go."""
    towards: frozenset[str]
    agents: frozenset[str]
    """How, at the end of a phrase, those begin who went instead."""
    calls: frozenset[str]
    recordings: frozenset[str]
    """Words that alone may be of a recording."""
    journeys: frozenset[str]
    """Words of visits in person."""
    whose: frozenset[str]
    """How those begin whose meeting, or whose part in it, was virtual."""
    others: frozenset[str]
    """How those begin with whom a call was."""
    negations: frozenset[str]
    contrasts: frozenset[str]
    """Words by which the rest of a cell may take back what was said."""
    parts: frozenset[str]
    """Words behind ``after`` by which the visit had begun."""


def words_of(text: str) -> Words:
    """The words of a text as they are compared: lower case, without accents and signs."""
    return tuple(_WORD.findall(unaccented(text)))


@cache
def outcome_words() -> OutcomeWords:
    """The lists, read once."""
    content = tomllib.loads((DATA / _FILE).read_text("utf-8"))
    put_off, moved = (frozenset(_forms(content["phrases"].pop(one))) for one in ("put_off", "moved"))
    fine = frozenset(_forms(content["alone"].pop("fine")))
    phrases, alone = (_by_words(content[part]) for part in ("phrases", "alone"))
    phrases |= dict.fromkeys(put_off | moved, CANCELLED)
    around = {name: _single(listed) for name, listed in content["around"].items()}
    longest = max(map(len, phrases))
    return OutcomeWords(phrases, put_off, moved, longest, alone, fine, **around)


def _by_words(listed: dict[str, list[str]]) -> dict[Words, str]:
    return {words: outcome for outcome, phrases in listed.items() for words in _forms(phrases)}


def _forms(listed: Iterable[str]) -> list[Words]:
    """Every phrase with every ending."""
    return [words_of(form) for phrase in listed for form in inflected(phrase)]


def _single(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word for words in _forms(listed) for word in words)
