"""Every reader opens what other programs wrote: one table as each of them saves it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from geo.tables import read_tables

FOLDER = Path(__file__).parents[1] / "fixtures" / "written"
BASE = pd.read_csv(FOLDER / "base.csv", dtype="str")
POINTS = [(41.9, 12.48), (-23.55, -46.63), (59.91, 10.75)]
CALLED = {
    "calcurse.ics": {"begin": "start"},
    "gpsbabel.gpx": {"name": "leader"},
    "gpsbabel.kml": {"name": "leader"},
    "gdal.gpx": {"name": "leader", "cmt": "city", "desc": "start"},
    "gdal.kml": {"name": "leader"},
    "gdal-libkml.kml": {"name": "leader"},
}
"""What the formats call our columns."""


@pytest.mark.parametrize("file", sorted(path.name for path in FOLDER.iterdir() if path.name != "README.md"))
def test_the_rows_are_those_that_were_saved(file: str) -> None:
    cells = read_tables(FOLDER / file)["reports"].cells.rename(columns=CALLED.get(file, {}))
    shared = [name for name in BASE.columns if name in cells]
    assert len(shared) == (1 if file in ("calcurse.ics", "gpsbabel.gpx", "gpsbabel.kml") else
                           3 if file == "gdal.gpx" else 5)  # fmt: skip
    by = shared[0]
    if file == "calcurse.ics":  # an hour stands behind one of its days
        cells["start"] = cells["start"].str[:10]
    found = cells.sort_values(by, ignore_index=True)[shared]
    pd.testing.assert_frame_equal(found, BASE.sort_values(by, ignore_index=True)[shared].astype("str"))
    if "lat" in cells:
        read = [(float(lat), float(lon)) for lat, lon in zip(cells["lat"], cells["lon"], strict=True)]
        assert read == POINTS


def test_of_a_calendar_the_summaries_are_read_whole() -> None:
    summaries = read_tables(FOLDER / "calcurse.ics")["reports"].cells["summary"]
    assert {who: where for who, _, where in summaries.str.partition(": ").itertuples(index=False)} == {
        "Ana Quill (Norway)": "Rome, Italy",
        "Ben Hale (Italy)": "São Paulo, Brazil",
        "Cleo Ruiz (Spain)": "Oslo, Norway",
    }
