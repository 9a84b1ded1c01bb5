"""What a remark says of a visit: that it was cancelled, put off, or held without travelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import dropwhile
from typing import Final, NamedTuple

from ..dates import lacks_year, looks_dated
from ..places import is_virtual
from .outcome_words import CANCELLED, HELD, PLANNED, VIRTUAL, Words, outcome_words, words_of

_LONGEST: Final = 600
"""So much of a remark is looked at."""
_CLAUSES: Final = re.compile(r"[.;:!?\n()\[\]–—。；，、：（）]+|,| - |--")
_SHORT_FORMS: Final = re.compile(r"\b(did|was|were|could)n['’]t\b", re.IGNORECASE)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_DAY_FIGURES, _YEAR_FIGURES, _PARTS = 2, 4, 3
"""Figures of a day, of a year, and numbers of a date: a telephone number has others."""
_REACH: Final = 3
"""Words before an outcome among which a negation takes it back."""
_STRONGEST: Final = (VIRTUAL, CANCELLED, PLANNED)
"""Of several things said of one visit, the one that counts: none of them was a visit made."""


class Said(NamedTuple):
    """What a text says of the visit beside it."""

    outcome: str = ""
    """``cancelled`` (put off, too), ``planned``, ``virtual``; empty where it says nothing of the kind."""
    sure: bool = False
    """Whether it surely speaks of this visit; otherwise a word of it may be of something else."""


@lru_cache(maxsize=10_000)
def said(text: str) -> Said:
    """What a remark says of its visit.

    Sure is a clause that has nothing but such words, the visit itself, verbs that add nothing, and a
    reason: ``Trip was cancelled due to illness``. Any other use is unsure: ``signed the cancelled treaty``.
    A word that is negated says nothing, nor does ``postponed from``: the row is the new date. A clause by
    which it was made after all, or names a visit beside a call, makes it unsure.

    >>> said("Postponed to 2021"), said("not cancelled")
    (Said(outcome='cancelled', sure=True), Said(outcome='', sure=False))
    >>> said("talks on postponed elections")
    Said(outcome='cancelled', sure=False)
    """
    text = text[:_LONGEST]
    if not any(map(str.isalpha, text)):  # dates in figures, most of all
        return Said()
    text = _SHORT_FORMS.sub(r"\1 not", text)
    clauses = _clauses(text)
    found = [_of_clause(words, alone=len(clauses) == 1) for words in clauses]
    told = [one for one in found if one.outcome]
    sure = {one.outcome for one in told if one.sure}
    if sure and not _is_taken_back(clauses, found, _strongest(sure)):
        return Said(_strongest(sure), True)
    return Said(_strongest({one.outcome for one in told}), False) if told else Said()


def outcome_of_heading(text: str) -> str:
    """What a sheet or a section says of all its visits: planned or cancelled, beside a year and visits.

    >>> outcome_of_heading("2025 (planned)"), outcome_of_heading("Cancelled trips")
    ('planned', 'cancelled')
    """
    lists = outcome_words()
    passed = lists.journeys | lists.meetings | lists.before
    words = [word for word in words_of(text[:_LONGEST]) if not word.isdigit() and word not in passed]
    outcome = lists.alone.get(tuple(words)) or lists.phrases.get(tuple(words), "")
    return outcome if outcome in (CANCELLED, PLANNED) else ""


def is_one_clause(text: str) -> bool:
    """Whether a text is one clause, and no word such as ``tbc``, which may speak of the place instead."""
    return len(_clauses(text)) == 1 and words_of(text) not in outcome_words().alone


def is_of_a_call(text: str) -> bool:
    """Whether a remark names a call with somebody, or may name a recording: one of several things done."""
    lists, clauses = outcome_words(), _clauses(text)
    named = {word for words in clauses for word in words}
    if named & lists.others and any(one.outcome == VIRTUAL for words in clauses for one in _found(words)):
        return True
    return len(clauses) == 1 and clauses[0] in lists.alone and bool(named & (lists.calls | lists.recordings))


def is_new_date(text: str) -> bool:
    """Whether a text says from when a visit was put off, and nothing by which it was not made."""
    found = ((words, one) for words in _clauses(text[:_LONGEST]) for one in _found(words))
    return not said(text).outcome and any(_is_new_date(words, one) for words, one in found)


def _clauses(text: str) -> list[Words]:
    return [words for part in _CLAUSES.split(text) if (words := words_of(part))]


def _strongest(outcomes: Iterable[str]) -> str:
    return min(outcomes, key=_STRONGEST.index)


def _is_taken_back(clauses: list[Words], found: list[Said], outcome: str) -> bool:
    """Whether another clause leaves open that the visit was made, and in person."""
    lists = outcome_words()
    if any(word in lists.contrasts for words in clauses for word in words):
        return True
    beside = [words for words, one in zip(clauses, found, strict=True) if one.outcome != VIRTUAL]
    if any(tells_held(words) for words in beside):
        return True
    if outcome != VIRTUAL:
        return _is_of_another_item(clauses, found)
    silent = [words for words, one in zip(clauses, found, strict=True) if not one.outcome]
    others = [words for words in silent if not _begins_reason(words) and not _is_date(words)]
    spoken = {word for words, one in zip(clauses, found, strict=True) if one.outcome for word in words}
    return any(not _is_of_meeting(words) for words in others) or bool(others and spoken & lists.calls)


def _is_of_another_item(clauses: list[Words], found: list[Said]) -> bool:
    """Whether before the outcome something else stands than the visit: ``State dinner (cancelled)``."""
    first = next(place for place, one in enumerate(found) if one.outcome)
    return any(
        not (_begins_reason(words) or _is_date(words) or _is_of_visit_or_meeting(words))
        for words in clauses[:first]
    )


def _is_of_visit_or_meeting(words: Words) -> bool:
    lists = outcome_words()
    if any(word in lists.journeys | lists.meetings for word in words):
        return True
    return any(one in "".join(words) for one in _in_han(lists.journeys | lists.meetings))


def tells_held(words: Words) -> bool:
    """Whether a clause says that a visit was made, or made in person."""
    return any(one.outcome == HELD and not _is_negated(words, one.first) for one in _found(words))


def _begins_reason(words: Words) -> bool:
    return words[0] in outcome_words().causes


def _is_of_meeting(words: Words) -> bool:
    """Whether a clause speaks of a meeting, and of no journey."""
    lists = outcome_words()
    han = "".join(words) if _HAN.match(words[0]) else ""
    if any(word in lists.journeys for word in words) or any(one in han for one in _in_han(lists.journeys)):
        return False
    return any(word in lists.meetings for word in words) or any(one in han for one in _in_han(lists.meetings))


def _of_clause(words: Words, *, alone: bool) -> Said:
    """What one clause says; ``alone``: the cell has no other."""
    lists = outcome_words()
    plain = lists.journeys | lists.meetings
    outcome = lists.alone.get(words) or lists.alone.get(tuple(dropwhile(plain.__contains__, words)), "")
    if outcome and (alone or outcome == VIRTUAL):
        return Said(outcome, True)
    if alone and is_virtual(" ".join(words)):
        return Said(VIRTUAL, True)
    found = [one for one in _found(words) if one.outcome != HELD and not _is_negated(words, one.first)]
    found = [one for one in found if not (_is_new_date(words, one) or _lacks_new_date(words, one))]
    if not found:
        return Said()
    sure = [one.outcome for one in found if _is_of_visit(words, one, alone)]
    return Said(_strongest(sure or [one.outcome for one in found]), bool(sure))


def _is_new_date(words: Words, found: _Phrase) -> bool:
    """Whether the clause says from when a visit was put off, not to when: it was made on the row's day."""
    behind, lists = words[found.behind :], outcome_words()
    moved = _is_put_off(words, found) and bool(behind) and behind[0] in lists.moved_from
    return moved and not any(word in lists.moved_to for word in behind)


def _lacks_new_date(words: Words, found: _Phrase) -> bool:
    """Whether something was moved to another place: ``moved to Geneva``."""
    moved = words[found.first : found.behind] in outcome_words().moved
    return moved and not _is_date(words[found.behind :])


def _is_put_off(words: Words, found: _Phrase) -> bool:
    return words[found.first : found.behind] in outcome_words().put_off


class _Phrase(NamedTuple):
    first: int
    """Position of its first word in the clause."""
    behind: int
    """Position of the word behind it."""
    outcome: str


def _found(words: Words) -> list[_Phrase]:
    """Every phrase of a clause, the longest from each word on."""
    made, place = [], 0
    while place < len(words):
        one = _phrase_at(words, place)
        if one is not None:
            made.append(one)
        place = place + 1 if one is None else one.behind
    return made


def _phrase_at(words: Words, place: int) -> _Phrase | None:
    known = outcome_words().phrases
    for length in range(min(outcome_words().longest, len(words) - place), 0, -1):
        if outcome := known.get(words[place : place + length], ""):
            return _Phrase(place, place + length, outcome)
    outcome = _within_han(words[place])
    return _Phrase(place, place + 1, outcome) if outcome else None


def _within_han(word: str) -> str:
    """What a Chinese text, which has no spaces, says somewhere within it."""
    if not _HAN.match(word):
        return ""
    there = (one for one in _han().items() if one[0] in word)
    nots = _in_han(outcome_words().negations)
    return next((made for one, made in there if not any(f"{no}{one}" in word for no in nots)), "")


@cache
def _in_han(listed: frozenset[str]) -> tuple[str, ...]:
    """The Chinese words of a list."""
    return tuple(sorted(filter(_HAN.match, listed)))


@cache
def _han() -> dict[str, str]:
    known = outcome_words().phrases
    return {words[0]: outcome for words, outcome in known.items() if _HAN.match(words[0])}


def _is_negated(words: Words, first: int) -> bool:
    return any(word in outcome_words().negations for word in words[max(0, first - _REACH) : first])


def _is_of_visit(words: Words, found: _Phrase, alone: bool) -> bool:
    """Whether nothing stands around the phrase but the visit itself and a reason."""
    if _HAN.match(words[found.first]):
        return len(words) == 1 and _bare(words[0]) in _han()
    lists = outcome_words()
    meetings = lists.meetings if alone or found.outcome == VIRTUAL else frozenset()
    if any(word not in lists.before | meetings for word in words[: found.first]):
        return False
    passed = meetings | lists.visits if found.outcome == VIRTUAL else meetings | lists.before
    rest = words[found.behind :]
    instead = bool(rest) and words[found.behind - 1] in lists.agents
    behind = tuple(dropwhile(passed.__contains__, rest))
    moved = _is_put_off(words, found) and bool(rest) and rest[0] in lists.moved_from
    lasts = bool(behind) and behind[0] in lists.lasting
    if instead or lasts or not behind or _is_date(behind):
        return instead or not (lasts or moved)
    if found.outcome == VIRTUAL:
        of_all = lists.meetings.intersection(words[found.first : len(words) - len(behind)])
        return alone and behind[0] in lists.others | lists.causes | (lists.whose if of_all else frozenset())
    went = lists.goings.intersection(words[found.first : found.behind])
    if moved or (went and behind[0] in lists.towards):
        return False
    return behind[0] in lists.reasons and not any(word in lists.parts for word in behind)


def _is_date(words: Words) -> bool:
    text = " ".join(words)
    if all(word.isdigit() for word in words):
        years = [word for word in words if len(word) > _DAY_FIGURES]
        return len(words) <= _PARTS and len(years) <= 1 and all(len(word) == _YEAR_FIGURES for word in years)
    return looks_dated(text) or lacks_year(text)


def _bare(word: str) -> str:
    """A Chinese clause without the visit that it speaks of."""
    lists = outcome_words()
    visits = _in_han(lists.journeys | lists.meetings)
    return next((word.removeprefix(one) for one in visits if word.startswith(one)), word)
