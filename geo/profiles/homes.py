"""Lists beside lists: ``Scholz / Draghi`` of ``Germany / Italy``, two surnames by two given names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .names import country_written, is_state
from .splitting import LISTING, countries_in

_LISTED: Final = re.compile(r"\s*[;/|\n、，,&+]\s*|\s+(?:and|und|et|y|e|i|и|ve)\s+")


def with_homes(names: Sequence[str], land: str) -> tuple[list[str], list[str]]:
    """The names of a row with the country of each: one for all, or of a list as long as theirs its own.

    A list of countries says that a name is several people's where its pieces are as many. Of lists that
    differ in length nobody has a country.

    >>> with_homes(["Olaf Scholz / Mario Draghi"], "Germany / Italy")
    (['Olaf Scholz', 'Mario Draghi'], ['Germany', 'Italy'])
    """
    lands = [one for one in countries_in(land, LISTING) if one] if land else []
    if len(lands) < 2 or not all(map(is_state, lands)):
        return list(names), [country_written(land)] * len(names)
    pieces = [one for name in names for one in _LISTED.split(name) if one]
    made = next((one for one in (list(names), pieces) if len(one) == len(lands)), None)
    return (list(names), [""] * len(names)) if made is None else (made, list(map(country_written, lands)))


def several_joined(names: str, given: str) -> str:
    """The names of several people whose surnames and given names are two lists of one length; else nothing.

    >>> several_joined("Merkel, Macron", "Angela, Emmanuel"), several_joined("Dupont", "Jean, Marie")
    ('Angela Merkel; Emmanuel Macron', '')
    """
    last, first = ([one for one in _LISTED.split(text) if one] for text in (names, given))
    if len(last) < 2 or len(last) != len(first):
        return ""
    return "; ".join(f"{one} {other}" for one, other in zip(first, last, strict=True))
