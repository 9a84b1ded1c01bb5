"""Values of other types than text → the text that a cell would show."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal

_WHOLE_NUMBER = re.compile(r"(-?\d+)\.0+")


def as_text(value: object) -> str:  # noqa: PLR0911 - one answer for each type
    """A cell's value as the text a person would have typed.

    Dates come out in ISO form, without a time when it is midnight; whole numbers without
    ``.0``; nothing, and not-a-number, as ``""``.
    """
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            if math.isnan(value):
                return ""
            return str(int(value)) if value.is_integer() else repr(value)
        case Decimal():
            return whole_number(format(value, "f"))
        case datetime.datetime():
            midnight = value.time() == datetime.time.min
            return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)


def whole_text(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs: what of a file's name, or of JSON, is no text."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def whole_number(text: str) -> str:
    """A number's text without a fraction that is all zeros; any other text as it is."""
    match = _WHOLE_NUMBER.fullmatch(text)
    return match[1] if match else text


def address_line(text: str) -> str:
    """An address in one line: line ends, which part several places in a cell, become commas.

    >>> address_line("Roadstar 16\\n12764 Happyville,\\nDenmark")
    'Roadstar 16, 12764 Happyville, Denmark'
    """
    return ", ".join(words for line in text.splitlines() if (words := line.strip(" ,\t")))
