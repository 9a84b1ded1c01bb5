"""Two dates in figures with a word for *to* between them, in any language: 2024-05-16 至 2024-05-18.

Between figures nothing else can be meant, so that words count here which alone mean many things.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from .. import patterns as re

_FIGURES: Final = r"(?:[0-9]{1,4}[-./]){1,2}[0-9]{1,4}|[0-9]{4}"
_WORDS: Final = (
    "to until till through thru à a au aux jusqu'à jusqu'au bis zum al hasta até ao fino по до "
    "do t/m tot til till och naar ile kadar hingga sampai đến"
)
_EITHER: Final = "|".join(sorted(map(re.escape, set(_WORDS.split())), key=lambda one: (-len(one), one)))
_SIGNS: Final = "[~～〜〰→⟶⇒至到]|から|부터|->|=>|>"
_FROM: Final = (
    "(?:(?:from|du|de|del|dal|da|von|vom|desde|с|со|od|van|den|från|fra)(?: el| le| dem| den)? |[从從自])"
)
_UP_TO: Final = r" ?(?:まで|까지|为止|為止|止|inclusive|incl\.?|einschließlich|inclus|inclusivo)"
_SPAN: Final = re.compile(
    rf"{_FROM}?({_FIGURES})\.?(?: (?:{_EITHER})(?: (?:zum|al|le|el|au|den|o))? | ?(?:{_SIGNS}) ?)"
    rf"({_FIGURES})\.?"
    rf"(?:{_UP_TO})?"
)

_DAYS: Final = re.compile(
    r"((?:[0-9]{1,2}\.? ?(?:[-/,&+]|and|und|u\.|et|y|e|и) ?){1,6})([0-9]{1,2})"
    r"(\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2}))\.?"
)
"""Days before the last one, which has the month and the year: ``5./6.4.2019``."""
_DAYS_AND_SLASHES: Final = re.compile(
    r"([0-9]{1,2})(?: (?:et|y|e|a|à|al|ao|au|und|bis|и|по) )([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
)
"""Two days before a month and a year between slashes, the day first as those languages write it."""
_DAY: Final = re.compile("[0-9]+")


def days_before(text: str) -> str | None:
    """Days that follow each other before a month and a year as ``first-last``; None for all else.

    >>> days_before("5./6.4.2019"), days_before("5. und 9.4.2019")
    ('5-6.4.2019', None)
    """
    match = _DAYS_AND_SLASHES.fullmatch(text)
    if match is not None:
        return f"{match[1]}-{match[2]}.{match[3]}.{match[4]}"
    match = _DAYS.fullmatch(text)
    if match is None:
        return None
    days = [int(one) for one in (*_DAY.findall(match[1]), match[2])]
    follow = all(after == before + 1 for before, after in pairwise(days))
    return f"{days[0]}-{days[-1]}{match[3]}" if follow else None


def joined_by_to(text: str) -> str | None:
    """Two dates in figures as ``A to B``; None for all else. The text is in lower case.

    >>> joined_by_to("从2024-05-16到2024-05-18")
    '2024-05-16 to 2024-05-18'
    """
    match = _SPAN.fullmatch(text)
    return f"{match[1]} to {match[2]}" if match else None
