"""Organisations and meetings where names of counterparts stand: ``G7``, ``Forum économique mondial``."""

from __future__ import annotations

from typing import Final

import pandas as pd

from ..language import phrase, phrases
from .names import names_in
from .reading import Reading
from .wordlists import unaccented, words

_LONGEST: Final = 200
"""Characters of a name that may be a body's."""
_BEHIND_OFFICES: Final = frozenset(("of", "de", "du", "des", "del", "della", "da", "do", "von", "vom", "der"))
"""What a name begins with whose office was taken off: ``of the European Council Charles Michel``."""


def without_bodies(reading: Reading) -> pd.Series[str]:
    """The cells of counterparts without the organisations among them, which are no leaders of any country.

    They are the occasion of rows that name none, and a note says so.
    """
    people = reading.profile.leaders
    cells = reading.column(people.hosts)
    names = {text: names_in(text, people) for text in cells.unique()}
    bodies = {text: [name for name in named if is_body(name)] for text, named in names.items()}
    about = cells.isin([text for text, found in bodies.items() if found])
    if not about.any():
        return cells
    told = cells.map({text: "; ".join(found) for text, found in bodies.items()}).astype("str")
    occasion = reading.ours_or_blank("occasion")
    reading.ours["occasion"] = occasion.mask(about & occasion.eq(""), told)
    reading.headers.setdefault("occasion", people.hosts)
    reading.say(
        phrases(
            "{count} cell with an organisation such as {text}",
            "{count} cells with an organisation such as {text}",
            about.sum(),
            text=told[about].iloc[0],
        ),
        people.hosts,
        phrase("names of people"),
        phrase("it is no leader of the country visited; it is the occasion where none is named"),
        "leader",
        rows=reading.rows[about].tolist(),
    )
    kept = {text: "; ".join(name for name in named if not is_body(name)) for text, named in names.items()}
    return cells.mask(about, cells.map(kept).astype("str"))


def is_body(name: str) -> bool:
    """Whether a name is an organisation's or a meeting's, and nobody's; an office in one is somebody's.

    >>> is_body("G7"), is_body("Forum économique mondial"), is_body("Kim Jong Un"), is_body("Lula")
    (True, True, False, False)
    """
    plain = unaccented(name[:_LONGEST].partition("(")[0]).strip(" .")
    listed = words()
    bare = plain.removeprefix("the ").removeprefix("le ").removeprefix("la ").removeprefix("l'")
    if bare in listed.bodies_whole:
        return True
    said = [word.strip(".,") for word in plain.replace("’", " ").replace("'", " ").split()]
    if any(word in listed.nouns["person"] for word in said) or (said and said[0] in _BEHIND_OFFICES):
        return False
    return any(word in listed.bodies for word in said)
