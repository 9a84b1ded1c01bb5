"""Where something happened: by the words of its sentence, otherwise where its people were told to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..language import N_
from ..places import country_codes
from .carrying import Carrying
from .frame import Frame
from .frames import Framer
from .places import Place
from .resolving import Span, resolve
from .rows import Basis, Row
from .sign import Sign
from .text import Sentence
from .undone import DETERMINED

_AFTER: Final = 3
"""Sentences after a visit within which *during the visit* speaks of it, whoever is named."""
_ON: Final = 2
"""Sentences behind a meeting of which one may say its day or place: *The talks will take place on Monday.*"""
_A_MONTH: Final = 31
_FAR: Final = 10
"""Tokens between a summit and its place, at most."""


_PLAIN: Final = frozenset(["first", "second", "two", "official", "working", "bilateral"])
"""Words before a noun that make it no other thing."""
_BEGINS: Final = frozenset([",", ";", ":", "and", "but", "."])
_HELPS: Final = frozenset(["has", "had", "have", "will"])
_UNSURE: Final = frozenset(["status.denied", "status.possible"])


class Stays(Carrying):
    """Finds the place of a row."""

    def _goes_on(self, frame: Frame, number: int, sentence: Sentence) -> bool:
        """Whether an act without people is that of the sentence before, and says its day or place: *The
        meeting took place in Sochi on Monday.*"""
        row = self.last
        if row is None or not 0 < number - row.sentence <= _ON or not frame.noun or frame.people():
            return False
        if any(one.kind in ("he", "his", "they") for one in (*frame.subject, *frame.others)):
            return False
        if frame.status != row.status or frame.kind not in ("meet", "visit", row.kind):
            return False
        if frame.kind == "visit" and not _is_of_itself(frame, sentence):
            return False
        told = frame.date is not None or bool(frame.places)
        if frame.date is not None and row.span is None:
            row.span = resolve(frame.date.value, self._context(frame, frame.date.value))
            row.basis["date"] = self._basis_of([frame.date], sentence)
        took = any(token.low in ("held", "place") for token in sentence.tokens)
        near = any(frame.act.last <= one.first <= frame.act.last + 2 for one in frame.places)
        if (took or near) and frame.places and not (row.city or row.country or row.venue):
            self._place(row, sentence, frame, ())
        return told

    def _ends_told(
        self, frame: Frame, row: Row | None, sentence: Sentence, signs: Sequence[Sign], number: int
    ) -> bool:
        """Whether an act without names says that what was planned just before is off, or has another day:
        *The meeting has been cancelled.*"""
        if row is None or not frame.noun or frame.people() or not 0 <= number - row.sentence <= _ON:
            return False
        if _is_of_others(frame, row, sentence, signs) or self._is_elsewhere(frame, row):
            return False
        if _is_with_another(frame, row, sentence, signs) or self._is_of_long_ago(frame, signs):
            return False
        if not frame.moved and (frame.status != "cancelled" or self._is_another_day(frame, row)):
            return False
        if not self._is_the_same(frame, row, sentence):
            return False
        return row.status == "planned" or (frame.moved and row.sentences[-1] == number)

    def _ends_by_pronoun(self, row: Row, sentence: Sentence, number: int, signs: Sequence[Sign]) -> None:
        """Call off what was planned just before, where a sentence says no more: *That, too, is cancelled.*"""
        said = [one for one in signs if one.kind == "status"]
        off = [one for one in said if "status.cancelled" in one.value]
        named = any(one.kind in ("person", "place", "act") for one in signs)
        opens = self.words.has("status.points_back", sentence.tokens[0].text.lower())
        sure = bool(off) and not any(one.value & _UNSURE for one in said)
        sure = sure and self._is_predicate(off[0], sentence)
        if row.status == "planned" and number - row.sentence == 1 and opens and not named and sure:
            row.status, row.basis["status"] = "cancelled", self._basis_of(off[:1], sentence)
            row.sentences.append(number)

    def _is_predicate(self, word: Sign, sentence: Sentence) -> bool:
        """Whether a word is said of the first one, with one more between at most: *that, too, is off*; no
        *this follows the postponed reform*."""
        low = [token.low for token in sentence.tokens]
        be = [one for one in low[1 : word.last] if self.words.has("status.be", one)]
        others = [one for one in low[1 : word.first] if one.isalpha() and one not in (*be, *_HELPS)]
        ends = not low[word.last : word.last + 1] or not low[word.last].isalpha()
        return len(others) <= 1 and (bool(be) or ends)

    def _is_of_nobody(self, frame: Frame) -> bool:
        """Whether a noun without people is itself what is called off, and no subject is left out: *un viaje
        fue cancelado*."""
        word = frame.status_sign
        off = frame.noun and frame.status == "cancelled" and word is not None
        unsaid = all(one.first == frame.act.first for one in frame.subject) and not frame.others
        alone = off and unsaid and self.words.grammar.drops_subject
        return bool(alone and word is not None and word.first >= frame.act.last)

    def _is_the_same(self, frame: Frame, row: Row, sentence: Sentence) -> bool:
        """Whether a noun points back to a row: *the planned meeting* does, *a meeting*, *the trade meeting*
        and, behind a journey, *the meeting* do not."""
        low, act = [token.low for token in sentence.tokens], frame.act
        kind = "visit" if self.words.has("nouns.visit", low[act.last - 1]) else frame.kind
        if kind not in ("visit", row.kind) and (row.kind == "visit" or kind != "summit"):
            return False
        at = act.first - (low[act.first] not in DETERMINED)
        while at >= 0 and (
            low[at] in _PLAIN | {row.city.lower()} or self.words.has("status.planned", low[at])
        ):
            at -= 1
        if at < 0 or low[at] in _BEGINS:
            return not self.words.grammar.has_articles
        return low[at] in DETERMINED or self.words.has("dates.this", low[at])

    def _is_elsewhere(self, frame: Frame, row: Row) -> bool:
        """Whether a noun has another place right behind it than a row has: *the trip to Rome*."""
        near = (one.value for one in frame.places if 0 <= one.first - frame.act.last <= 2)
        place = next(near, None)
        if frame.moved or place is None or not (row.city or row.code):
            return False
        return self.places.plain_name(place) != row.city and (
            place.kind != "country" or place.code != row.code
        )

    def _is_another_day(self, frame: Frame, row: Row) -> bool:
        """Whether an act has a day on which a row's meeting is not."""
        span = resolve(frame.date.value, self._context(frame, frame.date.value)) if frame.date else None
        return span is not None and row.span is not None and not _overlap(span, row.span)

    def _is_of_long_ago(self, frame: Frame, signs: Sequence[Sign]) -> bool:
        """Whether a sentence says a time that was over long before publication: *last year*."""
        dates = (one.value for one in signs if one.kind == "date")
        spans = (resolve(one, self._context(frame, one)) for one in dates)
        return any(one is not None and one.last < self.published - _A_MONTH for one in spans)

    def _ended(self, row: Row, frame: Frame, sentence: Sentence, number: int) -> list[Row]:
        """Call off what was told before; what it is to be now, where that is said."""
        row.status = "cancelled"
        row.basis["status"] = self._basis_of([frame.status_sign or frame.act], sentence)
        row.sentences.append(number)
        if not frame.moved:
            return []
        date, places = frame.date, [one for one in frame.places if one.first >= frame.act.last]
        new = replace(row, status="planned", basis=dict(row.basis), sentence=number, sentences=[number])
        if date is not None:
            new.span = resolve(date.value, self._context(frame, date.value))
            new.basis["date"] = self._basis_of([date], sentence)
        if places:
            new.venue = new.city = new.country = new.code = ""
            self._place(new, sentence, replace(frame, places=places), ())
        return [new]

    def _find_summit(self, sentence: Sentence, number: int, signs: Sequence[Sign]) -> None:
        """Where a sentence says that a summit is, for the meetings beside it."""
        at = [i for i, one in enumerate(signs) if one.kind == "act" and "nouns.summit" in one.value]
        if not at:
            return
        framer = Framer(self.words, sentence.tokens, signs, self.discourse)
        behind = [one for one in signs[at[0] + 1 :] if one.kind == "place" and one.value.kind != "venue"]
        place = next((one for one in behind if framer.stands_as_place(one)), None)
        if place is None or place.first - signs[at[0]].last > _FAR:
            return
        row = Row((), "summit", sentence=number)
        self._add_place(row, place.value, self._basis_of([place], sentence))
        row.country = row.country or (self.places.name(row.code) if row.code else "")
        self.summit_at = row

    def _is_during(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of what happened during the visit told before it."""
        low = [token.low for token in sentence.tokens]
        return any(self.words.within.at(low, at) for at in range(len(low)))

    def _within_stay(self, row: Row, frame: Frame) -> None:
        """During the visit told before, where the words say no other day or place."""
        source = self.told_before if self.last is None else self.last
        if source is None or source.status not in ("held", "planned") or row.kind == "visit":
            return
        near = row.sentence - source.sentence <= _AFTER
        if not near and not any(one is other for one in row.people for other in source.people):
            return
        if row.span is None and source.span is not None and frame.date is None:
            row.span, row.basis["date"] = source.span, Basis(reason=N_("during the visit told before"))
        if not (row.city or row.country or row.venue or row.elsewhere):
            row.city, row.country, row.code = source.city, source.country, source.code
            told = (name for name in ("city", "country") if getattr(row, name))
            row.basis.update({name: Basis(reason=N_("during the visit told before")) for name in told})

    def _stand_beside(self, row: Row) -> None:
        """Meetings on the sidelines of a summit are where and when the one told before it is."""
        source = self.beside if self.beside is not None else self.summit_at
        if source is not None and (source.status == row.status or source is self.summit_at):
            if not (row.city or row.country or row.venue or row.elsewhere):
                row.city, row.country, row.code = source.city, source.country, source.code
                told = (name for name in ("city", "country") if getattr(row, name))
                row.basis.update({name: Basis(reason=N_("the place told just before")) for name in told})
            if row.span is None and source.span is not None and source.sentence != row.sentence:
                row.span, row.basis["date"] = source.span, Basis(reason=N_("the date told just before"))
        if row.city or row.country:
            self.beside = row

    def _is_of_one_stay(self, row: Row) -> bool:
        """Whether somebody of a meeting was where the paragraph before says, on that day or beside it."""
        source = self.told_before
        if source is None or source.category == "virtual" or not (source.city or source.country):
            return False
        if row.span is None or row.kind == "invite":
            return False
        told = source.span or self.anchor
        if {id(one) for one in row.people} == {id(one) for one in source.people} and source.span is None:
            return True
        if told is None:
            return False
        shared = any(one is other for one in row.people for other in source.people)
        near = row.span.first <= told.last + 1 and told.first <= row.span.last + 1
        same_day = row.span.first <= told.last and told.first <= row.span.last
        told_of = source.status == row.status or (source.status == "held" and same_day)
        return shared and near and told_of and {row.status, source.status} <= {"held", "planned"}

    def _place(self, row: Row, sentence: Sentence, frame: Frame, made: Sequence[Row]) -> None:
        for sign in frame.places:
            place: Place = sign.value
            self._add_place(row, place, self._basis_of([sign], sentence))
        if self.item is not None and not (row.city or row.country):
            for place, basis in self.item[1]:
                self._add_place(row, place, basis)
        elif self.item is not None and self.day is not None and not row.city:
            for place, basis in self.item[1]:
                if place.kind == "city" and place.code in (row.code, *country_codes(row.country)):
                    self._add_place(row, place, basis)
        if frame.kind == "invite" and not frame.passive:
            # whoever asks is host at home, and not where they are going
            made = [one for one in made if one.travels is None or one.travels is not row.people[0]]
        if not (row.city or row.country or (row.venue and not self.places.is_of_many(row.venue))):
            there = any(token.low in ("there", "here") for token in sentence.tokens)
            here = any(token.low == "here" for token in sentence.tokens)
            before = [one for one in made if not _stands_behind(one, frame, sentence)]
            if not self._is_unplaced(row, frame, sentence):
                self._carry_place(row, before, there, here)
        if row.city and not row.country and row.code:
            row.country = self.places.name(row.code)
            row.basis.setdefault("country", Basis(reason=N_("the city's country")))
        if row.venue and not row.country and row.code:
            row.country = self.places.name(row.code)
            row.basis.setdefault("country", Basis(reason=N_("the venue's country")))


def _stands_behind(row: Row, frame: Frame, sentence: Sentence) -> bool:
    """Whether the place of a row stands behind a later act, in the clause that goes on around that."""
    told = row.basis.get("city") or row.basis.get("country")
    return told is not None and told.start > sentence.tokens[frame.act.first].start


def _is_of_others(frame: Frame, row: Row, sentence: Sentence, signs: Sequence[Sign]) -> bool:
    """Whether a noun is that of others than a row's: *Merkel cancelled her trip*."""
    act = frame.act
    if frame.kind != "visit" and "of" in [one.low for one in sentence.tokens[act.last - 1 : act.last + 1]]:
        return not any(one.kind == "they" and 0 <= one.first - act.last <= 1 for one in signs)
    before = [one for one in signs if one.last <= act.first and one.kind in ("person", "his", "he")]
    owned = bool(before) and before[-1].kind != "person" and act.first - before[-1].last <= 2
    named = [one.value for one in before if one.kind == "person"]
    return owned and bool(named) and not any(one is other for one in named for other in row.people)


def _is_with_another(frame: Frame, row: Row, sentence: Sentence, signs: Sequence[Sign]) -> bool:
    """Whether a noun is followed by a country of nobody of a row: *the talks with Iran*."""
    last, own = frame.act.last, {one.country for one in row.people}
    near = [token.low for token in sentence.tokens[last - 1 : last + 1]]
    behind = (one for one in signs if one.kind == "place" and 0 <= one.first - last <= 1)
    return "with" in near and any(one.value.code not in own for one in behind)


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_of_itself(frame: Frame, sentence: Sentence) -> bool:
    """Whether a sentence begins with a journey that is the one told before: *The visit will take place …*."""
    before = [token.low for token in sentence.tokens[: frame.act.first]]
    return frame.act.first <= 1 and before in (["the"], ["this"])
