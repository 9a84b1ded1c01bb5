"""Who acts, and whom it is done to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .frame import Frame
from .relations import JOINS, NEAR, Relations
from .sign import Sign

_LINKS: Final = frozenset(
    ["on", "in", "at", "to", "with", "later", "by", "as", "well", "both", "from", "for", "next"]
)
_BRINGS: Final = frozenset(["with", "meet", "see", "by", "meeting"])

_GUESTS: Final = frozenset(["host", "guest", "hosts", "guests"])

_SAYS: Final = frozenset(["said", "says", "saying"])
_NO_VERBS: Final = frozenset(["as", "across", "besides", "towards", "sometimes", "this", "his"])


class Sides(Relations):
    """Finds the people on both sides of an act."""

    def _is_passive(self, sign: Sign) -> bool:
        before = self.low[max(0, sign.first - 3) : sign.first]
        first = self.low[sign.first]
        if first in ("have", "has", "was", "were", "been"):
            return "been" in self.low[sign.first : sign.last] or first in ("was", "were")
        return self.words.has_any("status.be", before) and first.endswith(("ed", "en"))

    def _subject(self, at: int, sign: Sign, noun: bool) -> list[Sign]:
        """Who acts: the nearest people before the act, or those of the act it is joined to."""
        aside = self._aside(sign)
        for index in range(at - 1, -1, -1):
            other = self.signs[index]
            if other.first in aside:
                continue
            if self._has_no_subject(other, noun):
                return [] if noun or other.kind != "status" else self._of_clause(index)
            if noun and other.kind == "clause" and other.value == "whose" and index:
                return [one for one in self.signs[index - 1 : index] if one.kind == "person"]
            if other.kind in ("person", "he", "they"):
                if not noun and self._is_behind_preposition(index) and not self._is_told_by_who(index, at):
                    continue
                return self._before(index, sign, noun, at)
            if (
                other.kind == "his"
                and noun
                and other.value != "their"
                and self.low[sign.last - 1] not in _GUESTS
            ):
                return [other]
            if other.kind == "act" and self.by_act.get(index):
                return self.by_act[index]
            if other.kind == "stop" and other.value == ";":
                break
        return self._owner(at, sign) if noun else self._behind_comma(at, sign)

    def _has_no_subject(self, other: Sign, noun: bool) -> bool:
        """Whether what stands before an act leaves it without a subject that is named."""
        if other.kind == "status" and other.first and self.low[other.first - 1] == "and":
            return True
        told = noun and other.kind == "clause" and other.value in _SAYS
        return other.kind == "someone" or told

    def _aside(self, sign: Sign) -> range:
        """The tokens between two dashes before an act, which say nothing of who acts."""
        dashes = [at for at in range(sign.first) if self.low[at] in ("–", "—")]
        return range(dashes[-2], dashes[-1]) if len(dashes) >= 2 else range(0)

    def _is_behind_preposition(self, index: int) -> bool:
        """Whether people are no subject of a verb: *aides to Macron met*, *after a call with Xi met*."""
        first = self._group_left(index)[0].first
        return bool(first) and self.words.has("status.behind", self.low[first - 1])

    def _is_told_by_who(self, index: int, at: int) -> bool:
        """Whether *who* says of the people just before it what follows: *spoke with Erdogan, who was in
        Baku*."""
        between = self.signs[index + 1 : at]
        opened = next((one for one in between if one.kind in ("clause", "stop", "act")), None)
        return opened is not None and opened.value == "who"

    def _behind_comma(self, at: int, sign: Sign) -> list[Sign]:
        """Who acts in what begins a sentence: *After meeting Macron in Paris, Scholz flew home*."""
        if sign.first > 3:
            return []
        for index in range(at + 1, len(self.signs)):
            other = self.signs[index]
            listed = self.signs[index - 1].kind == "person" and self.signs[index - 1].last == other.first - 1
            apart = self.low[other.first - 1] == "," and (not listed or self._acts_next(index))
            if other.kind in ("person", "he") and apart:
                return [other]
        return []

    def _before(self, index: int, sign: Sign, noun: bool, at: int) -> list[Sign]:
        """The people that end at a sign before the act, or the subject of the act whose objects they are."""
        group = self._group_left(index)
        if noun and self.low[sign.last - 1] in _GUESTS:
            mine = [one for one in self.signs[:index] if one.kind in ("person", "he", "they")][-1:]
            their = [one._replace(name=(1, 1)) for one in self.signs[:at] if one.value == "their"][-1:]
            return [*mine, *group, *their]
        first = self.signs.index(group[0])
        between = self.low[group[-1].last : sign.first]
        if between[:1] == ["'s"]:
            return group if noun and len(between) < 5 else []
        if "who" in between[:2] or (between and between[0] == "," and "who" in between):
            return group
        previous = next(
            (i for i in range(first - 1, -1, -1) if self.signs[i].kind == "act" and i in self.by_act), -1
        )
        if noun and previous >= 0 and self._is_noun(self.signs[previous]) and "and" in between:
            return self.by_act[previous]
        if previous >= 0 and self.by_act[previous]:
            gap = self.low[self.signs[previous].last : group[0].first]
            ended = any(
                word
                in (",", ";", "and", "but", "where", "when", "while", "as", "after", "before", ":", "that")
                for word in gap
            )
            joined = "and" in between or "," in between or "to" in between or noun
            if not ended or (joined and not self._is_own_subject(group, between)):
                return self.by_act[previous]
        return group

    def _is_own_subject(self, group: list[Sign], between: Sequence[str]) -> bool:
        """Whether the people stand right before their verb, with nothing but helping words between."""
        return not any(word in (",", "and", "to") for word in between) or (
            len(group) > 1 and not any(w in (",", "to") for w in between)
        )

    def _objects(self, at: int, sign: Sign, frame: Frame) -> list[Sign]:
        """Whom the act is done to: the next people behind it, up to the next act or clause."""
        group: list[Sign] = []
        for index in range(at + 1, len(self.signs)):
            other = self.signs[index]
            if (
                other.kind in ("stop",)
                or (other.kind == "clause" and not group and other.value not in ("as",))
                or (other.kind == "clause" and group)
            ):
                break
            if other.kind == "act":
                if group or not self._is_noun(other):
                    break
                continue
            if other.kind in ("person", "he", "they"):
                if not self._belongs(index, sign, group, frame):
                    break
                group.append(other)
        return group or self._whom(at)

    def _belongs(self, index: int, sign: Sign, group: list[Sign], frame: Frame) -> bool:
        other = self.signs[index]
        start = group[-1].last if group else sign.last
        gap = self.low[start : other.first]
        if len(gap) > (NEAR if not group else 9) or (not group and self._is_of_another_verb(sign, gap)):
            return False
        joined = any(word in (",", "and", "with", "&") for word in gap)
        if group and not (joined and self._only_joins(start, other.first) and not self._begins_clause(other)):
            return False
        brought = any(word in _BRINGS for word in gap[-2:]) or "invitation" in gap
        if frame.kind == "visit" and not group and not brought:
            return False
        if not self._is_noun(sign) and not (group or other.listed or self._is_object(other, gap)):
            return False
        opens = (
            not group and ("," in gap or "and" in gap or ":" in gap) and "by" not in gap and "with" not in gap
        )
        told = self.low[sign.last : group[0].first] if group else []
        own = (self.low[sign.last - 1] in ("between", "of", "with") or "between" in told) and "," not in gap
        if self._is_noun(sign) and (own or (group and self._takes_place(other))):
            return True
        return not (self._acts_next(index) and ("and" in gap or "," in gap or opens))

    def _is_of_another_verb(self, noun: Sign, gap: Sequence[str]) -> bool:
        """Whether somebody behind a noun did something about it: *The trip was announced by Scholz*."""
        return self._is_noun(noun) and "by" in gap and self.words.has_any("status.be", gap)

    def _begins_clause(self, other: Sign) -> bool:
        """Whether a verb that is no act of ours stands right behind somebody: *and Modi expects him*."""
        word = self.low[other.last] if other.last < len(self.low) else ""
        return word not in _NO_VERBS and word.isalpha() and word.endswith(("s", "ed"))

    def _is_infinitive(self, sign: Sign) -> bool:
        """Whether an act is told by a form that says nothing of whether it happened."""
        return self.words.has("forms.infinitive", " ".join(self.low[sign.first : sign.last]))

    def _is_object(self, other: Sign, gap: Sequence[str]) -> bool:
        """Whether the verb is done to the people themselves: not to Xi's letter, the decision of Xi, a
        letter from Xi."""
        if self.low[other.last : other.last + 1] == ["'s"]:
            return False
        bare = [word for word in gap if word != "the"]
        return not (bare and self.words.has("status.no_objects", bare[-1]))

    def _only_joins(self, start: int, stop: int) -> bool:
        """Whether nothing but joining words, dates and places stands between two people."""
        covered = {
            at for one in self.signs if one.kind in ("date", "place") for at in range(one.first, one.last)
        }
        return all(
            at in covered or self.low[at] in JOINS or self.low[at] in _LINKS for at in range(start, stop)
        )

    def _unsaid(self, at: int, sign: Sign) -> list[Sign]:
        """The subject of the act before; where a language need not say one, whoever was spoken of."""
        for index in range(at - 1, -1, -1):
            other = self.signs[index]
            if other.kind == "stop":
                break
            if other.kind == "act" and self.by_act.get(index):
                return [one for one in self.by_act[index] if one.kind in ("person", "he", "they", "his")]
        if self.words.grammar.drops_subject:
            return [Sign("he", sign.first, sign.last, "he")]
        return []
