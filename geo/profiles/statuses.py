"""What a column says became of the visits: in statuses, or by yes and no to what its header asks."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

import pandas as pd

from ..dates import looks_dated
from .headers import claims
from .outcome_words import CANCELLED, HELD, PLANNED, VIRTUAL, outcome_words, words_of
from .outcomes import is_one_clause, said
from .values import is_truth
from .wordlists import words

TICKS: Final = frozenset("✓✔✗✘☑☒✅❌")
"""Signs that are an answer in such a column, and stand for nothing in others."""
_CROSSES: Final = frozenset("✗✘☒❌")
_YES: Final = frozenset(
    ["true", "yes", "y", "x", "1", "wahr", "ja", "vrai", "oui", "sí", "si", "verdadero", "verdadeiro", "sim",
     "vero", "да", "истина", "так", "是", "evet", "ya", "हाँ", "نعم", *(TICKS - _CROSSES)]
)  # fmt: skip
_NO: Final = frozenset(["n", "0", "ні", "hayır", "tidak", "नहीं", "لا", *_CROSSES])
_UNCLEAR: Final = frozenset(("x", "1", "0"))
"""Answers only to what a header asks: ``Status: x`` may be both."""
_SCHEMA_ORG: Final = re.compile(r"(?:https?://schema\.org/|schema:)?Event([A-Z][A-Za-z]+)")
_OF_SCHEMA_ORG: Final = {
    "Scheduled": HELD,  # "is taking place or has taken place on the startDate as scheduled"
    "Rescheduled": HELD,
    "MovedOnline": VIRTUAL,
    "Cancelled": CANCELLED,
    "Postponed": CANCELLED,
}
_ASKING: Final = 12
"""Different answers at most of a column that asks."""


class Told(NamedTuple):
    """The texts of a column and what they say of their visits."""

    meant: dict[str, str]
    """Text → held, planned, invited, cancelled or virtual."""
    unknown: tuple[str, ...]
    """Those of which it is not known."""


def status_of(text: str) -> str:
    """What a text alone says as a status; nothing where that is not known.

    >>> status_of("no realizada"), status_of("erledigt"), status_of("red")
    ('cancelled', 'held', '')
    """
    if match := _SCHEMA_ORG.fullmatch(text.strip()):
        return _OF_SCHEMA_ORG.get(match[1], "")
    listed = _listed().get(" ".join(words_of(text)), "")
    if listed and listed != HELD:
        return listed
    told = said(text)
    return told.outcome if told.sure else listed


def asked(header: str) -> tuple[str, bool]:
    """What a header asks: cancelled, planned or held; and whether a no to it makes a plan of the visit."""
    spoken = " ".join(words_of(header))
    if spoken in _listed() and _listed()[spoken] in (CANCELLED, PLANNED, HELD):
        return _listed()[spoken], spoken in _confirming()
    told = said(header)
    return (told.outcome, False) if told.sure else ("", False)


def is_of_statuses(header: str) -> bool:
    """Whether a header says that its column holds statuses, or asks what they answer."""
    return bool(asked(header)[0]) or any(one.field == "status" for one in claims(header))


def told_by(header: str, cells: pd.Series[str]) -> Told:
    """What the texts of a column say: ``Cancelled: yes`` was cancelled, ``Took place: no`` was not made.

    A cross under ``Cancelled`` marks what was, where nothing else there says yes.

    >>> told_by("Took place?", pd.Series(["Yes", "No", "not yet", "later"]))
    Told(meant={'Yes': 'held', 'No': 'cancelled', 'not yet': 'planned'}, unknown=('later',))
    """
    distinct = [text for text in cells.unique() if text.strip()]
    question, confirming = asked(header)
    ticked = any(_is_yes(text) for text in distinct)
    meant = {}
    for text in distinct:
        crossed = question == CANCELLED and text.strip() in _CROSSES and not ticked
        if _is_answer(text, bool(question)):
            meant[text] = _answer(question or HELD, confirming, _is_yes(text) or crossed)
        elif question == CANCELLED and looks_dated(text):  # when it was called off
            meant[text] = CANCELLED
        elif status := status_of(text):
            meant[text] = status
    return Told(meant, tuple(text for text in distinct if text not in meant))


def answered(header: str, cells: pd.Series[str]) -> Told | None:
    """What a column answers to what its header asks; None where it is no such column."""
    question, _confirming = asked(header)
    distinct = [text for text in cells.unique() if text.strip()]
    if not question or not distinct or len(distinct) > _ASKING:
        return None
    told = told_by(header, cells)
    return told if told.meant or question == CANCELLED else None


def leaves_open(header: str, cells: pd.Series[str]) -> bool:
    """Whether all answers of a column that asks whether visits were made are yes, and others blank."""
    told = answered(header, cells)
    if told is None or asked(header)[0] != HELD or told.unknown or not cells.eq("").any():
        return False
    return all(map(_is_yes, told.meant))


def says_unmade(text: str) -> bool:
    """Whether a text, all of it, says that a visit was not made."""
    told = said(text)
    return told.sure and told.outcome != VIRTUAL and is_one_clause(text)


def is_short_answer(text: str) -> bool:
    """Whether a text may be an answer, or a word for one, to whether something took place."""
    return _is_answer(text, asking=True) or bool(status_of(text)) or words_of(text) in outcome_words().fine


def is_no(text: str) -> bool:
    """Whether a text says no and nothing else."""
    return _is_answer(text, asking=True) and not _is_yes(text)


def _is_answer(text: str, asking: bool) -> bool:
    word = text.strip().casefold()
    return (is_truth(word) or word in _YES or word in _NO) and (asking or word not in _UNCLEAR)


def _is_yes(text: str) -> bool:
    return text.strip().casefold() in _YES


def _answer(question: str, confirming: bool, yes: bool) -> str:
    if question == HELD:
        return HELD if yes else CANCELLED
    return question if yes is not confirming else HELD


@cache
def _listed() -> dict[str, str]:
    """The words of columns of statuses, as they are compared."""
    return {" ".join(words_of(word)): outcome for word, outcome in words().statuses.items()}


@cache
def _confirming() -> frozenset[str]:
    return frozenset(" ".join(words_of(word)) for word in words().confirming)
