"""The people of a clause where the order of words is free: who stand together, behind which small word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .sides import Sides
from .sign import Sign

PEOPLE: Final = frozenset(["person", "he", "they", "someone"])
WITH: Final = frozenset(["with", "by", "to", "at", "between", "for"])
JOINERS: Final = frozenset([",", "and", ";", "but", ":", "–", "—"])
_BEFORE_PEOPLE: Final = frozenset(["and", "of", "the", "his", "also"])
_NEAR: Final = 3
"""Tokens between people and the small word that they stand behind: *par le même Lourenço*."""

Group = list[Sign]


class Groups(Sides):
    """Finds people who are named together."""

    def _joins_people(self, at: int) -> bool:
        """Whether a comma or *and* stands between two people, or within what somebody is called."""
        before = any(one.kind in PEOPLE and one.last == at for one in self.signs)
        goal = at + 1
        while goal < len(self.low) and self.low[goal] in _BEFORE_PEOPLE:
            goal += 1
        behind = any(one.kind in PEOPLE and at < one.first <= max(goal, at + 2) for one in self.signs)
        within = any(one.first < at < one.last for one in self.signs)
        return within or (before and behind and self.low[at] != ";")

    def _groups(self, at: int, first: int, last: int) -> list[Group]:
        """The people of a clause, those together that are joined by commas and *and*."""
        groups: list[Group] = []
        for index, one in enumerate(self.signs):
            if one.kind not in PEOPLE or one.first < first or one.last > last or index == at:
                continue
            if one.kind == "person" and one.value.barred:
                continue
            act = self.signs[at]
            gap = self.low[groups[-1][-1].last : one.first] if groups else []
            apart = (one.value == "him") or (groups and groups[-1][-1].last <= act.first < one.first)
            if (
                groups
                and not apart
                and gap
                and self._only_joins(groups[-1][-1].last, one.first)
                and self._is_listed(gap)
            ):
                groups[-1].append(one)
            else:
                groups.append([one])
        return groups

    def _is_listed(self, gap: Sequence[str]) -> bool:
        return ("and" in gap or "," in gap) and not any(word in ("with", "by", "to") for word in gap)

    def _governor(self, group: Group) -> str:
        """The small word that people stand behind; empty for none."""
        for at in range(group[0].first - 1, max(-1, group[0].first - 1 - _NEAR), -1):
            word = self.low[at]
            if word in WITH or self.words.has("status.behind", word):
                return word
            if word in JOINERS or any(one.first <= at < one.last for one in self.signs if one.kind != "his"):
                return ""
        return ""

    def _is_met_before(self, group: Group) -> bool:
        """Whether people are those of a meeting after which somebody travels: *nach einem Treffen mit X in
        Ankara reiste Y weiter*."""
        nouns = [one for one in self.signs if one.kind == "act" and one.last <= group[0].first]
        noun = nouns[-1] if nouns and self._is_noun(nouns[-1]) else None
        near = noun is not None and group[0].first - noun.last <= _NEAR
        before = self.low[max(0, noun.first - 2) : noun.first] if noun is not None else []
        return near and self.words.has_any("status.after", before)
