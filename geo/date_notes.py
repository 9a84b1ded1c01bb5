"""What is said about a date column that could have been read otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.date_edtf import SEASON_CODE
from geo.date_labels import label
from geo.date_numbers import is_excel_day, slash_order
from geo.date_texts import ISO_DAY, cleaned, parse_date, shown
from geo.date_words import SEASON_WORD
from geo.days import DateSpan
from geo.errors import DateError


@dataclass(frozen=True, slots=True)
class SlashOrder:
    """What a table's slash dates say about their order, as sorted distinct texts."""

    day: tuple[str, ...]
    """Values that can only be day first."""
    month: tuple[str, ...]
    """Values that can only be month first."""
    either: tuple[str, ...]
    """Values that read both ways, to different days."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> SlashOrder:
        """The evidence in the distinct texts of a table, in any order."""
        found: dict[str, list[str]] = {"day": [], "month": [], "either": []}
        for text in texts:
            for order in _evidence(text):
                found[order].append(text)
        return cls(*(tuple(sorted(values)) for values in found.values()))

    @property
    def day_first(self) -> bool:
        """Day first, unless some value can only be month first and none only day first."""
        return bool(self.day) or not self.month

    def notes(self) -> tuple[str, ...]:
        """The decision and its evidence, where some value could be read otherwise."""
        contradicting = self.month if self.day else ()
        if not self.either and not contradicting:
            return ()
        order = "day" if self.day_first else "month"
        evidence = self.day or self.month
        reason = f"{_examples(evidence)} can only be read so" if evidence else "no value shows otherwise"
        note = f"Slash dates are read {order} first, because {reason}."
        if self.either:
            note += f" {_meaning(self.either[0], self.day_first)}; if that is wrong, write 2024-05-16."
        if contradicting:
            note += f" {_examples(contradicting)} can only be month first: correct it."
        return (note,)


def reading_notes(read: Mapping[str, DateSpan | DateError | None]) -> tuple[str, ...]:
    """How spreadsheet day numbers and seasons were read, with one example of each."""
    understood = sorted(text for text, span in read.items() if isinstance(span, DateSpan))
    numbers = [text for text in understood if is_excel_day(text.strip())]
    seasons = [text for text in understood if SEASON_WORD.search(text) or SEASON_CODE.search(text)]
    notes = []
    if numbers:
        notes.append(
            "Whole numbers of five figures are read as a spreadsheet's days (1900 date system): "
            f"{_meaning(numbers[0])}."
        )
    if seasons:
        notes.append(
            "Seasons are read as whole months, northern ones unless the EDTF code says otherwise: "
            f"{', '.join(map(_meaning, seasons[:3]))}."
        )
    return tuple(notes)


def _evidence(text: str) -> set[str]:
    if ISO_DAY.fullmatch(text):
        return set()
    try:
        return slash_order(cleaned(text))
    except DateError:
        return set()


def _examples(texts: Sequence[str]) -> str:
    more = f" (and {len(texts) - 1} more)" if len(texts) > 1 else ""
    return f'"{shown(texts[0])}"{more}'


def _meaning(text: str, day_first: bool = True) -> str:
    """``"03/04/2024" is 3 April 2024``; the text alone when it cannot be read."""
    try:
        span = parse_date(text, day_first=day_first)
    except DateError:
        return f'"{shown(text)}" cannot be read'
    return f'"{shown(text)}" is {"" if span is None else label(span)}'
