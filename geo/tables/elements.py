"""Elements of a document of XML → texts under names that are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .nested import OWN_TEXT, flatten


def each(value: Any) -> list[Any]:
    """The elements of one name, whether none, one or several."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def element_text(value: Any) -> str:
    """The words of an element; of several, those of the first that has any."""
    if isinstance(value, list):
        return next((text for one in value if (text := element_text(one))), "")
    if isinstance(value, dict):
        value = value.get(OWN_TEXT, "")
    return value if isinstance(value, str) else ""


def with_names(told: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Names and values as columns: a name that is taken gets a number, ``name 2``; the same is said once."""
    made: dict[str, Any] = {}
    met: dict[str, int] = {}
    for name, value in told:
        if name in made and made[name] == value:
            continue
        label = name
        while label in made:
            met[name] = met.get(name, 1) + 1
            label = f"{name} {met[name]}"
        made[label] = value
    return made


def flat_texts(value: Mapping[str, Any], beside: str) -> dict[str, Any]:
    """What is in an element by path, ``link.href``; elements repeated in it are lists of their texts.

    ``beside``: the name of elements which only gather others, whose names are then said without it.
    """
    made = flatten({name: _texts(inner) for name, inner in value.items() if name != beside})
    told = list(made.items())
    for one in each(value.get(beside)):
        inner = one if isinstance(one, dict) else {beside: one}
        told += flatten({name: _texts(item) for name, item in inner.items()}).items()
    return with_names(told)


def _texts(value: Any) -> Any:
    """Elements repeated that hold others → a list for each path within them."""
    if isinstance(value, dict):
        return {name: _texts(inner) for name, inner in value.items()}
    if not isinstance(value, list) or not any(isinstance(one, dict) for one in value):
        return value
    made: dict[str, list[Any]] = {}
    for one in value:
        inner = flatten(one) if isinstance(one, dict) else {OWN_TEXT: one}
        for path, text in inner.items():
            made.setdefault(path, []).extend(text if isinstance(text, list) else [text])
    return made
