"""A column called Trip is a journey's id where its values join rows, and none where it counts them."""

from __future__ import annotations

import pytest

from .strangers import table

pytestmark = pytest.mark.slow

VISITS = [
    ("Peking", "16.05.2024"),
    ("Minsk", "23.05.2024"),
    ("Hanoi", "19.06.2024"),
    ("Astana", "03.07.2024"),
    ("Oslo", "08.05.2025"),
    ("Wien", "20.06.2025"),
]
TWO = "Trip,Leader,Where,Dates\n1,Ada Quill (Spain),Oslo,2024-05-01\n2,Ada Quill (Spain),Rome,2024-05-02"


def trips(header: str, ids: str, who: str = "") -> tuple[int, set[str]]:
    """How many trips are made of six visits with these ids, and on what they rest."""
    people = who.split() or ["Ada"] * len(VISITS)
    lines = [
        f"{one},{name} Quill (Spain),{city},{day}"
        for one, name, (city, day) in zip(ids.split(), people, VISITS, strict=True)
    ]
    atlas = table("\n".join([f"{header},Politiker,Stadt,Datum", *lines]))
    assert not atlas.reports["venue"].any()
    found = atlas.travel.trips
    return len(found), set(found["basis"])


class TestNoJourney:
    @pytest.mark.parametrize("header", ["Trip", "Reise", "Voyage", "Tour"])
    def test_is_a_number_for_each_row(self, header: str) -> None:
        assert trips(header, "1 2 3 4 5 6")[1] == {"inferred"}

    @pytest.mark.parametrize(
        ("ids", "who"),
        [
            ("1 2 3 4 1 2", ""),  # starts anew each year
            ("1 2 3 1 2 3", "Ada Ada Ada Bo Bo Bo"),  # and with each leader
            ("official private official private official private", ""),  # a kind of trip
            ("T-01 T-02 T-03 T-04 T-05 T-06", ""),
        ],
    )
    def test_is_a_number_that_starts_anew_or_a_word_for_the_kind(self, ids: str, who: str) -> None:
        assert trips("Trip", ids, who)[1] == {"inferred"}

    def test_and_the_column_is_named_among_those_left_alone(self) -> None:
        atlas = table(TWO)
        assert "Trip" in [one.found for one in atlas.problems if one.kind == "columns"]

    def test_nor_are_places_under_that_header(self) -> None:
        atlas = table(
            "Trip,Leader,Dates\nOslo,Ada Quill (Spain),2024-05-01\nRome,Ada Quill (Spain),2024-07-02"
        )
        assert set(atlas.places["name"]) == {"Oslo", "Rome"}


class TestAJourney:
    @pytest.mark.parametrize("header", ["Trip", "Reise", "Trip_ID"])
    @pytest.mark.parametrize(
        ("ids", "who", "count"),
        [("1 1 2 2 3 4", "", 4), ("a a b b b c", "", 3), ("1 1 2 1 1 2", "Ada Ada Ada Bo Bo Bo", 4)],
    )
    def test_has_rows_that_follow_each_other(self, header: str, ids: str, who: str, count: int) -> None:
        assert trips(header, ids, who) == (count, {"stated"})

    def test_whatever_the_order_of_the_rows(self) -> None:
        lines = [f"{at // 2},Ada Quill (Spain),{city},{day}" for at, (city, day) in enumerate(VISITS)]
        for order in (lines, lines[::-1], lines[::2] + lines[1::2]):
            found = table("\n".join(["Trip,Politician,City,Date", *order])).travel.trips
            assert (len(found), set(found["basis"])) == (3, {"stated"})

    def test_is_what_somebody_says_it_is(self) -> None:
        assert set(table(TWO, journey="Trip").travel.trips["basis"]) == {"stated"}
