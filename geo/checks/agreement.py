"""How far the reading of a table agrees with itself: what rows of a right reading have, and how many do.

"Rows mapped" says how many rows were not refused. A table can be read whole and wrong: every city in another
country, no row with a day. Such a reading is told by what its rows lack, and is not called read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ..errors import Problem
from ..language import N_, Phrase, _, for_pages, list_words, number_words, phrase
from ..places import split_key
from .alone import share_of_one

BAR: Final = 0.5
"""A share below this is no reading. Measured on tables of other makers (``tests/bench/strangers.py``): right
readings have 0.8 and more of each share, wrong ones fall below 0.4 in one at least."""
ALONE: Final = 0.87
"""Below this share of rows that one person can have travelled, a table that names nobody is several people's.
Measured on the travels of the US presidents and on rallies: each alone has 0.92 and more, all presidents
together 0.85."""
FEWEST: Final = 5
"""Fewer rows than these say nothing about the whole."""
_TELLING: Final = 0.1
"""Share of the rows that must name a place and its country, for these to speak for the whole."""
_FINE: Final = ("venue", "city", "admin")


_SHARE_WORDS: Final = {
    "a date that can be read": N_("{share} of the rows have a date that can be read"),
    "a place that is found": N_("{share} of the rows have a place that is found"),
    "somebody who travelled": N_("{share} of the rows have somebody who travelled"),
    "no error in them": N_("{share} of the rows have no error in them"),
    "their place in the country beside it": N_(
        "{share} of the rows have their place in the country beside it"
    ),
    "one traveller": N_("{share} of the rows can be journeys of one person, and nothing says who travelled"),
}


@dataclass(frozen=True)
class Agreement:
    """Shares of the reports of a table, 0 to 1; None where no report could have it."""

    reports: int
    dated: float
    """With a date that could be read, even a vague one."""
    day: float
    """With a day."""
    placed: float
    """With a place that was found, a country alone included."""
    within: float | None
    """Of those that name a country and a place in it: with the place found in that country."""
    traveller: float
    """With somebody who travelled."""
    home: float
    """With the country of everybody who travelled."""
    read: float = 1.0
    """Of the table's rows: without an error in them."""
    alone: float | None = None
    """Of a table that names nobody: rows that can be journeys of one person."""

    @property
    def lacking(self) -> tuple[Phrase, ...]:
        """What most rows lack, in words; empty for a reading that agrees with itself."""
        return tuple(
            phrase(_SHARE_WORDS[what], share=phrase("{number}%", number=round(share * 100)))
            for what, share in self._shares()
        )

    def _shares(self) -> Iterator[tuple[str, float]]:
        shares = {
            "a date that can be read": self.dated,
            "a place that is found": self.placed,
            "somebody who travelled": self.traveller,
            "no error in them": self.read,
            "their place in the country beside it": self.within,
        }
        for what, share in shares.items():
            if self.reports >= FEWEST and share is not None and share < BAR:
                yield what, share
        if self.reports >= FEWEST and self.alone is not None and self.alone < ALONE:
            yield "one traveller", self.alone

    @property
    def notice(self) -> str:
        """What the map says on its face; empty for a reading that agrees with itself."""
        shares = [_(_SHARE_WORDS[what], share=_percent(share)) for what, share in self._shares()]
        return _("Not read for sure: only {shares}.", shares=list_words(shares)) if shares else ""

    def words(self) -> str:
        """The shares in one line: ``98 % of 187 rows have a day, …``."""
        within = "" if self.within is None else f", {self.within:.0%} of places lie in their country"
        return (
            f"{self.day:.0%} of {self.reports:,} rows have a day, {self.placed:.0%} a place{within}, "
            f"{self.traveller:.0%} a traveller, {self.home:.0%} a home country"
        )


def _percent(share: float) -> str:
    return _("{number}%", number=number_words(int(f"{share * 100:.0f}")))


NO_ROWS: Final = Agreement(0, 0.0, 0.0, 0.0, None, 0.0, 0.0)
"""What a table without a row agrees on."""


def agreement(
    reports: pd.DataFrame,
    places: pd.DataFrame,
    leaders: pd.DataFrame,
    *,
    read: float = 1.0,
    named: bool = True,
) -> Agreement:
    """How far ``schema.REPORTS`` with these places and leaders agree with themselves.

    ``read``: the share of the table's rows that no error names, 0 to 1; ``named``: whether the table says who
    travelled.
    """
    if reports.empty:
        return NO_ROWS
    found = dict(zip(places["venue_key"], places["precision"], strict=True))
    precision = reports["venue_key"].map(lambda key: found.get(key, "none"))
    homes = set(leaders.loc[leaders["country"].ne(""), "name"])
    names = reports["leaders"]
    day = reports["start_day"].notna() & reports["start_day"].eq(reports["end_day"])
    precise = reports["date_kind"].eq("precise")
    return Agreement(
        reports=len(reports),
        dated=float(reports["date_kind"].ne("none").mean()),
        day=float((day | precise).mean()),
        placed=float(precision.ne("none").mean()),
        within=_within(reports["venue_key"], precision),
        traveller=float(names.map(bool).mean()),
        home=float(names.map(lambda row: bool(row) and homes.issuperset(row)).mean()),
        read=read,
        alone=None if named else share_of_one(reports, places),
    )


def _within(keys: pd.Series[str], precision: pd.Series[str]) -> float | None:
    """Share of the reports with a place and its country that were found finer than the country."""
    parts = {key: split_key(key) for key in keys.unique()}
    both = {key: bool(one[2]) and bool(one[0] or one[1]) and one[3] is None for key, one in parts.items()}
    chosen = precision[keys.map(both).astype("bool")]
    if len(chosen) < max(FEWEST, _TELLING * len(keys)):
        return None
    return float(chosen.isin(_FINE).mean())


def agreement_findings(file: str, found: Agreement) -> tuple[Problem, ...]:
    """An error for a reading that does not agree with itself; nothing otherwise."""
    if not found.lacking:
        return ()
    lacks, *others = found.lacking
    for other in others:
        lacks = phrase("{first}; {second}", first=lacks, second=other)
    bar = ALONE if len(found.lacking) == 1 and _is_of_several(found) else BAR
    allowed = phrase("at least {share} each", share=phrase("{number}%", number=round(bar * 100)))
    if _is_of_several(found):
        advice = for_pages(
            phrase(
                "so it is not called read: say which column names who travelled (--columns leader=COLUMN), "
                'or that it was one person (--columns "leader==Name (Country)")'
            ),
            phrase("say which column names who travelled, or that it was one person"),
        )
    else:
        advice = for_pages(
            phrase("so it is not called read: say which columns hold who, where and when (--columns)"),
            phrase("say which columns hold who, where and when"),
        )
    return (Problem(file, None, None, lacks, allowed, advice, "error", "agreement"),)


def _is_of_several(found: Agreement) -> bool:
    return any(what == "one traveller" for what, _share in found._shares())
