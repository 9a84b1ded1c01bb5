"""How pages carry ``world.json``: its lists of numbers as texts, all of it compressed, in base64.

A number is one character, so that small ones, of which there are most, are one byte before
they are compressed. ``assets/core/world.js`` reads it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import zopfli.zlib

FIRST, BACKSLASH = 35, 92
"""The character of 0, the first behind the quotation mark; a character that JSON writes as two."""
SURROGATES = range(0xD800, 0xE000)
"""Numbers that are no characters."""


def carried(document: dict[str, Any]) -> str:
    """The document as a line for pages."""
    text = json.dumps(packed(document), ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zopfli.zlib.compress(text.encode())).decode("ascii") + "\n"


def packed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with texts in place of lists of numbers; a reference as its way from the one before."""
    return {
        "scale": document["scale"],
        "arcs": [as_text(arc) for arc in document["arcs"]],
        "countries": [
            one | {"polygons": [[as_text(steps(ring)) for ring in polygon] for polygon in one["polygons"]]}
            for one in document["countries"]
        ],
        **{name: as_text(steps(document[name])) for name in ("coast", "borders", "disputed")},
    }


def steps(numbers: list[int]) -> list[int]:
    """The first number, and every other one less the one before."""
    return [after - before for before, after in pairwise([0, *numbers])]


def as_text(numbers: Iterable[int]) -> str:
    """A character for each number: 0, -1, 1, -2, … from the first one on."""
    return "".join(map(_sign, numbers))


def _sign(number: int) -> str:
    code = FIRST + (2 * number if number >= 0 else -2 * number - 1)
    code += code >= BACKSLASH
    return chr(code if code < SURROGATES.start else code + len(SURROGATES))
