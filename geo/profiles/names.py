"""Names as foreign tables write them → names as ours do: ``Angela Merkel (Germany)``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from ..places import country_codes, country_name
from .profile import Leaders
from .wordlists import unaccented, words

_WORD_SEPARATOR: Final = re.compile(r"\w")
_LONGEST: Final = 2_000
"""Characters of a cell of names in which commas are looked at."""
COMMA: Final = re.compile(r",(?![^()]{0,80}\))")
"""A comma outside brackets."""
_FULL_NAME: Final = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,4}")
"""Two words or more that all begin with a capital."""
_OFFICES: Final = frozenset(("PM", "FM", "MP"))
"""Short forms of offices that are codes of countries too."""
_WORDS: Final = re.compile(r"[^\W_]+")
_MOST_WORDS: Final = 4
"""Words of a bracket that names a term of office."""
_LED: Final = 3
"""Words with which an office begins at most: ``Primeiro Vice-Presidente``."""
INITIALS: Final = re.compile(r",(?=\s*(?:jr|sr|[23](?:nd|rd)|i{2,3}|iv)\b)", re.IGNORECASE)


def country_written(text: str) -> str:
    """A country as it can stand in brackets: its present name where that is one, otherwise as written."""
    codes = country_codes(text) if text else ()
    if len(codes) == 1:
        return country_name(codes[0]).replace("(", "[").replace(")", "]")
    return " ".join(text.translate({ord("("): "[", ord(")"): "]", ord(";"): ",", ord("|"): ","}).split())


def with_country(name: str, country: str) -> str:
    """``name (country)``; the name alone where no country is known or it bears one already.

    A bracket that is no country gives way to the one that is known: ``Ada Quill (second term)``.
    """
    if not country:
        return name
    bare = without_remark(name)
    return name if bare == name and name.endswith(")") else f"{bare} ({country})".strip()


def without_remark(name: str) -> str:
    """A name without the bracket behind it that is no country's: a term, an office."""
    opened = name.rfind("(")
    inside = name[opened + 1 : -1]
    if opened <= 0 or not name.endswith(")") or (country_codes(inside) and inside not in _OFFICES):
        return name
    return name[:opened].strip()


def without_term(name: str) -> str:
    """A name without the bracket behind it that says in which term of office: ``(1er mandato)``.

    Years alone stay: two of one name may have been in office.

    >>> without_term("Ada Quill (second term)"), without_term("Ada Quill (Georgia)")
    ('Ada Quill', 'Ada Quill (Georgia)')
    """
    opened = name.rfind("(")
    inside = name[opened + 1 : -1]
    if opened <= 0 or not name.endswith(")") or not _of_term(inside):
        return name
    return name[:opened].strip()


def _of_term(inside: str) -> bool:
    """Whether a bracket has a word for a term of office, and besides only its number and little words."""
    said = [unaccented(word) for word in _WORDS.findall(inside)]
    return any(word in words().terms for word in said) and len(said) <= _MOST_WORDS


def are_offices(cells: Iterable[str]) -> bool:
    """Whether most cells that begin with an office say only what it is one of: ``Presidente do Senado``.

    >>> are_offices(["Presidente do Senado", "Ministra da Saúde"])
    True
    >>> are_offices(["President de Gaulle", "Pope Leo"])
    False
    """
    behind = [word for text in dict.fromkeys(cells) if (word := _behind_office(text))]
    of = sum(word.islower() and unaccented(word) in words().nouns["of"] for word in behind)
    return 2 * of > len(behind)


def _behind_office(text: str) -> str:
    """The word behind an office with which a text begins."""
    said = text.split()[: _LED + 1]
    offices = words().nouns["person"]
    place = next((at for at, word in enumerate(said[:_LED]) if unaccented(word.strip(".,")) in offices), None)
    return "" if place is None else "".join(said[place + 1 : place + 2])


def names_in(text: str, leaders: Leaders, *, offices_alone: bool = False) -> tuple[str, ...]:
    """The names in a cell without the offices before them; none blank, none twice.

    With ``offices_alone`` these are kept: nobody is named behind them (``are_offices``).

    Signs such as ``;`` always part two names. A comma and words such as `` and `` do so only where
    an office follows and a name stands before: ``President Duda and Prime Minister Tusk`` are two,
    ``Premier and Prince Sihanouk`` is one.
    """
    parts = [text]
    offices = _offices(leaders.titles)
    for separator in leaders.separators:
        if _WORD_SEPARATOR.search(separator) or separator.strip() in (",", "&"):
            parts = [piece for part in parts for piece in _apart(part, separator, offices)]
        else:
            parts = [piece for part in parts for piece in part.split(separator)]
    bare = (_without_office(part, None if offices_alone else offices) for part in parts)
    return tuple(dict.fromkeys(name for name in bare if name))


def seems_several(name: str) -> bool:
    """Whether commas seem to part full names, of which not each has its country behind it.

    >>> seems_several("Xi Jinping, Vladimir Putin"), seems_several("Bush, George")
    (True, False)
    """
    if "," not in name or len(name) > _LONGEST:
        return False
    pieces = [piece for piece in (part.strip() for part in COMMA.split(name)) if piece]
    names = [piece.partition("(")[0].strip() for piece in pieces]
    return (
        len(names) > 1
        and all(_FULL_NAME.fullmatch(one) for one in names)
        and not all(map(country_of, pieces))
    )


def country_of(name: str) -> str:
    """The country in the bracket behind a name; ``""`` where none stands there.

    >>> country_of("Ana Uno (Brazil)"), country_of("Ana Uno (second term)")
    ('Brazil', '')
    """
    opened = name.rfind("(")
    inside = name[opened + 1 : -1]
    return inside if opened >= 0 and name.endswith(")") and is_state(inside) else ""


def _offices(titles: Sequence[str]) -> re.Pattern[str] | None:
    if not titles:
        return None
    words = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?:(?:{words})(?:[\s,]+(?:and|&)\s+|[\s,]+|$))+", re.IGNORECASE)


def _apart(text: str, separator: str, offices: re.Pattern[str] | None) -> list[str]:
    """The pieces at a separator that is part of names too, where an office follows it."""
    pieces = INITIALS.sub("\x00", text).split(separator)
    made = [pieces[0]]
    for piece in pieces[1:]:
        begins = offices is not None and offices.match(piece.strip()) is not None
        if begins and _without_office(made[-1], offices):
            made.append(piece)
        else:
            made[-1] += separator + piece
    return [piece.replace("\x00", ",") for piece in made]


def _without_office(text: str, offices: re.Pattern[str] | None) -> str:
    name = " ".join(text.split())
    if offices is not None and (match := offices.match(name)):
        name = name[match.end() :]
    return name.strip(" ,&")


@lru_cache(maxsize=16_384)
def is_state(text: str) -> bool:
    """Whether a code or a name is a country's, and not a region's or an organisation's."""
    return bool(text) and len(country_codes(text)) == 1
