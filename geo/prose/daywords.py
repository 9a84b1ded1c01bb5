"""The words and figures of which dates in prose are made, read one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from .vocabulary import Vocabulary

LAST_YEAR: Final = -9
YEARS: Final = range(1000, 2200)
_OF_YEAR: Final = 4
"""Figures of a year."""


class DayWords:
    """Months, years, days and ranges of days among the tokens of one language."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.months = _numbered(words.dates["months"], 1)
        self.month_names = frozenset(line.split()[0] for line in words.dates["months"])
        self.weekdays = _numbered(words.dates["weekdays"], 0)
        self.units = {form: line.split()[0] for line in words.dates["units"] for form in line.split()}
        self.numbers = _numbered(words.dates["numbers"], 1)
        self.to = frozenset(words.dates["to"])
        self.tens = {word: 20 + 10 * at for at, word in enumerate(words.dates["tens"])}
        self.turn_behind = {
            word: turn for turn in ("last", "next") for word in words.words.get(f"dates.behind_{turn}", ())
        }
        """Words that stand behind a unit, weekday or month: *la semaine dernière*, *el viernes próximo*."""
        self.first = words.days.first_words | self.months.keys() | self.weekdays.keys() | self.numbers.keys()
        self.first |= self.tens.keys() | {"the", "earlier", "later"}
        if self.turn_behind:
            self.first |= {"week", "month", "year", "weekend"}

    def _may_begin(self, word: str) -> bool:
        """Whether any date begins with a word: most words are told at once."""
        return word in self.first or word[:1].isdecimal() or "-" in word

    def _openings(self, kinds: Iterable[str]) -> frozenset[str]:
        """The first words of the phrases of some lists."""
        phrases = (phrase for kind in kinds for phrase in self.words.words.get(f"dates.{kind}", ()))
        return frozenset(phrase.split()[0] for phrase in phrases)

    def _is_mere_figure(self, low: Sequence[str], index: int) -> bool:
        """Whether a figure is no year, and nothing stands behind it or another figure."""
        behind = self._word(low, index + 1)
        return len(low[index]) != _OF_YEAR and (not behind or behind.isdecimal())

    def _word(self, low: Sequence[str], index: int) -> str:
        return low[index] if 0 <= index < len(low) else ""

    def _month(self, low: Sequence[str], index: int) -> tuple[int, int]:
        """Month and number of tokens, a point behind an abbreviation included; 0 where there is none."""
        word = self._word(low, index)
        month = self.months.get(word, 0)
        if month and word not in self.month_names:  # Jan. 23, 23 Jan, and not Jan Wilkowicz
            beside = (self._word(low, index - 1)[:1], self._word(low, index + 1)[:1])
            month = month if any(one.isdecimal() or one == "." for one in beside) else 0
        size = 1 + (self._word(low, index + 1) == "." and len(self._word(low, index)) < 5)
        return (month, size) if month else (0, 0)

    def _year_at(self, low: Sequence[str], index: int) -> tuple[int, int]:
        """A year behind a date, maybe after a comma; -1 where none stands there."""
        comma = int(self._word(low, index) in (",", "of"))
        comma += self._word(low, index + comma) == "the" and comma > 0
        word = self._word(low, index + comma)
        if word.isdecimal() and len(word) == 4 and int(word) in YEARS:
            return int(word), 1 + comma
        after = self._word(low, index + comma + 1)
        if after == "year" and (self.words.has("dates.this", word) or self.words.has("dates.last", word)):
            return (0 if self.words.has("dates.this", word) else LAST_YEAR), 2 + comma
        if word == "year" and self.turn_behind.get(after) == "last":
            return LAST_YEAR, 2 + comma
        return -1, 0

    def _day(self, word: str) -> int:
        ending = next((one for one in self.words.grammar.ordinals if word.endswith(one)), "")
        digits = word.removesuffix(ending)
        return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0

    def _range_of_days(self, low: Sequence[str], index: int) -> tuple[int, int, int]:
        """First and last day of the month and how many tokens they take: 14 to 24, 18-19, 6."""
        the = self._word(low, index) == "the"
        first = self._day(self._word(low, index + the))
        if not first:
            return 0, 0, 0
        at = index + the + 1
        at += self._is_point(low, at)
        if self._word(low, at) in self.to:
            article = self._word(low, at + 1) == "the"
            last = self._day(self._word(low, at + 1 + article))
            if last and last > first:
                stop = at + 2 + article
                return first, last, stop + self._is_point(low, stop) - index
        return first, first, at - index

    def _is_point(self, low: Sequence[str], index: int) -> bool:
        """Whether the point behind a figure makes it a day: am 3. Mai, vom 3. bis 5. Mai."""
        behind = self._word(low, index + 1)
        return (
            self.words.grammar.ordinal_point
            and self._word(low, index) == "."
            and (behind in self.months or behind in self.to or self.words.has("dates.this", behind))
        )


def _numbered(lines: Sequence[str], first: int) -> dict[str, int]:
    return {form: number for number, line in enumerate(lines, first) for form in line.split()}
