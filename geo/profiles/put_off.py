"""To which day a remark says that a visit was put off: the row of that very day is of the new visit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ..dates import DateSpan, civil, completed, lacks_year, looks_dated, parse_date
from ..errors import DateError
from .outcome_words import outcome_words
from .wordlists import unaccented

_WORD: Final = re.compile(r"[^\W\d_]+|至")
_LONGEST: Final = 200


@lru_cache(maxsize=10_000)
def is_put_off_to(text: str, date: str) -> bool:
    """Whether a remark says that a visit was put off to the day that its row has.

    >>> is_put_off_to("postponed to 2 May 2030", "2030-05-02")
    True
    """
    own = _span(date)
    if own is None or len(text) > _LONGEST:
        return False
    for match in _WORD.finditer(text):
        if unaccented(match[0]) in outcome_words().moved_to:
            new = _span(text[match.end() :], own)
            if new is not None and (new.start_day, new.precise) == (own.start_day, own.precise):
                return True
    return False


def _span(text: str, own: DateSpan | None = None) -> DateSpan | None:
    """The days of a text; the year that it lacks is that of ``own``."""
    text = text.strip(" .,;)")
    if own is not None and own.start_day is not None and lacks_year(text):
        text = completed(text, civil(own.start_day)[0])
    try:
        return parse_date(text) if looks_dated(text) else None
    except DateError:
        return None
