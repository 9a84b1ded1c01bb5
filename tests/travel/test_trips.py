"""Stays, legs and trips follow from who was where and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.dates.parsing import day_number, iso
from geo.figures.counting import figures
from tests.build import atlas_of, legs_of, roles_of, trips_of

HEAD = "meeting,date,city,country,leaders,journey,status,category\n"


def made(rows: str, tmp_path: Path, **options: int) -> Atlas:
    return atlas_of(HEAD + rows, tmp_path, **options)


def test_role_made_is_abroad_in_the_counterparts_country_and_hosted_is_the_other_side(tmp_path: Path) -> None:
    atlas = made("m,2024-05-16,Beijing,China,A (Russia); B (China)", tmp_path)
    assert roles_of(atlas, "m") == {"A": "made", "B": "hosted"}


def test_role_third_is_when_all_are_away(tmp_path: Path) -> None:
    atlas = made("m,2024-07-03,Astana,Kazakhstan,A (Russia); B (China)", tmp_path)
    assert roles_of(atlas, "m") == {"A": "third", "B": "third"}


def test_beside_a_host_everybody_away_has_made_a_visit(tmp_path: Path) -> None:
    atlas = made("m,2024-07-03,Astana,Kazakhstan,A (Russia); B (China); C (Kazakhstan)", tmp_path)
    assert roles_of(atlas, "m") == {"A": "made", "B": "made", "C": "hosted"}


def test_abroad_with_no_counterpart_named_is_a_visit_made(tmp_path: Path) -> None:
    assert roles_of(made("m,2024-06-19,Hanoi,Vietnam,A (Russia)", tmp_path), "m") == {"A": "made"}


def test_role_domestic_is_at_home_with_nobody_from_abroad(tmp_path: Path) -> None:
    atlas = made("m,2024-06-19,Kazan,Russia,A (Russia); B (Russia)", tmp_path)
    assert roles_of(atlas, "m") == {"A": "domestic", "B": "domestic"}


def test_a_video_call_moves_nobody(tmp_path: Path) -> None:
    atlas = made("m,2024-06-19,Beijing,China,A (Russia); B (China),,,video call", tmp_path)
    assert set(roles_of(atlas, "m").values()) == {"virtual"}
    assert atlas.travel.stays.empty
    assert atlas.travel.legs.empty


@pytest.mark.parametrize(
    "category", ["phone call", "Call", "video-link", "summit (virtual)", "по видеосвязи"]
)
def test_a_meeting_over_a_distance_moves_nobody(category: str, tmp_path: Path) -> None:
    atlas = made(f"m,2024-06-19,Beijing,China,A (Russia); B (China),,,{category}", tmp_path)
    assert set(roles_of(atlas, "m").values()) == {"virtual"}


@pytest.mark.parametrize("category", ["courtesy call", "port call", "visit", ""])
def test_a_courtesy_call_is_paid_in_person(category: str, tmp_path: Path) -> None:
    atlas = made(f"m,2024-06-19,Beijing,China,A (Russia); B (China),,,{category}", tmp_path)
    assert roles_of(atlas, "m") == {"A": "made", "B": "hosted"}


def test_abroad_with_a_counterpart_of_no_known_country_is_a_visit_made(tmp_path: Path) -> None:
    atlas = made("m,2024-05-16,Beijing,China,A (Russia); D", tmp_path)
    assert roles_of(atlas, "m") == {"A": "made", "D": "unknown"}


def test_without_a_country_a_leaders_role_is_unknown_and_said_so(tmp_path: Path) -> None:
    atlas = made("m,2024-05-16,Beijing,China,A; B (China)", tmp_path)
    assert roles_of(atlas, "m") == {"A": "unknown", "B": "hosted"}
    assert any(problem.found == "A" and problem.severity == "warning" for problem in atlas.problems)


def test_a_trip_goes_from_the_seat_and_back(tmp_path: Path) -> None:
    atlas = made("m,2024-05-16/2024-05-17,Beijing,China,A (Russia); B (China)", tmp_path)
    assert legs_of(atlas, "A") == [("Moscow", "Beijing"), ("Beijing", "Moscow")]
    assert legs_of(atlas, "B") == []


def test_the_next_stay_joins_the_trip_when_it_starts_a_day_after_the_last_one_ended(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Beijing,China,A (Russia)\nn,2024-05-17,Hanoi,Vietnam,A (Russia)"
    assert trips_of(made(rows, tmp_path), "A") == [["Beijing", "Hanoi"]]


def test_the_next_stay_is_another_trip_when_a_day_lies_between(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Beijing,China,A (Russia)\nn,2024-05-18,Hanoi,Vietnam,A (Russia)"
    assert trips_of(made(rows, tmp_path), "A") == [["Beijing"], ["Hanoi"]]
    assert trips_of(made(rows, tmp_path, max_gap_days=2), "A") == [["Beijing", "Hanoi"]]


def test_a_meeting_at_the_seat_in_between_ends_the_trip(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Beijing,China,A (Russia)\n"
    rows += "n,2024-05-17,Moscow,Russia,A (Russia); B (Cuba)\n"
    rows += "o,2024-05-18,Hanoi,Vietnam,A (Russia)"
    atlas = made(rows, tmp_path)
    assert trips_of(atlas, "A") == [["Beijing"], ["Hanoi"]]
    assert legs_of(atlas, "A") == [
        ("Moscow", "Beijing"),
        ("Beijing", "Moscow"),
        ("Moscow", "Hanoi"),
        ("Hanoi", "Moscow"),
    ]


def test_a_shared_journey_states_one_trip_whatever_the_gap(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Beijing,China,A (Russia),j\nn,2024-05-26,Hanoi,Vietnam,A (Russia),j"
    atlas = made(rows, tmp_path)
    assert trips_of(atlas, "A") == [["Beijing", "Hanoi"]]
    assert set(atlas.travel.legs["basis"]) == {"stated"}


def test_without_a_journey_legs_are_inferred(tmp_path: Path) -> None:
    atlas = made("m,2024-05-16,Beijing,China,A (Russia)", tmp_path)
    assert set(atlas.travel.legs["basis"]) == {"inferred"}


def test_open_and_vague_stays_of_a_journey_keep_their_known_order(tmp_path: Path) -> None:
    rows = "k,[..2024-07-04],Kyiv,Ukraine,A (Hungary),j\nm,2024-07-05,Moscow,Russia,A (Hungary),j\n"
    rows += "c,[2024-07-06..2024-07-10],,China,A (Hungary),j"
    atlas = made(rows, tmp_path)
    assert trips_of(atlas, "A") == [["Kyiv", "Moscow", "Beijing"]]
    assert atlas.travel.legs["moves"].all()


def test_a_stay_that_no_source_orders_is_a_trip_of_its_own_that_nobody_walks(tmp_path: Path) -> None:
    rows = "m,2024-06,Beijing,China,A (Russia)\nn,2024-06-10,Hanoi,Vietnam,A (Russia)"
    atlas = made(rows, tmp_path)
    assert sorted(trips_of(atlas, "A")) == [["Beijing"], ["Hanoi"]]
    legs = atlas.travel.legs
    assert not legs.loc[legs["vague"], "moves"].any()
    assert legs.loc[~legs["vague"], "moves"].all()


def test_two_meetings_of_one_day_in_one_place_are_one_stay_and_both_survive(tmp_path: Path) -> None:
    rows = "m,2024-07-03,Astana,Kazakhstan,A (Russia); B (China)\n"
    rows += "n,2024-07-03,Astana,Kazakhstan,A (Russia); C (Qatar)"
    atlas = made(rows, tmp_path)
    mine = atlas.travel.stays[atlas.travel.stays["leader"].eq(atlas.leaders["name"].tolist().index("A"))]
    assert mine["meetings"].tolist() == [(0, 1)]


def test_a_palace_and_its_city_are_one_stay(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Beijing,China,A (Russia)\n"
    rows += 'n,2024-05-17,"Great Hall of the People, Beijing",China,A (Russia)'
    assert len(trips_of(made(rows, tmp_path), "A")[0]) == 1


def test_a_country_alone_joins_the_stay_in_that_country_on_that_day(tmp_path: Path) -> None:
    rows = "m,2024-05-16/2024-05-17,,China,A (Russia)\nn,2024-05-17,Shanghai,China,A (Russia)"
    assert trips_of(made(rows, tmp_path), "A") == [["Shanghai"]]


def test_two_cities_on_one_day_share_the_day_between_their_legs(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Vienna,Austria,A (Russia)\nn,2024-05-16,Bratislava,Slovakia,A (Russia)\n"
    rows += "o,2024-05-16,Budapest,Hungary,A (Russia)"
    legs = made(rows, tmp_path).travel.legs
    assert (legs["depart"].diff().dropna() > 0).all()
    assert (legs["arrive"] - legs["depart"]).min() < 1
    assert (legs["depart"].shift(-1).dropna() >= legs["arrive"].iloc[:-1]).all()


def test_the_playhead_shows_the_place_on_the_day_the_stay_begins(tmp_path: Path) -> None:
    legs = made("m,2024-05-16/2024-05-17,Beijing,China,A (Russia)", tmp_path).travel.legs
    assert legs["arrive"].iloc[0] == day_number(2024, 5, 16)
    assert legs["depart"].iloc[1] == day_number(2024, 5, 17)


def test_on_a_day_in_two_places_the_leader_leaves_the_first_on_that_day(tmp_path: Path) -> None:
    rows = "m,2024-06-18/2024-06-19,Pyongyang,North Korea,A (Russia)\n"
    rows += "n,2024-06-19/2024-06-20,Hanoi,Vietnam,A (Russia)"
    legs = made(rows, tmp_path).travel.legs
    assert legs["depart"].iloc[1] == day_number(2024, 6, 19)
    assert legs["arrive"].iloc[1] == day_number(2024, 6, 20)


def test_a_day_elsewhere_in_the_middle_of_a_stay_brings_nobody_home_early(tmp_path: Path) -> None:
    rows = "m,2024-05-10/2024-05-20,New York City,United States,A (Germany)\n"
    rows += "n,2024-05-15,Washington,United States,A (Germany)"
    atlas = made(rows, tmp_path)
    home = atlas.travel.legs.iloc[-1]
    assert home["day"] == day_number(2024, 5, 20) == atlas.travel.trips["last_day"].iloc[0]
    assert home["depart"] == home["day"]


def test_planned_and_invited_meetings_draw_legs_that_nobody_walks(tmp_path: Path) -> None:
    rows = "m,2025-05-16,Beijing,China,A (Russia),,planned\nn,2025,,India,A (Russia),,invited"
    atlas = made(rows, tmp_path)
    assert set(atlas.travel.legs["status"]) == {"planned", "invited"}
    assert not atlas.travel.legs["moves"].any()


def test_a_cancelled_meeting_moves_nobody(tmp_path: Path) -> None:
    assert made("m,2024-05-16,Beijing,China,A (Russia),,cancelled", tmp_path).travel.stays.empty


def test_a_domestic_leg_crosses_no_border(tmp_path: Path) -> None:
    atlas = made("m,2024-05-16,Kazan,Russia,A (Russia)", tmp_path)
    assert legs_of(atlas, "A") == [("Moscow", "Kazan"), ("Kazan", "Moscow")]
    assert not atlas.travel.legs["abroad"].any()
    assert not atlas.travel.trips["abroad"].any()


def test_a_seat_of_the_leaders_table_is_the_home_base(tmp_path: Path) -> None:
    leaders = "name,country,seat\nA,Germany,Bonn"
    atlas = atlas_of(HEAD + "m,1980-05-16,Paris,France,A", tmp_path, leaders=leaders)
    assert legs_of(atlas, "A") == [("Bonn", "Paris"), ("Paris", "Bonn")]


def test_a_leader_without_a_seat_gets_legs_only_between_stays(tmp_path: Path) -> None:
    rows = "m,2024-05-16,Beijing,China,A\nn,2024-05-17,Hanoi,Vietnam,A"
    assert legs_of(made(rows, tmp_path), "A") == [("Beijing", "Hanoi")]


def test_years_long_before_1970_travel_alike(tmp_path: Path) -> None:
    atlas = made("m,0988-03-05,Rome,Italy,A (France)", tmp_path)
    assert atlas.travel.legs["arrive"].iloc[0] == day_number(988, 3, 5)


def spans_of(atlas: Atlas) -> list[tuple[str, str, str]]:
    """Place, first and last day of every stay."""
    stays, names = atlas.travel.stays, atlas.travel.points["name"].tolist()
    return [(names[stay.point], iso(stay.first_day), iso(stay.last_day)) for stay in stays.itertuples()]


def test_days_between_two_meetings_at_one_place_are_no_stay_there_however_long_another_lasts(
    tmp_path: Path,
) -> None:
    rows = "m,2024-05-01/2024-05-20,Kazan,Russia,A (Russia)\nn,2024-05-05,Hanoi,Vietnam,A (Russia)\n"
    atlas = made(rows + "o,2024-05-15,Hanoi,Vietnam,A (Russia)", tmp_path)
    assert spans_of(atlas) == [
        ("Kazan", "2024-05-01", "2024-05-04"),
        ("Hanoi", "2024-05-05", "2024-05-05"),
        ("Kazan", "2024-05-06", "2024-05-14"),
        ("Hanoi", "2024-05-15", "2024-05-15"),
        ("Kazan", "2024-05-16", "2024-05-20"),
    ]
    assert figures(atlas, "A")["days_abroad"] == 2


def test_two_cities_stay_two_stays_when_a_third_meeting_is_known_only_to_the_country(tmp_path: Path) -> None:
    rows = "m,2024-05-01/2024-05-02,Beijing,China,A (Russia)\nn,2024-05-01/2024-05-05,,China,A (Russia)\n"
    atlas = made(rows + "o,2024-05-03/2024-05-05,Shanghai,China,A (Russia)", tmp_path)
    assert trips_of(atlas, "A") == [["Beijing", "Shanghai"]]
    assert figures(atlas, "A")["days_abroad"] == 5


def test_a_meeting_known_only_to_the_country_is_where_the_leader_was_in_it_that_day(tmp_path: Path) -> None:
    rows = "m,2024-05-01,Shanghai,China,A (Russia)\nn,2024-05-02,,China,A (Russia)\n"
    atlas = made(rows + "o,2024-05-02/2024-05-03,Guangzhou,China,A (Russia)", tmp_path)
    assert trips_of(atlas, "A") == [["Shanghai", "Guangzhou"]]


def test_a_stay_between_two_of_one_journey_belongs_to_it(tmp_path: Path) -> None:
    rows = "m,2024-05-01,Beijing,China,A (Russia),j\nn,2024-05-05,Hanoi,Vietnam,A (Russia)\n"
    atlas = made(rows + "o,2024-05-09,Havana,Cuba,A (Russia),j", tmp_path)
    assert trips_of(atlas, "A") == [["Beijing", "Hanoi", "Havana"]]
    assert atlas.travel.trips["basis"].tolist() == ["stated"]


def test_two_journeys_are_two_trips_though_a_stay_of_none_lies_between(tmp_path: Path) -> None:
    rows = "m,2024-05-01,Beijing,China,A (Russia),j\nn,2024-05-02,Hanoi,Vietnam,A (Russia)\n"
    atlas = made(rows + "o,2024-05-03,Havana,Cuba,A (Russia),k", tmp_path)
    assert trips_of(atlas, "A") == [["Beijing", "Hanoi"], ["Havana"]]


def test_two_journeys_to_one_place_are_two_stays_though_a_meeting_of_none_lies_between(
    tmp_path: Path,
) -> None:
    rows = "m,2024-05-01,Beijing,China,A (Russia),j\nn,2024-05-02,Beijing,China,A (Russia)\n"
    atlas = made(rows + "o,2024-05-03,Beijing,China,A (Russia),k", tmp_path)
    assert spans_of(atlas) == [
        ("Beijing", "2024-05-01", "2024-05-02"),
        ("Beijing", "2024-05-03", "2024-05-03"),
    ]
