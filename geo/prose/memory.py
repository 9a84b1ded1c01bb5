"""What later sentences hang on: who *he* and *the two* are, where *there* is, and the date before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..dates import civil
from ..language import N_
from .datelines import Dateline, Days
from .diaries import spoken_of, weekday_from
from .frame import Discourse, Frame
from .frames import Framer
from .people import Person, distinct
from .places import Place, Places
from .relative import Said
from .resolving import Context, Span, resolve
from .rows import Basis, Row
from .sign import Sign
from .text import Sentence
from .vocabulary import Vocabulary

_A_PAIR: Final = 2
_HEAD: Final = 4
"""Paragraphs of a report, its title among them, of which one may begin with where it is written."""
_DATELINE: Final = 7
_SHORT: Final = 3


class Memory:
    """The state of reading one text, sentence after sentence."""

    def __init__(self, published: int, places: Places, discourse: Discourse, words: Vocabulary) -> None:
        self.words = words
        self.before: Row | None = None
        self.published = published
        self.today = published
        """From which *yesterday* and *on Tuesday* count: publication, or the date line before."""
        self.places = places
        self.discourse = discourse
        self.anchor: Span | None = None
        self.anchor_basis = Basis()
        self.year = -1
        self.block = -1
        self.place: Row | None = None
        self.dated: Row | None = None
        self.he: Person | None = None
        self.spot: Sign | None = None
        self.onward: Sign | None = None
        self.hint = -1
        self.day_behind: dict[int, tuple[Sign, Sentence]] = {}
        """Block of an item → the date that is a sentence of its own in it: *Met the king. May 3, 2024*."""
        self.day: tuple[Span, Basis] | None = None
        """The day that stands above a list, for its items."""
        self.opens_with_pronoun = False
        """The sentence begins with *he*: a later *him* is the same person, and nobody named between."""
        self.setting: tuple[Row, Span] | None = None
        """Where and in which days the text says at its head that all of it took place."""
        self.item: tuple[int, list[tuple[Place, Basis]], Span | None, Basis] | None = None
        self.pair_here: tuple[Person, ...] = ()
        self.acting: Person | None = None
        self.pair_of_topic: tuple[Person, ...] = ()
        self.since: Span | None = None
        self.tried = 0
        self.opening: Row | None = None
        """Day, people and place of a report's first act, where it says the day and that is just before."""
        self.summit: Row | None = None
        self.last: Row | None = None
        """The row made last."""
        self.off: list[Row] = []  # journeys that were called off
        self.visited: set[tuple[int, str]] = set()
        """Whom the text has told to travel, and to which country."""
        self.beside: Row | None = None
        """The row told last of a meeting on the sidelines of the summit, or of the summit itself."""
        self.summit_at: Row | None = None
        """A row without people that has the place where a summit is said to be."""
        self.told_before: Row | None = None
        """The row that said a place last, before this paragraph."""
        self.log_place: tuple[str, str, str] = ("", "", "")
        self.dateline: Sign | None = None
        """The city that stands in capitals before a report: *MOSCOW, February 12 (TASS) —*."""

    def _remember(self, sentence: Sentence, signs: Sequence[Sign], made: Sequence[Row]) -> None:
        named = distinct(sign.value for sign in signs if sign.kind == "person" and not sign.value.barred)
        if named:
            self.discourse.recent = list(named)
            self.discourse.subject = spoken_of(sentence, signs) or self.discourse.subject
        elif not any(sign.kind == "he" for sign in signs):
            self.discourse.subject = None
        if self.he is not None and not any(self.he is one for one in self.discourse.recent):
            self.discourse.recent = [*self.discourse.recent, self.he]
        if self.acting is not None or self.he is not None:
            self.discourse.subject = self.acting or self.he
        places = [sign for sign in signs if sign.kind == "place" and sign.value.kind != "venue"]
        self.spot = places[-1] if places else self.spot
        stand = [sign for sign in places if before_is_to(sentence, sign)]
        self.onward = stand[-1] if stand else None
        self.summit = next((row for row in made if row.category == "summit"), self.summit)
        if any(row.elsewhere for row in made):
            self.place = self.told_before = None  # where they are now nobody knows
        if made:
            self.dated = next((row for row in reversed(made) if row.span is not None), self.dated)
            self.place = next((row for row in reversed(made) if row.city or row.country), self.place)
            self._remember_pair(made[-1], sentence)
        first = any(token.low == "first" for token in sentence.tokens)
        planned = any(sign.kind == "status" and "status.planned" in sign.value for sign in signs)
        for sign in signs:
            told = self._context(None, sign.value)
            if sign.kind == "date" and sign.value.kind == "since" and not first:
                self.since = resolve(sign.value, told) or self.since
                continue
            if (
                (
                    sign.kind == "date"
                    and (span := resolve(sign.value, told._replace(ahead=planned))) is not None
                )
                and span.last - span.first < 366
                and span.first <= self.published + 800
            ):
                self.anchor = span
        if made and made[-1].span is not None:
            self.anchor = made[-1].span

    def _remember_pair(self, row: Row, sentence: Sentence) -> None:
        """Who *the two* are from here on: the last ones to meet, those with the text's subject beyond a
        paragraph."""
        if len(row.people) < 2 or row.status == "invited":
            return
        topic = self.discourse.topic
        if topic is None or any(topic is one for one in row.people):
            self.pair_of_topic = row.people
        self.discourse.pair = row.people

    def _attend(self, frame: Frame, signs: Sequence[Sign], number: int) -> None:
        """Those who are said to take part join the summit told just before."""
        if self.summit is not None and number - self.summit.sentence <= 2:
            people, _ = self._people(frame, signs)
            self.summit.people = distinct((*self.summit.people, *people))

    def begin_report(self, line: Dateline | None) -> None:
        """A date line: relative days count from it, and where it opens a report, so does what is to come."""
        if line is None:
            return
        self.published, self.today = Days(self.published, self.today).after(line)
        self.anchor = Span(line.day, line.day, True)
        if line.opens:
            self.place = self.told_before = self.dated = self.setting = self.summit_at = None
            self.since = self.opening = None
            self.tried = 0
            self.dateline = line.place or self.dateline

    def begin_day(self, sentence: Sentence, signs: Sequence[Sign]) -> bool:
        """Whether a line in capitals is a day: what is listed below it happens then."""
        date = next((one for one in signs if one.kind == "date"), None)
        span = resolve(date.value, Context(self.published, nearest=True)) if date is not None else None
        if date is not None and date.value.kind == "weekday":
            span = weekday_from(date.value, self.anchor)
        if date is None or span is None:
            return False
        self.anchor, self.day = span, (span, self._basis_of([date], sentence))
        return True

    def _begin_item(self, sentence: Sentence, signs: Sequence[Sign]) -> None:
        """Day and place with which an item of a list begins hold for all its sentences: *Jan. 23: Lisbon.
        Met …*."""
        if sentence.kind != "item":
            self.item = None
        elif self.item is None or self.item[0] != sentence.block:
            places = Framer(self.words, sentence.tokens, signs, self.discourse).chain_of_item()
            at = [(one.value, self._basis_of([one], sentence)) for one in places]
            date = next((one for one in signs if one.kind == "date"), None)
            if date is None:
                date, sentence = self.day_behind.get(sentence.block, (None, sentence))
            span = resolve(date.value, self._context(None, date.value)) if date is not None else None
            basis = self._basis_of([date], sentence) if date is not None else Basis()
            self.item = (sentence.block, at, span, basis)

    def _find_dateline(self, sentence: Sentence, signs: Sequence[Sign]) -> None:
        """Where a report is written: a city in capitals that opens one of its first paragraphs."""
        first = signs[0] if signs else None
        if self.dateline is not None or sentence.block > _HEAD or sentence.kind not in ("prose", "heading"):
            return
        if first is None or first.kind != "place" or first.first or first.value.kind != "city":
            return
        written = sentence.tokens[first.first].text
        behind = [token.text for token in sentence.tokens[first.last : first.last + _DATELINE]]
        capitals = (
            written.isupper() and len(written) > _SHORT and {"—", "–", "-", ":", "(", "/"} & set(behind)
        )
        at = next((at for at, word in enumerate(behind) if word in ("—", "–", "-")), -1)
        agency = at >= 0 and all(not word.isalpha() or word.isupper() for word in behind[:at])
        alone = behind == ["."]  # Dar es Salaam. The president …
        opens = self.tried <= 1 and (behind[:1] == [":"] or alone)  # New Delhi: The prime minister …
        if capitals or agency or opens:
            self.dateline = first

    def _year_of(self, said: Said) -> int:
        """The year of *next year's*."""
        return civil(self.published)[0] + {"last": -1, "next": 1}.get(said.turn, 0)

    def _context(self, frame: Frame | None, said: Said) -> Context:
        ahead = frame is not None and frame.status in ("planned", "possible", "invited", "cancelled")
        ahead = ahead and not (frame is not None and frame.over)
        if frame is not None and frame.present and said.kind == "weekday":
            ahead = True
        nearest = frame is not None and (
            frame.status == "cancelled"
            or frame.present
            or frame.noun
            or (frame.status == "planned" and frame.past_plan)
        )
        year = self.hint if self.hint > 0 else self.year
        return Context(self.today, self.anchor, year, ahead, self.dated is not None, nearest)

    def _basis_of(self, signs: Sequence[Sign], sentence: Sentence) -> Basis:
        spans = [
            (sentence.tokens[sign.first].start, sentence.tokens[sign.last - 1].end)
            for sign in signs
            if sign.last <= len(sentence.tokens)
        ]
        if not spans:
            return Basis(reason=N_("from the sentence before"))
        return Basis(min(start for start, _ in spans), max(end for _, end in spans))

    def _named(self, sign: Sign, taken: Sequence[Person], before: Sequence[Person]) -> tuple[Person, ...]:
        """Whom a sign means: the person, whom *he* stands for, the two of *they*."""
        if sign.kind == "person":
            return (sign.value,)
        if sign.kind == "they" and self.pair_here and not taken:
            return self.pair_here
        if sign.kind == "they":
            return self._pair(taken, before)
        topic, subject = self.discourse.topic, self.discourse.subject
        about = self.discourse.is_about(sign.value)
        before = [] if self.opens_with_pronoun else before
        told = any(topic is one for one in self.discourse.recent)
        last = (topic, subject) if told or sign.value in ("him", "her") else (subject, topic)
        order = (
            (self.he, *before[:1], *last)
            if about is None
            else (topic,)
            if about
            else (self.he, *before[:1], subject)
        )
        for person in order:
            if about is False and person is topic:
                continue
            if person is not None and not any(person is one for one in taken):
                self.he = person
                return (person,)
        return ()

    def _pair(self, taken: Sequence[Person], before: Sequence[Person]) -> tuple[Person, ...]:
        """Who *they* are: the last two of the sentence, of a meeting before, or of the sentence before."""
        here = distinct(before)[-_A_PAIR:]
        if not taken and len(here) == 1 and not any(here[0] is one for one in self.discourse.pair):
            return ()
        if len(here) == _A_PAIR and not taken:
            return here
        pair = tuple(one for one in self.discourse.pair if not any(one is other for other in taken))
        recent = self.discourse.recent if not taken and not pair else []
        return pair[:_A_PAIR] or (tuple(recent) if len(recent) == _A_PAIR else ())

    def _people(self, frame: Frame, signs: Sequence[Sign]) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
        """Who acts and whom it is done to, everybody once."""
        named = [sign.value for sign in (*frame.subject, *frame.others) if sign.kind == "person"]
        subject: list[Person] = []
        for sign in frame.subject:
            before = [one.value for one in signs if one.kind == "person" and one.first < sign.first]
            subject.extend(
                self._named(sign, (*named, *subject) if sign.kind in ("he", "his") else (), before)
            )
            if sign.kind == "his" and sign.name != (0, 0):
                subject.extend(self.discourse.pair)
        others: list[Person] = []
        for sign in frame.others:
            before = [one.value for one in signs if one.kind == "person" and one.first < sign.first]
            others.extend(self._named(sign, (*named, *subject, *others), before))
        left = distinct(subject)
        if left and self.acting is None:
            self.acting = left[0]
        return left, tuple(one for one in distinct(others) if not any(one is other for other in left))


def before_is_to(sentence: Sentence, sign: Sign) -> bool:
    """Whether somebody goes on to a place: *the plane to Port of Spain*."""
    return sign.first > 0 and sentence.tokens[sign.first - 1].low == "to"
