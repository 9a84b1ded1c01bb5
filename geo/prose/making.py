"""Frames → rows, each field with the characters it rests on or the reason why it is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..language import N_
from .frame import Frame
from .people import Person, distinct
from .resolving import Span
from .rows import Basis, Row
from .sign import Sign
from .stays import Stays
from .text import Sentence

_PURPOSE: Final = 5
_HEAD: Final = 4
_OFF: Final = 8
"""Journeys called off among which is that of a plan, at most."""
_ON_JOURNEY: Final = 3
"""Sentences behind a journey called off in which one tells what had been planned on it."""
_MEAL: Final = 6
"""Tokens behind a verb of a host among which stands the meal that is given."""
_OF_A_LOG: Final = 3
"""Days from publication within which a live log tells of its own place."""


class Maker(Stays):
    """Turns the frames of one sentence after the other into rows."""

    def rows(
        self, sentence: Sentence, number: int, frames: Sequence[Frame], signs: Sequence[Sign]
    ) -> list[Row]:
        """The rows of one sentence."""
        self._open(sentence, signs)
        made: list[Row] = []
        earlier: list[Row] = []
        self._find_log_place(sentence, signs)
        self._find_dateline(sentence, signs)
        self._find_summit(sentence, number, signs)
        self.find_opening(sentence, number, frames, signs)
        for frame in frames:
            if frame.kind == "attend":
                self._attend(frame, signs, number)
                continue
            told = made[-1] if made else self.last
            if told is not None and self._ends_told(frame, told, sentence, signs, number):
                made.extend(self._ended(told, frame, sentence, number))
                continue
            if self._is_of_nobody(frame) or self._goes_on(frame, number, sentence):
                continue
            row = self._row(sentence, number, frame, signs, made)
            if row is not None:
                made.append(row)
                if row.kind == "visit":
                    self.visited.update((id(one), row.code) for one in row.people)
                before = self._last_time(row, sentence, signs)
                earlier.extend([before] if before is not None else [])
                self.pair_here = row.people if len(row.people) == 2 else self.pair_here
        if not frames and self.last is not None:
            self._ends_by_pronoun(self.last, sentence, number, signs)
        self.last = made[-1] if made else self.last
        self._remember(sentence, signs, made)
        return [*made, *earlier]

    def _open(self, sentence: Sentence, signs: Sequence[Sign]) -> None:
        """Begin a sentence: what of the ones before still holds, and who its pronouns may be."""
        if sentence.block != self.block:
            word = sentence.tokens[0].low
            both = any(one.kind == "they" and one.first <= 1 for one in signs)
            onward = both or self.words.has("status.onward", word) or self.words.has("people.he", word)
            goes_on = onward and sentence.kind == "prose"
            self.told_before = self.place or self.told_before
            self.block, self.since, self.before = sentence.block, None, self.place
            self.dated = self.dated if goes_on else None
            self.place = self.place if goes_on else None
            self.onward = None
            if sentence.kind == "prose":
                self.discourse.subject = None if self.discourse.followed else self.discourse.subject
                self.discourse.pair = self.pair_of_topic or self.discourse.pair
        self._begin_item(sentence, signs)
        someone = (sign for sign in signs if sign.kind in ("person", "someone", "he", "his"))
        first = next(someone, None)
        self.opens_with_pronoun = first is not None and first.kind in ("he", "his")
        self.he = None
        self.pair_here = ()
        self.acting = None
        self.hint = next(
            (
                self._year_of(sign.value)
                for sign in signs
                if sign.kind == "date" and sign.value.kind == "hint"
            ),
            -1,
        )

    def _row(
        self, sentence: Sentence, number: int, frame: Frame, signs: Sequence[Sign], made: Sequence[Row]
    ) -> Row | None:
        """The row of a frame; None where it says too little to be a meeting."""
        subject, others = self._people(frame, signs)
        row = self._begun(sentence, number, frame, signs, distinct((*subject, *others)))
        goes = others if frame.kind == "invite" and not frame.passive else subject
        row.travels = goes[0] if goes and frame.kind in ("invite", "visit") else None
        if frame.kind == "call":
            row.category = "virtual"
        else:
            self._place(row, sentence, frame, made)
        self._date(row, sentence, frame, signs, made)
        if row.category != "virtual" and self._is_during(sentence):
            self._within_stay(row, frame)
        if row.category != "virtual" and not (row.city or row.country or row.venue):
            self._place_unsaid(row, sentence, frame, self._host(frame, subject, others))
        if frame.beside:
            self._stand_beside(row)
        self._settle_status(row, frame)
        self._settle_of_journey(row, frame)
        self._set_out(row, number)
        if sentence.tokens[-1].low == "?" and row.status in ("held", "planned"):
            row.status = "possible"
        return row if self._is_one(row, frame) and not self._lacks_object(frame, sentence) else None

    def _is_of_opening(self, row: Row) -> bool:
        """Whether somebody of a meeting was at the place with which the report begins on its day."""
        lead = self.opening
        if lead is None or row.span is None or lead.span is None or row.kind not in ("meet", "host"):
            return False
        shared = any(one is other for one in row.people for other in lead.people)
        held = row.status == "held" and row.sentence != lead.sentence
        return held and shared and row.span[:2] == lead.span[:2] and bool(lead.city or lead.country)

    def _is_within(self, row: Row, days: Span) -> bool:
        """Whether whom the text is about met somebody within the days told at its head."""
        topic = self.discourse.topic
        inside = row.span is not None and days.first <= row.span.first and row.span.last <= days.last
        return inside and row.status == "held" and any(person is topic for person in row.people)

    def _set_out(self, row: Row, number: int) -> None:
        """Days and place of the first sentences, where they say of the text's subject alone where it was."""
        topic = self.discourse.topic
        at_head = self.setting is None and number < _HEAD and row.status == "held"
        if not at_head or row.span is None or not any(person is topic for person in row.people):
            return
        if row.span.lasted and row.span.last > row.span.first and (row.city or row.country):
            self.setting = (row, row.span)

    def _begun(
        self, sentence: Sentence, number: int, frame: Frame, signs: Sequence[Sign], named: tuple[Person, ...]
    ) -> Row:
        """A row with its people and how far it happened."""
        people = tuple(one for one in named if not one.barred)
        joined = self._with_topic(frame, people, signs)
        row = Row(joined or people, frame.kind, status=frame.status, sentence=number, sentences=[number])
        row.unnamed, row.noun = frame.unnamed or (frame.headed and bool(frame.others)), frame.noun
        low = [token.low for token in sentence.tokens]
        said = frame.status_sign
        would = said is not None and low[said.first : said.last] == ["would"]
        row.was_planned = not frame.moved and (frame.past_plan or would)
        row.purpose = frame.noun and "for" in low[max(0, frame.act.first - _PURPOSE) : frame.act.first]
        row.category = "summit" if frame.summit else ""
        row.basis["leaders"] = self._basis_of((*frame.subject, *frame.others), sentence)
        row.basis["status"] = self._basis_of([frame.status_sign or frame.act], sentence)
        if joined:
            row.basis["leaders"] = Basis(reason=N_("one is named here; the other is whom the text is about"))
        return row

    def _place_unsaid(self, row: Row, sentence: Sentence, frame: Frame, host: Person | None) -> None:
        """Where no words say the place: that of the paragraph before, of a log, or the host's country."""
        near = row.span is not None and abs(row.span.first - self.published) <= _OF_A_LOG
        if row.elsewhere:
            self._place_at_home(row, host)
            return
        if frame.kind == "invite" and frame.passive and self.before is not None:
            row.city, row.country, row.code = self.before.city, self.before.country, self.before.code
            reason = N_("the place told just before")
        elif self.setting is not None and self._is_within(row, self.setting[1]):
            source = self.setting[0]
            row.city, row.country, row.code = source.city, source.country, source.code
            reason = N_("where the text says at its head that it took place")
        elif sentence.kind == "log" and near and any(self.log_place):
            row.city, row.country, row.code = self.log_place
            reason = N_("where the log is written")
        elif self.told_before is not None and self._is_of_one_stay(row):
            source = self.told_before
            row.city, row.country, row.code = source.city, source.country, source.code
            reason = N_("the place told just before")
        elif self._is_written_there(row, frame, near):
            row.city, row.country, row.code = self._written_at()
            reason = N_("where the report is written")
        elif self.opening is not None and self._is_of_opening(row):
            row.city, row.country, row.code = self.opening.city, self.opening.country, self.opening.code
            reason = N_("where the report begins")
        else:
            self._place_at_home(row, host)
            return
        row.basis.update({name: Basis(reason=reason) for name in ("city", "country") if getattr(row, name)})

    def _with_topic(
        self, frame: Frame, people: tuple[Person, ...], signs: Sequence[Sign]
    ) -> tuple[Person, ...]:
        """The one person of an act and whom the text is about, where the act has another side that is not
        said."""
        topic = self.discourse.topic
        if len(people) != 1 or topic is None or people[0] is topic or topic.barred:
            return ()
        if sum(sign.kind == "person" for sign in signs) > 1 and not frame.paired:
            return ()
        unsaid = frame.kind == "call" or (frame.kind == "host" and frame.passive and not frame.by)
        return (*people, topic) if unsaid or (frame.kind == "meet" and not frame.subject) else ()

    def _lacks_object(self, frame: Frame, sentence: Sentence) -> bool:
        """Whether a verb that has an object has nobody for one: *the two will host a press conference*, *they
        saw shots fired*."""
        if frame.others or frame.passive or frame.noun or frame.unnamed or self.words.grammar.free:
            return False
        if frame.kind == "host":
            behind = [token.low for token in sentence.tokens[frame.act.last : frame.act.last + _MEAL]]
            return not frame.summit and not self.words.has_any("verbs.meals", behind)
        first, last = (sentence.tokens[at].low for at in (frame.act.first, frame.act.last - 1))
        return frame.kind == "meet" and (
            last in ("with", "to", "on") or self.words.has("status.transitive", first)
        )

    def _is_one(self, row: Row, frame: Frame) -> bool:
        """Whether it is a meeting: two people, or one and a place to travel to, or to hold talks in."""
        if row.people and all(self.words.has("people.lesser", one.office) for one in row.people):
            return False
        at_home = len(row.people) == 1 and row.code != "" and row.people[0].country == row.code
        if row.kind == "visit" and at_home:
            return False
        if row.category == "virtual" and row.unnamed:
            return bool(row.people) and row.span is not None
        if row.kind in ("visit", "summit") or row.unnamed:
            return bool(row.people) and bool(row.city or row.country)
        return len(row.people) >= 2 or self._holds_talks_abroad(row, frame)

    def _holds_talks_abroad(self, row: Row, frame: Frame) -> bool:
        """Whether talks with nobody who is named were on a journey: *will hold meetings in Pretoria on
        Jan. 10*."""
        if row.kind != "meet" or len(row.people) != 1 or not row.code or row.span is None:
            return False
        country = row.people[0].country
        behind = any(one.first >= frame.act.last for one in frame.places)
        return (
            frame.noun
            and behind
            and (country not in ("", row.code) or (id(row.people[0]), row.code) in self.visited)
        )

    def _host(self, frame: Frame, subject: Sequence[Person], others: Sequence[Person]) -> Person | None:
        """At whose home it was; nobody's where those who receive are of several countries."""
        if frame.at_home:
            return others[0] if len(others) == 1 else None
        if frame.kind not in ("host", "invite"):
            return None
        side = (others if frame.by else ()) if frame.passive else subject
        return side[0] if len({one.country for one in side}) == 1 else None

    def _settle_of_journey(self, row: Row, frame: Frame) -> None:
        """What had been planned on a journey that was called off just before is off too: *called off his
        trip to Germany. He had been due to meet …*."""
        told = row.basis["status"]
        if row.kind == "visit" and row.status == "cancelled":
            self.off = [*self.off, row][-_OFF:]
        elif row.status == "planned":  # one that was only put off, and has its new day
            self.off = [one for one in self.off if one.basis["status"] != told]
        if row.status != "planned" or not frame.past_plan or not row.code:
            return
        near = (one for one in self.off if row.sentence - one.sentence <= _ON_JOURNEY)
        for one in near:
            if one.code == row.code and any(person is other for person in one.people for other in row.people):
                row.status, row.basis["status"] = "cancelled", one.basis["status"]
                return

    def _settle_status(self, row: Row, frame: Frame) -> None:
        """What begins after publication was not held yet, nor what somebody does *later this month*, nor what
        the present tells of a day that is not over."""
        if row.status != "held" or row.span is None:
            return
        said = frame.date.value if frame.date is not None else None
        later = said is not None and said.turn == "later" and (frame.present or frame.noun)
        later = later or (said is not None and said.kind == "month" and frame.present and not frame.noun)
        if row.span.first > self.published or (later and row.span.last > self.published):
            row.status = "planned"
            row.basis["status"] = Basis(reason=N_("the date is after publication"))
        elif frame.announced and frame.date is not None and row.span.first == self.published:
            row.status = "planned"
            row.basis["status"] = Basis(reason=N_("the present tense tells of a day that is not over"))
