"""A surname and a given name of one person in two columns, and offices that stand where names do."""

from __future__ import annotations

import pytest

from geo.profiles import profile_of, to_toml
from geo.profiles.profile import Leaders, Profile

from .strangers import rows, table

ROWS = [("Ada", "Quill", "2024-05-01", "Rome"), ("Ada", "Quill", "2024-06-02", "Oslo"),
        ("Bo", "Tern", "2024-07-03", "Paris")]  # fmt: skip


def leaders(text: str) -> list[str]:
    return [names[0] for names in rows(table(text))["leaders"]]


@pytest.mark.parametrize(
    "header",
    [
        "First name,Last name,Date,City",
        "given_name,family_name,date,city",
        "Forename,Surname,Date,Destination",
        "Vorname,Name,Datum,Stadt",
        "Vorname,Nachname,Datum,Stadt",
        "Prénom,Nom,Date,Ville",
        "Nombre,Apellidos,Fecha,Ciudad",
        "Nome,Sobrenome,Data,Cidade",
        "Nome,Cognome,Data,Città",
        "Имя,Фамилия,Дата,Город",
    ],
)
def test_the_given_name_stands_before_the_surname(header: str) -> None:
    text = "\n".join([header, *(",".join(row) for row in ROWS)])
    assert leaders(text) == ["Ada Quill", "Ada Quill", "Bo Tern"]


@pytest.mark.parametrize(
    ("header", "pairs", "whole"),
    [
        ("姓,名,日期,城市", ["习,近平", "李,强"], ["习近平", "李强"]),
        ("姓,名,日期,城市", ["岸田,文雄", "サトウ,はな"], ["岸田文雄", "サトウはな"]),
        ("Surname,Given name,Date,City", ["윤,석열", "Quill,Ada"], ["윤석열", "Ada Quill"]),
    ],
)
def test_the_surname_stands_first_in_han_kana_and_hangul(
    header: str, pairs: list[str], whole: list[str]
) -> None:
    lines = [f"{pair},2024-05-0{day},Rome" for day, pair in enumerate(pairs, 1)]
    assert leaders("\n".join([header, *lines])) == whole


@pytest.mark.parametrize("header", ["Surname", "Lastnames", "Last name", "Apellidos", "Familienname"])
def test_surnames_alone_are_leaders(header: str) -> None:
    text = "\n".join([f"{header},Date,City", *(",".join(row[1:]) for row in ROWS)])
    assert leaders(text) == ["Quill", "Quill", "Tern"]


def test_a_whole_name_is_not_said_twice() -> None:
    text = "\n".join(["Vorname,Name,Datum,Stadt", *(f"{a},{a} {b},{c},{d}" for a, b, c, d in ROWS)])
    assert leaders(text) == ["Ada Quill", "Ada Quill", "Bo Tern"]


def test_a_column_that_says_who_travelled_goes_before_both() -> None:
    text = "\n".join(
        ["Minister,First name,Last name,Date,City", *(f"Eva Linn,{','.join(row)}" for row in ROWS)]
    )
    assert leaders(text) == ["Eva Linn"] * 3


def test_first_and_last_visits_are_still_dates() -> None:
    text = "Leader,City,First visit,Last visit\nAda Quill,Rome,2024-05-01,2024-05-02\n"
    assert rows(table(text))["date_label"].tolist() == ["1–2 May 2024"]


def test_a_profile_keeps_the_column_of_given_names() -> None:
    profile = Profile("mine", fields={"leaders": ("Name",)}, leaders=Leaders(given="Vorname"))
    assert profile_of("mine.toml", to_toml(profile)) == profile


@pytest.mark.parametrize(
    "offices",
    [
        ("Presidente da Câmara", "Presidente do Supremo Tribunal", "Ministro da Saúde"),
        ("President of the Senate", "Minister of Health", "Secretary of State for Trade"),
        ("Président du Sénat", "Ministre de la Santé", "Président de la Cour des comptes"),
        ("Presidente del Senado", "Ministra de Salud", "Presidente de la Corte"),
    ],
)
def test_offices_alone_are_kept_whole(offices: tuple[str, ...]) -> None:
    lines = [f"{office},2024-05-0{day},Rome" for day, office in enumerate(offices, 1)]
    assert leaders("\n".join(["Traveller,Trip date,Destination city", *lines])) == list(offices)


def test_offices_before_names_are_no_part_of_them() -> None:
    named = ["President de Gaulle,1960-05-01,Rome", "President Kennedy,1961-05-02,Rome",
             "Chancellor Adenauer,1962-05-03,Rome"]  # fmt: skip
    assert leaders("\n".join(["Traveller,Trip date,Destination city", *named])) == [
        "de Gaulle",
        "Kennedy",
        "Adenauer",
    ]
