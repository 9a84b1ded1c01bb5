"""A column of destinations that are states: each is the state, and no town that is called alike."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geo.errors import TableError

from .strangers import days, places, table

TRIPS = """
Viagem;Destino;Período
1ª;Argentina e Uruguai;22 a 25 de janeiro de 2023
2ª;Estados Unidos;9 a 11 de fevereiro de 2023
3ª;Portugal e Espanha;21 a 26 de abril de 2023
4ª;Itália, França e Vaticano;20 a 24 de junho de 2023
5ª;Líbano;3 a 4 de julho de 2023
"""


def test_states_in_a_column_of_states_are_no_towns() -> None:
    told = table(TRIPS, "viagens.csv")
    assert [place.rpartition(" ")[2] for place in places(told)] == [
        "AR",
        "UY",
        "US",
        "PT",
        "ES",
        "IT",
        "FR",
        "VA",
        "LB",
    ]
    assert days(told)[-1] == "2023-07-03/2023-07-04"


def _salvador_and_granada(header: str) -> set[str]:
    """Codes of the countries in which these two are drawn, behind five that are countries alone."""
    lands = ["Guatemala", "Honduras", "Nicaragua", "Panama", "Jamaica", "Salvador", "Granada"]
    rows = "".join(f"Ada Quill,{land},{day}/05/2023\n" for day, land in enumerate(lands, 13))
    told = places(table(f"Leader,{header},Date\n{rows}"))
    return {place.rpartition(" ")[2] for place in told[-2:]}


@pytest.mark.parametrize("header", ["Pays", "País visitado", "Country"])
def test_a_country_that_is_called_as_a_town_is_one_in_a_column_of_countries(header: str) -> None:
    assert _salvador_and_granada(header) == {"SV", "GD"}


def test_a_town_that_is_called_as_a_country_is_one_in_a_column_of_places() -> None:
    assert _salvador_and_granada("Lugar visitado").isdisjoint({"SV", "GD"})


def test_plain_numbers_are_no_days_beside_dates() -> None:
    legs = "idx_from,from,idx_to,to,date_from,date_to\n"
    towns = [("Wien", "Berlin"), ("Berlin", "Paris"), ("Paris", "Rom"), ("Rom", "Wien")]
    for place, (one, other) in enumerate(towns):
        at, day = 4020 + 311 * place, 10 + place
        legs += f"{at},{one},{at + 1},{other},1887-09-{day},1887-09-{day + 1}\n"
    assert days(table(legs))[0] in ("1887-09-10/1887-09-11", "1887-09-11")


def test_the_day_of_legs_in_disorder_is_asked() -> None:
    legs = "from,to,date_from,date_to\n"
    towns = ["Wien", "Berlin", "Paris", "Rom", "Oslo", "Wien", "Prag", "Budapest", "Graz"]
    for place, (one, other) in enumerate(pairwise(towns)):
        first, last = (10 + place, 11 + place) if place % 2 else (11 + place, 10 + place)
        legs += f"{one},{other},1887-09-{first},1887-09-{last}\n"
    with pytest.raises(TableError, match="may hold it"):
        table(legs)
