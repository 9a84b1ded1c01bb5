"""What the page tells of a person's hand → steps in the ledger. A message can say anything; only steps come
of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..dates import parse_date
from ..errors import DateError
from ..language import _
from ..places import Gazetteer, country_codes, country_name
from ..tables import REPORT_COLUMNS
from .keeping import PLACED, Ledger, NotWrittenError, plain
from .offers import Offer, of_row, offered, point
from .steps import added, cleared, from_country, pasted, placed, removed, written

Message = Mapping[str, Any]
EXAMPLE: Final = ("meeting", "source", "city", "journey", "occasion", "category", "status", "note")
"""What the bundled reports have beside the columns of a new table."""


def heard(ledger: Ledger, message: object, gazetteer: Gazetteer) -> Ledger:
    """The ledger after what a message asks for under ``do``.

    Raises ``NotWrittenError``, in words for the person, where that is no step or cannot be made.
    """
    if not isinstance(message, Mapping):
        raise NotWrittenError(_("this is no step"))
    made = _STEPS.get(_text(message, "do"))
    if made is None:
        raise NotWrittenError(_("this is no step"))
    return made(ledger, message, gazetteer)


def offers_for(text: str, date: str = "", country: str = "", *, gazetteer: Gazetteer) -> list[Offer]:
    """What is offered for a place as it is typed beside a date (``offered``)."""
    return offered(plain(text), plain(country), gazetteer=gazetteer, days=_days(date))


def offers_of(ledger: Ledger, number: int, gazetteer: Gazetteer) -> tuple[str, list[Offer]]:
    """The words of a row for its place, and what is offered for them; raises ``NotWrittenError`` where there
    is no such row."""
    row = ledger.rows[ledger.place_of(number)]
    words, country = of_row(row)
    return words, offers_for(words, row.cells.get("date", ""), country, gazetteer=gazetteer)


def _days(date: str) -> tuple[int, int] | None:
    try:
        span = parse_date(date) if date.strip() else None
    except DateError:
        return None
    if span is None or span.start_day is None or span.end_day is None:
        return None
    return span.start_day, span.end_day


def _add(ledger: Ledger, message: Message, gazetteer: Gazetteer) -> Ledger:
    cells = _cells(message)
    words = ", ".join(text for name in PLACED if (text := cells.get(name, "")))
    offer = None
    if words and "at" in message:
        offer = point(plain(words), *_point(message), gazetteer)
    elif words and (key := message.get("offer")):
        offers = offers_for(words, cells.get("date", ""), cells.get("country", ""), gazetteer=gazetteer)
        offer = _chosen(offers, key)
    return _seen(ledger.after(added(ledger, cells, offer)))


def _paste(ledger: Ledger, message: Message, _gazetteer: Gazetteer) -> Ledger:
    step = pasted(ledger, _number(message, "row"), _text(message, "column"), _text(message, "text"))
    return _seen(ledger.after(step))


def _seen(ledger: Ledger) -> Ledger:
    """The ledger with every column shown in which something is written, so that nothing seems lost; what
    the choice of a place has filled in is said by the place."""
    used = (name for row in ledger.rows for name in row.cells.keys() - set(row.filled))
    return ledger.showing((*ledger.columns, *used))


def _place(ledger: Ledger, message: Message, gazetteer: Gazetteer) -> Ledger:
    number = _number(message, "row")
    offers = offers_of(ledger, number, gazetteer)[1]
    offer = (
        point("", *_point(message), gazetteer) if "at" in message else _chosen(offers, message.get("offer"))
    )
    return ledger.after(placed(ledger, number, offer))


def _home(ledger: Ledger, message: Message, _gazetteer: Gazetteer) -> Ledger:
    codes = country_codes(_text(message, "country"))
    if len(codes) != 1:
        raise NotWrittenError(_("this is the name of no country"))
    return ledger.after(from_country(ledger, (_text(message, "name"),), country_name(codes[0])))


def _columns(ledger: Ledger, message: Message, _gazetteer: Gazetteer) -> Ledger:
    names = message.get("columns")
    if not isinstance(names, list) or not all(
        isinstance(name, str) and name in REPORT_COLUMNS for name in names
    ):
        raise NotWrittenError(_("these are none of the columns of a table"))
    return ledger.showing(tuple(names))


def _chosen(offers: list[Offer], key: object) -> Offer:
    found = next((one for one in offers if one.key == key), None)
    if found is None:
        raise NotWrittenError(_("this place is not offered any more: choose it again"))
    return found


def _text(message: Message, key: str) -> str:
    value = message.get(key)
    if not isinstance(value, str):
        raise NotWrittenError(_("a step without its {part}", part=key))
    return value


def _number(message: Message, key: str) -> int:
    value = message.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotWrittenError(_("a step without its {part}", part=key))
    return value


def _cells(message: Message) -> dict[str, str]:
    cells = message.get("cells")
    if not isinstance(cells, Mapping) or len(cells) > len(REPORT_COLUMNS):
        raise NotWrittenError(_("a row without its cells"))
    return {name: text for name, text in cells.items() if isinstance(name, str) and isinstance(text, str)}


def _point(message: Message) -> tuple[float, float]:
    at: Any = message.get("at")
    numbers = isinstance(at, list) and len(at) == 2 and all(type(one) in (int, float) for one in at)
    if numbers and abs(at[0]) <= 90 and abs(at[1]) <= 180:  # only then: not every int fits a float
        return float(at[0]), float(at[1])
    raise NotWrittenError(_("this point is none on the globe"))


_STEPS: Final[Mapping[str, Callable[[Ledger, Message, Gazetteer], Ledger]]] = {
    "add": _add,
    "place": _place,
    "home": _home,
    "columns": _columns,
    "put": lambda ledger, message, _gazetteer: ledger.after(
        written(ledger, _number(message, "row"), _cells(message))
    ),
    "clear": lambda ledger, _message, _gazetteer: ledger.after(cleared(ledger)),
    "remove": lambda ledger, message, _gazetteer: ledger.after(removed(ledger, _number(message, "row"))),
    "paste": _paste,
    "example": lambda ledger, message, _gazetteer: ledger.showing(EXAMPLE),
    "undo": lambda ledger, message, _gazetteer: ledger.before(),
    "redo": lambda ledger, message, _gazetteer: ledger.again(),
}
