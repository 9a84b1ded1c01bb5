"""Dates that hang on the day of publication or on the date before: *last week*, *two days later*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from .daywords import DayWords

WEEKDAYS: Final = 7
UNITS: Final = ("week", "month", "year", "weekend")
_THEN: Final = (("earlier", "this"), ("earlier", "that"), ("later", "this"))
PARTS: Final = frozenset(["early", "mid", "late"])
THIRDS: Final = ("early", "mid", "late")
TURNS: Final = frozenset(["last", "next", "this"])
_AGO_BEFORE: Final = frozenset(["ago_before"])
RELATIVE: Final = frozenset(
    [
        "today",
        "yesterday",
        "tomorrow",
        "in_day",
        "same_day",
        "first_day",
        "last_day",
        "day_after",
        "day_before",
        "weekend",
    ]
)


class Said(NamedTuple):
    """A date as said: its ``kind`` and whatever of it is said; months 1 to 12, weekdays 0 to 6, else -1."""

    kind: str
    size: int
    year: int = -1
    month: int = -1
    first: int = -1
    last_month: int = -1
    last: int = -1
    turn: str = ""
    number: int = 0


class RelativeDays(DayWords):
    """Finds relative dates among the tokens of one language."""

    def _relative(self, low: Sequence[str], index: int) -> Said | None:
        """today, last week, this month, the same day, the following day, at the weekend."""
        if index >= len(low):
            return None
        return self._turned(low, index) or self._of_then(low, index) or self._hanging(low, index)

    def _turned(self, low: Sequence[str], index: int) -> Said | None:
        """last week, next month, this year, next weekend; *next year's* only hints at the year."""
        if part := self._part_of_month(low, index):
            return part
        before = self._word(low, index) == "the"
        behind = self.turn_behind.get(self._word(low, index + before + 1), "")
        if behind and self._word(low, index + before) in UNITS:
            number = UNITS.index(self._word(low, index + before))
            return Said("unit", 2 + before, turn=behind, number=number)
        turns = self.words.days.at(low, index, TURNS)
        unit = self._word(low, index + turns.size) if turns else ""
        if turns is None or unit not in UNITS:
            return None
        turn = next(iter(turns.kinds & TURNS))
        if unit == "year" and self._word(low, index + turns.size + 1) == "'s":
            return Said("hint", turns.size + 1, turn=turn)
        return Said("unit", turns.size + 1, turn=turn, number=UNITS.index(unit))

    def _part_of_month(self, low: Sequence[str], index: int) -> Said | None:
        """early this month, late last month."""
        part = self.words.days.at(low, index, PARTS)
        turned = self._turned(low, index + part.size) if part else None
        if part is None or turned is None or turned.kind != "unit" or turned.number != 1:
            return None
        which = min(part.kinds & PARTS)
        return turned._replace(size=part.size + turned.size, first=THIRDS.index(which))

    def _of_then(self, low: Sequence[str], index: int) -> Said | None:
        """earlier this week, earlier that month, later this year."""
        first, second, unit = (self._word(low, index + at) for at in range(3))
        if unit not in UNITS[:3] or (first, second) not in _THEN:
            return None
        turn = "same" if second == "that" else "later" if first == "later" else "this"
        return Said("unit", 3, turn=turn, number=UNITS.index(unit))

    def _hanging(self, low: Sequence[str], index: int) -> Said | None:
        """today, the same day, the following day; *A, a day after B*: what stands behind it was a day
        before."""
        found = self.words.days.at(low, index, RELATIVE)
        if found is None:
            return None
        kind = min(found.kinds & RELATIVE)
        if kind == "tomorrow" and self._word(low, index - 1) == "the":  # la mañana
            return None
        last, behind = self._word(low, index + found.size - 1), self._word(low, index + found.size)
        if last in ("after", "before") and behind and not self.words.has("dates.closes", behind):
            to = self._word(low, index - 1) == "to"
            return None if to else Said("counted", found.size, number=-1 if last == "after" else 1)
        if kind == "weekend":
            return Said("unit", found.size, turn="", number=3)
        return Said(kind, found.size)

    def _counted(self, low: Sequence[str], index: int) -> Said | None:
        """ten days ago; two days later; three days before that; eighty years ago today."""
        before = self.words.days.at(low, index, _AGO_BEFORE)
        index += before.size if before else 0
        word = self._word(low, index)
        number = self.numbers.get(word, 0) or self.tens.get(word, 0)
        number = number or (int(word) if word.isdecimal() and len(word) <= 3 else 0)
        unit = self.units.get(self._word(low, index + 1), "")
        if before:
            return Said("ago", before.size + 2, number=number, turn=unit) if number and unit else None
        if unit and self._word(low, index + 2) == "ago":
            today = self._word(low, index + 3) == "today"
            return (
                Said("ago", 3 + today, number=number, turn=f"{unit} today" if today else unit)
                if number
                else None
            )
        if not number or unit not in ("day", "week"):
            return None
        days = number * (7 if unit == "week" else 1)
        tail = self._word(low, index + 2)
        if tail == "later" or (tail == "after" and self._word(low, index + 3) in ("that", ",")):
            return Said(
                "counted", 3 + (tail == "after" and self._word(low, index + 3) == "that"), number=days
            )
        if tail == "earlier" or (tail == "before" and self._word(low, index + 3) == "that"):
            return Said("counted", 3 + (tail == "before"), number=-days)
        return None
