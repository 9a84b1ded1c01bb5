"""Cells that stand for nothing, and markup in cells."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from typing import Final

import pandas as pd

from ..errors import Problem
from ..language import phrase
from .cells import Where
from .limits import clip

_ONE_SIGN: Final = re.compile(r"([^\w\s])\1{0,3}")
_OPENED: Final = re.compile(r"\s*[(\[]\Z")
_SEPARATORS: Final = frozenset(";；|")
_SHOWN: Final = 4
_BREAK: Final = re.compile(r"<(?:br|/p|/li|/div|/tr|/h[1-6])\b[^<>]{0,2000}>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|td|th|tr|u|ul)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)


def is_one_sign(text: str) -> bool:
    """Whether a cell is one sign alone, perhaps repeated, as people write it for nothing: ``#``, ``--``."""
    return _ONE_SIGN.fullmatch(text) is not None


def is_markup(text: str) -> bool:
    """Whether a cell holds HTML, as descriptions do; such a cell is no place and no name."""
    return "<" in text and _TAG.search(text) is not None


def without_markup(text: str) -> str:
    """The words of a cell with HTML, each line trimmed; any other text as it is."""
    if not is_markup(text):
        return text
    plain = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


def without_opened(text: str) -> str:
    """A text without the bracket at its end in which nothing stands: a page showed a picture there."""
    return _OPENED.sub("", text.rstrip())


def blanked(
    cells: pd.Series[str], where: Where, means_nothing: Callable[[str], bool]
) -> tuple[pd.Series[str], list[Problem]]:
    """The column without brackets left open and without cells that stand for nothing, and one note on these.

    They are those of one sign alone, and those of which ``means_nothing`` is true.
    """
    opened = cells.str.endswith(("(", "["))
    if opened.any():
        cells = cells.mask(opened, cells[opened].map(without_opened))
    told = (text for text in cells.unique() if text and text not in _SEPARATORS)
    nothing = {text for text in told if is_one_sign(text) or means_nothing(text)}
    if not nothing:
        return cells, []
    mask = cells.isin(nothing)
    return cells.mask(mask, ""), [taken_as_blank(where, cells[mask])]


def taken_as_blank(where: Where, cells: pd.Series[str]) -> Problem:
    """The note on the cells of a column that were taken as blank."""
    counts = Counter(cells.tolist()).most_common()
    said = ", ".join(f"{text} {count:,} time{'' if count == 1 else 's'}" for text, count in counts[:_SHOWN])
    rows = tuple(where.rows[cells.index].tolist())
    found = clip(said + (" …" if len(counts) > _SHOWN else ""))
    allowed, advice = phrase("a value, or nothing"), phrase("taken as blank")
    return Problem(where.file, rows[0], where.header, found, allowed, advice, "note", "blank", rows)
