"""What a sentence is read as: signs of a few kinds, each over some of its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .people import Person


class Sign(NamedTuple):
    """Something in a sentence, over the tokens ``first`` up to ``last`` (exclusive)."""

    kind: str
    """person, he, his, they, place, date, act, status, clause, stop or and."""
    first: int
    last: int
    value: Any = None
    """The Person, the Place, the Said, or the kinds of the act or status."""
    name: tuple[int, int] = (0, 0)
    """Of a person: the tokens of the name itself."""
    listed: bool = False
    """Of a person: named by country alone, in a list of countries."""


def people_of(signs: Sequence[Sign]) -> Iterator[Person]:
    """Everybody whom signs name, in their order."""
    return (sign.value for sign in signs if sign.kind == "person")
