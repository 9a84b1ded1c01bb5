"""The steps: what is changed is checked against the text, groups are split and joined, words become rows."""

from __future__ import annotations

import pytest

from geo.desk import NotTakenError, added, changed, joined, joins, pointed, rows_of, split, taken
from tests.desk.desks import desk, place

GROUP, OSLO = "0.6", "0.3"


def test_what_the_words_do_not_say_is_not_taken_with_one_key() -> None:
    stands = desk().after(changed(desk(), OSLO, {"date": "2025-05-06"}))
    assert list(stands.card(OSLO).faults) == ["date"]
    with pytest.raises(NotTakenError, match="date"):
        taken(stands, OSLO)
    row = rows_of(stands.after(taken(stands, OSLO, sure=True)))[0]
    assert row["date"] == "2025-05-06"
    assert "date: taken by hand, not in the words of the text" in row["note"]


def test_a_field_set_right_again_is_supported_again() -> None:
    stands = desk().after(changed(desk(), OSLO, {"city": "Bergen"}))
    assert "city" in stands.card(OSLO).faults
    stands = stands.after(changed(stands, OSLO, {"city": "Oslo"}))
    card = stands.card(OSLO)
    assert card.faults == {}
    assert desk().texts[0].text[card.basis["city"].start : card.basis["city"].end] == "Oslo"


@pytest.mark.parametrize("fields", [{"status": "met"}, {"id": "1"}])
def test_fields_and_statuses_that_there_are_not_are_refused(fields: dict[str, str]) -> None:
    with pytest.raises(NotTakenError):
        changed(desk(), OSLO, fields)


@pytest.mark.parametrize("fields", [{"date": "31/02/2009"}, {"leaders": ""}])
def test_not_even_who_is_sure_takes_a_row_that_no_table_holds(fields: dict[str, str]) -> None:
    stands = desk().after(changed(desk(), OSLO, fields))
    with pytest.raises(NotTakenError):
        taken(stands, OSLO, sure=True)


def test_a_group_is_split_into_pairs_with_the_one_named_most_and_joined_again() -> None:
    group = desk().card(GROUP)
    step = split(desk(), GROUP)
    assert [card.leaders for card in step.made] == [
        ("Aino Virtala (Finland)", other)
        for other in ("Karl Lindqvast (Sweden)", "Sigrun Halvdal (Norway)", "Birta Soldal (Iceland)")
    ]
    parted = desk().after(step)
    assert joins(parted, f"{GROUP}/1") == [f"{GROUP}/2", f"{GROUP}/3"]
    back = parted.after(joined(parted, [card.id for card in step.made]))
    again = next(held.card for name, held in back.standing.items() if name.startswith(GROUP))
    assert (again.fields, again.quote, again.spans, again.basis) == (
        group.fields,
        group.quote,
        group.spans,
        group.basis,
    )
    assert list(back.standing)[5] == again.id


def test_the_names_of_a_group_keep_their_order_wherever_the_hub_stands() -> None:
    names = "Karl Lindqvast (Sweden); Birta Soldal (Iceland); Aino Virtala (Finland); Sigrun Halvdal (Norway)"
    stands = desk().after(changed(desk(), GROUP, {"leaders": names}))
    step = split(stands, GROUP)
    parted = stands.after(step)
    assert joined(parted, [card.id for card in step.made]).made[0].fields["leaders"] == names


def test_a_pair_is_not_split_and_rows_of_two_texts_are_not_joined() -> None:
    with pytest.raises(NotTakenError):
        split(desk(), OSLO)
    with pytest.raises(NotTakenError):
        joined(desk(), ["0.1", "1.1"])


def test_marked_words_become_a_row_that_rests_on_their_sentence() -> None:
    made = added(desk(), 0, *place("On 28 April Virtala met Lindqvast")).made[0]
    assert made.leaders == ("Aino Virtala (Finland)", "Karl Lindqvast (Sweden)")
    assert (made.fields["date"], made.fields["city"], made.faults) == ("2025-04-28", "", {})
    assert made.quote.startswith("On 28 April")
    assert made.quote.endswith("in Reykjavik.")


def test_a_row_out_of_words_that_only_may_be_is_not_supported_as_held() -> None:
    made = added(desk(), 0, *place("Halvdal could visit Helsinki")).made[0]
    assert set(made.faults) == {"status"}


def test_a_row_out_of_a_cancelled_trip_is_cancelled() -> None:
    made = added(desk(), 0, *place("A trip to Vilnius, planned for 9 May, was cancelled")).made[0]
    assert (made.fields["status"], made.fields["city"], made.fields["date"]) == (
        "cancelled",
        "Vilnius",
        "2025-05-09",
    )


def test_words_fill_a_field_and_bring_their_sentence_along() -> None:
    step = pointed(desk(), "1.2", "city", *place("Helsinki", 1))
    card = step.made[0]
    assert (card.fields["city"], card.fields["country"], card.faults) == ("Helsinki", "Finland", {})
    more = pointed(desk(), OSLO, "leaders", *place("Ilze Berzkalne")).made[0]
    assert more.leaders[-1] == "Ilze Berzkalne (Latvia)"
    assert "…" in more.quote


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (0, 10**9)])
def test_words_that_stand_nowhere_are_refused(start: int, end: int) -> None:
    with pytest.raises(NotTakenError):
        added(desk(), 0, start, end)
    with pytest.raises(NotTakenError):
        pointed(desk(), OSLO, "city", start, end)
