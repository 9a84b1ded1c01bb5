"""Other languages: the same engine with their tables; what must never happen does not in any of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import day_number
from geo.prose import languages, published_of, read_prose, verified
from geo.prose.grammar import Grammar
from geo.prose.tongues import language_of
from geo.prose.vocabulary import vocabulary
from tests.examples import examples
from tests.work import calls

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures/prose"
PUBLISHED = day_number(2024, 5, 17)
"""A Friday."""
OTHERS = ("fr", "es", "de", "ru")

NAMED = {
    "fr": ("le président français Luc Ferral", "le président chinois Bao Lin"),
    "es": ("el presidente francés Luc Ferral", "el presidente chino Bao Lin"),
    "de": ("der französische Präsident Luc Ferral", "den chinesischen Präsidenten Bao Lin"),
    "ru": ("Президент Франции Люк Ферраль", "президентом Китая Бао Линем"),
}
SAID = {
    "fr": {
        "held": "{0} a rencontré {1} à Paris le 3 mai.",
        "planned": "{0} rencontrera {1} à Paris le 25 mai.",
        "possible": "{0} pourrait rencontrer {1} à Paris le 25 mai.",
        "denied": "{0} n'a pas rencontré {1} à Paris le 3 mai.",
        "refused": "{0} a refusé de rencontrer {1} à Paris le 3 mai.",
    },
    "es": {
        "held": "{0} se reunió con {1} en París el 3 de mayo.",
        "planned": "{0} se reunirá con {1} en París el 25 de mayo.",
        "possible": "{0} podría reunirse con {1} en París el 25 de mayo.",
        "denied": "{0} no se reunió con {1} en París el 3 de mayo.",
        "refused": "{0} se negó a reunirse con {1} en París el 3 de mayo.",
    },
    "de": {
        "held": "Am 3. Mai hat {0} in Paris {1} getroffen.",
        "planned": "Am 25. Mai wird {0} in Paris {1} treffen.",
        "possible": "Am 25. Mai könnte {0} in Paris {1} treffen.",
        "denied": "Am 3. Mai hat {0} in Paris {1} nicht getroffen.",
        "refused": "Am 3. Mai weigerte sich {0}, in Paris {1} zu treffen.",
    },
    "ru": {
        "held": "{0} 3 мая встретился в Париже с {1}.",
        "planned": "{0} 25 мая встретится в Париже с {1}.",
        "possible": "{0} может встретиться в Париже с {1} 25 мая.",
        "denied": "{0} 3 мая не встретился в Париже с {1}.",
        "refused": "{0} 3 мая отказался встретиться в Париже с {1}.",
    },
}


def rows(text: str, language: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Date, country, status and leaders of the rows of a text, published on Friday, 17 May 2024."""
    reading = read_prose(text, PUBLISHED, language=language)
    return [(row.date, row.code, row.status, tuple(sorted(row.leaders))) for row in reading.rows]


def said(language: str, how: str) -> str:
    """A sentence of a language that tells of a meeting so."""
    text = SAID[language][how].format(*NAMED[language])
    return text[:1].upper() + text[1:]


@pytest.mark.parametrize("language", OTHERS)
def test_who_met_whom_where_and_when(language: str) -> None:
    names = ("Бао Линь", "Люк Ферраль") if language == "ru" else ("Bao Lin", "Luc Ferral")
    found = rows(said(language, "held"), language)
    assert [row[:3] for row in found] == [("2024-05-03", "FR", "held")]
    assert [name.split()[0] for name in found[0][3]] == [name.split()[0] for name in names]


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_to_come_is_planned(language: str) -> None:
    assert [row[:3] for row in rows(said(language, "planned"), language)] == [("2024-05-25", "FR", "planned")]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("how", ["possible", "denied", "refused"])
def test_what_only_may_be_or_was_denied_is_no_row(language: str, how: str) -> None:
    assert rows(said(language, how), language) == []


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", {("2025-05-13", "SE", "held"), ("2025-05-12", "EE", "held"), ("2025-05-22", "FI", "planned")}),
        ("es", {("2025-05-13", "SE", "held"), ("2025-05-06", "DK", "held"), ("2025-05-22", "FI", "planned")}),
        ("de", {("2025-05-13", "SE", "held"), ("2025-05-12", "EE", "held"), ("2025-05-22", "FI", "planned")}),
        ("ru", {("2025-05-13", "SE", "held"), ("2025-05-06", "NO", "held"), ("2025-05-22", "FI", "planned")}),
    ],
)
def test_the_demonstrations_give_the_meetings_that_they_tell_of(
    language: str, texts: set[tuple[str, str, str]]
) -> None:
    text = (FIXTURES / f"demonstration.{language}.txt").read_text(encoding="utf-8")
    published = published_of(text)
    assert published is not None
    reading = read_prose(text, published)
    assert reading.language == language
    told = {(row.date, row.code, row.status) for row in reading.rows}
    assert texts <= told
    assert "cancelled" in {row.status for row in reading.rows}
    assert not any(row.code in ("PT", "ES", "RU") and row.status != "cancelled" for row in reading.rows)
    assert {left.reason for left in reading.left} & {"possible", "denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Vortag hatte ihn der indische Ministerpräsident Anil Rao in Delhi empfangen."),
        ("de", "In Delhi traf ihn tags zuvor Ministerpräsident Anil Rao."),
        ("fr", "La veille, le Premier ministre indien Anil Rao l'avait reçu à Delhi."),
        ("es", "El día anterior lo había recibido en Delhi el primer ministro indio, Anil Rao."),
        ("ru", "Накануне его принял в Дели премьер-министр Индии Анил Рао."),
    ],
)
def test_a_pronoun_before_the_verb_is_whom_the_text_is_about(language: str, text: str) -> None:
    first = said(language, "held")
    found = rows(f"{first} {text}", language)
    assert ("2024-05-02", "IN", "held") in [row[:3] for row in found]
    leaders = next(row[3] for row in found if row[1] == "IN")
    assert len(leaders) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Президент Франции встретился 3 мая с канцлером Германии Олафом Шольцем в Астане.",
        "3 мая в Астане Президент Франции принял канцлера Германии Олафа Шольца.",
    ],
)
def test_names_in_cases_are_called_as_in_the_first_case(text: str) -> None:
    reading = read_prose(text, PUBLISHED, language="ru")
    assert [row.city for row in reading.rows] == ["Астана"]
    assert "Олаф Шольц" in reading.rows[0].leaders


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("O presidente não se encontrou com o primeiro-ministro em Lisboa, mas foi recebido pelo rei.", ""),
        ("Il presidente ha incontrato il primo ministro nella capitale, e poi è stato ricevuto dal re.", ""),
        (
            "De president heeft de premier van het land in de hoofdstad ontmoet, en hij is blij met werk.",
            "",
        ),
        (
            "Президент зустрівся з прем'єр-міністром у столиці, а також він був на заводі й у школі.",
            "",
        ),
        (
            "Le président a reçu le ministre dans la capitale, et il est parti pour une visite de travail.",
            "fr",
        ),
        ("El presidente recibió al ministro en la capital y luego viajó con su esposa a la costa.", "es"),
        ("Der Präsident hat den Minister in der Hauptstadt empfangen und ist dann nach Hause gereist.", "de"),
        ("Президент принял министра в столице, а затем он отправился на завод и в школу.", "ru"),
    ],
)
def test_a_language_that_is_not_known_is_said_and_nothing_is_proposed(text: str, language: str) -> None:
    reading = read_prose(text, PUBLISHED)
    assert reading.language == language
    assert language or reading.rows == []
    assert language or "language" in verified([{"quote": text}], text, PUBLISHED)[0].faults["quote"]


def test_every_language_has_tables_and_is_known_by_its_words() -> None:
    assert languages() == ("de", "en", "es", "fr", "ru")
    for code in languages():
        assert language_of(sorted(vocabulary(code).known_by)) == code


# ------------------------------------------------------------- any text

WORDS = {
    "fr": [
        "Le",
        "président",
        "Luc",
        "Ferral",
        "a",
        "reçu",
        "l'",
        "à",
        "Paris",
        "le",
        "3",
        "mai",
        "et",
        "qui",
        "pas",
    ],
    "es": [
        "El",
        "presidente",
        "Luc",
        "Ferral",
        "se",
        "reunió",
        "con",
        "en",
        "París",
        "el",
        "3",
        "de",
        "mayo",
        "lo",
    ],
    "de": [
        "Der",
        "Präsident",
        "Luc",
        "Ferral",
        "hat",
        "ihn",
        "in",
        "Paris",
        "am",
        "3.",
        "Mai",
        "getroffen",
        "und",
    ],
    "ru": [
        "Президент",
        "Люк",
        "Ферраль",
        "встретился",
        "с",
        "в",
        "Париже",
        "3",
        "мая",
        "его",
        "принял",
        "и",
        "не",
    ],
}


@examples(60)
@given(st.sampled_from(OTHERS), st.data(), st.integers(-700_000, 700_000))
def test_any_text_is_read_and_every_field_rests_on_a_span_or_a_reason(
    language: str, data: st.DataObject, published: int
) -> None:
    parts = data.draw(
        st.lists(
            st.one_of(st.sampled_from([*WORDS[language], ".", ",", ";", "\n", "- "]), st.text(max_size=6))
        )
    )
    text = " ".join(parts)
    for row in read_prose(text, published, language=language).rows:
        assert row.status in ("held", "planned", "invited", "cancelled")
        for name in ("leaders", "date", "venue", "city", "country", "status"):
            if getattr(row, name):
                basis = row.basis[name]
                assert basis.reason or 0 <= basis.start < basis.end <= len(text)


@given(st.text(max_size=40))
def test_the_forms_of_a_word_are_few_and_stems_are_stable(word: str) -> None:
    for language in OTHERS:
        grammar = vocabulary(language).grammar
        assert len(grammar.bases(word)) <= 6
        assert grammar.stem(word) == grammar.stem(word)
        assert "".join(grammar.parts(word)) == word


def test_elision_endings_and_roles_are_read_in_tables_and_texts_alike() -> None:
    grammar = Grammar({"elided": ["l'"], "endings": ["ами", "а"]}, {"the": ["l'"]})
    assert grammar.phrase("l'встречами") == "the встреч"
    assert grammar.words(["l'", "встреча"]) == ["the", "встреч"]


def test_a_month_with_a_capital_is_a_name_where_months_are_written_small() -> None:
    found = rows(
        "3 мая в Париже Президент Франции Люк Ферраль принял президента Эстонии Марта Таммсоо.", "ru"
    )
    assert [row[0] for row in found] == ["2024-05-03"]
    assert any("Таммсоо" in name for name in found[0][3])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le 3 mai, {0} s'est entretenu par téléphone avec {1} depuis Lisbonne."),
        ("es", "El 3 de mayo {0} mantuvo conversaciones por teléfono con {1} desde Lisboa."),
        (
            "de",
            "Am 3. Mai hat {0} in Lissabon telefonisch mit dem chinesischen Präsidenten Bao Lin gesprochen.",
        ),
        ("ru", "3 мая {0} в Лиссабоне провёл переговоры по телефону с {1}."),
    ],
)
def test_talks_by_telephone_are_in_no_room(language: str, text: str) -> None:
    found = read_prose(text.format(*NAMED[language]), PUBLISHED, language=language).rows
    assert [(row.category, row.city, len(row.people)) for row in found] == [("virtual", "", 2)]


def test_a_call_before_a_meeting_lends_it_nobody() -> None:
    call = "Après un entretien par téléphone avec le président turc Ali Kaya"
    found = rows(f"{call}, {NAMED['fr'][0]} a rencontré {NAMED['fr'][1]} à Lisbonne le 3 mai.", "fr")
    assert [sorted(row[3]) for row in found] == [["Bao Lin", "Luc Ferral"]]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "La visita de Luc Ferral a Lima el 3 de mayo fue larga.", ("Luc Ferral", "Lima")),
        ("es", "El viaje de Luc Ferral a Buenos Aires fue el 3 de mayo.", ("Luc Ferral", "Buenos Aires")),
        ("es", "Luc al Asad visitó Lima el 3 de mayo.", ("Luc al Asad", "Lima")),
        ("es", "El presidente Luc Santos visitó Lima el 3 de mayo.", ("Luc Santos", "Lima")),
        ("de", "Am 3. Mai besuchte Präsident Luc Ferral Warschau.", ("Luc Ferral", "Warschau")),
        ("de", "Am 3. Mai hat Präsident Luc Ferral Warschau besucht.", ("Luc Ferral", "Warschau")),
        ("de", "Am 3. Mai reiste Präsident Jack London nach Rom.", ("Jack London", "Rom")),
    ],
)
def test_a_city_behind_a_name_is_no_part_of_it(language: str, text: str, told: tuple[str, str]) -> None:
    found = read_prose(text, PUBLISHED, language=language).rows
    assert [(*row.leaders, row.city) for row in found] == [told]


def test_whoever_visits_meets_those_behind_und() -> None:
    text = "Am 3. Mai besuchte Präsident Luc Ferral Warschau und traf Präsident Bao Lin."
    (row,) = read_prose(text, PUBLISHED, language="de").rows
    assert (row.leaders, row.city) == (("Luc Ferral", "Bao Lin"), "Warschau")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Der Besuch von Präsident Luc Ferral in Rom am 3. Juni fällt aus.", "cancelled"),
        ("Die Reise von Präsident Luc Ferral nach Rom am 3. Juni fällt wegen Sturms aus.", "cancelled"),
        ("Präsident Luc Ferral sagt seinen Besuch in Rom am 3. Juni ab.", "cancelled"),
        ("Präsident Luc Ferral sagt seinen Besuch in Rom am 3. Juni zu.", "planned"),
        ("Präsident Luc Ferral sagte in Wien, er reise am 3. Juni nach Rom ab.", "planned"),
    ],
)
def test_a_verb_whose_other_half_ends_the_clause_calls_it_off(text: str, status: str) -> None:
    assert [row.status for row in read_prose(text, PUBLISHED, language="de").rows] == [status]


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("fr", "l'a reçu "),
        ("es", "Palacio de la "),
        ("de", "von der Leyen traf "),
        ("ru", "Путиным в Астане "),
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(language: str, unit: str) -> None:
    short, long = (_calls(unit * (size // len(unit)), language) for size in (3_000, 12_000))
    assert long < 5 * short


def _calls(text: str, language: str) -> int:
    read_prose(text, PUBLISHED, language=language)
    return calls(lambda: read_prose(text, PUBLISHED, language=language))
