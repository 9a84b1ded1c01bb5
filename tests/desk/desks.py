"""The desk with the bundled demonstration texts, as they are read."""

from __future__ import annotations

from functools import cache

from geo.dates import day_number
from geo.desk import Card, Desk, Text, cards_of
from geo.prose import Reading, read_texts
from geo.resources import DATA

FOLDER = DATA / "prose" / "demonstration"
TEXTS = (
    Text(
        (FOLDER / "ferry-post.txt").read_text("utf-8"),
        day_number(2025, 5, 16),
        "Ferry Post",
        "https://example.org/a",
    ),
    Text((FOLDER / "harbour-courier.txt").read_text("utf-8"), day_number(2025, 5, 17), "Harbour Courier"),
)


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read_texts([(text.text, text.published) for text in TEXTS]))


@cache
def desk() -> Desk:
    cards: list[Card] = []
    for number, (reading, text) in enumerate(zip(readings(), TEXTS, strict=True)):
        cards += cards_of(number, reading, text.source)
    return Desk(TEXTS, tuple(cards))


def place(words: str, number: int = 0) -> tuple[int, int]:
    """Where words stand in a text."""
    at = TEXTS[number].text.index(words)
    return at, at + len(words)
