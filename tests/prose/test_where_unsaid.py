"""Where a meeting was that says no place of its own, and what stands where a place or person might."""

from __future__ import annotations

from geo.dates import day_number
from geo.prose import read_prose, verified

PUBLISHED = day_number(2024, 5, 17)
"""A Friday."""
ARRIVED = "Iranian Foreign Minister Javad Zarif arrived here Thursday on an official visit"


def rows_of(text: str, language: str = "en") -> set[tuple[str, str, str, str, str]]:
    rows = read_prose(text, PUBLISHED, language=language).rows
    return {(row.date, row.city, row.country, "; ".join(row.leaders), row.status) for row in rows}


def test_who_is_to_be_met_where_somebody_has_arrived_is_a_row_without_a_day() -> None:
    text = f"ISLAMABAD: {ARRIVED}.\n\nHe is scheduled to meet his Pakistani counterpart Shah Qureshi."
    assert ("", "Islamabad", "Pakistan", "Javad Zarif; Shah Qureshi", "planned") in rows_of(text)


def test_a_meeting_beside_a_summit_is_not_where_the_report_is_written() -> None:
    both = "British Prime Minister Rishi Sunak met Chinese President Xi Jinping"
    quote = f"{both} on the sidelines of the G20 summit{{}} on Monday."
    text = f"WASHINGTON (Reuters) - {quote.format('')}"
    assert {one[1:3] for one in rows_of(text)} == {("", "")}
    row = {"date": "2024-05-13", "leaders": "Rishi Sunak; Xi Jinping", "city": "Washington", "status": "held"}
    assert "city" in verified([row | {"quote": text}], text, PUBLISHED)[0].faults
    said = quote.format(" in Washington")
    assert verified([row | {"quote": said}], said, PUBLISHED)[0].faults == {}


def test_capitals_before_a_dash_and_adjectives_of_nations_are_nobody() -> None:
    people = {
        one[3]
        for one in rows_of("NUSA DUA, Indonesia -- Sri Lankan officials met President Joe Biden on Monday.")
    }
    assert not any("NUSA" in names or "Lankan" in names for names in people)


def test_whoever_is_visited_is_at_home() -> None:
    text = (
        "Le président Macky Sall effectuera du 20 au 22 juin une visite à son homologue ivoirien Alassane"
        " Ouattara."
    )
    found = rows_of(text, "fr")
    assert {(one[2], one[3]) for one in found} == {("Ivory Coast", "Macky Sall; Alassane Ouattara")}


def test_a_german_village_that_nobody_knows_carries_no_city_over() -> None:
    text = "Präsident Emmanuel Macron traf am Montag Kanzler Olaf Scholz in Paris. Am Dienstag traf er {}."
    away = "Ministerpräsident Pedro Sánchez in Oberwiesenbach"
    assert {one[1] for one in rows_of(text.format(away), "de")} == {"Paris", ""}
    there = "in Anwesenheit von Ministern Ministerpräsident Pedro Sánchez"
    calm = "Ministerpräsident Pedro Sánchez in {}"
    for said in (there, *(calm.format(noun) for noun in ("Ruhe", "Eile", "Kürze"))):
        assert {one[1] for one in rows_of(text.format(said), "de")} == {"Paris"}


def test_a_planned_thing_and_the_future_of_another_verb_are_no_plan() -> None:
    texts = {
        "Kanzler Scholz hat Präsident Emmanuel Macron am Montag zu geplanten Videoschalten empfangen.": "de",
        "Kanzler Olaf Scholz wurde am Montag zu den geplanten Gesprächen in Paris von Präsident Emmanuel"
        " Macron empfangen.": "de",
        "El presidente Gustavo Petro, que asumirá el cargo en junio, visitó Quito el lunes.": "es",
        "Como se recordará, Gustavo Petro recibió el lunes en Bogotá a Gabriel Boric.": "es",
        "Gustavo Petro se reunió el lunes en Bogotá con Gabriel Boric y firmará un acuerdo.": "es",
    }
    for text, language in texts.items():
        assert [(one[0], one[4]) for one in rows_of(text, language)] == [("2024-05-13", "held")], text


def test_leaders_of_listed_countries_meet_with_names_or_without() -> None:
    named = "The presidents of Brazil, Lula da Silva, and of Chile, Gabriel Boric, met on Monday in Lima."
    assert {one[3] for one in rows_of(named)} == {"Lula da Silva; Gabriel Boric"}
    behind = "The presidents of Russia and China, Vladimir Putin and Xi Jinping, met in Beijing on Monday."
    assert {one[3] for one in rows_of(behind)} == {"Vladimir Putin; Xi Jinping"}
    assert {
        one[3] for one in rows_of("The leaders of Brazil, South Africa and India met on Monday in Lima.")
    } == {"(Brazil); (South Africa); (India)"}
    text = (
        "Los presidentes de Brasil, Lula da Silva, y de Chile, Gabriel Boric, se reunieron el lunes en Lima."
    )
    assert {one[3] for one in rows_of(text, "es")} == {"Lula da Silva; Gabriel Boric"}


def test_an_office_says_the_country_by_its_first_half_or_the_word_before_it() -> None:
    texts = {
        "de": "US-Präsident Donald Trump traf am Montag in Paris Polens Ministerpräsidenten Donald Tusk.",
        "ru": "Российский президент Владимир Путин встретился в понедельник с Дональдом Трампом в Париже.",
    }
    found = [read_prose(text, PUBLISHED, language=language).rows for language, text in texts.items()]
    assert [[person.country for person in row.people] for rows in found for row in rows] == [
        ["US", "PL"],
        ["RU", ""],
    ]
