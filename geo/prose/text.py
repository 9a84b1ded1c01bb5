"""A text → blocks, sentences and tokens, each with its place in the text: nothing is lost or altered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from .grammar import Grammar


class Token(NamedTuple):
    """A word, number or sign, with the characters ``start`` up to ``end`` (exclusive) of the text."""

    text: str
    low: str
    start: int
    end: int
    is_name: bool
    """Whether it is written as a name: a capital first."""


Apart = Callable[[Iterable[Token]], Iterator[Token]]


class Sentence(NamedTuple):
    """One sentence: its tokens, its characters in the text, its block and what kind of block that is."""

    tokens: tuple[Token, ...]
    start: int
    end: int
    block: int
    kind: str
    """heading, item (of a list), log (behind a time of day) or prose."""


_TOKEN: Final = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?!\w)|['’]s\b|n['’]t\b|\w+(?:(?:[-‑.](?=[^\W\d])|['’‘](?!s\b))\w+)*|[^\w\s]"
)
# Looked for from the first sign of a run alone: of 200,000 points each would be looked at to the last.
_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*(?=\s+[\"“‘«(\[—–-]?\s?[^\W_a-zа-яё])")
_DIGIT: Final = re.compile(r"\d")
_LINE: Final = re.compile(r"[^\n\r]+")
_ITEM: Final = re.compile(r"\s*(?:\*{2,3}|[-*•▪◦‣–—◻️]|\d{1,2}[.)])\s+(?=\S)")
_LOG: Final = re.compile(
    r"\s*\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?(?:\s*[—–:|-]\s*|\s+(?=[^\W\d_a-z]))"
)
_ABBREVIATIONS: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "sen",
        "gen",
        "gov",
        "rep",
        "no",
        "vs",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "a.m",
        "p.m",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "m",
        "mm",
        "mme",
        "sr",
        "sra",
        "ee.uu",
        "z.b",
        "bzw",
        "г",
        "гг",
        "им",
        "т.е",
        "col",
        "lt",
        "prof",
        "rev",
        "ft",
        "mt",
        "hr",
        "fr",
        "bspw",
        "ca",
        "usw",
        "д",
        "т",
        "ст",
    ]
)
_TERMINAL: Final = tuple('.!?…;:"”’»)')
_LONGEST_HEADING: Final = 14
_LONGEST_ITEM: Final = 75
_LONGEST_DAY: Final = 5
_WEEKDAY: Final = re.compile(
    r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?:,? (?:\d{1,2}(?:st|nd|rd|th)? \w{3,9}|\w{3,9} \d{1,2}))?:?"
)
_LONGEST_TOKEN: Final = 60
_MOST_TOKENS: Final = 160
"""Longer sentences are cut, so that what compares the parts of a sentence stays linear in the text."""


def tokens_of(
    text: str,
    start: int = 0,
    end: int | None = None,
    grammar: Grammar | None = None,
    apart: Apart | None = None,
) -> tuple[Token, ...]:
    """The words, numbers and signs of a part of a text; with a ``grammar`` as it takes them, and
    what ``apart`` makes of words that are run together."""
    tokens = tuple(_tokens(text, start, len(text) if end is None else end))
    if apart is not None:
        tokens = tuple(apart(tokens))
    return tokens if grammar is None or grammar.is_plain else _as_taken(tokens, grammar)


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        if len(word) <= _LONGEST_TOKEN:
            low = word.lower()
            low = low if low.isascii() else low.replace("’", "'").replace("‑", "-")
            yield Token(word, low, *match.span(), word[0].isupper())


def _as_taken(tokens: Iterable[Token], grammar: Grammar) -> tuple[Token, ...]:
    """Tokens with elided words apart, each with the word that the engine takes it for."""
    apart: list[Token] = []
    for token in tokens:
        at = token.start
        for part in grammar.parts(token.low):
            text = token.text[at - token.start : at - token.start + len(part)]
            apart.append(Token(text, part, at, at + len(part), text[:1].isupper()))
            at += len(part)
    taken = grammar.words([token.low for token in apart])
    return tuple(token._replace(low=low) for token, low in zip(apart, taken, strict=True))


def sentences_of(text: str, grammar: Grammar | None = None, apart: Apart | None = None) -> list[Sentence]:
    """All sentences of a text in their order. A line that is not blank ends a sentence."""
    found: list[Sentence] = []
    ordinal_point = grammar is not None and grammar.ordinal_point
    for block, (start, end, kind) in enumerate(_blocks(text)):
        for first, last in _cut(text, start, end, ordinal_point=ordinal_point):
            tokens = tokens_of(text, first, last, grammar, apart)
            for part in (tokens[at : at + _MOST_TOKENS] for at in range(0, len(tokens), _MOST_TOKENS)):
                whole = len(tokens) <= _MOST_TOKENS
                ends = (first, last) if whole else (part[0].start, part[-1].end)
                found.append(Sentence(part, *ends, block, kind))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Where lines begin and end, and what they are: behind a line that ends with a colon short lines are
    items."""
    listing = False
    for start, end, kind in _lines(text):
        line = text[start:end].strip()
        is_day = is_day_line(line)
        may_be_item = (
            listing and not is_day and (kind == "prose" or (kind == "heading" and _tells_a_day(line)))
        )
        listed = may_be_item and len(line.split()) <= _LONGEST_ITEM
        listing = is_day or line.endswith(":") or (listing and (listed or kind == "item"))
        yield start, end, "item" if listed else kind


def is_day_line(line: str) -> bool:
    """Whether a line is a day in capitals that stands above a list, or a weekday alone: *THURSDAY, MARCH 17*,
    *Tuesday*."""
    if _WEEKDAY.fullmatch(line):
        return True
    if not line.isupper() or line.endswith(_TERMINAL):
        return False
    return _tells_a_day(line) and len(line.split()) <= _LONGEST_DAY


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _LINE.finditer(text):
        start, end = match.span()
        if not match[0].strip():
            continue
        if mark := _LOG.match(text, start, end):
            yield mark.end(), end, "log"
        elif mark := _ITEM.match(text, start, end):
            yield mark.end(), end, "item"
        else:
            line = match[0].strip()
            if line.endswith(";"):
                kind = "item"
            elif line.endswith(_TERMINAL) or len(line.split()) > _LONGEST_HEADING or _tells_a_day(line):
                kind = "prose"
            else:
                kind = "heading"
            yield start, end, kind


def _tells_a_day(line: str) -> bool:
    """Whether a line without a full stop tells of a day: then it is the last of a list, no heading."""
    return _DIGIT.search(line) is not None and not line.startswith("#")


def _cut(text: str, start: int, end: int, *, ordinal_point: bool = False) -> Iterator[tuple[int, int]]:
    first = start
    for match in _END.finditer(text, start, end):
        if _is_abbreviation(text, first, match.start()) or (
            ordinal_point and _is_ordinal(text, first, match.start())
        ):
            continue
        yield first, match.end()
        first = match.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        yield first, end


def _is_abbreviation(text: str, first: int, stop: int) -> bool:
    """Whether the point at ``stop`` belongs to the word before it: Sept. 13, U.S. President."""
    begin = stop
    while begin > first and stop - begin < 12 and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:stop].lower()
    return (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word.isalpha())
        or bool(re.fullmatch(r"(?:\w\.)+\w", word))
    )


def _is_ordinal(text: str, first: int, stop: int) -> bool:
    """Whether the point at ``stop`` is that of a day: am 3. Mai."""
    begin = stop
    while begin > first and stop - begin < 3 and text[begin - 1].isdigit():
        begin -= 1
    return 0 < stop - begin < 3
