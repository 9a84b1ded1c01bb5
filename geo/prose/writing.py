"""Rows read from texts → a table in our columns, each row with its sentence and what every field rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from ..dates import civil
from ..places import country_name, normalise
from ..tables import guarded
from ..words import with_country
from .reading import Left, Reading
from .rows import Row

COLUMNS: Final = (
    "meeting",
    "source",
    "date",
    "venue",
    "city",
    "country",
    "leaders",
    "category",
    "status",
    "note",
    "url",
    "quote",
    "evidence",
)
"""Columns of the table; ``evidence`` has for each field the characters of the text it rests on, or the
reason."""
_FIELDS: Final = ("leaders", "date", "venue", "city", "country", "status")


class Told(NamedTuple):
    """One text as it was read: its reading, what its source is called, and its address if it has one."""

    reading: Reading
    source: str
    url: str = ""


def records(told: Sequence[Told]) -> list[dict[str, str]]:
    """The rows of all texts as ``COLUMNS``; rows of different texts about one meeting bear the same id."""
    ids = _meetings(told)
    return [_record(one, row, ids[id(row)]) for one in told for row in one.reading.rows]


def as_csv(told: Sequence[Told]) -> str:
    """The table as CSV, with cells that a spreadsheet would run as formulas guarded."""
    stream = io.StringIO()
    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    table.writeheader()
    for record in records(told):
        table.writerow({name: guarded(text) for name, text in record.items()})
    return stream.getvalue()


def as_json(told: Sequence[Told]) -> list[dict[str, Any]]:
    """Everything that was read, with what was left for a reader: events that only may be, acts without a
    row."""
    ids = _meetings(told)
    return [
        {
            "source": one.source,
            "language": one.reading.language,
            "rows": [_record(one, row, ids[id(row)]) | {"basis": _basis(row)} for row in one.reading.rows],
            "left": [_left(one.reading, left) for left in one.reading.left],
        }
        for one in told
    ]


def _record(told: Told, row: Row, meeting: str) -> dict[str, str]:
    return {
        "meeting": meeting,
        "source": told.source,
        "date": row.date,
        "venue": row.venue,
        "city": row.city,
        "country": row.country,
        "leaders": "; ".join(_leader(person.name, person.country) for person in row.people),
        "category": row.category,
        "status": row.status,
        "note": _note(row),
        "url": told.url,
        "quote": told.reading.quote(row),
        "evidence": "; ".join(f"{name}: {text}" for name, text in _evidence(row).items()),
    }


def _leader(name: str, code: str) -> str:
    if name.startswith("("):
        return name
    return with_country(name, country_name(code)) if code else name


def _note(row: Row) -> str:
    """What was inferred, in words, for whoever checks the row."""
    inferred = [
        f"{name}: {basis.reason}" for name, basis in row.basis.items() if basis.reason and name in _FIELDS
    ]
    elsewhere = [person.name for person in row.people if person.elsewhere]
    if elsewhere:
        inferred.append(f"named by country here, by name in another text: {', '.join(elsewhere)}")
    return "; ".join(inferred)


def _evidence(row: Row) -> dict[str, str]:
    return {
        name: basis.reason or f"{basis.start}-{basis.end}"
        for name in _FIELDS
        if (basis := row.basis.get(name)) is not None
    }


def _basis(row: Row) -> dict[str, dict[str, Any]]:
    return {
        name: {"reason": basis.reason} if basis.reason else {"start": basis.start, "end": basis.end}
        for name in _FIELDS
        if (basis := row.basis.get(name)) is not None
    }


def _left(reading: Reading, left: Left) -> dict[str, str]:
    return {"reason": left.reason, "quote": " ".join(reading.text[left.start : left.end].split())}


def _meetings(told: Sequence[Told]) -> dict[int, str]:
    """Row → id of its meeting: the same for rows of different texts that tell of one meeting."""
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    by_name: dict[str, list[tuple[int, Row]]] = {}
    for number, one in enumerate(told):
        for row in one.reading.rows:
            names = [_key(name) for name in row.leaders]
            near = [entry for name in names for entry in by_name.get(name, ())[-24:]]
            same = next(
                (ids[id(other)] for at, other in near if at != number and _tell_of_one(row, other)), ""
            )
            ids[id(row)] = same or _new_id(row, taken)
            for name in names:
                by_name.setdefault(name, []).append((number, row))
    return ids


def _tell_of_one(one: Row, other: Row) -> bool:
    first, second = ({_key(name) for name in row.leaders} for row in (one, other))
    if not (first <= second or second <= first) or one.status != other.status:
        return False
    places = one.code == other.code or not one.code or not other.code
    cities = _key(one.city) == _key(other.city) or not one.city or not other.city
    if one.span is None or other.span is None:
        return one.span is other.span and places and cities
    return places and cities and one.span.first <= other.span.last and other.span.first <= one.span.last


def _key(name: str) -> str:
    return normalise(name.replace("-", " "))


def _new_id(row: Row, taken: dict[str, int]) -> str:
    """``putin-modi-2024-07``: who, and the month; numbered where it is not the first."""
    who = "-".join(_key(name).split()[-1] for name in row.leaders[:2] if _key(name)) or "meeting"
    year = "undated"
    if row.span is not None:
        year = "-".join(f"{part:02d}" for part in civil(row.span.first)[:2])
    name = f"{who}-{year}"
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
