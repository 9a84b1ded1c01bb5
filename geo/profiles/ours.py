"""A table of our own columns: lines that are no reports, and visits that were not made."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from ..dates import lacks_year
from ..places import Gazetteer
from ..tables import RawTable, Recognised, header_word, recognise
from .dates import tell_undated
from .marked_places import of_stops
from .places import stops
from .profile import OWN, Places, Profile
from .reading import PLACES, Reading
from .rows import set_aside
from .towns import as_towns
from .unmade import tell_unmade
from .venue_names import with_venue_names

_LINES: Final = ("\n",)
"""What stands between the items of a list in one cell."""


def of_our_own(raw: RawTable, gazetteer: Gazetteer) -> tuple[RawTable, Recognised]:
    """A table of our own columns as ``mapped`` gives others: without totals, headings and notes.

    A year as a heading is the year of the dates below it that have none. What remarks, tags and marks say of
    visits not made is taken as it is for tables of others. No other cell is changed.
    """
    columns: dict[str, str] = {}
    for header in map(str, raw.cells.columns):
        columns.setdefault(header_word(header), header)
    years: list[int | None] = [None] * len(raw.cells)
    reading = Reading(raw.file, Profile(OWN), raw.cells, raw.rows, columns, years, raw.titles)
    set_aside(reading, gazetteer)
    left = {row for problem in reading.said for row in problem.rows}
    noticed = tuple(one for one in raw.problems if one.row not in left)
    table = replace(raw, cells=reading.cells, rows=reading.rows, problems=noticed)
    found = with_venue_names(recognise(table, "reports"), table, gazetteer)
    reading.ours = {str(name): found.cells[name].str.strip() for name in found.cells}
    reading.headers = dict(found.headers)
    if "year" not in reading.ours and (years_above := _years(reading)).ne("").any():
        reading.ours["year"] = years_above
        reading.headers["year"] = "year"
    if _holds_lists(reading, table):
        reading.profile = replace(reading.profile, places=Places(_LINES))
    tell_undated(reading)
    tell_unmade(reading)
    cells, table = _each_place(reading, table, gazetteer)
    return table, Recognised(cells, reading.headers, (*reading.said, *found.problems))


def _each_place(reading: Reading, table: RawTable, gazetteer: Gazetteer) -> tuple[pd.DataFrame, RawTable]:
    """Our columns with a row for each item, where a column of places holds lists as JSON has them."""
    if not reading.profile.places.separators:
        cells = of_stops(
            reading, pd.DataFrame(reading.ours, index=reading.cells.index), reading.rows, gazetteer
        )
        return as_towns(reading, cells, reading.rows, gazetteer), table
    frame, rows, order = stops(reading, gazetteer)
    frame = as_towns(reading, of_stops(reading, frame, rows, gazetteer), rows, gazetteer)
    return frame, replace(table, cells=frame, rows=rows, stops=order)


def _holds_lists(reading: Reading, table: RawTable) -> bool:
    """Whether a column of places holds lists as JSON has them."""
    lists = {one.column for one in table.problems if one.kind == "lists"}
    return any(reading.headers.get(name) in lists for name in PLACES)


def _years(reading: Reading) -> pd.Series[str]:
    """The year of the heading above each date that has none."""
    dates = reading.ours_or_blank("date")
    texts = dates.mask(dates.eq(""), reading.ours_or_blank("start")).tolist()
    said = [
        str(year) if year and lacks_year(text) else ""
        for text, year in zip(texts, reading.years, strict=True)
    ]
    return pd.Series(said, reading.cells.index, dtype="str")
