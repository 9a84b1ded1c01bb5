"""What stands on the desk follows from the steps: undone is as before, and only what was taken is in the
table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.desk import Desk, NotTakenError, Step, added, changed, joined, joins, rows_of, split, taken
from tests.desk.desks import TEXTS, desk
from tests.examples import examples

FIELD = st.sampled_from(["city", "date", "leaders", "status"])
WORDS = st.sampled_from(["", "Oslo", "2025-05-05", "Nobody At All", "held", "planned", "=1+1"])


def one_step(data: st.DataObject, stands: Desk) -> Step:
    """A step of any kind at the desk as it stands; it may be one that cannot be made."""
    card = data.draw(st.sampled_from(list(stands.standing)))
    steps: dict[str, Callable[[], Step]] = {
        "take": lambda: taken(stands, card),
        "sure": lambda: taken(stands, card, sure=True),
        "leave": lambda: Step("leave", (card,)),
        "open": lambda: Step("open", (card,)),
        "change": lambda: changed(stands, card, {data.draw(FIELD): data.draw(WORDS)}),
        "split": lambda: split(stands, card),
        "join": lambda: joined(stands, [card, *joins(stands, card)[:1]]),
        "add": lambda: marked_row(data, stands),
        "seen": lambda: Step("seen", ("0.possible.1033",)),
    }
    return steps[data.draw(st.sampled_from(list(steps)))]()


def marked_row(data: st.DataObject, stands: Desk) -> Step:
    start = data.draw(st.integers(0, len(TEXTS[0].text) - 2))
    return added(stands, 0, start, min(start + data.draw(st.integers(1, 80)), len(TEXTS[0].text)))


@examples(60)
@given(data=st.data())
def test_a_step_undone_is_as_if_it_had_not_been_made(data: st.DataObject) -> None:
    stands = desk()
    for _ in range(data.draw(st.integers(1, 8))):
        try:
            then = stands.after(one_step(data, stands))
        except NotTakenError:
            continue
        if then is not stands:
            assert then.before() == stands
            assert then.before().standing == stands.standing
        stands = then
    while stands.steps:
        stands = stands.before()
    assert stands == desk()


@examples(60)
@given(data=st.data())
def test_in_the_table_is_what_was_taken_and_nothing_else(data: st.DataObject) -> None:
    stands = desk()
    hand: set[str] = set()
    for _ in range(data.draw(st.integers(1, 12))):
        try:
            step = one_step(data, stands)
            then = stands.after(step)
        except NotTakenError:
            continue
        hand = (
            hand | set(step.cards)
            if step.kind == "take"
            else hand - set(step.cards)
            if step.kind != "seen"
            else hand
        )
        stands = then
    assert {card.id for card in stands.of("taken")} == hand
    rows = rows_of(stands)
    assert len(rows) == len(hand)
    assert all(row["quote"] and row["source"] and row["leaders"] for row in rows)


def test_nothing_is_in_the_table_before_it_was_taken() -> None:
    assert rows_of(desk()) == []


def test_a_row_that_was_taken_and_then_changed_has_to_be_taken_anew() -> None:
    stands = desk()
    first = next(iter(stands.standing))
    stands = stands.after(taken(stands, first))
    assert len(rows_of(stands)) == 1
    assert rows_of(stands.after(changed(stands, first, {"date": "2025-05-12"}))) == []


def test_steps_about_what_is_not_there_are_refused() -> None:
    with pytest.raises(NotTakenError):
        taken(desk(), "9.9")
    with pytest.raises(NotTakenError):
        desk().after(Step("leave", ("9.9",)))


def test_a_step_that_changes_nothing_leaves_nothing_to_undo() -> None:
    stands = desk()
    first = next(iter(stands.standing))
    assert stands.after(Step("open", (first,))) is stands
    once = stands.after(Step("leave", (first,)))
    assert once.after(Step("leave", (first,))) is once
