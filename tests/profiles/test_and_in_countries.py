"""A country's name with a word for "and" stays whole behind a city; lists of places are parted as before."""

from __future__ import annotations

import pytest

from .strangers import days, places, table


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("Kingstown, San Vicente y las Granadinas", ["Kingstown VC"]),
        ("Puerto España, Trinidad y Tobago", ["Port of Spain TT"]),
        ("Saint John's, Antigua et Barbuda", ["Saint John’s AG"]),
        ("Sarajevo, Bosnie et Herzégovine", ["Sarajevo BA"]),
        ("Sarajevo, Bosnien und Herzegowina", ["Sarajevo BA"]),
        ("Basseterre, São Cristóvão e Névis", ["Basseterre KN"]),
        ("São Tomé, São Tomé e Príncipe", ["São Tomé ST"]),
        ("Сараево, Босния и Герцеговина", ["Sarajevo BA"]),
        ("Порт-оф-Спейн, Тринидад и Тобаго", ["Port of Spain TT"]),
        ("Luxembourg, Luxembourg", ["Luxembourg LU"]),
        ("Lima y Santiago", ["Lima PE", "Santiago CL"]),
    ],
)
def test_the_country_is_no_second_stop(place: str, found: list[str]) -> None:
    assert (
        places(table(f'Mandatario,Fecha,Lugar\nLula,2024-03-01,"{place}"\nLula,2024-04-01,Roma\n'))[:-1]
        == found
    )


@pytest.mark.parametrize(
    ("header", "first", "second", "read"),
    [
        ("Year,Month,Days", "2019,5,7-8", "2019,June,20", ["2019-05-07/2019-05-08", "2019-06-20"]),
        ("Año,Mes,Días", "2019,junio,12 y 13", "2019,mayo,20", ["2019-06-12/2019-06-13", "2019-05-20"]),
        ("Day,Month,Foo", "3,5,1997", "4,6,1998", ["1997-05-03", "1998-06-04"]),
        ("Datum", "5./6.4.2019", "5. und 6.5.2019", ["2019-04-05/2019-04-06", "2019-05-05/2019-05-06"]),
        ("Datum", "30.4./1.5.2019", "5./6./7.6.2019", ["2019-04-30/2019-05-01", "2019-06-05/2019-06-07"]),
        (
            "Date",
            '"May 12/13, 2019"',
            "14 & 15 June 2019",
            ["2019-05-12/2019-05-13", "2019-06-14/2019-06-15"],
        ),
    ],
)
def test_days_of_the_month_in_columns_and_cells(
    header: str, first: str, second: str, read: list[str]
) -> None:
    assert days(table(f"Leader,City,{header}\nAda Quill,Rome,{first}\nAda Quill,Oslo,{second}\n")) == read
