"""Other forms of a name, tried where it is none as written: addresses, joined syllables, what a house is of.

Works on text alone and knows no place.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from .names import is_generic, normalise

_DIVISION: Final = (
    r"region|oblast|province|krai|kray|territory|governorate|state|district|county|prefecture|voivodeship"
    r"|canton|department|область|области|обл|краи|края|крае|провинция|провинции|губерния"
)
_DIVISION_BEHIND: Final = re.compile(rf"^(?P<name>.+?) (?:{_DIVISION})$")
_DIVISION_BEFORE: Final = re.compile(
    r"^(?:province|region|governorate|state|department|canton|departamento|provincia|estado|region"
    r"|departement|wilaya|wilayat|محافظه|منطقه|ولايه)(?: of| de la| de| del| du| di| do)? (?P<name>.+)$"
)
_HEAD: Final = re.compile(r"^(?P<outer>[^市町村区の]{2,3}[都道府県]|[^市の]{2,4}(?:省|自治区))(?P<rest>.+)$")
_TOWN_OF: Final = re.compile(r"^(?P<town>[^市町村区の]{1,6}[市町村区])(?:の(?P<inner>.+)|(?P<joined>.*))$")
_CHINESE: Final = re.compile(r"^[\u4e00-\u9fff]{4,16}[市县镇区]$")
_SYLLABLES: Final = re.compile(r"^[^\W\d_]{1,6}(?:-[^\W\d_]{1,6}){1,5}$")
_OF: Final = re.compile(
    r"^.+?\s(?:(?:de la|de los|de las|del|della|dello|degli|des|du|dos|das|da|do|di|de)\b|(?:de l|d)['’])"
    r"\s?(?P<name>[^\W\d_].+)$",
    re.I,
)
_NATURE: Final = frozenset(
    """
    lago lac laguna lagune monte mont montagne isla ile isola ilha golfo golfe rio valle vallee sierra cabo
    cap costa cote mar mer estrecho detroit selva desierto parque parc parco
    """.split()  # noqa: SIM905 - as in ``names``
)
"""What is called after a town and is not in it: ``Lago di Como``."""
_MOST_CUTS: Final = 8
_LAST_LATIN: Final = "\u024f"


def division_named(key: str) -> str:
    """What a division is called, where the text says that it is one: ``tver`` of ``tver region``."""
    match = _DIVISION_BEHIND.match(key) or _DIVISION_BEFORE.match(key)
    return match["name"] if match else ""


def address(written: str) -> tuple[str, str, str]:
    """Prefecture, town and what is in it of a Japanese or Chinese address in one word, else ``""``.

    >>> address("神奈川県大磯町の旧吉田茂邸")
    ('神奈川県', '大磯町', '旧吉田茂邸')
    """
    head = _HEAD.match(written)
    outer, rest = (head["outer"], head["rest"]) if head else ("", written)
    town = _TOWN_OF.match(rest)
    if not town or not (outer or town["inner"]):
        return "", "", ""
    return outer, town["town"], town["inner"] or town["joined"] or ""


def with_country_before(key: str) -> tuple[tuple[str, str], ...]:
    """A country and a town in one Chinese word that ends in the word for a town, without that."""
    if not _CHINESE.match(key):
        return ()
    return tuple((key[:cut], key[cut:-1]) for cut in range(2, min(len(key) - 2, _MOST_CUTS)))


def joined(written: str) -> str:
    """The key of a name whose syllables hyphens part, as Vietnamese writes foreign ones: ``Gua-tê-ma-la``."""
    return normalise(written.replace("-", "")) if _SYLLABLES.match(written) else ""


def tail(written: str) -> str:
    """What follows the last Romance preposition of a text: ``Colombia`` of ``Cancillería de Colombia``."""
    found, rest = "", written
    if normalise(written.partition(" ")[0]) in _NATURE:
        return ""
    while match := _OF.match(rest):
        found = rest = match["name"]
    return found


def without_generic(key: str) -> tuple[str, ...]:
    """The key without the words behind it that venues share, or with those before it behind: ``brdo congress
    centre`` of ``congress centre brdo``."""
    if key > _LAST_LATIN:
        return ()
    words = key.split()
    found = []
    while len(words) > 2 and is_generic(words[-1]):
        words = words[:-1]
        found.append(" ".join(words))
    words, before = key.split(), []
    while len(words) > 1 and is_generic(words[0]):
        before.append(words[0])
        words = words[1:]
        found += [" ".join([*words, *before]), *([" ".join(words)] if len(words) > 1 else ())]
    return tuple(found)
