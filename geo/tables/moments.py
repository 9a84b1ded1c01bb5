"""Moments in universal time: what a finding says of their days."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import Problem
from ..language import phrase, phrases


def in_utc(file: str, column: str | None, rows: Sequence[int]) -> list[Problem]:
    """The note on rows whose moments end in ``Z``: none where there are no such rows."""
    if not rows:
        return []
    found = phrases(
        "moments in universal time (UTC), in {count} row",
        "moments in universal time (UTC), in {count} rows",
        len(rows),
    )
    allowed = phrase("days on the spot")
    advice = phrase("the day is that in UTC; on the spot it may have been the day before or after")
    return [Problem(file, rows[0], column, found, allowed, advice, "note", "utc", tuple(rows))]
