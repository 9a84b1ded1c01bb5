"""Cells of a column of travellers that name several people: ``Putin, Tokayev``, ``Macron & Scholz``.

A comma and a word such as ``and`` may stand within one name; the whole column decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from ..places import country_codes
from .bodies import is_body
from .names import COMMA, INITIALS, country_of, seems_several, with_country
from .wordlists import unaccented, words

_SIGNS: Final = r"\s*[&+＆＋/／]\s*"
_ANDS: Final = r"\s+(?:and|und|et|en|og|och|ja|и|та|и|ve|dan|और|و)\s+"
_NAMES_TOO: Final = r"\s+(?:y|e|i)\s+"
"""Words for "and" that stand within one name too: ``Ortega y Gasset``, ``Costa e Silva``."""
_SURELY: Final = re.compile(f"{_SIGNS}|{_ANDS}")
_PERHAPS: Final = re.compile(_NAMES_TOO)
_ANY: Final = re.compile(f"{_SIGNS}|{_ANDS}|{_NAMES_TOO}")
_OUTSIDE: Final = re.compile(rf"(?:{_SIGNS}|{_ANDS}|{_NAMES_TOO}|,)(?![^()]{{0,80}}\))")
_IN_CAPITALS: Final = re.compile(rf"(?=\s+\w\w){_ANDS}(?![^()]{{0,80}}\))", re.IGNORECASE)
"""Words for "and" in a cell that is all in capitals."""
_SHORT_IN_CAPITALS: Final = re.compile(rf"(\w+)({_ANDS})(?=(\w+)\Z)", re.IGNORECASE)
"""Those between two single words, which may be the middle one of a name: ``LEE EN HSIEN``."""
_SURELY_AND: Final = frozenset(("and", "und", "и", "та", "और", "و"))
_LETTER_IN_CAPITALS: Final = re.compile(rf"(?<=\w)(\s+\S+)({_NAMES_TOO})(?=\S+\s)", re.IGNORECASE)
"""Those of one letter there: an initial where one word stands before or behind it."""
_OF_A_TITLE: Final = re.compile(r"v[ao]n|zu[mr]?|de[nrls]?|d[aiou]s?|of", re.IGNORECASE)
"""Words for "of" within a name, as titles have them."""
_PARTICLE: Final = r"(?:v[ao]n|de[nrls]?|d[aio]s?|la|le|el|al|bin|ibn|ter?|zu[mr]?)"
_NAME: Final = re.compile(
    rf"(?:{_PARTICLE} )*[^\W\d_a-zа-я][\w.'’-]*(?: (?:{_PARTICLE}|[^\W\d_a-zа-я][\w.'’-]*)){{0,4}}"
)
_OF: Final = frozenset(("of", "for", "de", "des", "du", "da", "do", "del", "di", "für", "von", "по"))
_LONGEST: Final = 300
_LIST: Final = 3
"""Pieces between commas from which on they are a list by themselves."""
_HALF: Final = 0.5


class People(NamedTuple):
    """What the names of a column are, as far as signs within them may part several people."""

    apart: dict[str, tuple[str, ...]]
    """Name as written → the people whom it names, two or more."""
    doubtful: frozenset[str]
    """Names that may be several people's and are kept whole."""


def people_apart(names: Iterable[str]) -> People:
    """The people in every distinct name of a column, and the names of which the column does not decide.

    ``&``, ``+``, ``/`` and words for "and" part two names, but for those that stand within names too
    (``y``, ``e``, ``i``), which need one of the two alone elsewhere in the column. A comma parts three
    names or more, and two where the second stands alone elsewhere; not where most have one comma
    (``Palme, Olof``), or the name stands elsewhere without it. What names an office, a country or an
    organisation as a whole is one. Words for "and" are in lower case but for cells in capitals.

    >>> people_apart(["Hollande", "Merkel, Hollande", "Costa e Silva"]).apart
    {'Merkel, Hollande': ('Merkel', 'Hollande')}
    """
    distinct = [name for name in dict.fromkeys(names) if name]
    column = _Column(distinct)
    apart: dict[str, tuple[str, ...]] = {}
    doubtful = set()
    for name in distinct:
        cell = _with_small_ands(name)
        if column.may_be_one(cell):
            doubtful.add(name)
            continue
        if not ("," in cell or _ANY.search(cell)) or len(cell) > _LONGEST:
            continue
        told, seems = _with_their_countries(cell), seems_several(cell)
        if len(told) < 2:
            told, seems = column.people(cell, seems)
        if len(told) > 1 or told[0] != cell:
            apart[name] = told
        elif seems:
            doubtful.add(name)
    return People(apart, frozenset(doubtful))


class _Column:
    """What the names of one column show together."""

    def __init__(self, names: Sequence[str]) -> None:
        bare = [_bare(_with_small_ands(name)) for name in names]
        single = [name for name in bare if "," not in name and not _ANY.search(name)]
        self._alone = {unaccented(name) for name in single}
        self._ends = {(said[0], said[-1]) for name in self._alone if len(said := name.split()) > 1}
        self._surnames = {unaccented(name.split()[-1]) for name in single if name.split()}
        self._countries = {unaccented(_bare(name)): country_of(name) for name in names if country_of(name)}
        pairs = [name for name in bare if name.count(",") == 1 and not _ANY.search(name)]
        self._behind: dict[str, set[str]] = defaultdict(set)
        for first, second in ([unaccented(one.strip()) for one in name.split(",")] for name in pairs):
            self._behind[first].add(second)
        self._seconds = set(chain.from_iterable(self._behind.values()))
        self.surname_first = bool(pairs) and len(pairs) > _HALF * len(bare)

    def people(self, name: str, seems: bool) -> tuple[tuple[str, ...], bool]:
        """The people in a name, and whether it seems to name several where it is kept whole."""
        whole = (name,)
        bare, land = _bare(name), country_of(name)
        if country_codes(bare) or is_body(bare):
            return whole, False
        if not _ANY.search(bare) and self._is_one([one.strip() for one in bare.split(",")]):
            return whole, False
        pieces, sure = self._pieces(bare)
        pieces = [piece for piece in pieces if not _is_following(piece)]
        if not pieces or not all(map(_may_be_name, pieces)) or _is_office(pieces):
            return whole, seems
        if len(pieces) > 1 and self._is_in_doubt(pieces, sure):
            return whole, True
        if len(pieces) == 1 and pieces[0] == bare:
            return whole, seems
        return tuple(dict.fromkeys(self._with_countries(pieces, land))), False

    def may_be_one(self, cell: str) -> bool:
        """Whether a cell is three words in capitals, as of one name, the middle one of which means "and"."""
        found = _SHORT_IN_CAPITALS.match(cell)
        if found is None or not (found[1] + found[3]).isupper() or found[2].strip() in _SURELY_AND:
            return False
        return not any(unaccented(one) in self._alone for one in (found[1], found[3]))

    def _pieces(self, bare: str) -> tuple[list[str], bool]:
        """The names in a text, and whether it is sure that they are several people's."""
        atoms = [one for one in _SURELY.split(bare) if one]
        ended = any("," not in atom for atom in atoms) and len(atoms) > 1  # the last of a list: A, B and C
        listed = [self._between_commas(atom, ended) for atom in atoms]
        pieces = list(chain.from_iterable(names for names, _ in listed))
        sure = all(told for _, told in listed)
        pieces, told = self._perhaps(pieces, many=len(pieces) > 1)
        return self._couple(pieces, sure and told)

    def _between_commas(self, atom: str, ended: bool) -> tuple[list[str], bool]:
        pieces = [one.strip().replace("\x00", ",") for one in COMMA.split(INITIALS.sub("\x00", atom))]
        pieces = [one for one in pieces if one]
        if len(pieces) < 2:
            return pieces, True
        behind = pieces[1:]
        if any(_begins_office(one) for one in behind) and not all(map(_begins_office, pieces)):
            return [atom], True
        if not all(map(_may_be_name, chain.from_iterable(map(_PERHAPS.split, pieces)))):
            return [atom], True
        return self._list(atom, pieces, ended)

    def _list(self, atom: str, pieces: list[str], ended: bool) -> tuple[list[str], bool]:
        pairs = [pieces[at : at + 2] for at in range(0, len(pieces), 2)]
        if any(map(self._is_one, pairs)):
            return [", ".join(pair) for pair in pairs], len(pieces) % 2 == 0
        if self.surname_first:
            if len(pieces) % 2 or (len(pieces) == 2 and self._may_be_two(pieces)):
                return pieces, False
            return [", ".join(pair) for pair in pairs], True
        if ended or len(pieces) >= _LIST:
            return pieces, True
        if _PERHAPS.search(pieces[-1]):
            return pieces, any(map(self._is_known, pieces)) or len(pieces[0].split()) == 1
        return pieces, unaccented(pieces[1]) in self._alone

    def _is_one(self, pair: Sequence[str]) -> bool:
        """Whether what stands at both sides of a comma is one name that stands elsewhere without it."""
        if len(pair) != 2:
            return False
        first, second = map(unaccented, pair)
        if not (first.split() and second.split()):
            return False
        return f"{first} {second}" in self._alone or (second.split()[0], first.split()[-1]) in self._ends

    def _may_be_two(self, pieces: Sequence[str]) -> bool:
        """Whether a name stands on both sides of commas, or before three different ones."""
        first, second = map(unaccented, pieces)
        both = second in self._behind or first in self._seconds
        return both or len(self._behind.get(first, ())) >= _LIST

    def _perhaps(self, pieces: list[str], many: bool) -> tuple[list[str], bool]:
        """The names at words that stand within names too."""
        made: list[str] = []
        sure = True
        for piece in pieces:
            sides = _PERHAPS.split(piece)
            if len(sides) == 1:
                made.append(piece)
                continue
            long = all(len(side.split()) > 1 for side in sides)
            short = all(len(side.split()) == 1 for side in sides)
            known = any(unaccented(side) in self._alone for side in sides) or all(map(_begins_office, sides))
            apart = long or known or short
            made += sides if apart else [piece]
            sure = sure and (known or (many and short) or not apart)
        return made, sure

    def _is_in_doubt(self, pieces: Sequence[str], sure: bool) -> bool:
        different = len(set(map(unaccented, pieces)))
        return not sure or different < len(pieces) or self._may_be_title(pieces)

    def _may_be_title(self, pieces: Sequence[str]) -> bool:
        """Whether a name that stands nowhere else may be no person's: a country, who came along, or what a
        title goes on with (``von und zu Guttenberg``, ``von Thurn und Taxis``)."""
        new = [piece for piece in pieces if not self._is_known(piece)]
        if any(country_codes(piece) or is_body(piece) or _is_along(piece) for piece in new):
            return True
        said = [piece.split() for piece in pieces]
        of = any(_OF_A_TITLE.fullmatch(word) for words in said[:-1] for word in words)
        headed = _begins_office(pieces[0]) and len(said[0]) > 1 and not _begins_office(pieces[-1])
        goes_on = len(said[-1]) == 1 or bool(_OF_A_TITLE.fullmatch(said[-1][0]))
        return pieces[-1] in new and goes_on and (of or headed)

    def _couple(self, pieces: list[str], sure: bool) -> tuple[list[str], bool]:
        """``Barack and Michelle Obama`` share the last name, where a row says so."""
        if len(pieces) != 2 or len(pieces[0].split()) != 1 or len(pieces[1].split()) < 2:
            return pieces, sure
        if self._is_known(pieces[0]):
            return pieces, sure
        named = f"{pieces[0]} {pieces[1].split()[-1]}"
        if unaccented(named) in self._alone:
            return [named, pieces[1]], sure
        return pieces, sure and unaccented(pieces[1]) in self._alone

    def _is_known(self, piece: str) -> bool:
        """Whether a name, or its last word, stands alone elsewhere in the column."""
        plain = unaccented(piece)
        return plain in self._alone or plain in self._surnames

    def _with_countries(self, pieces: list[str], land: str) -> list[str]:
        """Each name with the country that it bears elsewhere; the last of them with that of the bracket."""
        if not land:
            return pieces
        lands = [self._countries.get(unaccented(one), "") for one in pieces]
        lands[-1] = lands[-1] or land
        return [with_country(one, its) if its else one for one, its in zip(pieces, lands, strict=True)]


def _with_their_countries(name: str) -> tuple[str, ...]:
    """The names of a cell where each has its country in brackets behind it; otherwise nothing."""
    pieces = [one.strip(" ,") for one in _OUTSIDE.split(name)]
    pieces = [one for one in pieces if one]
    return tuple(dict.fromkeys(pieces)) if len(pieces) > 1 and all(map(country_of, pieces)) else ()


def _with_small_ands(name: str) -> str:
    """A cell in capitals with its words for "and" in lower case, in which others have them."""
    if not name.isupper():
        return name
    small = _IN_CAPITALS.sub(lambda found: found[0].lower(), name)
    return _LETTER_IN_CAPITALS.sub(lambda found: found[1] + found[2].lower(), small)


def _bare(name: str) -> str:
    """A name without the country in brackets behind it."""
    return name[: name.rfind("(")].strip() if country_of(name) else name


def _is_along(piece: str) -> bool:
    """Whether a piece says who came along, or ends the name of a firm: ``Wife``, ``Delegation``, ``Co``."""
    said = unaccented(piece.strip(" .")).split()
    return bool(said) and said[-1] in words().along


def _may_be_name(piece: str) -> bool:
    return bool(_NAME.fullmatch(piece)) or all(bool(_NAME.fullmatch(one.strip())) for one in piece.split(","))


def _is_following(piece: str) -> bool:
    """Whether a piece is of lower-case words alone, which name nobody: ``Putin and others``."""
    return piece.islower()


def _begins_office(piece: str) -> bool:
    return (
        bool(piece.split()) and unaccented(piece.split(maxsplit=1)[0].strip(".,")) in words().nouns["person"]
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(unaccented, words().titles))


def _is_office(pieces: Sequence[str]) -> bool:
    """Whether one piece is no more than an office or a part of one: ``Minister of Trade and Industry``."""
    for at, piece in enumerate(pieces):
        said = [unaccented(word.strip(".,")) for word in piece.split()]
        if all(word in words().nouns["person"] for word in said) or " ".join(said) in _titles():
            return True
        behind = at + 1 < len(pieces) and not _begins_office(pieces[at + 1])
        if behind and _begins_office(piece) and not _OF.isdisjoint(said):
            return True
    return False
