"""Meetings and legs as KML 2.2: for Google Earth and other globes with a time slider."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET

from ..atlas import Atlas
from ..schema import ROLES, rows
from ..words import ROLE_WORDS
from .lines import LonLat, Route, lonlat, routes
from .meetings import LINES, MADE_BY, credits, leg_rows, meeting_rows

MARK: Final = f"<!-- {MADE_BY} -->"
"""Stands in the second line of every file; tells it from other people's."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n' + MARK
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROLE_COLOURS: Final = {
    "made": "a86800", "hosted": "0052c6", "third": "5d8000",
    "domestic": "646b6f", "virtual": "8f4f8a", "unknown": "79858a", "": "a86800",
}  # fmt: skip
"""The colours of the replay, in KML's order: blue, green, red."""
_SURE, _UNSURE = "ff", "80"
"""Opacity of what is held and known to the day, and of what is planned, cancelled or vague."""
_LINES: Final = {"stated": ("ff5d8000", "3"), "inferred": ("c0a86800", "2"), "unsure": ("80646b6f", "2")}


def kml(atlas: Atlas, follow: str | None = None, first: int | None = None, last: int | None = None) -> str:
    """A document with a folder of meetings (points) and a folder of legs (a route each).

    A day is a TimeStamp, several are a TimeSpan, both ends inclusive; a vague date is the TimeSpan of
    its possible days, open where it is open; what has no date has neither. A meeting that was not
    located is a placemark without geometry. Balloons are HTML, so texts of the table are escaped
    twice there: once as HTML, once as XML. Nothing is loaded from a network.
    """
    lines = [_HEAD, '<kml xmlns="http://www.opengis.net/kml/2.2">', "<Document>"]
    lines += [_written(_element("name", atlas.name))]
    lines += [_written(_element("description", _lines([*credits(atlas), LINES])))]
    lines += map(_written, _styles())
    lines += _folder("Meetings", map(_meeting, rows(meeting_rows(atlas, follow, first, last))))
    legs = leg_rows(atlas, follow, first, last)
    lines_of = routes(legs, atlas.travel.points).items()
    ways = {route: [" ".join(map(_position, piece)) for piece in pieces] for route, pieces in lines_of}
    lines += _folder("Ways", (_leg(row, ways) for row in rows(legs)))
    return "\n".join([*lines, "</Document>", "</kml>", ""])


def xml_text(text: str) -> str:
    """The text with every character that XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def _folder(name: str, placemarks: Iterator[ET.Element]) -> Iterator[str]:
    yield f"<Folder><name>{name}</name>"
    yield from map(_written, placemarks)
    yield "</Folder>"


def _meeting(row: Any) -> ET.Element:
    mark = "" if row.status == "held" else f" [{row.status}]"
    placemark = _placemark(f"{row.leaders or 'nobody named'}{mark}", _meeting_lines(row))
    if row.date_kind != "none":
        placemark.append(_time(row.first_day, row.last_day))
    unsure = row.date_kind != "precise" or row.status != "held"
    _add(placemark, "styleUrl", f"#{row.role or 'meeting'}{'-unsure' if unsure else ''}")
    names = ("meeting", "date", "date_kind", "approximate", "precision", "ambiguous", "in_person", "status",
             "role", "country", "occasion", "category", "journey", "sources", "disagreements")  # fmt: skip
    _data(placemark, row, names)
    if row.precision != "none":
        point = ET.SubElement(placemark, "Point")
        _add(point, "coordinates", _position(lonlat(row.lat, row.lon)))
    return placemark


def _meeting_lines(row: Any) -> list[str]:
    known = {
        "none": " (not located)",
        "country": " (drawn at the capital)",
        "admin": " (somewhere in it)",
    }.get(row.precision, "")
    lines = [
        row.date_label or "no date",
        f"{row.place or 'no place'}{known}",
        "the name may mean several places" if row.ambiguous else "",
        "" if row.in_person else "not in person",
        ROLE_WORDS[row.role] if row.role else "",
        row.occasion,
        row.category,
        f"Sources differ on: {row.disagreements}" if row.disagreements else "",
        f"Sources: {row.sources}" if row.sources else "",
        row.notes,
        row.urls,
    ]
    return [line for line in lines if line]


def _leg(row: Any, ways: dict[Route, list[str]]) -> ET.Element:
    lines = [
        f"{row.first_day}" if not row.vague else f"some day from {row.first_day} to {row.last_day}",
        f"{row.leader}, {row.basis}, {row.status}, {row.distance_km:,.0f} km",
    ]
    placemark = _placemark(f"{row.origin} → {row.destination}", lines)
    placemark.append(_time(row.first_day, row.last_day))
    unsure = row.vague or row.status != "held"
    _add(placemark, "styleUrl", "#unsure" if unsure else f"#{row.basis}")
    _data(placemark, row, ("leader", "trip", "basis", "status", "vague", "ordered", "abroad", "distance_km"))
    pieces = ways[row.from_point, row.to_point]
    parent = ET.SubElement(placemark, "MultiGeometry") if len(pieces) > 1 else placemark
    for piece in pieces:
        line = ET.SubElement(parent, "LineString")
        _add(line, "tessellate", "1")
        _add(line, "coordinates", piece)
    return placemark


def _placemark(name: str, lines: list[str]) -> ET.Element:
    placemark = ET.Element("Placemark")
    _add(placemark, "name", name)
    _add(placemark, "Snippet", "").set("maxLines", "0")
    _add(placemark, "description", _lines(lines))
    return placemark


def _lines(lines: list[str]) -> str:
    return "<br>".join(html.escape(part) for line in lines for part in line.split("\n"))


def _time(first: str, last: str) -> ET.Element:
    if first == last:
        stamp = ET.Element("TimeStamp")
        _add(stamp, "when", first)
        return stamp
    span = ET.Element("TimeSpan")
    for name, day in (("begin", first), ("end", last)):
        if day:
            _add(span, name, day)
    return span


def _data(placemark: ET.Element, row: Any, names: tuple[str, ...]) -> None:
    extended = ET.SubElement(placemark, "ExtendedData")
    for name in names:
        value = getattr(row, name)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        if text:
            data = ET.SubElement(extended, "Data", name=name)
            _add(data, "value", f"{value:.1f}" if isinstance(value, float) else text)


def _styles() -> Iterator[ET.Element]:
    for role in ("", *ROLES):
        for suffix, opacity in (("", _SURE), ("-unsure", _UNSURE)):
            style = ET.Element("Style", id=f"{role or 'meeting'}{suffix}")
            icon = ET.SubElement(style, "IconStyle")
            _add(icon, "color", f"{opacity}{_ROLE_COLOURS[role]}")
            yield style
    for name, (colour, width) in _LINES.items():
        style = ET.Element("Style", id=name)
        line = ET.SubElement(style, "LineStyle")
        _add(line, "color", colour)
        _add(line, "width", width)
        yield style


def _position(point: LonLat) -> str:
    return f"{point[0]:.5f},{point[1]:.5f}"


def _element(name: str, text: str) -> ET.Element:
    element = ET.Element(name)
    element.text = xml_text(text)
    return element


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = _element(name, text)
    parent.append(element)
    return element


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")
