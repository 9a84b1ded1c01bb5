"""The replay document keeps the contract of docs/replay.md."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from geo.atlas import Atlas, build
from geo.dates.parsing import day_number
from geo.errors import UnknownLeaderError
from geo.replay.document import replay_document
from geo.reports.loading import Dataset
from geo.sphere.geodesy import distance_km
from tests.build import atlas_of, gazetteer

ROOT = Path(__file__).resolve().parents[2]


def column(table: dict[str, Any], name: str, count: int | None = None) -> list[int]:
    """A column as docs/replay.md says it is read: one number stands for all rows."""
    values = table[name]
    rows = table.get("count") if count is None else count
    return [values] * rows if isinstance(values, int) and rows is not None else values


def summed(table: dict[str, Any], name: str, count: int | None = None) -> list[int]:
    """A column of differences, summed up."""
    return list(accumulate(column(table, name, count)))


def ids(document: dict[str, Any]) -> list[str]:
    """The meetings' ids."""
    meetings, texts = document["meetings"], document["texts"]
    numbers = summed(meetings, "id_number")
    return [
        texts[text] + ("" if number < 0 else str(number))
        for text, number in zip(column(meetings, "id_text"), numbers, strict=True)
    ]


@pytest.fixture(scope="module")
def atlas(seed: Dataset) -> Atlas:
    return build(seed, gazetteer=gazetteer())


@pytest.fixture(scope="module")
def document(atlas: Atlas) -> dict[str, Any]:
    return replay_document(atlas)


def test_the_bundled_reports_give_the_fixture_that_javascript_is_tested_with(
    document: dict[str, Any],
) -> None:
    fixture = json.loads((ROOT / "tests" / "fixtures" / "replay.json").read_text("utf-8"))
    assert document == fixture, "if this change is meant: python -m tests.make_replay_fixture"


def test_every_field_is_in_the_contract_and_every_field_of_the_contract_is_there(
    document: dict[str, Any],
) -> None:
    contract = (ROOT / "docs" / "replay.md").read_text("utf-8")
    for name, value in document.items():
        assert f"`{name}`" in contract, name
        for column in value if isinstance(value, dict) else ():
            assert column in contract, f"{name}.{column}"


def test_columns_of_a_table_have_one_length_and_references_stay_inside(document: dict[str, Any]) -> None:
    for name in ("routes", "stays", "legs", "arrivals"):
        table = document[name]
        lengths = {key: len(values) for key, values in table.items() if isinstance(values, list)}
        ragged = lengths.pop("meeting", 0) if name == "stays" else 0
        assert set(lengths.values()) <= {table["count"]}, name
        assert ragged == (sum(column(table, "meeting_count")) if name == "stays" else 0)
    reports = sum(column(document["meetings"], "report_count"))
    assert {len(values) for values in document["reports"].values() if isinstance(values, list)} == {reports}
    sizes = {name: len(document[name]["name"]) for name in ("leaders", "points")}
    sizes |= {name: document[name]["count"] for name in ("routes", "meetings")}
    for name, key, target in (
        ("meetings", "point", "points"),
        ("stays", "point", "points"),
        ("legs", "route", "routes"),
        ("arrivals", "guest", "leaders"),
        ("arrivals", "route", "routes"),
    ):
        assert all(-1 <= value < sizes[target] for value in column(document[name], key)), (name, key)
    for name, key, target in (
        ("routes", "origin", "points"),
        ("routes", "destination", "points"),
        ("stays", "leader", "leaders"),
        ("legs", "leader", "leaders"),
        ("arrivals", "meeting", "meetings"),
    ):
        assert all(0 <= value < sizes[target] for value in summed(document[name], key)), (name, key)


def test_meetings_are_in_order_and_the_undated_last(document: dict[str, Any], atlas: Atlas) -> None:
    meetings = document["meetings"]
    first = summed(meetings, "first", meetings["dated"])
    assert first == sorted(first)
    assert meetings["dated"] == meetings["count"] - 1
    assert ids(document)[-1] == "invite-turkey"
    assert sorted(ids(document)) == sorted(atlas.meetings["meeting"])


def test_an_open_date_is_nominal_and_says_so(document: dict[str, Any]) -> None:
    meetings = document["meetings"]
    kyiv = ids(document).index("orban-kyiv-2024")
    assert summed(meetings, "first", meetings["dated"])[kyiv] == day_number(2024, 7, 4)
    assert column(meetings, "length", meetings["dated"])[kyiv] == 0
    assert column(meetings, "open")[kyiv] == 1
    assert document["texts"][column(meetings, "label")[kyiv]] == "on or before 4 July 2024"


def test_guests_arrive_from_their_seats(document: dict[str, Any]) -> None:
    points, routes, meetings = document["points"]["name"], document["routes"], ids(document)
    arrivals = document["arrivals"]
    origin, destination = summed(routes, "origin"), summed(routes, "destination")
    ways = {
        meetings[meeting]: points[origin[route]]
        for meeting, route in zip(summed(arrivals, "meeting"), column(arrivals, "route"), strict=True)
        if points[destination[route]] in ("Moscow", "Kremlin")
    }
    assert ways["hungary-2024-07"] == "Budapest"
    assert ways["cuba-2024-05"] == "Havana"


def test_routes_are_distinct_and_sorted_and_measured(document: dict[str, Any]) -> None:
    routes, points = document["routes"], document["points"]
    pairs = list(zip(summed(routes, "origin"), summed(routes, "destination"), strict=True))
    assert pairs == sorted(set(pairs))
    for (origin, destination), km in zip(pairs, column(routes, "km"), strict=True):
        ends = [(points["lat"][end], points["lon"][end]) for end in (origin, destination)]
        assert km == round(distance_km(*ends))


def test_one_number_stands_for_a_column_and_no_row_is_lost(tmp_path: Path) -> None:
    rows = "".join(f"2024-06-{number:02},Berlin,Germany,A (Japan);B (Germany)\n" for number in range(1, 6))
    document = replay_document(atlas_of(f"date,city,country,leaders\n{rows}", tmp_path))
    meetings = document["meetings"]
    assert meetings["point"] == column(document["stays"], "point")[0]
    assert (meetings["count"], meetings["dated"], meetings["length"]) == (5, 5, 0)
    assert summed(meetings, "first", 5) == [day_number(2024, 6, number) for number in range(1, 6)]
    assert ids(document) == [f"table row {number}" for number in range(2, 7)] or len(set(ids(document))) == 5
    assert meetings["label"] == document["reports"]["date"] == -1


def test_texts_are_said_once(document: dict[str, Any]) -> None:
    assert document["texts"][0] == ""
    assert len(set(document["texts"])) == len(document["texts"])


def test_the_range_is_cut_to_what_is_dated(atlas: Atlas) -> None:
    whole = replay_document(atlas)["extent"]
    assert replay_document(atlas, first=-(10**6), last=10**6)["range"] == whole
    day = day_number(2024, 6, 1)
    assert replay_document(atlas, first=day)["range"] == [day, whole[1]]


def test_the_range_at_opening_is_what_is_known_to_have_happened_and_plans_do_not_squeeze_it(
    atlas: Atlas,
) -> None:
    assert replay_document(atlas)["range"] == [day_number(2024, 5, 8), day_number(2024, 7, 9)]
    assert replay_document(atlas)["extent"] == [day_number(2023, 3, 1), day_number(2025, 12, 31)]


def test_without_a_known_day_the_range_at_opening_is_everything(tmp_path: Path) -> None:
    rows = "date,country,leaders,status\n2024-06,China,A (Russia),held\n2025-02-03,China,A (Russia),planned"
    document = replay_document(atlas_of(rows, tmp_path))
    assert document["range"] == document["extent"] == [day_number(2024, 6, 1), day_number(2025, 2, 3)]


@pytest.mark.parametrize(
    ("venue", "country", "lat", "lon"),
    [
        ("Texas, United States", "United States", 31.106, -97.6475),
        ("Ontario, Canada", "Canada", 50.0, -86.0),
        ("Bavaria, Germany", "Germany", 49.0, 11.5),
        ("Ohio, United States", "United States", 40.3736, -82.7755),
    ],
)
def test_the_middle_of_a_state_or_province_is_told_to_the_map_as_no_more_than_that(
    venue: str, country: str, lat: float, lon: float, tmp_path: Path
) -> None:
    rows = f'date,venue,country,lat,lon,leaders\n2024-06-02,"{venue}",{country},{lat},{lon},A (Japan)'
    document = replay_document(atlas_of(rows, tmp_path))
    (point,) = column(document["meetings"], "point", 1)
    assert (
        document["vocabulary"]["precision"][column(document["points"], "precision", point + 1)[point]]
        == "admin"
    )


def test_following_is_by_any_name_and_an_unknown_one_is_refused(atlas: Atlas) -> None:
    document = replay_document(atlas, follow="modi")
    assert document["leaders"]["name"][document["follow"]] == "Narendra Modi"
    with pytest.raises(UnknownLeaderError):
        replay_document(atlas, follow="Nobody")


def test_a_map_opens_with_the_colours_asked_for_and_with_no_others(atlas: Atlas) -> None:
    plain = replay_document(atlas)
    assert not {"countries", "beside"} & set(plain)
    document = replay_document(atlas, countries="hosted", beside="marks")
    assert document == {**plain, "countries": "hosted", "beside": "marks"}
    with pytest.raises(ValueError, match='countries got "visits"; it is one of none, made, hosted'):
        replay_document(atlas, countries="visits")
    with pytest.raises(ValueError, match="beside got"):
        replay_document(atlas, beside="lines")


def test_everyone_opens_with_all_that_is_dated(atlas: Atlas) -> None:
    document = replay_document(atlas, everyone=True)
    assert document["follow"] == -1
    assert document["range"] == document["extent"]


def test_without_any_date_there_is_no_range(tmp_path: Path) -> None:
    document = replay_document(atlas_of("date,country,leaders\n,China,A (Russia)", tmp_path))
    assert document["range"] is None
    assert document["extent"] is None
    assert (document["meetings"]["count"], document["meetings"]["dated"]) == (1, 0)
    assert document["meetings"]["first"] == []


def test_every_report_keeps_its_row(document: dict[str, Any]) -> None:
    reports = document["reports"]
    rows = summed(reports, "row", sum(column(document["meetings"], "report_count")))
    assert sorted(rows) == list(range(2, 53))
    assert document["texts"][reports["file"]] == "reports.csv"


def test_the_document_is_json_and_the_same_every_time(atlas: Atlas, document: dict[str, Any]) -> None:
    text = json.dumps(document, allow_nan=False)
    assert json.dumps(replay_document(atlas), allow_nan=False) == text
    assert json.loads(text) == document


def test_points_are_in_doubt_where_every_name_that_leads_there_may_mean_another_place(tmp_path: Path) -> None:
    rows = [
        "date,city,country,leaders",
        "2025-03-05,San Jose,,A (France)",
        "2025-03-09,London,,A (France)",
        "2025-04-09,Georgetown,,A (France)",
        "2025-04-19,Georgetown,Guyana,A (France)",
    ]
    points = replay_document(atlas_of("\n".join(rows) + "\n", tmp_path))["points"]
    doubtful = dict(zip(points["name"], points["doubtful"], strict=True))
    assert doubtful == {"San José": 1, "London": 0, "Georgetown": 0, "Paris": 0}


def test_a_document_without_doubts_says_nothing_of_them(document: dict[str, Any]) -> None:
    assert "doubtful" not in document["points"]
