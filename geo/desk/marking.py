"""What of a text's marks belongs to a row: what marked words say, and what its sentences offer beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from ..language import N_
from ..prose import Basis
from .cards import Card, Text, plain_name

MOST_OFFERS: Final = 6
_SHORT: Final = 3
_FIELD_OF: Final = {"venue": "venue", "city": "city", "country": "country"}
CITYS_COUNTRY: Final = N_("the city's country")


class Offer(NamedTuple):
    """Words of a row's sentence that it does not use, and the fields they would fill."""

    key: str
    value: str
    start: int
    end: int
    more: dict[str, str]
    """What goes with it: a city's country."""


def offers_of(card: Card, text: Text) -> list[Offer]:
    """Dates and places of the row's sentences that no field of it has; they are never filled in by
    themselves."""
    used = {value.casefold() for value in card.fields.values() if value}
    taken = [(basis.start, basis.end) for basis in card.basis.values() if not basis.reason]
    found: list[Offer] = []
    for mark in text.marks_in(card.spans):
        key = "date" if mark.kind == "date" else _FIELD_OF.get(mark.part, "")
        shouted = mark.kind == "place" and mark.value.isupper() and len(mark.value) > _SHORT  # of a dateline
        if not key or not mark.value or shouted or mark.value.casefold() in used:
            continue
        if any(start <= mark.start and mark.end <= end for start, end in taken):
            continue
        more = {"country": mark.country} if key in ("city", "venue") and mark.country else {}
        offer = Offer(key, mark.value, mark.start, mark.end, more)
        if all((one.key, one.value.casefold()) != (key, mark.value.casefold()) for one in found):
            found.append(offer)
    return found[:MOST_OFFERS]


def of_marks(text: Text, start: int, end: int) -> tuple[dict[str, str], dict[str, Basis]]:
    """What marked words say, as fields of a row and what they rest on: everybody, the first date, the
    first places."""
    fields: dict[str, str] = {}
    basis: dict[str, Basis] = {}
    first = bisect_left(text.marks, start, key=lambda mark: mark.end - 1)
    for mark in text.marks[first:]:
        if mark.start >= end:
            break
        if not mark.value:
            continue
        key = {"person": "leaders", "date": "date"}.get(mark.kind) or _FIELD_OF.get(mark.part, "")
        if key == "leaders" and mark.value not in fields.get(key, "").split("; "):
            fields[key] = "; ".join(filter(None, [fields.get(key, ""), mark.value]))
            basis[key] = Basis(min(basis.get(key, Basis(mark.start)).start, mark.start), mark.end)
        elif key and key not in fields:
            fields[key] = mark.value
            basis[key] = Basis(mark.start, mark.end)
            if mark.country and "country" not in fields:
                fields["country"] = mark.country
                basis["country"] = Basis(reason=CITYS_COUNTRY)
    return fields, basis


def sentences_at(text: Text, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences that some characters touch."""
    first = bisect_left(text.sentences, start, key=lambda span: span[1] - 1)
    last = bisect_left(text.sentences, end, key=lambda span: span[0])
    return tuple(text.sentences[first:last])


def words_of(text: Text, spans: Sequence[tuple[int, int]], key: str, value: str) -> Basis | None:
    """The words of some sentences that a field's contents rest on: the same words, the date or the people
    they name."""
    for start, end in spans if value else ():
        at = text.text.find(value, start, end)
        if at >= 0:
            return Basis(at, at + len(value))
    marks = text.marks_in(spans)
    if key == "date":
        return next(
            (Basis(one.start, one.end) for one in marks if one.kind == key and one.value == value), None
        )
    if key == "leaders":
        names = {plain_name(name.strip()) for name in value.split(";")}
        named = [one for one in marks if one.kind == "person" and plain_name(one.value) in names]
        return Basis(named[0].start, named[-1].end) if named else None
    return None
