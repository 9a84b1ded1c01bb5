"""Every step of a ledger can be taken back and made again, and what is kept is read back the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.language import speaking
from geo.ledger import Ledger, NotWrittenError, heard, resume, state
from geo.ledger.keeping import MOST_ROWS, MOST_STEPS, Row, Splice, Step
from geo.places import Gazetteer
from tests.examples import examples

GAZETTEER = Gazetteer()
ROW = st.integers(0, 8)
TEXT = st.sampled_from(
    ["", "Paris", "Springfield", "Xi Jinping; Bill", "2024-07", "=1+1", " \x00\ud800 ", "held"]
)
CELLS = st.dictionaries(
    st.sampled_from(["leaders", "venue", "country", "date", "lat", "note"]), TEXT, max_size=3
)
PASTED = st.sampled_from(
    ["a\tb\tc\td\n\n", "who\twhen\nx\t2024\ny\t2025", "a\tb\tc\td\te\tf", '"two\nlines"\tx\n', ""]
)
STEP: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"do": st.just("put"), "row": ROW, "cells": CELLS}),
    st.fixed_dictionaries({"do": st.just("add"), "cells": CELLS}),
    st.fixed_dictionaries({"do": st.just("remove"), "row": ROW}),
    st.fixed_dictionaries({"do": st.just("place"), "row": ROW, "at": st.just([48.86, 2.35])}),
    st.fixed_dictionaries({"do": st.just("paste"), "row": ROW, "column": st.just("venue"), "text": PASTED}),
    st.fixed_dictionaries({"do": st.just("home"), "name": st.just("Bill"), "country": st.just("France")}),
    st.fixed_dictionaries({"do": st.sampled_from(["undo", "redo", "example", "clear"])}),
)


def after(ledger: Ledger, *steps: dict[str, Any]) -> Ledger:
    for step in steps:
        ledger = heard(ledger, step, GAZETTEER)
    return ledger


@examples(80)
@given(steps=st.lists(STEP, max_size=12))
def test_any_steps_taken_back_lead_to_the_rows_before_them_and_made_again_to_those_after(
    steps: list[dict[str, Any]],
) -> None:
    ledger = Ledger()
    stood = [ledger.rows]
    for step in steps:
        try:
            then = heard(ledger, step, GAZETTEER)
        except NotWrittenError:
            continue
        if step["do"] == "undo":
            stood = stood[: len(then.past) + 1]
        elif step["do"] == "redo" or len(then.past) > len(ledger.past):
            stood = [*stood[: len(ledger.past) + 1], then.rows][: len(then.past) + 1]
        ledger = then
        assert resume(json.loads(json.dumps(state(ledger)))) == ledger
        assert len({row.id for row in ledger.rows}) == len(ledger.rows)
    last = ledger
    for rows in reversed(stood[:-1]):
        ledger = ledger.before()
        assert ledger.rows == rows
    assert ledger.before() == ledger
    for rows in stood[1:]:
        ledger = ledger.again()
        assert ledger.rows == rows
    assert ledger.rows == last.rows


def test_a_step_is_said_in_the_language_of_who_reads_it_and_not_of_who_made_it() -> None:
    with speaking("fr"):
        ledger = after(Ledger(), {"do": "put", "row": 1, "cells": {"venue": "Oslo"}})
        ledger = after(ledger, {"do": "put", "row": 1, "cells": {"venue": "Lima"}})
    again = resume(json.loads(json.dumps(state(ledger))))
    assert [step.words for step in again.past] == ["Row 2 added", "Where changed in row 2"]
    with speaking("de"):
        assert again.past[0].words == "Zeile 2 hinzugefügt"


def kept_with(**kept: Any) -> dict[str, Any]:
    """A ledger of one step, which was kept so."""
    values = state(after(Ledger(), {"do": "put", "row": 1, "cells": {"venue": "Oslo"}}))
    return {**values, "past": [{"splices": values["past"][0]["splices"], **kept}]}


def test_a_step_kept_with_its_words_alone_still_opens_and_nothing_of_them_is_shown() -> None:
    ledger = resume(kept_with(words="![x](http://host.invalid/p.png)"))
    assert ledger.past[0].words == "An earlier step"
    assert ledger.before().rows == ()


@pytest.mark.parametrize(
    "kept",
    [
        {"kind": "![x](http://host.invalid/p.png)", "values": {}},
        {"kind": "added", "values": {}},
        {"kind": "added", "values": {"number": "![x](http://host.invalid/p.png)"}},
        {"kind": "changed", "values": {"column": "![x](http://host.invalid/p.png)", "number": 2}},
        {"kind": "pasted", "values": {"count": -1}},
        {"kind": "pasted", "values": {"count": 1, "text": "3/4/24", "read": "", "other": "", "shown": 0}},
        {"kind": "added", "values": None},
    ],
    ids=str,
)
def test_a_step_of_no_known_kind_or_with_other_values_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(NotWrittenError):
        resume(kept_with(**kept))


def test_another_place_takes_what_was_filled_in_for_the_last_one() -> None:
    ledger = after(
        Ledger(),
        {"do": "put", "row": 1, "cells": {"venue": "Springfield", "note": "kept"}},
        {"do": "place", "row": 1, "at": [44.05, -123.02]},
    )
    assert ledger.rows[0].cells["country"] == "United States"
    assert ledger.rows[0].cells["lat"] == "44.05000"
    ledger = after(ledger, {"do": "put", "row": 1, "cells": {"venue": "Oslo"}})
    assert ledger.rows == (Row(1, {"venue": "Oslo", "note": "kept"}),)


def test_what_is_too_much_is_refused_and_the_oldest_steps_are_forgotten() -> None:
    many = tuple(Row(number, {"note": "x"}) for number in range(1, MOST_ROWS + 2))
    with pytest.raises(NotWrittenError, match="at most 5,000"):
        Ledger().after(Step("cleared", (Splice(0, (), many),)))
    with pytest.raises(NotWrittenError, match="too many for one cell"):
        after(Ledger(), {"do": "put", "row": 1, "cells": {"note": "x" * 10_001}})
    with pytest.raises(NotWrittenError, match="characters that can be written"):
        Ledger().after(Step("cleared", (Splice(0, (), (Row(1, {"note": "x" * 4_000_001}),)),)))
    ledger = Ledger()
    for turn in range(MOST_STEPS + 5):
        ledger = after(ledger, {"do": "put", "row": 1, "cells": {"note": str(turn)}})
    assert len(ledger.past) == MOST_STEPS


@pytest.mark.parametrize(
    "values", [{}, {"rows": 1}, {**state(Ledger()), "rows": [{"id": 1, "cells": {}, "filled": []}] * 2}]
)
def test_what_is_no_ledger_is_not_gone_on_with(values: dict[str, Any]) -> None:
    with pytest.raises(NotWrittenError, match="cannot be read"):
        resume(values)


@pytest.mark.parametrize("at", [[10**400, 0], [0, float("inf")], [float("nan"), 0], [True, 0], [91, 0]])
def test_a_point_that_is_none_on_the_globe_is_refused(at: list[float]) -> None:
    ledger = heard(Ledger(), {"do": "add", "cells": {"venue": "Paris"}}, GAZETTEER)
    with pytest.raises(NotWrittenError, match="none on the globe"):
        heard(ledger, {"do": "place", "row": ledger.rows[0].id, "at": at}, GAZETTEER)
