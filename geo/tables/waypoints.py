"""GPX → raw text cells: a row for each waypoint."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from .elements import each, element_text, flat_texts
from .geojson import features_table
from .moments import in_utc
from .raw import RawTable
from .xmlfile import xml_document

_GPX: Final = "GPX with waypoints"
_BESIDE: Final = "extensions"


def read_gpx(content: bytes, file: str) -> RawTable:
    """A row for each waypoint: what it says of itself, by path (``link.href``), what programs add to it under
    its own name, ``lat`` and ``lon``; no tracks and no routes.

    They are left out, with their count. Raises ``TableError`` where there is no waypoint, and as
    ``xml_document`` does.
    """
    document = xml_document(content, file, _GPX)
    features = [_waypoint(one) for one in each(document.get("wpt"))]
    lines = [
        {"geometry": {"type": "LineString"}} for name in ("trk", "rte") for _ in each(document.get(name))
    ]
    table = features_table([*features, *lines], None, file, [], "GPX")
    times = (element_text(one["properties"].get("time")) for one in features)
    late = [row for row, time in enumerate(times, 2) if time.endswith(("Z", "z"))]
    return replace(table, problems=(*table.problems, *in_utc(file, "time", late)))


def _waypoint(one: Any) -> dict[str, Any]:
    told = one if isinstance(one, dict) else {}
    spot = [element_text(told.get("lon")), element_text(told.get("lat"))]
    point = {"type": "Point", "coordinates": spot} if all(spot) else None
    return {"type": "Feature", "properties": flat_texts(told, _BESIDE), "geometry": point}
