"""Times of day and zones around a date. They are dropped: the day stays the one written."""

from __future__ import annotations

from typing import Final

from .. import patterns as re

_TIME: Final = (
    r"(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
)
_OFFSET: Final = r"[+-][0-9]{1,2}(?::?[0-9]{2})?"
# Z, UTC, GMT+1, MSK, +01:00, Europe/Moscow, (Central European Time), Moscow time, [Europe/Paris].
_ZONE: Final = (
    rf"(?: ?(?:z|{_OFFSET}|(?:utc|gmt)(?: ?{_OFFSET})?|[a-z]{{2,4}}t|msk|мск|[a-z]+/[a-z_]+(?:/[a-z_]+)?"
    r"|local time|hrs|h|uhr|ч\.?))?(?: ?[(\[][a-z /_+:0-9-]{2,60}[)\]])?(?: [a-z]{3,20} time)?"
)
_AFTER: Final = re.compile(
    rf"(.*[0-9)a-z])(?:t|,? ?(?:at |@ ?|, | - |, at |в )?(?<![0-9])){_TIME}(?: ?(?:-|to) ?{_TIME})?{_ZONE}",
    re.IGNORECASE,
)
_ISO: Final = re.compile(rf"(.*[0-9])t{_TIME}{_ZONE}", re.IGNORECASE)
_LEFT: Final = re.compile(r"[ ,]+(?:at|в|à|um|a las|às|alle)$", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"{_TIME}{_ZONE}(?:,| on|,? -)? (.*[0-9].*)", re.IGNORECASE)
_WITHIN: Final = re.compile(
    rf"((?:[a-z]{{3,9}} )?[a-z]{{3,9}} [0-9]{{1,2}}) {_TIME}{_ZONE} ([0-9]{{4}})", re.IGNORECASE
)


_ALONE: Final = re.compile(rf"{_TIME}(?: ?(?:-|–|to) ?{_TIME})?{_ZONE}", re.IGNORECASE)


def is_time(text: str) -> bool:
    """Whether the text is a time of day, or two, and no day.

    >>> is_time("11:45"), is_time("9 p.m."), is_time("10:00–11:30"), is_time("14.05"), is_time("9 May")
    (True, True, True, False, False)
    """
    return _ALONE.fullmatch(text) is not None


def untimed(text: str) -> str:
    """The text without the time of day and the zone that stand behind, before or within its date.

    >>> untimed("Fri Mar 17 2023 19:00:00 GMT+0100 (Central European Standard Time)")
    'Fri Mar 17 2023'
    >>> untimed("2023-03-17T19:00:00+01:00")
    '2023-03-17'
    """
    if ":" not in text and not re.search(r"[0-9] ?[ap]\.?m\b", text, re.IGNORECASE):
        return text
    if match := _ISO.fullmatch(text) or _AFTER.fullmatch(text):
        return _LEFT.sub("", match[1]).rstrip(" ,-@")
    if match := _WITHIN.fullmatch(text):
        return f"{match[1]} {match[2]}"
    match = _BEFORE.fullmatch(text)
    return match[1] if match else text
