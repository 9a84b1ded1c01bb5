"""Names of countries as languages write and shorten them, and islands in other scripts."""

from __future__ import annotations

import pytest

from geo.places import DRAWN, Gazetteer, country_codes

GAZETTEER = Gazetteer()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", "EUA|EE.UU.|EE. UU.|EEUU|E.U.A.|É.-U.|США|ABD|米国|美国|Amerika Serikat|أميركا"),
        (
            "GB",
            "Inglaterra|Angleterre|Grã-Bretanha|R.-U.|Англия|Великобритания|Britania Raya|英格兰|إنجلترا|यूके",
        ),
        ("AE", "Emirados Árabes|Emiratos Árabes|Émirats|VAE|Emirate|ОАЭ|ОАЕ|BAE|UEA|阿联酋"),
        ("DE", "RFA|BRD|ФРГ|DDR|RDA|Westdeutschland|东德|西ドイツ"),
        ("RU", "URSS|UdSSR|СРСР|苏联|ソ連|Unión Soviética|俄国|Российская Федерация"),
        (
            "CZ",
            "République tchèque|República Checa|Rep. Tcheca|Checoslovaquia|Tschechische Republik|चेक गणराज्य",
        ),
        ("CF", "Centrafrique|RCA|ЦАР"),
        ("CI", "Elfenbeinküste|Pantai Gading|コートジボワール|象牙海岸"),
        ("KP", "朝鲜|北韩|КНДР|Korut|Coréia do Norte"),
        ("FK", "Malvinas|Мальвины|Фолкленды"),
    ],
)
def test_a_country_is_known_as_languages_write_and_shorten_it(code: str, names: str) -> None:
    assert {name: country_codes(name) for name in names.split("|")} == dict.fromkeys(
        names.split("|"), (code,)
    )


@pytest.mark.parametrize(
    ("country", "town", "found"),
    [
        ("EUA", "Boston", "US"),
        ("Inglaterra", "Birmingham", "GB"),
        ("Escocia", "Edimburgo", "GB"),
        ("RDA", "Berlín", "DE"),
        ("苏联", "莫斯科", "RU"),
    ],
)
def test_such_a_name_in_a_column_binds_the_town_beside_it(country: str, town: str, found: str) -> None:
    best = GAZETTEER.find(town, country=country)[0]
    assert (best.country, best.precision) == (found, "city")


@pytest.mark.parametrize(
    ("island", "country"),
    [("Раротонга", "CK"), ("凯尔盖朗", "TF"), ("Mahé Island", "SC"), ("Азоры", "PT"), ("Канары", "ES")],
)
def test_an_island_in_another_script_is_no_town_that_sounds_like_it(island: str, country: str) -> None:
    best = GAZETTEER.find(island)[0]
    assert (best.country, best.precision, best.confidence >= DRAWN) == (country, "admin", True)
