"""Lists beside lists: ``Scholz / Draghi`` of ``Germany / Italy``, two surnames by two given names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from .names import country_written, is_state
from .several_people import people_apart
from .splitting import LISTING, countries_in

_SIGNS: Final = re.compile(r"\s*[;/|\n、，]\s*")
_COMMAS: Final = re.compile(r"\s*,\s*")


def with_homes(names: Sequence[str], land: str) -> tuple[list[str], list[str]]:
    """The names of a row with the country of each: one for all, or of a list as long as theirs its own.

    A list of countries beside one name is that of a person with several homes, or it is not known whose each
    is: of lists that differ in length nobody has a country.

    >>> with_homes(["Olaf Scholz / Mario Draghi"], "Germany / Italy")
    (['Olaf Scholz', 'Mario Draghi'], ['Germany', 'Italy'])
    """
    lands = [one for one in countries_in(land, LISTING) if one] if land else []
    if len(lands) < 2 or not all(map(is_state, lands)):
        return list(names), [country_written(land)] * len(names)
    pieces = [one for name in names for one in _people(name)]
    made = next((one for one in (list(names), pieces) if len(one) == len(lands)), None)
    return (list(names), [""] * len(names)) if made is None else (made, list(map(country_written, lands)))


def several_joined(names: str, given: str) -> str:
    """The names of several people whose surnames and given names are two lists of one length; else nothing.

    Words for "and" stand within names, too.

    >>> several_joined("Merkel, Macron", "Angela, Emmanuel"), several_joined("Ortega y Gasset", "José y Eva")
    ('Angela Merkel; Emmanuel Macron', '')
    """
    for sign in (_SIGNS, _COMMAS):
        last, first = ([one for one in sign.split(text) if one] for text in (names, given))
        if len(last) > 1 and len(last) == len(first):
            return "; ".join(f"{one} {other}" for one, other in zip(first, last, strict=True))
    return ""


def _people(name: str) -> list[str]:
    """The people in a name; a comma parts whole names alone: no ``Windsor, Charles``."""
    pieces = [piece for one in _SIGNS.split(name) for piece in _at_commas(one) if piece]
    apart = people_apart(pieces).apart
    return [one for piece in pieces for one in apart.get(piece, (piece,))]


def _at_commas(name: str) -> list[str]:
    pieces = _COMMAS.split(name)
    return pieces if all(len(piece.split()) > 1 for piece in pieces) else [name]
