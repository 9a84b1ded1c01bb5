"""The day that a report bears at its head: *PARIS, 14 May 2024 (Reuters) - …*, or a date alone in its line.

Several reports may stand in one text; *on Tuesday* and *yesterday* count from the day of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .resolving import Context, resolve
from .sign import Sign
from .text import Sentence

_FIRST_LINES: Final = 3
"""Lines of a text of which one may have only a place and the day."""
_LONGEST: Final = 16
"""Tokens of a date line, at most."""
_DASHES: Final = frozenset(["-", "–", "—", "--"])
_AGENCY: Final = "/"
"""What stands around an agency that has no dash behind it: */ТАСС/.*"""
_IN_HEAD: Final = frozenset(["place", "date", "name", "stop"])
_KINDS: Final = ("prose", "heading")


class Dateline(NamedTuple):
    """The day of a date line, and the place before it; whether it ``opens`` a report."""

    day: int
    opens: bool
    place: Sign | None


class Days(NamedTuple):
    """Day numbers for what a text tells: ``published`` is that of the report, ``today`` of its date line."""

    published: int
    today: int

    def after(self, line: Dateline | None) -> Days:
        """The days behind a date line; the same where there is none."""
        if line is None:
            return self
        return Days(line.day if line.opens else self.published, line.day)


def dateline_of(
    sentence: Sentence, signs: Sequence[Sign], before: Sentence | None, published: int
) -> Dateline | None:
    """The date line that begins a paragraph, or is one; None where it has no single day up to publication.

    ``before`` is the sentence before it. A day without a year counts only where a report opens:
    alone it may be the heading of anything.
    """
    if not signs or signs[0].first > 0 or signs[0].kind not in _IN_HEAD or sentence.kind not in _KINDS:
        return None
    if before is not None and before.block == sentence.block:
        return None
    low = [token.low for token in sentence.tokens]
    end = next((at for at in range(len(low)) if low[at] in _DASHES and not _is_in(at, signs)), len(low))
    head = [sign for sign in signs if sign.first < end]
    dates = [sign for sign in head if sign.kind == "date"]
    if end > _LONGEST or len(dates) != 1 or not _is_head(sentence, head, end):
        return None
    opens, said = _opens(sentence, head, end), dates[0].value
    opens = opens or _is_alone(sentence, head, before)
    span = resolve(said, Context(published, nearest=True)) if said.kind == "days" else None
    if span is None or span.first != span.last or span.first > published or not (opens or said.year > 0):
        return None
    return Dateline(span.first, opens, head[0] if head[0].kind == "place" else None)


def _opens(sentence: Sentence, head: Sequence[Sign], end: int) -> bool:
    """Whether a line is that of a report: by its agency or its place in capitals, before what it tells."""
    tokens = sentence.tokens
    agency = any(tokens[at].text[:1].isalpha() and not _is_in(at, head) for at in range(end))
    capitals = head[0].kind == "place" and tokens[0].text.isupper()
    return (agency or capitals) and (end < len(tokens) or any(one.low == _AGENCY for one in tokens[:end]))


def _is_alone(sentence: Sentence, head: Sequence[Sign], before: Sentence | None) -> bool:
    """Whether one of the first lines has only a place and a day: *New Delhi, September 8*."""
    at_head = before is None or before.block < _FIRST_LINES
    place, last = head[0], head[-1]
    short = sentence.kind == "heading" or len(sentence.tokens) <= last.last + 1
    return at_head and short and len(head) == 2 and place.kind == "place" and last.first - place.last <= 1


def _is_in(at: int, signs: Sequence[Sign]) -> bool:
    """Whether a token belongs to a sign: the dash of *7-8 May*."""
    return any(sign.first <= at < sign.last for sign in signs)


def _is_head(sentence: Sentence, head: Sequence[Sign], end: int) -> bool:
    """Whether nothing but a place, a day and who reports stands there."""
    if any(sign.kind not in _IN_HEAD for sign in head):
        return False
    tokens = sentence.tokens
    rest = (at for at in range(end) if not _is_in(at, head))
    return all(
        tokens[at].is_name or not tokens[at].text[:1].isalpha() or tokens[at - 1].low == "(" for at in rest
    )
