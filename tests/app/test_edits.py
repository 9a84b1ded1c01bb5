"""What a message of the editor may bring, and that no other is worked off."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.app.edits import (
    MOST_ADDED,
    MOST_ADDED_IN_ALL,
    MOST_CELLS,
    MOST_CHARACTERS,
    refusal,
    refusal_in_all,
)
from geo.app.mend import _editor_key
from geo.app.mending import STATE
from tests.app.test_page import MIXED, ROOT, mending


def told(**what: Any) -> dict[str, Any]:
    return {"edited_rows": {}, "added_rows": [], "deleted_rows": [], **what}


def test_what_a_person_does_is_taken() -> None:
    pasted = {place: {f"c{column}": "Oslo" for column in range(20)} for place in range(1_000)}
    assert refusal(told(edited_rows=pasted), 1_000) == ""
    assert refusal(told(edited_rows={0: {"c0": None}}, added_rows=[{}], deleted_rows=[1]), 2) == ""


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"added_rows": [{}] * (MOST_ADDED + 1)}, "501 rows were added"),
        ({"added_rows": [{f"c{n}": "" for n in range(MOST_CELLS + 1)}]}, "20,001 cells"),
        ({"edited_rows": {0: {"c0": "x" * 10_001}}}, "10,001 characters"),
        ({"added_rows": [{f"c{n}": "x" * 10_000 for n in range(MOST_CHARACTERS // 10_000 + 1)}]}, "at once"),
    ],
)
def test_more_is_refused_with_its_size_and_what_to_do(what: dict[str, Any], words: str) -> None:
    said = refusal(told(**what), 10)
    assert words in said
    assert "Save the table" in said


def test_what_grows_step_by_step_is_bounded_too() -> None:
    assert refusal_in_all(MOST_ADDED_IN_ALL, 10) == ""
    assert "rows were added" in refusal_in_all(MOST_ADDED_IN_ALL + 1, 10)
    assert "cells were changed" in refusal_in_all(0, 100_001)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, JSON, JSON)
def test_whatever_a_message_holds_it_is_judged(edited: Any, added: Any, deleted: Any) -> None:
    what = told(edited_rows=edited, added_rows=added, deleted_rows=deleted)
    if refusal(what, 2) == "":
        assert all(type(one) is int and 0 <= one < 2 for one in deleted)
        assert all(isinstance(cells, dict) for cells in added)
    assert refusal(edited, 2)


@pytest.mark.slow
def test_a_hundred_thousand_added_rows_are_refused_at_once_and_the_next_change_is_taken() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    mending(app, MIXED)
    begun = time.monotonic()
    _send(app, told(added_rows=[{}] * 100_000))
    assert time.monotonic() - begun < 20
    assert not app.exception
    assert any("100,000 rows were added" in one.value for one in app.error)
    _send(app, told(edited_rows={"0": {"c0": "2009-02-28"}}))
    assert not app.exception
    assert not any("rows were added" in one.value for one in app.error)
    assert "1 change" in {one.value for one in app.text}


def _send(app: AppTest, what: dict[str, Any]) -> None:
    """Run with what the editor that was drawn last tells: the test's own tree has no way to type into it."""
    key = _editor_key(app.session_state[STATE])
    number = next(
        frame.proto.id for frame in app.dataframe if getattr(frame.proto, "id", "").endswith(f"-{key}")
    )
    states = app._tree.get_widget_states()
    states.widgets.add(id=number, string_value=json.dumps(what))
    app._run(states)
