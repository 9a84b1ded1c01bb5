"""What a reader did as plain values: written and read, it is the same, for any changes at all."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.export import Changes
from geo.places import with_choice
from geo.projects import changes_plain, changes_read, rows_plain, rows_read, step_plain, steps_read
from geo.schema import CORRECTIONS, LEADERS, empty

CHANGES = st.builds(
    Changes,
    st.dictionaries(st.tuples(st.integers(1, 9), st.text(max_size=3)), st.text(max_size=4), max_size=5),
    st.lists(st.integers(10, 20), max_size=3, unique=True).map(tuple),
    st.frozensets(st.integers(1, 9), max_size=3),
)


@given(st.lists(CHANGES, min_size=1, max_size=6), st.data())
def test_all_steps_of_mending_are_read_back_and_which_of_them_holds(
    states: list[Changes], data: st.DataObject
) -> None:
    now = data.draw(st.integers(0, len(states) - 1))
    plain = {
        "first": changes_plain(states[0]),
        "steps": [step_plain(*pair) for pair in pairwise(states)],
        "now": now,
    }
    assert steps_read(json.loads(json.dumps(plain))) == (tuple(states), now)


def test_of_very_large_states_those_near_the_one_that_holds_are_read() -> None:
    states = [Changes({(row, "a"): "x" for row in range(many)}) for many in (1, 2, 3, 4)]
    steps = [step_plain(*pair) for pair in pairwise(states)]
    plain = {"first": changes_plain(states[0]), "steps": steps, "now": 2}
    assert steps_read(plain, most=5) == ((states[1], states[2]), 1)
    assert steps_read(plain, most=1) == ((states[2],), 0)


def test_tables_are_read_back_with_what_has_no_value() -> None:
    fields = {"city": "Bonn", "country": "", "venue": "", "name": "", "code": "DE", "precision": "city"}
    fields |= {"status": "unlocatable", "found_by": ""}
    table = with_choice(empty(CORRECTIONS), fields | {"lat": None, "lon": None})
    table = with_choice(table, fields | {"city": "Suva", "lat": -18.1, "lon": 178.4, "status": "placed"})
    assert rows_read(json.loads(json.dumps(rows_plain(table))), CORRECTIONS).equals(table)
    named = [{"name": "A", "country": "", "office": "", "seat": "", "aliases": ["B", "C"]}]
    assert rows_read(named, LEADERS)["aliases"].tolist() == [("B", "C")]
    assert rows_plain(rows_read(named, LEADERS)) == named
    assert rows_read([], LEADERS).equals(empty(LEADERS))


@pytest.mark.parametrize("plain", [None, [], {"cells": [[1, "a"]]}, {"deleted": [True]}, {"added": "12"}])
def test_what_are_no_changes_is_refused_in_words(plain: object) -> None:
    with pytest.raises(ValueError, match=r"expected|no number"):
        changes_read(plain)
