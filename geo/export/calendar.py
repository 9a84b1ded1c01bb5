"""Meetings as iCalendar (RFC 5545): for the calendars that people keep."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import Any, Final

from ..atlas import Atlas
from ..schema import rows
from ..words import ROLE_WORDS
from .meetings import MADE_BY, credits, meeting_rows

MARK: Final = f"PRODID:-//{MADE_BY}//EN"
"""Stands in the third line of every file; tells it from other people's."""

_STAMP: Final = "19700101T000000Z"
"""RFC 5545 asks for a moment of writing; a fixed one keeps equal tables equal bytes."""
_NAMES: Final = uuid.UUID("6f6d2f2c-3c8c-5d3b-9a55-0d7f3a1c6b4e")
"""Name space of our UIDs, drawn once."""
_STATUS: Final = {
    "VEVENT": {"held": "CONFIRMED", "planned": "TENTATIVE", "invited": "TENTATIVE", "cancelled": "CANCELLED"},
    "VJOURNAL": {"held": "FINAL", "planned": "DRAFT", "invited": "DRAFT", "cancelled": "CANCELLED"},
}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_FOLD: Final = 75
_POINTS: Final = ("venue", "city")
"""Precisions at which a point is where it was, and not the capital of the country it was in."""


def calendar(
    atlas: Atlas, follow: str | None = None, first: int | None = None, last: int | None = None
) -> str:
    """A calendar with an entry for every meeting.

    A meeting known to the day is an all-day event (VEVENT), its end exclusive as RFC 5545 has it. Any
    other, and any before the year 1, is a journal entry without a date (VJOURNAL): what is known of its
    date stands in the summary, and as EDTF in ``X-SUMMIT-ATLAS-DATE``.
    ``GEO`` is given only for places known to the city or
    better and meetings in person. The UID follows from the names of the data set and of the meeting alone.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", MARK, "CALSCALE:GREGORIAN"]
    lines += [_text("X-WR-CALNAME", atlas.name), _text("X-WR-CALDESC", "\n".join(credits(atlas)))]
    for row in rows(meeting_rows(atlas, follow, first, last)):
        lines += _entry(row, atlas.name)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _entry(row: Any, name: str) -> Iterator[str]:
    # Calendars begin with the year 1: days before it are told in words, as vague ones are.
    is_day = row.date_kind == "precise" and not row.first_day.startswith(("-", "0000"))
    kind = "VEVENT" if is_day else "VJOURNAL"
    yield f"BEGIN:{kind}"
    yield f"UID:{_uid(name, row.meeting)}"
    yield f"DTSTAMP:{_STAMP}"
    if kind == "VEVENT":
        yield from _days(row)
        yield "TRANSP:TRANSPARENT"
        if row.place:
            yield _text("LOCATION", row.place)
        if row.in_person and row.precision in _POINTS:
            yield f"GEO:{row.lat:.5f};{row.lon:.5f}"
    yield _text("SUMMARY", _summary(row, dated=kind == "VEVENT"))
    yield _text("DESCRIPTION", "\n".join(_description(row)))
    yield f"STATUS:{_STATUS[kind][row.status]}"
    yield "CATEGORIES:" + ",".join(word.translate(_ESCAPES) for word in _categories(row))
    if row.date:
        yield _text("X-SUMMIT-ATLAS-DATE", row.date)
    yield f"END:{kind}"


def _uid(name: str, meeting: str) -> uuid.UUID:
    return uuid.uuid5(_NAMES, " / ".join((name, meeting)).encode("utf-8", "replace").decode())


def _days(row: Any) -> Iterator[str]:
    first, last = dt.date.fromisoformat(row.first_day), dt.date.fromisoformat(row.last_day)
    yield f"DTSTART;VALUE=DATE:{_compact(first)}"
    if last < dt.date.max:
        yield f"DTEND;VALUE=DATE:{_compact(last + dt.timedelta(days=1))}"
    else:  # the day after has five figures in its year, which no calendar reads
        yield f"DURATION:P{(last - first).days + 1}D"


def _compact(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _summary(row: Any, *, dated: bool) -> str:
    when = "" if dated else f"{row.date_label or 'no date'}: "
    mark = "" if row.status == "held" else f"[{row.status}] "
    about = f" – {row.occasion}" if row.occasion else ""
    return f"{mark}{when}{row.leaders or 'nobody named'}{about}"


def _description(row: Any) -> Iterator[str]:
    yield f"Date: {row.date_label or 'not known'}"
    yield f"Place: {row.place or 'not known'}{_doubt(row)}"
    if row.role:
        yield f"Role: {ROLE_WORDS[row.role]}"
    for name, value in (
        ("Kind", row.category),
        ("Sources differ on", row.disagreements),
        ("Notes", row.notes),
        ("Sources", row.sources),
        ("Evidence", row.urls),
    ):
        if value:
            yield f"{name}: {value}"


def _doubt(row: Any) -> str:
    said = [] if row.in_person else ["not in person"]
    if row.place and row.precision == "none":
        said.append("not located")
    elif row.precision not in ("none", *_POINTS):
        said.append(f"known to the {row.precision} only")
    if row.ambiguous:
        said.append("the name may mean several places")
    return f" ({'; '.join(said)})" if said else ""


def _categories(row: Any) -> list[str]:
    found = [row.status, *([ROLE_WORDS[row.role]] if row.role else [])]
    return list(dict.fromkeys([*found, *([] if row.in_person else ["not in person"])]))


def _text(name: str, value: str) -> str:
    return f"{name}:{value.replace(chr(13), '').translate(_ESCAPES)}"


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none cut within a character (RFC 5545, section 3.1)."""
    if len(line.encode("utf-8", "replace")) <= _FOLD:
        return line
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _FOLD:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece])
