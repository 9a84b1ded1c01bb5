"""Columns of the replay document: integers that compress well, and texts said once.

What each form means is said in ``docs/replay.md`` under Conventions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

FOLLOWS: Final = -1
"""In a column of texts: the text follows from other columns by the rule of ``docs/replay.md``."""

Integers = npt.NDArray[np.int64]
Coded = list[int] | int
"""A column as written: its values, or the one value that all rows have."""


def packed(values: npt.ArrayLike) -> Coded:
    """The column of ``values``, one number where all rows have the same."""
    column = integers(values)
    if len(column) and (column == column[0]).all():
        return int(column[0])
    values_listed: list[int] = column.tolist()
    return values_listed


def deltas(values: npt.ArrayLike) -> Coded:
    """The column of differences: each value less the one before it, the first less 0."""
    return packed(np.diff(integers(values), prepend=0))


def integers(values: npt.ArrayLike) -> Integers:
    """The values as whole numbers; truth values as 0 and 1."""
    return np.asarray(values).astype(np.int64)


def codes(values: pd.Series[str], vocabulary: tuple[str, ...]) -> Integers:
    """For each word its position in the vocabulary; raises ``ValueError`` on a word that is not in it."""
    found = pd.Index(vocabulary).get_indexer(pd.Index(values))
    if (found < 0).any():
        raise ValueError(f"{values[found < 0].iloc[0]!r} is none of {', '.join(vocabulary)}")
    return integers(found)


def ragged(lists: Iterable[tuple[int, ...]]) -> tuple[Integers, Integers]:
    """How many values each row has, and all values in the order of the rows."""
    rows = list(lists)
    counts = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    values = np.fromiter((value for row in rows for value in row), dtype=np.int64, count=int(counts.sum()))
    return counts, values


class Texts:
    """The dictionary of texts, filled in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def numbers(self, texts: Iterable[str], follows: npt.ArrayLike | None = None) -> Integers:
        """For each text its position in the dictionary; ``FOLLOWS`` where ``follows`` is true."""
        column = np.asarray(list(texts), dtype=object)
        wanted = np.ones(len(column), dtype=bool) if follows is None else ~np.asarray(follows, dtype=bool)
        numbers = np.full(len(column), FOLLOWS, dtype=np.int64)
        where, distinct = pd.factorize(column[wanted])
        known = [self._numbers.setdefault(str(text), len(self._numbers)) for text in distinct]
        numbers[wanted] = np.asarray(known, dtype=np.int64)[where]
        return numbers

    def listed(self) -> list[str]:
        """All texts, each at its position."""
        return list(self._numbers)


def numbered(ids: pd.Series[str]) -> tuple[pd.Series[str], Integers]:
    """Each id as a text and the number that follows it, -1 where it does not end with a number.

    >>> text, number = numbered(pd.Series(["visits row 12", "cuba-2024-05"], dtype="str"))
    >>> text.tolist(), number.tolist()
    (['visits row ', 'cuba-2024-05'], [12, -1])
    """
    parts = ids.str.extract(r"^(?P<text>.*?)(?P<number>0|[1-9][0-9]{0,8})$")
    number = pd.to_numeric(parts["number"]).fillna(-1).astype("int64")
    return ids.where(number.lt(0), parts["text"]), integers(number)
