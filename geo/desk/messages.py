"""What the page tells of a person's hand → steps at the desk. A message can say anything; only steps come
of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..language import _
from .asked import meant
from .deciding import Desk, NotTakenError, Step
from .items import KINDS
from .steps import added, changed, joined, pointed, split, taken

Message = Mapping[str, Any]
MOST_IDS: Final = 20
LONGEST_ID: Final = 60


def heard(desk: Desk, message: object) -> Desk:
    """The desk after what a message asks for under ``do``.

    Raises ``NotTakenError``, in words for the person, where that is no step or cannot be made.
    """
    if not isinstance(message, Mapping):
        raise NotTakenError(_("this is no step"))
    asked = _text(message, "do")
    if asked == "undo":
        return desk.before()
    if asked == "mean":
        return desk.after(meant(desk, _text(message, "name"), _text(message, "country")))
    if asked not in _STEPS:
        raise NotTakenError(_("this is no step"))
    return desk.after(_STEPS[asked](desk, message))


def _text(message: Message, key: str) -> str:
    value = message.get(key)
    if not isinstance(value, str):
        raise NotTakenError(_("a step without its {part}", part=key))
    return value


def _number(message: Message, key: str) -> int:
    value = message.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotTakenError(_("a step without its {part}", part=key))
    return value


def _fields(message: Message) -> dict[str, str]:
    fields = message.get("fields")
    if not isinstance(fields, Mapping):
        raise NotTakenError(_("a change without its fields"))
    return {key: value for key, value in fields.items() if isinstance(key, str) and isinstance(value, str)}


def _ids(message: Message) -> list[str]:
    ids = message.get("ids")
    if not isinstance(ids, list) or len(ids) > MOST_IDS or not all(isinstance(one, str) for one in ids):
        raise NotTakenError(_("rows that are none"))
    return ids


def _item(message: Message) -> tuple[str]:
    """The id of an item of the lists: ``0.possible.1033``."""
    name = _text(message, "id")
    kind = name.partition(".")[2].partition(".")[0]
    if kind not in KINDS or len(name) > LONGEST_ID:
        raise NotTakenError(_("this is in none of the lists"))
    return (name,)


_STEPS: Final[Mapping[str, Callable[[Desk, Message], Step]]] = {
    "take": lambda desk, message: taken(desk, _text(message, "id")),
    "sure": lambda desk, message: taken(desk, _text(message, "id"), sure=True),
    "leave": lambda desk, message: Step("leave", (_text(message, "id"),)),
    "open": lambda desk, message: Step("open", (_text(message, "id"),)),
    "change": lambda desk, message: changed(desk, _text(message, "id"), _fields(message)),
    "split": lambda desk, message: split(desk, _text(message, "id")),
    "join": lambda desk, message: joined(desk, _ids(message)),
    "add": lambda desk, message: added(
        desk, _number(message, "text"), _number(message, "start"), _number(message, "end")
    ),
    "point": lambda desk, message: pointed(
        desk,
        _text(message, "id"),
        _text(message, "key"),
        _number(message, "start"),
        _number(message, "end"),
    ),
    "seen": lambda desk, message: Step("seen", _item(message)),
    "unseen": lambda desk, message: Step("unseen", _item(message)),
}
