"""Rows of any reader, checked against the text: what does not stand there is not supported.

A row brings its quotes. They must stand in the text word for word (white space and quotation marks apart);
people,
places and date must follow from them or from the two sentences before, the status must fit the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ..dates import civil, day_number, parse_date
from ..errors import DateError
from ..places import country_codes, normalise
from .frame import Discourse
from .frames import Framer
from .people import Register
from .places import Places
from .resolving import Context, Span, resolve
from .sign import Sign, people_of
from .signs import Tagger
from .text import Sentence, sentences_of, tokens_of
from .vocabulary import Vocabulary, language_of, vocabulary

FIELDS: Final = ("quote", "leaders", "date", "venue", "city", "country", "status")
_MARKS: Final = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "‚": "'", "‑": "-"}
)
_BEFORE: Final = 2
"""Sentences before a quote that may say who *he* is, where *there* is and when *later that day* was."""
YEARS: Final = 6
_SEPARATORS: Final = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\n|\|)\s*")


class Verdict(NamedTuple):
    """What a row lacks: field → why it is not supported. Nothing lacking: the row holds."""

    row: int
    faults: Mapping[str, str]

    @property
    def holds(self) -> bool:
        """Whether everything in the row rests on the text."""
        return not self.faults


def verified(
    rows: Sequence[Mapping[str, str]], text: str, published: int, *, language: str = ""
) -> list[Verdict]:
    """A verdict for each row, in their order. ``rows`` have our columns and ``quote``; ``published`` is a
    day number.

    A text in a language without tables cannot be checked: then every row says so.
    """
    code = language or language_of([token.low for token in tokens_of(text, 0, min(len(text), 20_000))])
    if not code:
        return [
            Verdict(number, {"quote": "the language of the text is not known"}) for number in range(len(rows))
        ]
    checker = _Checker(text, published, vocabulary(code))
    return [Verdict(number, checker.faults(row)) for number, row in enumerate(rows)]


class _Read(NamedTuple):
    sentence: Sentence
    signs: list[Sign]
    spans: tuple[Span, ...]
    statuses: frozenset[str]


class _Checker:
    """One text, read once, against which rows are held."""

    def __init__(self, text: str, published: int, words: Vocabulary) -> None:
        self.words = words
        self.published = published
        self.places = Places()
        self.plain, self.positions = _squeezed(text)
        self.read: list[_Read] = []
        self.years: list[int] = []
        self.topic = ""
        self._read_text(text)

    def _read_text(self, text: str) -> None:
        register = Register()
        tagger = Tagger(text, self.words, self.places, register)
        sentences = sentences_of(text)
        for sentence in sentences:
            for person in people_of(tagger.signs(sentence)):
                person.mentions += 1
        topic = register.topic()
        self.topic = topic.name if topic else ""
        anchors: list[Span] = []
        for sentence in sentences:
            signs = tagger.signs(sentence)
            spans = tuple(self._spans(sentence, signs, anchors))
            anchors = [*anchors, *spans][-4:]
            self.read.append(_Read(sentence, signs, spans, self._statuses(sentence, signs)))

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
                self.years = [*self.years, sign.value.year][-YEARS:]
            for context in self._contexts(sign, [*anchors[-3:], *told[-8:]]):
                span = resolve(sign.value, context)
                if span is not None and span not in told:
                    told.append(span)
                    yield span
        if sentence.kind == "log":
            yield Span(self.published, self.published, True)

    def _contexts(self, sign: Sign, anchors: Sequence[Span]) -> Iterable[Context]:
        """All that a date may be counted from: what is past or to come, and the years said before."""
        for ahead in (False, True):
            for anchor in (None, *anchors):
                yield Context(self.published, anchor, -1, ahead)
        hint = civil(self.published)[0]
        for year in (*dict.fromkeys(self.years), hint - 1, hint, hint + 1):
            yield Context(self.published, anchors[-1] if anchors else None, year)

    def _statuses(self, sentence: Sentence, signs: list[Sign]) -> frozenset[str]:
        low = [token.low for token in sentence.tokens]
        told = {frame.status for frame in Framer(self.words, low, signs, Discourse()).frames()}
        told |= {
            kind.removeprefix("status.") for sign in signs if sign.kind == "status" for kind in sign.value
        }
        return frozenset(told)

    # ------------------------------------------------------------ a row

    def faults(self, row: Mapping[str, str]) -> dict[str, str]:
        """Field → why it does not hold."""
        quotes = [one for one in _SEPARATORS.split(row.get("quote", "") or "") if one]
        found = [self._sentences(quote) for quote in quotes]
        if not quotes:
            return {"quote": "the row has none"}
        if not all(found):
            return {"quote": f'"{quotes[found.index([])][:60]}" does not stand in the text'}
        at = sorted({number for numbers in found for number in numbers})
        around = self._around(at)
        checks = {
            "leaders": self._leaders(row.get("leaders", ""), at, around),
            "date": self._date(row.get("date", ""), at, around),
            "status": self._status(row.get("status", "") or "held", row.get("date", ""), at),
            **{name: self._place(name, row.get(name, ""), around) for name in ("venue", "city", "country")},
        }
        elsewhere = self._elsewhere(
            row.get("city", "") or row.get("venue", ""), row.get("country", ""), around
        )
        checks["country"] = checks["country"] or elsewhere
        return {name: fault for name, fault in checks.items() if fault}

    def _sentences(self, quote: str) -> list[int]:
        """The sentences that a quote stands in."""
        wanted, _ = _squeezed(quote.strip(" \"'“”"))
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
        return {
            part
            for number in numbers
            for token in self.read[number].sentence.tokens
            for part in normalise(token.text.replace("-", " ")).split()
        }

    def _leaders(self, leaders: str, at: list[int], around: list[int]) -> str:
        here, near = self._words(at), self._words(around)
        stands_in = {sign.kind for number in at for sign in self.read[number].signs} & {
            "he",
            "his",
            "they",
            "person",
        }
        for leader in filter(None, (one.strip() for one in leaders.split(";"))):
            name = re.sub(r"\s*\([^()]*\)\s*$", "", leader)
            parts = [part for part in normalise(name.replace("-", " ")).split() if len(part) > 1]
            if not name and self._country_told(leader.strip("() "), around):
                continue
            if not any(part in here for part in parts) and not (
                stands_in and any(part in near for part in parts[-1:])
            ):
                return f"{leader} is not named in the quote"
        return "" if leaders.strip() else "nobody is named"

    def _date(self, date: str, at: list[int], around: list[int]) -> str:
        if not date.strip():
            return ""
        try:
            span = parse_date(date)
        except DateError as error:
            return str(error)
        own = [one for number in at for one in self.read[number].spans]
        told = (
            own
            if own and not self._hangs(at)
            else [one for number in around for one in self.read[number].spans]
        )
        if span is not None and any((one.first, one.last) == (span.start_day, span.end_day) for one in told):
            return ""
        return f"{date} does not follow from the quoted words and the day of publication"

    def _hangs(self, at: list[int]) -> bool:
        """Whether a quote has only dates that hang on another one."""
        said = [sign.value.kind for number in at for sign in self.read[number].signs if sign.kind == "date"]
        return all(kind in ("same_day", "hint") for kind in said)

    def _place(self, name: str, written: str, around: list[int]) -> str:
        if not written.strip():
            return ""
        words = [word for word in normalise(written).split() if len(word) > 2]
        near = self._words(around)
        if words and all(word in near for word in words):
            return ""
        if name == "country" and self._country_told(written, around):
            return ""
        return f"{written} is not named in the quote"

    def _elsewhere(self, town: str, country: str, around: list[int]) -> str:
        """Why a country does not hold: the row's own city or venue lies in another one."""
        wanted, codes = normalise(town), set(country_codes(country))
        if not wanted or not codes:
            return ""
        signs = (sign for number in around for sign in self.read[number].signs if sign.kind == "place")
        told = {sign.value.code for sign in signs if normalise(sign.value.text) == wanted} - {""}
        return f"{town} does not lie in {country}" if told and not told & codes else ""

    def _country_told(self, written: str, around: list[int]) -> bool:
        """Whether a country is said by an adjective, by a city or venue in it, or by whose leader somebody
        is."""
        codes = set(country_codes(written))
        signs = [sign for number in around for sign in self.read[number].signs]
        told = {sign.value.code for sign in signs if sign.kind == "place"}
        told |= {sign.value.country for sign in signs if sign.kind == "person"}
        return bool(codes & told)

    def _status(self, status: str, date: str, at: list[int]) -> str:
        told = frozenset().union(*(self.read[number].statuses for number in at))
        starts, ends = _ends(date)
        if status == "held":
            later = starts is not None and starts > self.published
            only = bool(told) and "held" not in told
            return "held, but the words say otherwise" if later or only else ""
        if status == "planned" and (
            told & {"planned", "invited"} or (ends is not None and ends >= self.published)
        ):
            return ""
        return "" if status in told else f"{status}, but no word says so"


def _ends(date: str) -> tuple[int | None, int | None]:
    try:
        span = parse_date(date) if date.strip() else None
    except DateError:
        return None, None
    return (span.start_day, span.end_day) if span else (None, None)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, quotation marks alike, and where each character stood."""
    plain, positions = [], []
    for position, character in enumerate(text.translate(_MARKS)):
        if not character.isspace():
            plain.append(character)
            positions.append(position)
    return "".join(plain), positions
