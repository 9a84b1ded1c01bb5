"""Lines that a document carries say here what they say in the scripts (tests/scripts/flow_words.test.mjs)."""

from __future__ import annotations

import json

import pytest

from geo.language import Line, counted_line, line, line_words, speaking

TABLES = "Tables: {files} and {count} more"
LINES = [
    (line("Lines are great circles, not the way flown."), "Lines are great circles, not the way flown."),
    (line("Tables: {files}", files="a.csv, {count}"), "Tables: a.csv, {count}"),
    (counted_line(TABLES, TABLES, 3, files="a.csv"), "Tables: a.csv and 3 more"),
    ("Visits: by {hand}", "Visits: by {hand}"),
]


@pytest.mark.parametrize(("said", "words"), LINES)
def test_a_line_has_its_values_after_it_went_through_json(said: Line, words: str) -> None:
    assert line_words(said) == line_words(json.loads(json.dumps(said))) == words


def test_a_line_is_in_the_language_that_is_spoken_and_its_values_as_they_are() -> None:
    with speaking("fr"):
        assert line_words(LINES[0][0]) == "Les lignes sont des arcs de grand cercle, pas les routes de vol."
        assert line_words(LINES[2][0]).count("a.csv") == 1
        assert line_words(LINES[2][0]) != LINES[2][1]
