"""Who acts and whom it is done to where the order of words does not say: by the clause, and by small words.

In French, Spanish, German and Russian a subject may stand behind its verb and an object before it. There
the people of a clause belong to its verb; *with*, *by*, *him* and the verb's form tell the sides apart.
"""

from __future__ import annotations

from typing import Final

from .frame import Frame
from .groups import JOINERS, PEOPLE, WITH, Group, Groups
from .relations import NEAR
from .sign import Sign
from .standing import TRAVELS

_TRAVELS: Final = frozenset(["verbs.visit", "verbs.stay", "status.planned", "status.possible"])
_STAYS: Final = frozenset(["verbs.stay"])
_FAR: Final = 3 * NEAR
"""Tokens between a verb and the people of its clause, at most: the verb may be its last word."""


class Clauses(Groups):
    """Finds the people on both sides of an act in a language of free order."""

    def _subject(self, at: int, sign: Sign, noun: bool) -> list[Sign]:
        """Who acts."""
        if not self.words.grammar.free:
            return super()._subject(at, sign, noun)
        return self._sides(at, sign, noun)[0]

    def _objects(self, at: int, sign: Sign, frame: Frame) -> list[Sign]:
        """Whom the act is done to."""
        if not self.words.grammar.free:
            return super()._objects(at, sign, frame)
        mine = frame.subject
        return [one for one in self._sides(at, sign, frame.noun)[1] if one not in mine]

    def _is_passive(self, sign: Sign) -> bool:
        """Whether somebody is received, and does not receive: *a été reçu*, *wurde empfangen*."""
        grammar = self.words.grammar
        if not grammar.free:
            return super()._is_passive(sign)
        start = max(0, sign.first - NEAR)
        for at in range(sign.last - 1, start - 1, -1):
            word = self.low[at]
            if word in grammar.passive and (grammar.nouns_are_capital or sign.first - at <= 3):
                return True
            if word in grammar.passive_with_by:
                return "by" in self.low[at : sign.last + NEAR]
            if word in (";", ",") and not grammar.nouns_are_capital:
                break
        return any(word in grammar.passive for word in self.low[sign.last : sign.last + 1])

    def _region(self, at: int) -> tuple[int, int]:
        """The signs of an act's clause."""
        if not self.words.grammar.free:
            return super()._region(at)
        start, stop = self._clause(at)
        inside = [i for i, one in enumerate(self.signs) if one.first >= start and one.last <= stop]
        return min([at, *inside]), max([at, *inside])

    def _places(self, at: int, sign: Sign) -> list[Sign]:
        """The places of an act; those with which the sentence begins, where its own clause has none."""
        found = super()._places(at, sign)
        if found:
            return found
        where = [i for i in range(at) if self.signs[i].kind == "clause" and self.signs[i].value == "where"]
        if where and not any(one.kind == "act" for one in self.signs[where[-1] : at]):
            return [one for one in self.signs[: where[-1]] if one.kind == "place"][-1:]
        if not self.words.grammar.free:
            return []
        first = next(
            (i for i, one in enumerate(self.signs) if one.kind == "act" and not self._is_noun(one)), at
        )
        return self._chain(range(min(first, at)))

    def _clause(self, at: int) -> tuple[int, int]:
        """The tokens of an act's clause: from behind the act or clause before to where the next begins."""
        if at not in self.clause_of:
            self.clause_of[at] = self._find_clause(at)
        return self.clause_of[at]

    def _find_clause(self, at: int) -> tuple[int, int]:
        sign = self.signs[at]
        first, last = max(0, sign.first - _FAR), min(len(self.low), sign.last + _FAR)
        for index in range(at - 1, -1, -1):
            other = self.signs[index]
            if other.kind in ("stop", "clause"):
                first = max(first, other.last)
                break
            if self._is_verb(other):
                start = self._behind_joiner(other.last, sign.first)
                if start == sign.first and self._is_noun(sign):
                    continue  # *realizará su primera visita*: the verb is the noun's own
                bare = start == sign.first and self._is_infinitive(sign)
                first = max(first, other.last if bare else start)
                break
        for index in range(at + 1, len(self.signs)):
            other = self.signs[index]
            if other.kind in ("stop", "clause"):
                last = min(last, other.first)
                break
            if self._is_verb(other):
                last = min(last, self._before_joiner(sign.last, other.first))
                break
        breaks = [
            i
            for i in range(first, last - 1)
            if self.low[i] == "," and self.low[i + 1] == "and" and not self._joins_people(i)
        ]
        first = max((i + 1 for i in breaks if i < sign.first), default=first)
        last = min((i for i in breaks if i >= sign.last), default=last)
        return first, last

    def _is_verb(self, sign: Sign) -> bool:
        """Whether a sign is the verb of a clause: no noun, and no *was* that may be a helping word."""
        return sign.kind == "act" and not self._is_noun(sign) and sign.value != _STAYS

    def _behind_joiner(self, start: int, stop: int) -> int:
        """Where what belongs to a later verb begins: behind the last comma or *and* that joins no people."""
        for at in range(stop - 1, start - 1, -1):
            if self.low[at] in JOINERS and not self._joins_people(at):
                return at
        return stop

    def _before_joiner(self, start: int, stop: int) -> int:
        for at in range(stop - 1, start - 1, -1):
            if self.low[at] in JOINERS and not self._joins_people(at):
                return at
        return stop

    def _sides(self, at: int, sign: Sign, noun: bool) -> tuple[list[Sign], list[Sign]]:
        """Both sides of an act by the people of its clause."""
        first, last = self._clause(at)
        groups = self._groups(at, max(first, 0 if noun else self._behind_opening(sign)), last)
        travels = sign.value <= _TRAVELS
        before = [group for group in groups if group[0].first < sign.first]
        behind = [group for group in groups if group[0].first >= sign.last]
        if noun:
            following = (one for one in self.signs[at + 1 :] if one.kind == "act")
            stop = next(following, None)
            near = [group for group in behind if stop is None or group[0].first < stop.first]
            return self._sides_of_noun(at, sign, before, near)
        if travels:
            before, behind = (
                [one for one in side if not self._is_met_before(one)] for side in (before, behind)
            )
        subject, others = self._told_apart(before, behind, self._is_passive(sign), travels)
        if len(groups) == 1 and behind and not others and self._is_coordinated(sign):
            subject, others = self._unsaid(at, sign) or subject, subject
        relative = self._who(at, first)
        if relative and not subject:
            subject = relative
        elif relative and not any(one in others for one in relative):
            others = [*others, *relative] if self._relates_object(at, first) else others
        if not subject:
            subject = self._unsaid(at, sign)
        return subject, [one for one in others if one.kind != "someone"]

    def _behind_opening(self, sign: Sign) -> int:
        """Where the people of a verb begin behind what only opens the sentence: *Après un appel avec X, Y a
        rencontré Z*. A verb that is always second has no comma there."""
        if self.words.grammar.nouns_are_capital:
            return 0
        commas = [at for at in range(sign.first) if self.low[at] == ","]
        if not commas or not self.words.has("status.background", self.low[0]):
            return 0
        behind = any(one.kind in PEOPLE and commas[-1] < one.first < sign.first for one in self.signs)
        return commas[-1] if behind else 0

    def _is_coordinated(self, sign: Sign) -> bool:
        """Whether a verb stands right behind *and* where its subject would stand before it: *und traf
        Tusk*."""
        return self.words.grammar.nouns_are_capital and self.low[sign.first - 1 : sign.first] == ["and"]

    def _told_apart(
        self, before: list[Group], behind: list[Group], passive: bool, travels: bool
    ) -> tuple[list[Sign], list[Sign]]:
        """The sides of a verb; whoever only travels has nobody as an object but those they go to."""
        subject: list[Sign] = []
        others: list[Sign] = []
        for group in (*before, *behind):
            governor = self._governor(group)
            him = [one for one in group if one.value == "him"]
            if him:
                others.extend(him)
            rest = [one for one in group if one.value != "him"]
            if not rest:
                continue
            if governor and governor not in WITH:
                continue
            if governor:
                if governor in ("with", "by", "at", "between") or (governor == "to" and not others):
                    others.extend(rest)
                continue
            if not subject and not (passive and group in behind and others):
                subject = rest
            elif not travels and (not passive or group in before or self.words.grammar.genitive):
                mine = ("he",) if self.words.grammar.says_she_of_her else ("he", "she")
                others.extend(one for one in rest if one.value not in mine)
        if any(one.kind == "someone" for one in subject):
            return [], others
        return subject, others

    def _sides_of_noun(
        self, at: int, sign: Sign, before: list[Group], behind: list[Group]
    ) -> tuple[list[Sign], list[Sign]]:
        """*Gespräche mit X*, *встреча X с Y*, *visite de X à Paris*: people behind are its own, and
        the subject of the clause stands before."""
        own: list[Sign] = []
        later: list[Group] = []
        others: list[Sign] = []
        near = sign.last
        for group in behind:
            governor = self._governor(group)
            close = group[0].first - near <= (2 if not (own or others) else NEAR)
            if governor in ("of",) or (not governor and close and self.words.grammar.genitive and not own):
                own.extend(group)
            elif governor in ("with", "between", "by", "at") or (governor == "to" and not others):
                others.extend(group)
            elif not governor:
                later.append(group)
            near = group[-1].last
        company = (group for group in before if self._governor(group) == "with")
        talks = sign.value <= TRAVELS and [one for one in self.signs[:at] if self._are_talks(one)]
        company = (group for group in company if not talks or group[0].first < talks[0].first)
        others = [*(one for group in company for one in group), *others]
        his = [one for one in self.signs if one.kind == "his" and one.last in (sign.first, sign.first - 1)]
        plain = [group for group in before if not self._governor(group)]
        subject = own or (plain[-1] if plain else []) or his or (later[0] if later else [])
        if own and plain and not others:
            subject, others = plain[-1], own
        if not subject and before and others:
            subject = before[-1] if self._governor(before[-1]) in ("by",) else []
        if any(one.kind == "someone" for one in subject):
            subject = []
        return subject or self._unsaid(at, sign), [one for one in others if one.kind != "someone"]

    def _stays(self, at: int, sign: Sign) -> bool:
        """Whether *was* tells that somebody was somewhere: no other verb, a place behind a word of place."""
        first, last = self._clause(at)
        inside = [one for one in self.signs if first <= one.first < last and one is not sign]
        if any(self._is_verb(one) or one.kind == "status" for one in inside):
            return False
        places = super()._places(at, sign)
        return bool(places) and all(one.value.kind != "venue" for one in places[:1])
