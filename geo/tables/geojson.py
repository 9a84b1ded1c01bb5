"""GeoJSON (RFC 7946) → raw text cells: a row for each point, and what our own export says read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ..errors import Problem, TableError
from ..language import all_of, phrase, phrases
from .limits import clip, unusable
from .nested import flatten, records_table
from .raw import RawTable

_OURS: Final = "Summit Atlas"
_NOT_POINTS: Final = {
    "LineString": "lines", "MultiLineString": "lines", "Polygon": "areas", "MultiPolygon": "areas",
    "GeometryCollection": "collections",
}  # fmt: skip
_COUNTED: Final[Mapping[str, Callable[[int], str]]] = {
    "lines": lambda count: phrases("{count} line drawn", "{count} lines drawn", count),
    "areas": lambda count: phrases("{count} area", "{count} areas", count),
    "collections": lambda count: phrases("{count} collection", "{count} collections", count),
    "others": lambda count: phrases("{count} other", "{count} others", count),
}
_READ_BACK: Final = {
    "meeting": "meeting", "date": "date", "venue": "venue", "city": "city", "written_country": "country",
    "occasion": "occasion", "category": "category", "status": "status", "journey": "journey",
    "sources": "source", "urls": "url", "notes": "note",
}  # fmt: skip
"""Properties of a meeting in our export → our columns; the others are computed from these."""
_SHAPE: Final = phrase("points, or features without a geometry")
_NEXT: Final = phrase(
    "export the points as a table with the columns lat and lon from the program that made the file, or write"
    " one row for each stay"
)


def features_in(document: Any) -> list[Any] | None:
    """The features of a GeoJSON document, also of features line by line; None for any other JSON."""
    if isinstance(document, dict):
        if document.get("type") == "FeatureCollection" and isinstance(document.get("features"), list):
            return list(document["features"])
        return [document] if _is_feature(document) else None
    if isinstance(document, list) and document and all(map(_is_feature, document)):
        return document
    return None


def features_table(
    features: Sequence[Any], document: Any, file: str, problems: list[Problem], called: str = "GeoJSON"
) -> RawTable:
    """A row for each feature that is a point or has no geometry, with ``lat`` and ``lon``.

    Other columns are the feature's properties, by their paths. Lines and areas are left out, in one finding
    for each kind. Of our own export the meetings are read back under our columns; its legs are not, for
    they follow from the meetings. ``called`` is what findings call the format. Raises ``TableError`` where no
    feature is a point.
    """
    ours = isinstance(document, dict) and document.get("generator") == _OURS
    rows: list[Any] = []
    left: dict[str, list[int]] = {}
    for place, feature in enumerate(features):
        kind = _kind(feature)
        if ours and _said(feature).get("kind") == "leg":
            continue
        if kind in _NOT_POINTS:
            left.setdefault(_NOT_POINTS[kind], []).append(place + 2)
        elif not _is_feature(feature):
            rows.append(feature)
        else:
            rows.append(_meeting(feature) if ours else _row(feature))
    if not rows:
        raise _without_points(file, features, called)
    notes = [
        _read(file, len(rows), ours, called),
        *(_left(file, kind, numbers) for kind, numbers in left.items()),
    ]
    return records_table(rows, file, [*problems, *notes])


def _is_feature(value: Any) -> bool:
    return isinstance(value, dict) and value.get("type") == "Feature" and "geometry" in value


def _kind(feature: Any) -> str:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return str(geometry.get("type")) if isinstance(geometry, dict) else ""


def _said(feature: Any) -> Mapping[str, Any]:
    said = feature.get("properties") if isinstance(feature, dict) else None
    return said if isinstance(said, dict) else {}


def _row(feature: Mapping[str, Any]) -> dict[str, Any]:
    """Properties and point, whose coordinates go before properties that are called lat or lon."""
    lat, lon = _position(feature)
    flat = flatten(_said(feature))
    return flat | ({"lat": lat, "lon": lon} if lat else {})


def _position(feature: Mapping[str, Any]) -> tuple[str, str]:
    """(lat, lon) as text of a point; empty without one, and for several points."""
    geometry = feature.get("geometry")
    spot: Any = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if _kind(feature) == "MultiPoint" and isinstance(spot, list) and len(spot) == 1:
        spot = spot[0]
    flat = isinstance(spot, list) and len(spot) >= 2 and not any(isinstance(x, list | dict) for x in spot)
    return (str(spot[1]), str(spot[0])) if flat else ("", "")


def _meeting(feature: Mapping[str, Any]) -> dict[str, Any]:
    """A meeting of our export under our columns; a point that was found for its words is found again."""
    said = _said(feature)
    row = {ours: said.get(name) for name, ours in _READ_BACK.items()}
    if "venue" not in said and "place" in said:  # written before the export told the parts of a place
        row |= {"venue": said["place"], "country": said.get("country_name")}
    lat, lon = _position(feature) if said.get("point_given") else ("", "")
    leaders = said.get("written_leaders") or _with_countries(said)
    return row | {"leaders": leaders, "stop": said.get("stop") or "", "lat": lat, "lon": lon}


def _with_countries(said: Mapping[str, Any]) -> str:
    """The names of who took part with their countries, from an older file that does not write them so."""
    names = str(said.get("leaders") or "").split("; ")
    countries = str(said.get("home_countries") or "").split("; ")
    if len(names) != len(countries):
        return "; ".join(names)
    pairs = zip(names, countries, strict=True)
    return "; ".join(f"{name} ({land})" if land and not name.endswith(")") else name for name, land in pairs)


def _read(file: str, count: int, ours: bool, called: str) -> Problem:
    if ours:
        found = phrases(
            "{kind}, our own export of {count} meeting",
            "{kind}, our own export of {count} meetings",
            count,
            kind=called,
        )
        advice = phrase(
            "read back; the file does not say what each source said, and its legs follow from the meetings"
        )
    else:
        found = phrases("{kind} with {count} feature", "{kind} with {count} features", count, kind=called)
        advice = phrase("each became a row with its properties as columns, and lat and lon of its point")
    return Problem(file, None, None, found, _SHAPE, advice, "note", "records")


def _left(file: str, kind: str, rows: list[int]) -> Problem:
    found = _COUNTED[kind](len(rows))
    advice = phrase("left out; {advice}", advice=_NEXT)
    return Problem(file, rows[0], None, found, _SHAPE, advice, "warning", "records", tuple(rows))


def _without_points(file: str, features: Sequence[Any], called: str) -> TableError:
    kinds = Counter(_NOT_POINTS.get(_kind(feature), "others") for feature in features)
    if kinds:
        counted = all_of([_COUNTED[kind](count) for kind, count in kinds.items()])
        found = phrase("{kind} with {names} and no point", kind=called, names=counted)
    else:
        found = phrase("{kind} without features", kind=called)
    return unusable(file, clip(found), phrase("{kind} whose features are points", kind=called), _NEXT)
