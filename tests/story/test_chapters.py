"""Chapters: each says in full what the map shows; what is wrong is said, and costs the cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo.dates import day_number
from geo.reports import load_story
from geo.story import told
from tests.build import atlas_of
from tests.story.tables import told_of, written


def chapters(folder: Path, *rows: dict[str, str]) -> list[dict[str, Any]]:
    story = told_of(folder, *rows)
    assert [str(one) for one in story.problems if one.severity != "note"] == []
    assert story.document
    told: list[dict[str, Any]] = json.loads(json.dumps(story.document))["chapters"]
    return told


def wrong(folder: Path, *rows: dict[str, str]) -> list[tuple[int | None, str | None, str, str]]:
    """Row, column, what was there and how bad it is, of every finding."""
    return [(one.row, one.column, one.found, one.severity) for one in told_of(folder, *rows).problems]


def test_a_blank_cell_means_as_in_the_chapter_above(tmp_path: Path) -> None:
    first, second, third = chapters(
        tmp_path,
        {"text": "a", "date": "2024-02-10", "from": "2024-02-01", "to": "2024-02-20", "follow": "ana",
         "compare": "Bo", "mode": "30-days", "layers": "marks; made", "projection": "globe"},
        {"title": "b"},
        {"title": "c", "follow": "everyone", "compare": "nobody", "layers": "none", "date": "2024-03"},
    )  # fmt: skip
    same = ("day", "range", "follow", "compare", "mode", "countries", "beside", "projection")
    assert {name: first[name] for name in same} == {name: second[name] for name in same}
    assert first["day"] == day_number(2024, 2, 10)
    assert first["range"] == [day_number(2024, 2, 1), day_number(2024, 2, 20)]
    assert (first["follow"], first["compare"]) == ("Ana", "Bo")
    assert (first["countries"], first["beside"], first["projection"]) == ("made", "marks", "orthographic")
    assert (third["follow"], third.get("compare"), third["countries"]) == (None, None, "none")


def test_a_range_holds_the_day_and_its_end_is_the_day_where_none_is_said(tmp_path: Path) -> None:
    widened, ended = chapters(
        tmp_path,
        {"text": "a", "from": "2024-01-05", "to": "2024-01-31", "date": "2024-02-10"},
        {"text": "b", "from": "2024-01-10", "to": "2024-02"},
    )
    assert widened["range"] == [day_number(2024, 1, 5), day_number(2024, 2, 10)]
    assert ended["day"] == day_number(2024, 2, 29)


def test_a_meeting_is_its_day_and_its_place_unless_others_are_said(tmp_path: Path) -> None:
    plain, elsewhere, nowhere = chapters(
        tmp_path,
        {"text": "a", "meeting": "one"},
        {"text": "b", "meeting": "two", "date": "2024-02-11", "view": "Norway"},
        {"text": "c", "meeting": "three", "play": "yes"},
    )
    assert plain["day"] == day_number(2024, 1, 5)
    assert (round(plain["view"]["lat"]), round(plain["view"]["lon"])) == (60, 11)
    assert elsewhere["day"] == day_number(2024, 2, 11)
    south, west, north, east = elsewhere["view"]["box"]
    assert (57 < south < 60, west < 6, 70 < north < 81, east > 30) == (True,) * 4
    assert (nowhere["view"], nowhere["play"]) == (None, True)


def test_what_is_wrong_is_said_by_row_and_column_and_costs_the_cell_alone(tmp_path: Path) -> None:
    bad = {"title": "x", "date": "2031-01-01", "meeting": "thre", "follow": "Anna B", "compare": "Dd",
           "mode": "weekly", "layers": "made; sea", "projection": "flat", "play": "maybe"}  # fmt: skip
    story = told_of(tmp_path, {"text": "fine", "follow": "Bo"}, bad, {"text": "still here"})
    assert {one.column for one in story.problems} == {*bad} - {"title"}
    assert {one.row for one in story.problems} == {3}
    assert all(one.file == "story.csv" and one.allowed and one.advice for one in story.problems)
    assert next(one for one in story.problems if one.column == "meeting").advice == "did you mean three?"
    assert story.document
    faulty = story.document["chapters"][1]
    assert (faulty["follow"], faulty["mode"], faulty["countries"]) == ("Bo", "all", "made")
    assert faulty["day"] == day_number(2024, 3, 15)  # the nearest that is told of
    assert len(story.document["chapters"]) == 3


def test_a_view_outside_the_world_or_of_no_country_is_a_finding(tmp_path: Path) -> None:
    views = ["95, 10, 3", "10, 200, 3", "10, 20, 40", "10", "Ruritania", "Congo", "fit", "-33.5 151 5", ";"]
    story = told_of(tmp_path, *({"text": "a", "view": view} for view in views))
    assert [one.row for one in story.problems if one.column == "view"] == [2, 3, 4, 5, 6, 7, 10]
    assert story.document
    shown = [chapter["view"] for chapter in story.document["chapters"]]
    assert shown == [None] * 7 + [{"lat": -33.5, "lon": 151, "zoom": 5}, None]


def test_a_row_that_tells_nothing_is_left_out_and_said(tmp_path: Path) -> None:
    story = told_of(tmp_path, {"text": "a"}, {"date": "2024-01-05"}, {"title": "b"})
    assert [(one.row, one.column) for one in story.problems] == [(3, "text")]
    assert story.document
    assert len(story.document["chapters"]) == 2


def test_ends_exchanged_are_a_finding_and_ends_beyond_the_reports_are_cut(tmp_path: Path) -> None:
    (chapter,) = chapters(tmp_path, {"text": "a", "from": "2020-01-01", "to": "2030"})
    assert chapter["range"] == [day_number(2024, 1, 5), day_number(2024, 3, 15)]
    assert wrong(tmp_path, {"text": "a", "from": "2020", "to": "2021"}) == [(2, "from", "2020", "error")]
    assert wrong(tmp_path, {"text": "a", "from": "2024-03-01", "to": "2024-02-01"}) == [
        (2, "from", "2024-03-01", "error")
    ]


def test_nothing_dated_is_a_story_still(tmp_path: Path) -> None:
    atlas = atlas_of("date,city,leaders\n,Oslo,Ana;Bo", tmp_path)
    table, _ = load_story(written(tmp_path, {"text": "a", "date": "2024-01-05"}))
    story = told(atlas, table)
    assert [one.column for one in story.problems] == ["date"]
    assert story.document
    assert (story.document["chapters"][0]["day"], story.document["chapters"][0]["range"]) == (None, None)
