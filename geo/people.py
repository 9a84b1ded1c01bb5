"""Names as foreign tables write them → names as ours do: ``Angela Merkel (Germany)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from geo.gazetteer import country_codes, country_name
from geo.profiles import Leaders

_WORD_SEPARATOR: Final = re.compile(r"\w")
_INITIALS: Final = re.compile(r",(?=\s*(?:jr|sr|[23](?:nd|rd)|i{2,3}|iv)\b)", re.IGNORECASE)


def country_written(text: str) -> str:
    """A country as it can stand in brackets: its present name where that is one, otherwise as written."""
    codes = country_codes(text) if text else ()
    if len(codes) == 1:
        return country_name(codes[0]).replace("(", "[").replace(")", "]")
    return " ".join(text.translate({ord("("): "[", ord(")"): "]", ord(";"): ",", ord("|"): ","}).split())


def with_country(name: str, country: str) -> str:
    """``name (country)``; the name alone where no country is known or it bears one already."""
    return name if not country or name.endswith(")") else f"{name} ({country})".strip()


def names_in(text: str, leaders: Leaders) -> tuple[str, ...]:
    """The names in a cell without the offices before them; none blank, none twice.

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
    bare = (_without_office(part, offices) for part in parts)
    return tuple(dict.fromkeys(name for name in bare if name))


def _offices(titles: Sequence[str]) -> re.Pattern[str] | None:
    if not titles:
        return None
    words = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?:(?:{words})(?:[\s,]+(?:and|&)\s+|[\s,]+|$))+", re.IGNORECASE)


def _apart(text: str, separator: str, offices: re.Pattern[str] | None) -> list[str]:
    """The pieces at a separator that is part of names too, where an office follows it."""
    pieces = _INITIALS.sub("\x00", text).split(separator)
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
