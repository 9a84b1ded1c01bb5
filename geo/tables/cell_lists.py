"""Lists in one cell: each item on a line of its own, which no place and no name holds."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from ..errors import Problem
from ..language import phrase, phrases
from .limits import MAX_LENGTH
from .texts import as_text

SEPARATOR: Final = "\n"
"""Parts the items of a list, which may hold a comma, ``|`` or ``;``. All that divides places or
names takes a line end for the end of one."""
_JUDGED: Final = 50
_MOST: Final = 0.5


def joined(items: Iterable[object]) -> str:
    """The items as one cell, each on its line; line ends within one become spaces, blank ones go."""
    texts = (" ".join(as_text(item).split("\n")).strip() for item in items)
    return SEPARATOR.join(text for text in texts if text)


def listing(file: str, column: str, count: int) -> Problem:
    """The note on a column of lists."""
    found = phrases("{count} cell with a list", "{count} cells with a list", count)
    allowed = phrase("plain values, or lists of them")
    advice = phrase("its items were taken apart, one a line")
    return Problem(file, None, column, found, allowed, advice, "note", "lists")


def parted(cells: Sequence[str]) -> list[str] | None:
    """A column of lists as programs write them, ``["Abu Dhabi", "Dubai"]``, with each cell taken apart.

    None where most of the first filled cells hold none. A cell that is no such list stays as it is.
    """
    filled = list(islice((cell for cell in cells if cell and not cell.isspace()), _JUDGED))
    if sum(map(_looks_listed, filled)) <= _MOST * len(filled):
        return None
    made = {cell: _parted(cell) for cell in set(cells)}
    return [made[cell] for cell in cells]


def _looks_listed(cell: str) -> bool:
    text = cell.strip()
    return text[:1] == "[" and text[-1:] == "]" and text[1:-1].strip()[:1] in ("'", '"')


def _parted(cell: str) -> str:
    if not _looks_listed(cell) or len(cell) > MAX_LENGTH:
        return cell
    for read in (json.loads, ast.literal_eval):
        try:
            items: Any = read(cell.strip())
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(items, list) and not any(isinstance(item, list | dict | tuple | set) for item in items):
            return joined(items)
    return cell
