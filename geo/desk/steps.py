"""The steps a person can take at the desk, each made out of the desk as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ..dates import parse_date
from ..errors import DateError
from ..language import _
from ..prose import Basis
from .cards import CHECKED, FIELDS, Card, plain_name, quoted
from .deciding import Desk, NotTakenError, Step
from .marking import CITYS_COUNTRY, of_marks, sentences_at, words_of

LONGEST_FIELD: Final = 500
MOST_JOINS: Final = 3
STATUSES: Final[tuple[str, ...]] = ("held", "planned", "invited", "cancelled")


def taken(desk: Desk, name: str, *, sure: bool = False) -> Step:
    """Take a row into the table. What the text does not support is taken only by who is ``sure``.

    Raises ``NotTakenError`` otherwise; and always where the row's words stand nowhere in the text, nobody
    is named, or a status or date is none.
    """
    card = desk.card(name)
    if "quote" in card.faults:
        raise NotTakenError(
            _(
                "the words of row {row} do not stand in the text: mark in the text those it rests on",
                row=name,
            )
        )
    if card.faults and not sure:
        raise NotTakenError(
            _("row {row} says what the text does not: {fields}", row=name, fields=", ".join(card.faults))
        )
    if not card.leaders:
        raise NotTakenError(_("row {row} names nobody", row=name))
    if (status := card.fields.get("status") or "held") not in STATUSES:
        raise NotTakenError(
            _(
                'row {row} has the status "{status}"; it can be {statuses}',
                row=name,
                status=status[:40],
                statuses=", ".join(STATUSES),
            )
        )
    try:
        parse_date(card.fields.get("date", ""))
    except DateError as error:
        raise NotTakenError(
            _("row {row} has a date that cannot be read: {error}", row=name, error=error)
        ) from error
    return Step("take", (name,))


def changed(
    desk: Desk, name: str, fields: Mapping[str, str], basis: Mapping[str, Basis] | None = None
) -> Step:
    """Other contents of some fields; ``basis`` has the words they rest on, where they are known.

    A field whose contents are new is checked against the text. Raises ``NotTakenError`` for a field or
    status that there is not.
    """
    card = desk.card(name)
    written = {key: " ".join(text.split())[:LONGEST_FIELD] for key, text in fields.items()}
    if unknown := written.keys() - set(FIELDS):
        raise NotTakenError(_("there is no field {name}", name=sorted(unknown)[0][:40]))
    if written.get("status", "held") not in STATUSES:
        raise NotTakenError(_("a status is one of {statuses}", statuses=", ".join(STATUSES)))
    new = {key: text for key, text in written.items() if text != card.fields.get(key, "")}
    if not new:
        return Step("open", (name,))
    return Step("put", (name,), (rewritten(desk, card, new, basis or {}),))


def rewritten(desk: Desk, card: Card, new: Mapping[str, str], basis: Mapping[str, Basis]) -> Card:
    """The card with new contents of some fields, and what the text says of them."""
    text = desk.texts[card.text]
    hangs = card.basis.get("country", Basis()).reason == CITYS_COUNTRY
    if "city" in new and hangs and "country" not in new:
        new = {**new, "country": card.fields.get("country", "")}
    whole = {**card.fields, **new}
    told = text.faults({**whole, "quote": card.quote})
    old = {key: why for key, why in card.faults.items() if key not in new}
    kept = {key: one for key, one in card.basis.items() if key not in new}
    found = {key: where for key in new if (where := words_of(text, card.spans, key, whole[key])) is not None}
    return replace(
        card,
        fields=whole,
        basis={**kept, **found, **{key: one for key, one in basis.items() if key in new}},
        faults={**old, **{key: why for key, why in told.items() if key in new and key in CHECKED}},
        note="",
    )


def split(desk: Desk, name: str) -> Step:
    """A row of three and more → one for each of them with the one who is named in most rows of the text."""
    card = desk.card(name)
    if len(card.leaders) < 3:
        raise NotTakenError(_("row {row} has no three leaders", row=name))
    counts = Counter(
        plain_name(one)
        for held in desk.standing.values()
        if held.card.text == card.text
        for one in held.card.leaders
    )
    names = card.leaders
    hub = max(range(len(names)), key=lambda at: counts[plain_name(names[at])])
    pairs = [sorted((hub, at)) for at in range(len(names)) if at != hub]
    made = tuple(
        replace(
            card,
            id=f"{name}/{number}",
            fields={**card.fields, "leaders": "; ".join(names[at] for at in pair)},
        )
        for number, pair in enumerate(pairs, start=1)
    )
    return Step("put", (name,), made)


def joins(desk: Desk, name: str) -> list[str]:
    """The rows that may tell of the same meeting as this one, with other people: same text, day, place
    and status."""
    card = desk.card(name)
    found = [
        one.card.id
        for one in desk.standing.values()
        if one.card.id != name and one.card.text == card.text and _fit(one.card, card)
    ]
    return found[:MOST_JOINS]


def _fit(one: Card, other: Card) -> bool:
    if not {plain_name(name) for name in one.leaders} & {plain_name(name) for name in other.leaders}:
        return False
    return all(
        one.fields.get(key, "") == other.fields.get(key, "") for key in ("date", "city", "country", "status")
    )


def joined(desk: Desk, names: Sequence[str]) -> Step:
    """One row in place of several of one text: everybody in them, and what the first of them say that
    says it."""
    cards = [desk.card(name) for name in dict.fromkeys(names)]
    if len(cards) < 2 or len({card.text for card in cards}) > 1:
        raise NotTakenError(_("two rows of one text can be joined"))
    places = list(desk.standing)
    cards.sort(key=lambda card: places.index(card.id))
    return Step("put", tuple(card.id for card in cards), (_one(desk, cards),))


def _one(desk: Desk, cards: Sequence[Card]) -> Card:
    first = cards[0]
    spans = tuple(sorted({span for card in cards for span in card.spans}))
    fields = {key: next((text for card in cards if (text := card.fields.get(key, ""))), "") for key in FIELDS}
    names: list[str] = []
    for card in cards:
        _merge(names, card.leaders)
    return replace(
        first,
        id="+".join(card.id for card in cards)[:200],
        fields={**fields, "leaders": "; ".join(names)},
        quote=quoted(desk.texts[first.text].text, spans),
        spans=spans,
        basis={key: basis for card in reversed(cards) for key, basis in card.basis.items()},
        faults={key: why for card in cards for key, why in card.faults.items()},
    )


def _merge(names: list[str], more: Sequence[str]) -> None:
    """Put the names that are new where the others of their row say that they belong."""
    known = [plain_name(name) for name in names]
    for place, name in enumerate(more):
        if plain_name(name) in known:
            continue
        behind = [known.index(key) for one in more[place + 1 :] if (key := plain_name(one)) in known]
        at = min(behind, default=len(names))
        names.insert(at, name)
        known.insert(at, plain_name(name))


def added(desk: Desk, number: int, start: int, end: int) -> Step:
    """A new row from words that a person has marked, from ``start`` up to ``end`` of a text.

    People, date and place are those that are named within the words; the row rests on the sentences they
    stand in.
    """
    if not 0 <= number < len(desk.texts) or not 0 <= start < end <= len(desk.texts[number].text):
        raise NotTakenError(_("these words stand in none of the texts"))
    text = desk.texts[number]
    spans = sentences_at(text, start, end)
    if not spans:
        raise NotTakenError(_("these words are in no sentence"))
    fields, basis = of_marks(text, start, end)
    made = sum(step.kind == "put" and not step.cards for step in desk.steps)
    blank = dict.fromkeys(FIELDS, "")
    card = Card(f"{number}.new{made + 1}", number, blank, quoted(text.text, spans), spans, origin="marked")
    whole = rewritten(desk, card, {**blank, **fields, "status": "held"}, basis)
    status = _status_told(desk, whole)
    return Step("put", (), (rewritten(desk, whole, {"status": status}, {}) if status else whole,))


def _status_told(desk: Desk, card: Card) -> str:
    """The status that the words say where they do not say that it was held; nothing where they do, or say
    none."""
    if "status" not in card.faults:
        return ""
    told = (
        one for one in STATUSES[::-1] if "status" not in rewritten(desk, card, {"status": one}, {}).faults
    )
    return next(told, "")


def pointed(desk: Desk, name: str, key: str, start: int, end: int) -> Step:
    """Marked words as the contents of a row's field; of ``leaders`` as one more of them.

    A date is what the words mean, a name gets the country that the text tells of it. As ``quote`` their
    sentences are what the row rests on from now on.
    """
    card = desk.card(name)
    text = desk.texts[card.text]
    if not 0 <= start < end <= len(text.text) or key not in (*FIELDS, "quote"):
        raise NotTakenError(_("these words are for none of the row's fields"))
    spans = sentences_at(text, start, end)
    if key == "quote":
        card = replace(card, spans=spans, quote=quoted(text.text, spans), faults={})
        return Step("put", (name,), (rewritten(desk, card, dict(card.fields), dict(card.basis)),))
    found, basis = of_marks(text, start, end)
    value = found.get(key) or " ".join(text.text[start:end].split())[:LONGEST_FIELD]
    if key == "leaders":
        names = list(card.leaders)
        _merge(names, [one.strip() for one in value.split(";")])
        value = "; ".join(names)
    new, where = {key: value}, {key: basis.get(key, Basis(start, end))}
    if key in ("city", "venue") and found.get("country"):
        new["country"], where["country"] = found["country"], basis["country"]
    wider = tuple(sorted({*card.spans, *spans}))
    if wider != card.spans and "quote" not in card.faults:
        card = replace(card, spans=wider, quote=quoted(text.text, wider))
    return Step("put", (name,), (rewritten(desk, card, new, where),))
