"""The workload on which the replay is measured beside its peers."""

from __future__ import annotations

import csv
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from geo.places import Gazetteer, country_codes
from geo.reports.loading import load
from geo.sphere.geodesy import great_circle
from tests.bench.replay import peers, workload
from tests.bench.replay.process import ROOT, made, steps
from tests.bench.replay.ways import great_circles as ways_of
from tests.build import atlas_of


def test_the_same_number_gives_the_same_table(tmp_path: Path) -> None:
    once, again = tmp_path / "once.csv", tmp_path / "again.csv"
    workload.write_table(once, 500)
    workload.write_table(again, 500)
    assert once.read_bytes() == again.read_bytes()
    assert len(load(once).reports) == 500


def test_there_are_200_different_capitals_on_their_countries_land() -> None:
    places, gazetteer = workload.capitals(), Gazetteer()
    assert len({(place.lat, place.lon) for place in places}) == len(places) == 200
    on_land = [
        gazetteer.nearest_country(place.lat, place.lon) in country_codes(place.country) for place in places
    ]
    assert all(on_land)


@pytest.mark.parametrize("number", [1, 30, 20_000])
def test_trips_are_in_order_and_whoever_travels_is_at_home_the_days_around(number: int) -> None:
    found = list(workload.trips(number))
    days = [trip.day for trip in found]
    assert len(found) == number
    assert days == sorted(days)
    assert workload.FIRST <= days[0] <= days[-1] <= workload.LAST
    away: dict[int, list[int]] = {}
    for trip in found:
        assert trip.origin != trip.destination
        away.setdefault(trip.origin, []).append(trip.day)
    assert all(later - earlier > 1 for days in away.values() for earlier, later in pairwise(days))
    assert not {(trip.day, trip.destination) for trip in found} & {(trip.day, trip.origin) for trip in found}


def test_too_many_trips_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        next(workload.trips(workload.MOST_TRIPS + 1))


def test_every_report_becomes_one_placed_trip(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    workload.write_table(table, 400)
    atlas = atlas_of(table.read_text(encoding="utf-8"), tmp_path)
    assert len(atlas.travel.trips) == len(atlas.meetings) == 400
    capitals = {(place.lat, place.lon) for place in workload.capitals()}
    assert set(zip(atlas.travel.points["lat"], atlas.travel.points["lon"], strict=True)) <= capitals


def test_great_circles_have_49_vertices_from_capital_to_capital_and_lie_on_ours() -> None:
    places = workload.capitals()
    pairs = [(places[trip.origin], places[trip.destination]) for trip in workload.trips(300)]
    starts, ends = ([(one.lat, one.lon) for one in side] for side in zip(*pairs, strict=True))
    ways = ways_of(starts, ends)
    assert ways.shape == (300, 49, 2)
    np.testing.assert_allclose(ways[:, 0], starts, atol=1e-9)
    np.testing.assert_allclose(ways[:, -1, 0], [lat for lat, _ in ends], atol=1e-9)
    turns = (ways[:, -1, 1] - [lon for _, lon in ends]) / 360
    np.testing.assert_allclose(turns, np.round(turns), atol=1e-9)
    for start, end, way in zip(starts, ends, ways, strict=True):
        middle = _vectors(way[24:25])[0]
        normal = np.cross(_vectors([start])[0], _vectors([end])[0])
        assert abs(middle @ normal) < 1e-9
        assert np.sign(way[-1, 1] - way[0, 1]) == np.sign(great_circle(start, end)[-1][1] - start[1])


def test_the_peers_are_given_every_trip_at_its_ends(tmp_path: Path) -> None:
    table, capitals = tmp_path / "table.csv", tmp_path / "capitals.csv"
    workload.write_table(table, 50)
    workload.write_capitals(capitals)
    with table.open(encoding="utf-8", newline="") as file:
        reports = list(csv.DictReader(file))
    drawn = list(peers.drawn(peers.located(table, capitals)))
    assert [label.rpartition(", ")[2] for _, label, _ in drawn] == [report["date"] for report in reports]
    places = workload.capitals()
    for trip, (at, _, line) in zip(workload.trips(50), drawn, strict=True):
        assert at == trip.day * 86_400_000
        origin = places[trip.origin]
        assert line[0] == pytest.approx([origin.lon, origin.lat], abs=6e-4)


def test_a_peer_loads_nothing_of_ours() -> None:
    loaded = "{one.split('.')[0] for one in sys.modules}"
    code = f"import sys, tests.bench.replay.peers; print({loaded} & {{'geo'}})"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"


@pytest.mark.slow
def test_a_process_that_fails_or_takes_too_long_is_ended_and_the_reason_told() -> None:
    absent, asleep = ["tests.bench.absent"], ["timeit", "-n1", "-r1", "import time; time.sleep(60)"]
    reason = f"failed: {sys.executable}: No module named tests.bench.absent"
    assert made(absent, 30.0) == reason
    assert steps(absent, {"one": 30.0, "two": 1.0}, 60) == {"one": reason, "two": "not reached"}
    assert made(asleep, 1.0) == "over 1 s"
    assert steps(asleep, {"one": 1.0, "two": 1.0}, 60) == {"one": "over 60 s", "two": "not reached"}


def _vectors(points: object) -> np.ndarray:
    lat, lon = np.radians(np.asarray(points)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
