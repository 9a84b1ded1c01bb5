"""Whom a title names as who travelled: one person, or an office that several held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ..places import country_codes, simplified
from .nouns import kinds
from .wordlists import unaccented, words

_TITLE: Final = 200
"""Characters of a title that are looked at."""
_MADE_BY: Final = re.compile(
    r"(?:trips|visits|travels?|journeys|itinerary)(?: (?:made|abroad|undertaken))? (?:by|of) (?P<by>.+?)"
    r"(?:\s*[-–|(].*)?$",
    re.IGNORECASE,
)
_IN_HAN: Final = re.compile(
    r"(?P<by>[\u3400-\u9fff·]{2,12}?)(?:国家)?(?:主席|总统|总理|首相|总书记|国王|外长|部长)的?(?:出访|外访|访问|外事访问|国事访问|行程)"
)
"""``刘少奇主席出访行程``: a name, an office and a word for visits."""
_WORD: Final = re.compile(r"[^\W\d_][\w.’'-]*")
_WHOSE: Final = re.compile(r"[^\W\d_][\w.-]*['’]s?\Z")
"""``Modi's``, ``Sunaks’``."""
_SHORTENED: Final = frozenset(["here", "it", "that", "there", "what", "who", "let", "he", "she"])
"""Words before an ``'s`` that is no genitive: ``Here's a list of trips``."""
_FAR: Final = 5
"""Words between whose journeys they are and the word for journeys."""
_NAME: Final = 5
"""Words of a name at most."""
_SEVERAL: Final = ("s", "en", "ы", "ов")
"""Endings of several holders of an office."""


class Titled(NamedTuple):
    """Whom titles name."""

    person: str = ""
    office: str = ""
    """An office in the plural: ``prime ministers of India``. No one of them made all the journeys."""


def titled(titles: Iterable[str]) -> Titled:
    """Who made the journeys, as the first title that tells it says.

    >>> titled(["List of Ada Quill's foreign trips in 2015"])
    Titled(person='Ada Quill', office='')
    >>> titled(["Trips made by prime ministers of India"])
    Titled(person='', office='prime ministers of India')
    """
    for title in titles:
        if match := _MADE_BY.search(title[:_TITLE]):
            said = match["by"].strip()
            return Titled(office=said) if is_office(said) else Titled(person=said)
        han = _IN_HAN.match(simplified(title[:_TITLE].strip()))
        name = han["by"] if han else _whose(title[:_TITLE]) or _behind(title[:_TITLE])
        if name and not country_codes(name):
            return Titled(office=name) if is_office(name) else Titled(person=name)
    return Titled()


def is_office(text: str) -> bool:
    """Whether a text begins with several holders of an office, and names nobody: ``presidents of …``."""
    for word in map(unaccented, _WORD.findall(text)[:_FAR]):
        if word not in words().guests["of_offices"]:
            return "person" in kinds(word) and word.endswith(_SEVERAL)
    return False


def _whose(title: str) -> str:
    """``Ada Quill`` of ``List of Ada Quill's trips``: names before an ``'s``, journeys soon behind it."""
    tokens = title.split()
    for place, token in enumerate(tokens):
        if not _WHOSE.match(token) or token.split("'")[0].casefold() in _SHORTENED:
            continue
        behind = [unaccented(one.strip(".,:;()")) for one in tokens[place + 1 : place + 1 + _FAR]]
        if not any(one in words().guests["journeys"] for one in behind):
            continue
        name = [re.split(r"['’]", token)[0]]
        for one in reversed(tokens[max(0, place - _NAME + 1) : place]):
            if not one[:1].isupper() or (one.endswith((":", ",", ".")) and len(one) > _FAR):
                break
            name.insert(0, one)
        return " ".join(name) if name[0][:1].isupper() else ""
    return ""


def _behind(title: str) -> str:
    """``Ada Quill`` of ``Liste der Reisen von Ada Quill``: a name that ends a title, journeys before it."""
    tokens = title.split()
    for place in range(len(tokens) - 2, 0, -1):
        if unaccented(tokens[place]) in words().guests["by"]:
            name = tokens[place + 1 :]
            told = any(_is_journey(unaccented(one.strip(".,:;()"))) for one in tokens[:place])
            capital = all(one[:1].isupper() for one in name) and len(name) in range(2, _NAME + 1)
            return " ".join(name) if told and capital else ""
        if not tokens[place][:1].isupper():
            return ""
    return ""


def _is_journey(word: str) -> bool:
    """Whether a word is one for journeys, or a compound that ends in one: ``Präsidentschaftsreisen``."""
    listed = words().guests["journeys"]
    return word in listed or any(word.endswith(one) for one in ("reisen", "besuche", "besuchen"))
