"""The widget's traits: what Python sets goes to the map, what its reader chose comes back and stays."""

from __future__ import annotations

from typing import Any

import pytest
from traitlets import TraitError

import geo
from geo.dates import day_number
from geo.notebook.widget import MapWidget

ROW = {"leader": "Ana Nord (Norway)", "date": "2024-01-05", "city": "Paris", "country": "France"}
DAY = day_number(2024, 1, 5)


@pytest.fixture
def widget() -> MapWidget:
    return geo.read([ROW]).map(height=500).widget()


def wanted(widget: MapWidget) -> dict[str, Any]:
    found: dict[str, Any] = widget._set.get("wanted", {})
    return found


def test_it_carries_the_map_and_shows_nothing_of_it_before_it_was_seen(widget: MapWidget) -> None:
    assert (widget._document, widget._height) == (geo.read([ROW]).map().to_html(), 500)
    assert (widget.day, widget.follow, widget.range, widget.view) == (None, None, None, None)


def test_what_is_set_is_told_in_the_words_of_the_map(widget: MapWidget) -> None:
    widget.day = "5 January 2024"
    widget.range = ("2024-01", "2024-02")
    widget.follow = ""
    widget.view = {"lat": 48.8, "lon": 2, "zoom": 4}
    assert (widget.day, widget.range) == ("2024-01-05", ("2024-01-01", "2024-02-29"))
    assert wanted(widget) == {
        "day": DAY,
        "range": [day_number(2024, 1, 1), day_number(2024, 2, 29)],
        "follow": None,
        "view": {"lat": 48.8, "lon": 2.0, "zoom": 4.0},
    }


def test_what_the_map_says_is_heard_once_and_not_told_back(widget: MapWidget) -> None:
    heard: list[Any] = []
    widget.observe(lambda change: heard.append((change["name"], change["new"])), ["day", "follow", "range"])
    said = {"day": DAY, "follow": None, "range": [DAY, DAY], "view": {"lat": 1, "lon": 2, "zoom": 3}}
    widget._said = said
    widget._said = {**said, "other": 1}
    assert heard == [("day", "2024-01-05"), ("follow", ""), ("range", ("2024-01-05", "2024-01-05"))]
    assert widget.view == {"lat": 1.0, "lon": 2.0, "zoom": 3.0}
    assert wanted(widget) == {}


def test_the_reader_s_choice_is_not_undone_by_a_later_wish_for_something_else(widget: MapWidget) -> None:
    widget.follow = "Ana Nord"
    widget._said = {"follow": "Ana Nord", "day": DAY}
    widget._said = {"follow": None, "day": DAY}
    widget.day = "2024-01-05"
    widget.day = "2024-01-06"
    assert wanted(widget) == {"day": DAY + 1}


def test_the_same_wish_again_is_news(widget: MapWidget) -> None:
    widget.day = "2024-01-05"
    turn = widget._set["turn"]
    widget._said = {"day": DAY + 9}
    widget.day = "2024-01-05"
    assert widget._set["turn"] > turn
    assert wanted(widget) == {"day": DAY}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day", "soon"),
        ("day", "2024-01"),
        ("day", 5),
        ("range", ("2024-02-01", "2024-01-01")),
        ("range", ("2024-02-01",)),
        ("view", {"lat": 1}),
        ("view", {"lat": "x", "lon": 2, "zoom": 3}),
        ("follow", 3),
    ],
)
def test_what_is_none_of_it_is_refused_and_changes_nothing(widget: MapWidget, name: str, value: Any) -> None:
    with pytest.raises(TraitError):
        setattr(widget, name, value)
    assert (getattr(widget, name), wanted(widget)) == (None, {})
