"""One text → one span of days: cleaning, the order of the readers, and their refusals."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from ..errors import DateError
from ..language import phrase
from .calendars import GREGORIAN, JULIAN
from .clock import untimed
from .days import DateSpan, make_span
from .edtf import read_edtf
from .languages import in_english
from .numbers import is_excel_day, read_figures, read_number
from .ranges import days_before, joined_by_to
from .scripts import western
from .style import MONTH_FIRST, PLAIN, Style
from .tokens import MONTH_NAMES
from .tongues import in_tongues
from .words import read_words

ALLOWED: Final = phrase("a date such as 2024-05-16, 16–17 May 2024, 16/05/2024, May 2024, 2024 or EDTF")
ISO_DAY: Final = re.compile(r"(?!0000)[0-9]{4}-(?!00)[0-9]{2}-(?!00)[0-9]{2}(?:[T ]00:00:00)?")

_WRITE_IT: Final = phrase("write it as 2024-05-16, or leave the cell empty if the date is unknown")
_LONGEST: Final = 200
_SHOWN: Final = 120
# Line breaks and tabs count as spaces; the other C0 and C1 controls are damage.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DASHES: Final = "‐‑‒–—―−﹘﹣-"
# Those that turn the order of what is seen round are not among them: what is read would not be what is seen.
_INVISIBLE: Final = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2068\u2069\ufeff"
_PLAIN: Final = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_INVISIBLE, ""))
_UNKNOWN_PART: Final = re.compile(r"[0-9?x_]{1,4}([-/.])[0-9?x_]{1,4}\1[0-9?x_]{1,4}")
_FOOTNOTES: Final = re.compile(
    r"(.*(?:(?<![0-9])[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}))"
    r"(?: ?\[(?:[0-9]{1,3}|[abd-z]|(?:note|nb|n|fn)\.? ?[0-9]{1,3})\]| ?[⁰¹²³⁴-⁹]{1,3})+",
    re.IGNORECASE,
)
"""Marks of footnotes behind a whole year or day; 202[4] is an editor's guess, [c] may be circa."""
_CALENDAR: Final = re.compile(
    r"(.+?),? ?[(\[]?(?:(julian(?: calendar)?|old style|o\. ?s\.?|os|ст\. ?ст\.?)"
    r"|(gregorian(?: calendar)?|new style|n\. ?s\.?|ns|н\. ?ст\.?))[)\]]?",
    re.IGNORECASE,
)


def parse_date(text: str, *, day_first: bool = True, style: Style | None = None) -> DateSpan | None:
    """The span of days that a text names; None for blank text.

    ``day_first`` settles slash dates such as 03/04/2024, ``style`` all that a column can settle and
    goes before it. Day numbers count from 1970-01-01 in the proleptic Gregorian calendar, both ends
    inclusive; a date that says (Julian) or (old style) is converted. A time of day is dropped and never
    shifts the day. Years of two figures and dates with two years in one are not read unless the style
    settles them.
    Raises ``DateError`` saying what is allowed and what to write instead.

    >>> parse_date("16–17 May 2024")
    DateSpan(start_day=19859, end_day=19860, precise=True, approximate=False)
    """
    if style is None:
        style = PLAIN if day_first else MONTH_FIRST
    try:
        plain = cleaned(text)
        if not plain:
            return None
        span = _read(plain, style)
    except DateError as fault:
        raise DateError(shown(text), fault.allowed, fault.advice, fault.kind) from None
    if span is None:
        raise DateError(shown(text), ALLOWED, _advice(plain.lower()))
    return span


def looks_dated(text: str) -> bool:
    """Whether a text is a date, be it one that only its column or somebody can settle.

    >>> looks_dated("12/07/18"), looks_dated("05/18/2018"), looks_dated("852076800000"), looks_dated("Rome")
    (True, True, True, False)
    """
    return _looks_dated(text, PLAIN) or _looks_dated(text, _ALL_MONTH_FIRST)


_ALL_MONTH_FIRST: Final = Style(day_first=False, dots_day_first=False)


def _looks_dated(text: str, style: Style) -> bool:
    try:
        return parse_date(text, style=style) is not None
    except DateError as fault:
        return fault.kind in ("two figures", "double year", "calendar", "epoch")


def cleaned(text: str) -> str:
    """The text with one kind of dash, single spaces and nothing invisible.

    Raises ``DateError`` for text with control characters or over 200 characters.
    """
    if _CONTROL.search(text):
        advice = phrase("it holds hidden control characters; type the cell anew")
        raise DateError(shown(text), ALLOWED, advice)
    plain = " ".join(text.translate(_PLAIN).split())
    if not plain.isascii():
        plain = western(plain)
    if len(plain) > _LONGEST:
        advice = phrase(
            "it has {count} characters; keep the date here and move the rest to a note", count=len(plain)
        )
        raise DateError(shown(text), ALLOWED, advice)
    return plain


def shown(text: str) -> str:
    """At most 120 characters of a text, for messages."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _read(text: str, style: Style) -> DateSpan | None:
    if match := _FOOTNOTES.fullmatch(text):
        text = match[1]
    text = untimed(text)
    if match := _CALENDAR.fullmatch(text):
        text, style = match[1], replace(style, calendar=JULIAN if match[2] else GREGORIAN)
    lowered = text.lower()
    point = read_number(lowered, epochs=style.epochs)
    if point is not None:
        calendar = GREGORIAN if is_excel_day(lowered) or len(lowered) > 8 else style.calendar
        return make_span(*point.bounds(calendar), lasted=point.day is not None)
    span = read_edtf(text, style) or _of_unknown_parts(lowered, style) or read_words(lowered, style)
    if span is None and (joined := joined_by_to(lowered) or days_before(lowered)) is not None:
        return read_words(joined, style)
    return _of_other_languages(lowered, style) if span is None else span


def _of_other_languages(text: str, style: Style) -> DateSpan | None:
    """A date in another language than English; those that share their words must read it alike."""
    english = in_english(text)
    span = None if english in (None, text) else _read(str(english), style)
    if span is not None:
        return span
    spans = {_read(one, style) for one in in_tongues(text) if one != text} - {None}
    if len(spans) > 1:
        advice = phrase("it is another day in another language; write it as 2024-05-16")
        raise DateError("", ALLOWED, advice)
    return next(iter(spans), None)


def _of_unknown_parts(text: str, style: Style) -> DateSpan | None:
    """??.08.1724, 1446-05-xx: before words, for which ? is a doubt about the whole."""
    if not _UNKNOWN_PART.fullmatch(text):
        return None
    point = read_figures(text, style)
    return None if point is None else make_span(*point.bounds(style.calendar), lasted=point.day is not None)


def _advice(text: str) -> str:
    """What probably went wrong in a text that no reader knows."""
    if any(figure.isdigit() and not "0" <= figure <= "9" for figure in text):
        return phrase("only the figures 0 to 9 are read; write 2024-05-16")
    words = re.findall("[a-z]{3,}", text)
    if not any(word in MONTH_NAMES for word in words):
        for word in words:
            if near := _month_nearest(word):
                return phrase('"{word}" is no English month; did you mean "{near}"?', word=word, near=near)
    elif not re.search("[0-9]{3}", text):
        return phrase("the year is missing; write it out with four figures: 16 May 2024")
    return _WRITE_IT


def _month_nearest(word: str) -> str:
    """The month's name that a word is most like; ``""`` where it is like none."""
    # Names that share too few letters in their order are no close matches either, and that is soon known.
    sharing = [name for name in MONTH_NAMES if fuzz.ratio(word, name, score_cutoff=64.9)]
    return next(iter(difflib.get_close_matches(word, sharing, n=1, cutoff=0.65)), "")


def days_said(start: str | None, end: str | None, names: tuple[str, str]) -> tuple[int | None, int | None]:
    """Day numbers of the first day of ``start`` and the last one of ``end``, both inclusive; None is open.

    ``names`` are what messages call the two. Raises ``DateError`` for what is no date, and ``ValueError``
    for what says no day and for an end before its start.
    """
    said = [parse_date(str(text)) if text else None for text in (start, end)]
    first, last = (said[0].start_day if said[0] else None), (said[1].end_day if said[1] else None)
    for name, text, day in zip(names, (start, end), (first, last), strict=True):
        if text is not None and day is None:
            raise ValueError(f'{name} got "{text}", which says no day; write YYYY-MM-DD')
    if first is not None and last is not None and last < first:
        raise ValueError(f"{names[1]} {end} is before {names[0]} {start}")
    return first, last
