"""What one writes without this project: ``python -m tests.bench.peer POINTS.csv OUT.html``.

A folium map with one line and one marker per row, Leaflet from folium's default links. The rows
come with coordinates already found: no dates, no trips, no sources, no check of anything.
"""

from __future__ import annotations

import csv
import sys

import folium

WASHINGTON = (38.895, -77.036)


def main(points: str, output: str) -> None:
    """Draw every row of ``lat, lon, label``."""
    drawn = folium.Map(location=(20, 0), zoom_start=2)
    with open(points, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            there = (float(row["lat"]), float(row["lon"]))
            folium.PolyLine([WASHINGTON, there], tooltip=row["label"]).add_to(drawn)
            folium.CircleMarker(there, radius=4, tooltip=row["label"]).add_to(drawn)
    drawn.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
