"""JSON of a project → plain values: finite numbers, texts that can be written anywhere, not too many."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final, NoReturn

_HALVES: Final = re.compile(r"\\u[dD][89a-fA-F]")
"""Where half a character may be: text that no file, page or database takes."""
MOST_SIGNS: Final = 3_000_000
"""Commas and opening brackets of one text: about as many values, each of which takes memory of its own."""


def values_of(text: str | bytes, most: int | None = None) -> Any:
    """The values of a JSON text in UTF-8; half a character becomes a question mark.

    Raises ``ValueError`` for what is no JSON, has numbers that are not finite, or, where ``most`` is given,
    more commas and opening brackets than that; ``RecursionError`` for what is too deep.
    """
    told = text.decode("utf-8") if isinstance(text, bytes) else text
    if most is not None and signs_of(told) > most:
        raise ValueError(f"more than {most:,} values are in it")
    found = json.loads(told, parse_constant=_no_number, parse_float=_finite)
    if _HALVES.search(told) is None:
        return found
    whole = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")
    return json.loads(whole)


def signs_of(text: str) -> int:
    """Commas and opening brackets in a text."""
    return text.count(",") + text.count("{") + text.count("[")


def word_of(value: Any) -> str:
    """The value, which must be a text; raises ``ValueError``."""
    if not isinstance(value, str):
        raise ValueError("a name in it is no text")
    return value


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _finite(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(f"{text[:40]} is larger than any number")
    return found
