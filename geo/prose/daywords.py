"""The words and figures of which dates in prose are made, read one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .vocabulary import Vocabulary

LAST_YEAR: Final = -9
YEARS: Final = range(1000, 2200)


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
        self.first = words.days.first_words | self.months.keys() | self.weekdays.keys() | self.numbers.keys()
        self.first |= self.tens.keys() | {"the", "earlier", "later"}

    def _may_begin(self, word: str) -> bool:
        """Whether any date begins with a word: most words are told at once."""
        return word in self.first or word[:1].isdecimal() or "-" in word

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
        comma = self._word(low, index) == ","
        word = self._word(low, index + comma)
        if word.isdecimal() and len(word) == 4 and int(word) in YEARS:
            return int(word), 1 + comma
        if word in ("this", "last") and self._word(low, index + comma + 1) == "year":
            return (0 if word == "this" else LAST_YEAR), 2 + comma
        return -1, 0

    def _day(self, word: str) -> int:
        digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
        return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else 0

    def _range_of_days(self, low: Sequence[str], index: int) -> tuple[int, int, int]:
        """First and last day of the month and how many tokens they take: 14 to 24, 18-19, 6."""
        the = self._word(low, index) == "the"
        first = self._day(self._word(low, index + the))
        if not first:
            return 0, 0, 0
        at = index + the + 1
        if self._word(low, at) in self.to:
            article = self._word(low, at + 1) == "the"
            last = self._day(self._word(low, at + 1 + article))
            if last and last > first:
                return first, last, at + 2 + article - index
        return first, first, at - index


def _numbered(lines: Sequence[str], first: int) -> dict[str, int]:
    return {form: number for number, line in enumerate(lines, first) for form in line.split()}
