"""A map opens in a projection that is asked for, or is refused in words."""

from __future__ import annotations

import pytest

from geo.errors import ProjectionError
from geo.html import opening, projected
from geo.html.projections import PROJECTIONS
from tests import node

SEATED = {"follow": 0, "leaders": {"seat": [3]}}
SEATLESS = {"follow": 0, "leaders": {"seat": -1}}
EVERYONE = {"follow": -1, "leaders": {"seat": [3]}}


def test_the_names_are_those_of_the_scripts() -> None:
    with node.started() as core:
        assert core.evaluate("() => core.PROJECTIONS", None) == list(PROJECTIONS)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_each_is_put_into_a_document_that_stays_as_it_was(name: str) -> None:
    before = dict(SEATED)
    assert projected(SEATED, opening(name)) == SEATED | {"projection": name}
    assert before == SEATED


@pytest.mark.parametrize(
    ("said", "name"),
    [("seat", "azimuthal-equidistant"), ("globe", "orthographic"), ("mercator", "web-mercator")],
)
def test_what_people_say_for_a_projection_is_that_one(said: str, name: str) -> None:
    assert opening(said) == {"projection": name}


def test_the_spoken_name_of_the_projection_of_tiles_is_theirs_too() -> None:
    assert opening("mercator", tiled=True) == {"projection": "web-mercator"}


@pytest.mark.parametrize(
    ("text", "centre"), [("150", 150), ("-180", -180), ("+37.62", 37.62), ("0", 0), ("seat", "seat")]
)
def test_a_centre_is_degrees_or_the_seat(text: str, centre: float | str) -> None:
    assert opening(None, text) == {"centre": centre}


def test_nothing_asked_for_changes_nothing() -> None:
    assert projected(EVERYONE, opening()) == EVERYONE


def test_an_unknown_projection_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ProjectionError, match=r'"equal-eart".*north-polar.*did you mean equal-earth'):
        opening("equal-eart")


@pytest.mark.parametrize("name", ["", "…", "</script>", "Equal Earth", "x" * 1000])
def test_any_other_text_is_no_projection(name: str) -> None:
    with pytest.raises(ProjectionError):
        opening(name)


@pytest.mark.parametrize("centre", ["", "181", "-180.1", "nan", "inf", "150E", "Seat", "1,5"])
def test_any_other_centre_is_refused(centre: str) -> None:
    with pytest.raises(ProjectionError, match="seat"):
        opening("equal-earth", centre)


def test_tiles_are_shown_in_their_own_projection_alone() -> None:
    assert opening("web-mercator", tiled=True) == {"projection": "web-mercator"}
    with pytest.raises(ProjectionError, match="tiles"):
        opening("equal-earth", tiled=True)


@pytest.mark.parametrize("document", [SEATLESS, EVERYONE, {}])
def test_distances_are_refused_where_there_is_no_seat(document: dict[str, object]) -> None:
    with pytest.raises(ProjectionError, match="seat"):
        projected(document, opening("azimuthal-equidistant"))
