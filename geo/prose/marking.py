"""The people, places and dates of a text, each with its characters: what a reader sees marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from ..dates import FIRST_DAY, DateSpan, edtf
from ..places import country_name
from ..words import with_country
from .datelines import Days, dateline_of
from .glued import glue_of
from .people import Register
from .places import Places
from .resolving import Context, Span, resolve
from .sign import Sign
from .signs import Tagger
from .text import Sentence, sentences_of, tokens_of
from .tongues import language_of
from .vocabulary import vocabulary

_LOOKED_AT = 20_000


class Mark(NamedTuple):
    """Words that name a person, a place or a date: the characters ``start`` up to ``end`` (exclusive)."""

    kind: Literal["person", "place", "date"]
    start: int
    end: int
    value: str
    """The name with its country where the text tells it, the place as written, the date in EDTF; empty
    for a date that hangs on what is not said."""
    part: str = ""
    """Of a place: venue, city, region or country."""
    country: str = ""
    """Of a city or venue: the name of its country, where that is sure."""


def marked(text: str, published: int, *, language: str = "") -> list[Mark]:
    """All marks of a text in their order; none overlap. ``published`` is a day number.

    A date without a year is the nearest one to publication, or the next one in a sentence that speaks of
    what is to come; one that hangs on another counts from the one before. A text in a language without
    tables has none.
    """
    code = language or language_of([token.low for token in tokens_of(text, 0, min(len(text), _LOOKED_AT))])
    if not code:
        return []
    tagger = Tagger(text, vocabulary(code), Places(), Register())
    read = [(sentence, tagger.signs(sentence)) for sentence in sentences_of(text, None, glue_of(text))]
    return list(_marks(read, published))


def _marks(read: Sequence[tuple[Sentence, list[Sign]]], published: int) -> Iterator[Mark]:
    """Once everybody is known, for a name may stand before the words that say whose it is."""
    before: Span | None = None
    days, last = Days(published, published), None
    for sentence, signs in read:
        days, last = days.after(dateline_of(sentence, signs, last, published)), sentence
        ahead = any(sign.kind == "status" and "status.planned" in sign.value for sign in signs)
        for sign in signs:
            words = sentence.tokens[sign.first : sign.last]
            ends = (words[0].start, words[-2 if words[-1].text == "." and len(words) > 1 else -1].end)
            if sign.kind == "date":
                span = resolve(sign.value, Context(days.today, before, ahead=ahead, nearest=True))
                before = span or before
                yield Mark("date", *ends, _written(span))
            elif sign.kind == "person":
                yield Mark("person", *ends, _named(sign.value))
            elif sign.kind == "place":
                place = sign.value
                country = country_name(place.code) if place.code and place.kind != "country" else ""
                yield Mark("place", *ends, place.text, place.kind, country)


def _named(person: Any) -> str:
    if person.name.startswith("("):
        return str(person.name)
    return with_country(person.name, country_name(person.country)) if person.country else str(person.name)


def _written(span: Span | None) -> str:
    if span is None:
        return ""
    first = span.first if span.first > FIRST_DAY else None
    return edtf(DateSpan(first, span.last, span.lasted, False))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end (exclusive), in their order."""
    return [(sentence.start, sentence.end) for sentence in sentences_of(text)]
