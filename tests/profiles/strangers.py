"""Small tables of strangers, and what the program tells of them in words a test can compare.

The tables of ``tests/fixtures/strangers`` stand for one kind of fault each; its README says what is right.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from geo.atlas import Atlas, read
from geo.dates import iso
from geo.errors import Problem
from geo.figures import figures
from tests.build import gazetteer

STRANGERS = Path(__file__).parents[1] / "fixtures" / "strangers"


@cache
def case(name: str) -> Atlas:
    """A table of the folder, read with no option. Tests must not alter its tables."""
    return read(STRANGERS / name, gazetteer=gazetteer())


def case_with(name: str, **columns: str) -> Atlas:
    """The same, where the reader says what columns hold."""
    return read(STRANGERS / name, gazetteer=gazetteer(), columns=columns)


def table(text: str, name: str = "table.csv", **columns: str) -> Atlas:
    """A table written in a test."""
    return read(Path(name), text.strip().encode(), gazetteer=gazetteer(), columns=columns or None)


def rows(atlas: Atlas) -> pd.DataFrame:
    """The reports in the order of the file."""
    return atlas.reports.sort_values(["row", "stop"])


def days(atlas: Atlas) -> list[str]:
    """``2013-07-01``, ``2013-07-01/2013-07-02``, and ``1446-05-01..1446-05-31`` for some day within."""
    told = rows(atlas)[["start_day", "end_day", "date_kind"]].itertuples(index=False)
    return [_span(start, end, kind) for start, end, kind in told]


def _span(start: int, end: int, kind: str) -> str:
    first, last = ("" if pd.isna(day) else iso(int(day)) for day in (start, end))
    if kind == "vague":
        return f"{first}..{last}"
    return first if first == last else f"{first}/{last}"


def places(atlas: Atlas) -> list[str]:
    """``Rome IT`` for every report; ``""`` where nothing is drawn."""
    found = atlas.places.set_index("venue_key")
    return [_point(found.loc[key]) if key in found.index else "" for key in rows(atlas)["venue_key"]]


def _point(place: pd.Series[str]) -> str:
    return "" if place["precision"] == "none" else f"{place['name']} {place['country']}"


def countries(atlas: Atlas) -> list[str]:
    """The country of every report's place; ``""`` where nothing is drawn."""
    return [place.rpartition(" ")[2] for place in places(atlas)]


def near(atlas: Atlas) -> list[tuple[int, int] | None]:
    """Every report's point in whole degrees (lat, lon); None where nothing is drawn."""
    found = atlas.places.set_index("venue_key")
    points = []
    for key in rows(atlas)["venue_key"]:
        drawn = key in found.index and found.loc[key, "precision"] != "none"
        points.append((round(found.loc[key, "lat"]), round(found.loc[key, "lon"])) if drawn else None)
    return points


def leaders(atlas: Atlas) -> dict[str, str]:
    """Every leader's name and country."""
    return dict(zip(atlas.leaders["name"], atlas.leaders["country"], strict=True))


def findings(atlas: Atlas, kind: str) -> list[Problem]:
    """What is said of one kind."""
    return [problem for problem in atlas.problems if problem.kind == kind]


def said(atlas: Atlas) -> str:
    """Everything that is said, one finding a line."""
    return "\n".join(map(str, atlas.problems))


def doubted(atlas: Atlas) -> set[int]:
    """Rows whose place is said to be in doubt or not found."""
    named = findings(atlas, "place")
    return {row for one in named for row in one.rows or (one.row,) if row is not None}


def figure(atlas: Atlas, name: str, leader: str | None = None) -> object:
    """One figure of the leader, or of the only one."""
    return figures(atlas, leader or atlas.leaders["name"].iloc[0])[name]
