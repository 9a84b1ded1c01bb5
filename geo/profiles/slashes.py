"""What stands behind a slash: another place, or where the one before it lies; told by the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ..places import country_codes, divisions_within

_CODE: Final = re.compile(r"(?<=[^\s/])\s*/\s*([A-Z]{2,3})(?=\s*(?:$|[,;\n(]))")
"""``Boston/MA``, also within a list of them."""
_MOST: Final = 0.6
"""Share of the column's cells with a slash from which on these say where the place lies."""
_NAME: Final = 4
"""Letters of a country's name at least: shorter ones may be codes of anything."""


def slashes_read(cells: Iterable[str]) -> dict[str, str]:
    """Cells in which a slash says where a place lies → the same with a comma instead; no others are in it.

    So ``Boston/MA`` is ``Boston, MA`` where most cells with a slash end in a state of one country,
    ``Rome/IT`` is ``Rome, IT`` where all end in a country's code behind what is no country, and
    ``Lyon/France`` is ``Lyon, France`` where most have one country behind a place that is none. States and
    countries count together: ``Natal/RN`` and ``Osaka/Japan`` may stand in one column.
    """
    slashed = [text for text in dict.fromkeys(cells) if "/" in text]
    coded = [text for text in slashed if _CODE.search(text)]
    codes = list(dict.fromkeys(code for text in coded for code in _CODE.findall(text)))
    landed = [text for text in slashed if _is_in_a_country(text)]
    behind = {text: ", ".join(part.strip() for part in text.split("/")) for text in landed}
    if coded and _are_codes(codes, coded):
        behind |= {text: _CODE.sub(r", \1", text) for text in coded}
    return behind if len(behind) >= _MOST * len(slashed) else {}


def _are_codes(codes: Sequence[str], coded: Iterable[str]) -> bool:
    """Whether the codes are states of one country, or countries behind places that are none."""
    if divisions_within(codes)[1] >= _MOST:
        return True
    return all(map(country_codes, codes)) and not any(
        country_codes(_CODE.split(text, maxsplit=1)[0].strip()) for text in coded
    )


def _is_in_a_country(text: str) -> bool:
    """Whether one country stands behind the only slash, and none before it."""
    place, slash, land = (part.strip() for part in text.partition("/"))
    if not slash or "/" in land or len(land) < _NAME or not place:
        return False
    return len(country_codes(land)) == 1 and not country_codes(place)
