"""Coordinates for the peer: ``python -m tests.bench.points TABLE POINTS.csv``.

Done before the peer's time is taken, so that it is measured drawing only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from geo.places.gazetteer import Gazetteer
from geo.places.locating import locate
from geo.reports.loading import load


def main(table: str, output: str) -> None:
    """Write ``lat, lon, label`` of every row of the table whose place is found."""
    reports = load(Path(table)).reports
    places = locate(reports["venue_key"], gazetteer=Gazetteer())[["venue_key", "lat", "lon"]]
    points = reports[["venue_key", "date_label", "city"]].merge(places, on="venue_key").dropna()
    points["label"] = points["city"] + ", " + points["date_label"]
    points[["lat", "lon", "label"]].to_csv(output, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
