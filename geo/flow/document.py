"""Flows → the flows document that the map plays (``docs/flows.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from ..html import basemap, carried_json
from ..language import Phrase, as_line, phrase
from ..places import written_names
from ..replay import Integers, deltas, integers, packed
from ..schema import PRECISIONS
from .cells import ELSEWHERE, Counted, counted
from .cut import Cut, cut, uncut
from .schema import REASONS

FORMAT: Final = "summit-atlas-flows"
VERSION: Final = 1
MOST_BYTES: Final = 4_400_000
"""Of the document as the page carries it, so that the page is no larger than 5 MB."""

_PLACES: Final = phrase("Capitals: GeoNames (CC BY 4.0); names of countries: Unicode CLDR")
_PLACES_WRITTEN: Final = phrase(
    "Capitals: GeoNames (CC BY 4.0); names of countries: Unicode CLDR; names in other scripts: Unicode CLDR, "
    "GeoNames"
)
_LINES: Final = phrase(
    "Curves lie beside great circles from capital to place; nobody says which way was flown."
)
_FULL: Final = 0.94
"""A document that was cut is tried again, ``_TRIES`` times at most, until it fills so much of its room."""
_TRIES: Final = 3
_SPARE: Final = 0.98
"""Of the cells that should fit by their share, so many are kept: fewer cells compress a little worse."""

Json = dict[str, Any]


def flow_document(
    flows: pd.DataFrame,
    by: str,
    *,
    title: str = "",
    credits: Iterable[Phrase] = (),
    left_out: Mapping[str, int] | None = None,
    most_bytes: int = MOST_BYTES,
) -> Json:
    """The flows document of a table of flows, JSON-ready; the same flows in any order give the same document.

    ``flows`` has the columns of ``cells.COLUMNS``: an origin's capital (ISO 3166-1 alpha-2) →
    a place, how many visits and reports in each period. ``by``: day, week (Monday to Sunday), month or
    year. ``credits`` name the sources; ``left_out`` says how many rows of the sources are in no flow, by
    reason. Of flows that would take more than ``most_bytes`` as a page carries them the weakest are told
    by country or left out (``flow_map_cut``), which the document counts.

    Raises ``ValueError`` as ``cells.counted`` does.
    """
    everything = counted(flows, by)
    head: Json = {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "left_out": _reasons(left_out or {}),
        "credits": list(map(as_line, (*credits, basemap.CREDIT))),
    }
    document = _document(head, everything, by, uncut(everything))
    size = len(carried_json(document))
    tries = 0
    # The first try leaves room, because fewer routes compress better; the later ones fill it.
    while size > most_bytes or (0 < tries < _TRIES and size < most_bytes * _FULL):
        cells = int(document["cells"]["count"] * _SPARE * most_bytes / size)
        kept, done = cut(everything, cells)
        document = _document(head, kept, by, done)
        size = len(carried_json(document))
        tries += 1
        if not len(kept.cells):
            break
    return document


def _document(head: Json, counted: Counted, by: str, done: Cut) -> Json:
    """Head and columns, with what the columns add to the credits."""
    columns = _columns(counted, by, done)
    places = _PLACES_WRITTEN if columns["written"]["point"] else _PLACES
    return head | {"credits": [*head["credits"], as_line(places), as_line(_LINES)]} | columns


def _reasons(left_out: Mapping[str, int]) -> list[list[str | int]]:
    """Reasons and rows, those of most rows first; a reason that is known is said in full."""
    found = sorted(((-rows, reason) for reason, rows in left_out.items() if rows > 0))
    return [
        [f"{reason} ({REASONS[reason]})" if reason in REASONS else reason, -rows] for rows, reason in found
    ]


def _columns(counted: Counted, by: str, done: Cut) -> Json:
    """The columns of the document: only countries and points that are in use, routes in order."""
    cells = counted.cells
    point, cell_point = np.unique(cells["point"], return_inverse=True)
    points = counted.points.iloc[point]
    country, position = np.unique(np.concatenate([cells["origin"], points["country"]]), return_inverse=True)
    countries = counted.countries.iloc[country]
    origin, point_country = position[: len(cells)], position[len(cells) :]
    table = cells.assign(origin=origin, point=cell_point).sort_values(["origin", "point", "period", "kind"])
    routes = table.groupby(["origin", "point"], sort=True).size().reset_index(name="cells")
    return {
        "periods": {"by": by, "first": counted.first, "count": counted.periods},
        "kinds": {name: counted.kinds[name].tolist() for name in ("role", "status")},
        "precisions": [*PRECISIONS, ELSEWHERE],
        "countries": {
            "code": countries["code"].tolist(),
            "name": countries["name"].tolist(),
            "capital": countries["capital"].tolist(),
            "lat": _degrees(countries["lat"]),
            "lon": _degrees(countries["lon"]),
        },
        "written": _written(points.assign(country=countries["code"].to_numpy()[point_country]), countries),
        "points": {
            "name": points["name"].tolist(),
            "country": packed(point_country),
            "lat": _degrees(points["lat"]),
            "lon": _degrees(points["lon"]),
            "precision": packed(points["precision"]),
        },
        "routes": {
            "count": len(routes),
            "origin": deltas(routes["origin"]),
            "point": packed(routes["point"]),
            "cells": packed(routes["cells"]),
        },
        "cells": {
            "count": len(table),
            "period": packed(_within(integers(table["period"]), integers(routes["cells"]))),
            "kind": packed(table["kind"]),
            "visits": packed(table["visits"]),
            "more_reports": packed(table["reports"] - table["visits"]),
        },
        "cut": done._asdict(),
    }


def _written(points: pd.DataFrame, countries: pd.DataFrame) -> dict[str, list[Any]]:
    """Names in other scripts of the points and, numbered on behind them, of the countries' capitals.

    Of a place that is written as a whole address its first part counts, as on the map.
    """
    names = [*points["name"].astype("str").str.split(",").str[0].str.strip(), *countries["capital"]]
    words = np.array([*PRECISIONS, ELSEWHERE])
    return written_names(
        pd.DataFrame(
            {
                "point": range(len(names)),
                "name": names,
                "lat": pd.concat([points["lat"], countries["lat"]]).to_numpy(float, na_value=np.nan),
                "lon": pd.concat([points["lon"], countries["lon"]]).to_numpy(float, na_value=np.nan),
                "country": [*points["country"], *countries["code"]],
                "precision": [*words[points["precision"].to_numpy(int)], *["city"] * len(countries)],
            }
        )
    )


def _within(periods: Integers, sizes: Integers) -> Integers:
    """Each period less the one before it of the same route, a route's first less 0."""
    steps = np.diff(periods, prepend=0)
    starts = np.cumsum(sizes)[:-1]
    steps[starts] = periods[starts]
    return steps


def _degrees(values: pd.Series[float]) -> list[float | None]:
    """Degrees with five decimals; None where a country has no capital to stand at."""
    return [None if pd.isna(value) else round(float(value), 5) for value in values]
