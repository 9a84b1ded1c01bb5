"""Rows of any reader against the text: what stands there holds, what was altered does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import day_number
from geo.prose import Told, read_prose, records, verified
from tests.examples import examples

TEXT = (Path(__file__).resolve().parents[1] / "fixtures/prose/demonstration.txt").read_text(encoding="utf-8")
PUBLISHED = day_number(2025, 5, 16)
ROW = {
    "date": "2025-05-05",
    "city": "Oslo",
    "country": "Norway",
    "leaders": "Aino Virtala; Sigrun Halvdal",
    "status": "held",
    "quote": "Virtala travelled to Oslo on 5 May, where she held talks with Norwegian Prime Minister Sigrun "
    "Halvdal.",
}


def faults(**changed: str) -> set[str]:
    """The fields of one row that do not hold."""
    return set(verified([ROW | changed], TEXT, PUBLISHED)[0].faults)


def test_a_row_whose_words_stand_in_the_text_holds() -> None:
    assert faults() == set()


def test_what_our_own_reader_proposes_holds() -> None:
    reading = read_prose(TEXT, PUBLISHED, follow="Aino Virtala")
    verdicts = verified(records([Told(reading, "x")]), TEXT, PUBLISHED)
    assert [dict(one.faults) for one in verdicts if not one.holds] == []


def test_white_space_and_kinds_of_quotation_marks_make_no_difference() -> None:
    assert faults(quote=ROW["quote"].replace(" ", "  ").replace("Oslo", "\n Oslo")) == set()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("date", "2025-05-06"),
        ("date", "2030-05-05/2030-05-09"),
        ("date", "soon"),
        ("city", "Bergen"),
        ("country", "Sweden"),
        ("leaders", "Aino Virtala; Pavel Orlenko"),
        ("leaders", ""),
        ("status", "planned"),
        ("status", "cancelled"),
        ("status", "invited"),
        ("quote", "Virtala travelled to Oslo on 6 May"),
        ("quote", ""),
    ],
)
def test_one_altered_field_is_found(field: str, text: str) -> None:
    assert field in faults(**{field: text})


def test_held_does_not_fit_could_will_or_denied() -> None:
    for quote, leader in (
        ("Halvdal could visit Helsinki in the autumn.", "Sigrun Halvdal"),
        ("Virtala denied that she would meet Russian President Pavel Orlenko in Vyborg.", "Pavel Orlenko"),
        ("Virtala will travel to Riga on Thursday", "Aino Virtala"),
    ):
        assert "status" in faults(quote=quote, leaders=leader, date="", city="", country="")


@examples(40)
@given(st.dictionaries(st.sampled_from([*ROW, "venue"]), st.text(max_size=30)), st.text(max_size=60))
def test_any_row_and_any_text_get_a_verdict(row: dict[str, str], text: str) -> None:
    assert len(verified([row], text, PUBLISHED, language="en")) == 1


TOLD = (
    "President Emmanuel Macron met President Xi Jinping in Paris on 3 May "
    "and President Luis Arce in Lyon on 6 May. "
    "He will meet President William Ruto in Nairobi on 25 May."
)


@pytest.mark.parametrize(
    ("field", "text"),
    [("date", "2024-05-06"), ("city", "Lyon")],
)
def test_a_field_of_another_meeting_in_the_quote_does_not_hold(field: str, text: str) -> None:
    day = day_number(2024, 5, 17)
    row = {
        "date": "2024-05-03",
        "city": "Paris",
        "country": "France",
        "leaders": "Emmanuel Macron; Xi Jinping",
        "quote": TOLD.partition(". ")[0],
    }
    assert verified([row], TOLD, day)[0].holds
    fault = verified([row | {field: text}], TOLD, day)[0].faults
    assert "another meeting" in fault[field]


def test_held_is_not_lent_by_another_meeting_of_the_quote() -> None:
    row = {"date": "2024-05-25", "leaders": "Emmanuel Macron; William Ruto", "status": "held", "quote": TOLD}
    assert "status" in verified([row], TOLD, day_number(2024, 5, 26))[0].faults


def test_no_more_people_go_without_a_name_than_the_quote_has_room_for() -> None:
    text = (
        "President Luis Arce and President William Ruto were there. "
        "President Emmanuel Macron met President Xi Jinping in Paris on 3 May. Macron left. Macron slept."
    )
    row = {
        "date": "2024-05-03",
        "leaders": "Xi Jinping; Luis Arce; William Ruto",
        "quote": "President Emmanuel Macron met President Xi Jinping in Paris on 3 May.",
    }
    assert "leaders" in verified([row], text, day_number(2024, 5, 17), language="en")[0].faults


STAY = (
    "President Emmanuel Macron arrives in Hanoi on Monday for talks with President Luis Arce at the White "
    "House. He stays until Friday. Xi Jinping could not come. Mark Novak met Mark Daly in Rome on 3 May."
)


def test_days_may_begin_with_one_date_of_the_text_and_end_with_another() -> None:
    row = {"date": "2024-05-20/2024-05-24", "leaders": "Emmanuel Macron", "status": "planned"}
    row["quote"] = "President Emmanuel Macron arrives in Hanoi on Monday"
    day = day_number(2024, 5, 17)
    assert "date" not in verified([row], STAY, day, language="en")[0].faults
    assert "date" in verified([row | {"date": "2024-05-20/2024-05-23"}], STAY, day, language="en")[0].faults


def test_a_city_is_told_by_its_well_known_house() -> None:
    row = {"date": "2024-05-20", "city": "Washington", "leaders": "Luis Arce", "status": "planned"}
    row["quote"] = STAY.partition(". ")[0]
    day = day_number(2024, 5, 17)
    assert "city" not in verified([row], STAY, day, language="en")[0].faults
    assert "city" in verified([row | {"city": "Chicago"}], STAY, day, language="en")[0].faults


def test_a_shared_given_name_is_not_the_same_person() -> None:
    row = {"date": "2024-05-03", "leaders": "Mark Novak; Mark Rutte", "status": "held"}
    row["quote"] = "Mark Novak met Mark Daly in Rome on 3 May."
    assert "leaders" in verified([row], STAY, day_number(2024, 5, 17), language="en")[0].faults
