"""How a map of flows opens, in the words of its own address (``docs/flows.md``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from ..html import LOOKS, choice, day_within, looks_by_itself, one_of, opened_by
from .schema import BESIDE, COLOURED

MODES: Final = ("so-far", "period")
TOP_STEPS: Final = (5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500)
"""Of the strongest flows so many are shown (``assets/core/flows/scale.js``)."""
TOP_FIRST: Final = 50
_UNITS: Final[Mapping[str, Any]] = {"day": "D", "month": "M", "year": "Y"}

Json = dict[str, Any]


def flows_opened_as(document: Json, text: str) -> Json:
    """A flows document that opens as ``text`` says, as ``html.opened_as`` has it of a replay document.

    Raises ``ValueError`` for a part that this map would not take, saying what it would.
    """
    return opened_by(document, text, _PARTS, _by_itself(document))


def extent(document: Json) -> tuple[int, int] | None:
    """The first and the last day of all periods, both inclusive; None where there is no period."""
    by, first, count = (document["periods"][name] for name in ("by", "first", "count"))
    if not count:
        return None
    if by == "week":
        return first, first + 7 * count - 1
    begun = np.datetime64(first, "D").astype(f"datetime64[{_UNITS[by]}]")
    return first, int((begun + count).astype("datetime64[D]").astype("int64")) - 1


def _by_itself(document: Json) -> Json:
    first, last = extent(document) or (None, None)
    return {
        "day": document["periods"]["count"] - 1 if last is not None else None,
        "from": first,
        "to": last,
        "mode": MODES[0],
        "country": "",
        "top": str(TOP_FIRST),
        "countries": document.get("coloured", COLOURED[0]),
        "beside": document.get("beside", BESIDE[0]),
        **looks_by_itself(document),
    }


def _day(text: str, document: Json) -> int:
    return day_within(text, extent(document))


def _period(text: str, document: Json) -> int:
    """The number of the period that a day lies in: the map shows all of it."""
    day, (by, first) = _day(text, document), (document["periods"][name] for name in ("by", "first"))
    if by == "week":
        return int(day - first) // 7
    begun, now = (
        int(np.datetime64(one, "D").astype(f"datetime64[{_UNITS[by]}]").astype("int64"))
        for one in (first, day)
    )
    return now - begun


def _country(text: str, document: Json) -> str:
    return text if not text else one_of(text, document["countries"]["code"], "country")


_PARTS: Final = {
    "day": _period,
    "from": _day,
    "to": _day,
    "mode": choice("mode", *MODES),
    "country": _country,
    "top": choice("number of flows", *map(str, TOP_STEPS)),
    "countries": choice("countries", *COLOURED),
    "beside": choice("beside", *BESIDE),
    **LOOKS,
}
