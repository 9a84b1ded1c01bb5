"""Sentences that are made once in English and said anew to readers of any language."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from pathlib import Path

import pytest

from geo.app.findings import _in_words, in_full
from geo.dates import DateSpan, Days
from geo.errors import Problem, TableError
from geo.language import PSEUDO, Phrase, phrase, phrases, rephrased, shortened, speaking
from geo.reports import load
from geo.words import Country, Within

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
        assert "taken as blank" not in in_full(found)
    assert found.as_dict()["allowed"] == "a day that exists"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", b""),
        ("t.csv", b"%PDF-1.7"),
        ("t.docx", b"PK\x03\x04"),
        ("t.pages", b"text"),
        ("t.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"),
        ("t.html", b"<html><body>no table</body></html>"),
        ("t.xlsx", b"no workbook"),
        ("t.csv", b"who,where\nAda,Rome\n"),
        ("t.csv", b'{"a": 1}'),
    ],
)
def test_why_a_file_is_refused_can_be_said_anew(name: str, content: bytes) -> None:
    with pytest.raises(TableError) as refused:
        load(Path(name), content)
    for problem in refused.value.problems:
        assert isinstance(problem.allowed, Phrase)
        assert isinstance(problem.advice, Phrase)


def test_days_and_countries_in_a_phrase_are_called_as_the_language_does() -> None:
    days = Days(DateSpan(19_859, 19_859, precise=True, approximate=False))
    said = phrase("{one} beside {other}", one=days, other=Within("Ur", "", Country("IQ", "Iraq")))
    assert said == "16 May 2024 beside Ur (Iraq)"
    with speaking("fr"):
        assert rephrased(said) == "16 mai 2024 à côté de Ur (Irak)"
        assert rephrased(pickle.loads(pickle.dumps(said))) == rephrased(said)


def test_a_long_phrase_is_cut_where_a_value_stands_and_can_still_be_said_anew() -> None:
    said = shortened(
        phrase("taken for {place}, but it may mean {places}", place="x" * 200, places=("A",)), 60
    )
    assert len(said) == 60
    assert said.endswith("…, but it may mean A")
    with speaking("fr"):
        assert rephrased(said) != said
    assert shortened("x" * 200, 60) == "x" * 59 + "…"
    assert len(shortened(phrase("{one} and {other}", one="x" * 200, other="y" * 190), 120)) <= 120
    assert len(shortened(phrase("{one} and {one}", one="x" * 200), 120)) <= 120
