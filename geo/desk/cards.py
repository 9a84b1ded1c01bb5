"""A proposed row as a card: its fields as text, what each rests on, and the sentences it is taken from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from ..prose import Basis, Mark, Reading, Told, checks, marked, records, sentence_spans

FIELDS: Final = ("leaders", "date", "venue", "city", "country", "category", "status")
"""Fields that a person decides on, by the names of our columns."""
CHECKED: Final = ("leaders", "date", "venue", "city", "country", "status")
"""Fields that must rest on words of the text."""
Origin = Literal["read", "given", "marked"]


@dataclass(frozen=True)
class Text:
    """One text on the desk, with what is said of it."""

    text: str
    published: int
    """Day number of publication."""
    source: str
    """What the source is called: the table's column ``source``."""
    url: str = ""
    title: str = ""
    language: str = ""
    """By which it is read and checked; empty where its words tell."""

    @cached_property
    def marks(self) -> list[Mark]:
        """Its people, places and dates, in their order."""
        return marked(self.text, self.published, language=self.language)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences begin and end (exclusive), in their order."""
        return sentence_spans(self.text)

    @cached_property
    def faults(self) -> Callable[[Mapping[str, str]], dict[str, str]]:
        """What holds a row against it: field → why it is not supported."""
        return checks(self.text, self.published, language=self.language)

    def marks_in(self, spans: Sequence[tuple[int, int]]) -> list[Mark]:
        """The marks that lie within one of some parts of it, in their order."""
        found: list[Mark] = []
        for start, end in spans:
            first = bisect_left(self.marks, start, key=lambda mark: mark.start)
            last = bisect_left(self.marks, end, key=lambda mark: mark.start)
            found += [mark for mark in self.marks[first:last] if mark.end <= end]
        return found


@dataclass(frozen=True)
class Card:
    """A proposed row. Empty fields are what the text does not say."""

    id: str
    text: int
    """Number of its text, from 0."""
    fields: Mapping[str, str]
    quote: str
    """The sentences it rests on, word for word, with `` … `` between those that do not follow each other."""
    spans: tuple[tuple[int, int], ...]
    """Their characters, the end exclusive."""
    basis: Mapping[str, Basis] = field(default_factory=dict)
    origin: Origin = "read"
    faults: Mapping[str, str] = field(default_factory=dict)
    """Field → why the text does not support it."""
    note: str = ""
    """What was inferred, in words, while nothing of it was changed."""

    @property
    def leaders(self) -> tuple[str, ...]:
        """Who took part, as written: ``Aino Virtala (Finland)``."""
        return tuple(name for part in self.fields.get("leaders", "").split(";") if (name := part.strip()))


def cards_of(number: int, reading: Reading, source: str) -> list[Card]:
    """The cards of what was read in a text; ``number`` is the text's on the desk."""
    found = []
    for place, (row, record) in enumerate(
        zip(reading.rows, records([Told(reading, source)]), strict=True), start=1
    ):
        sentences = sorted({row.sentence, *row.sentences})
        spans = tuple((reading.sentences[one].start, reading.sentences[one].end) for one in sentences)
        found.append(
            Card(
                f"{number}.{place}",
                number,
                {name: record[name] for name in FIELDS},
                quoted(reading.text, spans),
                spans,
                {name: basis for name, basis in row.basis.items() if name in CHECKED},
                note=record["note"],
            )
        )
    return found


def quoted(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words of some parts of a text; a sign stands where something is left out between them."""
    parts: list[str] = []
    before = 0
    for start, end in spans:
        words = " ".join(text[start:end].split())
        if parts and text[before:start].strip():
            parts.append("…")
        parts.append(words)
        before = end
    return " ".join(parts)


def plain_name(leader: str) -> str:
    """A leader's name without the country in brackets; a leader who is named by it alone stays as written."""
    name = leader.partition(" (")[0].strip()
    return name or leader
