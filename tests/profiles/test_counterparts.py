"""Whom travellers met is never who travelled, in any language; organisations are no leaders."""

from __future__ import annotations

import pytest

from geo.profiles.bodies import is_body
from geo.profiles.headers import claims

from .strangers import findings, leaders, rows, said, table

TRIPS = """
Type,Date de départ,Date de retour,Ville,Pays,{header}
Déplacement officiel,15/01/2024,17/01/2024,Davos,Suisse,Forum économique mondial
Visite d'État,25/01/2024,26/01/2024,New Delhi,Inde,Narendra Modi
Visite officielle,05/03/2024,05/03/2024,Prague,Tchéquie,Petr Pavel
Visite de travail,26/05/2024,28/05/2024,Berlin,Allemagne,Frank-Walter Steinmeier
Sommet,13/06/2024,15/06/2024,Bari,Italie,G7
Visite d'État,28/10/2024,30/10/2024,Rabat,Maroc,Mohammed VI
"""
MET = [
    "Personnes rencontrées", "Rencontré", "Dirigeants rencontrés", "Reçu par", "Accueilli par",
    "Getroffen", "Personen getroffen", "Empfangen von", "Incontrato", "Persone incontrate", "Ricevuto da",
    "Encontrado", "Pessoas encontradas", "Recibido por", "Met", "People met", "Received by",
    "Leaders received",
    "Встретился с", "Принят", "会见人", "接见",
]  # fmt: skip


@pytest.mark.parametrize("header", MET)
def test_headers_of_those_who_were_met_claim_no_traveller(header: str) -> None:
    said_of = [one.field for one in claims(header)]
    assert said_of[0] == "with"
    assert "leaders" not in said_of


@pytest.mark.parametrize("header", ["Leader", "Président", "Besucher", "Visitante", "Гость", "Who"])
def test_headers_of_travellers_still_do(header: str) -> None:
    assert claims(header)[0].field == "leaders"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Date de rencontre", "date"),
        ("Lieu de rencontre", "venue"),
        ("Meeting place", "venue"),
        ("Host country", "country"),
        ("Met in", "venue"),
        ("Дата встречи", "date"),
    ],
)
def test_days_and_places_of_a_meeting_stay_what_they_are(header: str, field: str) -> None:
    assert claims(header)[0].field == field


@pytest.mark.parametrize("header", ["Personnes rencontrées", "Getroffen", "Принят"])
def test_a_table_without_a_traveller_follows_none_of_those_who_were_met(header: str) -> None:
    atlas = table(TRIPS.format(header=header), name="deplacements.csv")
    assert "no column of leaders" in said(atlas)
    assert set(rows(atlas)["leaders"].map(lambda names: names[0])) == {"The traveller of deplacements"}
    assert "Narendra Modi" in leaders(atlas)
    assert leaders(atlas)["Narendra Modi"] == ""


def test_organisations_are_the_occasion_and_make_no_trips() -> None:
    atlas = table(TRIPS.format(header="Personnes rencontrées"), leader="=Emmanuel Macron (France)")
    assert {"G7", "Forum économique mondial"}.isdisjoint(leaders(atlas))
    assert rows(atlas)["occasion"].tolist() == ["Forum économique mondial", "", "", "", "G7", ""]
    assert rows(atlas)["leaders"].iloc[4] == ("Emmanuel Macron",)
    (one,) = [one for one in findings(atlas, "leader") if "organisation" in one.found]
    assert one.rows == (2, 6)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the G20", True),
        ("Conseil européen", True),
        ("Europäischer Rat", True),
        ("Совет Европы", True),
        ("l'ONU", True),
        ("Kim Jong Un", False),
        ("Charles XVI Gustave", False),
        ("Frank Church", False),
        ("of the European Council Charles Michel", False),
        ("European Council President Charles Michel", False),
        ("Xi Jinping and delegation", False),
        ("Charles Michel (European Council)", False),
    ],
)
def test_bodies_are_told_from_people(name: str, expected: bool) -> None:
    assert is_body(name) is expected
