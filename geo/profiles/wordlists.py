"""Words by which unknown tables are told, from ``data/profiles/words.toml``."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any, Final, NamedTuple

from ..places import simplified
from ..tables import header_word
from .profile import FOLDER

_FILE: Final = "words.toml"
_LONGEST_BLANK: Final = 40
_SHORTEST_ALONE: Final = 5
"""Letters of a word for nothing beside which a noun may stand: ``unknown city``, and no ``na city``."""
_NOUNS_BESIDE: Final = ("city", "country", "venue", "date", "person", "name")


class Words(NamedTuple):
    """The lists of the file."""

    fields: dict[str, str]
    """Word of a header → the field that it names; ambiguous ones name the first that lists them."""
    blank: tuple[str, ...]
    surnames: frozenset[str]
    """Those of ``blank`` that are people's names, too, in lower case."""
    titles: tuple[str, ...]
    transit: tuple[str, ...]
    statuses: dict[str, str]
    """Word of a status column, as written there → one of ours."""
    nouns: dict[str, frozenset[str]]
    """Kind of word in a header (``city``, ``start``, ``home``, ``other`` …) → the words of that kind."""
    continents: frozenset[str]
    """What stands in a column of parts of the world, in lower case."""
    terms: frozenset[str]
    """Words for a term of office, and for holding one for the time being, as ``unaccented`` gives them."""
    bodies: frozenset[str]
    """Words in names of organisations and meetings, as ``unaccented`` gives them."""
    bodies_whole: frozenset[str]
    """Names of such, whole, as ``unaccented`` gives them."""
    along: frozenset[str]
    """Who came along, and what names of firms end with, as ``unaccented`` gives them."""
    confirming: frozenset[str]
    """Words of statuses without which a visit is a plan."""
    asking: frozenset[str]
    """What stands behind a question in a header, as ``unaccented`` gives it."""
    editorial: frozenset[str]
    """What a column of statuses says of its rows, and not of meetings, in lower case."""
    guests: dict[str, frozenset[str]]
    """Kind of word in a title (``received``, ``outgoing``, ``to`` …) → the words of that kind."""
    hosts: dict[str, frozenset[str]]
    """Kind of word in a header over hosts (``whole``, ``taken``, ``by``, ``either``), and ``summits``."""


def unaccented(word: str) -> str:
    """A word as it is compared: lower case, without accents, which many leave out, Han signs simplified."""
    apart = unicodedata.normalize("NFD", simplified(word.casefold()).replace("ı", "i"))
    return unicodedata.normalize("NFC", "".join(char for char in apart if not unicodedata.combining(char)))


@cache
def words() -> Words:
    """The lists, read once."""
    content = _content()
    named: dict[str, str] = {}
    for field, headers in content["headers"].items():
        for header in headers:
            named.setdefault(header_word(header), field)
    cells = content["cells"]
    statuses = {
        word: status
        for status, listed in content["status"].items()
        for one in listed
        for word in inflected(one)
    }
    nouns = {kind: frozenset(map(unaccented, listed)) for kind, listed in content["nouns"].items()}
    return Words(
        named,
        tuple(cells["blank"]),
        frozenset(map(str.casefold, cells["surnames"])),
        tuple(cells["titles"]),
        tuple(cells["transit"]),
        statuses,
        nouns,
        frozenset(map(str.casefold, cells["continents"])),
        frozenset(map(unaccented, cells["terms"])),
        frozenset(map(unaccented, cells["bodies"])),
        frozenset(map(unaccented, cells["bodies_whole"])),
        frozenset(map(unaccented, cells["along"])),
        frozenset(word for one in cells["confirming"] for word in inflected(one)),
        frozenset(map(unaccented, cells["asking"])),
        frozenset(map(str.casefold, cells["editorial"])),
        {kind: frozenset(map(unaccented, listed)) for kind, listed in content["guests"].items()},
        {kind: frozenset(map(unaccented, listed)) for kind, listed in content["hosts"].items()},
    )


def inflected(phrase: str) -> list[str]:
    """A phrase of the lists with each ending of its words in which a bar stands before one.

    >>> inflected("non annul|é")
    ['non annulé', 'non annulée', 'non annulés', 'non annulées']
    """
    forms = [_forms(*word.partition("|")) for word in phrase.split()]
    return [" ".join(one) for one in product(*forms)]


def _forms(stem: str, bar: str, ending: str) -> list[str]:
    return [stem + one for one in _content()["endings"][ending]] if bar else [stem]


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((FOLDER / _FILE).read_text("utf-8"))


def stands_for_nothing(text: str) -> bool:
    """Whether a cell says that nothing is known: "unknown", "k. A.", "sin datos", "various cities".

    >>> stands_for_nothing("K. A."), stands_for_nothing("unknown location"), stands_for_nothing("Varna")
    (True, True, False)
    """
    return is_nothing(text, _blanks())


def is_nothing(text: str, listed: frozenset[str]) -> bool:
    """Whether a cell is one of these words (as of ``blank_words``), or one with a noun of our fields."""
    if len(text) > _LONGEST_BLANK:
        return False
    said = _as_blank(text)
    if said in listed:
        return True
    tokens = said.split()
    rest = [token for token in tokens if token not in listed or len(token) < _SHORTEST_ALONE]
    return 0 < len(rest) < len(tokens) and all(unaccented(token) in _field_nouns() for token in rest)


def blank_words(listed: Iterable[str]) -> frozenset[str]:
    """Words for nothing as cells are compared with them."""
    return frozenset(map(_as_blank, listed))


def _as_blank(text: str) -> str:
    return " ".join(text.casefold().strip(" .()[]").replace(". ", ".").split())


@cache
def _blanks() -> frozenset[str]:
    return blank_words(words().blank)


@cache
def _field_nouns() -> frozenset[str]:
    return frozenset().union(*(words().nouns[kind] for kind in _NOUNS_BESIDE))
