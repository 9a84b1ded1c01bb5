"""How far something is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .frame import Frame
from .groups import JOINERS
from .relations import NEAR
from .sign import Sign
from .undone import UNDONE, Undone

_TOLD_BEFORE: Final = 4
"""Tokens at a sentence's beginning among which stands what it is: *It is false that …*."""
_TOLD_BEHIND: Final = 4
"""Tokens at its end among which stands who said it, or that it is false: *…, an official said.*"""
_HAPPENS: Final = 4
"""Tokens behind what denies up to what comes to pass, at most: *n'a pas eu lieu*."""
_ATTRIBUTES: Final = ("en", "er", "em", "es", "e")
"""Endings of a German participle that stands before its noun."""
_GOVERNS: Final = frozenset(["status.denied", "status.cancelled"])
_ONLY_MAY: Final = frozenset(["status.possible", "status.denied"])
_TURNED: Final = frozenset(["had", "should", "were"])
"""Words that make a condition where they open a sentence: *Had they met, it would …*."""


class Modality(Undone):
    """Finds whether an act was held, planned, possible, denied or cancelled."""

    def _status(self, at: int, sign: Sign, noun: bool) -> tuple[str, Sign | None]:
        """How far it happened, by the words before an act back to who acts, and behind a noun up to the
        clause's end."""
        noun = noun or self._is_nominal(sign) or self.words.grammar.free
        seen: dict[str, Sign] = {}
        self._note(seen, sign, sign)
        own = self.low[sign.first] in ("has", "had", "have") and sign.last - sign.first > 1
        past, crossed = self._is_past(sign), False
        start, stop = self._clause(at) if self.words.grammar.free else (0, len(self.low))
        for index in range(at - 1, -1, -1):
            other = self.signs[index]
            if other.first < start:
                break
            if own and sign.first - other.last > 1:
                break
            says = other.kind in ("status", "act")
            if says and not (crossed and past and not other.value & _GOVERNS):
                self._note(seen, other, sign)
            crossed = crossed or (other.kind == "act" and not self._is_noun(other))
            if self._bounds(other) or sign.first - other.last > NEAR or self._begins_deed(index, sign):
                break
        self._note_behind(seen, at, stop, noun)
        told = (*self.low[:_TOLD_BEFORE], *self.low[-_TOLD_BEHIND:])
        if self.words.has_any("status.false", told):
            return "denied", None  # Reports that they met are false. It is untrue that they met.
        if (self.low[0] in _TURNED and "would" in self.low) or self.words.has("status.unreal", self.low[0]):
            return "possible", None
        if "denied" in seen and self._is_given_up(seen["denied"], sign, stop, noun):
            seen["cancelled"] = seen["denied"]
        if "moved" in seen and noun:
            return "cancelled", seen["moved"]
        if "possible" in seen and self._is_reported(seen["possible"]):
            seen.setdefault("planned", seen.pop("possible"))
        for status in ("cancelled", "denied", "possible", "planned"):
            if status in seen:
                return status, seen[status]
        return "held", None

    def _is_given_up(self, denied: Sign, act: Sign, stop: int, noun: bool) -> bool:
        """Whether what is denied had been planned: *the talks did not take place*, *will not visit Rome as
        planned*."""
        if noun and denied.first >= act.last and self._does_not_happen(denied, stop):
            return True
        planned = next((at for at in range(denied.last, stop) if self._as_planned(at)), None)
        if planned is None or JOINERS.intersection(self._without_comma(denied.last, planned)):
            return False
        if not self._without_comma(denied.last, planned):
            return True  # will not, as planned, visit Rome
        return denied.last == act.first and not self.words.grammar.nouns_are_capital

    def _does_not_happen(self, denied: Sign, stop: int) -> bool:
        """Whether what is denied of a noun is that it takes place, and not where, when or how: *were not held
        in Berlin*, *fand nicht öffentlich statt*."""
        ends = range(denied.last, min(stop, denied.last + _HAPPENS))
        happens = next((at for at in ends if self.words.has("status.happens", self.low[at])), None)
        if happens is None:
            return False
        between, behind = self._without_comma(denied.last, happens), happens + 1
        if JOINERS.intersection(between) or (between and self.words.grammar.nouns_are_capital):
            return between == self.low[denied.last : denied.last + self._as_planned(denied.last)]
        if behind >= len(self.low) or not self.low[behind].isalpha() or self._as_planned(behind):
            return True
        return any(
            (one.kind == "date" and 0 <= one.first - behind <= 1)
            or (one.kind == "clause" and one.first == behind)
            for one in self.signs
        )

    def _as_planned(self, at: int) -> int:
        """Tokens of *as planned*, where that begins at one; 0 elsewhere."""
        phrases = (one.split() for one in self.words.words.get("status.as_planned", ()))
        return max((len(one) for one in phrases if self.low[at : at + len(one)] == one), default=0)

    def _without_comma(self, first: int, last: int) -> list[str]:
        """The words between two tokens, without a comma at their end."""
        said = list(self.low[first:last])
        return said[:-1] if said[-1:] == [","] else said

    def _did_not_happen(self, frame: Frame) -> bool:
        """Whether the day has gone by of what did not come to pass: *did not take place*, not *will not*."""
        word, behind = frame.status_sign, frame.act.last
        if word is None or not frame.noun or frame.status != "cancelled" or word.first < behind:
            return False
        return self.words.has_any("status.happened", self.low[behind : word.last + _HAPPENS])

    def _note_behind(self, seen: dict[str, Sign], at: int, stop: int, noun: bool) -> None:
        """The words behind an act that say how far it happened, up to the end of its clause."""
        aside = False
        for index in range(at + 1, len(self.signs)):
            other = self.signs[index]
            if other.first >= stop or other.kind == "stop" or (other.kind == "act" and not noun):
                break
            aside = aside or other.kind == "clause"
            if self.low[other.first] == "without" and not self._is_told_of(index, stop):
                continue  # reist ohne Minister nach Rom
            if other.kind == "status" and ((noun and not aside) or "status.cancelled" in other.value):
                self._note(seen, other, self.signs[at])

    def _is_told_of(self, index: int, stop: int) -> bool:
        """Whether acts or people stand behind a sign in its clause: *ohne ein Treffen mit Macron*."""
        behind = (one for one in self.signs[index + 1 :] if one.first < stop)
        return any(one.kind in ("act", "person", "he") for one in behind)

    def _is_nominal(self, sign: Sign) -> bool:
        """Whether a verb stands as a noun: *his farewell call on the king is planned*."""
        before = self.low[max(0, sign.first - 3) : sign.first]
        owned = any(word == "'s" or self.words.has("people.his", word) for word in before)
        return owned and not self._is_past(sign) and not any(word in ("to", ",", "and") for word in before)

    def _is_past(self, sign: Sign) -> bool:
        """Whether a verb is one of the past: no *will* of another verb governs it."""
        word = self.low[sign.first]
        if self.low[sign.first - 1 : sign.first] == ["be"]:
            return False  # will meet him and be received by the king
        if self.low[sign.last : sign.last + 1] == ["by"] and not self._is_passive(sign):
            return False  # will attend a dinner hosted by: it happens when the dinner does
        return not self._is_noun(sign) and (word.endswith("ed") or self.words.has("status.past_forms", word))

    def _is_reported(self, sign: Sign) -> bool:
        """Whether *would* only carries a plan into reported speech: *the palace said that he would
        travel*."""
        reporting = self.words.words["dates.reporting"]
        return self.low[sign.first : sign.last] == ["would"] and any(
            word in reporting for word in (*self.low[: sign.first], *self.low[-_TOLD_BEHIND:])
        )

    def _bounds(self, sign: Sign) -> bool:
        """Whether what stands before a sign says nothing of the act behind it."""
        return sign.kind == "stop" or (sign.kind == "clause" and sign.value not in ("that", "which"))

    def _begins_deed(self, index: int, act: Sign) -> bool:
        """Whether somebody before an act begins a clause of the past, which what stands before them does not
        govern: *was looking forward to the trip and the leaders reflected on …*."""
        other = self.signs[index]
        if other.kind not in ("person", "he", "they") or self.words.grammar.free:
            return False
        joined = self.low[max(0, other.first - 2) : other.first]
        verb = self.low[other.last : other.last + 1]
        deed = bool(verb) and (verb[0].endswith("ed") or self.words.has("status.past_forms", verb[0]))
        return deed and ("and" in joined or "but" in joined) and other.last <= act.first

    def _note(self, seen: dict[str, Sign], sign: Sign, act: Sign) -> None:
        """Note what a sign says of an act."""
        if self._is_attribute(sign, act):
            return
        if sign.value & _ONLY_MAY and any(self._governs(sign, one) for one in self._undoing(act)):
            return
        undoes = sign is act or not sign.value & UNDONE or self._undoes(sign, act)
        for kind in sign.value:
            if kind.startswith("status.") and (undoes or kind not in UNDONE):
                only_may = kind in UNDONE and self._is_governed(sign)
                seen.setdefault("planned" if only_may else kind.removeprefix("status."), sign)

    def _is_attribute(self, sign: Sign, act: Sign) -> bool:
        """Whether a word tells of a noun behind it that is no act at hand: *zu den geplanten Schalten*."""
        if not self.words.grammar.nouns_are_capital or sign is act or sign.last - sign.first > 1:
            return False
        word, at = self.low[sign.first], sign.last
        ends = next((one for one in _ATTRIBUTES if word.endswith(one)), "")
        noun = at < len(self.tokens) and self.tokens[at].is_name and act.first != at
        return bool(ends) and noun and self.words.has("status.planned", word.removesuffix(ends))

    def _undoing(self, act: Sign) -> Iterator[Sign]:
        """The words that call an act off or move it."""
        said = (one for one in self.signs if one.kind == "status" and one.value & UNDONE)
        return (one for one in said if self._undoes(one, act))

    def _governs(self, word: Sign, undoing: Sign) -> bool:
        """Whether what calls something off is only possible or denied itself by a word: *threatened to cancel
        it*, which is planned still."""
        return 0 <= undoing.first - word.last <= 1 and not self.words.grammar.free

    def _is_governed(self, undoing: Sign) -> bool:
        said = (one for one in self.signs if one.kind == "status" and one.value & _ONLY_MAY)
        return any(self._governs(one, undoing) for one in said)
