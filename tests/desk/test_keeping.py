"""The desk as plain values: read back it stands as before, and what is no desk is refused in words."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.desk import Desk, NotTakenError, resume, rows_of, state
from tests.desk.desks import desk
from tests.desk.test_deciding import one_step
from tests.examples import examples


@examples(15)
@given(st.data())
def test_after_any_steps_the_desk_is_read_back_as_it_stood(data: st.DataObject) -> None:
    stands = desk()
    for _ in range(data.draw(st.integers(0, 5))):
        try:
            stands = stands.after(one_step(data, stands))
        except NotTakenError:
            continue
    again = resume(json.loads(json.dumps(state(stands))))
    assert again == Desk(stands.texts, stands.cards, stands.steps)
    assert again.standing == stands.standing
    assert rows_of(again) == rows_of(stands)


def _without_texts(plain: dict[str, Any]) -> None:
    plain["texts"] = []


def _beyond_the_text(plain: dict[str, Any]) -> None:
    plain["cards"][0]["spans"] = [[0, 10**9]]


def _of_no_card(plain: dict[str, Any]) -> None:
    plain["steps"] = [{"kind": "take", "cards": ["x"], "made": [], "meant": None}]


def _of_no_kind(plain: dict[str, Any]) -> None:
    plain["steps"] = [{"kind": "run", "cards": [], "made": [], "meant": None}]


@pytest.mark.parametrize("spoil", [_without_texts, _beyond_the_text, _of_no_card, _of_no_kind])
def test_what_is_no_desk_is_refused_in_words(spoil: Any) -> None:
    plain = deepcopy(state(desk()))
    spoil(plain)
    with pytest.raises(NotTakenError, match="cannot be read"):
        resume(plain)


def test_the_words_that_a_card_rests_on_are_those_of_its_text() -> None:
    plain = state(desk())
    plain["cards"][0]["quote"] = "what stands nowhere"
    assert resume(plain) == desk()
