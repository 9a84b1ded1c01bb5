"""The desk as plain values that JSON can hold, and back: its texts, its cards and every step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

from ..language import _
from ..prose import Basis
from .cards import FIELDS, Card, Origin, Text, quoted
from .deciding import MOST_CARDS, MOST_STEPS, Desk, NotTakenError, Step

MOST_TEXTS: Final = 500
MOST_SIGNS: Final = 2_000_000
"""Characters of all texts together."""
_KINDS: Final = ("take", "leave", "open", "put", "seen", "unseen")
_LONGEST: Final = 10_000
_LAST_DAY: Final = 10_000_000


def state(desk: Desk) -> dict[str, Any]:
    """The desk as plain values; ``resume`` reads them."""
    return {
        "texts": [
            {
                "text": one.text,
                "published": one.published,
                "source": one.source,
                "url": one.url,
                "title": one.title,
                "language": one.language,
            }
            for one in desk.texts
        ],
        "cards": [_card_state(card) for card in desk.cards],
        "steps": [
            {
                "kind": step.kind,
                "cards": list(step.cards),
                "made": [_card_state(card) for card in step.made],
                "meant": dict(step.meant) if step.meant is not None else None,
            }
            for step in desk.steps
        ],
    }


def resume(values: Any) -> Desk:
    """The desk that ``state`` gave; raises ``NotTakenError`` where the values are no such thing.

    What a card rests on is taken from its text anew, but for the answers of other readers, which may say
    what stands nowhere.
    """
    try:
        texts = tuple(map(_text_of, _list(values["texts"], MOST_TEXTS)))
        if sum(len(one.text) for one in texts) > MOST_SIGNS:
            raise ValueError(f"more than {MOST_SIGNS:,} characters")
        cards = tuple(_card_of(one, texts) for one in _list(values["cards"], MOST_CARDS))
        desk = Desk(texts, cards, tuple(_step_of(one, texts) for one in _list(values["steps"], MOST_STEPS)))
        if len(desk.standing) > MOST_CARDS:
            raise ValueError(f"more than {MOST_CARDS:,} rows")
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise NotTakenError(
            _("what was kept of this desk cannot be read: {error}", error=str(error)[:100])
        ) from error
    return desk


def _card_state(card: Card) -> dict[str, Any]:
    return {
        "id": card.id,
        "text": card.text,
        "fields": dict(card.fields),
        "quote": card.quote,
        "spans": [list(span) for span in card.spans],
        "basis": {name: [one.start, one.end, one.reason] for name, one in card.basis.items()},
        "origin": card.origin,
        "faults": dict(card.faults),
        "note": card.note,
    }


def _text_of(plain: Any) -> Text:
    return Text(
        _words(plain["text"], MOST_SIGNS),
        _number(plain["published"], -_LAST_DAY, _LAST_DAY),
        *(_words(plain[name]) for name in ("source", "url", "title", "language")),
    )


def _card_of(plain: Any, texts: Sequence[Text]) -> Card:
    number = _number(plain["text"], 0, len(texts) - 1)
    text = texts[number].text
    spans = tuple(
        (_number(start, 0, len(text)), _number(end, 0, len(text)))
        for start, end in _list(plain["spans"], MOST_CARDS)
    )
    origin = plain["origin"]
    if origin not in get_args(Origin):
        raise ValueError("an origin that no card has")
    basis = {
        name: Basis(_number(start, -1, len(text)), _number(end, -1, len(text)), _words(reason))
        for name, (start, end, reason) in plain["basis"].items()
    }
    return Card(
        _words(plain["id"]),
        number,
        {name: _words(plain["fields"].get(name, "")) for name in FIELDS},
        _words(plain["quote"], MOST_SIGNS) if origin == "given" else quoted(text, spans),
        spans,
        basis,
        origin,
        _texts(plain["faults"]),
        _words(plain["note"]),
    )


def _step_of(plain: Any, texts: Sequence[Text]) -> Step:
    kind = plain["kind"]
    if kind not in _KINDS:
        raise ValueError("a step that nobody takes")
    return Step(
        kind,
        tuple(map(_words, _list(plain["cards"], MOST_CARDS))),
        tuple(_card_of(one, texts) for one in _list(plain["made"], MOST_CARDS)),
        None if plain["meant"] is None else _texts(plain["meant"]),
    )


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError(f"a list of at most {most:,} was expected")
    return value


def _number(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{str(value)[:20]} is no number that it can be")
    return value


def _words(value: Any, most: int = _LONGEST) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError(f"a text of at most {most:,} characters was expected")
    return value


def _texts(value: Mapping[str, Any]) -> dict[str, str]:
    return {_words(name): _words(text) for name, text in value.items()}
