"""What an editor should look at once the venues are located."""

from __future__ import annotations

import pandas as pd

from geo.errors import Problem
from geo.gazetteer import Candidate, country_name
from geo.roles import VIRTUAL
from geo.schema import rows
from geo.words import place_words, with_country


def place_findings(reports: pd.DataFrame, places: pd.DataFrame) -> tuple[Problem, ...]:
    """A warning for every venue that was not found or may be another place, at its first row.

    ``reports`` (``schema.REPORTS``) in the order of the file, ``places`` (``schema.PLACES``).
    Venues where nobody travelled (a video link) are left out.
    """
    doubtful = places[(places["precision"].eq("none") | places["ambiguous"]).to_numpy()]
    first = reports.sort_values(["file", "row"]).drop_duplicates("venue_key").set_index("venue_key")
    counts = reports["venue_key"].value_counts()
    found = []
    for place in rows(doubtful):
        if place.venue_key not in first.index or VIRTUAL.search(place.written):
            continue
        report = first.loc[place.venue_key]
        column = next((name for name in ("venue", "city", "country") if report[name]), "lat")
        repeats = f" (in {counts[place.venue_key]} rows)" if counts[place.venue_key] > 1 else ""
        found.append(
            Problem(
                str(report["file"]),
                int(report["row"]),
                column,
                place_words(place.venue_key)[:120],
                _why(place.precision, place.candidates) + repeats,
                "write the country or city more fully, or give lat and lon",
                "warning",
            )
        )
    return tuple(found)


def _why(precision: str, candidates: tuple[Candidate, ...]) -> str:
    others = [with_country(one.name, country_name(one.country)) for one in candidates[:4]]
    if precision == "none":
        return f"it may mean {' or '.join(others)}" if others else "no place of this name is in the gazetteer"
    return (
        f"taken for {others[0]}, but it may mean {' or '.join(others[1:])}" if others[1:] else "not certain"
    )
