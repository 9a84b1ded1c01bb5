"""What the next sentence, another verb or a list says of a meeting."""

from __future__ import annotations

import pytest

from geo.dates import day_number
from geo.prose import published_of, read_prose, verified
from geo.prose.tongues import language_of

PUBLISHED = day_number(2024, 5, 17)
"""A Friday."""
MACRON, XI = "President Emmanuel Macron", "President Xi Jinping"


def rows_of(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    rows = read_prose(text, PUBLISHED, language=language).rows
    return sorted((row.date, row.city or row.country, row.status) for row in rows)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{MACRON} was due to visit Berlin on 3 June, but that visit has been called off."),
        ("en", f"{MACRON} is to meet {XI} in Berlin on 3 June. The meeting has since been cancelled."),
        ("en", f"{MACRON} had planned to travel to Berlin on 3 June. This trip was scrapped."),
        ("fr", "Le président Emmanuel Macron devait se rendre à Berlin le 3 juin. La visite a été annulée."),
        ("es", "El presidente Pedro Sánchez iba a viajar a Berlín el 3 de junio. El viaje fue cancelado."),
        ("de", "Präsident Emmanuel Macron sollte am 3. Juni nach Berlin reisen. Der Besuch wurde abgesagt."),
        ("ru", "Президент Эмманюэль Макрон должен был посетить Берлин 3 июня. Визит был отменен."),
    ],
)
def test_a_plan_that_the_next_words_call_off_is_cancelled(language: str, text: str) -> None:
    assert [(date, status) for date, _, status in rows_of(text, language)] == [("2024-06-03", "cancelled")]


def test_what_the_next_sentence_moves_was_off_and_is_planned() -> None:
    text = f"{MACRON} is to meet {XI} in Paris on 3 June."
    assert rows_of(f"{text} The meeting was postponed to 5 July.") == [
        ("2024-06-03", "Paris", "cancelled"),
        ("2024-07-05", "Paris", "planned"),
    ]
    assert rows_of(f"{text} The talks have been moved to Lyon.") == [
        ("2024-06-03", "Lyon", "planned"),
        ("2024-06-03", "Paris", "cancelled"),
    ]
    assert rows_of(f"{text} This meeting was agreed last week.") == [("2024-06-03", "Paris", "planned")]
    assert rows_of(f"{text} The meeting on 9 June has been cancelled.")[0][2] == "planned"


@pytest.mark.parametrize("word", ["threatened to cancel", "could postpone", "refused to cancel"])
def test_calling_off_that_may_not_be_calls_nothing_off(word: str) -> None:
    assert not any(row[2] == "cancelled" for row in rows_of(f"{MACRON} {word} his visit to Rome in June."))


def test_a_plan_takes_no_day_of_another_verb() -> None:
    assert rows_of(f"{MACRON}, who visited Rome on 10 May, will meet {XI} in Paris.") == [
        ("", "Paris", "planned"),
        ("2024-05-10", "Rome", "held"),
    ]
    assert rows_of(f"{MACRON} met {XI} in Paris on Monday and will travel to Rome.") == [
        ("", "Rome", "planned"),
        ("2024-05-13", "Paris", "held"),
    ]
    assert ("2024-05-03", "Paris", "planned") not in rows_of(
        f"{MACRON} will meet {XI}, whom he met on 3 May, in Paris."
    )


def test_a_journey_told_by_a_noun_again_is_the_planned_one() -> None:
    text = f"{MACRON} will visit China from 14 to 17 June."
    again = "Mr Macron's visit to China marks his second journey after he took office in September."
    assert rows_of(f"{text} {again}") == [("2024-06-14/2024-06-17", "China", "planned")]


def test_stops_have_each_their_day() -> None:
    assert rows_of(f"{XI} will visit Serbia on 25 May, Hungary on 26 May and France on 27 May.") == [
        ("2024-05-25", "Serbia", "planned"),
        ("2024-05-26", "Hungary", "planned"),
        ("2024-05-27", "France", "planned"),
    ]
    fidan = "Foreign Minister Hakan Fidan of Turkey"
    talks = f"{fidan} will hold meetings in Zimbabwe on 21 May and in Gabon on 22 May."
    assert rows_of(talks) == [("2024-05-21", "Zimbabwe", "planned"), ("2024-05-22", "Gabon", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        f"{MACRON} met {XI} in Paris on Monday. The two leaders will host a press conference on Friday.",
        f"{MACRON} met {XI} in Paris on Monday. The talks were announced by Prime Minister Gabriel Attal.",
        f"{MACRON} met {XI} in Paris on Monday. They saw protesters on Tuesday.",
        f"{MACRON} met {XI} in Paris on Monday, their first talks on the West African country.",
    ],
)
def test_who_only_hosts_sees_or_announces_a_thing_meets_nobody(text: str) -> None:
    assert rows_of(text) == [("2024-05-13", "Paris", "held")]


def test_what_a_conference_is_about_is_not_where_it_is() -> None:
    assert rows_of(f"{MACRON} met {XI} at the Berlin Conference on Libya on Monday.") == [
        ("2024-05-13", "Berlin", "held")
    ]


def test_in_german_sie_is_she_beside_a_verb_of_one() -> None:
    came = "Bundeskanzlerin Angela Merkel ist am Montag in Paris eingetroffen."
    for then in (
        "Dort empfing sie Präsident Emmanuel Macron.",
        "Präsident Emmanuel Macron empfing sie dort.",
    ):
        rows = read_prose(f"{came} {then}", PUBLISHED, language="de").rows
        assert {row.leaders for row in rows} == {("Angela Merkel", "Emmanuel Macron")}


@pytest.mark.parametrize(
    ("written", "city"), [("в Варшаву", "Варшава"), ("в Прагу", "Прага"), ("в Париже", "Париж")]
)
def test_a_town_in_a_case_is_called_in_the_first(written: str, city: str) -> None:
    text = f"Министр иностранных дел Сергей Лавров 3 мая побывал {written}."
    assert rows_of(text, "ru") == [("2024-05-03", city, "held")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("PARIS, 14 May 2024 (Reuters) - The president met the king.", (2024, 5, 14)),
        ("A title\n\nBERLIN, May 14, 2024 (AP) — The chancellor met the king.", (2024, 5, 14)),
        ("New Delhi, September 8, 2023\n\nThe prime minister met the king.", (2023, 9, 8)),
        ("Paris, le 3 mai 2024 - Le président a reçu le roi.", (2024, 5, 3)),
        ("Москва. 20 октября 2024. INTERFAX.RU - Президент принял короля.", (2024, 10, 20)),
    ],
)
def test_a_full_date_line_says_the_day_of_publication(text: str, day: tuple[int, int, int]) -> None:
    assert published_of(text) == day_number(*day)


@pytest.mark.parametrize(
    "text",
    [
        "The president met the king on 14 May 2024 - his first visit.",
        "On 3 May 2024 - a Friday - the president met the king.",
        "Budapest, 3 May (MTI) - The president met the king.",
    ],
)
def test_a_day_that_somebody_met_or_without_a_year_says_none(text: str) -> None:
    assert published_of(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Scholz, Biden meet in Washington", "en"),
        ("Trump, Xi speak by phone Monday", "en"),
        ("Merz trifft Macron in Berlin", "de"),
        ("Macron reçoit Scholz à Paris", "fr"),
        ("Rutte ontmoet Macron in Parijs", ""),
        ("Putin visita Pechino", ""),
    ],
)
def test_a_few_words_tell_a_language_by_its_verbs_and_days(text: str, code: str) -> None:
    assert language_of(text.lower().replace(",", " ,").split()) == code


def test_a_headline_alone_is_read() -> None:
    assert rows_of("Modi to visit Moscow next week") == [("[2024-05-20..2024-05-26]", "Moscow", "planned")]


def test_an_invitation_beside_a_journey_is_not_that_journey() -> None:
    text = f"{MACRON} agreed to visit Beijing in June and invited {XI} for a state visit next year."
    assert rows_of(text) == [("2024-06", "Beijing", "planned"), ("2025", "", "invited")]


def test_a_ruler_who_is_never_named_meets_whoever_is() -> None:
    assert rows_of("The Prime Minister spoke to the President of France, Emmanuel Macron, today.") == [
        ("2024-05-17", "", "held")
    ]
    assert rows_of("The President met Prime Minister Narendra Modi in Delhi on Monday.") == [
        ("2024-05-13", "Delhi", "held")
    ]
    assert not rows_of("The minister spoke to President Emmanuel Macron on Monday.")


def test_a_line_of_place_and_day_says_where_here_is() -> None:
    text = "New Delhi, May 16\n\nForeign Minister Sergey Lavrov also arrived here on Thursday."
    assert rows_of(text) == [("2024-05-16", "New Delhi", "held")]


def test_who_leaves_one_place_for_another_goes_there() -> None:
    text = (
        "Foreign Minister Naledi Pandor left South Africa on Thursday for Rwanda, where she led a delegation."
    )
    assert rows_of(text) == [("2024-05-16", "Rwanda", "held")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{MACRON} will visit Berlin on the 27th of this month."),
        ("es", "El presidente Emmanuel Macron viajará a Berlín el 27 de este mes."),
        ("de", "Präsident Emmanuel Macron reist am 27. dieses Monats nach Berlin."),
    ],
)
def test_a_day_of_this_month_is_one(language: str, text: str) -> None:
    assert [(date, status) for date, _, status in rows_of(text, language)] == [("2024-05-27", "planned")]


def test_days_behind_vom_are_the_meetings() -> None:
    text = "Vom 2. bis 4. Juni kommt Präsident Emmanuel Macron zum Staatsbesuch nach Deutschland."
    assert rows_of(text, "de") == [("2024-06-02/2024-06-04", "Deutschland", "planned")]


def test_who_reports_before_a_dash_is_nobody() -> None:
    text = (
        "Sahara Média - Arrivé hier, le président Macky Sall a été reçu par le président Mohamed Ghazouani."
    )
    rows = read_prose(text, PUBLISHED, language="fr").rows
    assert [row.leaders for row in rows] == [("Macky Sall", "Mohamed Ghazouani")]


def test_the_checker_takes_a_plan_as_cancelled_that_is_called_off_beside_it() -> None:
    off = "Foreign Minister Sven Mikser has postponed his visit to Belarus."
    plan = "Sven Mikser was scheduled to arrive in Minsk on 14 June to meet President Alexander Lukashenko."
    row = {"date": "2024-06-14", "city": "Minsk", "country": "Belarus", "status": "cancelled", "quote": plan}
    row["leaders"] = "Sven Mikser; Alexander Lukashenko"
    assert verified([row], f"{off} {plan}", PUBLISHED, language="en")[0].holds
    assert not verified([row], plan, PUBLISHED, language="en")[0].holds
    assert not verified([row | {"status": "held"}], f"{off} {plan}", PUBLISHED, language="en")[0].holds


def test_the_checker_takes_the_day_two_weeks_ago() -> None:
    quote = f"{MACRON} met {XI} in Paris two weeks ago."
    row = {"city": "Paris", "country": "France", "status": "held", "quote": quote}
    row["leaders"] = "Emmanuel Macron; Xi Jinping"
    assert verified([row | {"date": "2024-05-03"}], quote, PUBLISHED, language="en")[0].holds
    assert not verified([row | {"date": "2024-05-05"}], quote, PUBLISHED, language="en")[0].holds


def test_the_day_on_which_something_is_called_off_is_not_its_own() -> None:
    rows = rows_of("Foreign Minister Shah Mehmood Qureshi on Thursday postponed his visit to Japan.")
    assert all(date == "" for date, _, _ in rows)


def test_several_who_greet_somebody_abroad_are_no_hosts_at_home() -> None:
    putin = "Russian President Vladimir Putin"
    rows = read_prose(f"{MACRON} was received by {putin} and Chinese {XI} on Monday.", PUBLISHED).rows
    assert [(row.country, len(row.people)) for row in rows] == [("", 3)]


def test_a_nation_at_the_head_of_a_sentence_is_nobody() -> None:
    text = f"Top Chinese diplomat Yang Jiechi met {MACRON} in Paris on Monday."
    assert [row.leaders for row in read_prose(text, PUBLISHED, language="en").rows] == [
        ("Yang Jiechi", "Emmanuel Macron")
    ]
