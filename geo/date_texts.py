"""One text → one span of days: cleaning, the order of the readers, and their refusals."""

from __future__ import annotations

import difflib
import re
from typing import Final

from geo.date_edtf import read_edtf
from geo.date_languages import in_english
from geo.date_numbers import CLOCK, read_number
from geo.date_words import MONTH_NAMES, read_words
from geo.days import DateSpan, make_span
from geo.errors import DateError

ALLOWED: Final = "a date such as 2024-05-16, 16–17 May 2024, 16/05/2024, May 2024, 2024 or EDTF"
ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]00:00:00)?")

_LONGEST: Final = 200
_SHOWN: Final = 120
# Line breaks and tabs count as spaces; the other C0 and C1 controls are damage.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DASHES: Final = "‐‑‒–—―−﹘﹣-"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN: Final = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_INVISIBLE, ""))
_TIMED: Final = re.compile(f"(.*[0-9]){CLOCK}", re.IGNORECASE)


def parse_date(text: str, *, day_first: bool = True) -> DateSpan | None:
    """The span of days that a text names; None for blank text.

    ``day_first`` settles slash dates such as 03/04/2024. Day numbers count from
    1970-01-01 in the proleptic Gregorian calendar, both ends inclusive. A time of
    day is dropped and never shifts the day. Years of two figures, years outside 1
    to 9999 and Julian dates are not read.
    Raises ``DateError`` saying what is allowed and what to write instead.

    >>> parse_date("16–17 May 2024")
    DateSpan(start_day=19859, end_day=19860, precise=True, approximate=False)
    """
    try:
        plain = cleaned(text)
        if not plain:
            return None
        span = _read(plain, day_first)
    except DateError as fault:
        raise DateError(shown(text), fault.allowed, fault.advice) from None
    if span is None:
        raise DateError(shown(text), ALLOWED, _advice(plain.lower()))
    return span


def cleaned(text: str) -> str:
    """The text with one kind of dash, single spaces and nothing invisible.

    Raises ``DateError`` for text with control characters or over 200 characters.
    """
    if _CONTROL.search(text):
        raise DateError(shown(text), ALLOWED, "it holds hidden control characters; type the cell anew")
    plain = " ".join(text.translate(_PLAIN).split())
    if len(plain) > _LONGEST:
        advice = f"it has {len(plain)} characters; keep the date here and move the rest to a note"
        raise DateError(shown(text), ALLOWED, advice)
    return plain


def shown(text: str) -> str:
    """At most 120 characters of a text, for messages."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _read(text: str, day_first: bool) -> DateSpan | None:
    if match := _TIMED.fullmatch(text):
        text = match[1]
    lowered = text.lower()
    point = read_number(lowered)
    if point is not None:
        return make_span(*point.bounds(), lasted=point.day is not None)
    span = read_edtf(text) or read_words(lowered, day_first=day_first)
    if span is None and (english := in_english(lowered)) is not None:
        return None if english == lowered else _read(english, day_first)
    return span


def _advice(text: str) -> str:
    """What probably went wrong in a text that no reader knows."""
    if any(figure.isdigit() and not "0" <= figure <= "9" for figure in text):
        return "only the figures 0 to 9 are read; write 2024-05-16"
    words = re.findall("[a-z]{3,}", text)
    if not any(word in MONTH_NAMES for word in words):
        for word in words:
            if near := difflib.get_close_matches(word, MONTH_NAMES, n=1, cutoff=0.65):
                return f'"{word}" is no English month; did you mean "{near[0]}"?'
    elif not re.search("[0-9]{3}", text):
        return "the year is missing; write it out with four figures: 16 May 2024"
    return "write it as 2024-05-16, or leave the cell empty if the date is unknown"
