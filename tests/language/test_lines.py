"""Phrases in a document say here what they say in the scripts (tests/scripts/flow_words.test.mjs)."""

from __future__ import annotations

import json

import pytest

from geo.language import Phrase, as_line, of_line, phrase, phrases, rephrased, speaking

TABLES = "Tables: {files} and {count} more"
LINES = [
    (phrase("Lines are great circles, not the way flown."), "Lines are great circles, not the way flown."),
    (phrase("Tables: {files}", files="a.csv, {count}"), "Tables: a.csv, {count}"),
    (phrases(TABLES, TABLES, 3, files="a.csv"), "Tables: a.csv and 3 more"),
    (phrase("Visits: by {hand}"), "Visits: by {hand}"),
    (phrase("Visits: {count}", count="1,200"), "Visits: 1,200"),
]


@pytest.mark.parametrize(("said", "words"), LINES)
def test_a_phrase_has_its_values_after_a_document_carried_it(said: Phrase, words: str) -> None:
    again = of_line(json.loads(json.dumps(as_line(said))))
    assert again == said == words
    assert (again.text, again.many, again.values) == (said.text, said.many, said.values)


def test_a_phrase_of_a_document_is_in_the_language_that_is_spoken_and_its_values_as_they_are() -> None:
    with speaking("fr"):
        first, _tables, more, *_others = (rephrased(of_line(as_line(said))) for said, _words in LINES)
    assert first == "Les lignes sont des arcs de grand cercle, pas les routes de vol."
    assert more.count("a.csv") == 1
    assert more != LINES[2][1]
