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


@pytest.mark.parametrize(
    "other",
    [
        "A cabinet meeting was cancelled.",
        "The cabinet meeting was cancelled.",
        "The G7 summit was cancelled.",
        "The summit of the G7 was cancelled.",
        "The meeting of finance ministers was cancelled.",
        "A trade conference was postponed to 9 July.",
        "The trip to Rome was cancelled.",
        "A meeting was cancelled.",
    ],
)
def test_another_thing_that_is_called_off_leaves_the_plan(other: str) -> None:
    text = f"{MACRON} is to meet {XI} in Berlin on 3 June. {other}"
    assert rows_of(text) == [("2024-06-03", "Berlin", "planned")]


@pytest.mark.parametrize(
    "same", ["The planned meeting", "The summit", "This meeting", "The meeting of the two"]
)
def test_a_noun_that_points_back_calls_the_plan_off(same: str) -> None:
    text = f"{MACRON} is to meet {XI} in Berlin on 3 June. {same} was cancelled."
    assert rows_of(text) == [("2024-06-03", "Berlin", "cancelled")]


def test_a_meeting_or_the_journey_of_another_calls_no_journey_off() -> None:
    plan = f"{MACRON} is to visit Berlin on 3 June."
    assert rows_of(f"{plan} The meeting was cancelled.") == [("2024-06-03", "Berlin", "planned")]
    assert rows_of(f"{plan} The state visit was cancelled.") == [("2024-06-03", "Berlin", "cancelled")]
    assert ("2024-06-03", "Berlin", "planned") in rows_of(
        f"{plan} Chancellor Angela Merkel cancelled her trip to Rome."
    )


@pytest.mark.parametrize(
    ("language", "plan", "other", "same"),
    [
        (
            "fr",
            "Le président Emmanuel Macron devait se rendre à Berlin le 3 juin.",
            "Une visite a été annulée.",
            "Cette visite a été annulée.",
        ),
        (
            "de",
            "Präsident Emmanuel Macron sollte am 3. Juni nach Berlin reisen.",
            "Ein Besuch wurde abgesagt.",
            "Sein Besuch wurde abgesagt.",
        ),
        (
            "ru",
            "Президент Эмманюэль Макрон должен был посетить Берлин 3 июня.",
            "Заседание кабинета было отменено.",
            "Этот визит был отменен.",
        ),
    ],
)
def test_in_each_language_only_what_points_back_calls_off(
    language: str, plan: str, other: str, same: str
) -> None:
    assert [row[2] for row in rows_of(f"{plan} {other}", language)] == ["planned"]
    assert [row[2] for row in rows_of(f"{plan} {same}", language)] == ["cancelled"]


def test_in_spanish_ese_points_back() -> None:
    plan = "El presidente Pedro Sánchez iba a viajar a Berlín el 3 de junio."
    assert rows_of(f"{plan} Ese viaje fue cancelado.", "es") == [("2024-06-03", "Berlín", "cancelled")]
    for other in ("Un viaje fue cancelado.", "La cumbre del G7 fue cancelada."):
        assert rows_of(f"{plan} {other}", "es") == [("2024-06-03", "Berlín", "planned")]


@pytest.mark.parametrize("word", ["threatened to cancel", "could postpone", "refused to cancel"])
def test_calling_off_that_may_not_be_leaves_it_planned(word: str) -> None:
    plan = [("2024-06", "Rome", "planned")]
    assert rows_of(f"{MACRON} {word} his visit to Rome in June.") == plan
    off = word.replace("threatened to cancel", "cancelled").replace("could postpone", "postponed")
    off = off.replace("refused to cancel", "called off")
    assert rows_of(f"{MACRON} {off} his visit to Rome in June.") == [("2024-06", "Rome", "cancelled")]


def test_a_plan_takes_no_day_of_another_verb() -> None:
    assert rows_of(f"{MACRON}, who visited Rome on 10 May, will meet {XI} in Paris.") == [
        ("", "Paris", "planned"),
        ("2024-05-10", "Rome", "held"),
    ]
    assert rows_of(f"{MACRON} met {XI} in Paris on Monday and will travel to Rome.") == [
        ("", "Rome", "planned"),
        ("2024-05-13", "Paris", "held"),
    ]
    assert rows_of(f"{MACRON} will meet {XI}, whom he met on 3 May, in Paris.") == [
        ("", "Paris", "planned"),
        ("2024-05-03", "", "held"),
    ]
    assert rows_of(f"{MACRON} will meet {XI}, whom he met in Rome on 3 May, in Paris.") == [
        ("", "Paris", "planned"),
        ("2024-05-03", "Rome", "held"),
    ]


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
        ("PARIS (Reuters), 14 May 2024 - The president met the king.", (2024, 5, 14)),
        ("14 May 2024 - The president met the king.", (2024, 5, 14)),
        ("PARIS, 14 May 2024 - On 13 May 2024 the president met the king.", (2024, 5, 14)),
        ("Paris, 14 May 2024 - 20 people met the king.", (2024, 5, 14)),
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
        "Alexei Navalny (4 June 1976 – 16 February 2024) met the chancellor.",
        "Alexei Navalny (Butyn, 4 June 1976 – 16 February 2024) met the chancellor.",
        "Henry Kissinger (27 May 1923 - 29 November 2023)",
        "Programme: 3 June 2024 – 5 June 2024",
        "BERLIN, 3 June 2024 – 5 June 2024",
        "3 June 2024 – July 2024: a tour",
        "Deadline: 3 June 2024",
        "Emmanuel Macron, 3 May 2024 – he met the king.",
    ],
)
def test_a_day_of_other_things_or_without_a_year_says_none(text: str) -> None:
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


@pytest.mark.parametrize("aside", ["– accompanied by his wife –", "- smiling -", "–"])
def test_a_ruler_before_a_dash_is_no_source(aside: str) -> None:
    rows = read_prose(f"Emmanuel Macron {aside} met {XI} in Rome on Monday.", PUBLISHED, language="en").rows
    assert [row.leaders for row in rows] == [("Emmanuel Macron", "Xi Jinping")]


def test_whoever_is_named_again_is_no_source() -> None:
    text = f"Jane Doe - met {XI} in Rome on Monday. Doe left on Tuesday."
    assert [row.leaders for row in read_prose(text, PUBLISHED, language="en").rows] == [
        ("Jane Doe", "Xi Jinping")
    ]
    again = f"Jane Doe - President Emmanuel Macron met {XI} in Rome on Monday."
    assert [row.leaders for row in read_prose(again, PUBLISHED, language="en").rows] == [
        ("Emmanuel Macron", "Xi Jinping")
    ]


@pytest.mark.parametrize(
    ("off", "holds"),
    [
        ("Chancellor Angela Merkel has cancelled her trip to Rome.", False),
        ("The trip to Rome has been cancelled.", False),
        ("The visit to Minsk has been cancelled.", True),
        ("The visit has been cancelled.", True),
        ("Foreign Minister Sven Mikser has postponed his visit to Belarus.", True),
    ],
)
def test_the_checker_takes_no_plan_as_cancelled_for_another(off: str, holds: bool) -> None:
    plan = "Sven Mikser was scheduled to arrive in Minsk on 14 June to meet President Alexander Lukashenko."
    row = {"date": "2024-06-14", "city": "Minsk", "country": "Belarus", "status": "cancelled", "quote": plan}
    row["leaders"] = "Sven Mikser; Alexander Lukashenko"
    assert verified([row], f"{plan} {off}", PUBLISHED, language="en")[0].holds is holds
    if not holds:
        assert "status" in verified([row], f"{off} {plan}", PUBLISHED, language="en")[0].faults


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
    minister = "Foreign Minister Shah Mehmood Qureshi"
    assert rows_of(f"{minister} on Thursday postponed his visit to Japan.") == [("", "Japan", "cancelled")]
    assert rows_of(f"{minister} on Thursday postponed his visit to Japan on 3 June.") == [
        ("2024-06-03", "Japan", "cancelled")
    ]


def test_several_who_greet_somebody_abroad_are_no_hosts_at_home() -> None:
    putin = "Russian President Vladimir Putin"
    rows = read_prose(f"{MACRON} was received by {putin} and Chinese {XI} on Monday.", PUBLISHED).rows
    assert [(row.country, len(row.people)) for row in rows] == [("", 3)]


def test_a_nation_at_the_head_of_a_sentence_is_nobody() -> None:
    text = f"Top Chinese diplomat Yang Jiechi met {MACRON} in Paris on Monday."
    assert [row.leaders for row in read_prose(text, PUBLISHED, language="en").rows] == [
        ("Yang Jiechi", "Emmanuel Macron")
    ]
