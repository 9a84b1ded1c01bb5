"""Typed signs → who did what to whom: one frame for each act of a sentence.

A frame has its people by their side (``subject`` acts, ``others`` are met, received or invited), the signs of
place and date that stand nearest, and how far it is said to have happened. Nothing is looked up here, and
every
sign of a frame stands in the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from .frame import Frame
from .relations import NEAR
from .sign import Sign
from .standing import LOCATIVE
from .unplaced import Unplaced

_HEADS: Final = frozenset(["president", "prime minister", "king", "queen", "chancellor", "taoiseach", "pope"])
_STAYS: Final = frozenset(["verbs.stay"])
_MOST_ACTS: Final = 14
"""Acts of one sentence that are read; one with more is no sentence, and comparing them would take long."""
_ASIDE: Final = 12
"""Tokens of a summit's name between *on the sidelines of* and the word for it, at most."""
_WITHIN: Final = frozenset(["during", "in", "at", "after", "before", "when", ";", ":"])
_HOSTS: Final = frozenset(["host", "hosts", "welcome"])
_ATTENDS: Final = ("attended", "attend", "attends", "attending")
_ADVERBS: Final = frozenset(["currently", "now", "also", "presently", "still", "already"])
_BEFORE_NOUN: Final = frozenset(["the", "a", "his", "her", "their", "as", "'s"])


class Framer(Unplaced):
    """Makes the frames of one sentence."""

    def frames(self) -> list[Frame]:
        """The frames in the order of their acts; an act with nobody in it gives none."""
        made: list[Frame] = []
        acts = [(at, sign) for at, sign in enumerate(self.signs) if sign.kind == "act"]
        for at, sign in acts[:_MOST_ACTS]:
            kind = self._by_means(at, self._kind(at, sign))
            if sign.value == _STAYS and not self._stays(at, sign):
                continue
            if (kind == "visit" and self._is_a_person_visited(at, sign)) or (
                kind == "visit" and self._is_visit_to_a_person(at, sign)
            ):
                kind, visited = "meet", True
            else:
                visited = False
            if kind and not self._is_background(sign):
                if self._is_within_invitation(at, sign) or (
                    kind == "visit" and not self._has_place(at, sign)
                ):
                    if self.words.grammar.free:
                        self.by_act[at] = self._subject(at, sign, self._is_noun(sign))
                    continue
                frame = self._frame(kind, at, sign)
                frame.at_home = visited
                by = self.low[sign.last : sign.last + 1] == ["by"]
                if kind == "visit" and frame.passive and by and not frame.others:
                    continue  # will be attended by all ministers
                if self._is_told_by_verb(frame, made, at) or self._calls_off_told(frame, made):
                    continue
                self._settle_infinitive(frame, made)
                self.by_act[at] = frame.subject
                made.extend(pair for one in self._parted(frame) for pair in self._pairs(one))
        return made

    def _is_within_invitation(self, at: int, sign: Sign) -> bool:
        """Whether a noun says what somebody is invited to."""
        before = next(
            (one for one in reversed(self.signs[:at]) if one.kind in ("act", "stop", "clause")), None
        )
        return (
            before is not None
            and before.kind == "act"
            and "verbs.invite" in before.value
            and self._is_noun(sign)
        )

    def _is_a_person_visited(self, at: int, sign: Sign) -> bool:
        """*visited President Zelensky in Kyiv*: a person stands where the place would."""
        after = self.signs[at + 1] if at + 1 < len(self.signs) else None
        to = self.words.grammar.free and self.low[sign.last : sign.last + 1] == ["to"]
        if self.words.grammar.free and not to:
            return False  # прибыл президент: whoever stands behind travels
        return (
            after is not None
            and after.kind == "person"
            and after.first == sign.last + to
            and sign.last - sign.first == 1
        )

    def _is_visit_to_a_person(self, at: int, sign: Sign) -> bool:
        """*une visite à son homologue*, *Besuch bei Modi*: a person stands where the place would."""
        if not self.words.grammar.free or not self._is_noun(sign):
            return False
        after = next((one for one in self.signs[at + 1 : at + 3] if one.kind in ("person", "place")), None)
        if after is None or after.kind != "person" or after.first - sign.last > 3:
            return False
        return any(self.low[i] in ("at", "to") for i in range(sign.last, after.first))

    def _is_background(self, sign: Sign) -> bool:
        """Whether a noun only says what came before or after: *after his talks with Putin*."""
        if not self._is_noun(sign):
            return False
        before = self.low[max(0, sign.first - 2) : sign.first]
        far = self.low[max(0, sign.first - 5) : sign.first]
        if "after" in far and not any(word in (",", "and") for word in far[far.index("after") :]):
            return True
        if "nouns.summit" in sign.value and any(
            self.words.has("status.beside", word)
            for word in self.low[max(0, sign.first - _ASIDE) : sign.first]
        ):
            return True
        if self._is_topic(sign) or ("nouns.summit" in sign.value and "forward" in far):
            return True  # they looked forward to tomorrow's summit
        return self.words.has_any("status.background", before) and before[-1:] != [","]

    def _is_topic(self, sign: Sign) -> bool:
        """Whether a noun is what was talked about: *discussed the summit on refugees*."""
        for at in range(sign.first - 1, max(-1, sign.first - _ASIDE), -1):
            may = any(one.kind == "status" and one.first <= at < one.last for one in self.signs)
            if self.words.has("status.topics", self.low[at]) and not may:
                return True
            within = self.low[at] in _WITHIN or any(
                one.kind == "act" and one.first <= at < one.last for one in self.signs
            )
            if within:
                return False
        return False

    def _has_place(self, at: int, sign: Sign) -> bool:
        """Whether the place that somebody travels to stands right behind the verb, or anywhere behind a
        noun."""
        if self.low[sign.last - 1] not in (LOCATIVE | {"of"}) and self._is_noun(sign):
            return True
        if self.words.grammar.free and self.low[sign.last - 1] not in LOCATIVE:
            return bool(self._places(at, sign))
        for other in self.signs[at + 1 : at + 3]:
            if other.kind == "place":
                of = self.low[other.first - 1] == "of"
                far = 4 if self.words.has("status.place_nouns", self.low[other.first - 1 - of]) else 2
                return other.first - sign.last <= far
            if other.kind in ("act",) and "nouns.summit" in other.value and other.first - sign.last <= 4:
                return True
        return self.low[sign.last : sign.last + 1] in (["there"], ["here"]) or (
            sign.last < len(self.low) and self.low[sign.last - 1] in _ATTENDS
        )

    def _pairs(self, frame: Frame) -> list[Frame]:
        if len(frame.others) < 2 or not self.is_in_pairs(frame):
            return [frame]
        return [replace(frame, others=[one], paired=True) for one in frame.others]

    def _named_behind_countries(self, others: list[Sign]) -> list[Sign]:
        """Those who are named, where their countries stand before them: *his counterparts from Cuba and
        Chile, X and Y*."""
        listed = [one for one in others if one.listed]
        named = [one for one in others if not one.listed]
        if not 1 < len(listed) == len(named) or listed[-1].last > named[0].first:
            return others
        return [one._replace(listed=True) for one in named]

    def is_in_pairs(self, frame: Frame) -> bool:
        """Whether the people were met one by one: bilateral meetings, the leaders of several countries."""
        last = max(frame.act.last, frame.others[0].first if frame.others else 0)
        return self.words.has_any("status.pairs", self.low[frame.act.first : last]) or frame.listed

    def _kind(self, at: int, sign: Sign) -> str:
        """What an act is; empty for one that is none here, such as a gift that is no meal."""
        kinds = sign.value
        if "verbs.spoke" in kinds or "verbs.gave" in kinds:
            return self._spoken_or_given(at, sign)
        before = self.low[sign.first - 1] if sign.first else ""
        named = self.low[sign.first] in _HOSTS and before in _BEFORE_NOUN
        if "verbs.host" in kinds and not named:
            return "host"
        if self.low[sign.first] == "accompanied" and self.low[sign.last : sign.last + 1] == ["by"]:
            return ""
        if kinds == _STAYS:
            return "visit"
        verbs = (kind for kind in ("call", "invite", "visit", "attend") if f"verbs.{kind}" in kinds)
        nouns = (kind for kind in ("meet", "visit", "summit") if kinds & {f"verbs.{kind}", f"nouns.{kind}"})
        return next(verbs, "") or next(nouns, "") or ("meet" if "verbs.host" in kinds else "")

    def _is_of_a_head(self, at: int, sign: Sign) -> bool:
        """Whether a ruler whom the text never names acts: *The Prime Minister spoke to Macron*."""
        before = [one for one in self.signs[:at] if one.kind != "status"]
        return (
            bool(before)
            and before[-1].kind == "someone"
            and before[-1].value in _HEADS
            and sign.first - before[-1].last <= 2
            and not self._is_noun(sign)
        )

    def _is_progressive(self, sign: Sign) -> bool:
        """Whether a verb tells what goes on, or is arranged: *is currently visiting Baku*, *are meeting on
        Friday*."""
        if not self.low[sign.first].endswith("ing"):
            return False
        before = [word for word in self.low[max(0, sign.first - 3) : sign.first] if word not in _ADVERBS]
        return before[-1:] in (["is"], ["are"], ["'s"])

    def _goes_on(self, sign: Sign) -> bool:
        """Whether a noun is told in the present that goes on: *is making a visit on Thursday*."""
        before = self.low[max(0, sign.first - NEAR) : sign.first]
        return any(one in ("is", "are") and other.endswith("ing") for one, other in pairwise(before))

    def _announces(self, at: int, sign: Sign) -> bool:
        """Whether a verb of a language without *is visiting* stands in the present, which tells of days to
        come, too; a participle of the same form has a helping verb in its clause."""
        if not self.words.grammar.free or not self.words.has(
            "forms.present", " ".join(self.low[sign.first : sign.last])
        ):
            return False
        start, stop = self._clause(at)
        return not self.words.has_any("status.auxiliaries", self.low[start:stop])

    def _frame(self, kind: str, at: int, sign: Sign) -> Frame:
        frame = Frame(kind, sign)
        noun = self._is_noun(sign) or (kind == "meet" and "verbs.host" in sign.value)
        frame.noun = noun
        frame.summit = kind == "summit" or any(
            one.kind == "act" and "nouns.summit" in one.value for one in self.signs[at + 1 : at + 3]
        )
        frame.passive = not noun and kind in ("host", "invite", "visit") and self._is_passive(sign)
        frame.subject = self._named_behind_countries(self._subject(at, sign, noun))
        frame.others = self._named_behind_countries(self._objects(at, sign, frame))
        frame.listed = sum(one.listed for one in frame.others) > 1
        frame.by = bool(frame.others) and "by" in self.low[sign.last : frame.others[0].first]
        frame.places = self._places(at, sign)
        frame.unplaced = None if frame.places else self._unplaced(at, sign)
        frame.unnamed = (
            kind == "host"
            and bool(frame.places)
            and self.words.has_any("people.plural_offices", self.low[sign.last : sign.last + 6])
        )
        frame.headed = not frame.subject and self._is_of_a_head(at, sign)
        frame.date = self._date(at, sign)
        frame.beside = self.words.has_any("status.beside", self.low[sign.last : sign.last + 3 * NEAR])
        frame.status, frame.status_sign = self._status(at, sign, noun)
        frame.over = self._did_not_happen(frame)
        if frame.status_sign is not None:
            start = frame.status_sign.first
            start -= self.low[start - 1 : start] == ["been"]
            frame.past_plan = self.words.has_any("status.past_plans", self.low[max(0, start - 1) : start + 1])
        if kind == "invite" and frame.status in ("held", "planned"):
            frame.status = "invited"
        if noun and frame.subject:
            between = self.low[frame.subject[-1].last : sign.first]
            frame.present = self.words.has_any("status.opens", between)
        if not frame.present and not self.words.grammar.free:
            frame.ongoing = not noun and self._is_progressive(sign)
            frame.present = frame.ongoing or (noun and self._goes_on(sign))
        if noun and not frame.present:
            frame.present = self.words.has_any("status.opens", self.low[: sign.first])
        last = self.low[sign.first]
        frame.announced = not noun and self._announces(at, sign)
        frame.present = (
            frame.present
            or (not noun and not self.words.grammar.free and last.endswith("s") and last not in ("is", "was"))
            or last in ("sees",)
            or frame.announced
        )
        return frame
