"""What the page shows of a ledger: as many rows as a browser has at hand, each with what was found of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from ..dates import edtf, label_said, parse_date
from ..errors import DateError
from ..language import N_, _, list_words, rephrased
from .dating import dates_of, month_first, read_beside
from .keeping import PLACED, Ledger
from .names import named, parted, used
from .offers import Offer
from .wording import LABELS, label
from .writing import Fault

PAGE: Final = 100
"""Rows on the page at once."""
MOST_NAMED: Final = 300
_OFFERED: Final = ("source", "occasion", "category", "journey", "meeting", "city", "country")
"""Columns in which what was written before is offered again."""
_MOST_USED: Final = 40
_HINTS: Final[Mapping[str, str]] = {
    "leaders": N_("Xi Jinping (China); …"),
    "venue": N_("Great Hall of the People, Beijing"),
    "country": N_("China"),
    "date": N_("16 May 2024, or spring 2024"),
    "source": N_("A newspaper, a readout"),
    "url": "https://…",
}


class Found(NamedTuple):
    """What the place of a row was taken for: its name, and the name of its country."""

    name: str
    country: str


@dataclass(frozen=True)
class Look:
    """Which rows a person looks at: from a position on, those that contain words, those with faults."""

    first: int = 0
    words: str = ""
    faulty: bool = False


def view_of(
    ledger: Ledger, look: Look, faults: Mapping[int, Sequence[Fault]], places: Mapping[int, Found]
) -> dict[str, Any]:
    """The ledger for the page. ``places``: the id of a row → what its place was taken for."""
    wanted = [at for at in range(len(ledger.rows)) if _is_wanted(ledger, at, look, faults)]
    first = min(look.first, max(0, (len(wanted) - 1) // PAGE * PAGE))
    rows = [_row(ledger, at, faults, places) for at in wanted[first : first + PAGE]]
    return {
        "columns": [_column(ledger, name) for name in ledger.columns],
        "others": [
            {"name": name, "label": label(name), "shown": name in ledger.columns}
            for name in LABELS
            if name not in ledger.columns[:4]
        ],
        "rows": rows,
        "count": len(ledger.rows),
        "wanted": len(wanted),
        "first": first,
        "page": PAGE,
        "words": look.words,
        "faulty": look.faulty,
        "faults": sum(bool(faults.get(row.id)) for row in ledger.rows),
        "next": ledger.next,
        "names": named(ledger)[:MOST_NAMED],
        "undo": ledger.past[-1].words if ledger.past else "",
        "redo": ledger.future[0].words if ledger.future else "",
    }


def offers_view(offers: Sequence[Offer]) -> list[dict[str, Any]]:
    """Places that are offered, for the page."""
    return [
        {
            "key": one.key,
            "name": one.name,
            "where": one.where if one.where != one.name else "",
            "text": one.text,
            "lat": one.lat,
            "lon": one.lon,
            "sure": one.sure,
        }
        for one in offers
    ]


def added_said(ledger: Ledger, faults: Mapping[int, Sequence[Fault]], places: Mapping[int, Found]) -> str:
    """What the last step has added, its place as it was read, and what keeps it from the map; empty where the
    last step was another. ``places`` as in ``view_of``."""
    splice = ledger.past[-1].splices[-1] if ledger.past else None
    if splice is None or splice.out or len(splice.put) != 1:
        return ""
    (row,) = splice.put
    place, wrong = places.get(row.id), faults.get(row.id, ())
    written = ", ".join(text for name in PLACED if (text := row.cells.get(name, "")))
    doubtful = any(fault.column in PLACED for fault in wrong)
    who = list_words(parted(row.cells.get("leaders", "")))
    date = row.cells.get("date", "")
    said, can_be_read = date_said(date, dates_of(ledger))
    unread = not can_be_read and not month_first(date)
    when = "" if unread else said if said and can_be_read else date
    read = ", ".join(dict.fromkeys(text for text in place or () if text))
    where = _("in {place}", place=read) if read else written
    told = ", ".join(text for text in (who, when, where) if text)
    unsure = bool(read and doubtful)
    words = [_("Added: {row}?", row=told) if unsure else _("Added: {row}.", row=told)]
    if unsure:
        words.append(_("See its row if “{place}” is another place.", place=written))
    if unread:
        words.append(
            _(
                "“{text}” was not read as a date: the meeting is not drawn until it has one.",
                text=date,
            )
        )
    if not read and written and doubtful:
        words.append(
            _("No place was found for “{place}”: it is listed, and not drawn until one is.", place=written)
        )
    words += [fault.words for fault in wrong if fault.severity == "note"]
    return " ".join(words)


def pasted_said(ledger: Ledger) -> str:
    """How dates of figures were read that the last step has pasted, one of them for all, and what to do where
    it is meant otherwise; empty where none could be, or the last step was another."""
    values = ledger.past[-1].values if ledger.past and ledger.past[-1].kind == "pasted" else {}
    if not values.get("text"):
        return ""
    spans = (parse_date(values[name]) for name in ("read", "other"))
    read, other = (label_said(span) if span else "" for span in spans)
    if values["shown"]:
        return _(
            "“{text}” was read as {date}, as other dates of its column show, and not as {other}.",
            text=values["text"],
            date=read,
            other=other,
        )
    return _(
        "“{text}” was read as {date}, and could be {other}: nothing in its column shows which. If the other "
        "is meant, undo, and paste such dates as {example}.",
        text=values["text"],
        date=read,
        other=other,
        example=values["other"],
    )


def date_said(text: str, others: Iterable[str] = ()) -> tuple[str, bool]:
    """A date as it is typed → what it is read as beside the ``others``, and what to write where the month is
    meant to stand first; or what to write instead. And whether it can be read."""
    if not text.strip():
        return "", True
    try:
        span, other = read_beside(text, others)
    except DateError as error:
        return f"{rephrased(error.allowed)}; {rephrased(error.advice)}", False
    said = label_said(span) if span else ""
    if other is not None:
        return _("{date} – or write {other}, if the month stands first", date=said, other=edtf(other)), True
    return (said if said.casefold() != text.strip().casefold() else ""), True


def _is_wanted(ledger: Ledger, at: int, look: Look, faults: Mapping[int, Sequence[Fault]]) -> bool:
    row = ledger.rows[at]
    if look.faulty and not faults.get(row.id):
        return False
    words = look.words.casefold().strip()
    return not words or any(words in text.casefold() for text in row.cells.values())


def _row(
    ledger: Ledger, at: int, faults: Mapping[int, Sequence[Fault]], places: Mapping[int, Found]
) -> dict[str, Any]:
    row = ledger.rows[at]
    return {
        "id": row.id,
        "number": ledger.numbers[at] if row.cells else 0,
        "cells": {name: row.cells[name] for name in ledger.columns if name in row.cells},
        "faults": [fault._asdict() for fault in faults.get(row.id, ())],
        "place": found._asdict() if (found := places.get(row.id)) else None,
    }


def _column(ledger: Ledger, name: str) -> dict[str, Any]:
    offered = used(ledger, name)[:_MOST_USED] if name in _OFFERED else []
    return {
        "name": name,
        "label": label(name),
        "hint": _(hint) if (hint := _HINTS.get(name)) else "",
        "used": offered,
    }
