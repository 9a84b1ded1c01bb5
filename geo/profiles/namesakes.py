"""Words for nothing that are names as well: ``Vari`` is a town in Greece, and ``Offen`` a mayor."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

import pandas as pd

from ..errors import Problem
from ..language import phrase, phrases
from ..places import Gazetteer, country_codes
from ..tables import Where, clip
from .wordlists import stands_for_nothing, words

_NAME: Final = re.compile(r"[^\W\d_]+")
_PLACES: Final = ("venue", "city")
_PEOPLE: Final = "leaders"


def names_too(field: str, cells: pd.Series[str], lands: pd.Series[str]) -> frozenset[str]:
    """The words for nothing in a column of ours that are names: known places, and people's that stand once.

    A place must be one by exactly this name in the country beside it (``lands``).
    """
    perhaps = [text for text in cells.unique() if _is_written_so(text) and stands_for_nothing(text)]
    if not perhaps or field not in (_PEOPLE, *_PLACES):
        return frozenset()
    if field == _PEOPLE:
        once = cells.value_counts()
        return frozenset(text for text in perhaps if once[text] == 1 and text.casefold() in words().surnames)
    gazetteer = Gazetteer()
    beside = {text: set(lands[cells.eq(text)]) for text in perhaps}
    return frozenset(
        text for text in perhaps if all(_is_town(text, land, gazetteer) for land in beside[text])
    )


def kept_as_names(where: Where, cells: pd.Series[str], kept: Collection[str]) -> list[Problem]:
    """What was kept of a column's words for nothing, to be judged by whoever knows."""
    about = cells.isin(list(kept))
    if not about.any():
        return []
    rows = tuple(where.rows[about].astype("int64").tolist())
    text = cells[about].iloc[0]
    found = phrases("{count} cell such as {text}", "{count} cells such as {text}", len(rows), text=text)
    advice = phrase("{text} may be a name, and was kept; leave the cell blank if nothing is meant", text=text)
    return [
        Problem(
            where.file,
            rows[0],
            where.header,
            clip(found),
            phrase("a value, or nothing"),
            advice,
            "warning",
            "blank",
            rows,
        )
    ]


def _is_written_so(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and text.istitle()


def _is_town(text: str, land: str, gazetteer: Gazetteer) -> bool:
    """Whether a country has a town of exactly this name."""
    codes = country_codes(land) if land else ()
    if len(codes) != 1:
        return False
    found = gazetteer.find(f"{text}, {land}")
    exact = bool(found) and found[0].precision == "city" and found[0].method == "exact"
    return exact and found[0].country == codes[0]
