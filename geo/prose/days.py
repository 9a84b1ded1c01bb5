"""Dates as prose says them, found over tokens; what days they mean is for ``resolving`` to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from .daywords import YEARS
from .relative import PARTS, RELATIVE, TURNS, UNITS, WEEKDAYS, RelativeDays, Said
from .vocabulary import Vocabulary

_PREFIXES: Final = {"mid-": "mid", "end-": "late", "early-": "early", "late-": "late"}
_QUARTERS: Final = frozenset(f"quarter_{number}" for number in range(1, 5))


Way = Callable[[Sequence[str], int], "Said | None"]


class Days(RelativeDays):
    """Finds dates among the tokens of one language."""

    def __init__(self, words: Vocabulary) -> None:
        super().__init__(words)
        self._by_word: dict[str, tuple[Way, ...]] = {}
        self.turns = frozenset().union(*(words.words[f"dates.{turn}"] for turn in TURNS))
        self.ago = self._openings(["ago_before"])
        self._before_month = self._openings(PARTS) | self.turns
        self._of_quarter = self._openings(_QUARTERS)
        units = frozenset(UNITS) if self.turn_behind else frozenset()
        self._hanging_words = self._openings(TURNS | RELATIVE) | units | {"the", "earlier", "later"}

    def at(self, low: Sequence[str], index: int) -> Said | None:
        """The date that begins at a token, the longest way to read it; None where none begins."""
        word = low[index]
        if not self._may_begin(word) or (word.isdecimal() and self._is_mere_figure(low, index)):
            return None
        found = [said for way in self._ways(low[index]) if (said := way(low, index)) is not None]
        best = max(found, key=lambda said: said.size, default=None)
        if (
            best is not None
            and best.kind in ("month", "days")
            and not best.turn
            and self._word(low, index - 1) == "since"
        ):
            return best._replace(kind="since")
        return best

    def _ways(self, word: str) -> tuple[Way, ...]:
        """The ways to read a date that begins with a word, kept for the words of the tables."""
        if word not in self._by_word:
            listed = word in self.first
            figure = word[:1].isdecimal()
            ways: tuple[tuple[Way, bool], ...] = (
                (self._counted, figure or word in self.numbers or word in self.tens or word in self.ago),
                (self._weekday, word in self.weekdays or word in self.turns),
                (self._relative, word in self._hanging_words or word in self._before_month),
                (self._days_first, figure or word == "the"),
                (
                    self._month_first,
                    word in self.months or "-" in word or word in self._before_month or word == "the",
                ),
                (self._bare_days, word == "the"),
                (self._year, figure),
                (self._quarter, word in self._of_quarter),
            )
            chosen = tuple(way for way, may in ways if may)
            if not listed:
                return chosen
            self._by_word[word] = chosen
        return self._by_word[word]

    def _days_first(self, low: Sequence[str], index: int) -> Said | None:
        """14 to 24 January 1943; 30 April to 2 May; 6 of July."""
        first, last, size = self._range_of_days(low, index)
        if not first:
            return None
        of = self._word(low, index + size) == "of"
        month, taken = self._month(low, index + size + of)
        if not month:
            at = index + size + of
            turned = self.words.has("dates.this", self._word(low, at)) and self._word(low, at + 1) == "month"
            return Said("of_month", size + of + 2, first=first, last=last) if turned else None
        size += of + taken
        year, more = self._year_at(low, index + size)
        if first == last and self._word(low, index + size + more) in self.to:
            at = index + size + more + 1
            other, _, other_size = self._range_of_days(low, at)
            end_month, end_taken = self._month(low, at + other_size)
            if other and end_month:
                end_year, end_more = self._year_at(low, at + other_size + end_taken)
                total = at + other_size + end_taken + end_more - index
                return Said("days", total, max(year, end_year), month, first, end_month, other)
        return Said("days", size + more, year, month, first, month, last)

    def _month_first(self, low: Sequence[str], index: int) -> Said | None:
        """May 16-17, 2024; May 30 to June 2; early June; in May 2024; May of this year."""
        part, before = "", 0
        found = self.words.days.at(low, index, PARTS)
        if found:
            part, before = next(iter(found.kinds & PARTS)), found.size
            before += self._word(low, index + before) in ("-", "‑", "in", "of")
        word = self._word(low, index)
        for prefix in ("mid-", "end-", "early-", "late-"):
            if word.startswith(prefix) and (month := self.months.get(word[len(prefix) :])):
                year, more = self._year_at(low, index + 1)
                return Said("month", 1 + more, year, month, turn=_PREFIXES[prefix])
        turned = (
            ""
            if found
            else next((t for t in ("last", "next", "this") if word in self.words.words[f"dates.{t}"]), "")
        )
        if self._word(low, index) == "the" and self._word(low, index + 1) == "following":
            return self._following_month(low, index)
        at = index + before + bool(turned)
        month, taken = self._month(low, at)
        if not month or (
            self._word(low, at) == "may" and not part and not turned and not self._is_may(low, at)
        ):
            return None
        first, last, size = (0, 0, 0) if part or turned else self._range_of_days(low, at + taken)
        if first and self._word(low, at + taken) != "the":
            end_month = month
            if first == last and self._word(low, at + taken + size) in self.to:
                other_month, other_taken = self._month(low, at + taken + size + 1)
                other, _, other_size = self._range_of_days(low, at + taken + size + 1 + other_taken)
                if other_month and other:
                    end_month, last, size = other_month, other, size + 1 + other_taken + other_size
            year, more = self._year_at(low, at + taken + size)
            return Said("days", at + taken + size + more - index, year, month, first, end_month, last)
        if not (part or turned) and (behind := self.turn_behind.get(self._word(low, at + taken), "")):
            return Said("month", at + taken + 1 - index, month=month, turn=behind)
        year, more = self._year_at(low, at + taken + (self._word(low, at + taken) == "of"))
        more += bool(more) and self._word(low, at + taken) == "of"
        return Said("month", at + taken + more - index, year, month, turn=part or turned)

    def _following_month(self, low: Sequence[str], index: int) -> Said | None:
        """the following January: the first one behind the date said before."""
        month, taken = self._month(low, index + 2)
        return Said("month", 2 + taken, month=month, turn="following") if month else None

    def _is_may(self, low: Sequence[str], index: int) -> bool:
        """Whether ``may`` is the month: a number, year or preposition stands beside it."""
        before, behind = self._word(low, index - 1), self._word(low, index + 1)
        return behind[:1].isdigit() or self.words.has("dates.before_may", before) or before[:1].isdigit()

    def _bare_days(self, low: Sequence[str], index: int) -> Said | None:
        """on the 23rd; from the 12th to the 25th: the month is that of the date before."""
        if self._word(low, index) != "the" or not self._word(low, index + 1)[:1].isdigit():
            return None
        if not self._word(low, index + 1).endswith(("st", "nd", "rd", "th")):
            return None
        first, last, size = self._range_of_days(low, index)
        if not first or (
            self._word(low, index + size)[:1].isalpha()
            and self._word(low, index + size) in self.words.words["dates.behind_ordinal"]
        ):
            return None
        after = self._word(low, index + size)
        if after[:1].isalpha() and not self.words.has("dates.behind_bare", after):
            return None
        return Said("bare", size, first=first, last=last)

    def _year(self, low: Sequence[str], index: int) -> Said | None:
        word = self._word(low, index)
        is_year = word.isdecimal() and len(word) == 4 and int(word) in YEARS
        if is_year and self.words.has("dates.before_year", self._word(low, index - 1)):
            return Said("year", 1, int(word))
        if is_year and self.words.grammar.bare_year and self._word(low, index + 1)[:1].isalpha():
            return Said("year", 1, int(word))
        return None

    def _quarter(self, low: Sequence[str], index: int) -> Said | None:
        """the first quarter, with or without its year."""
        found = self.words.days.at(low, index, _QUARTERS)
        if found is None:
            return None
        year, more = self._year_at(low, index + found.size)
        number = int(next(iter(found.kinds & _QUARTERS))[-1])
        return Said("quarter", found.size + more, year, number=number)

    def _weekday(self, low: Sequence[str], index: int) -> Said | None:
        """on Tuesday; next Wednesday; Monday last week; Friday and Saturday."""
        word = self._word(low, index)
        turn = next((t for t in ("last", "next", "this") if word in self.words.words[f"dates.{t}"]), "")
        day = self.weekdays.get(self._word(low, index + bool(turn)), -1)
        if day < 0:
            return None
        size = 1 + bool(turn)
        if (behind := self._relative(low, index + size)) and behind.kind == "unit" and behind.month < 0:
            return Said("weekday", size + behind.size, first=day, last=day, turn=f"{behind.turn} week")
        comma = self._word(low, index + size) == ","
        if (
            said := self._days_first(low, index + size + comma)
            or self._month_first(low, index + size + comma)
        ) and said.kind == "days":
            return said._replace(size=size + comma + said.size)
        if not turn and (behind_turn := self.turn_behind.get(self._word(low, index + size), "")):
            return Said("weekday", size + 1, first=day, last=day, turn=behind_turn)
        last = day
        if self._word(low, index + size) in self.to:
            other = self.weekdays.get(self._word(low, index + size + 1), -1)
            if other == (day + 1) % WEEKDAYS or (other > day and self._word(low, index + size) != "and"):
                last, size = other, size + 2
        return Said("weekday", size, first=day, last=last, turn=turn)
