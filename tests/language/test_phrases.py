"""Sentences that are made once in English and said anew to readers of any language."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy

import pytest

from geo.app.findings import _in_full, _in_words
from geo.errors import Problem
from geo.language import PSEUDO, phrase, phrases, rephrased, speaking

BLANK = phrase("taken as blank")
MEANT = phrase("taken for {place}, but it may mean {places}", place="Springfield", places=("A", "B", "C"))
SEVERAL = phrases("{count} row without a date", "{count} rows without a date", 1200)
WITHIN = phrases(
    "{advice}; until then the row is undated", "{advice}; until then these rows are undated", 2, advice=BLANK
)


def test_a_phrase_is_its_english_text_wherever_nobody_asks() -> None:
    assert BLANK == "taken as blank"
    assert MEANT == "taken for Springfield, but it may mean A or B or C"
    assert SEVERAL == "1,200 rows without a date"
    assert WITHIN == "taken as blank; until then these rows are undated"
    assert json.dumps([BLANK]) == '["taken as blank"]'
    with speaking("fr"):
        assert phrase("taken as blank") == "taken as blank"


@pytest.mark.parametrize(
    ("tag", "blank", "several", "within"),
    [
        ("fr", "pris pour vide", "1\u202f200 lignes", "pris pour vide ; d’ici là, ces lignes"),
        ("de", "als leer verstanden", "1.200 Zeilen", "als leer verstanden; bis dahin sind diese"),
        ("ru", "понято как пустое", "1\xa0200 строк ", "понято как пустое; до тех пор эти"),
    ],
)
def test_it_is_said_anew_with_all_that_stands_in_it(tag: str, blank: str, several: str, within: str) -> None:
    with speaking(tag):
        assert rephrased(BLANK) == blank
        assert rephrased(SEVERAL).startswith(several)
        assert rephrased(WITHIN).startswith(within)


def test_alternatives_are_joined_as_the_language_does() -> None:
    with speaking("fr"):
        assert rephrased(MEANT).endswith("A, B ou C")
    with speaking("ja"):
        assert "A、B、またはC" in rephrased(MEANT)


def test_what_is_no_phrase_stays_as_it_is() -> None:
    with speaking("fr"):
        assert rephrased("Kremlin") == "Kremlin"


@pytest.mark.parametrize("again", [deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_it_can_be_said_anew_after_a_journey_between_processes(again: object) -> None:
    with speaking("de"):
        assert rephrased(again(WITHIN)) == rephrased(WITHIN)  # type: ignore[operator]


def test_a_finding_is_read_in_the_readers_language_and_stays_english_for_programs() -> None:
    found = Problem("a.csv", 3, "when", "May 16", phrase("a day that exists"), WITHIN, "warning", "date")
    assert "a day that exists; taken as blank" in str(found)
    with speaking(PSEUDO):
        row = _in_words([found]).iloc[0]
        assert row["found"] == "May 16"
        assert row["allowed"].startswith("[")
        assert row["advice"].startswith("[")
        assert "taken as blank" not in _in_full(found)
    assert found.as_dict()["allowed"] == "a day that exists"
