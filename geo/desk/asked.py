"""Names that may mean two countries, asked once for all rows: Congo, Korea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from ..language import _
from ..places import country_codes, country_name
from ..prose import Basis, Mark
from ..words import with_country
from .deciding import Desk, NotTakenError, Step

_NEAR: Final = 6
"""Characters between a name and the country that it is said to be of: ``of the``."""


class Asking(NamedTuple):
    """A name as it is written, the countries it may mean, and the rows whose sentences have it."""

    name: str
    countries: tuple[str, ...]
    cards: tuple[str, ...]


def asking(desk: Desk) -> list[Asking]:
    """Every such name in the sentences of the rows, in the order of the texts."""
    found: dict[str, list[str]] = {}
    for held in desk.standing.values():
        card = held.card
        for mark in desk.texts[card.text].marks_in(card.spans):
            if len(_countries(mark)) > 1:
                found.setdefault(mark.value, []).append(card.id)
    return [
        Asking(name, tuple(map(country_name, country_codes(name))), tuple(dict.fromkeys(cards)))
        for name, cards in found.items()
    ]


def meant(desk: Desk, name: str, country: str) -> Step:
    """The country that a name means: in the country of rows, and behind people who are said to be of it.

    Raises ``NotTakenError`` where the name is not asked about, or may not mean that.
    """
    asked = next((one for one in asking(desk) if one.name == name), None)
    if asked is None or country not in asked.countries:
        raise NotTakenError(_("this is not asked"))
    before = desk.meant.get(name, "")
    made = []
    for card in (desk.card(one) for one in asked.cards):
        signs = desk.texts[card.text].marks_in(card.spans)
        fields = dict(card.fields)
        basis = dict(card.basis)
        if fields.get("country", "") in (name, before or name):
            fields["country"] = country
            basis["country"] = Basis(reason=_("{name}, as you said", name=name))
        fields["leaders"] = "; ".join(_of(signs, name, country, before, leader) for leader in card.leaders)
        if fields != dict(card.fields):
            made.append(replace(card, fields=fields, basis=basis))
    return Step("put", tuple(card.id for card in made), tuple(made), {name: country})


def _of(signs: Sequence[Mark], name: str, country: str, before: str, leader: str) -> str:
    """A leader with the country behind the name, where the words say that they are of it."""
    plain, _bracket, rest = leader.partition(" (")
    if rest.rstrip(")") not in ("", name, before or name):
        return leader
    for one, other in pairwise(signs):
        person, place = (one, other) if one.kind == "person" else (other, one)
        of_it = person.kind == "person" and place.kind == "place" and place.value == name
        if of_it and other.start - one.end <= _NEAR and person.value.partition(" (")[0] == plain:
            return with_country(plain, country)
    return leader


def _countries(mark: Mark) -> tuple[str, ...]:
    return country_codes(mark.value) if mark.kind == "place" and mark.part == "country" else ()
