"""A country behind a hyphen without spaces: ``Suva-Fiji`` is ``Suva, Fiji``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..places import country_codes, normalise
from .behind import Asked

_SHORT: Final = frozenset(("UK", "US"))
_CODE: Final = 3
"""Letters of a country's code at least, the two above aside."""


def hyphens_read(cells: Iterable[str], ask: Asked) -> dict[str, str]:
    """Cells in which a hyphen parts a town from its country → the same with a comma; no others are in it.

    The part behind the last hyphen is a country, the one before it is none, and its name alone means a town
    there. A text that is a name as a whole (``Guinea-Bissau``, ``Baden-Baden``) stays as it is.
    """
    made = {}
    for text in dict.fromkeys(cells):
        town, hyphen, land = text.rpartition("-")
        if (
            hyphen
            and _is_town_in(town := town.strip(), land := land.strip(), ask)
            and not _is_name(text, ask)
        ):
            made[text] = f"{town}, {land}"
    return made


def _is_town_in(town: str, land: str, ask: Asked) -> bool:
    if len(country_codes(land)) != 1 or country_codes(town) or (len(land) < _CODE and land not in _SHORT):
        return False
    alone = ask(town, "")
    return alone is not None and alone.method == "exact" and alone.country in country_codes(land)


def _is_name(text: str, ask: Asked) -> bool:
    return bool(country_codes(text) or ask.gazetteer.store.places(normalise(text)))
