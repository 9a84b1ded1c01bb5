"""What is put right on the page of the whole table goes into the rows of the new table."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.app.choose import WRITTEN
from geo.app.ledger_state import STATE, Writing
from geo.export import Changes
from geo.ledger import Ledger, NotWrittenError, from_country, heard, located, mended, resume, state
from geo.places import Gazetteer
from tests.app.test_page import app  # noqa: F401

pytestmark = pytest.mark.slow


def written(*rows: dict[str, str]) -> dict[str, Any]:
    """What the session keeps of a new table with these rows."""
    ledger = Ledger()
    for cells in rows:
        ledger = heard(ledger, {"do": "add", "cells": cells}, Gazetteer())
    return Writing(ledger).state()


def cells(app: AppTest, name: str) -> list[str]:  # noqa: F811
    return [row["cells"].get(name, "") for row in app.session_state[STATE]["ledger"]["rows"]]


def test_a_place_a_home_and_cells_are_written_into_the_rows_and_taken_back_there(app: AppTest) -> None:  # noqa: F811
    springfield = {"leaders": "Ana Nord; B (France)", "venue": "Springfield", "date": "2024-05-01"}
    app.session_state[STATE] = written(springfield, springfield | {"date": "2024-06-01"})
    app.run()
    which = next(one for one in app.radio if WRITTEN in one.options)
    which.set_value(WRITTEN).run()
    assert not app.exception

    # Where somebody comes from.
    app.selectbox(key="home_country").set_value("Norway").run()
    assert cells(app, "leaders") == ["Ana Nord (Norway); B (France)"] * 2
    assert not [one for one in app.selectbox if one.key == "home_country"]

    # Which place is meant: of both rows, in words.
    app.session_state["tab"] = "Places"
    app.run()
    assert "Cannot be located" not in [one.label for one in app.button]
    illinois = next(one for one in app.button if "Illinois" in one.label)
    follow = app.selectbox(key="follow").value
    illinois.click().run()
    assert not app.exception
    assert cells(app, "venue") == ["Springfield, Illinois"] * 2
    assert app.selectbox(key="follow").value == follow

    # The way back.
    app.button(key="new_table_undo_here").click().run()
    assert cells(app, "venue") == ["Springfield"] * 2
    assert cells(app, "leaders") == ["Ana Nord (Norway); B (France)"] * 2


def test_mended_cells_rows_gone_and_new_ones_are_one_step_of_the_new_table() -> None:
    paris = {"leaders": "A (China); B (France)", "venue": "Paris", "date": "2024-05-01"}
    ledger = Writing.of(written(paris, paris | {"venue": "Lyon"}, paris | {"venue": "Nice"})).ledger
    changes = Changes(
        {(2, "venue"): "Dijon", (5, "venue"): "Caen", (5, "date"): "10/08/2023"}, (5,), frozenset({3})
    )
    then = mended(ledger, changes.cells, changes.deleted)
    assert [row.cells.get("venue", "") for row in then.rows] == ["Dijon", "Nice", "Caen"]
    assert then.rows[-1].cells["date"] == "2023-08-10"
    assert then.past[-1].words == "3 rows mended"
    assert (then.before().rows, resume(state(then)).rows) == (ledger.rows, then.rows)
    with pytest.raises(NotWrittenError, match="there is no column x"):
        mended(ledger, {(2, "x"): "1"})


def test_the_place_that_was_chosen_is_written_and_none_near_it() -> None:
    for written_so, name, lat, lon, venue, country, point in (
        ("Windsor", "Windsor", 51.48333, -0.6, "Windsor", "United Kingdom", ""),
        ("Windsor", "Windsor Castle", 51.4839, -0.6044, "Windsor Castle", "United Kingdom", ""),
        ("Springfield", "Springfield", 39.80172, -89.64371, "Springfield, Illinois", "United States", ""),
        ("Springfield", "", 42.14, -72.58981, "Springfield", "United States", "42.14000"),  # 4.3 km off
        ("Windsor", "Windsor", 38.54713, -122.81638, "Windsor", "United States", "38.54713"),  # not offered
    ):
        paris = {"leaders": "A (China)", "venue": written_so, "date": "2024-05-01"}
        ledger = located(Writing.of(written(paris)).ledger, [2], name, lat, lon, Gazetteer())
        (row,) = ledger.rows
        assert (row.cells["venue"], row.cells["country"]) == (venue, country), (written_so, name)
        assert row.cells.get("lat", "") == point, (written_so, name)


def test_a_country_for_several_leaders_is_one_step() -> None:
    ledger = Writing.of(written({"leaders": "Ana; B"}, {"leaders": "C (Chad); B"})).ledger
    then = ledger.after(from_country(ledger, ["Ana", "B"], "Norway"))
    assert [row.cells["leaders"] for row in then.rows] == ["Ana (Norway); B (Norway)", "C (Chad); B (Norway)"]
    assert resume(state(then)).past[-1].words == "2 leaders come from Norway"
    assert then.before().rows == ledger.rows
