"""What columns are called for a reader, and the kinds of steps: codes with values that are kept, put into
words where they are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from ..dates import parse_date
from ..language import N_, _, ngettext
from ..tables import REPORT_COLUMNS

Values = Mapping[str, Any]
LABELS: Final[Mapping[str, str]] = {
    "leaders": N_("Who met"),
    "venue": N_("Where"),
    "country": N_("Country"),
    "date": N_("When"),
    "city": N_("City"),
    "status": N_("Did it happen"),
    "source": N_("Source"),
    "url": N_("Link"),
    "note": N_("Remarks"),
    "occasion": N_("Occasion"),
    "category": N_("Kind of meeting"),
    "meeting": N_("Meeting"),
    "journey": N_("Journey"),
    "lat": N_("Latitude"),
    "lon": N_("Longitude"),
}
"""What columns are called on the page; others by their own names."""
EARLIER: Final = "earlier"
"""The kind of a step of which words were kept, and not what it was."""
_DOUBT: Final = ("text", "read", "other", "shown")
"""What was pasted may have of a date that could have been read otherwise (``dating.Pasted``)."""
_LONGEST: Final = 200
"""Characters of a name in the words of a step."""


def label(column: str) -> str:
    """What a column is called for a reader."""
    return _(LABELS[column]) if column in LABELS else column.capitalize()


def _changed(values: Values) -> str:
    what = label(values["column"]) if values["column"] else _("Row")
    return _("{column} changed in row {number}", column=what, number=values["number"])


_SAID: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Values], str]]]] = MappingProxyType(
    {
        EARLIER: ((), lambda values: _("An earlier step")),
        "changed": (("column", "number"), _changed),
        "added": (("number",), lambda values: _("Row {number} added", **values)),
        "removed": (("number",), lambda values: _("Row {number} removed", **values)),
        "cleared": ((), lambda values: _("All rows removed")),
        "placed": (("number",), lambda values: _("Place chosen in row {number}", **values)),
        "all_placed": (
            ("count",),
            lambda values: ngettext(
                "Place chosen in {count} row", "Place chosen in {count} rows", values["count"]
            ),
        ),
        "mended": (
            ("count",),
            lambda values: ngettext("{count} row mended", "{count} rows mended", values["count"]),
        ),
        "from": (("name", "country"), lambda values: _("{name} comes from {country}", **values)),
        "all_from": (
            ("count", "country"),
            lambda values: ngettext(
                "{count} leader comes from {country}",
                "{count} leaders come from {country}",
                values["count"],
                country=values["country"],
            ),
        ),
        "pasted": (
            ("count",),
            lambda values: ngettext(
                "{count} row of cells pasted", "{count} rows of cells pasted", values["count"]
            ),
        ),
    }
)
"""Kind of a step → the values that it has, and how it is said with them."""


def step_words(kind: str, values: Values) -> str:
    """A step in the language that is spoken."""
    return _SAID[kind][1](values)


def step_kept(kept: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The kind and the values of a step that was kept.

    A step that was kept with its words alone is an earlier one. Raises ``ValueError`` for an unknown kind,
    and for values that it has not.
    """
    if "kind" not in kept:
        return EARLIER, {}
    kind, values = str(kept["kind"]), kept["values"]
    if kind not in _SAID:
        raise ValueError("a step that is none")
    more = _DOUBT if kind == "pasted" and _DOUBT[0] in values else ()
    found = {name: _value(name, values[name]) for name in (*_SAID[kind][0], *more)}
    if more and found[_DOUBT[0]] and not all(parse_date(str(found[name])) for name in _DOUBT[1:3]):
        raise ValueError("a date that was read as no day")  # both are said in words
    return kind, found


def _value(name: str, value: Any) -> int | str:
    if name in ("number", "count", "shown"):
        if type(value) is not int or value < 0:
            raise ValueError(name)
        return value
    if name == "column":
        if value not in ("", *REPORT_COLUMNS):
            raise ValueError(name)
        return str(value)
    whole = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in str(value))
    return " ".join(whole.split())[:_LONGEST]
