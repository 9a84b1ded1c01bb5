"""What a name says by itself, before anything is weighed: whether it stands out, and of what kind it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from .agreement import lies_in
from .answers import Reading
from .channels import is_virtual
from .kinds import is_at_sea, is_nature, is_venue_word
from .matches import Match
from .names import has_generic, is_unstated, normalise
from .words import is_beside_water, is_sea, is_small, is_water

_HOUSE_NUMBER: Final = re.compile(r"(?!19\d\d|20\d\d)\d{1,4}[A-Za-z]?,?")
_LAST_LATIN: Final = "\u024f"
_KINDS_ABROAD: Final = frozenset(
    """
    ministere ministerio ministero ministério ministerium kanzleramt amt kementerian gedung balai bakanligi
    cancilleria chancellerie cancelleria secretaria ambassade residence salon salle sala salone sal centre
    dvorana zal pawilon pavillon pabellon pavilion aula auditorio auditorium gasthaus gastehaus lodge club
    hôtel hôtels resort beach spa golf oteli otel merkezi sarayi köşkü konağı binası kompleksi
    мид министерство міністерство администрация адміністрація канцелярия посольство резиденция резиденція
    штаб-квартира отель гостиница готель зал центр дворец палац дом дома комплекс санаторий клуб университет
    وزاره مقر مركز فندق منتجع قاعه ديوان الديوان مبني مجمع السفاره سفاره جامعه
    وزارت هتل تالار مجموعه دفتر
    मंत्रालय होटल भवन हाउस केंद्र
    """.split()  # noqa: SIM905 - as in ``names``
)
"""Words that say so in other languages than English, for ministries, halls, hotels and residences."""
_GREAT_IN_TEXT: Final = 500_000
CITY_IN_TEXT: Final = 50_000
_DIVISION_IN_TEXT: Final = 200_000
"""Population from which a name counts where it stands among words that are no names."""


@lru_cache(maxsize=1_000)
def is_no_place(piece: str) -> bool:
    """Whether a segment is a channel, says that the place is not known, or is at sea."""
    return is_virtual(piece) or is_unstated(piece) or is_at_sea(piece)


def is_foreign_script(key: str) -> bool:
    """Whether a key begins in another script than Latin."""
    return key > _LAST_LATIN and not key.isascii()


def names_place(match: Match, reading: Reading, within: frozenset[str]) -> bool:
    """Whether a bearer of a name is a place that may be meant: in another script, in the written country."""
    if within and is_foreign_script(reading.key):
        return lies_in(match, within)
    return match.kind != "country"


def is_rather_nature(found: tuple[Match, ...], key: str) -> bool:
    """Whether water, or a mountain or island, is meant and not the hamlet of its name, the town that is
    called so in passing, or the state on a sea's shore that has its name."""
    if is_sea(key) and all(one.kind == "admin" for one in found):
        return True
    if any(map(stands_out, found)) or (is_beside_water(key) and any(one.method == "exact" for one in found)):
        return False
    return is_water(key) or (is_nature(key) and all(one.method == "alternate" for one in found))


@cache
def _kinds_abroad() -> frozenset[str]:
    return frozenset(map(normalise, _KINDS_ABROAD))


def tells_kind(word: str) -> bool:
    """Whether a word beside a name says that it is a venue there: ``Hotel``, ``会議場``."""
    key = normalise(word)
    return has_generic(key) or is_venue_word(key) or key in _kinds_abroad()


def is_great(match: Match, key: str) -> bool:
    """Whether a city is so great that it is meant among words that are no names: by its own name, or by
    that in another script."""
    if match.kind == "venue":
        return True
    great = match.kind == "city" and (match.capital == 2 or match.population >= _GREAT_IN_TEXT)
    return great and (match.worth >= 1.0 or key > _LAST_LATIN)


def stands_out(match: Match) -> bool:
    """Whether a name is a place's even among words that are none."""
    if match.kind == "city":
        return match.capital > 0 or match.population >= CITY_IN_TEXT
    if match.kind == "admin":
        return not match.district and match.population >= _DIVISION_IN_TEXT
    return match.worth >= 0.3


def name_places(readings: Sequence[Reading], within: frozenset[str]) -> bool:
    """Whether some bearer of some name is a place that may be meant."""
    for one in readings:
        if one.role != "context":
            for match in one.matches:
                if names_place(match, one, within):
                    return True
    return False


def is_country_abroad(match: Match, name: str) -> bool:
    """Whether a country is meant by its name in another script, which hardly anything else is called."""
    return match.kind == "country" and is_foreign_script(name) and not match.edits


def is_street(words: Sequence[str], found: Sequence[Reading]) -> bool:
    """Whether a house number stands before a division's name, which is the street's: ``25 Sussex``."""
    return bool(_HOUSE_NUMBER.fullmatch(words[0])) and found[0].matches[0].kind == "admin"


def not_understood(words: list[str]) -> list[str]:
    """The words that say something which is not understood."""
    return [word for word in words if not is_small(normalise(word))]
