"""Tags and marks at names of leaders: who was not there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

import pandas as pd

from ..language import phrase, phrases
from .reading import Reading, each_distinct
from .settled import settle
from .tags import Legend, Tag, first_of, parts_of_lists, untagged
from .telling import doubt, positions, say_marks

_BETWEEN: Final = re.compile(r"[;|\n]")
"""Signs that always part two names."""


class _Cell(NamedTuple):
    """A cell of names, and what tags say of them."""

    names: str
    """Who was there, without tags; everybody where all or none were."""
    outcome: str
    """What was said of all of them; empty where some were there, or it is unsure of whom it is said."""
    tags: tuple[Tag, ...]
    unsure: bool
    """Whether a tag stands behind what may be several names."""
    some_left: bool
    """Whether somebody was left out."""


def of_leaders(reading: Reading, marks: Legend) -> None:
    """Leave out who did not attend beside others; the row of one who did not alone is told so.

    A tag behind what may be several names, or beside leaders of another column, is said and changes nothing.
    """
    own = "leaders" in reading.ours
    fields = reading.profile.fields.get("leaders", ())
    columns = ["leaders"] if own else reading.named((*fields, *reading.profile.leaders.others))
    made = {name: (reading.ours if own else reading.cells)[name] for name in columns}
    for header in columns if own else reading.named(fields):
        cells = made[header]
        apart = {text: _present(text, marks) for text in cells.unique()}
        found = {text: one.tags for text, one in apart.items() if one.tags}
        if not found:
            continue
        plain = each_distinct(cells, lambda text, apart=apart: apart[text].names)  # type: ignore[misc]
        if own:
            reading.ours["leaders"] = plain
        else:
            reading.cells[header] = plain
        beside = [others.tolist() for name, others in made.items() if name != header]
        company = {place for place, _ in positions(cells, found) if any(names[place] for names in beside)}
        _tell(reading, reading.headers.get("leaders", header), cells, apart, company)
        say_marks(reading, reading.headers.get("leaders", header), cells, found)


def _tell(
    reading: Reading, header: str, cells: pd.Series[str], apart: Mapping[str, _Cell], company: set[int]
) -> None:
    """Tell rows what was said of all their leaders, and say who was left out and what is unsure."""
    about = [(place, text, apart[text]) for place, text in enumerate(cells.tolist()) if apart[text].tags]
    settle(
        reading,
        header,
        cells,
        {place: one.outcome for place, _, one in about if one.outcome and place not in company},
    )
    unsure = [place for place, _, one in about if one.unsure or (one.outcome and place in company)]
    if unsure:
        doubt(reading, cells[unsure[0]], reading.rows[unsure].tolist(), header)
    left = [place for place, _, one in about if one.some_left]
    if left:
        reading.say(
            phrases(
                "{count} cell such as {text}", "{count} cells such as {text}", len(left), text=cells[left[0]]
            ),
            header,
            "",
            phrase("who did not attend, or only from afar, was left out of the row"),
            "status",
            rows=reading.rows[left].tolist(),
        )


def _present(cell: str, marks: Legend) -> _Cell:
    """The leaders of a cell who were there, and what was said of the others."""
    apart = [untagged(piece, marks) for piece in _BETWEEN.split(cell)]
    tags = tuple(tag for _, found in apart for tag in found)
    if not tags:
        return _Cell(cell, "", (), False, False)
    told = [any(tag.said.sure for tag in found) for _, found in apart]
    single = [len(parts_of_lists(name)) == 1 for name, _ in apart]
    absent = [is_told and one for is_told, one in zip(told, single, strict=True)]
    there = [name.strip() for (name, _), gone in zip(apart, absent, strict=True) if not gone]
    unsure = any(is_told and not one for is_told, one in zip(told, single, strict=True))
    if not all(absent) and any(there):
        return _Cell("; ".join(filter(None, there)), "", tags, unsure, any(absent))
    names = "; ".join(name.strip() for name, _ in apart)
    return _Cell(names, first_of(tags), tags, False, False)
