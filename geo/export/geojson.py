"""Meetings and legs as GeoJSON (RFC 7946): for maps and for programs that compute with places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

import pandas as pd

from ..atlas import Atlas
from .lines import LonLat, lonlat, routes
from .meetings import LINES, MADE_BY, credits, leg_rows, meeting_rows

MARK: Final = f'{{"type": "FeatureCollection", "generator": "{MADE_BY}"'
"""How every file begins; tells it from other people's."""

Json = dict[str, Any]
_NOT_SAID: Final = ["lat", "lon", "from_point", "to_point"]


def geojson(
    atlas: Atlas, follow: str | None = None, first: int | None = None, last: int | None = None
) -> str:
    """A feature collection: a point for every meeting, then a line for every leg.

    What a property means is said in ``MEETING_EXPORT`` and ``LEG_EXPORT``; ``kind`` is ``meeting`` or
    ``leg``. Days are ``YYYY-MM-DD``, ends inclusive; null where open or not known. A meeting that was
    not located has no geometry (null, RFC 7946 section 3.2). Positions are (lon, lat) in WGS 84; a
    line that crosses the antimeridian is a MultiLineString cut there. One feature a line of text.
    """
    head = MARK + "".join(
        f", {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in (("name", atlas.name), ("credits", [*credits(atlas), LINES]))
    )
    features = chain(_meetings(atlas, follow, first, last), _legs(atlas, follow, first, last))
    body = ",\n".join(features)
    return f'{head}, "features": [\n{body}\n]}}\n'


def _meetings(atlas: Atlas, follow: str | None, first: int | None, last: int | None) -> Iterator[str]:
    table = meeting_rows(atlas, follow, first, last)
    placed = table["lat"].notna().tolist()
    spots = zip(table["lat"].tolist(), table["lon"].tolist(), strict=True)
    for said, (lat, lon), known in zip(_properties(table, "meeting"), spots, placed, strict=True):
        point = {"type": "Point", "coordinates": lonlat(lat, lon)} if known else None
        yield _feature(f"meeting {said['meeting']}", json.dumps(point), said)


def _legs(atlas: Atlas, follow: str | None, first: int | None, last: int | None) -> Iterator[str]:
    table = leg_rows(atlas, follow, first, last)
    lines = {route: _line(pieces) for route, pieces in routes(table, atlas.travel.points).items()}
    ways = zip(table["from_point"].tolist(), table["to_point"].tolist(), strict=True)
    rounded = table.assign(distance_km=table["distance_km"].round(1))
    for said, way in zip(_properties(rounded, "leg"), ways, strict=True):
        yield _feature(f"leg {said['leg']}", lines[way], said)


def _feature(number: str, geometry: str, properties: Json) -> str:
    """One feature as text; ``geometry`` is text already, since many legs share one route."""
    said = json.dumps(properties, ensure_ascii=False, allow_nan=False)
    name = json.dumps(number, ensure_ascii=False)
    return f'{{"type": "Feature", "id": {name}, "geometry": {geometry}, "properties": {said}}}'


def _properties(table: pd.DataFrame, kind: str) -> list[Json]:
    said = table.drop(columns=[name for name in _NOT_SAID if name in table])
    for name in ("first_day", "last_day"):
        said[name] = said[name].astype("object").where(said[name].ne(""), None)
    return [
        {"kind": kind} | {str(name): value for name, value in row.items()} for row in said.to_dict("records")
    ]


def _line(pieces: list[list[LonLat]]) -> str:
    if len(pieces) == 1:
        return json.dumps({"type": "LineString", "coordinates": pieces[0]})
    return json.dumps({"type": "MultiLineString", "coordinates": pieces})
