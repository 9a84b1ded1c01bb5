"""A text, read once, as what rows of any reader are held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, NamedTuple

from ..dates import civil, day_number
from ..places import normalise
from .frame import Discourse
from .frames import Framer
from .glued import glue_of
from .people import Register
from .places import Places
from .reading import read_prose
from .relative import WEEKDAYS, Said
from .resolving import Context, Span, resolve
from .sign import Sign, people_of
from .signs import Tagger
from .text import Sentence, sentences_of
from .vocabulary import Vocabulary

_MARKS: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "‚": "'", "‑": "-"}
)
_BEFORE: Final = 2
"""Sentences before a quote that may say who *he* is, where *there* is and when *later that day* was."""
_YEARS: Final = 6


class Read(NamedTuple):
    sentence: Sentence
    signs: list[Sign]
    spans: tuple[Span, ...]
    statuses: frozenset[str]
    acts: frozenset[str]
    """How far its acts are said to have happened; ``statuses`` has words that belong to none, too."""


class Evidence:
    """The sentences of one text with everything that may be said of them."""

    def __init__(self, text: str, published: int, words: Vocabulary, about: str = "") -> None:
        self.words = words
        self.published = published
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
                person.mentions += 1
        topic = register.topic()
        self.topic = self.topic or (topic.name if topic else "")
        anchors: list[Span] = []
        for sentence in sentences:
            signs = tagger.signs(sentence)
            spans = tuple(self._spans(sentence, signs, anchors))
            anchors = [*anchors, *spans][-4:]
            acts, statuses = self._statuses(sentence, signs)
            self.read.append(Read(sentence, signs, spans, statuses, acts))

    def _spans(self, sentence: Sentence, signs: Iterable[Sign], anchors: list[Span]) -> Iterable[Span]:
        """Every span that the dates of a sentence may mean: past or to come, with and without the year
        before."""
        told: list[Span] = []
        for sign in signs:
            if sign.kind != "date":
                continue
            if sign.value.kind == "hint":
                year = civil(self.published)[0] + {"last": -1, "next": 1}.get(sign.value.turn, 0)
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
            yield Span(self.published, self.published, True)

    def _ways(self, said: Said) -> tuple[Said, ...]:
        """A date; the weekday of publication also as that of the week ahead."""
        today = said.kind == "weekday" and (self.published + 3) % WEEKDAYS == said.first
        return (said, said._replace(turn="next")) if today and not said.turn else (said,)

    def _contexts(self, sign: Sign, anchors: Sequence[Span]) -> Iterable[Context]:
        """All that a date may be counted from: what is past or to come, and the years said before."""
        for ahead in (False, True):
            for anchor in (None, *anchors):
                yield Context(self.published, anchor, -1, ahead)
        hint = civil(self.published)[0]
        for year in (*dict.fromkeys(self.years), hint - 1, hint, hint + 1):
            yield Context(self.published, anchors[-1] if anchors else None, year)

    def _statuses(self, sentence: Sentence, signs: list[Sign]) -> tuple[frozenset[str], frozenset[str]]:
        framer = Framer(self.words, sentence.tokens, signs, Discourse())
        told = {frame.status for frame in framer.frames()}
        acts = frozenset(told)
        told |= {
            kind.removeprefix("status.") for sign in signs if sign.kind == "status" for kind in sign.value
        }
        return acts, frozenset(told)

    def _sentences(self, quote: str) -> list[int]:
        """The sentences that a quote stands in."""
        wanted, _ = squeezed(quote.strip(" \"'“”"))
        start = self.plain.find(wanted) if wanted else -1
        if start < 0:
            return []
        first, last = self.positions[start], self.positions[start + len(wanted) - 1]
        return [
            n for n, one in enumerate(self.read) if one.sentence.start <= last and first < one.sentence.end
        ]

    def _around(self, at: list[int]) -> list[int]:
        """The sentences that say what a quote hangs on: those before it, its paragraph, and the first,
        where a
        report or a log says whence it is written."""
        blocks = {self.read[number].sentence.block for number in at}
        before = {max(0, number - back) for number in at for back in range(_BEFORE + 1)}
        own = {n for n, one in enumerate(self.read) if one.sentence.block in blocks and n <= at[-1] + 1}
        return sorted({0, *before, *own})

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


def is_named(sign: Sign) -> bool:
    """Whether somebody stands with a name, and not by an office alone."""
    return sign.name[1] > sign.name[0]


def squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, quotation marks alike, and where each character stood."""
    plain, positions = [], []
    for position, character in enumerate(text.translate(_MARKS)):
        if not character.isspace():
            plain.append(character)
            positions.append(position)
    return "".join(plain), positions
