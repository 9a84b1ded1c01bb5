"""Several people and places of several countries in one row: where nobody knows who was where."""

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
    """The reports without the places of rows of which nobody knows who of several people was where.

    Those name places of several countries, and an error says so. People of one country that is none of these
    travelled together, and all were at all places of one country. Nothing else tells: two people beside
    places of their own two countries may have met at both.
    """
    many = reports["row"].duplicated(keep=False) & reports["leaders"].map(len).gt(1)
    if found.met or not many.any():
        return reports, []
    about = reports[many]
    places = list(zip(about["venue"], about["city"], about["country"], strict=True))
    lands = {place: _land(*place) for place in set(places)}
    homes = {names: {country_codes(country_of(name)) for name in names} for names in set(about["leaders"])}
    stops: dict[int, list[int]] = {}
    visited: dict[int, set[tuple[str, ...]]] = {}
    from_where: dict[int, set[tuple[str, ...]]] = {}
    for at, row, names, place in zip(about.index, about["row"], about["leaders"], places, strict=True):
        stops.setdefault(row, []).append(at)
        visited.setdefault(row, set()).add(lands[place])
        from_where[row] = homes[names]
    unknown = [row for row in stops if len(visited[row]) > 1 and not _together(from_where[row], visited[row])]
    if not unknown:
        return reports, []
    firsts = [stops[row][0] for row in unknown]
    others = [at for row in unknown for at in stops[row][1:]]
    return _without_places(reports, firsts, others), [_said(reports, found, firsts)]


def _together(homes: set[tuple[str, ...]], visited: set[tuple[str, ...]]) -> bool:
    """Whether all are known to be of one country, and that none of those visited."""
    return len(homes) == 1 and all(homes) and homes.isdisjoint(visited)


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
