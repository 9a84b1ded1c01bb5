"""What changed between two states of a table, as a table in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from ..atlas import Atlas
from ..language import N_, _, number_words
from ..schema import Column, Schema, conform
from .pairing import Meeting, Pair, meetings_of, paired, same_point

WHAT: Final = {
    # Translators: what became of a meeting between two states of a table, and what that means.
    N_("new"): N_("stands in the new table alone"),
    N_("gone"): N_("stands in the old table alone"),
    N_("cancelled"): N_("is cancelled now"),
    N_("other status"): N_("was planned, invited, held or cancelled, and is another of these now"),
    N_("re-dated"): N_("is on other days"),
    N_("date refined"): N_("the days are known closer, or less closely, than before"),
    N_("moved"): N_("is in another place"),
    N_("place read otherwise"): N_("the same words are taken for another place now, by the rows around it"),
    N_("place refined"): N_("the place is known closer, or less closely, than before"),
    N_("other leaders"): N_("other leaders took part"),
}
"""What may have become of a meeting, several of the last eight at once."""
REVISION: Final[Schema] = (
    Column("what", "str", "what became of the meeting: words of WHAT, separated by ;"),
    Column("meeting", "str", "id of the meeting; empty where the tables give none"),
    Column("leaders", "str", "who took part, as the new table has it, separated by ;"),
    Column("date_before", "str", "the date in the old table, EDTF; empty when undated or new"),
    Column("date", "str", "the date in the new table; empty when undated or gone"),
    Column("place_before", "str", "the place in the old table, as written"),
    Column("place", "str", "the place in the new table, as written"),
    Column("status_before", "str", "held, planned, invited or cancelled; empty when new"),
    Column("status", "str", "the same in the new table; empty when gone"),
    Column("leaders_before", "str", "who took part, where that is another now"),
    Column("occasion", "str", "what the meeting was for"),
    Column("by", "str", "by what the two were taken for one meeting; empty when new or gone"),
)
NOBODY: Final = Meeting("", frozenset(), "", None, None, "", False, "", None, "", False, "", "")


def revised(old: Atlas, new: Atlas) -> pd.DataFrame:
    """The meetings that are not told as before, in ``REVISION``, by day; nothing for equal tables.

    Which are one is said at ``pairing.paired``: by their ids, and where a table gives none by what they have
    in common, which is a guess and stands in ``by``. Of several reports of one meeting what is shown is
    compared; notes, sources and home countries are not.
    """
    rows = [_row(*row) for row in changes(old, new)]
    return conform(pd.DataFrame(rows, columns=[one.name for one in REVISION]), REVISION)


def changes(old: Atlas, new: Atlas) -> list[tuple[Pair, list[str]]]:
    """The meetings that are not told as before, by day, and what became of each: words of ``WHAT``.

    A meeting that is new, or gone, is paired with ``NOBODY``.
    """
    pairs, gone, come = paired(meetings_of(old), meetings_of(new))
    rows = [
        *((pair, what) for pair in pairs if (what := list(_changes(pair.old, pair.new)))),
        *((Pair(one, NOBODY, ""), ["gone"]) for one in gone),
        *((Pair(NOBODY, one, ""), ["new"]) for one in come),
    ]
    return sorted(rows, key=_order)


def summary(table: pd.DataFrame) -> str:
    """How many meetings of each kind, in words: ``3 new, 1 cancelled``; ``nothing changed``."""
    counts = Counter(word for words in table["what"] for word in words.split("; "))
    said = (
        # Translators: how many meetings changed in one way, such as "3 re-dated".
        _("{number} {what}", number=number_words(counts[word]), what=_(word))
        for word in WHAT
        if counts[word]
    )
    return ", ".join(said) or _("nothing changed")


def as_json(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain dicts, ``what`` as a list."""
    return [
        {str(name): value.split("; ") if name == "what" else value for name, value in row.items()}
        for row in table.to_dict("records")
    ]


def _changes(before: Meeting, after: Meeting) -> Iterator[str]:
    if before.status != after.status:
        yield "cancelled" if after.status == "cancelled" else "other status"
    if (before.first, before.last, before.date) != (after.first, after.last, after.date):
        refined = not (before.exact and after.exact) and _overlap(before, after)
        yield "date refined" if refined else "re-dated"
    if not same_point(before, after) or before.fine != after.fine:
        refined = before.country == after.country and before.fine != after.fine
        if refined or _was_unknown(before, after):
            yield "place refined"
        else:
            yield "place read otherwise" if _is_said_alike(before, after) else "moved"
    if before.leaders != after.leaders:
        yield "other leaders"


def _overlap(one: Meeting, other: Meeting) -> bool:
    """Whether one span lies in the other; an end that is open, or no date at all, holds every day."""

    def within(inner: Meeting, outer: Meeting) -> bool:
        begins = outer.first is None or (inner.first is not None and inner.first >= outer.first)
        return begins and (outer.last is None or (inner.last is not None and inner.last <= outer.last))

    return within(one, other) or within(other, one)


def _is_said_alike(one: Meeting, other: Meeting) -> bool:
    """Whether two places are called the same, and nobody gave a point for either."""
    return one.place.casefold() == other.place.casefold() and not (one.given or other.given)


def _was_unknown(one: Meeting, other: Meeting) -> bool:
    return (one.point is None) != (other.point is None)


def _order(row: tuple[Pair, list[str]]) -> tuple[bool, int, str, str]:
    before, after, __ = row[0]
    day = after.day if after.day is not None else before.day
    return day is None, day or 0, after.names or before.names, after.id or before.id


def _row(pair: Pair, what: list[str]) -> list[str]:
    before, after, by = pair
    now = after if after is not NOBODY else before
    return [
        "; ".join(what),
        now.id,
        now.names,
        before.date,
        after.date,
        before.place,
        after.place,
        before.status,
        after.status,
        before.names if "other leaders" in what else "",
        now.occasion,
        by,
    ]
