"""What a column says became of the visits: in statuses, or by yes and no to what its header asks."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

import pandas as pd

from ..dates import looks_dated
from .answers import CROSSES, answers
from .headers import claims
from .outcome_words import CANCELLED, HELD, PLANNED, VIRTUAL, Words, outcome_words, words_of
from .outcomes import is_one_clause, said
from .wordlists import words

_SCHEMA_ORG: Final = re.compile(r"(?:https?://schema\.org/|schema:)?Event([A-Z][A-Za-z]+)")
_OF_SCHEMA_ORG: Final = {
    "Scheduled": HELD,  # "is taking place or has taken place on the startDate as scheduled"
    "Rescheduled": HELD,
    "MovedOnline": VIRTUAL,
    "Cancelled": CANCELLED,
    "Postponed": CANCELLED,
}
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_NUMBER_OF: Final = re.compile(r"\s*(?:(?:no|nr|núm|num)\s*\.|№|n[º°])\s*\w", re.IGNORECASE)
"""How a header of numbers begins: ``No. cancelled`` is no denial."""
_CLAUSE: Final = re.compile(r"\s*[,;:(.–—]\s*|\s+-\s+|\s+(?=but\b)")
"""Where the words behind an answer begin."""
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


@lru_cache(maxsize=4_096)
def asked(header: str) -> tuple[str, bool]:
    """What a header asks: cancelled, planned or held; and whether a no to it makes a plan of the visit.

    The visit itself may stand before it, and answers or a sign behind it; a negation turns it.

    >>> asked("Visit made?"), asked("Not cancelled (Y/N)"), asked("Nicht bestätigt")
    (('held', False), ('held', False), ('planned', False))
    """
    if _NUMBER_OF.match(header):
        return "", False
    spoken = words_of(header)
    while spoken and (_is_no_question(spoken[-1]) or answers(spoken[-1:])):
        spoken = spoken[:-1]
    for place in range(len(spoken)):
        if spoken[place] in outcome_words().negations and (turned := _turned(spoken[place + 1 :])):
            return turned, False
        if (outcome := _listed().get(" ".join(spoken[place:]), "")) in (CANCELLED, PLANNED, HELD):
            return outcome, " ".join(spoken[place:]) in _confirming()
        if not _is_of_visit(spoken[place]):
            break
    told = said(header)
    return (told.outcome, False) if told.sure else ("", False)


def _turned(spoken: Words) -> str:
    """What a header asks of which the words without the negation are these: ``Not cancelled`` is held."""
    rest = " ".join(spoken)
    outcome = _listed().get(rest) or said(rest).outcome
    return HELD if outcome == CANCELLED else PLANNED if rest in _confirming() else ""


def _is_of_visit(word: str) -> bool:
    lists = outcome_words()
    return word in lists.journeys | lists.meetings | lists.before


def _is_no_question(word: str) -> bool:
    """Whether a word at the end of a header adds nothing to what it asks."""
    return word in words().asking or word in outcome_words().journeys


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
    said_so = answers(distinct, asking=bool(question))
    ticked = any(said_so.values())
    meant = {}
    for text in distinct:
        crossed = question == CANCELLED and text.strip() in CROSSES and not ticked
        if text in said_so:
            meant[text] = _answer(question or HELD, confirming, said_so[text] or crossed)
        elif question and (first := _first_answer(text)) is not None:
            meant[text] = _answer(question, confirming, first)
        elif question == CANCELLED and looks_dated(text):  # when it was called off
            meant[text] = CANCELLED
        elif status := status_of(text):
            meant[text] = status
    return Told(meant, tuple(text for text in distinct if text not in meant))


def _first_answer(text: str) -> bool | None:
    """What the first word says where more follows it, and does not call the visit off: ``Yes, but short``."""
    first, *rest = _CLAUSE.split(text.strip(), maxsplit=1)
    told = answers((first,)) if rest and len(first) > 1 else {}
    return None if not told or (told[first] and said(rest[0]).outcome) else told[first]


def answered(header: str, cells: pd.Series[str]) -> Told | None:
    """What a column answers to what its header asks; None where it is no such column.

    Single letters and signs are answers, too, of which it may not be known what they say. A number other than
    0 and 1 that is no date counts something.
    """
    question, _confirming = asked(header)
    distinct = [text for text in cells.unique() if text.strip()]
    if not question or not distinct or len(distinct) > _ASKING or any(map(_is_count, distinct)):
        return None
    told = told_by(header, cells)
    return (
        told
        if told.meant or question == CANCELLED or all(len(one.strip()) == 1 for one in distinct)
        else None
    )


def is_of_answers(header: str, cells: pd.Series[str]) -> bool:
    """Whether a column answers what its header asks, and three quarters of its texts are known for that.

    Codes of countries under ``Visited`` are none: of ``NO``, ``SI`` and ``PE`` two are answers.
    """
    told = answered(header, cells)
    return told is not None and 3 * len(told.unknown) <= len(told.meant)


def _is_count(text: str) -> bool:
    bare = text.strip()
    return bool(_NUMBER.fullmatch(bare)) and not answers((bare,)) and not looks_dated(bare)


def leaves_open(header: str, cells: pd.Series[str]) -> bool:
    """Whether all answers of a column that asks whether visits were made are yes, and others blank."""
    told = answered(header, cells)
    if told is None or asked(header)[0] != HELD or told.unknown or not cells.eq("").any():
        return False
    return all(answers(told.meant).get(text, False) for text in told.meant)


def says_unmade(text: str) -> bool:
    """Whether a text, all of it, says that a visit was not made."""
    told = said(text)
    return told.sure and told.outcome != VIRTUAL and is_one_clause(text)


def is_short_answer(text: str) -> bool:
    """Whether a text may be an answer, or a word for one, to whether something took place."""
    return bool(answers((text,))) or bool(status_of(text)) or words_of(text) in outcome_words().fine


def is_no(text: str) -> bool:
    """Whether a text says no and nothing else."""
    return False in answers((text,)).values()


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
