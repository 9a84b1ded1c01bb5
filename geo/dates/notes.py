"""What is said about a date column that could have been read otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import DateError
from ..language import all_of, phrase, phrases
from .days import DateSpan
from .edtf import SEASON_CODE
from .numbers import is_excel_day, unit_read
from .saying import Days
from .style import PLAIN, Style
from .texts import parse_date, shown
from .words import SEASON_WORD


def reading_notes(read: Mapping[str, DateSpan | DateError | None], style: Style) -> tuple[str, ...]:
    """How numbers and seasons were read, with an example or three of each."""
    understood = sorted(text for text, span in read.items() if isinstance(span, DateSpan))
    numbers = [text for text in understood if is_excel_day(text.strip())]
    epochs = {text: unit for text in understood if (unit := unit_read(text.strip(), style.epochs))}
    seasons = [
        text
        for text in understood
        if not getattr(read[text], "precise", True)
        and (SEASON_WORD.search(text) or (SEASON_CODE.search(text) and not style.short_years))
    ]
    notes: list[str] = []
    if numbers:
        notes.append(
            phrase(
                "Whole numbers of five figures are read as a spreadsheet's days (1900 date system): "
                "{meaning}.",
                meaning=meaning(numbers[0], style),
            )
        )
    if epochs:
        notes.append(_said_of_epochs(epochs, style))
    if seasons:
        notes.append(
            phrase(
                "Seasons are read as whole months, northern ones unless the EDTF code says otherwise: "
                "{meaning}.",
                meaning=_each_of([meaning(text, style) for text in seasons[:3]]),
            )
        )
    return tuple(notes)


def _said_of_epochs(texts: Mapping[str, int], style: Style) -> str:
    """One finding for the column, with an example of each unit; ``texts`` → so many of it make a day."""
    units = {
        phrase("seconds"): 86_400,
        phrase("milliseconds"): 86_400_000,
        phrase("microseconds"): 86_400_000_000,
        phrase("nanoseconds"): 86_400_000_000_000,
    }
    examples = {
        unit: next((text for text, read in texts.items() if read == size), None)
        for unit, size in units.items()
    }
    found = {unit: text for unit, text in examples.items() if text is not None}
    return phrases(
        "{count} number is read as {units} since 1970, a day of Universal Time: {meaning}.",
        "{count} different numbers are read as {units} since 1970, days of Universal Time: {meaning}.",
        len(texts),
        units=all_of(list(found)),
        meaning=_each_of([meaning(text, style) for text in found.values()]),
    )


def _each_of(said: Sequence[str]) -> str:
    one, *others = said
    for other in others:
        one = phrase("{first}, {second}", first=one, second=other)
    return one


def julian_note(pairs: Sequence[tuple[str, DateSpan]]) -> tuple[str, ...]:
    """What dates of the Julian calendar are in today's, as written and converted."""
    if not pairs:
        return ()
    said = _each_of([_is(text, span) for text, span in pairs[:3]])
    if len(pairs) > 3:
        more = len(pairs) - 3
        said = phrases("{names} and {count} more", "{names} and {count} more", more, names=said)
    kept = phrase(
        "Julian dates are kept as written and drawn on the days of today's calendar: {meaning}.",
        meaning=said,
    )
    return (kept,)


def _is(text: str, span: DateSpan) -> str:
    return phrase("{text} is {days}", text=f'"{shown(text)}"', days=Days(span))


def meaning(text: str, style: Style = PLAIN) -> str:
    """``"03/04/2024" is 3 April 2024``; the text alone when it cannot be read."""
    try:
        span = parse_date(text, style=style)
    except DateError:
        span = None
    return phrase("{text} cannot be read", text=f'"{shown(text)}"') if span is None else _is(text, span)
