"""Reports of one meeting are united where they agree and kept apart where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.dates.parsing import iso
from geo.meetings.merging import near
from tests.build import atlas_of

SOURCES = "source,publisher\nfirst,First Paper\nsecond,Second Paper\nthird,Third Paper"
HEAD = "meeting,source,date,city,country,leaders,status,disputes,note\n"


def merged(rows: str, tmp_path: Path) -> Atlas:
    return atlas_of(HEAD + rows, tmp_path, sources=SOURCES)


def days(atlas: Atlas) -> tuple[str, str]:
    row = atlas.meetings.iloc[0]
    return iso(row["start_day"]), iso(row["end_day"])


def differ_on(atlas: Atlas) -> list[str]:
    return [one.what for one in atlas.meetings["disagreements"].iloc[0]]


def test_a_two_day_visit_and_a_photo_of_its_second_day_agree(tmp_path: Path) -> None:
    atlas = merged(
        "m,first,2024-06-19,,,A (Russia)\nm,second,2024-06-18/2024-06-19,,North Korea,A (Russia)", tmp_path
    )
    assert days(atlas) == ("2024-06-18", "2024-06-19")
    assert differ_on(atlas) == []


def test_precise_dates_that_overlap_in_a_chain_are_united(tmp_path: Path) -> None:
    rows = "m,first,2024-06-01/2024-06-02,,China,A (Russia)\nm,second,2024-06-02/2024-06-03,,China,A (Russia)"
    rows += "\nm,third,2024-06-03/2024-06-04,,China,A (Russia)"
    atlas = merged(rows, tmp_path)
    assert days(atlas) == ("2024-06-01", "2024-06-04")
    assert differ_on(atlas) == []


def test_vaguer_dates_that_contain_the_precise_one_agree(tmp_path: Path) -> None:
    rows = "m,first,2024-07~,,China,A (Russia)\nm,second,2024-07-05,,China,A (Russia)\n"
    rows += "m,third,[..2024-07-10],,China,A (Russia)"
    atlas = merged(rows, tmp_path)
    assert days(atlas) == ("2024-07-05", "2024-07-05")
    assert atlas.meetings["date_kind"].iloc[0] == "precise"
    assert differ_on(atlas) == []


def test_dates_apart_are_a_disagreement_and_the_first_source_is_shown(tmp_path: Path) -> None:
    rows = "m,second,2024-07-05,,China,A (Russia)\nm,first,2024-07-03,,China,A (Russia)"
    atlas = merged(rows, tmp_path)
    assert days(atlas) == ("2024-07-03", "2024-07-03")
    (disagreement,) = atlas.meetings["disagreements"].iloc[0]
    assert disagreement.what == "date"
    assert disagreement.versions == (("first", "2024-07-03"), ("second", "2024-07-05"))


def test_a_month_that_misses_the_day_is_a_disagreement(tmp_path: Path) -> None:
    atlas = merged("m,first,2024-07-05,,China,A (Russia)\nm,second,2024-06,,China,A (Russia)", tmp_path)
    assert differ_on(atlas) == ["date"]


def test_the_narrowest_of_vague_dates_is_shown_when_all_contain_it(tmp_path: Path) -> None:
    atlas = merged("m,first,2024,,China,A (Russia)\nm,second,2024-06,,China,A (Russia)", tmp_path)
    assert days(atlas) == ("2024-06-01", "2024-06-30")
    assert atlas.meetings["date_label"].iloc[0] == "June 2024"
    assert differ_on(atlas) == []


def test_vague_dates_of_which_none_is_in_all_others_are_a_disagreement(tmp_path: Path) -> None:
    rows = "m,first,[2024-06-01..2024-06-10],,China,A (Russia)\n"
    rows += "m,second,[2024-06-05..2024-06-12],,China,A (Russia)"
    atlas = merged(rows, tmp_path)
    assert days(atlas) == ("2024-06-01", "2024-06-10")
    assert differ_on(atlas) == ["date"]


def test_an_undated_report_disagrees_with_none(tmp_path: Path) -> None:
    atlas = merged("m,first,,,China,A (Russia)\nm,second,2024-07-05,,China,A (Russia)", tmp_path)
    assert days(atlas) == ("2024-07-05", "2024-07-05")
    assert differ_on(atlas) == []


def test_a_country_agrees_with_a_city_in_it_and_the_city_is_shown(tmp_path: Path) -> None:
    atlas = merged(
        "m,first,2024-07-05,,China,A (Russia)\nm,second,2024-07-05,Shanghai,China,A (Russia)", tmp_path
    )
    assert "Shanghai" in atlas.meetings["venue_key"].iloc[0]
    assert differ_on(atlas) == []


def test_two_cities_are_a_disagreement_and_the_first_source_is_shown(tmp_path: Path) -> None:
    rows = "m,second,2024-07-05,Shanghai,China,A (Russia)\nm,first,2024-07-05,Beijing,China,A (Russia)"
    atlas = merged(rows, tmp_path)
    assert "Beijing" in atlas.meetings["venue_key"].iloc[0]
    (disagreement,) = atlas.meetings["disagreements"].iloc[0]
    assert disagreement.versions == (("first", "Beijing, China"), ("second", "Shanghai, China"))


def test_a_report_that_names_fewer_leaders_agrees(tmp_path: Path) -> None:
    rows = "m,first,2024-07-05,,China,A (Russia)\nm,second,2024-07-05,,China,A (Russia); B (China)"
    atlas = merged(rows, tmp_path)
    assert atlas.meetings["leaders"].iloc[0] == ("A", "B")
    assert differ_on(atlas) == []


def test_other_leaders_are_a_disagreement(tmp_path: Path) -> None:
    rows = "m,first,2024-07-05,,China,A (Russia); B (China)\nm,second,2024-07-05,,China,A (Russia); C (China)"
    atlas = merged(rows, tmp_path)
    assert atlas.meetings["leaders"].iloc[0] == ("A", "B")
    assert differ_on(atlas) == ["participants"]


def test_what_the_table_calls_disputed_is_kept_with_every_version(tmp_path: Path) -> None:
    rows = "m,first,2024-07-05,,China,A (Russia),held,,A flew\n"
    rows += "m,second,2024-07-05,,China,A (Russia),held,who travelled,B flew"
    atlas = merged(rows, tmp_path)
    (disagreement,) = atlas.meetings["disagreements"].iloc[0]
    assert disagreement.what == "who travelled"
    assert disagreement.versions == (("first", "A flew"), ("second", "B flew"))


def test_a_dispute_is_kept_when_there_is_one_report_only(tmp_path: Path) -> None:
    atlas = merged("m,first,2024-07-05,,China,A (Russia),held,who travelled,", tmp_path)
    assert differ_on(atlas) == ["who travelled"]


def test_planned_and_held_are_a_disagreement(tmp_path: Path) -> None:
    rows = "m,first,2024-07-05,,China,A (Russia),held\nm,second,2024-07-05,,China,A (Russia),planned"
    assert differ_on(merged(rows, tmp_path)) == ["status"]


def test_a_month_of_the_first_source_is_shown_before_a_later_source_s_day_outside_it(tmp_path: Path) -> None:
    rows = "m,first,2024-06,,China,A (Russia)\nm,second,2024-07-05,,China,A (Russia)\n"
    atlas = merged(rows + "m,third,2024-06-12,,China,A (Russia)", tmp_path)
    assert days(atlas) == ("2024-06-12", "2024-06-12")
    (disagreement,) = atlas.meetings["disagreements"].iloc[0]
    assert disagreement.versions == (("third", "2024-06-12"), ("first", "2024-06"), ("second", "2024-07-05"))


def test_a_range_with_an_open_end_is_contradicted_by_a_day_outside_it(tmp_path: Path) -> None:
    rows = "m,first,[..2024-05-20],,China,A (Russia)\nm,second,2024-07-05,,China,A (Russia)"
    atlas = merged(rows, tmp_path)
    assert atlas.meetings["date_label"].iloc[0] == "on or before 20 May 2024"
    assert differ_on(atlas) == ["date"]


def test_a_source_that_says_nothing_is_no_version_of_a_disagreement(tmp_path: Path) -> None:
    rows = "m,first,,,China,\nm,second,2024-07-05,,China,A (Russia)\nm,third,2024-06-12,,China,B (Cuba)"
    for disagreement in merged(rows, tmp_path).meetings["disagreements"].iloc[0]:
        assert [source for source, _ in disagreement.versions] == ["second", "third"]


def test_the_leaders_shown_are_the_first_version_of_who_took_part(tmp_path: Path) -> None:
    rows = "m,first,2024-07-05,,China,A (Russia)\nm,second,2024-07-05,,China,A (Russia); B (China)\n"
    atlas = merged(rows + "m,third,2024-07-05,,China,A (Russia); C (Cuba)", tmp_path)
    (disagreement,) = atlas.meetings["disagreements"].iloc[0]
    assert disagreement.versions == (("second", "A; B"), ("first", "A"), ("third", "A; C"))
    assert atlas.meetings["leaders"].iloc[0] == ("A", "B")


def test_every_source_of_a_place_is_named_once(tmp_path: Path) -> None:
    rows = "m,first,2024-07-05,,China,A (Russia)\nm,second,2024-07-05,Beijing,China,A (Russia)\n"
    rows += "m,second,2024-07-05,Beijing,China,A (Russia)\nm,third,2024-07-05,Hanoi,Vietnam,A (Russia)\n"
    (disagreement,) = (
        merged(rows + "m,,2024-07-05,Beijing,China,A (Russia)", tmp_path).meetings["disagreements"].iloc[0]
    )
    assert disagreement.versions == (
        ("second", "Beijing, China"),
        ("", "Beijing, China"),
        ("first", "China"),
        ("third", "Hanoi, Vietnam"),
    )


@pytest.mark.parametrize("reverse", [False, True])
def test_reports_of_one_source_that_differ_in_names_or_status_alone_have_one_order(
    reverse: bool, tmp_path: Path
) -> None:
    rows = ["m,first,2024-07-05,,China,B (China),held", "m,first,2024-07-05,,China,A (Russia),held"]
    rows += ["n,first,2024-07-05,,China,A (Russia),planned", "n,first,2024-07-05,,China,A (Russia),held"]
    atlas = merged("\n".join(rows[::-1] if reverse else rows), tmp_path)
    assert atlas.meetings["leaders"].tolist() == [("A",), ("A",)]
    assert atlas.meetings["status"].tolist() == ["held", "held"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_rows_changes_nothing(order: tuple[int, ...], tmp_path: Path) -> None:
    rows = [
        "m,first,2024-07-03,,China,A (Russia); B (China)",
        "m,second,2024-07-05,Shanghai,China,A (Russia)",
        "n,,2024-06,,Cuba,A (Russia)",
    ]
    plain = merged("\n".join(rows), tmp_path)
    shuffled = merged("\n".join(rows[i] for i in order), tmp_path)
    columns = [name for name in plain.meetings.columns if name != "reports"]
    assert shuffled.meetings[columns].equals(plain.meetings[columns])


def test_near_is_fifty_kilometres_whatever_the_latitude() -> None:
    assert near(60.0, 30.0, 60.0, 30.89)  # 49.5 km along the 60th parallel
    assert not near(60.0, 30.0, 60.0, 30.91)  # 50.6 km
    assert near(0.0, 179.9, 0.0, -179.9)  # 22 km over the antimeridian
    assert not near(float("nan"), 0.0, 0.0, 0.0)
