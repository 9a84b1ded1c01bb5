"""Columns that name a visit by who made it: ``Визит Путина``, ``Merkels Reise``, ``Putin's visit``."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

import pandas as pd

from ..places import country_codes
from ..tables import HEADING
from .candidates import CLAIMED
from .evidence import Evidence
from .headers import claims
from .nouns import kinds
from .trial import Trial
from .values import sample
from .wordlists import unaccented, words

_NAME: Final = 4
"""Words of a name at most."""
_TOWNS: Final = 0.5
_MOST: Final = 0.9
"""Share of a column's texts from which on it names visits by who made them."""
_LONGEST: Final = 80
_GENITIVE: Final = re.compile(r"['’]s?\Z")
_CYRILLIC: Final = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_ENDINGS: Final = (
    (re.compile(r"ского\Z"), "ский"),
    (re.compile(r"ской\Z"), "ская"),
    (re.compile(r"(?<=[еи])я\Z"), "й"),
    (re.compile(r"(?<=[бвгґджзклмнпрстфхцчшщ])а\Z"), ""),
)
"""How names end in the Russian and Ukrainian genitive, and without it."""
_GERMAN: Final = re.compile(r"(?:reise|besuch)\Z")


def named_by_visits(trial: Trial, taken: Collection[str]) -> str:
    """A column, of those not taken, that names visits by who made them; nothing where there is none."""
    if any(
        one.field == "leaders" and one.strength >= CLAIMED for name in trial.shown for one in claims(name)
    ):
        return ""
    free = (header for header in trial.shown if header not in taken and header != HEADING)
    return next((one for one in free if _are_visits(trial, sample(trial.raw.cells[one]))), "")


def visitors(texts: Collection[str]) -> dict[str, str]:
    """Who made the visits that these texts name, where nearly all of them name one; nothing otherwise."""
    named = {text: name for text in texts if (name := visitor_of(text))}
    return named if len(named) >= _MOST * len(set(filter(None, texts))) else {}


def _are_visits(trial: Trial, texts: Sequence[str]) -> bool:
    """Whether nearly all of these texts name visits by two people or more who made them, and not by towns."""
    named = list(visitors(texts).values())
    if len(set(named)) < 2:
        return False
    return Evidence(pd.Series(named, dtype="str"), trial.gazetteer).cities <= _TOWNS


@lru_cache(maxsize=16_384)
def visitor_of(text: str) -> str:
    """Who made the visit that a text names; nothing where it names none, or more than that.

    >>> visitor_of("Визит Путина"), visitor_of("Merkels Reise"), visitor_of("Besuch in Rom")
    ('Путин', 'Merkel', '')
    """
    tokens = text.split() if len(text) <= _LONGEST else []
    at = next((place for place, one in enumerate(tokens) if _is_visit(one)), None)
    if at is None or len(tokens) < 2:
        return ""
    before, behind = tokens[:at], tokens[at + 1 :]
    if before and not behind:
        owner = _nominative(before[-1], tokens[at])
        return _name([*before[:-1], owner]) if owner else ""
    if before:
        return ""
    if unaccented(behind[0]) in words().guests["by"] | words().guests["of_whom"] and behind[1:]:
        return _name(behind[1:])
    cyrillic = all(map(_CYRILLIC.match, behind))
    return _name([_undeclined(one) for one in behind]) if cyrillic else ""


def _is_visit(token: str) -> bool:
    word = unaccented(token)
    return word in words().guests["journeys"] or word in words().guests["visit"]


def _nominative(token: str, visit: str) -> str:
    """``Merkel`` of ``Merkel's``, and of ``Merkels`` before a German word; ``Scholz`` of ``Scholz'``."""
    bare = _GENITIVE.sub("", token)
    if bare != token or not _GERMAN.search(unaccented(visit)):
        return bare if bare != token else ""
    return token.removesuffix("s") if token.endswith("s") else ""


def _undeclined(token: str) -> str:
    """``Путин`` of ``Путина``, ``Зеленский`` of ``Зеленского``: a woman's name ends in another way."""
    for ending, whole in _ENDINGS:
        if ending.search(token):
            return ending.sub(whole, token)
    return token


def _name(tokens: Sequence[str]) -> str:
    """These words as a name, where they may be one."""
    if not 1 <= len(tokens) <= _NAME or not all(one[:1].isupper() for one in tokens):
        return ""
    said = [unaccented(one) for one in tokens]
    known = any(kinds(one) or one in words().guests["purposes"] for one in said)
    known = known or bool(country_codes(" ".join(tokens)))
    return "" if known else " ".join(tokens)
