"""Messages of the page: each becomes a step, and whatever else is sent is refused in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.app.texts_state import OnDesk
from geo.desk import NotTakenError, cards_of, heard, items_of, view_of
from tests.desk.desks import TEXTS, desk, place, readings
from tests.examples import examples

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(["0.1", "0.6", "city", "Oslo"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)
DO = st.sampled_from(
    [
        "take",
        "sure",
        "leave",
        "open",
        "change",
        "split",
        "join",
        "add",
        "point",
        "seen",
        "unseen",
        "mean",
        "undo",
        "x",
    ]
)
KEYS = st.sampled_from(["id", "ids", "fields", "text", "start", "end", "key", "name", "country"])


@examples(200)
@given(DO | ANYTHING, st.dictionaries(KEYS, ANYTHING, max_size=5))
def test_any_message_is_a_step_or_is_refused(do: object, rest: dict[str, object]) -> None:
    try:
        then = heard(desk(), {"do": do, **rest})
    except NotTakenError:
        return
    assert len(then.steps) <= 1


@pytest.mark.parametrize(
    "message", [None, [], "take", {}, {"do": None}, {"do": "take"}, {"do": "add", "text": True}]
)
def test_what_is_no_step_is_refused(message: object) -> None:
    with pytest.raises(NotTakenError):
        heard(desk(), message)


@pytest.mark.parametrize(
    ("message", "state"),
    [
        ({"do": "take", "id": "0.1"}, "taken"),
        ({"do": "leave", "id": "0.1"}, "left"),
        ({"do": "change", "id": "0.1", "fields": {"venue": "Stockholm"}}, "open"),
        (
            {
                "do": "point",
                "id": "0.1",
                "key": "city",
                "start": place("Helsinki.")[0],
                "end": place("Helsinki.")[1] - 1,
            },
            "open",
        ),
    ],
)
def test_a_message_becomes_its_step_and_undo_takes_it_back(message: dict[str, object], state: str) -> None:
    then = heard(desk(), message)
    assert then.standing["0.1"].state == state
    assert then != desk()
    assert heard(then, {"do": "undo"}) == desk()


def on_desk() -> OnDesk:
    return OnDesk(desk(), readings())


def test_each_step_is_heard_once_and_in_order() -> None:
    steps = [{"do": "take", "id": "0.1", "n": 1}, {"do": "leave", "id": "0.1", "n": 2}]
    state = on_desk().told({"steps": steps}).told({"steps": steps})
    assert (state.heard, len(state.desk.steps)) == (2, 2)
    assert state.desk.standing["0.1"].state == "left"


def test_a_refused_step_is_said_and_the_next_one_made() -> None:
    state = on_desk().told({"steps": [{"do": "take", "id": "9.9", "n": 1}]})
    assert "9.9" in state.refused
    state = state.told({"steps": [{"do": "take", "id": "0.1", "n": 2}]})
    assert (state.refused, state.desk.standing["0.1"].state) == ("", "taken")


@given(ANYTHING | st.fixed_dictionaries({"steps": ANYTHING}))
def test_whatever_is_told_in_place_of_steps_changes_nothing(message: object) -> None:
    assert on_desk().told(message).desk == desk()


def test_what_is_shown_is_plain_and_holds_the_whole_text() -> None:
    items = [
        item
        for number, one in enumerate(readings())
        for item in items_of(number, one, desk().standing_cards(number))
    ]
    view = view_of(desk(), items)
    assert json.loads(json.dumps(view)) == view
    for text, shown in zip(TEXTS, view["texts"], strict=True):
        pieces = [piece for block in shown["blocks"] for piece in block]
        assert all(text.text[piece["start"] : piece["end"]] == piece["text"] for piece in pieces)
        assert "".join(piece["text"] for piece in pieces) == text.text.replace("\n", "")
    first = view["cards"][0]
    assert first["when"] == "13 May 2025"
    assert (
        next(field for field in first["fields"] if field["key"] == "country")["reason"]
        == "the city's country"
    )
    assert [one["id"] for one in view["cards"]] == [
        card.id for n, r in enumerate(readings()) for card in cards_of(n, r, "x")
    ]
