"""What a header says: the head noun decides, the rest qualifies, whatever the language and the spelling."""

from __future__ import annotations

import time

import pytest

from geo.profiles.headers import claims, is_visited, subject


def best(header: str) -> str | None:
    """The field that a header says first; None where it says nothing, "" where it speaks against all."""
    found = claims(header)
    return found[0].field if found else None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Country of president", "leader_country"),
        ("President's country", "leader_country"),
        ("LeaderCountryISO", "leader_country"),
        ("leader_country_code", "leader_country"),
        ("País del Presidente", "leader_country"),
        ("Pays du ministre", "leader_country"),
        ("country.of.president", "leader_country"),
        ("meetings.city", "city"),
        ("encounter.details.host_country", "country"),
        ("Country leader", "leaders"),
        ("Visiting leader", "leaders"),
        ("Visited leader", "with"),
        ("Besuchter Präsident", "with"),
        ("Presidente visitado", "with"),
        ("Country visited", "country"),
        ("Host city", "city"),
        ("cityVisited", "city"),
        ("Ciudad de destino", "city"),
        ("Destination country", "country"),
        ("Location country", "country"),
        ("Pais de origen", "leader_country"),
        ("Trip date", "date"),
        ("Date of Rally", "date"),
        ("Fecha de inicio de la comision", "start"),
        ("Início do Afastamento", "start"),
        ("INICIO", "start"),
        ("DateEnd", "end"),
        ("Latitude2", "lat"),
        ("Région", "division"),
        ("Region", "division"),
        ("place_name", "venue"),
        ("President name", "leaders"),
        ("Leader(s)", "leaders"),
        ("Gesprächspartner(in)", "with"),
        ("Bei wem", "with"),
        ("Stand", "status"),
    ],
)
def test_the_head_noun_decides_and_the_rest_qualifies(header: str, field: str) -> None:
    assert best(header) == field


@pytest.mark.parametrize(
    "header",
    [
        "Date of birth", "date.of.birth", "Registration date", "Term start", "Tipo de viaje", "Visitor count",
        "Número de vuelo", "Estimated visitors", "Publication Date", "Donors_1_Value",
    ],
)  # fmt: skip
def test_a_head_noun_of_another_kind_speaks_against_every_field(header: str) -> None:
    assert best(header) == ""


@pytest.mark.parametrize("header", ["Ciudad de origen", "Departure city", "Home town"])
def test_where_a_journey_began_is_no_place_visited(header: str) -> None:
    assert all(one.field not in ("city", "venue") for one in claims(header))


@pytest.mark.parametrize("header", ["", "q", "lorem ipsum", "7", "___", "?!", "\u202e", "🧭"])
def test_a_header_of_unknown_words_says_nothing(header: str) -> None:
    assert claims(header) == ()


@pytest.mark.parametrize(
    "header",
    ["Country of president", "Country of the guest", "Pays du président", "Land des Staatschefs",
     "Land des Gastes", "País del presidente", "País do presidente", "Paese del presidente",
     "Страна президента", "总统国家", "Kraj prezydenta", "Země prezidenta"],
)  # fmt: skip
def test_the_country_of_a_person_in_the_genitive_is_that_persons(header: str) -> None:
    assert best(header) == "leader_country"


@pytest.mark.parametrize(
    "header",
    ["Country of visit", "Pays de la visite", "Land des Besuchs", "País de la visita", "País da visita",
     "Paese della visita", "Страна визита", "访问国家"],
)  # fmt: skip
def test_the_country_of_a_visit_is_the_one_visited(header: str) -> None:
    assert best(header) == "country"


@pytest.mark.parametrize(
    "header",
    ["Capital", "Hauptstadt", "Столица", "首都", "Birthplace", "Geburtsort", "Lieu de naissance", "出生地",
     "Lugar de nacimiento", "Home town", "Organiser city", "Ville de l'organisateur",
     "Stadt des Veranstalters", "Wohnort", "Staatsangehörigkeit", "Nationalité", "Гражданство"],
)  # fmt: skip
def test_what_is_a_persons_own_is_no_place_visited(header: str) -> None:
    assert not {"city", "venue", "country", "division"} & {one.field for one in claims(header)}


@pytest.mark.parametrize(
    "header",
    ["Date added", "Date entered", "Last updated", "published_at", "Erfassungsdatum", "Datum der Eingabe",
     "Date de mise à jour", "Date d'ajout", "Fecha de actualización", "Data di inserimento",
     "Data de cadastro", "Дата публикации", "更新日期", "录入日期"],
)  # fmt: skip
def test_days_on_which_a_row_was_kept_are_no_days_of_visits(header: str) -> None:
    assert best(header) == ""


@pytest.mark.parametrize(
    "header",
    ["Days", "number of days", "No. of days", "Dauer (Tage)", "Anzahl Tage", "nombre de jours",
     "número de días", "numero di giorni", "número de dias", "Количество дней", "天数", "day count"],
)  # fmt: skip
def test_numbers_of_days_are_lengths(header: str) -> None:
    assert best(header) == "duration"


@pytest.mark.parametrize(
    "header",
    ["Gesprächspartner", "Interlocuteur", "Interlocutor", "Interlocutore", "Собеседник", "Host name",
     "Name of counterpart", "Nom de l'interlocuteur", "Met with"],
)  # fmt: skip
def test_whom_somebody_met_did_not_travel(header: str) -> None:
    assert best(header) == "with"


@pytest.mark.parametrize(
    ("header", "field"),
    [("geo.lat", "lat"), ("a/b/geo/_lon", "lon"), ("venue.latitude", "lat"), ("place longitude", "lon"),
     ("home_lat", ""), ("departure.lon", "")],
)  # fmt: skip
def test_a_path_ends_with_what_it_leads_to(header: str, field: str) -> None:
    assert best(header) == field


def test_what_a_start_is_the_start_of() -> None:
    assert subject("Tour start") == subject("tour_end") == {"tour"}
    assert subject("Arrival") == subject("Departure date") == subject("Start of visit") == frozenset()


def test_accents_case_and_joints_make_no_difference() -> None:
    spellings = ["Ciudad de destino", "CIUDAD DE DESTINO", "ciudad_de_destino", "CiudadDeDestino"]
    assert len({claims(one) for one in spellings}) == 1
    assert claims("Région") == claims("region")


def test_what_is_visited_says_so() -> None:
    assert is_visited("Country visited")
    assert not is_visited("Country")


def test_a_long_header_costs_no_more_than_its_beginning() -> None:
    """Growth, not seconds: a thousand times the header may not take a hundred times as long."""

    def seconds(header: str) -> float:
        started = time.process_time()
        for _ in range(20):
            claims(header)
        return time.process_time() - started

    short, long = "City of " * 100, "City of " * 100_000
    seconds(short)
    assert seconds(long) < 100 * max(seconds(short), 1e-4)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Pontefice", "leaders"), ("Souverain", "leaders"), ("Dal", "start"), ("Al", "end"),
        ("Лідер", "leaders"), ("Дата початку", "start"), ("Дата завершення", "end"),
        ("Країна призначення", "country"), ("Місто", "city"), ("Місце проведення", "venue"),
        ("Мета візиту", "occasion"), ("Стан", "status"), ("Cumhurbaşkanı", "leaders"),
        ("Tarih", "date"), ("BAŞLANGIÇ TARİHİ", "start"), ("Bitiş tarihi", "end"),
        ("Ziyaret edilen ülke", "country"), ("Şehir", "city"), ("Yer", "venue"),
        ("Durum", "status"), ("Pemimpin", "leaders"), ("Tanggal mulai", "start"),
        ("Tanggal selesai", "end"), ("Negara tujuan", "country"), ("Kota tujuan", "city"),
        ("Tempat", "venue"), ("Keperluan", "occasion"), ("नेता", "leaders"), ("दिनांक", "date"),
        ("प्रारंभ तिथि", "start"), ("समाप्ति तिथि", "end"), ("गंतव्य देश", "country"),
        ("शहर", "city"), ("स्थान", "venue"), ("स्थिति", "status"), ("الرئيس", "leaders"),
        ("التاريخ", "date"), ("تاريخ البدء", "start"), ("تاريخ الانتهاء", "end"),
        ("البلد", "country"), ("المدينة", "city"), ("المكان", "venue"), ("الحالة", "status"),
        ("تاريخ الميلاد", ""), ("Doğum tarihi", ""),
    ],
)  # fmt: skip
def test_headers_of_five_more_languages_name_our_columns(header: str, field: str) -> None:
    assert best(header) == field


@pytest.mark.parametrize(
    "header",
    [
        "Country of counterpart",
        "Their country",
        "Counterpart city",
        "País del homólogo",
        "Страна собеседника",
    ],
)
def test_what_is_of_those_met_is_no_place_of_a_visit(header: str) -> None:
    assert best(header) == ""


@pytest.mark.parametrize("header", ["Host country", "Pays hôte", "Gastgeberland", "Met in country"])
def test_a_host_s_country_is_the_place(header: str) -> None:
    assert best(header) == "country"
