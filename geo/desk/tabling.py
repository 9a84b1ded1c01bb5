"""Rows that were taken → tables in our columns: reports of meetings, each with its source, and the
sources."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from ..dates import civil, iso, parse_date
from ..errors import DateError
from ..places import country_codes, normalise
from ..tables import guarded
from .cards import Card, Text, plain_name
from .deciding import Desk

COLUMNS: Final = (
    *("meeting", "source", "date", "venue", "city", "country"),
    *("leaders", "category", "status", "note", "url", "quote"),
)
"""Columns of the table of reports."""
SOURCE_COLUMNS: Final = ("source", "publisher", "title", "published", "stance")
NEAR_DAYS: Final = 2
"""Days that two sources may lie apart on one meeting of the same people in the same city."""
_SHORT: Final = 3
_LOOK_BACK: Final = 60
_BY_HAND: Final = "taken by hand, not in the words of the text"


class _Told(NamedTuple):
    """What makes two reports ones of the same meeting."""

    names: frozenset[str]
    first: int | None
    last: int | None
    city: str
    codes: frozenset[str]
    status: str
    virtual: bool


def rows_of(desk: Desk) -> list[dict[str, str]]:
    """The taken rows as ``COLUMNS``, in the order of the texts; what is left or open is in none of them.

    Rows of different texts that tell of the same people, at days and places that agree, or in the same
    city at most ``NEAR_DAYS`` apart, have one ``meeting``.
    """
    cards = desk.of("taken")
    ids = _meetings(cards)
    return [_row(desk.texts[card.text], card, meeting) for card, meeting in zip(cards, ids, strict=True)]


def sources_of(desk: Desk) -> list[dict[str, str]]:
    """The sources of the taken rows, in the order of the texts."""
    used = {card.text for card in desk.of("taken")}
    found: dict[str, dict[str, str]] = {}
    for number, text in enumerate(desk.texts):
        if number in used:
            row = {"source": text.source, "publisher": text.source, "title": text.title}
            found.setdefault(text.source, {**row, "published": iso(text.published), "stance": ""})
    return list(found.values())


def written(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    """Rows as CSV, with cells that a spreadsheet would run as formulas guarded."""
    stream = io.StringIO()
    table = csv.DictWriter(stream, columns, lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: guarded(text) for name, text in row.items()})
    return stream.getvalue()


def _row(text: Text, card: Card, meeting: str) -> dict[str, str]:
    fields = {name: card.fields.get(name, "") for name in COLUMNS if name in card.fields}
    return {
        **dict.fromkeys(COLUMNS, ""),
        **fields,
        "meeting": meeting,
        "source": text.source,
        "note": card.note or _note(card),
        "url": text.url,
        "quote": card.quote,
    }


def _note(card: Card) -> str:
    """What was inferred, and what a person took that the text does not say."""
    said = [
        f"{name}: {basis.reason}"
        for name, basis in card.basis.items()
        if basis.reason and name not in card.faults
    ]
    return "; ".join([*said, *(f"{name}: {_BY_HAND}" for name in card.faults)])


def _meetings(cards: Sequence[Card]) -> list[str]:
    """The id of each card's meeting; two rows of one text are two meetings."""
    ids: list[str] = []
    told = [_told(card) for card in cards]
    taken: dict[str, int] = {}
    in_text: dict[int, set[str]] = {}
    by_name: dict[str, list[int]] = {}
    for place, (card, one) in enumerate(zip(cards, told, strict=True)):
        here = in_text.setdefault(card.text, set())
        near = {at for name in one.names for at in by_name.get(name, ())[-_LOOK_BACK:]}
        same = [at for at in near if ids[at] not in here and _is_same(told[at], one)]
        best = min(
            same, key=lambda at: (told[at].names != one.names, _apart(told[at], one), at), default=None
        )
        ids.append(_new_id(card, one, taken) if best is None else ids[best])
        here.add(ids[-1])
        for name in one.names:
            by_name.setdefault(name, []).append(place)
    return ids


def _told(card: Card) -> _Told:
    try:
        span = parse_date(card.fields.get("date", "")) if card.fields.get("date") else None
    except DateError:
        span = None
    return _Told(
        frozenset(normalise(plain_name(name).replace("-", " ")) for name in card.leaders),
        span.start_day if span else None,
        span.end_day if span else None,
        normalise(card.fields.get("city", "")),
        frozenset(country_codes(card.fields.get("country", ""))),
        card.fields.get("status", "") or "held",
        card.fields.get("category", "") == "virtual",
    )


def _is_same(one: _Told, other: _Told) -> bool:
    within = one.names <= other.names or other.names <= one.names
    if (
        not one.names
        or not other.names
        or not within
        or one.status != other.status
        or one.virtual != other.virtual
    ):
        return False
    if one.city and other.city and one.city != other.city:
        return False
    if one.codes and other.codes and not one.codes & other.codes:
        return False
    if (one.first, one.last) == (None, None) or (other.first, other.last) == (None, None):
        return (one.first, one.last) == (other.first, other.last)
    if _apart(one, other) == 0:
        return True
    short = _length(one) <= _SHORT and _length(other) <= _SHORT
    return (
        short
        and one.names == other.names
        and bool(one.city)
        and one.city == other.city
        and _apart(one, other) <= NEAR_DAYS
    )


def _length(one: _Told) -> float:
    return float("inf") if one.first is None or one.last is None else one.last - one.first + 1


def _apart(one: _Told, other: _Told) -> float:
    """Days between two spans; 0 where they share one."""
    low = max((day for day in (one.first, other.first) if day is not None), default=float("-inf"))
    high = min((day for day in (one.last, other.last) if day is not None), default=float("inf"))
    return max(0, low - high)


def _new_id(card: Card, told: _Told, taken: dict[str, int]) -> str:
    """``virtala-lindqvast-2025-05``: who, and the month; numbered where it is not the first."""
    names = [normalise(plain_name(name)).split()[-1:] for name in card.leaders[:2]]
    day = told.first if told.first is not None else told.last
    month = "undated" if day is None else "-".join(f"{part:02d}" for part in civil(day)[:2])
    name = "-".join([*("".join(one) for one in names if one), month])
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
