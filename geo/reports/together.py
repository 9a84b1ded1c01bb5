"""Several people and several places in one row: who was where, as far as their countries tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd

from ..errors import Problem
from ..language import phrase
from ..places import Gazetteer, country_codes, venue_keys
from ..profiles import country_of
from ..tables import Recognised, clip

_SHOWN: Final = 3


def who_was_where(reports: pd.DataFrame, found: Recognised) -> tuple[pd.DataFrame, list[Problem]]:
    """The reports of rows that name several people and places of several countries, told apart or left open.

    Each person has the place of the same number where the countries behind the names are those of the
    places. People of one country that is none of them travelled together. Otherwise nobody knows who was
    where: such a row becomes one report without a place, and an error says so. Places of one country were
    visited by all.
    """
    many = reports["row"].duplicated(keep=False) & reports["leaders"].map(len).gt(1)
    if found.met or not many.any():
        return reports, []
    leaders, left, open_rows = reports["leaders"].copy(), [], []
    for _, rows in reports[many].groupby("row", sort=False):
        names = rows["leaders"].iloc[0]
        lands = [_land(*where) for where in zip(rows["venue"], rows["city"], rows["country"], strict=True)]
        homes = [country_codes(country_of(name)) for name in names]
        if len(set(lands)) == 1:
            continue
        if homes == lands and all(homes):
            for place, name in zip(rows.index, names, strict=True):
                leaders[place] = (name,)
        elif not (all(homes) and len(set(homes)) == 1 and homes[0] not in lands):
            open_rows.append(rows.index[0])
            left += rows.index[1:].tolist()
    made = reports.assign(leaders=leaders)
    return (
        (_without_places(made, open_rows, left), [_said(reports, found, open_rows)]) if left else (made, [])
    )


def _land(venue: str, city: str, country: str) -> tuple[str, ...]:
    """The country of a place, as it is written, otherwise as the gazetteer knows the place."""
    if country:
        return country_codes(country)
    found = Gazetteer().find(city or venue)
    return (found[0].country,) if found else ()


def _without_places(reports: pd.DataFrame, firsts: Sequence[int], left: Sequence[int]) -> pd.DataFrame:
    """The first reports of these rows without their places, and the others of them left out."""
    made = reports.copy()
    about = made.index.isin(firsts)
    made.loc[about, ["venue", "city", "country"]] = ""
    made.loc[about, ["lat", "lon"]] = pd.NA
    made["meeting"] = made["meeting"].mask(about, made["meeting"].str.removesuffix(" stop 1"))
    made.loc[about, "stop"] = 0
    made["venue_key"] = venue_keys(made)
    return made.drop(index=list(left)).reset_index(drop=True)


def _said(reports: pd.DataFrame, found: Recognised, firsts: Sequence[int]) -> Problem:
    """One error for all rows of which nobody knows who was where."""
    rows = tuple(reports.loc[list(firsts), "row"].astype("int64").tolist())
    first = reports[reports["row"].eq(rows[0])]
    names, places = (
        first["leaders"].iloc[0][:_SHOWN],
        first["city"].mask(first["city"].eq(""), first["country"]),
    )
    return Problem(
        str(first["file"].iloc[0]),
        rows[0],
        found.headers.get("city", found.headers.get("venue", found.headers.get("country"))),
        clip(f"{', '.join(names)} – {', '.join(places.tolist()[:_SHOWN])}"),
        phrase("one place for each of several people, or several places of one"),
        phrase("it is not said who was where, so the row has no place; write a row for each of them"),
        rows=rows,
        kind="split",
    )
