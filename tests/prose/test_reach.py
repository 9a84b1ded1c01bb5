"""How far words reach: what goes on, was put off, goes without a day, and whom a word means."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates import day_number
from geo.prose.reading import Reading, read_prose
from geo.prose.tongues import language_of

DAY = date(2024, 5, 20).toordinal() - date(1970, 1, 1).toordinal()
"""A Monday."""


def read(text: str, language: str = "") -> Reading:
    return read_prose(text, DAY, language=language)


def rows_of(text: str, language: str = "") -> set[tuple[str, str, str, str]]:
    return {(one.date, one.city, "; ".join(one.leaders), one.status) for one in read(text, language).rows}


def test_what_goes_on_is_of_today_and_what_is_arranged_is_planned() -> None:
    erdogan = "Turkish President Recep Tayyip Erdogan is"
    assert rows_of(f"{erdogan} visiting Baku on 26 July.") == {
        ("2024-07-26", "Baku", "Recep Tayyip Erdogan", "planned")
    }
    assert rows_of(f"{erdogan} currently visiting Baku.") == {
        ("2024-05-20", "Baku", "Recep Tayyip Erdogan", "held")
    }
    assert rows_of(f"{erdogan} meeting President Ilham Aliyev in Baku on Tuesday.") == {
        ("2024-05-21", "Baku", "Recep Tayyip Erdogan; Ilham Aliyev", "planned")
    }
    assert rows_of(f"{erdogan} also receiving President Ilham Aliyev in Ankara next week.") == {
        ("[2024-05-27..2024-06-02]", "Ankara", "Recep Tayyip Erdogan; Ilham Aliyev", "planned")
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The visit of French President Emmanuel Macron to Berlin was postponed to 3 June."),
        ("en", "President Emmanuel Macron has put off his trip to Berlin until 3 June."),
        ("en", "President Emmanuel Macron's visit to Berlin has been rescheduled for 3 June."),
        ("fr", "La visite du président Emmanuel Macron à Berlin a été reportée au 3 juin."),
        ("de", "Der Besuch von Präsident Emmanuel Macron in Berlin wurde auf den 3. Juni verschoben."),
        ("es", "La visita del presidente Emmanuel Macron a Berlín fue aplazada hasta el 3 de junio."),
    ],
)
def test_what_was_put_off_is_planned_for_the_new_day_and_never_held(language: str, text: str) -> None:
    found = {(when, status) for when, _, _, status in rows_of(text, language)}
    assert ("2024-06-03", "planned") in found
    assert found <= {("2024-06-03", "planned"), ("", "cancelled")}


def test_what_was_moved_is_off_where_it_was_and_planned_where_it_goes() -> None:
    text = (
        "The summit between Donald Trump and Vladimir Putin in Budapest was postponed to 3 June and moved to"
    )
    assert rows_of(f"{text} Vienna.") == {
        ("", "Budapest", "Donald Trump; Vladimir Putin", "cancelled"),
        ("2024-06-03", "Vienna", "Donald Trump; Vladimir Putin", "planned"),
    }
    met = "President Xi Jinping met President Vladimir Putin in Kazan on Monday and moved to Beijing."
    assert ("2024-05-20", "Kazan", "Xi Jinping; Vladimir Putin", "held") in rows_of(met)


def test_a_meeting_without_a_day_is_proposed_with_the_day_left_empty() -> None:
    text = (
        "President Emmanuel Macron will visit Nairobi. He has received Prime Minister Keir Starmer in Paris."
    )
    assert rows_of(text) == {
        ("", "Nairobi", "Emmanuel Macron", "planned"),
        ("", "Paris", "Emmanuel Macron; Keir Starmer", "held"),
    }
    told = "President Emmanuel Macron met Prime Minister Keir Starmer in Paris on Monday."
    assert len(read(f"{told} The two later met in Paris.").rows) == 1


def test_a_plan_takes_no_day_that_is_over() -> None:
    text = "Foreign Minister Wang Yi arrived in Colombo yesterday."
    due = f"{text} He is due to meet President Ranil Wickremesinghe."
    assert not [one for one in read(due).rows if one.status == "planned" and one.date == "2024-05-19"]
    first = "President Emmanuel Macron will pay the first visit to Cuba since that of Jimmy Carter in 2002."
    assert not [one for one in read(first).rows if one.date == "2002"]


def test_surnames_alone_are_people_where_nobody_has_more() -> None:
    assert ("2024-05-16", "Beijing", "Putin; Xi", "held") in rows_of("Putin met Xi in Beijing on Thursday.")
    assert ("2024-05-17", "Kyiv", "Modi", "held") in rows_of("Modi visited Kyiv on Friday.")
    assert ("[2024-05-27..2024-06-02]", "Cairo", "Erdogan; Sisi", "planned") in rows_of(
        "Erdogan will meet Sisi in Cairo next week."
    )
    assert not rows_of("Germany met France in London on Friday.")
    assert not rows_of("The Kremlin met NATO in Paris on Friday.")


@pytest.mark.parametrize(
    "text",
    [
        "Tesla met Apple in London on Friday.",
        "Greenpeace met Shell in Paris on Friday.",
        "Reuters visited Kyiv on Friday.",
        "Boeing will meet Airbus in Paris next week.",
        "Putin met Gazprom in Sochi on Friday.",
        "Putin and Gazprom received Total in Moscow on Friday.",
        "Samsung hosted Nvidia in Seoul on Friday.",
    ],
)
def test_companies_and_bodies_are_no_leaders_and_their_acts_are_counted_as_unread(text: str) -> None:
    reading = read(text)
    assert not reading.rows
    assert reading.unread == 1


BIDEN = "President Joe Biden"


@pytest.mark.parametrize(
    "text",
    [
        f"Talks between {BIDEN} and Chancellor Olaf Scholz in Berlin moved to trade on Friday.",
        f"The visit of {BIDEN}, deeply moved, to Berlin took place on Friday.",
        f"{BIDEN} visited Berlin on Friday and put off a decision until Monday.",
        f"{BIDEN} met Chancellor Olaf Scholz in Berlin on Friday and postponed the vote to Monday.",
        f"{BIDEN} visited Berlin on Friday, while the vote in parliament was postponed until Monday.",
        f"{BIDEN} met Chancellor Olaf Scholz in Berlin on Friday and scrapped a tax.",
        f"{BIDEN} visited Berlin on Friday and moved the troops to Latvia.",
        f"The talks of {BIDEN} in Berlin on Friday went ahead although a vote at home was postponed.",
        "Le président Joe Biden a visité Berlin vendredi et a reporté une décision à lundi.",
    ],
)
def test_what_else_was_put_off_or_moved_changes_nothing_of_a_meeting(text: str) -> None:
    found = {(when, city, status) for when, city, _, status in rows_of(text)}
    assert found <= {("2024-05-17", "Berlin", "held")}
    assert found or "Scholz" not in text


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"{BIDEN} has scrapped plans for talks with Chancellor Olaf Scholz in Berlin on Friday.",
            {("2024-05-24", "Berlin", "cancelled")},
        ),
        (
            f"{BIDEN} has turned down an invitation to visit Berlin, the White House said.",
            {("", "Berlin", "cancelled")},
        ),
        (f"{BIDEN} has cancelled all of his visits to Berlin until June.", {("", "Berlin", "cancelled")}),
        (
            f"{BIDEN} moved his visit to Berlin to 3 June.",
            {("", "Berlin", "cancelled"), ("2024-06-03", "Berlin", "planned")},
        ),
    ],
)
def test_what_is_called_off_is_bound_to_its_verb(text: str, rows: set[tuple[str, str, str]]) -> None:
    assert {(when, city, status) for when, city, _, status in rows_of(text)} == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            f"{BIDEN} held talks with Olaf Scholz in Berlin on Monday, before travelling to"
            " Rome to meet Giorgia"
            " Meloni on Tuesday.",
            {("2024-05-20", "Berlin", "held"), ("2024-05-21", "Rome", "planned")},
        ),
        (
            f"{BIDEN} met Olaf Scholz in Berlin on Friday, before flying to Rome to meet"
            " Giorgia Meloni on Saturday.",
            {("2024-05-17", "Berlin", "held"), ("2024-05-18", "Rome", "held")},
        ),
        (
            f"{BIDEN} will meet Olaf Scholz in Berlin on Wednesday, before heading to Rome to"
            " see Giorgia Meloni on"
            " Tuesday.",
            {("2024-05-22", "Berlin", "planned"), ("2024-05-28", "Rome", "planned")},
        ),
        (
            f"{BIDEN} visited Berlin on Monday before visiting Warsaw on Wednesday.",
            {("2024-05-20", "Berlin", "held"), ("2024-05-22", "Warsaw", "planned")},
        ),
    ],
)
def test_what_comes_before_ing_is_later_and_has_a_day_of_its_own(
    text: str, rows: set[tuple[str, str, str]]
) -> None:
    assert {(when, city, status) for when, city, _, status in rows_of(text)} == rows


@pytest.mark.parametrize(
    "text",
    [
        f"{BIDEN} was to meet Chancellor Olaf Scholz in Berlin on 24 May but the trip was scrapped.",
        f"{BIDEN} had planned to meet Chancellor Olaf Scholz in Berlin on 24 May, but the"
        " visit has been called off.",
        f"{BIDEN} was due to meet Chancellor Olaf Scholz in Berlin on 24 May, but called it off.",
        f"{BIDEN} has called off his trip to Germany. He had been due to meet Chancellor"
        " Olaf Scholz in Berlin on"
        " 24 May.",
        f"WASHINGTON, May 20, 2024 (Wire) - {BIDEN} has called off his trip to Germany,"
        " the White House said on Monday."
        " Biden was to meet Chancellor Olaf Scholz in Berlin on 24 May.",
    ],
)
def test_what_was_planned_on_a_journey_that_is_off_is_one_row_cancelled_on_its_own_day(text: str) -> None:
    assert rows_of(text) == {("2024-05-24", "Berlin", "Joe Biden; Olaf Scholz", "cancelled")}


def test_a_journey_called_off_has_no_day_of_the_announcement() -> None:
    text = (
        f"WASHINGTON, May 20, 2024 (Wire) - {BIDEN} has called off his trip to Berlin, the White House said."
    )
    assert rows_of(text) == {("", "Berlin", "Joe Biden", "cancelled")}


def test_what_was_put_off_with_its_journey_is_still_planned() -> None:
    text = (
        f"{BIDEN}'s visit to Berlin was postponed to 3 June. He was to meet Chancellor"
        " Olaf Scholz on 4 June there."
    )
    assert ("2024-06-04", "Berlin", "Joe Biden; Olaf Scholz", "planned") in rows_of(text)


@pytest.mark.parametrize(
    "told",
    [
        "Stattdessen traf sie am Montag in Sarajevo mit Außenminister Elmedin Konaković zusammen.",
        "Danach kam sie am Montag in Sarajevo mit Außenminister Elmedin Konaković zusammen.",
        "Stattdessen sprach sie am Montag in Sarajevo mit Außenminister Elmedin Konaković.",
        "Am Montag traf sie in Sarajevo Außenminister Elmedin Konaković.",
    ],
)
def test_ihre_does_not_tell_that_a_text_is_about_a_man(told: str) -> None:
    head = (
        "Bundesaußenministerin Annalena Baerbock hat ihre für Dienstag geplante Reise"
        " nach Podgorica abgesagt."
    )
    found = rows_of(f"{head} {told}", "de")
    assert ("2024-05-20", "Sarajevo", "Annalena Baerbock; Elmedin Konaković", "held") in found


def test_a_surname_that_is_a_month_is_a_name_where_the_text_has_it() -> None:
    text = "Prime Minister Theresa May arrived in Abuja on Monday. May met President Muhammadu Buhari there."
    assert ("2024-05-20", "Abuja", "Theresa May; Muhammadu Buhari", "held") in rows_of(text)
    assert not rows_of("President Muhammadu Buhari may visit London on Friday.")


@pytest.mark.parametrize(
    "text",
    [
        "Actors Tom Hanks and Meryl Streep met in Paris on Friday.",
        "The actress Helen Mirren visited Berlin on Friday.",
        "Footballers Lionel Messi and Kylian Mbappé met in Doha on Friday.",
    ],
)
def test_actors_and_players_are_no_leaders(text: str) -> None:
    assert not read(text).rows


def test_a_word_of_place_before_a_leader_bars_nobody() -> None:
    text = "The two talked at the airport before Prime Minister Frank Bainimarama left for Suva on Friday."
    assert [one.leaders for one in read(text).rows] == [("Frank Bainimarama",)]


def test_a_given_name_that_is_a_town_stays_a_name_behind_its_country() -> None:
    text = "Britain's David Cameron met France's Francois Hollande in Paris on Friday."
    assert ("2024-05-17", "Paris", "David Cameron; Francois Hollande", "held") in rows_of(text)


def test_weekdays_alone_above_lines_are_days_of_a_programme() -> None:
    text = (
        "The visit is to begin on Tuesday, May 28.\n\n"
        "Tuesday\n\nPresident Emmanuel Macron will fly to Berlin.\n\n"
        "Wednesday\n\nPresident Emmanuel Macron will meet Prime Minister Donald Tusk in Warsaw."
    )
    assert ("2024-05-28", "Berlin", "Emmanuel Macron", "planned") in rows_of(text)
    assert ("2024-05-29", "Warsaw", "Emmanuel Macron; Donald Tusk", "planned") in rows_of(text)


def test_what_is_agreed_on_is_planned() -> None:
    russian = "16 мая президенты России и Турции договорились о встрече в Анкаре."
    assert "held" not in {status for _, _, _, status in rows_of(russian, "ru")}
    english = "President Donald Trump and President Vladimir Putin agreed on a meeting in Budapest."
    assert "held" not in {status for _, _, _, status in rows_of(english)}


def test_short_plain_english_is_known_and_other_languages_are_not_taken_for_it() -> None:
    for text in ("Putin visits Beijing", "Modi, Albanese hold talks", "Xi Jinping arrives Tuesday"):
        assert language_of(text.lower().split()) == "en"
    for text in ("Putin visita Pechino", "Macron met Scholz aan tafel", "Putin incontra Xi"):
        assert language_of(text.lower().split()) == ""


def test_every_sentence_is_left_once() -> None:
    text = "President Xi Jinping did not meet President Joe Biden and did not visit Washington on Monday."
    left = [one.sentence for one in read(text).left]
    assert left == sorted(set(left))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Kremlin called reports that Macron met Putin in Moscow on 6 May a fabrication."),
        ("en", "A ministry's statement that Emmanuel Macron visited Sofia on 1 May was retracted."),
        ("en", "A doctored video shows Emmanuel Macron meeting Xi Jinping in Beijing on 7 May 2024."),
        ("de", "Dass Olaf Scholz am 8. Mai 2024 Wladimir Putin in Moskau traf, ist frei erfunden."),
        ("de", "Wäre Olaf Scholz am 2. Mai 2024 nach Athen gereist, hätte er Mitsotakis getroffen."),
        ("fr", "Il est faux qu'Emmanuel Macron ait rencontré Xi Jinping à Pékin le 8 mai 2024."),
        ("fr", "Le président Emmanuel Macron a failli se rendre à Vienne le 9 mai 2024."),
        ("es", "Es falso que Pedro Sánchez se reunió con Xi Jinping en Pekín el 8 de mayo de 2024."),
        ("es", "El presidente Pedro Sánchez fue recibido por el rey Carlos en Londres, según un bulo."),
        ("es", "Supuestamente el presidente Pedro Sánchez visitó Atenas el 9 de mayo de 2024."),
        ("ru", "Президент Владимир Путин был принят королем Карлом в Лондоне 8 мая 2024 года - это фейк."),
    ],
)  # fmt: skip
def test_what_the_sentence_itself_calls_false_or_unreal_is_no_row(language: str, text: str) -> None:
    assert not read_prose(text, day_number(2024, 5, 14), language=language).rows


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Emmanuel Macron was supposed to meet Karol Nawrocki in Warsaw on 20 May 2024."),
        ("es", "El presidente Pedro Sánchez iba a visitar Praga el 20 de mayo de 2024."),
    ],
)
def test_what_was_to_be_is_planned(language: str, text: str) -> None:
    assert [row.status for row in read_prose(text, day_number(2024, 5, 14), language=language).rows] == [
        "planned"
    ]
