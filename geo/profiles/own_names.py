"""Whether a table whose headers are our own names holds what they say, and nothing beside them says more."""

from __future__ import annotations

from functools import cache
from typing import Final

import pandas as pd

from ..places import Gazetteer
from ..tables import REPORT_COLUMNS, RawTable, Recognised, header_word, says_no_status
from .abroad import foreign_places
from .candidates import CLAIMED, FEW, LIKELY, TRIED_ALONE, Candidates
from .guests import theirs
from .headers import claims
from .trial import Trial
from .when import is_long
from .wordlists import words

_TELLING: Final = ("date", "start", "end", "leaders", "venue", "city", "country")
"""Our columns on which everything rests; a synonym of theirs may mean something else in another's table."""
_OURS: Final = frozenset(word for name, others in REPORT_COLUMNS.items() for word in (name, *others))
_BESIDE: Final = ("leader_country", "with", "duration", "division", "status")
"""What a column may say beside ours of which they know nothing, or know another name."""

_HINTS: Final = {"leader_country": 0.4}
"""What a header must say at least where the values prove it: ``leader_iso``."""


def is_ours(raw: RawTable, ours: Recognised, gazetteer: Gazetteer) -> bool:
    """Whether the columns are ours: by their own names, or by synonyms that their values do not deny.

    A column called ``name`` may hold names of conferences, one called ``location`` where people live, and
    ``start`` and ``end`` may be those of a term of office.
    """
    told = {name: header for name, header in ours.headers.items() if name in _TELLING}
    others = [str(header) for header in raw.cells if str(header) not in ours.headers.values()]
    if any(_is_rival(header) for header in others) or _is_no_status(raw, ours):
        return False
    candidates = Candidates(Trial(raw, gazetteer))
    if any(_says_more(candidates, header, ours) for header in others) or _is_no_day(candidates, told):
        return False
    if candidates.point and not {"lat", "lon"} & ours.headers.keys():
        return False  # stop lat, stop lon
    if _is_whose(candidates, told):
        return False
    synonyms = {name: header for name, header in told.items() if header_word(header) != name}
    return not any(
        candidates.trial.shown[header].different >= FEW and candidates.alone(name, header) <= 0
        for name, header in synonyms.items()
        if name in TRIED_ALONE
    )


def _is_rival(header: str) -> bool:
    """Whether a column beside ours says as clearly as ours that it holds the visit: ``Visited city``."""
    if header_word(header) in _OURS:
        return False  # a second column for one of ours is said to be one
    return any(one.field in _TELLING and one.strength >= CLAIMED for one in claims(header))


def _says_more(candidates: Candidates, header: str, ours: Recognised) -> bool:
    """Whether a column beside ours holds whose country, whom, how long or which state, and ours do not."""
    if header_word(header) in _OURS:
        return False
    claimed = [
        name
        for name in _BESIDE
        if candidates.claim(header, name) >= _HINTS.get(name, CLAIMED) and name not in ours.headers
    ]
    if not claimed or ("duration" in claimed and "end" in ours.headers):
        return False
    told = candidates.trial.shown[header]
    if claimed[0] in ("leader_country", "division"):
        return candidates.alone(claimed[0], header) > 0
    if claimed[0] == "status":
        return told.tells_outcomes
    if claimed[0] == "with":
        return told.people >= LIKELY
    return told.filled > 0 and told.dates < LIKELY


def _is_whose(candidates: Candidates, told: dict[str, str]) -> bool:
    """Whether the country may be where travellers come from, and not where they went."""
    place = told.get("city") or told.get("venue")
    if "leaders" not in told or "country" not in told or (place is None and candidates.point):
        return False
    if candidates.trial.is_home(told["leaders"], told["country"], place):
        return True
    if place is not None and foreign_places(candidates.trial, told["leaders"], place, told["country"]):
        return True
    raw = candidates.trial.raw
    own = theirs(candidates, (*raw.titles, raw.file), told["leaders"], told["country"])
    named = all(header_word(told[name]) == name for name in ("leaders", "country"))
    return place is None and own is not None and (own.said or not named)


def _is_no_day(candidates: Candidates, told: dict[str, str]) -> bool:
    """Whether the days are those of terms of office, or lack the year in every row."""
    if "start" in told and "end" in told and is_long(candidates.trial, told["start"], told["end"]):
        return True
    first = told.get("date") or told.get("start")
    return first is not None and candidates.trial.shown[first].yearless >= LIKELY


def _is_no_status(raw: RawTable, ours: Recognised) -> bool:
    """Whether a status column is about its rows, or says in other words than ours that meetings were held.

    Other words that are not known are faults, which become no meetings that were held.
    """
    cells = raw.cells[ours.headers["status"]].str.strip() if "status" in ours.headers else None
    if cells is None:
        return False
    distinct = {text.casefold() for text in cells.unique() if text}
    return bool(distinct) and (distinct <= words().editorial or not distinct.isdisjoint(_other_statuses()))


@cache
def _other_statuses() -> frozenset[str]:
    """Words that say in another language what is more than planned: "abgesagt", "stattgefunden"."""
    told = [word for word, status in words().statuses.items() if status != "planned"]
    return frozenset(word.casefold() for word in told if says_no_status(pd.Series([word], dtype="str")))
