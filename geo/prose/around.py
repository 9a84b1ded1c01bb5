"""The places and the date that stand nearest to an act, and count for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from .sign import Sign
from .standing import WITHIN, Standing

_RELATIVE: Final = frozenset(["who", "whom", "whose", "which", "since"])
_HAS_A_NEW_DAY: Final = frozenset(["status.put_off", "status.moved"])
"""What may be said of something that has another day now; what is called off has none."""
_OPENS_A_CLAUSE: Final = frozenset(["since", "after", "when", "because", "although"])
_RETURNS: Final = frozenset(["return", "returns", "returned"])
_NO_VERBS: Final = frozenset(["morning", "evening", "spring", "king"])
_BEFORE_THAT: Final = frozenset(
    [",", ";", "and", "but", "before", "after", "during", "of", "for", "on", "until"]
)
"""Words behind which *that* points at something, and begins no clause."""
_PARTS_ACTS: Final = frozenset([",", "and", "but", ";"])
_BEFORE_A_NOUN: Final = frozenset(["a", "an", "the", "his", "her", "their", "'s", "any", "no", "another"])


class Around(Standing):
    """The signs of one sentence, and which of them belong to which act."""

    def _region(self, at: int) -> tuple[int, int]:
        """The signs nearer to an act than to the acts beside it: from behind the last one to before the
        next."""
        first = last = at
        while first > 0 and self.signs[first - 1].kind != "act" and not self._is_stop(first - 1):
            first -= 1
        while last + 1 < len(self.signs) and not self._ends(last + 1) and not self._is_stop(last + 1):
            last += 1
        return first, last

    def _ends(self, index: int) -> bool:
        sign = self.signs[index]
        if sign.kind == "status" and sign.first and self.low[sign.first - 1] == "and":
            return True
        if sign.kind == "act":
            return any(one.startswith("verbs.") for one in sign.value)
        ends = sign.kind in ("person", "he", "they") and self._acts_next(index) and self._joined(sign)
        return ends and not self._takes_place(sign)

    def _takes_place(self, sign: Sign) -> bool:
        """Whether what follows says that a meeting with somebody happens: *and Meloni will be held*."""
        return any(word in ("held", "place", "scheduled") for word in self.low[sign.last : sign.last + 4])

    def _joined(self, sign: Sign) -> bool:
        before = self.low[max(0, sign.first - 1) : sign.first]
        return bool(before) and before[0] in ("and", ",", "but", "where", "when", "while", ";", "as", ":")

    def _is_stop(self, index: int) -> bool:
        return self.signs[index].kind == "stop" and self.signs[index].value == ";"

    def _places(self, at: int, sign: Sign) -> list[Sign]:
        first, last = self._region(at)
        own, others = self._closed(at), self._closed(last + 1)
        behind = self._chain(range(at + 1, min(own, last + 1)))
        behind = behind or self._chain(range(others, len(self.signs)))
        if behind and all(one.value.kind == "venue" for one in behind):
            return [*behind, *self._town_before(behind[0], first, at)]
        where = any(one.kind == "clause" for one in self.signs[first:at])
        asks = "verbs.invite" in sign.value and not self.words.grammar.free and not where
        if asks and not behind and first and self.signs[first - 1].kind == "act":
            return []  # agreed to visit Beijing and invited Xi
        return behind or self._chain(range(first, at))

    def _closed(self, at: int) -> int:
        """The place behind the relative clause of an act, which is that of the act before it: *will meet Xi,
        whom he met on 3 May, in Paris*; behind all signs where there is none."""
        none = len(self.signs)
        if at >= none or self.words.grammar.free or not any(one.kind == "act" for one in self.signs[:at]):
            return none
        before, stop = self.low[: self.signs[at].first], self.signs[at].last
        opens = max((i for i, word in enumerate(before) if word == ","), default=-1)
        if opens < 0 or self.low[opens + 1] not in _RELATIVE or "," not in self.low[stop:]:
            return none
        goal = self.low.index(",", stop) + 2
        within = self.words.has("status.locative", self.low[goal - 1]) if goal < len(self.low) else False
        places = (i for i, one in enumerate(self.signs) if one.kind == "place" and one.first == goal)
        return next(places, none) if within else none

    def _town_before(self, venue: Sign, first: int, at: int) -> list[Sign]:
        """The city with which the sentence begins, for a venue behind the act: *In Accra, he received him
        at …*."""
        if any(sign.kind == "act" for sign in self.signs[:at]):
            return []
        chain = self._chain(range(first, at))
        codes = {sign.value.code for sign in (venue, *chain)} - {""}
        return [one for one in chain if one.value.kind != "venue"] if len(codes) <= 1 else []

    def _chain(self, indices: Iterable[int]) -> list[Sign]:
        """The first places among signs that stand as places, with those written right behind them."""
        chain: list[Sign] = []
        for index in indices:
            sign = self.signs[index]
            if sign.kind != "place":
                if chain and sign.kind in ("person", "act", "date"):
                    break
                continue
            if self._speaks(sign):
                continue
            if chain:
                gap = self.low[chain[-1].last : sign.first]
                listed = sign.value.kind == "country" == chain[-1].value.kind
                if listed or len(gap) > 3 or not set(gap) <= {",", "in", "at", "the", "near", "(", "hotel"}:
                    break
                chain.append(sign)
            elif self.stands_as_place(sign):
                chain.append(sign)
        return chain

    def chain_of_item(self) -> list[Sign]:
        """The place of a list's item: one that stands as a place, or the one it begins with."""
        chain = self._chain(range(len(self.signs)))
        first = next((sign for sign in self.signs if sign.kind == "place"), None)
        if first is not None and first.first <= 1 and self._is_dateline(first):
            return self._with_country(first)
        if chain or first is None:
            return chain
        opens = all(one.kind == "date" for one in self.signs if one.first < first.first)
        return self._with_country(first) if first.first <= 1 or (opens and first.first <= 6) else []

    def _is_dateline(self, first: Sign) -> bool:
        """Whether a dash parts a place from what is told of it: *LVIV, Ukraine – The minister …*."""
        return any(word in ("-", "–", "—") for word in self.low[first.last : first.last + 4])

    def _with_country(self, first: Sign) -> list[Sign]:
        """A place and the country that stands behind its comma."""
        after = next((one for one in self.signs if one.first == first.last + 1 and one.kind == "place"), None)
        return [first, after] if after is not None and self.low[first.last] == "," else [first]

    def _date(self, at: int, sign: Sign) -> Sign | None:
        first, last = self._region(at)
        if self.low[sign.first - 1 : sign.first] in (["after"], ["before"]) and self.low[sign.first].endswith(
            "ing"
        ):
            first = at  # next week after visiting Rome: the day before is not that of Rome
        hanging: Sign | None = None
        for index in (*range(at + 1, last + 1), *range(at - 1, first - 1, -1)):
            found: Sign = self.signs[index]
            if found.kind != "date" or not self.dates_an_event(found, sign) or self.is_aside(found, sign):
                continue
            if index < at and self._is_of_act_before(found, first - 1, sign):
                continue
            if found.value.kind != "same_day":
                return found
            hanging = hanging or found
        return hanging

    def is_of_other_act(self, date: Sign, act: Sign) -> bool:
        """Whether a day before an act stands right behind another one before it."""
        before = [at for at, one in enumerate(self.signs) if one.kind == "act" and one.last <= date.first]
        return date.last <= act.first and bool(before) and self._is_of_act_before(date, before[-1], act)

    def _is_of_act_before(self, date: Sign, before: int, act: Sign) -> bool:
        """Whether a day before a verb stands right behind another one, and is of that: *, who came on Monday,
        will meet*."""
        told = self.signs[before] if before >= 0 else None
        if told is None or told.kind != "act" or self.words.grammar.free or self._is_noun(told):
            return False
        between = (self.low[told.last : date.first], self.low[date.last : act.first])
        return _PARTS_ACTS.isdisjoint(between[0]) and between[1][:1] in ([","], ["and"], ["but"])

    def is_aside(self, date: Sign, act: Sign) -> bool:
        """Whether a date behind an act is of a relative clause between them: *talks with him, who had come
        back the day before*."""
        between = self.low[act.last : date.first]
        if "and" in between and not _RETURNS.isdisjoint(between):
            return True  # will visit Russia and return home on 26 December
        opened = [
            at for at, word in enumerate(between) if word in _RELATIVE and between[at - 1 : at] == [","]
        ]
        return bool(opened) and "," not in between[opened[-1] :]

    def dates_an_event(self, sign: Sign, act: Sign | None = None) -> bool:
        """Whether a date says when something happened: not since when, and not when it was told."""
        if sign.value.kind == "hint" or self._is_since(sign) or self._is_of_telling(sign, act):
            return False
        ends = (sign.first, sign.first - 1)
        before = [one for one in self.signs if one.kind == "status" and one.last in ends]
        if (act is not None and self._is_of_a_plan(sign, act, before)) or self._is_new_day(sign):
            return False
        told = [one for one in self.signs if one.kind == "status" and one.first == sign.last]
        called_off = self.words.grammar.is_plain and any("status.cancelled" in one.value for one in told)
        return not called_off and not any("status.cancelled" in one.value for one in before)

    def _is_new_day(self, sign: Sign) -> bool:
        """Whether a date is one to which something was put off: *postponed his visit until 3 June*."""
        return self._put_off_to(sign) is not None

    def _put_off_to(self, sign: Sign) -> Sign | None:
        """The word that puts something off or moves it to a date: *auf den 3. Juni verschoben*."""
        at = sign.first - 1 - (self.low[sign.first - 1 : sign.first] == ["the"])
        if at < 0 or not self.words.has("status.moved_to", self.low[at]):
            return None
        if any(
            one.kind == "status" and "status.planned" in one.value and one.last == at for one in self.signs
        ):
            return None  # postponed a visit planned for Monday
        put_off = [one for one in self.signs if one.kind == "status" and one.value & _HAS_A_NEW_DAY]
        behind = (one for one in put_off if one.first - sign.last in (0, 1))
        if self.words.grammar.nouns_are_capital and (found := next(behind, None)) is not None:
            return found
        return next((one for one in reversed(put_off) if 0 <= at - one.last <= WITHIN), None)

    def _is_of_a_plan(self, sign: Sign, act: Sign, before: Sequence[Sign]) -> bool:
        """Whether a date behind a verb of the past is that of something planned: *met him ahead of talks
        planned for Tuesday*."""
        verb = self.low[act.first]
        past = self.words.has("status.past_forms", verb) or verb.endswith("ed")
        return past and any("status.planned" in one.value and one.first >= act.last for one in before)

    def _is_of_telling(self, sign: Sign, act: Sign | None) -> bool:
        """Whether a date is that of a report: *said on Tuesday*, *on Tuesday he told parliament that*."""
        reporting = self.words.words["dates.reporting"]
        start = max(0, sign.first - 7)
        for at in range(sign.first - 1, start - 1, -1):
            if self.low[at] in reporting:
                return True
            if self.low[at] in (",", ";", "that", "and") or any(
                one.kind == "act" and one.first <= at < one.last for one in self.signs
            ):
                break
        if self.words.grammar.free and any(word in reporting for word in self.low[sign.last : sign.last + 2]):
            return True
        limit = act.first if act is not None else len(self.low)
        return not reporting.isdisjoint(self.low[sign.last : limit])

    def _is_since(self, sign: Sign) -> bool:
        if self._is_of_a_clause(sign):
            return True
        before = self.low[sign.first - 1] if sign.first else ""
        before = self.low[sign.first - 2] if before in ("the", "early", "late") and sign.first > 1 else before
        if before == "by" and self.words.grammar.free:
            return False  # vom 2. bis 4. Juli
        return (
            before in ("since", "by", "until", "of")
            and sign.value.kind in ("days", "month", "year", "weekday", "unit")
            and (before != "of" or sign.value.kind == "year")
        )

    def _is_of_a_clause(self, sign: Sign) -> bool:
        """Whether a date belongs to what was before: *since he took office in May*, *after taking the oath
        last month*."""
        for at in range(sign.first - 2, max(-1, sign.first - 2 * WITHIN), -1):
            word, behind = self.low[at], self.low[at + 1]
            own = self.words.has("people.he", behind) or self.words.has("people.his", behind)
            if (word in _OPENS_A_CLAUSE and own) or (word == "after" and self._is_doing(at + 1)):
                return True
            if word in _OPENS_A_CLAUSE and self.words.has_any("status.past_forms", self.low[at : sign.first]):
                return True  # after the new government came into power this month
            if word in (",", ";") or any(
                one.kind == "act" and one.first <= at < one.last for one in self.signs
            ):
                return False
        return False

    def _is_doing(self, at: int) -> bool:
        """Whether a word says what somebody does, and is no name: *taking*, not *Beijing*."""
        word = self.tokens[at]
        return word.low.endswith("ing") and word.low not in _NO_VERBS and not word.is_name

    def _is_noun(self, sign: Sign) -> bool:
        """Whether an act is told by a noun: of words that may be either, one with an article or owner
        before it."""
        if sign.first not in self._nouns:
            kinds = {one.partition(".")[0] for one in sign.value} - {"status"}
            owned = not _BEFORE_A_NOUN.isdisjoint(self.low[max(0, sign.first - 2) : sign.first])
            owned = owned or self._is_pointed_at(sign)
            self._nouns[sign.first] = kinds == {"nouns"} or ("nouns" in kinds and owned)
        return self._nouns[sign.first]

    def _is_pointed_at(self, sign: Sign) -> bool:
        """Whether *this* or *that* before a word makes it a noun: *but that visit has been called off*."""
        before, word = ("", "", *self.low[: sign.first])[-2:]
        return word == "this" or (word == "that" and (not before or before in _BEFORE_THAT))

    def _acts_next(self, index: int) -> bool:
        """Whether somebody is the subject of what follows: an act or a helping verb stands right behind."""
        sign = self.signs[index]
        following = self.low[sign.last : sign.last + 2]
        if following[:1] and (
            self.words.has("status.be", following[0])
            or following[0] in ("has", "had", "have", "then", "will", "also", "himself", "says", "said")
        ):
            return True
        after = self.signs[index + 1] if index + 1 < len(self.signs) else None
        return (
            after is not None
            and after.first - sign.last <= 1
            and (
                (after.kind == "act" and any(one.startswith("verbs.") for one in after.value))
                or (after.kind == "status" and after.first == sign.last)
            )
        )
