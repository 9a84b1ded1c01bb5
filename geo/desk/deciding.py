"""What stands on the desk: it follows from the proposed cards and the steps of a person, and from nothing
else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from ..errors import SummitAtlasError
from ..language import _
from .cards import Card, Text

State = Literal["open", "taken", "left"]
MOST_STEPS: Final = 5_000
MOST_CARDS: Final = 5_000


class NotTakenError(SummitAtlasError):
    """A step that cannot be made, and why."""


@dataclass(frozen=True)
class Step:
    """One decision of a person."""

    kind: Literal["take", "leave", "open", "put", "seen", "unseen"]
    """``put``: other cards in place of some, or new ones; what they say has to be taken anew. ``seen``:
    an item of the lists was looked at."""
    cards: tuple[str, ...] = ()
    """The cards or items it is about, by their ids."""
    made: tuple[Card, ...] = ()
    """Of ``put``: what comes in their place."""
    meant: Mapping[str, str] | None = None
    """Of ``put``: names that were asked about → what they mean."""


@dataclass(frozen=True)
class Held:
    """A card as it stands now."""

    card: Card
    state: State = "open"


_STATES: Final[Mapping[str, State]] = {"take": "taken", "leave": "left", "open": "open"}


@dataclass(frozen=True)
class Desk:
    """Texts, what was proposed from them, and every step since, in their order."""

    texts: tuple[Text, ...] = ()
    cards: tuple[Card, ...] = ()
    steps: tuple[Step, ...] = ()

    def after(self, step: Step) -> Desk:
        """The desk after one more step; itself where the step changes nothing.

        Raises ``NotTakenError`` where it names a card that is not there, or there are too many.
        """
        stands = set(self.standing) if step.kind not in ("seen", "unseen") else None
        if stands is not None and (missing := [one for one in step.cards if one not in stands]):
            raise NotTakenError(_("row {row} is not on the desk any more", row=missing[0][:20]))
        if len(self.steps) >= MOST_STEPS or len(self.standing) + len(step.made) > MOST_CARDS:
            raise NotTakenError(_("this is more than the desk holds: save the rows and begin anew"))
        then = replace(self, steps=(*self.steps, step))
        same = then.standing == self.standing and then.seen == self.seen and then.meant == self.meant
        return self if same else then

    def before(self) -> Desk:
        """The desk without its last step; itself where there is none."""
        return replace(self, steps=self.steps[:-1])

    @cached_property
    def standing(self) -> dict[str, Held]:
        """Every card by its id, in order, with what was decided on it."""
        held = {card.id: Held(card) for card in self.cards}
        for step in self.steps:
            if step.kind == "put":
                held = _put(held, step)
            elif step.kind in _STATES:
                for name in step.cards:
                    held[name] = Held(held[name].card, _STATES[step.kind])
        return held

    @cached_property
    def seen(self) -> frozenset[str]:
        """The items of the lists that were looked at."""
        found: set[str] = set()
        for step in self.steps:
            if step.kind == "seen":
                found.update(step.cards)
            elif step.kind == "unseen":
                found.difference_update(step.cards)
        return frozenset(found)

    @cached_property
    def meant(self) -> dict[str, str]:
        """Names that may mean several countries → the one that was said to be meant."""
        return {name: country for step in self.steps for name, country in (step.meant or {}).items()}

    def card(self, name: str) -> Card:
        """The card of an id; raises ``NotTakenError`` where there is none."""
        if name not in self.standing:
            raise NotTakenError(_("row {row} is not on the desk any more", row=name[:20]))
        return self.standing[name].card

    def came(self, before: Desk) -> str:
        """The id of the first card that stands here and did not, or not so, before; empty without one."""
        held = before.standing
        return next((name for name, one in self.standing.items() if held.get(name) != one), "")

    def standing_cards(self, number: int) -> list[Card]:
        """The cards of one text that were not left."""
        return [one.card for one in self.standing.values() if one.card.text == number and one.state != "left"]

    def of(self, state: State) -> list[Card]:
        """The cards in a state, in their order."""
        return [one.card for one in self.standing.values() if one.state == state]


def _put(held: dict[str, Held], step: Step) -> dict[str, Held]:
    """The made cards where the first of the replaced ones stood; new ones behind the last of their text."""
    made = {card.id: Held(card) for card in step.made}
    kept = {name: one for name, one in held.items() if name not in made}
    gone = set(step.cards)
    in_place = {card.id for card in step.made} & gone
    if in_place == gone and len(made) == len(gone):  # each in its own place
        return {name: made.get(name, one) for name, one in held.items()}
    placed: dict[str, Held] = {}
    waiting = made
    texts = [one.card.text for one in kept.values()]
    last = max((at for at, text in enumerate(texts) if step.made and text <= step.made[0].text), default=-1)
    if not gone and last < 0:
        placed, waiting = dict(made), {}
    for at, (name, one) in enumerate(kept.items()):
        if name in gone:
            placed |= waiting
            waiting = {}
        else:
            placed[name] = one
        if not gone and at == last:
            placed |= waiting
            waiting = {}
    return placed | waiting
