"""Houses, streets and organs that are called after a place: it need not be where they are.

``Blenheim Palace`` is not in Blenheim, ``Lok Kalyan Marg`` not in Kalyan, the Economic Commission for Africa
of the United Nations not at their seat. Without a town beside it such a name is doubtful where one great
town alone bears it, or where the language of its word is spoken, and otherwise it is open. A town that other
words of kind stand beside (``Presidential Palace Minsk``) only says where it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from .. import patterns as re
from .agreement import in_division, lies_in
from .answers import Reading
from .kinds import is_of_people, named_after
from .matches import BARE, Match
from .names import is_generic, normalise
from .words import is_small

CALLED: Final = 0.5
"""Confidence at most of a town that only a house is called after."""

_GREAT: Final = 100_000
_ONLY: Final = 0.6
"""Share of the people of all towns of the name from which one is the only great bearer."""
_HOUSES: Final = frozenset(
    """
    palace castle house hotel memorial mansion manor villa residence monument mausoleum museum inn abbey
    priory lodge chateau palais maison residenz schloss haus jagdschloss palacio castillo casa hacienda
    palazzo castello palacete castelo quinta solar istana
    дворец замок дом отель гостиница усадьба резиденция мемориал
    """.split()  # noqa: SIM905 - as in ``names``
)
_OTHER_THINGS: Final = frozenset(
    """
    inn pub bar tavern restaurant cafe motel hostel street road avenue lane district quarter neighbourhood
    neighborhood suburb station metro
    """.split()  # noqa: SIM905 - as in ``names``
)
"""Words right behind a house's name that make it the name of another thing, as ``city`` does at the end."""
_PALACES: Final = frozenset("palace castle house camp residence".split())  # noqa: SIM905
_ROOMS: Final = frozenset("hall room building lawn suite salon salle sala saal wing chamber".split())  # noqa: SIM905
"""Rooms and buildings: in none of these is the town that it is called after (``St George's Hall``)."""
_HALLS: Final = _ROOMS | {"ballroom", "auditorium"}
_TITLES: Final = frozenset(
    """
    king queen prince princess duke duchess lord lady sir dame emperor empress pope saint president general
    marshal admiral captain doctor professor mother father sister brother
    """.split()  # noqa: SIM905 - as in ``names``
)
_METROPOLIS: Final = 500_000
_OWN_HALL: Final = frozenset(("town", "city", "parish", "county"))
"""Words for the place itself, before its hall: that is there."""
_OF_TOWNS: Final = frozenset(["villa", "castelo", "castello", "castillo", "chateau"])
"""Words for houses with which names of towns begin."""
_EVERYWHERE: Final = frozenset(("*",))
"""Where a word for a house is a part of a town's own name."""
_LAST_LATIN: Final = "\u024f"
_STREET: Final = r"(?:street|road|drive|avenue|lane|marg|boulevard|square|platz|strasse|allee|salai|jalan)"
_WAY: Final = (
    r"(?:rue|avenue|boulevard|place|quai|calle|avenida|plaza|paseo|viale|piazza|corso|rua|praca|jalan|jl"
    r"|largo|alameda|travessa|terreiro|glorieta|passeig|carrer|placa"
    r"|улица|проспект|площадь|бульвар|набережная)(?: (?:de la|de|du|des|del|di|da|do|d|of))?"
)
_ORGAN: Final = re.compile(
    r"\b(?:commission|committee|agency|programme|program|fund|organi[sz]ation|commissioner|office|mission"
    r"|force|institute|bank|convention(?! cent)|delegation|conference|commissariat"
    r"|haut commissariat|comision|oficina"
    r"|kommission|комиссия|агентство)\b"
)


def judged(written: str, readings: list[Reading]) -> list[Reading]:
    """The readings of a part of a text, those marked that something else is called after."""
    key = normalise(written)
    if " " not in key and all(one.key == key and one.matches for one in readings):
        return readings
    if any(one.matches and _is_of_somebody(one, key) for one in readings):
        return [one._replace(hint=True) for one in readings]
    words = key.split()
    houses = _HOUSES.intersection(words) or (not _OWN_HALL.intersection(words) and _ROOMS.intersection(words))
    if not any(one.matches for one in readings):
        return [one._replace(hint=True) for one in readings] if houses else readings
    if houses and len(words) > 1 and len(readings) == 1:
        return [_house(written, key, words, readings[0])]
    return [
        one._replace(hint=True) if one.matches and one.key != key and _is_after(one, key) else one
        for one in readings
    ]


def without_other_things(written: str, readings: list[Reading]) -> list[Reading]:
    """The readings of a segment, a known house as a hint where a word behind its name makes it another thing.

    ``Pentagon City``, ``Chequers Inn``, ``Windsor Castle pub``, ``Balmoral Hotel``.
    """
    if not any(map(_has_venue, readings)):
        return readings
    key = f" {normalise(written)} "
    if is_of_people(key):
        return [one._replace(hint=True) if _has_venue(one) else one for one in readings]
    return [one._replace(hint=True) if _is_other_thing(one, key) else one for one in readings]


def _is_other_thing(one: Reading, key: str) -> bool:
    """Whether a segment names no house of those that are read in it.

    A palace is no hotel, while a hotel may be known without the word.
    """
    if not one.key or not _is_venue(one):
        return False
    behind = key.partition(f" {one.key} ")[2].split()
    other = behind == ["city"] or bool(_OTHER_THINGS.intersection(behind[:1]))
    houses = (set(normalise(match.name).split()) & _PALACES for match in one.matches)
    return other or ("hotel" in behind and all(houses))


def _has_venue(one: Reading) -> bool:
    return any(match.kind == "venue" for match in one.matches)


def _is_venue(one: Reading) -> bool:
    return bool(one.matches) and all(match.kind == "venue" for match in one.matches)


def _house(written: str, key: str, words: list[str], one: Reading) -> Reading:
    """A house that is called after what is read, or whose name a town has in another language."""
    if one.key == key:
        return _named_as(one, words)
    if any(match.kind == "venue" and match.worth > BARE for match in one.matches):
        return one
    rest = [
        word for word in words if word not in one.key.split() and word not in _HOUSES and word not in _ROOMS
    ]
    beside = [word for word in rest if is_generic(word) and len(word) > 3]
    if beside or not all(map(is_small, rest)):
        return one
    return one._replace(called=True, spoken=_spoken(written, one.key, len(words)))


def _is_of_somebody(one: Reading, key: str) -> bool:
    """Whether a hall is called after whom another word before the name tells: ``Queen Victoria Hall``.

    A great city alone keeps it (``Grand Chicago Ballroom``), but not behind a title.
    """
    before, _, behind = f" {key} ".partition(f" {one.key} ")
    words = [word for word in before.split() if not is_small(word)]
    if not words or not _HALLS.intersection(behind.split()[:1]):
        return False
    great = any(
        (match.kind, match.worth) == ("city", 1.0) and match.population >= _METROPOLIS
        for match in one.matches
    )
    venue = any(match.kind == "venue" for match in one.matches)
    return not venue and (not great or bool(_TITLES.intersection(words)))


def _named_as(one: Reading, words: list[str]) -> Reading:
    """A whole text that names a town and, in another language, a greater city: rather a house (Casa Branca,
    Casablanca), unless a country or a town beside it says that the town of that name is meant."""
    if not _is_rather_abroad(one, words):
        return one
    own = tuple(match for match in one.matches if match.method == "exact")
    return one._replace(matches=own, called=True, spoken=_EVERYWHERE) if own else one._replace(hint=True)


def _is_rather_abroad(one: Reading, words: list[str]) -> bool:
    """Whether the greatest that is called as the whole is a city whose name it is in another language."""
    best = max(one.matches, key=_people)
    foreign = best.kind == "city" and best.method == "alternate" and best.worth < 1.0
    return foreign and one.key <= _LAST_LATIN and not _OF_TOWNS.intersection(words)


def _people(match: Match) -> float:
    return math.inf if match.kind != "city" else match.population


def _spoken(written: str, name: str, words: int) -> frozenset[str]:
    """Countries in which a word for a house stands before the names of small towns: in Romance languages with
    a preposition (``château de Rambouillet``, but ``Palais Wilson``)."""
    joined = words - len(name.split()) > 1
    return frozenset().union(
        *(
            at
            for called, at in named_after(written)
            if (called == name or name.endswith(f" {called}")) and (joined or "DE" in at)
        )
    )


def _is_after(one: Reading, key: str) -> bool:
    """Whether a street is called after the name, or the text names an organ of an organisation."""
    if any(match.kind == "venue" for match in one.matches):
        return bool(_ORGAN.search(key.replace(one.key, " ", 1)))
    name = re.escape(one.key)
    return bool(re.search(rf"\b(?:{name} {_STREET}|{_WAY} {name})\b", key))


def weighed_called(readings: Sequence[Reading], within: frozenset[str]) -> list[Reading]:
    """The readings; of what a house is called after only the town that it may well be in, the rest as hints.

    ``within`` are the codes of written countries. Where another part names a town, that is where it is.
    """
    others = [one for one in readings if not (one.called or one.hint)]
    beside = bool(within) or any(one.matches for one in others)
    return [
        _settled(one, within, told=any(_tells(other, one) for other in others), beside=beside)
        if one.called
        else one
        for one in readings
    ]


def _settled(one: Reading, within: frozenset[str], *, told: bool, beside: bool) -> Reading:
    if one.spoken is _EVERYWHERE:
        return one._replace(called=False, spoken=frozenset(), hint=not beside)
    return _at_most_one(one, within, told=told)


def _tells(one: Reading, called: Reading) -> bool:
    """Whether a reading says where what is called so is: a town or a house, or a division that does not
    hold what it is called after."""
    if one.role == "context" or not any(match.kind != "country" for match in one.matches):
        return False
    divisions = [match for match in one.matches if match.kind == "admin"]
    return not any(in_division(town, division) for town in called.matches for division in divisions)


def _at_most_one(one: Reading, within: frozenset[str], *, told: bool) -> Reading:
    own = [
        match
        for match in one.matches
        if match.kind == "city" and (match.method == "exact" or one.key > _LAST_LATIN)
    ]
    inside = [match for match in own if not within or lies_in(match, within)]
    home = [match for match in inside if match.country in one.spoken]
    likely = home or [match for match in inside if match.population >= _GREAT]
    people = sum(match.population for match in home or inside)
    best = max(likely, key=lambda match: match.population, default=None)
    if told or best is None or best.population < _ONLY * people:
        return one._replace(hint=True)
    return one._replace(matches=tuple(inside))
