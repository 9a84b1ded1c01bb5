"""What the page New table keeps between two runs: each step once, and a table that is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.app.ledger_state import Writing, table_of
from geo.app.upload import open_upload
from geo.ledger import NotWrittenError
from geo.places import Gazetteer

GAZETTEER = Gazetteer()


def steps(*asked: dict[str, Any], first: int = 1) -> dict[str, Any]:
    return {"steps": [{**step, "n": number} for number, step in enumerate(asked, first)]}


def test_a_step_is_made_once_however_often_it_is_told_and_one_that_cannot_be_made_says_why() -> None:
    add = {"do": "add", "cells": {"leaders": "A (France); B", "venue": "Oslo", "date": "2024"}}
    told = steps(add, {"do": "where", "row": 1})
    now = Writing().told("ask", told, GAZETTEER).told("ask", told, GAZETTEER)
    assert (len(now.ledger.rows), now.asked, now.heard["ask"]) == (1, 1, 2)
    wrong = now.told(
        "grid", steps({"do": "remove", "row": 9}, {"do": "put", "row": 1, "cells": {}}), GAZETTEER
    )
    assert wrong.ledger == now.ledger
    refused = now.told("grid", steps({"do": "remove", "row": 9}), GAZETTEER)
    assert refused.refused["grid"] == "this row is not in the table any more"
    assert refused.refused["ask"] == ""
    gone = now.told("grid", steps({"do": "remove", "row": 1}), GAZETTEER)
    assert (gone.asked, gone.ledger.rows) == (0, ())
    for odd in (None, [], {"steps": 1}, {"steps": [{"n": True, "do": "undo"}, "x", {"do": "undo"}]}):
        assert now.told("grid", odd, GAZETTEER) == now
    assert Writing.of(json.loads(json.dumps(wrong.state()))) == wrong
    for values in ({}, {**now.state(), "look": None}, {**now.state(), "ledger": {}}):
        with pytest.raises(NotWrittenError, match="cannot be read"):
            Writing.of(values)


def test_the_table_is_read_like_any_file_and_none_is_handed_on_while_nothing_is_written() -> None:
    now = Writing().told("ask", steps({"do": "add", "cells": {"leaders": "A", "venue": "Oslo"}}), GAZETTEER)
    (file,) = table_of(now.ledger)
    assert open_upload([file]).tables["reports"].cells["venue"].tolist() == ["Oslo"]
    assert table_of(now.ledger.before()) == []
