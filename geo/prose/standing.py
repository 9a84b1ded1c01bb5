"""The signs of one sentence, and whether a place among them is meant as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .frame import Discourse
from .sign import Sign
from .text import Token
from .vocabulary import Vocabulary

TRAVELS: Final = frozenset(["verbs.visit", "nouns.visit"])
_BESIDE: Final = [
    "in",
    "at",
    "to",
    "near",
    "into",
    "inside",
    "through",
    "for",
    "outside",
    "on",
    "via",
    "nearby",
]
LOCATIVE: Final = frozenset([*_BESIDE, "reached", "back", "bound"])

WITHIN: Final = 7


class Standing:
    """A sentence with its signs; tells the places in it from governments, and journeys from talks."""

    def __init__(
        self, words: Vocabulary, tokens: Sequence[Token], signs: Sequence[Sign], discourse: Discourse
    ) -> None:
        self.words = words
        self.tokens = tokens
        self.low = [token.low for token in tokens]
        self.signs = list(signs)
        self.discourse = discourse
        self.by_act: dict[int, list[Sign]] = {}
        self.clause_of: dict[int, tuple[int, int]] = {}
        self._nouns: dict[int, bool] = {}
        self._remote: frozenset[int] | None = None

    def stands_as_place(self, sign: Sign) -> bool:
        """Whether a place is meant as one: behind a word of place or a verb of travel, not as a
        government."""
        at = sign.first - 1
        while at > 0 and self._goes_with_place(self.low[at]):
            at -= 1
        if self.words.has("status.place_nouns", self.low[at]) and self.low[at - 1] not in LOCATIVE:
            at = max(0, at - 1)
            at -= at > 0 and self.low[at] not in LOCATIVE
        if sign.value.kind == "venue" and self.words.grammar.free:
            at = self._preposition(at)
        before = self.low[at] if sign.first else ""
        if at and sign.value.kind == "country" and self.words.has("status.matters", self.low[at - 1]):
            return False  # the situation in Myanmar
        if before == "on" and sign.value.kind == "country" and not self.words.grammar.free:
            return False  # the Berlin conference on Libya
        if self.low[sign.last : sign.last + 1] == ["'s"] and sign.value.kind != "venue":
            return False
        goals = (sign.first, self._behind_day(sign.first - (self.low[sign.first - 1] == "the")))
        for one in self.signs:
            if (
                one.kind == "act"
                and one.value & TRAVELS
                and not self.low[one.first].startswith("attend")
                and one.last in goals
            ):
                return True
        if self.words.grammar.free and self._is_visited_by(sign):
            return True
        noun, of = self.low[sign.first - 2 : sign.first] if sign.first > 1 else ("", "")
        named = of == "of" and (noun == "way" or self.words.has("status.place_nouns", noun))
        return before in LOCATIVE or named

    def _behind_day(self, at: int) -> int:
        """Where a day begins that ends at a token, otherwise the token itself: *visitó el lunes Quito*."""
        date = next((one for one in self.signs if one.kind == "date" and one.last == at), None)
        if date is None or not self.words.grammar.free:
            return at
        return date.first - (self.low[date.first - 1] in ("the", "on"))

    def _is_visited_by(self, sign: Sign) -> bool:
        """Whether a place right behind somebody is the object of a verb of travel before them, or behind it:
        *besuchte Merz Warschau*, *hat Merz Warschau besucht*."""
        at = self.signs.index(sign)
        if not at or self.signs[at - 1].kind != "person" or self.signs[at - 1].last != sign.first:
            return False
        verbs = (*self.signs[max(0, at - 2) : at - 1], *self.signs[at + 1 : at + 2])
        return any(one.kind == "act" and "verbs.visit" in one.value for one in verbs)

    def _speaks(self, sign: Sign) -> bool:
        """Whether a place is a government that says something: *in Laos, the White House said*."""
        return not self.words.words["dates.reporting"].isdisjoint(self.low[sign.last : sign.last + 1])

    def _goes_with_place(self, word: str) -> bool:
        """Whether a word may stand between *in* and a place: *in the nearby*, *im kanadischen*."""
        if word in ("the", "nearby", "neighbouring") or self.words.demonym(word):
            return True
        return self.words.grammar.free and self.words.has("status.place_nouns", word)

    def _preposition(self, at: int) -> int:
        """The word of place before a house with words of its own: *in der am Rhein gelegenen Villa*."""
        for index in range(at, max(-1, at - WITHIN), -1):
            if any(one.first <= index < one.last for one in self.signs):
                break
            if self.low[index] in LOCATIVE:
                return index
        return at

    def _are_talks(self, sign: Sign) -> bool:
        """Whether a sign is an act that needs no journey: people may do it by telephone."""
        return sign.kind == "act" and not sign.value & TRAVELS
