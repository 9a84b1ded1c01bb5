"""The hand-written places → an OpenStreetMap extract, and how important each of them is."""

from __future__ import annotations

import csv
import gzip
import xml.etree.ElementTree as ET
from itertools import count
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
SOURCES = tuple(FOLDER / f"{name}.csv" for name in ("cities", "venues", "boundaries"))

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The rows of ``cities``, ``venues`` or ``boundaries``. ``lat``, ``lon`` in degrees."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def osm() -> bytes:
    """The extract as OpenStreetMap XML: cities are nodes, venues ways, boundaries relations.

    A venue is a rectangle around its point; boundaries are coarse rings drawn by hand.
    """
    return _Extract().xml()


def importance() -> bytes:
    """Nominatim's table of importance (gzipped, tab separated): Moscow on the Moskva before others.

    Made up of population and rank as a capital, on the scale of Nominatim's own table.
    """
    lines = ["language\ttype\ttitle\timportance\twikidata_id"]
    for row in rows("cities") + rows("venues") + rows("boundaries"):
        wikidata = row.get("wikidata") or _tags(row).get("wikidata")
        if wikidata:
            title = row["en"].replace(" ", "_")
            lines.append(f"en\ta\t{title}\t{_importance(row)}\t{wikidata}")
    return gzip.compress("\n".join([*lines, ""]).encode("utf-8"), mtime=0)


def _importance(row: Row) -> float:
    if "ring" in row:
        return 0.85
    capital = 0.2 if row.get("capital") == "yes" else 0.0
    return round(0.45 + capital + min(0.15, int(row.get("population") or 0) / 1e8), 4)


def _tags(row: Row) -> Row:
    named = {"name": row["name"], "name:en": row["en"], "name:ru": row["ru"]}
    pairs = filter(None, row.get("tags", "").split("; "))
    return named | dict(pair.split("=", 1) for pair in pairs)


class _Extract:
    """The XML under construction. Ids are consecutive numbers."""

    def __init__(self) -> None:
        self._root = ET.Element("osm", version="0.6", generator="hand-written")
        self._nodes, self._ways, self._relations = count(1001), count(5001), count(9001)
        self._later: list[ET.Element] = []
        self._cities: dict[str, str] = {}

    def xml(self) -> bytes:
        for row in rows("cities"):
            kept = {name: row[name] for name in ("place", "population", "capital", "wikidata") if row[name]}
            node = self._node(row["lat"], row["lon"], _tags(row) | kept)
            self._cities.setdefault(row["en"], node)
        for row in rows("venues"):
            self._way(_corners(row), _tags(row))
        for row in rows("boundaries"):
            self._boundary(row)
        # Nodes, then ways, then relations: osm2pgsql reads them in this order.
        order = ("node", "way", "relation")
        self._root.extend(sorted(self._later, key=lambda element: order.index(element.tag)))
        ET.indent(self._root)
        return ET.tostring(self._root, encoding="utf-8", xml_declaration=True)

    def _element(self, kind: str, number: int, tags: Row, **attributes: str) -> ET.Element:
        stamp = "2024-01-01T00:00:00Z"
        element = ET.Element(kind, {"id": str(number), "version": "1", "timestamp": stamp, **attributes})
        for key, value in tags.items():
            ET.SubElement(element, "tag", k=key, v=value)
        self._later.append(element)
        return element

    def _node(self, lat: str | float, lon: str | float, tags: Row | None = None) -> str:
        at = {"lat": f"{float(lat):.5f}", "lon": f"{float(lon):.5f}"}
        return self._element("node", next(self._nodes), tags or {}, **at).attrib["id"]

    def _way(self, ring: list[tuple[float, float]], tags: Row | None = None) -> str:
        nodes = [self._node(lat, lon) for lat, lon in ring]
        way = self._element("way", next(self._ways), tags or {})
        for place, node in enumerate([*nodes, nodes[0]]):
            way.insert(place, ET.Element("nd", ref=node))
        return way.attrib["id"]

    def _boundary(self, row: Row) -> None:
        lat_lon = [tuple(map(float, corner.split())) for corner in row["ring"].split("; ")]
        way = self._way([(lat, lon) for lat, lon in lat_lon])
        kind = {"type": "boundary", "boundary": "administrative", "admin_level": row["level"]}
        codes = {"ISO3166-1": row["iso"], "ISO3166-1:alpha2": row["iso"], "wikidata": row["wikidata"]}
        known = {key: value for key, value in codes.items() if value}
        relation = self._element("relation", next(self._relations), kind | _tags(row) | known)
        relation.insert(0, ET.Element("member", type="way", ref=way, role="outer"))
        if row["centre"]:
            centre = self._cities[row["centre"]]
            relation.insert(1, ET.Element("member", type="node", ref=centre, role="admin_centre"))


def _corners(row: Row) -> list[tuple[float, float]]:
    lat, lon, half_lat, half_lon = (float(row[name]) for name in ("lat", "lon", "half_lat", "half_lon"))
    signs = [(-1, -1), (-1, 1), (1, 1), (1, -1)]
    return [(lat + up * half_lat, lon + right * half_lon) for up, right in signs]
