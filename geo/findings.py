"""What an editor should look at once the venues are located."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geo.corrections import is_corrected
from geo.errors import Problem
from geo.gazetteer import country_name
from geo.reports import split_key
from geo.roles import in_person
from geo.schema import rows
from geo.words import in_country, place_words


def place_findings(reports: pd.DataFrame, places: pd.DataFrame) -> tuple[Problem, ...]:
    """A warning for every venue that was not found or may be another place, with its rows.

    A venue or city that was not found in a country that was is one of them: the country stands for it.

    ``reports`` (``schema.REPORTS``) in the order of the file, ``places`` (``schema.PLACES``).
    Venues where nobody travelled (a video link) and those that an editor has settled are left out.
    """
    only_country = places["precision"].eq("country") & ~places["venue_key"].str.startswith("\x1f\x1f")
    doubted = places["precision"].eq("none") | places["ambiguous"] | only_country
    doubtful = places[(doubted & ~is_corrected(places["method"])).to_numpy()]
    told = reports[reports["venue_key"].isin(doubtful["venue_key"])].sort_values(["file", "row"])
    lines = {
        key: tuple(group.astype("int64").unique().tolist()) for key, group in told.groupby("venue_key")["row"]
    }
    first = {report.venue_key: report for report in rows(told.drop_duplicates("venue_key"))}
    found = []
    for place in rows(doubtful):
        report = first.get(place.venue_key)
        if report is None or not in_person("", split_key(place.venue_key)[0]):
            continue
        count = len(lines[place.venue_key])
        found.append(
            Problem(
                report.file,
                int(report.row),
                next((name for name in ("venue", "city", "country") if getattr(report, name)), "lat"),
                place_words(place.venue_key)[:120],
                _why(place) + (f" (in {count} rows)" if count > 1 else ""),
                "write the country or city more fully, or give lat and lon",
                "warning",
                "place",
                lines[place.venue_key],
            )
        )
    return tuple(sorted(found, key=lambda problem: (problem.file, problem.row or 0)))


def _why(place: Any) -> str:
    named = (in_country(one.name, one.division, country_name(one.country)) for one in place.candidates[:6])
    others = list(dict.fromkeys(named))
    if place.precision == "none":
        return f"it may mean {' or '.join(others)}" if others else "no place of this name is in the gazetteer"
    if place.ambiguous and others[1:]:
        return f"taken for {others[0]}, but it may mean {' or '.join(others[1:])}"
    if place.ambiguous and place.candidates[1:]:
        return f"taken for {others[0]} at {place.lat:.2f}, {place.lon:.2f}; there are others of this name"
    if place.precision == "country":
        return f"not found; {country_name(place.country)} stands for it, at its capital"
    return "not certain"
