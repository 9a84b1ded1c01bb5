"""What one writes with folium's plugins: ``python -m tests.bench.replay.peers KIND TABLE CAPITALS OUT.html``.

Reads the same table with pandas; coordinates come from a table of capitals, so that nothing is looked up.
Every trip is a line that appears on its day and stays, and a circle at its venue that says what it is when
clicked. No tiles: network time is not measured.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import folium
import pandas as pd
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from folium.utilities import JsCode

from tests.bench.replay.ways import great_circles

DAY_MS = 86_400_000
STEP_MS = 50
"""Of play: 20 days a second."""
DIGITS = 3
LINE = {"color": "#b5541c", "weight": 1.5, "opacity": 0.5}
VENUE = {"radius": 4, "color": "#1c5fb5", "weight": 1, "fillOpacity": 0.8}
Feature = dict[str, Any]


def located(table: Path, capitals: Path) -> pd.DataFrame:
    """The table's rows with ``ms`` (since 1970), ``label``, and both ends' coordinates."""
    reports, places = pd.read_csv(table), pd.read_csv(capitals)
    reports["home"] = reports["leaders"].str.extract(r"^\((.*?)\)", expand=False)
    reports["ms"] = (pd.to_datetime(reports["date"]) - pd.Timestamp(0)) // pd.Timedelta(milliseconds=1)
    reports["label"] = reports["city"] + ", " + reports["country"] + ", " + reports["date"]
    there = reports.merge(places, on=["city", "country"], validate="m:1")
    homes = places.rename(columns={"country": "home", "lat": "home_lat", "lon": "home_lon"}).drop(
        columns="city"
    )
    return there.merge(homes, on="home", validate="m:1").sort_values("ms")


def drawn(rows: pd.DataFrame) -> Iterator[tuple[int, str, list[list[float]]]]:
    """Milliseconds, label and the line as [lon, lat] of every row; the venue is the line's last vertex."""
    ways = great_circles(rows[["home_lat", "home_lon"]].to_numpy(), rows[["lat", "lon"]].to_numpy())
    lines = ways[:, :, ::-1].round(DIGITS).tolist()
    return zip(rows["ms"].tolist(), rows["label"].tolist(), lines, strict=True)


def feature(kind: str, coordinates: list[Any], properties: dict[str, Any]) -> Feature:
    """A GeoJSON feature."""
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }


def collection(features: list[Feature]) -> dict[str, Any]:
    """A GeoJSON collection."""
    return {"type": "FeatureCollection", "features": features}


def timeline(rows: pd.DataFrame, onto: folium.Map) -> None:
    """Timeline with its slider; a feature lasts until after the last day."""
    first, last = int(rows["ms"].min()), int(rows["ms"].max())
    features = []
    for at, label, line in drawn(rows):
        span = {"start": at, "end": last + DAY_MS}
        features += [feature("LineString", line, span), feature("Point", line[-1], span | {"label": label})]
    layer = Timeline(
        collection(features),
        style=JsCode(f"function (feature) {{ return {LINE}; }}"),
        point_to_layer=JsCode(f"function (feature, at) {{ return L.circleMarker(at, {VENUE}); }}"),
        on_each_feature=JsCode(
            "function (feature, layer) {"
            " if (feature.properties.label) layer.bindPopup(feature.properties.label); }"
        ),
    ).add_to(onto)
    steps = max((last - first) // DAY_MS, 1)
    slider = TimelineSlider(
        auto_play=False,
        show_ticks=False,
        date_options="YYYY-MM-DD",
        start=first,
        end=last,
        steps=steps,
        playback_duration=steps * STEP_MS,
    )
    slider.add_timelines(layer).add_to(onto)  # type: ignore[no-untyped-call]


def timestamped(rows: pd.DataFrame, onto: folium.Map) -> None:
    """TimestampedGeoJson. A line is a MultiLineString of one part, which needs one time and not 49."""
    features = []
    for at, label, line in drawn(rows):
        circle = {"icon": "circle", "iconstyle": VENUE, "popup": label, "times": [at]}
        features.append(feature("MultiLineString", [line], {"times": [at], "style": LINE}))
        features.append(feature("Point", line[-1], circle))
    TimestampedGeoJson(  # type: ignore[no-untyped-call]
        collection(features),
        transition_time=STEP_MS,
        max_speed=1000 // STEP_MS,
        period="P1D",
        add_last_point=False,
        auto_play=False,
        loop=False,
        date_options="YYYY-MM-DD",
    ).add_to(onto)


KINDS: dict[str, Callable[[pd.DataFrame, folium.Map], None]] = {
    "timeline": timeline,
    "timestamped": timestamped,
}


def main(kind: str, table: str, capitals: str, output: str) -> None:
    """Draw the table with one of ``KINDS`` and save the map."""
    onto = folium.Map(location=(20, 10), zoom_start=2, tiles=None, prefer_canvas=True)
    KINDS[kind](located(Path(table), Path(capitals)), onto)
    onto.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
