"""What changed between two states of a table, for the map of the new one (``changes`` in docs/replay.md)."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from ..atlas import Atlas
from ..replay import meeting_positions
from .pairing import Meeting, Pair
from .revised import NOBODY, WHAT, changes

_MOST_GONE: Final = 500
"""Meetings that are gone of which a map tells one by one."""


def on_the_map(old: Atlas, new: Atlas, since: str = "") -> dict[str, Any]:
    """The field ``changes`` of the replay document of ``new``; empty where nothing changed.

    ``since`` says in words of which day the old state is. Of those that are gone, the first 500 by day are
    listed; ``said`` counts all.
    """
    rows = changes(old, new)
    if not rows:
        return {}
    places = meeting_positions(new)
    there = sorted(
        ((places[pair.new.key], pair, what) for pair, what in rows if pair.new is not NOBODY),
        key=lambda row: row[0],
    )
    gone = [pair.old for pair, _ in rows if pair.new is NOBODY]
    counts = Counter(word for _, what in rows for word in what)
    return {
        "since": since,
        "said": ", ".join(f"{counts[word]:,} {word}" for word in WHAT if counts[word]),
        "meeting": [place for place, _, _ in there],
        "what": ["; ".join(what) for _, _, what in there],
        "before": [_before(pair, what) for _, pair, what in there],
        "gone": _gone(gone[:_MOST_GONE]),
    }


def _before(pair: Pair, what: list[str]) -> str:
    """How a meeting was told before, as far as it is told otherwise now; empty for a new one."""
    old = pair.old
    if old is NOBODY:
        return ""
    words = {
        "date": f"on {old.date}" if old.date else "without a date",
        "place": f"in {old.place}" if old.place else "without a place",
        "status": old.status,
        "leaders": f"with {old.names}" if old.names else "without names",
    }
    of = {
        "cancelled": "status", "other status": "status", "re-dated": "date", "date refined": "date",
        "moved": "place", "place refined": "place", "other leaders": "leaders",
    }  # fmt: skip
    told = dict.fromkeys(words[of[word]] for word in what if word in of)
    return f"was {', '.join(told)}" if told else ""


def _gone(meetings: list[Meeting]) -> dict[str, list[Any]]:
    return {
        "leaders": [one.names for one in meetings],
        "date": [one.date for one in meetings],
        "place": [one.place for one in meetings],
        "lat": [None if one.point is None else round(one.point[0], 5) for one in meetings],
        "lon": [None if one.point is None else round(one.point[1], 5) for one in meetings],
        "first": [one.first if one.first is not None else one.last for one in meetings],
        "last": [one.last if one.last is not None else one.first for one in meetings],
    }
