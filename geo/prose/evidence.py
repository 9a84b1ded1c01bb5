"""A text, read once, as what rows of any reader are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from ..dates import DateSpan, civil, day_number
from ..places import country_codes, normalise
from .datelines import Days, dateline_of
from .frame import Discourse
from .frames import Framer
from .glued import glue_of
from .people import Register
from .places import Place, Places
from .reading import read_prose
from .relative import WEEKDAYS, Said
from .resolving import Context, Span, resolve
from .sign import Sign, people_of
from .signs import Tagger
from .text import Sentence, sentences_of
from .together import is_same_name
from .vocabulary import Vocabulary

_MARKS: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "‚": "'", "‑": "-"}
)
_BEFORE: Final = 2
"""Sentences before a quote that may say who *he* is, where *there* is and when *later that day* was."""
_BESIDE: Final = 3
"""Sentences before or behind a plan of which one may call it off, at most."""
_YEARS: Final = 6
_ABOUT: Final = 6
"""Days from the first to the last of those that *two weeks ago* may mean."""
_OFTEN: Final = 8
"""Times that a quote is looked at where it stands more than once: two reports may tell of it alike."""


class Read(NamedTuple):
    sentence: Sentence
    signs: list[Sign]
    spans: tuple[Span, ...]
    statuses: frozenset[str]
    acts: frozenset[str]
    """How far its acts are said to have happened; ``statuses`` has words that belong to none, too."""
    goes_on: bool
    """All that is held in it goes on as the text is written: *is visiting*."""
    beside: bool
    """A meeting of it was beside a summit, and not where the report is written."""
    published: int
    """The day of its report: of the date line that opens it, otherwise of publication."""


class Evidence:
    """The sentences of one text with everything that may be said of them."""

    def __init__(self, text: str, published: int, words: Vocabulary, about: str = "") -> None:
        self.words = words
        self.published = published
        self.days = Days(published, published)
        self.places = Places()
        self.plain, self.positions = squeezed(text)
        self.read: list[Read] = []
        self.years: list[int] = []
        self.topic = about
        self.reading = read_prose(text, published, follow=about, language=words.code)
        self._read_text(text)

    def _read_text(self, text: str) -> None:
        register = Register()
        tagger = Tagger(text, self.words, self.places, register)
        sentences = sentences_of(text, self.words.grammar, glue_of(text))
        for sentence in sentences:
            for person in people_of(tagger.signs(sentence)):
                register.mention(person)
        topic = register.topic()
        self.topic = self.topic or (topic.name if topic else "")
        anchors: list[Span] = []
        for before, sentence in zip([None, *sentences], sentences, strict=False):
            signs = tagger.signs(sentence)
            self.days = self.days.after(dateline_of(sentence, signs, before, self.published))
            spans = tuple(self._spans(sentence, signs, anchors))
            anchors = [*anchors, *spans][-4:]
            frames = Framer(self.words, sentence.tokens, signs, Discourse()).frames()
            acts = frozenset(frame.status for frame in frames)
            held = [frame for frame in frames if frame.status == "held"]
            goes_on = bool(held) and all(frame.ongoing for frame in held)
            beside, statuses = any(frame.beside for frame in frames), acts | _said(signs)
            published = self.days.published
            self.read.append(Read(sentence, signs, spans, statuses, acts, goes_on, beside, published))

    def _spans(self, sentence: Sentence, signs: Iterable[Sign], anchors: list[Span]) -> Iterable[Span]:
        """Every span that the dates of a sentence may mean: past or to come, with and without the year
        before."""
        told: list[Span] = []
        for sign in signs:
            if sign.kind != "date":
                continue
            if sign.value.kind == "hint":
                year = civil(self.days.today)[0] + {"last": -1, "next": 1}.get(sign.value.turn, 0)
                yield Span(day_number(year, 1, 1), day_number(year, 12, 31), False)
            if sign.value.year > 0:
                self.years = [*self.years, sign.value.year][-_YEARS:]
            for said, context in product(
                self._ways(sign.value), self._contexts(sign, [*anchors[-3:], *told[-8:]])
            ):
                span = resolve(said, context)
                if span is not None and span not in told:
                    told.append(span)
                    yield span
        if sentence.kind == "log" and not told:
            yield Span(self.days.today, self.days.today, True)

    def _ways(self, said: Said) -> tuple[Said, ...]:
        """A date; the weekday of publication also as that of the week ahead."""
        today = said.kind == "weekday" and (self.days.today + 3) % WEEKDAYS == said.first
        return (said, said._replace(turn="next")) if today and not said.turn else (said,)

    def _contexts(self, sign: Sign, anchors: Sequence[Span]) -> Iterable[Context]:
        """All that a date may be counted from: what is past or to come, and the years said before."""
        for ahead in (False, True):
            for anchor in (None, *anchors):
                yield Context(self.days.today, anchor, -1, ahead)
        hint = civil(self.days.today)[0]
        for year in (*dict.fromkeys(self.years), hint - 1, hint, hint + 1):
            yield Context(self.days.today, anchors[-1] if anchors else None, year)

    def _sentences(self, quote: str) -> list[list[int]]:
        """The sentences that a quote stands in, for each time that it stands in the text."""
        wanted, _ = squeezed(quote.strip(" \"'“”"))
        start = self.plain.find(wanted) if wanted else -1
        found: list[list[int]] = []
        while start >= 0 and len(found) < _OFTEN:
            first, last = self.positions[start], self.positions[start + len(wanted) - 1]
            found.append(
                [
                    number
                    for number, one in enumerate(self.read)
                    if one.sentence.start <= last and first < one.sentence.end
                ]
            )
            start = self.plain.find(wanted, start + len(wanted))
        return [numbers for numbers in found if numbers]

    def _around(self, at: list[int]) -> list[int]:
        """The sentences that say what a quote hangs on: those before it, its paragraph, and the first,
        where a
        report or a log says whence it is written."""
        blocks = {self.read[number].sentence.block for number in at}
        before = {max(0, number - back) for number in at for back in range(_BEFORE + 1)}
        own = {n for n, one in enumerate(self.read) if one.sentence.block in blocks and n <= at[-1] + 1}
        behind = {at[-1] + 1} if at[-1] + 1 < len(self.read) else set()
        return sorted({0, *before, *own, *behind})

    def _room(self, at: list[int]) -> int:
        """How many people a quote may speak of without their names: by pronouns, by offices, or unsaid."""
        signs = [sign for number in at for sign in self.read[number].signs]
        pronouns = {sign.value for sign in signs if sign.kind in ("he", "his")}
        offices = {id(sign.value) for sign in signs if sign.kind == "person" and not is_named(sign)}
        offices |= {sign.first for sign in signs if sign.kind == "someone"}
        people = [sign for sign in signs if sign.kind in ("person", "someone", "he")]
        pairs = sum(sign.kind == "they" for sign in signs)
        item = any(self.read[number].sentence.kind in ("item", "log") for number in at)
        unsaid = item or self.words.grammar.drops_subject
        acts = [sign for sign in signs if sign.kind == "act"]  # The talks were held in …
        pairs += not people and bool(acts) and acts[0].first <= 1
        return bool(pronouns) + len(offices) + 2 * bool(pairs) + unsaid

    def _words(self, numbers: Iterable[int]) -> set[str]:
        """The words of sentences, and what their names are called in their first case."""
        found = {
            part
            for number in numbers
            for token in self.read[number].sentence.tokens
            for part in normalise(token.text.replace("-", " ")).split()
        }
        signs = [sign for number in numbers for sign in self.read[number].signs]
        names = [sign.value.text for sign in signs if sign.kind == "place"]
        names += [sign.value.name for sign in signs if sign.kind == "person" and is_named(sign)]
        return found | {part for name in names for part in normalise(name.replace("-", " ")).split()}

    def _names(self, name: str, at: list[int]) -> bool:
        """Whether somebody is named in the quote, by any of their names."""
        signs = (sign for number in at for sign in self.read[number].signs if sign.kind == "person")
        return any(is_same_name(name, sign.value.name) for sign in signs if is_named(sign))

    def _called(self, town: str, numbers: Sequence[int]) -> list[Place]:
        """The places in sentences that are called so, with or without what is written behind their comma."""
        wanted = normalise(town)
        called = [
            sign
            for number in numbers
            for sign in self.read[number].signs
            if sign.kind == "place"
            and wanted in {normalise(sign.value.text), normalise(sign.value.text.partition(", ")[0])} - {""}
        ]
        told = [sign.value for sign in called if sign.first > 0]  # the first may say where it was written
        return told or [sign.value for sign in called]

    def _is_of_desk(self, town: str, at: Sequence[int], around: Sequence[int]) -> bool:
        """Whether a city is only named where a report begins that tells of a meeting beside a summit."""
        wanted = normalise(town)
        named = [
            sign
            for number in around
            for sign in self.read[number].signs
            if sign.kind == "place" and wanted in normalise(sign.value.text)
        ]
        beside = bool(wanted) and any(self.read[number].beside for number in at)
        return beside and bool(named) and all(sign.first == 0 for sign in named)

    def _is_called_off(self, row: Mapping[str, str], at: list[int]) -> bool:
        """Whether a plan of the quote is called off in a sentence beside it: *postponed his visit to Belarus.
        He was scheduled to arrive on 14 June*."""
        planned = all("planned" in self.read[number].acts - {"held"} for number in at)
        beside = range(max(0, at[0] - _BESIDE), min(len(self.read), at[-1] + _BESIDE + 1))
        off = (number for number in beside if "cancelled" in self.read[number].acts)
        return planned and any(self._is_of(row, number) for number in off)

    def _is_of(self, row: Mapping[str, str], number: int) -> bool:
        """Whether a sentence names somebody or a place of a row, or nobody and none."""
        signs = self.read[number].signs
        named = [one for one in signs if one.kind == "place" or (one.kind == "person" and is_named(one))]
        leaders = (one.split("(")[0].strip() for one in row.get("leaders", "").split(";"))
        countries = country_codes(row.get("country", ""))
        return (
            not named
            or any(self._names(one, [number]) for one in leaders)
            or bool(row.get("city") and self._called(row["city"], [number]))
            or any(one.value.code in countries for one in named if is_a_country(one))
        )


def _said(signs: Sequence[Sign]) -> set[str]:
    """How far things are said to have happened, by words that may belong to none of the acts."""
    return {kind.removeprefix("status.") for sign in signs if sign.kind == "status" for kind in sign.value}


def is_named(sign: Sign) -> bool:
    """Whether somebody stands with a name, and not by an office alone."""
    return sign.name[1] > sign.name[0]


def is_a_country(sign: Sign) -> bool:
    """Whether a place stands for its whole country."""
    return sign.kind == "place" and sign.value.kind == "country"


def is_told(span: DateSpan, told: Sequence[Span]) -> bool:
    """Whether days are those of a date that was told, or the middle one of about a week: *two weeks ago*."""
    if any((one.first, one.last) == (span.start_day, span.end_day) for one in told):
        return True
    about = ((one.first + one.last) // 2 for one in told if not one.lasted and one.last - one.first == _ABOUT)
    return span.start_day == span.end_day and any(day == span.start_day for day in about)


def is_composed(span: DateSpan, own: Sequence[Span], near: Sequence[Span]) -> bool:
    """Whether days begin with one date and end with another: *on Monday … until Friday*. One of the two
    stands in the quote, the other there or near it."""
    first, last = span.start_day, span.end_day
    if first is None or last is None or first >= last:
        return False
    begins = [one in own for one in (*own, *near) if one.first == first and one.last < last]
    ends = [one in own for one in (*own, *near) if one.last == last and one.first > first]
    return bool(begins and ends) and (any(begins) or any(ends))


def squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, quotation marks alike, and where each character stood."""
    plain, positions = [], []
    for position, character in enumerate(text.translate(_MARKS)):
        if not character.isspace():
            plain.append(character)
            positions.append(position)
    return "".join(plain), positions
