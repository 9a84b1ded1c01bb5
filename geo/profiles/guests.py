"""Lists of guests: what a title says of who went where, where each traveller has one country beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ..places import country_codes, country_name
from ..tables import HEADING
from .candidates import FEW, LIKELY, Candidates
from .values import sample
from .wordlists import unaccented, words

_WORD: Final = re.compile(r"[^\W_]+")
_TITLES: Final = 6
_LONGEST: Final = 200
"""Titles that are looked at, and characters of each."""
_NAME: Final = 5
"""Words of a country's name at most."""
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_MOST: Final = 0.5
_NAMES: Final = 40
_ALONE: Final = 0.9
"""Share of the travellers in several rows that have one country alone from which on it may be their own."""


class Told(NamedTuple):
    """What titles say of the visits below them."""

    received: bool
    """Whether they were paid to somebody or to a country, by several guests."""
    outgoing: bool
    """Whether they lead abroad: the countries beside them are where they went."""
    host: str = ""
    """The country that they were paid to, by its present name."""


def told(titles: Iterable[str]) -> Told:
    """What titles say: ``State visits received by …``, ``Visits to Russia``, ``Trips abroad``.

    >>> told(["List of diplomatic visits to the United States from Europe"])
    Told(received=True, outgoing=False, host='United States')
    """
    received = outgoing = False
    host = ""
    for title in list(titles)[:_TITLES]:
        tokens = [unaccented(word) for word in _WORD.findall(title[:_LONGEST])]
        there = _host(tokens)
        host = host or there
        received = received or bool(there) or _says(title, tokens, "received")
        outgoing = outgoing or _says(title, tokens, "outgoing")
    return Told(received, outgoing and not received, host)


def _says(title: str, tokens: Sequence[str], kind: str) -> bool:
    """Whether a title has a word of this kind; words of Han signs stand within others."""
    listed = words().guests[kind]
    return not listed.isdisjoint(tokens) or any(word in title for word in listed if _HAN.match(word))


def _host(tokens: Sequence[str]) -> str:
    """The country behind ``visits to``, ``besuche in``, ``visited``; empty where none stands there."""
    lists = words().guests
    for place, token in enumerate(tokens):
        if token not in lists["visits"]:
            continue
        at = next(
            (one for one in range(place + 1, min(place + 4, len(tokens))) if tokens[one] in lists["to"]), 0
        )
        if not at and token not in lists["direct"]:
            continue
        behind = tokens[(at or place) + 1 :]
        behind = behind[1:] if behind and behind[0] in lists["articles"] else behind
        for length in range(min(_NAME, len(behind)), 0, -1):
            codes = country_codes(" ".join(behind[:length]))
            if len(codes) == 1:
                return country_name(codes[0])
    return ""


class Theirs(NamedTuple):
    """A column of countries that may be where guests came from."""

    header: str
    said: bool
    """Whether a title says that visits were received."""
    host: str = ""
    """The country that the title says they were paid to, where it says one."""


def theirs(candidates: Candidates, titles: Sequence[str], who: str, where: str) -> Theirs | None:
    """The column of places as one of the travellers' own countries, where nothing proves that they went.

    Each traveller has one country, and the title says that visits were received; or no traveller stands in
    several rows, so that nothing shows that anybody went to two.
    """
    trial = candidates.trial
    shown = trial.shown[where]
    if shown.countries < LIKELY or trial.shown[who].different < FEW:
        return None
    found = trial.determined(who, where)
    if found.repeated and found.share < _ALONE:
        return None
    title = told(titles)
    if title.host and _is_all(trial.raw.cells[where].unique().tolist(), title.host):
        return None
    if title.received:
        return Theirs(where, True, title.host)
    alone = (found.repeated < FEW or where == HEADING) and shown.different >= FEW
    if not alone or title.outgoing or _has_homes(candidates, who, where):
        return None
    return Theirs(where, False)


def _has_homes(candidates: Candidates, who: str, where: str) -> bool:
    """Whether another column has countries or states, or brackets behind the names: where they come from."""
    others = (told for header, told in candidates.trial.shown.items() if header != where)
    if any(max(told.countries, told.divisions) >= LIKELY for told in others):
        return True
    names = sample(candidates.trial.raw.cells[who], _NAMES)
    homes = [name for name in names if country_codes(name.rpartition("(")[2].removesuffix(")"))]
    return len(homes) >= _MOST * len(names)


def _is_all(values: Sequence[str], host: str) -> bool:
    """Whether most of these countries are the one that the visits were paid to."""
    codes = country_codes(host)
    named = [country_codes(value) for value in values[:100] if value]
    return bool(named) and sum(one == codes for one in named) > _MOST * len(named)
