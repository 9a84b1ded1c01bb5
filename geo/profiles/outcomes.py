"""What a remark says of a visit: that it was cancelled, put off, or held without travelling."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import dropwhile
from typing import Final, NamedTuple

from ..places import is_virtual
from .outcome_phrases import HAN, Phrase, found_in, han_phrases, in_han, is_date, is_negated
from .outcome_words import CANCELLED, HELD, PLANNED, VIRTUAL, Words, outcome_words, words_of

_LONGEST: Final = 600
"""So much of a remark is looked at."""
_CLAUSES: Final = re.compile(r"[.;:!?\n()\[\]–—。；，、：（）]+|,| - |--")
_SHORT_FORMS: Final = re.compile(r"\b(did|was|were|could)n['’]t\b", re.IGNORECASE)
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
    clauses = _behind_plan(_clauses(text))
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
    if named & lists.others and any(one.outcome == VIRTUAL for words in clauses for one in found_in(words)):
        return True
    return len(clauses) == 1 and clauses[0] in lists.alone and bool(named & (lists.calls | lists.recordings))


def is_new_date(text: str) -> bool:
    """Whether a text says from when a visit was put off, and nothing by which it was not made."""
    found = ((words, one) for words in _clauses(text[:_LONGEST]) for one in found_in(words))
    return not said(text).outcome and any(_is_new_date(words, one) for words, one in found)


def _clauses(text: str) -> list[Words]:
    return [words for part in _CLAUSES.split(text) if (words := words_of(part))]


def _behind_plan(clauses: list[Words]) -> list[Words]:
    """The clauses behind those by which the visit was meant to be: ``planned, but cancelled by the host``."""
    lists = outcome_words()
    behind = clauses
    while behind:
        first = behind[0]
        at = next((place for place, word in enumerate(first) if word in lists.buts), len(first))
        if not _is_meant(first[:at]):
            return behind
        following = tuple(dropwhile(lists.buts.__contains__, first[at:])), *behind[1:]
        behind = [words for words in following if words]
        if behind:
            behind[0] = tuple(dropwhile(lists.buts.__contains__, behind[0]))
    return clauses


def _is_meant(words: Words) -> bool:
    """Whether a clause says that the visit was planned, confirmed or the like, and nothing else but when."""
    lists = outcome_words()
    passed = lists.meant | lists.before | lists.contrasts | lists.meetings | lists.sides
    behind = tuple(dropwhile(passed.__contains__, words))
    meant = not lists.meant.isdisjoint(words[: len(words) - len(behind)])
    dated = not behind or behind[0] in lists.reasons or is_date(behind)
    return meant and dated and not found_in(behind) and not is_negated(words, len(words))


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
    others = [words for words in silent if not _begins_reason(words) and not is_date(words)]
    spoken = {word for words, one in zip(clauses, found, strict=True) if one.outcome for word in words}
    return any(not _is_of_meeting(words) for words in others) or bool(others and spoken & lists.calls)


def _is_of_another_item(clauses: list[Words], found: list[Said]) -> bool:
    """Whether before the outcome something else stands than the visit: ``State dinner (cancelled)``."""
    first = next(place for place, one in enumerate(found) if one.outcome)
    return any(
        not (_begins_reason(words) or is_date(words) or _is_of_visit_or_meeting(words))
        for words in clauses[:first]
    )


def _is_of_visit_or_meeting(words: Words) -> bool:
    lists = outcome_words()
    if any(word in lists.journeys | lists.meetings for word in words):
        return True
    return any(one in "".join(words) for one in in_han(lists.journeys | lists.meetings))


def tells_held(words: Words) -> bool:
    """Whether a clause says that a visit was made, or made in person."""
    return any(one.outcome == HELD and not is_negated(words, one.first) for one in found_in(words))


def _begins_reason(words: Words) -> bool:
    return words[0] in outcome_words().causes


def _is_of_meeting(words: Words) -> bool:
    """Whether a clause speaks of a meeting, and of no journey."""
    lists = outcome_words()
    han = "".join(words) if HAN.match(words[0]) else ""
    if any(word in lists.journeys for word in words) or any(one in han for one in in_han(lists.journeys)):
        return False
    return any(word in lists.meetings for word in words) or any(one in han for one in in_han(lists.meetings))


def _of_clause(words: Words, *, alone: bool) -> Said:
    """What one clause says; ``alone``: the cell has no other."""
    lists = outcome_words()
    plain = lists.journeys | lists.meetings
    outcome = lists.alone.get(words) or lists.alone.get(tuple(dropwhile(plain.__contains__, words)), "")
    if outcome and (alone or outcome == VIRTUAL):
        return Said(outcome, True)
    if alone and is_virtual(" ".join(words)):
        return Said(VIRTUAL, True)
    found = [one for one in found_in(words) if one.outcome != HELD and not is_negated(words, one.first)]
    found = [one for one in found if not (_is_new_date(words, one) or _lacks_new_date(words, one))]
    if not found:
        return Said()
    sure = [one.outcome for one in found if _is_of_visit(words, one, alone)]
    return Said(_strongest(sure or [one.outcome for one in found]), bool(sure))


def _is_new_date(words: Words, found: Phrase) -> bool:
    """Whether the clause says from when a visit was put off, not to when: it was made on the row's day."""
    behind, lists = words[found.behind :], outcome_words()
    return _is_from_when(words, found) and not any(word in lists.moved_to for word in behind)


def _is_from_when(words: Words, found: Phrase) -> bool:
    """Whether ``from`` or the like stands behind it, and not by whom: ``verschoben vom Gastgeber``."""
    behind, lists = words[found.behind :], outcome_words()
    if not _is_put_off(words, found) or not behind or behind[0] not in lists.moved_from:
        return False
    return next((word for word in behind[1:] if word not in lists.before), "") not in lists.sides


def _lacks_new_date(words: Words, found: Phrase) -> bool:
    """Whether something was moved to another place: ``moved to Geneva``."""
    moved = words[found.first : found.behind] in outcome_words().moved
    return moved and not is_date(words[found.behind :])


def _is_put_off(words: Words, found: Phrase) -> bool:
    return words[found.first : found.behind] in outcome_words().put_off


def _is_of_visit(words: Words, found: Phrase, alone: bool) -> bool:
    """Whether nothing stands around the phrase but the visit itself and a reason."""
    if HAN.match(words[found.first]):
        return len(words) == 1 and _bare(words[0]) in han_phrases()
    lists = outcome_words()
    meetings = lists.meetings if alone or found.outcome == VIRTUAL else frozenset()
    if any(word not in lists.before | lists.meant | lists.sides | meetings for word in words[: found.first]):
        return False
    passed = meetings | (
        lists.visits if found.outcome == VIRTUAL else (lists.before - lists.agents) | lists.sides
    )
    rest = words[found.behind :]
    instead = bool(rest) and words[found.behind - 1] in lists.agents
    behind = tuple(dropwhile(passed.__contains__, rest))
    moved = _is_from_when(words, found)
    lasts = bool(behind) and behind[0] in lists.lasting
    if instead or lasts or not behind or is_date(behind):
        return instead or not (lasts or moved)
    if found.outcome == VIRTUAL:
        of_all = lists.meetings.intersection(words[found.first : len(words) - len(behind)])
        return alone and behind[0] in lists.others | lists.causes | (lists.whose if of_all else frozenset())
    went = lists.goings.intersection(words[found.first : found.behind])
    if moved or (went and behind[0] in lists.towards):
        return False
    return behind[0] in lists.reasons | lists.agents and not any(word in lists.parts for word in behind)


def _bare(word: str) -> str:
    """A Chinese clause without the visit that it speaks of."""
    lists = outcome_words()
    visits = in_han(lists.journeys | lists.meetings)
    return next((word.removeprefix(one) for one in visits if word.startswith(one)), word)
