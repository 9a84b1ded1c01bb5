"""What the map tells of itself becomes the cells of a chapter, which show the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import day_number
from geo.language import speaking
from geo.storybook import Book, NotTakenError, added, asked_of, cells_of, read, said
from geo.storybook.views import around
from geo.words import BESIDE, COUNTRIES, MODES
from tests.examples import examples
from tests.story.tables import atlas
from tests.storybook.books import ANSWER

FIRST, LAST = day_number(2024, 1, 5), day_number(2024, 3, 15)


def shown(answer: dict[str, Any]) -> dict[str, Any]:
    """The chapter that keeps this view, as it is told; nothing is wrong with it."""
    found = read(added(Book(), {"title": "a", **cells_of(answer)}), atlas())
    assert found.faults == {}
    return found.chapter(0)


def test_a_view_that_is_kept_says_all_of_the_map() -> None:
    assert cells_of(ANSWER) == {
        "date": "2024-02-10", "from": "2024-01-05", "to": "2024-03-15", "follow": "Ana", "compare": "nobody",
        "mode": "30-days", "layers": "made; marks", "projection": "equal-earth", "view": "40.12, -170, 3",
    }  # fmt: skip


def test_a_zoom_is_kept_as_for_a_map_of_the_usual_width_and_shown_as_fits_the_map() -> None:
    wide = cells_of({**ANSWER, "map": [1800, 800]})
    assert wide["view"].endswith(", 2")  # as much of the world on half the width
    narrow = shown({**ANSWER, "map": [450, 500]})
    assert narrow["view"]["zoom"] == 4
    assert asked_of(narrow, (450, 500))["view"]["zoom"] == 3
    globe = cells_of({**ANSWER, "projection": "orthographic", "map": [1800, 800]})
    assert globe["view"].endswith(", 3")


@examples(60)
@given(
    st.fixed_dictionaries(
        {
            "follow": st.sampled_from([None, "Ana", "Bo", "Cy"]),
            "mode": st.sampled_from(MODES),
            "countries": st.sampled_from(COUNTRIES),
            "beside": st.sampled_from(BESIDE),
            "projection": st.sampled_from(["equal-earth", "web-mercator", "orthographic", "north-polar"]),
            "centre": st.one_of(
                st.just("seat"), st.just(0), st.floats(-180, 180).map(lambda one: round(one, 2))
            ),
            "day": st.integers(FIRST, LAST),
            "view": st.fixed_dictionaries(
                {"lat": st.floats(-90, 90), "lon": st.floats(-500, 500), "zoom": st.floats(0, 18)}
            ),
            "map": st.tuples(st.integers(1, 4000), st.integers(1, 3000)),
        }
    )
)
def test_any_view_that_is_kept_is_told_without_a_finding_and_shown_again(told: dict[str, Any]) -> None:
    answer = {**ANSWER, **told}
    chapter = shown(answer)
    wanted = asked_of(chapter, answer["map"])
    for name in ("follow", "mode", "countries", "beside", "projection", "day", "range"):
        assert wanted[name] == answer[name], name
    assert wanted["centre"] in (answer["centre"], None if answer["centre"] == 0 else answer["centre"])
    assert -180 <= wanted["view"]["lon"] <= 180
    assert all(one.words for one in said(chapter))
    chapter = {**chapter, "view": {"lat": -4.5, "lon": -21.0, "zoom": 4.47}}
    assert said(chapter)[-1].words == "4.5° S, 21.0° W, zoom 4.47"
    with speaking("fr"):
        assert said(chapter)[-1].words == "4,5° S, 21,0° O, zoom 4,47"


@pytest.mark.parametrize(
    "changed",
    [
        {"mode": "hologram"},
        {"countries": ["made"]},
        {"day": "2024-01-01"},
        {"range": None},
        {"view": None},
        {"view": {"lat": float("nan"), "lon": 0, "zoom": 2}},
        {"view": {"lat": 91, "lon": 0, "zoom": 2}},
        {"centre": 400},
        {"projection": None},
        {"map": []},
        {"map": ["wide", 2]},
    ],
)
def test_an_answer_that_is_none_of_a_map_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(NotTakenError, match="did not say"):
        cells_of({**ANSWER, **changed})


def test_views_of_countries_and_of_everything_are_shown_too() -> None:
    book = added(
        added(Book(), {"title": "a", "view": "Norway"}), {"title": "b", "view": "fit", "follow": "everyone"}
    )
    found = read(book, atlas())
    norway = asked_of(found.chapter(0))["view"]
    assert 58 < norway["lat"] < 72
    assert 3 < norway["zoom"] <= 6
    assert asked_of(found.chapter(1))["view"] == "fit"
    assert asked_of(found.chapter(1))["follow"] is None


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=6))
def test_the_view_around_any_places_is_one_of_the_world(places: list[tuple[float, float]]) -> None:
    lat, lon, zoom = map(float, around(places).split(", "))
    assert -90 <= lat <= 90
    assert -180 <= lon <= 180
    assert 1.8 <= zoom <= 4.5


def test_the_view_around_places_on_both_sides_of_the_antimeridian_is_between_them() -> None:
    assert abs(float(around([(-18, 178), (-14, -172)]).split(", ")[1])) > 170
