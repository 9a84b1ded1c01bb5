"""People by the small words that relate them: *whom he met*, *the visit of*, *A, B and C*, *and will*."""

from __future__ import annotations

from typing import Final

from .around import Around
from .sign import Sign
from .standing import TRAVELS

NEAR: Final = 14
"""Tokens between an act and the people it is done to, at most."""
JOINS: Final = frozenset(
    [
        ",",
        "and",
        "&",
        "'s",
        "of",
        "then",
        "the",
        "separately",
        "also",
        "as",
        "well",
        "-",
        "–",
        "(",
        ")",
        "y",
        "et",
        "und",
        "и",
    ]
)
_AND: Final = frozenset(["and", "&", "et", "y", "und", "и", "e", "with", "or"])
_RELATIVE: Final = frozenset(["who", "whom", "that"])


class Relations(Around):
    """Finds people by the words that relate them."""

    def _group_left(self, index: int) -> list[Sign]:
        """People joined by commas and *and* that end at a sign, in their order."""
        group = [self.signs[index]]
        for at in range(index - 1, -1, -1):
            other = self.signs[at]
            gap = self.low[other.last : group[0].first]
            if len(group) == 1 and other.kind == "person" and not any(word in _AND for word in gap):
                break
            gap = [word for word in gap if not self._is_attendant(word)]
            if "as" in gap and "well" not in gap:
                break
            if len(gap) > 4 or not set(gap) <= JOINS or (other.kind == "person" and not gap):
                break
            if other.kind in ("person", "he"):
                group.insert(0, other)
            elif other.kind != "place" and not (other.value == "as" and "well" in gap):
                break
        return group

    def _is_attendant(self, word: str) -> bool:
        """Whether a word between people says only what one of them is: *Xi and First Lady Peng*."""
        return word == "first" or any(
            self.words.has(kind, word) for kind in ("people.acronyms", "people.no_leaders")
        )

    def _owner(self, at: int, sign: Sign) -> list[Sign]:
        """Whose a journey is by *of*: *the visit of President Macron to Berlin*."""
        after = self.signs[at + 1] if at + 1 < len(self.signs) else None
        if after is None or after.kind != "person" or not sign.value & TRAVELS:
            return []
        return [after] if self.low[sign.last : after.first] in (["of"], ["of", "the"], ["by"]) else []

    def _of_clause(self, index: int) -> list[Sign]:
        """Who acts in what *and will* joins: whoever acts before it, and nobody where that is a thing."""
        for at in range(index - 1, -1, -1):
            if self.signs[at].kind == "act" and (before := self.by_act.get(at)):
                named = [one for one in before if one.kind in ("person", "he", "they")]
                owner = next((one for one in self.signs[:at] if one.kind in ("person", "he")), None)
                return named or ([owner] if owner is not None and before[0].kind == "his" else [])
        return []

    def _whom(self, at: int) -> list[Sign]:
        """Whom a clause is about that *whom* begins: Barack Obama, whom Shinzo Abe accompanied."""
        for index in range(at - 1, 0, -1):
            if (
                self.signs[index].kind == "clause"
                and self.signs[index].value == "whom"
                and self.signs[index - 1].kind == "person"
            ):
                return self._group_left(index - 1)
        return []

    def _who(self, at: int, first: int) -> list[Sign]:
        """Whom a clause is about that *who* or *whom* begins."""
        for index in range(at - 1, 0, -1):
            other = self.signs[index]
            if other.kind == "clause":
                before = self.signs[index - 1]
                relative = other.value in _RELATIVE
                apart = other.first - before.last
                near = before.kind == "person" and (apart <= 2 or (other.value == "who" and apart <= NEAR))
                return self._group_left(index - 1) if relative and near else []
        return []

    def _relates_object(self, at: int, first: int) -> bool:
        clause = next((one for one in reversed(self.signs[:at]) if one.kind == "clause"), None)
        return clause is not None and clause.value in ("whom", "that")
