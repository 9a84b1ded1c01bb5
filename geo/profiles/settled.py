"""The status that rows get by what was said of them, where nothing of their own speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from ..language import phrase, phrases
from .outcome_words import CANCELLED, PLANNED, VIRTUAL, outcome_words, words_of
from .outcomes import Said, said, tells_held
from .put_off import is_put_off_to
from .reading import Reading
from .telling import say_read

_UNMADE: Final = frozenset((CANCELLED, "canceled", PLANNED, "invited"))


def to_their_days(reading: Reading, cells: pd.Series[str], told: Mapping[int, str]) -> dict[int, str]:
    """What was said of rows (by position), and planned where it was put off to the very day of the row."""
    dates = reading.ours_or_blank("start" if "start" in reading.ours else "date").tolist()
    texts = cells.tolist()
    return {
        place: PLANNED if one == CANCELLED and is_put_off_to(texts[place], dates[place]) else one
        for place, one in told.items()
    }


def settle(
    reading: Reading, header: str, cells: pd.Series[str], sure: Mapping[int, str], *, silent: bool = False
) -> None:
    """Give rows (by position) what was said of them, unless their own status or category says otherwise."""
    made = {name: reading.ours_or_blank(name).tolist() for name in ("status", "category")}
    own = reading.headers.get("category") == header
    against: dict[int, str] = {}
    new: dict[int, str] = {}
    for place, outcome in to_their_days(reading, cells, sure).items():
        status, category = made["status"][place], made["category"][place]
        # A telephone call that was held is one.
        says = "" if own and outcome == VIRTUAL else _against(status, category, outcome)
        if says:
            against[place] = says
            continue
        made["status"][place] = with_status(status, outcome)
        made["category"][place] = with_virtual(category, outcome)
        if (made["status"][place], made["category"][place]) != (status, category):
            new[place] = outcome
    for name, texts in made.items() if new else ():
        if name in reading.ours or any(texts):
            reading.ours[name] = pd.Series(texts, index=cells.index, dtype="str")
            reading.headers.setdefault(name, header)
    if not silent:
        say_read(reading, header, cells, new)
    if against and not silent:
        first, says = next(iter(against.items()))
        reading.say(
            phrases(
                "{count} row {word}, and beside it {text}",
                "{count} rows {word}, and beside it {text}",
                len(against),
                word=says,
                text=cells[first],
            ),
            header,
            phrase("one of both"),
            phrase(
                "they are shown as held; if they were not, write cancelled as their status, or "
                "virtual as their "
                "category"
            ),
            "status",
            "warning",
            reading.rows[list(against)].tolist(),
        )


def _against(status: str, category: str, outcome: str) -> str:
    """The row's own word by which the visit was made; nothing where it leaves that open, or says the same."""
    if outcome == VIRTUAL and VIRTUAL in category.casefold():
        return ""
    if status and status.casefold() not in _UNMADE:
        return status
    words = words_of(category)
    if outcome != VIRTUAL or VIRTUAL in words or not words:
        return ""
    return category if tells_held(words) or outcome_words().journeys.intersection(words) else ""


def with_status(status: str, outcome: str) -> str:
    """A row's status with what was said of it; its own is not changed."""
    return outcome if outcome in (CANCELLED, PLANNED) and not status else status


def with_virtual(category: str, outcome: str) -> str:
    """A row's category with the word by which nobody travelled, where that was said."""
    if outcome != VIRTUAL or VIRTUAL in category.casefold():
        return category
    joined = f"{category}, {VIRTUAL}" if category else VIRTUAL
    return joined if said(joined) == Said(VIRTUAL, True) else VIRTUAL  # a ceremony would be held in person
