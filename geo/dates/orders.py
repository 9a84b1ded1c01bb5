"""Whether day or month comes first in a column's dates of figures, and what shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..errors import DateError
from ..language import N_, phrase, phrases
from .notes import meaning
from .numbers import order_of, part_pairs
from .style import Style
from .texts import ISO_DAY, cleaned, parse_date, shown

_PAIRS_TRIED: Final = 200
_SEPARATED: Final = re.compile(r"[0-9]\s*[^\w\s.,][^\w\s]*\s*[0-9]")
_EXAMPLE: Final = (1950, 2049)
_SHORT: Final = 31
"""Days within which the span of a row is short."""


@dataclass(frozen=True, slots=True)
class PartOrder:
    """What a table's dates of figures say about their order, as sorted distinct texts."""

    day: tuple[str, ...]
    """Values that can only be day first."""
    month: tuple[str, ...]
    """Values that can only be month first."""
    either: tuple[str, ...]
    """Values that read both ways, to different days."""
    dots: bool = False
    """Dates with points, and not those with slashes or hyphens."""
    hint: str = ""
    """Why the month comes first where no value shows it alone; empty: nothing says so."""

    @classmethod
    def of(
        cls, texts: Sequence[str], spans: Iterable[tuple[str, str]] = (), *, dots: bool = False
    ) -> PartOrder:
        """The evidence in the distinct texts of a table, and in its rows of start and end, in any order."""
        found: dict[str, list[str]] = {"day": [], "month": [], "either": []}
        parts: set[tuple[int, int]] = set()
        for text in texts:
            pairs = _parts(text, dots=dots)
            parts.update(pairs)
            for order in {order_of(*pair) for pair in pairs} - {""}:
                found[order].append(text)
        undecided = not dots and found["either"] and not found["day"] and not found["month"]
        hint = (_shorter(spans) or _steadier(parts)) if undecided else ""
        day, month, either = (tuple(sorted(found[order])) for order in ("day", "month", "either"))
        return cls(day, month, either, dots, hint)

    @property
    def day_first(self) -> bool:
        """Day first, unless some value can only be month first and none only day first, or rows show it."""
        return bool(self.day) or not (self.month or self.hint)

    @property
    def is_open(self) -> bool:
        """Whether some value reads both ways and nothing in the column says which is meant."""
        shown = self.day or self.month or self.hint or self.dots
        return bool(self.either) and not shown

    def notes(self) -> tuple[str, ...]:
        """The decision and its evidence, where some value could be read otherwise."""
        contradicting = self.month if self.day else ()
        if not contradicting and (not self.either or (self.dots and self.day_first)):
            return ()
        note = phrase(self._order(), reason=self._reason())
        if self.either:
            meant = self._meaning(self.either[0])
            wrong = phrase("{meaning}; if that is wrong, write 2024-05-16.", meaning=meant)
            note = phrase("{first} {second}", first=note, second=wrong)
        if contradicting:
            wrong = phrase(
                "{examples} can only be month first: correct it.", examples=_examples(contradicting)
            )
            note = phrase("{first} {second}", first=note, second=wrong)
        return (note,)

    def _order(self) -> str:
        if self.dots:
            return (
                N_("Dates with points are read day first, because {reason}.")
                if self.day_first
                else N_("Dates with points are read month first, because {reason}.")
            )
        if self.day_first:
            return N_("Slash dates are read day first, because {reason}.")
        return N_("Slash dates are read month first, because {reason}.")

    def _reason(self) -> str:
        if evidence := self.day or self.month:
            return phrase("{examples} can only be read so", examples=_examples(evidence))
        return self.hint or phrase("no value shows otherwise")

    def _meaning(self, text: str) -> str:
        # A window for years of two figures makes the example readable; its century is another's matter.
        return meaning(text, Style(day_first=self.day_first, dots_day_first=self.day_first, window=_EXAMPLE))


def _parts(text: str, *, dots: bool) -> list[tuple[int, int]]:
    if ISO_DAY.fullmatch(text) or (text.count(".") < 2 if dots else not _SEPARATED.search(text)):
        return []
    try:
        return part_pairs(cleaned(text), dots=dots)
    except DateError:
        return []


def _shorter(spans: Iterable[tuple[str, str]]) -> str:
    """Why the month comes first, where rows are short stays only then."""
    month, day = 0, 0
    for start, end in sorted(spans)[:_PAIRS_TRIED]:
        lengths = [_length(start, end, day_first=first) for first in (True, False)]
        short = [length is not None and 0 <= length <= _SHORT for length in lengths]
        day += short[0] and not short[1]
        month += short[1] and not short[0]
    if not month or day:
        return ""
    return phrases(
        "then {count} of the rows lasts at most {most} days, which otherwise does not",
        "then {count} of the rows last at most {most} days, which otherwise do not",
        month,
        most=_SHORT,
    )


def _length(start: str, end: str, *, day_first: bool) -> int | None:
    try:
        style = Style(day_first=day_first, window=_EXAMPLE)
        first, last = parse_date(start, style=style), parse_date(end, style=style)
    except DateError:
        return None
    if first is None or last is None or first.start_day is None or last.end_day is None:
        return None
    return last.end_day - first.start_day


def _steadier(parts: set[tuple[int, int]]) -> str:
    """Why the month comes first, where the first number stays and the second changes.

    Days change sooner than months. A first number that is always 1 says nothing: many tables write the
    first of a month where they know the month alone.
    """
    firsts, seconds = ({pair[at] for pair in parts} for at in (0, 1))
    if len(firsts) > 1 or len(seconds) < 2 or firsts == {1}:
        return ""
    return phrase(
        "the first number is always {number} while the second changes, as days do within a month",
        number=next(iter(firsts)),
    )


def _examples(texts: Sequence[str]) -> str:
    first = f'"{shown(texts[0])}"'
    if len(texts) < 2:
        return first
    return phrase("{example} (and {count} more)", example=first, count=len(texts) - 1)
