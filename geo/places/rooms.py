"""Rooms and buildings of a house, in one part of a text: where the house is, there they are.

``Pavillon d'honneur de l'aéroport d'Orly``, ``钓鱼台国宾馆18号楼``. Works on text alone and knows no place.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re

_OF_AIRPORT: Final = re.compile(
    r"[\s'’](?P<outer>(?:aéroport|aérodrome|base aérienne|aeropuerto|aeroporto|base aérea|flughafen"
    r"|fliegerhorst|аэропорт|авиабаз|аеропорт)(?P<ending>s|es|\w)?\s.{3,})$",
    re.I,
)
_ROOM: Final = re.compile(
    r"^(?P<house>.{2,}?)(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:号?楼|号院|号厅|号馆|号会议室|楼|层|階|号館|층|호))$"
)


_QUOTED: Final = re.compile(r"^(?P<kind>.{4,}?)\s*[\"«“„](?P<name>[^\"«»“”„]{3,})[\"»”“]$")


def around(written: str) -> tuple[str, ...]:
    """The house or the airport of whose room the text tells, and what it calls a house in quotes, likeliest
    first.

    >>> around("Pavillon d'honneur de l'aéroport d'Orly"), around("钓鱼台国宾馆18号楼")
    (("aéroport d'Orly",), ('钓鱼台国宾馆',))
    """
    if quoted := _QUOTED.match(written):
        return quoted["name"], quoted["kind"]
    if of := _OF_AIRPORT.search(written):
        outer, ending = of["outer"], of["ending"] or ""
        word = outer.split()[0]
        return (outer if not ending else outer.replace(word, word.removesuffix(ending), 1),)
    room = _ROOM.match(written)
    return (room["house"],) if room else ()
