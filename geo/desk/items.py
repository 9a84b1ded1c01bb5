"""What of a text is in no row, for a person to look at: only then is the text checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from ..language import N_
from ..prose import Reading
from .cards import Card, plain_name

Kind = Literal["denied", "possible", "unread", "leader"]
KINDS: Final[dict[Kind, str]] = {
    "denied": N_("Denied: no row"),
    "possible": N_("Only possible: no row"),
    "unread": N_("Seems to tell of a meeting, and has no row"),
    "leader": N_("Leaders without a row"),
}
MOST_LEADERS: Final = 60


@dataclass(frozen=True)
class Item:
    """Something to look at: words of a text, from ``start`` up to ``end`` (exclusive)."""

    id: str
    text: int
    kind: Kind
    start: int
    end: int
    words: str


def items_of(number: int, reading: Reading, cards: Iterable[Card]) -> list[Item]:
    """Denied and possible events, sentences with an act and no row, and leaders whom no row names.

    ``cards`` are those of this text that were not left.
    """
    found: dict[tuple[int, int], Item] = {}
    kept = list(cards)
    for left in reading.left:
        kind: Kind = (
            "denied" if left.reason == "denied" else "possible" if left.reason == "possible" else "unread"
        )
        span = (left.start, left.end)
        stands = kind == "unread" and any(span in card.spans for card in kept)
        if not stands and (span not in found or found[span].kind == "unread"):
            words = " ".join(reading.text[left.start : left.end].split())
            found[span] = Item(f"{number}.{kind}.{left.start}", number, kind, *span, words)
    return [*found.values(), *_leaders(number, reading, kept)]


def _leaders(number: int, reading: Reading, cards: list[Card]) -> list[Item]:
    named = {plain_name(name) for card in cards for name in card.leaders}
    found = []
    for person in reading.people:
        at = reading.text.find(person.name)
        if person.leader and not person.barred and at >= 0 and person.name not in named:
            name = f"{number}.leader.{at}"
            found.append(Item(name, number, "leader", at, at + len(person.name), person.name))
    return found[:MOST_LEADERS]
