"""A stay within a stay interrupts it: whoever goes to Berlin for a day returns to Geneva."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from ..meetings import near

Span = tuple[int, int]
_WHO = ["leader", "status"]


class _Block(NamedTuple):
    """Rows of one leader at one point whose days overlap."""

    first: int
    last: int
    who: tuple[int, str]
    where: tuple[str, float, float]
    members: list[int]
    """Positions of the rows, by first day."""
    within: list[Span]
    """Stays elsewhere that lie strictly within its days, by first day."""


def interrupted(rows: pd.DataFrame) -> pd.DataFrame:
    """The presence of leaders with every stay that surrounds stays elsewhere in parts around these.

    ``rows`` has ``leader, status, first_day, last_day, ordered, vague, point, country, lat, lon``.
    A stay elsewhere that begins after the surrounding one did and ends before it does was a side
    trip: the leader is back from the day after it. Stays that share a first or a last day interrupt nothing:
    nobody knows which came first. Rows in parts are repeated; the cost is in step with rows.
    """
    told = rows[rows["ordered"] & ~rows["vague"]]
    told = told.sort_values([*_WHO, "first_day", "last_day"], ascending=[True, True, True, False])
    reach = told.groupby(_WHO, sort=False)["last_day"].cummax().groupby([told[key] for key in _WHO]).shift()
    if not (told["last_day"] < reach).any():
        return rows
    blocks = _blocks(told)
    _note_interruptions(blocks)
    parts = [part for block in blocks if block.within for part in _parts(block, told)]
    if not parts:
        return rows
    positions, firsts, lasts = zip(*parts, strict=True)
    cut = told.iloc[list(positions)].assign(first_day=firsts, last_day=lasts)
    return pd.concat([rows.drop(index=cut.index.unique()), cut], ignore_index=True)


def _blocks(told: pd.DataFrame) -> list[_Block]:
    """The rows of each leader at each point, those of overlapping days together; by leader and first day."""
    names = [*_WHO, "point", "first_day", "last_day", "country", "lat", "lon"]
    made: list[_Block] = []
    newest: dict[tuple[Any, ...], int] = {}
    columns: list[list[Any]] = [told[name].tolist() for name in names]
    for position, one in enumerate(zip(*columns, strict=True)):
        leader, status, point, first, last, country, lat, lon = one
        number = newest.get((leader, status, point), -1)
        if number >= 0 and first <= made[number].last:
            made[number].members.append(position)
            made[number] = made[number]._replace(last=max(made[number].last, last))
        else:
            newest[leader, status, point] = len(made)
            made.append(_Block(first, last, (leader, status), (country, lat, lon), [position], []))
    return sorted(made, key=lambda block: (block.who, block.first, -block.last))


def _note_interruptions(blocks: Sequence[_Block]) -> None:
    """Give each block the stays elsewhere that lie within it, told by the innermost that lasts longer."""
    around: list[_Block] = []
    for block in blocks:
        while around and (around[-1].who != block.who or around[-1].last < block.last):
            around.pop()
        if around:
            outer = around[-1]
            if _same_place(outer, block):
                continue
            if outer.first < block.first and block.last < outer.last:
                outer.within.append((block.first, block.last))
        around.append(block)


def _same_place(one: _Block, other: _Block) -> bool:
    return one.where[0] == other.where[0] and bool(near(*one.where[1:], *other.where[1:]))


def _parts(block: _Block, told: pd.DataFrame) -> Iterator[tuple[int, int, int]]:
    """(position of the row, first day, last day) of what is left of a block around its interruptions.

    Every row stands in the part in which it began; the one that reached furthest goes on in the later ones.
    """
    free = _free(block)
    ends = [last for _, last in free]
    reaching: int | None = None
    going_on: dict[int, int] = {}
    firsts, lasts = told["first_day"].to_numpy(), told["last_day"].to_numpy()
    for position in block.members:
        first, last = int(firsts[position]), int(lasts[position])
        part = bisect_left(ends, first)
        starts = max(first, free[part][0])
        yield (position, starts, min(last, free[part][1])) if starts <= last else (position, first, last)
        if reaching is None or last > reaching:
            begun = part if reaching is None else max(part, bisect_left(ends, reaching))
            going_on |= dict.fromkeys(range(begun + 1, bisect_left(ends, last) + 1), position)
            reaching = last
    for part, position in going_on.items():
        yield position, *free[part]


def _free(block: _Block) -> list[Span]:
    """The days of a block that no interruption takes, as spans in order; there is a first and a last one."""
    made, start = [], block.first
    for first, last in block.within:
        if first > start:
            made.append((start, first - 1))
        start = max(start, last + 1)
    return [*made, (start, block.last)]
