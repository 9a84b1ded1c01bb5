"""A table of our own columns: lines that are no reports, and visits that were not made."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from ..dates import lacks_year
from ..places import Gazetteer
from ..tables import RawTable, Recognised, header_word, recognise
from .carrying import carried_leaders
from .dates import tell_undated
from .marked_places import of_stops
from .overlaid import NOTHING_SAID, Choices, columns_said_of, texts_said_of
from .places import stops, without_transit
from .profile import OWN, Places, Profile
from .reading import PLACES, Reading
from .rows import set_aside
from .several import with_each_town
from .towns import as_towns
from .unmade import tell_unmade
from .venue_names import with_venue_names

_LINES: Final = ("\n",)
"""What stands between the items of a list in one cell."""


def of_our_own(
    raw: RawTable, gazetteer: Gazetteer, said: Choices = NOTHING_SAID
) -> tuple[RawTable, Recognised]:
    """A table of our own columns as ``mapped`` gives others: without totals, headings and notes.

    ``said``: what somebody says of some of our columns; all others go by their names.

    A year as a heading is the year of the dates below it that have none. What remarks, tags and marks say of
    visits not made is taken as it is for tables of others. No other cell is changed.
    """
    columns: dict[str, str] = {}
    for header in map(str, raw.cells.columns):
        columns.setdefault(header_word(header), header)
    years: list[int | None] = [None] * len(raw.cells)
    reading = Reading(raw.file, Profile(OWN), raw.cells, raw.rows, columns, years, raw.titles)
    reading.addresses = raw.addresses
    set_aside(reading, gazetteer)
    left = {row for problem in reading.said for row in problem.rows}
    noticed = tuple(one for one in raw.problems if one.row not in left)
    table = replace(raw, cells=reading.cells, rows=reading.rows, problems=noticed)
    found = with_venue_names(recognise(table, "reports", columns_said_of(said)), table, gazetteer)
    reading.ours = {str(name): found.cells[name].str.strip() for name in found.cells}
    reading.headers = dict(found.headers)
    for name, text in texts_said_of(said).items():
        reading.ours[name] = pd.Series(text, index=table.cells.index, dtype="str")
        reading.headers[name] = name
    # Rows that say which meeting they are of stand in any order: none goes on with the one above.
    if "meeting" not in found.headers and found.headers.get("leaders") in raw.cells:
        header = found.headers["leaders"]
        reading.ours["leaders"] = carried_leaders(reading, raw, header, reading.ours["leaders"])
    if "year" not in reading.ours and (years_above := _years(reading)).ne("").any():
        reading.ours["year"] = years_above
        reading.headers["year"] = "year"
    if _holds_lists(reading, table):
        reading.profile = replace(reading.profile, places=Places(_LINES))
    tell_undated(reading)
    tell_unmade(reading)
    without_transit(reading)
    cells, table = _each_place(reading, table, gazetteer)
    # What was made of the cells, such as a meeting for each item of a list, is a column as any of the file.
    headers = {name: reading.headers.get(name, name) for name in map(str, cells.columns)}
    return table, Recognised(cells, headers, (*reading.said, *found.problems), found.left_alone)


def _each_place(reading: Reading, table: RawTable, gazetteer: Gazetteer) -> tuple[pd.DataFrame, RawTable]:
    """Our columns with a row for each item, where a column of places holds lists as JSON has them."""
    if not reading.profile.places.separators:
        frame, rows, order = with_each_town(reading, gazetteer)
        frame = _numbered(reading, of_stops(reading, frame, rows, gazetteer), order)
        parted = replace(table, cells=frame, rows=rows) if order.any() else table
        return as_towns(reading, frame, rows, gazetteer), parted
    frame, rows, order = stops(reading, gazetteer)
    frame = as_towns(reading, of_stops(reading, frame, rows, gazetteer), rows, gazetteer)
    return frame, replace(table, cells=frame, rows=rows, stops=order)


def _numbered(reading: Reading, frame: pd.DataFrame, order: pd.Series[int]) -> pd.DataFrame:
    """Our columns with the numbers of the places of a row that was parted, beside those that were given."""
    if order.eq(0).all():
        return frame
    given = frame["stop"] if "stop" in frame else pd.Series("", frame.index, dtype="str")
    for name in ("stop", "meeting"):
        reading.headers.setdefault(name, name)
    return frame.assign(stop=given.mask(order.gt(0), order.astype("str")))


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
