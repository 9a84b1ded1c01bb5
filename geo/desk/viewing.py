"""The desk as plain values for whatever shows it: texts in pieces, rows as cards, the lists below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

from ..dates import label, parse_date
from ..errors import DateError
from ..language import _
from ..prose import Basis
from .asked import asking
from .cards import CHECKED, FIELDS, Card, Text
from .deciding import Desk, Held
from .items import KINDS, Item
from .marking import offers_of
from .steps import joins

_WHERE: Final = ("venue", "city", "country")


def view_of(desk: Desk, items: Sequence[Item]) -> dict[str, Any]:
    """Everything that is shown, as lists, dicts, texts and numbers.

    Places in a text are counted in characters of Python; ``texts`` has them cut so that whatever lights
    up is whole pieces. ``texts_key`` tells whether the pieces are the same as before.
    """
    numbers = {name: place for place, name in enumerate(desk.standing, start=1)}
    cards = [_card(desk, held, numbers) for held in desk.standing.values()]
    texts = [
        {
            "title": text.title,
            "source": text.source,
            "blocks": _blocks(text, [one.card for one in desk.standing.values() if one.card.text == number]),
        }
        for number, text in enumerate(desk.texts)
    ]
    asks = [
        {"name": one.name, "countries": list(one.countries), "meant": desk.meant.get(one.name, "")}
        for one in asking(desk)
    ]
    return {
        "texts": texts,
        "texts_key": sha256(repr(texts).encode("utf-8", "replace")).hexdigest()[:16],
        "cards": cards,
        "lists": [_item(one, desk) for kind in KINDS for one in items if one.kind == kind],
        "asks": asks,
        "undo": bool(desk.steps),
    }


def _card(desk: Desk, held: Held, numbers: dict[str, int]) -> dict[str, Any]:
    card = held.card
    return {
        "id": card.id,
        "number": numbers[card.id],
        "text": card.text,
        "state": held.state,
        "origin": card.origin,
        "leaders": list(card.leaders),
        "when": _day(card.fields.get("date", "")),
        "where": _place(card),
        "status": card.fields.get("status", "") or "held",
        "category": card.fields.get("category", ""),
        "quote": card.quote,
        "spans": [list(span) for span in card.spans],
        "fields": [_field(card, key) for key in FIELDS],
        "faults": [{"key": key, "why": why} for key, why in card.faults.items()],
        "barred": "quote" in card.faults or not card.leaders,
        "offers": [
            {
                "key": one.key,
                "value": _day(one.value) if one.key == "date" else one.value,
                "start": one.start,
                "end": one.end,
            }
            for one in offers_of(card, desk.texts[card.text])
        ],
        "split": len(card.leaders) >= 3,
        "joins": [{"id": name, "number": numbers[name]} for name in joins(desk, card.id)],
    }


def _field(card: Card, key: str) -> dict[str, Any]:
    basis = card.basis.get(key, Basis())
    stands = not basis.reason and basis.start >= 0
    return {
        "key": key,
        "value": card.fields.get(key, ""),
        "reason": _(basis.reason) if basis.reason and key in CHECKED and card.fields.get(key) else "",
        "span": [basis.start, basis.end] if stands else None,
        "fault": card.faults.get(key, ""),
    }


def _day(text: str) -> str:
    """A date in words; as it is written where it cannot be read."""
    try:
        span = parse_date(text) if text else None
    except DateError:
        return text
    return (label(span) if span else "") or text


def _place(card: Card) -> str:
    return ", ".join(text for key in _WHERE if (text := card.fields.get(key, "")))


def _item(one: Item, desk: Desk) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "kind": one.kind,
        "heading": _(KINDS[one.kind]),
        "words": one.words,
        "start": one.start,
        "end": one.end,
        "seen": one.id in desk.seen,
    }


def _blocks(text: Text, cards: Sequence[Card]) -> list[list[dict[str, Any]]]:
    """The lines of a text, each in pieces that lie wholly within or outside of sentences, marks and words
    of rows."""
    cuts = {0, len(text.text)}
    for start, end in text.sentences:
        cuts |= {start, end}
    for mark in text.marks:
        cuts |= {mark.start, mark.end}
    for card in cards:
        cuts |= {at for span in card.spans for at in span}
        cuts |= {
            at for one in card.basis.values() if not one.reason for at in (one.start, one.end) if at >= 0
        }
    kinds = {mark.start: (mark.end, mark.kind) for mark in text.marks}
    blocks: list[list[dict[str, Any]]] = [[]]
    for start, end, piece, ends_line in _pieces(text.text, sorted(cuts)):
        if piece:
            blocks[-1].append({"start": start, "end": end, "text": piece, "kind": ""})
        if ends_line and blocks[-1]:
            blocks.append([])
    _name_kinds(blocks, kinds)
    return [block for block in blocks if any(piece["text"].strip() for piece in block)]


def _name_kinds(blocks: list[list[dict[str, Any]]], kinds: Mapping[int, tuple[int, str]]) -> None:
    end, kind = 0, ""
    for piece in (piece for block in blocks for piece in block):
        if piece["start"] in kinds:
            end, kind = kinds[piece["start"]]
        piece["kind"] = kind if piece["start"] < end else ""


def _pieces(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int, str, bool]]:
    for start, end in pairwise(cuts):
        lines = text[start:end].split("\n")
        at = start
        for place, line in enumerate(lines):
            yield at, at + len(line), line.rstrip("\r"), place < len(lines) - 1
            at += len(line) + 1
