"""What is said about a date column that could have been read otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import DateError
from .calendars import JULIAN
from .days import DateSpan
from .edtf import SEASON_CODE
from .labels import label
from .numbers import epoch_day, is_excel_day
from .style import PLAIN, Style
from .texts import parse_date, shown
from .words import SEASON_WORD


def reading_notes(read: Mapping[str, DateSpan | DateError | None], style: Style) -> tuple[str, ...]:
    """How numbers and seasons were read, with an example or three of each."""
    understood = sorted(text for text, span in read.items() if isinstance(span, DateSpan))
    numbers = [text for text in understood if is_excel_day(text.strip())]
    epochs = [text for text in understood if style.epochs and epoch_day(text.strip()) is not None]
    seasons = [
        text
        for text in understood
        if not getattr(read[text], "precise", True)
        and (SEASON_WORD.search(text) or (SEASON_CODE.search(text) and not style.short_years))
    ]
    notes = []
    if numbers:
        notes.append(
            "Whole numbers of five figures are read as a spreadsheet's days (1900 date system): "
            f"{meaning(numbers[0], style)}."
        )
    if epochs:
        notes.append(_said_of_epochs(epochs, style))
    if seasons:
        notes.append(
            "Seasons are read as whole months, northern ones unless the EDTF code says otherwise: "
            f"{', '.join(meaning(text, style) for text in seasons[:3])}."
        )
    return tuple(notes)


def _said_of_epochs(texts: Sequence[str], style: Style) -> str:
    """One finding for the column, with an example of each unit."""
    units = {
        "seconds": (9, 10),
        "milliseconds": (11, 12, 13),
        "microseconds": (15, 16),
        "nanoseconds": (18, 19),
    }
    sizes = {text: len(text.strip().partition(".")[0]) for text in texts}
    examples = {
        unit: next((text for text in texts if sizes[text] in lengths), None)
        for unit, lengths in units.items()
    }
    found = {unit: text for unit, text in examples.items() if text is not None}
    said = ", ".join(meaning(text, style) for text in found.values())
    units_said = " and ".join(found)
    return (
        f"{len(texts)} different numbers are read as {units_said} since 1970, days of Universal Time: {said}."
    )


def julian_note(pairs: Sequence[tuple[str, DateSpan]]) -> tuple[str, ...]:
    """What dates of the Julian calendar are in today's, as written and converted."""
    if not pairs:
        return ()
    said = ", ".join(f'"{shown(text)}" is {label(span)}' for text, span in pairs[:3])
    more = f" and {len(pairs) - 3} more" if len(pairs) > 3 else ""
    return (
        f"{JULIAN.name} dates are kept as written and drawn on the days of today's calendar: {said}{more}.",
    )


def meaning(text: str, style: Style = PLAIN) -> str:
    """``"03/04/2024" is 3 April 2024``; the text alone when it cannot be read."""
    try:
        span = parse_date(text, style=style)
    except DateError:
        return f'"{shown(text)}" cannot be read'
    return f'"{shown(text)}" is {"" if span is None else label(span)}'
