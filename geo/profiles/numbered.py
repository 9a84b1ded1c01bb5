"""Numbers of a list before the texts of a column: ``3. Nepal`` is Nepal."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ..language import phrase, phrases
from .reading import Reading, each_distinct

_NUMBERED: Final = re.compile(r"([0-9]{1,4})[.)]\s*(?=[^\W\d_])")
_COLUMNS: Final = ("venue", "city", "country", "leaders")
_MOST, _FEW = 0.8, 3
"""Share of a column's texts that begin with a number, and of these numbers that follow on one another."""


def without_numbers(reading: Reading) -> None:
    """Leave out the numbers that count the texts of a column, with a note.

    Most texts begin with one, and most numbers are one more or less than that before: ``10. Mai`` stays.
    """
    for name in _COLUMNS:
        cells = reading.ours.get(name)
        if cells is None:
            continue
        filled = [text for text in cells.tolist() if text]
        numbers = [int(match[1]) for text in filled if (match := _NUMBERED.match(text))]
        steps = [abs(after - before) <= 1 for before, after in pairwise(numbers)]
        if len(numbers) < max(_FEW, _MOST * len(filled)) or sum(steps) < _MOST * len(steps):
            continue
        if len(set(numbers)) < _FEW:
            continue
        reading.ours[name] = each_distinct(cells, lambda text: _NUMBERED.sub("", text, count=1))
        reading.say(
            phrases(
                "{count} cell with a number of a list, such as {text}",
                "{count} cells with a number of a list, such as {text}",
                len(numbers),
                text=filled[0],
            ),
            reading.headers.get(name, name),
            "",
            phrase("the number was left out"),
            "number",
        )
