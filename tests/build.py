"""Small atlases for tests, through the real reader and the real gazetteer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from geo.atlas import Atlas, build
from geo.places.gazetteer import Gazetteer
from geo.reports.loading import load


@cache
def gazetteer() -> Gazetteer:
    """The committed gazetteer, opened once."""
    return Gazetteer()


def atlas_of(reports: str, tmp_path: Path, *, max_gap_days: int = 1, **tables: str) -> Atlas:
    """An atlas of tables written as CSV text; ``leaders=…``, ``sources=…`` as further tables."""
    folder = tmp_path / "table"
    folder.mkdir(exist_ok=True)
    for name, text in {"reports": reports, **tables}.items():
        (folder / f"{name}.csv").write_text(_unindented(text), encoding="utf-8")
    return build(load(folder), gazetteer=gazetteer(), max_gap_days=max_gap_days)


def legs_of(atlas: Atlas, leader: str) -> list[tuple[str, str]]:
    """(origin, destination) of every leg of the leader, in order."""
    position = atlas.leaders["name"].tolist().index(leader)
    legs = atlas.travel.legs[atlas.travel.legs["leader"].eq(position)]
    names = atlas.travel.points["name"]
    return list(zip(names.iloc[legs["origin"]], names.iloc[legs["destination"]], strict=True))


def trips_of(atlas: Atlas, leader: str) -> list[list[str]]:
    """For every trip of the leader the names of its stays, in order."""
    position = atlas.leaders["name"].tolist().index(leader)
    trips = atlas.travel.trips[atlas.travel.trips["leader"].eq(position)]
    names, stays = atlas.travel.points["name"].tolist(), atlas.travel.stays["point"].tolist()
    return [[names[stays[stay]] for stay in numbers] for numbers in trips["stays"]]


def roles_of(atlas: Atlas, meeting: str) -> dict[str, str]:
    """The role of every leader in a meeting."""
    who: pd.DataFrame = atlas.travel.participations
    here = who[who["meeting"].eq(atlas.meetings["meeting"].tolist().index(meeting))]
    return dict(zip(atlas.leaders["name"].iloc[here["leader"]], here["role"], strict=True))


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines()) + "\n"
