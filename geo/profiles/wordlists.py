"""Words by which unknown tables are told, from ``data/profiles/words.toml``."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from ..places import simplified
from ..tables import header_word
from .profile import FOLDER

_FILE: Final = "words.toml"


class Words(NamedTuple):
    """The lists of the file."""

    fields: dict[str, str]
    """Word of a header → the field that it names; ambiguous ones name the first that lists them."""
    blank: tuple[str, ...]
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
    confirming: frozenset[str]
    """Words of statuses without which a visit is a plan."""
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
    content = tomllib.loads((FOLDER / _FILE).read_text("utf-8"))
    named: dict[str, str] = {}
    for field, headers in content["headers"].items():
        for header in headers:
            named.setdefault(header_word(header), field)
    cells = content["cells"]
    statuses = {word: status for status, listed in content["status"].items() for word in listed}
    nouns = {kind: frozenset(map(unaccented, listed)) for kind, listed in content["nouns"].items()}
    return Words(
        named,
        tuple(cells["blank"]),
        tuple(cells["titles"]),
        tuple(cells["transit"]),
        statuses,
        nouns,
        frozenset(map(str.casefold, cells["continents"])),
        frozenset(map(unaccented, cells["terms"])),
        frozenset(map(unaccented, cells["bodies"])),
        frozenset(map(unaccented, cells["bodies_whole"])),
        frozenset(cells["confirming"]),
        frozenset(map(str.casefold, cells["editorial"])),
        {kind: frozenset(map(unaccented, listed)) for kind, listed in content["guests"].items()},
        {kind: frozenset(map(unaccented, listed)) for kind, listed in content["hosts"].items()},
    )


@cache
def stands_for_nothing() -> frozenset[str]:
    """What people write into a cell for nothing, lower case: "unknown", "sin datos"."""
    return frozenset(word.casefold() for word in words().blank)
