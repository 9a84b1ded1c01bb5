"""Acts that are told by an infinitive or a noun: whether they happened is for the words that govern them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from .frame import Frame
from .modality import Modality
from .sign import Sign

_TO_BEGIN: Final = 6
"""Tokens between *to begin* and the visit that is begun, at most."""
_TO_NOUN: Final = 3
"""Tokens between *zu* and its noun, with an article and a participle: *zu den geplanten Gesprächen*."""
_MEETS: Final = frozenset(["verbs.host", "verbs.meet"])
_DASHES: Final = frozenset(["-", "–", "—", ":"])
_UNHELD: Final = frozenset(["planned", "possible", "cancelled"])
_PARTS: Final = frozenset([";", "while", "after", "when", "where", "who", "but"])
"""Words behind which a sentence tells of something else than what it has come to."""
_PAST: Final = frozenset(["yesterday", "ago"])


class Infinitives(Modality):
    """Settles how far something happened that has no tense of its own."""

    def _settle_infinitive(self, frame: Frame, before: list[Frame]) -> None:
        """*An invitation to visit Rome in May* says nothing of a visit; *flew to Rome to meet* does, and so
        does a
        day that is surely past."""
        frame.follows = bool(before) and self._follows(frame, before[-1])
        if frame.status == "held" and frame.follows and before[-1].status in _UNHELD:
            frame.status, frame.status_sign = before[-1].status, before[-1].status_sign
        elif self._is_to_begin(frame, before) or self._is_headline(frame) or _is_ahead(frame, before):
            frame.status = "planned"
        elif self.words.grammar.free and self._is_noun(frame.act):
            self._settle_noun(frame, before)
        elif frame.status == "held" and not self._is_noun(frame.act) and self._is_infinitive(frame.act):
            self._settle_bare(frame, before)

    def _settle_bare(self, frame: Frame, before: list[Frame]) -> None:
        """The same for an infinitive, by what stands before it."""
        first = frame.act.first
        if before and before[-1].status != "held" and before[-1].kind != "invite":
            frame.status, frame.status_sign = before[-1].status, before[-1].status_sign
            return
        if before and before[-1].kind == "invite" and before[-1].others:
            frame.status, frame.subject = before[-1].status, before[-1].others
            return
        if self._is_first_to(first):
            return
        carried = any(one.status == "held" and one.kind in ("visit", "meet", "summit") for one in before)
        said = frame.date.value if frame.date is not None else None
        past = said is not None and (said.year > 0 or said.turn.startswith("last") or said.kind in _PAST)
        if carried or past:
            return
        accepted = self.words.has_any("status.accepted", self.low[:first])
        frame.status = "planned" if accepted else "possible"

    def _is_first_to(self, first: int) -> bool:
        """Whether an infinitive says what somebody was the first or last to do: *was the first leader to
        arrive in Seoul*, *was at the airport to receive him*."""
        near = self.low[max(0, first - 2 * _TO_BEGIN) : first]
        was = next((at for at, word in enumerate(near) if word in ("was", "were", "became")), -1)
        behind = near[was + 1 :] if was >= 0 else []
        return any(self.words.has("status.firsts", word) for word in behind)

    def _follows(self, frame: Frame, told: Frame) -> bool:
        """Whether an act comes after another: *met him before flying to Rome to see the Pope*."""
        between = self.low[told.act.last : frame.act.last]
        if told.follows:
            return not _PARTS.intersection(between)
        return any(one == "before" and other.endswith("ing") for one, other in pairwise(between))

    def _is_headline(self, frame: Frame) -> bool:
        """Whether an infinitive is the only verb of a headline or a diary: *PARIS – The king to visit
        France*."""
        first = frame.act.first
        if frame.status != "held" or self._is_noun(frame.act) or not self._is_infinitive(frame.act):
            return False
        who = next((one for one in self.signs if one.kind == "person" and one.last == first - 1), None)
        if who is None or self.words.grammar.free:
            return False
        opens = self.low[who.first - 2 : who.first] if self.low[who.first - 1 : who.first] == ["the"] else []
        before = (opens or self.low[max(0, who.first - 1) : who.first])[:1]
        return not before or before[0] in _DASHES

    def _is_to_begin(self, frame: Frame, before: list[Frame]) -> bool:
        """Whether a noun hangs on an infinitive: *the prime minister to begin his visit to India today*."""
        if (
            frame.status != "held"
            or not self._is_noun(frame.act)
            or any(one.status == "held" for one in before)
        ):
            return False
        near = self.low[max(0, frame.act.first - _TO_BEGIN) : frame.act.first]
        begins = (
            at
            for at, pair in enumerate(pairwise(near))
            if pair[0] == "to" and self.words.has("status.begins", pair[1])
        )
        return any(near[at - 1 : at] != ["had"] for at in begins)

    def _settle_noun(self, frame: Frame, before: list[Frame]) -> None:
        """A noun beside a verb happens when the verb does: *reist am Donnerstag zu Gesprächen*."""
        first, last = self._clause(self.signs.index(frame.act))
        verb = next((one for one in reversed(before) if not one.noun and first <= one.act.first < last), None)
        if verb is not None and frame.status == "held":
            frame.status, frame.status_sign = verb.status, verb.status_sign
            frame.present = frame.present or verb.present

    def _is_told_by_verb(self, frame: Frame, before: list[Frame], at: int) -> bool:
        """Whether a noun tells nothing that the verb of its clause does not."""
        return self._is_said_twice(frame, before, at) or self._is_aim(frame, at)

    def _is_aim(self, frame: Frame, at: int) -> bool:
        """Whether a noun says for what people met by the verb that ends its clause: *wurde zu den geplanten
        Gesprächen empfangen*."""
        if not (self.words.grammar.nouns_are_capital and frame.noun):
            return False
        last, start = self._clause(at)[1], frame.act.first
        behind = (one for one in self.signs[at + 1 :] if one.kind == "act" and one.first <= last)
        return "for" in self.low[max(0, start - _TO_NOUN) : start] and any(
            not self._is_noun(one) and not one.value.isdisjoint(_MEETS) for one in behind
        )

    def _is_said_twice(self, frame: Frame, before: list[Frame], at: int) -> bool:
        """Whether a noun only says what the verb of its clause does: *reist zu seinem Besuch nach Paris*."""
        if not (self.words.grammar.free and frame.noun and frame.kind == "visit"):
            return False
        first, last = self._clause(at)
        return any(
            not one.noun and one.kind in ("visit", "host") and first <= one.act.first < last for one in before
        )

    def _is_infinitive(self, sign: Sign) -> bool:
        """*to visit*, *zu besuchen*, *visiter*: a form that says nothing of whether it happened."""
        if self.words.grammar.free and "forms.infinitive" in self.words.words:
            listed = super()._is_infinitive(sign)
            helped = self.words.grammar.nouns_are_capital and self._is_helped(sign)
            return listed and not helped
        return bool(sign.first) and self.low[sign.first - 1] == "to"

    def _is_helped(self, sign: Sign) -> bool:
        """Whether a form that may be an infinitive is a participle here: *hat ihn … empfangen*."""
        if sign.first and self.low[sign.first - 1] == "to":
            return False
        return self.words.has_any("status.auxiliaries", self.low)


def _is_ahead(frame: Frame, before: list[Frame]) -> bool:
    """Whether a journey told by a noun is on a weekday to come, as what is planned just before it is: *is due
    to meet Obama, whose visit to Hiroshima on Friday …*."""
    weekday = frame.date is not None and frame.date.value.kind == "weekday"
    held = frame.noun and frame.status == "held"
    return held and weekday and bool(before) and before[-1].status == "planned"
