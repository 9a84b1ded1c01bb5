"""What did not come to pass: called off, given up, or denied though it was planned."""

from __future__ import annotations

from geo.dates import day_number
from geo.prose import read_prose, verified

PUBLISHED = day_number(2024, 5, 17)
"""A Friday."""
BOTH = "French President Emmanuel Macron and German Chancellor Olaf Scholz"
WAS_TO = "French President Emmanuel Macron was to meet German Chancellor Olaf Scholz in Berlin on Monday"
TREFFEN = "Das Treffen von Präsident Emmanuel Macron und Kanzler Olaf Scholz am Montag in Berlin"
OFF = {
    "en": [
        *(
            f"Talks between {BOTH} in Berlin on Monday {verb}."
            for verb in (
                "were axed",
                "were ditched",
                "won't go ahead",
                "will not take place",
            )
        ),
        f"{WAS_TO}. The talks were cancelled.",
        f"{WAS_TO}. The talks did not go ahead.",
        f"{WAS_TO}, but the meeting was scuppered.",
        f"{WAS_TO} but cancelled the trip.",
    ],
    "de": [f"{TREFFEN} {verb}." for verb in ("findet nicht statt", "entfällt")],
}
"""Language → texts that call one meeting off, which was to be on Monday in Berlin."""
OVER = {
    "en": [
        *(
            f"Talks between {BOTH} in Berlin on Monday {verb}."
            for verb in ("did not take place", "never happened")
        ),
        f"The meeting planned for Monday in Berlin between {BOTH} did not materialise.",
    ],
    "de": [f"{TREFFEN} {verb}." for verb in ("fand nicht statt", "kam nicht zustande")],
    "fr": ["La rencontre entre Emmanuel Macron et le chancelier Olaf Scholz lundi à Berlin n'a pas eu lieu."],
    "es": ["La reunión de Emmanuel Macron y el canciller Olaf Scholz el lunes en Berlín no se celebró."],
    "ru": ["Встреча Эммануэля Макрона и канцлера Олафа Шольца в Берлине в понедельник не состоялась."],
}
"""The same where the Monday has gone by."""


def found(text: str, language: str = "en") -> list[tuple[str, str, int]]:
    rows = read_prose(text, PUBLISHED, language=language).rows
    return [(row.status, row.date, len(row.people)) for row in rows]


def test_what_did_not_come_to_pass_is_called_off_on_its_day() -> None:
    for day, told in (("2024-05-20", OFF), ("2024-05-13", OVER)):
        texts = [(text, language) for language, many in told.items() for text in many]
        assert [text for text, language in texts if found(text, language) != [("cancelled", day, 2)]] == []


def test_other_talks_call_nothing_off() -> None:
    plan = "French President Emmanuel Macron will meet German Chancellor Olaf Scholz in Berlin on Monday."
    others = (
        "Talks with Iran were called off.",
        "The talks with Iran were called off.",
        "Dinner was cancelled.",
    )
    for text in (*others, "Talks were called off last year.", "The talks were called off last year."):
        assert found(f"{plan} {text}") == [("planned", "2024-05-20", 2)], text
    assert found(f"{plan} The talks were called off.") == [("cancelled", "2024-05-20", 2)]


def test_what_is_not_done_as_planned_or_no_longer_is_called_off() -> None:
    alone = [("cancelled", "2024-05-20", 1)]
    assert found("President Emmanuel Macron will not travel to Berlin on Monday as planned.") == alone
    assert found("President Emmanuel Macron will no longer visit Berlin on Monday.") == alone
    assert found("Kanzler Olaf Scholz wird am Montag nicht wie geplant nach Rom reisen.", "de") == alone
    assert found("President Emmanuel Macron didn't visit Berlin on Monday.") == []
    assert found("No meeting between Emmanuel Macron and Chancellor Olaf Scholz took place on Monday.") == []


def test_a_day_that_was_planned_is_none_to_which_something_was_put_off() -> None:
    assert found("President Emmanuel Macron postponed a visit to Berlin planned for Monday.") == [
        ("cancelled", "2024-05-20", 1)
    ]


def test_a_visit_called_off_without_its_day_has_that_of_the_plan_told_behind_it() -> None:
    text = (
        "The visit of French President Emmanuel Macron to Berlin and Warsaw is postponed, a spokesman said. "
        "He had announced that Macron would visit Berlin and Warsaw on 23-24 May."
    )
    assert found(text) == [("cancelled", "2024-05-23/2024-05-24", 1)] * 2


def test_half_of_a_verb_denies_nothing() -> None:
    text = "Das Treffen von Präsident Emmanuel Macron und Kanzler Olaf Scholz fand am Montag in Berlin statt."
    assert found(text, "de") == [("held", "2024-05-13", 2)]


def test_what_lasts_some_days_ends_with_them_and_what_goes_on_is_of_today() -> None:
    text = "French President Emmanuel Macron arrived in Berlin on Tuesday for a three-day visit. He {verb}."
    quotes = {
        "2024-05-14/2024-05-16": "will meet Chancellor Olaf Scholz",
        "2024-05-17": "is visiting Potsdam",
    }
    for date, verb in quotes.items():
        row = {"date": date, "leaders": "Emmanuel Macron", "quote": f"He {verb}"}
        row["status"] = "planned" if "will" in verb else "held"
        for shown, held in ((row, True), (row | {"date": "2024-05-14/2024-05-18"}, False)):
            verdict = verified([shown], text.format(verb=verb), PUBLISHED)[0]
            assert ("date" not in verdict.faults) is held


def test_days_of_something_else_and_what_others_do_now_date_nothing() -> None:
    rows = {
        "visited Berlin on Tuesday during a two-day strike": "2024-05-14/2024-05-15",
        "met Olaf Scholz in Berlin on Tuesday, three days after the vote": "2024-05-14/2024-05-16",
        "met Olaf Scholz while Xi Jinping is visiting Paris": "2024-05-17",
    }
    for verb, date in rows.items():
        text = f"French President Emmanuel Macron {verb}."
        row = {"date": date, "leaders": "Emmanuel Macron", "status": "held", "quote": text}
        assert "date" in verified([row], text, PUBLISHED)[0].faults, verb


def test_a_city_lies_in_no_other_country_though_our_reader_has_both() -> None:
    text = "The visits of French President Emmanuel Macron to Berlin and Warsaw in Poland on Monday are off."
    row = {"city": "Warsaw", "country": "Germany", "leaders": "Emmanuel Macron", "quote": text}
    assert "country" in verified([row | {"status": "cancelled"}], text, PUBLISHED)[0].faults


def test_what_ends_with_that_is_called_off() -> None:
    text = "French President Emmanuel Macron was supposed to visit Berlin on Monday. {}"
    assert found(text.format("That, too, has been cancelled.")) == [("cancelled", "2024-05-20", 1)]
    assert found(text.format("That has been announced.")) == [("planned", "2024-05-20", 1)]


def test_what_is_denied_or_only_possible_or_said_of_another_thing_calls_nothing_off() -> None:
    text = "French President Emmanuel Macron was supposed to visit Berlin on Monday. {}"
    told = (
        "It will not be cancelled.",
        "That could be cancelled.",
        "This will not be postponed.",
        "This follows the postponed reform.",
        "This follows the reform, which was postponed.",
    )
    assert {found(text.format(one))[0][0] for one in told} == {"planned"}


def test_a_denial_of_something_else_calls_nothing_off() -> None:
    macron, talks = "President Emmanuel Macron", f"Talks between {BOTH}"
    told = {
        f"{macron} did not hesitate to visit Rome on Monday as planned.": "en",
        f"{macron}, who does not like flying, will visit Rome on Monday as planned.": "en",
        f"No one doubts that {macron} will visit Rome on Monday as planned.": "en",
        "Emmanuel Macron n'a pas parlé et se rendra lundi à Rome comme prévu.": "fr",
        f"{talks} were not held in Berlin but in Paris on Monday.": "en",
        f"{talks} in Berlin on Monday were not held in public.": "en",
        f"{talks}, no surprise, took place in Berlin on Monday.": "en",
        f"{OFF['de'][0].split(' am ')[0]} fand am Montag in Berlin nicht öffentlich statt.": "de",
    }
    assert [one for text, language in told.items() for one in found(text, language)] == []


def test_who_travels_without_others_travels() -> None:
    text = "Kanzler Olaf Scholz reist am Montag {} nach Rom."
    assert found(text.format("wie geplant ohne Minister"), "de") == [("planned", "2024-05-20", 1)]
    assert found(text.format("ohne ein Treffen mit Präsident Emmanuel Macron"), "de") == []


def test_only_what_goes_on_is_of_the_day_of_publication() -> None:
    text = "French President Emmanuel Macron visits Berlin regularly."
    row = {"date": "2024-05-17", "leaders": "Emmanuel Macron", "quote": text, "status": "held"}
    assert "date" in verified([row], text, PUBLISHED)[0].faults
