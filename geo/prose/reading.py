"""A text and its day of publication → the meetings it tells of, for somebody to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..dates import civil
from .datelines import dateline_of
from .frame import Discourse, Frame
from .frames import Framer
from .glued import glue_of
from .lists import Lead, item_frames, lead_of
from .making import Maker
from .people import Person, Register
from .places import Places
from .rows import Basis, Row, merged, without_echoes, without_purposes
from .sign import Sign
from .signs import Tagger
from .text import Sentence, Token, is_day_line, sentences_of, tokens_of
from .tongues import language_of
from .vocabulary import Vocabulary, vocabulary

WITHOUT_PEOPLE: Final = "an act without its people or place"
_SINCE: Final = 8
"""Tokens between *since* and a year, at most: *since taking office in 2016*."""
_OPENS: Final = 2
"""Sentences of a text behind which a bare year is no longer that of which the text begins to tell."""
_INFERRED: Final = Basis()
WITHOUT_DAY: Final = "a meeting without its day"


@dataclass
class Left:
    """Something that a reader should look at and that is no row: a possible or denied event, an act nobody
    took."""

    reason: str
    sentence: int
    start: int
    end: int


@dataclass
class Reading:
    """What was read: rows in the order of the text, what was left, and the sentences with their places."""

    text: str
    language: str
    rows: list[Row] = field(default_factory=list)
    undated: list[Row] = field(default_factory=list)
    """Meetings whose place the text says and whose day it does not: proposed to nobody, but other readers'
    rows are held against them."""
    left: list[Left] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    @property
    def unread(self) -> int:
        """How many sentences seem to tell of more, of which not enough could be read for a row."""
        return len({one.sentence for one in self.left if one.reason in (WITHOUT_PEOPLE, WITHOUT_DAY)})

    def quote(self, row: Row) -> str:
        """The sentence that a row is taken from, word for word."""
        sentence = self.sentences[row.sentence]
        return " ".join(self.text[sentence.start : sentence.end].split())


def read_prose(
    text: str, published: int, *, follow: str = "", language: str = "", known: Iterable[Person] = ()
) -> Reading:
    """Read one text. ``published`` is the day number of publication, ``follow`` the leader it is read for.

    ``known`` are people of other texts: they lend their name where this one says *the leader of Azerbaijan*
    alone.
    A language without tables gives no rows and an empty ``language``. Any text is allowed.
    """
    code = language or language_of([token.low for token in tokens_of(text, 0, min(len(text), 20_000))])
    if not code:
        return Reading(text, "")
    return _Read(text, published, follow, vocabulary(code), known).reading()


def read_texts(texts: Sequence[tuple[str, int]], *, follow: str = "", language: str = "") -> list[Reading]:
    """Read several texts, each with its day of publication, as ones that name the same people."""
    first = [read_prose(text, published, follow=follow, language=language) for text, published in texts]
    if len(texts) < 2:
        return first
    known = _known(first)
    return [
        read_prose(text, published, follow=follow, language=language, known=known)
        for text, published in texts
    ]


def _known(readings: Sequence[Reading]) -> list[Person]:
    """Everybody whom one of the texts names with office and country, each name once."""
    found: dict[str, Person] = {}
    for reading in readings:
        for person in reading.people:
            if person.country and person.office in HEADS and not person.name.startswith("("):
                found.setdefault(person.name, person)
    return list(found.values())


HEADS = frozenset(
    ["president", "prime minister", "king", "emir", "chancellor", "leader", "sultan", "queen", "premier"]
)


_LONGEST_DATE: Final = 12
"""Tokens of a date that is a sentence of its own, at most."""


def _once(left: list[Left]) -> list[Left]:
    """Every sentence once, with what is denied or only possible before what was not read."""
    by_sentence: dict[int, Left] = {}
    for one in sorted(left, key=lambda one: one.reason in (WITHOUT_PEOPLE, WITHOUT_DAY)):
        by_sentence.setdefault(one.sentence, one)
    return sorted(by_sentence.values(), key=lambda one: one.sentence)


_ACTS: Final = frozenset(
    [*(f"verbs.{kind}" for kind in ("meet", "visit", "host", "call", "invite")), "nouns.meet"]
)
"""Words that tell of people who come together; *was* and *summit* do not by themselves."""


def _seems_to_tell(signs: Sequence[Sign]) -> bool:
    """Whether a sentence has somebody and a word for a meeting or journey, however little is made of it."""
    acts = any(sign.kind == "act" and sign.value & _ACTS for sign in signs)
    return acts and any(sign.kind in ("person", "he", "they") for sign in signs)


class _Read:
    """The state of reading one text."""

    def __init__(
        self, text: str, published: int, follow: str, words: Vocabulary, known: Iterable[Person]
    ) -> None:
        self.words = words
        self.published = published
        self.register = Register(known)
        self.places = Places()
        self.tagger = Tagger(text, words, self.places, self.register)
        sentences = sentences_of(text, words.grammar, glue_of(text))
        if all(sentence.kind == "heading" for sentence in sentences):  # a headline alone
            sentences = [sentence._replace(kind="prose") for sentence in sentences]
        self.result = Reading(text, words.code, sentences=sentences)
        self._framed: dict[tuple[int, bool, bool], tuple[list[Frame], list[Sign]]] = {}
        """Signs of a sentence → its frames, where one is read again word for word."""
        self.topic = self.register.named(follow) if follow else None
        if self.topic is not None:
            self.topic.leader = True

    def reading(self) -> Reading:
        """People first, because a name may stand before the words that say whose it is; then row by row."""
        self._count_people()
        if not self.register.people and not self.words.grammar.free:
            self.tagger.alone = True
            self.register.version += 1
            self._count_people()
        self.register.begin()
        discourse = Discourse(topic=self.topic or self.register.topic(), followed=self.topic is not None)
        self.register.about = discourse.topic
        self.register.version += 1
        discourse.she = self.words.words.get("people.she", frozenset())
        discourse.neutral = frozenset(["him", "his"]) if self.words.grammar.free else frozenset()
        discourse.topic_is_she = self._topic_is_she(discourse.she, discourse.neutral)
        maker = Maker(self.published, self.places, discourse, self.words)
        maker.day_behind = self._days_behind()
        rows: list[Row] = []
        lead: Lead | None = None
        for number, sentence in enumerate(self.result.sentences):
            signs = self.tagger.signs(sentence)
            self._year(maker, signs, number, sentence.tokens)
            before = self.result.sentences[number - 1] if number else None
            maker.begin_report(dateline_of(sentence, signs, before, self.published))
            line = self.result.text[sentence.start : sentence.end].strip()
            if is_day_line(line) and maker.begin_day(sentence, signs):
                continue
            lead = lead_of(self.words, sentence, signs, discourse, lead)
            framer = Framer(self.words, sentence.tokens, signs, discourse)
            if sentence.kind == "heading":
                discourse.readout = discourse.readout or framer.announces_a_call()
                continue
            frames = self._frames(sentence, signs, framer, discourse, lead)
            rows.extend(self._told(maker, sentence, number, frames, signs))
            discourse.virtual = framer.is_virtual()
        for row in without_echoes(without_purposes(merged(rows))):
            if self._worth(row):
                self.result.rows.append(row)
            else:
                if any(row.basis.get(name, _INFERRED).start >= 0 for name in ("city", "country")):
                    self.result.undated.append(row)
                self._leave(WITHOUT_DAY, row.sentence)
        self.result.left = _once(self.result.left)
        self.result.people = self.register.people
        return self.result

    def _count_people(self) -> None:
        """How often everybody is named."""
        for sentence in self.result.sentences:
            for sign in self.tagger.signs(sentence):
                if sign.kind == "person":
                    self.register.mention(sign.value)

    def _days_behind(self) -> dict[int, tuple[Sign, Sentence]]:
        """Block of an item → the date that is a sentence of its own in it, as the last one."""
        found: dict[int, tuple[Sign, Sentence]] = {}
        for sentence in self.result.sentences:
            few = sentence.kind == "item" and len(sentence.tokens) <= _LONGEST_DATE
            signs = self.tagger.signs(sentence) if few else []
            dates = [sign for sign in signs if sign.kind == "date"]
            marks = sum(token.low in (",", ".", "(", ")") for token in sentence.tokens)
            if len(dates) == 1 and dates[0].last - dates[0].first >= len(sentence.tokens) - marks:
                found[sentence.block] = (dates[0], sentence)
        return found

    def _topic_is_she(self, she: frozenset[str], neutral: frozenset[str]) -> bool | None:
        """What the pronouns of the whole text say: a text about a woman has few others. Those that say
        neither he nor she, as *ihre* and *son* are read, do not count."""
        low = [token.low for sentence in self.result.sentences for token in sentence.tokens]
        low = [word for word in low if word not in neutral]
        women = sum(word in she for word in low)
        men = (
            sum(self.words.has("people.he", word) or self.words.has("people.his", word) for word in low)
            - women
        )
        return None if women + men < 2 or women == men else women > men

    def _frames(
        self,
        sentence: Sentence,
        signs: list[Sign],
        framer: Framer,
        discourse: Discourse,
        lead: Lead | None,
    ) -> list[Frame]:
        if sentence.kind != "item":
            key = (id(signs), discourse.virtual, discourse.readout)
            if key not in self._framed:
                self._framed[key] = (framer.frames(), signs)
            return self._framed[key][0]
        frames = framer.frames()
        lead = lead or Lead("own", discourse.topic)
        return item_frames(lead, signs, frames, framer)

    def _year(self, maker: Maker, signs: list[Sign], number: int, tokens: Sequence[Token]) -> None:
        """A text whose first year is long past tells of that time: its dates without a year are of the last
        one said."""
        for sign in signs:
            bare = sign.kind == "date" and sign.value.kind == "year"
            low = [token.low for token in tokens[max(0, sign.first - _SINCE) : sign.first]]
            if bare and maker.year == -1 and (number > _OPENS or "since" in low):
                continue  # the first atomic attack in 1945, the first visit since 2016: said in passing
            if sign.kind == "date" and sign.value.year > 0:
                old = civil(self.published)[0] - sign.value.year >= 2
                if maker.year > 0 or (old and maker.year == -1):
                    maker.year = sign.value.year
                elif maker.year == -1:
                    maker.year = -2
            elif sign.kind == "date" and maker.year == -1 and sign.value.kind != "ago":
                maker.year = -2

    def _told(
        self, maker: Maker, sentence: Sentence, number: int, frames: list[Frame], signs: list[Sign]
    ) -> list[Row]:
        """The rows of a sentence, without those that only may be or were denied: these are left for the
        reader."""
        told = []
        for row in maker.rows(sentence, number, frames, signs):
            if row.status in ("possible", "denied"):
                self._leave(row.status, number)
            else:
                told.append(row)
        if not told and (frames or _seems_to_tell(signs)):
            self._leave(WITHOUT_PEOPLE, number)
        return told

    def _leave(self, reason: str, number: int) -> None:
        sentence = self.result.sentences[number]
        self.result.left.append(Left(reason, number, sentence.start, sentence.end))

    def _worth(self, row: Row) -> bool:
        """Whether a row says enough to be found again: people, and a day or, in its own words, a place."""
        if row.status == "invited":
            return len(row.people) >= 2
        told = any(row.basis.get(name, _INFERRED).start >= 0 for name in ("venue", "city", "country"))
        unmade = row.status in ("planned", "cancelled") and len(row.people) >= 2
        told = told or (unmade and bool(row.city or row.country))
        return row.span is not None or (told and row.kind != "summit")
