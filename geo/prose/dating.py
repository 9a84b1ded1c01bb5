"""When something happened: by the words of its sentence, otherwise by what the text has told before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..dates import FIRST_DAY, day_number
from ..language import N_
from .frame import Frame
from .frames import Framer
from .memory import Memory
from .places import Place
from .resolving import Context, Span, resolve
from .rows import Basis, Row
from .sign import Sign
from .text import Sentence

_HANGING: Final = frozenset(
    ["same_day", "first_day", "last_day", "day_after", "day_before", "counted", "bare"]
)
_DASHES: Final = frozenset(["-", "–", "—"])
_TO_DASH: Final = 6
"""Tokens before a dateline's date, and between it and the dash, at most: *ROME, March 5 (Reuters) -*."""
_NEAR: Final = 4
"""Tokens between an act and the word that it was *earlier*, at most."""
_A_MONTH: Final = 31
_RECENT: Final = 3
"""Days within which a report is of its first act, that of publication among them."""
_OPENING: Final = 3
"""Sentences of a report among which is its first act, behind a headline and its like."""
_OF_LEAD: Final = 8
"""Sentences behind a report's first act that may tell of the same day."""
_MEETS: Final = frozenset(["meet", "host", "call"])


class Dating(Memory):
    """Finds the date of a row."""

    def _date(
        self, row: Row, sentence: Sentence, frame: Frame, signs: Sequence[Sign], made: Sequence[Row]
    ) -> None:
        framer = Framer(self.words, sentence.tokens, signs, self.discourse)
        alone = frame.kind != "invite" and not frame.follows
        sign = frame.date or (self._only_date(signs, framer, frame.act) if alone else None)
        if sign is not None and frame.status == "cancelled" and _is_of_dateline(sign, sentence):
            sign = None
        for before in signs if sign is not None and sign.value.kind in _HANGING else ():
            if sign is not None and before.kind == "date" and before.last <= sign.first:
                self.anchor = resolve(before.value, self._context(frame, before.value)) or self.anchor
        row.span = resolve(sign.value, self._context_behind(frame, sign, made)) if sign is not None else None
        if sign is not None and self._is_long_past(row, sentence, frame):
            sign = row.span = None
        if self.day is not None and sentence.kind == "item" and self._date_of_list(row, sentence, sign):
            return
        if sign is not None and row.span is not None:
            row.basis["date"] = self._basis_of([sign], sentence)
        elif self.item is not None and self.item[2] is not None:
            row.span, row.basis["date"] = self.item[2], self.item[3]
        elif frame.follows:
            return  # the day before it is that of another act
        elif frame.kind == "invite":
            self._date_of_hint(row, sentence, signs)
        else:
            self._date_unsaid(row, sentence, frame, signs, made)

    def _context_behind(self, frame: Frame, sign: Sign, made: Sequence[Row]) -> Context:
        """What a date counts from: a weekday of what comes behind another act is the next one after that."""
        context = self._context(frame, sign.value)
        told = next((one.span for one in reversed(made) if one.span is not None), None)
        if not frame.follows or told is None or sign.value.kind != "weekday" or sign.value.turn:
            return context
        return context._replace(published=told.last, ahead=True)

    def _date_of_list(self, row: Row, sentence: Sentence, sign: Sign | None) -> bool:
        """The day above a list, for an item without one, or up to the one it says: *(to March 2)*."""
        if self.day is None:
            return False
        day, basis = self.day
        if sign is None or row.span is None:
            row.span, row.basis["date"] = day, basis
            return True
        before = sentence.tokens[sign.first - 1].low if sign.first else ""
        if not self.words.has("dates.until", before) or row.span.last < day.first:
            return False
        row.span = Span(day.first, row.span.last, True)
        row.basis["date"] = Basis(reason=N_("from the day above the list to the one it says"))
        return True

    def _date_of_hint(self, row: Row, sentence: Sentence, signs: Sequence[Sign]) -> None:
        """An invitation to *this year's* meeting is for some day of the year."""
        hint = next((one for one in signs if one.kind == "date" and one.value.kind == "hint"), None)
        if hint is not None and self.hint > 0:
            row.span = Span(day_number(self.hint, 1, 1), day_number(self.hint, 12, 31), False)
            row.basis["date"] = self._basis_of([hint], sentence)

    def _date_unsaid(
        self, row: Row, sentence: Sentence, frame: Frame, signs: Sequence[Sign], made: Sequence[Row]
    ) -> None:
        """The date told just before, the side of it on which the words put this, or the day of a log."""
        words = [token.low for token in sentence.tokens[max(0, frame.act.first - 2) : frame.act.first]]
        if self.words.has_any("status.background", words):
            return
        if self._date_of_just(row, sentence, frame, signs):
            return
        source = next((one for one in reversed(made) if one.span is not None), None)
        if source is not None and source.kind == row.kind == "visit" and _is_another(source, row):
            return  # went to Belgium on Monday … and also went to Jeddah
        if source is not None and self._is_over(source, row, frame):
            source = None
        side = self._beside(sentence, frame)
        dated = self.dated
        if source is None and dated is not None and _goes_on(dated, row):
            source = None if self._is_over(dated, row, frame) else dated
        if side is not None and row.status == "held":
            row.span, reason = side
        elif source is not None:
            row.span, reason = source.span, N_("the date told just before")
        elif self.since is not None and row.status == "held":
            row.span, reason = self.since, N_("since the day told just before")
        elif self._is_of_lead(row, sentence, frame, signs):
            assert self.opening is not None
            row.span, reason = self.opening.span, N_("the day with which the report begins")
        elif frame.ongoing and row.status == "held" and self.year <= 0:
            row.span, reason = Span(self.today, self.today, True), N_("it goes on as the text is written")
        elif sentence.kind == "log" and row.status == "held":
            row.span, reason = Span(self.published, self.published, True), N_("the day of the log")
        else:
            return
        row.basis["date"] = Basis(reason=reason)

    def _is_long_past(self, row: Row, sentence: Sentence, frame: Frame) -> bool:
        """Whether a plan has a day that is over, which is that of something else: *will be the first since
        that of Thatcher in 1988*, *will meet Xi, who came on Monday*. What was said to come may be a month
        back."""
        planned = row.status == "planned" and not frame.past_plan and self.year <= 0
        said = frame.status_sign
        told = said is None or "would" in [token.low for token in sentence.tokens[said.first : said.last]]
        return planned and row.span is not None and row.span.last < self.published - told * _A_MONTH

    def _is_over(self, source: Row, row: Row, frame: Frame) -> bool:
        """Whether the day told just before is on the wrong side of publication: *arrived yesterday. He is due
        to meet …*."""
        if source.span is None or frame.past_plan:
            return False
        ahead, over = source.span.first > self.published, source.span.last < self.published
        return (row.status == "planned" and over) or (row.status == "held" and ahead and not frame.present)

    def _add_place(self, row: Row, place: Place, basis: Basis) -> None:
        name = {"country": "country", "venue": "venue"}.get(place.kind, "city")
        if getattr(row, name):
            return
        setattr(row, name, self.places.plain_name(place))
        row.basis[name] = basis
        if place.code and (not row.code or name == "country" or (name == "city" and not row.country)):
            row.code = place.code

    def find_opening(
        self, sentence: Sentence, number: int, frames: Sequence[Frame], signs: Sequence[Sign]
    ) -> None:
        """The day that a report's first act says, for what it goes on to tell of the same people."""
        if self.opening is not None or self.tried >= _OPENING or sentence.kind != "prose":
            return
        self.tried += 1
        framer = Framer(self.words, sentence.tokens, signs, self.discourse)
        dates = [one for one in signs if one.kind == "date" and framer.dates_an_event(one)]
        frame = frames[0] if frames else None
        said = (frame.date if frame is not None else None) or (dates[0] if len(dates) == 1 else None)
        if said is None or (frame is not None and (frame.status != "held" or frame.present)):
            return
        span = resolve(said.value, self._context(None, said.value))
        if span is not None and span.first == span.last and 0 <= self.published - span.last < _RECENT:
            people = tuple(sign.value for sign in signs if sign.kind == "person" and not sign.value.barred)
            self.opening = Row(people, "meet", span, sentence=number)
            for sign in frame.places if frame is not None else ():
                self._add_place(self.opening, sign.value, self._basis_of([sign], sentence))
            self.opening.country = self.opening.country or self.places.name(self.opening.code)

    def _is_of_lead(self, row: Row, sentence: Sentence, frame: Frame, signs: Sequence[Sign]) -> bool:
        """Whether a plain verb of the past tells on of somebody with whom the report began, some lines
        before, and no word puts it at another time or place."""
        lead = self.opening
        if lead is None or row.status != "held" or row.kind not in _MEETS or sentence.kind != "prose":
            return False
        if self.anchor is None or lead.span is None or self.anchor[:2] != lead.span[:2]:
            return False  # another day was told since
        low = [token.low for token in sentence.tokens]
        opens = (
            bool(self.words.words.get("status.opens_telling", frozenset()) & {low[0]})
            and frame.act.first <= _NEAR
        )
        told = (
            opens
            or self.words.has("status.past_forms", low[frame.act.first])
            or low[frame.act.first].endswith("ed")
        )
        aside = (one.first for one in signs if one.kind == "clause" and one.first >= frame.act.last)
        own = low[opens : next(aside, len(low))]
        apart = self.words.has_any("status.apart", own) or any(sign.kind == "date" for sign in signs)
        reported = not self.words.words["dates.reporting"].isdisjoint(low[: frame.act.first])
        shared = any(one is other for one in row.people for other in lead.people)
        there = not (row.code and lead.code) or row.code == lead.code
        near = 0 < row.sentence - lead.sentence <= _OF_LEAD
        return told and not apart and not reported and shared and there and near

    def _date_of_just(self, row: Row, sentence: Sentence, frame: Frame, signs: Sequence[Sign]) -> bool:
        """*He said on Monday that he has just spoken to …*: then it was that day, or that of publication."""
        words = [token.low for token in sentence.tokens[max(0, frame.act.first - 3) : frame.act.first]]
        if row.status != "held" or not self.words.has_any("status.just", words):
            return False
        told = next((one for one in signs if one.kind == "date" and one.last <= frame.act.first), None)
        span = resolve(told.value, self._context(None, told.value)) if told is not None else None
        row.span = span or Span(self.published, self.published, True)
        row.basis["date"] = (
            self._basis_of([told], sentence)
            if told is not None and span is not None
            else Basis(reason=N_("just before the text was published"))
        )
        return True

    def _beside(self, sentence: Sentence, frame: Frame) -> tuple[Span, str] | None:
        """Before or after the meeting told in the sentence before: *had earlier visited*, *after his
        talks*."""
        told = self.dated.span if self.dated is not None else None
        if told is None or told.last - told.first > _A_MONTH:
            return None
        low = [token.low for token in sentence.tokens]
        first, last = frame.act.first, frame.act.last
        if "earlier" in low[max(0, first - _NEAR) : first] and "had" in low[max(0, first - _NEAR) : first]:
            return Span(FIRST_DAY, told.last, False), N_("before the meeting told just before")
        behind = low[last : last + 2 * _NEAR]
        if "after" in behind and behind[behind.index("after") + 1 : behind.index("after") + 2] in (
            ["his"],
            ["her"],
        ):
            return Span(told.first, self.published, False), N_("after the meeting told just before")
        return None

    def _only_date(self, signs: Sequence[Sign], framer: Framer, act: Sign) -> Sign | None:
        dates = [one for one in signs if one.kind == "date" and framer.dates_an_event(one)]
        dates = [one for one in dates if not (one.first > act.last and framer.is_aside(one, act))]
        dates = [one for one in dates if not framer.is_of_other_act(one, act)]
        dates = [one for one in dates if one.value.kind != "same_day"] or dates
        if (
            dates
            and self.words.grammar.free
            and any(
                one.kind == "clause" and one.value in ("who", "that") and one.last <= dates[0].first
                for one in signs
            )
        ):
            return None
        return dates[0] if len(dates) == 1 and dates[0].value.kind not in ("year",) else None

    def _last_time(self, row: Row, sentence: Sentence, signs: Sequence[Sign]) -> Row | None:
        """The meeting before, where two met *for the first time since* a day: then they had met."""
        for sign in signs:
            before = [token.low for token in sentence.tokens[max(0, sign.first - 3) : sign.first]]
            if sign.kind == "date" and before == ["first", "time", "since"] and len(row.people) == 2:
                said = sign.value._replace(kind="days" if sign.value.first > 0 else "month")
                span = resolve(said, self._context(None, said))
                if row.kind == "meet" and row.status == "held" and span is not None:
                    met = Row(row.people, "meet", span, sentence=row.sentence, sentences=[row.sentence])
                    met.basis = {**row.basis, "date": self._basis_of([sign], sentence)}
                    return met
        return None


def _is_of_dateline(sign: Sign, sentence: Sentence) -> bool:
    """Whether a date stands before the dash of a report's head, and says when it was written."""
    low = [token.low for token in sentence.tokens[: sign.last + _TO_DASH]]
    return sign.first < _TO_DASH and not _DASHES.isdisjoint(low[sign.last :])


def _is_another(source: Row, row: Row) -> bool:
    """Whether another verb of the sentence tells of a journey elsewhere."""
    return source.basis["status"] != row.basis["status"] and not _goes_on(source, row)


def _goes_on(source: Row, row: Row) -> bool:
    """Whether a row without a date may have that of the sentence before: not from a call, nor at another
    place."""
    if source.category == "virtual" and row.category != "virtual":
        return False
    if source.city and row.city:
        return source.city == row.city
    return not (source.code and row.code) or source.code == row.code
