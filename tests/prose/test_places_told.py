"""Places that are written and not known, names in brackets, the present tense, and nations' adjectives."""

from __future__ import annotations

import pytest

from geo.dates import day_number
from geo.prose import Reading, read_prose

PUBLISHED = day_number(2024, 5, 17)
"""A Friday."""
BEFORE = {
    "en": "President Emmanuel Macron met Chancellor Olaf Scholz in Paris on Monday. ",
    "fr": "Le président Emmanuel Macron a rencontré le chancelier Olaf Scholz à Paris lundi. ",
    "es": "El presidente Emmanuel Macron se reunió el lunes con el canciller Olaf Scholz en París. ",
    "de": "Präsident Emmanuel Macron traf am Montag Bundeskanzler Olaf Scholz in Paris. ",
    "ru": "Президент Владимир Путин в понедельник встретился в Москве с Олафом Шольцем. ",
}
SANCHEZ = "Spanish Prime Minister Pedro Sanchez"
UNKNOWN = "the place that is written is not known"


def read(text: str, language: str = "en") -> Reading:
    return read_prose(text, PUBLISHED, language=language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"On Tuesday he held talks with {SANCHEZ} at the Dead Sea."),
        ("en", f"On Tuesday he received {SANCHEZ} at the Chateau de Chantilly."),
        ("en", f"On Tuesday he met {SANCHEZ} near Lake Balaton."),
        ("en", f"On Tuesday he met {SANCHEZ} on the shores of the Caspian Sea."),
        ("en", f"On Tuesday he met {SANCHEZ} at the Bay of Kotor."),
        ("en", f"At the Black Sea on Tuesday he met {SANCHEZ}."),
        ("en", f"On Tuesday he met {SANCHEZ} in Kleinkleckersdorf."),
        ("fr", "Mardi, il a reçu le Premier ministre Pedro Sanchez au château de Chantilly."),
        ("fr", "Mardi, il a rencontré le Premier ministre Pedro Sanchez au bord de la mer Morte."),
        ("fr", "Mardi, il a rencontré le Premier ministre Pedro Sanchez près du mont Ararat."),
        ("fr", "Au lac d'Annecy, mardi, il a rencontré le Premier ministre Pedro Sanchez."),
        ("es", "El martes se reunió con el presidente del Gobierno Pedro Sánchez en el mar Muerto."),
        ("de", "Am Dienstag traf er Ministerpräsident Pedro Sanchez am Toten Meer."),
        ("de", "Am Dienstag hat er Ministerpräsident Pedro Sanchez am Genfer See getroffen."),
        ("de", "Am Dienstag empfing er Ministerpräsident Pedro Sanchez auf der Burg Hohenzollern."),
        ("ru", "Во вторник он встретился с президентом Александром Лукашенко на озере Байкал."),
    ],
)
def test_a_place_that_is_written_and_not_known_is_not_the_last_city(language: str, sentence: str) -> None:
    first, second = read(BEFORE[language] + sentence, language).rows
    assert first.city
    assert (second.date, second.city, second.venue) == ("2024-05-14", "", "")
    assert second.basis["city"].reason == UNKNOWN


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"On Tuesday he met {SANCHEZ} at the presidential palace."),
        ("en", f"On Tuesday he met {SANCHEZ} at the Presidential Palace."),
        ("en", f"On Tuesday he met {SANCHEZ} at the Foreign Ministry."),
        ("en", f"On Tuesday he met {SANCHEZ} at the British Embassy."),
        ("en", f"On Tuesday he met {SANCHEZ} in the Ukrainian parliament."),
        ("en", f"On Tuesday he met {SANCHEZ} at the request of Hamas."),
        ("en", f"On Tuesday he met {SANCHEZ} and discussed the fighting in Kibati."),
        ("fr", "Mardi, il a rencontré le Premier ministre Pedro Sanchez au palais présidentiel."),
        ("fr", "Mardi, il a rencontré à la Chancellerie le Premier ministre Pedro Sanchez."),
        ("de", "Am Dienstag traf er Ministerpräsident Pedro Sanchez im Präsidentenpalast."),
        ("de", "Am Dienstag traf er Ministerpräsident Pedro Sanchez im Auswärtigen Amt."),
        ("de", "Am Dienstag traf er Ministerpräsident Pedro Sanchez in Anwesenheit der Presse."),
        ("ru", "Во вторник он встретился с президентом Александром Лукашенко в президентском дворце."),
    ],
)
def test_a_house_or_a_matter_leaves_a_meeting_in_the_last_city(language: str, sentence: str) -> None:
    first, second = read(BEFORE[language] + sentence, language).rows
    assert second.city == first.city != ""


def test_an_unknown_place_is_in_the_country_that_its_words_say() -> None:
    text = f"{BEFORE['en']}On Tuesday he met {SANCHEZ} in the Swiss Alps."
    row = read(text).rows[1]
    assert (row.city, row.country) == ("", "Switzerland")
    assert text[row.basis["country"].start : row.basis["country"].end] == "Swiss"


def test_nothing_is_carried_over_an_unknown_place() -> None:
    text = f"{BEFORE['en']}On Tuesday he met {SANCHEZ} near Mount Ararat. On Wednesday he met King Felipe VI."
    assert [row.city for row in read(text).rows] == ["Paris", "", ""]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Wednesday he visited the front line with President Volodymyr Zelenskyy.",
        "On Wednesday he toured a factory with President Volodymyr Zelenskyy.",
        "On Wednesday he visited the wounded.",
    ],
)
def test_a_sentence_that_seems_to_tell_of_a_meeting_has_a_row_or_is_listed(sentence: str) -> None:
    reading = read(f"President Emmanuel Macron arrived in Kyiv on Tuesday. {sentence}")
    rows = {number for row in reading.rows for number in row.sentences}
    assert 1 in rows | {one.sentence for one in reading.left}


@pytest.mark.parametrize(
    ("written", "town", "code"),
    [
        ("Frankfurt (Oder)", "Frankfurt (Oder)", "DE"),
        ("Halle (Saale)", "Halle (Saale)", "DE"),
        ("Freiburg (Breisgau)", "Freiburg (Breisgau)", "DE"),
        ("Berlin (dpa)", "Berlin", "DE"),
        ("Paris (Texas)", "Paris, Texas", "US"),
    ],
)
def test_what_stands_in_brackets_is_kept_where_it_is_part_of_a_town(
    written: str, town: str, code: str
) -> None:
    text = f"Präsident Emmanuel Macron traf am Montag in {written} Bundeskanzler Olaf Scholz."
    (row,) = read(text, "de").rows
    assert (row.city, row.code) == (town, code)


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("de", "Am Freitag empfängt Bundeskanzler Friedrich Merz in Berlin William Ruto.", "planned"),
        ("de", "Bundeskanzler Friedrich Merz trifft heute in Berlin Präsident William Ruto.", "planned"),
        ("de", "Bundeskanzler Friedrich Merz hat heute in Berlin William Ruto begrüßt.", "held"),
        ("de", "Am Freitag empfing Bundeskanzler Friedrich Merz in Berlin William Ruto.", "held"),
        ("fr", "Le président Emmanuel Macron reçoit vendredi à Paris le roi Felipe VI.", "planned"),
        ("fr", "Le président Emmanuel Macron a reçu vendredi à Paris le roi Felipe VI.", "held"),
        ("es", "El presidente Pedro Sánchez recibe el viernes en Madrid a William Ruto.", "planned"),
        ("ru", "Президент Владимир Путин принимает в пятницу в Москве Уильяма Руто.", "planned"),
        ("ru", "Президент Владимир Путин принял в пятницу в Москве Уильяма Руто.", "held"),
    ],
)
def test_the_present_of_a_day_that_is_not_over_announces(language: str, text: str, status: str) -> None:
    (row,) = read(text, language).rows
    assert (row.date, row.status) == ("2024-05-17", status)


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("de", "Olaf Scholz traf am Montag in Rom den polnischen Ministerpräsidenten Donald Tusk.", "PL"),
        ("de", "Olaf Scholz sprach am Montag in Rom mit dem kenianischen Präsidenten William Ruto.", "KE"),
        ("de", "Der französische Präsident Emmanuel Macron traf am Montag in Rom Olaf Scholz.", "FR"),
        ("fr", "Olaf Scholz a rencontré lundi à Berlin la présidente moldave Maia Sandu.", "MD"),
        ("fr", "Olaf Scholz a rencontré lundi à Rome la Première ministre italienne Giorgia Meloni.", "IT"),
        (
            "ru",
            "Президент Путин в понедельник в Риме встретился с польским премьером Дональдом Туском.",
            "PL",
        ),
    ],
)
def test_a_nations_adjective_says_whose_leader_somebody_is(language: str, text: str, country: str) -> None:
    (row,) = read(text, language).rows
    assert country in {person.country for person in row.people}
