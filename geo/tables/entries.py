"""The lines of a calendar → its entries, each with the properties that are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ..language import phrase, phrases
from .limits import unusable

_MOST: Final = 50_000
"""Entries: those of a century with more than one a day."""
_MOST_LINES: Final = 5_000_000
_MOST_PROPERTIES: Final = 400_000
_MOST_WITH_PARAMETERS: Final = 50_000
"""Those whose beginning no other line has, which take the library longest."""
_MOST_CHARACTERS: Final = 20_000_000
"""Of the properties that are read: altogether what is taken apart in a few seconds."""
_LONGEST: Final = 25_000
"""Characters of a property that are read: more than a cell keeps, though each were escaped."""
_NAMED: Final = re.compile(r"[A-Za-z0-9-]{1,100}(?=[:;])")
_SMALLER: Final = phrase("split the calendar into several")


class Property(NamedTuple):
    """One property of an entry."""

    params: dict[str, str]
    """Names in capitals; of several values of one the first."""
    text: str
    """Without the signs that escape others."""
    raw: str


class Entry(NamedTuple):
    """An event or a journal entry."""

    said: dict[str, list[Property]]
    strays: int
    """Lines that are no property."""


class Entries(NamedTuple):
    """What a calendar holds."""

    whole: list[Entry]
    begun: int
    """Entries that begin, of which those without their end are not whole."""
    is_cut: bool
    """Whether a calendar in it has no end."""


def entries_in(text: str, file: str, kinds: Collection[str], wanted: Collection[str]) -> Entries:
    """The components called as ``kinds``, with their properties called as ``wanted``, in capitals.

    Other components, also those within an entry such as alarms, are passed over; so is what follows an
    entry that has no end. Raises ``TableError`` for too much of it.
    """
    if (lines := text.count("\n")) > _MOST_LINES:
        allowed = phrase("at most {count} lines", count=_MOST_LINES)
        raise unusable(file, phrases("{count} line", "{count} lines", lines), allowed, _SMALLER)
    whole: list[Entry] = []
    begun, open_calendars = 0, 0
    kept: list[str] = []
    inside = ""
    within = 0
    weight = _Weight(file)
    for line in text.replace("\n ", "").replace("\n\t", "").split("\n"):
        word, colon, kind = line[:5].upper().partition(":")[0], line[5:6], line[6:].strip().upper()
        if word == "BEGIN" and colon == ":":
            open_calendars += kind == "VCALENDAR"
            if kind in kinds:
                begun += 1
                weight.entry(begun)
                inside, within, kept = kind, 0, []
            else:
                within += 1
        elif word == "END":
            kind = line[4:].strip().upper()
            open_calendars -= kind == "VCALENDAR"
            if inside and kind == inside:
                whole.append(_entry(kept, wanted))
            within = max(within - 1, 0)
            inside = "" if kind in (inside, "VCALENDAR") else inside
        elif inside and not within and line.strip() and _is_read(line, wanted):
            kept.append(line[:_LONGEST])
            weight.property(kept[-1])
    return Entries(whole, begun, open_calendars > 0)


class _Weight:
    """How much of a calendar is read, counted before the library takes it apart."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._properties = 0
        self._characters = 0
        self._heads: set[str] = set()

    def entry(self, count: int) -> None:
        if count > _MOST:
            found = phrase("more than {count} events", count=_MOST)
            raise unusable(self._file, found, phrase("at most {count} events", count=_MOST), _SMALLER)

    def property(self, line: str) -> None:
        self._properties += 1
        self._characters += len(line)
        head = line.partition(":")[0]
        if ";" in head:
            self._heads.add(head)
        if (
            self._properties > _MOST_PROPERTIES
            or self._characters > _MOST_CHARACTERS
            or len(self._heads) > _MOST_WITH_PARAMETERS
        ):
            allowed = phrase(
                "at most {properties} properties, {people} different people, with {characters} characters"
                " together",
                properties=_MOST_PROPERTIES,
                people=_MOST_WITH_PARAMETERS,
                characters=_MOST_CHARACTERS,
            )
            raise unusable(self._file, phrase("events that say more than is read"), allowed, _SMALLER)


def _is_read(line: str, wanted: Collection[str]) -> bool:
    """Whether a line is a property that is asked for, or none at all, which is told."""
    name = _NAMED.match(line)
    return name is None or name[0].upper() in wanted


def _entry(lines: Iterable[str], wanted: Collection[str]) -> Entry:
    said: dict[str, list[Property]] = {}
    strays = 0
    for name, one in map(_property, lines):
        if one is None or name not in wanted:
            strays += 1
        else:
            said.setdefault(name, []).append(one)
    return Entry(said, strays)


def _property(line: str) -> tuple[str, Property | None]:
    from icalendar.parser import unescape_backslash

    head, colon, raw = line.partition(":")
    if '"' in head:  # a colon may stand within what is quoted
        name, params, raw = _taken_apart(line)
    elif colon and ";" not in head and _NAMED.match(line):
        name, params = head, {}
    else:
        name, params, _ = _taken_apart(head + colon)
    text = unescape_backslash(raw) if "\\" in raw else raw
    return name.upper(), Property(params, text, raw) if name else None


@lru_cache(maxsize=10_000)
def _taken_apart(line: str) -> tuple[str, dict[str, str], str]:
    """Name, parameters and value of a line; no name where it is no property."""
    from icalendar.parser import Contentline  # slow to import, and seldom needed

    try:
        name, params, raw = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return "", {}, line
    return name, {key.upper(): str(_first(value)) for key, value in params.items()}, raw


def _first(value: object) -> object:
    return next(iter(value), "") if isinstance(value, list | tuple) else value


def comma_parts(raw: str) -> Iterator[str]:
    """The words of a property that lists several, parted at commas that are not escaped."""
    from icalendar.parser import split_on_unescaped_comma

    yield from (word.strip() for word in split_on_unescaped_comma(raw) if word.strip())
