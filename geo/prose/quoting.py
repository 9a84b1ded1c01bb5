"""Where quotes stand in a text, by the same measure by which rows are checked."""

from __future__ import annotations

from collections.abc import Sequence

from .checking import SEPARATORS
from .evidence import squeezed


def quote_spans(quotes: Sequence[str], text: str) -> list[tuple[tuple[int, int], ...]]:
    """Where each quote stands in a text, as (start, end exclusive) of its parts; none where a part does not.

    As for ``verified`` white space and kinds of quotation marks make no difference.
    """
    plain, positions = squeezed(text)
    return [_parts(quote, plain, positions) for quote in quotes]


def _parts(quote: str, plain: str, positions: list[int]) -> tuple[tuple[int, int], ...]:
    found = []
    for part in SEPARATORS.split(quote):
        wanted, _ = squeezed(part.strip(" \"'“”"))
        start = plain.find(wanted) if wanted else -1
        if wanted and start < 0:
            return ()
        if wanted:
            found.append((positions[start], positions[start + len(wanted) - 1] + 1))
    return tuple(sorted(found))
