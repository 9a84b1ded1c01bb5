"""Columns of answers and statuses under headers that say little: read, or asked, never held in silence."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.errors import TableError
from geo.profiles.answers import answers
from geo.profiles.statuses import answered, asked

from .strangers import findings, rows, table

HEAD = "Leader,Date,City,"


def _statuses(header: str, *texts: str) -> list[str]:
    lines = [f"Macron,2022-06-{10 + at},Rome,{text}" for at, text in enumerate(texts)]
    return rows(table("\n".join([HEAD + header, *lines]) + "\n"))["status"].tolist()


@pytest.mark.parametrize(
    ("header", "texts", "read"),
    [
        ("eventStatus", ["EventScheduled", "https://schema.org/EventCancelled"], ["held", "cancelled"]),
        ("Status", ["https://schema.org/EventPostponed", "done"], ["cancelled", "held"]),
        ("Visit status", ["Annulé", "Effectué"], ["cancelled", "held"]),
        ("Result", ["OK", "did not take place"], ["held", "cancelled"]),
        ("Result", ["OK", "failed"], ["held", "cancelled"]),
        ("Ergebnis", ["ok", "failed"], ["held", "cancelled"]),
        ("Ergebnis", ["ok", "gescheitert"], ["held", "cancelled"]),
        ("Résultat", ["ok", "échoué"], ["held", "cancelled"]),
        ("Результат", ["ok", "провалился"], ["held", "cancelled"]),
        ("Status", ["erledigt", "?", "unbekannt"], ["held", "planned", "planned"]),
        ("Took place?", ["x", "", "x"], ["held", "planned", "held"]),
        ("Press conference", ["Yes", "No"], ["held", "held"]),
        ("Ergebnis", ["erledigt", "ins Wasser gefallen"], ["held", "cancelled"]),
    ],
)
def test_what_was_not_made_is_not_held(header: str, texts: list[str], read: list[str]) -> None:
    assert _statuses(header, *texts) == read


@pytest.mark.parametrize(
    ("header", "texts"),
    [
        ("Info", ["confirmed", "abgesagt", "done"]),
        ("Notes", ["Yes", "No", "No"]),
        ("Remark", ["done", "X", "fell apart"]),
        ("Ergebnis", ["erledigt", "ganz anders gekommen"]),
        ("Observações", ["ok", "não"]),
    ],
)
def test_answers_under_a_header_for_remarks_are_asked_about(header: str, texts: list[str]) -> None:
    with pytest.raises(TableError) as caught:
        _statuses(header, *texts)
    assert f"status={header}" in str(caught.value)


def test_unknown_words_of_our_column_are_one_finding() -> None:
    atlas = table(
        "leaders,date,venue,status\nA,2022-06-01,Rome,X\nA,2022-06-02,Oslo,X\nA,2022-06-03,Bonn,1\n"
    )
    (finding,) = findings(atlas, "status")
    assert finding.found == "X (2), 1 (1)"
    assert finding.rows == (2, 3, 4)


def test_answers_to_what_a_header_asks_are_read_as_it_asks() -> None:
    asked = [
        ("Held?", "+", "-"), ("Took place", "1.0", "0.0"), ("Visit made?", "Y", "N"),
        ("Not cancelled", "yes", "no"), ("Stattgefunden?", "j", "n"), ("Realizada", "S", "N"),
        ("Effectuée (O/N)", "O", "N"), ("No show", "N", "Y"), ("Visite effectuée", "oui", "non"),
        ("Nicht abgesagt", "ja", "nein"), ("Gerçekleşti mi?", "Evet", "Hayır"), ("Odwołana", "nie", "tak"),
        ("Cancelled or not", "0", "1"), ("Визит отменён", "-", "+"), ("Cancelled", "F", "T"),
    ]  # fmt: skip
    read = {header: _statuses(header, yes, no, yes) for header, yes, no in asked}
    assert read == {header: ["held", "cancelled", "held"] for header, _, _ in asked}


def test_numbers_of_visits_are_no_answers() -> None:
    for header, texts in (("Visits made", "121"), ("Meetings held", "102"), ("Held", ["1.0", "2.0", "0.0"])):
        assert answered(header, pd.Series(list(texts))) is None
    assert answered("Visits made", pd.Series(["1", "0"])) is not None
    assert answered("Cancelled", pd.Series(["2021", ""])) is not None


def test_answers_that_nobody_can_read_make_no_visit_held() -> None:
    assert _statuses("Took place?", "A", "B", "A") == ["planned"] * 3
    assert _statuses("Not confirmed", "yes", "no") == ["planned", "held"]
    with pytest.raises(TableError, match="whether the visits took place"):
        _statuses("Success", "ok", "failed", "ok")


def test_a_number_of_visits_is_no_question_and_letters_are_of_one_language() -> None:
    assert [asked(header)[0] for header in ("No. cancelled", "Nr. bestätigt", "№ отменено")] == ["", "", ""]
    assert asked("Not cancelled")[0] == "held"
    assert answers(["V", "H"]) == {}
    assert answers(["j", "n"]) == {"j": True, "n": False}


def test_answers_in_any_form_are_no_places_and_what_was_not_held_is_not_drawn() -> None:
    for header in (
        "Took place?",
        "Did it take place?",
        "Fand es statt?",
        "A-t-elle eu lieu ?",
        "Si è tenuto?",
    ):
        told = _statuses(
            header, "Yes", "y", "No", "cancelled", "N", "Yes, but short", "No - cut short", "planned"
        )
        assert [one or "held" for one in told] == [
            "held", "held", "cancelled", "cancelled", "cancelled", "held", "cancelled", "planned",
        ]  # fmt: skip
