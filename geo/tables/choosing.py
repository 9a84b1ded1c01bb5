"""Which sheet of a workbook is read: the one that says when, where and who, no list of contents before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from .header_rows import find_head, is_filled
from .telling import tells

_NAMED: Final = 3
"""Named columns of a sheet that is surely a table."""
_WHAT: Final = (("year", "day"), ("country", "place", "point"), ("who",))
Records = Sequence[Sequence[str]]


def reads_best(starts: Mapping[str, Records]) -> str | None:
    """The title of the sheet to read, by the first rows of each; None where none has cells.

    Of those with names over all their columns it is the first one with rows that says when, where and who,
    else the first that says one of them: a list of contents or a sum by country says less, and
    which of several such tables holds visits that were made no heading tells for sure. A cover sheet is read
    where there is no other.
    """
    heads = {title: head for title, rows in starts.items() if (head := find_head(list(map(list, rows))))}
    tables = {title: head for title, head in heads.items() if not head.missing and len(head.names) >= _NAMED}
    if not tables:
        return next(iter(heads), None)
    filled = [title for title in tables if sum(map(is_filled, starts[title])) > 1] or list(tables)
    said = {one: [_tell(tables[one].names, kinds) for kinds in _WHAT] for one in filled}
    whole = (one for one in filled if all(said[one]))
    partly = (one for one in filled if any(said[one]))
    return next(chain(whole, partly), filled[0])


def _tell(names: Sequence[str], kinds: Sequence[str]) -> bool:
    return any(tells(name, kind) for name in names for kind in kinds)
