"""Who is named in a ledger: names to be offered again, and those between ``;`` in one cell."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from ..meetings import name_key
from .keeping import Ledger

_BETWEEN: Final = re.compile(r"[;|]")


def parted(cell: str) -> list[str]:
    """The names in a cell, in their order."""
    return [name for one in _BETWEEN.split(cell) if (name := one.strip())]


def named(ledger: Ledger) -> list[str]:
    """Everybody whom the rows name, those in most rows first; each once, with the country where a row says
    it."""
    counts: Counter[str] = Counter()
    best: dict[str, str] = {}
    for row in ledger.rows:
        for name in parted(row.cells.get("leaders", "")):
            key = name_key(name.partition(" (")[0])
            counts[key] += 1
            if key not in best or ("(" in name and "(" not in best[key]):
                best[key] = name
    return [best[key] for key, _ in counts.most_common()]


def used(ledger: Ledger, column: str) -> list[str]:
    """What the rows have in a column, what most have first; each once."""
    counts = Counter(text for row in ledger.rows if (text := row.cells.get(column, "")))
    return [text for text, _ in counts.most_common()]
