"""Own names of organs, houses and organisations, and adjectives of countries, as lists have them.

The lists say where each is: organs.csv, houses.csv and organisations.csv of the gazetteer.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from .. import patterns as re
from ..resources import DATA
from .names import normalise

_SEAT: Final = re.compile(
    r"\b(?:headquarters|hq|secretariat|head office)(?: of(?: the)?)?\b"
    r"|\b(?:siege|sede|sitz|hauptsitz|secretaria|secretariado)"
    r"(?: (?:de la|de l|del|du|des|de|da|do|della|der))?\b"
    r"|\b(?:штаб квартир\w|секретариат\w?)\b|مقر|总部|秘书处|本部"
)
"""Words for where an organisation sits."""
_EAST_ASIA: Final = "\u3040"
_LONGEST_NAME: Final = 6
SHORTEST_STEM: Final = 4
_ENDING: Final = 3
"""Letters that an adjective of a country has at most behind its stem: ``французского``."""
_NISBA: Final = re.compile(r"^(?P<article>ال)?(?P<name>[\u0621-\u064a]{2,}?)يه?$")


class Known(NamedTuple):
    """An own name in a key, whose it is and, where it does not sit with the government, the city."""

    name: str
    country: str
    city: str


def pieces(key: str) -> Iterator[str]:
    """Runs of words in which a name may stand; of one without spaces its beginning."""
    words = key.split()
    if key >= _EAST_ASIA:
        yield from (key[:cut] for cut in range(min(len(key), _LONGEST_NAME * 2), 1, -1))
        return
    for start in range(len(words)):
        for stop in range(min(len(words), start + _LONGEST_NAME), start, -1):
            yield " ".join(words[start:stop])


def own_name(key: str) -> Known | None:
    """The longest name of an organ or a house that stands in a key; none where they are of two countries."""
    tables = (own_names("organs.csv"), own_names("houses.csv"))
    found = [table[piece] for piece in pieces(key) for table in tables if piece in table]
    whole = [one for one in found if not any(one is not other and one.name in other.name for other in found)]
    if len({one.country for one in whole}) != 1:
        return None
    return max(whole, key=lambda one: len(one.name))


def headquarters(key: str) -> Known | None:
    """The organisation whose seat the key says that it is: ``OPEC headquarters``."""
    name = _SEAT.sub(" ", key).strip()
    known = own_names("organisations.csv").get(name) if name != key else None
    return known and known._replace(name=key)


def is_organisation(text: str) -> bool:
    """Whether a text is an organisation's name and no more.

    >>> is_organisation("NATO"), is_organisation("the European Union"), is_organisation("France")
    (True, True, False)
    """
    return normalise(text).removeprefix("the ") in own_names("organisations.csv")


@cache
def own_names(name: str) -> dict[str, Known]:
    """Key of an own name → whose it is."""
    with (DATA / "gazetteer" / name).open(encoding="utf-8", newline="") as lines:
        return {
            key: Known(key, row["country"], row["city"])
            for row in csv.DictReader(lines)
            for key in map(normalise, row["names"].split("|"))
        }


@cache
def _adjectives() -> dict[str, str]:
    """Stem of a country's adjective in French, Spanish, German or Russian → the country's code."""
    found: dict[str, str] = {}
    with (DATA / "prose" / "adjectives.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for language in ("fr", "es", "de", "ru"):
                for word in filter(None, row[language].split("|")):
                    found.setdefault(normalise(word).rstrip("o"), row["country"])
    return found


def adjective(word: str) -> str:
    """The code of the country whose adjective the word is, in whatever case and number; ``""`` for others."""
    for cut in range(len(word), max(SHORTEST_STEM, len(word) - _ENDING) - 1, -1):
        if code := _adjectives().get(word[:cut]):
            return code
    return ""


def countries_of(word: str) -> tuple[str, ...]:
    """Keys under which the country of an adjective is listed: English ones, and Arabic ones by their ending
    (``الأردني``: ``الأردن``)."""
    arabic = _NISBA.match(word)
    stems = (arabic["name"], f"ال{arabic['name']}") if arabic else ()
    return (f"demonym:{word}", *(stem + ending for stem in stems for ending in ("", "ا", "يا", "يه")))
