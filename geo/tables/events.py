"""iCalendar (RFC 5545) → raw text cells: a row for each event or journal entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from ..errors import Problem
from ..language import phrase, phrases
from .decoding import decode
from .entries import Entries, Entry, Property, comma_parts, entries_in
from .instead import is_own_export, own_export
from .limits import clip, unusable
from .moments import in_utc
from .nested import records_table
from .raw import RawTable, row_problems
from .texts import address_line, as_text

_KINDS: Final = ("VEVENT", "VJOURNAL")
_STATUSES: Final = {"CANCELLED": "cancelled", "TENTATIVE": "planned"}
_WORDS: Final = {
    "SUMMARY": "summary", "LOCATION": "location", "DESCRIPTION": "description", "URL": "url", "UID": "uid",
}  # fmt: skip
_ONCE: Final = ("DTSTART", "DTEND", "DURATION", "GEO", "ORGANIZER", "STATUS")
_APPLES: Final = "X-APPLE-STRUCTURED-LOCATION"
"""Where the place lies that was chosen in Apple's calendar, also in what Google's makes of it."""
_READ: Final = frozenset({*_WORDS, *_ONCE, "ATTENDEE", "CATEGORIES", "RRULE", "RDATE", _APPLES})

_MOMENT: Final = phrase("{one}, or {other}", one="20240701", other="20240701T093000")
_SHAPES: Final = {
    "DTSTART": _MOMENT, "DTEND": _MOMENT,
    "DURATION": phrase("{one}, or {other}", one="P5D", other="PT1H30M"), "GEO": "48.85;2.35",
}  # fmt: skip
_NOT_READ: Final = phrase("write it so; it was not read")
_AS_WRITTEN: Final = phrase("write it so; it was kept as written")
_NOWHERE: Final = ("DURATION", "GEO")
"""Properties without a cell that could keep them as they are written."""
_UTC: Final = ("utc", "etc/utc", "gmt", "etc/gmt")


def read_ical(content: bytes, file: str) -> RawTable:
    """The events of a calendar: ``summary``, ``begin``, ``end`` (inclusive), ``location``, ``lat`` and
    ``lon``, ``organizer``, ``attendees``, ``categories``, ``status`` where it was cancelled or is tentative.

    Days are those of the zone they are written in. Of an event that is repeated the first time is a row,
    which a finding says; so it does of events without their end, which are none, and of properties that
    cannot be read, which stay as they are written. Raises ``TableError`` for a calendar without events, or
    with too much of them, and for our own export.
    """
    if is_own_export(content):
        raise own_export(file)
    text, problems = decode(content, file)
    found = entries_in(text, file, _KINDS, _READ)
    if not found.whole:
        told = (
            phrase("a calendar whose events have no end")
            if found.begun
            else phrase("a calendar without events")
        )
        advice = phrase("check that the right file was saved, and all of it")
        raise unusable(file, told, phrase("a calendar with events"), advice)
    events = [_Event(entry) for entry in found.whole]
    notes = [*_cut(file, found), *_unread(file, events), *_surplus(file, events), *_repeated(file, events)]
    notes += in_utc(file, None, [number + 2 for number, one in enumerate(events) if one.is_utc])
    table = records_table([one.row for one in events], file, [*problems, *notes])
    return replace(table, addresses=frozenset({_WORDS["LOCATION"]}))


class _Event:
    """One entry as a row, with what is to be told of it."""

    def __init__(self, entry: Entry) -> None:
        self._said = entry.said
        self.strays = entry.strays
        self.unread: list[tuple[str, str]] = []
        """Properties that cannot be read, and what they say."""
        self.doubled = [name for name in _ONCE if len(self._said.get(name, ())) > 1]
        self.is_utc = any(map(_is_utc, (self._one("DTSTART"), self._one("DTEND"))))
        self.is_repeated = "RRULE" in self._said or "RDATE" in self._said
        self.row = {name: value for name, value in self._cells().items() if value not in ("", None, [])}

    def _one(self, name: str) -> Property | None:
        return next(iter(self._said.get(name, ())), None)

    def _cells(self) -> dict[str, Any]:
        told: dict[str, Any] = {column: _texts(self._said, name) for name, column in _WORDS.items()}
        told |= {"location": _in_a_line(told["location"])}
        told |= self._days() | self._spot()
        told |= {"organizer": _person(self._one("ORGANIZER"))}
        told |= {"attendees": [name for one in self._said.get("ATTENDEE", ()) if (name := _person(one))]}
        told |= {
            "categories": [word for one in self._said.get("CATEGORIES", ()) for word in comma_parts(one.raw)]
        }
        status = self._one("STATUS")
        return told | {"status": _STATUSES.get(status.text.strip().upper(), "") if status else ""}

    def _days(self) -> dict[str, str]:
        """First and last day; what cannot be read as one stays as it is written."""
        begin, end, lasts = (self._time(name) for name in ("DTSTART", "DTEND", "DURATION"))
        if end is None and isinstance(lasts, dt.timedelta) and isinstance(begin, dt.date):
            try:
                end = begin + lasts
            except OverflowError:
                self._cannot("DURATION")
        return {"begin": as_text(begin), "end": as_text(_last_day(begin, end))}

    def _time(self, name: str) -> Any:
        one = self._one(name)
        if one is None or not one.raw.strip():
            return None
        from icalendar.prop import vDDDTypes

        try:
            value = vDDDTypes.from_ical(one.raw.strip())  # type: ignore[no-untyped-call]
        except (ValueError, TypeError, OverflowError):
            value = None
        if not isinstance(value, dt.timedelta if name == "DURATION" else dt.date):
            self._cannot(name)
            return one.text.strip()
        return value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value

    def _spot(self) -> dict[str, str]:
        one = self._one("GEO")
        if one is None or not one.raw.strip():
            return self._chosen_spot()
        lat, sign, lon = one.raw.replace("\\", "").partition(";")
        if not sign or not lat.strip() or not lon.strip():
            self._cannot("GEO")
            return {}
        return {"lat": lat.strip(), "lon": lon.strip()}

    def _chosen_spot(self) -> dict[str, str]:
        """The point of the place that was chosen; nothing where it says none as ``geo:48.85,2.35``."""
        one = self._one(_APPLES)
        scheme, sign, said = (one.raw if one else "").replace("\\", "").strip().partition(":")
        lat, comma, lon = said.partition(",")
        return {"lat": lat, "lon": lon} if scheme.lower() == "geo" and sign and comma else {}

    def _cannot(self, name: str) -> None:
        one = self._one(name)
        self.unread.append((name, one.text if one else ""))


def _texts(said: Mapping[str, list[Property]], name: str) -> str | list[str]:
    """What a property says; a list where it stands several times with other words."""
    texts = list(dict.fromkeys(one.text.strip() for one in said.get(name, ()) if one.text.strip()))
    return texts if len(texts) > 1 else "".join(texts)


def _in_a_line(told: str | list[str]) -> str | list[str]:
    """A place whose address stands in lines below its name, as calendars with maps write it, in one line."""
    return [address_line(one) for one in told] if isinstance(told, list) else address_line(told)


def _is_utc(one: Property | None) -> bool:
    if one is None or "T" not in one.raw.upper():
        return False
    return one.raw.strip().upper().endswith("Z") or one.params.get("TZID", "").lower() in _UTC


def _last_day(begin: Any, end: Any) -> Any:
    """The last day, which a calendar writes as the day, or the midnight, after it."""
    if not isinstance(end, dt.date):
        return end
    if isinstance(end, dt.datetime):
        if end.time() != dt.time.min:
            return end
        end = end.date()
    first = begin.date() if isinstance(begin, dt.datetime) else begin
    return end - dt.timedelta(days=1) if isinstance(first, dt.date) and end > first else end


def _person(one: Property | None) -> str:
    """The name of who organises or attends; nothing where only an address is told."""
    return one.params.get("CN", "").strip() if one is not None else ""


def _cut(file: str, found: Entries) -> list[Problem]:
    """The warning on a calendar that was cut off, with its events that are not whole."""
    lost = found.begun - len(found.whole)
    if not lost and not found.is_cut:
        return []
    told = phrase(
        "a calendar that is cut off: of its events {begun} begin, and {whole} are whole",
        begun=found.begun,
        whole=len(found.whole),
    )
    advice = phrase("those without their end were left out; save the calendar again, and all of it")
    allowed = phrase("a calendar with its end")
    return [Problem(file, None, None, told, allowed, advice, "warning", "unread")]


def _unread(file: str, events: list[_Event]) -> list[Problem]:
    """The findings on properties that cannot be read."""
    found: list[Problem] = []
    for name, shape in _SHAPES.items():
        said = [(row, text) for row, one in enumerate(events, 2) for its, text in one.unread if its == name]
        advice = _NOT_READ if name in _NOWHERE else _AS_WRITTEN
        rows, texts = [row for row, _ in said], [text for _, text in said]
        found += row_problems(
            file, rows, texts, column=name, allowed=shape, advice=advice, severity="warning"
        )
    return found


def _surplus(file: str, events: list[_Event]) -> list[Problem]:
    """The findings on properties that stand twice, and on lines that are none."""
    found: list[Problem] = []
    for name in _ONCE:
        rows = tuple(row for row, one in enumerate(events, 2) if name in one.doubled)
        if rows:
            told = phrases(
                "{name} more than once in one event, in {count} row",
                "{name} more than once in one event, in {count} rows",
                len(rows),
                name=name,
            )
            allowed, advice = phrase("one in each"), phrase("the first was read; leave the right one")
            found.append(Problem(file, rows[0], name, told, allowed, advice, "warning", "cells", rows))
    if rows := tuple(row for row, one in enumerate(events, 2) if one.strays):
        count = sum(one.strays for one in events)
        told = phrases(
            "{count} line of events that says no property",
            "{count} lines of events that say no property",
            count,
        )
        advice = phrase("left out; a line that goes on from the one before begins with a space")
        found.append(Problem(file, rows[0], None, told, "NAME:value", advice, "warning", "cells", rows))
    return found


def _repeated(file: str, events: list[_Event]) -> list[Problem]:
    rows = tuple(row for row, one in enumerate(events, 2) if one.is_repeated)
    if not rows:
        return []
    found = phrases("{count} event repeated by a rule", "{count} events repeated by a rule", len(rows))
    example = clip(as_text(events[rows[0] - 2].row.get("summary", "")))
    advice = phrase(
        'only the first time of each was read ("{example}"); write the others as events of their own',
        example=example,
    )
    allowed = phrase("one event for each time")
    return [Problem(file, rows[0], None, found, allowed, advice, "warning", "records", rows)]
