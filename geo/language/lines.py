"""Lines that a document carries, put into words where it is read: here, or by assets/core/lines_said.js."""

from __future__ import annotations

from typing import Any

from .spoken import _, ngettext

Line = str | list[Any]
"""A text of the catalogue; with values ``[text, values]``, and with forms ``[one, many, count, values]``."""


def line(text: str, /, **values: str) -> Line:
    """A text with ``values`` for the names in its braces, to be put into words later."""
    return [text, values] if values else text


def counted_line(one: str, many: str, count: int, /, **values: str) -> Line:
    """As ``line``, in the form that goes with ``count``."""
    return [one, many, count, values]


def line_words(said: Line) -> str:
    """A line in the language that is spoken."""
    match said:
        case [str(text), dict(values)]:
            return _(text, **values)
        case [str(one), str(many), int(count), dict(values)]:
            return ngettext(one, many, count, **values)
    return _(str(said))
