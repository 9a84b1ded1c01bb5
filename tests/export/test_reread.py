"""Our own exports read back: the same meetings, and nothing found that the first reading did not find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geo.atlas import Atlas, read
from geo.errors import Problem
from geo.export import FORMATS, export
from geo.places import Gazetteer

pytestmark = pytest.mark.slow

OURS = """date,venue,city,country,leaders,journey,occasion,category,status,note,lat,lon
2020-01-05,,Paris,France,Ada Quill (Spain); Bo Ek (Sweden),,Talks,,,,,
2020-02-05/2020-02-09,Quirinal Palace,Rome,Italy,Ada Quill (Spain),j1,,summit,,Cancelled due to snow,,
2020-02,,Oslo,Norway,Ada Quill (Spain),,,,planned,,,
about 2020-03-07,,Tokyo,South Korea,Ada Quill (Spain),,,,,by video,,
2020-04-05,Camp X,,,Cy Doe (Kenya),,,,,,51.5,-0.1
2020-05-05,,,Germany,Cy Doe (Kenya),,,,,,,
,,Lima,Peru,Cy Doe,,,,,,,
"""
THEIRS = """Date,Visited places,President,Home country,Remarks
5.1.2020,"Paris; Rome (cancelled); Oslo",Ada Quill,Spain,
6.2.2020,Nagoya (Japan),Ada Quill,Spain,Postponed
7 to 9 March 2020,"Salem, Oregon",Bo Ek,Sweden,did not attend
"""


def meetings(atlas: Atlas) -> list[tuple[Any, ...]]:
    home = dict(zip(atlas.leaders["name"], atlas.leaders["country"], strict=True))
    table = atlas.meetings.merge(atlas.places, on="venue_key", how="left")
    told = table[["date_label", "leaders", "status", "category", "occasion", "name", "country", "precision"]]
    rows = told.itertuples(index=False)
    return sorted((date, *((one, home[one]) for one in who), *map(str, rest)) for date, who, *rest in rows)


def kind(problem: Problem) -> tuple[str, str, str]:
    return problem.severity, problem.kind, problem.found


@pytest.mark.parametrize("text", [OURS, THEIRS], ids=["ours", "theirs"])
def test_every_export_that_is_read_back_gives_the_same_meetings_and_no_new_finding(text: str) -> None:
    gazetteer = Gazetteer()
    first = read("table.csv", text.encode(), gazetteer=gazetteer)
    for ending in ("csv", "zip", "xlsx", "parquet", "geojson"):
        again = read(Path(f"table.{ending}"), export(first, FORMATS[ending]), gazetteer=gazetteer)
        assert meetings(again) == meetings(first), ending
        new = {kind(one) for one in again.problems} - {kind(one) for one in first.problems}
        assert [one[1] for one in new] == (["records"] if ending == "geojson" else []), ending


def test_points_that_were_given_come_back_from_geojson_and_those_found_are_found_again() -> None:
    first = read("table.csv", OURS.encode())
    again = read("table.geojson", export(first, FORMATS["geojson"]))
    given = again.reports[again.reports["lat"].notna()]
    assert given["venue"].tolist() == ["Camp X"]


TIES = """meeting,source,date,city,country,leaders
m,a,12/05/2024,Oslo,Norway,Ada Quill (Spain)
m,a,13/04/2024,Rome,Italy,Ada Quill (Spain)
n,a,2 May 2024,Lima,Peru,Ada Quill (Spain)
n,a,1 June 2024,Bonn,Germany,Ada Quill (Spain)
"""


@pytest.mark.parametrize("ending", ["csv", "zip", "xlsx", "parquet"])
def test_of_two_reports_of_one_source_the_same_one_is_shown_however_their_dates_are_written(
    ending: str,
) -> None:
    first = read("table.csv", TIES.encode())
    again = read(Path(f"table.{ending}"), export(first, FORMATS[ending]))
    assert meetings(again) == meetings(first)
    iso = TIES.replace("12/05/2024", "2024-05-12").replace("13/04/2024", "2024-04-13")
    assert meetings(read("table.csv", iso.encode())) == meetings(first)


def test_names_with_brackets_and_the_order_of_stops_come_back_from_geojson() -> None:
    rows = (
        "leaders,date,city,country,journey,stop", "A (B) (France),2024-05-01,Warsaw,Poland,j,2",
        "A (B) (France),2024-05-01,Rome,Italy,j,1", "A (B) (France),2024-05-01,Tallinn,Estonia,j,3",
        "C (Kenya); C (Peru),2024-06-01,Oslo,Norway,,",
    )  # fmt: skip
    first = read("table.csv", "\n".join(rows).encode())
    again = read("table.geojson", export(first, FORMATS["geojson"]))
    assert meetings(again) == meetings(first)
    assert again.travel.legs["distance_km"].sum() == pytest.approx(first.travel.legs["distance_km"].sum())
    assert sorted(again.leaders["country"]) == sorted(first.leaders["country"])
