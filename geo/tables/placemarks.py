"""KML → raw text cells: a row for each placemark, with its name, its days and its point."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from ..errors import Problem, TableError
from ..language import phrase, phrases
from .alike import unread
from .blanks import without_markup
from .elements import each, element_text, with_names
from .geojson import features_table
from .instead import is_own_export, own_export
from .limits import MAX_BYTES, clip, too_large, unusable
from .moments import in_utc
from .raw import RawTable, row_problems
from .xmlfile import xml_document

_KML: Final = phrase("KML whose placemarks are points")
_SHAPES: Final = {
    "LineString": "LineString", "LinearRing": "LineString", "Track": "LineString", "MultiTrack": "LineString",
    "Polygon": "Polygon", "MultiGeometry": "GeometryCollection", "Model": "GeometryCollection",
}  # fmt: skip
_HOLDING: Final = ("Document", "Folder")
_PICTURES: Final = ("GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Tour")
_PAIR: Final = phrase("longitude,latitude with points for decimals: {example}", example="10.75,59.91")
_FEWEST: Final = 2
_MOST: Final = 3
"""Numbers of a point: its height may be the third."""
_MAIN: Final = "doc.kml"
_ADDRESS: Final = "address"


class _Around(NamedTuple):
    """What a folder says of all that is in it."""

    folder: str
    days: Mapping[str, str]


class _Mark(NamedTuple):
    """A placemark as a feature, with what cannot be read of its point."""

    feature: dict[str, Any]
    wrong: str


def read_kml(content: bytes, file: str) -> RawTable:
    """A row for each placemark that is a point or has none: ``name``, ``description`` without its markup,
    ``address``, ``begin`` and ``end`` (those of the folder around it where it has none), ``folder``, the
    data beside it under their names, ``lat`` and ``lon``.

    Lines and areas are left out, in one finding for each kind; coordinates that are none, and links to other
    files, are findings. Raises ``TableError`` where no placemark is a point, for our own export, and as
    ``xml_document`` does.
    """
    if is_own_export(content):
        raise own_export(file)
    document = xml_document(content, file, _KML)
    marks = [_placemark(one, around) for around, one in _placemarks(document, _Around("", {}))]
    table = features_table([one.feature for one in marks], None, file, [], "KML")
    rows = _rows(marks)
    wrong = [(row, one.wrong) for row, one in zip(rows, marks, strict=True) if row and one.wrong]
    notes = row_problems(
        file, [row for row, _ in wrong], [text for _, text in wrong], column="coordinates", allowed=_PAIR,
        advice=phrase("write one point so; the row was read without it"), severity="warning",
    )  # fmt: skip
    late = [row for row, one in zip(rows, marks, strict=True) if row and _says_utc(one.feature)]
    notes += [*_linked(file, _links(document)), *_pictured(file, document), *in_utc(file, None, late)]
    return replace(table, problems=(*table.problems, *notes), addresses=frozenset({_ADDRESS}))


def read_kmz(content: bytes, file: str) -> RawTable:
    """``read_kml`` of the document in an archive: ``doc.kml``, or the first file ending in ``.kml``.

    A warning names the other documents with their rows.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        inner = [one for one in archive.infolist() if one.filename.lower().endswith(".kml")]
        if not inner:
            found, allowed = phrase("an archive without KML"), phrase("KMZ with a .kml in it")
            raise unusable(file, found, allowed, phrase("export the places again"))
        if sum(one.file_size for one in inner) > MAX_BYTES:
            found, advice = phrase("an archive that is too large"), phrase("export fewer places")
            raise too_large(file, found, MAX_BYTES // 1_000_000, advice)
        main = min(inner, key=_depth_if_main)
        table = read_kml(archive.read(main), file)
        others = {one.filename: _count(archive, one, file) for one in inner if one is not main}
        notes = [replace(one, severity="warning") for one in unread(file, others, "document")]
        return replace(table, problems=(*table.problems, *notes))


def _depth_if_main(member: zipfile.ZipInfo) -> tuple[bool, int]:
    path = PurePosixPath(member.filename.lower())
    return path.name != _MAIN, len(path.parts) if path.name == _MAIN else 0


def _count(archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: str) -> int:
    """Rows of a document that is not read; 0 where it cannot be."""
    try:
        return len(read_kml(archive.read(member), file).cells)
    except (TableError, SyntaxError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return 0


def _placemarks(document: Mapping[str, Any], around: _Around) -> Iterator[tuple[_Around, Mapping[str, Any]]]:
    """Every placemark within documents and folders, with what these say of it."""
    waiting: list[tuple[_Around, Mapping[str, Any]]] = [(around, document)]
    while waiting:
        around, value = waiting.pop()
        yield from ((around, one) for one in each(value.get("Placemark")) if isinstance(one, dict))
        inner = [
            (_within(one, around, is_folder=name == "Folder"), one)
            for name in _HOLDING
            for one in each(value.get(name))
            if isinstance(one, dict)
        ]
        waiting += reversed(inner)


def _within(value: Mapping[str, Any], around: _Around, *, is_folder: bool) -> _Around:
    called = element_text(value.get("name")) if is_folder else ""
    return _Around(called or around.folder, _days(value) or around.days)


def _links(document: Mapping[str, Any]) -> list[str]:
    """Addresses of the files that a document leads to."""
    found: list[str] = []
    for value in _containers(document):
        for link in each(value.get("NetworkLink")):
            inner = link if isinstance(link, dict) else {}
            to = [one for name in ("Link", "Url") for one in each(inner.get(name)) if isinstance(one, dict)]
            found.append(next((href for one in to if (href := element_text(one.get("href")))), "?"))
    return found


def _containers(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The document, and the documents and folders within it."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        yield value
        inner = [one for name in _HOLDING for one in each(value.get(name))]
        waiting += [one for one in inner if isinstance(one, dict)]


def _pictured(file: str, document: Mapping[str, Any]) -> list[Problem]:
    """The note on pictures and tours, which are no places."""
    count = sum(len(each(value.get(name))) for value in _containers(document) for name in _PICTURES)
    if not count:
        return []
    found = phrases(
        "{count} picture laid over the map, or tours of it",
        "{count} pictures laid over the map, or tours of it",
        count,
    )
    return [Problem(file, None, None, found, phrase("places"), phrase("left out"), "note", "records")]


def _linked(file: str, links: list[str]) -> list[Problem]:
    if not links:
        return []
    found = phrases(
        "{count} link to places in other files: {name}",
        "{count} links to places in other files: {name}",
        len(links),
        name=links[0],
    )
    advice = phrase(
        "not read, for nothing is fetched; open it in the map program and save its places as a file"
    )
    allowed = phrase("places in the file")
    return [Problem(file, None, None, clip(found), allowed, advice, "warning", "unread")]


def _days(value: Mapping[str, Any]) -> dict[str, str]:
    """First and last day of a placemark or a folder; empty where it says none."""
    span, moment = value.get("TimeSpan"), value.get("TimeStamp")
    said = {}
    if isinstance(span, dict):
        said = {name: element_text(span.get(name)) for name in ("begin", "end")}
    elif isinstance(moment, dict):
        said = {"begin": element_text(moment.get("when"))}
    return {name: text for name, text in said.items() if text}


def _placemark(one: Mapping[str, Any], around: _Around) -> _Mark:
    said = {"name": element_text(one.get("name"))}
    said |= {"description": without_markup(element_text(one.get("description")))}
    said |= {_ADDRESS: element_text(one.get(_ADDRESS))}
    said |= _days(one) or around.days
    said |= {"folder": around.folder}
    geometry, wrong = _geometry(one)
    if geometry is not None and geometry["type"] == "Point":
        lon, lat = geometry["coordinates"]
        said |= {"lat": lat, "lon": lon}
    own = [(name, text) for name, text in said.items() if text]
    properties = with_names([*own, *_extended(one.get("ExtendedData"))])
    return _Mark({"type": "Feature", "properties": properties, "geometry": geometry}, wrong)


def _extended(data: Any) -> list[tuple[str, str]]:
    """What stands beside a placemark: ``Data`` and ``SimpleData`` under their names."""
    if not isinstance(data, dict):
        return []
    told = [(one.get("name"), one.get("value")) for one in each(data.get("Data")) if isinstance(one, dict)]
    for schema in each(data.get("SchemaData")):
        simple = each(schema.get("SimpleData")) if isinstance(schema, dict) else []
        told += [(one.get("name"), one) for one in simple if isinstance(one, dict)]
    return [(element_text(name), element_text(value)) for name, value in told if element_text(name)]


def _geometry(one: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The geometry of a placemark, and the words of a point that is none."""
    if "Point" in one:
        points = each(one["Point"])
        said = " ".join(element_text(p.get("coordinates")) for p in points if isinstance(p, dict)).strip()
        if not said and "Track" in one:
            return _stay(one)
        spot = _spot(said)
        return (
            ({"type": "Point", "coordinates": spot}, "")
            if spot
            else (None, said or phrase("a point without coordinates"))
        )
    if "Track" in one:
        return _stay(one)
    found = [shape for name, shape in _SHAPES.items() if name in one]
    return ({"type": found[0]} if found else None), ""


def _stay(one: Mapping[str, Any]) -> tuple[dict[str, Any] | None, str]:
    """The geometry of a track: a point where it stays at one, as in a history of places; otherwise a line."""
    tracks = [track for track in each(one["Track"]) if isinstance(track, dict)]
    said = {",".join(element_text(at).split()) for track in tracks for at in each(track.get("coord"))} - {""}
    if len(said) == 1 and (spot := _spot(said.pop())):
        return {"type": "Point", "coordinates": spot}, ""
    return {"type": _SHAPES["Track"]}, ""


def _spot(said: str) -> list[str]:
    """Longitude and latitude of one point as they are written; empty where it is not surely one."""
    numbers = [number.strip() for number in said.split(",")]
    if not _FEWEST <= len(numbers) <= _MOST or not all(map(_is_number, numbers)):
        return []
    return numbers[:_FEWEST]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _rows(marks: list[_Mark]) -> list[int]:
    """The row of each placemark that is one, counted from 2; 0 for lines and areas, which are left out."""
    made, row = [], 1
    for one in marks:
        geometry = one.feature["geometry"]
        is_row = geometry is None or geometry["type"] == "Point"
        row += is_row
        made.append(row if is_row else 0)
    return made


def _says_utc(feature: Mapping[str, Any]) -> bool:
    said = feature["properties"]
    return any(said.get(name, "").endswith(("Z", "z")) for name in ("begin", "end"))
